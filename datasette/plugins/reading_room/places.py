"""A country named in a query narrows it: "Uganda victims not punished" asks for the words within Ugandan law."""

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

from reading_room.query import folded
from reading_room.visit import Row, Visit, loads
from reading_room.words import LANGUAGES

MARKS = re.compile(r"[\"“”„«»():]")
"""Where a reader set a phrase, brackets or a filter, the query is taken as it stands."""


@dataclass(frozen=True)
class Placed:
    """A query without the name of the country in it; no country where none is named."""

    words: str
    country: Row | None = None


@cache
def _short(code: str) -> tuple[str, ...]:
    """The everyday names of a country (CLDR): Tanzania, where our table has the United Republic of Tanzania."""
    names = (Locale(language).territories.get(code) for language in LANGUAGES)
    return tuple(name for name in names if name)


async def placed(seen: Visit, typed: str) -> Placed:
    """Find the country that a query names in any of the four languages; something must be asked beside it."""
    if MARKS.search(typed) or seen.asks("in"):
        return Placed(typed)
    plain = folded(typed)
    if len(plain) != len(typed):
        return Placed(typed)
    best: tuple[int, int, Row] | None = None
    for row in await seen.rows("select code, name, names from jurisdictions where kind = 'country'"):
        for name in {row["name"], *map(str, loads(row["names"], {}).values()), *_short(row["code"])}:
            found = re.search(rf"(?<!\w){re.escape(folded(name))}(?!\w)", plain)
            if found and (best is None or found.end() - found.start() > best[1] - best[0]):
                best = (*found.span(), row)
    if best is None:
        return Placed(typed)
    rest = f"{typed[: best[0]]} {typed[best[1] :]}"
    return Placed(" ".join(rest.split()), best[2]) if re.search(r"\w{3}", rest) else Placed(typed)
