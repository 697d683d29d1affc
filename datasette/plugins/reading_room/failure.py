"""What a reader is told when a page cannot be shown: what was asked, why it failed, where to go on."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400, Forbidden
from datasette.views.base import DatasetteError

from datasette import Response
from reading_room.show import render
from reading_room.visit import Page, Visit, visit

LAST_PAGE = 400
DATA = (".json", ".csv", ".xlsx", ".bib", ".ris")
LOG = logging.getLogger("manumit.site")


class Missing(Exception):
    """There is nothing at this address; the key names the sentence that says what is missing."""

    status = 404

    def __init__(self, key: str, **values: object) -> None:
        """Keep the sentence and what is put in it."""
        super().__init__(key)
        self.key, self.values = key, values


class Wrong(Missing):
    """A parameter cannot be understood; the key names the sentence that says which."""

    status = 400


def paging(seen: Visit) -> int:
    """Give the number of the page of results that is asked for. Raises Wrong for what is no such number."""
    text = seen.ask("page", "1")
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= LAST_PAGE):
        raise Wrong("error.filter", name="page", value=text)
    return int(text)


def answer(datasette: Any, request: Any, exception: BaseException) -> Callable[[], Awaitable[Response]] | None:
    """Choose the page for a failure, or leave it to Datasette where it is Datasette's own."""
    if isinstance(exception, DatasetteError):
        return None

    async def respond() -> Response:
        return await _page(visit(datasette, request), exception)

    return respond


async def _page(seen: Visit, exception: BaseException) -> Response:
    status, why = _reason(seen, exception)
    if seen.path.endswith(DATA):
        return Response.json({"ok": False, "status": status, "error": why}, status=status)
    page = Page("site/error.html", {"status": status, "why": why, "heading": seen.words.say(f"error.{status}")})
    return await render(seen, page, status=status)


def _reason(seen: Visit, exception: BaseException) -> tuple[int, str]:
    if isinstance(exception, Missing):
        return exception.status, seen.words.say(exception.key, **exception.values)
    if isinstance(exception, QueryInterrupted):
        return 400, seen.words.say("error.slow")
    if isinstance(exception, Forbidden):
        return 403, seen.words.say("error.forbidden")
    if isinstance(exception, Base400):
        key = "error.address" if exception.status == 404 else "error.request"
        return int(exception.status), seen.words.say(key, path=seen.path)
    LOG.error("page %s failed", seen.path, exc_info=exception)
    return 500, seen.words.say("error.ours")
