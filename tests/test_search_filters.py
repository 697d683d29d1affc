"""Narrowing a search: each filter leaves what it says, and a value that is not known is refused in plain words."""

import json

import pytest

from tests import site_database
from tests.test_site import Ask, asking


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    return asking(site_database.build(tmp_path_factory.mktemp("narrow") / "manumit.db"))


def _works(ask: Ask, query: str) -> set[str]:
    return {hit["work"] for hit in json.loads(ask(f"/search.json?{query}").text)["hits"]}


EVERYWHERE = "q=person+OR+bondage+OR+victims"


@pytest.mark.parametrize(
    ("narrowed", "westmark", "treaties"),
    [
        ("", True, True),
        ("&kind=law", True, False),
        ("&kind=treaty", False, True),
        ("&kind=law&kind=treaty", True, True),
        ("&kind=code", False, False),
        ("&kind=code&kind=treaty", False, True),
        ("&in=XW", True, False),
        ("&region=Far+West", True, False),
        ("&from=2014", True, False),
        ("&from=2015", False, False),
        ("&to=2014", True, False),
        ("&to=2013", False, False),
        ("&from=2010&to=2020&kind=law&region=Far+West", True, False),
    ],
)
def test_a_filter_leaves_what_it_says(ask: Ask, narrowed: str, westmark: bool, treaties: bool) -> None:
    found = _works(ask, EVERYWHERE + narrowed)
    assert ("xw-freedom-2014" in found) is westmark
    assert any(work.startswith("xt-") for work in found) is treaties


@pytest.mark.parametrize("wrong", ["region=Atlantis", "from=soon", "to=19", "from=٢٠١٤", "kind=poem", "from=20144"])
def test_a_value_that_is_not_known_is_refused(ask: Ask, wrong: str) -> None:
    answer = ask(f"/search?{EVERYWHERE}&{wrong}")
    assert answer.status_code == 400
    assert "<h1>" in answer.text


def test_the_boxes_keep_what_was_chosen(ask: Ask) -> None:
    page = ask(f"/search?{EVERYWHERE}&region=Far+West&from=2000&lang=es").text
    assert 'name="region" value="Far West" checked' in page
    assert 'name="from" min="1800" max="2100" value="2000"' in page
    assert "Año de la ley" in page
