"""The walk through a publisher's XML that the readers of such formats share.

A reader brings a vocabulary: what each element is (its role), which elements are numbers and titles, which wrap these.
The walk gathers words and nodes in order; `nested` makes a tree of formats that print headings beside what they head.
An element that the vocabulary does not know and that holds words is a ParseError.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from ingest.clauses import body_of
from ingest.containers import deeper_kind
from ingest.errors import ParseError
from ingest.lines import Line, clean
from ingest.model import BASIC_UNITS, COMPONENTS, Provision
from ingest.xml import Part, aside, assemble, local, one_line, paragraphs, raw, words_of

LEVELS = ("subsection", "paragraph", "subparagraph", "item")
"""What stands below a basic unit, from the top."""
ABOVE_FIRST = {"section": -1, "rule": -1, "article": 0, "schedule": 0, "quoted": 0}
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
GONE = re.compile(
    r"[\W\d]*(?:(?:artikel|art|paragrahv|paragraf|artículo|section)\b[\W\d]*)?"
    r"(?:kehtetud?|oph[æa]vet|weggefallen|aufgehoben|vervallen|derogad[oa]s?|suprimid[oa]s?|repealed|abrogée?s?"
    r"|(?:ha|han) quedado derogad[oa]s?|sin contenido)(?!\w)",
    re.IGNORECASE,
)
GONE_WORDS = 25
SCHEDULE_WORD = re.compile(r"[^\W\d_]{4,}\W*\Z")


@dataclass(frozen=True)
class Vocabulary:
    """What the elements of a format are: roles by name, numbers and titles of nodes, wrappers around these."""

    name: str
    roles: Mapping[str, "Role"]
    numbers: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Place:
    """Where the walk stands: the basic unit around, the last of LEVELS in use, the kind and status of the node."""

    where: str
    vocabulary: Vocabulary
    unit: str = ""
    level: int = 0
    kind: str = ""
    status: str = ""


Role = Callable[[etree._Element, Place], Iterator[Part]]
Gather = Callable[[etree._Element, Place, frozenset[str]], Iterable[Part]]


@dataclass(frozen=True)
class Opening:
    """A heading that opens a container; what follows is inside, up to the next opening of its rank or a lower one."""

    rank: int
    node: Provision


def roles(*pairs: tuple[Iterable[str], Role]) -> dict[str, Role]:
    """A table of roles by element name, from groups of names."""
    return {name: role for names, role in pairs for name in names}


def parts(element: etree._Element, place: Place, skip: frozenset[str] = frozenset()) -> Iterator[Part]:
    """What stands in an element, in order: words and nodes; this is also the role of elements within a line."""
    yield raw(element.text)
    for child in element:
        if local(child) not in skip:
            yield from part(child, place)
        yield raw(child.tail)


def part(element: etree._Element, place: Place) -> Iterator[Part]:
    """What an element gives, by its role; ParseError if it has none and holds words."""
    name = local(element)
    if not name:
        return
    role = place.vocabulary.roles.get(name)
    if role is None and words_of(element):
        why = f"element <{name}> (line {element.sourceline}) holds words and is not known to {place.vocabulary.name}."
        raise ParseError(place.where, why)
    yield from (role or parts)(element, place)


def line(element: etree._Element, place: Place) -> Iterator[Part]:
    """The role of elements that break the line and are nothing else."""
    yield "\n"
    yield from parts(element, place)
    yield "\n"


def cell(element: etree._Element, place: Place) -> Iterator[Part]:
    """The role of a table cell: one stretch of its row, whatever paragraphs it holds."""
    for found in parts(element, place):
        yield found.replace("\n", " ") if isinstance(found, str) else found
    yield "\t"


def nothing(element: etree._Element, place: Place) -> Iterator[Part]:
    """The role of what is left out: metadata, tables of contents, pictures."""
    yield from ()


def space(element: etree._Element, place: Place) -> Iterator[Part]:
    """The role of an element that only parts words, such as a leader."""
    yield " "
    yield from parts(element, place)


def note(element: etree._Element, place: Place) -> Iterator[Part]:
    """The role of footnotes and of editors' and historical notes."""
    text = paragraphs(flat(element, place))
    if text:
        yield Provision("note", text=text)


def quoted(element: etree._Element, place: Place) -> Iterator[Part]:
    """The role of law quoted for another work, with a tree of its own."""
    yield assemble("quoted", "", "", parts(element, within("quoted", place)))


def container(kind: str) -> Role:
    """The role of elements that are one kind of node, whatever they hold."""

    def role(element: etree._Element, place: Place) -> Iterator[Part]:
        yield node(deeper(kind, place), element, place)

    return role


def deeper(kind: str, place: Place) -> str:
    """The kind of a container where the walk stands."""
    return deeper_kind(kind, place.kind)


def next_level(place: Place, least: int = 0) -> str:
    """The kind of what stands one level below, and not above the `least` of LEVELS."""
    return LEVELS[min(max(place.level + 1, least), len(LEVELS) - 1)]


def flat(element: etree._Element, place: Place) -> Iterator[str]:
    """The words of an element and everything in it as lines, without what the vocabulary leaves out."""
    role = place.vocabulary.roles.get(local(element))
    if role is nothing or not local(element):
        return
    edge = "" if role is parts else "\t" if role is cell else " " if role is space else "\n"
    yield edge + raw(element.text)
    for child in element:
        yield from flat(child, place)
        yield raw(child.tail)
    yield edge


