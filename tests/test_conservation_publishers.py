"""Every word of a publisher's XML law is in its tree, once and in order; notes and other wordings stand beside it.

The words are gathered here by other means than in the readers: what is skipped and what is a note, by name, no more.
Known exceptions: the number that an Irish section prints a second time; the quotation mark around a Chilean bill; the
numbers that lists and articles of the Declaration have in attributes only.
"""

import csv
import os
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from lxml import etree

from ingest.errors import ParseError
from ingest.model import Law, Provision
from ingest.reading import read

SKIPPED = {
    "justice_canada": {"Identification", "RecentAmendments", "FootnoteRef"},
    "uslm": {"meta", "page"},
    "isb_xml": {"metadata", "acttoc", "actsreferredto"},
    "formex": {"BIB.INSTANCE", "FAM.COMP", "INFO.CONSLEG", "INFO.PROD"},
    "boe_xml": {"status", "metadatos"},
    "gii_xml": {"jurabk", "langue", "kurzue", "ausfertigung-datum", "fundstelle", "standangabe", "TOC", "FnR",
                "gliederungskennzahl"},
    "bcn_xml": {"Identificador", "Metadatos"},
    "bwb_xml": {"intitule", "citeertitel", "meta-data", "noot.nr"},
    "riigiteataja_xml": {"metaandmed", "pealkiri", "aktViide", "viideURID", "normtehnmarkusNr", "osaNr", "peatykkNr",
                         "jaguNr", "jaotisNr", "paragrahvNr", "loigeNr", "alampunktNr"},
    "lexdania_xml": {"Meta"},
    "udhr_xml": set(),
}  # fmt: skip
NOTES = {
    "justice_canada": {"HistoricalNote", "Footnote", "Summary"},
    "uslm": {"note", "sourceCredit", "sidenote", "legislativeHistory"},
    "formex": {"NOTE"}, "gii_xml": {"fussnoten", "Footnotes"}, "bwb_xml": {"noot"},
    "riigiteataja_xml": {"muutmismarge", "normtehnmarkus", "veaparandus"}, "lexdania_xml": {"Nota"},
    "udhr_xml": {"note"},
}  # fmt: skip
INLINE = {
    "a", "b", "i", "u", "sup", "sub", "span", "em", "strong", "font", "xref", "inline", "ref", "term", "date",
    "Emphasis", "XRefExternal", "XRefInternal", "DefinedTermEn", "DefinedTermFr", "DefinitionRef", "Repealed",
    "DefinitionEnOnly", "Language", "HT", "DATE", "FT", "REF.DOC", "REF.DOC.OJ", "QUOT.START", "QUOT.END", "TXT",
    "intref", "extref", "nadruk", "redactie", "SP", "SUP", "SUB", "Char", "tavatekst", "viide", "kuvatavTekst",
    "amendingAction", "quotedText", "shortTitle", "headingText", "emdash", "odq", "cdq", "osq", "csq", "euro", "afada",
    "Efada", "ifada",
}  # fmt: skip
SIGNS = {"odq": "“", "cdq": "”", "osq": "‘", "csq": "’", "emdash": "—", "afada": "á", "Efada": "É", "ifada": "í"}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
FIXTURES = sorted(path for name in SKIPPED for path in (Path(__file__).parent / "formats" / name).glob("*.xml"))


def mirrored() -> list[tuple[str, Path]]:
    folder = os.environ.get("MANUMIT_MIRROR")
    if not folder:
        return []
    with (Path(folder) / "index.csv").open(encoding="utf-8", newline="") as rows:
        return [(row["format"], Path(folder) / row["path"]) for row in csv.DictReader(rows) if row["format"] in SKIPPED]


def local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def words(text: str) -> list[str]:
    return re.findall(r"\w+", re.sub("[\u00ad\u200b\u2060\ufeff]", "", text))


def is_skipped(element: etree._Element, format: str) -> bool:
    name, parent = local(element), element.getparent()
    above = [local(found) for found in element.iterancestors()]
    if format == "uslm" and (name == "toc" or "footnoteRef" in element.get("class", "")):
        return name != "toc" or "quotedContent" not in above
    if format == "udhr_xml" and name == "title":
        return parent is not None and local(parent) == "udhr"
    return name in SKIPPED[format] or (format == "gii_xml" and name == "enbez" and "Inhalt" in (element.text or ""))


def is_title(element: etree._Element) -> bool:
    """Whether an element is the title of a document: told apart from its text, but for the footnotes called in it."""
    parent = element.getparent()
    above = local(parent) if parent is not None else ""
    return local(element) == "Titel" or (local(element) == "TITLE" and above in ("ACT", "CONS.DOC"))


def is_note(element: etree._Element, format: str) -> bool:
    if local(element) == "redactie":
        return element.get("type") != "vervanging"
    if format == "boe_xml" and local(element) == "p":
        return element.get("class", "").startswith("nota")
    return local(element) in NOTES.get(format, set())


def text_of(element: etree._Element, format: str) -> str:
    """An element's first words: signs for which it stands, raised digits, HTML inside of character data."""
    text = SIGNS.get(local(element), "") + (element.text or "")
    if format != "riigiteataja_xml":
        return text
    if local(element) == "sup":
        return text.translate(RAISED)
    raised = re.sub(r"<sup>(\d+)</sup>", lambda found: found[1].translate(RAISED), text)
    return unescape(re.sub(r"<[^<>]+>", " ", raised))


def source(element: etree._Element, format: str, place: str = "law") -> Iterator[tuple[str, str]]:
    """Character data with where it belongs: `law` or `note`."""
    if not local(element) or is_skipped(element, format):
        return
    if is_title(element) or is_note(element, format):
        place = "note" if is_note(element, format) else "title"
    gap = "" if local(element) in INLINE else " "
    yield place, gap + text_of(element, format)
    for child in element:
        yield from source(child, format, place)
        yield place, child.tail or ""
    yield place, gap


