"""Gesetze im Internet, the XML of German federal law (gii-norm.dtd): a flat row of `norm` elements.

The first `norm` names the law. Each further one is a container (`gliederungseinheit`, whose `gliederungskennzahl` has
three digits a level), or a provision with its designation (`enbez`: "§ 232", "Art 1", "Anlage 2", "Eingangsformel") and
title. Subsections are paragraphs that open with "(1)"; lists are `DL` with `DT` (number) and `DD` (words).
`fussnoten` and footnotes are notes, and so are the documentation's remarks between "(+++" and "+++)".
Left out: metadata, the table of contents, images, calls of footnotes.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from ingest.containers import container_kind
from ingest.errors import ParseError
from ingest.markup import (
    LEVELS,
    Opening,
    Place,
    Vocabulary,
    cell,
    line,
    nested,
    next_level,
    note,
    nothing,
    parts,
    roles,
    settled,
    within,
)
from ingest.model import Law, Provision
from ingest.xml import Part, assemble, local, one_line, parse, words_of

SUBSECTION = re.compile(r"\s*(\(\d+[a-z]*\))\s*")
REMARK = re.compile(r"\s*\(\+\+\+.*\+\+\+\)\s*\Z", re.DOTALL)
DESIGNATIONS = (
    (re.compile(r"inhalts(verzeichnis|übersicht)", re.IGNORECASE), ""),
    (re.compile(r"(eingangsformel|präambel)", re.IGNORECASE), "preamble"),
    (re.compile(r"(anlage|anhang|anh)\b", re.IGNORECASE), "schedule"),
    (re.compile(r"(\W*x+\W*)?(art(ikel)?\b|artt\b)", re.IGNORECASE), "article"),
    (re.compile(r"\W*(x+\W*)?§"), "section"),
)


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a German federal law; raise ParseError for other XML and for unknown elements that hold words."""
    root = parse(data, where=where)
    norms = [child for child in root if local(child) == "norm"]
    if local(root) != "dokumente" or not norms:
        raise ParseError(where, f"it is no law of gesetze-im-internet, but '{local(root)}'; give another format.")
    place = Place(where, VOCABULARY)
    titles = (words_of(found) for name in ("langue", "kurzue", "jurabk") for found in norms[0].iter(name))
    body = nested(found for norm in norms for found in _norm(norm, place))
    return Law(next(titles, ""), tuple(found for found in body if isinstance(found, Provision)))


def _norm(norm: etree._Element, place: Place) -> Iterator[Part | Opening]:
    """The container that a norm opens, and the provision or loose words that it holds."""
    data = norm.find("metadaten")
    unit = data.find("gliederungseinheit") if data is not None else None
    if unit is not None:
        yield _container(unit, place)
    named = _said(data, "enbez")
    kind = next((kind for pattern, kind in DESIGNATIONS if pattern.match(named)), "block")
    if kind == "schedule" or named.lower().startswith("schlu"):
        yield Opening(1, _provision(kind, named, norm, place))
    elif kind:
        made = _provision(kind, named, norm, place)
        loose = kind == "block" and not (made.heading or made.text)
        yield from made.children if loose else (made,)


