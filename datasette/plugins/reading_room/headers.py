"""Headers that keep the pages closed to foreign scripts, frames and requests.

Our own pages need one stylesheet, and one script that only makes things nicer; both are files of ours. Datasette's
plain pages bring scripts of their own: those files, and the inline scripts that stand word for word in its templates,
are allowed by their hash; nothing from elsewhere ever is.
"""

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping
from functools import cache
from pathlib import Path
from typing import Any

import datasette as datasette_package

OWN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""The policy of every page of ours."""

PLAIN = (
    "default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
FACETS = ("DATASETTE_ALLOW_FACET = true;", "DATASETTE_ALLOW_FACET = false;")
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


def wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Wrap the whole application, so that no response leaves without the headers."""

    def wrap(app: Any) -> Any:
        async def wrapped(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
            policy = OWN if scope["type"] != "http" or _is_ours(datasette, scope["path"]) else _plain_policy()
            await app(scope, receive, _sender(send, policy))

        return wrapped

    return wrap


def allowing_styles(html: str) -> str:
    """Give our policy for a page that carries its own styles, such as a paper: they are allowed by their hash."""
    hashes = " ".join(map(_hash, re.findall(r"<style>(.*?)</style>", html, re.DOTALL)))
    return OWN.replace("style-src 'self'", f"style-src 'self' {hashes}".rstrip())


def _sender(send: Send, policy: str) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": _headers(message.get("headers", []), policy)}
        await send(message)

    return sending


def _headers(headers: Any, policy: str) -> list[tuple[bytes, bytes]]:
    ours = {
        b"content-security-policy": policy.encode(),
        b"x-content-type-options": b"nosniff",
        b"referrer-policy": b"same-origin",
        b"x-frame-options": b"DENY",
        b"cross-origin-opener-policy": b"same-origin",
        b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
    }
    kept = [(bytes(name), bytes(value)) for name, value in headers if bytes(name).lower() != b"referrer-policy"]
    present = {name.lower() for name, _ in kept}
    return kept + [(name, value) for name, value in ours.items() if name not in present]


def _is_ours(datasette: Any, path: str) -> bool:
    base = datasette.setting("base_url")
    first = path.removeprefix(base.rstrip("/")).lstrip("/").partition("/")[0].partition(".")[0]
    return first != "-" and first not in datasette.databases


@cache
def _plain_policy() -> str:
    return PLAIN.format(scripts=" ".join(sorted(map(_hash, {*FACETS, *_inline_scripts()}))))


def _inline_scripts() -> list[str]:
    folder = Path(datasette_package.__file__).parent / "templates"
    pages = (page.read_text(encoding="utf-8") for page in sorted(folder.glob("*.html")))
    return [script for page in pages for script in SCRIPT.findall(page) if "{{" not in script and "{%" not in script]


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
