"""What changed: between two texts of a law, and over the years of a country."""

from pathlib import Path

import pytest

from analyses import gaps
from analyses.changes import diff
from analyses.timeline import timeline
from ingest.archive import Archive
from ingest.errors import ManumitError
from kb.build import Plan, build
from tests.pretend import LAW, write_corpus

LATER = (
    LAW.replace(
        "A victim of trafficking shall not be prosecuted for an offence that he or she was compelled to commit.",
        "Repealed.",
    ).replace("at most fifteen years", "at most twenty years")
    + "\n4. Fund\nA fund pays compensation to victims of trafficking where the offender does not pay.\n"
)


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    corpus = write_corpus(tmp_path_factory.mktemp("twice"))
    archive = Archive(corpus / "snapshots")
    archive.add(
        LATER.encode(), work="qm-freedom", url="https://laws.example/qm/4", fetched="2026-06-01T00:00:00Z",
        media_type="text/plain", format="text", language="en",
    )  # fmt: skip
    db = corpus / "manumit.db"
    build(Plan(corpus, archive, db, workers=1), conclude=gaps.rows, say=lambda line: None)
    return corpus, db


def _diff(twice: tuple[Path, Path], work: str = "qm-freedom", **days: str) -> list[dict[str, str]]:
    corpus, db = twice
    return diff(db, corpus, Archive(corpus / "snapshots"), work, **days)


def test_each_provision_that_changed_is_shown_with_its_words(twice: tuple[Path, Path]) -> None:
    rows = {row["eid"]: row for row in _diff(twice) if row["what"] == "provision"}
    assert set(rows) == {"sec_2__subsec_1", "sec_3", "sec_4"}
    assert "at most [-fifteen-] {+twenty+} years" in rows["sec_2__subsec_1"]["words"]
    assert rows["sec_4"]["change"] == "added"
    assert rows["sec_3"]["change"].startswith("changed")


def test_the_findings_that_moved_are_named(twice: tuple[Path, Path]) -> None:
    moved = {row["element"]: row["change"] for row in _diff(twice) if row["what"] == "finding"}
    assert moved["VIC-02"] == "beyond → no_duty"
    assert "DEF-01" not in moved


def test_the_present_knowledge_base_is_left_as_it_is(twice: tuple[Path, Path]) -> None:
    before = twice[1].read_bytes()
    _diff(twice)
    assert twice[1].read_bytes() == before


def test_days_choose_the_texts(twice: tuple[Path, Path]) -> None:
    assert _diff(twice, since="2026-01-15", until="2026-07-01") == _diff(twice)
    with pytest.raises(ManumitError, match="no text of 2025-01-01 or before is held; the first is of 2026-01-01"):
        _diff(twice, since="2025-01-01")
    with pytest.raises(ManumitError, match="same snapshot; there are texts of 2026-01-01, 2026-06-01"):
        _diff(twice, since="2026-02-01", until="2026-03-01")
    with pytest.raises(ManumitError, match="holds no snapshot"):
        _diff(twice, "qn-act")


def test_a_provision_that_got_another_number_has_moved(twice: tuple[Path, Path], tmp_path: Path) -> None:
    corpus, db = twice
    archive = Archive(tmp_path / "snapshots")
    moved = LAW.replace("\n3. Victims", "\n3. Spare\nThe minister may make rules about forms.\n\n4. Victims")
    for month, text in ((1, LAW), (2, moved)):
        archive.add(
            text.encode(), work="qm-freedom", url="x", fetched=f"2026-0{month}-01T00:00:00Z", media_type="text/plain",
            format="text", language="en",
        )  # fmt: skip
    rows = {row["eid"]: row for row in diff(db, corpus, archive, "qm-freedom")}
    assert (rows["sec_4"]["change"], rows["sec_4"]["before"], rows["sec_4"]["after"]) == ("moved", "sec_3", "sec_4")


def test_a_country_over_the_years(pretend_db: Path) -> None:
    rows = list(timeline(pretend_db, "QM"))
    assert [(row["day"], row["kind"]) for row in rows] == [("2009-03-31", "ratification"), ("2011-05-02", "law")]
    promised, enacted = ({move["element"]: (move["before"], move["after"]) for move in row["moved"]} for row in rows)
    assert promised["DEF-01"] == ("no_duty", "not_assessed")
    assert enacted["DEF-01"] == ("not_assessed", "met")
    assert enacted["VIC-02"] == ("no_duty", "beyond")
    assert rows[1]["met"] > rows[0]["met"] == 0


def test_a_country_that_is_not_there(pretend_db: Path) -> None:
    with pytest.raises(ManumitError, match="XX"):
        list(timeline(pretend_db, "XX"))
