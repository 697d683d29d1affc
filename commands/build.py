"""`manumit build`: archive and digests into one database."""

import os

import click

from analyses import gaps, likeness
from commands import ROOT, Place, say
from ingest.archive import Archive
from kb.build import Plan, build


@click.command()
@click.option("--workers", type=click.IntRange(1), default=os.cpu_count() or 1, show_default="all cores")
@click.option("--scheduler", default="", help="Address of a dask scheduler, for many machines.")
@click.option("--verbose", is_flag=True, help="A line for each work.")
@click.pass_obj
def command(place: Place, workers: int, scheduler: str, verbose: bool) -> None:
    """Make the knowledge base from archive and digests; only what changed is read and tagged again.

    Example: manumit build
    """
    plan = Plan(place.corpus, Archive(place.archive), place.db, workers, scheduler)
    code = sorted((ROOT / "analyses").glob("*.py"))
    speak = say if verbose else (lambda line: None)
    done = build(plan, conclude=gaps.rows, alike=likeness.rows, code=code, say=speak)
    click.echo(
        f"{place.db}: {done.works} works, {done.provisions} provisions, {done.tags} tags; "
        f"{done.read} works read anew in {done.seconds:.1f} s; {done.issues} notes on what could not be read well"
    )
