"""References and definitions: found with their places, led to the right provision, never guessed."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from analyses import gaps
from ingest.archive import Archive
from ingest.model import Work
from kb import graph
from kb.build import Plan, build
from kb.citations import Titles
from kb.cited import citations_of
from kb.citing import LANGUAGES, citing
from kb.definitions import definitions_of
from kb.joined import settled
from kb.lawnames import named_laws
from kb.patterns import fold
from kb.references import references
from tests.cited_rows import CITED, cited_row
from tests.pretend import write_corpus

Row = dict[str, Any]


@pytest.mark.parametrize(("language", "text", "expected"), CITED, ids=[text for _, text, _ in CITED])
def test_a_reference_is_read_from_the_outside_in(language: str, text: str, expected: list[str]) -> None:
    words, folded = citing(language), fold(text)
    assert words
    found = settled(references(text, folded, words, named_laws(text, folded, words)))
    said = [
        " ".join(part for step in one.steps for part in step if part)
        + (f" – {one.until}" if one.until else "")
        + (f" @ {one.law.name}" if one.law else "")
        for one in found
    ]
    assert said == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The section of the people in part 2 years old, and articles of clothing."),
        ("es", "El artículo de prensa y los apartados de la ciudad."),
        ("fr", "Cet article a été écrit, et la section du club."),
        ("pt", "O artigo a ser publicado e os itens da lista."),
        ("de", "Der Absatz im Laden und der Artikel im Blatt."),
        ("nl", "Het lid van de club las een artikel in de krant."),
    ],
)
def test_words_without_numbers_are_no_references(language: str, text: str) -> None:
    words = citing(language)
    assert words
    found = references(text, fold(text), words, [])
    assert [one.steps for one in found if one.steps[0] != ("part", "2")] == []


ACT = [
    cited_row("sec_1", "section", "1", heading="Interpretation"),
    cited_row("sec_1__def_oath", "definition", "", "“oath” has the meaning given in section 3(1);", "sec_1"),
    cited_row("sec_2", "section", "2"),
    cited_row(
        "sec_2__subsec_1", "subsection", "(1)", "Subject to subsection (2) and sections 3 to 5, a warden may", "sec_2"
    ),
    cited_row("sec_2__subsec_1__para_a", "paragraph", "(a)", "act under paragraph (b);", "sec_2__subsec_1"),
    cited_row("sec_2__subsec_1__para_b", "paragraph", "(b)", "act under section 9.", "sec_2__subsec_1"),
    cited_row("sec_2__subsec_2", "subsection", "(2)", "The preceding section and the Lamp Act apply.", "sec_2"),
    cited_row("sec_3", "section", "3"),
    cited_row("sec_3__subsec_1", "subsection", "(1)", "Wardens swear.", "sec_3"),
    cited_row("sec_4", "section", "4", "Section 3(7) is spent."),
    cited_row("sec_4A", "section", "4A", "The Lamp Act is amended in section 8."),
    cited_row("sec_5", "section", "5", "“Warden” means a person who keeps a gate."),
]


def _targets(eid: str) -> list[tuple[str, str, str]]:
    return [(row["quote"], row["kind"], row["to_eid"]) for row in citations_of(ACT, "en") if row["eid"] == eid]


def test_references_inside_a_law_lead_to_the_nearest_provision_of_that_number() -> None:
    assert _targets("sec_2__subsec_1__para_a") == [("paragraph (b)", "cites", "sec_2__subsec_1__para_b")]
    assert _targets("sec_1__def_oath") == [("section 3(1)", "defines", "sec_3__subsec_1")]
    assert _targets("sec_2__subsec_2")[0] == ("preceding section", "cites", "sec_1")


def test_a_range_is_a_row_for_each_provision_in_the_order_of_the_law() -> None:
    found = [target for quote, _, target in _targets("sec_2__subsec_1") if quote == "sections 3 to 5"]
    assert found == ["sec_3", "sec_4", "sec_4A", "sec_5"]


def test_what_the_law_does_not_have_stays_without_a_target_and_a_missing_subsection_scores_less() -> None:
    assert _targets("sec_2__subsec_1__para_b") == [("section 9", "cites", "")]
    (spent,) = [row for row in citations_of(ACT, "en") if row["eid"] == "sec_4"]
    assert (spent["to_eid"], spent["score"] < 1) == ("sec_3", True)


def test_an_amended_law_is_meant_where_its_section_is_named_after_it() -> None:
    found = [(row["law"], row["kind"], row["steps"]) for row in citations_of(ACT, "en") if row["eid"] == "sec_4A"]
    assert found == [("Lamp Act", "amends", []), ("Lamp Act", "cites", [["section", "8"]])]


def test_places_are_characters_of_the_provisions_own_text() -> None:
    texts = {row["eid"]: row["text"] for row in ACT}
    for row in citations_of(ACT, "en"):
        assert texts[row["eid"]][row["start"] : row["end"]] == row["quote"]


def test_a_language_that_nobody_has_written_down_gives_no_citations() -> None:
    assert citations_of(ACT, "xx") == []
    assert {"en", "es", "fr", "pt", "de"} <= LANGUAGES


WORKS = [
    Work("xw-wood", "XW", "Wood Code Act", kind="code", enacted="1950"),
    Work("xw-lamp", "XW", "Lamp (Street Lighting) Act, 2009", citation="Act 7 of 2009"),
    Work("xw-lamp-2011", "XW", "Lamp (Street Lighting) (Amendment) Act, 2011"),
    Work("xo-wood", "XO", "Wood Code", kind="code"),
    Work("xo-ley", "XO", "Ley de Mareas", citation="Ley 26.999"),
    Work("xw-constitution", "XW", "Constitution of Westmark", kind="constitution"),
    Work("un-palermo-protocol", "un", "Protocol to Prevent, Suppress and Punish Trafficking in Persons", kind="treaty"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "jurisdiction", "work"),
    [
        ("Wood Code Act", "XW", "xw-wood"),
        ("Wood Code Act, Cap. 120", "XW", "xw-wood"),
        ("Wood Codes Act", "XW", "xw-wood"),
        ("Wood Code Act, 1987", "XW", ""),
        ("Lamp (Street Lighting) Act", "XW", "xw-lamp"),
        ("Lamp (Street Lighting) Act, 2011", "XW", ""),
        ("Act No. 7 of 2009", "XW", "xw-lamp"),
        ("Act 2009", "XW", ""),
        ("Lamp Act", "XW", ""),
        ("Wood Code", "XO", "xo-wood"),
        ("Wood Code", "XQ", ""),
        ("Ley Nº 26.999", "XO", "xo-ley"),
        ("Constitution", "XW", "xw-constitution"),
        ("Constitution (Amendment) Act", "XW", ""),
        ("Protocolo de Palermo", "XO", "un-palermo-protocol"),
        ("Palermo Protocol", "XQ", "un-palermo-protocol"),
    ],
)
def test_a_name_means_a_work_of_the_same_jurisdiction_or_a_treaty_or_nothing(
    name: str, jurisdiction: str, work: str
) -> None:
    found, score = Titles(WORKS).find(name, jurisdiction)
    assert found == work
    assert (score > 0.9) == bool(work)


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        ("en", "In this Act “gate” means any door of a town.", ["gate"]),
        ("es", "A los efectos de esta ley se entiende por marea: el movimiento del mar.", ["marea"]),
        ("es", "Por «marea» se entenderá el movimiento del mar.", ["marea"]),
        ("fr", "On entend par « marée » le mouvement de la mer.", ["marée"]),
        ("pt", "Para os efeitos desta Lei, entende-se por maré o movimento do mar.", ["maré"]),
        ("de", "Im Sinne dieses Gesetzes ist Flut: das Steigen des Meeres.", ["Flut"]),
        ("en", "The gate is closed at night.", []),
    ],
)
def test_terms_that_a_law_defines(language: str, text: str, terms: list[str]) -> None:
    rows = [cited_row("art_1", "article", "1", text)]
    assert [row["term"] for row in definitions_of(rows, language)] == terms


WOOD = """Wood Code Act

