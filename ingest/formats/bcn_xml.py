"""Ley Chile, the XML of the Biblioteca del Congreso Nacional de Chile (EsquemaIntercambioNorma).

`Norma` holds a heading (`Encabezado`), nested structures (`EstructuraFuncional`, whose `tipoParte` says what they are),
the promulgation and annexes. The words of each are one text, broken to a narrow width in older laws: a paragraph is
indented there. Number and heading stand at the head of the text; the levels below an article, and the law that it
quotes for another one, are told by enumerators and quotation marks.
`derogado` marks what is repealed, `transitorio` the transitional articles, which stand apart.
Left out: metadata but for the title, names that metadata give to parts (the text prints them), and the quotation mark
that opens the whole text of a bill before its first article.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from lxml import etree

from ingest.containers import container_kind, deeper_kind
from ingest.errors import ParseError
from ingest.markup import unit_of
from ingest.model import BASIC_UNITS, Law, Provision
from ingest.unitwords import TRANSITIONAL
from ingest.xml import assemble, local, parse, words_of

KNOWN = (
    "Norma", "Identificador", "Metadatos", "Encabezado", "EstructurasFuncionales", "EstructuraFuncional", "Texto",
    "Promulgacion", "Anexos", "Anexo",
)  # fmt: skip
KINDS = {
    "artículo": "article", "articulo": "article", "disposición": "article", "anexo": "schedule", "apéndice": "schedule",
    "regla": "rule",
}  # fmt: skip
WORD = r"[^\W\d]+(?:\s+[^\W\d]+)?"
NUMBER = re.compile(
    r"\W*(?P<number>(?:art[íi]culo|art\.|regla)\s+(?:\d+(?:[.\-]\d+)*\s*[º°ª]?o?(?:[\s-]*(?:[A-Z]\b|bis|ter|qu[áa]ter|\w{2,12}ies)"
    rf"\b)?(?:\s?[º°])?|{WORD}(?=\s*[.:]|\s*[-–—]))(?:\s+transitorio)?)\s*(?P<end>[.:]?\s*[-–—]*\s*)",
    re.IGNORECASE,
)
CONTAINER = re.compile(
    r"\W*(?P<number>(?:libro|t[íi]tulo|cap[íi]tulo|p[áa]rrafo|secci[óo]n|parte|§)\s*(?:\d+\s*[º°]?|[IVXLC]+\b|[^\W\d]+)"
    r"(?:\s+bis)?)[\s.:–—-]*",
    re.IGNORECASE,
)
INDENT = re.compile(r"\n[ \t]{3,}\S")


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a Chilean norm; raise ParseError for other XML and for unknown elements that hold words."""
    root = parse(data, where=where)
    if local(root) != "Norma":
        raise ParseError(where, f"it is no norm of Ley Chile, but '{local(root)}'; give another format.")
    title = next((words_of(found) for found in root.iterfind("{*}Metadatos/{*}TituloNorma")), "")
    return Law(title, tuple(found for child in root for found in _part(child, where, "")))


def _part(element: etree._Element, where: str, around: str) -> Iterator[Provision]:
    """What an element of the norm gives: one node, or those within a mere list."""
    name = local(element)
    if name not in KNOWN and name and words_of(element):
        why = f"element <{name}> (line {element.sourceline}) holds words and is not known to bcn_xml.py."
        raise ParseError(where, why)
    if name == "Anexos":
        yield from (found for child in element for found in _part(child, where, around))
    elif name == "EstructurasFuncionales":
        inner = [(_is_transitional(child), _part(child, where, around)) for child in element if local(child)]
        flagged = [(found, late) for late, parts in inner for found in parts]
        yield from (found for found, _ in flagged) if around == "transitional" else _apart(flagged)
    elif name == "EstructuraFuncional":
        yield _structure(element, where, around)
    elif name in ("Encabezado", "Promulgacion"):
        made = Provision("preamble" if name == "Encabezado" else "block", text="\n".join(_paragraphs(element)))
        yield from (made,) if made.text else ()
    elif name == "Anexo":
        yield from _annex(element, where)


def _structure(element: etree._Element, where: str, around: str) -> Provision:
    """An article with its clauses, or a container with what it holds."""
    kind = _kind(element, around)
    status = "repealed" if element.get("derogado") == "derogado" else ""
    inner = [found for child in element for found in _inner(child, where, kind)]
    made = (_unit if kind in BASIC_UNITS else _container)(kind, _paragraphs(element), status)
    return replace(made, children=(*made.children, *inner))


def _inner(child: etree._Element, where: str, kind: str) -> Iterator[Provision]:
    if local(child) not in ("Texto", "Metadatos"):
        yield from _part(child, where, kind)


def _kind(element: etree._Element, around: str) -> str:
    """What a structure is; one that is transitional and holds others is the transitional part."""
    said = element.get("tipoParte", "").lower()
    kind = KINDS.get(said.split(" ")[0], "")
    holds = any(True for _ in element.iterfind("{*}EstructurasFuncionales/{*}EstructuraFuncional"))
    late = _is_transitional(element) or " ".join(_paragraphs(element)).lower().strip(" .:") in TRANSITIONAL
    if not kind and late and around != "transitional":
        return "transitional"
    if kind in BASIC_UNITS and holds:
        return "block"
    return kind or deeper_kind(container_kind(said.replace("párrafo", "división")), around)


def _is_transitional(element: etree._Element) -> bool:
    return element.get("transitorio") == "transitorio"


def _unit(kind: str, lines: list[str], status: str) -> Provision:
    """An article: its number stands at the head of its text."""
    found = NUMBER.match(lines[0]) if lines else None
    if not found:
        return unit_of(kind, "", "", lines, status=status)
    number = f"{found['number'].strip()}{found['end'].strip()}"
    return unit_of(kind, number, "", [lines[0][found.end() :], *lines[1:]], status=status)


def _container(kind: str, lines: list[str], status: str) -> Provision:
    """A container: number, then heading, on one line or several; what transitional parts print is their heading."""
    said = " ".join(lines)
    found = CONTAINER.match(said) if kind not in ("transitional", "block") else None
    number = found["number"].strip() if found else ""
    heading = said[found.end() :].strip() if found else said
    return Provision(kind, number, heading, status=status)


def _annex(element: etree._Element, where: str) -> Iterator[Provision]:
    lines = _paragraphs(element)
    inner = [found for child in element for found in _inner(child, where, "schedule")]
    status = "repealed" if element.get("derogado") == "derogado" else ""
    if lines or inner:
        yield assemble("schedule", "", "", ("\n".join(lines), *inner), status=status)


def _apart(nodes: list[tuple[Provision, bool]]) -> Iterator[Provision]:
    """Transitional articles that stand in a row without a heading of their own are one transitional part."""
    for loose, group in groupby(nodes, key=lambda found: found[1] and found[0].kind in BASIC_UNITS):
        found = tuple(node for node, _ in group)
        yield from (Provision("transitional", children=found),) if loose else found


def _paragraphs(element: etree._Element) -> list[str]:
    """The paragraphs of a text: indented, in one broken to a width; else each line."""
    text = "".join(str(found) for child in element if local(child) == "Texto" for found in child.itertext())
    text = text.replace("\xa0", " ").replace("\r", "")
    if INDENT.search(f"\n{text}"):
        text = re.sub(r"(?<=\S)[ \t]*\n(?=\S)", " ", text)
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]
