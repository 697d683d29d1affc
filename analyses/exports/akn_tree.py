"""A work's provisions as the body of an Akoma Ntoso document.

eIds are those of the database; only the wrappers that the standard demands (`content`, `intro`, `mod`,
`quotedStructure`) get names of their own. Number, heading, text and children, read in order, give the words of the
provisions once and in order, as in the database. Notes are an `hcontainer` with status `editorial`: no law.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from analyses.exports.akn_names import ELEMENTS, NAMESPACE, STATUSES, fit
from kb.store import Row

Element = etree._Element


def xml(name: str, /, *content: Element | str, space: str = NAMESPACE, **attributes: str) -> Element:
    """An element of the standard (or of another name space) with its attributes and content."""
    names: dict[Any, str] = {None: space}
    made = etree.Element(f"{{{space}}}{name}", attributes, nsmap=names)
    for part in content:
        if isinstance(part, str):
            made.text = fit(part)
        else:
            made.append(part)
    return made


@dataclass
class Node:
    """A provision and what stands below it."""

    row: Row
    children: list["Node"] = field(default_factory=list)

    @property
    def digested(self) -> bool:
        """Whether its words are manumit's own."""
        return bool(self.row["basis"] == "digest")

    @property
    def number(self) -> str:
        """What stands in front: the printed number; of a digest the citation, which has no printed one."""
        return str(self.row["citation"] if self.digested else self.row["number"])

    @property
    def lines(self) -> list[str]:
        """The node's own words, a paragraph a line."""
        text = self.row["digest"] if self.digested else self.row["text"]
        return [line for line in str(text).split("\n") if line.strip()]


def tree(rows: Iterable[Row]) -> list[Node]:
    """The trees of a work's rows, which come in reading order; a digest's stand below the digest of what holds them."""
    nodes: dict[str, Node] = {}
    tops: list[Node] = []
    for row in rows:
        node = nodes[row["eid"]] = Node(row)
        above = row["parent"] or _above(row["eid"], nodes)
        (nodes[above].children if above in nodes else tops).append(node)
    return tops


def _above(eid: str, nodes: dict[str, Node]) -> str:
    while "__" in eid:
        eid = eid.rpartition("__")[0]
        if eid in nodes:
            return eid
    return ""


def preamble(node: Node) -> Element:
    """A preamble as the standard has it: paragraphs, and containers for what has a name."""
    return _tagged(xml("preamble", *_loose(node)), node)


def _loose(node: Node) -> Iterator[Element]:
    yield from _paragraphs([_told(node), *node.lines])
    for child in node.children:
        inner = [_quoted(child)] if child.row["kind"] == "quoted" else list(_loose(child))
        yield _tagged(xml("container", *(inner or [xml("p")]), name=child.row["kind"]), child)


def _told(node: Node) -> str:
    return " ".join(part for part in (node.number, node.row["heading"]) if part)


def provision(node: Node) -> Element:
    """A provision with all below it."""
    kind = node.row["kind"]
    element = xml(kind) if kind in ELEMENTS else xml("hcontainer", name=kind)
    _tagged(element, node)
    if kind == "quoted":
        element.append(_content(node, [_quoted(node)]))
        return element
    element.extend(_head(node))
    if node.children:
        element.extend(_below(node))
    else:
        element.append(_content(node, _paragraphs(node.lines)))
    return element


def _below(node: Node) -> Iterator[Element]:
    if node.lines:
        yield xml("intro", *_paragraphs(node.lines), eId=f"{node.row['eid']}__intro_1")
    *earlier, last = node.children
    for child in earlier:
        yield provision(child)
    yield _wrapped(last) if _closes(last) else provision(last)


def _closes(node: Node) -> bool:
    return node.row["kind"] == "wrapup" and not node.children and not _told(node)


def _wrapped(node: Node) -> Element:
    return _tagged(xml("wrapUp", *_paragraphs(node.lines)), node)


def _quoted(node: Node) -> Element:
    """Law that is quoted in order to be put into another law."""
    eid = f"{node.row['eid']}__mod_1"
    inner = [*_head(node), *_paragraphs(node.lines), *(provision(child) for child in node.children)]
    return xml("p", xml("mod", xml("quotedStructure", *(inner or [xml("p")]), eId=f"{eid}__qstr_1"), eId=eid))


def _head(node: Node) -> Iterator[Element]:
    if node.number:
        yield xml("num", node.number)
    if node.row["heading"]:
        yield xml("heading", node.row["heading"])


def _content(node: Node, blocks: Iterable[Element]) -> Element:
    return xml("content", *(list(blocks) or [xml("p")]), eId=f"{node.row['eid']}__content_1")


def _paragraphs(lines: Iterable[str]) -> Iterator[Element]:
    return (xml("p", line) for line in lines if line)


def _tagged(element: Element, node: Node) -> Element:
    """The element with its eId and, where it is not law in force, its status."""
    said: dict[str, Any] = {"eId": fit(node.row["eid"])}
    status = node.row["status"]
    if node.row["kind"] == "note":
        said["status"] = "editorial"
    if status:
        said["class"] = status
    if status in STATUSES:
        said["status"] = STATUSES[status]
    for name, value in said.items():
        element.set(name, value)
    return element
