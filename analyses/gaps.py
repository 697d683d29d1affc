"""Gap analysis: one finding for each jurisdiction and element, by the table of statuses of the architecture note.

Absence is a statement that somebody makes: without a reader's word it is *not found*, never *gap*; and where a home of
the element was not read, or none is catalogued, it is *not assessed*.
"""

import datetime
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analyses.duties import duties
from analyses.nearest import Nearest
from analyses.sentences import sentence
from ingest.errors import ManumitError
from kb import graph as knowledge
from kb.graph import Graph, into, out
from kb.measured import FOUND_FROM
from kb.model import Asked, Evidence, Finding

NEAREST = 3


def gaps(db: Path, codes: Collection[str] = (), *, as_of: str = "", against: Collection[str] = ()) -> Iterator[Finding]:
    """Findings for these jurisdictions (all countries if none is named), 110 each, in the order of the framework.

    `as_of`: the day to judge by (ISO 8601; today if empty). Raises ManumitError for a code or treaty that is not
    catalogued, and StoreError where there is no knowledge base.
    """
    graph = knowledge.load(db)
    day = as_of or datetime.date.today().isoformat()
    _check(graph, codes, against)
    for code in codes or _countries(graph):
        with Nearest(db, code) as nearest:
            yield from _Country(graph, code, day, nearest, against).findings()


def rows(db: Path) -> Iterator[dict[str, Any]]:
    """The findings of all countries as rows of the table `findings`, for the build."""
    for finding in gaps(db):
        yield as_row(finding)


def as_row(finding: Finding) -> dict[str, Any]:
    """A finding as plain data: the shape of `manumit gaps --format json` and of the table `findings`."""
    return asdict(finding)


def _check(graph: Graph, codes: Collection[str], against: Collection[str]) -> None:
    known = {data[key] for node, data in graph.nodes(data=True) if node[0] == "work" for key in ("id", "instrument")}
    for treaty in against:
        if treaty not in known:
            raise ManumitError(
                f"--against {treaty}", "no such treaty in the catalogue; 'manumit gaps --help' shows how to name one."
            )
    for code in codes:
        if ("jurisdiction", code) not in graph:
            raise ManumitError(
                code, "no such jurisdiction in the catalogue; use a code such as UG, or add corpus/<code>.yml."
            )


def _countries(graph: Graph) -> list[str]:
    return sorted(
        node[1] for node, data in graph.nodes(data=True) if node[0] == "jurisdiction" and data["kind"] == "country"
    )


class _Country:
    """The analysis of one jurisdiction on one day: its duties, its laws in force, who read them."""

    def __init__(self, graph: Graph, code: str, day: str, nearest: Nearest, against: Collection[str]) -> None:
        self.graph, self.code, self.day, self.nearest = graph, code, day, nearest
        self.duties = duties(graph, code, as_of=day, against=against)
        made = (graph.nodes[work] for work, _ in out(graph, ("jurisdiction", code), "made"))
        self.laws = {work["id"]: work for work in made if _counts(graph, work, day)}

    def findings(self) -> Iterator[Finding]:
        elements = (data for node, data in self.graph.nodes(data=True) if node[0] == "element")
        return (self._finding(element) for element in elements)

    def _finding(self, element: dict[str, Any]) -> Finding:
        absence = self._absence(element["id"])
        tags = list(self._tags(element["id"]))
        good = [tag for tag in tags if _holds(tag, absence)]
        asked = self.duties.get(element["id"], ())
        homes = [work for work in self.laws.values() if _is_home(work, element)]
        unread = [
            work["id"] for work in homes if work["read"] != "whole" and work["id"] not in absence.get("works", ())
        ]
        status = _status(good, element["parts"], asked, bool(homes) and not unread, bool(absence))
        evidence = tuple(self._evidence(tag) for tag in sorted(good, key=_rank))
        short = good if status.endswith("partial") else []
        finding = Finding(
            self.code, element["id"], element["name"], element["pillar"], status, asked[0].force if asked else "",
            asked, evidence, _missing(short), _failure(short), self.day,
            self._nearest(element, tags) if status == "not_found" else (),
            tuple(sorted(work["id"] for work in homes if work["id"] not in unread)), tuple(sorted(unread)),
            f"{absence['by']}, {absence['date']}" if status == "gap" else "",
        )  # fmt: skip
        return sentence(finding, self.graph)

    def _absence(self, element: str) -> dict[str, Any]:
        found: dict[str, Any] = self.nearest.absences.get(element, {})
        return found

    def _tags(self, element: str) -> Iterator[dict[str, Any]]:
        for provision, tag in into(self.graph, ("element", element), "provides"):
            if tag["work"] in self.laws and not self.graph.nodes[provision]["status"]:
                yield tag

    def _evidence(self, tag: dict[str, Any]) -> Evidence:
        work = self.laws[tag["work"]]
        words = tuple(word["text"] for word in tag["words"])
        return Evidence(
            work["id"], tag["eid"], tag["citation"], tag["basis"], tag["quote"], words, tag["by"], tag["confidence"],
            tag["url"], tag["strength"], work["title"],
        )  # fmt: skip

    def _nearest(self, element: dict[str, Any], tags: list[dict[str, Any]]) -> tuple[Evidence, ...]:
        seen = [self._evidence(tag) for tag in sorted(tags, key=_rank)[:NEAREST]]
        more = self.nearest.to(f"{element['name']} {element['question']}", set(self.laws), NEAREST - len(seen))
        return (*seen, *more)


