"""From the steps of a reference to the node of a law's tree that they lead to.

Numbers lead, words only choose: what one law calls a paragraph, its publisher's markup may call a subsection.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ingest.model import BASIC_UNITS, COMPONENTS
from ingest.tree import PREFIXES, clean_number
from kb.citing import ordinal_words, rank
from kb.references import FOLLOWING, PRECEDING, THIS, Step

KINDS = {prefix: kind for kind, prefix in PREFIXES.items()}
WHOLE, PART, UNIT_ONLY = 1.0, 0.9, 0.6
MOST = 80
SPLIT = re.compile(r"(\d+[a-z]*)[-–](\d+[a-z]?)")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True)
class Node:
    """A provision as the tree of references knows it; `label` is its number as it is compared."""

    eid: str
    parent: str
    kind: str
    label: str
    status: str


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
    above, _, last = eid.rpartition("__")
    name, _, rest = last.partition("_")
    number = row["number"] or (rest if row["basis"] == "digest" else "")
    kind = row["kind"] if row["basis"] != "digest" else KINDS.get(name, row["kind"])
    label = label_of(number)
    return Node(
        eid, parent or above, kind, ordinal_words().get(label, label) if rank(kind) == 0 else label, row["status"]
    )


def resolve(tree: Tree, origin: str, steps: tuple[Step, ...], until: str = "") -> list[tuple[str, float]]:
    """The eids that steps lead to, seen from the provision `origin`, each with a score; none where they lead nowhere.

    Where only the section is there and not what is named below it, the section is given, with a lower score.
    """
    found = _one(tree, origin, steps)
    if found and until:
        last = _one(tree, origin, (*steps[:-1], (steps[-1][0], until)))
        return (
            [(node.eid, found[1]) for node in _between(tree, found[0], last[0])] if last else [(found[0].eid, found[1])]
        )
    if found:
        return [(found[0].eid, found[1])]
    return [] if until else _split(tree, origin, steps)


def _split(tree: Tree, origin: str, steps: tuple[Step, ...]) -> list[tuple[str, float]]:
    """ "37.1" is paragraph 1 of article 37 where no article has that number, and "12-15" may be a range."""
    for place, (kind, label) in enumerate(steps):
        split = SPLIT.fullmatch(label_of(label))
        if not split:
            continue
        one = _one(tree, origin, (*steps[:place], (kind, split[1]), ("below", split[2]), *steps[place + 1 :]))
        if one and (one[1] > UNIT_ONLY or place < len(steps) - 1):
            return [(one[0].eid, one[1])]
        if place == len(steps) - 1 and split[1].isdigit() and split[2].isdigit() and int(split[1]) < int(split[2]):
            return resolve(tree, origin, (*steps[:-1], (kind, split[1])), split[2])
        return [(one[0].eid, one[1])] if one else []
    return []


def _between(tree: Tree, first: Node, last: Node) -> list[Node]:
    """The nodes from one to another, both included, of the same kind and standing equally deep."""
    line = tree.order if first.kind in BASIC_UNITS else tree.below.get(first.parent, [])
    places = [place for place, node in enumerate(line) if node is first or node is last]
    if len(places) < 2 or line[places[0]] is last:
        return [first, last]
    home = _component(tree, first.eid)
    run = [node for node in line[places[0] : places[1] + 1] if node.kind == first.kind or node is last]
    run = [n for n in run if _component(tree, n.eid) == home and (n.status != "former" or n in (first, last))]
    return run if len(run) <= MOST else [first, last]


def _one(tree: Tree, origin: str, steps: tuple[Step, ...]) -> tuple[Node, float] | None:
    (kind, label), *rest = steps
    if rank(kind) == 0 and any(rank(inner) == 1 for inner, _ in rest):
        return _in_container(tree, origin, steps)
    start = _start(tree, origin, kind, label)
    if rank(kind) == 2 and rest and rest[0][0] == "" and (kind == "subsection" or not start):
        start = _unit(tree, origin, "section", label_of(label)) or start  # "subsection 490(1)" is section 490(1)
    return _down(tree, start, rest) if start else None


def _in_container(tree: Tree, origin: str, steps: tuple[Step, ...]) -> tuple[Node, float] | None:
    """A section of a part: of the part, where the tree has it; sections are numbered through, so the part may fail."""
    container = _start(tree, origin, *steps[0])
    rest = list(steps[1:])
    while rest and rank(rest[0][0]) == 0:
        container = container and _child(tree, container, *rest[0])
        rest.pop(0)
    if container:
        inside = [
            node for node in _under(tree, container) if node.kind in BASIC_UNITS and node.label == label_of(rest[0][1])
        ]
        if inside:
            return _down(tree, inside[0], rest[1:])
    if steps[0][0] in ("title", "schedule"):
        return None
    found = _one(tree, origin, tuple(rest))
    return (found[0], min(found[1], PART)) if found else None


def _under(tree: Tree, node: Node) -> Iterator[Node]:
    for child in tree.below.get(node.eid, []):
        yield child
        yield from _under(tree, child)


def _start(tree: Tree, origin: str, kind: str, label: str) -> Node | None:
    if label == THIS:
        return _own(tree, origin, kind)
    if label in (PRECEDING, FOLLOWING):
        return _neighbour(tree, origin, kind, -1 if label == PRECEDING else 1)
    if rank(kind) == 1:
        return _unit(tree, origin, kind, label_of(label))
    if rank(kind) == 0:
        return _container(tree, origin, kind, label_of(label))
    return _relative(tree, origin, kind, label_of(label))


def _above(tree: Tree, eid: str) -> Iterator[Node]:
    """The node and what it stands in, from the inside out."""
    node = tree.nodes.get(eid)
    while node:
        yield node
        node = tree.nodes.get(node.parent)


def _own(tree: Tree, origin: str, kind: str) -> Node | None:
    line = list(_above(tree, origin))
    units = [node for node in line if node.kind in BASIC_UNITS]
    if rank(kind) == 1:
        return units[0] if units else None
    exact = [node for node in line if node.kind == kind]
    return exact[0] if exact else (units[0] if units and rank(kind) == 2 else None)


def _component(tree: Tree, eid: str) -> str:
    """The schedule or quoted law in which a node stands, or none."""
    return tree.component.get(eid, "")


def _unit(tree: Tree, origin: str, kind: str, label: str) -> Node | None:
    """A section by its number: in the schedule or quoted law where the reference stands, else of the law itself."""
    candidates = tree.units.get(label, [])
    home = _component(tree, origin) if origin else ""
    inside = [node for node in candidates if home and _component(tree, node.eid) == home]
    quoted = home and tree.nodes[home].kind == "quoted"
    own = inside or ([] if quoted else [node for node in candidates if not _component(tree, node.eid)])
    best = [node for node in own if node.kind == kind] or own
    return next((node for node in best if not node.status), best[0] if best else None)


def _container(tree: Tree, origin: str, kind: str, label: str) -> Node | None:
    candidates = tree.containers.get((kind, label)) or tree.containers.get((kind, _other_numerals(label)), [])
    for above in _above(tree, origin):
        near = [node for node in candidates if node.parent == above.eid or node is above]
        if len(near) == 1:
            return near[0]
    return candidates[0] if len(candidates) == 1 else None


def _other_numerals(label: str) -> str:
    """The same number in Arabic figures for Roman ones, and the other way round."""
    if label.isdigit() and 0 < int(label) < 90:
        tens, ones = divmod(int(label), 10)
        high = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx")[tens]
        return high + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]
    values = [ROMAN[sign] for sign in label] if label and set(label) <= ROMAN.keys() else []
    signed = (-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))
    return str(sum(signed)) if values else label


def _neighbour(tree: Tree, origin: str, kind: str, by: int) -> Node | None:
    here = _own(tree, origin, kind)
    if here is None:
        return None
    if rank(kind) == 2 and here.kind != kind:
        return _beside(tree, origin, here, by)
    row = [
        node for node in (tree.order if rank(kind) == 1 else tree.below.get(here.parent, [])) if node.kind == here.kind
    ]
    row = [node for node in row if _component(tree, node.eid) == _component(tree, here.eid)]
    place = row.index(here) + by
    return row[place] if 0 <= place < len(row) else None


def _beside(tree: Tree, origin: str, unit: Node, by: int) -> Node | None:
    """The numbered paragraph of a section before or behind the one in which something is said."""
    row = tree.below.get(unit.eid, [])
    line = {node.eid for node in _above(tree, origin)}
    here = next((place for place, node in enumerate(row) if node.eid in line), -1 if by > 0 else 0)
    beside = row[here + 1 :] if by > 0 else row[:here][::-1]
    return next((node for node in beside if node.label and rank(node.kind) == 2), None)


def _relative(tree: Tree, origin: str, kind: str, label: str) -> Node | None:
    """ "Subsection (2)", said inside a section: the nearest one around the place where it is said."""
    line = []
    for node in _above(tree, origin):
        line.append(node)
        if node.kind in BASIC_UNITS or node.kind in COMPONENTS:
            break
    near = [child for node in line for child in tree.below.get(node.eid, []) if child.label == label]
    exact = [child for child in near if child.kind == kind] + [
        node for node in line if (node.kind, node.label) == (kind, label)
    ]
    if exact or near or not line:
        return next(iter(exact or near), None)
    if kind == "sentence":
        return next((node for node in line if node.kind == "subsection" or node.kind in BASIC_UNITS), None)
    return _child(tree, line[-1], kind, label)


def _down(tree: Tree, node: Node, rest: list[Step]) -> tuple[Node, float]:
    score = WHOLE
    for kind, label in rest:
        child = _child(tree, node, kind, label_of(label))
        if child is None and kind != "sentence":
            return node, UNIT_ONLY
        node, score = child or node, score if child else PART
    return node, score


def _child(tree: Tree, node: Node, kind: str, label: str) -> Node | None:
    """The node of this number below another: of this kind rather than of any, near rather than deep."""
    level = tree.below.get(node.eid, [])
    for _ in range(4):
        same = [child for child in level if child.label == label and child.kind not in ("note", "quoted")]
        if same:
            return next((child for child in same if child.kind == kind), same[0])
        level = [deeper for child in level if child.kind != "quoted" for deeper in tree.below.get(child.eid, [])]
    return None
