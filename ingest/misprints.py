"""Mends the heads of a copy that says its numbers wrongly, where the sequence proves it.

A footnote's mark fused with a number ("Section 3373" between 371A and 376 is section 373); a copyist's counter before
the true number ("424. Unlawful labour", "374. Whoever …"); a new count from 1 after the last section (a schedule whose
name was lost); articles of another law among those of the law that changes it; a unit inserted out of its order.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from ingest.heads import LISTED, Head
from ingest.lines import Line
from ingest.numbering import RAISED, Key, key_follows

FOUR_DIGITS = re.compile(r"(?<!\w)(\d{4})(?!\d)")
RAISING = {value: key for key, value in RAISED.items()}
AHEAD = 8
COUNTED = 10
SHARE = 0.6
NEARLY_ALL = 0.9
NEAR_TEXT = 3
LONGEST_LAW = 10
Heads = dict[int, Head]


def with_marks_parted(heads: Heads) -> Heads:
    """Heads whose number holds the mark of a footnote in front, as its place in the sequence shows: 3373 is ³373."""
    places = sorted(at for at, head in heads.items() if head.key)
    mended = dict(heads)
    before: Key = (0.0,)
    for place, at in enumerate(places):
        following = [heads[other].key for other in places[place + 1 : place + 1 + AHEAD]]
        mended[at] = _parted(mended[at], before, [key for key in following if key > before])
        before = mended[at].key
    return mended


def _parted(head: Head, before: Key, later: list[Key]) -> Head:
    found = FOUR_DIGITS.search(head.number)
    if not found or not later or before < head.key < min(key for key in later if key != head.key or len(later) == 1):
        return head
    key = (float(found[1][1:]), *head.key[1:])
    if not before < key <= min(later):
        return head
    raised = f"{chr(RAISING[ord(found[1][0])])}{found[1][1:]}"
    return replace(head, number=head.number.replace(found[1], raised, 1), key=key)


def without_counters(lines: list[Line], heads: Heads, bare: Heads) -> tuple[list[Line], Heads]:
    """Lines and heads of a law whose units stand under a copyist's counter; the true number opens their text.

    What has a counter and no true number is a part of the unit before it. `bare`: every line that opens with a number.
    """
    units = sum(head.kind == "" for head in heads.values())
    inner = _inner_heads(bare) if units else {}
    other = sum(true.key != bare[at].key for at, (_, true) in inner.items())
    if len(inner) < max(COUNTED, SHARE * units) or other < 0.5 * len(inner):
        return lines, heads
    cut = list(lines)
    mended = {at: head for at, head in heads.items() if head.kind or at in inner or at < min(inner)}
    for at, (line, true) in inner.items():
        outer = bare[at]
        mended[at] = replace(true, rest=outer.rest, lead=f"{outer.number}. {true.lead}".strip(), weight=outer.weight)
        cut[line] = replace(cut[line], text=true.rest)
    return cut, mended


def _inner_heads(bare: Heads) -> dict[int, tuple[int, Head]]:
    """For each counter the true number in one of the next lines: both count upwards, the true one stays behind."""
    found: dict[int, tuple[int, Head]] = {}
    taken: set[int] = set()
    counter: Key = (0.0,)
    last: Key = (0.0,)
    for at in sorted(bare):
        near = range(at + 1, at + 1 + NEAR_TEXT) if at not in taken and bare[at].key > counter else ()
        true = next((line for line in near if line in bare and last < bare[line].key <= bare[at].key), None)
        if true is not None:
            found[at] = true, bare[true]
            taken.add(true)
            counter, last = bare[at].key, bare[true].key
    return found


def annexes(heads: Heads) -> set[int]:
    """The lines at which bare numbers begin again at 1 after the whole law: a schedule opens there without a name."""
    first = next((at for at in sorted(heads) if heads[at].kind == "schedule"), None)
    places = [at for at in sorted(heads) if heads[at].kind in ("", LISTED) and (first is None or at < first)]
    starts = [two for one, two in pairwise(places) if heads[two].key[:1] == (1.0,) and heads[one].key > heads[two].key]
    if not starts:
        return set()
    law = [heads[at].key for at in places if at < starts[0]]
    longest = max(
        (end - start for start, end in pairwise([places.index(at) for at in starts] + [len(places)])), default=0
    )
    ends_later = max(heads[at].key for at in places if at >= starts[0]) >= max(law)
    return set() if len(law) < LONGEST_LAW or 2 * longest > len(law) or ends_later else {starts[0]}


def out_of_order(lines: list[Line], heads: Heads, loose: Heads) -> Heads:
    """Heads that the sequence skips ("270.1A" before "270.1"), on lines marked as headings as nearly all others are."""
    level, often = Counter(lines[at].level for at, head in heads.items() if head.key).most_common(1)[0]
    if not level or often < NEARLY_ALL * len(heads):
        return {}
    return {at: head for at, head in loose.items() if lines[at].level == level and head.rest}


def guests(heads: Heads, loose: Heads, amending: Callable[[int], bool]) -> tuple[set[int], set[int]]:
    """Lines of articles that a unit quotes from the law it changes, and of the law's own units that come after them.

    The law goes 3, 129-A … 129-P, 4: what stands between 3 and 4 is quoted by 3, if 3 changes another law.
    """
    quoted: set[int] = set()
    own: set[int] = set()
    places = [at for at in sorted(heads) if heads[at].key]
    for low, high in pairwise(places):
        if high in quoted or key_follows(heads[low].key, heads[high].key) or heads[high].key < heads[low].key:
            continue
        resumes = next((at for at in sorted(loose) if at > high and key_follows(heads[low].key, loose[at].key)), None)
        if resumes is not None and amending(low):
            quoted.update(at for at in places if high <= at < resumes)
            own.add(resumes)
    return quoted, own
