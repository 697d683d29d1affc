"""Every word of a law on its publisher's page is in its tree, once and in order; notes and other wordings stand beside it.

The words are gathered here by other means than in the readers: what is skipped and what is a note, by class, no more.
Known exceptions: numbers of items that Norwegian pages have in attributes only; the order of notes.
"""

import csv
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html

from ingest.errors import ParseError
from ingest.model import Law, Provision
from ingest.reading import read

FORMATS = ("eurlex_xhtml", "justel_html", "eli_pl_html", "rada_html", "lovdata_xhtml", "normattiva_json")
INLINE = {"a", "b", "i", "em", "strong", "sup", "sub", "span", "font", "small", "u"}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PAGE_HEADS = {
    "reference", "disclaimer", "hd-modifiers", "toc-1", "toc-2", "toc-3", "title-fam-member", "title-fam-member-star",
    "title-doc-oj-reference", "no-doc-c",
}  # fmt: skip
TITLES = ("doc-ti", "oj-doc-ti", "title-doc-first", "title-doc-last")
NOTE_CLASSES = {
    "eurlex_xhtml": {"note", "oj-note", "footnote"}, "lovdata_xhtml": {"changesToParent", "footnote"},
    "eli_pl_html": {"tooltip-text"}, "normattiva_json": {"art_aggiornamento-akn", "note-akn"},
}  # fmt: skip
SKIPPED_CLASSES = {
    "lovdata_xhtml": {"documentHeader", "footnotereference"}, "normattiva_json": {"art_aggiornamento_separator-akn"},
    "eli_pl_html": {"qmark-opn", "qmark-cls", "gloss-section", "show-all"},
}  # fmt: skip
FIXTURES = sorted(
    path
    for name in FORMATS
    for path in (Path(__file__).parent / "formats" / name).glob("*")
    if path.suffix != ".outline"
)


def mirrored() -> list[tuple[str, Path]]:
    folder = os.environ.get("MANUMIT_MIRROR")
    if not folder:
        return []
    with (Path(folder) / "index.csv").open(encoding="utf-8", newline="") as rows:
        return [(row["format"], Path(folder) / row["path"]) for row in csv.DictReader(rows) if row["format"] in FORMATS]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub("[\u00ad\u200b\u2060\ufeff]", "", text))


def text_of(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def page(text: str) -> etree._Element:
    return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode(), html.HTMLParser(encoding="utf-8"))


def classes(element: etree._Element) -> set[str]:
    return set(element.get("class", "").split())


