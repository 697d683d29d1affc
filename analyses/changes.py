"""What changed between two snapshots of a work, provision by provision, and which findings moved with it.

Both snapshots are read and tagged by the present code, without the digest (which speaks of one of them only), so that
what moves has moved in the text.
"""

import difflib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from analyses.gaps import gaps
from ingest.archive import Archive
from ingest.catalogue import load
from ingest.errors import ManumitError
from ingest.model import Snapshot, Work
from kb.build import read_one, uncatalogued
from kb.rows import Row, Rows, Task
from kb.store import replace_work

Said = Mapping[str, Row]


def diff(
    db: Path, corpus: Path, archive: Archive, work_id: str, *, since: str = "", until: str = ""
) -> list[dict[str, Any]]:
    """The provisions that were added, removed, moved or changed, then the findings that moved.

    `since`, `until`: days (ISO 8601); the snapshot that was current on each is taken, the last two where both are left
    out. A row has `what` (provision or finding), `change`, `eid` or `element`, `before`, `after`, and `words` (the
    change with [-what went-] and {+what came+}). Raises ManumitError where there are not two snapshots to compare.
    """
    old, new = _two(archive, work_id, since, until)
    work = load(corpus).works.get(work_id) or uncatalogued(work_id, new)
    versions = [_read(archive, work, snapshot) for snapshot in (old, new)]
    said = [{row["eid"]: row for row in rows.tables.get("provisions", [])} for rows in versions]
    found = list(_provisions(*said))
    return found + (list(_findings(db, work, versions)) if found else [])


def _two(archive: Archive, work: str, since: str, until: str) -> tuple[Snapshot, Snapshot]:
    kept = list({snapshot.sha256: snapshot for snapshot in archive.snapshots(work)}.values())
    if len(kept) < 2:
        has = "one snapshot" if kept else "no snapshot"
        raise ManumitError(work, f"the archive holds {has} of it; 'manumit fetch' or 'import' a later text to compare.")
    new = _on(kept, until) if until else kept[-1]
    earlier = [snapshot for snapshot in kept if snapshot.fetched < new.fetched]
    old = _on(kept, since) if since else (earlier or [new])[-1]
    if old.sha256 == new.sha256:
        days = ", ".join(snapshot.fetched[:10] for snapshot in kept)
        raise ManumitError(work, f"these days have the same snapshot; there are texts of {days}.")
    return old, new


def _on(kept: list[Snapshot], day: str) -> Snapshot:
    known = [snapshot for snapshot in kept if snapshot.fetched[:10] <= day]
    if not known:
        first = kept[0]
        raise ManumitError(first.work, f"no text of {day} or before is held; the first is of {first.fetched[:10]}.")
    return known[-1]


def _read(archive: Archive, work: Work, snapshot: Snapshot) -> Rows:
    rows = read_one(Task(work, archive.folder, snapshot, None))
    errors = [row for row in rows.tables.get("issues", []) if row["level"] == "error"]
    if errors:
        raise ManumitError(f"{work.id} of {snapshot.fetched[:10]}", errors[0]["why"])
    return rows


def _provisions(old: Said, new: Said) -> Iterator[dict[str, Any]]:
    moved = _moved(old, new)
    left = set(moved.values())
    for eid in dict.fromkeys((*old, *new)):
        before, after = None if eid in left else old.get(eid), new.get(eid)
        if eid in moved:
            yield _row("moved", new[eid], moved[eid], eid, "")
            after = None
        if before and after and (_words(before), before["status"]) != (_words(after), after["status"]):
            yield _row("changed", after, _words(before), _words(after), _marked(_words(before), _words(after)))
        elif after and not before and _words(after):
            yield _row("added", after, "", _words(after), f"{{+{_words(after)}+}}")
        elif before and not after and _words(before):
            yield _row("removed", before, _words(before), "", f"[-{_words(before)}-]")


def _moved(old: Said, new: Said) -> dict[str, str]:
    """New places of words that stood elsewhere before, and stand there no longer."""
    places = {_words(row): eid for eid, row in old.items()}
    found = {}
    for eid, row in new.items():
        words = _words(row)
        place = places.get(words)
        stayed = place is not None and place in new and _words(new[place]) == words
        if words and place is not None and place != eid and not stayed and not _same(old.get(eid), words):
            found[eid] = place
    return found


def _same(row: Row | None, words: str) -> bool:
    return row is not None and _words(row) == words


def _words(row: Row) -> str:
    return " ".join(f"{row['heading']} {row['text']}".split())


def _row(change: str, row: Row, before: str, after: str, words: str) -> dict[str, Any]:
    status = f" ({row['status']})" if row["status"] else ""
    return {
        "what": "provision", "change": change + status, "eid": row["eid"], "element": "", "citation": row["citation"],
        "before": before, "after": after, "words": words,
    }  # fmt: skip


def _marked(before: str, after: str) -> str:
    """The change, word by word."""
    old, new = before.split(), after.split()
    said = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        said += [" ".join(old[a:b])] if kind == "equal" else []
        said += [f"[-{' '.join(old[a:b])}-]"] if kind in ("delete", "replace") else []
        said += [f"{{+{' '.join(new[c:d])}+}}"] if kind in ("insert", "replace") else []
    return " ".join(said)


def _findings(db: Path, work: Work, versions: list[Rows]) -> Iterator[dict[str, Any]]:
    """The findings of the country with the one text and with the other."""
    if not work.jurisdiction:
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "manumit.db"
        shutil.copyfile(db, copy)
        before, after = ([*gaps(_with(copy, work, rows), [work.jurisdiction])] for rows in versions)
    for was, now in zip(before, after, strict=True):
        if (was.status, was.missing, was.failure_mode) != (now.status, now.missing, now.failure_mode):
            yield {
                "what": "finding", "change": f"{was.status} → {now.status}", "eid": "", "element": now.element,
                "citation": f"{now.element} {now.name}", "before": was.sentence, "after": now.sentence, "words": "",
            }  # fmt: skip


def _with(db: Path, work: Work, rows: Rows) -> Path:
    """The knowledge base with one work's provisions, tags and penalties in another version."""
    replace_work(db, work.id, {table: rows.tables.get(table, []) for table in ("provisions", "tags", "penalties")})
    return db
