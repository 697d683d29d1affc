"""`manumit review`: a worksheet for a person who reads the law, and the way back of what that person said."""

from pathlib import Path

import click

from analyses.reviewed import reviews
from analyses.worksheet import as_csv, as_html, doubts
from commands import LANGUAGES, Place, say, write_bytes
from ingest.errors import ManumitError
from ingest.reviewed import add


@click.command()
@click.argument("code", required=False, default="")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="FILE.html (forms) or FILE.csv; the terminal if left out.")
@click.option("--apply", "filled", type=click.Path(path_type=Path), help="Put a filled-in worksheet into the corpus.")
@click.pass_obj
def command(place: Place, code: str, lang: str, out: Path | None, filled: Path | None) -> None:
    """Tags and absences of a country in order of doubt, to accept, reject or correct; --apply puts the answers in.

    Example: manumit review UG --out uganda.html
    """
    if filled:
        for file, fresh in add(reviews(filled), place.corpus):
            say(f"{file}: {fresh} reviews added; 'manumit build' takes them in")
        return
    if not code:
        raise click.UsageError("name a country (manumit review UG), or a filled-in worksheet with --apply.")
    lines = doubts(place.db, code, language=lang)
    if out is None:
        click.echo(as_csv(lines), nl=False)
    elif out.suffix in (".html", ".csv"):
        page = as_html(lines, country=code, language=lang) if out.suffix == ".html" else as_csv(lines)
        write_bytes(out, page.encode())
    else:
        raise ManumitError(str(out), "a worksheet is .html or .csv; choose one of them.")