def plain(element: etree._Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


def is_skipped(element: etree._Element, format: str, titles: set[str]) -> bool:
    css = classes(element)
    if element.tag in ("head", "script", "style", "title") or css & SKIPPED_CLASSES.get(format, set()):
        return True
    if format == "eurlex_xhtml":
        heads = any(name.removeprefix("oj-").startswith("hd-") for name in css) or css & PAGE_HEADS
        called = element.tag == "a" and re.match(r"#(ntr|E\d)", element.get("href", ""))
        arrow = "arrow" in css and element.getparent().tag == "td"
        return bool(heads or called or arrow or (css & set(TITLES) and plain(element) in titles))
    if format == "lovdata_xhtml":
        return element.tag == "h1"
    return format == "eli_pl_html" and (element.tag == "h1" or (element.tag == "h2" and not is_annex(element)))


def is_annex(head: etree._Element) -> bool:
    return "Załącznik" in plain(head) and "jednolity" not in plain(head)


def is_note(element: etree._Element, format: str) -> bool:
    said = plain(element) if format == "eurlex_xhtml" and element.tag in ("a", "p", "span") else ""
    if re.fullmatch(r"[►▼◄]\s*(?:[A-Z]\d*)?", said) or re.match(r"ELI:|ISSN ", said):
        return True
    return bool(classes(element) & NOTE_CLASSES.get(format, set()))


def source(element: etree._Element, format: str, titles: set[str], place: str = "law") -> Iterator[tuple[str, str]]:
    """Character data with where it belongs: `law` or `note`."""
    if not isinstance(element.tag, str) or is_skipped(element, format, titles):
        return
    place = "note" if is_note(element, format) else place
    gap = "" if element.tag in INLINE else " "
    if "gloss-link" in classes(element):
        for child in element:
            yield from source(child, format, titles, place) if "tooltip-text" in classes(child) else ()
        return
    raised = element.tag == "sup" and format == "eli_pl_html"
    number = element.get("data-name", "") if element.tag == "li" else ""
    yield place, f"{gap}{number} " if number else gap
    yield place, (element.text or "").translate(RAISED) if raised else element.text or ""
    for child in element:
        yield from source(child, format, titles, place)
        yield place, child.tail or ""
    yield place, gap


def titles_of(root: etree._Element) -> set[str]:
    """The titles printed before the first article."""
    found: set[str] = set()
    for element in root.iter():
        css = classes(element) if isinstance(element.tag, str) else set()
        if any(name.endswith(("ti-art", "title-article-norm")) for name in css):
            break
        found |= {plain(element)} if css & set(TITLES) else set()
    return found


def classed(data: bytes, format: str) -> Iterator[tuple[str, str]]:
    root = page(text_of(data))
    yield from source(root, format, titles_of(root))


def italian(data: bytes, format: str) -> Iterator[tuple[str, str]]:
    answers = json.loads(data)
    for answer in answers if isinstance(answers, list) else [answers]:
        last = answer["data"]["atto"] or answer["data"]["lista"][-1]
        yield from source(page(last["articoloHtml"]), format, set())


def ukrainian(data: bytes, format: str) -> Iterator[tuple[str, str]]:
    """Notes are what stands in braces, a paragraph all in italics, and the place in the gazette."""
    body = page(text_of(data)).get_element_by_id("article")
    for element in body.iter("sup"):
        raised = plain(element).strip("- ").translate(RAISED)
        element.text = raised
    for element in body.iter("br", "p", "td"):
        element.tail = f"\n{element.tail or ''}"
    depth = 0
    for block in body.iter("p"):
        text = "".join(str(piece) for piece in block.itertext()).replace("[ image ]", "")
        italics = "".join(plain(found) for found in block.iter("i"))
        apart = bool(italics and italics == " ".join(text.split())) or text.strip().startswith("(Відомості Верховної")
        for piece in re.split(r"([{}])", text):
            depth += (piece == "{") - (piece == "}")
            yield "note" if depth or apart else "law", piece
        yield "law", "\n"


def belgian(data: bytes, format: str) -> Iterator[tuple[str, str]]:
    """Three boxes in the order of reading; notes are in angle brackets, or listed below a rule."""
    text = text_of(data)
    boxes = {
        name: re.search(rf'<h2 id="{name}".*?</h2>(.*?)</div>', text, re.S) for name in ("sw_prev", "text", "sw_sign")
    }
    for name, found in boxes.items():
        body = re.sub(r"<sup><font color=red>.*?</font></sup>", "", found[1] if found else "", flags=re.S)
        ruled = False
        for line in re.split(r"<br\s*/?>", body, flags=re.IGNORECASE):
            said = "".join(str(piece) for piece in page(f"<p>{line}</p>").itertext())
            ruled = (ruled or "-----" in said) and "NAME=" not in line
            listed = ruled and re.match(r"\s*\(\d+\)", said)
            for piece in re.split(r"(<[^<>]*>)", said) if name == "text" else [said]:
                yield "note" if piece.startswith("<") or listed else "law", f"{piece} "


SOURCES = {"normattiva_json": italian, "rada_html": ukrainian, "justel_html": belgian}


def in_source(data: bytes, format: str, kind: str) -> list[str]:
    found = SOURCES.get(format, classed)(data, format)
    return words("".join(text for place, text in found if place == kind))


def in_tree(nodes: tuple[Provision, ...], kind: str, place: str = "law") -> Iterator[str]:
    for node in nodes:
        apart = node.status == "former" or (node.kind == "note" and node.status)
        here = "other" if apart else "note" if node.kind == "note" else place
        if here == kind:
            yield from words(f"{node.number} {node.heading} {node.text}")
        yield from in_tree(node.children, kind, here)


def check(law: list[str], found: list[str]) -> None:
    at = next(
        (at for at, pair in enumerate(zip(law, found, strict=False)) if pair[0] != pair[1]), min(len(law), len(found))
    )
    differ = f"from word {at}: source {law[at : at + 8]}, tree {found[at : at + 8]}"
    assert law == found, f"the tree lacks, adds or moves words {differ}"


def check_document(format: str, path: Path) -> None:
    data = path.read_bytes()
    law: Law = read(data, format=format, where=path.name)
    check(in_source(data, format, "law"), list(in_tree(law.body, "law")))
    assert sorted(in_source(data, format, "note")) == sorted(in_tree(law.body, "note"))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_word_of_a_fixture_is_in_the_tree_once(path: Path) -> None:
    check_document(path.parent.name, path)


@pytest.mark.skipif(not mirrored(), reason="MANUMIT_MIRROR is not set: NO OFFICIAL DOCUMENT WAS CHECKED")
@pytest.mark.parametrize(("format", "path"), mirrored(), ids=lambda value: getattr(value, "stem", value))
def test_every_word_of_an_official_document_is_in_the_tree_once(format: str, path: Path) -> None:
    check_document(format, path)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_check_sees_a_lost_word_and_a_moved_one(path: Path) -> None:
    law = in_source(path.read_bytes(), path.parent.name, "law")
    for wrong in (law[:-1], law[1:], [law[1], law[0], *law[2:]]):
        with pytest.raises(AssertionError, match="lacks, adds or moves"):
            check(law, wrong)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_unknown_element_with_words_is_named(path: Path) -> None:
    riddle = "<riddle>What am I?</riddle>"
    text = path.read_text(encoding="utf-8")
    anchors = ("<h2 class=\\\"article-num-akn", "<A NAME='LNK0001' HREF='#LNKR", "</main>", "<p class=\"oj-normal\">THE", "<p class=\"norm\">", "<p class=\"normal\">Les",
               "<div class=\"unit ", "<p><a name=\"n5\">", "<p class=rvps2>")  # fmt: skip
    anchor = next((anchor for anchor in anchors if anchor in text), "<div> CODICE")
    with pytest.raises(ParseError, match="<riddle>"):
        read(text.replace(anchor, riddle + anchor).encode(), format=path.parent.name, where=path.name)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "data", [b"<html><body><p>x</p></body></html>", b"<akomaNtoso><act>x</act></akomaNtoso>", b"[1]"]
)
def test_another_kind_of_file_is_refused(format: str, data: bytes) -> None:
    with pytest.raises(ParseError):
        read(data, format=format, where="x.html")


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_cut_anywhere_is_refused_or_said_to_have_no_end(path: Path) -> None:
    data = path.read_bytes().rstrip()
    for end in range(0, len(data) - 10, max(len(data) // 30, 1)):
        try:
            law = read(data[:end], format=path.parent.name, where=path.name)
        except ParseError:
            continue
        assert any("no end" in warning for warning in law.warnings)
