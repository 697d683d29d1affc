"""The furniture of pages: running heads, page numbers, gazette lines, found by repetition and place, not by words.

A row is furniture if a row of the same words (its numbers apart) stands at the same height at the edge of the pages
around it, nothing but furniture stands between it and the edge, and it is not more often found inside pages.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from ingest.pdf_rows import Row, pitch_of

TOP_ROWS, BOTTOM_ROWS = 6, 5
NEAR = 4.0
AROUND = (-4, -3, -2, -1, 1, 2, 3, 4)
COUNTS = re.compile(r"\d+|(?<!\w)[ivxlcIVXLC]+(?!\w)")
PAGE_NUMBER = re.compile(r"[\W_]*(?:\d{1,4}|[ivxlc]{1,7})[\W_]*", re.IGNORECASE)
LETTERS = 3
FEW, LEVEL_PAGES, LEVEL, APART = 12, 6, 0.6, 1.9


def furniture_of(pages: Sequence[Sequence[Row]]) -> set[tuple[int, int]]:
    """The rows that are furniture, as (page, place of the row on the page)."""
    seen = _Seen(pages)
    found = _lines_apart(pages)
    for number, rows in enumerate(pages):
        for edge in _edges(len(rows)):
            repeated = [step for step, place in enumerate(edge) if seen.repeats(number, rows[place])]
            if not repeated and edge and _counts_itself(rows[edge[0]], number):
                repeated = [0]
            last = repeated[-1] if repeated else -1
            if len(repeated) < (last + 1) / 2:
                continue
            found |= {
                (number, place)
                for step, place in enumerate(edge)
                if step in repeated or (step < last and _is_count(rows[place]))
            }
    return found


def _lines_apart(pages: Sequence[Sequence[Row]]) -> set[tuple[int, int]]:
    """First or last rows whose words change, but which stand at one height on most pages, well apart from the text."""
    found: set[tuple[int, int]] = set()
    for edge, beside in ((0, 1), (-1, -2)):
        rows = {
            number: rows[edge] for number, rows in enumerate(pages) if len(rows) > FEW and _is_apart(rows, edge, beside)
        }
        for number, row in rows.items():
            level = sum(abs(other.y - row.y) <= NEAR / 2 for other in rows.values())
            if level >= max(LEVEL_PAGES, LEVEL * len(pages)):
                found.add((number, edge % len(pages[number])))
    return found


def _is_apart(rows: Sequence[Row], edge: int, beside: int) -> bool:
    return abs(rows[edge].y - rows[beside].y) > APART * pitch_of(rows)


class _Seen:
    """What stands at the edges of all pages, and how often the same stands inside them."""

    def __init__(self, pages: Sequence[Sequence[Row]]) -> None:
        self._pages = len(pages)
        self._at: dict[str, list[tuple[int, float, tuple[int, ...]]]] = defaultdict(list)
        self._inside: Counter[str] = Counter()
        for number, rows in enumerate(pages):
            edge = {place for places in _edges(len(rows)) for place in places}
            for place, row in enumerate(rows):
                if place in edge:
                    self._at[pattern(row.text)].append((number, row.y, _numbers(row.text)))
                else:
                    self._inside[pattern(row.text)] += 1

    def repeats(self, number: int, row: Row) -> bool:
        """Whether the same stands at the same height on the pages around, and is no head of the law that counts on."""
        same = pattern(row.text)
        if not (_is_count(row) or _numbers(row.text)) and len(re.findall(r"[^\W\d_]", row.text)) < LETTERS:
            return False
        like = [(page, counts) for page, y, counts in self._at[same] if page != number and abs(y - row.y) <= NEAR]
        around = {page for page, _ in like if page - number in AROUND}
        if len(around) < (1 if self._pages <= 3 else 2) or self._inside[same] > len(like) + 1:
            return False
        return _is_steady([(number, _numbers(row.text)), *like])


def _is_steady(like: list[tuple[int, tuple[int, ...]]]) -> bool:
    """Whether each number in a row is the same on most pages, or counts the pages; numbers of articles do neither."""
    width = len(like[0][1])
    for slot in range(width):
        values = [(page, counts[slot]) for page, counts in like if len(counts) == width]
        same = max(Counter(value for _, value in values).values())
        steps = max(Counter(value - page for page, value in values).values())
        halves = max(Counter(2 * value - page for page, value in values).values())
        if max(same, steps, halves) < 0.5 * len(values):
            return False
    return True


def _edges(rows: int) -> tuple[range, range]:
    top = min(TOP_ROWS, rows)
    return range(top), range(rows - 1, max(top, rows - BOTTOM_ROWS) - 1, -1)


def pattern(text: str) -> str:
    """The words of a row without its numbers, in any order: even and odd pages are mirrored."""
    return " ".join(sorted(COUNTS.sub("#", text).casefold().split()))


def _numbers(text: str) -> tuple[int, ...]:
    """The numbers of a row, in their order of size: even and odd pages are mirrored."""
    return tuple(sorted(int(digits[:9]) for digits in re.findall(r"\d+", text)))


def _counts_itself(row: Row, number: int) -> bool:
    """Whether the outermost row of a page is nothing but the number of that page."""
    return _is_count(row) and _numbers(row.text) == (number + 1,)


def _is_count(row: Row) -> bool:
    """Whether a row is nothing but the number of a page."""
    return bool(PAGE_NUMBER.fullmatch(row.text))
