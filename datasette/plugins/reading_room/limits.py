"""How many pages one client may ask for: a bucket of tokens for each, filled again at a steady rate.

The client is the address that the server names. Behind a proxy that is the forwarded one only where `manumit serve` was
told of the proxy; otherwise anybody could write another address into each request.
"""

import ipaddress
import math
import os
import time
from collections import OrderedDict
from collections.abc import Callable, MutableMapping
from typing import Any

from datasette import Response
from reading_room.words import choose, read

A_MINUTE = "MANUMIT_A_MINUTE"
"""Setting of the environment: pages a minute for one client; 0 sets no limit."""

GENEROUS = 300
MOST_CLIENTS = 10_000
NETWORK = 64
"""One household has as many addresses of version 6 as it likes, all in one network of this length."""

FREE = ("/static-manumit/", "/-/static/")
PLAIN = """<!doctype html>
<html lang="{language}"><meta charset="utf-8"><title>{title}</title><h1>{title}</h1><p>{why}</p></html>"""

Scope = MutableMapping[str, Any]


class Buckets:
    """The tokens that each client has left."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        """Start with a full bucket for everybody."""
        self.a_minute, self.clock = a_minute, clock
        self.left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, client: str) -> int:
        """Take a token: 0 where there was one, else the seconds until there is."""
        now = self.clock()
        tokens, since = self.left.pop(client, (float(self.a_minute), now))
        tokens = min(self.a_minute, tokens + (now - since) * self.a_minute / 60)
        granted = tokens >= 1
        self.left[client] = (tokens - granted, now)
        if len(self.left) > MOST_CLIENTS:
            self.left.popitem(last=False)
        return 0 if granted else math.ceil((1 - tokens) * 60 / self.a_minute)


def wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Wrap the application, so that one client cannot take it from all others."""
    a_minute = _setting(datasette)
    buckets = Buckets(a_minute)

    def wrap(app: Any) -> Any:
        async def wrapped(scope: Scope, receive: Any, send: Any) -> None:
            counted = a_minute > 0 and scope["type"] == "http" and not any(name in scope["path"] for name in FREE)
            seconds = buckets.wait(client_of(scope)) if counted else 0
            if seconds:
                await _refusal(scope, seconds).asgi_send(send)
            else:
                await app(scope, receive, send)

        return wrapped

    return wrap


def client_of(scope: Scope) -> str:
    """Name the client of a request: its address, or the network in which an address of version 6 lies."""
    host = str((scope.get("client") or ("unknown",))[0])
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    return str(ipaddress.ip_network(f"{host}/{NETWORK}", strict=False)) if address.version == 6 else host


def _setting(datasette: Any) -> int:
    """The limit of the environment, else of the metadata (`plugins: manumit_site: a_minute`), else a generous one."""
    configured = (datasette.plugin_config("manumit_site") or {}).get("a_minute", GENEROUS)
    return int(os.environ.get(A_MINUTE) or configured)


def _refusal(scope: Scope, seconds: int) -> Response:
    accept = dict(scope["headers"]).get(b"accept-language", b"").decode("latin-1")
    words = read(choose("", accept))
    title, why = words.say("error.429"), words.say("error.many", seconds=seconds)
    headers = {"Retry-After": str(seconds), "Cache-Control": "no-store"}
    if scope["path"].endswith((".json", ".csv", ".xlsx")):
        response = Response.json({"ok": False, "status": 429, "error": why}, status=429)
        response.headers.update(headers)
        return response
    return Response.html(PLAIN.format(language=words.language, title=title, why=why), status=429, headers=headers)
