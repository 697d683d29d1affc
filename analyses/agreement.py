"""Findings held against an outside table: where we agree, where we conflict, and what we cannot say, by source.

The outside table says of a country and an element what its maker found (`expected`): yes, no, partly, or one of our own
statuses. Silence on our side is no answer, so it is never an agreement and never a conflict.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from analyses.gaps import gaps
from ingest.errors import ManumitError
from kb.model import STATUSES, Finding

NEEDED = ("country", "element", "expected")
THERE, PARTLY, ABSENT, OPEN = "there", "partly", "absent", ""
OURS = {
    "met": THERE, "beyond": THERE, "partial": PARTLY, "beyond_partial": PARTLY, "gap": ABSENT, "not_found": OPEN,
    "not_assessed": OPEN, "no_duty": OPEN,
}  # fmt: skip
THEIRS = {
    THERE: ("yes", "y", "1", "true", "full", "there", "present"),
    PARTLY: ("partly", "partial", "p", "0.5", "some"),
    ABSENT: ("no", "n", "0", "false", "none", "absent", "missing"),
}
VERDICTS = ("agrees", "nearly", "conflicts", "not assessed")


def agree(db: Path, file: Path) -> list[dict[str, Any]]:
    """A row for each line of the table (CSV: country, element, expected, and source where it has one).

    `verdict`: agrees; nearly (one says there, the other partly); conflicts (only one says that it is absent);
    not assessed (we found nothing, and nobody confirmed that there is nothing). `why` is our finding in a sentence.
    Raises ManumitError that names the line where the table cannot be understood.
    """
    lines = list(_lines(file))
    codes = list(dict.fromkeys(line["country"] for line in lines))
    elements = list(dict.fromkeys(line["element"] for line in lines))
    found = {(f.jurisdiction, f.element): f for f in gaps(db, codes, only=elements)} if lines else {}
    return [_row(line, found[line["country"], line["element"]]) for line in lines]


def summary(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How often we agree, by source and over all; the share is of those lines on which both sides say something."""
    sources = dict.fromkeys((*(row["source"] for row in rows), "all"))
    return [_counted(source, [row for row in rows if source in (row["source"], "all")]) for source in sources]


def _counted(source: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    counts = Counter(row["verdict"] for row in rows)
    said = len(rows) - counts["not assessed"]
    share = round((counts["agrees"] + counts["nearly"]) / said, 3) if said else None
    return {"source": source, "lines": len(rows), **{verdict: counts[verdict] for verdict in VERDICTS}, "share": share}


def _lines(file: Path) -> Iterator[dict[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            rows = list(csv.DictReader(text))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ManumitError(str(file), f"cannot be read as CSV ({error}); it needs {', '.join(NEEDED)}.") from error
    for number, row in enumerate(rows, 2):
        cells = {(key or "").strip().casefold(): (value or "").strip() for key, value in row.items() if key}
        if any(not cells.get(name) for name in NEEDED):
            raise ManumitError(f"{file}, line {number}", f"each line needs {', '.join(NEEDED)}; source is welcome.")
        yield {
            "country": cells["country"].upper(), "element": cells["element"].upper(), "source": cells.get("source", ""),
            "expected": cells["expected"], "read": _understood(f"{file}, line {number}", cells["expected"]),
        }  # fmt: skip


def _understood(where: str, expected: str) -> str:
    word = expected.casefold().replace(" ", "_")
    if word in STATUSES:
        return OURS[word]
    for said, words in THEIRS.items():
        if word in words:
            return said
    raise ManumitError(where, f"'{expected}' is no answer; write yes, partly, no, or a status of manumit.")


def _row(line: Mapping[str, str], finding: Finding) -> dict[str, Any]:
    return {
        "source": line["source"], "country": line["country"], "element": line["element"], "name": finding.name,
        "expected": line["expected"], "status": finding.status, "verdict": _verdict(line["read"], OURS[finding.status]),
        "citation": finding.found[0].citation if finding.found else "", "why": finding.sentence,
    }  # fmt: skip


def _verdict(theirs: str, ours: str) -> str:
    if OPEN in (theirs, ours):
        return "not assessed"
    if theirs == ours:
        return "agrees"
    return "conflicts" if ABSENT in (theirs, ours) else "nearly"
