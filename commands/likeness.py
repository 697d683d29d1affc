"""`manumit likeness`: whose wording is near whose."""

import click

from analyses.likeness import LEAST, alike, families, palermo
from analyses.peers import ALL, peers
from analyses.printing import printed
from commands import PRINTED, Place

PAIRS = (
    "element",
    "score",
    "jurisdiction",
    "citation",
    "title",
    "to_jurisdiction",
    "to_citation",
    "to_title",
    "earlier",
)
DEFINITIONS = ("jurisdiction", "contains", "wording", "lacks", "unknown", "title")


@click.command()
@click.argument("elements", nargs=-1)
@click.option("--families", "grouped", is_flag=True, help="Groups of works that share a wording.")
@click.option("--least", default=LEAST, show_default=True, help="Pairs from this likeness on (0 to 100).")
@click.option("--in", "codes", multiple=True, default=(ALL,), help="Without elements: these countries or groups.")
@click.option("--format", "format_", type=click.Choice(PRINTED), default="table", show_default=True)
@click.pass_obj
def command(
    place: Place, elements: tuple[str, ...], grouped: bool, least: float, codes: tuple[str, ...], format_: str
) -> None:
    """Without elements: how near each definition of trafficking is to article 3 of the Palermo Protocol.

    With elements: pairs of provisions whose wording is alike, and which is the earlier. Only official texts are
    compared, each with those of its language.

    Example: manumit likeness DEF-01 --families
    """
    if not elements:
        rows = sorted(palermo(place.db, peers(place.db, codes)), key=lambda row: -(row["contains"] or 0))
        click.echo(printed(rows, format_, columns=DEFINITIONS))
        return
    pairs = list(alike(place.db, elements, least=least))
    click.echo(printed(families(pairs), format_) if grouped else printed(pairs, format_, columns=PAIRS))
