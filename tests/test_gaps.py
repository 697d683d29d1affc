"""The table of statuses, cell by cell, on the pretend countries; and what a finding owes its reader."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from analyses.gaps import gaps
from ingest.errors import ManumitError, StoreError
from kb.model import STATUSES, Finding


def _findings(db: Path, code: str, **limits: object) -> dict[str, Finding]:
    return {finding.element: finding for finding in gaps(db, [code], **limits)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "element", "status"),
    [
        ("QN", "DEF-01", "met"),  # asked, evidence
        ("QN", "DEF-02", "partial"),  # asked, some parts
        ("QN", "VIC-02", "no_duty"),  # confirmed absent, but the protocol does not ask for it
        ("QN", "DEF-13", "not_found"),  # asked, home read whole, nobody confirmed
        ("QN", "PREV-01", "not_assessed"),  # asked, no home catalogued
        ("QO", "DEF-01", "no_duty"),  # signed only: nothing is asked
        ("QN", "VIC-05", "beyond"),  # evidence, no treaty of this corpus asks
        ("QN", "OFF-01", "not_found"),  # asked by the Slavery Convention, home read
    ],
)
def test_status(pretend_db: Path, code: str, element: str, status: str) -> None:
    assert _findings(pretend_db, code)[element].status == status


def test_every_country_has_110_findings_of_known_status(pretend_db: Path) -> None:
    found = list(gaps(pretend_db))
    assert len(found) == 3 * 110
    assert {finding.status for finding in found} <= set(STATUSES)


def test_evidence_quotes_its_words(pretend_db: Path) -> None:
    spoken = [f for f in gaps(pretend_db) if f.status in ("met", "partial", "beyond", "beyond_partial")]
    assert spoken
    for finding in spoken:
        assert finding.found
        for evidence in finding.found:
            assert evidence.words
            assert evidence.citation
            assert any(word in evidence.quote for word in evidence.words), evidence


def test_silence_says_what_was_read(pretend_db: Path) -> None:
    for finding in gaps(pretend_db):
        if finding.status in ("gap", "not_found"):
            assert finding.read
            assert not finding.unread


def test_a_duty_begins_when_the_treaty_is_in_force_for_that_country(pretend_db: Path) -> None:
    assert not _findings(pretend_db, "QN", as_of="2010-01-30")["DEF-01"].asked
    assert _findings(pretend_db, "QN", as_of="2010-01-31")["DEF-01"].asked[0].since == "2010-01-31"


def test_an_article_that_was_put_in_later_asks_later(embedded_db: Path) -> None:
    """Article 18a of Directive 2011/36/EU came with Directive (EU) 2024/1712, to be transposed by 15 July 2026."""
    before, after = (_findings(embedded_db, "ES", as_of=day)["OFF-17"].asked for day in ("2026-07-14", "2026-07-15"))
    assert "18a" not in [asked.article for asked in before]
    assert [asked.since for asked in after if asked.article == "18a"] == ["2026-07-15"]


TAGGED = """insert into tags (work, eid, unit, element, strength, quote, words, by, holds, confidence, missing, failure_mode)
select work, eid, unit, ?, 'met', 'a tag', '[{"text": "a tag"}]', 'tagger', 1, 0.9, '[]', '' from provisions
where work = ? and eid = ?"""


def test_in_a_law_that_a_reader_went_through_the_tagger_decides_nothing(pretend_db: Path, tmp_path: Path) -> None:
    db = tmp_path / "tagged.db"
    shutil.copyfile(pretend_db, db)
    with closing(sqlite3.connect(db)) as connection:
        for element in ("DEF-02", "DEF-13", "PREV-01"):  # a reader found a part of the first, nothing of the others
            connection.execute(TAGGED, (element, "qn-act", "sec_4"))
        connection.commit()
    found = _findings(db, "QN")
    assert found["DEF-02"].status == "partial"
    assert [evidence.by for evidence in found["DEF-02"].found] == ["editor", "tagger"]
    assert (found["DEF-13"].status, found["DEF-13"].found) == ("not_found", ())
    assert found["DEF-13"].nearest[0].quote == "a tag"
    assert found["PREV-01"].status == "not_assessed"
    assert [evidence.quote for evidence in found["PREV-01"].nearest] == ["a tag"]
    assert {evidence.by for evidence in _findings(db, "QM")["DEF-02"].found} == {"tagger"}  # nobody read that law


def test_against_limits_the_treaties(pretend_db: Path) -> None:
    found = _findings(pretend_db, "QN", against=("SC26",))
    assert found["OFF-01"].asked
    assert not found["DEF-01"].asked
    assert found["DEF-01"].status == "beyond"


def test_the_law_in_full_text_is_read_and_tagged(pretend_db: Path) -> None:
    found = _findings(pretend_db, "QM")
    assert found["DEF-01"].status in ("met", "partial")
    assert {evidence.basis for evidence in found["DEF-01"].found} == {"official"}
    assert found["DEF-01"].found[0].url == "https://laws.example/qm/4"


def test_a_law_of_the_future_is_no_evidence_for_the_past(pretend_db: Path) -> None:
    assert not _findings(pretend_db, "QM", as_of="2010-12-31")["DEF-01"].found


def test_an_unknown_country_or_treaty_is_a_clear_mistake(pretend_db: Path) -> None:
    with pytest.raises(ManumitError, match="QQ: no such jurisdiction"):
        list(gaps(pretend_db, ["QQ"]))
    with pytest.raises(ManumitError, match="no such treaty"):
        list(gaps(pretend_db, ["QN"], against=("NOPE",)))


def test_no_knowledge_base_is_a_clear_mistake(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="manumit build"):
        list(gaps(tmp_path / "none.db", ["QN"]))
