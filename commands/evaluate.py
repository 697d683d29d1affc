"""`manumit evaluate`: how often the tagger is right."""

import json
from pathlib import Path

import click

from commands import Place, file_bytes, json_lines
from ingest.catalogue import load
from kb.evaluate import evaluate
from kb.tagger import Tagger


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_obj
def command(place: Place, gold: Path, format_: str) -> None:
    """Compare the tagger with labelled provisions: over all, by element, language, legal family, law and confidence.

    Example: manumit evaluate labelled.jsonl
    """
    lines = json_lines(file_bytes(gold).decode("utf-8", errors="replace").split("\n"))
    catalogue = load(place.corpus)
    families = {work.id: one.legal_family for one in catalogue.jurisdictions for work in one.works}
    report = evaluate(lines, Tagger(), families=families)
    click.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=1) if format_ == "json" else report.as_table())
