"""What stands apart inside a column, told by its small letters: side notes, remarks at the right edge, footnotes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.pdf_rows import Row, text_of
from ingest.pdf_words import Word

SMALL, SMALLER = 0.92, 0.86
LOOSE = 1.6
APART, NEAR = 0.5, 0.2
OPENING = '“"«„‘'
WIDE = 0.45
LETTERS = re.compile(r"[^\W\d_]{2}")
CALL = re.compile(r"[\[(]?(?:[*†‡§]{1,3}|\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[\])]?[.:]?")


@dataclass
class Sided:
    """The rows of a column without what stood apart, and that: beside which row, its rows, and whether at a side."""

    rows: list[Row] = field(default_factory=list)
    notes: list[tuple[int, list[Row], bool]] = field(default_factory=list)


def without_sides(rows: Sequence[Row], size: float) -> Sided:
    """Part from a column what is set in smaller letters beside or below its text; `size` is that of the text."""
    found = Sided()
    text, feet = without_foot(rows, size)
    right = max((row.x1 for row in text), default=0.0)
    left = min((row.x0 for row in text), default=0.0)
    side: list[Row] = []
    for place, row in enumerate(text):
        small, rest = _parted(row, size, APART if not side else NEAR)
        if small and rest and _is_amid(small, [*text[max(0, place - 1) : place], *text[place + 1 : place + 2]], size):
            small, rest = None, row
        if side and not (small and _goes_down(side, small)):
            side = _closed(found, side)
        if small and rest:
            side.append(small)
            found.rows.append(rest)
        elif small and side:
            side.append(small)
        elif small and row.x0 > left + WIDE * (right - left) and row.x1 > right - size and found.rows:
            found.notes.append((len(found.rows) - 1, [row], False))
        else:
            found.rows.append(row)
    _closed(found, side)
    found.notes += [(len(found.rows) - 1, note, False) for note in feet]
    return found


def _closed(found: Sided, side: list[Row]) -> list[Row]:
    """Keep a side note that is complete, at the row beside which it began."""
    if side:
        at = min(range(len(found.rows)), key=lambda place: abs(found.rows[place].y - side[0].y))
        found.notes.append((at, side, True))
    return []


def _goes_down(side: list[Row], row: Row) -> bool:
    """Whether small words stand right below those of a side note."""
    last = side[-1]
    return 0 < row.y - last.y < LOOSE * max(last.size, row.size) and row.x0 < last.x1 + 40 and last.x0 < row.x1 + 40


def _parted(row: Row, size: float, apart: float) -> tuple[Row | None, Row | None]:
    """Small words at the start or end of a row, and the rest of it; (None, row) where all is of the text's size."""
    words = sorted(row.words, key=lambda word: word.x0)
    small = [word.size < SMALL * size for word in words]
    if all(small):
        return (row, None) if row.size < SMALLER * size else (None, row)
    for side in (words[: small.index(False)], words[len(words) - small[::-1].index(False) :]):
        rest = [word for word in row.words if word not in side]
        if side and _is_beside(side, rest, apart):
            note, text = _with_quotation(side, rest)
            return replace(row, words=tuple(note), y=side[0].y), replace(row, words=tuple(text))
    return None, row


def _is_amid(small: Row, around: Sequence[Row], size: float) -> bool:
    """Whether words of the text's size stand both above and below small words: these are then part of the text."""
    return len(around) > 1 and all(
        any(word.size >= SMALL * size and word.x0 < small.x1 - 1 and word.x1 > small.x0 + 1 for word in row.words)
        for row in around
    )


def _with_quotation(side: Sequence[Word], rest: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """Give the mark that opens quoted law to its text, where it is printed before the side note."""
    mark = side[0].text[:1]
    if mark not in OPENING or len(side[0].text) == 1:
        return side, rest
    bare, first = replace(side[0], text=side[0].text[1:]), replace(rest[0], text=mark + rest[0].text)
    return [bare, *side[1:]], [first, *rest[1:]]


def _is_beside(side: Sequence[Word], rest: Sequence[Word], apart: float) -> bool:
    """Whether small words are a note beside a row: words with a gap before the text, not a raised number."""
    if not rest or not LETTERS.search(text_of(side)):
        return False
    before = min(word.x0 for word in rest) - max(word.x1 for word in side)
    after = min(word.x0 for word in side) - max(word.x1 for word in rest)
    return max(before, after) > apart * rest[0].size


def without_foot(rows: Sequence[Row], size: float) -> tuple[Sequence[Row], list[list[Row]]]:
    """Part the footnotes from a column: smaller lines at its end, called by a sign or number, or far below the text."""
    at = len(rows)
    while at and rows[at - 1].size <= SMALL * size:
        at -= 1
    foot = rows[at:]
    if not at or not foot or len(foot) > len(rows) / 2 + 3:
        return rows, []
    called = [place for place, row in enumerate(foot) if CALL.fullmatch(row.words[0].text)]
    if called[:1] != [0] and foot[0].y - rows[at - 1].y < LOOSE * size:
        return rows, []
    return rows[:at], list(_cut(foot, called))


def _cut(foot: Sequence[Row], called: Sequence[int]) -> Iterator[list[Row]]:
    starts = sorted({0, *called})
    for start, end in zip(starts, [*starts[1:], len(foot)], strict=True):
        yield list(foot[start:end])
