"""A build is incremental, leaves nothing half-written, survives being killed, and carries on past a broken source."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from analyses import gaps
from ingest.archive import Archive
from ingest.errors import StoreError
from kb.build import Plan, Summary, build
from tests.pretend import write_corpus


def _build(corpus: Path, db: Path, **options: object) -> Summary:
    plan = Plan(corpus, Archive(corpus / "snapshots"), db, **options)  # type: ignore[arg-type]
    return build(plan, conclude=gaps.rows, say=lambda line: None)


def _one(db: Path, sql: str) -> object:
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(sql).fetchone()[0]


def test_a_second_build_reads_nothing(tmp_path: Path) -> None:
    corpus, db = write_corpus(tmp_path), tmp_path / "kb.db"
    first = _build(corpus, db)
    again = _build(corpus, db)
    assert first.read == first.works == 5
    assert again.read == 0
    assert (again.provisions, again.tags) == (first.provisions, first.tags)


def test_a_changed_digest_is_read_alone_and_gives_what_a_fresh_build_gives(tmp_path: Path) -> None:
    corpus, db = write_corpus(tmp_path), tmp_path / "kb.db"
    _build(corpus, db)
    digest = corpus / "digests" / "qn-act.yml"
    digest.write_text(digest.read_text().replace("three to twelve years", "four to nine years"))
    assert _build(corpus, db).read == 1
    fresh = tmp_path / "fresh.db"
    _build(corpus, fresh)
    for table in ("provisions", "tags", "penalties", "findings", "bonds", "obligations"):
        assert _rows(db, table) == _rows(fresh, table), table
    assert _one(db, "select count(*) from provisions_fts where provisions_fts match 'nine'") == 1


def _rows(db: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        return sorted(connection.execute(f"select * from {table}").fetchall(), key=repr)


def test_a_work_that_leaves_the_catalogue_leaves_the_database(tmp_path: Path) -> None:
    corpus, db = write_corpus(tmp_path), tmp_path / "kb.db"
    _build(corpus, db)
    (corpus / "digests" / "qn-act.yml").unlink()
    (corpus / "qn.yml").unlink()
    _build(corpus, db)
    assert _one(db, "select count(*) from tags where work = 'qn-act'") == 0
    assert _one(db, "select count(*) from works where id = 'qn-act'") == 0


def test_two_workers_and_one_give_the_same(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    _build(corpus, tmp_path / "one.db", workers=1)
    _build(corpus, tmp_path / "two.db", workers=2)
    for table in ("provisions", "tags", "findings"):
        assert _rows(tmp_path / "one.db", table) == _rows(tmp_path / "two.db", table)


def test_a_broken_source_stops_one_work_and_says_why(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    Archive(corpus / "snapshots").add(
        b"%PDF-1.7 not text",
        work="qo-code",
        url="",
        fetched="2026-01-01T00:00:00Z",
        media_type="",
        format="text",
        language="en",
    )
    summary = _build(corpus, tmp_path / "kb.db")
    assert summary.works == 5
    assert "PDF" in str(_one(tmp_path / "kb.db", "select why from issues where work = 'qo-code' and level = 'error'"))
    assert _one(tmp_path / "kb.db", "select read from works where id = 'qo-code'") == "no"


def test_a_text_that_nobody_catalogued_is_searchable_and_proves_nothing(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    text = b"Some Act\n\n1. Slavery\nWhoever holds another in slavery is liable to imprisonment for ten years.\n"
    Archive(corpus / "snapshots").add(
        text, work="zz-some-act", url="", fetched="2026-01-01T00:00:00Z", media_type="", format="text", language="en"
    )
    _build(corpus, tmp_path / "kb.db")
    assert _one(tmp_path / "kb.db", "select count(*) from provisions_fts where provisions_fts match 'slavery ten'") == 1
    assert _one(tmp_path / "kb.db", "select count(*) from findings where found like '%zz-some-act%'") == 0


def test_a_path_that_cannot_be_written_is_a_clear_mistake(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    with pytest.raises(StoreError, match="--db"):
        _build(corpus, tmp_path / "no" / "such" / "folder" / "kb.db")


def test_a_failing_build_leaves_the_old_database_and_no_rubble(tmp_path: Path) -> None:
    corpus, db = write_corpus(tmp_path), tmp_path / "kb.db"
    _build(corpus, db)
    before = db.read_bytes()
    (corpus / "qo.yml").write_text((corpus / "qo.yml").read_text().replace("Penal Code", "Criminal Code"))

    def fails(path: Path) -> list[dict[str, object]]:
        raise StoreError("findings", "a failure for the test")

    with pytest.raises(StoreError, match="for the test"):
        build(Plan(corpus, Archive(corpus / "snapshots"), db), conclude=fails, say=lambda line: None)
    assert db.read_bytes() == before
    assert list(tmp_path.glob(".kb.db*")) == []


def test_kill_at_random_moments_leaves_a_whole_database(tmp_path: Path) -> None:
    corpus, db = write_corpus(tmp_path), tmp_path / "kb.db"
    _build(corpus, db)
    digest = corpus / "digests" / "qn-act.yml"
    text = digest.read_text()
    command = [sys.executable, "-m", "manumit", "--db", str(db), "--corpus", str(corpus), "build", "--workers", "2"]
    chance = random.Random(7)
    for round_ in range(10):
        digest.write_text(text.replace("three to twelve", f"three to {round_ + 13}"))
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(chance.uniform(0.1, 3.0))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert _one(db, "pragma integrity_check") == "ok"
        assert _one(db, "select count(*) from findings") == 330
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert _one(db, "select count(*) from provisions_fts where provisions_fts match 'twelve'") == 0
    assert list(tmp_path.glob(".kb.db*")) == []
