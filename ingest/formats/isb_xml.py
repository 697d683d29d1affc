"""The XML of the Irish Statute Book (irishstatutebook.ie): Acts, and statutory instruments in the same markup.

`part`, `chapter` and `schedule` contain `sect`; each has a `title`, a section a `number` too, which its first paragraph
prints again. Paragraphs (`p`) are flat: subsections, paragraphs, definitions and quoted law are told by their
enumerators and quotation marks. Signs that the keyboard lacked are empty elements (`odq` “, `emdash` —, `afada` á); one
that is not known is put as U+FFFD and reported.
Left out: metadata, the contents and the list of Acts referred to, images, rules, the repeated number.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html.entities import html5

from lxml import etree

from ingest.containers import container_kind, deeper_kind
from ingest.errors import ParseError
from ingest.markup import unit_of
from ingest.model import Law, Provision
from ingest.xml import Part, assemble, local, paragraphs, parse, raw, words_of

ROOTS = ("act", "si", "statutoryinstrument", "instrument")
KINDS = {
    "part": "part", "chapter": "chapter", "schedule": "schedule", "sched": "schedule", "division": "division",
    "subdivision": "subdivision", "crossheading": "division", "appendix": "schedule", "title1": "title",
}  # fmt: skip
UNITS = {"sect": "section", "article": "article", "regulation": "rule", "rule": "rule", "reg": "rule"}
WRAPPERS = ("body", "backmatter", "frontmatter", "schedules", "parts", "endmatter", "annexes", "signatures")
IGNORED = ("metadata", "acttoc", "actsreferredto", "toc", "contents", "graphic", "image", "img", "colspec", "col")
NOTES = ("footnote", "fn", "note", "annotation", "explanatorynote", "sidenote", "marginnote")
INLINE = (
    "b", "i", "u", "font", "xref", "sup", "su", "sub", "sb", "a", "em", "strong", "small", "span", "ref", "smallcaps",
    "fraction", "num", "den", "term", "def", "quote", "link", "inline", "s", "strike", "unicode", "sc", "ul-text",
)  # fmt: skip
LINES = (
    "p", "title", "number", "actnumber", "table", "tbody", "thead", "tfoot", "tr", "row", "tgroup", "caption", "br",
    "div", "list", "li", "ul", "ol", "item", "longtitle", "enactment", "date", "signature", "form", "formula", "hr",
    "hr1", "hr2", "hr3", "hrw", "centre", "center", "block", "blockquote", "sinumber", "dateofenactment", "heading",
    "preamble", "pre", "head", "subhead", "explanation", "linebreak", "newline",
)  # fmt: skip
CELLS = ("td", "th", "entry", "cell")
SIGNS = {
    "odq": "“", "cdq": "”", "osq": "‘", "csq": "’", "emdash": "—", "endash": "–", "mdash": "—", "ndash": "–",
    "euro": "€",
    "pound": "£", "dollar": "$", "degree": "°", "half": "½", "quarter": "¼", "threequarters": "¾", "bull": "•",
    "hellip": "…", "emspace": " ", "enspace": " ", "nbsp": " ", "space": " ", "tab": " ", "apos": "’", "dot": "·",
    "times": "×", "multiply": "×", "divide": "÷", "plusminus": "±", "squareroot": "√", "percent": "%", "amp": "&",
    "leader": " ", "unknown": "\ufffd", "dash": "–", "minus": "−", "prime": "′", "dprime": "″", "softreturn": "\n",
}  # fmt: skip
FADA = re.compile(r"([AEIOUaeiou])fada\Z")
ACUTE = dict(zip("AEIOUaeiou", "ÁÉÍÓÚáéíóú", strict=True))
LABEL = re.compile(r"\W*(?:part|chapter|schedule|title|division|the\s+schedule|\w+\s+schedule)\b[\s\w]{0,24}\Z", re.I)


@dataclass(frozen=True)
class _Place:
    """Where the walk stands, and the signs that nobody knew."""

    where: str
    kind: str = ""
    unknown: set[str] = field(default_factory=set)


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read an Irish Act or instrument; raise ParseError for other XML and for unknown elements that hold words."""
    root = parse(data, where=where)
    if local(root) not in ROOTS:
        raise ParseError(where, f"it is no Act of the Irish Statute Book, but '{local(root)}'; give another format.")
    place = _Place(where)
    title = next((words_of(found) for found in root.iterfind("metadata/title")), "")
    front = [child for child in root if local(child) == "frontmatter"]
    opening = assemble("preamble", "", "", (found for child in front for found in _part(child, place)))
    body = assemble("block", "", "", (p for child in root if child not in front for p in _part(child, place)))
    leading = (Provision("block", text=body.text),) if body.text else ()
    first = (opening,) if opening.text or opening.children else ()
    signs = ", ".join(f"<{name}/>" for name in sorted(place.unknown))
    warnings = (f"signs that are not known stand as \ufffd: {signs}",) if signs else ()
    return Law(title, (*first, *leading, *body.children), warnings)


