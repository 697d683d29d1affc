"""The Polish parliament's pages of law (api.sejm.gov.pl/eli, text.html): acts, regulations, consolidated texts.

A `unit` says by its class what it is: article, paragraph (§), passage (ust.), point, letter; its head holds the
number, and a title. A § within an article is a level of it, else a unit of the regulation. `cite-box` is the law of
another act, quoted. Footnotes stand where they are called, as tooltips. An announcement of a consolidated text has the
law as its annex: the law is the body then, and what announces it the preamble; other annexes are schedules.
Left out: the name that the page gives to its main part, quotation marks, the marks and the second print of footnotes.
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
    superscripts,
    within,
)  # fmt: skip
from ingest.model import Law, Provision
from ingest.unitwords import SCHEDULES
from ingest.xml import Part, aside, assemble, local, one_line, words_of

CONTAINERS = {
    "unit_book": "book", "unit_ksga": "book", "unit_ksieg": "book", "unit_czes": "part", "unit_prtn": "part",
    "unit_part": "part", "unit_titl": "title", "unit_bran": "division", "unit_dzial": "division",
    "unit_chpt": "chapter", "unit_oddz": "subdivision", "unit_sect": "subdivision", "unit_podr": "subdivision",
}  # fmt: skip
PRINTED = {
    "księga": "book", "część": "part", "tytuł": "title", "dział": "division", "rozdział": "chapter",
    "oddział": "subdivision", "załącznik": "schedule",
}  # fmt: skip
LEVELLED = {
    "unit_pass": 1, "unit_pint": 1, "unit_lett": 1, "unit_tire": 1, "unit_tir": 1, "unit_tret": 1, "unit_ppkt": 1,
    "unit_dtir": 1,
}  # fmt: skip
NAMES = {
    **{name: name for name in (*CONTAINERS, *LEVELLED, "unit_arti", "unit_para")}, "unit": "unit_none",
    "pro-title-unit": "unit-title", "cite-box": "quotation", "qmark-opn": "quotation-mark",
    "qmark-cls": "quotation-mark", "trailer": "trailer", "gloss-link": "footnote-mark", "tooltip-text": "footnote",
    "gloss-section": "footnotes", "gloss": "footnote", "toc": "page-part", "show-all": "page-part", "hidden": "hidden",
}  # fmt: skip
CONSOLIDATED = re.compile(r"tekst\s+jednolity", re.IGNORECASE)
GONE = re.compile(r"\W*(?:uchylon[yaeo]|skreślon[yaeo]|pominięt[yaeo]|utraci[łl][ao]?\s+moc)\b", re.IGNORECASE)
GONE_WORDS = 12


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a Polish act; raise ParseError for other pages and for unknown elements that hold words."""
    root, warnings = page(data, where=where)
    _name_units(root)
    if not named(root, NAMES):
        raise ParseError(
            where, "none of its elements is a unit of law as this publisher marks them; give another format."
        )
    place = Place(where, VOCABULARY)
    heads = [found for found in root.iter("h1") if found.find("span[@class]") is not None]
    title = " ".join(words_of(child) for child in heads[0]) if heads else ""
    sections = [found for found in root.iter("section") if found.get("id", "").startswith("part_")]
    found = [item for section in sections or [root] for item in _part(section, sections, place)]
    return Law(title, body_nodes(found), warnings)


def _name_units(root: etree._Element) -> None:
    """Keep of a unit's classes the one that says what it is: `unit` alone says nothing."""
    for element in root.iter("div"):
        css = element.get("class", "").split()
        if "unit" in css:
            kinds = [name for name in css if name.startswith("unit_")]
            element.set("class", next((name for name in kinds if name in NAMES), "unit"))


def _part(section: etree._Element, sections: list[etree._Element], place: Place) -> Iterator[Part]:
    """A part of the page: the law itself, what announces it, or an annex."""
    head = next((found for found in section.iter("h2") if "part" in found.get("class", "").split()), None)
    label = words_of(head) if head is not None else ""
    if head is not None:
        head.tag = "page-part"
    announced = any(_is_consolidated(other) for other in sections)
    first = not sections or section is sections[0]
    inside = place if first or _is_consolidated(section) else within("schedule", place)
    inner = list(parts(section, inside))
    if announced and not CONSOLIDATED.search(label):
        if first:
            yield assemble("preamble", "", "", inner)
            return
    elif first or CONSOLIDATED.search(label):
        yield from _body(inner)
        return
    yield _annex(label, inner)


def _is_consolidated(section: etree._Element) -> bool:
    heads = (found for found in section.iter("h2", "page-part") if "part" in found.get("class", "").split())
    return any(CONSOLIDATED.search(words_of(found)) for found in heads)


def _annex(label: str, inner: list[Part]) -> Provision:
    words = label.split()
    numbered = words[:1] and words[0].lower() in (*SCHEDULES, "załącznik")
    found = re.match(r"(\S+(?:\s+nr)?\s+[\w.]+)\s*[-–.:]?\s*(.*)\Z", label) if numbered else None
    number, heading = (found[1], found[2]) if found else ("", label)
    return assemble("schedule", number, heading, inner)


