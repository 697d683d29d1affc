"""Wording that is alike, families of it, and how near a definition is to the Palermo Protocol's."""

from pathlib import Path

import pytest

from analyses import gaps, likeness
from analyses.likeness import alike, families, palermo
from ingest.archive import Archive
from kb.build import Plan, build
from tests.pretend import LAW, write_corpus

COPY = LAW.replace("Westmark", "Ostara").replace("at most fifteen years", "at most twelve years")
OTHER = """Ostara Bridges Act

1. Keeping of bridges
The keeper of a bridge mends its planks every spring and takes a toll from carts, never from people on foot.
"""


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = write_corpus(tmp_path_factory.mktemp("copied"))
    file = corpus / "qo.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace(
            "kind: code, language: en", "kind: code, language: en, format: text, enacted: 2015-01-01"
        ),
        encoding="utf-8",
    )
    archive = Archive(corpus / "snapshots")
    for work, text in (("qo-code", COPY), ("bridges", OTHER)):
        archive.add(
            text.encode(), work=work, url="x", fetched="2026-01-01T00:00:00Z", media_type="text/plain", format="text",
            language="en",
        )  # fmt: skip
    db = corpus / "manumit.db"
    build(Plan(corpus, archive, db, workers=1), conclude=gaps.rows, alike=likeness.rows, say=lambda line: None)
    return db


def test_a_copied_wording_is_found_with_the_earlier_work(copied: Path) -> None:
    pairs = list(alike(copied, ["DEF-01"]))
    assert [(pair["work"], pair["to_work"], pair["earlier"]) for pair in pairs] == [
        ("qm-freedom", "qo-code", "qm-freedom")
    ]
    assert 90 < pairs[0]["score"] < 100


def test_what_is_not_alike_is_not_a_pair(copied: Path) -> None:
    assert list(alike(copied, ["DEF-01"], least=99.9)) == []
    assert not any("bridges" in (row["work"], row["to_work"]) for row in likeness.rows(copied))


def test_families_of_wording_begin_with_the_oldest(copied: Path) -> None:
    found = families(alike(copied, ["DEF-01", "VIC-02"]))
    assert [family["works"] for family in found] == [["qm-freedom", "qo-code"]]
    assert families([]) == []


def test_a_definition_says_what_it_has_of_the_protocol_and_what_it_lacks(copied: Path) -> None:
    rows = {row["jurisdiction"]: row for row in palermo(copied)}
    assert {"harbour", "receive"} <= set(rows["QN"]["lacks"])
    assert 0 < rows["QN"]["contains"] < rows["QM"]["contains"]
    assert rows["QN"]["wording"] is None  # only a digest is held, and no text of the Protocol
    assert "DEF-10" in rows["QN"]["unknown"]
