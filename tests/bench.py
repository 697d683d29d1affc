"""The benchmark: `make bench` writes `bench.json`, times of this machine and the ratios that hold better than they do.

Reads the mirror of MANUMIT_MIRROR if it is set, else the embedded corpus alone.
"""

import csv
import json
import os
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import bench_site
from lxml import etree, html

from analyses import gaps
from ingest.adopt import adopt
from ingest.archive import Archive
from ingest.catalogue import DEFAULT_CORPUS
from ingest.errors import ParseError
from ingest.reading import read
from kb.build import Plan, Summary, build
from kb.model import Passage
from kb.store import reading
from kb.tagger import Tagger

CLOCK = 1e-4
OUT = Path("bench.json")


def main() -> None:
    """Measure a first build, a second one that changes nothing, the tagger alone, and the site."""
    with tempfile.TemporaryDirectory() as folder:
        results = _measured(Path(folder))
    OUT.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=1))


def _measured(folder: Path) -> dict[str, Any]:
    archive = Archive(folder / "snapshots")
    mirror = os.environ.get("MANUMIT_MIRROR", "")
    adopted = sum(outcome != "failed" for _, outcome, _ in adopt(Path(mirror), archive)) if mirror else 0
    plan = Plan(DEFAULT_CORPUS, archive, folder / "manumit.db", os.cpu_count() or 1)
    first, first_seconds = _timed(plan)
    _, second_seconds = _timed(plan)
    return {
        "documents": adopted, "works": first.works, "provisions": first.provisions, "tags": first.tags,
        "first_build_seconds": round(first_seconds, 1), "second_build_seconds": round(second_seconds, 2),
        "second_to_first": round(second_seconds / first_seconds, 4),
        "peak_megabytes": _peak(), "tagger_words_per_second": round(_tagger_speed(plan.db)),
        "site": bench_site.measured(plan.db),
        "reading": _reading(Path(mirror)) if mirror else {},
    }  # fmt: skip


def _reading(mirror: Path) -> dict[str, dict[str, float]]:
    """By format: megabytes a second, and how many times the time that lxml alone takes to parse the same bytes."""
    spent: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    with (mirror / "index.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            data = (mirror / row["path"]).read_bytes()
            took = spent[row["format"]]
            took[0] += len(data) / 2**20
            took[1] += _seconds(lambda data=data, row=row: _read(data, row))
            took[2] += _seconds(lambda data=data: _parsed(data))
    return {
        name: {"megabytes_per_second": round(size / ours, 2), "times_lxml": round(ours / max(theirs, CLOCK), 1)}
        for name, (size, ours, theirs) in sorted(spent.items())
    }


def _read(data: bytes, row: dict[str, str]) -> None:
    try:
        read(data, format=row["format"], where=row["work"], language=row["language"])
    except ParseError:
        return


def _parsed(data: bytes) -> None:
    """What a parser alone does: XML where it is XML, else HTML; the yardstick for plain text and PDF too."""
    try:
        etree.fromstring(data, etree.XMLParser(huge_tree=True, no_network=True, resolve_entities=False))
    except etree.XMLSyntaxError:
        html.document_fromstring(data)


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _timed(plan: Plan) -> tuple[Summary, float]:
    started = time.perf_counter()
    return build(plan, conclude=gaps.rows, say=lambda line: None), time.perf_counter() - started


def _peak() -> int:
    """The largest memory of this process and of its largest worker, in megabytes."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) // 1024


def _tagger_speed(db: Path) -> float:
    """Words a second in one process, over up to 3,000 English provisions (official words, else digests)."""
    with reading(db) as connection:
        sql = "select eid, heading, coalesce(nullif(text, ''), digest) from provisions where language = 'en' limit 3000"
        passages = [Passage(eid, "en", "law", heading, text) for eid, heading, text in connection.execute(sql)]
    tagger = Tagger()
    list(tagger.pipe(passages[:50]))
    started = time.perf_counter()
    list(tagger.pipe(passages))
    return sum(len(passage.text.split()) for passage in passages) / (time.perf_counter() - started)


if __name__ == "__main__":
    main()
