"""Cuts the running text of a provision into the pieces that a lawyer reads as one.

A *unit* is a subsection, a single definition, or a paragraph; a *clause* is one item or sentence, read with the stems
that lead into it ("A victim shall not be prosecuted for - (b) any offence committed under duress") and the tail that
follows the last item ("commits an offence"). References such as "subsection (1)" open nothing.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

LONG_UNIT = 1200

Span = tuple[int, int]

MARK = re.compile(
    r"""(?P<pre>^|(?<=[\s;:,—–\-.”"]))
    (?: \((?P<n>\d{1,3})\)(?!\s*\() | (?P<nd>\d{1,2})\s?(?:[.)]|\.?[ºo°]\.?|\.-)(?=\s)
      | \((?P<a>[a-z]{1,2}|[ivx]{2,5})\)
      | (?P<ad>[a-zñ])\)(?=\s) | \((?P<A>[A-Z])\) | (?P<R>[IVXL]{1,6})\s?(?:[.)]|\.?[-–])(?=\s) | (?P<d>[-–—•·])(?=\s)
      | (?P<q>["“«‘](?=[^\W\d])) )""",
    re.VERBOSE | re.MULTILINE,
)
REFERENCE = re.compile(
    r"(?:sections?|subsections?|paragraphs?|subparagraphs?|articles?|items?|clauses?|rules?|parts?|of|to|in|under|par|"
    r"and|or|y|o|e|ou|et|numeral(?:es)?|incisos?|literal(?:es)?|art[íi]culos?|fracci[óo]n(?:es)?|al[íi]neas?|"
    r"apartados?|"
    r"artigos?|n[oº]s?|num)$",
    re.IGNORECASE,
)
MEANS = re.compile(r"[\"“«‘][^\"”»’]{2,80}[\"”»’]")
SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-ZÁÉÍÓÚÀÊÇÑ\"“«(¿])")
PARAGRAPH = re.compile(r"(?<=[.:])[ \t]*\n\s*(?=[A-ZÁÉÍÓÚÀÊÇÑ\"“«])")
TAIL = re.compile(
    r"(?<=[;,.])\s*\n\s*(?=[a-záéíóúàêç]{2,})|(?<=,)\s+(?=(?:commits|is guilty|shall be (?:guilty|liable|punish))\b)"
)
ABBREVIATION = re.compile(
    r"(?:\b(?:art|arts|no|nos|num|cap|ss|inc|fr|frac|lit|par|sec|cf|vs|dr|sr)|\b[A-Z])\.$", re.IGNORECASE
)
ROMAN = re.compile(r"[ivx]+$")
OPEN_ENDED = re.compile(r"[:—–\-]\s*$")


@dataclass(frozen=True)
class Scope:
    """A piece of a text: its own span first, then the stems and tails with which it is read."""

    kind: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class _Mark:
    rank: str
    start: int


@dataclass
class _Node:
    rank: str
    start: int
    own_end: int
    end: int
    children: "list[_Node]"


def cut(text: str) -> tuple[Scope, ...]:
    """Give the units and the clauses of a text in reading order; together they cover it."""
    root = _tree(text, _marks(text))
    units = [part for unit in _units(text, root) for part in _shorter(text, root, unit)]
    return (*units, *_clauses(text, root, (), ()))


def _marks(text: str) -> list[_Mark]:
    marks: list[_Mark] = []
    letters: list[str] = []
    for match in MARK.finditer(text):
        rank, number = match.lastgroup or "", match[match.lastgroup or 0]
        if (rank == "q" and not MEANS.match(text, match.start())) or not _opens(text, match, rank):
            continue
        if rank == "a":
            rank = _letter_or_roman(number, letters)
            letters.append(number)
        elif rank in ("n", "q"):
            letters.clear()
        marks.append(_Mark(rank, match.start()))
    return marks


def _opens(text: str, match: re.Match[str], rank: str) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    stripped = before.rstrip()
    if not stripped:
        return True
    if stripped[-1] in ".;:—–-":
        return not (rank == "nd" and ABBREVIATION.search(stripped))
    if rank in "qdR" or rank == "nd":
        return "\n" in before[len(stripped) :] and not REFERENCE.search(stripped)
    if re.search(r"[;,:—–-]\s*(?:and|or|y|o|e|ou|et)$", stripped):
        return True
    return ("\n" in before[len(stripped) :] or stripped[-1] in ',"”)') and not REFERENCE.search(stripped)


def _letter_or_roman(number: str, letters: list[str]) -> str:
    if not ROMAN.match(number):
        return "a"
    follows = bool(letters) and len(number) == 1 and len(letters[-1]) == 1 and ord(number) == ord(letters[-1]) + 1
    return "a" if follows and letters[-1] not in "iv" else "i"


def _tree(text: str, marks: list[_Mark]) -> _Node:
    root = _Node("", 0, len(text), len(text), [])
    stack = [root]
    for mark in marks:
        ranks = [node.rank for node in stack]
        if mark.rank in ranks:
            del stack[ranks.index(mark.rank) :]
        elif mark.rank == "q":
            del stack[1 + (len(ranks) > 1 and ranks[1] == "n") :]
        node = _Node(mark.rank, mark.start, len(text), len(text), [])
        stack[-1].children.append(node)
        stack.append(node)
    _close(root)
    return root


def _close(node: _Node) -> None:
    for child, after in zip(node.children, [*node.children[1:], None], strict=False):
        child.end = after.start if after else node.end
        _close(child)
    node.own_end = node.children[0].start if node.children else node.end


def _units(text: str, root: _Node) -> list[Scope]:
    tops = [child for child in root.children if child.rank in ("n", "nd", "q")]
    if not tops or len(tops) < len(root.children):
        return _paragraphs(text, root)
    stem = _stem(text, root)
    before = [Scope("unit", ((0, root.own_end),))] if text[: root.own_end].strip() else []
    units = list(before)
    for top in tops:
        inner = [child for child in top.children if child.rank == "q"] if top.rank == "n" else []
        parts = [(top.start, inner[0].start), *((c.start, c.end) for c in inner)] if inner else [(top.start, top.end)]
        units += [Scope("unit", (part, *stem)) for part in parts]
    return units


def _paragraphs(text: str, root: _Node) -> list[Scope]:
    cuts = [0, *(m.end() for m in PARAGRAPH.finditer(text) if text[m.start() - 1] == "."), len(text)]
    return [Scope("unit", ((a, b),)) for a, b in pairwise(cuts) if text[a:b].strip()]


def _shorter(text: str, root: _Node, unit: Scope) -> list[Scope]:
    """Read a unit that is too long to be one thought item by item, each with its stem."""
    start, end = unit.spans[0]
    node = _covering(root, start, end)
    if end - start <= LONG_UNIT or node is None:
        return [unit]
    own = ((max(start, node.start), node.own_end),)
    stem = own if node.own_end - own[0][0] <= LONG_UNIT else ((node.own_end - LONG_UNIT, node.own_end),)
    inner = [child for child in node.children if child.end <= end]
    return [Scope("unit", own), *(Scope("unit", ((child.start, child.end), *stem, *unit.spans[1:])) for child in inner)]


def _covering(node: _Node, start: int, end: int) -> _Node | None:
    """The node whose children fill most of a span."""
    if node.start <= start and node.end >= end and len([c for c in node.children if start <= c.start < end]) > 1:
        return node
    return next((found for child in node.children if (found := _covering(child, start, end))), None)


def _clauses(text: str, node: _Node, stems: tuple[Span, ...], tails: tuple[Span, ...]) -> list[Scope]:
    own = _sentences(text, node.start, node.own_end)
    if not node.children:
        return [Scope("clause", (span, *stems, *tails)) for span in own]
    stem = own[-1:] if own else []
    found = [Scope("clause", (span, *stems, *tails)) for span in own]
    tail = _tail(text, node.children[-1])
    for child in node.children:
        found += _clauses(text, child, (*stem, *stems), (*tail, *tails))
    return found


def _stem(text: str, node: _Node) -> tuple[Span, ...]:
    own = text[node.start : node.own_end]
    return ((node.start, node.own_end),) if OPEN_ENDED.search(own) else ()


def _tail(text: str, last: _Node) -> tuple[Span, ...]:
    while last.children:
        last = last.children[-1]
    match = TAIL.search(text, last.start, last.end)
    return ((match.end(), last.end),) if match else ()


def _sentences(text: str, start: int, end: int) -> list[Span]:
    cuts = [start]
    for match in SENTENCE.finditer(text, start, end):
        if not ABBREVIATION.search(text[max(start, match.start() - 8) : match.start()]):
            cuts.append(match.end())
    cuts.append(end)
    return [(a, b) for a, b in pairwise(cuts) if text[a:b].strip()]
