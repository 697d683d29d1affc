"""`manumit evaluate`: how often the tagger is right."""

import json
from pathlib import Path

import click

from commands import Place, file_bytes, json_lines, write_bytes
from ingest.catalogue import load
from kb import ranker
from kb.evaluate import evaluate
from kb.measured import PUBLISHED
from kb.tagger import Tagger


@click.command()
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--model", type=click.Path(path_type=Path), help="Another model than manumit's own.")
@click.option("--publish", is_flag=True, help="Put the figures on the site's about page (works nobody looked at).")
@click.pass_obj
def command(place: Place, gold: Path, format_: str, model: Path | None, publish: bool) -> None:
    """Compare the tagger with labelled provisions: over all, by element, language, legal family, law and confidence.

    Example: manumit evaluate labelled.jsonl
    """
    lines = json_lines(file_bytes(gold).decode("utf-8", errors="replace").split("\n"))
    catalogue = load(place.corpus)
    families = {work.id: one.legal_family for one in catalogue.jurisdictions for work in one.works}
    report = evaluate(lines, Tagger(ranker=ranker.load(model) if model else "own"), families=families)
    if publish:
        figures = {key: value for key, value in report.as_dict().items() if key != "errors"}
        write_bytes(PUBLISHED, (json.dumps(figures, ensure_ascii=False, indent=1) + "\n").encode())
    click.echo(json.dumps(report.as_dict(), ensure_ascii=False, indent=1) if format_ == "json" else report.as_table())
