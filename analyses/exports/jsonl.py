"""`.jsonl`: an object a line: first what the file is, then each provision with its tags, penalties and links."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analyses.exports.about import header
from analyses.exports.addresses import address
from analyses.exports.packing import replaced
from kb import store

WORKS = "select id, jurisdiction, title, citation, kind, status, language, as_at from works order by id"
PROVISIONS = "select * from provisions where work = ? order by position, eid"
BESIDE = {
    "tags": "select * from tags where work = ? order by eid, element, by",
    "penalties": "select * from penalties where work = ? order by eid, position, by",
}
LISTS = frozenset({"words", "missing", "digests"})


def write(db: Path, file: Path, site: str) -> None:
    """Write every provision of a knowledge base, work by work. Raises StoreError where the file cannot be written."""
    with store.reading(db) as connection, replaced(file) as beside, beside.open("w", encoding="utf-8") as out:
        out.write(_line({"header": header(connection)}))
        for work in connection.execute(WORKS):
            out.writelines(_line(provision) for provision in _provisions(connection, work, site))


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def _provisions(connection: sqlite3.Connection, work: sqlite3.Row, site: str) -> Iterator[dict[str, Any]]:
    beside = {name: _by_eid(connection, sql, work["id"], site) for name, sql in BESIDE.items()}
    about = {f"work_{key}" if key in ("kind", "status", "citation") else key: work[key] for key in _about(work)}
    for row in connection.execute(PROVISIONS, (work["id"],)):
        own = _plain(row)
        lists = {name: rows.get(row["eid"], []) for name, rows in beside.items()}
        yield own | about | lists | {
            "link": address(site, "law", row["work"], row["eid"]), "work_link": address(site, "law", row["work"]),
            "country_link": address(site, "country", work["jurisdiction"]),
        }  # fmt: skip


def _about(work: sqlite3.Row) -> list[str]:
    return [key for key in work.keys() if key not in ("id", "language")]  # noqa: SIM118


def _plain(row: sqlite3.Row) -> dict[str, Any]:
    return {key: json.loads(row[key] or "null") if key in LISTS else row[key] for key in row.keys()}  # noqa: SIM118


def _by_eid(connection: sqlite3.Connection, sql: str, work: str, site: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of one work by provision, without what the provision says itself."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in connection.execute(sql, (work,)):
        said = {key: value for key, value in _plain(row).items() if key not in ("work", "eid", "unit")}
        if "element" in said:
            said["element_link"] = address(site, "element", said["element"])
        found.setdefault(row["eid"], []).append(said)
    return found
