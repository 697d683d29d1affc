"""Every word of an XML law is in its tree, once and in order; notes and struck words stand beside it, complete."""

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from ingest.model import Law, Provision
from ingest.reading import read

FIXTURES = sorted((Path(__file__).parent / "formats").glob("akn/*.xml")) + sorted(
    (Path(__file__).parent / "formats").glob("clml/*.xml")
)
SKIPPED = {
    "akn": {"meta", "toc", "staticContent"},
    "clml": {"Metadata", "Contents", "Commentaries", "Footnotes", "Versions", "Resources"},
}
NOTES = {"akn": {"authorialNote", "remark", "noteRef", "note"}, "clml": {"ExplanatoryNotes", "EarlierOrders"}}
STRUCK = {"akn": {"del"}, "clml": {"Repeal"}}
INLINE = {
    "a", "b", "i", "u", "sup", "sub", "span", "inline", "ref", "mref", "rref", "ins", "del", "def", "term",
    "date", "docDate", "docTitle", "docNumber", "quotedText", "mn", "math", "em", "strong", "Emphasis",
    "Strong", "Underline", "SmallCaps", "Superior", "Inferior", "Addition", "Substitution", "Repeal", "Term",
    "Citation", "CitationSubRef", "Acronym", "Abbreviation", "InlineAmendment", "CommentaryRef", "FootnoteRef",
    "InternalLink", "ExternalLink", "authorialNote", "remark",
}  # fmt: skip


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


def source(element: etree._Element, format: str, inside: bool = False) -> Iterator[tuple[str, str]]:
    """Character data with where it belongs: `law`, `note` or `struck`."""
    name = local(element)
    if not name or name in SKIPPED[format] or is_title(element, format):
        return
    if name in NOTES[format] or element.get("name") == "noteAuthorial":
        yield "note", " " + " ".join(element.itertext()) + " "
        return
    if name in STRUCK[format] and re.search(r"\w", "".join(element.itertext())):
        yield "struck", " ".join(element.itertext())
        return
    gap = "" if name in INLINE else " "
    yield "law", gap + (element.text or "")
    for child in element:
        yield from source(child, format)
        yield "law", child.tail or ""
    yield "law", gap


def is_title(element: etree._Element, format: str) -> bool:
    if format == "clml":
        parent = element.getparent()
        return local(element) in ("Title", "MultilineTitle") and parent is not None and "Prelims" in local(parent)
    document = element.getroottree().getroot()
    main = next((child for child in document if local(child) in ("act", "bill", "doc")), document)
    fronts = [above for above in element.iterancestors() if local(above) in ("preface", "preamble")]
    return local(element) == "docTitle" and any(front.getparent() is main for front in fronts)


def in_source(data: bytes, format: str, kind: str) -> list[str]:
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    put_numbers_first(root)
    return words("".join(text for place, text in source(root, format) if place == kind))


def put_numbers_first(root: etree._Element) -> None:
    """A group prints the heading above the number of its one paragraph; a tree reads number, then heading."""
    for group in root.iter("{*}P1group", "{*}P2group", "{*}P3group"):
        numbered = [child for child in group if re.fullmatch("P[1-7]", local(child))]
        title = next((child for child in group if local(child) == "Title"), None)
        number = next((child for child in numbered[0] if local(child) == "Pnumber"), None) if numbered else None
        if len(numbered) == 1 and title is not None and number is not None:
            number.tail = None
            group.insert(group.index(title), number)


def in_tree(nodes: tuple[Provision, ...], kind: str, place: str = "law") -> Iterator[str]:
    for node in nodes:
        here = "note" if node.kind == "note" else "struck" if (node.kind, node.status) == ("block", "former") else place
        if here == kind:
            yield from words(f"{node.number} {node.heading} {node.text}")
        yield from in_tree(node.children, kind, here)


def missing_list_numbers(found: list[str], law: list[str]) -> list[str]:
    """What the tree has beyond the source: only the numbers that a list prints before its items by itself."""
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
    extra = missing_list_numbers(in_source(data, format, "law"), list(in_tree(law.body, "law")))
    items = len(re.findall(rb"<(?:\w+:)?ListItem", data)) if format == "clml" else 0
    assert len(extra) <= items
    assert all(re.fullmatch(r"[a-z]{1,5}|\d{1,2}|[IVX]+", word) for word in extra)
    assert sorted(in_source(data, format, "struck")) == sorted(in_tree(law.body, "struck"))
    if format == "akn":
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
        missing_list_numbers(found, [word for word in tree if word != found[-1]])
