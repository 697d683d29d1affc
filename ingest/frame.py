"""Decides which lines are the heads of a law: its units, its containers, its schedules, its table of contents.

A work numbers its units in one way, by a word ("Article 5") or by the bare number ("5."). The heaviest sequence wins.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.amending import AMENDS, amends
from ingest.dispositions import disposition_head
from ingest.explained import without_explanation
from ingest.heads import LISTED, Head, container_head, is_contents, is_transitional, schedule_head, unit_heads
from ingest.lines import SENTENCE_END, Line
from ingest.margins import with_margins, without_page_heads
from ingest.misprints import annexes, guests, out_of_order, with_marks_parted, without_counters
from ingest.numbering import key_follows
from ingest.quoted import CLOSING, quotation_end
from ingest.sequences import best_sequence, enclosed
from ingest.unitwords import UNITS

LONG_LINE = 10
NEAR = 8
DECIMALS = re.compile(r"^\W*\d+\.0\d")


@dataclass
class Frame:
    """Which line opens what: heads by line, the lines of a table of contents, the heads of quoted law.

    `lines` are the work's lines, mended where a copyist's numbers stood in them; a schedule opens at `annexes`.
    """

    unit: str
    lines: list[Line]
    heads: dict[int, Head] = field(default_factory=dict)
    quoted: dict[int, Head] = field(default_factory=dict)
    contents: set[int] = field(default_factory=set)
    annexes: set[int] = field(default_factory=set)


def framed(lines: list[Line]) -> Frame:
    """The frame of a work's lines."""
    decimal = sum(bool(DECIMALS.match(line.text)) for line in lines) > 2
    found = without_page_heads(
        lines, [(at, head) for at, line in enumerate(lines) for head in unit_heads(line, decimal=decimal)]
    )
    words = _running_words(lines)
    inside = _quotations(lines)
    found = with_margins(
        lines, found, lambda heads: best_sequence(lines, [pair for pair in heads if pair[0] not in inside], words)[1]
    )
    unit, chosen = best_sequence(lines, [(at, head) for at, head in found if at not in inside], words)
    frame = Frame(unit, lines)
    _cut_contents(frame, lines, chosen, words)
    kept = {at: head for at, head in chosen.items() if at not in frame.contents}
    apart = frame.contents | inside | set(kept)
    loose = {at: head for at, head in found if head.kind == unit and at not in apart}
    frame.heads.update(kept)
    frame.quoted.update({at: head for at, head in enclosed(unit, chosen, found).items() if at not in apart})
    bare = [(at, head) for at, head in found if not head.kind and at not in apart]
    if unit in UNITS:
        _send_guests_home(frame, lines, loose)
        _place_loose(frame, lines, loose)
    elif not unit and frame.heads:
        frame.heads.update(out_of_order(lines, frame.heads, loose))
    frame.heads = with_marks_parted(frame.heads)
    _fill_gaps(frame, bare)
    frame.lines, frame.heads = without_counters(lines, frame.heads, _bare(found, inside))
    _add_containers(frame, frame.lines, inside)
    frame.heads = without_explanation(frame.lines, frame.heads)
    frame.annexes = annexes(frame.heads)
    return frame


def _quotations(lines: list[Line]) -> set[int]:
    """The lines that stand inside quotation marks after words that change another law."""
    inside: set[int] = set()
    for at, line in enumerate(lines):
        if at not in inside and line.text[:1] in CLOSING and (at - 1 in inside or amends(lines, at)):
            inside.update(range(at, quotation_end(lines, at)))
    return inside


def _word(unit: str) -> str:
    return unit if unit in UNITS else "article"


def _running_words(lines: list[Line]) -> list[int]:
    total = [0]
    for line in lines:
        total.append(total[-1] + line.text.count(" ") + 1)
    return total


def _cut_contents(frame: Frame, lines: list[Line], chosen: dict[int, Head], words: list[int]) -> None:
    """Find the table of contents: a run of heads without bodies whose numbers come again later, or one announced."""
    runs = _runs(chosen)
    for run, following in pairwise(runs):
        first = next((at for at in range(run[0], max(-1, run[0] - NEAR), -1) if is_contents(lines[at])), -1)
        later = {chosen[at].key: at for other in runs if other[0] > run[-1] for at in other}
        pairs = [(at, later[chosen[at].key]) for at in run if chosen[at].key in later]
        if not _bodiless(run, words) or len(pairs) < 0.6 * min(len(run), len(later)):
            continue
        if first >= 0 or _same_titles(lines, chosen, pairs):
            start = first if first >= 0 else run[0]
            frame.contents.update(range(start, _start_of_body(lines, run[-1], following[0], frame.unit)))
    if not frame.contents:
        _cut_announced(frame, lines, sorted(chosen))


def _same_titles(lines: list[Line], chosen: dict[int, Head], pairs: list[tuple[int, int]]) -> bool:
    """Whether most heads of two runs open with the same words: the one lists what the other holds."""
    same = sum(_opening(lines, one, chosen) == _opening(lines, two, chosen) for one, two in pairs)
    return len(pairs) > 2 and same >= 0.5 * len(pairs)


def _opening(lines: list[Line], at: int, chosen: dict[int, Head]) -> str:
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    return " ".join((chosen[at].rest or following).lower().split()[:2]).rstrip(".—–-:")


