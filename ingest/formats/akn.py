"""Akoma Ntoso (OASIS LegalDocML 1.0, "AKN 3.0", and the older 2.0), in whatever dialect a publisher writes it.

Seen in use: Laws.Africa and its LII family (definitions are `<def>` in paragraphs, schedules are attachments), Fedlex
(notes inside headings, `<level>` for whatever has no name), Finlex (`hcontainer` wrappers, old wordings that follow a
note), cantons and Luxembourg (`<alinea>`), legislation.gov.uk and the European Union.
Names count, namespaces do not. An unnumbered sub-unit that stands alone is no level of its own: its words are those of
the unit. A "section" that holds articles is a division, a "paragraph" that is the largest unit is a section.
Left out: metadata, tables of contents, running headers. An unknown element that holds words is a ParseError.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from ingest import akn_names as akn
from ingest.errors import ParseError
from ingest.model import BASIC_UNITS, COMPONENTS, Law, Provision
from ingest.xml import Part, assemble, attribute, local, one_line, paragraphs, parse, raw, words_of

FORMER_FOLLOWS = re.compile(r"(aiempi sanamuoto kuuluu|(tidigare|gällande) lydelse)\W*\Z", re.IGNORECASE)
PREFACES = ("{*}preface", "{*}coverPage", "{*}preamble")
TITLE_PATHS = ("{*}preface//{*}docTitle", "{*}doc/{*}preface//{*}docTitle")
TITLING = ("FRBRalias", "FRBRname")
TWO_WORDINGS = "{} provisions stand beside a later wording; which of the two is in force, their notes say."


@dataclass(frozen=True)
class _Place:
    """Where the walk stands: the last of LEVELS in use, which names are this document's units, who holds units."""

    where: str
    units: frozenset[str]
    holders: frozenset[etree._Element]
    level: int = 0
    unit: str = ""
    kind: str = ""
    defining: bool = False
    untitled: bool = False
    status: str = ""


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read an Akoma Ntoso act, bill or document; raise ParseError for others, and for unknown elements with words."""
    document = _document(parse(data, where=where), where)
    place = _Place(where, akn.units_in(document), akn.holders_in(document))
    front = [child for child in document if local(child).lower() in akn.FRONT]
    opening = assemble("preamble", "", "", _all(front, replace(place, untitled=True)))
    body = assemble("block", "", "", _all(_rest(document), place))
    leading = Provision("block", text=body.text)
    first = tuple(node for node in (opening, leading) if node.text or node.children)
    former = sum(node.status == "former" for node in body.walk())
    warnings = (TWO_WORDINGS.format(former),) if former else ()
    return Law(_title(document, language), (*first, *body.children), warnings)


def _document(root: etree._Element, where: str) -> etree._Element:
    """The act, bill or document that the file is about; in a collection, its first act."""
    near = [element for element in (root, *root) if local(element) in akn.DOCUMENTS]
    acts = [*root.iter("{*}act", "{*}bill"), *root.iter("{*}doc", "{*}statement")]
    if near or acts:
        return (near or acts)[0]
    found = next((local(child) for child in root if local(child)), local(root))
    raise ParseError(where, f"it is no Akoma Ntoso act, bill or document, but '{found}'; give another format.")


def _rest(document: etree._Element) -> list[etree._Element]:
    """What follows the preamble, and the components that AKN 2.0 puts beside the act instead of inside it."""
    rest = [child for child in document if local(child).lower() not in akn.FRONT]
    level: etree._Element | None = document
    while level is not None:
        rest += reversed([*level.itersiblings(preceding=True)])
        rest += level.itersiblings()
        level = level.getparent()
    return [element for element in rest if local(element)]


def _all(elements: list[etree._Element], place: _Place) -> Iterator[Part]:
    for element in elements:
        yield from _part(element, place)


def _parts(element: etree._Element, place: _Place, skip: frozenset[str] = frozenset()) -> Iterator[Part]:
    yield raw(element.text)
    for child in element:
        if local(child).lower() not in skip:
            yield from _part(child, place)
        yield raw(child.tail)


def _part(element: etree._Element, place: _Place) -> Iterator[Part]:
    name = akn.name_of(element)
    if name and name not in akn.IGNORED and not (place.untitled and _is_title(element)):
        yield from _role(name, element, place)(element, place)


def _is_title(element: etree._Element) -> bool:
    """Whether an element is the title of a document, which is told apart from its text."""
    return local(element) == "docTitle" and any(True for _ in element.iterancestors(*PREFACES))


def _role(name: str, element: etree._Element, place: _Place) -> Callable[[etree._Element, _Place], Iterator[Part]]:
    if name in akn.DEFINING and not place.defining and _defines(element):
        return _definition
    for names, role in ROLES:
        if name in names:
            return role
    if local(element) == "hcontainer":
        return _hcontainer
    if words_of(element):
        why = f"element <{local(element)}> (line {element.sourceline}) holds words and is not known; see akn_names.py."
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


def _note(element: etree._Element, place: _Place) -> Iterator[Part]:
    text = paragraphs(_flat(element))
    if text:
        yield Provision("note", text=text)


def _former(element: etree._Element, place: _Place) -> Iterator[Part]:
    text = paragraphs(_flat(element))
    if text:
        yield Provision("block", text=text, status="former")


def _flat(element: etree._Element) -> Iterator[str]:
    """The words of an element and everything in it, as lines."""
    edge = "" if akn.name_of(element) in akn.INLINE else "\n"
    yield edge + (raw(element.text) if local(element) else "")
    for child in element:
        yield from _flat(child)
        yield raw(child.tail)
    yield edge


def _quoted(element: etree._Element, place: _Place) -> Iterator[Part]:
    inside = replace(place, level=0, unit="", kind="quoted", defining=False)
    yield assemble("quoted", "", "", _parts(element, inside))


def _hcontainer(element: etree._Element, place: _Place) -> Iterator[Part]:
    """A container of the publisher's own naming: a division if it holds units, a titled block, or only a wrapper."""
    if not _has(element, akn.HEAD):
        yield from _block(element, place)
    else:
        yield _made("division" if element in place.holders else "block", element, place)


