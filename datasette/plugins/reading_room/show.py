"""How a page leaves the house: as HTML, as data, as a table for a spreadsheet, as a citation for other tools."""

import asyncio
import json
from typing import Any

from datasette import Response
from reading_room import status, tables
from reading_room.visit import Page, Visit, database
from reading_room.words import LANGUAGES

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
}
BUILT = "select finished, works, provisions from builds order by id desc limit 1"


async def respond(seen: Visit, page: Page) -> Response:
    """Answer in the format that the address names."""
    format = seen.part("format")
    if format == "json":
        text = json.dumps(page.data, ensure_ascii=False, indent=1, default=str)
        return Response(text, headers=_headers(seen), content_type="application/json; charset=utf-8")
    if format in TYPES:
        name = seen.path.strip("/").removesuffix(f".{format}").replace("/", "-")
        headers = {**_headers(seen), "Content-Disposition": f'attachment; filename="{_ascii(name)}.{format}"'}
        return Response(await _file(seen, page, format), headers=headers, content_type=TYPES[format])
    return await render(seen, page)


async def _file(seen: Visit, page: Page, format: str) -> str | bytes:
    if format in ("bib", "ris"):
        return page.cited[format]
    rows = tables.linked(seen, page.rows or [])
    return await asyncio.to_thread(tables.as_xlsx, rows) if format == "xlsx" else tables.as_csv(rows)


async def render(seen: Visit, page: Page, *, status: int = 200) -> Response:
    """Render a page in our frame."""
    context = {**await _frame(seen), **page.context}
    html = await seen.datasette.render_template(page.template, context, request=seen.request, view_name="manumit")
    return Response.html(html, status=status, headers=_headers(seen))


def _ascii(name: str) -> str:
    return "".join(char if char.isascii() and (char.isalnum() or char in "-_.") else "_" for char in name)


def _headers(seen: Visit) -> dict[str, str]:
    return {"Vary": "Accept-Language", "Content-Language": seen.language}


async def _frame(seen: Visit) -> dict[str, Any]:
    built = await seen.lasting(BUILT)
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
