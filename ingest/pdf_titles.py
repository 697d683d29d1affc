"""Bold titles that stand above their numbered sections ("Debts" over "4. A debt …"): they are given to their section.

Only where most sections of a document have one: elsewhere a bold line above a section is the title of a group.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.heads import container_head, schedule_head, unit_heads
from ingest.lines import Line
from ingest.pdf_flow import Aside, Flow, Strand, said

HEAD = re.compile(r"^\d{1,4}[A-Z]{0,2}\.\s*(?:[—–-]\s*)?(?:\(\d|[“\"A-ZÀ-Þ])")
MOST, LEAST = 0.6, 3
ROWS = 4
NEAR = 2.5
WORDS = 25


def with_titles(flow: Flow) -> Flow:
    """The flow with the titles of sections apart, each beside its section; any other flow as it is."""
    heads = [at for at, strand in enumerate(flow.strands) if HEAD.match(strand.row.text) and not strand.row.bold]
    titles = {head: start for head in heads if (start := _title_start(flow, head)) < head}
    if len(titles) < max(LEAST, MOST * len(heads)):
        return flow
    gone = {at for head, start in titles.items() for at in range(start, head)}
    place = _places(flow.strands, gone)
    apart = [
        Aside(place[head], said([flow.strands[at].row for at in range(start, head)], flow.known), True)
        for head, start in titles.items()
    ]
    flow.asides = [replace(aside, at=place[aside.at]) for aside in flow.asides] + apart
    flow.strands = [
        replace(strand, begins=strand.begins or (at - 1 in gone and flow.strands[at - 1].begins))
        for at, strand in enumerate(flow.strands)
        if at not in gone
    ]
    return flow


def _places(strands: Sequence[Strand], gone: set[int]) -> list[int]:
    """The new place of each strand; one that is gone stands for the next that is kept."""
    found, kept = [], 0
    for at in range(len(strands)):
        found.append(kept)
        kept += at not in gone
    return found


def _title_start(flow: Flow, head: int) -> int:
    """Where the bold rows begin that stand right above a head in one style; the head itself if none do."""
    at = head
    while at and head - at < ROWS and _is_title(flow, at - 1, head):
        at -= 1
    whole = " ".join(strand.row.text for strand in flow.strands[at:head])
    return at if len(whole.split()) <= WORDS and not re.search(r"[;:,]$", whole) else head


def _is_title(flow: Flow, at: int, head: int) -> bool:
    row, below = flow.strands[at].row, flow.strands[at + 1].row
    line = Line(row.text)
    if not row.bold or row.text.isupper() != flow.strands[head - 1].row.text.isupper():
        return False
    if container_head(line, "article") or schedule_head(line) or unit_heads(line):
        return False
    near = row.page != below.page or 0 < below.y - row.y < NEAR * max(flow.pitch, row.size)
    return near and abs(row.size - flow.strands[head - 1].row.size) < 0.1 * row.size
