"""Runs a pattern around its anchor: the same hits as spaCy's Matcher gives, without asking every pattern everywhere.

From the anchor the steps of a pattern are followed to the left and to the right. A gap takes any words and marks but a
full stop or a semicolon; all gaps of a pattern share what they allow. Of the hits that begin at one place only the
longest counts, as `kb/words.py` keeps no other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kb.patterns import STOPS, Pattern, expression

Steps = tuple["Step | None", ...]
"""The words to find on one side, outwards from the anchor; None is a gap."""


class Step(dict[str, bool]):
    """Which words fit one place of a pattern; what was asked once is known."""

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self._rule = re.compile(expression(words))

    def __missing__(self, token: str) -> bool:
        fits = self[token] = self._rule.match(token) is not None
        return fits


@dataclass(frozen=True)
class Runner:
    """One pattern, ready to be followed from its anchor."""

    concept: str
    left: Steps
    right: Steps
    longest: int

    def goes_on(self, token: str) -> bool:
        """Whether the word behind the anchor can be this one; most patterns end here."""
        return not self.right or self.right[0] is None or self.right[0][token]

    def around(self, tokens: Sequence[str], place: int) -> list[tuple[str, int, int]]:
        """The hits that have their anchor at `place`: concept, first token, token after the last."""
        if self.left and self.left[0] is not None and not (place and self.left[0][tokens[place - 1]]):
            return []
        ends = _followed(tokens, place, self.right, 1, self.longest)
        starts = _followed(tokens, place, self.left, -1, self.longest) if ends else ()
        near = ((start, [end for end in ends if end - start < self.longest]) for start in starts)
        return [(self.concept, start, max(reach) + 1) for start, reach in near if reach]


def runner(pattern: Pattern) -> Runner:
    """Lay a pattern out from its anchor."""
    steps = tuple(None if isinstance(step, int) else Step(step) for step in pattern.steps)
    anchor = pattern.place
    return Runner(pattern.concept, steps[:anchor][::-1], steps[anchor + 1 :], pattern.longest)


def _followed(tokens: Sequence[str], place: int, steps: Steps, way: int, longest: int) -> set[int]:
    """The places at which the last of these steps can stand, going `way` (1 right, -1 left) from `place`."""
    last, gap = {place}, False
    for step in steps:
        if step is None:
            gap = True
            continue
        last = _across(tokens, last, step, way, place, longest) if gap else _beside(tokens, last, step, way)
        gap = False
        if not last:
            break
    return last


def _beside(tokens: Sequence[str], last: set[int], step: Step, way: int) -> set[int]:
    nexts = (place + way for place in last)
    return {place for place in nexts if 0 <= place < len(tokens) and step[tokens[place]]}


def _across(tokens: Sequence[str], last: set[int], step: Step, way: int, anchor: int, longest: int) -> set[int]:
    """As `_beside`, with any words but stops between."""
    found: set[int] = set()
    limit = min(anchor + longest, len(tokens)) if way > 0 else max(anchor - longest, -1)
    seen: set[int] = set()
    for begin in last:
        for place in range(begin + way, limit, way):
            if place in seen:
                break
            seen.add(place)
            token = tokens[place]
            if step[token]:
                found.add(place)
            if token in STOPS:
                break
    return found
