"""`manumit shortfalls`: who falls short in the common ways."""

import click

from analyses.peers import ALL, peers
from analyses.printing import printed
from analyses.shortfalls import shortfalls
from commands import PRINTED, Place

COLUMNS = ("way", "jurisdiction", "element", "how", "citation", "title", "by")


@click.command()
@click.argument("ways", nargs=-1)
@click.option(
    "--in", "codes", multiple=True, default=(ALL,), help="A country or a group, as for compare; all if left out."
)
@click.option("--format", "format_", type=click.Choice(PRINTED), default="table", show_default=True)
@click.pass_obj
def command(place: Place, ways: tuple[str, ...], codes: tuple[str, ...], format_: str) -> None:
    """Which countries' laws fall short in the twelve commonest ways, and which provision shows it.

    "Where is a child victim still asked for proof of force?":

    Example: manumit shortfalls means-for-children
    """
    rows = shortfalls(place.db, peers(place.db, codes), only=ways)
    click.echo(printed(rows, format_, columns=COLUMNS))
