"""The tagger: says of which elements a provision speaks, on which words that rests, and how sure it is.

A passage is matched once; its hits are then read unit by unit and clause by clause, with their stems, against the
recipes of the framework. A language without a file yields no tags, never an error.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Literal

from kb import framework as frameworks
from kb import penalties, words
from kb import ranker as rankers
from kb.clauses import Scope, cut
from kb.framework import Framework
from kb.model import Passage, Penalty, Tag, Tagged, Word
from kb.ranker import CONCEPT, Ranker
from kb.recipes import Hits, Reader, Recipe, Rule
from kb.roles import roles, silent
from kb.spaces import Narrowed
from kb.words import Hit, Words

MOST_WORDS = 12
MOST_CONCEPTS = 4
PROPOSED = 0.5  # the confidence of a tag that the model alone proposes: below what counts as found
LEAD = re.compile(
    r"(?:(?:[^\W\d_]+[ .]*\d[\w\-]*|\d+|[A-Z])[ .ºª°:—–-]*(?=[^\w ]|\b[^\W\d]))?"
    r"([^.;:\n]{8,110}?)(?:[.:;]| ?[.:]?[—–-]{2}|\n)"
)
CAPITALS = re.compile(r"[^a-zà-öø-ÿ\n]{45,}(?:\n[^a-zà-öø-ÿ\n]{25,})*")
BENCHMARK_YEARS = 4
GRAVE_YEARS = 10


class Tagger:
    """Tags passages in every language that has a file; build one and use it for many passages."""

    def __init__(
        self,
        framework: Framework | None = None,
        languages_folder: Path | None = None,
        ranker: Ranker | Literal["own"] | None = "own",
    ) -> None:
        """Take a framework, a folder of languages and a model; without them, the ones that come with manumit.

        Without a model (None) a tag is as sure as its rule says; so it is with a framework of somebody's own.
        """
        self._ranker = (rankers.load() if framework is None else None) if ranker == "own" else ranker
        self.framework = framework or frameworks.load()
        self._folder = languages_folder or words.LANGUAGES
        self._reader = Reader(self.framework.shorthands)
        self._rules = [
            (element, rule, self._reader.needs(rule.find))
            for element, recipe in self.framework.recipes.items()
            for rule in recipe.rules
        ]
        self._asked = _asked([needs for _, _, needs in self._rules])
        self._languages: dict[str, Words | None] = {}

    def tag(self, passage: Passage) -> Tagged:
        """Tag one passage; raise FrameworkError for a mistake in the file of its language."""
        language = self._words(passage.language)
        if language is None:
            return Tagged(passage.id, (), ())
        narrowed = Narrowed(passage)
        threats = penalties.read(narrowed.passage.text, passage.language)
        reading = _Reading(narrowed.passage, language, threats)
        possible = dict(self._possible(reading))
        tags = [tag for element, rules in possible.items() if (tag := self._tag(element, rules, reading))]
        return narrowed.back(Tagged(passage.id, tuple(self._ranked(tags, possible, reading)), threats))

    def seen(self, passage: Passage) -> tuple[frozenset[str], frozenset[str]]:
        """What the model knows of a passage, and the elements that the rules find in it: for training."""
        language = self._words(passage.language)
        if language is None:
            return frozenset(), frozenset()
        narrowed = Narrowed(passage).passage
        reading = _Reading(narrowed, language, penalties.read(narrowed.text, passage.language))
        found = (element for element, rules in self._possible(reading) if self._tag(element, rules, reading))
        return self._features(reading), frozenset(found)

    def _ranked(self, tags: list[Tag], possible: Collection[str], reading: "_Reading") -> Iterator[Tag]:
        """The tags with the model's confidence, and those it proposes; without a model, as the rules gave them."""
        if self._ranker is None or not reading.names:
            yield from tags
            return
        features = self._features(reading)
        for tag in tags:
            confidence = self._ranker.confidence(tag.element, features)
            if confidence is not None:
                yield replace(tag, confidence=confidence)
        barred = {tag.element for tag in tags} | {
            element for element, recipe in self.framework.recipes.items() if recipe.on_not and element not in possible
        }
        yield from self._proposed(barred, features, reading)

    def _proposed(self, barred: set[str], features: frozenset[str], reading: "_Reading") -> Iterator[Tag]:
        """What the model alone would say: for a reader to check, never enough for a finding."""
        whole = reading.places("provision")[0]
        if self._ranker is None or silent(self._roles(whole, reading), words=reading.length):
            return
        for element, concepts in self._ranker.proposes(features):
            if element not in barred:
                hits = [hit for name in concepts[:MOST_CONCEPTS] for hit in whole.hits.get(name, ())[:2]]
                words = reading.words(hits, whole)
                if words:
                    yield Tag(element, "met", words, PROPOSED)

    def _features(self, reading: "_Reading") -> frozenset[str]:
        whole = reading.places("provision")[0]
        heading = (f"h:{name[:-1]}" for name in reading.heading if name.endswith("@"))
        concepts = (f"{CONCEPT}{name}" for name in whole.hits)
        return frozenset((*concepts, *heading, *(f"r:{one}" for one in self._roles(whole, reading)), reading.kind))

    def pipe(self, passages: Iterable[Passage]) -> Iterator[Tagged]:
        """Tag passages one after another."""
        return map(self.tag, passages)

    def _words(self, language: str) -> Words | None:
        if language not in self._languages:
            self._languages[language] = words.load(language, self._folder)
        return self._languages[language]

    def _possible(self, reading: "_Reading") -> Iterator[tuple[str, list[Rule]]]:
        """The rules that the concepts of a passage could satisfy, by element, in the framework's order."""
        names = reading.names
        asked = sorted({number for name in names for number in self._asked.get(name, ())})
        rules = (self._rules[number] for number in asked)
        possible = (
            (element, rule)
            for element, rule, needs in rules
            if rule.kind in ("", reading.kind) and not any(need.isdisjoint(names) for need in needs)
        )
        for element, found in groupby(possible, key=lambda pair: pair[0]):
            yield element, [rule for _, rule in found]

    def _tag(self, element: str, rules: Iterable[Rule], reading: "_Reading") -> Tag | None:
        recipe = self.framework.recipes[element]
        candidates = [tag for rule in rules for tag in self._apply(element, recipe, rule, reading)]
        best = max(candidates, key=lambda tag: (tag.strength == "met", tag.confidence, -len(tag.missing)), default=None)
        if best is not None and reading.treaty and best.strength == "partial":
            return Tag(best.element, "met", best.words, best.confidence)
        return best

    def _apply(self, element: str, recipe: Recipe, rule: Rule, reading: "_Reading") -> Iterator[Tag]:
        for place in reading.places(rule.scope):
            hits = self._reader.read(rule.find, place.hits, reading.above)
            if hits is None or not self._allowed(rule, place, reading):
                continue
            tag = self._judge(element, recipe, rule, place, reading, hits)
            if tag is not None:
                yield tag

    def _allowed(self, rule: Rule, place: "_Place", reading: "_Reading") -> bool:
        played = self._roles(place, reading)
        if silent(played, words=reading.length) or played & rule.not_roles:
            return False
        return not rule.roles or bool(played & rule.roles)

    def _roles(self, place: "_Place", reading: "_Reading") -> frozenset[str]:
        if place.roles is None:
            place.roles = roles(self._reader, self.framework.roles, place.hits, reading.heading)
        return place.roles

    def _judge(
        self, element: str, recipe: Recipe, rule: Rule, place: "_Place", reading: "_Reading", hits: list[Hit]
    ) -> Tag | None:
        found = {name: self._reader.read(part, place.hits, reading.above) for name, part in recipe.parts}
        missing = tuple(name for name, evidence in found.items() if not evidence)
        if rule.need and len(found) - len(missing) < rule.need:
            return None
        evidence = reading.words([*hits, *(hit for part in found.values() for hit in part or ())], place)
        if not evidence:
            return None
        strength = "partial" if rule.need and missing else rule.gives
        return Tag(element, strength, evidence, rule.sure, missing if rule.need else (), rule.failure)


