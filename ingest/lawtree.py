"""Builds the law's tree from lines: preamble, containers, units, schedules; `clauses` does the rest."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.attached import with_attached
from ingest.branch import Branch
from ingest.clauses import body_of
from ingest.former import with_former
from ingest.frame import Frame, framed
from ingest.heads import LISTED, Head, is_sentence, looks_like_title, split_title
from ingest.lines import Line
from ingest.marks import counts
from ingest.model import BASIC_UNITS, Provision
from ingest.page_feet import without_foot
from ingest.swallowed import unswallowed, with_schedules_parted
from ingest.titles_above import title_above, titles_stand_above
from ingest.unitwords import CONTAINERS

ORDER = ("book", "part", "title", "chapter", "division", "subdivision")
UNIT_KINDS = {"": "section", LISTED: "section", "fasl": "article"} | {kind: kind for kind in BASIC_UNITS}
APART_KINDS = frozenset({"schedule", "transitional", "note"})
HEADING_LINES = 3
FOOTNOTE_MARK = re.compile(r"^\d{1,3}$")
REPEAT_WORDS = 4


def tree_of(lines: Sequence[Line]) -> tuple[Provision, ...]:
    """The tree of a work's lines; empty of units where no sequence of heads was found."""
    law, foot = without_foot(lines)
    found = with_schedules_parted(law)
    frame = framed(found)
    cut = unswallowed(found, frame)
    frame = framed(cut) if len(cut) > len(found) else frame
    body = with_former([_frozen(node) for node in with_attached(_Builder(frame).built())])
    return (*body, Provision("note", text=foot)) if foot else body


