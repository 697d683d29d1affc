"""The glossary: four languages for every term, sources that exist, mistakes that are refused, and terms found in texts."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from ingest.catalogue import DEFAULT_CORPUS
from ingest.catalogue import load as load_catalogue
from ingest.errors import CatalogueError
from kb.framework import load
from kb.glossary import LANGUAGES, Language, Term, find, glossary
from kb.store import reading
from tests.test_treaty_articles import articles, named
from tests.test_treaty_articles import find as stands

TERMS = glossary(DEFAULT_CORPUS)
FRAMEWORK = load()

GOOD = """
glossary:
- id: debt-bondage
  terms: {en: debt bondage, es: servidumbre por deudas, fr: servitude pour dettes, pt: servidão por dívidas}
  also: {en: [debt-slavery], fr: [péonage]}
  definition:
    en: Work that never pays off what is owed.
    es: Trabajo que nunca llega a pagar lo debido.
    fr: Travail qui ne rembourse jamais ce qui est dû.
    pt: Trabalho que nunca chega a pagar o devido.
  elements: [OFF-04]
  source: {instrument: SUPP56, article: 1(a), checked: text}
- id: bondage
  terms: {en: bondage, es: atadura, fr: asservissement, pt: amarra}
  definition:
    en: Being held by another person against one's will.
    es: Estar en manos de otra persona contra la propia voluntad.
    fr: Être aux mains d'une autre personne contre sa volonté.
    pt: Estar nas mãos de outra pessoa contra a própria vontade.
  source: {instrument: none, why: a test}
