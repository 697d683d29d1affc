"""The knowledge base as SQLite: making it, filling it fast, opening it to read, swapping it in whole.

The tables are in `schema.sql`. `(work, eid)` is the key of a provision, so a pinpoint is a clean address.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlite_utils

from ingest.errors import StoreError
from kb import inflected

SCHEMA = Path(__file__).with_name("schema.sql")
Row = Mapping[str, Any]


def create(path: Path) -> sqlite_utils.Database:
    """Make an empty knowledge base at `path`. Raises StoreError where nothing can be written."""
    try:
        connection = sqlite3.connect(path)
        connection.executescript(SCHEMA.read_text(encoding="utf-8"))
    except sqlite3.Error as error:
        raise StoreError(
            str(path), f"no database can be written here ({error}); choose another path with --db."
        ) from error
    return sqlite_utils.Database(connection)


def write(db: sqlite_utils.Database, table: str, rows: Iterable[Row]) -> int:
    """Insert rows, lists and mappings as JSON; missing columns stay empty. Returns how many were written.

    Uses `executemany`, five times as fast as row-by-row tools on the big tables.
    """
    columns = [column.name for column in db[table].columns]
    marks = ", ".join("?" for _ in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    before = db.conn.total_changes
    db.conn.executemany(
        f'insert or replace into "{table}" ({names}) values ({marks})',
        (tuple(_cell(row.get(column)) for column in columns) for row in rows),
    )
    return int(db.conn.total_changes - before)


def replace_work(path: Path, work: str, tables: Mapping[str, Iterable[Row]]) -> None:
    """Put other rows of one work into these tables of a knowledge base (a copy: the full-text index is not renewed)."""
    db = sqlite_utils.Database(path)
    with closing(db.conn):
        for table, rows in tables.items():
            db.conn.execute(f'delete from "{table}" where work = ?', (work,))
            write(db, table, rows)
        db.conn.commit()


def _cell(value: Any) -> Any:
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False)
    return value


def finish(db: sqlite_utils.Database) -> None:
    """Make the full-text index and the forms of words anew from the provisions, and SQLite's statistics."""
    db.conn.execute("insert into provisions_fts(provisions_fts) values ('rebuild')")
    db.conn.execute("delete from forms")
    write(db, "forms", list(inflected.rows(db.conn)))
    db.conn.execute("analyze")
    db.conn.commit()


@contextmanager
def replacing(path: Path, *, start_from: Path | None = None) -> Iterator[sqlite_utils.Database]:
    """Fill a database beside `path` and swap it in with one rename; after a failure the old one still stands.

    `start_from`: copy this database first, instead of beginning with an empty one.
    """
    beside = path.with_name(f".{path.name}.building-{os.getpid()}")
    _sweep(path)
    try:
        db = _copied(start_from, beside) if start_from else create(beside)
        with closing(db.conn):
            yield db
            db.conn.commit()
        _flush(beside)
        os.replace(beside, path)
        _flush(path.parent)
    finally:
        for left in path.parent.glob(f"{beside.name}*"):
            left.unlink()


def _sweep(path: Path) -> None:
    """Take away what a killed build left beside the database."""
    for left in path.parent.glob(f".{path.name}.building-*"):
        if not _alive(left.name.split("building-")[1].split("-")[0]):
            left.unlink(missing_ok=True)


def _alive(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        return True
    return True


def _copied(old: Path, new: Path) -> sqlite_utils.Database:
    with closing(sqlite3.connect(f"file:{old}?mode=ro", uri=True)) as source:
        target = sqlite3.connect(new)
        source.backup(target)
    return sqlite_utils.Database(target)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a knowledge base to read, rows by column name. Raises StoreError where there is none, with the remedy."""
    if not path.is_file():
        raise StoreError(str(path), "no knowledge base here; run 'manumit build' first, or name one with --db.")
    connection = sqlite3.connect(f"file:{path.resolve()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        with closing(connection):
            connection.execute("select 1 from builds limit 1")
            yield connection
    except sqlite3.DatabaseError as error:
        raise StoreError(str(path), f"not a knowledge base of manumit ({error}); build it again.") from error
