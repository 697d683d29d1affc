"""Provisions side by side: elements by countries, the words that matched, the penalties that stand with them."""

import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from analyses.gaps import gaps
from ingest.errors import ManumitError
from kb import store
from kb.model import Evidence, Finding
from kb.rows import unit_of


def compare(db: Path, elements: Collection[str], codes: Collection[str]) -> Iterator[dict[str, Any]]:
    """A row for each provision that speaks of an element, and one for each country where none was found, by element.

    Raises ManumitError for an element or a country that is not known.
    """
    with store.reading(db) as connection:
        _check(connection, elements)
        findings = [finding for finding in gaps(db, codes) if finding.element in elements]
        for element in elements:
            for finding in findings:
                if finding.element == element:
                    yield from _rows(connection, finding)


def _check(connection: sqlite3.Connection, elements: Collection[str]) -> None:
    known = {row["id"] for row in connection.execute("select id from elements")}
    for element in elements:
        if element not in known:
            raise ManumitError(element, "no such element in the framework; elements are named like VIC-02.")


def _rows(connection: sqlite3.Connection, finding: Finding) -> Iterator[dict[str, Any]]:
    empty = {
        "citation": "", "title": "", "strength": "", "quote": "", "words": [], "penalties": [], "basis": "", "by": "",
        "work": "", "eid": "", "url": "",
    }  # fmt: skip
    head = {"element": finding.element, "jurisdiction": finding.jurisdiction, "status": finding.status}
    if not finding.found:
        yield head | empty
    for evidence in finding.found:
        yield head | {key: getattr(evidence, key) for key in empty if key != "penalties"} | {
            "words": list(evidence.words), "penalties": penalties(connection, evidence),
        }  # fmt: skip


def penalties(connection: sqlite3.Connection, evidence: Evidence) -> list[dict[str, Any]]:
    """What the section or article of a piece of evidence threatens; an editor's reading before the tagger's."""
    rows = connection.execute(
        "select * from penalties where work = ? and unit = ? order by eid, position",
        (evidence.work, unit_of(evidence.eid)),
    ).fetchall()
    by_editor = [row for row in rows if row["by"] != "tagger"]
    keys = ("eid", "kind", "minimum", "maximum", "measure", "joined", "applies_to")
    return [{key: row[key] for key in keys} for row in by_editor or rows]
