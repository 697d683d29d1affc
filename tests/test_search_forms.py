"""Searching in other words than the law's: further forms of a word, in the languages whose endings the index lacks."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kb import inflected, store
from tests import site_database
from tests.test_site import Ask, asking

LAWS = {
    "es": [
        "Se castigará a quien someta a otra persona.",
        "Los castigados repararán el daño.",
        "El castigo será justo.",
    ],
    "fr": ["Les victimes ne sont pas punies.", "Nul ne peut être puni pour un acte forcé."],
    "pt": ["Quem explorar o trabalho será preso.", "A exploração dos trabalhadores é crime."],
    "en": ["Whoever punishes a victim is punished."],
}


def _provisions() -> list[dict[str, Any]]:
    plain = {
        "work": "xo-law-212",
        "parent": "",
        "depth": 0,
        "kind": "article",
        "basis": "official",
        "status": "",
        "heading": "",
    }
    texts = [(language, text) for language, some in LAWS.items() for text in some]
    return [
        plain | {"eid": f"art_{at}", "unit": f"art_{at}", "position": at, "number": str(at), "citation": f"art. {at}",
                 "language": language, "text": text}
        for at, (language, text) in enumerate(texts, start=100)
    ]  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_database.build(tmp_path_factory.mktemp("forms") / "manumit.db", provisions=_provisions())


@pytest.fixture(scope="module")
def ask(path: Path) -> Ask:
    return asking(path)


def _found(ask: Ask, query: str, language: str = "en") -> set[str]:
    hits = json.loads(ask(f"/search.json?q={query}&lang={language}").text)["hits"]
    return {hit["eid"] for hit in hits if hit["work"] == "xo-law-212"}


@pytest.mark.parametrize(
    ("typed", "language", "others"),
    [
        ("castigados", "en", {"castigara", "castigo"}),
        ("CASTIGARÁ", "pt", {"castigados", "castigo"}),
        ("castigaremos", "es", {"castigados", "castigara", "castigo"}),
        ("castigaremos", "en", set()),
        ("puni", "fr", {"punies"}),
        ("explorar", "pt", {"exploracao"}),
        ("punished", "en", set()),
        ("punished", "es", set()),
        ("12", "es", set()),
    ],
)
def test_a_word_has_the_forms_that_the_laws_use(path: Path, typed: str, language: str, others: set[str]) -> None:
    with store.reading(path) as db:
        found = set(inflected.forms(db, [typed], language).get(typed, ()))
    assert others <= found
    assert bool(found) is bool(others)


def test_only_words_with_a_second_form_are_filed(path: Path) -> None:
    with closing(store.create(path.with_name("empty.db")).conn) as empty:
        assert list(inflected.rows(empty)) == []
    with store.reading(path) as db:
        families = db.execute("select count(distinct plain) from forms group by language, stem").fetchall()
        assert families
        assert all(row[0] > 1 for row in families)


def test_a_search_finds_other_forms_and_says_so(ask: Ask) -> None:
    assert _found(ask, "castigado", "es") >= {"art_100", "art_101", "art_102"}
    assert _found(ask, "castigar+persona", "es") == {"art_100"}
    assert json.loads(ask("/search.json?q=punie+victime&lang=fr").text)["hits"][0]["eid"] == "art_103"
    page = ask("/search?q=castigado&lang=es").text
    assert "todas sus palabras, algunas en otra forma." in page
    assert "<mark>castigará</mark>" in page


def test_the_very_word_comes_before_its_other_forms(ask: Ask) -> None:
    hits = json.loads(ask("/search.json?q=castigo").text)["hits"]
    assert hits[0]["eid"] == "art_102"


def test_a_phrase_is_meant_as_it_stands(ask: Ask) -> None:
    assert _found(ask, '"castigar"') == set()
    assert _found(ask, "castigar+-justo") == set()
