"""The columns of a page: text columns side by side, and the narrow ones at the margin in which notes stand.

A gutter is a strip that (almost) no row crosses, with lines of words on both of its sides; labels such as "(a)" before
an indented text are no column. Pages of one size, odd and even apart, are looked at together: justified lines leave
wide gaps too, but not at the same place on page after page.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from ingest.pdf_rows import Row, is_rtl, rows_of, text_of
from ingest.pdf_words import Page, Word

CROSSED, ODD = 0.1, 0.03
SPACE = 0.5
STRIP = 0.55
LABEL = 6
INTO, NEAR = 4.0, 2.0
SEVERAL = 3
LABELS = re.compile(r"\W*(?:\d{1,4}[A-Z]?|[ivxlc]{1,5}|[a-zA-Z])\W*")
FEW_ROWS = 3
MANY_ROWS = 10
BROAD = 0.2
NARROW = 0.45
SMALL = 0.93
SPARSE = 0.75
SPANS = 0.3


@dataclass(frozen=True)
class Column:
    """A stretch of one column: its rows, whether they are notes at the margin, and the edges of the column."""

    place: int
    rows: tuple[Row, ...]
    left: float
    right: float
    margin: bool = False


Strip = tuple[float, float]


@dataclass(frozen=True)
class Layout:
    """How pages of one size are divided: the gutters, from x to x, and which of the columns hold margin notes."""

    gutters: tuple[Strip, ...] = ()
    margins: frozenset[int] = frozenset()

    @property
    def columns(self) -> int:
        """How many columns of text stand side by side."""
        return len(self.gutters) + 1 - len(self.margins)


Rows = Sequence[Row]


def layouts_of(pages: Sequence[Page]) -> dict[int, Layout]:
    """The layout of each page, by its number."""
    groups: dict[tuple[int, int, int], dict[int, Rows]] = defaultdict(dict)
    for page in pages:
        size = round(page.width), round(page.height), page.number % 2
        groups[size][page.number] = rows_of(page.words, page.number)
    known = _known(groups)
    found: dict[int, Layout] = {}
    for size, group in groups.items():
        for number, rows in group.items():
            tried = known[size[:2]] or [_alone(rows)]
            found[number] = _fitting(min(tried, key=lambda one: _touched(one, rows)), rows)
    return found


def _known(groups: dict[tuple[int, int, int], dict[int, Rows]]) -> dict[tuple[int, int], list[Layout]]:
    """The layouts that pages of one size have: all odd or even ones, or else those that several have by themselves."""
    found: dict[tuple[int, int], list[Layout]] = defaultdict(list)
    for size, group in groups.items():
        together = _layout([row for rows in group.values() for row in rows])
        if together.gutters:
            found[size[:2]].append(together)
            continue
        alone = Counter(layout for layout in map(_alone, group.values()) if layout.gutters)
        found[size[:2]] += [layout for layout, pages in alone.most_common() if pages >= SEVERAL]
    return found


def _touched(layout: Layout, rows: Rows) -> int:
    """How many rows run across the gutters of a layout, or have words that reach into them."""
    return sum(
        any(word.x0 < right - NEAR and word.x1 > left + NEAR for word in row.words for left, right in layout.gutters)
        + _crosses(row, layout)
        for row in rows
    )


def _alone(rows: Rows) -> Layout:
    """The layout of one page by itself: only broad columns of many lines count."""
    if len(rows) < MANY_ROWS:
        return Layout()
    layout = _layout(rows)
    whole = max(row.x1 for row in rows) - min(row.x0 for row in rows)
    parts = _parts(rows, layout.gutters)
    broad = all(len(part) >= MANY_ROWS and _width(part) > BROAD * whole for part in parts)
    return layout if broad and not layout.margins else Layout()


def _layout(rows: Rows) -> Layout:
    if len(rows) < FEW_ROWS:
        return Layout()
    gutters = _with_columns(rows, list(_strips(rows)))
    return Layout(tuple(gutters), _margins(rows, gutters)) if gutters else Layout()


def _strips(rows: Sequence[Row]) -> Iterator[Strip]:
    """The strips that few rows cross."""
    covered: Counter[int] = Counter()
    for row in rows:
        covered.update(_cover(row))
    size = median(row.size for row in rows)
    left, right = int(min(row.x0 for row in rows)), int(max(row.x1 for row in rows))
    start = None
    for x in range(left, right + 2):
        clear = covered[x] <= CROSSED * len(rows) and x <= right
        if clear and start is None:
            start = x
        elif not clear and start is not None:
            if x - start >= STRIP * size and start > left + 1 and x < right:
                yield _emptiest(covered, start, x, len(rows))
            start = None


def _emptiest(covered: Counter[int], start: int, end: int, rows: int) -> Strip:
    """The longest stretch of a strip that is all but empty."""
    least = max(min(covered[x] for x in range(start, end)), ODD * rows)
    runs = [list(run) for empty, run in groupby(range(start, end), key=lambda x: covered[x] <= least) if empty]
    longest = max(runs, key=len)
    return float(longest[0]), float(longest[-1] + 1)


def _cover(row: Row) -> set[int]:
    """The points that a row covers; the usual space between words is covered too."""
    found: set[int] = set()
    words = sorted(row.words, key=lambda word: word.x0)
    reach = -1e9
    for word in words:
        begins = reach if 0 <= word.x0 - reach < SPACE * word.size else word.x0
        found.update(range(int(begins), int(word.x1) + 1))
        reach = max(reach, word.x1)
    return found


def _parts(rows: Sequence[Row], gutters: Sequence[Strip]) -> list[list[list[Word]]]:
    """The words of each row in each column; a column has only the rows that hold words in it."""
    found: list[list[list[Word]]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows:
        split = _split(row, gutters)
        for place, words in split.items():
            found[place].append(words)
    return found


def _split(row: Row, gutters: Sequence[Strip]) -> dict[int, list[Word]]:
    found: dict[int, list[Word]] = defaultdict(list)
    for word in row.words:
        middle = (word.x0 + word.x1) / 2
        found[sum((left + right) / 2 < middle for left, right in gutters)].append(word)
    return found


def _with_columns(rows: Sequence[Row], gutters: list[Strip]) -> list[Strip]:
    """Drop the gutters beside which there is no column: labels of lists, page numbers of a table of contents."""
    while gutters:
        parts = _parts(rows, gutters)
        weak = next((place for place, part in enumerate(parts) if not _is_column(part)), None)
        if weak is None:
            return gutters
        nearest = weak if weak < len(gutters) else weak - 1
        if 0 < weak < len(gutters) and is_rtl([word for row in rows[:50] for word in row.words]):
            nearest = weak - 1
        del gutters[nearest]
    return gutters


def _is_column(part: list[list[Word]]) -> bool:
    if len(part) < FEW_ROWS:
        return False
    said = sorted(sum(len(word.text) for word in words) for words in part)
    several = sum(len(words) > 1 for words in part) >= 0.2 * len(part)
    return said[len(said) // 2] > LABEL and several


def _margins(rows: Sequence[Row], gutters: Sequence[Strip]) -> frozenset[int]:
    """Which columns hold notes: at the edge, narrow or in smaller letters, and with fewer lines than the widest."""
    parts = _parts(rows, gutters)
    widths = [_width(part) for part in parts]
    main = max(range(len(parts)), key=lambda place: widths[place] * len(parts[place]))
    size = _size(parts[main])
    found = set()
    for place in (0, len(parts) - 1):
        narrow = widths[place] < NARROW * widths[main]
        small = _size(parts[place]) < SMALL * size
        sparse = len(parts[place]) < SPARSE * len(parts[main])
        if place != main and (narrow or (small and sparse)) and sparse:
            found.add(place)
    return frozenset(found)


def _width(part: list[list[Word]]) -> float:
    spans = sorted(max(word.x1 for word in words) - min(word.x0 for word in words) for words in part)
    return spans[int(len(spans) * 0.9)]


def _size(part: list[list[Word]]) -> float:
    return median(word.size for words in part for word in words)


def _fitting(layout: Layout, rows: Rows) -> Layout:
    """The layout if the page keeps to it: not where its lines run across the gutters (a page set in one column)."""
    crossing = sum(_crosses(row, layout) for row in rows)
    return layout if crossing < SPANS * len(rows) + 1 else Layout()


def _crosses(row: Row, layout: Layout) -> bool:
    """Whether the words of a row run across a gutter, with no more than a space at it."""
    for left, right in layout.gutters:
        before = max((word.x1 for word in row.words if word.x0 < (left + right) / 2), default=-1e9)
        after = min((word.x0 for word in row.words if word.x0 >= (left + right) / 2), default=1e9)
        into = max((right - left) / 2, INTO)
        if before > left + into or after < right - into or after - before < SPACE * row.words[0].size:
            return True
    return False


def columns_of(page: Page, words: Sequence[Word], layout: Layout) -> list[Column]:
    """The columns of a page in the order in which they are read; a row across them begins anew below it."""
    rows = rows_of(words, page.number)
    if not layout.gutters:
        return [_column(0, rows, False)] if rows else []
    parts = _parts(rows, layout.gutters)
    margins = {place for place in layout.margins if not _are_labels(parts[place])}
    found: list[Column] = []
    notes: dict[int, list[Row]] = defaultdict(list)
    texts: dict[int, list[Word]] = defaultdict(list)
    for row in rows:
        if _crosses(row, layout) and layout.columns > 1:
            found += _flushed(texts, page.number, is_rtl(words))
            found.append(_column(-1, [row], False))
            continue
        for place, part in _split(row, layout.gutters).items():
            if place in margins:
                notes[place] += rows_of(part, page.number)
            else:
                texts[place if layout.columns > 1 else 0] += part
    found += _flushed(texts, page.number, is_rtl(words))
    return found + [_column(place, part, True) for place, part in notes.items()]


def _are_labels(part: list[list[Word]]) -> bool:
    """Whether what stands at a margin are the numbers of a list, not notes: these belong to the text."""
    labels = sum(bool(LABELS.fullmatch(text_of(words))) for words in part)
    return labels * 2 > len(part)


def _flushed(texts: dict[int, list[Word]], page: int, rtl: bool) -> Iterator[Column]:
    for place in sorted(texts, reverse=rtl):
        yield _column(place, rows_of(texts[place], page), False)
    texts.clear()


def _column(place: int, rows: Sequence[Row], margin: bool) -> Column:
    return Column(place, tuple(rows), min(row.x0 for row in rows), max(row.x1 for row in rows), margin)
