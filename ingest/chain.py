"""Chooses, among everything that looks like a head, the sequence that counts as a law counts: 1, 2, 2A, 3 …

The heaviest increasing chain is found in O(n log n). Gaps cost a little, starting again at 1 costs more.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.numbering import Key

GAP = 0.8
AGAIN = 1.2
LATE_START = 1.0


@dataclass(frozen=True)
class Candidate:
    """A head at a line, with the key of its number and what it weighs."""

    line: int
    key: Key
    weight: float


@dataclass
class _Best:
    """The best chain that ends at a candidate."""

    score: float
    before: int


def best_chain(candidates: Sequence[Candidate], *, restart: float) -> tuple[list[int], float]:
    """The positions of the heaviest chain and its weight; `restart` is what it costs to begin again at 1."""
    keys = sorted({candidate.key for candidate in candidates})
    tree = _Prefix(len(keys))
    ends: list[_Best] = []
    by_base: dict[float, int] = {}
    by_key: dict[Key, int] = {}
    top = -1
    for place, candidate in enumerate(candidates):
        rank = bisect_left(keys, candidate.key)
        before = _offers(candidate, candidates, ends, (by_base, by_key), (tree.best(rank), top), restart)
        ends.append(_Best(before.score + candidate.weight, before.before))
        tree.put(rank, place, ends[-1].score)
        _keep(by_base, candidate.key[0], place, ends)
        _keep(by_key, candidate.key, place, ends)
        top = place if top < 0 or ends[place].score >= ends[top].score else top
    return _traced(ends, top), ends[top].score if ends else 0.0


def _keep(table: dict, name: object, place: int, ends: list[_Best]) -> None:  # type: ignore[type-arg]
    if name not in table or ends[place].score >= ends[table[name]].score:
        table[name] = place


def _offers(
    candidate: Candidate,
    candidates: Sequence[Candidate],
    ends: list[_Best],
    tables: tuple[dict[float, int], dict[Key, int]],
    places: tuple[int, int],
    restart: float,
) -> _Best:
    """The best chain that this candidate may prolong, with the cost of doing so taken off."""
    base, (smaller, top) = candidate.key[0], places
    offers = [_Best(-LATE_START * (base > 2), -1)]
    for near in (tables[0].get(base), tables[0].get(base - 1)):
        if near is not None and candidates[near].key < candidate.key:
            offers.append(_Best(ends[near].score, near))
    if smaller >= 0:
        offers.append(_Best(ends[smaller].score - GAP, smaller))
    same = tables[1].get(candidate.key)
    if same is not None:
        offers.append(_Best(ends[same].score - AGAIN - candidate.weight / 2, same))
    if top >= 0 and base <= 1:
        offers.append(_Best(ends[top].score - restart, top))
    return max(offers, key=lambda offer: (offer.score, offer.before))


def _traced(ends: list[_Best], place: int) -> list[int]:
    chain: list[int] = []
    while place >= 0:
        chain.append(place)
        place = ends[place].before
    return chain[::-1]


class _Prefix:
    """A Fenwick tree: the best-scoring place among all keys below a rank."""

    def __init__(self, size: int) -> None:
        self._places = [(-1.0, -1)] * (size + 1)

    def put(self, rank: int, place: int, score: float) -> None:
        at = rank + 1
        while at < len(self._places):
            self._places[at] = max(self._places[at], (score, place))
            at += at & -at

    def best(self, rank: int) -> int:
        found = (-1.0, -1)
        while rank > 0:
            found = max(found, self._places[rank])
            rank -= rank & -rank
        return found[1]
