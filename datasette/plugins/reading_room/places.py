"""A country named in a query narrows it: "Uganda victims not punished" asks for the words within Ugandan law."""

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

from kb.inflected import folded
from reading_room.visit import Row, Visit, loads
from reading_room.words import LANGUAGES

MARKS = re.compile(r"[\"“”„«»():]")
"""Where a reader set a phrase, brackets or a filter, the query is taken as it stands."""


COUNTRIES = "select code, name, names from jurisdictions where kind = 'country'"


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
    pattern, countries = await seen.made(COUNTRIES, _names)
    found = max(pattern.finditer(plain), key=lambda match: len(match.group()), default=None)
    if found is None:
        return Placed(typed)
    rest = f"{typed[: found.start()]} {typed[found.end() :]}"
    named = countries[found.group()]
    return Placed(" ".join(rest.split()), named) if re.search(r"\w{3}", rest) else Placed(typed)


def _names(countries: list[Row]) -> tuple[re.Pattern[str], dict[str, Row]]:
    """Every name of every country, the longest first, and the country of each."""
    named = {
        folded(name): row
        for row in countries
        for name in (row["name"], *map(str, loads(row["names"], {}).values()), *_short(row["code"]))
    }
    listed = "|".join(re.escape(name) for name in sorted(named, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed or '(?!)'})(?!\w)"), named
