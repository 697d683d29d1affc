"""What was read of each real document, against what a person counted: the table is `readings.csv`, kept true here.

`python -m tests.test_readings` writes it anew. Reasons that the tree cannot show are written by a person, in `TOLD`.
"""

import csv
import os
from pathlib import Path

import pytest

from commands.readings import COLUMNS, readings
from ingest.counting import Expected, agrees, counted, expected, reason
from ingest.model import Law, Provision

TABLE = Path(__file__).parent / "readings.csv"
AIM = 0.97
TOLD = {
    "bd-penal-code-1860": "the person counted the copy's records, some of which print one section twice",
    "ca-criminal-code-whole": "the person counted the copy's 70 forms too",
    "co-ley-747-2002": "the person counted two of the three quoted articles too",
    "cr-codigo-penal-4573-full": "the person counted the copy's records, some of which are not articles",
    "ec-coip-full": "the copy is in two columns that were read across, so that heads stand inside other articles",
    "eu-csddd-2024-1760-consolidated-2026-03-18": "the copy goes from article 21 to article 23",
    "gb-human-rights-act-1998-clml": "the person counted the 34 articles and paragraphs of the schedules too",
    "gt-codigo-penal-17-73-pre2009": "the person counted the copy's records; no number from 1 to 498 is missing",
    "mt-criminal-code-cap9": "the person counted the numbers that begin a line; half of them stand behind margin notes",
    "my-atipsom-amdt-2021-dr10": "the copy ends with clause 19",
    "pk-criminal-law-2nd-amdt-2016": "the copy is badly recognised print; three sections can be told apart",
    "pk-ppc-whole": "the person's count is of headings; the copy prints some sections twice",
    "pk-ptip-act-2018": "the person counted the copy's 14 records, two of which hold two sections each",
    "rw-law-51-2018": "the person counted the copy's 13 records, one of which is no article",
    "ss-penal-code-2008": "the copy's contents list 312 sections, its text ends with section 115",
    "un-rome-statute-es-ar-ley-25390": "the copy ends with eight corrections of the text, which repeat heads",
    "us-usc01-uslm": "the person counted the 14 sections quoted in notes too",
    "za-childrens-act-2005-messy": "the copy is one run of words; two heads can be told apart",
}
"""Reasons that a person found by looking into the document, by work."""


def _told(row: dict[str, str]) -> dict[str, str]:
    return row | {"reason": TOLD.get(row["work"], row["reason"])} if row["reason"].startswith("unexplained") else row


@pytest.fixture(scope="module")
def table(mirror: Path) -> list[dict[str, str]]:
    return [_told(row) for row in readings(mirror)]


def _kept() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_table_is_up_to_date(table: list[dict[str, str]]) -> None:
    assert table == _kept(), "run: python -m tests.test_readings"


def test_no_difference_is_unexplained(table: list[dict[str, str]]) -> None:
    assert [row["work"] for row in table if row["agrees"] == "no" and not row["reason"]] == []
    assert [row["work"] for row in table if row["reason"].startswith("unexplained")] == []


def test_whole_documents_are_read_whole(table: list[dict[str, str]]) -> None:
    """A difference in what the person counted, or a unit that the copy itself lacks, is no fault of the reading."""
    whole = [row for row in table if row["complete"].startswith("yes") and row["counted"]]
    good = [row for row in whole if row["agrees"] == "yes" or row["work"] in TOLD]
    assert len(whole) > 100
    assert len(good) / len(whole) >= AIM, [row["work"] for row in whole if row not in good]


@pytest.mark.parametrize(
    ("noted", "wanted"),
    [
        ("54", Expected(54)),
        ("~511", Expected(511)),
        ("arts. 1-30", Expected(first=1, last=30)),
        ("amending law, arts. 1-30", Expected(first=1, last=30)),
        ("29 provisions, 1-30 (27 missing)", Expected(29)),
        ("whole code; art. 7", None),
        ("68 headings in file (several conventions)", None),
        ("31+53+14", None),
    ],
)
def test_a_persons_note_is_understood(noted: str, wanted: Expected | None) -> None:
    assert expected(noted) == wanted


def _law(*provisions: Provision) -> Law:
    return Law("Bridges Act", provisions)


def _sections(*numbers: str) -> tuple[Provision, ...]:
    return tuple(Provision("section", number, text="Words.") for number in numbers)


def test_a_difference_is_explained_by_what_the_tree_shows() -> None:
    count = counted(_law(*_sections("1", "2", "3"), Provision("schedule", "1", children=_sections("1", "2"))))
    assert (count.own, count.schedules) == (3, 2)
    assert agrees(Expected(3), count)
    assert agrees(Expected(5), count)
    assert not agrees(Expected(9), count)
    assert reason(Expected(5), count) == "the person counted the units of schedules too (2)"
    assert reason(Expected(9), count) == "unexplained: -6"
    assert reason(Expected(first=1, last=4), count) == "the copy has no unit numbered 4"


def test_old_wordings_are_not_counted() -> None:
    former = Provision("section", "2", text="Old words.", status="former")
    assert counted(_law(*_sections("1"), former)).own == 1


if __name__ == "__main__":
    with TABLE.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(_told(row) for row in readings(Path(os.environ["MANUMIT_MIRROR"])))
