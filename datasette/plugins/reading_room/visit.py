"""One visit to one page: who asks, in which language, from which database, and how links are written."""

import json
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, unquote, urlencode

from markupsafe import Markup

from kb.names import phrases
from reading_room.words import Words, choose, read

DATABASE = "manumit"
Row = dict[str, Any]
Params = Iterable[object]
Made = TypeVar("Made")
_LASTING: dict[Hashable, tuple[int, Any]] = {}


@dataclass(frozen=True)
class Page:
    """What a page module makes: a template with its context, the same as data, and the same as rows of a table."""

    template: str
    context: Mapping[str, Any]
    data: Any = None
    rows: list[Row] | None = None
    cited: Mapping[str, str] = field(default_factory=dict)
    """How to cite what the page shows, by the ending of the file that another tool reads."""


@dataclass(frozen=True)
class Visit:
    """One request, with all that a page needs to answer it."""

    datasette: Any
    request: Any
    words: Words
    chosen: bool

    @property
    def language(self) -> str:
        """Give the code of the interface language."""
        return self.words.language

    @property
    def db_path(self) -> Path:
        """Give the path of the database file."""
        return Path(database(self.datasette).path)

    def part(self, name: str) -> str:
        """Give a named part of the address, decoded; empty if it is not there."""
        return unquote(self.request.url_vars.get(name) or "")

    def ask(self, name: str, default: str = "") -> str:
        """Give one parameter of the query, without control characters."""
        return _clean(self.request.args.get(name) or default)

    def asks(self, name: str) -> list[str]:
        """Give all values of a parameter, empty ones and repetitions left out."""
        values = (_clean(value) for value in self.request.args.getlist(name))
        return list(dict.fromkeys(value for value in values if value))

    async def rows(self, sql: str, params: Params | Mapping[str, object] = ()) -> list[Row]:
        """Run a query of ours with its parameters and give the rows as dictionaries."""
        bound = dict(params) if isinstance(params, Mapping) else list(params)
        result = await database(self.datasette).execute(sql, bound)
        return [dict(row) for row in result.rows]

    async def lasting(self, sql: str) -> list[Row]:
        """Run a query once for as long as the database stays the same; its rows are shared and must not be changed."""
        return await self.made(sql, _as_they_are)

    async def made(self, sql: str, make: Callable[..., Made], *more: Hashable) -> Made:
        """What is made of the rows of a query, once for as long as the database stays the same, and shared.

        `make` takes the rows, then `more`, which says for whom (a language, say).
        """
        key, changed = (self.db_path, sql, make, more), self.db_path.stat().st_mtime_ns
        kept = _LASTING.get(key)
        if kept is None or kept[0] != changed:
            kept = _LASTING[key] = (changed, make(await self.rows(sql), *more))
        made: Made = kept[1]
        return made

    def link(self, path: str, **query: object) -> str:
        """Write an address of the site; a language chosen by hand is carried along."""
        pairs = [(key, value) for key, value in query.items() if value not in ("", None)]
        if self.chosen and "lang" not in query:
            pairs.append(("lang", self.language))
        text = urlencode(pairs, doseq=True)
        return str(self.datasette.urls.path(quote(path, safe="/:,;()~"))) + (f"?{text}" if text else "")

    def law(self, work: str, eid: str = "") -> str:
        """Write the permanent link of a law or of one of its provisions."""
        return self.link(f"/law/{work}/{eid}" if eid else f"/law/{work}")

    def here(self, **changes: object) -> str:
        """Write the address of this page with some parameters changed; None takes one away."""
        kept: dict[str, object] = {key: self.request.args.getlist(key) for key in self.request.args if key != "lang"}
        return self.link(self.path, **{**kept, **changes})

    def as_data(self, format: str) -> str:
        """Write the address of this list in another format."""
        kept = {key: self.request.args.getlist(key) for key in self.request.args if key not in ("lang", "page")}
        return self.link(f"{self.path.rstrip('/')}.{format}", **kept)

    @property
    def path(self) -> str:
        """Give the path of this page inside the site, without the base address."""
        path = unquote(str(self.request.scope.get("route_path") or self.request.path))
        return path.partition("?")[0]

    def named(self, row: Mapping[str, Any], column: str = "names", plain: str = "name") -> str:
        """Give a name in the reader's language where the data has one, else the plain name."""
        return str(_names(row.get(column) or "").get(self.language) or row.get(plain) or "")

    def titled(self, work: Mapping[str, Any]) -> str:
        """Give the title of a work in the reader's language where it has one in it, else as its maker wrote it."""
        return self.named(work, "titles", "title")

    def phrase(self, english: str) -> str | Markup:
        """Give a phrase of the framework or of a digest in the reader's language; else in English, marked so."""
        said = english if self.language == "en" else phrases(self.language).get(english)
        return said or Markup('<span lang="en">{}</span>').format(english)


def _as_they_are(rows: list[Row]) -> list[Row]:
    return rows


def visit(datasette: Any, request: Any) -> Visit:
    """Begin a visit: choose the language by parameter and by the browser's preference."""
    asked = request.args.get("lang") or ""
    language = choose(asked, request.headers.get("accept-language") or "")
    return Visit(datasette, request, read(language), chosen=asked == language)


def database(datasette: Any) -> Any:
    """Find the knowledge base among the databases that are served."""
    return datasette.databases.get(DATABASE) or datasette.get_database()


def loads(text: Any, empty: Any) -> Any:
    """Read a column that holds JSON; nothing, or something of another shape, counts as empty."""
    try:
        value = json.loads(text or "null")
    except ValueError:
        return empty
    return value if isinstance(value, type(empty)) else empty


@lru_cache(4096)
def _names(text: str) -> Mapping[str, str]:
    """The names in a column; a page asks for the same ones many times."""
    return loads(text, {})  # type: ignore[no-any-return]


def marks(count: int) -> str:
    """Give as many question marks as there are values, for `in (...)`."""
    return ",".join("?" * count)


def safe(html: str) -> Markup:
    """Say that a text is HTML which we made ourselves from escaped pieces."""
    return Markup(html)


def _clean(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text).strip()[:400]
