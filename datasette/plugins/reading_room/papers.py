"""Papers made on request from the database: briefings, action plans, and exercises with their keys."""

import asyncio

from analyses.offered import made, offered
from analyses.paper import render
from datasette import Response
from ingest.errors import ManumitError
from reading_room import country, headers
from reading_room.failure import Missing, Wrong
from reading_room.visit import Visit
from reading_room.words import LANGUAGES

LONGEST_SEED = 10
TYPES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


async def paper(seen: Visit) -> Response:
    """Answer with one paper. Raises Missing where there is none of that name, language or format."""
    name, language, format = seen.part("name"), seen.part("language"), seen.part("kind")
    if language not in LANGUAGES or name not in offered(language) or format not in TYPES:
        raise Missing("error.paper", name=f"{name}.{language}.{format}")
    place = await country.find(seen, seen.part("code"))
    seed = seen.ask("seed", "1")
    if not (seed.isascii() and seed.isdigit() and len(seed) < LONGEST_SEED):
        raise Wrong("error.filter", name="seed", value=seed)
    body = await asyncio.to_thread(_render, seen, name, place["code"], language, format, int(seed))
    return Response(body, headers=_headers(body, name, place["code"], language, format), content_type=TYPES[format])


def _render(seen: Visit, name: str, code: str, language: str, format: str, seed: int) -> bytes:
    try:
        return render(made(name, code, db=seen.db_path, language=language, seed=seed), format)
    except ManumitError as error:
        raise Missing("error.paper.why", name=f"{name}.{language}.{format}", why=str(error)) from error


def _headers(body: bytes, name: str, code: str, language: str, format: str) -> dict[str, str]:
    shown = {"Content-Language": language}
    if format == "html":
        return {**shown, "Content-Security-Policy": headers.allowing_styles(body.decode("utf-8"))}
    return {**shown, "Content-Disposition": f'attachment; filename="{name}-{code}.{language}.{format}"'}
