"""From archive and digests to one SQLite file: only what changed is read and tagged again, and the swap is one rename.

A work's *input* is the hash of everything that its rows depend on: its bytes, its catalogue entry, its digest, and the
code and word lists that read and tag. Where the inputs of all works are those of the last build, nothing is done.
"""

import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import sqlite_utils

from ingest.archive import Archive
from ingest.catalogue import load
from ingest.errors import StoreError
from ingest.model import Catalogue, Review, Snapshot, Work
from kb import framework as framework_file
from kb import glossary, store
from kb.citations import link
from kb.names import names
from kb.rows import Row, Rows, Task, rows_of

if TYPE_CHECKING:
    from kb.tagger import Tagger

PER_WORK = ("works", "provisions", "tags", "penalties", "citations", "definitions", "issues")
ROOT = Path(__file__).resolve().parent.parent
CODE = ("ingest/**/*.py", "kb/**/*.py", "kb/**/*.yml", "kb/**/*.sql", "kb/ranker.json")
Say = Callable[[str], None]
Conclude = Callable[[Path], Iterable[Row]]


@dataclass(frozen=True)
class Summary:
    """What a build did: counts of the whole knowledge base, works read anew, seconds."""

    works: int
    provisions: int
    tags: int
    read: int
    seconds: float
    issues: int


@dataclass(frozen=True)
class Plan:
    """What to build, where, and with how many hands; `scheduler` is the address of a dask scheduler."""

    corpus: Path
    archive: Archive
    db: Path
    workers: int = 2
    scheduler: str = ""


def build(
    plan: Plan, *, conclude: Conclude, alike: Conclude | None = None, code: Iterable[Path] = (), say: Say = print
) -> Summary:
    """Build or renew the knowledge base. `conclude` gives the rows of `findings` from the database that was filled.

    `alike`: the rows of `similar`, in the same way. `code`: further files on which both depend. Raises CatalogueError
    or FrameworkError for mistakes of our own, and StoreError where the database cannot be written; a source that cannot
    be read becomes a row of `issues`.
    """
    started = time.monotonic()
    latest = plan.archive.latest_all()
    whole = _whole_input(plan.corpus, latest, code)
    if _last_input(plan.db) == whole:
        return _summary(plan.db, read=0, started=started)
    tasks = list(_tasks(load(plan.corpus), latest, plan.archive))
    terms = list(glossary.rows(plan.corpus))
    known = _known_inputs(plan.db)
    changed = [task for task in tasks if known.get(task.work.id) != task.input]
    say(f"{len(tasks)} works, {len(changed)} to read")
    with store.replacing(plan.db, start_from=plan.db if known else None) as db:
        _forget(db, {task.work.id for task in changed} | (known.keys() - {task.work.id for task in tasks}))
        for done, rows in enumerate(_read_all(changed, plan), start=1):
            for table, found in rows.tables.items():
                store.write(db, table, found)
            say(f"{done}/{len(changed)} {rows.work}")
        _whole_tables(db, load(plan.corpus), plan.archive)
        store.write(db, "glossary", terms)
        link(db.conn, [task.work for task in tasks])
        store.finish(db)
        _concluded(db, "findings", conclude)
        if alike:
            _concluded(db, "similar", alike)
        _record(db, whole, started)
    return _summary(plan.db, read=len(changed), started=started)


def _whole_input(corpus: Path, latest: dict[str, Snapshot], code: Iterable[Path]) -> str:
    digest = hashlib.sha256(code_input().encode())
    for path in sorted([*corpus.rglob("*.yml"), *code]):
        digest.update(path.name.encode() + path.read_bytes())
    for work, snapshot in sorted(latest.items()):
        digest.update(f"{work} {snapshot.sha256} {snapshot.format}".encode())
    return digest.hexdigest()


@cache
def code_input() -> str:
    """The hash of the code and word lists that read and tag: when they change, everything is read again."""
    digest = hashlib.sha256()
    for pattern in CODE:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _last_input(db: Path) -> str:
    if not db.is_file():
        return ""
    with store.reading(db) as connection:
        row = connection.execute("select input from builds order by id desc limit 1").fetchone()
    return str(row["input"]) if row else ""


def _known_inputs(db: Path) -> dict[str, str]:
    """The input of each work in the present database, if it has the tables that we write."""
    if not db.is_file():
        return {}
    with store.reading(db) as connection, closing(sqlite3.connect(":memory:")) as fresh:
        fresh.executescript(store.SCHEMA.read_text(encoding="utf-8"))
        listing = "select name, sql from sqlite_master where sql is not null and name not like 'sqlite_%' order by name"
        if [tuple(row) for row in connection.execute(listing)] != fresh.execute(listing).fetchall():
            return {}
        return {row["id"]: row["input"] for row in connection.execute("select id, input from works")}


def _tasks(catalogue: Catalogue, latest: dict[str, Snapshot], archive: Archive) -> Iterator[Task]:
    digests = {digest.work: digest for digest in catalogue.digests}
    reviews = _reviews(catalogue)
    known = dict(catalogue.works)
    for work_id, snapshot in latest.items():
        known.setdefault(work_id, uncatalogued(work_id, snapshot))
    for work in known.values():
        taken = latest.get(work.id)
        task = Task(
            replace(work, language=work.language or (taken.language if taken else "")), archive.folder, taken,
            digests.get(work.id), reviews.get(work.id, ()),
        )  # fmt: skip
        yield replace(task, input=_input(task))


