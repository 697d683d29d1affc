"""Every address of the site, and the page that answers it."""

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import Response
from reading_room import (
    borrow,
    compare,
    country,
    coverage,
    element,
    glossary,
    home,
    law,
    mapped,
    matrix,
    papers,
    search,
    timeline,
)
from reading_room.show import respond
from reading_room.visit import Page, Visit, visit

LIST = r"(?:\.(?P<format>json|csv|xlsx))?$"
CITED = r"(?:\.(?P<format>json|csv|xlsx|bib|ris))?$"
PAGES: tuple[tuple[str, Callable[[Visit], Awaitable[Page]]], ...] = (
    (r"^/$", home.page),
    (r"^/about$", home.about),
    (rf"^/search{LIST}", search.page),
    (rf"^/country{LIST}", country.listing),
    (rf"^/country/(?P<code>[^/.]+){LIST}", country.page),
    (rf"^/element{LIST}", element.listing),
    (rf"^/element/(?P<element>[^/.]+){LIST}", element.page),
    (rf"^/compare{LIST}", compare.page),
    (rf"^/matrix{LIST}", matrix.page),
    (rf"^/map{LIST}", mapped.page),
    (rf"^/map/(?P<element>[^/.]+){LIST}", mapped.page),
    (rf"^/timeline/(?P<code>[^/.]+){LIST}", timeline.page),
    (rf"^/borrow/(?P<code>[^/.]+)/(?P<element>[^/.]+){LIST}", borrow.page),
    (rf"^/law/(?P<work>[^/.]+){CITED}", law.work_page),
    (rf"^/law/(?P<work>[^/.]+)/(?P<eid>[^/]+?){CITED}", law.provision_page),
    (rf"^/coverage{LIST}", coverage.page),
    (rf"^/glossary{LIST}", glossary.page),
)
PAPER = r"^/papers/(?P<name>[^/]+)/(?P<code>[^/.]+)\.(?P<language>[^/.]+)\.(?P<kind>[^/.]+)$"

View = Callable[..., Awaitable[Response]]


def table() -> list[tuple[str, View]]:
    """Give all addresses with their views, as Datasette wants them."""
    return [*((address, _view(page)) for address, page in PAGES), (PAPER, _paper)]


def _view(page: Callable[[Visit], Awaitable[Page]]) -> View:
    async def view(datasette: Any, request: Any) -> Response:
        seen = visit(datasette, request)
        return await respond(seen, await page(seen))

    return view


async def _paper(datasette: Any, request: Any) -> Response:
    return await papers.paper(visit(datasette, request))
