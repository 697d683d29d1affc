"""`manumit exercise`: a worksheet for a class, and its key apart."""

from pathlib import Path

import click

from analyses.exercise import exercise
from analyses.paper import render
from commands import LANGUAGES, Place, write_bytes


@click.command()
@click.argument("name")
@click.argument("code")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="Another number draws other questions.")
@click.option("--key", is_flag=True, help="Without --out: print the key instead of the worksheet.")
@click.option(
    "--out", type=click.Path(path_type=Path), help="FILE.docx, .pdf, .html or .md; the key goes to FILE-key beside it."
)
@click.pass_obj
def command(place: Place, name: str, code: str, lang: str, seed: int, key: bool, out: Path | None) -> None:
    """Make an exercise (policy-analysis, case-scenario): a worksheet, and in another file the key with citations.

    Example: manumit exercise case-scenario UG --seed 3 --out uganda.docx
    """
    made = exercise(name, code, db=place.db, language=lang, seed=seed)
    if out is None:
        click.echo(render(made.key if key else made.worksheet, "md").decode("utf-8"), nl=False)
        return
    format = out.suffix.lstrip(".").lower()
    write_bytes(out, render(made.worksheet, format))
    write_bytes(out.with_name(f"{out.stem}-key{out.suffix}"), render(made.key, format))
