"""The pages of the site, asked for as a browser would ask, against a small database about pretend countries."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from tests import site_database

Ask = Callable[..., Any]
LIGHT = 100_000
OWN = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
PAGES = [
    "/", "/about", "/search", "/search?q=punished", "/country", "/country/XW", "/country/xw?pillar=Protection", "/country/XT",
    "/element", "/element/VIC-02", "/compare", "/compare?element=VIC-02&element=DEF-02&in=XW&in=XO", "/matrix",
    "/matrix?group=DEF", "/law/xw-freedom-2014", "/law/xw-freedom-2014/sec_5__subsec_1", "/law/xo-law-212/art_24",
    "/law/xw-children-2009", "/coverage", "/glossary",
]  # fmt: skip
LISTS = [
    "/search{}?q=punished", "/country{}", "/country/XW{}", "/element{}", "/element/VIC-02{}",
    "/compare{}?element=VIC-02&in=XW", "/matrix{}", "/law/xw-freedom-2014{}", "/law/xw-freedom-2014/sec_17{}", "/coverage{}",
]  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_database.build(tmp_path_factory.mktemp("site") / "manumit.db")


@pytest.fixture(scope="module")
def ask(path: Path) -> Ask:
    return asking(path)


def asking(path: Path, **settings: Any) -> Ask:
    served = site_database.served(path, **settings)

    def ask(address: str, **headers: str) -> Any:
        return site_database.answered(served.client.get(address, headers=headers))

    return ask


def unscripted(page: str) -> str:
    """A page without the one script of ours; it is a file, and has no words of a law in it."""
    left, times = re.subn(
        r'<script src="/static-manumit/nice\.js" defer data-copy="\w+" data-copied="\w+"></script>', "", page
    )
    assert times == 1
    return left


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_every_page_answers_in_every_language(ask: Ask, address: str, language: str) -> None:
    answer = ask(address, **{"accept-language": f"xx, {language};q=0.8, de;q=0.9"})
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert len(answer.content) < LIGHT
    assert " style=" not in answer.text
    assert not re.search(r"<script|<style|javascript:| on[a-z]+=", re.sub(r"&lt;.*?&gt;", "", unscripted(answer.text)))
    assert not re.search(r'(?:src|<link[^>]* href)="(?:https?:)?//', answer.text)


@pytest.mark.parametrize("address", [*PAGES, "/nothing", "/country/ZZ", "/search?in=zz", "/static-manumit/style.css"])
def test_every_answer_is_closed_to_foreign_scripts(ask: Ask, address: str) -> None:
    headers = ask(address).headers
    assert headers["content-security-policy"] == OWN
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "address", ["/manumit", "/manumit/works", "/manumit/search?q=a", "/manumit.json", "/-/versions.json"]
)
def test_plain_pages_get_a_policy_without_third_parties(ask: Ask, address: str) -> None:
    answer = ask(address)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert "http" not in policy
    assert "unsafe-inline" not in policy.split("style-src")[0]


def test_a_law_that_holds_a_script_is_only_text(ask: Ask) -> None:
    for address in (
        "/law/xw-freedom-2014/sec_19",
        "/law/xw-freedom-2014",
        "/search?q=register",
        "/country/XW?pillar=Prevention",
    ):
        page = ask(address).text
        assert "<script" not in unscripted(page)
        assert "<img" not in page
        assert "&lt;" in page
    assert "<mark>&lt;script&gt;alert</mark>" in ask("/law/xw-freedom-2014/sec_19").text
    for address in ("/search", "/search?q=<script>alert(1)</script>"):
        assert "<script" not in unscripted(ask(address).text)


@pytest.mark.parametrize(
    "typed",
    ['"', '""', "(((", "NOT", "a OR", "-", "*", "NEAR(a b)", "text:punished", "'; drop table works; --", "\x00", "💡", "a" * 5000,
     "OR OR", '"unclosed phrase', "AND NOT OR", "punished)", "^punished", "{a b}", "a + b", "%", "víctima NOT", "日本"],
)  # fmt: skip
def test_nothing_that_is_typed_is_an_error(ask: Ask, typed: str) -> None:
    answer = ask(f"/search?{httpx.QueryParams({'q': typed})}")
    assert answer.status_code == 200


def _hits(ask: Ask, query: str) -> list[dict[str, Any]]:
    return list(json.loads(ask(f"/search.json?q={query}").text)["hits"])


def test_search_ranks_marks_and_links(ask: Ask) -> None:
    first = _hits(ask, "debt+bondage")[0]
    assert (first["work"], first["eid"], first["address"]) == (
        "xw-freedom-2014", "sec_5__subsec_2", "/law/xw-freedom-2014/sec_5__subsec_2",
    )  # fmt: skip
    page = ask("/search?q=debt+bondage").text
    assert "<mark>Debt</mark> <mark>bondage</mark>" in page
    assert ask(first["address"]).status_code == 200


def test_phrases_booleans_and_accents(ask: Ask) -> None:
    assert [hit["eid"] for hit in _hits(ask, '"bondage+debt"')] == []
    assert {hit["work"] for hit in _hits(ask, '"trafficked+shall"')} == {"xw-freedom-2014"}
    without = _hits(ask, "punished+NOT+trial")
    assert without
    assert not any("trial" in hit["snippet"] for hit in without)
    assert {hit["work"] for hit in _hits(ask, "prosecutor+OR+amenaza")} == {"xw-freedom-2014", "xo-law-212"}
    assert [hit["eid"] for hit in _hits(ask, "organized+labor")] == ["sched_1__para_1"]
    assert _hits(ask, "victima")[0]["eid"] == _hits(ask, "víctima")[0]["eid"] == "art_24"


def test_the_name_of_an_element_finds_its_clauses(ask: Ask) -> None:
    page = ask("/search?q=non-punishment+of+victims").text
    assert "Your words name" in page
    assert "it is tagged with VIC-02" in page
    found = {(hit["work"], hit["eid"]) for hit in _hits(ask, "non-punishment+of+victims")}
    assert {("xw-freedom-2014", "sec_17__subsec_1"), ("xo-law-212", "art_24")} <= found
    assert {hit["elements"][0] for hit in _hits(ask, "VIC-02")} == {"VIC-02"}
    assert ("xw-freedom-2014", "sec_17__subsec_1") in {
        (hit["work"], hit["eid"]) for hit in _hits(ask, "víctimas+no+castigadas")
    }
    assert "Víctimas no castigadas" in ask("/country/XW?lang=es&pillar=Protection").text


@pytest.mark.parametrize(
    ("filters", "works"),
    [
        ("in=XO", {"xo-law-212"}),
        ("in=XO&in=XW", {"xo-law-212", "xw-freedom-2014"}),
        ("kind=treaty", {"xt-bondage-1961"}),
        ("basis=digest", {"xo-law-212"}),
        ("language=es", {"xo-law-212"}),
        ("pillar=Protection&kind=law", {"xo-law-212", "xw-freedom-2014"}),
        ("element=DEF-02", {"none"}),
    ],
)
def test_filters_narrow(ask: Ask, filters: str, works: set[str]) -> None:
    tagged = {hit["work"] for hit in _hits(ask, f"VIC-02&{filters}")}
    assert (tagged or {"none"}) == works


def test_an_empty_result_says_what_was_looked_for(ask: Ask) -> None:
    page = ask("/search?q=zeppelin&in=XW").text
    assert "Nothing was found" in page
    assert "<strong>zeppelin</strong>" in page
    assert "Country or treaty body: xw" in page
    assert 'href="/search?q=zeppelin"' in page


def test_a_country_says_what_binds_it_and_what_is_not_known(ask: Ask) -> None:
    page = ask("/country/XW").text
    assert "ratified, 3 May 1965" in page
    assert "depositary&#39;s list" in page
    assert "Signed, not ratified:" in page
    assert "Unknown is not the same as not bound" in page
    assert page.index("Convention on Care") > page.index("of which we do not know whether it binds")


def test_a_country_shows_findings_with_their_words(ask: Ask) -> None:
    page = ask("/country/XW").text
    assert page.index("VIC-20") < page.index("VIC-12") < page.index("DEF-02")
    assert "<mark>recruits</mark>" in page
    assert "to be confirmed by a reader" in page
    assert "<mark>who gives evidence</mark>" in page
    assert "confirmed by a reader (A.K.)" in page
    assert re.search(r"Children Act 2009</a>: not read.*?VIC-28", page)
    assert "5 to 15 years <strong>and</strong> fine" in " ".join(page.split())
    assert 'href="/papers/police/XW.en.html"' in page


def test_a_heavy_country_stays_light(tmp_path: Path) -> None:
    ask = asking(site_database.build(tmp_path / "manumit.db", elements=102))
    for address in ("/country/XW", "/country/XW?pillar=Prosecution", "/matrix?group=DEF", "/compare?in=XW"):
        assert len(ask(address).content) < LIGHT


def test_tags_are_marked_at_their_place(ask: Ask) -> None:
    page = ask("/law/xw-freedom-2014/sec_17__subsec_1").text
    assert (
        "shall <mark>not be put on trial or punished</mark> for an act which that person was <mark>made to do</mark>."
        in page
    )
    assert 'id="sec_17__subsec_1" class="target"' in page


def test_a_schedule_is_shown_with_what_stands_in_it(ask: Ask) -> None:
    for address in ("/law/xw-freedom-2014/sched_1", "/law/xw-freedom-2014/sched_1__para_1"):
        assert "The form of the register names no victim, only the labour organised." in ask(address).text


def test_a_digest_is_never_shown_as_law(ask: Ask) -> None:
    page = ask("/law/xo-law-212/art_24").text
    assert "The official text is not held here" in page
    assert 'class="text law"' not in page
    assert "<mark>bajo amenaza</mark>" in page


@pytest.mark.parametrize(
    ("address", "status"),
    [("/country/ZZ", 404), ("/element/XYZ-99", 404), ("/law/no-such", 404), ("/law/xw-freedom-2014/sec_99", 404),
     ("/papers/police/ZZ.en.html", 404), ("/papers/poetry/XW.en.html", 404), ("/papers/police/XW.xx.html", 404),
     ("/country/XW?pillar=Poetry", 400), ("/search?q=a&in=ZZ", 400), ("/search?q=a&page=x", 400), ("/matrix?group=NO", 400), ("/matrix?sort=no", 400),
     ("/compare?in=XW&in=XO&in=XQ&in=XW&in=XT&in=xw", 400), ("/nowhere", 404), ("/law/%3Cscript%3E", 404)],
)  # fmt: skip
def test_mistaken_addresses_get_a_friendly_page(ask: Ask, address: str, status: int) -> None:
    answer = ask(address)
    assert answer.status_code == status
    assert "You may go on here" in answer.text
    assert "<script" not in unscripted(answer.text)


def test_mistakes_in_data_addresses_are_data(ask: Ask) -> None:
    answer = ask("/country/ZZ.json")
    assert answer.status_code == 404
    assert answer.json()["error"].endswith("“ZZ”.")


def test_sql_from_the_public_is_off(ask: Ask) -> None:
    assert ask("/manumit?sql=select+1").status_code == 403
    assert ask("/manumit/works?_where=1").status_code == 403
    assert ask("/manumit/search.json?q=bondage&_shape=array").json()[0]["citation"]


def test_a_chosen_language_is_carried_along(ask: Ask) -> None:
    page = ask("/country/XW?lang=es").text
    assert "<h1>Marca Occidental</h1>" in page
    assert 'href="/element/VIC-20?lang=es"' in page
    assert 'href="/papers/police/XW.es.pdf?lang=es"' in page


def test_everything_works_below_another_base(path: Path) -> None:
    ask = asking(path, base_url="/law-library/")
    page = ask("/country/XW").text
    links = [address for address in re.findall(r'(?:href|action)="(/[^"]*)"', page) if address != "/"]
    assert links
    assert all(address.startswith("/law-library/") for address in links)
    assert ask("/country/XW").headers["content-security-policy"] == OWN
    assert ask("/nowhere").headers["content-security-policy"] == OWN


def test_all_languages_have_the_same_words() -> None:
    words = {
        file.stem: yaml.safe_load(file.read_text(encoding="utf-8"))
        for file in (site_database.SITE / "words").glob("*.yml")
    }
    assert set(words) == {"en", "es", "fr", "pt"}
    for language, texts in words.items():
        assert set(texts) == set(words["en"]), language
        for key, text in texts.items():
            places = [sorted(re.findall(r"\{\w+\}", str(one))) for one in (text, words["en"][key])]
            assert places[0] == places[1], f"{language}: {key}"


def test_every_word_a_template_asks_for_is_there() -> None:
    words = yaml.safe_load((site_database.SITE / "words" / "en.yml").read_text(encoding="utf-8"))
    templates = "".join(file.read_text(encoding="utf-8") for file in (site_database.SITE / "templates").rglob("*.html"))
    assert set(re.findall(r'\bt\("([\w.-]+)"', templates)) <= set(words)
    counted = set(re.findall(r'\bn\("([\w.-]+)"', templates))
    assert {f"{key}.{form}" for key in counted for form in ("one", "other")} <= set(words)
