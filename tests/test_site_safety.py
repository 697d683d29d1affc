"""What a stranger may do to the site: ask too much, pretend to be another, ask in SQL, frame it; and what each gets."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests import site_database
from tests.site_database import ROOT

POLICY = ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
ANSWERS = {
    "/": 200, "/law/xw-freedom-2014/sec_17": 200, "/law/xw-freedom-2014/sec_17.bib": 200, "/law/xw-freedom-2014.ris": 200,
    "/country/XW.csv": 200, "/country/XW.json": 200, "/country/XW.xlsx": 200, "/papers/police/ZZ.en.md": 404,
    "/borrow/XO/VIC-02": 200, "/nowhere": 404, "/law/none.bib": 404, "/search?in=zz": 400, "/search.xlsx?in=zz": 400,
    "/static-manumit/style.css": 200, "/static-manumit/none.css": 404, "/manumit": 200, "/manumit/works.json": 200,
    "/manumit.db": 200, "/manumit?sql=select+1": 403, "/manumit/none": 404, "/-/none": 404,
}  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_database.build(tmp_path_factory.mktemp("safety") / "manumit.db")


@pytest.mark.parametrize("address", ANSWERS)
def test_every_kind_of_answer_has_the_headers(path: Path, address: str) -> None:
    answer = site_database.answered(site_database.served(path).client.get(address))
    assert answer.status_code == ANSWERS[address]
    for part in POLICY:
        assert part in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "unsafe-eval" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("format", ["csv", "xlsx", "bib", "ris"])
def test_downloads_are_saved_and_named(path: Path, format: str) -> None:
    answer = site_database.answered(site_database.served(path).client.get(f"/law/xw-freedom-2014/sec_17.{format}"))
    assert answer.headers["content-disposition"] == f'attachment; filename="law-xw-freedom-2014-sec_17.{format}"'


def _asked(path: Path, times: int, address: str = "/about", **headers: str) -> Any:
    served = site_database.served(path)

    async def ask() -> Any:
        for _ in range(times):
            answer = await served.client.get(address, headers=headers)
        return answer

    return site_database.answered(ask())


def test_who_asks_too_much_is_told_when_to_come_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MANUMIT_A_MINUTE", "5")
    assert _asked(path, 5).status_code == 200
    answer = _asked(path, 6, **{"accept-language": "es"})
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 12
    assert "Demasiadas páginas" in answer.text
    assert POLICY[0] in answer.headers["content-security-policy"]
    assert _asked(path, 6, "/country.json").json()["status"] == 429
    assert _asked(path, 6, "/static-manumit/style.css").status_code == 200
    assert _asked(path, 6, **{"x-forwarded-for": "203.0.113.9"}).status_code == 429


def test_no_limit_where_none_is_wanted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MANUMIT_A_MINUTE", "0")
    assert _asked(path, 20).status_code == 200


def test_tokens_come_back_with_time(path: Path) -> None:
    site_database.served(path).app()
    from reading_room import limits

    now = [0.0]
    buckets = limits.Buckets(60, lambda: now[0])
    assert [buckets.wait("a") for _ in range(61)] == [0] * 60 + [1]
    assert buckets.wait("b") == 0
    now[0] = 1.0
    assert [buckets.wait("a"), buckets.wait("a")] == [0, 1]
    now[0] = 10_000.0
    assert sum(not buckets.wait("a") for _ in range(100)) == 60
    networks = {limits.client_of({"client": (f"2001:db8::{last}", 1)}) for last in range(1, 9)}
    assert networks == {"2001:db8::/64"}


@contextmanager
def running(db: Path, *options: str) -> Iterator[str]:
    """`manumit serve` as a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "manumit", "--db", str(db), "serve", "--port", str(port), *options]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ)
    )
    deadline = time.monotonic() + 60
    try:
        while time.monotonic() < deadline and process.poll() is None:
            with socket.socket() as tried:
                if not tried.connect_ex(("127.0.0.1", port)):
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _from(address: str, client: str) -> int:
    return httpx.get(address, headers={"x-forwarded-for": client}, trust_env=False, timeout=30).status_code


def test_a_client_cannot_pretend_to_be_another(path: Path) -> None:
    with running(path, "--a-minute", "4") as address:
        assert [_from(f"{address}/about", f"203.0.113.{number}") for number in range(6)] == [200] * 4 + [429] * 2


def test_behind_a_proxy_each_client_has_a_share_and_the_path_is_kept(path: Path) -> None:
    with running(path, "--behind-proxy", "--a-minute", "4", "--base-url", "law", "--sql") as address:
        assert [_from(f"{address}/law/about", f"203.0.113.{number}") for number in range(6)] == [200] * 6
        assert [_from(f"{address}/law/about", "203.0.113.9") for _ in range(5)] == [200] * 4 + [429]
        page = httpx.get(f"{address}/law/country/XW", trust_env=False).text
        assert 'href="/law/element/VIC-20"' in page
        asked = f"{address}/law/manumit.json?sql=select+1+as+one&_shape=array"
        assert httpx.get(asked, trust_env=False).json() == [{"one": 1}]


def test_text_is_compressed_and_files_are_not(path: Path) -> None:
    served = site_database.served(path)
    plain = site_database.answered(served.client.get("/matrix", headers={"accept-encoding": "identity"}))
    packed = site_database.answered(served.client.get("/matrix", headers={"accept-encoding": "gzip"}))
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    assert packed.text == plain.text
    assert "content-encoding" not in plain.headers
    book = site_database.answered(served.client.get("/country.xlsx", headers={"accept-encoding": "gzip"}))
    assert "content-encoding" not in book.headers
    assert book.content.startswith(b"PK")
