"""Sets instruments that follow a law apart: an act that approves a treaty is followed by the treaty itself.

Where the numbers begin again at 1 and go on, and nothing announces a schedule, the rest is an instrument of its own: it
becomes a `schedule`, whose units are then named below it (`sched_1__art_3`), so that the act's own article 3 stays
`art_3`. A law that counts anew in each of its parts is left as it is.
"""

import re
from dataclasses import replace

from ingest.branch import Branch
from ingest.lines import Line
from ingest.model import Provision

SHORTEST = 4
SHORT_ACT = 8
OPENING = 1
TITLE_LIMIT = 200
APPROVES = re.compile(r"\b(?:apru[eé]b|aprob|aprov|approv|ratif|assentiment|zustimm|approuv)", re.IGNORECASE)
TITLE = re.compile(
    r"\W*(?:anexo:?\s+|annex:?\s+)?(?:(?:the|la|el|le|o|a|l['’])\s*)?(?:[A-ZÁÉÍÓÚ][\wáéíóúñ-]*\s+){0,3}(?:convention|convenci[oó]n|convenio|"
    r"conven[cç][aã]o|protocolo?|protocole|pacto|pacte|covenant|estatuto|statute?|statut|acuerdo|acordo|accord|agreement|"
    r"tratado|trait[eé]|treaty|carta|charte|charter|übereinkommen|protokoll)\b",
    re.IGNORECASE,
)
Node = Provision | Branch


def with_attached(nodes: list[Node]) -> list[Node]:
    """The nodes of a work, with each instrument that begins to count again in a schedule of its own."""
    starts = _starts(nodes)
    if not starts or _counts_by_part(nodes, starts):
        return nodes
    ends = [*starts[1:], len(nodes)]
    return [*nodes[: starts[0]], *(_schedule(nodes, start, end) for start, end in zip(starts, ends, strict=True))]


def _starts(nodes: list[Node]) -> list[int]:
    """Where an instrument begins: at a top node whose first unit is number 1 again, and which goes on from there."""
    firsts = [at for at, node in enumerate(nodes) if _opens(node)]
    seen = [
        at for at in firsts[1:] if _length(nodes, at) >= SHORTEST and _digits(nodes, at) == _digits(nodes, firsts[0])
    ]
    if seen and not _stands_alone(_units(nodes[: seen[0]])):
        return []
    return [at for at in seen if not any(_is_schedule(node) for node in nodes[:at])]


def _stands_alone(units: list[Branch]) -> bool:
    """Whether the units before are a law of their own: many, or a few that approve what follows."""
    return len(units) >= SHORT_ACT or any(
        APPROVES.search(" ".join((unit.heading, *(line.text for line in unit.lines)))) for unit in units
    )


def _digits(nodes: list[Node], at: int) -> bool:
    """Whether the first unit from a node on is numbered in digits: a preliminary title may count I, II before 1, 2."""
    return any(sign.isdigit() for unit in _units(nodes[at : at + 1])[:1] for sign in unit.number)


def _units(nodes: list[Node]) -> list[Branch]:
    return [unit for node in nodes if isinstance(node, Branch) for unit in node.units()]


def _opens(node: Node) -> bool:
    units = node.units() if isinstance(node, Branch) and node.kind != "schedule" else []
    return bool(units) and units[0].key[:1] == (OPENING,) and len(units[0].key) == 1


def _length(nodes: list[Node], start: int) -> int:
    """How many units follow one another from here, until the numbers begin again."""
    keys = [unit.key for unit in _units(nodes[start:])]
    length = 1
    while length < len(keys) and keys[length] > keys[length - 1]:
        length += 1
    return length


def _is_schedule(node: Node) -> bool:
    return node.kind in ("schedule", "transitional")


def _counts_by_part(nodes: list[Node], starts: list[int]) -> bool:
    """Whether the numbers begin again with every part of one kind: that is one law, counted by part."""
    kinds = {nodes[at].kind for at in starts}
    containers = [node for node in nodes if node.kind in kinds and isinstance(node, Branch) and node.units()]
    return len(kinds) == 1 and not kinds & {"article", "section", "rule"} and len(containers) == len(starts) + 1


def _schedule(nodes: list[Node], start: int, end: int) -> Branch:
    """The instrument from one node to another, with its title and preamble, which stand at the end of what precedes."""
    first = nodes[start]
    if isinstance(first, Branch) and first.kind == "block":
        return replace(first, kind="schedule", children=[*first.children, *nodes[start + 1 : end]])
    title, preamble = _taken_from(nodes[start - 1]) if start else ("", [])
    children: list[Node] = [Branch("preamble", lines=preamble)] if preamble else []
    return Branch("schedule", heading=title, children=[*children, *nodes[start:end]])


def _taken_from(before: Node) -> tuple[str, list[Line]]:
    """Cut the title of what follows, and its preamble, off the last unit before it."""
    last = before.units()[-1] if isinstance(before, Branch) and before.units() else before
    if not isinstance(last, Branch):
        return "", []
    at = next((at for at, line in enumerate(last.lines) if at and _is_title(line)), None)
    if at is None:
        return "", []
    title, rest = last.lines[at], last.lines[at + 1 :]
    del last.lines[at:]
    return title.text, [replace(line, quoted=False) for line in rest]


def _is_title(line: Line) -> bool:
    if line.mark or len(line.text) >= TITLE_LIMIT or line.text[-1:] in ".,;:":
        return False
    return line.text.lstrip('"“«*( ')[:1].isupper() and bool(TITLE.match(line.text))
