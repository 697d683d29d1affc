"""Riigi Teataja, the XML of Estonian law (schema tyviseadus and its kin): acts, regulations, consolidated texts.

`osa`, `peatykk`, `jagu`, `jaotis` contain `paragrahv` (§), this `loige` (1), this `alampunkt` 1). `kuvatavNr` is the
number as printed, in character data with a tag of its own for raised digits: § 133¹ is § 133 "index 1", not § 1331.
A `loige` without a number is no level, where it stands alone. `muutmismarge` says where an amendment was published and
from when it is in force, `normtehnmarkus` is the legislator's footnote: both are notes, and so are corrections.
`kehtiv="0"` on the number says that a paragraph is no longer in force.
Left out: metadata, machine identifiers, numbers without their print.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

from lxml import etree

from ingest.errors import ParseError
from ingest.markup import (
    Place,
    Vocabulary,
    body_nodes,
    cell,
    deeper,
    line,
    next_level,
    node,
    note,
    nothing,
    part,
    parts,
    roles,
    space,
    superscripts,
)
from ingest.model import Law, Provision
from ingest.xml import Part, assemble, local, parse, raw, words_of

KINDS = {
    "osa": "part", "peatykk": "chapter", "jagu": "division", "jaotis": "subdivision", "alljaotis": "subdivision",
    "allJaotis": "subdivision", "alljagu": "subdivision", "paragrahv": "section", "lisa": "schedule",
    "lisad": "block", "preambul": "preamble", "raamat": "book", "tiitel": "title", "artikkel": "article",
}  # fmt: skip
LEAST = {"loige": 0, "alampunkt": 1, "punkt": 0, "alapunkt": 2, "taane": 2}
NAMES = (*KINDS, *LEAST, "normtehnmarkus")
TITLES = tuple(f"{name}Pealkiri" for name in NAMES)
IGNORED = (
    *(f"{name}Nr" for name in NAMES), "metaandmed", "viideURID", "viideURI", "aktViide", "aktinimi", "globaalID",
    "failinimi", "fail", "failid", "pilt", "sisukord", "muudatused",
)  # fmt: skip
NOTES = ("muutmismarge", "normtehnmarkus", "veaparandus", "markus", "joonealuneMarkus", "redaktsioonimarkus")
LINES = (
    "oigusakt", "sisu", "sisuTekst", "reavahetus", "loik", "tabel", "rida", "preambulTekst", "allkirjad", "allkiri",
    "allkirjastaja", "ametinimetus", "lisaViide", "lisaPealkiri", "lisaTekst", "normtehnmarkusTekst", "p", "br",
    "table", "tbody", "thead", "tr", "div", "ul", "ol", "li", "alusTekst", "vorm", "vastuvoetud", "pohitekst",
    "muutevormel",
    "veaparandusTekst", "veaparandusKuupaev", "avaldamismarge", "muutmiskasktekst", "muutvTekst", "aluspunkt",
)  # fmt: skip
CELLS = ("lahter", "td", "th")
INLINE = (
    "tavatekst", "kuvatavTekst", "viide", "b", "i", "u", "sub", "strong", "em", "span", "a", "font", "rohutatud",
    "kaldkiri",
)  # fmt: skip
SPACED = (
    "joustumine", "aktikuupaev", "RTosa", "RTaasta", "RTnr", "RTartikkel", "avaldamineKuupaev", "veaparandusKellaaeg",
    "kehtivusKuupaev", "nimi", "eesnimi", "perekonnanimi", "kuupaev", "koht",
)  # fmt: skip
RAISED = re.compile(r"<sup>\s*(\d+)\s*</sup>", re.IGNORECASE)
BREAKS = re.compile(r"<\s*/?\s*(?:br|p|tr|div|li|table|h\d)\b[^>]*>", re.IGNORECASE)
CELL_ENDS = re.compile(r"<\s*/\s*t[dh]\s*>", re.IGNORECASE)
TAGS = re.compile(r"<[^<>]*>")


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read an Estonian act; raise ParseError for other XML and for unknown elements that hold words."""
    root = parse(data, where=where)
    if local(root) not in ("oigusakt", "tervikakt", "akt"):
        raise ParseError(where, f"it is no act of Riigi Teataja, but '{local(root)}'; give another format.")
    title = next((words_of(found) for found in root.iter("{*}pealkiri")), "")
    return Law(title, body_nodes(part(root, Place(where, VOCABULARY))))


def _node(element: etree._Element, place: Place) -> Iterator[Part]:
    if local(element) == "preambul":
        yield assemble("preamble", "", "", parts(element, place))
    else:
        yield _marked(node(deeper(KINDS[local(element)], place), element, place), element)


def _level(element: etree._Element, place: Place) -> Iterator[Part]:
    """A level below the paragraph; alone and without a number it is no level, but the words of what is around it."""
    bare = not any(words_of(child) for child in element if local(child) == "kuvatavNr")
    beside = [other for other in element.itersiblings() if local(other) in LEAST]
    before = [other for other in element.itersiblings(preceding=True) if local(other) in LEAST]
    if bare and not beside and not before:
        yield from line(element, place)
    else:
        yield _marked(node(next_level(place, LEAST[local(element)]), element, place), element)


def _marked(made: Provision, element: etree._Element) -> Provision:
    """Say of a provision that it is gone, where its number or a note without any text beside it says so."""
    numbers = [child for child in element if local(child) == f"{local(element)}Nr"]
    said = " ".join(child.text for child in made.children if child.kind == "note")
    bare = not re.search(r"\w", made.text) and all(child.kind == "note" for child in made.children)
    gone = any(number.get("kehtiv") == "0" for number in numbers) or (bare and said.startswith("Kehtetu"))
    return replace(made, status="repealed") if gone else made


def _number(element: etree._Element, place: Place) -> Iterator[Part]:
    """A printed number, whose raised digits are marked by a tag in its character data or an element."""
    printed = "".join(superscripts(words_of(child)) + (child.tail or "") for child in element)
    text = RAISED.sub(lambda found: superscripts(found[1]), (element.text or "") + printed)
    yield raw(unescape(TAGS.sub("", text)))


def _raised(element: etree._Element, place: Place) -> Iterator[Part]:
    yield superscripts(words_of(element))


def _html(element: etree._Element, place: Place) -> Iterator[Part]:
    """A table or form kept as HTML in character data."""
    text = RAISED.sub(lambda found: superscripts(found[1]), "".join(str(found) for found in element.itertext()))
    rows = (CELL_ENDS.sub("\t", piece) for piece in BREAKS.split(" ".join(text.split())))
    yield "\n" + "\n".join(unescape(TAGS.sub("", row)) for row in rows) + "\n"


def _name(element: etree._Element, place: Place) -> Iterator[Part]:
    """What stands beside the title of the act: footnotes with words."""
    for found in element.iter("{*}normtehnmarkusTekst"):
        yield Provision("note", text=words_of(found))


VOCABULARY = Vocabulary(
    "ingest/formats/riigiteataja_xml.py",
    roles(
        (IGNORED, nothing), (INLINE, parts), (SPACED, space), (LINES, line), (CELLS, cell), (NOTES, note),
        (KINDS, _node),
        (LEAST, _level), (("kuvatavNr",), _number), (("sup",), _raised), (("HTMLKonteiner",), _html),
        (("aktinimi",), _name),
    ),
    numbers=frozenset(("kuvatavNr",)), titles=frozenset(TITLES),
)  # fmt: skip
