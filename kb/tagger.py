"""The tagger: says of which elements a provision speaks, on which words that rests, and how sure it is.

A passage is matched once; its hits are then read unit by unit and clause by clause, with their stems, against the
recipes of the framework. A language without a file yields no tags, never an error.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from kb import framework as frameworks
from kb import penalties, words
from kb import ranker as rankers
from kb.framework import Framework
from kb.model import Passage, Tag, Tagged
from kb.places import Place, Reading
from kb.ranker import CONCEPT, ENOUGH, Ranker
from kb.recipes import Reader, Recipe, Rule
from kb.roles import roles, silent
from kb.spaces import Narrowed
from kb.words import Hit, Words

MOST_CONCEPTS = 4
PROPOSED = 0.5  # the confidence of a tag that the model alone proposes: below what counts as found


Weight = tuple[bool, float, int]


@dataclass(frozen=True)
class _Asked:
    """A rule with what it needs: names of which one each must stand somewhere, and of these the ones in the place.

    `most` is what a tag by this rule can weigh: met before partial, then how sure it is, then how little is missing.
    """

    rule: Rule
    needs: tuple[frozenset[str], ...]
    here: tuple[frozenset[str], ...]
    most: Weight


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
        self._rules = {
            element: [_asked(rule, self._reader) for rule in recipe.rules]
            for element, recipe in self.framework.recipes.items()
        }
        self._on_not = {element for element, recipe in self.framework.recipes.items() if recipe.on_not}
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
        rules = self._possible(self._rules, reading).items()
        found = (element for element, asked in rules if self._tag(element, asked, reading))
        return self._features(reading), frozenset(found)

    def _tags(self, reading: Reading) -> Iterator[Tag]:
        """What the rules say, as sure as the model is of it, and what it proposes; without one as the rules gave it.

        The model is asked first: what it holds for too unlikely to be said, no rule is asked for.
        """
        ranker = self._ranker
        if ranker is None:
            rules = self._possible(self._rules, reading).items()
            yield from (tag for element, asked in rules if (tag := self._tag(element, asked, reading)))
            return
        features = self._features(reading)
        likely = ranker.likely(features)
        elements = (element for element in self._rules if element in likely or element not in ranker.bias)
        possible = self._possible(elements, reading)
        barred = {element for element in likely if element in self._on_not and element not in possible}
        for element, asked in possible.items():
            confidence = ranker.confidence(element, features)
            if confidence is not None and (tag := self._tag(element, asked, reading)):
                barred.add(element)
                yield replace(tag, confidence=confidence)
        proposed = [element for element, total in likely.items() if total >= ENOUGH and element not in barred]
        yield from self._proposed({element: ranker.telling(element, features) for element in proposed}, reading)

    def _proposed(self, proposed: Mapping[str, list[str]], reading: Reading) -> Iterator[Tag]:
        """What the model alone would say: for a reader to check, never enough for a finding."""
        if not proposed or silent(self._roles(reading.whole, reading), words=reading.length):
            return
        for element, concepts in proposed.items():
            hits = [hit for name in concepts[:MOST_CONCEPTS] for hit in reading.hits.get(name, ())[:2]]
            words = reading.words(hits, reading.whole)
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

    def _possible(self, elements: Iterable[str], reading: Reading) -> dict[str, list[_Asked]]:
        """The rules of these elements that the concepts of a passage could satisfy."""
        names = reading.above.keys()
        rules = {
            element: [
                asked
                for asked in self._rules[element]
                if asked.rule.kind in ("", reading.kind) and not any(need.isdisjoint(names) for need in asked.needs)
            ]
            for element in elements
        }
        return {element: found for element, found in rules.items() if found}

    def _tag(self, element: str, rules: Iterable[_Asked], reading: Reading) -> Tag | None:
        recipe = self.framework.recipes[element]
        best: Tag | None = None
        for asked in rules:
            if best is None or _weight(best) < asked.most:
                found = self._apply(element, recipe, asked, reading)
                best = _heaviest(best, found, asked.most)
        if best is not None and reading.treaty and best.strength == "partial":
            return Tag(best.element, "met", best.words, best.confidence)
        return best

    def _apply(self, element: str, recipe: Recipe, asked: _Asked, reading: Reading) -> Iterator[Tag]:
        rule = asked.rule
        for place in reading.places(rule.scope, asked.here):
            hits = self._reader.read(rule.find, place.hits, reading.above)
            if hits is None or not self._allowed(rule, place, reading):
                continue
            tag = self._judge(element, recipe, rule, place, reading, hits)
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


def _asked(rule: Rule, reader: Reader) -> _Asked:
    needs, here = reader.needs(rule.find), reader.needs(rule.find, here=True)
    return _Asked(rule, needs, here, (rule.gives == "met", rule.sure, 0))


def _weight(tag: Tag) -> Weight:
    return tag.strength == "met", tag.confidence, -len(tag.missing)


def _heaviest(best: Tag | None, found: Iterable[Tag], most: Weight) -> Tag | None:
    """The first of the heaviest tags; nothing further is tried once one weighs as much as any can."""
    for tag in found:
        if best is None or _weight(tag) > _weight(best):
            best = tag
        if _weight(best) >= most:
            break
    return best


def _reading(passage: Passage, language: Words) -> Reading:
    return Reading(passage, language, penalties.read(passage.text, passage.language))
