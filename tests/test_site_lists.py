"""Lists and tables of the site: as data, sorted, and the ready-made queries of the plain tables."""

import json
import re

import httpx
import pytest
import yaml

from tests import site_database
from tests.test_site import LISTS, Ask, asking


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(site_database.build(tmp_path_factory.mktemp("lists") / "manumit.db"))


QUERIES = yaml.safe_load((site_database.SITE / "metadata.yml").read_text(encoding="utf-8"))["databases"]["manumit"][
    "queries"
]
ASKED = {"q": "bondage", "element": "DEF-02", "first": "XW", "second": "XO", "country": "XW"}


@pytest.mark.parametrize("name", QUERIES)
def test_every_ready_made_query_has_a_title_and_finds_something(ask: Ask, name: str) -> None:
    assert QUERIES[name]["title"]
    assert QUERIES[name]["description"]
    asked = httpx.QueryParams({param: ASKED[param] for param in QUERIES[name].get("params", [])})
    found = ask(f"/manumit/{name}.json?{asked}&_shape=array").json()
    assert found
    for row in found:
        assert ask(row["address"]).status_code == 200 if "address" in row else row


@pytest.mark.parametrize("address", LISTS)
def test_every_list_is_there_as_data(ask: Ask, address: str) -> None:
    data, table = ask(address.format(".json")), ask(address.format(".csv"))
    assert json.loads(data.text)
    assert table.headers["content-type"].startswith("text/csv")
    assert len(table.text.splitlines()) > 1


def test_no_cell_of_a_csv_is_a_formula(ask: Ask) -> None:
    assert not re.search(r'(?:^|,)"?[=+@]', ask("/law/xw-freedom-2014/sec_19.csv").text, re.MULTILINE)


def test_the_matrix_is_sorted_as_asked(ask: Ask) -> None:
    def order(query: str) -> list[str]:
        rows = re.findall(r'<th scope="row"><a href="/country/(\w+)', ask(f"/matrix?{query}").text)
        data = [row["jurisdiction"].upper() for row in ask(f"/matrix.json?{query}").json()]
        assert [code for code in data if code in rows] == rows
        return rows

    assert order("group=VIC&sort=name") == ["XO", "XW"]
    assert order("group=VIC") == order("group=VIC&sort=VIC-12") == ["XW", "XO"]
    page = ask("/matrix?group=VIC&sort=VIC-12").text
    assert page.count("aria-sort") == 1
    assert re.search(r'<th scope="col" aria-sort="ascending"><a href="/element/VIC-12', page)
