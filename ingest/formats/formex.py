"""Formex 4, the XML of the Official Journal of the European Union: acts, consolidated acts, annexes, agreements.

`ARTICLE` > `PARAG` > `ALINEA` > `LIST` > `ITEM` > `NP` (number `NO.P`, words `TXT`) nest; `DIVISION` is a title,
chapter or section, as its `TITLE` says. Recitals (`CONSID`) and citations (`VISA`) make the preamble. `QUOT.S` is law
quoted for another act; quotation marks are empty elements that name their character. Footnotes stand where
they are called. A consolidated act says in processing instructions what was changed; these are not text.
Left out: bibliographic data, the family of amending acts, tables of contents, images.
"""

from collections.abc import Iterator

from lxml import etree

from ingest.containers import titled_kind
from ingest.errors import ParseError
from ingest.formex_names import CELLS, DOCUMENTS, INLINE, LINES, METADATA, NOTES, NUMBERS, SCHEDULES, TITLES
from ingest.markup import (
    Place,
    Vocabulary,
    body_nodes,
    cell,
    container,
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
    settled,
    space,
    within,
)
from ingest.model import Law, Provision
from ingest.xml import Part, assemble, local, one_line, parse, raw, words_of

FRONT = ("PREAMBLE", "PREAMBLE.GEN", "PROLOG")


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a Formex act, consolidated act or annex; raise ParseError for others and unknown elements with words."""
    root = parse(data, where=where)
    document = next((found for found in root.iter() if local(found) in DOCUMENTS), None)
    if document is None or not local(root).isupper():
        raise ParseError(where, f"it is no Formex act or annex, but '{local(root)}'; give another format.")
    place = Place(where, VOCABULARY)
    title = next((child for child in document if local(child) == "TITLE"), None)
    front = [child for child in document if local(child) in FRONT]
    opening = assemble("preamble", "", "", (found for child in front for found in part(child, place)))
    rest = [document] if local(document) in SCHEDULES else [child for child in document if child not in (*front, title)]
    body = body_nodes(found for child in rest for found in part(child, place))
    notes = () if title is None or rest == [document] else tuple(_notes(title, place))
    first = (opening,) if opening.text or opening.children else ()
    return Law(_said(title, place), (*notes, *first, *body))


def _notes(element: etree._Element, place: Place) -> Iterator[Provision]:
    yield from (found for found in parts(element, place) if isinstance(found, Provision))


def _said(element: etree._Element | None, place: Place) -> str:
    return one_line(parts(element, place)) if element is not None else ""


def _headed(kind: str, element: etree._Element, place: Place) -> Provision:
    """A division or annex: its title is a number, if it is no more than that, or number and heading."""
    title = next((child for child in element if local(child) == "TITLE"), None)
    inside = within(kind, place)
    number, heading, beside = _titles(title, inside) if title is not None else ("", "", [])
    if kind == "schedule" and number.isalpha():
        number, heading = "", f"{number} {heading}".strip()
    inner = parts(element, inside, frozenset(("TITLE",)))
    return settled(assemble(kind, number, heading, (*beside, *inner), status=inside.status))


def _titles(title: etree._Element, place: Place) -> tuple[str, str, list[Part]]:
    """The number of a container, its heading, and the notes called in these."""
    numbers = [found for child in title if local(child) == "TI" for found in (*parts(child, place), " ")]
    rest = [found for child in title if local(child) != "TI" for found in (*part(child, place), " ")]
    nodes = [found for found in (*numbers, *rest) if isinstance(found, Provision)]
    points = [found for found in nodes if found.kind != "note"]
    number, heading = one_line(numbers), one_line(rest)
    if points and not number:
        number, heading = points[0].number, f"{points[0].text} {heading}".strip()
    elif not heading and not _only_number(number):
        number, heading = "", number
    return number, heading, [found for found in nodes if found.kind == "note"]


def _only_number(label: str) -> bool:
    return len(label.split()) <= 3


def _division(element: etree._Element, place: Place) -> Iterator[Part]:
    titles = element.iterfind("{*}TITLE/{*}TI")
    label = next((words_of(found) for found in titles), "")
    yield _headed(deeper(titled_kind(label), place), element, place)


def _annex(element: etree._Element, place: Place) -> Iterator[Part]:
    yield _headed("schedule", element, place)


def _article(element: etree._Element, place: Place) -> Iterator[Part]:
    yield node("article", element, place)


def _point(element: etree._Element, place: Place) -> Iterator[Part]:
    """A numbered paragraph or point; without a number it is only words."""
    if any(words_of(child) for child in element if local(child) in NUMBERS):
        yield node(next_level(place, 1), element, place)
    else:
        yield from line(element, place)


def _item(element: etree._Element, place: Place) -> Iterator[Part]:
    """An item of a list is its numbered point, or a level of its own where a dash stands for the number."""
    if any(local(child) in ("NP", "NP.ECR") for child in element):
        yield from parts(element, place)
    else:
        yield node(next_level(place, 1), element, place)


def _recital(element: etree._Element, place: Place) -> Iterator[Part]:
    numbered = element if any(local(child) in NUMBERS for child in element) else next(iter(element), element)
    yield node("block", numbered, place)


def _quotation_mark(element: etree._Element, place: Place) -> Iterator[Part]:
    """The character whose code the element gives."""
    code = element.get("CODE", "")
    yield chr(int(code, 16)) if len(code) == 4 and all(c in "0123456789ABCDEFabcdef" for c in code) else '"'
    yield raw(element.text)


VOCABULARY = Vocabulary(
    "ingest/formex_names.py",
    roles(
        (INLINE, parts), (LINES, line), (CELLS, cell), (METADATA, nothing), (NOTES, note), (SCHEDULES, _annex),
        (("DIVISION", "GR.SEQ", "SUBDIV", "DIV.CONSID"), _division), (("ARTICLE",), _article), (("PARAG",), _point),
        (("NP", "NP.ECR"), _point), (("DLIST.ITEM",), container("definition")),
        (("DEFINITION",), space), (("ITEM",), _item), (("CONSID",), _recital),
        (("QUOT.S", "QUOT.S.ECR"), quoted), (("QUOT.START", "QUOT.END"), _quotation_mark),
    ),
    numbers=frozenset(NUMBERS), titles=frozenset(TITLES),
)  # fmt: skip
