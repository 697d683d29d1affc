"""The benchmark of the site: weight of each kind of page, time to its first byte, and search against the bare index.

Part of `make bench`; alone: `python tests/bench_site.py DATABASE`.
"""

import gzip
import http.client
import json
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

ROOT = Path(__file__).resolve().parent.parent
CSS = ROOT / "datasette" / "static" / "style.css"
MOST, CLIENTS = 25, 8
QUERIES = (
    "non-punishment of victims", "forced labour", "debt bondage", "recovery and reflection period", "trata de personas",
    "residence permit", "confiscation of assets", "víctima menor", "recruitment agencies licence", "compensation fund",
    "child sexual exploitation", "interpreter", "extradition", "traite des êtres humains", "supply chain", "labour inspector",
)  # fmt: skip
LISTED = {
    "/country/{}": "select upper(jurisdiction) from works group by jurisdiction having max(read = 'whole') order by 1",
    "/country/{}?pillar=Protection": "select upper(jurisdiction) from works group by 1 having max(read = 'whole') order by 1",
    "/element/{}": "select id from elements order by id",
    "/compare?in=UG&in=MX&in=AR&element={}": "select id from elements order by id",
    "/borrow/TZ/{}": "select id from elements order by id",
    "/matrix?group={}": 'select distinct "group" from elements',
    "/map/{}": "select id from elements order by id desc",
    "/timeline/{}": "select upper(jurisdiction) from works group by 1 having max(read = 'whole') order by 1",
    "/law/{}": "select id from works where read = 'whole' order by id desc",
    "/law/{}/{}": "select work, eid from provisions where unit = eid and kind in ('section', 'article') order by rowid % 997",
}
SINGLE = ("/", "/country", "/element", "/coverage", "/about", "/glossary", "/nowhere")
BARE = """select rowid from provisions_fts where provisions_fts match ?
order by bm25(provisions_fts, 4.0, 1.0, 4.0, 1.2, 2.0) limit 10"""


def measured(db: Path) -> dict[str, Any]:
    """Weights in bytes and times in milliseconds, by kind of page; search also without the site."""
    kinds = _kinds(db)
    css = len(CSS.read_bytes())
    with _serving(db) as port:
        pages = {
            kind: {
                "heaviest_with_css": css + max(len(_get(port, one)[1]) for one in addresses),
                "heaviest_compressed_with_css": max(len(_get(port, one, "gzip")[1]) for one in addresses)
                + len(gzip.compress(CSS.read_bytes(), 5)),
                "one_client": _spread(_times(port, addresses)),
                "eight_clients": _spread(_crowd(port, addresses)),
            }
            for kind, addresses in kinds.items()
        }
        bare = _bare(db)
        again = _spread(_times(port, kinds["/search"]))
    searched = {"bare_index": bare, "site": again, "times_bare_p95": round(again["p95"] / max(bare["p95"], 0.01), 1)}
    return {"database_megabytes": round(db.stat().st_size / 2**20), "pages": pages, "search": searched}


def _kinds(db: Path) -> dict[str, list[str]]:
    kinds = {one: [one] * 10 for one in SINGLE}
    kinds["/search"] = [f"/search?q={quote_plus(query)}" for query in QUERIES]
    with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection:
        for pattern, sql in LISTED.items():
            found = [pattern.format(*row) for row in islice(connection.execute(sql), MOST)]
            kinds |= {pattern: found} if found else {}
    return kinds


@contextmanager
def _serving(db: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [
        sys.executable,
        "-m",
        "manumit",
        "--db",
        str(db.resolve()),
        "serve",
        "--port",
        str(port),
        "--a-minute",
        "0",
    ]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def _wait(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as tried:
            if not tried.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)


def _get(port: int, address: str, encoding: str = "identity") -> tuple[float, bytes]:
    """Milliseconds until the first byte, and all bytes."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.connect()
        started = time.perf_counter()
        connection.request("GET", address, headers={"Accept-Encoding": encoding})
        answer = connection.getresponse()
        return (time.perf_counter() - started) * 1000, answer.read()


def _times(port: int, addresses: list[str]) -> list[float]:
    return [_get(port, one)[0] for _ in range(2) for one in addresses]


def _crowd(port: int, addresses: list[str]) -> list[float]:
    with ThreadPoolExecutor(CLIENTS) as clients:
        return list(clients.map(lambda one: _get(port, one)[0], addresses * 2))


def _bare(db: Path) -> dict[str, float]:
    """The same words asked of the index itself, on the same file in the same run."""
    with closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True)) as connection:
        asked = [" ".join(f'"{word}"' for word in query.split()) for query in QUERIES]
        return _spread(
            [_took(lambda one=one: connection.execute(BARE, [one]).fetchall()) for _ in range(2) for one in asked]
        )


def _took(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _spread(times: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=20, method="inclusive")
    return {"p50": round(statistics.median(times), 1), "p95": round(cuts[-1], 1)}


if __name__ == "__main__":
    print(json.dumps(measured(Path(sys.argv[1])), indent=1))
