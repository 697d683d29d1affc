"""What a reading leaves doubtful, in plain sentences for the coverage page: missing numbers, units too large."""

from collections.abc import Sequence

from ingest.model import Provision
from ingest.numbering import unit_key

LARGE, SHARE = 3000, 0.4
SHOWN = 12
SPARSE = 0.5


def doubts(units: Sequence[Provision]) -> tuple[str, ...]:
    """The doubts about a law's units: a gap in their numbers, one unit that seems to hold others."""
    return (*_missing(units), *_swollen(units))


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
