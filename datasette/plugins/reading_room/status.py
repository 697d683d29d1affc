"""The statuses of a finding as they are drawn: each with its own glyph, shade, pattern and word."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

ORDER = ("gap", "not_found", "partial", "met", "beyond", "beyond_partial", "not_assessed", "no_duty")
"""Statuses in the order in which a page speaks of them: what is missing first."""

ICONS = {
    "met": "met",
    "partial": "partial",
    "gap": "gap",
    "not_found": "nf",
    "beyond": "beyond",
    "beyond_partial": "bp",
    "not_assessed": "na",
    "no_duty": "none",
}
"""The short name of each status in the stylesheet and in the set of glyphs."""

FORCES = {"shall": 3, "consider": 2, "may": 1}
"""How strongly a treaty asks, as the number of filled bars."""

PILLARS = ("Prosecution", "Protection", "Prevention", "Partnership", "Justice")
"""The pillars in the order in which pages list them."""

GROUPS = ("DEF", "OFF", "LIA", "JUR", "VIC", "PREV", "PART", "JUST")
"""The groups of elements in the order in which pages list them."""


def icon(name: str) -> str:
    """Give the glyph of a status; a status that is not known looks like one that was not assessed."""
    return ICONS.get(name, "na")


def tally(findings: Iterable[Mapping[str, Any]]) -> list[tuple[str, int]]:
    """Count findings by status, in the order of the pages; statuses that do not occur are left out."""
    counts = Counter(str(finding["status"]) for finding in findings)
    return [(status, counts[status]) for status in ORDER if counts[status]]


def urgency(finding: Mapping[str, Any]) -> tuple[int, int, str]:
    """Sort key: what is missing and most strongly asked for comes first."""
    status = str(finding["status"])
    place = ORDER.index(status) if status in ORDER else len(ORDER)
    return place, -FORCES.get(str(finding["force"]), 0), str(finding["element"])
