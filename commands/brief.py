"""`manumit brief`: a paper for trainers."""

from pathlib import Path

import click

from analyses.brief import brief
from analyses.paper import render
from commands import LANGUAGES, Place, write_bytes


@click.command()
@click.argument("name")
@click.argument("code")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option(
    "--out", type=click.Path(path_type=Path), help="FILE.docx, .pdf, .html or .md; Markdown on stdout if left out."
)
@click.pass_obj
def command(place: Place, name: str, code: str, lang: str, out: Path | None) -> None:
    """Write a paper (police, judges, advocacy, rights, action-plan): every statement of law has a footnote.

    Example: manumit brief police MX --lang es --out mx.docx
    """
    paper = brief(name, code, db=place.db, language=lang)
    if out is None:
        click.echo(render(paper, "md").decode("utf-8"), nl=False)
    else:
        write_bytes(out, render(paper, out.suffix.lstrip(".").lower()))
