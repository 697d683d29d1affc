"""Lex Dania 2.1, the XML of Danish law (retsinformation.dk): acts, consolidated acts, orders, amending acts.

`Bog`, `Afsnit`, `Kapitel`, `ParagrafGruppe` contain `Paragraf` (§); its `Stk` are subsections, `Indentatio` the points
of a list (`Index`). Words are `Exitus` > `Linea` > `Char`: a paragraph, its sentences, stretches of type. `Explicatus`
is a number, `Rubrica` a heading. The first `Stk` of several prints no number.
`Ikraft` at the end of a consolidated act quotes what amending acts say of their entry into force: transitional, and
quoted, never sections of this act. In an amending act `Aendring` holds the new words (`AendringNyTekst`).
Left out: metadata, pictures.
"""

from collections.abc import Iterator

from lxml import etree

from ingest.errors import ParseError
from ingest.lexdania_names import CELLS, IGNORED, INLINE, KINDS, LINES, NOTES, NUMBERS, QUOTED, SPACED, TITLES, UNITS
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
    quoted,
    roles,
    space,
    within,
)
from ingest.model import Law, Provision
from ingest.xml import Part, assemble, local, one_line, parse, words_of

FRONT = ("Indledning", "Hymne", "Praeambel")


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a Danish act; raise ParseError for other XML and for unknown elements that hold words."""
    root = parse(data, where=where)
    if local(root) != "Dokument":
        raise ParseError(where, f"it is no Lex Dania document, but '{local(root)}'; give another format.")
    place = Place(where, VOCABULARY)
    titles = [child for group in root.iterchildren("{*}TitelGruppe") for child in group]
    title = one_line(found for child in titles for found in (*parts(child, place), " "))
    notes = (found for child in titles for found in parts(child, place) if isinstance(found, Provision))
    given = (words_of(found) for found in root.iterfind("{*}Meta/{*}DocumentTitle"))
    return Law(title or next(given, ""), (*notes, *body_nodes(part(root, place))))


def _front(element: etree._Element, place: Place) -> Iterator[Part]:
    yield assemble("preamble", "", "", parts(element, place))


def _container(element: etree._Element, place: Place) -> Iterator[Part]:
    """A container; one that has neither number nor heading is only a wrapper."""
    if any(words_of(child) for child in element if local(child) in (*NUMBERS, *TITLES)):
        yield node(deeper(KINDS[local(element)], place), element, place)
    else:
        yield from line(element, place)


def _unit(element: etree._Element, place: Place) -> Iterator[Part]:
    yield node("section", element, place)


def _subsection(element: etree._Element, place: Place) -> Iterator[Part]:
    """A subsection; the only one of its section, without a number, is the section's own words."""
    numbered = any(words_of(child) for child in element if local(child) in NUMBERS)
    others = any(True for way in (True, False) for _ in element.itersiblings("{*}Stk", preceding=way))
    if numbered or others:
        yield node("subsection", element, place)
    else:
        yield from line(element, place)


def _point(element: etree._Element, place: Place) -> Iterator[Part]:
    yield node(next_level(place, 1), element, place)


def _commencement(element: etree._Element, place: Place) -> Iterator[Part]:
    """Entry into force: of this act, or, behind words that lead in, as amending acts say it of themselves."""
    lead = [child for child in element if local(child) == "Exitus"]
    if not lead or not any(local(child) in UNITS for child in element):
        yield from line(element, place)
        return
    inside = within("transitional", place)
    words = [found for child in lead for found in part(child, inside)]
    rest = (child for child in element if child not in lead)
    law = assemble("quoted", "", "", (p for child in rest for p in part(child, within("quoted", inside))))
    yield assemble("transitional", "", "", (*words, law))


VOCABULARY = Vocabulary(
    "ingest/lexdania_names.py",
    roles(
        (INLINE, parts), (SPACED, space), (LINES, line), (CELLS, cell), (IGNORED, nothing), (NOTES, note),
        (QUOTED, quoted), (FRONT, _front), (KINDS, _container), (UNITS, _unit), (("Stk",), _subsection),
        (("Indentatio", "AendringsNummer", "Nummer"), _point), (("Ikraft",), _commencement),
    ),
    numbers=frozenset(NUMBERS), titles=frozenset(TITLES),
)  # fmt: skip