def _has(element: etree._Element, names: frozenset[str]) -> bool:
    return any(words_of(child) for child in element if local(child).lower() in names)


def _defines(element: etree._Element) -> bool:
    """Whether an unnumbered block opens with the term that it defines, and defines no second one."""
    if _has(element, akn.HEAD) or _in_numbered(element):
        return False
    opens = [block for block in element.iter("{*}p", "{*}listIntroduction") if _opens_with_term(block)]
    return len(opens) == 1 and not re.search(r"\w", _before(element, opens[0]))


def _opens_with_term(block: etree._Element) -> bool:
    term = next(block.iter("{*}def"), None)
    return term is not None and not re.search(r"\w", _before(block, term))


def _before(element: etree._Element, inner: etree._Element) -> str:
    """The words of an element that stand before one of its descendants."""
    words = ""
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if node is inner:
            break
        words += (node.text if event == "start" else node.tail) or ""
    return words


def _in_numbered(element: etree._Element) -> bool:
    """Whether a block is the wording of a numbered item, which keeps its words."""
    above = element.getparent()
    while above is not None and local(above).lower() in ("content", "intro", "blocklist"):
        above = above.getparent()
    return above is not None and akn.SUBUNITS.get(akn.name_of(above), 0) > 0 and _has(above, akn.HEAD)


def _definition(element: etree._Element, place: _Place) -> Iterator[Part]:
    yield assemble("definition", "", "", _parts(element, replace(place, defining=True)))


def _node(element: etree._Element, place: _Place) -> Iterator[Part]:
    """A hierarchical element: a node, or nothing but its words where it is no level of its own."""
    kind, bare = _kind(element, place), not _has(element, akn.HEAD)
    above = element.getparent()
    wrapped = kind == "schedule" and above is not None and akn.KINDS.get(akn.name_of(above)) == "schedule"
    if wrapped or (bare and kind in (*akn.LEVELS, "block") and (place.defining or _alone(element))):
        yield from _block(element, place)
        return
    node = _made(kind, element, place)
    yield replace(node, status="former") if _follows_former(element) else node


