"""`.csv.zip`: tidy tables as CSV, a dictionary of their columns, README and sums.

`dictionary.yml` names the tables, their order and the meaning of each column; lists stay JSON text, except for what a
finding rests on: each provision that was found for it is a row of `evidence`, each treaty article that asks for it a
row of `asked`.
"""

import csv
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from analyses.exports.about import readme
from analyses.exports.addresses import links
from analyses.exports.packing import Package, packed
from kb import store

DICTIONARY = Path(__file__).with_name("dictionary.yml")
ABOUT = (
    "Tidy tables in CSV (UTF-8, comma, first line: names of the columns). `dictionary.csv` says what each column "
    "means, `SHA256SUMS` holds the sums of all files."
)
APART = {"findings": ("asked", "found", "nearest"), "asked": ("role",)}
"""Columns that are tables of their own, or say nothing."""


def _apart(role: str, *keys: str) -> str:
    """The query that makes a row of each object in a list of findings."""
    said = ", ".join(f"json_extract(one.value, '$.{key}') as \"{key}\"" for key in keys)
    return f"""select findings.jurisdiction, findings.element, '{role}' as role, {said}
    from findings, json_each(findings.{role}) as one"""


SAID = ("work", "eid", "citation", "strength", "by", "confidence", "basis", "quote")
QUERIES = {
    "evidence": f"{_apart('found', *SAID)} union all {_apart('nearest', *SAID)}",
    "asked": _apart("asked", "treaty", "article", "force", "since", "checked"),
}


def write(db: Path, file: Path, site: str) -> None:
    """Write the tables of a knowledge base as a package. Raises StoreError where the file cannot be written."""
    meanings: list[tuple[str, str, str]] = []
    counts: dict[str, int] = {}
    with store.reading(db) as connection, packed(file) as package:
        for table in dictionary()["tables"]:
            columns, counts[table] = _table(connection, package, table, site)
            meanings += [(table, column, meaning(table, column)) for column in columns]
        _dictionary(package, meanings)
        package.add("README.md", readme(connection, site, "tables", ABOUT, counts))


@cache
def dictionary() -> dict[str, Any]:
    """The tables in their order, each with its order of rows and its columns; and the columns that several share."""
    read: dict[str, Any] = yaml.safe_load(DICTIONARY.read_text(encoding="utf-8"))
    return read


def meaning(table: str, column: str) -> str:
    """What a column means, in one sentence; empty where the dictionary does not know it."""
    known = dictionary()["tables"][table].get("columns", {})
    return str(known.get(column) or dictionary()["shared"].get(column, ""))


def _table(connection: sqlite3.Connection, package: Package, table: str, site: str) -> tuple[list[str], int]:
    """Write one table; its columns, and how many rows there were."""
    query = QUERIES.get(table, f'select * from "{table}"')
    cursor = connection.execute(f"{query} order by {dictionary()['tables'][table]['order']}")
    own = [column for column, *_ in cursor.description if column not in APART.get(table, ())]
    blank = dict.fromkeys(own, "")
    columns = [*own, *(name for name, _ in links(site, table, blank))]
    number = 0
    with package.member(f"{table}.csv") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        for number, row in enumerate(_rows(cursor, table, own, site), start=1):  # noqa: B007
            writer.writerow(row)
    return columns, number


def _rows(cursor: sqlite3.Cursor, table: str, own: list[str], site: str) -> Iterator[list[Any]]:
    for row in cursor:
        said = dict(row)
        yield [*(said[column] for column in own), *(link for _, link in links(site, table, said))]


def _dictionary(package: Package, meanings: list[tuple[str, str, str]]) -> None:
    with package.member("dictionary.csv") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("table", "column", "meaning"))
        writer.writerows(meanings)
