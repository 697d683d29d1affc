"""The benchmark: `make bench` writes `bench.json`, times of this machine and the ratios that hold better than they do.

Reads the mirror of MANUMIT_MIRROR if it is set, else the embedded corpus alone.
"""

import json
import os
import resource
import tempfile
import time
from pathlib import Path

from analyses import gaps
from ingest.adopt import adopt
from ingest.archive import Archive
from ingest.catalogue import DEFAULT_CORPUS
from kb.build import Plan, Summary, build
from kb.model import Passage
from kb.store import reading
from kb.tagger import Tagger

OUT = Path("bench.json")


def main() -> None:
    """Measure a first build, a second one that changes nothing, and the tagger alone."""
    with tempfile.TemporaryDirectory() as folder:
        results = _measured(Path(folder))
    OUT.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(results, indent=1))


def _measured(folder: Path) -> dict[str, float | int | str]:
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
    }  # fmt: skip


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