def _alone(element: etree._Element) -> bool:
    return not any(
        akn.name_of(other) in akn.SUBUNITS for way in (True, False) for other in element.itersiblings(preceding=way)
    )


def _follows_former(element: etree._Element) -> bool:
    """Whether the editors' note before this element says that the earlier wording follows (Finlex)."""
    before = element.getprevious()
    return before is not None and akn.name_of(before) in akn.NOTES and bool(FORMER_FOLLOWS.search(words_of(before)))


def _kind(element: etree._Element, place: _Place) -> str:
    name = akn.name_of(element)
    kind = akn.KINDS.get(name, "")
    if element in place.holders and (not kind or kind in ("section", "rule", "division")):
        return "subdivision" if place.kind in ("division", "subdivision") else "division"
    if name in place.units and not place.unit and place.kind not in COMPONENTS:
        return kind if kind in BASIC_UNITS else "section"
    if not kind or (place.unit and name in ("section", "rule", "level")):
        return akn.LEVELS[_level(element, name, place)]
    return kind


def _level(element: etree._Element, name: str, place: _Place) -> int:
    """How deep a sub-unit stands: by its name, below what is above it; a list directly in a section, by its numbers."""
    least = akn.SUBUNITS.get(name, 0)
    if place.level < 0 and name in ("item", "point"):
        first = next((words_of(child) for child in element if local(child) == "num"), "")
        least = 0 if re.match(r"\W*\d", first) else 1
    return min(max(least, place.level + 1), len(akn.LEVELS) - 1)


def _made(kind: str, element: etree._Element, place: _Place) -> Provision:
    inside = replace(_inside(kind, element, place), status=_status(element) or place.status)
    numbers = [part for child in element if local(child).lower() == "num" for part in _parts(child, inside)]
    titled = [child for child in element if local(child).lower() in akn.HEAD - {"num"}] or (
        [title for path in TITLE_PATHS for title in element.iterfind(path)] if kind == "schedule" else []
    )
    headings = [part for child in titled for part in (*_parts(child, inside), " ")]
    notes = [part for part in (*numbers, *headings) if isinstance(part, Provision)]
    parts = (*notes, *_parts(element, inside, akn.HEAD))
    return assemble(kind, one_line(numbers), one_line(headings), parts, status=inside.status)


def _inside(kind: str, element: etree._Element, place: _Place) -> _Place:
    """Where the walk stands within a node."""
    level = akn.LEVELS.index(kind) if kind in akn.LEVELS else {"section": -1, "rule": -1}.get(kind, 0)
    if kind in ("block", "transitional") and place.unit:
        level = place.level
    unit = kind if kind in BASIC_UNITS else "" if kind in COMPONENTS else place.unit
    untitled = kind == "schedule" and not _has(element, akn.HEAD - {"num"})
    return replace(place, level=level, unit=unit, kind=kind, untitled=untitled)


def _status(element: etree._Element) -> str:
    return akn.STATUSES.get(attribute(element, "status").lower().replace(" ", ""), "")


def _title(document: etree._Element, language: str) -> str:
    """The title as printed; else as the metadata give it, in the language asked for where there are several."""
    titles = [one_line(_flat(title)) for part in document.iterchildren(*PREFACES) for title in part.iter("{*}docTitle")]
    names = document.iterfind("{*}meta/{*}identification/{*}FRBRWork/*")
    given = [name for name in names if local(name) in TITLING and "/" not in (name.get("value") or "/")]
    given.sort(key=lambda name: attribute(name, "lang") != language)
    short = [words_of(title) for title in document.iterfind("{*}preface//{*}shortTitle")]
    return " ".join(titles) or " ".join(short[:1]) or next((str(name.get("value")) for name in given), "")


ROLES = (
    (akn.NOTES, _note), (frozenset(("del",)), _former), (akn.QUOTED, _quoted),
    (frozenset((*akn.KINDS, *akn.SUBUNITS)), _node), (akn.INLINE, _parts), (akn.LINES, _block), (akn.CELLS, _cell),
)  # fmt: skip
