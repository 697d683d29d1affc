"""How a page leaves the house: as HTML, as JSON or as a table for a spreadsheet."""

import csv
import io
import json
from typing import Any

from datasette import Response
from reading_room import status
from reading_room.visit import Page, Row, Visit, database
from reading_room.words import LANGUAGES

FORMULA = ("=", "+", "-", "@", "\t", "\r")
BUILT = "select finished, works, provisions from builds order by id desc limit 1"


async def respond(seen: Visit, page: Page) -> Response:
    """Answer in the format that the address names."""
    format = seen.request.url_vars.get("format")
    if format == "json":
        text = json.dumps(page.data, ensure_ascii=False, indent=1, default=str)
        return Response(text, headers=_headers(seen), content_type="application/json; charset=utf-8")
    if format == "csv":
        name = seen.path.strip("/").replace("/", "-")
        headers = {**_headers(seen), "Content-Disposition": f'attachment; filename="{_ascii(name)}"'}
        return Response(table(page.rows or []), headers=headers, content_type="text/csv; charset=utf-8")
    return await render(seen, page)


async def render(seen: Visit, page: Page, *, status: int = 200) -> Response:
    """Render a page in our frame."""
    context = {**await _frame(seen), **page.context}
    html = await seen.datasette.render_template(page.template, context, request=seen.request, view_name="manumit")
    return Response.html(html, status=status, headers=_headers(seen))


def table(rows: list[Row]) -> str:
    """Write rows as CSV, so that no spreadsheet takes a text for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    if rows:
        writer.writerow(rows[0])
        writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else value
    return f"'{text}" if isinstance(text, str) and text.startswith(FORMULA) else text


def _ascii(name: str) -> str:
    return "".join(char if char.isascii() and (char.isalnum() or char in "-_.") else "_" for char in name)


def _headers(seen: Visit) -> dict[str, str]:
    return {"Vary": "Accept-Language", "Content-Language": seen.language}


async def _frame(seen: Visit) -> dict[str, Any]:
    built = await seen.rows(BUILT)
    return {
        "seen": seen,
        "t": seen.words.say,
        "n": seen.words.count,
        "term": seen.words.term,
        "number": seen.words.number,
        "percent": seen.words.percent,
        "day": seen.words.date,
        "link": seen.link,
        "law": seen.law,
        "languages": LANGUAGES,
        "icon": status.icon,
        "tables": str(seen.datasette.urls.database(database(seen.datasette).name)),
        "built": built[0] if built else None,
        "current": "/" + seen.path.strip("/").partition("/")[0].partition(".")[0],
        "data_address": seen.path.rstrip("/"),
    }
