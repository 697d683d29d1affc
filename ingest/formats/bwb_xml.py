"""Basiswettenbestand, the XML of Dutch national law (wetten.overheid.nl), in its old DTD and its `toestand` schema.

`boek`, `titeldeel`, `hoofdstuk`, `afdeling`, `paragraaf` contain `artikel`; this has members (`lid`) and lists
(`lijst`, `li`), whose words are `al`. A `kop` holds label, number and title. An editor's remark (`redactie`) is a note,
unless it stands in the place of a word (`vervanging`). `status` says what has lapsed, and what is not yet in force.
Left out: metadata, sources of amendment, tables of contents, pictures, calls of footnotes. `intitule` is the title.
"""

from collections.abc import Iterator

from lxml import etree

from ingest.bwb_names import CELLS, IGNORED, INLINE, KINDS, LINES, NOTES, NUMBERS, POINTS, QUOTED, STATUSES, TITLES
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
    quoted,
    roles,
)
from ingest.model import Law
from ingest.xml import Part, assemble, local, parse, words_of

ROOTS = ("wetgeving", "toestand")


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a Dutch act, decree or treaty; raise ParseError for other XML and unknown elements with words."""
    root = parse(data, where=where)
    if local(root) not in ROOTS:
        raise ParseError(where, f"it is no BWB act, but '{local(root)}'; give another format.")
    place = Place(where, VOCABULARY)
    front = [found for found in root.iter() if local(found) == "aanhef"][:1]
    opening = assemble("preamble", "", "", (found for child in front for found in parts(child, place)))
    body = body_nodes(part(root, place))
    return Law(_title(root), (opening, *body) if opening.text or opening.children else body)


def _title(root: etree._Element) -> str:
    """The title by which an act is cited, else the title under which it was made."""
    cited = [words_of(found) for found in root.iter("{*}citeertitel") if found.get("status") != "redactioneel"]
    made = [words_of(found) for found in root.iter("{*}intitule")]
    return next(iter((*cited, *made)), "")


def _front(element: etree._Element, place: Place) -> Iterator[Part]:
    """The opening words of an act are its preamble, which was taken first."""
    above = [local(parent) for parent in element.iterancestors()]
    if any(name in QUOTED for name in above) or "bijlage" in above:
        yield from line(element, place)


def _node(element: etree._Element, place: Place) -> Iterator[Part]:
    kind = deeper(KINDS[local(element)], place)
    yield node(kind, element, place, status=STATUSES.get(element.get("status", ""), ""))


def _point(element: etree._Element, place: Place) -> Iterator[Part]:
    """A member or point: a level of its own, numbered or with a dash."""
    least = 0 if local(element) in ("lid", "wijzig-lid") else 1
    yield node(next_level(place, least), element, place, status=STATUSES.get(element.get("status", ""), ""))


def _remark(element: etree._Element, place: Place) -> Iterator[Part]:
    """An editor's remark is a note; one that stands in the place of printed words is read as these."""
    yield from (parts if element.get("type") == "vervanging" else note)(element, place)


VOCABULARY = Vocabulary(
    "ingest/bwb_names.py",
    roles(
        (INLINE, parts), (LINES, line), (CELLS, cell), (IGNORED, nothing), (NOTES, note), (QUOTED, quoted),
        (KINDS, _node), (POINTS, _point), (("redactie",), _remark), (("aanhef",), _front),
    ),
    numbers=frozenset(NUMBERS), titles=frozenset(TITLES), heads=frozenset(("kop", "model-kop")),
)  # fmt: skip