def _cut_announced(frame: Frame, lines: list[Line], chosen: list[int]) -> None:
    """A table of contents that says so at the start, where the sequence already prefers the heads of the body."""
    first = next((at for at, line in enumerate(lines[: max(40, len(lines) // 3)]) if is_contents(line)), None)
    if first is None or not chosen or chosen[0] <= first + 3:
        return
    frame.contents.update(range(first, _start_of_body(lines, first, chosen[0], frame.unit)))


def _runs(chosen: dict[int, Head]) -> list[list[int]]:
    runs: list[list[int]] = []
    for at in sorted(chosen):
        if runs and chosen[at].key > chosen[runs[-1][-1]].key:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _bodiless(run: list[int], words: list[int]) -> bool:
    lengths = sorted(words[after] - words[at] for at, after in pairwise(run))
    return len(run) > 2 and lengths[len(lengths) // 2] <= 16 and lengths[int(len(lengths) * 0.9)] <= 45


def _start_of_body(lines: list[Line], last: int, first_unit: int, unit: str) -> int:
    """Where the law begins after its table of contents: at the containers that stand right before its first unit."""
    for at in range(last + 1, first_unit):
        if len(lines[at].text.split()) >= LONG_LINE and SENTENCE_END.search(lines[at].text):
            return at
    start = first_unit
    for at in range(first_unit - 1, max(last, first_unit - 9), -1):
        if container_head(lines[at], _word(unit)) and not schedule_head(lines[at]):
            start = at
    return start


def _place_loose(frame: Frame, lines: list[Line], loose: dict[int, Head]) -> None:
    """Heads outside the sequence: quoted law where the unit amends another, else units that stand out of order."""
    for at, head in loose.items():
        if amends(lines, at) or head.quoted or (_amending_unit(frame, lines, at) and head.weight >= 1):
            frame.quoted[at] = head
        elif head.weight >= 2.5 and not lines[at].joined:
            frame.heads[at] = head


def _amending_unit(frame: Frame, lines: list[Line], at: int) -> bool:
    """Whether the unit that a line stands in says, in its first lines, that it changes another law."""
    opening = max((place for place in frame.heads if place < at), default=None)
    if opening is None:
        return False
    return _opens_by_amending(lines[opening : min(at, opening + 4)])


def _opens_by_amending(lines: list[Line]) -> bool:
    return bool(AMENDS.search(" ".join(line.text for line in lines)))


def _bare(found: list[tuple[int, Head]], inside: set[int]) -> dict[int, Head]:
    return {at: head for at, head in found if not head.kind and at not in inside}


def _send_guests_home(frame: Frame, lines: list[Line], loose: dict[int, Head]) -> None:
    """Take articles of another law out of the sequence, and put in the law's own that stand after them."""
    quoted, own = guests(frame.heads, loose, lambda at: _opens_by_amending(lines[at : at + 4]))
    frame.quoted.update({at: frame.heads.pop(at) for at in quoted})
    frame.heads.update({at: loose.pop(at) for at in own})


def _fill_gaps(frame: Frame, bare: list[tuple[int, Head]]) -> None:
    """A bare number that fills a gap of the sequence to the unit is a unit whose word was lost: "[6. Victims".

    So is a number inserted between two that follow each other, where it bears a mark of amendment: "3[364A. Title".
    """
    if frame.unit not in UNITS:
        return
    for before, after in pairwise(sorted(at for at in frame.heads if frame.heads[at].key)):
        low, high = frame.heads[before], frame.heads[after]
        between = [(at, head) for at, head in bare if before < at < after]
        if high.key[0] < low.key[0] + 2:
            between = [(at, head) for at, head in between if "[" in head.lead and head.key[0] == low.key[0]]
        if between and high.kind == low.kind:
            _fill(frame, between, low, high)


def _fill(frame: Frame, between: list[tuple[int, Head]], low: Head, high: Head) -> None:
    """Fill a gap of one with what looks like a head; a wider one only with what bears a mark of amendment too."""
    alone = high.key[0] == low.key[0] + 2
    last = low.key
    for at, head in between:
        fits = last < head.key and (head.key < high.key or high.key < low.key) and bool(head.rest)
        if fits and (
            (alone and key_follows(low.key, head.key) and (head.lead or head.weight >= 4)) or "[" in head.lead
        ):
            frame.heads[at] = replace(head, kind=low.kind)
            last = head.key


def _add_containers(frame: Frame, lines: list[Line], inside: set[int]) -> None:
    units = sorted((*frame.heads, *frame.quoted))

    def guests_follow(at: int) -> bool:
        """Whether the next unit is quoted: then the title of a chapter above it is quoted with it."""
        place = bisect_right(units, at)
        return 0 < place < len(units) and units[place] in frame.quoted

    for at, line in enumerate(lines):
        if at in frame.heads or at in frame.quoted or at in frame.contents or at in inside or guests_follow(at):
            continue
        if is_transitional(line) and not line.mark:
            frame.heads[at] = Head("transitional", "", line.text, (), 1.0)
            continue
        head = disposition_head(line) or schedule_head(line) or container_head(line, _word(frame.unit))
        if head and not (line.mark or amends(lines, at)):
            frame.heads[at] = head
    _release_schedules(frame)


def _release_schedules(frame: Frame) -> None:
    """An annex with more units than the law before it is the law: an act that only approves a treaty or a code."""
    places = sorted(frame.heads)
    schedules = [at for at in places if frame.heads[at].kind == "schedule"]
    units = [at for at in places if frame.heads[at].kind in (*UNITS, "", LISTED)]
    before = sum(at < schedules[0] for at in units) if schedules else 0
    for at, end in zip(schedules, [*schedules[1:], 10**9], strict=False):
        held = [frame.heads[place].key for place in units if at < place < end]
        if (len(held) >= 5 and len(held) > before and held[0][:1] <= (1.0,)) or (held and len(held) > 3 * before + 20):
            frame.heads[at] = replace(frame.heads[at], kind="block")
