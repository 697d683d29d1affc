"""The site in a real browser: on a phone and on a desk, light and dark, with nothing asked of anybody else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import site_database, site_terms
from tests.site_browser import WIDTHS, Watched, serving

PAGES = [
    "/", "/search?q=non-punishment+of+victims", "/country/XW", "/element/VIC-02", "/matrix", "/coverage", "/about",
    "/compare?element=VIC-02&in=XW&in=XO", "/law/xw-freedom-2014/sec_17__subsec_1", "/law/xw-freedom-2014/sec_19",
    "/glossary", "/map/VIC-02", "/timeline/XW",
]  # fmt: skip
A4 = {"width": 794, "height": 1123}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the small knowledge base on this machine, for as long as the tests run."""
    path = site_database.build(tmp_path_factory.mktemp("browser") / "manumit.db", terms=site_terms.rows())
    with serving(path) as address:
        yield address


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_and_ask_nobody_else(browser: Any, address: str, width: int, scheme: str) -> None:
    seen = Watched(browser, width=width, color_scheme=scheme)
    for path in PAGES:
        assert seen.page.goto(address + path).status == 200
        seen.check(address)
        assert seen.page.locator("h1").count() == 1
    seen.page.close()


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_the_narrowest_phones_need_no_sideways_scrolling(browser: Any, address: str, language: str) -> None:
    """WCAG 2.2, 1.4.10 (reflow): 320 pixels."""
    seen = Watched(browser, width=320)
    for path in PAGES:
        seen.page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={language}")
        seen.check(address)
    seen.page.close()


def test_styles_of_the_maps_squares_name_no_ancestor() -> None:
    """A square is drawn once and used for each country; a rule that names an ancestor leaves the copies black."""
    css = (site_database.SITE / "static" / "style.css").read_text(encoding="utf-8")
    macros = (site_database.SITE / "templates" / "site" / "_macros.html").read_text(encoding="utf-8")
    assert 'class="sq r-{{ state }}"' in macros
    for name in ("sq", "back", *(f"r-{state}" for state in ("met", "gap", "nf", "beyond", "bp", "none"))):
        assert re.search(rf"(?m)(?:^|[}}/] ?|\n)\.{name}\{{", css), name


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_searches_narrows_and_opens_a_clause(browser: Any, address: str, width: int) -> None:
    seen = Watched(browser, width=width)
    page = seen.page
    page.goto(address)
    page.get_by_role("searchbox").first.fill("debt bondage")
    page.get_by_role("searchbox").first.press("Enter")
    assert "debt bondage" in page.locator("h1").inner_text()
    assert page.locator("mark").first.inner_text().lower() == "debt"
    page.get_by_role("checkbox", name="Laws").check()
    page.get_by_role("button", name="Apply").click()
    assert "kind=law" in page.url
    page.locator("h2.hit a").first.click()
    assert page.url.endswith("/law/xw-freedom-2014/sec_5__subsec_2")
    assert page.locator(".target").inner_text().endswith("Debt bondage is exploitation.")
    seen.check(address)
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_reader_opens_a_country_and_its_evidence(browser: Any, address: str, width: int) -> None:
    seen = Watched(browser, width=width, locale="es-MX")
    page = seen.page
    page.goto(f"{address}/country")
    page.get_by_role("link", name="Marca Occidental").click()
    assert page.locator("h1").inner_text() == "Marca Occidental"
    assert page.locator("#open + p + ol .st.nf").first.is_visible()
    page.locator("#findings ~ section a", has_text="Toda la evidencia").nth(1).click()
    assert page.locator("#VIC-02 mark").first.inner_text() == "not be put on trial or punished"
    seen.check(address)
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_term_is_explained_to_the_keyboard_and_to_a_tap(browser: Any, address: str, width: int) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{address}/law/xw-freedom-2014/sec_5__subsec_2")
    assert page.locator("a.term").get_attribute("title") == "Work that never pays off what is owed."
    clause = page.locator("#sec_5__subsec_2")
    clause.locator("a.n").focus()
    below = clause.bounding_box()["height"]
    page.keyboard.press("Tab")
    page.locator("a.term:focus-visible").wait_for()
    assert clause.bounding_box()["height"] > below + 20, "the definition opens in the text"
    page.keyboard.press("Enter")
    page.wait_for_url("**#word-debt-bondage")
    word = page.locator("div:target")
    assert "Work that never pays off what is owed." in word.inner_text()
    word.locator("dd a").click()
    page.wait_for_url("**#at-debt-bondage")
    assert page.locator("a:target").inner_text() == "Debt bondage"
    context.close()


def test_it_works_without_scripts_and_prints(browser: Any, address: str, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=A4)
    page = context.new_page()
    for path in ("/country/XW", "/law/xw-freedom-2014/sec_17"):
        page.goto(address + path)
        printed = page.pdf(path=tmp_path / "page.pdf", format="A4", print_background=True)
        assert printed.startswith(b"%PDF")
        assert len(printed) > 5_000
    context.close()


def test_a_law_that_holds_a_script_runs_nothing(browser: Any, address: str) -> None:
    seen = Watched(browser, width=1280)
    dialogs: list[str] = []
    seen.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for path in ("/law/xw-freedom-2014/sec_19", "/search?q=register", "/search?q=%3Cscript%3Ealert(1)%3C/script%3E"):
        seen.page.goto(address + path)
        assert seen.page.locator("main script, main img").count() == 0
    assert dialogs == []
    seen.check(address)
    seen.page.close()
