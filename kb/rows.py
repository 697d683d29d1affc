"""One work as rows: its tree, its digests, its tags and penalties. Runs in the workers of a build."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.archive import Archive
from ingest.citations import citations
from ingest.claims import check_claim
from ingest.errors import ManumitError
from ingest.model import BASIC_UNITS, Digest, DigestProvision, Law, Provision, Review, Snapshot, Work
from ingest.reading import read
from ingest.tree import PREFIXES, UNHEARD, Span, flatten
from kb.cited import citations_of
from kb.definitions import definitions_of
from kb.model import Passage, Penalty, Tag, Tagged
from kb.reviews import judge

if TYPE_CHECKING:
    from kb.tagger import Tagger

Row = dict[str, Any]
KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}
QUOTE = 320
LANGUAGES = frozenset(path.stem for path in Path(__file__).with_name("languages").glob("*.yml"))


@dataclass(frozen=True)
class Task:
    """What a worker needs to read one work: where its bytes are kept (no snapshot where only a digest exists)."""

    work: Work
    archive: Path
    snapshot: Snapshot | None
    digest: Digest | None
    reviews: tuple[Review, ...] = ()
    input: str = ""

    @property
    def url(self) -> str:
        """The official address: the catalogue's, else the one that the bytes came from."""
        return self.work.url or (self.snapshot.url if self.snapshot else "")


@dataclass
class Rows:
    """The rows of one work, by table."""

    work: str
    tables: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, row: Row) -> None:
        """Add a row that speaks of this work."""
        self.tables.setdefault(table, []).append({"work": self.work, **row})


def rows_of(task: Task, tagger: "Tagger") -> Rows:
    """Read and tag one work. What cannot be read becomes a row of `issues`; the digest, if any, still stands."""
    rows = Rows(task.work.id)
    law = _read(task, rows)
    if law:
        _official(task, law, tagger, rows)
    if task.digest:
        _digest(task, task.digest, rows)
    _work(task, law, _how_read(task, law, rows), rows)
    for stale in judge(task.reviews, rows.tables):
        rows.add("issues", stale)
    return rows


def _read(task: Task, rows: Rows) -> Law | None:
    if task.snapshot is None:
        return None
    try:
        data = Archive(task.archive).read(task.snapshot)
        law = read(data, format=task.snapshot.format, where=task.work.id, language=task.work.language)
        check_claim(task.work, law)
    except ManumitError as error:
        rows.add("issues", {"where": error.where, "level": "error", "why": error.why})
        return None
    for why in (*law.warnings, *_count_warning(task.work, law)):
        rows.add("issues", {"where": task.work.id, "level": "warning", "why": why})
    return law


def _count_warning(work: Work, law: Law) -> Iterator[str]:
    found = sum(1 for _ in law.units())
    if work.expect and abs(found - work.expect) > max(1, 0.02 * work.expect):
        yield f"{found} sections or articles were found where a reader counts {work.expect}; the text may be half read."


def _official(task: Task, law: Law, tagger: "Tagger", rows: Rows) -> None:
    cited = citations(law, language=task.work.language, articles=task.work.kind == "constitution")
    for position, (node, parent, unit, depth) in enumerate(_placed(law.body, "", "", 0)):
        rows.add("provisions", _provision(task, node, cited) | {
            "parent": parent, "unit": unit, "position": position, "depth": depth,
        })  # fmt: skip
    _read_closely(task.work.language, rows)
    units = list(_tagged_units(law.body, ()))
    laid = [flatten(unit) for unit, _ in units]
    passages = (_passage(task.work, unit, text, above) for (unit, above), (text, _) in zip(units, laid, strict=True))
    for (tagged_unit, _), (text, spans), tagged in zip(units, laid, tagger.pipe(passages), strict=True):
        _tags(tagged_unit, text, spans, tagged, rows)


def _read_closely(language: str, rows: Rows) -> None:
    """What the provisions cite and which terms they define."""
    provisions = rows.tables.get("provisions", [])
    for citation in citations_of(provisions, language):
        rows.add("citations", citation)
    for definition in definitions_of(provisions, language):
        rows.add("definitions", definition)


def _placed(
    nodes: Iterable[Provision], parent: str, unit: str, depth: int
) -> Iterator[tuple[Provision, str, str, int]]:
    for node in nodes:
        own = unit or (node.eid if node.kind in BASIC_UNITS else "")
        yield node, parent, own or node.eid, depth
        yield from _placed(node.children, node.eid, own, depth + 1)


