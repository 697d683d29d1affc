"""One passage as the recipes see it: its units and clauses with the hits in them, and what stands above them.

Cutting a text costs more than most texts are worth: places are cut, and their hits gathered, when a rule first asks.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from kb import penalties
from kb.clauses import Scope, cut
from kb.model import Passage, Penalty, Word
from kb.recipes import Hits
from kb.words import Hit, Words, by_concept

MOST_WORDS = 12
LEAD = re.compile(
    r"(?:(?:[^\W\d_]+[ .]*\d[\w\-]*|\d+|[A-Z])[ .ºª°:—–-]*(?=[^\w ]|\b[^\W\d]))?"
    r"([^.;:\n]{8,110}?)(?:[.:;]| ?[.:]?[—–-]{2}|\n)"
)
CAPITALS = re.compile(r"[^a-zà-öø-ÿ\n]{45,}(?:\n[^a-zà-öø-ÿ\n]{25,})*")
BENCHMARK_YEARS = 4
GRAVE_YEARS = 10


class Place:
    """A unit, a clause or the provision; roles are read when first asked for."""

    def __init__(self, scope: Scope, reading: "Reading") -> None:
        self.scope = scope
        self.roles: frozenset[str] | None = None
        self._reading = reading

    @cached_property
    def hits(self) -> Hits:
        """The hits in it, by concept."""
        return by_concept(self._reading.within(self.scope))

    def spans(self, hit: Hit) -> bool:
        """Whether this hit stands in it."""
        return any(start <= hit.start and hit.end <= end for start, end in self.scope.spans)

    def holds(self, hits: Sequence[Hit]) -> bool:
        """Whether one of these hits, which stand in reading order, stands in it."""
        return any(_between(hits, start, end) for start, end in self.scope.spans)


class Reading:
    """One passage with its hits, its places, and what stands above them."""

    def __init__(self, passage: Passage, language: Words, threats: tuple[Penalty, ...]) -> None:
        self.passage = passage
        self.kind = "treaty" if passage.kind == "treaty" else "law"
        self.treaty = self.kind == "treaty"
        self.threats = threats
        self._language = language
        running = _running_heads(passage.text)
        hits = [hit for hit in language.hits(passage.text) if not running or not _inside(hit, running)]
        self._hits = sorted([*hits, *_threat_hits(threats)])
        self.hits: Hits = by_concept(self._hits)
        self._holding: dict[tuple[str, frozenset[str]], list[Place]] = {}

    @cached_property
    def length(self) -> int:
        """How many words it has."""
        return len(self.passage.text.split())

    @cached_property
    def heading(self) -> Hits:
        """What stands in the heading, the chapter and the title; `@` and `^^` keep heading and context apart."""
        passage, language = self.passage, self._language
        own = by_concept(language.hits(passage.heading or _lead(passage.text)))
        context = language.said("\n".join(passage.context))
        both = {**context, **own} if passage.heading else context
        apart = {name + sign: hits for sign, found in (("@", own), ("^^", context)) for name, hits in found.items()}
        return both | apart

    @cached_property
    def above(self) -> Hits:
        """What stands above any of its places: the heading, and all hits of the text."""
        return {**self.heading, **self.hits}

    @cached_property
    def whole(self) -> Place:
        """The provision as a whole."""
        return Place(Scope("provision", ((0, len(self.passage.text)),)), self)

    def places(self, scope: str, needs: Sequence[frozenset[str]]) -> Iterable[Place]:
        """The units, the clauses, or the provision, where a word of each need can stand in them."""
        if scope == "provision":
            return (self.whole,)
        if not needs:
            return self._cut[scope]
        rarest = min(needs, key=lambda names: sum(len(self.hits.get(name, ())) for name in names))
        key = scope, rarest
        if key not in self._holding:
            hits = sorted(hit for name in rarest for hit in self.hits.get(name, ()))
            self._holding[key] = [place for place in self._cut[scope] if place.holds(hits)]
        return self._holding[key]

    @cached_property
    def _cut(self) -> dict[str, list[Place]]:
        places: dict[str, list[Place]] = {"unit": [], "clause": []}
        for scope in cut(self.passage.text):
            places[scope.kind].append(Place(scope, self))
        return places

    def within(self, scope: Scope) -> Iterator[Hit]:
        """The hits in the spans of a scope."""
        return (hit for start, end in scope.spans for hit in _between(self._hits, start, end))

    def words(self, hits: list[Hit], place: Place) -> tuple[Word, ...]:
        """The hits that stand in the text, as evidence, each once, in reading order."""
        unique = dict.fromkeys(hit for hit in hits if hit in self._inside)
        first = sorted(unique, key=lambda hit: (not place.spans(hit), hit.start))[:MOST_WORDS]
        text = self.passage.text
        return tuple(Word(hit.concept, hit.start, hit.end, text[hit.start : hit.end]) for hit in sorted(first))

    @cached_property
    def _inside(self) -> frozenset[Hit]:
        return frozenset(self._hits)


def _between(hits: Sequence[Hit], start: int, end: int) -> list[Hit]:
    """Those of the hits, which stand in reading order, that stand between two places of the text."""
    begun = hits[bisect_left(hits, (start,)) : bisect_left(hits, (end,))]
    return [hit for hit in begun if hit.end <= end]


def _inside(hit: Hit, running: list[tuple[int, int]]) -> bool:
    """Whether a hit begins in one of these lines, which stand in reading order."""
    line = bisect_right(running, (hit.start, math.inf)) - 1
    return line >= 0 and hit.start < running[line][1]


def _lead(text: str) -> str:
    """What stands where a heading would stand, in a text that has none: a first line or a short first sentence."""
    match = LEAD.match(text.lstrip())
    return match[1] if match else ""


def _running_heads(text: str) -> list[tuple[int, int]]:
    """Lines in capitals, as a gazette repeats on every page: they say what the law is called, not what it provides."""
    spans = [match.span() for match in CAPITALS.finditer(text)]
    return spans if sum(end - start for start, end in spans) * 2 < len(text) else []


def _threat_hits(threats: tuple[Penalty, ...]) -> Iterator[Hit]:
    for threat in threats:
        if threat.kind in ("prison", "life", "death"):
            for concept in _threat_concepts(threat):
                yield Hit(threat.start, threat.end, concept)


def _threat_concepts(threat: Penalty) -> Iterator[str]:
    """What a prison term means for the elements on penalties: four years is UNTOC's serious crime (article 2(b))."""
    yield "prison_any"
    yield "prison_or_fine" if threat.joined in ("or", "and_or") else "prison_only"
    years = penalties.years(threat)
    if years is None and threat.minimum is not None and threat.unit == "years":
        years = threat.minimum
    if years is not None:
        yield "prison_long" if years >= BENCHMARK_YEARS else "prison_short"
        if years >= GRAVE_YEARS:
            yield "prison_grave"
