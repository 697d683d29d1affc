"""`manumit diff`: what changed between two snapshots of a work."""

import click

from analyses.changes import diff
from analyses.printing import printed
from commands import PRINTED, Place, check_date
from ingest.archive import Archive

COLUMNS = ("what", "change", "citation", "words", "after")


@click.command()
@click.argument("work")
@click.option("--from", "since", default="", help="The text as it was held on this day (YYYY-MM-DD).")
@click.option("--to", "until", default="", help="… and on this day; the latest if left out.")
@click.option("--format", "format_", type=click.Choice(PRINTED), default="table", show_default=True)
@click.pass_obj
def command(place: Place, work: str, since: str, until: str, format_: str) -> None:
    """What changed between two snapshots of a work, provision by provision, and which findings moved.

    Example: manumit diff ug-ptip-act-2009 --from 2026-01-01 --format md
    """
    rows = diff(
        place.db, place.corpus, Archive(place.archive), work,
        since=check_date("--from", since), until=check_date("--to", until),
    )  # fmt: skip
    click.echo(printed(rows, format_, columns=COLUMNS))
