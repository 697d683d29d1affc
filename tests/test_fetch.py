"""The fetcher against a host that misbehaves in every way we know of; nothing leaves this machine, nothing really waits."""

import datetime
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
import stamina

from ingest.archive import Archive
from ingest.errors import FetchError
from ingest.fetch import Outcome, Settings, _Visitor, fetch
from ingest.model import Work

LAW = (
    b"<html><head><title>Lamp Act</title></head><body>"
    + b"<p>1. Every lamp shall be lit at dusk by its keeper.</p>" * 4
)
CHALLENGE = (
    b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>cdn-cgi/challenge-platform</body></html>"
)
LOGIN = b"<html><body><h1>Members</h1><form><input name=u><input type='password' name=p></form></body></html>"
LOST = b"<html><head><title>Page not found</title></head><body>We looked everywhere for this page.</body></html>"
NOW = datetime.datetime(2031, 5, 3, 12, 0, tzinfo=datetime.UTC)


class Host(BaseHTTPRequestHandler):
    """Answers by path; counts what it was asked."""

    asked: ClassVar[list[tuple[str, dict[str, str]]]] = []
    robots: ClassVar[tuple[int, bytes]] = (404, b"")
    law: ClassVar[bytes] = LAW
    busy_times: ClassVar[int] = 1
    done: ClassVar[threading.Event] = threading.Event()

    def log_message(self, *args: object) -> None:
        return

    def do_GET(self) -> None:
        type(self).asked.append((self.path, dict(self.headers)))
        name = self.path.strip("/").partition("?")[0].replace(".", "_")
        getattr(self, f"serve_{name}", self.serve_missing)()

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for key, value in {"Content-Length": str(len(body)), "Content-Type": "text/html", **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def serve_missing(self) -> None:
        self.answer(404, b"gone")

    def serve_robots_txt(self) -> None:
        self.answer(*type(self).robots)

    def serve_law(self) -> None:
        if self.headers.get("If-None-Match") == '"v1"' and type(self).law is LAW:
            self.answer(304)
        else:
            self.answer(200, type(self).law, ETag='"v1"', Last_Modified="Sat, 03 May 2031 10:00:00 GMT")

    def serve_busy(self) -> None:
        left = type(self).busy_times
        type(self).busy_times = left - 1
        self.answer(429, Retry_After="7") if left > 0 else self.answer(200, LAW)

    def serve_longwait(self) -> None:
        self.answer(503, Retry_After="86400")

    def serve_broken(self) -> None:
        self.answer(500)

    def serve_loop(self) -> None:
        self.answer(302, Location="/loop")

    def serve_inward(self) -> None:
        self.answer(302, Location="http://10.0.0.1/law")

    def serve_file(self) -> None:
        self.answer(302, Location="file:///etc/passwd")

    def serve_challenge(self) -> None:
        self.answer(200, CHALLENGE)

    def serve_login(self) -> None:
        self.answer(200, LOGIN)

    def serve_lost(self) -> None:
        self.answer(200, LOST)

    def serve_empty(self) -> None:
        self.answer(200, b"  ")

    def serve_short(self) -> None:
        self.answer(200, LAW[:50], Content_Length="5000")

    def serve_endless(self) -> None:
        self.stream(b"<p>more law</p>" * 1000)

    def serve_drip(self) -> None:
        self.stream(b".")

    def stream(self, piece: bytes) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(5000):
            if type(self).done.is_set():
                return
            try:
                self.wfile.write(piece)
            except OSError:
                return


class Clock:
    """Time that passes only by sleeping, and by a little each time that it is looked at."""

    def __init__(self, step: float = 0.0) -> None:
        self.time, self.step = 0.0, step
        self.slept: list[float] = []

    def look(self) -> float:
        self.time += self.step
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds


@pytest.fixture
def host() -> Iterator[str]:
    Host.asked, Host.robots, Host.law, Host.busy_times = [], (404, b""), LAW, 1
    Host.done.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    Host.done.set()
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _no_real_waits() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3):
        yield


def settings(clock: Clock | None = None, **changes: object) -> Settings:
    time = clock or Clock()
    made = Settings(contact="tests@example.org", private=True, clock=time.look, sleep=time.sleep, now=lambda: NOW)
    return replace(made, **changes)  # type: ignore[arg-type]


def ask(url: str, folder: Path, *, format: str = "html", using: Settings | None = None) -> Outcome:
    work = Work("qm-lamp-act", "qm", "Lamp Act", url=url, format=format)
    return next(fetch([work], Archive(folder), settings=using or settings()))


def pages() -> list[str]:
    return [path for path, _ in Host.asked if path != "/robots.txt"]


def test_a_law_is_new_then_unchanged_then_changed(host: str, tmp_path: Path) -> None:
    assert ask(f"{host}/law", tmp_path) == Outcome("qm-lamp-act", "new")
    assert ask(f"{host}/law", tmp_path).outcome == "unchanged"
    assert Host.asked[-1][1]["If-None-Match"] == '"v1"'
    assert Host.asked[-1][1]["If-Modified-Since"] == "Sat, 03 May 2031 10:00:00 GMT"
    Host.law = LAW.replace(b"dusk", b"dawn")
    assert ask(f"{host}/law", tmp_path).outcome == "changed"
    kept = list(Archive(tmp_path).snapshots("qm-lamp-act"))
    assert [Archive(tmp_path).read(snapshot) for snapshot in kept] == [LAW, Host.law]
    assert kept[0].fetched == "2031-05-03T12:00:00+00:00"
    assert kept[0].media_type == "text/html"


