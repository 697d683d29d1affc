"""Laws side by side: chosen elements down, chosen countries across, each cell with the words of the law."""

from reading_room import country, element, findings, law, penalties
from reading_room.failure import Wrong
from reading_room.visit import Page, Row, Visit, marks

MOST_ELEMENTS, MOST_COUNTRIES = 12, 4
LONG = 320

Cells = dict[tuple[str, str], Row]
Threats = dict[tuple[str, str], list[Row]]


async def page(seen: Visit) -> Page:
    """Compare, or show the form where elements or countries were not chosen yet."""
    elements = [await element.find(seen, name) for name in seen.asks("element")[: MOST_ELEMENTS + 1]]
    countries = [await country.find(seen, code) for code in seen.asks("in")[: MOST_COUNTRIES + 1]]
    if len(elements) > MOST_ELEMENTS or len(countries) > MOST_COUNTRIES:
        raise Wrong("error.compare", elements=MOST_ELEMENTS, countries=MOST_COUNTRIES)
    found = await _found(seen, elements, countries)
    threats = await _threats(seen, found)
    rows = [_row(one, countries, found, threats) for one in elements]
    work, _, eid = seen.ask("beside").partition("/")
    known = await seen.lasting(country.COUNTRIES)
    context = {
        "elements": elements,
        "countries": countries,
        "rows": rows if countries else [],
        "beside": await law.whole(seen, work, eid) if work else None,
        "differ": sum(row["differs"] for row in rows),
        "all_elements": [
            {**row, "name": seen.named(row)} for row in await seen.lasting("select * from elements order by id")
        ],
        "all_countries": [{**row, "name": seen.named(row)} for row in known],
    }
    shown = [finding for one in elements for code in countries if (finding := found.get((one["id"], code["code"])))]
    return Page("site/compare.html", context, findings.data(shown), _plain(shown))


async def _found(seen: Visit, elements: list[Row], countries: list[Row]) -> Cells:
    where = f"element in ({marks(len(elements))}) and jurisdiction in ({marks(len(countries))})"
    params = [*(one["id"] for one in elements), *(one["code"] for one in countries)]
    rows = findings.shaped(await seen.rows(findings.QUERY.format(where=where), params))
    shelf = await findings.shelf(seen)
    return {
        (row["element"], row["jurisdiction"]): findings.with_evidence(seen, row, shelf=shelf, longest=LONG, most=2)
        for row in rows
    }


async def _threats(seen: Visit, found: Cells) -> Threats:
    units = {_unit(one) for row in found.values() for one in row["shown"]}
    return await penalties.of_units(seen, sorted(units))


def _row(one: Row, columns: list[Row], found: Cells, threats: Threats) -> Row:
    cells = [_cell(column, found.get((one["id"], column["code"])), threats) for column in columns]
    statuses = {cell["finding"]["status"] if cell["finding"] else "" for cell in cells}
    return {"element": one, "cells": cells, "differs": len(statuses) > 1}


def _cell(column: Row, finding: Row | None, threats: Threats) -> Row:
    units = dict.fromkeys(map(_unit, finding["shown"] if finding else []))
    clauses = [clause for unit in units for clause in threats.get(unit, [])]
    return {"country": column, "finding": finding, "penalties": clauses}


def _unit(evidence: Row) -> tuple[str, str]:
    return str(evidence["work"]), str(evidence["eid"]).split("__")[0]


def _plain(shown: list[Row]) -> list[Row]:
    """One row a clause, so that the words can be compared in a spreadsheet."""
    return [
        {
            "element": finding["element"],
            "name": finding["name"],
            "jurisdiction": finding["jurisdiction"],
            "status": finding["status"],
            "work": one.get("work"),
            "citation": one.get("citation"),
            "eid": one.get("eid"),
            "quote": one.get("quote"),
            "basis": one.get("basis"),
            "by": one.get("by"),
            "missing": finding["missing"],
        }
        for finding in shown
        for one in (finding["found"] or [{}])
    ]
