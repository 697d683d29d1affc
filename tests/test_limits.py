"""What a document may cost: time, bytes, depth, parts; and that reading it asks nobody anything."""

import re
import socket
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner

from ingest import limits
from ingest.errors import ParseError
from ingest.limits import check_tree, within
from ingest.model import Law, Provision
from ingest.reading import read
from manumit import cli

CASES = sorted(p for p in (Path(__file__).parent / "formats").glob("*/*") if p.suffix != ".outline")
LAW = b"1. Tolls\nCarts pay two shells.\n2. Boats\nBoats pay one shell.\n"


def _endless(seconds: float) -> str:
    """Run in a worker of a pool: work that never ends, within a budget."""
    try:
        with within(seconds, "a pretend law"):
            while True:
                re.match("(a+)+$", "a" * 24 + "b")
    except ParseError as error:
        return error.why


def test_work_that_never_ends_is_stopped() -> None:
    started = time.process_time()
    assert "took more than" in _endless(0.3)
    assert time.process_time() - started < 5


def test_it_is_stopped_in_the_workers_of_a_pool_too() -> None:
    with ProcessPoolExecutor(1) as pool:
        assert ["took more than" in why for why in pool.map(_endless, [0.3, 0.2])] == [True, True]


def test_a_thread_learns_of_it_at_the_end() -> None:
    found: list[str] = []

    def work() -> None:
        try:
            with within(0.01, "a pretend law"):
                sum(range(3_000_000))
        except ParseError as error:
            found.append(error.why)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(found) == 1


def test_the_budget_ends_with_the_work() -> None:
    with within(0.05, "a pretend law"):
        pass
    ends = time.process_time() + 0.2
    while time.process_time() < ends:
        pass


def test_a_document_that_takes_too_long_is_refused() -> None:
    with pytest.raises(ParseError, match="took more than"):
        read(LAW * 20_000, format="text", where="a pretend law", seconds=0.05)


def test_the_command_line_says_so_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.05)
    monkeypatch.setattr(limits, "SECONDS_A_MEBIBYTE", 0.0)
    (tmp_path / "law.txt").write_bytes(LAW * 20_000)
    result = CliRunner().invoke(cli, ["outline", str(tmp_path / "law.txt"), "--format", "text"])
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "took more than" in result.stderr


def test_bytes_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 50)
    with pytest.raises(ParseError, match="larger than"):
        read(LAW, format="text", where="a pretend law")


def test_depth_and_parts_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = Provision("section", "1", text="x")
    for _ in range(limits.MAX_DEPTH):
        deep = Provision("part", children=(deep,))
    with pytest.raises(ParseError, match="levels deep"):
        check_tree(Law("", (deep,)), "a pretend law")
    monkeypatch.setattr(limits, "MAX_PARTS", 3)
    with pytest.raises(ParseError, match="parts"):
        check_tree(Law("", (Provision("section", "1"),) * 4), "a pretend law")


@pytest.mark.parametrize("form", ["{}" * 60_000, "[" * 60_000, '{{"a":' * 60_000])
@pytest.mark.parametrize("format", sorted({case.parent.name for case in CASES}))
def test_nesting_without_end_is_refused_in_every_format(format: str, form: str) -> None:
    with pytest.raises(ParseError):
        read(form.encode(), format=format, where="a pretend law")


def test_tags_without_end_are_refused_in_every_format_of_tags() -> None:
    for format in sorted({case.parent.name for case in CASES if case.suffix in (".xml", ".html", ".xhtml", ".htm")}):
        with pytest.raises(ParseError):
            read(b"<div>" * 60_000 + b"<p>1. Tolls</p>", format=format, where="a pretend law")


@pytest.fixture
def ear() -> "tuple[int, threading.Event]":
    """A server that notes whether anybody comes: for what is written in C and knows nothing of Python's sockets."""
    server = socket.create_server(("127.0.0.1", 0))
    heard = threading.Event()

    def listen() -> None:
        try:
            server.accept()[0].close()
            heard.set()
        except OSError:
            return

    threading.Thread(target=listen, daemon=True).start()
    return server.getsockname()[1], heard


def _calling(data: bytes, port: int) -> bytes:
    """A document that asks for things from the network in the ways that markup knows."""
    there = f"http://127.0.0.1:{port}/x".encode()
    start = data.find(b"?>") + 2 if data.lstrip(b"\xef\xbb\xbf").startswith(b"<?xml") else 0
    asks = b'<?xml-stylesheet type="text/xsl" href="%s"?><!DOCTYPE a SYSTEM "%s">' % (there, there)
    head = b'<head><base href="%s"/><link rel="stylesheet" href="%s"/><script src="%s"></script>' % (
        there,
        there,
        there,
    )
    return (data[:start] + asks + data[start:]).replace(b"<head>", head)


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_nothing_is_asked_of_the_network(
    case: Path, ear: "tuple[int, threading.Event]", monkeypatch: pytest.MonkeyPatch
) -> None:
    port, heard = ear

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a reader asked the network")

    for name in ("socket", "create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    for data in (case.read_bytes(), _calling(case.read_bytes(), port)):
        try:
            read(data, format=case.parent.name, where=case.name)
        except ParseError:
            continue
    assert not heard.wait(0.02)
