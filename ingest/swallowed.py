"""Finds units and schedules that stand in the middle of a line: "… (Note of 2014.) ARTICLE 22.- The Committee …".

Of units only a number that the sequence lacks is looked for, printed just as its neighbours are printed, with the
unit's word before it and a separator after it, where a sentence, a bracket or bold print has ended. A schedule says in
brackets to which sections it belongs. The line is then cut in two.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.frame import Frame
from ingest.lines import Line
from ingest.unitwords import UNITS

WORD = re.compile(r"^[^\W\d_]+\.?")
AFTER_END = r"(?<=[.;:)\]»”\"*…])\s*"
SEPARATOR = r"\s?[ºª°o]?\s?[*_]{0,3}\s?(?:[.\-–—:]|\s(?=[A-ZÁÉÍÓÚÀÂÊÔÃÕÇ]))"
MOST_MISSING = 0.2
OWNER = (
    r"(?i:(?:made )?(?:under |in )?(?:(?:sub-?)?sections?|ss?\.|articles?|artículos?|artigos?|arts?\.|regulations?"
    r"|rules?|kifungu)\s)[^()]{1,60}(?:\([^()]{1,20}\)[^()]{0,30}){0,6}"
)
SCHEDULE = re.compile(
    r"(?<=[.;:)\]”\"’])\s+(?=(?P<head>(?:[A-Z][a-z]+\s)?(?:Schedule|Annexe?|Appendix|Anexo|Jedwali)"
    rf"(?:\s(?:\d{{1,2}}|[IVX]{{1,5}}|[A-Z]))?\s\({OWNER}\))\s+[A-Z\d\[“\"(])"
)


def unswallowed(lines: Sequence[Line], frame: Frame) -> list[Line]:
    """The lines, those cut in two that hold the head of a unit which the sequence lacks."""
    found = list(lines)
    missing = _missing(frame)
    word = _printed_word(frame) if missing else ""
    if not word:
        return found
    for number in missing:
        _cut(found, word, re.compile(rf"{AFTER_END}(?={re.escape(word)}\s?{number}(?!\d){SEPARATOR})"))
    return found


def with_schedules_parted(lines: Sequence[Line]) -> list[Line]:
    """The lines, those cut in which a schedule begins behind a sentence: what is before, its head, what follows."""
    found: list[Line] = []
    for line in lines:
        found += _parted(line) if "(" in line.text and not line.mark else [line]
    return found


def _parted(line: Line) -> list[Line]:
    heads = list(SCHEDULE.finditer(line.text))
    if not heads:
        return [line]
    parts = [replace(line, text=line.text[: heads[0].start()])]
    for head, end in zip(heads, [*(other.start() for other in heads[1:]), len(line.text)], strict=True):
        parts.append(Line(head["head"], apart=True))
        parts.append(Line(line.text[head.end("head") : end].strip(), apart=True))
    return parts


def _missing(frame: Frame) -> list[int]:
    """The whole numbers that the sequence lacks between its first and its last; none where it lacks too many."""
    if frame.unit not in UNITS:
        return []
    have = {int(head.key[0]) for head in frame.heads.values() if head.key and head.kind == frame.unit}
    lacking = sorted(set(range(1, max(have, default=0))) - have)
    return lacking if len(lacking) <= MOST_MISSING * len(have) else []


def _printed_word(frame: Frame) -> str:
    """The unit's word as the work prints it most often: ARTICULO, Art., Section."""
    words = [found.group() for head in frame.heads.values() if head.key and (found := WORD.match(head.number))]
    return max(set(words), key=words.count) if words else ""


def _cut(lines: list[Line], word: str, head: re.Pattern[str]) -> None:
    """Cut the first line that holds the head behind its beginning."""
    for at, line in enumerate(lines):
        place = head.search(line.text) if line.text.find(word, 1) > 0 else None
        if place and place.end() and not line.mark:
            before, after = line.text[: place.start()].rstrip(), line.text[place.end() :]
            lines[at : at + 1] = [
                replace(line, text=before),
                Line(after, level=line.level, depth=line.depth, apart=True),
            ]
            return
