"""Rows: the words of a page that stand on one line, in the order in which they are read."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from statistics import median

from ingest.lines import clean
from ingest.pdf_words import Page, Word

TOGETHER = 0.45
RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
LTR = re.compile("[A-Za-z0-9\u00c0-\u024f\u0660-\u0669\u06f0-\u06f9]")
LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
SIGNED = re.compile(r"([-–—.،؛:()\[\]{}«»/ـ]*)(.*?)([-–—.،؛:()\[\]{}«»/ـ]*)", re.DOTALL)
MIRROR = str.maketrans("()[]{}«»", ")(][}{»«")
RAISE = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Row:
    """The words that stand on one line of a page, in the order in which they are read."""

    page: int
    words: tuple[Word, ...]
    y: float

    @cached_property
    def x0(self) -> float:
        """Where the row begins on the left."""
        return min(word.x0 for word in self.words)

    @cached_property
    def x1(self) -> float:
        """Where the row ends on the right."""
        return max(word.x1 for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size of most of its letters."""
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[round(word.size, 1)] += len(word.text)
        return max(sizes, key=lambda size: sizes[size])

    @cached_property
    def bold(self) -> bool:
        """Whether all of its words are bold."""
        return all(word.bold for word in self.words if word.text.strip(".,;:-–—"))

    @cached_property
    def rtl(self) -> bool:
        """Whether it is read from right to left."""
        return is_rtl(self.words)

    @cached_property
    def text(self) -> str:
        """Its words as one line."""
        return text_of(self.words)


def is_rtl(words: Iterable[Word]) -> bool:
    """Whether most of the words are of a script that is written from right to left."""
    marks = [bool(RTL.search(word.text)) for word in words if RTL.search(word.text) or LATIN.search(word.text)]
    return bool(marks) and sum(marks) * 2 > len(marks)


def rows_of(words: Sequence[Word], page: int) -> list[Row]:
    """Gather words into rows by their baselines, from the top of the page down."""
    gathered: list[list[Word]] = []
    largest = Word("", 0, 0, -1e9, 0)
    for word in sorted(words, key=lambda word: word.y):
        if abs(word.y - largest.y) <= TOGETHER * max(word.size, largest.size):
            gathered[-1].append(word)
            largest = word if _weight(word) > _weight(largest) else largest
        else:
            gathered.append([word])
            largest = word
    return [Row(page, tuple(_ordered(row)), _baseline(row)) for row in gathered]


def _weight(word: Word) -> tuple[float, int]:
    return word.size, len(word.text)


def _baseline(row: Sequence[Word]) -> float:
    return max(row, key=_weight).y


def _ordered(row: list[Word]) -> list[Word]:
    """The words of a row as they are read; numbers and foreign words keep their own direction in Arabic."""
    if not is_rtl(row):
        return sorted(row, key=lambda word: word.x0)
    found: list[Word] = []
    foreign: list[Word] = []
    for word in sorted(row, key=lambda word: -word.x1):
        if LTR.search(word.text) and not RTL.search(word.text):
            foreign.insert(0, replace(word, text=_as_read(word.text)))
        else:
            found += [*foreign, word]
            foreign = []
    return [*found, *foreign]


def _as_read(text: str) -> str:
    """A number in Arabic as it is read: PDFium gives its signs as they are seen from the left, "-1" for "1-"."""
    found = SIGNED.fullmatch(text)
    if not found or not (found[1] or found[3]):
        return text
    return found[3][::-1].translate(MIRROR) + found[2] + found[1][::-1].translate(MIRROR)


def text_of(words: Sequence[Word]) -> str:
    """Words as one line; a raised number stays at its word as a raised sign."""
    if not words:
        return ""
    size = max(word.size for word in words)
    base = _baseline(words)
    said = ""
    for word in words:
        raised = word.text.isdecimal() and word.size < 0.8 * size and base - word.y > 0.15 * size
        said += ("" if word.glued else " ") + (word.text.translate(RAISE) if raised and said else word.text)
    return clean(said)


def with_brackets_right(pages: Sequence[Page]) -> list[Page]:
    """Turn the brackets of Arabic words round where the document stores them as they are seen, not as they are read."""
    words = [word.text for page in pages for word in page.words if RTL.search(word.text)]
    wrong = sum(word[0] == ")" or word[-1] == "(" for word in words)
    right = sum(word[0] == "(" or word[-1] == ")" for word in words)
    if wrong <= right:
        return list(pages)
    return [replace(page, words=tuple(_mirrored(word) for word in page.words)) for page in pages]


def _mirrored(word: Word) -> Word:
    turned = RTL.search(word.text) or word.text[0] in ")]»" or not LTR.search(word.text)
    return replace(word, text=word.text.translate(MIRROR)) if turned else word


def pitch_of(rows: Sequence[Row]) -> float:
    """The usual distance between a row and the next."""
    steps = [two.y - one.y for one, two in pairwise(rows) if one.page == two.page]
    near = [step for step in steps if 0 < step < 40]
    return median(near) if near else 12.0