def _asked(needs: list[tuple[frozenset[str], ...]]) -> dict[str, list[int]]:
    """For each name the rules that ask for it where they ask for the fewest, rarest names: where to look first."""
    common = Counter(name for rule in needs for need in rule for name in need)
    asked: dict[str, list[int]] = defaultdict(list)
    for number, rule in enumerate(needs):
        for name in min(rule, key=lambda need: sum(common[name] for name in need)):
            asked[name].append(number)
    return dict(asked)


class _Place:
    """A unit, a clause or the provision, with the hits in it; roles are read when first asked for."""

    def __init__(self, scope: Scope, hits: Hits) -> None:
        self.scope = scope
        self.hits = hits
        self.roles: frozenset[str] | None = None


class _Reading:
    """One passage as the recipes see it: its places, and what stands above them."""

    def __init__(self, passage: Passage, language: Words, threats: tuple[Penalty, ...]) -> None:
        self.passage = passage
        self.kind = "treaty" if passage.kind == "treaty" else "law"
        self.treaty = self.kind == "treaty"
        self.length = len(passage.text.split())
        running = _running_heads(passage.text)
        hits = (hit for hit in language.hits(passage.text) if not any(a <= hit.start < b for a, b in running))
        self._hits = sorted([*hits, *_threat_hits(threats)])
        self._starts = [hit.start for hit in self._hits]
        self.heading = _above(passage, language)
        self.everywhere: Hits = {**self.heading, **_by_concept(self._hits)}
        self.above = self.everywhere
        self.names = self.everywhere.keys()
        self._inside = set(self._hits)

    def places(self, scope: str) -> list[_Place]:
        """The units, the clauses, or the provision as a whole."""
        return self._places[scope]

    @cached_property
    def _places(self) -> dict[str, list[_Place]]:
        text = self.passage.text
        scopes = (Scope("provision", ((0, len(text)),)), *cut(text))
        places: dict[str, list[_Place]] = {"provision": [], "unit": [], "clause": []}
        for scope in scopes:
            places[scope.kind].append(_Place(scope, _by_concept(self._within(scope))))
        return places

    def _within(self, scope: Scope) -> Iterator[Hit]:
        for start, end in scope.spans:
            for hit in self._hits[bisect_left(self._starts, start) :]:
                if hit.start >= end:
                    break
                if hit.end <= end:
                    yield hit

    def words(self, hits: list[Hit], place: _Place) -> tuple[Word, ...]:
        """The hits that stand in the text, as evidence, each once, in reading order."""
        unique = dict.fromkeys(hit for hit in hits if hit in self._inside)
        first = sorted(unique, key=lambda hit: (not _inside(hit, place.scope), hit.start))[:MOST_WORDS]
        text = self.passage.text
        return tuple(Word(hit.concept, hit.start, hit.end, text[hit.start : hit.end]) for hit in sorted(first))


def _above(passage: Passage, language: Words) -> Hits:
    """What stands in the heading, the chapter and the title; `@` and `^^` keep heading and context apart."""
    own = _by_concept(language.hits(passage.heading or _lead(passage.text)))
    context = _by_concept(language.said("\n".join(passage.context)))
    both = {**context, **own} if passage.heading else context
    apart = {name + sign: hits for sign, found in (("@", own), ("^^", context)) for name, hits in found.items()}
    return both | apart


def _lead(text: str) -> str:
    """What stands where a heading would stand, in a text that has none: a first line or a short first sentence."""
    match = LEAD.match(text.lstrip())
    return match[1] if match else ""


def _running_heads(text: str) -> list[tuple[int, int]]:
    """Lines in capitals, as a gazette repeats on every page: they say what the law is called, not what it provides."""
    spans = [match.span() for match in CAPITALS.finditer(text)]
    return spans if sum(end - start for start, end in spans) * 2 < len(text) else []


def _inside(hit: Hit, scope: Scope) -> bool:
    return any(start <= hit.start and hit.end <= end for start, end in scope.spans)


def _by_concept(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        found[hit.concept].append(hit)
    return dict(found)


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
