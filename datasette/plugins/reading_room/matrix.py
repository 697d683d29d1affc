"""The matrix: all countries by the elements of one group at a time, in the order that a reader chooses."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Any

from kb.inflected import folded
from reading_room import status
from reading_room.failure import Wrong, paging
from reading_room.visit import Page, Row, Visit

MOST = 20
QUIET = ("not_assessed", "no_duty")
CELLS = """
select findings.jurisdiction, findings.element, findings.status from findings
join elements on elements.id = findings.element where elements."group" = ?"""


async def page(seen: Visit) -> Page:
    """Make the matrix of one group of elements."""
    pillars = await _groups(seen)
    groups = [group for some in pillars.values() for group in some]
    chosen = seen.ask("group", "VIC" if "VIC" in groups or not groups else groups[0]).upper()
    if groups and chosen not in groups:
        raise Wrong("error.filter", name="group", value=chosen)
    elements = [
        {**row, "name": seen.named(row)}
        for row in await seen.rows('select * from elements where "group" = ? order by id', [chosen])
    ]
    order = seen.ask("sort", "gaps")
    if order not in ("gaps", "name", *(one["id"] for one in elements)):
        raise Wrong("error.filter", name="sort", value=order)
    rows = sorted(await _rows(seen, chosen, elements), key=_order(order))
    speaking = [row for row in rows if set(row["statuses"].values()) - {"not_assessed"}]
    number = paging(seen)
    context = {
        "pillars": pillars,
        "chosen": chosen,
        "order": order,
        "elements": elements,
        "rows": [_with_cells(seen, row, elements) for row in speaking[(number - 1) * MOST : number * MOST]],
        "silent": [row for row in rows if row not in speaking],
        "page_number": number,
        "pages": -(-len(speaking) // MOST),
    }
    plain = [{"jurisdiction": row["code"], "name": row["name"], "gaps": row["gaps"], **row["statuses"]} for row in rows]
    return Page("site/matrix.html", context, plain, plain)


async def _groups(seen: Visit) -> dict[str, list[str]]:
    """The groups of elements by pillar, both in the order of the pages."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in await seen.lasting('select distinct pillar, "group" from elements'):
        found[row["pillar"]].add(row["group"])
    return {pillar: _placed(found[pillar], status.GROUPS) for pillar in _placed(found, status.PILLARS)}


def _placed(found: Collection[str], known: Sequence[str]) -> list[str]:
    """Those that are known in their order, then the others by name."""
    return [*(name for name in known if name in found), *sorted(set(found) - set(known))]


async def _rows(seen: Visit, group: str, elements: list[Row]) -> list[Row]:
    statuses: dict[str, dict[str, str]] = defaultdict(dict)
    for cell in await seen.rows(CELLS, [group]):
        statuses[cell["jurisdiction"]][cell["element"]] = cell["status"]
    countries = await seen.lasting("select * from jurisdictions where kind = 'country'")
    return [_row(seen, row, statuses[row["code"]], elements) for row in countries]


def _order(chosen: str) -> Callable[[Row], tuple[Any, ...]]:
    """The key by which countries are sorted: by name, by one element (what is missing first), or by their gaps."""

    def key(row: Row) -> tuple[Any, ...]:
        name = folded(row["name"])
        if chosen == "name":
            return (name,)
        if chosen != "gaps":
            return status.ORDER.index(row["statuses"][chosen]), name
        return -row["gaps"], -row["open"], row["quiet"], name

    return key


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
    pages = {pillar: _address(seen, row["code"], pillar) for pillar in set(pillars.values())}
    cells = [
        {
            "icon": status.icon(name),
            "word": seen.words.term("status", name),
            "address": "" if name in QUIET else f"{pages[pillars[element]]}#{element}",
        }
        for element, name in row["statuses"].items()
    ]
    return {**row, "cells": cells}


def _address(seen: Visit, code: str, pillar: str) -> str:
    return seen.link(f"/country/{code.upper()}", pillar=pillar)
