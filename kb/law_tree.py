"""A work's provisions by number, as references look for them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ingest.model import BASIC_UNITS, COMPONENTS
from ingest.tree import PREFIXES, clean_number
from kb.citing import number_words, rank
from kb.patterns import fold

SUBSECTION = re.compile(r"\(?\d{1,3}[a-zA-Z]?[.)]|\d{1,3}")
KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}


@dataclass(frozen=True)
class Node:
    """A provision as the tree of references knows it; `label` is its number as it is compared, `printed` as it is."""

    eid: str
    parent: str
    kind: str
    label: str
    status: str
    printed: str = ""


@dataclass
class Tree:
    """The provisions of one work by number: `units` and `containers` by label, `below` by parent; `component`: the
    schedule or quoted law in which each stands."""

    nodes: dict[str, Node] = field(default_factory=dict)
    below: dict[str, list[Node]] = field(default_factory=dict)
    units: dict[str, list[Node]] = field(default_factory=dict)
    containers: dict[tuple[str, str], list[Node]] = field(default_factory=dict)
    order: list[Node] = field(default_factory=list)
    component: dict[str, str] = field(default_factory=dict)


@lru_cache(65536)
def label_of(number: str) -> str:
    """A number as it is compared: "(1)" → 1, "Art. 1er" → 1, "149-A" → 149-a, "Part II" → ii."""
    return re.sub(r"(?<=[\divx])(?:er|re|o|th|st|nd|rd)$", "", clean_number(number).lower())


def tree_of(rows: Iterable[Mapping[str, Any]]) -> Tree:
    """The tree of a work's rows of `provisions`, official or digested (which have neither parents nor numbers)."""
    tree = Tree()
    for row in rows:
        node = _node(row)
        tree.nodes[node.eid] = node
        tree.order.append(node)
        tree.component[node.eid] = node.eid if node.kind in COMPONENTS else tree.component.get(node.parent, "")
        tree.below.setdefault(node.parent, []).append(node)
        if node.kind in BASIC_UNITS:
            tree.units.setdefault(node.label, []).append(node)
        elif rank(node.kind) == 0:
            tree.containers.setdefault((node.kind, node.label), []).append(node)
    return tree


def _node(row: Mapping[str, Any]) -> Node:
    eid, parent = row["eid"], row["parent"]
    outer, _, last = eid.rpartition("__")
    name, _, rest = last.partition("_")
    number = row["number"] or (rest if row["basis"] == "digest" else "")
    kind = row["kind"] if row["basis"] != "digest" else KINDS.get(name, row["kind"])
    label = label_of(number)
    if rank(kind) == 0 or (len(label) > 3 and label.isalpha()):
        label = fold(label)
        label = number_words().get(label, label)
    return Node(eid, parent or outer, kind, label, row["status"], number)


def above(tree: Tree, eid: str) -> Iterator[Node]:
    """The node and what it stands in, from the inside out."""
    node = tree.nodes.get(eid)
    while node:
        yield node
        node = tree.nodes.get(node.parent)


def component(tree: Tree, eid: str) -> str:
    """The schedule or quoted law in which a node stands, or none."""
    return tree.component.get(eid, "")


def own(tree: Tree, origin: str, kind: str) -> Node | None:
    """What "this section", "this Chapter", "this subsection" is for somebody who stands at `origin`."""
    line = list(above(tree, origin))
    units = [node for node in line if node.kind in BASIC_UNITS]
    if rank(kind) == 1:
        return units[0] if units else None
    exact = [node for node in line if node.kind == kind]
    return exact[0] if exact else (units[0] if units and rank(kind) == 2 else None)


def paragraph(tree: Tree, origin: str) -> Node | None:
    """Where "the first sentence" is looked for: no reader numbers sentences, so in the subsection or the section."""
    for node in above(tree, origin):
        outer = tree.nodes.get(node.parent)
        numbered = outer and outer.kind in BASIC_UNITS and SUBSECTION.fullmatch(node.printed)
        if node.kind == "subsection" or node.kind in BASIC_UNITS or numbered:
            return node
    return None


def neighbour(tree: Tree, origin: str, kind: str, by: int) -> Node | None:
    """The unit so many places before or behind the one where something is said."""
    if kind == "sentence":
        return paragraph(tree, origin)
    here = own(tree, origin, kind) or (_numbered(tree, origin) if rank(kind) == 1 else None)
    if here is None:
        return None
    if rank(kind) == 2 and here.kind != kind:
        return _beside(tree, origin, here, by)
    everywhere = rank(kind) == 1 and here.kind in BASIC_UNITS
    row = [node for node in (tree.order if everywhere else tree.below.get(here.parent, [])) if node.kind == here.kind]
    row = [node for node in row if component(tree, node.eid) == component(tree, here.eid)]
    place = row.index(here) + by
    return row[place] if 0 <= place < len(row) else None


def _numbered(tree: Tree, origin: str) -> Node | None:
    """What a law calls an article where its publisher's markup has none, as among transitional provisions."""
    return next((node for node in above(tree, origin) if node.label), None)


def _beside(tree: Tree, origin: str, unit: Node, by: int) -> Node | None:
    """The numbered paragraph of a section before or behind the one in which something is said."""
    row = tree.below.get(unit.eid, [])
    line = {node.eid for node in above(tree, origin)}
    here = next((place for place, node in enumerate(row) if node.eid in line), -1 if by > 0 else 0)
    numbered = [place for place, node in enumerate(row) if node.label and rank(node.kind) == 2]
    beside = [place for place in numbered if place > here] if by > 0 else [p for p in numbered if p < here][::-1]
    return row[beside[abs(by) - 1]] if len(beside) >= abs(by) else None
