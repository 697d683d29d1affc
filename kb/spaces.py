"""Reads a text as if every run of spaces were one, and finds the way back to the places of the text as it stands.

What is near and what is long is measured in characters; how widely a copy is set must not change what a law says.
"""

import re
from dataclasses import replace

from kb.model import Passage, Penalty, Tagged, Word

WIDE = re.compile(r"[^\S\n]{2,}|[^\S\n ]")


class Narrowed:
    """A passage with single spaces; `back` puts what was found in it at the places of the original."""

    def __init__(self, passage: Passage) -> None:
        self._text = passage.text
        self._places: list[int] = []
        self.passage = passage
        if WIDE.search(passage.text):
            self._narrow(passage)

    def _narrow(self, passage: Passage) -> None:
        pieces: list[str] = []
        last = 0
        for wide in WIDE.finditer(passage.text):
            pieces += [passage.text[last : wide.start()], " "]
            self._places += [*range(last, wide.start()), wide.start()]
            last = wide.end()
        pieces.append(passage.text[last:])
        self._places += range(last, len(passage.text) + 1)
        self.passage = replace(passage, text="".join(pieces))

    def back(self, tagged: Tagged) -> Tagged:
        """The tags and penalties at their places in the text as it stands."""
        if not self._places:
            return tagged
        tags = tuple(replace(tag, words=tuple(map(self._word, tag.words))) for tag in tagged.tags)
        return Tagged(tagged.id, tags, tuple(map(self._penalty, tagged.penalties)))

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self._places[start], self._places[end - 1] + 1 if end > start else self._places[start]

    def _word(self, word: Word) -> Word:
        start, end = self._span(word.start, word.end)
        return Word(word.concept, start, end, self._text[start:end])

    def _penalty(self, penalty: Penalty) -> Penalty:
        start, end = self._span(penalty.start, penalty.end)
        return replace(penalty, start=start, end=end, text=self._text[start:end])
