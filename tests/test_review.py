"""Reviews: the worksheet, what a person says, and that it beats the tagger as long as the text stands."""

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ingest.archive import Archive
from kb.rows import quote
from manumit import cli
from tests.pretend import LAW, write_corpus


def _run(corpus: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["--corpus", str(corpus), "--db", str(corpus / "kb.db"), *words])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The pretend corpus, built."""
    folder = write_corpus(tmp_path)
    assert _run(folder, "build").exit_code == 0
    return folder


def _sheet(corpus: Path, code: str = "QM") -> list[dict[str, str]]:
    result = _run(corpus, "review", code)
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def _fill(corpus: Path, row: dict[str, str], **said: str) -> Result:
    file = corpus / "filled.csv"
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, list(row))
        writer.writeheader()
        writer.writerow(row | {"by": "AB", "date": "2026-11-20"} | said)
    return _run(corpus, "review", "--apply", str(file))


def _finding(corpus: Path, element: str, code: str = "QM") -> dict[str, Any]:
    assert _run(corpus, "build").exit_code == 0
    rows: list[dict[str, Any]] = json.loads(_run(corpus, "gaps", code, "--format", "json").stdout)
    return next(row for row in rows if row["element"] == element)


def _row(corpus: Path, element: str, work: str = "qm-freedom") -> dict[str, str]:
    return next(row for row in _sheet(corpus) if row["element"] == element and row["work"] in (work, ""))


def test_the_worksheet_is_in_order_of_doubt_and_shows_words(corpus: Path) -> None:
    rows = _sheet(corpus)
    doubts = [float(row["doubt"]) for row in rows]
    assert doubts == sorted(doubts, reverse=True)
    tags = [row for row in rows if row["work"]]
    assert tags
    for row in tags:
        assert all(word.strip() in row["quote"] for word in row["words"].split("; ") if word), row
        assert row["confidence"] in ("clear", "likely", "check")
    silent = [row for row in rows if row["finding"] == "not_found"]
    assert silent
    assert all("qm-freedom" in row["works"] for row in silent)


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_the_page_of_forms_asks_in_four_languages_and_escapes_the_law(tmp_path: Path, language: str) -> None:
    folder = write_corpus(tmp_path)
    evil = LAW.replace("The consent of the victim", "<script>alert(1)</script> The consent of the victim")
    Archive(folder / "snapshots").add(
        evil.encode(), work="qm-freedom", url="https://laws.example/qm/4", fetched="2026-02-01T00:00:00Z",
        media_type="text/plain", format="text", language="en",
    )  # fmt: skip
    assert _run(folder, "build").exit_code == 0
    out = tmp_path / "sheet.html"
    assert _run(folder, "review", "QM", "--lang", language, "--out", str(out)).exit_code == 0
    page = out.read_text(encoding="utf-8")
    assert f'lang="{language}"' in page
    assert 'value="accepted"' in page
    assert 'value="absent"' in page
    assert "<script>alert" not in page
    assert "http" not in page.replace("https://laws.example/qm/4", "")


def test_a_rejected_tag_is_no_evidence_and_both_are_kept(corpus: Path) -> None:
    row = _row(corpus, "DEF-13")
    assert _finding(corpus, "DEF-13")["status"] == "met"
    assert _fill(corpus, row, verdict="rejected").exit_code == 0
    assert _finding(corpus, "DEF-13")["status"] == "not_found"
    with sqlite3.connect(corpus / "kb.db") as db:
        said = db.execute('select "by", holds from tags where work = ? and element = ?', ("qm-freedom", "DEF-13"))
        assert sorted(said.fetchall()) == [("AB", 0), ("tagger", 0)]


def test_an_accepted_tag_is_the_readers_word(corpus: Path) -> None:
    assert _fill(corpus, _row(corpus, "DEF-13"), verdict="accepted").exit_code == 0
    found = _finding(corpus, "DEF-13")["found"]
    assert (found[0]["by"], found[0]["confidence"]) == ("AB", 1.0)


def test_a_corrected_tag_takes_the_readers_strength(corpus: Path) -> None:
    row = _row(corpus, "DEF-13")
    wanted = "partial" if row["strength"] == "met" else "met"
    assert _fill(corpus, row, verdict="corrected", new_strength=wanted, new_missing="children").exit_code == 0
    found = _finding(corpus, "DEF-13")
    assert found["status"] == wanted
    assert [(one["by"], one["strength"]) for one in found["found"]] == [("AB", wanted)]


def test_an_absence_that_a_reader_confirms_is_a_gap(corpus: Path) -> None:
    row = next(row for row in _sheet(corpus) if row["finding"] == "not_found" and row["force"])
    assert _fill(corpus, row, verdict="absent").exit_code == 0
    finding = _finding(corpus, row["element"])
    assert finding["status"] == "gap"
    assert finding["confirmed_by"] == "AB, 2026-11-20"


def test_what_a_reader_found_is_evidence(corpus: Path) -> None:
    row = next(row for row in _sheet(corpus) if row["finding"] == "not_found" and row["element"].startswith("VIC"))
    quote = "A victim of trafficking shall not be prosecuted"
    said = {"work": "qm-freedom", "new_eid": "sec_3", "new_quote": quote, "new_strength": "partial"}
    assert _fill(corpus, row, verdict="found", **said).exit_code == 0
    found = _finding(corpus, row["element"])["found"]
    assert [(one["eid"], one["by"], one["quote"]) for one in found] == [("sec_3", "AB", quote)]


def test_when_the_text_changes_the_review_is_flagged_and_not_applied(corpus: Path) -> None:
    assert _fill(corpus, _row(corpus, "DEF-13"), verdict="rejected").exit_code == 0
    changed = LAW.replace("of the victim is immaterial", "of the victim does not matter, it is immaterial")
    Archive(corpus / "snapshots").add(
        changed.encode(), work="qm-freedom", url="https://laws.example/qm/4", fetched="2026-03-01T00:00:00Z",
        media_type="text/plain", format="text", language="en",
    )  # fmt: skip
    finding = _finding(corpus, "DEF-13")
    assert [one["by"] for one in finding["found"]] == ["tagger"]
    with sqlite3.connect(corpus / "kb.db") as db:
        (why,) = db.execute("select why from issues where work = 'qm-freedom' and why like '%AB%'").fetchone()
    assert "read it again" in why
    assert "read it again" in _run(corpus, "check", "--format", "csv").stdout


def test_applying_twice_adds_once_and_keeps_the_file_as_it_was(corpus: Path) -> None:
    before = (corpus / "qm.yml").read_text()
    row = _row(corpus, "DEF-13")
    _fill(corpus, row, verdict="accepted")
    once = (corpus / "qm.yml").read_text()
    assert once.startswith(before.rstrip())
    assert "0 reviews added" in _fill(corpus, row, verdict="accepted").stderr
    assert (corpus / "qm.yml").read_text() == once
    _fill(corpus, row, verdict="rejected", date="2026-11-21")
    assert (corpus / "qm.yml").read_text().startswith(once.rstrip())


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"verdict": "perhaps"}, "is no verdict"),
        ({"verdict": "accepted", "by": ""}, "initials"),
        ({"verdict": "corrected", "new_strength": ""}, "met or partial"),
        ({"verdict": "accepted", "date": "yesterday"}, "date"),
        ({"verdict": "accepted", "jurisdiction": "QZ"}, "catalogue QZ"),
    ],
)
def test_a_wrong_answer_is_told_and_changes_nothing(corpus: Path, said: dict[str, str], told: str) -> None:
    before = {file.name: file.read_text() for file in corpus.glob("*.yml")}
    result = _fill(corpus, _row(corpus, "DEF-13"), **said)
    assert result.exit_code == 1
    assert told in result.stderr
    assert {file.name: file.read_text() for file in corpus.glob("*.yml")} == before
    assert not list(corpus.glob("*.new"))


def test_a_quote_begins_with_a_word() -> None:
    text = "considerations without any stop that go on and on " * 8 + "the consent of the victim is irrelevant."
    at = text.index("consent of")
    found = quote(text, [(at, at + 7)])
    assert text[text.index(found) - 1] == " "
    assert found.endswith("irrelevant.")
