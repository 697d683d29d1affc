"""`manumit fetch`: official texts into the archive."""

import sys

import click

from commands import Place
from ingest.archive import Archive
from ingest.catalogue import load
from ingest.errors import ManumitError
from ingest.fetch import fetch


@click.command()
@click.argument("works", nargs=-1)
@click.option("--jurisdiction", help="All works of this jurisdiction.")
@click.option("--all", "everything", is_flag=True, help="All works that have an official address.")
@click.pass_obj
def command(place: Place, works: tuple[str, ...], jurisdiction: str | None, everything: bool) -> None:
    """Fetch official texts into the archive: a line a work says new, unchanged, changed or failed (why).

    Example: manumit fetch un-palermo-protocol
    """
    if not (works or jurisdiction or everything):
        raise click.UsageError("name works, or --jurisdiction CODE, or --all")
    catalogue = load(place.corpus)
    for work in works:
        if work not in catalogue.works:
            raise ManumitError(work, "no such work in the catalogue; add it to its jurisdiction's file in corpus/.")
    wanted = [w for w in catalogue.works.values() if w.id in works or everything or w.jurisdiction == jurisdiction]
    failed = 0
    for outcome in fetch(wanted, Archive(place.archive)):
        click.echo(f"{outcome.work}\t{outcome.outcome}\t{outcome.why}".rstrip())
        failed += outcome.outcome == "failed"
    sys.exit(1 if failed else 0)
