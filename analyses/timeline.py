"""A country over the years: laws, amendments and promises, and which findings each of them moved.

Laws count from the day on which they were enacted or came into force, treaties from the day on which they bind the
country; a day of which only the year is known counts from the beginning of that year. Only the wording that was read
is known: what a law said before it was amended is not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from analyses.duties import BINDING
from analyses.gaps import Country, Provides, check_names, elements_of
from analyses.nearest import Nearest
from kb import graph as knowledge
from kb.graph import Graph, out
from kb.model import Finding

COUNTED = ("met", "partial", "gap", "not_found", "not_assessed", "beyond", "beyond_partial")


@dataclass(frozen=True)
class Event:
    """Something that happened on a day (ISO 8601, as precise as it is known): a law, an amendment, a bond, its end."""

    day: str
    kind: str
    title: str
    work: str
    source: str = ""


def timeline(db: Path, code: str) -> Iterator[dict[str, Any]]:
    """Each event of a country, oldest first, with the number of findings of each status from then on, and `moved`.

    `moved`: the findings that changed with the events of that day, as {element, name, before, after, sentence}.
    Raises ManumitError for a code that is not catalogued.
    """
    graph = knowledge.load(db, citing=False, of=[code])
    check_names(graph, [code])
    provides = Provides(graph)
    before: dict[str, Finding] = {}
    with Nearest(db, code) as nearest:
        events = sorted(_events(graph, code), key=lambda event: (event.day, event.title))
        for day, together in groupby(events, key=lambda event: event.day):
            country = Country(graph, code, day, nearest, (), provides)
            after = {finding.element: finding for finding in map(country.finding, elements_of(graph))}
            moved = [_move(before.get(element), finding) for element, finding in after.items()]
            counts = {status: sum(one.status == status for one in after.values()) for status in COUNTED}
            for place, event in enumerate(together):
                yield vars(event) | counts | {"moved": [move for move in moved if move] if place == 0 else []}
            before = after


def _events(graph: Graph, code: str) -> Iterator[Event]:
    for node, _ in out(graph, ("jurisdiction", code), "made"):
        work = graph.nodes[node]
        day = max(work["enacted"] or "", work["in_force"] or "")
        if day and not work["same_as"]:
            yield Event(day, work["kind"] or "law", work["title"], work["id"], work["source"] or work["url"] or "")
    for node, bond in out(graph, ("jurisdiction", code), "bound_by"):
        treaty = graph.nodes[node]
        if bond["confidence"] == "seen" and bond["act"] in (*BINDING, "denunciation"):
            kind = bond["act"] if bond["in_force"] else f"{bond['act']}: binding by then"
            yield Event(bond["in_force"] or bond["as_of"], kind, treaty["title"], treaty["id"], bond["source"])
        if bond["until"]:
            yield Event(bond["until"], "end", treaty["title"], treaty["id"], bond["source"])


def _move(before: Finding | None, after: Finding) -> dict[str, str] | None:
    was = before.status if before else "no_duty"
    if was == after.status:
        return None
    return {
        "element": after.element, "name": after.name, "before": was, "after": after.status, "sentence": after.sentence,
    }  # fmt: skip
