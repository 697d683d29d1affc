"""Others' words: for what a country lacks, the clauses of other countries that have it, and the treaties' own articles.

The same order as `manumit borrow`: kin in law and language first, then what a person read, then what is recent.
"""

from collections.abc import Iterable
from typing import Any

from analyses.borrow import merits
from reading_room import country, element, findings
from reading_room.visit import Page, Row, Visit, loads

MOST, LONG = 8, 600
HAVING = """
select findings.jurisdiction, findings.found, jurisdictions.name, jurisdictions.names, jurisdictions.legal_family,
  jurisdictions.languages from findings join jurisdictions on jurisdictions.code = findings.jurisdiction
where findings.element = ? and findings.status in ('met', 'beyond') and findings.jurisdiction != ?"""
WORKS = "select id, language, enacted, in_force from works"


async def page(seen: Visit) -> Page:
    """Make the page of whose words a country could borrow for one element."""
    own = await country.find(seen, seen.part("code"))
    chosen = await element.find(seen, seen.part("element"))
    shelf = await findings.shelf(seen)
    works = {row["id"]: row for row in await seen.lasting(WORKS)}
    offered = _best(own, await seen.rows(HAVING, [chosen["id"], own["code"]]), works)
    where = findings.QUERY.format(where="findings.jurisdiction = ? and element = ?")
    said = findings.shaped(await seen.rows(where, [own["code"], chosen["id"]]))
    shown = [{**row, **findings.evidence(seen, row["one"], longest=LONG, shelf=shelf)} for row in offered[:MOST]]
    context = {
        "country": own,
        "element": chosen,
        "finding": said[0] if said else None,
        "offered": [{**one, "country": seen.named(one)} for one in shown],
        "found": len(offered),
        "treaties": await element.in_treaties(seen, chosen["id"], shelf),
        "others": [one["jurisdiction"].upper() for one in shown[:3]],
    }
    plain = [_plain(row, chosen["id"]) for row in offered]
    return Page("site/borrow.html", context, plain, plain)


def _best(own: Row, having: Iterable[Row], works: dict[str, Row]) -> list[Row]:
    """The best clause of each country, best country first."""
    candidates = [
        {**row, "one": one, "merits": merits(own, row, works.get(one["work"]), str(one.get("by")))}
        for row in having
        for one in loads(row["found"], [])
        if one.get("strength") == "met"
    ]
    best: dict[str, Row] = {}
    for row in sorted(candidates, key=lambda row: (*(-value for value in row["merits"].values()), row["jurisdiction"])):
        best.setdefault(row["jurisdiction"], {**row, "why": [name for name, value in row["merits"].items() if value]})
    return list(best.values())


def _plain(row: Row, name: str) -> dict[str, Any]:
    one = row["one"]
    keep = {
        key: one.get(key) for key in ("title", "citation", "work", "eid", "basis", "quote", "by", "confidence", "url")
    }
    return {"jurisdiction": row["jurisdiction"], "element": name, **keep, "why": row["why"]}
