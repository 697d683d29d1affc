"""Titles that stand on a line of their own above the number of their section: they are no words of the section before.

A single line that looks like a title may be the end of a list; where half of a work's sections have one, it is a habit.
"""

from collections.abc import Sequence

from ingest.frame import Frame
from ingest.heads import looks_like_title
from ingest.lines import SENTENCE_END, Line
from ingest.marks import mark_at_start
from ingest.model import BASIC_UNITS

SHARE = 0.4
FEWEST = 6
MOST_LINES = 3
LONGEST = 160
FULL_STOPS = "。．"


def titles_stand_above(frame: Frame) -> bool:
    """Whether the work prints the titles of its units above their numbers."""
    units = [at for at, head in frame.heads.items() if head.kind in ("", *BASIC_UNITS) and at - 1 not in frame.heads]
    lines = frame.lines
    starts = [max(0, at - MOST_LINES - 1) for at in units]
    above = sum(bool(title_above(lines[start:at])) for start, at in zip(starts, units, strict=True) if at)
    return above >= max(FEWEST, SHARE * len(units))


def title_above(lines: Sequence[Line]) -> Sequence[Line]:
    """The last lines, as many as make a title behind the end of a sentence; none where they make none."""
    for many in range(1, min(MOST_LINES, len(lines) - 1) + 1):
        title, before = lines[-many:], lines[-many - 1]
        if not _unended(title[0]) or title[0].mark:
            return ()
        if SENTENCE_END.search(before.text) and not title[0].text[:1].islower():
            words = " ".join(line.text for line in title)
            fits = looks_like_title(words) and len(words) <= LONGEST and not mark_at_start(words)
            return title if fits else ()
    return ()


def _unended(line: Line) -> bool:
    return not SENTENCE_END.search(line.text) and line.text[-1:] not in FULL_STOPS
