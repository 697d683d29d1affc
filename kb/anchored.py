"""Runs patterns where they can hold: the same hits as spaCy's Matcher gives, without asking every pattern everywhere.

A text is laid out once: where each *step* of a pattern (the words that fit one place of it) can stand. A pattern of
which one step stands nowhere is not tried. In the others, steps that follow each other are a *block*, whose places are
found for the whole text at once; between blocks a gap takes any words and marks but a full stop or a semicolon. All
gaps of a pattern share what they allow. Of the hits that begin at one place only the longest counts, as `kb/words.py`
keeps no other.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count, groupby

from kb.patterns import STOPS, Pattern, expression

Step = tuple[str, ...]
Block = tuple[int, ...]
Found = tuple[int, int]
"""First word, word after the last."""


class Fits(dict[str, tuple[int, ...]]):
    """The numbers of the steps that a word fits; what was asked once is known.

    `tokens` has the words that were asked for, by the step that they fit.
    """

    def __init__(self, steps: Mapping[Step, int]) -> None:
        super().__init__()
        self.tokens: dict[int, list[str]] = defaultdict(list)
        self._spelt: dict[str, list[int]] = defaultdict(list)
        self._begun: dict[str, list[tuple[int, re.Pattern[str] | None]]] = defaultdict(list)
        for step, number in steps.items():
            for word in step:
                self._add(word, number)

    def _add(self, word: str, number: int) -> None:
        beginning, sign, rest = word.partition(min(set(word) & set("*?"), key=word.index, default="*"))
        if not sign:
            self._spelt[word].append(number)
        else:
            rule = None if sign + rest == "*" else re.compile(expression((word,)))
            self._begun[beginning].append((number, rule))

    def __missing__(self, token: str) -> tuple[int, ...]:
        numbers = set(self._spelt.get(token, ()))
        for length in range(len(token) + 1):
            begun = self._begun.get(token[:length], ())
            numbers.update(number for number, rule in begun if rule is None or rule.match(token))
        for number in numbers:
            self.tokens[number].append(token)
        self[token] = tuple(numbers)
        return self[token]


class Spots:
    """Where in one text each step can stand."""

    def __init__(self, tokens: Sequence[str], fits: Fits) -> None:
        """Lay a text out."""
        words: dict[str, list[int]] = defaultdict(list)
        for place, token in enumerate(tokens):
            words[token].append(place)
        self.steps = frozenset(chain.from_iterable([fits[token] for token in words]))
        self._words, self._tokens = words, fits.tokens
        self._stops = sorted((-1, *chain.from_iterable(words.get(stop, ()) for stop in STOPS), len(tokens)))
        self._places: dict[int, list[int]] = {}
        self._before: dict[tuple[int, int], frozenset[int]] = {}

    def of(self, step: int) -> list[int]:
        """The places of a step, in order."""
        known = self._places.get(step)
        if known is None:
            places = [self._words[token] for token in self._tokens[step] if token in self._words]
            known = self._places[step] = places[0] if len(places) == 1 else sorted(chain.from_iterable(places))
        return known

    def together(self, block: Block) -> list[int]:
        """The places at which the steps of a block stand one after the other, in order."""
        if len(block) == 1:
            return self.of(block[0])
        return sorted(frozenset.intersection(*map(self._ahead, block, count())))

    def _ahead(self, step: int, ahead: int) -> frozenset[int]:
        """The places with the step so many words ahead."""
        known = self._before.get((step, ahead))
        if known is None:
            known = self._before[step, ahead] = frozenset([place - ahead for place in self.of(step)])
        return known

    def stop_from(self, place: int) -> int:
        """The first full stop or semicolon from a place on; a gap may reach it, but not go beyond."""
        return self._stops[bisect_left(self._stops, place)]

    def stop_before(self, place: int) -> int:
        """The last full stop or semicolon before a place."""
        return self._stops[bisect_left(self._stops, place) - 1]


@dataclass(frozen=True, slots=True)
class Runner:
    """One pattern, ready to run: its blocks, and the steps that must all stand in a text."""

    concept: str
    blocks: tuple[Block, ...]
    needs: frozenset[int]
    longest: int

    def found(self, spots: Spots) -> list[Found]:
        """The hits in a text that has every step: from the rarest block to the right, then to the left."""
        places = []
        for block in self.blocks:
            at = spots.together(block)
            if not at:
                return []
            places.append(at)
        rarest = places.index(min(places, key=len))
        size = len(self.blocks[rarest])
        found = [(place, place + size) for place in places[rarest]]
        for block, at in zip(self.blocks[rarest + 1 :], places[rarest + 1 :], strict=True):
            found = self._to_the_right(found, len(block), at, spots)
        for block, at in zip(self.blocks[:rarest][::-1], places[:rarest][::-1], strict=True):
            found = self._to_the_left(found, len(block), at, spots)
        return found

    def _to_the_right(self, found: list[Found], size: int, at: list[int], spots: Spots) -> list[Found]:
        return [
            (start, place + size)
            for start, end in found
            for place in _between(at, end, min(spots.stop_from(end), start + self.longest - size))
        ]

    def _to_the_left(self, found: list[Found], size: int, at: list[int], spots: Spots) -> list[Found]:
        return [
            (place, end)
            for start, end in found
            for place in _between(at, max(spots.stop_before(start) + 1 - size, end - self.longest), start - size)
        ]


def _between(places: list[int], low: int, high: int) -> list[int]:
    return places[bisect_left(places, low) : bisect_right(places, high)]


def runner(pattern: Pattern, numbers: Mapping[Step, int]) -> Runner:
    """Lay a pattern out in blocks of numbered steps."""
    parts = groupby(pattern.steps, key=lambda step: isinstance(step, int))
    blocks = tuple(
        tuple(numbers[step] for step in block if not isinstance(step, int)) for gap, block in parts if not gap
    )
    return Runner(pattern.concept, blocks, frozenset(chain.from_iterable(blocks)), pattern.longest)
