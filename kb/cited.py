"""What one work cites: its references as rows of `citations`, those to itself resolved, those to other laws named.

Runs in the workers of a build, which know one work only; `kb.citations` finds the other laws when all works are in.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from kb.citing import Citing, citing, rank
from kb.joined import Reference, points, settled
from kb.law_tree import Tree, component, tree_of
from kb.lawnames import Named, aliases, named_laws, short
from kb.patterns import fold
from kb.pinpoints import UNIT_ONLY, resolve
from kb.references import references

Row = dict[str, Any]
BEFORE, BEHIND = 48, 64
PRINCIPAL = re.compile(r"[Pp]rincipal (?:Act|Ordinance|Law|Code)")
CLAUSE = re.compile(r"[.;]\s")


@dataclass
class _Passage:
    row: Row
    text: str
    folded: str
    laws: list[Named]


@dataclass
class _Known:
    """What a work calls the laws that it names: `short` names given in it, and all names by their noun."""

    short: dict[str, str] = field(default_factory=dict)
    named: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    amended: dict[str, str] = field(default_factory=dict)


def citations_of(provisions: list[Row], language: str) -> list[Row]:
    """The rows of `citations` of a work, from its rows of `provisions`; none in a language without words."""
    words = citing(language)
    if words is None:
        return []
    official = [row for row in provisions if row["basis"] == "official"]
    tree = tree_of(official)
    passages = [_passage(row, words) for row in official if len(row["text"]) > 5]
    known = _known(passages, words)
    return [row for passage in passages for row in _rows(passage, tree, known, words)]


def _passage(row: Row, words: Citing) -> _Passage:
    folded = fold(row["text"])
    return _Passage(row, row["text"], folded, named_laws(row["text"], folded, words))


def _known(passages: list[_Passage], words: Citing) -> _Known:
    known = _Known()
    for passage in passages:
        for law in passage.laws:
            noun = _noun(law.name, words)
            if not law.bare and noun:
                known.named[noun].add(short(law.name))
        known.short |= dict(aliases(passage.text, passage.folded, passage.laws, words))
        if passage.row["kind"] == "definition":
            known.short |= _defined(passage, words)
    return known


def _noun(name: str, words: Citing) -> str:
    found = words.laws.nouns.findall(name) and [match[0] for match in words.laws.nouns.finditer(name)]
    return fold(found[0 if words.laws.shape == "after" else -1]) if found else ""


def _defined(passage: _Passage, words: Citing) -> Iterator[tuple[str, str]]:
    """ "principal Act" means the Penal Code: a definition whose term is itself the name of a law."""
    named = [law for law in passage.laws if not law.bare]
    if len(named) > 1 and passage.folded[: named[0].start].strip(" \"'“") == "":
        yield short(named[0].name), named[1].name


def _rows(passage: _Passage, tree: Tree, known: _Known, words: Citing) -> Iterator[Row]:
    found = settled(references(passage.text, passage.folded, words, passage.laws))
    taken = {reference.law.start for reference in found if reference.law}
    whole = [
        Reference(law.start, law.end, (), law=law)
        for law in passage.laws
        if not law.bare and law.start not in taken and not any(one.start <= law.start < one.end for one in found)
    ]
    changing = Reference(0, 0, ()), ""
    for reference in sorted([*found, *whole], key=lambda one: one.start):
        name = _name(reference, known, words) if reference.law else _amended(reference, passage, known)
        if not name and _goes_on(reference, changing, passage):
            reference, name = _within(reference, changing[0]), changing[1]
        relation = _relation(reference, passage, words, outer=bool(name))
        if relation == "amends" and name:
            known.amended |= {f"in {passage.row['unit']}": name, passage.row["eid"]: name}
            changing = reference, name
        yield from _resolved(reference, passage, tree, name, relation)


def _name(reference: Reference, known: _Known, words: Citing) -> str:
    """The law's full name: as printed, or what the work says that the short name stands for."""
    assert reference.law
    printed = reference.law.name
    if (key := short(printed)) in known.short:
        return known.short[key]
    if reference.law.bare:
        candidates = known.named.get(_noun(printed, words), set())
        return next(iter(candidates)) if len(candidates) == 1 else printed
    return printed


