"""What a country is bound by, and what is not known about it; no record is not the same as not bound."""

from collections.abc import Iterable, Mapping
from typing import Any

from reading_room.visit import Row, Visit, loads

JOINING = frozenset({"ratification", "accession", "succession", "acceptance", "approval"})
BONDS = """
select bonds.*, works.id as work, works.title, works.titles, works.enacted from bonds
left join works on works.id = bonds.treaty
where bonds.jurisdiction = ? order by coalesce(nullif(bonds.in_force, ''), nullif(bonds.date, ''), '9'), works.title"""
ASKING = """
select distinct works.id, works.title, works.titles from obligations join works on works.id = obligations.treaty
where works.binding = 1 and works.same_as = '' order by works.title"""


async def read(seen: Visit, code: str) -> dict[str, list[Row]]:
    """Sort the treaties into bound, left, signed only, not party, and unknown."""
    bonds = [
        {**row, "title": seen.titled(row), "reserved": loads(row["reserved"], [])}
        for row in await seen.rows(BONDS, [code])
    ]
    left = {bond["treaty"] for bond in bonds if bond["kind"] == "denunciation" or bond["until"]}
    joined = {bond["treaty"] for bond in bonds if bond["kind"] in JOINING}
    known = {bond["treaty"] for bond in bonds}
    return {
        "bound": [bond for bond in bonds if bond["kind"] in JOINING and bond["treaty"] not in left],
        "left": [bond for bond in bonds if bond["treaty"] in left],
        "signed": [bond for bond in bonds if bond["kind"] == "signature" and bond["treaty"] not in joined],
        "not_party": [bond for bond in bonds if bond["kind"] == "not_party"],
        "unknown": [
            {"id": row["id"], "title": seen.titled(row)} for row in await seen.rows(ASKING) if row["id"] not in known
        ],
    }


def timeline(bonds: Iterable[Row], works: Iterable[Row]) -> list[Row]:
    """Put promises and laws on one line of years; what has no date is left out."""
    promises = [
        {"year": str(bond["date"] or bond["in_force"])[:4], "asked": bond["title"] or bond["treaty"], "bond": bond}
        for bond in bonds
        if bond["date"] or bond["in_force"]
    ]
    made = [
        {"year": str(work["enacted"])[:4], "made": work["title"], "work": work} for work in works if work["enacted"]
    ]
    return sorted([*promises, *made], key=lambda one: (one["year"], "made" in one))


def data(bound: Mapping[str, list[Row]]) -> dict[str, list[Any]]:
    """Give the same as data."""
    keep = (
        "treaty",
        "title",
        "kind",
        "date",
        "in_force",
        "signed",
        "until",
        "reserved",
        "reservation",
        "source",
        "as_of",
    )
    return {
        name: [{key: row.get(key) for key in (*keep, "confidence")} if name != "unknown" else dict(row) for row in rows]
        for name, rows in bound.items()
    }
