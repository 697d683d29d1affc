"""`manumit export`: the knowledge base for other tools."""

import importlib
from pathlib import Path

import click

from analyses.exports import ENDINGS
from commands import Place, say
from ingest.errors import ManumitError


@click.command()
@click.option("--to", "file", type=click.Path(path_type=Path), required=True, help=f"FILE.({'|'.join(ENDINGS)})")
@click.option("--site", default="", help="Address of the site, for absolute links: https://laws.example.org")
@click.pass_obj
def command(place: Place, file: Path, site: str) -> None:
    """Write the whole knowledge base for other tools: graph, tables, Akoma Ntoso or JSON lines, by the ending of FILE.

    Example: manumit export --to kb.csv.zip --site https://laws.example.org
    """
    ending = next((ending for ending in ENDINGS if file.name.endswith(f".{ending}")), "")
    if not ending:
        raise ManumitError(str(file), f"its ending names no format; end it with .{', .'.join(ENDINGS)}.")
    if site and not site.startswith(("https://", "http://")):
        raise ManumitError(f"--site {site}", "not an address; write it as https://laws.example.org.")
    module = importlib.import_module(f"analyses.exports.{ending.replace('.', '_')}")
    module.write(place.db, file, site.rstrip("/"))
    say(f"{file} written")
