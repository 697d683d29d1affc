"""`manumit export`: the knowledge base for other tools."""

from pathlib import Path

import click

from commands import Place, say
from ingest.errors import ManumitError
from kb.graph import write_graphml


@click.command()
@click.option("--to", "file", type=click.Path(path_type=Path), required=True, help="FILE.graphml")
@click.pass_obj
def command(place: Place, file: Path) -> None:
    """Write the graph of obligations, works, provisions and elements for other tools.

    Example: manumit export --to kb.graphml
    """
    if file.suffix != ".graphml":
        raise ManumitError(str(file), "only .graphml can be written so far; end the name with .graphml.")
    write_graphml(place.db, file)
    say(f"{file} written")
