"""`manumit import`: documents that the user holds, into the archive."""

import sys
from pathlib import Path

import click

from commands import Place
from ingest.adopt import adopt
from ingest.archive import Archive


@click.command("import")
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
def command(place: Place, folder: Path) -> None:
    """Adopt documents that you hold: FOLDER/index.csv names work, path, format, url, language, retrieved.

    Example: manumit import ~/laws && manumit build
    """
    failed = 0
    for work, outcome, why in adopt(folder, Archive(place.archive)):
        click.echo(f"{work}\t{outcome}\t{why}".rstrip())
        failed += outcome == "failed"
    sys.exit(1 if failed else 0)
