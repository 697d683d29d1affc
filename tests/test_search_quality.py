"""Declared queries in four languages: what a reader must see among the first five hits (`search_queries.yml`)."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from kb.rows import unit_of
from tests import site_database

QUERIES = yaml.safe_load((Path(__file__).with_name("search_queries.yml")).read_text(encoding="utf-8"))
FIRST = 5
AIM = 0.9


def _first(served: Any, query: dict[str, Any]) -> list[str]:
    address = f"/search.json?{httpx.QueryParams({'q': query['q'], 'lang': query['lang']})}"
    hits = json.loads(site_database.answered(served.client.get(address)).text)["hits"][:FIRST]
    return [f"{hit['work']}#{unit_of(hit['eid'])}" for hit in hits]


@pytest.fixture(scope="module")
def missed(embedded_db: Path) -> list[tuple[str, list[str], list[str]]]:
    served = site_database.served(embedded_db)
    found = [(query, _first(served, query)) for query in QUERIES]
    return [(query["q"], query["must"], first) for query, first in found if not set(query["must"]) <= set(first)]


def test_there_are_enough_queries_in_each_language() -> None:
    assert len(QUERIES) >= 60
    for language in ("en", "es", "fr", "pt"):
        assert sum(query["lang"] == language for query in QUERIES) >= 12


def test_most_queries_find_what_they_must(missed: list[tuple[str, list[str], list[str]]]) -> None:
    share = 1 - len(missed) / len(QUERIES)
    assert share >= AIM, f"{share:.2f}: {missed}"


def test_a_country_in_the_query_narrows_it(tmp_path: Path) -> None:
    served = site_database.served(site_database.build(tmp_path / "manumit.db"))

    def ask(query: str) -> str:
        return str(site_database.answered(served.client.get(f"/search{query}")).text)

    for query in ("punished+Westmark", "marca+occidental+punished"):
        assert {hit["jurisdiction"] for hit in json.loads(ask(f".json?q={query}"))["hits"]} == {"xw"}
    page = ask("?q=punished+Westmark")
    assert "Only Westmark, since the search names it." in page
    assert 'href="/search?q=punished"' in page
    assert 'value="punished Westmark"' in page
    assert "since the search names it" not in ask("?q=Westmark")
    assert "since the search names it" not in ask('?q="punished Westmark"')
