"""Puts what was printed among the law back into its tree: notes, rubrics, and wordings that are no longer in force.

An old wording of a whole article hangs from the article that is in force; where none is, it stands in its own place.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.heads import Head, unit_heads
from ingest.lawtree import tree_of
from ingest.lines import Line
from ingest.markup import unit_of
from ingest.model import BASIC_UNITS, COMPONENTS, Provision
from ingest.numbering import Key, unit_key

WORD = re.compile(r"\w+")
REVOKED = re.compile(r"\W*(?:\w+\s+)?(?:revogad|derogad|suprimid|repealed)", re.IGNORECASE)


@dataclass(frozen=True)
class Aside:
    """Something beside the law: `former`, `note`, `rubric` or `quoted`, and how many words of the law are before it.

    `alone`: its line holds no law, so that a note in it is of the old wording before it.
    """

    kind: str
    text: str
    words: int = 0
    alone: bool = False


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(WORD.findall(text))


def placed(body: tuple[Provision, ...], asides: list[Aside]) -> tuple[Provision, ...]:
    """The tree with each aside in the node that holds the last word before it; a rubric is the title of the next."""
    keys = [unit_key(unit.number) for unit in _own_units(body)]
    placing = _Placing(asides, keys)
    made = placing.nodes(body, within_unit=False)
    rest = placing.rest()
    return _with_old_units((*made, *rest), placing.old_units)


def _own_units(nodes: Iterable[Provision]) -> Iterator[Provision]:
    for node in nodes:
        if node.kind in BASIC_UNITS:
            yield node
        elif node.kind not in COMPONENTS:
            yield from _own_units(node.children)


class _Placing:
    """Walks the tree once, counting words, with the asides that are still to be placed."""

    def __init__(self, asides: list[Aside], keys: list[Key]) -> None:
        self._waiting = deque(aside for aside in asides if aside.kind != "rubric")
        self._rubrics = deque(aside for aside in asides if aside.kind == "rubric")
        self._keys = keys
        self._seen = 0
        self._count = 0
        self.old_units: dict[Key, list[Provision]] = {}

    def nodes(self, nodes: Iterable[Provision], *, within_unit: bool) -> tuple[Provision, ...]:
        made: list[Provision] = []
        for node in nodes:
            counts = node.kind in BASIC_UNITS and not within_unit
            self._seen += counts
            new, gone = self._node(node, within_unit or counts or node.kind in COMPONENTS)
            made.append(new)
            made.extend(gone)
        return tuple(made)

    def _node(self, node: Provision, within_unit: bool) -> tuple[Provision, list[Provision]]:
        heading = self._titles(node)
        self._count += words_in(f"{node.number} {node.heading} {node.text}")
        apart, gone = self._beside()
        children: list[Provision] = []
        for child in node.children:
            new, more = self._one(child, within_unit)
            children.extend(new)
            gone.extend(more)
        if not within_unit:
            children, gone = [*children, *gone], []
        title = " ".join(filter(None, (heading, node.heading)))
        return _settled(replace(node, heading=title, children=(*apart, *children))), gone

    def _one(self, child: Provision, within_unit: bool) -> tuple[list[Provision], list[Provision]]:
        """A child with what comes after it: beside it where containers hold units, else above it."""
        if not within_unit:
            return list(self.nodes([child], within_unit=False)), []
        made, gone = self._node(child, True)
        return [made], gone

    def _titles(self, node: Provision) -> str:
        """The rubrics right before the first word of a node; one that comes too late is the title of what it meets."""
        titles = []
        ends = self._count + words_in(f"{node.number} {node.heading} {node.text}")
        while self._rubrics and self._rubrics[0].words < ends:
            titles.append(self._rubrics.popleft().text)
        return " ".join(titles)

    def _beside(self) -> tuple[list[Provision], list[Provision]]:
        """The asides of the node whose words were counted last: those it holds, and old units that stand after it."""
        due: list[Aside] = []
        while self._waiting and self._waiting[0].words <= self._count:
            due.append(self._waiting.popleft())
        held: list[Provision] = []
        gone: list[Provision] = []
        for kind, group in groupby(_gathered(due), key=lambda aside: aside.kind):
            texts = [aside.text for aside in group]
            if kind == "note":
                held += [Provision("note", text=text) for text in texts]
            elif kind == "quoted":
                held.append(Provision("quoted", children=tree_of([Line(text, apart=True) for text in texts])))
        for old in _old_wordings(due):
            self._sort(old, held, gone)
        return held, gone

    def _sort(self, old: Provision, held: list[Provision], gone: list[Provision]) -> None:
        """Where an old wording hangs: from the article in force, from what stands before it, or from nothing."""
        key = unit_key(old.number)
        if old.kind == "note":
            held.append(old)
        elif key in self._keys:
            self.old_units.setdefault(key, []).append(old)
        elif self._fits(key):
            gone.append(old)
        else:
            held.append(Provision("quoted", children=(old,), status="former"))

    def _fits(self, key: Key) -> bool:
        """Whether an article that is gone stood between the unit just read and the next one."""
        before = self._keys[self._seen - 1] if self._seen else ()
        after = self._keys[self._seen] if self._seen < len(self._keys) else (float("inf"),)
        return before < key < after

    def rest(self) -> list[Provision]:
        """What was not placed, because the tree has fewer words than its lines."""
        self._count = max([self._count, *(aside.words for aside in self._waiting)])
        held, gone = self._beside()
        titles = [Provision("block", text=aside.text) for aside in self._rubrics]
        return [*held, *gone, *titles]


def _gathered(due: Sequence[Aside]) -> Iterator[Aside]:
    """The asides that are not old wordings, nor notes of old articles."""
    article = False
    for aside in due:
        if aside.kind == "former":
            article = article or _old_head(aside.text) is not None
        elif not (article and aside.alone and aside.kind == "note"):
            yield aside


def _old_wordings(due: Sequence[Aside]) -> Iterator[Provision]:
    """Struck-out lines as the old articles that they are, with their notes; lines before the first head as notes."""
    head: Head | None = None
    lines: list[str] = []
    notes: list[str] = []
    for aside in due:
        if aside.kind == "former":
            opened = _old_head(aside.text)
            if opened and lines:
                yield _old_wording(head, lines, notes)
            if opened:
                head, lines, notes = opened, [], []
            lines.append(aside.text)
        elif head and aside.alone and aside.kind == "note":
            notes.append(aside.text)
    if lines:
        yield _old_wording(head, lines, notes)


def _old_head(text: str) -> Head | None:
    heads = unit_heads(Line(text, apart=True))
    return next((found for found in heads if found.kind == "article" and found.weight >= 1), None)


def _old_wording(head: Head | None, lines: list[str], notes: list[str]) -> Provision:
    if head is None:
        return Provision("note", text="\n".join(lines), status="former")
    old = _as_former(unit_of("article", head.number, "", [head.rest, *lines[1:]]))
    return replace(old, children=(*(Provision("note", text=text) for text in notes), *old.children))


def _as_former(node: Provision) -> Provision:
    """A node and everything below it, no longer in force."""
    return replace(node, status="former", children=tuple(_as_former(child) for child in node.children))


def _settled(node: Provision) -> Provision:
    """A numbered node without words but for a note that says so is repealed."""
    notes = [child for child in node.children if child.kind == "note" and not child.status]
    beside = all(child.kind == "note" or child.status == "former" for child in node.children)
    empty = node.number and not WORD.search(node.text) and beside and not node.status
    gone = empty and any(REVOKED.match(note.text) for note in notes)
    return replace(node, status="repealed") if gone else node


def _with_old_units(nodes: tuple[Provision, ...], old: dict[Key, list[Provision]]) -> tuple[Provision, ...]:
    """Hang the old wordings of articles from those that are in force now."""
    made = []
    for node in nodes:
        if node.kind in BASIC_UNITS and node.status != "former":
            found = old.pop(unit_key(node.number), [])
            former = tuple(Provision("quoted", children=(unit,), status="former") for unit in found)
            node = replace(node, children=(*node.children, *former))
        elif node.kind not in COMPONENTS:
            node = replace(node, children=_with_old_units(node.children, old))
        made.append(node)
    return tuple(made)
