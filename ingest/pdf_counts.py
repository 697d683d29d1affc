"""Line numbers at the edge of a page, as bills have them: every line, or every fifth. They are no words of the law."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.pdf_rows import Row
from ingest.pdf_words import Word

ALIGNED = 8.0
LEAST = {1: 10, 5: 3}
"""How many numbers make a count of lines, by their step."""


def without_line_numbers(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """The rows of a page without the numbers of its lines, and these as rows of their own."""
    numbers = _counting([row.words[0] for row in rows]) or _counting([row.words[-1] for row in rows])
    if not numbers:
        return list(rows), []
    kept, counts = [], []
    for row in rows:
        left = tuple(word for word in row.words if word not in numbers)
        if left:
            kept.append(replace(row, words=left))
        if len(left) < len(row.words):
            counts.append(replace(row, words=tuple(word for word in row.words if word in numbers)))
    return kept, counts


def _counting(words: Sequence[Word]) -> set[Word]:
    """Those words that count 1, 2, 3 … or 5, 10, 15 … down one edge of the page; none if they do not."""
    bare = [word for word in words if word.text.isdecimal() and len(word.text) < 4]
    for step, least in LEAST.items():
        for first in (word for word in bare if int(word.text) == step):
            line = [word for word in bare if abs(word.x1 - first.x1) < ALIGNED and word.y >= first.y]
            values = [int(word.text) for word in line]
            if len(line) >= least and all(two - one == step for one, two in pairwise(values)):
                return set(line)
    return set()
