"""`manumit scores`: pillar and overall scores, and how far a ranking holds."""

from pathlib import Path

import click

from analyses.printing import printed
from analyses.scores import WEIGHTS, as_row, scores, weights
from commands import PRINTED, Place, check_date

COLUMNS = ("jurisdiction", "pillar", "score", "known", "lowest", "highest", "rank", "rank_low", "rank_high")


@click.command()
@click.argument("codes", nargs=-1)
@click.option("--weights", "file", type=click.Path(path_type=Path), default=WEIGHTS, help="A file of other weights.")
@click.option("--as-of", default="", help="Judge as on this day (YYYY-MM-DD); today if left out.")
@click.option("--against", multiple=True, help="Only this treaty; may be repeated.")
@click.option("--format", "format_", type=click.Choice(PRINTED), default="table", show_default=True)
@click.pass_obj
def command(
    place: Place, codes: tuple[str, ...], file: Path, as_of: str, against: tuple[str, ...], format_: str
) -> None:
    """Scores by pillar and over all, by the open formula of analyses/weights.yml; and how far the ranking holds.

    Only what is evidenced or confirmed counts; `known` says how much that is, `lowest` and `highest` what the
    rest could make of it.

    Example: manumit scores UG TZ --format md
    """
    found = scores(place.db, codes, by=weights(file), as_of=check_date("--as-of", as_of), against=against)
    click.echo(printed(map(as_row, found), format_, columns=COLUMNS))
