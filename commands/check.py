"""`manumit check`: what in the catalogue, the digests and the texts needs a person."""

import dataclasses
from datetime import date

import click

from analyses.printing import printed
from commands import PRINTED, Place, say
from ingest.archive import Archive
from ingest.catalogue import load
from ingest.fetch import addresses
from kb import alike, framework
from kb.health import Problem, check_catalogue, counted


@click.command()
@click.option("--online", is_flag=True, help="Also ask whether every official address still answers (slow, polite).")
@click.option("--format", "format_", type=click.Choice(PRINTED), default="table", show_default=True)
@click.pass_obj
@click.pass_context
def command(context: click.Context, place: Place, online: bool, format_: str) -> None:
    """Health of catalogue, texts and sources; exits 1 if anything needs a person.

    The digests are held against the official texts of the last build, as far as these are held.

    Example: manumit check
    """
    catalogue = load(place.corpus)
    say("; ".join(f"{number} {name}" for name, number in counted(catalogue).items()))
    problems = [
        *check_catalogue(catalogue, framework.load(), today=date.today()),
        *(Problem(error.where, error.why) for error in Archive(place.archive).damaged()),
    ]
    if place.db.exists():
        problems += alike.check_texts(place.db)
        digested, texts = alike.held(place.db)
        say(f"{digested} works are digested; of {texts} the official text is held and was compared.")
        strangers = alike.uncatalogued(place.db)
        say(
            f"{len(strangers)} texts are held that no jurisdiction catalogues"
            + "".join(f"; {s}" for s in strangers[:3])
        )
    else:
        say(f"{place.db} does not exist: no digest was held against its text; run 'manumit build' first.")
    if online:
        problems += [Problem(one.work, one.why) for one in addresses(catalogue.works.values()) if one.why]
    click.echo(printed([dataclasses.asdict(problem) for problem in problems], format_, columns=("where", "why")))
    say(f"{len(problems)} problems")
    context.exit(1 if problems else 0)
