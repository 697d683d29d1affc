"""Groups of countries to compare: a region, a legal family, a language, the parties to a treaty, an income group."""

import datetime
import json
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from analyses.duties import bound
from ingest.errors import ManumitError
from kb import graph as knowledge
from kb.graph import Graph

ALL = "all"
GROUPS = ("region", "family", "language", "party", "income")


def peers(db: Path, names: Collection[str], *, as_of: str = "") -> list[str]:
    """The codes that these names stand for, each once, in the order named.

    A name is a code (UG), `all`, or a group: `region:Eastern Africa`, `family:common law` (with mixed systems that have
    it), `language:es`, `party:PALERMO` (bound on the day `as_of`), `income:low`. Raises ManumitError for other names.
    """
    if names and all(name.isalpha() and name != ALL for name in names):
        return list(dict.fromkeys(names))
    graph = knowledge.load(db, citing=False, of=["none"])
    day = as_of or datetime.date.today().isoformat()
    return list(dict.fromkeys(code for name in names for code in _codes(graph, name, day)))


def _codes(graph: Graph, name: str, day: str) -> Iterator[str]:
    kind, _, value = name.partition(":")
    countries = [
        data for node, data in graph.nodes(data=True) if node[0] == "jurisdiction" and data["kind"] == "country"
    ]
    if not value and name != ALL:
        yield name
        return
    if name != ALL and kind not in GROUPS:
        raise ManumitError(name, f"no such group; groups are: {', '.join(f'{one}:…' for one in GROUPS)}.")
    belongs = _party(graph, value, day) if kind == "party" else _of(kind, value.casefold())
    found = sorted(str(country["code"]) for country in countries if name == ALL or belongs(country))
    if not found:
        raise ManumitError(name, "no country is recorded under it; corpus/<code>.yml says what each country is.")
    yield from found


def _of(kind: str, value: str) -> Callable[[dict[str, Any]], bool]:
    column = {"family": "legal_family", "language": "languages"}.get(kind, kind)

    def belongs(country: dict[str, Any]) -> bool:
        held = country[column] or ""
        if kind == "language":
            return value in (held if isinstance(held, list) else json.loads(held or "[]"))
        return value in held.casefold() if kind == "family" else value == held.casefold()

    return belongs


def _party(graph: Graph, treaty: str, day: str) -> Callable[[dict[str, Any]], bool]:
    treaties = [
        node for node, data in graph.nodes(data=True)
        if node[0] == "work" and treaty in (data["id"], data["instrument"]) and not data["same_as"]
    ]  # fmt: skip
    if not treaties:
        raise ManumitError(f"party:{treaty}", "no such treaty in the catalogue; name one as PALERMO.")
    return lambda country: any(bound(graph, country["code"], one, day) for one in treaties)
