"""A text that is another law than its title says is refused; no other is."""

import csv
from pathlib import Path

import pytest

from ingest.catalogue import load
from ingest.claims import OTHER, SAME, UNKNOWN, check_claim, compare, subjects
from ingest.errors import ManumitError, ParseError
from ingest.model import Law, Provision, Work
from ingest.reading import read

BRIDGES = ("Keepers of bridges", "Tolls for carts", "Repair of arches", "Lamps at night", "Ice on the planks",
           "Fees of the warden", "Boats below the bridge", "Closing in storms")  # fmt: skip
HELD = ("Trafficking in persons is an offence.", "A victim of trafficking is lodged.", "Whoever trafficks is punished.")


def _law(*texts: str, title: str = "") -> Law:
    return Law(title, tuple(Provision("section", str(n), text=text) for n, text in enumerate(texts, start=1)))


def test_a_text_on_its_subject_is_the_law() -> None:
    assert compare("Prevention of Trafficking Act", _law(*HELD, *BRIDGES), language="en").verdict == SAME


def test_a_text_that_never_speaks_of_its_subject_is_another_law() -> None:
    law = _law(*BRIDGES, title="Bridges and Ferries Act")
    found = compare("Prevention of Trafficking in Persons Act", law, language="en")
    assert found.verdict == OTHER
    assert "Prevention of Trafficking in Persons Act" in found.why
    assert "Bridges and Ferries Act" in found.why


def test_a_law_that_was_swallowed_by_the_last_section_of_another_does_not_save_it() -> None:
    texts = [
        f"In Law n° 7/1999 of 1999 on the upkeep of bridges, article {n} is inserted: {t}"
        for n, t in enumerate(BRIDGES)
    ]
    found = compare("Law on Trafficking in Persons", _law(*texts, " ".join(HELD)), language="en")
    assert found.verdict == OTHER
    assert "upkeep of bridges" in found.why


def test_a_title_in_another_language_is_compared_by_its_subject() -> None:
    arabic = _law(*(f"يعاقب على الاتجار بالأشخاص في الحالة {n}" for n in range(8)))
    assert compare("Combating Human Trafficking Law", arabic, language="ar").verdict == SAME
    assert compare("قانون مكافحة الاتجار بالأشخاص", _law(*HELD, *BRIDGES), language="en").verdict == SAME


def test_what_cannot_be_compared_is_not_refused() -> None:
    wolof = _law(*(f"Nit ku nekk am na sañ-sañ {n}" for n in range(8)))
    assert compare("Combating Human Trafficking Law", wolof, language="wo").verdict == UNKNOWN
    assert compare("Penal Code", _law(*BRIDGES), language="en").verdict == UNKNOWN
    assert compare("Prevention of Trafficking Act", _law(*BRIDGES[:3]), language="en").verdict == UNKNOWN


def test_a_note_of_the_cataloguer_promises_nothing() -> None:
    assert compare("Bridges Act (inserts s. 9, trafficking)", _law(*BRIDGES), language="en").verdict != OTHER


def test_other_subjects_are_compared_by_the_words_of_the_title() -> None:
    texts = [f"{words} are the duty of the warden and of the town" for words in BRIDGES]
    assert compare("Act on the Keeping of the Bridges and Arches", _law(*texts), language="en").verdict == SAME
    assert compare("Act on the Breeding of the Horses and Cattle", _law(*texts), language="en").verdict == OTHER


def test_the_refusal_names_the_work() -> None:
    work = Work("qo-tip", "qo", "Prevention of Trafficking Act")
    with pytest.raises(ParseError, match="qo-tip: it should be") as refused:
        check_claim(work, _law(*BRIDGES))
    assert "another law" in refused.value.why


@pytest.mark.parametrize(
    ("title", "subject"),
    [("Ley contra la trata de personas", "trafficking"), ("Loi relative à la traite des êtres humains", "trafficking"),
     ("মানব পাচার প্রতিরোধ আইন", "trafficking"), ("Bonded Labour System (Abolition) Act", "slavery"),
     ("Про протидію торгівлі людьми", "trafficking")],
)  # fmt: skip
def test_titles_name_subjects_in_many_languages(title: str, subject: str) -> None:
    assert subject in subjects(title)


def test_of_all_real_documents_one_is_another_law(mirror: Path) -> None:
    catalogue = load()
    with (mirror / "index.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["work"] in catalogue.works and row["format"] != "pdf"]
    refused, read_whole = [], 0
    for row in rows:
        work = catalogue.works[row["work"]]
        try:
            law = read((mirror / row["path"]).read_bytes(), format=row["format"], where=work.id, language=work.language)
        except ManumitError:
            continue
        read_whole += 1
        if compare(work.title, law, language=work.language).verdict == OTHER:
            refused.append(work.id)
    assert refused == ["rw-law-51-2018"]
    assert read_whole > 150
