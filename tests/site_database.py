"""A small knowledge base about pretend countries, for the tests of the site, and the Datasette that serves it."""

import asyncio
from collections.abc import Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import yaml
from datasette.app import Datasette

from kb import store
from tests import site_rows

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "datasette"
SETTINGS = {"default_allow_sql": False, "suggest_facets": False, "sql_time_limit_ms": 3000}


def build(
    path: Path, *, elements: int = 0, terms: Iterable[dict[str, Any]] = (), provisions: Iterable[dict[str, Any]] = ()
) -> Path:
    """Fill a database at `path`; `elements` adds that many invented elements, each met, to weigh the pages.

    `terms`: rows of the glossary; without them it is a knowledge base of a corpus that has none. `provisions`: more of
    them, of any work.
    """
    extra = [f"DEF-{place}" for place in range(30, 30 + elements)]
    db = store.create(path)
    with closing(db.conn):
        for table, rows in site_rows.tables(extra).items():
            store.write(db, table, rows)
        store.write(db, "glossary", terms)
        store.write(db, "provisions", provisions)
        store.finish(db)
    return path


def served(path: Path, **settings: Any) -> Any:
    """Make the Datasette that `manumit serve` makes, for a database."""
    return Datasette(
        [],
        immutables=[str(path)],
        metadata=yaml.safe_load((SITE / "metadata.yml").read_text(encoding="utf-8")),
        template_dir=str(SITE / "templates"),
        plugins_dir=str(SITE / "plugins"),
        static_mounts=[("static-manumit", str(SITE / "static"))],
        settings={**SETTINGS, **settings},
    )


def answered(asking: Coroutine[Any, Any, Any]) -> Any:
    """What a coroutine gives, run in a thread of its own: the tests' browser keeps a loop going in the first one."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(asyncio.run, asking).result()
