"""`manumit serve`: the site, read-only."""

import os
import sys

import click

from commands import ROOT, Place
from kb import store

SITE = ROOT / "datasette"
SETTINGS = {"default_allow_sql": "off", "suggest_facets": "off", "sql_time_limit_ms": "2000", "allow_download": "on"}


@click.command()
@click.option("--port", type=int, default=8001, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.pass_obj
def command(place: Place, port: int, host: str) -> None:
    """Serve the site, read-only.

    Example: manumit serve --port 8001
    """
    with store.reading(place.db):
        pass
    settings = [word for name, value in SETTINGS.items() for word in ("--setting", name, value)]
    arguments = [
        "--immutable", str(place.db), "--metadata", str(SITE / "metadata.yml"),
        "--template-dir", str(SITE / "templates"), "--plugins-dir", str(SITE / "plugins"),
        "--static", f"static-manumit:{SITE / 'static'}", "--host", host, "--port", str(port),
    ]  # fmt: skip
    os.execv(sys.executable, [sys.executable, "-m", "datasette", "serve", *arguments, *settings])
