"""`manumit readings`: what was read of each document of a folder, against what a person counted."""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ingest.adopt import INDEX, rows
from ingest.counting import agrees, counted, expected, reason
from ingest.errors import ParseError
from ingest.reading import read

COLUMNS = ("work", "format", "complete", "counted", "found", "agrees", "reason")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Compare each document of FOLDER/index.csv with the count in its column `provisions`; says why they differ.

    Example: manumit readings ~/laws > readings.csv
    """
    table = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    table.writeheader()
    for row in readings(folder):
        table.writerow(row)


def readings(folder: Path) -> Iterator[dict[str, str]]:
    """Yield a row a document: the units found, whether they are those that a person counted, and why if not."""
    for row in rows(folder / INDEX):
        told = {"work": row["work"], "format": row["format"], "complete": row.get("complete", "")}
        yield told | _reading(folder / row["path"], row)


def _reading(file: Path, row: dict[str, str]) -> dict[str, str]:
    wanted = expected(row.get("provisions", ""))
    noted = str(wanted or "")
    try:
        law = read(file.read_bytes(), format=row["format"], where=row["work"], language=row.get("language", ""))
    except ParseError as error:
        return {"counted": noted, "found": "0", "agrees": "refused", "reason": error.why}
    count = counted(law)
    if wanted is None:
        return {"counted": noted, "found": str(count.own), "agrees": "not counted", "reason": ""}
    verdict = "yes" if agrees(wanted, count) else "no"
    return {"counted": noted, "found": str(count.own), "agrees": verdict, "reason": reason(wanted, count)}
