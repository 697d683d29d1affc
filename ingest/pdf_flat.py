"""Mends a PDF that was printed from extracted text: page furniture and side notes stand as lines among the text.

Such a document betrays itself by sentences that run into the next line without a space ("both.Sec.", "duty.132."). Its
furniture is what returns about once a printed page; a side note is a sentence broken to a much narrower width than the
text around it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.heads import looks_like_title, unit_heads
from ingest.lines import Line
from ingest.marks import mark_at_start
from ingest.pdf_flow import Aside, Flow, Strand, said
from ingest.pdf_furniture import pattern
from ingest.pdf_rows import Row
from ingest.pdf_words import Word

GLUED = re.compile(r"(?<=[a-z]{3}[.;:])(?=[A-Z\[(]|\d)|(?<=[a-z]{3})(?=\d{1,3}\.$)")
LEAST, A_PAGE = 10, 0.2
RETURNS, OFTEN = 0.3, 0.25
REACH = 4
NARROW = 0.28
LONGEST = 16
HEAD = re.compile(r"^\d{1,4}[A-Z]{0,2}\.\s")


@dataclass(frozen=True)
class _Loose:
    """A strand, and whether it ran into the one before without a space."""

    strand: Strand
    glued: bool = False

    @property
    def text(self) -> str:
        return self.strand.row.text


def mended(flow: Flow) -> Flow:
    """The flow without furniture among its lines and with its side notes apart; any other flow as it is."""
    pages = len({strand.row.page for strand in flow.strands})
    glued = sum(bool(GLUED.search(word.text)) for strand in flow.strands for word in strand.row.words)
    if flow.asides or glued < max(LEAST, A_PAGE * pages):
        return flow
    loose = [piece for strand in flow.strands for piece in _cut(strand)]
    furniture = _returning(loose, pages)
    flow.furniture += [piece.strand.row for at, piece in enumerate(loose) if at in furniture]
    kept = [piece for at, piece in enumerate(loose) if at not in furniture]
    _part_notes(flow, kept)
    return flow


def _cut(strand: Strand) -> Iterator[_Loose]:
    """Cut a row where a sentence runs into the next words without a space."""
    words: list[Word] = []
    glued = False
    for word in strand.row.words:
        found = GLUED.search(word.text)
        if not found:
            words.append(word)
            continue
        middle = word.x0 + (word.x1 - word.x0) * found.start() / len(word.text)
        words.append(replace(word, text=word.text[: found.start()], x1=middle))
        yield _Loose(replace(strand, row=replace(strand.row, words=tuple(words))), glued)
        words, glued = [replace(word, text=word.text[found.start() :], x0=middle)], True
    yield _Loose(replace(strand, row=replace(strand.row, words=tuple(words))), glued)


def _returning(loose: Sequence[_Loose], pages: int) -> set[int]:
    """The lines that return about once a page, with those that return beside them."""
    patterns = [pattern(piece.text) for piece in loose]
    counts = Counter(patterns)
    anchors = [at for at, piece in enumerate(loose) if _may_return(piece.text, counts[patterns[at]], pages)]
    found = set(anchors)
    for step in (-1, 1):
        for reach in range(1, REACH):
            beside = Counter(patterns[at + step * reach] for at in anchors if 0 <= at + step * reach < len(loose))
            often = {text for text, times in beside.items() if times >= OFTEN * len(anchors)}
            found |= {
                at + step * reach
                for at in anchors
                if at + step * (reach - 1) in found
                and 0 <= at + step * reach < len(loose)
                and patterns[at + step * reach] in often
            }
    return found


def _may_return(text: str, times: int, pages: int) -> bool:
    """Whether a line may be a running head: a title of several words, without an end, seen on many pages."""
    several = len(text.split()) >= 3 and text[:1].isupper() and text[-1:].isalnum()
    return several and text.isupper() and max(5, RETURNS * pages) <= times <= 2 * pages


def _part_notes(flow: Flow, pieces: list[_Loose]) -> None:
    """Take the side notes out of the lines, and give each to its unit."""
    flow.strands = []
    head, at = 0, 0
    waiting: list[list[Row]] = []
    while at < len(pieces):
        end = _note_end(pieces, at)
        if end:
            note = [piece.strand.row for piece in pieces[at:end]]
            if pieces[at].glued or not (end < len(pieces) and HEAD.match(pieces[end].text)):
                flow.asides.append(Aside(head, said(note, flow.known), True))
            else:
                waiting.append(note)
            at = end
            continue
        if HEAD.match(pieces[at].text) and unit_heads(Line(pieces[at].text)):
            head = len(flow.strands)
        flow.asides += [Aside(len(flow.strands), said(note, flow.known), True) for note in waiting]
        waiting = []
        flow.strands.append(pieces[at].strand)
        at += 1


def _note_end(pieces: Sequence[_Loose], at: int) -> int:
    """Where a side note that begins at a line ends; 0 if none does."""
    text = pieces[at].text
    if not text[:1].isupper() or text.isupper() or mark_at_start(text):
        return 0
    for end in range(at + 1, min(at + LONGEST, len(pieces)) + 1):
        last = pieces[end - 1]
        if not _is_narrow(last.strand):
            return 0
        if last.text.endswith("."):
            return end if end - at > 1 or pieces[at].glued or _stands_alone(pieces, at) else 0
        if re.search(r"[;:]$", last.text):
            return 0
    return 0


def _stands_alone(pieces: Sequence[_Loose], at: int) -> bool:
    """Whether one short line is a side note: between the end of a sentence and the head of a unit."""
    before = pieces[at - 1].text if at else "."
    after = pieces[at + 1].text if at + 1 < len(pieces) else ""
    return bool(HEAD.match(after)) and (before.endswith(".") or looks_like_title(before))


def _is_narrow(strand: Strand) -> bool:
    return strand.row.x1 - strand.row.x0 < NARROW * (strand.right - strand.left)
