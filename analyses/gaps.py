"""Gap analysis: one finding for each jurisdiction and element, by the table of statuses of the architecture note.

Absence is a statement that somebody makes: without a reader's word it is *not found*, never *gap*; and where a home of
the element was not read, or none is catalogued, it is *not assessed*.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from analyses.duties import duties, suppose_bound
from analyses.nearest import Nearest
from analyses.sentences import Sentences
from ingest.errors import ManumitError
from kb import graph as knowledge
from kb.graph import Graph, into, out
from kb.measured import FOUND_FROM
from kb.model import Asked, Evidence, Finding

NEAREST = 3


@dataclass(frozen=True)
class Supposing:
    """What is supposed for the sake of argument: treaties that bind, and provisions of others (`WORK#EID`) adopted."""

    bound_by: tuple[str, ...] = ()
    adopts: tuple[str, ...] = ()


def gaps(
    db: Path, codes: Collection[str] = (), *, as_of: str = "", against: Collection[str] = (),
    only: Collection[str] = (), supposing: Supposing = Supposing(), language: str = "en",
) -> Iterator[Finding]:  # fmt: skip
    """Findings for these jurisdictions (all countries if none is named), in the order of the framework.

    `as_of`: the day to judge by (ISO 8601; today if empty). `only`: elements or groups (VIC-02, DEF); all 110 if empty.
    `language`: of the sentences.
    Raises ManumitError for a code, treaty, element or provision that is not known, and StoreError where there is no
    knowledge base.
    """
    lent = [place.partition("#")[0] for place in supposing.adopts]
    graph = knowledge.load(db, citing=False, of=codes, with_works=lent)
    day = as_of or datetime.date.today().isoformat()
    check_names(graph, codes, (*against, *supposing.bound_by))
    elements = elements_of(graph, only)
    provides = Provides(graph)
    sentences = _sentences(graph, language)
    for code in codes or _countries(graph):
        suppose_bound(graph, code, supposing.bound_by, day)
        with Nearest(db, code) as nearest:
            country = Country(graph, code, day, nearest, against, provides)
            country.adopt(supposing.adopts)
            for finding in map(country.finding, elements):
                yield replace(finding, sentence=sentences.say(finding))


def rows(db: Path) -> Iterator[dict[str, Any]]:
    """The findings of all countries as rows of the table `findings`, for the build."""
    for finding in gaps(db):
        yield as_row(finding)


def as_row(finding: Finding) -> dict[str, Any]:
    """A finding as plain data: the shape of `manumit gaps --format json` and of the table `findings`."""
    return asdict(finding)


def check_names(graph: Graph, codes: Collection[str], treaties: Collection[str] = ()) -> None:
    """Raise ManumitError for a jurisdiction or treaty that is not catalogued."""
    known = {data[key] for node, data in graph.nodes(data=True) if node[0] == "work" for key in ("id", "instrument")}
    for treaty in treaties:
        if treaty not in known:
            raise ManumitError(treaty, "no such treaty in the catalogue; name one as PALERMO or un-palermo-protocol.")
    for code in codes:
        if ("jurisdiction", code) not in graph:
            raise ManumitError(
                code, "no such jurisdiction in the catalogue; use a code such as UG, or add corpus/<code>.yml."
            )


def _countries(graph: Graph) -> list[str]:
    return sorted(
        node[1] for node, data in graph.nodes(data=True) if node[0] == "jurisdiction" and data["kind"] == "country"
    )


def _sentences(graph: Graph, language: str) -> Sentences:
    """Names and titles are those of the language, where the catalogue has them."""

    def country(code: str) -> str:
        node = graph.nodes["jurisdiction", code]
        return str(node["names"].get(language) or node["name"])

    def title(work: str) -> str:
        node = graph.nodes["work", work]
        return str(node["titles"].get(language) or node["title"])

    return Sentences(language, country=country, title=title)


def elements_of(graph: Graph, only: Collection[str] = ()) -> list[dict[str, Any]]:
    """The elements named, or of the groups named; all if none is. Raises ManumitError for a name that is neither."""
    elements = [data for node, data in graph.nodes(data=True) if node[0] == "element"]
    known = {name for element in elements for name in (element["id"], element["group"])}
    for name in only:
        if name not in known:
            raise ManumitError(name, "no such element or group in the framework; they are named like VIC-02 and DEF.")
    return [element for element in elements if not only or {element["id"], element["group"]} & set(only)]


class Provides:
    """What each work provides, element by element: the edges of the graph, gathered once for all countries."""

    def __init__(self, graph: Graph) -> None:
        self._tags: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for element in (node for node in graph if node[0] == "element"):
            for provision, tag in into(graph, element, "provides"):
                if not graph.nodes[provision]["status"]:
                    self._tags[tag["work"], element[1]].append(tag)

    def of(self, work: str, element: str) -> list[dict[str, Any]]:
        """Every tag of one element in one work."""
        return self._tags.get((work, element), [])

    def at(self, place: str) -> list[dict[str, Any]]:
        """Every tag at a provision (`WORK#EID`) or below it. Raises ManumitError where there is none."""
        work, _, eid = place.partition("#")
        found = [
            tag for (one, _), tags in self._tags.items() if one == work
            for tag in tags if tag["eid"] == eid or tag["eid"].startswith(f"{eid}__")
        ]  # fmt: skip
        if not eid or not found:
            raise ManumitError(
                place, "nothing to adopt: no provision of that name speaks of an element; write WORK#EID as in a link."
            )
        return found


class Country:
    """The analysis of one jurisdiction on one day: its duties, its laws in force, who read them."""

    def __init__(
        self, graph: Graph, code: str, day: str, nearest: Nearest, against: Collection[str], provides: Provides
    ) -> None:
        self.graph, self.code, self.day, self.nearest, self.provides = graph, code, day, nearest, provides
        self.duties = duties(graph, code, as_of=day, against=against)
        made = (graph.nodes[work] for work, _ in out(graph, ("jurisdiction", code), "made"))
        self.laws = {work["id"]: work for work in made if _counts(graph, work, day)}
        self.adopted: list[dict[str, Any]] = []

    def adopt(self, places: Iterable[str]) -> None:
        """Take over provisions of others, as if they were this country's own."""
        self.adopted = [{**tag, "adopted": True} for place in places for tag in self.provides.at(place)]

    def finding(self, element: dict[str, Any]) -> Finding:
        """What is to be said of one element."""
        absence = self._absence(element["id"])
        tags = list(self._tags(element["id"]))
        good = [tag for tag in tags if _holds(tag, absence)]
        asked = self.duties.get(element["id"], ())
        homes = [work for work in self.laws.values() if _is_home(work, element)]
        unread = [
            work["id"] for work in homes if work["read"] != "whole" and work["id"] not in absence.get("works", ())
        ]
        settled = self._settled(good)
        status = _status(settled, element["parts"], asked, bool(homes) and not unread, bool(absence))
        others = [tag for tag in good if tag not in settled] if settled else []
        evidence = tuple(self._evidence(tag) for some in (settled, others) for tag in sorted(some, key=_rank))
        short = settled if status.endswith("partial") else []
        return Finding(
            self.code, element["id"], element["name"], element["pillar"], status, asked[0].force if asked else "",
            asked, evidence, _missing(short), _failure(short), self.day,
            self._nearest(element, tags, status),
            tuple(sorted(work["id"] for work in homes if work["id"] not in unread)), tuple(sorted(unread)),
            f"{absence['by']}, {absence['date']}" if status == "gap" else "",
        )  # fmt: skip

    def _absence(self, element: str) -> dict[str, Any]:
        found: dict[str, Any] = self.nearest.absences.get(element, {})
        return found

    def _tags(self, element: str) -> Iterator[dict[str, Any]]:
        for work in self.laws:
            yield from self.provides.of(work, element)
        yield from (tag for tag in self.adopted if tag["element"] == element)

    def _settled(self, tags: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The tags that decide: a reader's, and what is adopted for the sake of argument.

        Where no reader found anything, the tagger's, but not in a law that a reader went through: what it adds there
        was wrong in more than half of the cases looked at, and is shown as nearest, for a reader to confirm.
        """
        decided = [tag for tag in tags if tag["by"] != "tagger" or tag.get("adopted")]
        return decided or [tag for tag in tags if not self.graph.nodes["work", tag["work"]]["digest_by"]]

    def _evidence(self, tag: dict[str, Any]) -> Evidence:
        work = self.graph.nodes["work", tag["work"]]
        words = tuple(word["text"] for word in tag["words"])
        return Evidence(
            work["id"], tag["eid"], tag["citation"], tag["basis"], tag["quote"], words, tag["by"], tag["confidence"],
            tag["url"], tag["strength"], work["title"],
        )  # fmt: skip

    def _nearest(self, element: dict[str, Any], tags: list[dict[str, Any]], status: str) -> tuple[Evidence, ...]:
        """What a reader should look at where there is no finding: tags that do not decide, then the nearest words."""
        if status not in ("not_found", "not_assessed"):
            return ()
        seen = tuple(self._evidence(tag) for tag in sorted(tags, key=_rank)[:NEAREST])
        if status == "not_assessed":
            return seen
        words = " ".join([element["name"], element["question"], *_further(element["names"], element["questions"])])
        return (*seen, *self.nearest.to(words, set(self.laws), NEAREST - len(seen)))


def _further(*said: dict[str, str]) -> Iterator[str]:
    """Name and question in the other languages, so that laws written in them are searched in their own words."""
    for by_language in said:
        yield from by_language.values()


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
    """How the leading provision falls short; what lesser ones lack does not count against it."""
    return str(min(tags, key=_rank)["failure_mode"]) if tags else ""


def _rank(tag: dict[str, Any]) -> tuple[bool, bool, float, str, str]:
    return tag["strength"] != "met", tag["by"] == "tagger", -tag["confidence"], tag["work"], tag["eid"]
