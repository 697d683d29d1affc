"""`manumit serve`: the site, read-only."""

import os
import sys

import click

from commands import ROOT, Place
from kb import store

SITE = ROOT / "datasette"
SETTINGS = {"suggest_facets": "off", "sql_time_limit_ms": "2000", "allow_download": "on"}
FORWARDED, A_MINUTE = "FORWARDED_ALLOW_IPS", "MANUMIT_A_MINUTE"


@click.command()
@click.option("--port", type=int, default=8001, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--base-url", default="/", show_default=True, help="The path below which a proxy shows the site: /law/")
@click.option("--behind-proxy", is_flag=True, help="Clients are whom a proxy on this machine names (X-Forwarded-For).")
@click.option("--a-minute", type=click.IntRange(min=0), help="Pages a minute for one client; 0: no limit.  [300]")
@click.option("--sql", is_flag=True, help="Answer questions in SQL from anybody; each may take two seconds.")
@click.pass_obj
def command(
    place: Place, port: int, host: str, *, base_url: str, behind_proxy: bool, a_minute: int | None, sql: bool
) -> None:
    """Serve the site, read-only.

    Example: manumit serve --port 8001
    """
    with store.reading(place.db):
        pass
    path = f"/{base_url.strip('/')}/".replace("//", "/")
    settings = {**SETTINGS, "base_url": path, "default_allow_sql": "on" if sql else "off"}
    arguments = [
        "--immutable", str(place.db), "--metadata", str(SITE / "metadata.yml"),
        "--template-dir", str(SITE / "templates"), "--plugins-dir", str(SITE / "plugins"),
        "--static", f"static-manumit:{SITE / 'static'}", "--host", host, "--port", str(port),
        *(word for name, value in settings.items() for word in ("--setting", name, value)),
    ]  # fmt: skip
    environment = _environment(dict(os.environ), behind_proxy=behind_proxy, a_minute=a_minute)
    os.execve(sys.executable, [sys.executable, "-m", "datasette", "serve", *arguments], environment)


def _environment(found: dict[str, str], *, behind_proxy: bool, a_minute: int | None) -> dict[str, str]:
    """What the server reads: whom to believe about clients (nobody, unless told), and how much each may ask."""
    if not behind_proxy:
        found[FORWARDED] = ""
    if a_minute is not None:
        found[A_MINUTE] = str(a_minute)
    return found