def _provision(task: Task, node: Provision, cited: dict[str, str]) -> Row:
    return {
        "eid": node.eid, "kind": node.kind, "number": node.number, "heading": node.heading, "text": node.text,
        "language": task.work.language, "basis": "official", "citation": cited[node.eid], "url": task.url,
        "status": node.status, "digest_heading": "", "digest": "", "digests": {},
    }  # fmt: skip


def _tagged_units(nodes: Iterable[Provision], above: tuple[str, ...]) -> Iterator[tuple[Provision, tuple[str, ...]]]:
    """The units to tag: sections and articles in force, each with the headings under which it stands."""
    for node in nodes:
        if node.status in UNHEARD:
            continue
        if node.kind in BASIC_UNITS:
            yield node, above
        else:
            yield from _tagged_units(node.children, (*above, node.heading) if node.heading else above)


def _passage(work: Work, unit: Provision, text: str, above: tuple[str, ...]) -> Passage:
    kind = "treaty" if work.kind in ("treaty", "directive") else "law"
    return Passage(unit.eid, work.language, kind, unit.heading, text, (work.title, *above))


def _tags(unit: Provision, text: str, spans: list[Span], tagged: Tagged, rows: Rows) -> None:
    for tag in tagged.tags:
        places = [(word.start, word.end) for word in tag.words]
        rows.add("tags", _tag(tag) | {
            "eid": _pinpoint(unit.eid, spans, places), "unit": unit.eid, "quote": quote(text, places),
        })  # fmt: skip
    for position, penalty in enumerate(tagged.penalties):
        rows.add("penalties", _penalty(penalty) | {
            "eid": _pinpoint(unit.eid, spans, [(penalty.start, penalty.end)]), "unit": unit.eid, "position": position,
        })  # fmt: skip


def _tag(tag: Tag) -> Row:
    return {
        "element": tag.element, "strength": tag.strength, "words": [dict(word.__dict__) for word in tag.words],
        "by": "tagger", "holds": 1, "confidence": round(tag.confidence, 3), "missing": tag.missing,
        "failure_mode": tag.failure_mode, "basis": "official",
    }  # fmt: skip


def _penalty(penalty: Penalty) -> Row:
    return {
        "kind": penalty.kind, "minimum": penalty.minimum, "maximum": penalty.maximum, "measure": penalty.unit,
        "joined": penalty.joined, "applies_to": penalty.applies_to, "quote": penalty.text, "by": "tagger",
    }  # fmt: skip


def _pinpoint(unit: str, spans: list[Span], places: list[tuple[int, int]]) -> str:
    """The deepest node that holds all the words: the common beginning of the names of the nodes that hold them."""
    names = [span.eid.split("__") for span in spans for start, end in places if span.start < end and start < span.end]
    if not names:
        return unit
    shared = takewhile(lambda steps: len(set(steps)) == 1, zip(*names, strict=False))
    eid = "__".join(steps[0] for steps in shared)
    return eid if eid.startswith(unit) else unit


