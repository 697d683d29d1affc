"""A country over the years: what it promised, what it enacted, and which findings each of these moved."""

import asyncio
from functools import lru_cache
from pathlib import Path

from analyses.timeline import timeline
from reading_room import country, status
from reading_room.visit import Page, Row, Visit

SHOWN = 12
"""So many moved findings are named for one event; the rest are counted."""

COUNTED = ("met", "partial", "gap", "not_found", "not_assessed")


async def page(seen: Visit) -> Page:
    """Make the timeline of one country."""
    found = await country.find(seen, seen.part("code"))
    events = await asyncio.to_thread(_events, seen.db_path, seen.db_path.stat().st_mtime_ns, found["code"])
    names = {row["id"]: seen.named(row) for row in await seen.lasting("select id, name, names from elements")}
    works = {row["id"]: row for row in await seen.lasting("select id, title, titles from works")}
    shown = [{**_event(seen, event, names), "title": seen.titled(works[event["work"]])} for event in events]
    plain = [{key: event[key] for key in ("day", "kind", "title", "work", *COUNTED)} for event in events]
    context = {"country": found, "events": shown, "counted": COUNTED}
    return Page("site/timeline.html", context, [dict(event) for event in events], plain)


@lru_cache(maxsize=256)
def _events(db: Path, changed: int, code: str) -> tuple[Row, ...]:
    """The events, kept: the database does not change while it is served."""
    return tuple(timeline(db, code))


def _event(seen: Visit, event: Row, names: dict[str, str]) -> Row:
    moved = [
        {
            "element": move["element"],
            "name": names.get(move["element"], move["name"]),
            "before": seen.words.term("status", move["before"]),
            "after": move["after"],
            "icon": status.icon(move["after"]),
            "address": seen.link(f"/element/{move['element']}"),
        }
        for move in event["moved"]
    ]
    promised = event["kind"].split(":")[0] in PROMISES
    return {**event, "promised": promised, "moved": moved[:SHOWN], "more": len(moved) - len(moved[:SHOWN]),
            "address": seen.law(event["work"])}  # fmt: skip


PROMISES = frozenset({"ratification", "accession", "succession", "acceptance", "approval", "denunciation", "end"})
