"""Says how far a quotation of law reaches: the new section 5A inside the section that inserts it."""

import re
from collections.abc import Sequence

from ingest.lines import Line

CLOSING = {"“": "”", '"': '"', "«": "»", "„": "“”", "‘": "’"}
ENDS = re.compile(r"(?:\s*(?:\(\*+\)|[.;,:)]|\b(?:and|or|y|o|et|ou)))+$")
LONGEST = 400
TAIL = 60


def quotation_end(lines: Sequence[Line], at: int) -> int:
    """Where a quotation that opens at a line ends: after the line whose last mark closes it; `at` if none does."""
    opening = lines[at].text[:1]
    closing = CLOSING.get(opening, "")
    depth = 0
    for end in range(at, min(len(lines), at + LONGEST)):
        text = lines[end].text
        if end > at and depth > 0 and text.startswith(opening) and opening not in closing:
            return at
        depth += text.count(opening) - sum(text.count(mark) for mark in closing if mark != opening)
        if (
            closing
            and (depth <= 0 or opening in closing)
            and ENDS.sub("", text[-TAIL:])[-1:] in closing
            and (end > at or len(text) > 1)
        ):
            return end + 1
        if end == at and depth <= 0 and opening not in closing:
            return at
    return at
