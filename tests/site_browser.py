"""What the tests in a real browser share: a server of the site on this machine, and the Chromium that visits it."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from tests import site_database

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
WIDTHS = [390, 1280]


@contextmanager
def serving(path: Path, **settings: Any) -> Iterator[str]:
    """Serve a knowledge base on this machine; gives the address without a slash at its end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = site_database.served(path, **settings).app()
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@contextmanager
def chromium() -> Iterator[Any]:
    """Start the Chromium of this machine; without it the tests are skipped, loudly."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is missing: pip install -e .[test]")
    found = shutil.which("chromium")
    if not found:
        pytest.skip("no Chromium: the site was not tried in a browser; install it with: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield started
        started.close()


class Watched:
    """A page in the browser, with all that it asked for and complained of."""

    def __init__(self, browser: Any, *, width: int, **settings: Any) -> None:
        self.page = browser.new_page(viewport={"width": width, "height": 900}, **settings)
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def check(self, address: str) -> None:
        """Nothing was complained of, nobody else was asked, and the page does not scroll sideways."""
        assert self.complaints == []
        assert [url for url in self.asked if not url.startswith((f"{address}/", "data:"))] == []
        wide, room = self.page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
        assert wide <= room, self.page.url
