"""Penalties as a reader compares them: prison from and to on one scale, and how a fine goes with it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reading_room.visit import Row, Visit, marks

MOST = 40
SCALE, WIDTH = 25, 200
TAGGER = "tagger"
YEARS = {"years": 1.0, "months": 1 / 12, "days": 1 / 365, "weeks": 1 / 52}
QUERY = """
select penalties.*, works.title, provisions.citation, coalesce(nullif(provisions.heading, ''), u.heading,
  provisions.digest_heading, '') as heading, works.jurisdiction
from works cross join penalties on works.id = penalties.work and works.same_as = ''
join provisions on provisions.work = penalties.work and provisions.eid = penalties.eid
left join provisions u on u.work = penalties.work and u.eid = penalties.unit
where {where} order by works.title, provisions.position, penalties.position"""
TAGGED = """exists (select 1 from tags join elements on elements.id = tags.element where tags.work = penalties.work
  and tags.unit = penalties.unit and tags.holds = 1 and elements."group" in ('DEF', 'OFF', 'LIA'))"""


async def of_country(seen: Visit, code: str) -> list[Row]:
    """Give what a country's clauses on the offences of the framework threaten, one entry a clause."""
    where = f"works.jurisdiction = ? and {TAGGED}"
    return by_clause(seen, await seen.rows(QUERY.format(where=where), [code]))


async def of_units(seen: Visit, units: Sequence[tuple[str, str]]) -> dict[tuple[str, str], list[Row]]:
    """Give the penalties of some sections, by work and section."""
    if not units:
        return {}
    works = list(dict.fromkeys(work for work, _ in units))
    pairs = ",".join(["(?,?)"] * len(units))
    where = f"works.id in ({marks(len(works))}) and (penalties.work, penalties.unit) in (values {pairs})"
    rows = await seen.rows(QUERY.format(where=where), [*works, *(part for unit in units for part in unit)])
    kept: dict[tuple[str, str], list[Row]] = {}
    for clause in by_clause(seen, rows):
        kept.setdefault((clause["work"], clause["unit"]), []).append(clause)
    return kept


def by_clause(seen: Visit, rows: Iterable[Row]) -> list[Row]:
    """Join the rows of one clause: prison, what joins it to a fine, the fine; where a person read a section, theirs."""
    rows, clauses = list(rows), dict[tuple[str, str], Row]()
    edited = {(row["work"], row["unit"]) for row in rows if row["by"] != TAGGER}
    for row in rows:
        if row["by"] == TAGGER and (row["work"], row["unit"]) in edited:
            continue
        clause = clauses.setdefault((row["work"], row["eid"]), {**row, "threats": [], "bars": []})
        clause["threats"].append({"joined": row["joined"], "text": words(seen, row), "applies_to": row["applies_to"]})
        clause["bars"] += [bar] if (bar := _bar(row)) else []
    return list(clauses.values())


def words(seen: Visit, row: Mapping[str, Any]) -> str:
    """Say one threat in words: "prison, 5 to 15 years"."""
    kind, least, most = str(row["kind"]), row["minimum"], row["maximum"]
    name = seen.words.say(f"penalty.{kind}") if seen.words.has(f"penalty.{kind}") else kind
    if least is None and most is None:
        return name
    measure = str(row["measure"] or "")
    unit = seen.words.say(f"measure.{measure}") if seen.words.has(f"measure.{measure}") else measure
    return seen.words.say("penalty.range", kind=name, range=_range(seen, least, most), unit=unit).strip()


def _range(seen: Visit, least: float | None, most: float | None) -> str:
    if least is not None and most is not None:
        if least == most:
            return seen.words.number(least)
        return seen.words.say("range.both", least=seen.words.number(least), most=seen.words.number(most))
    if most is not None:
        return seen.words.say("range.most", most=seen.words.number(most))
    return seen.words.say("range.least", least=seen.words.number(least or 0))


def _bar(row: Mapping[str, Any]) -> Row | None:
    """Where a prison term stands on the scale, in units of the drawing; life runs off its end."""
    if row["kind"] == "life":
        return {"x": 0, "width": WIDTH, "life": True}
    factor = YEARS.get(str(row["measure"]))
    if row["kind"] != "prison" or factor is None or (row["minimum"] is None and row["maximum"] is None):
        return None
    least, most = float(row["minimum"] or 0) * factor, float(row["maximum"] or SCALE) * factor
    start, end = (min(WIDTH, years * WIDTH / SCALE) for years in (least, max(least, most)))
    return {
        "x": round(start, 1),
        "width": max(2, round(end - start, 1)),
        "life": most > SCALE or row["maximum"] is None,
    }
