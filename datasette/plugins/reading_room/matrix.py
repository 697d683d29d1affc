"""The matrix: all countries by the elements of one group at a time, most gaps first."""

from collections import defaultdict

from reading_room import status
from reading_room.failure import Wrong, paging
from reading_room.visit import Page, Row, Visit

MOST = 28
QUIET = ("not_assessed", "no_duty")
CELLS = """
select findings.jurisdiction, findings.element, findings.status from findings
join elements on elements.id = findings.element where elements."group" = ?"""


async def page(seen: Visit) -> Page:
    """Make the matrix of one group of elements."""
    groups = await _groups(seen)
    chosen = seen.ask("group", "VIC" if "VIC" in groups or not groups else groups[0]).upper()
    if groups and chosen not in groups:
        raise Wrong("error.filter", name="group", value=chosen)
    elements = [
        {**row, "name": seen.named(row)}
        for row in await seen.rows('select * from elements where "group" = ? order by id', [chosen])
    ]
    rows = await _rows(seen, chosen, elements)
    speaking = [row for row in rows if set(row["statuses"].values()) - {"not_assessed"}]
    number = paging(seen)
    context = {
        "groups": groups,
        "chosen": chosen,
        "elements": elements,
        "rows": [_with_cells(seen, row, elements) for row in speaking[(number - 1) * MOST : number * MOST]],
        "silent": [row for row in rows if row not in speaking],
        "page_number": number,
        "pages": -(-len(speaking) // MOST),
    }
    plain = [{"jurisdiction": row["code"], "name": row["name"], "gaps": row["gaps"], **row["statuses"]} for row in rows]
    return Page("site/matrix.html", context, plain, plain)


async def _groups(seen: Visit) -> list[str]:
    found = {row["group"] for row in await seen.rows('select distinct "group" from elements')}
    return [*(group for group in status.GROUPS if group in found), *sorted(found - set(status.GROUPS))]


async def _rows(seen: Visit, group: str, elements: list[Row]) -> list[Row]:
    statuses: dict[str, dict[str, str]] = defaultdict(dict)
    for cell in await seen.rows(CELLS, [group]):
        statuses[cell["jurisdiction"]][cell["element"]] = cell["status"]
    countries = await seen.rows("select * from jurisdictions where kind = 'country'")
    rows = [_row(seen, row, statuses[row["code"]], elements) for row in countries]
    return sorted(rows, key=lambda row: (-row["gaps"], -row["open"], row["quiet"], str(row["name"])))


def _row(seen: Visit, country: Row, found: dict[str, str], elements: list[Row]) -> Row:
    statuses = {element["id"]: found.get(element["id"], "not_assessed") for element in elements}
    values = list(statuses.values())
    return {
        "code": country["code"],
        "name": seen.named(country),
        "statuses": statuses,
        "gaps": values.count("gap"),
        "open": values.count("not_found"),
        "quiet": sum(values.count(name) for name in QUIET),
    }


def _with_cells(seen: Visit, row: Row, elements: list[Row]) -> Row:
    """Prepare the cells of one country; a cell leads to its finding where there is something to see."""
    pillars = {element["id"]: element["pillar"] for element in elements}
    cells = [
        {
            "icon": status.icon(name),
            "word": seen.words.term("status", name),
            "address": "" if name in QUIET else _address(seen, row["code"], pillars[element]) + f"#{element}",
        }
        for element, name in row["statuses"].items()
    ]
    return {**row, "cells": cells}


def _address(seen: Visit, code: str, pillar: str) -> str:
    return seen.link(f"/country/{code.upper()}", pillar=pillar)
