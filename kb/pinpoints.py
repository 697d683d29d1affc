"""From the steps of a reference to the node of a law's tree that they lead to.

Numbers lead, words only choose: what one law calls a paragraph, its publisher's markup may call a subsection.
"""

import re
from collections.abc import Iterator

from ingest.model import BASIC_UNITS, COMPONENTS
from kb.citing import rank
from kb.joined import FOLLOWING, PRECEDING, THIS, Step, points
from kb.law_tree import Node, Tree, above, component, label_of, neighbour, own, paragraph

WHOLE, PART, UNIT_ONLY = 1.0, 0.9, 0.6
MOST = 80
SPLIT = re.compile(r"(\d+[a-z]*)[-–](\d+[a-z]?)")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


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
    return (not until and _split(tree, origin, steps)) or _here(tree, origin, steps)


def _here(tree: Tree, origin: str, steps: tuple[Step, ...]) -> list[tuple[str, float]]:
    """A subsection that its section does not have leads to the section in which it is named."""
    kind, label = steps[0]
    unit = own(tree, origin, "section") if rank(kind) == 2 and label != THIS else None
    return [(unit.eid, UNIT_ONLY)] if unit and component(tree, unit.eid) == component(tree, origin) else []


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
    if first is last:
        return [first]
    line = tree.order if first.kind in BASIC_UNITS else tree.below.get(first.parent, [])
    places = [place for place, node in enumerate(line) if node is first or node is last]
    if len(places) < 2 or line[places[0]] is last:
        return [first, last]
    home = component(tree, first.eid)
    run = [node for node in line[places[0] : places[1] + 1] if node.kind == first.kind or node is last]
    run = [n for n in run if component(tree, n.eid) == home and (n.status != "former" or n in (first, last))]
    return run if len(run) <= MOST else [first, last]


def _one(tree: Tree, origin: str, steps: tuple[Step, ...]) -> tuple[Node, float] | None:
    (kind, label), *rest = steps
    if rank(kind) == 0 and any(rank(inner) == 1 for inner, _ in rest):
        return _in_container(tree, origin, steps)
    start = _start(tree, origin, kind, label)
    if label == THIS and rest and rank(kind) == rank(rest[0][0]) == 2 and not points(rest[0][1]):
        return _inside_this(tree, origin, start, rest)
    found = _down(tree, start, rest) if start else None
    if rank(kind) == 2 and rest and rest[0][0] == "" and (not found or found[1] <= UNIT_ONLY):
        return _section_instead(tree, origin, kind, steps) or found
    return found


def _section_instead(tree: Tree, origin: str, kind: str, steps: tuple[Step, ...]) -> tuple[Node, float] | None:
    """ "Subsection 490(1)" is section 490(1), as is paragraph 6(2)(n); of paragraph 6(n) section 6 must have it all."""
    unit = _unit(tree, origin, "section", label_of(steps[0][1]))
    found = _down(tree, unit, list(steps[1:])) if unit else None
    deep = len(steps) > 2 and steps[1][1].isdigit()
    whole = unit and unit.kind == "section" and found and (deep or found[1] > UNIT_ONLY)
    return found if kind == "subsection" or whole else None


def _inside_this(tree: Tree, origin: str, start: Node | None, rest: list[Step]) -> tuple[Node, float] | None:
    """ "Paragraph (2) of this subsection", where the markup may call subsections paragraphs: the number leads."""
    kind, label = rest[0]
    near = [node for node in tree.below.get(start.eid, []) if node.label == label_of(label)] if start else []
    exact = next((node for node in near if node.kind == kind), None)
    found = exact or _relative(tree, origin, kind, label)
    return _down(tree, found, rest[1:]) if found else ((start, UNIT_ONLY) if start else None)


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
    titles = any(kind == "title" for kind, _ in tree.containers)  # else the whole work is the title
    if steps[0][0] == "schedule" or (steps[0][0] == "title" and titles and steps[0][1] != THIS):
        return None
    found = _one(tree, origin, tuple(rest))
    return (found[0], min(found[1], PART)) if found else None


def _under(tree: Tree, node: Node) -> Iterator[Node]:
    for child in tree.below.get(node.eid, []):
        yield child
        yield from _under(tree, child)


def _start(tree: Tree, origin: str, kind: str, label: str) -> Node | None:
    if label == THIS:
        return own(tree, origin, kind)
    mark, _, count = label.partition(" ")
    if mark in (PRECEDING, FOLLOWING):
        return neighbour(tree, origin, kind, int(count or 1) * (-1 if mark == PRECEDING else 1))
    if rank(kind) == 1:
        return _unit(tree, origin, kind, label_of(label))
    if rank(kind) == 0:
        return _container(tree, origin, kind, label_of(label))
    return _relative(tree, origin, kind, label)


