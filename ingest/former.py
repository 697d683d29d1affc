"""Old wordings: where a unit is printed as amended and then as it was, the old one hangs from the new."""

import re
from collections.abc import Iterable
from dataclasses import replace

from ingest.model import BASIC_UNITS, Provision
from ingest.numbering import bare, unit_key

AMENDED = re.compile(
    r"\b(?:modificad[oa]|sustituid[oa]|corregid[oa]|reformad[oa]|subrogad[oa]|amended|substituted|modifié|remplacé|alterad[oa]|"
    r"texto (?:original|anterior)|redacción anterior|former (?:text|wording)|ancienne rédaction)\b",
    re.IGNORECASE,
)
ANNOUNCES = re.compile(
    r"\b(?:norma|texto|redacci[oó]n|redação|rédaction)\s+(?:anterior|original|précédente|antérieure)\W*$"
    r"|\b(?:former|earlier)\s+(?:text|wording)\W*$|\bfrühere Fassung\W*$",
    re.IGNORECASE,
)
"""Last words of a unit that say that its old wording comes next."""
WORD = re.compile(r"[^\W\d_]{3,}")
OPENING, WITHIN = 3, 40


def with_former(nodes: Iterable[Provision]) -> tuple[Provision, ...]:
    """Let a unit that says it was amended hold the units after it with its number and title, as `former` wordings."""
    kept: list[Provision] = []
    for node in nodes:
        if kept and _is_former(kept[-1], node):
            old = Provision("quoted", children=(replace(node, status="former"),), status="former")
            kept[-1] = replace(kept[-1], children=(*kept[-1].children, old))
        else:
            kept.append(node)
    return tuple(kept)


def _is_former(unit: Provision, other: Provision) -> bool:
    if unit.kind != other.kind or unit.kind not in BASIC_UNITS or unit_key(unit.number) != unit_key(other.number):
        return False
    *_, last = unit.walk()
    if ANNOUNCES.search(last.text) and bare(unit.number) == bare(other.number):
        return True
    said = " ".join([unit.heading, unit.text, *(child.text for child in unit.children if child.kind == "note")])
    if not AMENDED.search(said):
        return False
    words = WORD.findall(said.lower())[:WITHIN]
    opening = WORD.findall(f"{other.heading} {other.text}".lower())[:OPENING]
    return len(opening) == OPENING and any(words[at : at + OPENING] == opening for at in range(len(words)))