def test_we_say_who_we_are(host: str, tmp_path: Path) -> None:
    ask(f"{host}/law", tmp_path)
    assert all("manumit/" in headers["User-Agent"] for _, headers in Host.asked)
    assert all("tests@example.org" in headers["User-Agent"] for _, headers in Host.asked)


def test_a_damaged_kept_text_is_asked_for_in_full(host: str, tmp_path: Path) -> None:
    ask(f"{host}/law", tmp_path)
    snapshot = Archive(tmp_path).latest("qm-lamp-act")
    assert snapshot is not None
    Archive(tmp_path).path(snapshot).write_bytes(b"spoilt")
    ask(f"{host}/law", tmp_path)
    assert "If-None-Match" not in Host.asked[-1][1]
    assert Archive(tmp_path).read(snapshot) == LAW


@pytest.mark.parametrize(
    ("robots", "why"),
    [((200, b"User-agent: *\nDisallow: /law"), "forbids"), ((503, b""), "cannot be read"),
     ((200, b"User-agent: *\nCrawl-delay: 9999"), "between requests")],
)  # fmt: skip
def test_robots_txt_is_obeyed(host: str, tmp_path: Path, robots: tuple[int, bytes], why: str) -> None:
    Host.robots = robots
    outcome = ask(f"{host}/law", tmp_path)
    assert outcome.outcome == "failed"
    assert why in outcome.why
    assert pages() == []


def test_hosts_are_asked_at_their_pace(host: str, tmp_path: Path) -> None:
    Host.robots = (200, b"User-agent: *\nCrawl-delay: 11\nDisallow:")
    clock = Clock()
    work = Work("qm-lamp-act", "qm", "Lamp Act", url=f"{host}/law", format="html")
    outcomes = list(fetch([work, replace(work, id="qm-copy")], Archive(tmp_path), settings=settings(clock)))
    assert [outcome.outcome for outcome in outcomes] == ["new", "new"]
    assert clock.slept == [2.0, 11.0]


def test_a_busy_host_is_asked_again(host: str, tmp_path: Path) -> None:
    assert ask(f"{host}/busy", tmp_path).outcome == "new"
    assert pages() == ["/busy", "/busy"]


def test_a_broken_host_is_asked_a_few_times_only(host: str, tmp_path: Path) -> None:
    assert "500" in ask(f"{host}/broken", tmp_path).why
    assert pages() == ["/broken"] * 3


def test_a_host_that_asks_for_a_day_is_left_alone(host: str, tmp_path: Path) -> None:
    assert "later" in ask(f"{host}/longwait", tmp_path).why
    assert pages() == ["/longwait"]


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("7", 7.0),
        ("Sat, 03 May 2031 12:01:00 GMT", 60.0),
        ("Sat, 03 May 2031 11:00:00 GMT", 0.0),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str, wait: float | None) -> None:
    assert _Visitor(None, settings())._retry_after(value) == wait  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("page", "why"),
    [("loop", "redirects more than"), ("file", "no http"), ("challenge", "human"), ("login", "password"),
     ("lost", "error page"), ("empty", "empty"), ("short", "did not arrive whole"), ("missing", "404")],
)  # fmt: skip
def test_what_is_no_law_is_never_kept(host: str, tmp_path: Path, page: str, why: str) -> None:
    outcome = ask(f"{host}/{page}", tmp_path)
    assert outcome.outcome == "failed"
    assert why in outcome.why
    assert Archive(tmp_path).latest_all() == {}


def test_an_endless_answer_is_cut_off(host: str, tmp_path: Path) -> None:
    assert "larger than" in ask(f"{host}/endless", tmp_path, using=settings(max_bytes=100_000)).why


def test_an_answer_in_drops_is_given_up(host: str, tmp_path: Path) -> None:
    assert "within 300 s" in ask(f"{host}/drip", tmp_path, using=settings(Clock(step=100.0))).why


def test_the_own_machine_is_not_asked(host: str, tmp_path: Path) -> None:
    assert "private network" in ask(f"{host}/law", tmp_path, using=settings(private=False)).why
    assert Host.asked == []


def test_a_redirect_into_the_own_network_is_not_followed(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.fetch._is_public", lambda address: address == "127.0.0.1")
    assert "private network" in ask(f"{host}/inward", tmp_path, using=settings(private=False)).why
    assert pages() == ["/inward"]


def test_a_work_without_an_address_fails_alone(host: str, tmp_path: Path) -> None:
    works = [
        Work("qm-none", "qm", "No address"),
        Work("qm-lamp-act", "qm", "Lamp Act", url=f"{host}/law", format="html"),
    ]
    outcomes = list(fetch(works, Archive(tmp_path), settings=settings()))
    assert [outcome.outcome for outcome in outcomes] == ["failed", "new"]
    assert "import" in outcomes[0].why


@pytest.mark.parametrize("url", ["ftp://example.org/law", "http://", "http://[bad", "gopher:x", "http://x:99999/"])
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(FetchError):
        _Visitor(None, settings())._check_address(url)  # type: ignore[arg-type]