class _Builder:
    """Walks the lines once and keeps the stack of what is open."""

    def __init__(self, frame: Frame) -> None:
        self._lines, self._frame = frame.lines, frame
        self._ranks = _ranks([head.kind for _, head in sorted(frame.heads.items())])
        self._stack: list[Branch] = [Branch("root")]
        self._unit: Branch | None = None
        self._in_contents = False
        schedules = [head.number for head in frame.heads.values() if head.kind == "schedule" and head.number]
        self._labelled = len(set(schedules)) < len(schedules) / 2
        self._titles_above = titles_stand_above(frame)

    def built(self) -> list[Provision | Branch]:
        at = 0
        while at < len(self._lines):
            at = self._step(at)
        return [node for node in self._stack[0].children if not _is_empty(node)]

    def _step(self, at: int) -> int:
        head = self._frame.heads.get(at)
        if head is None:
            self._gather(self._lines[at], at)
            return at + 1
        if at in self._frame.annexes:
            self._open_container(at, Head("schedule", "", " ", (), 1.0))
        if head.kind in UNIT_KINDS:
            return self._open_unit(at, head)
        return self._open_container(at, head)

    def _gather(self, line: Line, at: int) -> None:
        """A line without a head belongs to the open unit, else to the open container."""
        listed = at in self._frame.contents
        if self._unit is None or listed != self._in_contents:
            body = any(place < at for place in self._frame.heads)
            self._unit = Branch("block" if listed or body else "preamble")
            self._stack[-1].children.append(self._unit)
            self._in_contents = listed
        quoted = at in self._frame.quoted
        self._unit.lines.append(line if quoted == line.quoted else replace(line, quoted=quoted))

    def _open_unit(self, at: int, head: Head) -> int:
        line = self._lines[at]
        if self._repeats(head):
            self._gather(line, at)
            return at + 1
        kind = UNIT_KINDS[head.kind]
        self._release_title()
        if head.lead.strip(" "):
            self._stack[-1].children.append(Provision("note", text=head.lead.strip()))
        heading, rest = split_title(head.rest)
        node = Branch(kind, head.number, heading, head.key)
        if FOOTNOTE_MARK.match(rest) and (after := self._take_heading(node, at + 1)) > at + 1:
            node.heading, rest = f"{rest} {node.heading}", ""
            self._enter(node)
            return after
        if rest and not heading and self._is_heading(at, rest):
            node.heading, rest = rest, ""
        if rest:
            node.lines.append(Line(rest, level=0, apart=True))
        if not head.key:
            self._close(1)
        self._enter(node)
        return at + 1 if rest or node.heading else self._take_heading(node, at + 1)

    def _enter(self, unit: Branch) -> None:
        self._stack[-1].children.append(unit)
        self._unit, self._in_contents = unit, False

    def _release_title(self) -> None:
        """A title that stands in bold before its unit is not part of the unit before."""
        unit = self._unit
        if unit is None or not unit.lines or unit.kind not in BASIC_UNITS:
            return
        if self._titles_above and (title := title_above(unit.lines)):
            del unit.lines[-len(title) :]
            self._stack[-1].children.append(Provision("block", text=" ".join(line.text for line in title)))
            return
        last = unit.lines[-1]
        if (last.strong or last.level) and not last.mark and looks_like_title(last.text) and len(last.text) < 160:
            unit.lines.pop()
            self._stack[-1].children.append(Provision("block", text=last.text))

    def _repeats(self, head: Head) -> bool:
        """Whether a head says again the number of a unit that has no text yet: "1. Title", "1 This Act"."""
        unit = self._unit
        if unit is None or unit.kind not in BASIC_UNITS or unit.children:
            return False
        return head.key == unit.key and sum(len(line.text.split()) for line in unit.lines) < REPEAT_WORDS

    def _is_heading(self, at: int, rest: str) -> bool:
        """Whether the words after a number are its title: nothing but a title, and a body follows."""
        follows = self._lines[at + 1] if at + 1 < len(self._lines) else None
        article = self._frame.heads[at].kind == "article"
        if follows and follows.text.startswith("(") and counts(rest):
            return False
        if self._lines[at].level:
            return not (article and is_sentence(rest)) and not (follows and follows.text[:1].islower())
        next_head = self._frame.heads.get(at + 1)
        if next_head and next_head.key and next_head.key == self._frame.heads[at].key:
            return True
        if follows is None or at + 1 in self._frame.heads or not looks_like_title(rest):
            return False
        if article and is_sentence(rest):
            return False
        return not (
            follows.text[:1].islower()
            or (follows.joined and not follows.text[:1].isupper() and follows.text[:1].isalpha())
        )

    def _take_heading(self, node: Branch, at: int) -> int:
        """The lines after a bare head that are its title."""
        limit = 1 if node.kind in BASIC_UNITS else HEADING_LINES
        words: list[str] = []
        while at < len(self._lines) and len(words) < limit and self._titles(node, at, words):
            words.append(self._lines[at].text)
            at += 1
        node.heading = " ".join(filter(None, (node.heading, *words)))
        return at

    def _titles(self, node: Branch, at: int, words: list[str]) -> bool:
        line = self._lines[at]
        if at in self._frame.heads or at in self._frame.quoted or at in self._frame.contents or line.mark:
            return False
        if not looks_like_title(line.text) or len(line.text) > 160 or (words and not _same_style(words[-1], line)):
            return False
        if node.kind in BASIC_UNITS:
            return (
                not (line.text.endswith(".") and len(line.text.split()) > 3)
                and at + 1 not in self._frame.heads
                and at + 1 < len(self._lines)
                and not _runs_on(line, self._lines[at + 1])
            )
        return not line.text.endswith(".") and (
            at + 1 in self._frame.heads or not _runs_on(line, self._lines[at + 1 : at + 2])
        )

    def _open_container(self, at: int, head: Head) -> int:
        node = Branch(head.kind, head.number, head.rest)
        rank = self._ranks.get(head.kind, 0)
        if self._labelled:
            rank = 0
        self._close(rank)
        self._stack[-1].children.append(node)
        self._stack.append(node)
        self._unit, self._in_contents = (node if head.kind in APART_KINDS else None), False
        return self._take_heading(node, at + 1) if not head.rest else at + 1

    def _close(self, rank: int) -> None:
        """Close the containers of this rank and of those within it."""
        while len(self._stack) > 1 and self._ranks.get(self._stack[-1].kind, 0) >= rank:
            self._stack.pop()


def _same_style(before: str, line: Line) -> bool:
    return before.isupper() == line.text.isupper() and (line.joined or before.isupper())


def _runs_on(line: Line, following: "Line | list[Line]") -> bool:
    """Whether a line goes on in the next: that one begins in lower case."""
    after = following[0] if isinstance(following, list) and following else following
    return isinstance(after, Line) and after.text[:1].islower() and not after.apart


def _ranks(kinds: list[str]) -> dict[str, int]:
    """How containers nest in this work: the rarer kind is the outer one, in doubt the usual order."""
    counts = {kind: kinds.count(kind) for kind in CONTAINERS if kind in kinds}
    order = sorted(counts, key=lambda kind: (round(counts[kind] ** 0.5), ORDER.index(kind)))
    return {"schedule": 0, "block": 0, "note": 0, "transitional": 1} | {
        kind: place + 1 for place, kind in enumerate(order)
    }


def _is_empty(node: Provision | Branch) -> bool:
    return isinstance(node, Branch) and not (node.lines or node.children or node.number or node.heading)


def _frozen(node: Provision | Branch) -> Provision:
    if isinstance(node, Provision):
        return node
    own = body_of(node.lines, node.kind, node.heading)
    children = with_former([_frozen(child) for child in node.children])
    return Provision(node.kind, node.number, node.heading, own.text, (*own.children, *children), status=own.status)
