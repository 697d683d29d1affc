"""Where a text stops being law and others speak of it: an explanatory statement after the last clause, or footnotes."""

from collections.abc import Mapping

from ingest.heads import Head
from ingest.lines import Line
from ingest.numbering import fold
from ingest.unitwords import EXPLANATORY, FOOTNOTES

FEWEST = 3
AFTER_LAW = frozenset((*EXPLANATORY, *FOOTNOTES))


def explanation(lines: list[Line], heads: Mapping[int, Head]) -> int | None:
    """The line that heads an explanation or notes, if they follow the law; what goes on with its numbering is law."""
    numbered = [(at, head.key) for at, head in heads.items() if head.key]
    for at, line in enumerate(lines):
        if line.text and len(line.text) < 80 and fold(line.text) in AFTER_LAW:
            before = [key for place, key in numbered if place < at]
            going_on = sum(key > max(before) for place, key in numbered if place > at) if before else 0
            if len(before) >= FEWEST and going_on < FEWEST:
                return at
    return None


def without_explanation(lines: list[Line], heads: Mapping[int, Head]) -> dict[int, Head]:
    """The heads of the law alone; the explanation is one note at its end."""
    at = explanation(lines, heads)
    if at is None:
        return dict(heads)
    return {place: head for place, head in heads.items() if place < at} | {
        at: Head("note", "", lines[at].text, (), 1.0)
    }