def _container(unit: etree._Element, place: Place) -> Opening:
    label, title = _said(unit, "gliederungsbez"), _said(unit, "gliederungstitel")
    rank = max(len(_said(unit, "gliederungskennzahl")) // 3, 1)
    return Opening(rank, settled(Provision(container_kind(label), label, title)))


def _said(element: etree._Element | None, name: str) -> str:
    found = element.find(name) if element is not None else None
    return words_of(found) if found is not None else ""


def _provision(kind: str, named: str, norm: etree._Element, place: Place) -> Provision:
    """A provision; words without a designation are a block, a designation that is no number is a heading."""
    inside = within(kind, place)
    data, texts = norm.find("metadaten"), norm.find("textdaten")
    titles = list(_title(data, inside))
    notes = [found for found in titles if isinstance(found, Provision)]
    found = parts(texts, inside) if texts is not None else iter(())
    number = named if kind in ("section", "article", "schedule") else ""
    heading = " ".join(filter(None, ("" if number else named, one_line(titles))))
    if kind == "schedule" and number.isalpha():
        number, heading = "", f"{number} {heading}".strip()
    return settled(assemble(kind, number, heading, (*notes, *_levelled(found, inside))))


def _title(data: etree._Element | None, place: Place) -> Iterator[Part]:
    found = data.find("titel") if data is not None else None
    yield from parts(found, place) if found is not None else ()


def _levelled(found: Iterator[Part], place: Place) -> Iterator[Part]:
    """Put what follows a paragraph's "(1)" into a subsection of its own."""
    opened: list[Part] | None = None
    notes: list[Part] = []
    for item in found:
        if isinstance(item, Provision) and item.kind == "block" and SUBSECTION.match(item.number):
            yield from _subsection(opened, place)
            opened = [item]
        elif opened is None:
            yield item
        else:
            (notes if isinstance(item, Provision) and item.kind == "note" else opened).append(item)
    yield from _subsection(opened, place)
    yield from notes


def _subsection(opened: list[Part] | None, place: Place) -> Iterator[Part]:
    if opened and isinstance(opened[0], Provision):
        first = opened[0]
        kind = "subsection" if place.unit == "section" else next_level(place)
        moved = [_lower(item, kind) for item in (*first.children, *opened[1:])]
        yield settled(assemble(kind, first.number.strip(), "", (first.text, "\n", *moved)))


def _lower(item: Part, above: str) -> Part:
    """A list stands below its subsection, however deep it stood without one."""
    if isinstance(item, str) or item.kind not in LEVELS or LEVELS.index(item.kind) > LEVELS.index(above):
        return item
    kind = LEVELS[min(LEVELS.index(above) + 1, len(LEVELS) - 1)]
    children = tuple(found for child in item.children if isinstance(found := _lower(child, kind), Provision))
    return replace(item, kind=kind, children=children)


def _paragraph(element: etree._Element, place: Place) -> Iterator[Part]:
    """A paragraph: words, a remark, or the opening of a subsection, marked as a numbered block for the moment."""
    said = words_of(element)
    found = SUBSECTION.match(said)
    above = element.getparent()
    in_list = any(local(up) in ("DD", "entry", "Footnote", "fussnoten") for up in element.iterancestors())
    if REMARK.match(said) and said:
        yield Provision("note", text=said)
    elif found and place.unit and not in_list and above is not None:
        yield _opening(assemble("block", "", "", parts(element, place)), found[1])
    else:
        yield from line(element, place)


def _opening(made: Provision, number: str) -> Provision:
    return replace(made, number=number, text=made.text.lstrip()[len(number) :].strip())


def _list(element: etree._Element, place: Place) -> Iterator[Part]:
    """A list: each designation and what it designates are a level; a list of unnumbered things too."""
    number = ""
    for child in element:
        if local(child) == "DT":
            number = one_line(found for found in parts(child, place) if isinstance(found, str))
        elif local(child) == "DD":
            kind = next_level(place, 1)
            yield settled(assemble(kind, number, "", parts(child, within(kind, place))))
            number = ""


VOCABULARY = Vocabulary(
    "ingest/formats/gii_xml.py",
    roles(
        (("text", "Content", "LA", "BR", "table", "tgroup", "thead", "tbody", "tfoot", "row", "Title", "Subtitle",
          "Ident", "pre", "Citation", "Accolade", "Revision", "Split", "Footnotes", "kommentar", "DD", "DT"), line),
        (("B", "I", "U", "F", "SP", "SUP", "SUB", "small", "NB", "noindex", "QuoteL", "QuoteR", "ABWFORMAT", "b", "i",
          "u", "strong", "em", "span"), parts),
        (("entry",), cell), (("P",), _paragraph), (("DL",), _list),
        (("fussnoten", "Footnote"), note),
        (("TOC", "IMG", "FILE", "FnR", "FnArea", "FNR", "colspec", "spanspec", "metadaten"), nothing),
    ),
)  # fmt: skip
