"""`manumit penalties`: what is threatened, in months."""

import click

from analyses.peers import ALL, peers
from analyses.printing import printed
from analyses.threats import threatened
from commands import PRINTED, Place

COLUMNS = ("element", "jurisdiction", "citation", "months_min", "months_max", "gravest", "fine_alone", "scope", "title")


@click.command()
@click.argument("elements", nargs=-1, required=True)
@click.option(
    "--in", "codes", multiple=True, default=(ALL,), help="A country or a group, as for compare; all if left out."
)
@click.option("--fine-alone", is_flag=True, help="Only where a fine may stand in the place of prison.")
@click.option("--format", "format_", type=click.Choice(PRINTED), default="table", show_default=True)
@click.pass_obj
def command(place: Place, elements: tuple[str, ...], codes: tuple[str, ...], fine_alone: bool, format_: str) -> None:
    """What the provisions on an element threaten, with prison in months, country by country.

    The penalty is that of the whole section or article. "Which countries punish trafficking with a fine alone?":

    Example: manumit penalties DEF-01 --fine-alone
    """
    rows = threatened(place.db, elements, peers(place.db, codes))
    kept = [row for row in rows if row["fine_alone"] or not fine_alone]
    click.echo(printed(kept, format_, columns=COLUMNS))
