"""Lists for a spreadsheet, as CSV and as XLSX: each row with its permanent link, and no text is ever a formula."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

import xlsxwriter

from reading_room.visit import Row, Visit

FORMULA = ("=", "+", "-", "@", "\t", "\r")
LONGEST_CELL, WIDEST, NARROWEST = 32_000, 60, 8
SHEET = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def linked(seen: Visit, rows: Iterable[Row]) -> list[Row]:
    """Give the rows with a column `link`: the address of what the row speaks of, with the host where it is known."""
    return [{**_whole(seen, row), "link": _absolute(seen, _address(seen, row))} for row in rows]


def as_csv(rows: list[Row]) -> str:
    """Write rows as CSV."""
    out = io.StringIO()
    writer = csv.writer(out)
    if rows:
        writer.writerow(rows[0])
        writer.writerows([_guarded(_cell(value)) for value in row.values()] for row in rows)
    return out.getvalue()


def as_xlsx(rows: list[Row]) -> bytes:
    """Write rows as a workbook of one sheet, its head fixed, its columns to be filtered."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SHEET) as book:
        sheet, bold = book.add_worksheet("manumit"), book.add_format({"bold": True})
        names = list(rows[0]) if rows else []
        sheet.write_row(0, 0, names, bold)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row.values()):
                _write(sheet, number, column, _cell(value))
        for column, name in enumerate(names):
            sheet.set_column(column, column, _width(name, rows))
        sheet.freeze_panes(1, 0)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(names) - 1)
    return out.getvalue()


def _write(sheet: Any, number: int, column: int, value: Any) -> None:
    """Text goes in as text, whatever it looks like: no formula and no link comes out of a law."""
    if isinstance(value, int | float):
        sheet.write_number(number, column, value)
    elif value not in (None, ""):
        sheet.write_string(number, column, str(value)[:LONGEST_CELL])


def _width(name: str, rows: list[Row]) -> int:
    return max(NARROWEST, *(min(WIDEST, len(str(_cell(row.get(name))))) for row in rows[:50]))


def _whole(seen: Visit, row: Row) -> Row:
    if not row.get("links"):
        return row
    return {**row, "links": [_absolute(seen, address) for address in row["links"]]}


def _address(seen: Visit, row: Mapping[str, Any]) -> str:
    """What the row speaks of: a provision, a law, a finding, a country, an element, or else this page."""
    code = str(row.get("jurisdiction") or row.get("code") or "").upper()
    if row.get("work"):
        return seen.law(str(row["work"]), str(row.get("eid") or ""))
    if row.get("address"):
        return str(row["address"])
    if code and row.get("element"):
        finding = seen.link(f"/country/{code}", pillar=row.get("pillar", ""))
        return f"{finding}#{row['element']}" if row.get("pillar") else seen.link(f"/element/{row['element']}")
    if code:
        return seen.link(f"/country/{code}")
    if row.get("question"):
        return seen.link(f"/element/{row['id']}")
    return seen.here() + (f"#{row['id']}" if row.get("id") else "")


def _absolute(seen: Visit, address: str) -> str:
    if not seen.request.host:
        return address
    base = str(seen.datasette.setting("base_url")).rstrip("/")
    inside = address if address.startswith(f"{base}/") else base + address
    return str(seen.datasette.absolute_url(seen.request, inside))


def _cell(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else value


def _guarded(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