def _amended(reference: Reference, passage: _Passage, known: _Known) -> str:
    """Law that is quoted, and the items of a list of changes, speak of the law that is changed."""
    if reference.own or not reference.steps or reference.steps[0][1][:1] == "@":
        return ""
    row = passage.row
    if "quoted_" in row["eid"]:
        return known.amended.get(f"in {row['unit']}", "") if rank(reference.steps[0][0]) == 1 else ""
    above = [name for eid, name in known.amended.items() if row["eid"].startswith(f"{eid}__")]
    return above[-1] if above else ""


def _goes_on(reference: Reference, changing: tuple[Reference, str], passage: _Passage) -> bool:
    """ "The Penal Code is amended by repealing section 9", "section 9 is amended in subsection (1)"."""
    changed, name = changing
    if not name or reference.own or not reference.steps or points(reference.steps[0][1]):
        return False
    said = rank(reference.steps[0][0]) == 1 or (changed.steps and rank(reference.steps[0][0]) == 2)
    return bool(said) and not CLAUSE.search(passage.folded, changed.end, reference.start)


def _within(reference: Reference, changed: Reference) -> Reference:
    """A subsection is named without its section where that section is being changed."""
    section = changed.steps[:1] if rank(reference.steps[0][0]) == 2 else ()
    return replace(reference, steps=(*section, *reference.steps))


def _relation(reference: Reference, passage: _Passage, words: Citing, *, outer: bool) -> str:
    before = CLAUSE.split(passage.folded[max(0, reference.start - BEFORE) : reference.start])[-1]
    behind = CLAUSE.split(passage.folded[reference.end : reference.end + BEHIND])[0]
    for relation, (ahead, after) in words.relations.items():
        if (outer or relation == "defines") and (ahead.search(before) or after.search(behind)):
            return relation
    return "cites"


def _resolved(reference: Reference, passage: _Passage, tree: Tree, name: str, relation: str) -> Iterator[Row]:
    name = _title(reference, name, passage, tree)
    row = {
        "eid": passage.row["eid"], "unit": passage.row["unit"], "start": reference.start, "end": reference.end,
        "quote": passage.text[reference.start : reference.end], "kind": relation, "law": name,
        "steps": [list(step) for step in reference.steps], "until": reference.until,
        "to_work": "", "to_eid": "", "score": 0.0,
    }  # fmt: skip
    if name and not (reference.steps and _principal(name, passage, tree)):
        yield row
        return
    origin = "" if name else passage.row["eid"]
    row["law"] = ""
    places = resolve(tree, origin, reference.steps, reference.until)
    if reference.weak and all(score <= UNIT_ONLY for _, score in places):
        return
    for eid, score in places or [("", 0.0)]:
        yield row | {"to_work": passage.row["work"], "to_eid": eid, "score": score}


def _principal(name: str, passage: _Passage, tree: Tree) -> bool:
    """Whether an Act that is attached in a schedule speaks of the law to which it is attached."""
    home = component(tree, passage.row["eid"])
    return PRINCIPAL.fullmatch(name) is not None and bool(home) and tree.nodes[home].kind == "schedule"


def _title(reference: Reference, name: str, passage: _Passage, tree: Tree) -> str:
    """A collection of laws is cited by title, each of which is a law: "title 31", "title 5, Westmark Code"."""
    kind, label = reference.steps[0] if reference.steps else ("", "")
    if kind != "title" or not label.isdigit() or reference.own or (name and not name.endswith("Code")):
        return name
    if any(known == "title" for known, _ in tree.containers):
        law = reference.law
        behind_comma = law and passage.text[: law.start].rstrip().endswith(",")
        return "" if behind_comma and (kind, label) in tree.containers else name
    return f"{name}, title {label}" if name else f"title {label}"
