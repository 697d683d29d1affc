"""`manumit outline`: the tree of one document."""

import json
from pathlib import Path

import click

from commands import file_bytes, say
from ingest.reading import read
from ingest.tree import as_nested, outline


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "format_", required=True, help="akn, clml, html, text …")
@click.option("--language", default="", help="ISO 639-1; guessed if left out.")
@click.option("--json", "as_json", is_flag=True, help="Nested JSON instead of a line a node.")
def command(file: Path, format_: str, language: str, as_json: bool) -> None:
    """Show the tree of one document, as it would be read.

    Example: manumit outline act.xml --format akn
    """
    law = read(file_bytes(file), format=format_, where=str(file), language=language)
    for warning in law.warnings:
        say(f"{file}: {warning}")
    if as_json:
        click.echo(json.dumps([as_nested(node) for node in law.body], ensure_ascii=False, indent=1))
    else:
        click.echo(outline(law), nl=False)