1. Oaks
An oak may be felled as the Freedom of Persons Act says in section 2.

2. Elms
An elm is felled under section 1, and section 2(1) of the Freedom of Persons Act. Section 5 of the Rope Act is kept.
"""


def _build(corpus: Path, db: Path) -> None:
    build(Plan(corpus, Archive(corpus / "snapshots"), db, workers=1), conclude=gaps.rows, say=lambda line: None)


def _citations(db: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        return sorted(connection.execute("select * from citations").fetchall())


def test_links_between_works_stay_right_when_only_one_work_is_read_again(tmp_path: Path) -> None:
    corpus, db = write_corpus(tmp_path), tmp_path / "kb.db"
    catalogue = corpus / "qm.yml"
    text = catalogue.read_text()
    entry = "- {id: qm-wood, title: Wood Code Act, language: en, format: text}\nbound_by:"
    catalogue.write_text(text.replace("bound_by:", entry))
    Archive(corpus / "snapshots").add(
        WOOD.encode(), work="qm-wood", url="", fetched="2026-01-01T00:00:00Z", media_type="", format="text", language="en"
    )  # fmt: skip
    _build(corpus, db)
    rows = {(row[5], row[7], row[10], row[11]) for row in _citations(db) if row[0] == "qm-wood"}
    assert (
        "section 2(1) of the Freedom of Persons Act",
        "Freedom of Persons Act",
        "qm-freedom",
        "sec_2__subsec_1",
    ) in rows
    assert ("Section 5 of the Rope Act", "Rope Act", "", "") in rows
    held = graph.load(db)
    cited = [target for target, _ in graph.out(held, ("provision", "qm-wood", "sec_2"), "cites")]
    assert ("provision", "qm-freedom", "sec_2__subsec_1") in cited
    catalogue.write_text(catalogue.read_text().replace("Freedom of Persons Act", "Rope Act"))
    _build(corpus, db)
    fresh = tmp_path / "fresh.db"
    _build(corpus, fresh)
    assert _citations(db) == _citations(fresh)
    rows = {(row[5], row[10], row[11]) for row in _citations(db) if row[0] == "qm-wood"}
    assert ("section 2(1) of the Freedom of Persons Act", "", "") in rows
    assert ("Section 5 of the Rope Act", "qm-freedom", "") in rows
