"""Lovdata, the pages of Norwegian law: acts and regulations in force, and acts that amend others.

`section` elements are parts and chapters, `legalArticle` is a §, `legalP` one of its paragraphs (ledd), which have no
number in most acts; a paragraph alone is the § itself. Items of lists have their letter in an attribute. What changed a
§ and when (`changesToParent`) is a note, and so are footnotes. A § that is to stand in another act, or is not yet in
force (`futureLegalArticle`), is quoted.
Left out: the head of the document with its table of contents, the marks that call footnotes.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from ingest.classed import PAGE, named, page
from ingest.errors import ParseError
from ingest.markup import (
    Place,
    Vocabulary,
    body_nodes,
    deeper,
    line,
    next_level,
    note,
    nothing,
    parts,
    roles,
    settled,
    within,
)  # fmt: skip
from ingest.model import Law, Provision
from ingest.xml import Part, aside, assemble, attribute, local, one_line, words_of

NAMES = {
    "documentHeader": "page-head", "section": "container", "futuresection": "container",
    "legalArticle": "article-of-law", "futureLegalArticle": "future-article", "legalArticleHeader": "article-head",
    "futureLegalArticleHeader": "article-head", "legalArticleValue": "article-number",
    "legalArticleTitle": "article-title", "legalP": "paragraph", "numberedLegalP": "paragraph",
    "changesToParent": "change-note", "footnote": "footnote", "footnotereference": "footnote-mark",
}  # fmt: skip
KINDS = {
    "del": "part", "bok": "book", "avdeling": "part", "avd": "part", "kapittel": "chapter", "kapitel": "chapter",
    "kap": "chapter", "avsnitt": "division", "vedlegg": "schedule",
}  # fmt: skip
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LABEL = re.compile(r"(.{1,40}?[.:]|\S{1,12}\s\S{1,6}(?=\s[–—-]\s))\s*[–—-]?\s*(.*)\Z", re.DOTALL)
LABEL_WORDS = 3
ARTICLE = re.compile(
    r"(?P<number>§+\s*[\d\w\-–]+(?:\s[a-zæøå](?=\W))?|(?:Artikkel|Art\.?)\s+\S+?)\s*[.:]?(?:\s+(?P<title>.*))?\Z", re.S
)
LEDD = re.compile(r"\((\d{1,3}\s?[a-z]?)\)\s+")
GONE = re.compile(r"\W*(?:opph?ev[ea]t|opphevd)\b", re.IGNORECASE)


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a Norwegian act; raise ParseError for other pages, cut ones and unknown elements with words."""
    root, warnings = page(data, where=where, whole=True)
    if not named(root, NAMES):
        raise ParseError(where, "none of its elements has a class of Lovdata; give another format.")
    main = next(iter(root.iter("main")), root)
    title = next((words_of(child) for child in main.iter("h1")), "")
    _name_heads(main)
    body = body_nodes(_front(list(parts(main, Place(where, VOCABULARY)))))
    return Law(title or _entry(root, "title"), body, warnings)


def _entry(root: etree._Element, name: str) -> str:
    """An entry of the document's head."""
    found = (words_of(child) for child in root.iter("dd") if child.get("class") == name)
    return next(found, "")


def _name_heads(main: etree._Element) -> None:
    """Name the first heading of the page and of each container by what it is."""
    for holder in (main, *main.iter("container")):
        head = next((child for child in holder if local(child) in HEADINGS), None)
        if head is not None:
            head.tag = "page-title" if holder is main else "container-head"


def _front(found: list[Part]) -> Iterator[Part]:
    """What stands before the first node of the act is its preamble."""
    first = next((at for at, item in enumerate(found) if isinstance(item, Provision) and not aside(item)), len(found))
    opening = assemble("preamble", "", "", found[:first])
    if opening.text:
        yield opening
    yield from found[first:] if opening.text else found


def _container(element: etree._Element, place: Place) -> Iterator[Part]:
    head = next((child for child in element if local(child) == "container-head"), None)
    label = list(parts(head, place)) if head is not None else []
    number, heading = _split(one_line(label))
    kind = _kind(element, number or heading, place)
    inside = within(kind, place)
    notes = [item for item in label if isinstance(item, Provision)]
    inner = parts(element, inside, frozenset(("container-head",)))
    yield settled(_marked(assemble(kind, number, heading, (*notes, *inner))))


