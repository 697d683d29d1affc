"""`manumit borrow`: model language for what a country lacks."""

import click

from analyses.borrow import MOST, borrow
from analyses.printing import printed
from commands import PRINTED, Place

COLUMNS = ("element", "status", "from", "citation", "title", "why", "place", "quote")


@click.command()
@click.argument("code")
@click.argument("elements", nargs=-1)
@click.option("--most", default=MOST, show_default=True, help="So many countries for each element.")
@click.option("--format", "format_", type=click.Choice(PRINTED), default="table", show_default=True)
@click.pass_obj
def command(place: Place, code: str, elements: tuple[str, ...], most: int, format_: str) -> None:
    """Whose words a country could borrow: the best provisions of others, and the treaties' own articles.

    Without elements: all that a treaty asks of the country and that it lacks or has in part. A `place` can be tried out
    with 'manumit gaps CODE --if-adopts PLACE'.

    Example: manumit borrow TZ VIC-02
    """
    click.echo(printed(borrow(place.db, code, elements, most=most), format_, columns=COLUMNS))
