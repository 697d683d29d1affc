"""Penalties in a common unit: prison in months, and whether a fine alone is enough."""

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from analyses.gaps import gaps
from kb import store
from kb.model import Evidence
from kb.rows import unit_of

MONTHS = {"years": 12.0, "months": 1.0, "days": 12 / 365}
FINES = frozenset({"fine", "days_fine"})
PRISON = frozenset({"prison", "life"})
GRAVEST = ("death", "life")
COMPANY = re.compile(r"legal (?:person|entit)|compan|corporat|juristic", re.IGNORECASE)
"""How editors name those who are not people."""

KEYS = ("eid", "kind", "minimum", "maximum", "measure", "joined", "applies_to")


def penalties(connection: sqlite3.Connection, evidence: Evidence) -> list[dict[str, Any]]:
    """What the section or article of a piece of evidence threatens; an editor's reading before the tagger's."""
    rows = connection.execute(
        "select * from penalties where work = ? and unit = ? order by eid, position",
        (evidence.work, unit_of(evidence.eid)),
    ).fetchall()
    by_editor = [row for row in rows if row["by"] != "tagger"]
    return [{key: row[key] for key in KEYS} for row in by_editor or rows]


def in_months(threats: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Several penalties as one line: `months_min` and `months_max` of the longest prison term, `gravest`, `fine_alone`.

    `gravest`: death or life where threatened. `fine_alone`: whether a fine may stand in the place of prison, or is all
    that is threatened; None where that is not known.
    """
    rows = list(threats)
    terms = [
        (_months(row["minimum"], row["measure"]), _months(row["maximum"], row["measure"]))
        for row in rows if row["kind"] == "prison"
    ]  # fmt: skip
    low, high = max(terms, key=lambda term: term[1] or term[0] or 0.0, default=(None, None))
    gravest = next((kind for kind in GRAVEST if any(row["kind"] == kind for row in rows)), "")
    return {"months_min": low, "months_max": high, "gravest": gravest, "fine_alone": fine_alone(rows)}


def fine_alone(threats: Sequence[Mapping[str, Any]]) -> bool | None:
    """Whether a person may be punished with a fine and nothing else; None where nothing was read, or clauses differ.

    That is so where "or" stands between fine and prison, or where nothing but fines is threatened. What companies pay
    says nothing about people; where one clause of a section allows it and another does not, neither speaks for both.
    """
    people = [row for row in threats if not COMPANY.search(row["applies_to"] or "")]
    clauses = [list(rows) for _, rows in groupby(people, key=lambda row: str(row["eid"]))]
    said = {_fine_is_enough(rows) for rows in clauses}
    return said.pop() if len(said) == 1 else None


def _fine_is_enough(clause: Sequence[Mapping[str, Any]]) -> bool:
    alternative = any(one["joined"] in ("or", "and_or") and _fine_and_prison(one, two) for one, two in pairwise(clause))
    return alternative or {row["kind"] for row in clause} <= FINES


def _fine_and_prison(one: Mapping[str, Any], two: Mapping[str, Any]) -> bool:
    kinds = {one["kind"], two["kind"]}
    return bool(kinds & FINES) and bool(kinds & PRISON)


def _months(amount: float | None, measure: str) -> float | None:
    return round(amount * MONTHS[measure], 1) if amount is not None and measure in MONTHS else None


def threatened(db: Path, elements: Collection[str], codes: Collection[str]) -> Iterator[dict[str, Any]]:
    """A row for each provision that speaks of an element and threatens something: prison in months, fine alone or not.

    `scope`: clause, where the penalty stands in the provision itself or in what holds it; else section.
    """
    with store.reading(db) as connection:
        for finding in gaps(db, codes, only=elements):
            for evidence in finding.found:
                threats = penalties(connection, evidence)
                near = [threat for threat in threats if _together(threat["eid"], evidence.eid)]
                if threats:
                    yield {
                        "element": finding.element, "jurisdiction": finding.jurisdiction, "citation": evidence.citation,
                        "title": evidence.title, "scope": "clause" if near else "section", **in_months(near or threats),
                        "by": evidence.by, "work": evidence.work, "eid": evidence.eid, "url": evidence.url,
                        "penalties": json.dumps(near or threats, ensure_ascii=False),
                    }  # fmt: skip


def _together(one: str, two: str) -> bool:
    """Whether one place holds the other."""
    return f"{one}__".startswith(f"{two}__") or f"{two}__".startswith(f"{one}__")