def _body(inner: list[Part]) -> Iterator[Part]:
    """What stands before the first unit is the preamble."""
    first = next((at for at, item in enumerate(inner) if isinstance(item, Provision) and not aside(item)), len(inner))
    opening = assemble("preamble", "", "", inner[:first])
    if opening.text:
        yield opening
    yield from inner[first:] if opening.text else inner


def _unit(element: etree._Element, place: Place) -> Iterator[Part]:
    """A unit by its class; one without a number is only words."""
    head = next((child for child in element if local(child) in ("h2", "h3", "h4", "h5")), None)
    number, heading, notes = _head(head, place) if head is not None else ("", "", [])
    kind = _kind(element, number, place)
    skip = frozenset((local(head),)) if head is not None else frozenset[str]()
    if not kind or not (number or heading):
        yield "\n"
        yield from (number, " ", heading, *notes, *parts(element, place, skip))
        yield "\n"
        return
    yield _marked(assemble(kind, number, heading, (*notes, *parts(element, within(kind, place), skip))))


def _kind(element: etree._Element, number: str, place: Place) -> str:
    name = local(element)
    if name == "unit_arti":
        return "article"
    if name == "unit_para":
        return next_level(place, 1) if place.unit == "article" or place.level > 0 else "section"
    if name in LEVELLED or (name == "unit_none" and number and place.unit):
        return next_level(place, LEVELLED.get(name, 1) if place.unit != "section" else 0)
    word = number.split(" ", maxsplit=1)[0].lower() if number else ""
    kind = PRINTED.get(word) or CONTAINERS.get(name, "")
    return deeper(kind, place) if kind else ""


def _head(head: etree._Element, place: Place) -> tuple[str, str, list[Provision]]:
    """The number in a unit's head, the title that may follow it, and the notes called in these."""
    titles = [found for child in head.iter("unit-title") for found in (*parts(child, place), " ")]
    for child in head.iter("unit-title"):
        child.tag = "page-part"
    found = list(parts(head, place))
    notes = [item for item in (*found, *titles) if isinstance(item, Provision)]
    number, title = one_line(found), one_line(titles)
    if not title and number.split(" ", maxsplit=1)[0].lower() in PRINTED:
        number, title = " ".join(number.split()[:2]), " ".join(number.split()[2:])
    return number, title, notes


def _marked(made: Provision) -> Provision:
    """Say of a provision that it is gone, where its only line says so."""
    bare = all(map(aside, made.children)) and len(made.text.split()) <= GONE_WORDS
    made = settled(made)
    return replace(made, status="repealed") if bare and GONE.match(made.text) else made


def _quotation(element: etree._Element, place: Place) -> Iterator[Part]:
    """Law of another act; what trails behind its closing mark belongs to the sentence around it."""
    trailer = next((child for child in element if local(child) == "trailer"), None)
    yield assemble("quoted", "", "", parts(element, within("quoted", place), frozenset(("trailer",))))
    if trailer is not None and re.search(r"\w", words_of(trailer)):
        yield from line(trailer, place)


def _item(element: etree._Element, place: Place) -> Iterator[Part]:
    """An item of a list, whose mark stands in a box of its own."""
    kind = next_level(place, 1)
    found = [item for item in parts(element, within(kind, place)) if not isinstance(item, str) or item.strip()]
    mark = found[0].strip() if found and isinstance(found[0], str) else ""
    lettered = re.fullmatch(r"\w{1,4}[.)]", mark) is not None
    if lettered or re.fullmatch(r"[-–—•]", mark):
        found = found[1:]
    yield assemble(kind, mark if lettered else "", "", found)


def _mark(element: etree._Element, place: Place) -> Iterator[Part]:
    """The mark of a footnote, which holds its text."""
    for found in element.iter("footnote"):
        yield from note(found, place)


def _notes(element: etree._Element, place: Place) -> Iterator[Part]:
    """Footnotes printed at the end, unless they stand where they are called."""
    root = element.getroottree().getroot()
    called = " ".join(
        words_of(found) for found in root.iter("footnote") if "gloss" not in found.get("class", "").split()
    )
    for found in element:
        text = words_of(found)
        said = re.sub(r"^\W*\d+\W*", "", text)
        if text and said not in called:
            yield Provision("note", text=text)


def _raised(element: etree._Element, place: Place) -> Iterator[Part]:
    """Raised digits of a number: Art. 15¹ is not Art. 151."""
    yield superscripts(words_of(element))


VOCABULARY = Vocabulary(
    "ingest/formats/eli_pl_html.py",
    PAGE
    | roles(
        (("page-part", "quotation-mark", "h1"), nothing), ((*CONTAINERS, *LEVELLED, "unit_arti", "unit_para"), _unit),
        (("unit_none",), _unit), (("unit-title", "hidden"), parts), (("quotation",), _quotation), (("trailer",), line),
        (("footnote-mark",), _mark), (("footnote",), note), (("footnotes",), _notes), (("li",), _item),
        (("sup",), _raised),
    ),
)  # fmt: skip