def _unit(tree: Tree, origin: str, kind: str, label: str) -> Node | None:
    """A section by its number: in the schedule or quoted law where the reference stands, else of the law itself."""
    candidates = tree.units.get(label, [])
    home = component(tree, origin) if origin else ""
    inside = [node for node in candidates if home and component(tree, node.eid) == home]
    quoted = home and tree.nodes[home].kind == "quoted"
    if quoted and not inside and (generation := _generation(tree, home)):
        return _of_generation(tree, candidates, generation)
    if home and not inside:  # an article that a schedule speaks of is none of the law's sections
        candidates = [node for node in candidates if node.kind == kind and not _has_own(tree, home, node)]
    ours = inside or ([] if quoted else [node for node in candidates if not component(tree, node.eid)])
    best = [node for node in ours if node.kind == kind] or ours
    return next((node for node in best if not node.status), best[0] if best else None)


def _has_own(tree: Tree, home: str, meant: Node) -> bool:
    """Whether a schedule is an Act of its own, with sections: what it calls section 6 is never the main Act's."""
    figures = meant.label[:1].isdigit()
    own_units = (node for node in _under(tree, tree.nodes[home]) if node.kind == meant.kind)
    return any(node.label[:1].isdigit() == figures for node in own_units)


def _generation(tree: Tree, quoted: str) -> int:
    """Which of the old versions of its article a quoted block is, counted from the oldest; 0 where it is none."""
    host = own(tree, tree.nodes[quoted].parent, "article")
    if host is None or component(tree, host.eid) or not _former(tree, quoted, host):
        return 0
    versions = [node.eid for node in tree.below[host.eid] if node.kind == "quoted" and _former(tree, node.eid, host)]
    return versions.index(quoted) + 1 if quoted in versions else 1


def _former(tree: Tree, quoted: str, host: Node) -> bool:
    return any((node.kind, node.label) == (host.kind, host.label) for node in _under(tree, tree.nodes[quoted]))


def _of_generation(tree: Tree, candidates: list[Node], generation: int) -> Node | None:
    """The article that an old version speaks of: as it was then, where that is kept, else as it is today."""
    today = next((node for node in candidates if not component(tree, node.eid)), None)
    former = [
        node for node in candidates
        if (home := component(tree, node.eid)) and tree.nodes[home].kind == "quoted" and _generation(tree, home)
    ]  # fmt: skip
    return former[min(generation, len(former)) - 1] if former else today


def _container(tree: Tree, origin: str, kind: str, label: str) -> Node | None:
    candidates = tree.containers.get((kind, label)) or tree.containers.get((kind, _other_numerals(label)), [])
    for outer in above(tree, origin):
        near = [node for node in candidates if node.parent == outer.eid or node is outer]
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


def _relative(tree: Tree, origin: str, kind: str, label: str) -> Node | None:
    """ "Subsection (2)", said inside a section: the nearest one around the place where it is said."""
    if kind == "sentence":
        return paragraph(tree, origin)
    line = []
    for node in above(tree, origin):
        line.append(node)
        if node.kind in BASIC_UNITS or node.kind in COMPONENTS:
            break
    wanted = label_of(label)
    near = [child for node in line for child in tree.below.get(node.eid, []) if child.label == wanted]
    near = [child for child in near if _same_letters(child, label)] or near
    exact = [child for child in near if child.kind == kind] + [
        node for node in line if (node.kind, node.label) == (kind, wanted)
    ]
    if exact or near or not line:
        return next(iter(exact or near), None)
    return _child(tree, line[-1], kind, label)


def _same_letters(node: Node, label: str) -> bool:
    """Whether a number is printed in the letters in which it is said: (a) and (A) stand at different depths."""
    return label.strip("().") in node.printed


def _down(tree: Tree, node: Node, rest: list[Step]) -> tuple[Node, float]:
    score = WHOLE
    for kind, label in rest:
        child = node if kind == "sentence" else _child(tree, node, kind, label)
        if child is None:
            return node, UNIT_ONLY
        node, score = child, PART if kind == "sentence" else score
    return node, score


def _child(tree: Tree, node: Node, kind: str, label: str) -> Node | None:
    """The node of this number below another: of this kind rather than of any, near rather than deep."""
    level, wanted = tree.below.get(node.eid, []), label_of(label)
    for _ in range(4):
        same = [child for child in level if child.label == wanted and child.kind not in ("note", "quoted")]
        same = [child for child in same if _same_letters(child, label)] or same
        if same:
            return next((child for child in same if child.kind == kind), same[0])
        level = [deeper for child in level if child.kind != "quoted" for deeper in tree.below.get(child.eid, [])]
    return None
