"""What can be done with a law's tree: name its nodes, cite them, lay a unit out as one text, print an outline.

Names follow the Akoma Ntoso naming convention (OASIS LegalDocML 1.0, part 3): a section or article is named by its own
number wherever it stands, because lawyers number these through the whole work; what lies below carries its name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.model import BASIC_UNITS, COMPONENTS, Law, Provision
from ingest.unitwords import CONTAINERS, SCHEDULES, UNITS

PREFIXES = {
    "preamble": "preamble", "book": "book", "title": "title", "part": "part", "chapter": "chp", "division": "div",
    "subdivision": "subdiv", "section": "sec", "article": "art", "rule": "rule", "subsection": "subsec",
    "paragraph": "para", "subparagraph": "subpara", "item": "item", "definition": "def", "schedule": "sched",
    "quoted": "quoted", "note": "note", "wrapup": "wrapup", "transitional": "trans", "block": "block",
}  # fmt: skip
SHORT = {"section": "s.", "article": "art.", "rule": "r.", "schedule": "sch.", "part": "Part", "chapter": "ch."}
FIRST_WORD = re.compile(r"^([^\W\d_]{2,})\.?\s+(?=\S)")
LAST_WORD = re.compile(r"(?<=[\w.])\s+([^\W\d_]{2,})\W*$")
NAMES_OF_PARTS = {word for words in (*UNITS.values(), *CONTAINERS.values(), SCHEDULES) for word in words}
TERM = re.compile(r"^\W*?[\"“”«‘'„]\s*([^\"“”»’]{1,80}?)\s*[\"“”»’]")
OUTLINE_WORDS = 8


@dataclass(frozen=True)
class Span:
    """Where the words of one node stand in the text of its unit: characters `start` to `end`."""

    start: int
    end: int
    eid: str


def with_eids(law: Law) -> Law:
    """Give every node its eid, unique in the work; a second node of the same name gets `_2`."""
    taken: set[str] = set()
    return replace(law, body=tuple(_named(node, "", taken) for node in _counted(law.body)))


def _counted(nodes: tuple[Provision, ...]) -> Iterator[tuple[Provision, int]]:
    """Pair each node with its place among the unnumbered nodes of its kind."""
    seen: dict[str, int] = {}
    for node in nodes:
        seen[node.kind] = seen.get(node.kind, 0) + (not node.number)
        yield node, seen[node.kind]


def _named(counted: tuple[Provision, int], prefix: str, taken: set[str]) -> Provision:
    node, place = counted
    name = f"{PREFIXES[node.kind]}_{_label(node) or place}" if node.kind != "preamble" else "preamble"
    free = node.kind in BASIC_UNITS and not _in_component(prefix)
    eid = _unused(name if free or not prefix else f"{prefix}__{name}", taken)
    children = tuple(_named(child, eid, taken) for child in _counted(node.children))
    return replace(node, eid=eid, children=children)


def _in_component(prefix: str) -> bool:
    return any(f"{PREFIXES[kind]}_" in prefix for kind in COMPONENTS)


def _unused(eid: str, taken: set[str]) -> str:
    name, copy = eid, 1
    while name in taken:
        copy += 1
        name = f"{eid}_{copy}"
    taken.add(name)
    return name


def _label(node: Provision) -> str:
    if node.kind == "definition" and not node.number:
        return "-".join(re.findall(r"\w+", term_of(node).lower()))
    return clean_number(node.number)


def term_of(node: Provision) -> str:
    """The term that a definition defines: the first words in quotation marks of its text, or its heading."""
    found = TERM.match(node.text)
    return found.group(1) if found else node.heading


def clean_number(number: str) -> str:
    """A printed number as it stands in an eid: "(1)" → 1, "Art. 1º-A" → 1-A, "177 bis" → 177bis, "5.1" → 5-1.

    >>> [clean_number(n) for n in ("(1)", "Art. 1º-A", "177 bis", "5.1", "§ 232", "Chapter IV")]
    ['1', '1-A', '177bis', '5-1', '232', 'IV']
    """
    rest = _bare(number)
    rest = re.sub(r"(?<=\w)[./](?=\w)", "-", rest)
    return re.sub(r"[^\w-]+", "", rest).strip("-")


def _bare(number: str) -> str:
    """A printed number without its unit and ordinal signs: "Art. 1º" → 1, "1. Abschnitt" → 1."""
    rest = number.strip()
    if (word := LAST_WORD.search(rest)) and word[1].lower() in NAMES_OF_PARTS:
        rest = rest[: word.start()]
    while (word := FIRST_WORD.match(rest)) and word[1].lower() in NAMES_OF_PARTS:
        rest = rest[word.end() :]
    return re.sub(r"(?<=\d)[ºª°o](?!\w)", "", rest)


def citations(law: Law, *, section: str = "s.") -> dict[str, str]:
    """How a lawyer cites each node, by eid: `s. 3(1)(a)`, `art. 177 bis(1)`, `§ 232(1)`, `sch. 1, para. 2`.

    `section`: what numbered sections are called; those of a constitution are articles, whatever the markup says.
    """
    cited: dict[str, str] = {}
    for node in law.body:
        _cite(node, "", {**SHORT, "section": section}, cited)
    return cited


def _cite(node: Provision, above: str, short: dict[str, str], cited: dict[str, str]) -> None:
    here = _own_citation(node, above, short)
    cited[node.eid] = here or node.kind
    carried = here if above or node.kind in BASIC_UNITS or node.kind in COMPONENTS else ""
    for child in node.children:
        _cite(child, carried, short, cited)


def _own_citation(node: Provision, above: str, short: dict[str, str]) -> str:
    number = _shown(node)
    if node.kind in BASIC_UNITS:
        unit = f"§ {number}" if "§" in node.number else f"{short[node.kind]} {number}".strip()
        return f"{above}, {unit}" if above else unit
    if node.kind == "definition":
        return f"{above}, “{term_of(node)}”" if above else f"“{term_of(node)}”"
    if node.kind in short:
        return ", ".join(filter(None, (above, f"{short[node.kind]} {number}".strip())))
    return f"{above}({number})" if above and number else above


def _shown(node: Provision) -> str:
    return _bare(node.number).strip(" .():–—-§")


def flatten(unit: Provision) -> tuple[str, list[Span]]:
    """Lay a unit out as one running text (its heading left out) and say which node each stretch is from.

    Notes are left out: they are not the law. Quoted law and old wordings stay apart, for their own units.
    """
    pieces: list[str] = []
    spans: list[Span] = []
    _lay(unit, True, pieces, spans)
    return "".join(pieces), spans


def _lay(node: Provision, top: bool, pieces: list[str], spans: list[Span]) -> None:
    if node.kind == "note" or node.status in ("former", "repealed"):
        return
    words = (node.text,) if top else (node.number, node.heading, node.text)
    own = " ".join(word for word in words if word)
    if own:
        start = spans[-1].end + 1 if spans else 0
        pieces.append(f" {own}" if spans else own)
        spans.append(Span(start, start + len(own), node.eid))
    for child in node.children:
        _lay(child, False, pieces, spans)


def outline(law: Law) -> str:
    """The tree on paper, a line a node: eid, kind, number, heading, first words, number of words."""
    lines = [f"{law.title}"]
    for node in law.body:
        lines += _outlined(node, 0)
    return "\n".join(lines) + "\n"


def _outlined(node: Provision, depth: int) -> Iterator[str]:
    words = node.text.split()
    first = " ".join(words[:OUTLINE_WORDS]) + (f" … ({len(words)} words)" if len(words) > OUTLINE_WORDS else "")
    mark = f" [{node.status}]" if node.status else ""
    yield f"{'  ' * depth}{node.eid} | {node.kind}{mark} | {node.number} | {node.heading} | {first}".rstrip(" |")
    for child in node.children:
        yield from _outlined(child, depth + 1)


def as_nested(node: Provision) -> dict[str, object]:
    """A node as nested plain data, the shape that `manumit outline --json` prints."""
    shape: dict[str, object] = {
        "eid": node.eid, "kind": node.kind, "number": node.number, "heading": node.heading, "text": node.text,
        "children": [as_nested(child) for child in node.children],
    }  # fmt: skip
    return shape | ({"status": node.status} if node.status else {})
