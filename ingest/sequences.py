"""Chooses the sequence of heads that counts through a work, and tells which counts are another law's."""

from ingest.amending import amends
from ingest.chain import Candidate, best_chain
from ingest.heads import Head
from ingest.lines import Line
from ingest.unitwords import UNITS

LED_RESTART, BARE_RESTART = 2.0, 8.0
BODY_WORDS = 8
CLEAR = 2.0
SHORTEST_HOST, SHORTEST_GUEST = 3, 2
Found = list[tuple[int, Head]]


def best_sequence(lines: list[Line], found: Found, words: list[int]) -> tuple[str, dict[int, Head]]:
    """The way in which the units are numbered, and the heaviest sequence of heads of that way."""
    best: tuple[float, str, dict[int, Head]] = (0.0, "", {})
    counts: dict[str, dict[int, Head]] = {}
    for kind in sorted({head.kind for _, head in found}):
        heads = [(at, head) for at, head in found if head.kind == kind]
        candidates = _weighed(lines, heads, words, kind)
        led = kind in UNITS
        places, score = best_chain(candidates, restart=LED_RESTART if led else BARE_RESTART)
        score *= 2.0 if led else 1.0
        score = _trusted([heads[place][1] for place in places], score, led)
        counts[kind] = {heads[place][0]: heads[place][1] for place in places}
        if score > best[0]:
            best = score, kind, counts[kind]
    host = next((kind for kind in counts if kind in UNITS and _holds(counts[kind], best[2])), "")
    return (host, counts[host]) if host else (best[1], best[2])


def enclosed(unit: str, chosen: dict[int, Head], found: Found) -> dict[int, Head]:
    """Heads by another word than the work's own, between two of its heads, that count on from another law's number."""
    if unit not in UNITS:
        return {}
    others = {kind: {at: head for at, head in found if head.kind == kind} for kind in UNITS if kind != unit}
    guests = [heads for heads in others.values() if _holds(chosen, _clear(heads))]
    return {at: head for heads in guests for at, head in heads.items() if head.weight >= 1}


def _clear(heads: dict[int, Head]) -> dict[int, Head]:
    return {at: head for at, head in heads.items() if head.weight >= CLEAR}


def _holds(own: dict[int, Head], guest: dict[int, Head]) -> bool:
    """Whether a count from 1 encloses one that begins later: Article 1, Sections 448-1 to 448-14, Article 2."""
    if len(own) < SHORTEST_HOST or len(guest) < SHORTEST_GUEST or min(guest) in own:
        return False
    keys = [own[at].key for at in sorted(own)]
    from_one = keys[0] == (1.0,) and keys == sorted(keys)
    return from_one and guest[min(guest)].key[0] > len(own) and min(own) < min(guest) and max(guest) < max(own)


def _trusted(chain: list[Head], score: float, led: bool) -> float:
    """The weight of a sequence, nothing if it may be citations: one weak head, or numbers far apart."""
    if _is_scattered(chain) or (len(chain) == 1 and chain[0].weight < 3):
        return 0.0
    return score if led or len(chain) > 1 else 0.1


def _is_scattered(chain: list[Head]) -> bool:
    """Whether a sequence is only citations at the starts of lines: few numbers of many, none of them clear."""
    bases = {head.key[0] for head in chain}
    if len(bases) < 5:
        return False
    weights = sorted(head.weight for head in chain)
    return len(bases) / (max(bases) - min(bases) + 1) < 0.3 and weights[len(weights) // 2] < 3


def _weighed(lines: list[Line], heads: Found, words: list[int], kind: str) -> list[Candidate]:
    """Candidates of one way of numbering: heads with a body weigh more, heads that may be quoted law weigh less."""
    ends = ([at for at, _ in heads[1:]] + [len(lines)])[: len(heads)]
    weighed = []
    for (at, head), end in zip(heads, ends, strict=True):
        weight = head.weight + (words[end] - words[at] - min(12, len(lines[at].text.split())) >= BODY_WORDS)
        if amends(lines, at):
            weight *= 0.1 if head.quoted or kind not in UNITS else 0.3
        weighed.append(Candidate(at, head.key, weight))
    return weighed
