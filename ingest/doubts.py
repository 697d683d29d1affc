"""What a reading leaves doubtful, in plain sentences for the coverage page: numbers that are missing, units too large
or empty, columns that were read across."""

import re
from collections.abc import Sequence

from ingest.model import Provision
from ingest.numbering import unit_key

LARGE, SHARE = 3000, 0.4
SHOWN = 12
SPARSE = 0.5
GUTTER = re.compile(r"\S\s{4,}\S")
COLUMNS, LINES_AT_LEAST = 0.4, 30
LETTERS = re.compile(r"[^\W\d_]{2}")
GONE = frozenset({"repealed", "former", "not_in_force"})


def doubts(units: Sequence[Provision]) -> tuple[str, ...]:
    """The doubts about a law's units: a gap in their numbers, one unit that seems to hold others."""
    return (*_missing(units), *_swollen(units))


def empty_units(units: Sequence[Provision]) -> tuple[str, ...]:
    """The doubt about units in force of which a copy holds the number and not the text."""
    empty = [unit.number for unit in units if unit.status not in GONE and not _speaks(unit)]
    if not empty:
        return ()
    more = f" and {len(empty) - SHOWN} more" if len(empty) > SHOWN else ""
    return (f"no text stands under {', '.join(empty[:SHOWN])}{more}; nothing follows from that, compare.",)


def _speaks(unit: Provision) -> bool:
    return any(node.kind != "note" and LETTERS.search(node.text) for node in unit.walk())


def columns(text: str) -> tuple[str, ...]:
    """The doubt about a text whose lines run across two columns of a page."""
    lines = [line for line in text.splitlines() if line.strip()]
    across = sum(bool(GUTTER.search(line.strip())) for line in lines)
    if len(lines) < LINES_AT_LEAST or across < COLUMNS * len(lines):
        return ()
    return ("its lines run across two columns, so that two provisions are mixed; get a copy in reading order.",)


def _missing(units: Sequence[Provision]) -> list[str]:
    """Numbers between the lowest and the highest that no unit has; nothing where most are missing (an excerpt)."""
    bases = {int(key[0]) for key in (unit_key(unit.number) for unit in units) if key}
    if len(bases) < 3 or len(bases) < SPARSE * (max(bases) - min(bases) + 1):
        return []
    missing = [str(number) for number in range(min(bases), max(bases)) if number not in bases]
    more = f" and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
    return (
        [f"no unit is numbered {', '.join(missing[:SHOWN])}{more}; compare with the official text."] if missing else []
    )


def _swollen(units: Sequence[Provision]) -> list[str]:
    sizes = [(sum(len(node.text.split()) for node in unit.walk()), unit) for unit in units]
    whole = sum(size for size, _ in sizes)
    return [
        f"{unit.kind} {unit.number} holds {size} of {whole} words; other units may be inside it, check the copy."
        for size, unit in sizes
        if size > LARGE and size > SHARE * whole
    ]
