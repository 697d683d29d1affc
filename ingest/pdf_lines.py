"""Rows become the lines of a law: what goes on is joined, broken words are made whole, bold heads stand by themselves.

Whether a row goes on in the next is told by geometry: a row ends early only where its paragraph ends, so the next one
goes on if its first word would not have found room.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.heads import container_head, schedule_head, unit_heads
from ingest.lines import SENTENCE_END, Line, clean
from ingest.marks import mark_at_start
from ingest.pdf_flow import Flow, Strand, keeps_hyphen
from ingest.pdf_rows import Row, text_of
from ingest.pdf_words import Word

GAP = 1.35
INDENT = 0.8
ROOM = 0.6
TURNED = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]$")
CENTRED = 1.5


@dataclass(frozen=True)
class _Part:
    """A stretch of a row that is bold or not, with the strand that it is from; `later`: not the first of its row."""

    text: str
    strong: bool
    strand: Strand
    at: int
    later: bool = False


def lines_of(flow: Flow) -> tuple[list[Line], list[int]]:
    """The lines of a document, and for each strand the number of words that stand before it."""
    builder = _Builder(flow)
    for part in _parts(flow.strands):
        builder.add(part)
    return builder.lines, builder.before


def count(text: str) -> int:
    """How many words a text has, by the count that reading it into a tree leaves unchanged."""
    return len(re.findall(r"\w+", text))


def _parts(strands: Sequence[Strand]) -> Iterator[_Part]:
    """The rows, those cut in two that open with a bold head which runs into the text."""
    before_bold = False
    for at, strand in enumerate(strands):
        words = strand.row.words
        cut = next((place for place, word in enumerate(words) if not word.bold), len(words))
        head = text_of(words[:cut])
        if 0 < cut < len(words) and cut > 1 and (_opens_titled(head) or (before_bold and not words[cut].glued)):
            yield _Part(head, True, strand, at)
            yield _Part(text_of(words[cut:]), False, strand, at, later=True)
            before_bold = False
            continue
        before_bold = strand.row.bold and (before_bold or _opens_titled(strand.row.text))
        yield _Part(strand.row.text, strand.row.bold, strand, at)


def _opens_titled(text: str) -> bool:
    """Whether bold words are the head of a unit with its title: more than "Article 5."."""
    return any(re.search(r"[^\W\d_]{2}", head.rest) for head in unit_heads(Line(text)))


class _Builder:
    """Takes part after part and decides whether it goes on the line before."""

    def __init__(self, flow: Flow) -> None:
        self.lines: list[Line] = []
        self.before: list[int] = []
        self._flow = flow
        self._words = 0
        self._last: _Part | None = None

    def add(self, part: _Part) -> None:
        """Add a part: to the last line where it goes on, else as a line of its own."""
        text = clean(part.text)
        if not part.later:
            self.before.append(self._words)
        if not text:
            return
        goes_on = self._goes_on(part)
        if goes_on and self._mends(text):
            text = self._mended(text)
        elif goes_on and not self._opens(text, part):
            self._extend(text)
            text = ""
        if text:
            apart = not goes_on and not part.later
            self.lines.append(Line(text, apart=apart, joined=goes_on, strong=part.strong))
        self._words += count(part.text)
        self._last = part

    def _extend(self, text: str) -> None:
        self.lines[-1] = replace(self.lines[-1], text=f"{self.lines[-1].text} {text}")

    def _mends(self, text: str) -> bool:
        return bool(TURNED.search(self.lines[-1].text)) and text[:1].islower()

    def _mended(self, text: str) -> str:
        """Make a word whole that is broken over two rows; what is left of the second row goes on as well."""
        first, _, rest = text.partition(" ")
        begun = self.lines[-1].text
        keep = keeps_hyphen(begun, first, self._flow.known)
        self._words -= 0 if keep else 1
        self.lines[-1] = replace(self.lines[-1], text=(begun if keep else begun[:-1]) + first)
        if rest:
            self._extend(rest)
        return ""

    def _opens(self, text: str, part: _Part) -> bool:
        """Whether words that seem to go on may open a part of the law all the same, so that they keep their line."""
        assert self._last is not None
        line = Line(text)
        if not (unit_heads(line) or mark_at_start(text) or container_head(line, "article") or schedule_head(line)):
            return False
        return (
            part.strong != self._last.strong or bool(SENTENCE_END.search(self._last.text)) or self._indented(part) != 0
        )

    def _goes_on(self, part: _Part) -> bool:
        last = self._last
        if last is None or part.later:
            return False
        if part.strong != last.strong and not (part.text[:1].islower() and not last.later and not self._is_head(last)):
            return False
        here, there = part.strand, last.strand
        if here.row.page == there.row.page and not here.begins:
            if here.row.y - there.row.y > GAP * max(self._flow.pitch, 1.15 * here.row.size):
                return False
            if abs(here.row.size - there.row.size) > 0.12 * there.row.size and not part.text[:1].islower():
                return False
        elif SENTENCE_END.search(last.text) or not (part.text[:1].islower() or self._is_full(last, part)):
            return part.text[:1].islower() and not re.search(r"[.;:]$", last.text)
        if part.text[:1].islower() and not mark_at_start(part.text):
            return True
        if part.strong and last.strong and self._is_centred(part) and self._is_centred(last):
            return not self._is_head(part) and not self._is_head(last) and part.text.isupper() == last.text.isupper()
        return self._is_full(last, part) and self._indented(part) <= 0

    def _is_head(self, part: _Part) -> bool:
        line = Line(part.text)
        return bool(unit_heads(line) or container_head(line, "article") or schedule_head(line))

    def _is_full(self, last: _Part, part: _Part) -> bool:
        """Whether the first word of a row would not have found room at the end of the row before."""
        row, first = last.strand.row, part.strand.row.words[0]
        need = (first.x1 - first.x0) + ROOM * row.size * 0.5
        if row.rtl:
            return row.x0 - need < last.strand.left + ROOM * row.size
        return row.x1 + need > last.strand.right - ROOM * row.size

    def _indented(self, part: _Part) -> int:
        """1 if a row is indented against the one before, -1 if that is an indented first line, 0 if both are even."""
        assert self._last is not None
        here, there = part.strand.row, self._last.strand.row
        shift = (there.x1 - here.x1) if here.rtl else (here.x0 - there.x0)
        if part.strand.left != self._last.strand.left or here.page != there.page:
            shift = _inset(part.strand) - _inset(self._last.strand)
        if abs(shift) <= INDENT * here.size:
            return 0
        if shift < 0:
            return -1
        return 0 if _hangs(there.words, here) else 1

    def _is_centred(self, part: _Part) -> bool:
        strand, row = part.strand, part.strand.row
        left, right = row.x0 - strand.left, strand.right - row.x1
        return left > CENTRED * row.size and abs(left - right) < 2 * row.size


def _inset(strand: Strand) -> float:
    return strand.right - strand.row.x1 if strand.row.rtl else strand.row.x0 - strand.left


def _hangs(words: Sequence[Word], row: Row) -> bool:
    """Whether a row begins below the text of a label: "(a)  any person" with the next row below "any"."""
    edges = [word.x1 if row.rtl else word.x0 for word in words[1:3]]
    return any(abs(edge - (row.x1 if row.rtl else row.x0)) < INDENT * row.size for edge in edges)
