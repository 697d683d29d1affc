"""The tagger: says of which elements a provision speaks, on which words that rests, and how sure it is.

A passage is matched once; its hits are then read unit by unit and clause by clause, with their stems, against the
recipes of the framework. A language without a file yields no tags, never an error.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Literal

from kb import framework as frameworks
from kb import penalties, words
from kb import ranker as rankers
from kb.framework import Framework
from kb.model import Passage, Tag, Tagged
from kb.places import Place, Reading
from kb.ranker import CONCEPT, Ranker
from kb.recipes import Reader, Recipe, Rule
from kb.roles import roles, silent
from kb.spaces import Narrowed
from kb.words import Hit, Words

MOST_CONCEPTS = 4
PROPOSED = 0.5  # the confidence of a tag that the model alone proposes: below what counts as found


@dataclass(frozen=True)
class _Asked:
    """A rule with what it needs: names of which one each must stand somewhere, and of these the ones in the place."""

    element: str
    rule: Rule
    needs: tuple[frozenset[str], ...]
    here: tuple[frozenset[str], ...]


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
            _Asked(element, rule, self._reader.needs(rule.find), self._reader.needs(rule.find, here=True))
            for element, recipe in self.framework.recipes.items()
            for rule in recipe.rules
        ]
        self._asked = _where_asked([asked.needs for asked in self._rules])
        self._languages: dict[str, Words | None] = {}

    def tag(self, passage: Passage) -> Tagged:
        """Tag one passage; raise FrameworkError for a mistake in the file of its language."""
        language = self._words(passage.language)
        if language is None:
            return Tagged(passage.id, (), ())
        narrowed = Narrowed(passage)
        reading = _reading(narrowed.passage, language)
        tags = tuple(self._tags(reading)) if reading.hits else ()
        return narrowed.back(Tagged(passage.id, tags, reading.threats))

    def seen(self, passage: Passage) -> tuple[frozenset[str], frozenset[str]]:
        """What the model knows of a passage, and the elements that the rules find in it: for training."""
        language = self._words(passage.language)
        if language is None:
            return frozenset(), frozenset()
        reading = _reading(Narrowed(passage).passage, language)
        found = (element for element, rules in self._possible(reading) if self._tag(element, rules, reading))
        return self._features(reading), frozenset(found)

    def _tags(self, reading: Reading) -> Iterator[Tag]:
        """What the rules say, as sure as the model is of it, and what it proposes; without one as the rules gave it.

        The model is asked first: what it holds for too unlikely to be said, no rule is asked for.
        """
        possible = dict(self._possible(reading))
        if self._ranker is None:
            yield from (tag for element, rules in possible.items() if (tag := self._tag(element, rules, reading)))
            return
        recipes = self.framework.recipes
        barred = {element for element, recipe in recipes.items() if recipe.on_not and element not in possible}
        features = self._features(reading)
        for element, rules in possible.items():
            confidence = self._ranker.confidence(element, features)
            if confidence is not None and (tag := self._tag(element, rules, reading)):
                barred.add(element)
                yield replace(tag, confidence=confidence)
        yield from self._proposed(self._ranker, barred, features, reading)

    def _proposed(self, ranker: Ranker, barred: set[str], features: frozenset[str], reading: Reading) -> Iterator[Tag]:
        """What the model alone would say: for a reader to check, never enough for a finding."""
        whole = reading.whole
        if silent(self._roles(whole, reading), words=reading.length):
            return
        for element, concepts in ranker.proposes(features):
            if element not in barred:
                hits = [hit for name in concepts[:MOST_CONCEPTS] for hit in reading.hits.get(name, ())[:2]]
                words = reading.words(hits, whole)
                if words:
                    yield Tag(element, "met", words, PROPOSED)

    def _features(self, reading: Reading) -> frozenset[str]:
        whole = reading.whole
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

    def _possible(self, reading: Reading) -> Iterator[tuple[str, list[_Asked]]]:
        """The rules that the concepts of a passage could satisfy, by element, in the framework's order."""
        names = reading.above.keys()
        numbers = sorted({number for name in names for number in self._asked.get(name, ())})
        possible = (
            asked
            for asked in (self._rules[number] for number in numbers)
            if asked.rule.kind in ("", reading.kind) and not any(need.isdisjoint(names) for need in asked.needs)
        )
        for element, found in groupby(possible, key=lambda asked: asked.element):
            yield element, list(found)

    def _tag(self, element: str, rules: Iterable[_Asked], reading: Reading) -> Tag | None:
        recipe = self.framework.recipes[element]
        candidates = [tag for asked in rules for tag in self._apply(recipe, asked, reading)]
        best = max(candidates, key=lambda tag: (tag.strength == "met", tag.confidence, -len(tag.missing)), default=None)
        if best is not None and reading.treaty and best.strength == "partial":
            return Tag(best.element, "met", best.words, best.confidence)
        return best

    def _apply(self, recipe: Recipe, asked: _Asked, reading: Reading) -> Iterator[Tag]:
        rule = asked.rule
        for place in reading.places(rule.scope, asked.here):
            hits = self._reader.read(rule.find, place.hits, reading.above)
            if hits is None or not self._allowed(rule, place, reading):
                continue
            tag = self._judge(asked.element, recipe, rule, place, reading, hits)
            if tag is not None:
                yield tag

    def _allowed(self, rule: Rule, place: Place, reading: Reading) -> bool:
        played = self._roles(place, reading)
        if silent(played, words=reading.length) or played & rule.not_roles:
            return False
        return not rule.roles or bool(played & rule.roles)

    def _roles(self, place: Place, reading: Reading) -> frozenset[str]:
        if place.roles is None:
            place.roles = roles(self._reader, self.framework.roles, place.hits, reading.heading)
        return place.roles

    def _judge(
        self, element: str, recipe: Recipe, rule: Rule, place: Place, reading: Reading, hits: list[Hit]
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


def _reading(passage: Passage, language: Words) -> Reading:
    return Reading(passage, language, penalties.read(passage.text, passage.language))


def _where_asked(needs: list[tuple[frozenset[str], ...]]) -> dict[str, list[int]]:
    """For each name the rules that ask for it where they ask for the fewest, rarest names: where to look first."""
    common = Counter(name for rule in needs for need in rule for name in need)
    asked: dict[str, list[int]] = defaultdict(list)
    for number, rule in enumerate(needs):
        for name in min(rule, key=lambda need: sum(common[name] for name in need)):
            asked[name].append(number)
    return dict(asked)
