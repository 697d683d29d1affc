"""Pages and lists leave the house compressed where the browser can read that: a page of 90 kB is 15 kB on the wire."""

from collections.abc import MutableMapping
from typing import Any

from asgi_gzip import GZipMiddleware

LEVEL = 5
"""How hard to try: the last few per cent cost several times as much."""

PACKED = (".db", ".docx", ".pdf", ".xlsx")
"""Files that are packed already, or too large to pack while somebody waits; they leave as they are."""


def wrapper(app: Any) -> Any:
    """Wrap the application, so that text is compressed as it leaves."""
    packing = GZipMiddleware(app, compresslevel=LEVEL)

    async def wrapped(scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        plain = str(scope.get("path", "")).endswith(PACKED)
        await (app if plain else packing)(scope, receive, send)

    return wrapped