def prepared(data: bytes, format: str) -> etree._Element:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    if format == "justice_canada":
        keep_the_long_title(root)
        put_numbers_first(root)
    if format == "isb_xml":
        drop_repeated_numbers(root)
    if format == "boe_xml":
        keep_the_wording_in_force(root)
    return root


def keep_the_long_title(root: etree._Element) -> None:
    """Where an Act is cited by a short title, its long title is part of its text."""
    identification = root.find("Identification")
    short = root.find("Identification/ShortTitle")
    long_title = root.find("Identification/LongTitle")
    if (
        identification is not None
        and short is not None
        and short.get("status") == "official"
        and long_title is not None
    ):
        identification.addnext(long_title)


def put_numbers_first(root: etree._Element) -> None:
    """A marginal note is printed before the number, and a schedule's reference before its title."""
    for note in list(root.iter("MarginalNote")):
        label = note.getnext()
        if label is not None and local(label) == "Label":
            note.addprevious(label)
    for reference in list(root.iter("OriginatingRef")):
        parent = reference.getparent()
        assert parent is not None
        parent.append(reference)


def drop_repeated_numbers(root: etree._Element) -> None:
    for section in root.iter("sect"):
        paragraph = section.find("p")
        bold = paragraph.find("b") if paragraph is not None else None
        if bold is not None and (bold.text or "").strip() == (section.findtext("number") or "").strip():
            bold.text = ""


def keep_the_wording_in_force(root: etree._Element) -> None:
    """Of several wordings, keep the last that is in force on the day of the update."""
    today = (root.findtext(".//fecha_actualizacion") or "99999999")[:8]
    for block in root.iter("bloque"):
        wordings = sorted(block.findall("version"), key=lambda found: found.get("fecha_vigencia", ""))
        begun = [found for found in wordings if found.get("fecha_vigencia", "") <= today] or wordings[:1]
        for wording in wordings:
            if wording is not begun[-1]:
                block.remove(wording)


def in_tree(nodes: tuple[Provision, ...], kind: str, place: str = "law") -> Iterator[str]:
    for node in nodes:
        apart = node.status == "former" or (node.kind == "note" and node.status)
        here = "other" if apart else "note" if node.kind == "note" else place
        if here == kind:
            yield from words(f"{node.number} {node.heading} {node.text}")
        yield from in_tree(node.children, kind, here)


def in_source(data: bytes, format: str, kind: str) -> list[str]:
    return words("".join(text for place, text in source(prepared(data, format), format) if place == kind))


def beyond(found: list[str], law: list[str]) -> list[str]:
    """What the tree has beyond the source, which must be in it whole and in order."""
    extra, at = [], 0
    for word in law:
        if at < len(found) and found[at] == word:
            at += 1
        else:
            extra.append(word)
    assert at == len(found), f"the tree lacks or moves words from: {' '.join(found[at : at + 12])}"
    return extra


def check(format: str, path: Path) -> None:
    data = path.read_bytes()
    law: Law = read(data, format=format, where=path.name)
    extra = beyond(in_source(data, format, "law"), list(in_tree(law.body, "law")))
    if format == "udhr_xml":
        assert all(re.fullmatch(r"\d+|[\w/]", word) or word.isdigit() for word in extra)
    else:
        assert extra == []
    assert sorted(in_source(data, format, "note")) == sorted(in_tree(law.body, "note"))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_word_of_a_fixture_is_in_the_tree_once(path: Path) -> None:
    check(path.parent.name, path)


@pytest.mark.skipif(not mirrored(), reason="MANUMIT_MIRROR is not set: NO OFFICIAL DOCUMENT WAS CHECKED")
@pytest.mark.parametrize(("format", "path"), mirrored(), ids=lambda value: getattr(value, "stem", value))
def test_every_word_of_an_official_document_is_in_the_tree_once(format: str, path: Path) -> None:
    check(format, path)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_check_sees_a_lost_word(path: Path) -> None:
    data = path.read_bytes()
    law = read(data, format=path.parent.name, where=path.name)
    found = in_source(data, path.parent.name, "law")
    tree = list(in_tree(law.body, "law"))
    with pytest.raises(AssertionError, match="lacks or moves"):
        beyond(found, [word for word in tree if word != found[-1]])


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_an_unknown_element_with_words_is_named(path: Path) -> None:
    root = etree.fromstring(path.read_bytes())
    names = (
        "Body",
        "section",
        "sect",
        "ENACTING.TERMS",
        "version",
        "text",
        "EstructurasFuncionales",
        "artikel",
        "sisu",
    )
    holder = [*root.iter(*(f"{{*}}{name}" for name in (*names, "DokumentIndhold", "article")))][-1]
    etree.SubElement(holder, etree.QName(etree.QName(root).namespace, "riddle")).text = "What am I?"
    with pytest.raises(ParseError, match="<riddle>"):
        read(etree.tostring(root), format=path.parent.name, where=path.name)


@pytest.mark.parametrize("format", sorted(SKIPPED))
@pytest.mark.parametrize("data", [b"<html><p>x</p></html>", b"<akomaNtoso><act>x</act></akomaNtoso>", b"<a>"])
def test_another_kind_of_file_is_refused(format: str, data: bytes) -> None:
    with pytest.raises(ParseError):
        read(data, format=format, where="x.xml")


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_cut_anywhere_is_a_parse_error(path: Path) -> None:
    data = path.read_bytes().rstrip()
    for end in range(0, len(data) - 1, max(len(data) // 30, 1)):
        with pytest.raises(ParseError):
            read(data[:end], format=path.parent.name, where=path.name)
