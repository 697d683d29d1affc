"""`manumit evaluate`: how often the tagger is right."""

import json
from pathlib import Path

import click

from commands import file_bytes, json_lines
from kb.evaluate import evaluate
from kb.tagger import Tagger


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(gold: Path, format_: str) -> None:
    """Compare the tagger with labelled provisions: precision, recall and F1 over all, by element and by language.

    Example: manumit evaluate labelled.jsonl
    """
    lines = json_lines(file_bytes(gold).decode("utf-8", errors="replace").split("\n"))
    report = evaluate(lines, Tagger())
    click.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=1) if format_ == "json" else report.as_table())
