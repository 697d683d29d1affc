"""Reads a filled-in worksheet: what a reviewer said of the tags and absences of a country."""

import csv
from dataclasses import replace
from pathlib import Path

from ingest.errors import ManumitError
from ingest.model import Review

NEEDED = frozenset(("jurisdiction", "element", "verdict", "by", "date"))
CELLS = ("work", "eid", "quote", "works", "note", "new_eid", "new_quote", "new_strength", "new_missing")
VERDICTS = ("accepted", "rejected", "corrected", "found", "absent")


def reviews(file: Path) -> list[Review]:
    """What a reviewer wrote into a worksheet (CSV); lines without a verdict are left out.

    Raises ManumitError that names the line: a verdict that is none, no initials, no date, nothing quoted.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            rows = list(csv.DictReader(text))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ManumitError(str(file), f"cannot be read as CSV ({error}); save the worksheet as CSV (UTF-8).") from error
    if rows and not set(rows[0]) >= NEEDED:
        raise ManumitError(str(file), "is no worksheet; 'manumit review CODE --out FILE.csv' writes one.")
    return [_review(file, number, row) for number, row in enumerate(rows, 2) if (row["verdict"] or "").strip()]


def _review(file: Path, number: int, row: dict[str, str]) -> Review:
    cell = dict.fromkeys(CELLS, "") | {key: (value or "").strip() for key, value in row.items() if key}
    where = f"{file}, line {number} ({cell['element']})"
    if not cell["by"] or not cell["date"]:
        raise ManumitError(where, "a verdict needs the reviewer's initials (by) and a date.")
    if cell["verdict"] not in VERDICTS:
        raise ManumitError(where, f"'{cell['verdict']}' is no verdict; write one of {', '.join(VERDICTS)}.")
    said = Review(cell["jurisdiction"], cell["element"], cell["verdict"], cell["by"], cell["date"], note=cell["note"])
    if said.verdict == "absent":
        return replace(said, works=tuple(cell["works"].split()))
    missing = tuple(part.strip() for part in cell["new_missing"].split(";") if part.strip())
    return replace(
        said, work=cell["work"], eid=cell["new_eid"] or cell["eid"], quote=cell["new_quote"] or cell["quote"],
        strength=cell["new_strength"], missing=missing,
    )  # fmt: skip
