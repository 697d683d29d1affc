"""Where a copied page goes on after its law: the history, links and contacts of the site that the copy is from.

Legal information institutes print below a law which versions and related documents they hold, and a copy of the page
as plain text keeps that as if it were the law's last words. It is one note at the end of the tree.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.lines import Line

DATE = r"\d{1,2} [A-Z][a-z]+ \d{4}\b"
RELATIONS = r"(?:Is (?:amended|commenced|repealed|summarised)|Amends|Commences|Repeals|Subsidiary legislation|\[\])"
OPENS = ("History of this document", "Related documents", "▲ To the top")
FOOT = re.compile(
    rf"(?<!\S)(?:History of this document(?=\s+{DATE})|Related documents(?=\s+{RELATIONS})|▲ To the top(?!\w))"
)
AHEAD = 60


def without_foot(lines: Sequence[Line]) -> tuple[list[Line], str]:
    """The lines of the law alone, and the words of the page below it (empty where there are none)."""
    for at, line in enumerate(lines):
        if not any(words in line.text for words in OPENS):
            continue
        ahead = " ".join(other.text for other in lines[at : at + 2])
        found = FOOT.search(ahead[: len(line.text) + AHEAD])
        if found and found.start() < len(line.text):
            before = line.text[: found.start()].rstrip()
            law = [*lines[:at], *([replace(line, text=before)] if before else [])]
            foot = [line.text[found.start() :], *(other.words for other in lines[at + 1 :])]
            return law, "\n".join(foot)
    return list(lines), ""