"""


def written(folder: Path, text: str) -> Path:
    (folder / "glossary.yml").write_text(text, encoding="utf-8")
    return folder


def said(terms: tuple[Term, ...], text: str, language: str) -> list[tuple[str, str]]:
    return [(text[start:end], term.id) for start, end, term in find(terms, text, language)]


@pytest.fixture
def two(tmp_path: Path) -> tuple[Term, ...]:
    return glossary(written(tmp_path, GOOD))


def test_there_are_many_terms_in_four_languages() -> None:
    assert len(TERMS) >= 90
    for term in TERMS:
        assert set(term.terms) == set(term.definition) == set(LANGUAGES), term.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_definition_is_one_to_three_plain_sentences(language: Language) -> None:
    for term in TERMS:
        definition = term.definition[language]
        sentences = re.split(r"(?<=[.!?]) ", definition)
        assert definition.endswith("."), (term.id, definition)
        assert 1 <= len(sentences) <= 3, (term.id, definition)
        assert 5 <= len(definition.split()) <= 60, (term.id, definition)
        assert max(len(sentence.split()) for sentence in sentences) <= 45, (term.id, definition)


def test_a_definition_is_not_said_twice() -> None:
    definitions = [definition for term in TERMS for definition in term.definition.values()]
    assert len(set(definitions)) == len(definitions)


def test_an_instrument_that_nobody_read_is_not_called_checked() -> None:
    sources = [source for element in FRAMEWORK.elements.values() for source in element.sources]
    read = {source.instrument for source in sources if source.checked == "text"}
    assert {term.id for term in TERMS if term.source.checked == "text" and term.source.instrument not in read} == set()


def test_every_article_called_checked_stands_in_the_text(mirror: Path) -> None:
    works = {work.instrument: work.id for work in load_catalogue().works.values() if work.instrument}
    checked = [term for term in TERMS if term.source.checked == "text"]
    assert len(checked) > 50
    lost = [
        (term.id, owner, steps)
        for term in checked
        for owner, steps in named(term.source.instrument, term.source.article)
        if stands(articles(mirror, works[owner]), steps) is None
    ]
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_found_by_each_of_its_forms(language: Language) -> None:
    for term in TERMS:
        for form in term.forms(language):
            found = [(start, end, hit.id) for start, end, hit in find(TERMS, f"({form.upper()})", language)]
            assert found == [(1, 1 + len(form), term.id)], (term.id, form)


def test_the_longest_term_wins_and_words_are_whole(two: tuple[Term, ...]) -> None:
    text = "Debt  bondage, bondage and vagabondage; DEBT\u2011BONDAGE."
    assert said(two, text, "en") == [
        ("Debt  bondage", "debt-bondage"), ("bondage", "bondage"), ("DEBT\u2011BONDAGE", "debt-bondage"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("A servidao por DIVIDAS acabou", "pt", ["servidao por DIVIDAS"]),
        ("a servida\u0303o por di\u0301vidas", "pt", ["servida\u0303o por di\u0301vidas"]),
        ("le pé\u00adonage", "fr", ["pé\u00adonage"]),
        ("a debt. Bondage", "en", ["Bondage"]),
        ("debt, bondage", "en", ["bondage"]),
        ("debt bondage", "es", []),
        ("", "en", []),
    ],
)
def test_accents_and_breaks_do_not_hide_a_term_but_a_full_stop_does(
    two: tuple[Term, ...], text: str, language: str, found: list[str]
) -> None:
    assert [words for words, _ in said(two, text, language)] == found


def test_hits_are_in_order_and_do_not_overlap() -> None:
    text = " ".join(form for term in TERMS for form in term.forms("en"))
    hits = find(TERMS, text, "en")
    assert len(hits) > len(TERMS)
    assert all(before[1] <= after[0] for before, after in pairwise(hits))


def test_a_sentence_of_old_codes_is_not_taken_for_the_practice() -> None:
    hits = said(TERMS, "puni de servitude pénale à perpétuité ; la servitude est interdite", "fr")
    assert hits == [("servitude pénale à perpétuité", "penal-servitude"), ("servitude", "servitude")]


def test_common_words_of_laws_are_left_alone() -> None:
    assert find(TERMS, "Esta ley trata de las reservas de agua.", "es") == []
    assert find(TERMS, "Sous réserve de la présente loi, un médecin traite le patient.", "fr") == []
    assert (
        find(TERMS, "A minor change, by means of an act, for that purpose, with the consent of the council.", "en")
        == []
    )


@pytest.mark.parametrize(
    ("wrong", "right", "where", "why"),
    [
        ("elements: [OFF-04]", "element: [OFF-04]", "element", "did you mean 'elements'"),
        ("pt: servidão por dívidas}", "}", "debt-bondage, terms", "'pt'"),
        ("    fr: Travail qui ne rembourse jamais ce qui est dû.\n", "", "debt-bondage, definition", "'fr'"),
        ("pt: Trabalho que nunca chega a pagar o devido.", "pt: ''", "debt-bondage, definition", "'pt'"),
        ("es: atadura", "de: Fessel, es: atadura", "terms.de", "correct it"),
        ("[OFF-04]", "[OFF-94]", "debt-bondage, elements", "'OFF-94' is not defined (did you mean"),
        ("SUPP56", "SUPP65", "debt-bondage, source", "did you mean 'SUPP56'"),
        ("id: bondage", "id: debt-bondage", "debt-bondage", "used twice"),
        ("id: bondage", "id: Bondage", "id", "correct it"),
        ("Work that never pays off what is owed.", "Debt bondage.", "debt-bondage, definition, en", "repeats"),
        ("Work that never pays off what is owed.", "Bondage for a debt.", "debt-bondage, definition, en", "repeats"),
        ("article: 1(a), ", "", "source", "needs its article"),
        ("why: a test", "article: '3', checked: text", "source", "says why"),
        ("en: bondage,", "en: Debt Slavery,", "bondage, en", "stands for 'debt-bondage' already"),
    ],
)  # fmt: skip
def test_a_mistake_is_refused_and_named(tmp_path: Path, wrong: str, right: str, where: str, why: str) -> None:
    assert wrong in GOOD
    with pytest.raises(CatalogueError) as raised:
        glossary(written(tmp_path, GOOD.replace(wrong, right)))
    assert raised.value.where.startswith(str(tmp_path / "glossary.yml"))
    assert where in raised.value.where
    assert why in raised.value.why


def test_a_corpus_without_a_glossary_has_no_terms(tmp_path: Path) -> None:
    assert glossary(tmp_path) == ()
    assert find((), "slavery", "en") == []


def test_a_text_in_a_language_without_terms_has_no_hits() -> None:
    assert find(TERMS, "slavery", "de") == []


def test_the_knowledge_base_holds_the_glossary(embedded_db: Path) -> None:
    with reading(embedded_db) as db:
        rows = db.execute("select * from glossary").fetchall()
    assert {(row["term_id"], row["language"]) for row in rows} == {(t.id, code) for t in TERMS for code in LANGUAGES}
    row = next(row for row in rows if (row["term_id"], row["language"]) == ("debt-bondage", "es"))
    term = next(term for term in TERMS if term.id == "debt-bondage")
    assert (row["term"], row["definition"]) == (term.terms["es"], term.definition["es"])
    assert tuple(json.loads(row["also"])) == term.also["es"]
    assert json.loads(row["elements"]) == ["OFF-04", "DEF-08"]
    assert json.loads(row["source"]) == {"instrument": "SUPP56", "article": "1(a)", "checked": "text", "why": ""}