def quote(text: str, places: list[tuple[int, int]]) -> str:
    """The words around the places on which a tag rests, cut at the ends of clauses, at most about 320 letters."""
    if not places:
        return text[:QUOTE]
    first, last = min(start for start, _ in places), max(end for _, end in places)
    last = min(last, first + QUOTE)
    start = max(text.rfind(mark, max(0, first - QUOTE // 2), first) + 1 for mark in ".;:—") or max(
        0, first - QUOTE // 2
    )
    ends = [found for mark in ".;" if (found := text.find(mark, last, last + QUOTE // 2)) >= 0]
    end = min(ends) + 1 if ends else min(len(text), last + QUOTE // 2)
    return text[_between_words(text, start, first) : end].strip()


def _between_words(text: str, start: int, first: int) -> int:
    """The start of the next word, where a quote would begin in the middle of one."""
    if start == 0 or not (text[start - 1].isalnum() and text[start].isalnum()):
        return start
    gap = text.find(" ", start, first)
    return start if gap < 0 else gap + 1


def _digest(task: Task, digest: Digest, rows: Rows) -> None:
    official = {row["eid"]: row for row in rows.tables.get("provisions", [])}
    for place, provision in enumerate(digest.provisions):
        if provision.eid in official:
            official[provision.eid].update(_beside(provision))
        else:
            if official:
                why = f"the digest's {provision.citation} ({provision.eid}) is not in the text; check its number."
                rows.add("issues", {"where": f"corpus/digests, {provision.eid}", "level": "warning", "why": why})
            rows.add("provisions", _digested(task, digest, provision) | {"position": len(official) + place})
        _claims(provision, rows)
    _settle(digest, rows)


def _beside(provision: DigestProvision) -> Row:
    also = {language: {"heading": heading, "text": text} for language, (heading, text) in provision.also.items()}
    return {"digest_heading": provision.heading, "digest": provision.text, "digests": also}


def _digested(task: Task, digest: Digest, provision: DigestProvision) -> Row:
    return _beside(provision) | {
        "eid": provision.eid, "parent": "", "unit": unit_of(provision.eid), "depth": provision.eid.count("__"),
        "kind": KINDS.get(provision.eid.split("__")[-1].split("_")[0], "block"), "number": "",
        "heading": provision.heading, "text": "", "language": digest.language, "basis": "digest",
        "citation": provision.citation, "url": task.work.url, "status": "",
    }  # fmt: skip


def unit_of(eid: str) -> str:
    """The eid of the section or article in which a provision stands: `sec_3__subsec_1` → `sec_3`."""
    steps = eid.split("__")
    for depth, step in enumerate(steps):
        if KINDS.get(step.split("_")[0]) in BASIC_UNITS:
            return "__".join(steps[: depth + 1])
    return eid


def _claims(provision: DigestProvision, rows: Rows) -> None:
    unit = unit_of(provision.eid)
    for claim in provision.claims:
        start = provision.text.index(claim.rests_on)
        word = {"concept": claim.element, "start": start, "end": start + len(claim.rests_on), "text": claim.rests_on}
        rows.add("tags", {
            "eid": provision.eid, "unit": unit, "element": claim.element, "strength": claim.strength,
            "quote": provision.text, "words": [word], "by": "editor", "holds": 1, "confidence": 1.0,
            "missing": claim.missing, "failure_mode": claim.failure_mode, "basis": "digest",
        })  # fmt: skip
    for position, threat in enumerate(provision.penalties):
        rows.add("penalties", {
            "eid": provision.eid, "unit": unit, "position": position, "kind": threat.kind, "minimum": threat.minimum,
            "maximum": threat.maximum, "measure": threat.unit, "joined": threat.joined,
            "applies_to": threat.applies_to, "quote": provision.text, "by": "editor",
        })  # fmt: skip


def _settle(digest: Digest, rows: Rows) -> None:
    """Who read beats who matched: where an editor read a unit (or the whole work), only the editor's tags hold."""
    tags = rows.tables.get("tags", [])
    units = {unit_of(provision.eid) for provision in digest.provisions}
    for tag in tags:
        if tag["by"] == "tagger" and (digest.read == "whole" or tag["unit"] in units):
            tag["holds"] = 0


def _how_read(task: Task, law: Law | None, rows: Rows) -> str:
    """Whole, part or no: silence counts only where the whole text was read by somebody who knows its language.

    A text in a language without words of its own, an incomplete copy and a half-parsed law never count as read whole.
    """
    by_editor = task.digest.read if task.digest else "no"
    if law is None or task.work.language not in LANGUAGES or by_editor == "whole":
        return by_editor
    doubtful = task.work.complete == "partial" or rows.tables.get("issues")
    return "part" if doubtful else "whole"


def _work(task: Task, law: Law | None, read_how: str, rows: Rows) -> None:
    work, digest = task.work, task.digest
    basis = "official" if law else "digest" if digest else "none"
    provisions = rows.tables.get("provisions", [])
    rows.add("works", dict(work.__dict__) | {
        "binding": int(work.binding), "url": task.url, "basis": basis, "read": read_how,
        "as_at": task.snapshot.fetched[:10] if task.snapshot else "",
        "sha256": task.snapshot.sha256 if task.snapshot else "",
        "units": sum(1 for _ in law.units()) if law else len({row["unit"] for row in provisions}),
        "provisions": len(provisions), "digest_by": digest.by if digest else "",
        "digest_checked": digest.checked if digest else "", "digest_against": digest.against if digest else "",
        "input": task.input,
    })  # fmt: skip