def _part(element: etree._Element, place: _Place) -> Iterator[Part]:
    name = local(element)
    if not name or name in IGNORED:
        return
    if name in UNITS:
        yield _unit(UNITS[name], element, place)
    elif name in KINDS:
        yield _container(deeper_kind(KINDS[name], place.kind), element, place)
    elif name in NOTES:
        yield Provision("note", text=paragraphs(_words(element, place)))
    elif name in (*WRAPPERS, *LINES, *CELLS, *INLINE):
        yield from _inner(element, place)
    elif words_of(element):
        why = f"element <{name}> (line {element.sourceline}) holds words and is not known to isb_xml.py."
        raise ParseError(place.where, why)
    else:
        yield _sign(name, place)


def _inner(element: etree._Element, place: _Place) -> Iterator[Part]:
    """What stands in an element: a line, a cell, or words within a line."""
    name = local(element)
    edge = "" if name in INLINE else "\t" if name in CELLS else "\n"
    yield (edge if name not in CELLS else "") + raw(element.text)
    for child in element:
        for found in _part(child, place):
            yield found.replace("\n", " ") if name in CELLS and isinstance(found, str) else found
        yield raw(child.tail)
    yield edge


def _words(element: etree._Element, place: _Place) -> Iterator[str]:
    yield from (found for found in _inner(element, place) if isinstance(found, str))


def _sign(name: str, place: _Place) -> str:
    """The sign that an empty element stands for."""
    fada = FADA.match(name)
    sign = ACUTE[fada[1]] if fada else SIGNS.get(name) or html5.get(f"{name};")
    if sign is None:
        place.unknown.add(name)
    return sign or "\ufffd"


def _container(kind: str, element: etree._Element, place: _Place) -> Provision:
    """A part, chapter or schedule: the first line of its title is its number, if it says no more than that."""
    lines = [line for child in element if local(child) == "title" for line in _lines([child], place)]
    label = lines[0] if lines and LABEL.match(lines[0]) else ""
    number = "" if kind == "schedule" and not re.search(r"\s", label) else label
    heading = " ".join(lines[1:] if number else lines)
    named = container_kind(label) if kind == "division" and label else kind
    inside = replace(place, kind=named)
    inner = (
        found for child in element if local(child) != "title" for found in (*_part(child, inside), raw(child.tail))
    )
    return _levelled(assemble(named, number, heading, inner))


def _levelled(made: Provision) -> Provision:
    """A schedule without sections of its own: the enumerators of its paragraphs tell its levels."""
    if made.kind != "schedule" or made.children or "\t" in made.text:
        return made
    body = unit_of("article", made.number, "", made.text.split("\n"))
    return replace(made, text=body.text, children=body.children)


def _unit(kind: str, element: etree._Element, place: _Place) -> Provision:
    number = next((words_of(child) for child in element if local(child) == "number"), "")
    title = " ".join(line for child in element if local(child) == "title" for line in _lines([child], place))
    rest = [child for child in element if local(child) not in ("title", "number")]
    notes = [found for child in rest for found in _part(child, place) if isinstance(found, Provision)]
    lines = _lines(rest, place)
    if lines and number:
        lines[0] = re.sub(rf"\A\W*{re.escape(number.rstrip('.—– '))}\s*[.—–-]*\s*", "", lines[0])
    made = unit_of(kind, number, title, lines)
    return replace(made, children=(*made.children, *notes))


def _lines(elements: Iterable[etree._Element], place: _Place) -> list[str]:
    return paragraphs(word for element in elements for word in _edged(element, place)).split("\n")


def _edged(element: etree._Element, place: _Place) -> Iterator[str]:
    """The words of an element and those behind it."""
    yield from (found for found in _part(element, place) if isinstance(found, str))
    yield raw(element.tail)