def _counts(graph: Graph, work: dict[str, Any], day: str) -> bool:
    """Whether a work is law in force on that day, and not a second copy of a work that was read."""
    leading = graph.nodes.get(("work", work["same_as"])) if work["same_as"] else None
    begun = max(work["enacted"] or "", work["in_force"] or "") <= day
    return work["status"] == "in_force" and begun and not (leading and leading["basis"] != "none")


def _is_home(work: dict[str, Any], element: dict[str, Any]) -> bool:
    return element["group"] in work["covers"] or element["id"] in work["covers"]


def _holds(tag: dict[str, Any], absence: dict[str, Any]) -> bool:
    """Whether a tag is evidence: nobody who read the text says otherwise, and the tagger is sure enough.

    A less sure tag is shown among the nearest clauses, for a reader to confirm.
    """
    if tag["by"] != "tagger":
        return bool(tag["holds"])
    return bool(tag["holds"]) and tag["confidence"] >= FOUND_FROM and tag["work"] not in absence.get("works", ())


def _status(
    good: list[dict[str, Any]], parts: Sequence[str], asked: tuple[Asked, ...], all_read: bool, confirmed: bool
) -> str:
    if good:
        whole = any(tag["strength"] == "met" for tag in good) or _parts_complete(good, parts)
        return ("met" if whole else "partial") if asked else ("beyond" if whole else "beyond_partial")
    if not asked:
        return "no_duty"
    if not all_read:
        return "not_assessed"
    return "gap" if confirmed else "not_found"


def _parts_complete(tags: list[dict[str, Any]], parts: Sequence[str]) -> bool:
    """Several provisions may hold the parts of an element between them.

    Only the framework's own parts count: what an editor says is missing in words of their own is a lack that another
    provision does not make good by lacking something else.
    """
    lacking = [set(tag["missing"]) for tag in tags]
    return len(tags) > 1 and all(lack and lack <= set(parts) for lack in lacking) and not set.intersection(*lacking)


def _missing(tags: list[dict[str, Any]]) -> tuple[str, ...]:
    named = [tag["missing"] for tag in tags if tag["missing"]]
    return tuple(part for part in named[0] if all(part in other for other in named)) if named else ()


def _failure(tags: list[dict[str, Any]]) -> str:
    return next((str(tag["failure_mode"]) for tag in sorted(tags, key=_rank) if tag["failure_mode"]), "")


def _rank(tag: dict[str, Any]) -> tuple[bool, bool, float, str, str]:
    return tag["strength"] != "met", tag["by"] == "tagger", -tag["confidence"], tag["work"], tag["eid"]
