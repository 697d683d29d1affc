"""Crown Legislation Markup Language, the XML of legislation.gov.uk: Acts, instruments and retained European law.

Numbered paragraphs are P1 to P7 whatever they are: a P1 is a section in an Act, an article or rule where the instrument
is an order or rules, a paragraph in a schedule. `P1group` gives the heading of its P1. Law quoted by an amending
provision is a `BlockAmendment`. Commentaries stand at the end of the file; each is a note where it is first called.
An old wording that an editor struck out (`Repeal` with words) is kept apart as `former`.
Left out: metadata, the table of contents, alternative versions, images. An unknown element with words is a ParseError.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from ingest.clml_names import (
    CELLS,
    DEPTHS,
    FRONT,
    GROUPS,
    HEAD,
    IGNORED,
    INLINE,
    KINDS,
    LEVELS,
    LINES,
    LISTS,
    NOTES,
    QUOTED,
    SPACES,
    STATUSES,
    TITLES,
    list_number,
)
from ingest.errors import ParseError
from ingest.model import BASIC_UNITS, Law, Provision
from ingest.xml import Part, assemble, attribute, local, one_line, paragraphs, parse, raw, words_of

NUMBERED = re.compile(r"P([1-7])\Z")
OPENS_QUOTED = re.compile(r"[“\"‘'«]")
DOTTED = re.compile(r"([\s.…]*\.){4,}[\s.…]*\Z")
UNIT_NUMBER = re.compile(r"(article|section|rule)\s+\w", re.IGNORECASE)
NUMBERS = frozenset(("Number", "Pnumber"))


@dataclass(frozen=True)
class _Notes:
    """The commentaries and footnotes of a document by their id, each used once."""

    by_id: dict[str, etree._Element]

    def take(self, key: str) -> Iterator[Part]:
        """Give the note called, at its first call only."""
        found = self.by_id.pop(key, None)
        text = paragraphs(_flat(found)) if found is not None else ""
        if text:
            yield Provision("note", text=text)


@dataclass(frozen=True)
class _Place:
    """Where the walk stands: what a P1 is here, the last of LEVELS in use, the kind of the node around."""

    where: str
    notes: _Notes
    first: str
    level: int = 0
    kind: str = ""
    title: tuple[Part, ...] = ()
    status: str = ""


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read legislation.gov.uk XML; raise ParseError for other XML and for unknown elements that hold words."""
    root = parse(data, where=where)
    main = next((child for child in root if local(child) in ("Primary", "Secondary", "EURetained", "Fragment")), None)
    if local(root) != "Legislation" or main is None:
        raise ParseError(where, f"it is not legislation.gov.uk XML, but '{local(root)}'; give another format.")
    place = _Place(where, _Notes(_notes(root)), _first_kind(root))
    front = [child for child in main if local(child) in FRONT]
    opening = assemble("preamble", "", "", (part for child in front for part in _parts(child, place)))
    rest = (child for child in main if local(child) and local(child) not in FRONT)
    body = assemble("block", "", "", (part for child in rest for part in _part(child, place)))
    leading = Provision("block", text=body.text)
    first = tuple(node for node in (opening, leading) if node.text or node.children)
    return Law(_title(main, root), (*first, *body.children))


def _notes(root: etree._Element) -> dict[str, etree._Element]:
    named = root.iter("{*}Commentary", "{*}Footnote", "{*}MarginNote")
    return {str(note.get("id")): note for note in named if note.get("id")}


def _first_kind(root: etree._Element) -> str:
    """What a P1 is in this document, from its classification: articles in orders, rules in rules, else sections."""
    types = root.iter("{*}DocumentMainType", "{*}DocumentMinorClassification", "{*}DocumentMinorType")
    words = " ".join(str(element.get("Value")) for element in types).lower()
    if any(local(child) == "EURetained" for child in root) or "order" in words or "europeanunion" in words:
        return "article"
    return "rule" if re.search(r"\brules?\b", words) else "section"


def _title(main: etree._Element, root: etree._Element) -> str:
    """The title in the prelims, else in the metadata."""
    prelims = [title for child in main if local(child) in FRONT for title in child if local(title) in TITLES]
    metadata = root.iterfind("{*}Metadata/{http://purl.org/dc/elements/1.1/}title")
    return next((words for words in (one_line(_flat(title)) for title in (*prelims, *metadata)) if words), "")


