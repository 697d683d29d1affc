"""`manumit compare`: provisions side by side."""

import click

from analyses.compare import compare
from analyses.peers import peers
from analyses.printing import printed
from commands import PRINTED, Place
from kb.model import STATUSES

COLUMNS = ("element", "jurisdiction", "status", "citation", "title", "months_max", "differs", "quote")


@click.command()
@click.argument("elements", nargs=-1, required=True)
@click.option(
    "--in", "codes", multiple=True, required=True,
    help="A country, 'all', or a group: 'region:Eastern Africa', 'family:common law', language:es, party:PALERMO.",
)  # fmt: skip
@click.option("--status", multiple=True, type=click.Choice(STATUSES), help="Only findings of this status.")
@click.option("--short", default="", help="Only what falls short in this way: words of the failure mode.")
@click.option("--format", "format_", type=click.Choice(PRINTED), default="table", show_default=True)
@click.pass_obj
def command(
    place: Place, elements: tuple[str, ...], codes: tuple[str, ...], status: tuple[str, ...], short: str, format_: str
) -> None:
    """Put the provisions of several countries side by side, with the words that matched and the penalties.

    Example: manumit compare VIC-02 --in UG --in MX
    """
    rows = [
        row for row in compare(place.db, elements, peers(place.db, codes))
        if (not status or row["status"] in status) and short.casefold() in row["failure_mode"].casefold()
    ]  # fmt: skip
    click.echo(printed(rows, format_, columns=COLUMNS))
