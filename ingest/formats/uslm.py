"""United States Legislative Markup: titles of the United States Code, public laws, bills, compilations (GPO, OLRC).

Levels have names: subsection (a), paragraph (1), subparagraph (A), clause (i), subclause (I), item. A `chapeau` leads
into a level's children, a `continuation` follows them. `quotedContent` is law quoted for another statute, `quotedText`
words within a line. Source credits, statutory and editorial notes are notes; a section's status is an attribute, or
its heading says that it was repealed. A section of the Code that was transferred or renumbered keeps only its heading.
Left out: metadata, tables of contents (but those quoted as new law), page numbers, running heads, calls of footnotes.
"""

from collections.abc import Iterator
from dataclasses import replace

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
    within,
)
from ingest.model import Law, Provision
from ingest.uslm_names import CELLS, DOCUMENTS, FRONT, IGNORED, INLINE, KINDS, LINES, NOTES, STATUSES, SUBUNITS
from ingest.xml import REPEALED, Part, assemble, local, parse, words_of

DUBLIN_CORE = "http://purl.org/dc/"
TITLES = (
    "{*}main/{*}longTitle/{*}officialTitle", "{*}preface/{*}officialTitle",
    "{*}main/{*}preface/{*}officialTitle", "{*}preface/{*}docTitle",
)  # fmt: skip


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a USLM document; raise ParseError for other XML and for unknown elements that hold words."""
    root = parse(data, where=where)
    if local(root) not in DOCUMENTS or "uslm" not in str(etree.QName(root).namespace):
        raise ParseError(where, f"it is no USLM document, but '{local(root)}'; give another format.")
    place = Place(where, VOCABULARY)
    front = [child for above in (root, *root.iterfind("{*}main")) for child in above if local(child) in FRONT]
    opening = assemble("preamble", "", "", (found for child in front for found in part(child, place)))
    body = body_nodes(found for child in root for found in _without(child, front, place))
    return Law(_title(root), (opening, *body) if opening.text or opening.children else body)


def _without(element: etree._Element, front: list[etree._Element], place: Place) -> Iterator[Part]:
    """What stands in the body of a document beside its front matter."""
    inner = [element] if local(element) != "main" else list(element)
    for child in inner:
        if child not in front:
            yield from part(child, place)


def _title(root: etree._Element) -> str:
    """The name of a title of the Code, else the name that an Act gives itself, else its official title."""
    code = next(root.iterfind("{*}main/{*}title"), None) if local(root) == "uscDoc" else None
    if code is not None:
        return " ".join(words_of(child) for child in code if local(child) in ("num", "heading"))
    own = (
        name for name in root.iterfind("{*}main//{*}shortTitle") if name.get("role") == "act" and not _in_quote(name)
    )
    named = [words_of(name).strip('“”‘’" ') for name in own]
    official = [words_of(found) for path in TITLES for found in root.iterfind(path)]
    given = [words_of(child) for child in root.iterfind(f"{{*}}meta/{{{DUBLIN_CORE}elements/1.1/}}title")]
    return next(iter((*named, *official, *given)), "")


def _in_quote(element: etree._Element) -> bool:
    return any(local(above) == "quotedContent" for above in element.iterancestors())


def _node(element: etree._Element, place: Place) -> Iterator[Part]:
    """A level; Dublin Core calls a title and a type what are only words."""
    if DUBLIN_CORE in str(etree.QName(element).namespace):
        yield from line(element, place)
        return
    kind = deeper(KINDS[local(element)], place)
    status = STATUSES.get(element.get("status", ""), "")
    made = node(kind, element, place, status=status)
    yield replace(made, status="repealed") if not status and _says_repealed(made) else made


def _says_repealed(made: Provision) -> bool:
    bare = not made.text and all(child.kind == "note" for child in made.children)
    return bool(made.number) and bare and bool(REPEALED.match(made.heading))


def _subunit(element: etree._Element, place: Place) -> Iterator[Part]:
    yield node(SUBUNITS[local(element)], element, place, status=STATUSES.get(element.get("status", ""), ""))


def _level(element: etree._Element, place: Place) -> Iterator[Part]:
    """A level without a name is the next below the one around it."""
    yield node(next_level(place), element, place)


def _quoted(element: etree._Element, place: Place) -> Iterator[Part]:
    """Quoted law; words quoted within a line are no more than words."""
    if any(True for _ in element.iter(*(f"{{*}}{name}" for name in (*KINDS, *SUBUNITS, "level", "p", "toc", "table")))):
        yield assemble("quoted", "", "", parts(element, within("quoted", replace(place, status=""))))
    else:
        yield from parts(element, place)


def _contents(element: etree._Element, place: Place) -> Iterator[Part]:
    """The table of contents of the document is left out; one that is quoted as new law is law."""
    if _in_quote(element):
        yield from line(element, place)


def _reference(element: etree._Element, place: Place) -> Iterator[Part]:
    """A reference; the call of a footnote is left out."""
    if "footnoteRef" not in element.get("class", ""):
        yield from parts(element, place)


VOCABULARY = Vocabulary(
    "ingest/uslm_names.py",
    roles(
        (INLINE, parts), (LINES, line), (CELLS, cell), (IGNORED, nothing), (NOTES, note), (KINDS, _node),
        (SUBUNITS, _subunit), (("level",), _level), (("quotedContent",), _quoted), (("toc",), _contents),
        (("ref",), _reference),
    ),
    numbers=frozenset(("num",)), titles=frozenset(("heading", "subheading")),
)  # fmt: skip