def _parts(element: etree._Element, place: _Place, skip: frozenset[str] = frozenset()) -> Iterator[Part]:
    yield raw(element.text)
    for child in element:
        if local(child) not in skip:
            yield from _part(child, place)
        yield raw(child.tail)


def _part(element: etree._Element, place: _Place) -> Iterator[Part]:
    name = local(element)
    if name and name not in IGNORED and not (name in TITLES and _around(element) in FRONT):
        yield from _role(name, element, place)(element, place)


def _around(element: etree._Element) -> str:
    parent = element.getparent()
    return local(parent) if parent is not None else ""


def _role(name: str, element: etree._Element, place: _Place) -> Callable[[etree._Element, _Place], Iterator[Part]]:
    if NUMBERED.match(name):
        return _numbered
    for names, role in ROLES:
        if name in names:
            return role
    if words_of(element):
        why = f"element <{name}> (line {element.sourceline}) holds words and is not known; see clml_names.py."
        raise ParseError(place.where, why)
    return _parts


def _block(element: etree._Element, place: _Place) -> Iterator[Part]:
    yield "\n"
    yield from _parts(element, place)
    yield "\n"


def _cell(element: etree._Element, place: _Place) -> Iterator[Part]:
    """A table cell is one stretch of its row, whatever paragraphs it holds."""
    for part in _parts(element, place):
        yield part.replace("\n", " ") if isinstance(part, str) else part
    yield "\t"


def _space(element: etree._Element, place: _Place) -> Iterator[Part]:
    yield " "


def _flat(element: etree._Element) -> Iterator[str]:
    """The words of an element and everything in it, as lines."""
    edge = "" if local(element) in INLINE else "\n"
    yield edge + (raw(element.text) if local(element) else "")
    for child in element:
        yield from _flat(child)
        yield raw(child.tail)
    yield edge


def _note(element: etree._Element, place: _Place) -> Iterator[Part]:
    """A call of a note, or a note that stands where it belongs."""
    called = attribute(element, "Ref")
    text = paragraphs(_flat(element))
    yield from place.notes.take(called) if called else ()
    if text and not called:
        yield Provision("note", text=text)


def _struck(element: etree._Element, place: _Place) -> Iterator[Part]:
    """Words that an editor struck out: kept apart, unless law in another extent, mere dots or a number."""
    text = paragraphs(_flat(element))
    within = _around(element)
    if element.get("RetainText") == "true" or within in HEAD or not re.search(r"\w", text):
        yield from _parts(element, place)
    else:
        yield Provision("block", text=text, status="former")


def _quoted(element: etree._Element, place: _Place) -> Iterator[Part]:
    """Law quoted for another work: what its P1 is, the attributes of the target say."""
    target = f"{element.get('TargetClass')} {element.get('TargetSubClass')}".lower()
    first = "article" if re.search(r"order|\beu", target) else "rule" if "rule" in target else "section"
    first = "schedule" if element.get("Context") == "schedule" else first
    inside = replace(place, first=first, level=DEPTHS[first] + 1, kind="quoted", title=())
    yield assemble("quoted", "", "", _parts(element, inside))


def _group(element: etree._Element, place: _Place) -> Iterator[Part]:
    """A group lends its title to its one numbered paragraph; around several, or none, it is a node of its own."""
    inner = sum(bool(NUMBERED.match(local(child))) for child in element)
    status = _status(element) or place.status
    if inner == 1:
        title = tuple(part for child in element if local(child) == "Title" for part in _parts(child, place))
        yield from _parts(element, replace(place, title=title, status=status), frozenset(("Title",)))
    elif inner:
        yield from _container(element, place)
    else:
        yield _made("block", element, place)


def _numbered(element: etree._Element, place: _Place) -> Iterator[Part]:
    """A numbered paragraph: the basic unit, or the level below that its depth says."""
    depth = int(local(element)[1])
    level = min(max(depth + DEPTHS[place.first], 0), len(LEVELS) - 1)
    if place.first == "schedule" and depth > 1:
        level = min(level, place.level + 1)
    yield _made(place.first if depth == 1 and place.first != "schedule" else LEVELS[level], element, place)


