"""`manumit tag`: provisions in, tags with their words out."""

import json
import sys
from dataclasses import asdict
from typing import Any

import click

from commands import json_lines
from kb.model import Passage, Tagged
from kb.tagger import Tagger

FIELDS = ("id", "language", "kind", "heading", "text")


@click.command()
@click.option("--jsonl", is_flag=True, required=True, help="JSON lines in, JSON lines out.")
def command(jsonl: bool) -> None:
    """Tag provisions from stdin: {id, language, heading, text, kind} a line; tags and penalties come out.

    Example: manumit tag --jsonl < provisions.jsonl > tags.jsonl
    """
    passages = (_passage(row) for row in json_lines(sys.stdin))
    for tagged in Tagger().pipe(passages):
        click.echo(json.dumps(_shape(tagged), ensure_ascii=False))


def _passage(row: dict[str, Any]) -> Passage:
    name, language, kind, heading, text = (str(row.get(key) or "") for key in FIELDS)
    return Passage(name, language, kind or "law", heading, text)


def _shape(tagged: Tagged) -> dict[str, Any]:
    return {
        "id": tagged.id,
        "tags": [asdict(tag) for tag in tagged.tags],
        "penalties": [asdict(penalty) for penalty in tagged.penalties],
    }
