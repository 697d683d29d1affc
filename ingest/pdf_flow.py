"""The rows of a document in reading order, and what stands apart from them: notes at the margin and at the foot.

Of columns in several languages only the one that is asked for is read; the words of the others are counted, not lost
from sight.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.pdf_columns import Column, columns_of, layouts_of
from ingest.pdf_counts import without_line_numbers
from ingest.pdf_furniture import furniture_of
from ingest.pdf_languages import language_of, languages_of, wanted
from ingest.pdf_rows import RAISE, Row, pitch_of, rows_of
from ingest.pdf_sides import without_foot, without_sides
from ingest.pdf_words import Page

HYPHENS = ("-", "‐", "\u00ad")
TOKEN = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LOOSE = 1.6
SURE = 60
EDGE = 0.95


@dataclass(frozen=True)
class Strand:
    """A row in its column: the edges of the column, and whether the row is the first of the column on its page."""

    row: Row
    left: float
    right: float
    begins: bool


@dataclass(frozen=True)
class Aside:
    """Words beside the text: a note at the margin of the strand numbered `at`, or a footnote after it."""

    at: int
    text: str
    margin: bool


@dataclass
class Flow:
    """A document in reading order; `furniture` and `unread` (other languages) are kept for whoever checks."""

    strands: list[Strand] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    furniture: list[Row] = field(default_factory=list)
    unread: list[Row] = field(default_factory=list)
    languages: dict[int, str] = field(default_factory=dict)
    read: str = ""
    known: frozenset[str] = frozenset()
    size: float = 10.0
    pitch: float = 12.0


def flow_of(pages: Sequence[Page], language: str) -> Flow:
    """Take off the furniture, part the columns, and put what is read in order."""
    flow = Flow()
    bare, feet = _without_feet(_without_furniture(pages, flow))
    layouts = layouts_of(bare)
    parted = [columns_of(page, page.words, layouts[page.number]) for page in bare]
    read = _in_one_language(parted, flow, language)
    rows = [row for columns in read for column in columns for row in column.rows if not column.margin]
    flow.size, flow.pitch = _body_size(rows), pitch_of(rows)
    flow.known = words_in(rows)
    edges = _edges(read, bare)
    for page, columns in zip(bare, read, strict=True):
        first = len(flow.strands)
        _add_page(flow, columns, edges, page)
        rows = [strand.row for strand in flow.strands[first:]]
        flow.asides += [_apart(flow, rows, len(rows) - 1, note, False, first) for note in feet[page.number]]
    return flow


def _without_furniture(pages: Sequence[Page], flow: Flow) -> list[Page]:
    rows = [rows_of(page.words, page.number) for page in pages]
    furniture = furniture_of(rows)
    flow.furniture = [rows[number][place] for number, place in sorted(furniture)]
    kept: list[Page] = []
    for number, page in enumerate(pages):
        bare = [row for place, row in enumerate(rows[number]) if (number, place) not in furniture]
        left, counts = without_line_numbers(bare)
        flow.furniture += counts
        kept.append(replace(page, words=tuple(word for row in left for word in row.words)))
    return kept


def _without_feet(pages: Sequence[Page]) -> tuple[list[Page], dict[int, list[list[Row]]]]:
    """The pages without the footnotes that stand below all of their columns, and these, by page."""
    rows = {page.number: rows_of(page.words, page.number) for page in pages}
    size = _body_size([row for found in rows.values() for row in found])
    parted = {number: without_foot(found, size) for number, found in rows.items()}
    kept = [replace(page, words=tuple(word for row in parted[page.number][0] for word in row.words)) for page in pages]
    return kept, {number: feet for number, (_, feet) in parted.items()}


def _in_one_language(parted: list[list[Column]], flow: Flow, language: str) -> list[list[Column]]:
    """Only the columns of the language that is asked for, where columns stand side by side in several languages."""
    texts: dict[int, list[str]] = defaultdict(list)
    for columns in parted:
        if len({column.place for column in columns if not column.margin and column.place >= 0}) > 1:
            for column in columns:
                if not column.margin and column.place >= 0:
                    texts[column.place] += [row.text for row in column.rows]
    found = languages_of({place: " ".join(rows) for place, rows in texts.items()})
    if not found:
        return parted
    flow.languages = found
    place = wanted(found, language)
    flow.read = found[place]
    return [[column for column in columns if _is_read(column, columns, place, flow)] for columns in parted]


def _is_read(column: Column, beside: Sequence[Column], place: int, flow: Flow) -> bool:
    """Whether a column is in the language that is read; where it has words enough, they tell, else its place does."""
    text = " ".join(row.text for row in column.rows)
    told = language_of(text) if len(text.split()) >= SURE else ""
    if len({other.place for other in beside}) < 2 or column.place < 0:
        kept = not told or told == flow.read or told not in flow.languages.values()
    else:
        kept = told == flow.read if told and told in flow.languages.values() else column.place == place
    if not kept:
        flow.unread += column.rows
    return kept


def _body_size(rows: Sequence[Row]) -> float:
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[row.size] += len(row.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 10.0


Edges = dict[tuple[int, int, int, int], tuple[float, float]]


def _key(column: Column, columns: Sequence[Column], page: Page) -> tuple[int, int, int, int]:
    return round(page.width), page.number % 2, column.place, len({other.place for other in columns})


def _edges(parted: Sequence[Sequence[Column]], pages: Sequence[Page]) -> Edges:
    """Where the lines of each column usually begin and end, over all pages of one kind."""
    sides: dict[tuple[int, int, int, int], list[Row]] = defaultdict(list)
    for page, columns in zip(pages, parted, strict=True):
        for column in columns:
            sides[_key(column, columns, page)] += column.rows
    found: Edges = {}
    for key, rows in sides.items():
        lefts, rights = sorted(row.x0 for row in rows), sorted(row.x1 for row in rows)
        found[key] = lefts[int(len(lefts) * (1 - EDGE))], rights[int((len(rights) - 1) * EDGE)]
    return found


def _add_page(flow: Flow, columns: Sequence[Column], edges: Edges, page: Page) -> None:
    first = len(flow.strands)
    for column in columns:
        if column.margin:
            continue
        left, right = edges[_key(column, columns, page)]
        sided = without_sides(column.rows, flow.size)
        start = len(flow.strands)
        flow.asides += [_apart(flow, sided.rows, *note, start) for note in sided.notes]
        flow.strands += [Strand(row, left, right, place == 0) for place, row in enumerate(sided.rows)]
    for column in columns:
        if column.margin:
            flow.asides += [_beside(flow, note, first) for note in _blocks(column.rows)]


def _apart(flow: Flow, rows: Sequence[Row], at: int, note: Sequence[Row], side: bool, start: int) -> Aside:
    """What stood apart in a column; a footnote goes to the row in which its number is raised."""
    text = said(note, flow.known)
    number = re.match(r"\W*(\d{1,3})", text)
    if number and not side:
        call = re.compile(rf"(?<![{RAISED}])" + number[1].translate(RAISE) + rf"(?![{RAISED}])")
        at = next((place for place, row in enumerate(rows) if call.search(row.text)), at)
    return Aside(max(0, start + at), text, side)


def _blocks(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The notes of a margin: a new one begins after a gap, or after a sentence that ends."""
    block: list[Row] = []
    for row in rows:
        if block and (
            row.y - block[-1].y > LOOSE * row.size or (block[-1].text.endswith(".") and row.text[:1].isupper())
        ):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _beside(flow: Flow, note: list[Row], first: int) -> Aside:
    """A note at the margin, with the strand beside which it begins."""
    nearest = min(
        range(first, len(flow.strands)), key=lambda at: abs(flow.strands[at].row.y - note[0].y), default=first - 1
    )
    return Aside(max(0, nearest), said(note, flow.known), True)


def said(note: Sequence[Row], known: frozenset[str]) -> str:
    """The words of a narrow note; a word broken at the end of its lines is made whole."""
    text = ""
    for row in note:
        if text.endswith(HYPHENS) and row.text[:1].islower():
            text = (text if keeps_hyphen(text, row.text, known) else text[:-1]) + row.text
        else:
            text = f"{text} {row.text}".strip()
    return text


def words_in(rows: Iterable[Row]) -> frozenset[str]:
    """The words of a document, with and without hyphens, by which a word broken at the end of a row is made whole."""
    return frozenset(token.casefold() for row in rows for token in TOKEN.findall(row.text))


def keeps_hyphen(before: str, after: str, known: frozenset[str]) -> bool:
    """Whether a hyphen at the end of a row belongs to the word: "attorneys-at-law", and what stands so elsewhere."""
    head = re.split(r"\s", before)[-1].lstrip('(“"‘«[')[:-1]
    tail = TOKEN.match(after)
    rest = tail.group() if tail else ""
    if (head + rest).casefold() in known:
        return False
    return f"{head}-{rest}".casefold() in known or "-" in head
