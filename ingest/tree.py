"""What can be done with a law's tree: name its nodes, lay a unit out as one text, print an outline.

Names follow the Akoma Ntoso naming convention (OASIS LegalDocML 1.0, part 3): a section or article is named by its own
number wherever it stands, because lawyers number these through the whole work; what lies below carries its name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from unicodedata import category, decimal, normalize

from ingest.model import BASIC_UNITS, COMPONENTS, Law, Provision
from ingest.numbering import bare

PREFIXES = {
    "preamble": "preamble", "book": "book", "title": "title", "part": "part", "chapter": "chp", "division": "div",
    "subdivision": "subdiv", "section": "sec", "article": "art", "rule": "rule", "subsection": "subsec",
    "paragraph": "para", "subparagraph": "subpara", "item": "item", "definition": "def", "schedule": "sched",
    "quoted": "quoted", "note": "note", "wrapup": "wrapup", "transitional": "trans", "block": "block",
}  # fmt: skip
UNHEARD = frozenset({"former", "repealed", "not_in_force"})
"""What a node's status says where its words are not, or not yet, or no longer law."""
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
    namer = _Namer({_with_o(node.number) for node in law.walk()})
    return replace(law, body=tuple(namer.named(node, "", place) for node, place in _counted(law.body)))


def _counted(nodes: tuple[Provision, ...]) -> Iterator[tuple[Provision, int]]:
    """Pair each node with its place among the unnumbered nodes of its kind."""
    seen: dict[str, int] = {}
    for node in nodes:
        seen[node.kind] = seen.get(node.kind, 0) + (not node.number)
        yield node, seen[node.kind]


@dataclass
class _Namer:
    """Names the nodes of one law; `numbers` are all its numbers, which tell whether the o of 38o is a letter."""

    numbers: set[str]
    taken: dict[str, int] = field(default_factory=dict)

    def named(self, node: Provision, prefix: str, place: int) -> Provision:
        """A node and all below it with their eids; `place` stands in for a number that it lacks."""
        name = f"{PREFIXES[node.kind]}_{self._label(node) or place}" if node.kind != "preamble" else "preamble"
        home = _component(prefix) if node.kind in BASIC_UNITS else prefix
        eid = self._unused(f"{home}__{name}" if home else name)
        children = tuple(self.named(child, eid, place) for child, place in _counted(node.children))
        return replace(node, eid=eid, children=children)

    def _label(self, node: Provision) -> str:
        if node.kind == "definition" and not node.number:
            return "-".join(filter(None, (clean_number(word) for word in term_of(node).lower().split())))
        number = _with_o(node.number)
        letter = bool(number) and number[-1] == "o" and bool({f"{number[:-1]}n", f"{number[:-1]}p"} & self.numbers)
        return clean_number(node.number, letter_o=letter)

    def _unused(self, eid: str) -> str:
        """The eid itself if it is the first of its name, else with the first free `_2`, `_3` …"""
        name, copy = eid, self.taken.get(eid, 0)
        while name in self.taken:
            copy += 1
            name = f"{eid}_{copy}"
        self.taken[eid] = max(copy, 1)
        self.taken.setdefault(name, 1)
        return name


def _with_o(number: str) -> str:
    return bare(number, letter_o=True)


def _component(prefix: str) -> str:
    """The part of a prefix that names the innermost component; empty where units are numbered through the work."""
    steps = prefix.split("__")
    starts = tuple(f"{PREFIXES[kind]}_" for kind in COMPONENTS)
    last = max((at for at, step in enumerate(steps) if step.startswith(starts)), default=-1)
    return "__".join(steps[: last + 1])


def term_of(node: Provision) -> str:
    """The term that a definition defines: the first words in quotation marks of its text, or its heading."""
    found = TERM.match(node.text)
    return found.group(1) if found else node.heading


def clean_number(number: str, *, letter_o: bool = False) -> str:
    """A printed number as it stands in an eid: "(1)" → 1, "Art. 1º-A" → 1-A, "177 bis" → 177bis, "§ 133¹" → 133-1.

    Digits of any script become 0 to 9, so that a pinpoint can be typed. The marks without which an Indic, Thai or Khmer
    letter is another one are kept. `letter_o` is as in `bare`.

    >>> [clean_number(n) for n in ("(1)", "Art. 1º-A", "177 bis", "5.1", "§ 133¹", "Chapter IV", "(কি)", "২৩")]
    ['1', '1-A', '177bis', '5-1', '133-1', 'IV', 'কি', '23']
    """
    rest = re.sub(r"(?<=\w)[./](?=\w)", "-", normalize("NFC", bare(number, letter_o=letter_o)))
    kept = (sign for sign in rest if sign.isalnum() or sign in "-_" or _is_part_of_letter(sign))
    return "".join(str(decimal(sign)) if sign.isdecimal() else sign for sign in kept).strip("-")


def _is_part_of_letter(sign: str) -> bool:
    """Whether a combining mark belongs to its letter; the points of Arabic and Hebrew, often left out, do not."""
    return category(sign).startswith("M") and not "\u0590" <= sign <= "\u06ff"


def flatten(unit: Provision) -> tuple[str, list[Span]]:
    """Lay a unit out as one running text (its heading left out) and say which node each stretch is from.

    Notes are left out: they are not the law; so is what is repealed, not yet in force, or an old wording. Quoted law,
    which an amending unit puts into another law, is laid out where it stands: this unit enacts its words.
    """
    pieces: list[str] = []
    spans: list[Span] = []
    _lay(unit, True, pieces, spans)
    return "".join(pieces), spans


def _lay(node: Provision, top: bool, pieces: list[str], spans: list[Span]) -> None:
    if node.kind == "note" or (node.status in UNHEARD and not top):
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
