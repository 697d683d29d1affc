"""The one plugin: our pages, our error pages and our headers, hung on Datasette's hooks.

Datasette loads each file of this folder by itself, outside any package; what the pages are made of is therefore a
package beside this file, and its folder is put on the path here.
"""

import sys
import threading
from collections.abc import Awaitable, Callable, Generator
from pathlib import Path
from typing import Any

from pluggy import HookimplMarker

from analyses.paper import formats
from datasette import Response

sys.path.append(str(Path(__file__).resolve().parent))

from reading_room import compress, failure, headers, limits, routes

hookimpl = HookimplMarker("datasette")


@hookimpl
def startup(datasette: Any) -> None:
    """Find out beside the first visits which papers can be made: that loads what writes them, a second or two."""
    threading.Thread(target=formats, daemon=True).start()


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """Hang our pages on their addresses; everything else stays plain Datasette."""
    return routes.table()


@hookimpl(hookwrapper=True)
def handle_exception(datasette: Any, request: Any, exception: BaseException) -> Generator[None, Any, None]:
    """Answer failures with a page of ours, in the reader's language, in place of Datasette's printout of the stack."""
    outcome = yield
    answer = failure.answer(datasette, request, exception)
    if answer:
        outcome.force_result([answer])


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Send the security headers with every response, refusals included; compress text; let nobody ask too much."""
    outer, inner = headers.wrapper(datasette), limits.wrapper(datasette)
    return lambda app: outer(compress.wrapper(inner(app)))