def node(
    kind: str,
    element: etree._Element,
    place: Place,
    *,
    number: str = "",
    status: str = "",
    gather: Gather | None = None,
) -> Provision:
    """The node that an element is: its numbers and titles, wherever its head wrappers put them, and its parts.

    `gather` replaces the plain walk where the element's children need another: it is given what to skip.
    """
    inside = within(kind, place, status=status)
    words = place.vocabulary
    numbers, titles, rest = _head(element, inside)
    printed, heading = number or one_line(numbers), one_line(titles)
    if kind == "schedule" and SCHEDULE_WORD.match(printed):
        printed, heading = "", f"{printed} {heading}".strip()
    notes = [found for found in (*numbers, *titles) if isinstance(found, Provision)]
    found = (gather or parts)(element, inside, words.numbers | words.titles | words.heads)
    inner, behind = _ending(list(found))
    made = assemble(kind, printed, heading, (*notes, *rest, *inner), status=inside.status)
    return settled(replace(made, children=(*made.children, *behind)))


def _ending(found: list[Part]) -> tuple[list[Part], list[Provision]]:
    """The parts of a node, and the notes behind all its words: of the node, not of the words that wrap it up."""
    solid = (item.strip() if isinstance(item, str) else item.kind != "note" for item in found)
    last = max((at for at, holds in enumerate(solid) if holds), default=-1)
    behind = [item for item in found[last + 1 :] if isinstance(item, Provision)]
    return (found[: last + 1], behind) if last >= 0 else (found, [])


def _head(element: etree._Element, place: Place) -> tuple[list[Part], list[Part], list[Part]]:
    """The numbers and titles of a node, and what else stands in the wrappers of its head."""
    words = place.vocabulary
    numbers: list[Part] = []
    titles: list[Part] = []
    rest: list[Part] = []
    wrapped = [inner for child in element if local(child) in words.heads for inner in child]
    for found in (*wrapped, *(child for child in element if local(child) not in words.heads)):
        if local(found) in words.numbers:
            numbers += [*_said(found, place), " "]
        elif local(found) in words.titles:
            titles += [*_said(found, place), " "]
        elif found in wrapped:
            rest += [*part(found, place), raw(found.tail)]
    return numbers, titles, rest


def _said(element: etree._Element, place: Place) -> Iterator[Part]:
    """What a number or title says, whether or not its element has a role."""
    yield from place.vocabulary.roles.get(local(element), parts)(element, place)


def within(kind: str, place: Place, *, status: str = "") -> Place:
    """Where the walk stands within a node."""
    level = LEVELS.index(kind) if kind in LEVELS else ABOVE_FIRST.get(kind, place.level)
    unit = kind if kind in BASIC_UNITS else "" if kind in COMPONENTS else place.unit
    return replace(place, level=level, unit=unit, kind=kind, status=status or place.status)


def settled(provision: Provision) -> Provision:
    """A numbered node that holds no more than the word that it is gone (text, heading or note) is marked repealed."""
    notes = [child.text for child in provision.children if child.kind == "note"]
    said = next((words for words in (provision.text, provision.heading, *notes) if re.search(r"\w", words)), "")
    bare = all(aside(child) for child in provision.children)
    gone = not provision.status and provision.number and bare and is_gone(said)
    return replace(provision, status="repealed") if gone else provision


def is_gone(text: str) -> bool:
    """Whether a text says no more than that a provision was repealed."""
    return len(text.split()) <= GONE_WORDS and bool(GONE.match(text))


def nested(found: Iterable[Part | Opening]) -> list[Part]:
    """Put what follows a heading inside it, up to the next heading of its rank or a lower one."""
    top: list[Part] = []
    stack: list[tuple[Opening, list[Part]]] = []
    for item in found:
        if isinstance(item, Opening):
            _close(stack, top, item.rank)
            stack.append((item, []))
        else:
            (stack[-1][1] if stack else top).append(item)
    _close(stack, top, 0)
    return top


def _close(stack: list[tuple[Opening, list[Part]]], top: list[Part], rank: int) -> None:
    """Finish the open containers of this rank and below it, each inside the one that holds it."""
    while stack and stack[-1][0].rank >= rank:
        opened, inner = stack.pop()
        head = opened.node
        kind = deeper_kind(head.kind, stack[-1][0].node.kind if stack else "")
        made = assemble(kind, head.number, head.heading, (head.text, *head.children, *inner), status=head.status)
        (stack[-1][1] if stack else top).append(made)


def superscripts(text: str) -> str:
    """Digits as the raised digits that they are printed as: § 133¹ is not § 1331."""
    return text.translate(SUPERSCRIPTS)


def unit_of(kind: str, number: str, heading: str, lines: Iterable[str], *, status: str = "") -> Provision:
    """A basic unit whose paragraphs its format leaves unmarked; their enumerators tell the levels."""
    body = body_of([Line(words, apart=True) for words in map(clean, lines) if words], kind, heading)
    gone = status or body.status
    return settled(Provision(kind, number, heading, body.text, body.children, status=gone))


def body_nodes(found: Iterable[Part]) -> tuple[Provision, ...]:
    """The top of a tree: the nodes, and words that stand between them as blocks."""
    body = assemble("block", "", "", found)
    leading = (Provision("block", text=body.text),) if body.text else ()
    return (*leading, *body.children)
