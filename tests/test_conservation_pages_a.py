"""Every word of a publisher's page is in its tree once: the law in order, notes and old wordings apart from it.

The words are gathered here by other means than in the readers: Beautiful Soup takes away what is around the law, and a
plain tokenizer follows what is struck out. Known exceptions: the sign of an ordinal ("1º", "1o"), and rubrics and side
notes, which pages print before the number that they are the heading of.
"""

import csv
import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ingest.errors import ParseError
from ingest.model import BASIC_UNITS, Provision
from ingest.reading import read

PLACES = {
    "planalto_html": "body, .lei-conteudo", "infoleg_html": "body", "dof_html": "#DivDetalleNota",
    "funcionpublica_html": ".descripcion-contenido, body.documento_cms", "lawphil_html": "table blockquote",
    "isb_html": "#act",
}  # fmt: skip
AROUND = {
    "planalto_html": ".lei-conteudo > h1", "infoleg_html": "#encabezado_norma", "dof_html": "td.txt",
    "funcionpublica_html": "button, [role=dialog], header, footer, #lectorControles, .slider, .toc, .jurisprudencia, "
    "[style^='visibility:hidden']",
    "lawphil_html": "cite, a.id", "isb_html": "colgroup",
}  # fmt: skip
UNREAD = {"mx_dof-nota-5746354.html": "the note is a link to its text, and is refused"}
INVISIBLE = ("script", "style", "title", "head", "noscript")
BLOCK = {"p", "div", "br", "td", "th", "tr", "table", "li", "ul", "dl", "dd", "dt", "h1", "h2", "h3", "hr", "dir",
         "center", "blockquote"}  # fmt: skip
INSIDE = (
    rb"DivDetalleNota.>",
    rb"DivDetalleNota.",
    rb"descripcion-contenido\W",
    rb"documento_cms\W",
    rb"<blockquote",
    rb"id=.act\W",
    rb"<body",
)
STRIKES = {"strike", "s", "del"}
FIXTURES = sorted(path for name in PLACES for path in (Path(__file__).parent / "formats" / name).glob("*.[hj]*"))


def mirrored() -> list[tuple[str, Path]]:
    folder = os.environ.get("MANUMIT_MIRROR")
    if not folder:
        return []
    with (Path(folder) / "index.csv").open(encoding="utf-8", newline="") as rows:
        found = [(row["format"], Path(folder) / row["path"]) for row in csv.DictReader(rows)]
    return [(format, path) for format, path in found if format in PLACES]


def words(text: str) -> list[str]:
    seen = unicodedata.normalize("NFC", re.sub("[\u00ad\u200b\u2060\ufeff]", "", text))
    return re.findall(r"\w+", re.sub(r"(?<=[\dnN])\s+o(?!\w)", "o", re.sub("[º°]", "o", seen)))


