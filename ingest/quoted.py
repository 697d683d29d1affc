"""Reads law that a law quotes: the new section 5A inside the section that inserts it, as a tree of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.heads import split_title, unit_heads
from ingest.lines import Line
from ingest.model import BASIC_UNITS, Provision

CLOSING = {"“": "”", "\"": "\"", "«": "»", "„": "“”", "‘": "’"}
ENDS = re.compile(r"(?:\s*(?:[.;,:)]|and|or|y|o|et|ou))+$")
LONGEST = 400


def quotation_end(lines: Sequence[Line], at: int) -> int:
    """Where a quotation that opens at a line ends: after the line whose last mark closes it; `at` if none does."""
    opening = lines[at].text[:1]
    closing = CLOSING.get(opening, "")
    depth = 0
    for end in range(at, min(len(lines), at + LONGEST)):
        text = lines[end].text
        depth += text.count(opening) - sum(text.count(mark) for mark in closing if mark != opening)
        if closing and (depth <= 0 or opening in closing) and ENDS.sub("", text)[-1:] in closing and (end > at or len(text) > 1):
            return end + 1
    return at


def quoted_provision(lines: Sequence[Line]) -> Provision:
    """A node `quoted` whose children are the units that it holds; words before the first unit are its own."""
    heads = [(at, _head(line)) for at, line in enumerate(lines)]
    opened = [(at, head) for at, head in heads if head and (at == 0 or head[0] or lines[at].quoted)]
    if not opened:
        return Provision("quoted", text=" ".join(line.words for line in lines))
    own = " ".join(line.words for line in lines[: opened[0][0]])
    ends = [at for at, _ in opened[1:]] + [len(lines)]
    units = tuple(_unit(lines[at:end]) for (at, _), end in zip(opened, ends, strict=True))
    return Provision("quoted", text=own, children=units)


def _head(line: Line) -> tuple[str, str, str] | None:
    heads = unit_heads(line)
    best = next((head for head in heads if head.kind), heads[0] if heads else None)
    return (best.kind if best.kind in BASIC_UNITS else "", best.number, best.rest) if best else None


def _unit(lines: Sequence[Line]) -> Provision:
    from ingest.clauses import body_of

    head = _head(lines[0])
    kind, number, rest = head if head else ("", "", lines[0].text)
    heading, text = split_title(rest)
    own = body_of([replace(lines[0], text=text, quoted=False), *lines[1:]] if text else list(lines[1:]), kind or "section")
    return Provision(kind or "section", number, heading, own.text, own.children)
