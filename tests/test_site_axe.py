"""Every kind of page against WCAG 2.2 AA, by axe-core in a real browser: phone and desk, light and dark."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import site_database, site_terms
from tests.site_browser import WIDTHS, serving

axe = pytest.importorskip("axe_playwright_python.base", reason="axe is missing: pip install -e .[test]")

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RULES = {
    "runOnly": {"type": "tag", "values": TAGS}, "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"],
    "preload": False,
}  # fmt: skip
RUN = "rules => axe.run(rules).then(all => all.violations.flatMap(one => one.nodes.slice(0, 3).map(node => [one.id, `${node.target} ${node.failureSummary}`])))"
PRETEND = {
    "home": "/", "search": "/search", "hits": "/search?q=punished", "empty": "/search?q=zeppelin&in=XW",
    "countries": "/country", "country": "/country/XW", "body": "/country/XT", "pillar": "/country/XW?pillar=Protection",
    "elements": "/element", "element": "/element/VIC-02", "compare form": "/compare",
    "compare": "/compare?element=VIC-02&element=DEF-02&in=XW&in=XO", "matrix": "/matrix", "map": "/map/VIC-02",
    "timeline": "/timeline/XW", "law": "/law/xw-freedom-2014", "provision": "/law/xw-freedom-2014/sec_17__subsec_1",
    "hostile": "/law/xw-freedom-2014/sec_19", "digest": "/law/xo-law-212/art_24", "coverage": "/coverage",
    "about": "/about", "glossary": "/glossary", "missing": "/nowhere", "wrong": "/search?q=a&in=ZZ",
    "borrow": "/borrow/XO/VIC-02",
}  # fmt: skip
EMBEDDED = {
    "home": "/", "hits": "/search?q=non-punishment+of+victims", "country": "/country/UG",
    "pillar": "/country/TZ?pillar=Protection", "element": "/element/VIC-23", "matrix": "/matrix?group=OFF",
    "compare": "/compare?element=VIC-23&in=AR&in=MX&in=CO", "timeline": "/timeline/MX", "coverage": "/coverage",
    "glossary": "/glossary", "borrow": "/borrow/TZ/VIC-23",
}  # fmt: skip


@pytest.fixture(scope="module")
def pretend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = site_database.build(tmp_path_factory.mktemp("axe") / "manumit.db", terms=site_terms.rows())
    with serving(path) as address:
        yield address


@pytest.fixture(scope="module")
def embedded(embedded_db: Path) -> Iterator[str]:
    with serving(embedded_db) as address:
        yield address


@pytest.mark.parametrize("kind", PRETEND)
def test_pages_of_pretend_countries_meet_wcag(browser: Any, pretend: str, kind: str) -> None:
    assert broken(browser, pretend + PRETEND[kind]) == []


@pytest.mark.parametrize("kind", EMBEDDED)
def test_pages_of_the_embedded_corpus_meet_wcag(browser: Any, embedded: str, kind: str) -> None:
    assert broken(browser, embedded + EMBEDDED[kind]) == []


def test_axe_finds_what_is_wrong(browser: Any) -> None:
    page = browser.new_page()
    page.set_content("<html><body><input><p style='color:#bbb;background:#fff'>pale</p></body></html>")
    assert {"color-contrast", "label", "html-has-lang", "document-title"} <= {rule for rule, _ in violations(page)}
    page.close()


def violations(page: Any) -> list[tuple[str, str]]:
    page.evaluate(f"{axe.AXE_SCRIPT}; 0")
    return [(rule, why) for rule, why in page.evaluate(RUN, RULES)]


def broken(browser: Any, address: str) -> list[str]:
    """What is wrong with a page, at each width and in each scheme: rule, place, reason."""
    found = []
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto(address)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found += [f"{scheme} {width} {rule}: {why}" for rule, why in violations(page)]
        page.close()
    return found