class Striking(HTMLParser):
    """Sorts character data into what stands and what is struck out, by tags and by style, with no tree at all."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[bool, str]] = []
        self._tags: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = dict(attrs).get("style") or ""
        if tag not in ("br", "hr", "img", "p", "meta", "link", "input", "col", "area"):
            self._tags.append((tag, tag in STRIKES or "line-through" in style))
        self._gap(tag)

    def handle_endtag(self, tag: str) -> None:
        at = next((at for at in range(len(self._tags) - 1, -1, -1) if self._tags[at][0] == tag), None)
        if at is not None:
            del self._tags[at]
        self._gap(tag)

    def handle_data(self, data: str) -> None:
        self.found.append((any(struck for _, struck in self._tags), data))

    def _gap(self, tag: str) -> None:
        if tag in BLOCK:
            self.found.append((False, " "))


def source_words(data: bytes, format: str) -> tuple[list[str], list[str]]:
    """The words of a page that stand, in order, and those that are struck out."""
    page = BeautifulSoup(mended(decoded(data, format)), "html.parser")
    for found in [*page.select(AROUND[format]), *page.find_all(INVISIBLE)]:
        found.extract()
    for crest in page.select("table:has(img)")[: format == "planalto_html"]:
        crest.extract()
    for label in page.select("p:has(> b:-soup-contains('Subtipo:'))"):
        label.extract()
    sorter = Striking()
    places = page.select(PLACES[format])
    outer = [place for place in places if not any(above in places for above in place.parents)] or [page]
    for place in outer:
        sorter.feed(str(place))
    stands = words("".join(text if not struck else " " for struck, text in sorter.found))
    gone = words("".join(text if struck else " " for struck, text in sorter.found))
    return stands, gone


def decoded(data: bytes, format: str) -> str:
    """The words of a page: line by line in the encoding that it is in."""
    lines = []
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            lines.append(line.decode("cp1252"))
    text = "\n".join(lines)
    if format == "isb_html":
        return re.sub(r"(?s)(?:ARRANGEMENT OF SECTIONS|CONTENTS)\s*</p>.*?(?=<img[^>]*harp)", "</p>", text)
    return text


def mended(text: str) -> str:
    """The page itself: out of its wrapper of JavaScript, with the ends that tags lack."""
    if "export default" in text[:400]:
        text = json.JSONDecoder().raw_decode(text, text.index("{"))[0]["conteudo"]
    text = re.sub(r"(?s)<!--.*?-->|<[?!][^>]*>", "", text)
    return re.sub(r"<(\w+)(?=<)", r"<\1>", text)


def tree_texts(nodes: tuple[Provision, ...], gone: bool = False) -> Iterator[tuple[str, str, Provision]]:
    """What the nodes say, each with its place: law, note or former."""
    for node in nodes:
        former = gone or node.status == "former"
        own_note = node.kind == "note" and node.status != "former"
        place = "note" if own_note else "former" if former else "law"
        yield place, f"{node.number} {node.heading} {node.text}", node
        yield from tree_texts(node.children, former)


def in_tree(law: tuple[Provision, ...], place: str) -> list[str]:
    return [word for where, text, _ in tree_texts(law) if where == place for word in words(text)]


def followed(wanted: list[str], found: list[str], at: int) -> int:
    """Where in `found` the words wanted end, one after the other; past the end if they do not."""
    for word in wanted:
        while at < len(found) and found[at] != word:
            at += 1
        at += 1
    return at


def check_order(law: tuple[Provision, ...], stands: list[str]) -> None:
    at = 0
    for where, text, node in tree_texts(law):
        if where != "law":
            continue
        ends = [followed(words(text), stands, at)]
        if node.heading and (node.kind in BASIC_UNITS or node.kind.endswith(("section", "paragraph"))):
            ends.append(followed(words(f"{node.heading} {node.number} {node.text}"), stands, at))
        at = min(ends)
        assert at <= len(stands), f"the tree lacks or moves words at: {text[:80]}"


def check(format: str, path: Path) -> None:
    data = path.read_bytes()
    law = read(data, format=format, where=path.name).body
    stands, gone = source_words(data, format)
    assert Counter(in_tree(law, "law") + in_tree(law, "note")) == Counter(stands)
    assert Counter(in_tree(law, "former")) == Counter(gone)
    check_order(law, stands)


def named(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("path", FIXTURES, ids=named)
def test_every_word_of_a_fixture_is_in_the_tree_once(path: Path) -> None:
    check(path.parent.name, path)


@pytest.mark.skipif(not mirrored(), reason="MANUMIT_MIRROR is not set: NO OFFICIAL DOCUMENT WAS CHECKED")
@pytest.mark.parametrize(("format", "path"), mirrored(), ids=lambda value: getattr(value, "name", value))
def test_every_word_of_an_official_document_is_in_the_tree_once(format: str, path: Path) -> None:
    if path.name not in UNREAD:
        check(format, path)
        return
    with pytest.raises(ParseError, match="no numbered section"):
        read(path.read_bytes(), format=format, where=path.name)


@pytest.mark.parametrize("path", FIXTURES, ids=named)
def test_the_check_sees_words_that_were_moved(path: Path) -> None:
    law = read(path.read_bytes(), format=path.parent.name, where=path.name).body
    stands, _ = source_words(path.read_bytes(), path.parent.name)
    with pytest.raises(AssertionError, match="lacks or moves"):
        check_order((*law[::-1], *law), stands)


@pytest.mark.parametrize("path", FIXTURES, ids=named)
def test_the_check_counts_the_words_of_the_law(path: Path) -> None:
    stands, gone = source_words(path.read_bytes(), path.parent.name)
    assert len(stands) > 25
    assert bool(gone) == (path.parent.name == "planalto_html" or path.name == "macondo_gestor.html")


@pytest.mark.parametrize("path", [path for path in FIXTURES if path.suffix != ".js"], ids=named)
def test_an_unknown_element_with_words_is_named(path: Path) -> None:
    data = path.read_bytes()
    begins = next(found for place in INSIDE if (found := re.search(place, data)))
    inside = re.compile(rb"<(?:div|span|p|b)\b|$").search(data, begins.end())
    assert inside
    changed = data[: inside.start()] + b"<riddle>What am I?</riddle>" + data[inside.start() :]
    with pytest.raises(ParseError, match="<riddle>"):
        read(changed, format=path.parent.name, where=path.name)


@pytest.mark.parametrize("format", sorted(PLACES))
@pytest.mark.parametrize("data", [b"<html><p>x</p></html>", b"<html><body><h1>404 Not Found</h1></body></html>", b"x"])
def test_another_page_is_refused(format: str, data: bytes) -> None:
    with pytest.raises(ParseError):
        read(data, format=format, where="x.html")


OPEN_STRIKE = "<body><p>Art. 1º <strike>Velho.</strike> Novo.</p><table><tr><td><strike>Antes.</td></tr></table>"


def test_a_strike_that_is_left_open_in_a_cell_ends_with_it() -> None:
    page = f"{OPEN_STRIKE}<p>Art. 2º Fica.</p></body>"
    law = read(page.encode("cp1252"), format="planalto_html", where="a pretend law")
    assert [unit.text for unit in law.units()] == ["Novo.", "Fica."]


def test_a_strike_around_paragraphs_strikes_them_all() -> None:
    page = "<body><p>Art. 1º Fica.</p><strike><p>Art. 2º Sai.<p>Art. 3º Sai também.</strike><p>Art. 4º Fica.</p>"
    law = read(page.encode("cp1252"), format="planalto_html", where="a pretend law")
    assert [(unit.text, unit.status) for unit in law.units()] == [
        ("Fica.", ""),
        ("Sai.", "former"),
        ("Sai também.", "former"),
        ("Fica.", ""),
    ]


def test_lost_letters_are_reported() -> None:
    path = Path(__file__).parent / "formats/planalto_html/ruritania_mojibake.js"
    law = read(path.read_bytes(), format="planalto_html", where=path.name)
    assert any("could not be decoded" in warning for warning in law.warnings)


def test_two_encodings_in_one_page_are_both_read() -> None:
    path = Path(__file__).parent / "formats/dof_html/olancho_ley.html"
    law = read(path.read_bytes(), format="dof_html", where=path.name)
    assert any("two encodings" in warning for warning in law.warnings)
    assert any("engaño" in unit.text for unit in law.units())
