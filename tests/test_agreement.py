"""An outside table, and what we say to it."""

from pathlib import Path

import pytest

from analyses.agreement import agree, summary
from ingest.errors import ManumitError


def _table(folder: Path, *lines: str) -> Path:
    file = folder / "theirs.csv"
    file.write_text("\n".join(["Country,Element,Expected,Source", *lines]), encoding="utf-8")
    return file


def test_agreement_conflict_and_silence(pretend_db: Path, tmp_path: Path) -> None:
    lines = ("QN,DEF-01,yes,A", "QN,DEF-02,yes,A", "qn,DEF-01,no,B", "QN,DEF-13,no,B", "QN,DEF-02,partial,B")
    rows = agree(pretend_db, _table(tmp_path, *lines))
    assert [row["verdict"] for row in rows] == ["agrees", "nearly", "conflicts", "not assessed", "agrees"]
    assert rows[2]["citation"] == "s. 4"
    by = {row["source"]: row for row in summary(rows)}
    assert (by["A"]["share"], by["B"]["share"], by["all"]["lines"]) == (1.0, 0.5, 5)


def test_nobody_said_anything(pretend_db: Path, tmp_path: Path) -> None:
    assert agree(pretend_db, _table(tmp_path)) == []
    assert summary(agree(pretend_db, _table(tmp_path, "QN,PREV-01,yes,A")))[0]["share"] is None


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("QN,DEF-01,perhaps,A", "line 2: 'perhaps' is no answer"),
        ("QN,,yes,A", "line 2: each line needs"),
        ("XX,DEF-01,yes,A", "XX"),
        ("QN,DEF-99,yes,A", "DEF-99"),
    ],
)
def test_a_table_that_cannot_be_understood(pretend_db: Path, tmp_path: Path, line: str, why: str) -> None:
    with pytest.raises(ManumitError, match=why):
        agree(pretend_db, _table(tmp_path, line))


def test_a_file_that_is_not_there(pretend_db: Path, tmp_path: Path) -> None:
    with pytest.raises(ManumitError, match="cannot be read as CSV"):
        agree(pretend_db, tmp_path / "none.csv")