def _split(label: str) -> tuple[str, str]:
    """A label as number and heading: "Kapittel 3 A. Straff" has both, "Innledning" is a heading."""
    found = LABEL.match(label)
    if found and len(found[1].split()) <= LABEL_WORDS:
        return found[1], found[2]
    words = label.split()
    numbered = (len(words) in (2, 3) and words[0].lower() in KINDS) or re.fullmatch(r"[IVXLC]+|\d+", label)
    return (label, "") if numbered else ("", label)


def _kind(element: etree._Element, label: str, place: Place) -> str:
    """What a container is: its label says it, else its name in the markup."""
    words = re.findall(r"[^\W\d_]+", f"{label.lower()} {attribute(element, 'data-name').lower()}")
    return deeper(next((KINDS[word] for word in words if word in KINDS), "division"), place)


def _article(element: etree._Element, place: Place) -> Iterator[Part]:
    head = next((child for child in element if local(child) == "article-head"), None)
    number, heading, notes = _headed(head, place) if head is not None else (attribute(element, "data-name"), "", [])
    kind = "article" if number.lower().startswith("art") else "section"
    inner = parts(element, within(kind, place), frozenset(("article-head",)))
    yield settled(_marked(assemble(kind, number, heading, (*notes, *inner))))


def _headed(head: etree._Element, place: Place) -> tuple[str, str, list[Provision]]:
    """The number of a §, its heading, and the notes in these."""
    if any(local(inner) in ("article-of-law", "future-article") for inner in head.iter()):
        raise ParseError(place.where, f"a § stands in the heading of another (line {head.sourceline}); fetch it again.")
    found = list(parts(head, place))
    notes = [item for item in found if isinstance(item, Provision)]
    value = next((one_line(parts(child, place)) for child in head if local(child) == "article-number"), "")
    label = one_line(found)
    if value and label.startswith(value):
        return value, label[len(value) :].lstrip(" .:"), notes
    split = ARTICLE.match(label)
    return (split["number"], split["title"] or "", notes) if split else ("", label, notes)


def _marked(made: Provision) -> Provision:
    """Say of a provision that it is gone, where its heading or only line says so."""
    bare = all(map(aside, made.children))
    gone = bare and (GONE.match(made.text) or (not made.text and GONE.match(made.heading)))
    return replace(made, status="repealed") if gone else made


def _paragraph(element: etree._Element, place: Place) -> Iterator[Part]:
    """A paragraph of a §: a level of its own, unless it is alone or the words of an item."""
    parent = element.getparent()
    beside = [child for child in parent if local(child) == "paragraph"] if parent is not None else []
    if parent is None or local(parent) not in ("article-of-law", "future-article") or len(beside) < 2:
        yield from line(element, place)
        return
    made = assemble("subsection", "", "", parts(element, within("subsection", place)))
    found = LEDD.match(made.text)
    yield replace(made, number=f"({found[1]})", text=made.text[found.end() :]) if found else made


def _item(element: etree._Element, place: Place) -> Iterator[Part]:
    """An item of a list, with the number that its list gives it."""
    number = attribute(element, "data-name") or attribute(element, "data-li-identifier")
    kind = next_level(place, 1)
    made = assemble(kind, "", "", parts(element, within(kind, place)))
    repeated = number and made.text.startswith(number)
    text = made.text[len(number) :].lstrip() if repeated else made.text
    yield replace(made, number=number if re.search(r"\w", number) else "", text=text)


def _future(element: etree._Element, place: Place) -> Iterator[Part]:
    yield assemble("quoted", "", "", _article(element, within("quoted", place)))


VOCABULARY = Vocabulary(
    "ingest/formats/lovdata_xhtml.py",
    PAGE
    | roles(
        (("page-head", "page-title", "footnote-mark"), nothing), (("container",), _container),
        (("article-of-law",), _article), (("future-article",), _future), (("paragraph",), _paragraph), (("li",), _item),
        (("article-head", "container-head"), line), (("article-number", "article-title"), parts),
        (("change-note", "footnote"), note),
    ),
)  # fmt: skip
