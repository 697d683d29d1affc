"""Puts what stands beside the text into the tree: a margin note becomes the heading of its unit, others become notes.

A strand is found again in the tree by the number of words before it, because reading lines into a tree keeps all words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.model import BASIC_UNITS, Provision
from ingest.pdf_lines import count

TITLED = 0.5


@dataclass(frozen=True)
class Placed:
    """Words beside the text, and between which words of it they stand: from `low` (here begins their row) to `high`."""

    low: int
    high: int
    text: str
    margin: bool


@dataclass
class _Plan:
    """What each node gets, by its first word and kind: a heading, or notes at a place among its words."""

    headings: dict[int, str] = field(default_factory=dict)
    notes: list[tuple[int, str]] = field(default_factory=list)


def with_asides(body: tuple[Provision, ...], asides: Sequence[Placed]) -> tuple[Provision, ...]:
    """The tree with margin notes as headings and all else that stood apart as notes."""
    if not asides:
        return body
    units = dict(_unit_starts(body, 0))
    titled = sum(bool(unit.heading) for unit in units.values()) > TITLED * len(units)
    plan = _Plan()
    for aside in asides:
        start = _unit_at(units, aside) if aside.margin and not titled else None
        if start is None or start in plan.headings:
            plan.notes.append((max(aside.low, aside.high - 1), aside.text))
        else:
            plan.headings[start] = aside.text
    plan.notes.sort(key=lambda note: note[0])
    found, _ = _rebuilt(body, 0, plan)
    return (*found, *(Provision("note", text=text) for _, text in plan.notes))


def _words(node: Provision) -> int:
    return count(node.number) + count(node.heading) + count(node.text)


def _unit_starts(nodes: Sequence[Provision], at: int) -> Iterator[tuple[int, Provision]]:
    for node in nodes:
        if node.kind in BASIC_UNITS:
            yield at, node
        at += _words(node)
        yield from _unit_starts(node.children, at)
        at += sum(_words(below) for child in node.children for below in child.walk())


def _unit_at(units: dict[int, Provision], aside: Placed) -> int | None:
    """The unit that begins in the row beside which a note stands."""
    return next((start for start in units if aside.low <= start < aside.high), None)


def _rebuilt(nodes: Sequence[Provision], at: int, plan: _Plan) -> tuple[tuple[Provision, ...], int]:
    """The nodes with their headings and notes; each note goes to the deepest node that holds the word before it."""
    found: list[Provision] = []
    for node in nodes:
        start, at = at, at + _words(node)
        own = _due(plan, at)
        children, at = _rebuilt(node.children, at, plan)
        late = _due(plan, at)
        found.append(_headed(replace(node, children=(*own, *children, *late)), start, plan))
    return tuple(found), at


def _due(plan: _Plan, at: int) -> tuple[Provision, ...]:
    due = [text for place, text in plan.notes if place < at]
    del plan.notes[: len(due)]
    return tuple(Provision("note", text=text) for text in due)


def _headed(node: Provision, start: int, plan: _Plan) -> Provision:
    """A unit with the note at its margin as its heading; words that were taken for its heading are its text."""
    if node.kind not in BASIC_UNITS or start not in plan.headings:
        return node
    text = " ".join(filter(None, (node.heading, node.text)))
    return replace(node, heading=plan.headings[start], text=text)
