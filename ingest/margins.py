"""What a printed page, copied line by line, has beside and above its heads: words of a margin, and the page's own head.

Where the notes stand left of the law, their words come before the number of the section on its line: "Receiving of a
248B. Whoever …". Such a line is a head only in a work that prints many of them, and only where its number goes on from
a neighbour of the sequence.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from ingest.heads import Head
from ingest.lines import Line
from ingest.numbering import Key, key_follows, unit_key
from ingest.unitwords import REFERENCE_WORDS, REPEALED

BESIDE = re.compile(
    r"^(?P<margin>[A-Z][^\d.;]{1,34}?\.?)\s(?P<number>\d{1,4}[A-Z]{0,3}(?:\s(?:bis|ter|quater))?)\.?\s(?P<rest>(?:\(1\)\.?\s?)?[“\"A-Z].*)$"
)
PAGE = re.compile(r"^\d{1,4} (.{1,80})$")
DIGITS = re.compile(r"\d+")
FIRST = re.compile(r"^\(1\)")
REFERRING = frozenset(word for word in REFERENCE_WORDS if len(word) > 3) - {"under"}
FEWEST = 10
WORDS = 6
WEIGHT = 1.5
Found = list[tuple[int, Head]]


def without_page_heads(lines: Sequence[Line], found: Found) -> Found:
    """The heads found, without the pages' own: "14 Cap. 9 Lighthouses Code" stands above many pages."""
    pages = {at: head.rest for at, head in found if _may_be_a_page(lines[at], head)}
    often = Counter(DIGITS.sub("", page[1]) for line in lines if (page := PAGE.match(line.text)) and not line.level)
    said = {rest for rest, times in often.items() if rest and times >= FEWEST and not _repealed(rest)}
    return [(at, head) for at, head in found if head.kind or DIGITS.sub("", pages.get(at, "")) not in said]


def _repealed(rest: str) -> bool:
    return any(word in rest.lower() for word in REPEALED)


def _may_be_a_page(line: Line, head: Head) -> bool:
    plain = not (head.kind or line.level or line.strong) and head.number.isdecimal()
    return plain and line.text.startswith(f"{head.number} ")


def with_margins(lines: Sequence[Line], found: Found, chain: Callable[[Found], dict[int, Head]]) -> Found:
    """The heads found, with those behind words of the margin that fit what `chain` chooses of them all."""
    beside = {at: head for at, line in enumerate(lines) if (head := _beside(line))}
    if len(beside) < FEWEST:
        return found
    bare = {at for at, head in found if not head.kind}
    among = sorted([*found, *((at, head) for at, head in beside.items() if at not in bare)], key=lambda pair: pair[0])
    chosen = chain(among)
    places = sorted(chosen)
    near = {at for one, two in pairwise(places) if _next(chosen[one].key, chosen[two].key) for at in (one, two)}
    kept = [(at, beside[at]) for at in places if at in beside and chosen[at] is beside[at] and at in near]
    return sorted([*found, *kept], key=lambda pair: pair[0]) if len(kept) >= FEWEST else found


def _next(before: Key, after: Key) -> bool:
    return before < after and key_follows(before, after)


def _beside(line: Line) -> Head | None:
    found = BESIDE.match(line.text) if not (line.mark or line.level) else None
    if not found or len(words := found["margin"].split()) > WORDS or words[-1].lower() in REFERRING:
        return None
    separated = line.text[found.end("number")] == "." or FIRST.match(found["rest"])
    key = unit_key(found["number"])
    return Head("", found["number"], found["rest"], key, WEIGHT, found["margin"]) if separated and key else None
