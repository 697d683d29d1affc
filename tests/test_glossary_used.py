"""The glossary at work: its page, the notes beside a law, the search by meaning, the table of a paper."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analyses.brief import brief
from analyses.figures import shared_words
from analyses.statements import Sheet
from ingest.errors import ManumitError
from kb import store
from kb.glossary import LANGUAGES, glossary, terms_of
from tests import site_database, site_terms
from tests.test_glossary import GOOD as TWO_TERMS
from tests.test_glossary import TERMS, written
from tests.test_papers import PAPERS
from tests.test_site import LIGHT, asking, unscripted

Ask = Callable[..., Any]
WITH_TERMS = sorted({(name, language) for name, language in PAPERS if name in ("police", "judges")})
DEBT = "Work that never pays off what is owed."


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(site_database.build(tmp_path_factory.mktemp("words") / "manumit.db", terms=site_terms.rows()))


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """The same site, built without a glossary."""
    return asking(site_database.build(tmp_path_factory.mktemp("bare") / "manumit.db"))


def test_terms_that_were_stored_come_back_the_same(embedded_db: Path, tmp_path: Path) -> None:
    with store.reading(embedded_db) as db:
        assert terms_of(db.execute("select * from glossary order by rowid").fetchall()) == TERMS
    assert len(glossary(written(tmp_path, TWO_TERMS))) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_explains_every_term_in_the_reader_s_language(ask: Ask, language: str) -> None:
    page = ask(f"/glossary?lang={language}").text
    for name, (said, definition, _, _) in site_terms.TERMS.items():
        assert re.search(rf'<div id="{name}"><dt>{said[language][0]}</dt>', page)
        assert name == "register" or definition[language] in page
    order = re.findall(r'<div id="([a-z-]+)"><dt>', page)
    assert order == sorted(order, key=lambda name: site_terms.TERMS[name][0][language][0])
    assert "<b onclick" not in page
    assert "&lt;b onclick" in page


def test_a_term_leads_to_the_article_behind_it_and_to_its_elements(ask: Ask) -> None:
    page = ask("/glossary").text
    entry = page[page.index('<div id="debt-bondage">') : page.index('<div id="register">')]
    assert 'art. <a href="/law/xt-bondage-1961/art_4">4(2)</a>, 9' in entry
    assert "article not yet checked by us" in entry
    assert '<a href="/element/DEF-02">DEF-02</a>' in entry
    assert 'lang="es">servidumbre por deudas<' in entry
    assert 'href="#XT0"' in entry
    assert '<div id="XT0"><dt>XT0</dt><dd><a href="/law/xt-bondage-1961">Convention on Bondage</a>' in page
    assert '<div id="XT9"><dt>XT9</dt><dd>not in this knowledge base' in page
    sure = page[page.index('<div id="trafficking">') : page.index("<h2>")]
    assert "not yet checked" not in sure
    assert "a word from practice" in page
    assert 'href="/glossary"' in ask("/about").text


def test_the_glossary_is_there_as_data(ask: Ask) -> None:
    terms = json.loads(ask("/glossary.json?lang=pt").text)
    debt = next(term for term in terms if term["id"] == "debt-bondage")
    assert (debt["term"], debt["en"], debt["also"]["en"]) == ("servidão por dívidas", "debt bondage", ["bonded work"])
    assert (debt["instrument"], debt["article"], debt["checked"]) == ("XT0", "4(2), 9", "no")
    table = list(csv.DictReader(io.StringIO(ask("/glossary.csv").text)))
    assert {row["id"] for row in table} == set(site_terms.TERMS)
    assert next(row for row in table if row["id"] == "debt-bondage")["elements"] == "DEF-02; VIC-02"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_whole_glossary_is_light_and_leads_to_treaties(embedded_db: Path, language: str) -> None:
    answer = asking(embedded_db)(f"/glossary?lang={language}")
    assert len(answer.content) < LIGHT
    assert answer.text.count("<dt>") > len(TERMS)
    assert 'href="/law/un-supplementary-convention-slavery-1956/art_1__para_a' in answer.text


def test_a_law_explains_a_term_once_and_keeps_its_marks(ask: Ask, bare: Ask) -> None:
    page = ask("/law/xw-freedom-2014/sec_17__subsec_1").text
    trial = '<a class="term" id="at-trial" href="#word-trial" title="A judge hears both sides (en).">'
    spared = (
        '<a class="term" id="at-spared" href="#word-spared" title="Nobody pays for what others made them do (en).">'
    )
    assert (
        f"shall <mark>not be {trial}put on trial</a> or </mark>{spared}<mark>punished</mark> for an act</a> which that "
        "person was <mark>made to do</mark>."
    ) in page
    assert page.count('class="term"') == 2
    assert page.count('<div id="word-trial">') == 1
    plain = re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", page).replace("</mark><mark>", "")
    without = bare("/law/xw-freedom-2014/sec_17__subsec_1").text
    assert (
        plain[plain.index("<article") : plain.index("</article>")]
        == without[without.index("<article") : without.index("</article>")]
    )
    assert "Words of the field" not in without[: without.index("<footer")]


def test_a_term_is_found_in_the_text_s_language_and_explained_in_the_reader_s(ask: Ask) -> None:
    spanish = ask("/law/xo-law-212/art_3").text
    assert re.search(r'title="Moving somebody in order to use them \(en\)\.">trata</a>', spanish)
    assert '<a href="#at-trafficking" lang="es">trata</a>' in spanish
    assert 'title="Trabajo que nunca llega a pagar lo debido."' in ask("/law/xw-freedom-2014/sec_5?lang=es").text
    said = ask("/law/xw-freedom-2014/sec_5.json").json()["terms"]
    assert [(term["id"], term["words"]) for term in said] == [("debt-bondage", "Debt bondage")]


def test_neither_a_law_nor_a_definition_can_write_html(ask: Ask) -> None:
    page = unscripted(ask("/law/xw-freedom-2014/sec_19").text)
    assert "<script" not in page
    assert "<img" not in page
    assert "<b onclick" not in page
    assert (
        'title="A list of names; &lt;b onclick=&#34;x&#34;&gt;&#34;marks&#34; &amp; tags&lt;/b&gt; are only text."'
        in page
    )
    assert "<mark>&lt;script&gt;alert</mark>" in page


def _found(ask: Ask, query: str) -> dict[str, Any]:
    return dict(ask(f"/search.json?q={query}").json())


@pytest.mark.parametrize(
    "query", ["no+punición", "NON-SANCTION", "não+punicao", "sparing+of+victims", "no+punición+ayer"]
)
def test_a_term_in_any_language_finds_provisions_in_every_language(ask: Ask, query: str) -> None:
    found = _found(ask, query)
    assert [term["id"] for term in found["terms"]] == ["spared"]
    assert {("xw-freedom-2014", "sec_17__subsec_1"), ("xo-law-212", "art_24")} <= {
        (hit["work"], hit["eid"]) for hit in found["hits"]
    }
    page = ask(f"/search?q={query}").text
    assert re.search(r"Also found by meaning: <a [^>]*#spared\">sparing of victims</a> → <a [^>]*>.*VIC-02", page)
    assert "it is tagged with VIC-02" in page


def test_the_meaning_stands_above_the_results_only_where_it_is_all_that_was_asked(ask: Ask) -> None:
    for query in ("debt+bondage", "Bonded+work", "servidumbre+por+deudas", '"debt+bondage"'):
        page = ask(f"/search?q={query}").text
        assert page.index(DEBT) < page.index("</main>")
    for query in ("debt+bondage+prison", "debt+bondage+NOT+fine", "debt"):
        assert DEBT not in ask(f"/search?q={query}").text
    assert "Trabajo que nunca llega" in ask("/search?q=debt+bondage&lang=es").text


def test_a_phrase_or_a_small_part_of_a_question_is_not_widened(ask: Ask) -> None:
    assert _found(ask, '"no+punición"')["terms"] == []
    assert _found(ask, '"no+punición"')["hits"] == []
    assert _found(ask, "trafficking+NOT+prison")["terms"] == []
    assert _found(ask, "court+officers+and+the+register+of+ships")["terms"] == []
    assert {term["id"] for term in _found(ask, "trata+y+juicio")["terms"]} == {"trafficking", "trial"}
    assert _found(ask, "VIC-02")["terms"] == []


def test_clauses_of_a_term_s_first_element_come_first(ask: Ask) -> None:
    hits = _found(ask, "bonded+work")["hits"]
    assert hits[0]["elements"] == ["DEF-02"]
    assert {element for hit in hits for element in hit["elements"]} == {"DEF-02", "VIC-02"}


def test_a_site_without_a_glossary_does_without(bare: Ask) -> None:
    page = bare("/glossary").text
    assert "built without a glossary" in page
    assert bare("/glossary.json").json() == []
    assert bare("/glossary.csv").status_code == 200
    assert _found(bare, "debt+bondage")["terms"] == []
    assert "Also found by meaning" not in bare("/search?q=debt+bondage").text
    assert 'class="term"' not in bare("/law/xw-freedom-2014/sec_5").text


def _table(markdown: str, language: str) -> list[str]:
    heads = shared_words(language)["term_heads"]
    _, _, rest = markdown.partition(f"| {' | '.join(heads)} |\n|---|---|\n")
    return rest.partition("\n\n")[0].splitlines()


@pytest.mark.parametrize(("name", "language"), WITH_TERMS)
def test_a_paper_ends_with_terms_that_name_their_article(embedded_db: Path, name: str, language: str) -> None:
    markdown = brief(name, "MX", db=embedded_db, language=language).markdown
    rows = _table(markdown, language)
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", markdown, re.MULTILINE))
    definitions = {term.definition[language].split()[0] for term in TERMS}
    assert 6 <= len(rows) <= 10
    for row in rows:
        used = re.findall(r"\[\^(\d+)\] \|$", row)
        assert len(used) == 1
        assert re.search(r"art\. \d", notes[used[0]].replace("\u00a0", " ")), notes[used[0]]
        assert row.split(" | ")[1].split()[0] in definitions
    below = markdown[markdown.index(rows[-1]) :]
    assert below.count("\n## ") == 1, "only the list of works follows"
    assert markdown.index("\n## ") < markdown.index(rows[0])


@pytest.mark.parametrize("name", ["police", "judges"])
def test_a_paper_has_the_same_terms_in_every_language(embedded_db: Path, name: str) -> None:
    said = []
    for language in LANGUAGES:
        rows = _table(brief(name, "BR", db=embedded_db, language=language).markdown, language)
        by_name = {term.terms[language].lower(): term.id for term in TERMS}
        said.append([by_name[row.split(" | ")[0].strip("| ").replace("\\", "").lower()] for row in rows])
    assert all(ids == said[0] for ids in said)


def test_an_article_that_nobody_confirmed_is_said_to_be_so(embedded_db: Path) -> None:
    with store.reading(embedded_db) as db:
        for language in LANGUAGES:
            sheet = Sheet(db, "MX", {}, shared_words(language))
            sheet.glossary(["secondary-victimisation", "debt-bondage", "peonage"])
            unsure, sure, none = sheet.footnotes.text().splitlines()
            words = shared_words(language)
            assert unsure.endswith(words["term_unconfirmed"].partition("{title}")[2])
            assert not sure.endswith(words["term_unconfirmed"].partition("{title}")[2])
            assert none == f"[^3]: {words['term_ours']}"


def test_a_paper_that_names_no_term_is_a_clear_mistake(embedded_db: Path) -> None:
    with store.reading(embedded_db) as db, pytest.raises(ManumitError, match="did you mean 'debt-bondage'"):
        Sheet(db, "MX", {}, shared_words("en")).glossary(["debt-bondige"])


def test_a_paper_without_a_glossary_has_no_empty_table(pretend_db: Path) -> None:
    for name, language in WITH_TERMS:
        markdown = brief(name, "QN", db=pretend_db, language=language).markdown
        assert _table(markdown, language) == []
        assert not re.search(r"^## [^\n]*\n+## ", markdown, re.MULTILINE)
