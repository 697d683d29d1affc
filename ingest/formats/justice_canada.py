"""Justice Laws XML of the Department of Justice Canada: consolidated statutes and regulations, bills, annual statutes.

`Section` > `Subsection` > `Paragraph` > `Subparagraph` > `Clause` nest; `Heading`s stand flat between the sections and
head what follows, down to the next heading of their `level` or above. Marginal notes are the headings of provisions.
`AmendedText` is law quoted for another Act. Editors add two schedules: related provisions of amending Acts, and
amendments not in force (`NifProvs`). The summary of a bill is a note; a defined term at the head of its definition
is the definition's heading.
Left out: identification (but for titles), recent amendments, calls of footnotes, images.
"""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from ingest.containers import container_kind, titled_kind
from ingest.errors import ParseError
from ingest.justice_names import (
    CELLS,
    HEADED,
    HISTORY,
    IGNORED,
    INLINE,
    LINES,
    NODES,
    NUMBERS,
    QUOTED,
    SPACES,
    TITLES,
)
from ingest.markup import (
    Opening,
    Place,
    Vocabulary,
    body_nodes,
    cell,
    container,
    deeper,
    is_gone,
    line,
    nested,
    next_level,
    node,
    note,
    nothing,
    part,
    parts,
    roles,
    space,
    within,
)
from ingest.model import Law
from ingest.xml import Part, assemble, local, parse, raw, words_of

ROOTS = ("Statute", "Regulation", "Bill")


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read an Act, regulation or bill of Canada; raise ParseError for other XML and unknown elements with words."""
    root = parse(data, where=where)
    if local(root) not in ROOTS:
        raise ParseError(where, f"it is no statute, regulation or bill, but '{local(root)}'; give another format.")
    title, long_title = _titles(root)
    status = "not_in_force" if root.get("in-force") == "no" else ""
    place = Place(where, VOCABULARY, status=status)
    front = [child for child in root if local(child) in ("Introduction", "Order")]
    opening = assemble("preamble", "", "", (long_title, "\n", *(p for child in front for p in part(child, place))))
    rest = (child for child in root if local(child) and child not in front)
    body = body_nodes(found for child in rest for found in part(child, place))
    return Law(title, (opening, *body) if opening.text or opening.children else body)


def _titles(root: etree._Element) -> tuple[str, str]:
    """The title by which a law is cited, and the long title where that is another."""
    long_title = next((words_of(found) for found in root.iterfind("{*}Identification/{*}LongTitle")), "")
    short = root.iterfind("{*}Identification/{*}ShortTitle")
    official = next((words_of(found) for found in short if found.get("status") != "unofficial"), "")
    return (official, long_title) if official and official != long_title else (long_title or official, "")


def _headed(element: etree._Element, place: Place) -> Iterator[Part]:
    """Headings stand beside what they head."""
    yield "\n"
    yield from nested(_openings(element, place))
    yield "\n"


def _openings(element: etree._Element, place: Place, skip: frozenset[str] = frozenset()) -> Iterator[Part | Opening]:
    yield raw(element.text)
    for child in element:
        if local(child) == "Heading":
            yield Opening(_rank(child), node(_kind(child), child, place))
        elif local(child) not in skip:
            yield from part(child, place)
        yield raw(child.tail)


def _gathered(element: etree._Element, place: Place, skip: frozenset[str]) -> list[Part]:
    return nested(_openings(element, place, skip))


def _rank(heading: etree._Element) -> int:
    level = heading.get("level", "1")
    return int(level) if level.isdecimal() else 1


def _kind(heading: etree._Element) -> str:
    """Part, division or subdivision, as its label says; a heading without a label that says so is a division."""
    said = {local(child): words_of(child) for child in heading}
    return container_kind(said["Label"]) if "Label" in said else titled_kind(said.get("TitleText", ""))


def _quoted(element: etree._Element, place: Place) -> Iterator[Part]:
    yield assemble("quoted", "", "", nested(_openings(element, within("quoted", replace(place, status="")))))


def _node(element: etree._Element, place: Place) -> Iterator[Part]:
    made = node(NODES[local(element)], element, place)
    gone = made.number and not made.status and _is_repealed(element)
    yield replace(made, status="repealed") if gone else made


def _is_repealed(element: etree._Element) -> bool:
    """Whether nothing but the word that it was repealed stands in a provision, beside its number and notes."""
    texts = [child for child in element if local(child) not in (*NUMBERS, *TITLES, *HISTORY)]
    marked = [found for text in texts for found in text if local(found) == "Repealed"]
    return len(texts) == 1 and len(marked) == 1 and words_of(texts[0]) == words_of(marked[0])


def _definition(element: etree._Element, place: Place) -> Iterator[Part]:
    """A definition; the term that opens it is its heading, unless a marginal note is."""
    made = node("definition", element, place)
    term = next((words_of(found) for found in element.iter("{*}DefinedTermEn", "{*}DefinedTermFr")), "")
    if term and not made.heading and made.text.startswith(term):
        made = replace(made, heading=term, text=made.text[len(term) :].strip())
    yield replace(made, status="repealed") if is_gone(made.text) and not made.children else made


def _provision(element: etree._Element, place: Place) -> Iterator[Part]:
    """A numbered provision of a treaty or preamble is a level; without a number it is only words."""
    if any(local(child) == "Label" for child in element):
        yield node(next_level(place), element, place)
    else:
        yield from line(element, place)


def _item(element: etree._Element, place: Place) -> Iterator[Part]:
    yield node("item", element, place)


def _schedule(element: etree._Element, place: Place) -> Iterator[Part]:
    """A schedule; the one of amendments not in force says so."""
    status = "not_in_force" if element.get("id") == "NifProvs" else place.status
    yield node("schedule", element, place, status=status, gather=_gathered)


def _group(element: etree._Element, place: Place) -> Iterator[Part]:
    yield node(deeper("division", place), element, place)


VOCABULARY = Vocabulary(
    "ingest/justice_names.py",
    roles(
        (INLINE, parts), (LINES, line), (CELLS, cell), (SPACES, space), (IGNORED, nothing), (HISTORY, note),
        (QUOTED, _quoted), (HEADED, _headed), (NODES, _node), (("Definition",), _definition),
        (("Provision",), _provision), (("Item",), _item), (("Schedule",), _schedule), (("Group",), _group),
        (("Appendix",), container("schedule")),
    ),
    numbers=frozenset(NUMBERS), titles=frozenset(TITLES),
    heads=frozenset(("ScheduleFormHeading", "GroupHeading", "FormHeading")),
)  # fmt: skip
