"""`manumit gaps`: findings for a country, element by element."""

import click

from analyses.gaps import as_row, gaps
from analyses.printing import printed
from commands import PRINTED, Place, check_date


@click.command()
@click.argument("codes", nargs=-1, required=True)
@click.option("--as-of", default="", help="Judge as on this day (YYYY-MM-DD); today if left out.")
@click.option("--against", multiple=True, help="Only this treaty (PALERMO, un-palermo-protocol …); may be repeated.")
@click.option("--format", "format_", type=click.Choice(PRINTED), default="table", show_default=True)
@click.pass_obj
def command(place: Place, codes: tuple[str, ...], as_of: str, against: tuple[str, ...], format_: str) -> None:
    """What each country's law has, lacks, or was not read for, against the treaties in force for it.

    Example: manumit gaps UG --against PALERMO --format md
    """
    findings = gaps(place.db, codes, as_of=check_date("--as-of", as_of), against=against)
    rows = [as_row(finding) for finding in findings]
    click.echo(printed(rows, format_, columns=("jurisdiction", "element", "status", "force", "name", "found")))
