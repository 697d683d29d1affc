"""`manumit gaps`: findings for a country, element by element."""

from collections import Counter
from typing import Any

import click

from analyses.gaps import Supposing, as_row, gaps
from analyses.printing import printed
from analyses.supposing import what_if
from commands import LANGUAGES, PRINTED, Place, check_date, say

COLUMNS = ("jurisdiction", "element", "status", "force", "name", "found")
SUPPOSED = ("jurisdiction", "element", "change", "before", "status", "force", "name")


@click.command()
@click.argument("codes", nargs=-1, required=True)
@click.option("--as-of", default="", help="Judge as on this day (YYYY-MM-DD); today if left out.")
@click.option("--against", multiple=True, help="Only this treaty (PALERMO, un-palermo-protocol …); may be repeated.")
@click.option("--only", multiple=True, help="Only this element or group (VIC-02, DEF …); may be repeated.")
@click.option("--if-bound-by", "bound_by", multiple=True, help="What would change if this treaty bound it too.")
@click.option("--if-adopts", "adopts", multiple=True, help="What would change if it adopted this provision (WORK#EID).")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of the sentences.")
@click.option("--format", "format_", type=click.Choice(PRINTED), default="table", show_default=True)
@click.pass_obj
def command(
    place: Place, codes: tuple[str, ...], as_of: str, against: tuple[str, ...], only: tuple[str, ...],
    bound_by: tuple[str, ...], adopts: tuple[str, ...], lang: str, format_: str,
) -> None:  # fmt: skip
    """What each country's law has, lacks, or was not read for, against the treaties in force for it.

    With --if-bound-by or --if-adopts only the findings that would move are shown: which gaps open, which close.

    Example: manumit gaps UG --against PALERMO --format md
    """
    day = check_date("--as-of", as_of)
    asked: dict[str, Any] = {"as_of": day, "against": against, "only": only, "language": lang}
    if bound_by or adopts:
        rows = list(what_if(place.db, codes, Supposing(bound_by, adopts), **asked))
        moved = Counter(row["change"] for row in rows)
        say(", ".join(f"{change}: {count}" for change, count in sorted(moved.items())) or "nothing would change")
    else:
        rows = [as_row(finding) for finding in gaps(place.db, codes, **asked)]
    click.echo(printed(rows, format_, columns=SUPPOSED if bound_by or adopts else COLUMNS))
