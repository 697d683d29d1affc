"""`manumit cite`: how to cite a law or a provision."""

import click

from analyses.cite import STYLES, cite
from commands import Place
from kb import store


@click.command()
@click.argument("place", metavar="WORK#EID")
@click.option("--style", type=click.Choice(tuple(STYLES)), default="oscola", show_default=True)
@click.pass_obj
def command(where: Place, place: str, style: str) -> None:
    """Cite a law, or one provision of it, as OSCOLA, Bluebook, BibTeX or RIS; what the catalogue lacks is left out.

    Example: manumit cite un-palermo-protocol#art_5 --style bluebook
    """
    work, _, eid = place.partition("#")
    with store.reading(where.db) as connection:
        click.echo(cite(connection, work, eid, style).rstrip("\r\n"))
