"""`manumit train`: the model that says how sure a tag is, made anew from labelled provisions."""

import json
from pathlib import Path

import click

from commands import file_bytes, json_lines, say, write_bytes
from kb.ranker import FILE
from kb.tagger import Tagger


@click.command()
@click.argument("labelled", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--unseen", type=click.Path(path_type=Path), required=True, help="Labelled works no rule was tuned on.")
@click.option("--out", type=click.Path(path_type=Path), default=FILE, show_default="the model that manumit uses")
def command(labelled: tuple[Path, ...], unseen: Path, out: Path) -> None:
    """Fit the model on labelled provisions (as for `evaluate`); --unseen is learned from too, and calibrates it.

    Example: manumit train labelled.jsonl --unseen other-countries.jsonl --out ranker.json
    """
    from kb import training  # numpy takes a moment to load, and no other command needs it here

    tagger = Tagger(ranker=None)
    known = [
        training.examples(list(json_lines(file_bytes(file).decode("utf-8").split("\n"))), tagger)
        for file in (*labelled, unseen)
    ]
    model = training.train([one for some in known for one in some], unseen={one.work for one in known[-1]})
    say(f"{sum(map(len, known))} provisions, {len(model['bias'])} elements")
    say("share right by score: " + ", ".join(f"{score:.2f}: {share:.0%}" for score, share in model["calibration"]))
    write_bytes(out, (json.dumps(model, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n").encode())
