"""`manumit agree`: findings held against an outside table."""

from pathlib import Path

import click

from analyses.agreement import agree, summary
from analyses.printing import printed
from commands import PRINTED, Place, say

COLUMNS = ("source", "country", "element", "expected", "status", "verdict", "citation", "name")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(PRINTED), default="table", show_default=True)
@click.pass_obj
def command(place: Place, file: Path, format_: str) -> None:
    """Compare findings with an outside table (CSV: country, element, expected, source): agreements, conflicts, unknown.

    `expected` is yes, partly or no. The summary by source goes to stderr.

    Example: manumit agree theirs.csv --format csv
    """
    rows = agree(place.db, file)
    say(printed(summary(rows), "table"))
    click.echo(printed(rows, format_, columns=COLUMNS))
