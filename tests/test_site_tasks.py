"""Five things that a reader comes for, done in a real browser with the knowledge base that comes with manumit."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site_browser import WIDTHS, Watched, serving

PALERMO = "un-palermo-protocol"


@pytest.fixture(scope="module")
def address(embedded_db: Path) -> Iterator[str]:
    with serving(embedded_db) as address:
        yield address


@pytest.fixture(params=WIDTHS)
def seen(request: pytest.FixtureRequest, browser: Any) -> Iterator[Watched]:
    watched = Watched(browser, width=request.param, locale="en-GB")
    yield watched
    watched.page.close()


def _saved(page: Any, name: str) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).first.click()
    return str(Path(waiting.value.path()).read_text(encoding="utf-8"))


def test_find_non_punishment_in_uganda_and_copy_its_citation(seen: Watched, address: str) -> None:
    page = seen.page
    page.goto(address)
    page.get_by_role("searchbox").first.fill("non-punishment of victims Uganda")
    page.get_by_role("searchbox").first.press("Enter")
    hit = page.locator("article", has_text="VIC-02").first
    assert "Uganda" in hit.inner_text()
    hit.locator("h2 a").click()
    assert "/law/ug-" in page.url
    seen.check(address)
    page.locator("#oscola").click()
    selected = page.evaluate("getSelection().toString()").strip()
    assert selected == page.locator("#oscola").inner_text()
    assert re.search(r"\(?Uganda\)?.*, s \d+", selected) or re.search(r"Uganda.*art \d+", selected)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.locator("#oscola + button").click()
    assert page.locator("#oscola + button").inner_text() == "Copied"
    assert page.evaluate("navigator.clipboard.readText()") == selected
    assert _saved(page, "BibTeX").startswith("@misc{ug-")
    assert _saved(page, "RIS").startswith("TY  - STAT")


def test_compare_permits_in_three_countries_and_take_the_table(seen: Watched, address: str) -> None:
    page = seen.page
    page.goto(f"{address}/element/VIC-23")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Compare").click()
    page.get_by_label("Countries").select_option(["AR", "MX", "PY"])
    page.get_by_label("Elements").select_option("VIC-23")
    page.get_by_role("button", name="Compare").click()
    assert page.locator("table.cmp td").count() == 3
    assert page.locator("table.cmp td mark").count() >= 3
    seen.check(address)
    rows = list(csv.DictReader(io.StringIO(_saved(page, "CSV"))))
    assert {row["jurisdiction"] for row in rows} == {"AR", "MX", "PY"}
    assert all(row["element"] == "VIC-23" and row["quote"] for row in rows)
    assert page.goto(rows[0]["link"]).status == 200
    assert page.locator("#VIC-23, .cite").count()


def test_from_what_tanzania_lacks_to_another_countrys_clause(seen: Watched, address: str) -> None:
    page = seen.page
    page.goto(f"{address}/country/TZ")
    page.locator("#open ~ ol, #gaps ~ ol").get_by_role("link", name="Others’ words").first.click()
    assert "/borrow/TZ/" in page.url
    seen.check(address)
    clause = page.locator("h2 + p + ol blockquote").first.inner_text()
    assert len(clause) > 20
    page.locator("h2 + p + ol p a").first.click()
    assert re.search(r"/law/(?!tz-)[a-z]{2}-", page.url)
    assert "Tanzania" not in page.locator(".crumbs a").nth(1).inner_text()


def test_article_3_of_palermo_beside_three_definitions(seen: Watched, address: str) -> None:
    page = seen.page
    page.goto(f"{address}/law/{PALERMO}")
    page.locator(".contents a", has_text="3").first.click()
    assert page.url.split("/")[-1].startswith("art_3")
    page.get_by_role("link", name="Read it beside the laws of countries").click()
    page.get_by_label("Countries").select_option(["UG", "TZ", "MX"])
    page.get_by_role("button", name="Compare").click()
    beside = page.locator("td.beside").inner_text()
    assert "(a)" in beside
    assert "(d)" in beside
    cells = page.locator("table.cmp td:not(.beside)")
    assert cells.count() == 3
    assert all(len(cell) > 80 for cell in cells.all_inner_texts())
    seen.check(address)


def test_change_the_language_and_keep_the_place(seen: Watched, address: str) -> None:
    page = seen.page
    for path in (
        "/country/UG?pillar=Protection",
        "/country/UG?pillar=Protection#VIC-02",
        "/search?q=forced+labour&kind=law&page=2",
        f"/law/{PALERMO}/art_3__para_a",
    ):
        page.goto(address + path)
        before = page.url.removeprefix(address)
        page.get_by_role("navigation", name="Language").get_by_role("link", name="Español").click()
        assert page.locator("html").get_attribute("lang") == "es"
        page_before, hash, place = before.partition("#")
        assert (
            page.url.removeprefix(address) == f"{page_before}{'&' if '?' in page_before else '?'}lang=es{hash}{place}"
        )
        seen.check(address)
    page.get_by_role("link", name="Países", exact=True).first.click()
    assert page.locator("html").get_attribute("lang") == "es"


def test_without_scripts_everything_but_the_copy_button_is_there(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/law/{PALERMO}/art_3")
    assert page.locator("#oscola").inner_text()
    assert page.locator("button.copy").count() == 0
    page.get_by_role("navigation", name="Language").get_by_role("link", name="Español").click()
    assert page.locator("html").get_attribute("lang") == "es"
    context.close()
