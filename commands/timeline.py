"""`manumit timeline`: a country over the years."""

import click

from analyses.printing import printed
from analyses.timeline import timeline
from commands import PRINTED, Place

COLUMNS = ("day", "kind", "title", "met", "partial", "gap", "not_found", "not_assessed", "changed")


@click.command()
@click.argument("code")
@click.option("--format", "format_", type=click.Choice(PRINTED), default="table", show_default=True)
@click.pass_obj
def command(place: Place, code: str, format_: str) -> None:
    """Laws, amendments and ratifications of a country, and which findings each of them moved.

    Laws are known as they were read, not as they stood before an amendment.

    Example: manumit timeline UG --format json
    """
    rows = list(timeline(place.db, code))
    shown = [row | {"changed": [_said(move) for move in row["moved"]]} for row in rows]
    click.echo(printed(rows if format_ == "json" else shown, format_, columns=COLUMNS))


def _said(move: dict[str, str]) -> str:
    return f"{move['element']} {move['before']} → {move['after']}"
