"""`manumit compare`: provisions side by side."""

import click

from analyses.compare import compare
from analyses.printing import printed
from commands import PRINTED, Place


@click.command()
@click.argument("elements", nargs=-1, required=True)
@click.option("--in", "codes", multiple=True, required=True, help="A country; may be repeated.")
@click.option("--format", "format_", type=click.Choice(PRINTED), default="table", show_default=True)
@click.pass_obj
def command(place: Place, elements: tuple[str, ...], codes: tuple[str, ...], format_: str) -> None:
    """Put the provisions of several countries side by side, with the words that matched and the penalties.

    Example: manumit compare VIC-02 --in UG --in MX
    """
    rows = compare(place.db, elements, codes)
    click.echo(printed(rows, format_, columns=("element", "jurisdiction", "status", "citation", "title", "quote")))