def _container(element: etree._Element, place: _Place) -> Iterator[Part]:
    """A part, chapter, cross-heading or schedule; some schedules call the articles of a treaty chapters."""
    kind = KINDS.get(local(element), "division")
    number = next((words_of(child) for child in element if local(child) == "Number"), "")
    unit = UNIT_NUMBER.match(number)
    if kind == "division" and any(local(above) in FRONT for above in element.iterancestors()):
        kind = "block"
    elif kind == "division" and place.kind in ("division", "subdivision"):
        kind = "subdivision"
    yield _made(unit.group(1).lower() if unit else kind, element, place)


def _list(element: etree._Element, place: _Place) -> Iterator[Part]:
    """An ordered list numbers its items; in another list, an item that opens with its term is a definition."""
    place_in_list = 0
    for item in element:
        place_in_list += local(item) == "ListItem"
        if local(element) == "OrderedList" and local(item) == "ListItem":
            number = item.get("NumberOverride") or list_number(
                place_in_list, element.get("Type", "arabic"), element.get("Decoration", "parens")
            )
            yield _made(LEVELS[min(max(place.level, -1) + 1, 3)], item, place, number)
        elif _defines(item, element):
            yield assemble("definition", "", "", _parts(item, place))
        elif local(item):
            yield from _part(item, place)


def _defines(item: etree._Element, around: etree._Element) -> bool:
    term = next(item.iter("{*}Term", "{*}Definition"), None)
    marked = "Definition" in around.get("Class", "") or term is not None
    return local(item) == "ListItem" and marked and bool(OPENS_QUOTED.match(words_of(item)))


def _made(kind: str, element: etree._Element, place: _Place, number: str = "") -> Provision:
    inside = replace(_inside(kind, place), status=_status(element) or place.status)
    numbers = [part for child in element if local(child) in NUMBERS for part in _parts(child, inside)]
    titles = [child for child in element if local(child) in HEAD - NUMBERS]
    headings = [*place.title, *(part for child in titles for part in (*_parts(child, inside), " "))]
    notes = [part for part in (*numbers, *headings) if isinstance(part, Provision)]
    number = number or _punctuated(one_line(numbers), element)
    parts = (*notes, *_parts(element, inside, HEAD))
    node = assemble(kind, number, one_line(headings), parts, status=inside.status)
    bare = not node.status and all(child.kind == "note" for child in node.children)
    return replace(node, status="repealed") if bare and DOTTED.match(node.text) else node


def _inside(kind: str, place: _Place) -> _Place:
    """Where the walk stands within a node."""
    if kind in LEVELS:
        return replace(place, level=LEVELS.index(kind), kind=kind, title=())
    first = "schedule" if kind == "schedule" else place.first
    level = DEPTHS[first] + 1 if kind in (*BASIC_UNITS, "schedule") else place.level
    return replace(place, first=first, level=level, kind=kind, title=())


def _punctuated(number: str, element: etree._Element) -> str:
    """A number with the brackets that stand in attributes, or that are understood below the basic unit."""
    printed = next((child for child in element if local(child) == "Pnumber"), None)
    if printed is None or not re.match(r"\w", number):
        return number
    before, after = printed.get("PuncBefore"), printed.get("PuncAfter")
    if before is None and after is None and local(element) != "P1":
        before, after = "(", ")"
    return f"{before or ''}{number}{after or ''}"


def _status(element: etree._Element) -> str:
    """Whether a provision is in force: its own word for it, or a version that does not match the date asked for."""
    said = STATUSES.get(element.get("Status", ""), "")
    if said or element.get("Match") != "false":
        return said
    return "repealed" if element.get("RestrictEndDate") else "not_in_force"


ROLES = (
    (NOTES, _note), (frozenset(("Repeal",)), _struck), (QUOTED, _quoted), (GROUPS, _group),
    (frozenset(KINDS), _container), (LISTS, _list), (SPACES, _space), (INLINE, _parts), (LINES, _block), (CELLS, _cell),
)  # fmt: skip
