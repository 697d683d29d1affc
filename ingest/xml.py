"""Reads XML from strangers safely, and gathers what a parser finds in it into the nodes of a law.

Nothing is ever fetched or expanded: entities that a document declares for itself are refused (they can hide or multiply
text), and so is what is too large, too deep, damaged or cut short. The names that HTML gives to characters are known.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from html.entities import html5
from typing import Any

from lxml import etree

from ingest.errors import ParseError
from ingest.model import Provision

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 150
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
APART = ("note",)
FORMER = ("former",)
REPEALED = re.compile(
    r"\W*((section|sec|s|article|art|artículo|artigo|regulation)\b\.?\s*)?(\d[\w.-]*\s*)?(§\s*|º\s*)?"
    r"((on|har|is|was|has been|a été|est|wurde)\s+)?"
    r"(repealed|revoked|omitted|spent|abrog[ée]e?s?|abrogad[oa]s?|derogad[oa]s?|revogad[oa]s?|aufgehoben"
    r"|abrogat[oaie]|kumottu|upph[äa]vts|upph[äa]vd|imefutwa|zimefutwa)"
    r"(\W*\Z|\W*[.,;:()\[\]–—]|\s+(by|with|on|par|por|durch|da|dall|mit|genom|na|l:lla)\b)",
    re.IGNORECASE,
)
REPEAL_WORDS = 25

Part = str | Provision
"""What a parser finds: words (a line break is a new paragraph, a tab a new cell) or a node."""


def parse(data: bytes, *, where: str) -> etree._Element:
    """Parse XML that nobody vouches for and return its root.

    Raises ParseError if it is too large or too deep, declares entities, is damaged, or ends in the middle.
    """
    data = data.lstrip()
    if not data:
        raise ParseError(where, "the file is empty; fetch or copy it again.")
    if len(data) > MAX_BYTES:
        raise ParseError(where, f"it is larger than {MAX_BYTES // 2**20} MiB; split it or check that it is a law.")
    if b"<!ENTITY" in data.replace(b"\0", b""):
        raise ParseError(where, "it declares entities of its own, which can hide text; get a copy without a DOCTYPE.")
    root = _root(data, where)
    _check_tree(root, where)
    for entity in list(root.iter(etree.Entity)):
        _resolve(entity, where)
    return root


def _root(data: bytes, where: str) -> etree._Element:
    try:
        return etree.fromstring(data, _parser())
    except etree.XMLSyntaxError as error:
        return _mislabelled(data, where, error)


def _parser(encoding: str | None = None) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False, encoding=encoding
    )


def _mislabelled(data: bytes, where: str, error: etree.XMLSyntaxError) -> etree._Element:
    """Try a file that declares one encoding and is in UTF-8; else say what is wrong with it."""
    try:
        if b"encoding" in data[:100]:
            return etree.fromstring(data, _parser("utf-8"))
    except etree.XMLSyntaxError:
        pass
    why = f"it is not sound XML, or ends in the middle ({' '.join(str(error).split())[:120]}); fetch or copy it again."
    raise ParseError(where, why) from error


def _check_tree(root: etree._Element, where: str) -> None:
    subset: Any = root.getroottree().docinfo.internalDTD
    if subset is not None and list(subset.iterentities()):
        raise ParseError(where, "it declares entities of its own, which can hide text; get a copy without a DOCTYPE.")
    depth, level = 0, [root]
    while level:
        depth += 1
        level = [child for element in level for child in element]
    if depth > MAX_DEPTH:
        raise ParseError(where, f"it is nested more than {MAX_DEPTH} levels deep; it is damaged or not a law.")


def _resolve(entity: etree._Element, where: str) -> None:
    """Put the character for `&nbsp;` and its like, whose names stand in a DTD that is not loaded."""
    character = html5.get(f"{str(entity.text).strip('&;')};")
    if character is None:
        raise ParseError(where, f"it uses {entity.text}, which nothing explains; get a copy without entities.")
    parent, before = entity.getparent(), entity.getprevious()
    words = character + (entity.tail or "")
    if before is not None:
        before.tail = (before.tail or "") + words
    elif parent is not None:
        parent.text = (parent.text or "") + words
    if parent is not None:
        entity.tail = None
        parent.remove(entity)


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for comments and processing instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its local name, whatever its namespace; empty where absent."""
    found = (value for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name)
    return str(next(found, ""))


def raw(text: str | None) -> str:
    """Character data as words: white space of the file's layout is one space, invisible characters are gone."""
    return re.sub(r"\s+", " ", INVISIBLE.sub("", text or ""))


def words_of(element: etree._Element) -> str:
    """All words of an element on one line, whatever they are marked as."""
    return " ".join(raw("".join(str(text) for text in element.itertext())).split())


def one_line(parts: Iterable[Part]) -> str:
    """The words among the parts, on one line: a number or a heading."""
    return " ".join("".join(part for part in parts if isinstance(part, str)).split())


def paragraphs(words: Iterable[str]) -> str:
    """Words as lines: a paragraph or a table row a line, cells parted by tabs, nothing empty."""
    rows = ([" ".join(cell.split()) for cell in line.split("\t")] for line in "".join(words).split("\n"))
    lines = ("\t".join(cell for cell in row if cell) for row in rows)
    return "\n".join(line for line in lines if line)


def aside(part: Part) -> bool:
    """Whether a part stands beside the running words: a note, or an old wording kept for the record."""
    return isinstance(part, Provision) and (part.kind in APART or part.status in FORMER)


def assemble(kind: str, number: str, heading: str, parts: Iterable[Part], *, status: str = "") -> Provision:
    """Make a node of what was found in it, in order.

    Words before the first child are its text; words between children become a `block`, words after them a `wrapup`.
    Notes and old wordings do not interrupt the words around them. A number without a letter or digit (a dash) is text.
    """
    if not re.search(r"\w", number):
        number, parts = "", (number, " ", *parts)
    leading, *rest = _groups(parts)
    text = paragraphs(part for part in leading if isinstance(part, str))
    children = [part for part in leading if isinstance(part, Provision)]
    for place, group in enumerate(rest, start=1):
        beside = [part for part in group if isinstance(part, Provision)]
        words = paragraphs(part for part in group if isinstance(part, str))
        if words:
            name = "wrapup" if place == len(rest) else "block"
            children.append(Provision(name, text=words, children=tuple(beside)))
        else:
            children += beside
    made = Provision(kind, number, heading, text, tuple(children), status=status)
    return replace(made, status="repealed") if not status and is_repealed(made) else made


def _groups(parts: Iterable[Part]) -> list[list[Part]]:
    """Runs of words with what stands beside them, parted by the children, each alone; the first group is a run."""
    groups: list[list[Part]] = [[]]
    alone = False
    for part in parts:
        child = not isinstance(part, str) and not aside(part)
        blank = isinstance(part, str) and not part.strip()
        if child or (alone and not blank):
            groups.append([])
        alone = child or (alone and blank)
        groups[-1].append(part)
    return groups


def is_repealed(node: Provision) -> bool:
    """Whether a numbered node holds nothing but the word that it was repealed, in its text or in a note."""
    if not node.number or any(not aside(child) for child in node.children):
        return False
    if re.search(r"\w", node.text):
        return len(node.text.split()) <= REPEAL_WORDS and bool(REPEALED.match(node.text))
    return any(REPEALED.match(child.text) for child in node.children if child.kind == "note")
