"""Pages and lists leave the house compressed where the browser can read that: a page of 90 kB is 15 kB on the wire."""

import zlib
from collections.abc import MutableMapping
from typing import Any

LEVEL, GZIP = 5, 31
"""How hard to try, and the mark by which zlib writes gzip."""

KINDS = (b"text/", b"application/json", b"image/svg", b"application/x-bibtex", b"application/x-research")
Message = MutableMapping[str, Any]


def wrapper(app: Any) -> Any:
    """Wrap the application, so that text is compressed piece by piece as it leaves."""

    async def wrapped(scope: MutableMapping[str, Any], receive: Any, send: Any) -> None:
        asked = scope["type"] == "http" and b"gzip" in dict(scope["headers"]).get(b"accept-encoding", b"")
        await app(scope, receive, _Sender(send) if asked else send)

    return wrapped


class _Sender:
    """Sends one response, compressed if it is text."""

    def __init__(self, send: Any) -> None:
        self.send = send
        self.packer: Any = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message = self._start(message)
        elif self.packer and message["type"] == "http.response.body":
            last = not message.get("more_body")
            body = self.packer.compress(message.get("body", b"")) + (self.packer.flush() if last else b"")
            message = {**message, "body": body}
        await self.send(message)

    def _start(self, message: Message) -> Message:
        headers = {bytes(name).lower(): bytes(value) for name, value in message.get("headers", [])}
        if b"content-encoding" in headers or not headers.get(b"content-type", b"").startswith(KINDS):
            return message
        self.packer = zlib.compressobj(LEVEL, zlib.DEFLATED, GZIP)
        vary = ", ".join(filter(None, (headers.get(b"vary", b"").decode(), "Accept-Encoding"))).encode()
        others = [pair for pair in message["headers"] if bytes(pair[0]).lower() not in (b"content-length", b"vary")]
        return {**message, "headers": [*others, (b"content-encoding", b"gzip"), (b"vary", vary)]}