def _reviews(catalogue: Catalogue) -> dict[str, tuple[Review, ...]]:
    """What people said of the tags of each work, in the order in which they said it."""
    said = [review for one in catalogue.jurisdictions for review in one.reviews if review.verdict != "absent"]
    said.sort(key=lambda review: review.date)
    return {work: tuple(review for review in said if review.work == work) for work in {review.work for review in said}}


def uncatalogued(work_id: str, snapshot: Snapshot) -> Work:
    """A text that the user holds and the catalogue does not know: read and searchable, the home of nothing."""
    return Work(id=work_id, jurisdiction="", title=work_id, kind="other", language=snapshot.language, status="unknown",
                note="not in the catalogue: searchable, but no finding rests on it")  # fmt: skip


def _input(task: Task) -> str:
    text = (task.snapshot.sha256, task.snapshot.format) if task.snapshot else ("", "")
    parts = (code_input(), repr(task.work), repr(task.digest), repr(task.reviews), *text)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _forget(db: sqlite_utils.Database, works: Iterable[str]) -> None:
    for table in PER_WORK:
        column = "id" if table == "works" else "work"
        db.conn.executemany(f'delete from "{table}" where "{column}" = ?', [(work,) for work in works])


def _read_all(tasks: list[Task], plan: Plan) -> Iterator[Rows]:
    """The rows of each work, largest texts first so that no worker ends alone with the longest."""
    ordered = sorted(tasks, key=lambda task: -(task.snapshot.size if task.snapshot else 0))
    if plan.scheduler:
        yield from _on_cluster(ordered, plan.scheduler)
    elif plan.workers > 1 and len(ordered) > 1:
        with ProcessPoolExecutor(min(plan.workers, len(ordered))) as pool:
            yield from pool.map(read_one, ordered)
    else:
        yield from map(read_one, ordered)


def _on_cluster(tasks: list[Task], scheduler: str) -> Iterator[Rows]:
    """The same on the machines of a dask cluster, which must see the archive under the same path."""
    try:
        from distributed import Client
    except ImportError as error:
        raise StoreError(scheduler, "dask is not installed; run: pip install 'manumit[cluster]'.") from error
    with Client(scheduler) as client:
        yield from client.gather(client.map(read_one, tasks, pure=False))


def read_one(task: Task) -> Rows:
    """Read and tag one work, in whatever process this is."""
    return rows_of(task, _tagger())


@cache
def _tagger() -> "Tagger":
    from kb.tagger import Tagger  # it takes a second to set up, and a build that changes nothing does not need it

    return Tagger()


def _whole_tables(db: sqlite_utils.Database, catalogue: Catalogue, archive: Archive) -> None:
    """The small tables, written anew each time."""
    for table in ("jurisdictions", "bonds", "elements", "obligations", "absences", "snapshots", "glossary"):
        db.conn.execute(f'delete from "{table}"')
    store.write(
        db,
        "jurisdictions",
        (dict(j.__dict__) | {"names": j.name, "name": j.name["en"]} for j in catalogue.jurisdictions),
    )
    store.write(db, "bonds", (dict(bond.__dict__) for j in catalogue.jurisdictions for bond in j.bonds))
    store.write(db, "snapshots", (dict(snapshot.__dict__) for snapshot in archive.snapshots()))
    store.write(db, "absences", _absences(catalogue))
    _framework(db, catalogue)


def _absences(catalogue: Catalogue) -> Iterator[Row]:
    for digest in catalogue.digests:
        for absence in digest.absent:
            for element in absence.elements:
                yield dict(absence.__dict__) | {
                    "element": element, "jurisdiction": catalogue.works[digest.work].jurisdiction,
                }  # fmt: skip
    for review in (review for one in catalogue.jurisdictions for review in one.reviews if review.verdict == "absent"):
        yield dict(review.__dict__)


def _framework(db: sqlite_utils.Database, catalogue: Catalogue) -> None:
    framework = framework_file.load()
    spoken = names()
    treaties = {work.instrument: work.id for work in catalogue.works.values() if work.instrument and not work.same_as}
    store.write(db, "elements", (
        dict(element.__dict__) | {
            "names": {language: said[element.id]["name"] for language, said in spoken.items()},
            "questions": {language: said[element.id]["question"] for language, said in spoken.items()},
        }
        for element in framework.elements.values()
    ))  # fmt: skip
    store.write(db, "obligations", (
        dict(source.__dict__) | {"element": element.id, "treaty": treaties.get(source.instrument, "")}
        for element in framework.elements.values() for source in element.sources
    ))  # fmt: skip


def _concluded(db: sqlite_utils.Database, table: str, conclude: Conclude) -> None:
    """Fill a table with what follows from all the others."""
    db.conn.execute(f'delete from "{table}"')
    db.conn.commit()
    beside = Path(db.conn.execute("pragma database_list").fetchone()[2])
    store.write(db, table, list(conclude(beside)))


def _record(db: sqlite_utils.Database, whole: str, started: float) -> None:
    counts = {
        table: db.conn.execute(f"select count(*) from {table}").fetchone()[0]
        for table in ("works", "provisions", "tags")
    }
    finished = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    row = counts | {"finished": finished, "seconds": round(time.monotonic() - started, 1), "input": whole}
    store.write(db, "builds", [row])


def _summary(path: Path, *, read: int, started: float) -> Summary:
    with store.reading(path) as db:
        works, provisions, tags, issues = (
            db.execute(f"select count(*) from {table}").fetchone()[0]
            for table in ("works", "provisions", "tags", "issues")
        )
    return Summary(works, provisions, tags, read, round(time.monotonic() - started, 2), issues)
