"""What every export says of itself: licence, whose the texts are, which build it was made from, how many rows."""

import sqlite3
from collections.abc import Mapping
from typing import Any

LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/legalcode"
TEXTS = (
    "Official texts (basis: official) belong to their publishers, under the terms that each publisher sets. "
    "The official texts prevail, and nothing here is legal advice."
)
COUNTED = ("jurisdictions", "works", "provisions", "elements", "obligations", "bonds", "tags", "penalties", "findings")
README = """# manumit, exported as {what}

{about}

- Licence of framework, word lists, catalogue, digests, tags and findings: {licence} (LICENSE-DATA of manumit).
  Name manumit as the source, link to the licence, say what you changed.
- {texts}
- Date: the knowledge base was built {finished}.
- Identity of the build: input {input}

Links begin with {site}. Digests (basis: digest) say in manumit's own words what a provision does; they are not the
words of the law.

| what | how many |
|---|---|
{counts}
"""


def header(connection: sqlite3.Connection) -> dict[str, Any]:
    """Licence, date, identity and counts of a knowledge base; the same for the same database, whenever it is asked."""
    build = connection.execute("select finished, input from builds order by id desc limit 1").fetchone()
    counts = {table: connection.execute(f'select count(*) from "{table}"').fetchone()[0] for table in COUNTED}
    return {
        "source": "manumit", "licence": LICENCE, "texts": TEXTS, "finished": build["finished"] if build else "",
        "input": build["input"] if build else "", "counts": counts,
    }  # fmt: skip


def readme(connection: sqlite3.Connection, site: str, what: str, about: str, counts: Mapping[str, int]) -> str:
    """The README.md of a package: what it is, under which licence, from which build, how many rows."""
    head = header(connection)
    lines = "\n".join(f"| {name} | {number} |" for name, number in counts.items())
    said = {key: head[key] or "not known" for key in ("licence", "texts", "finished", "input")}
    where = site or "`/`, the root of the site that serves this knowledge base"
    return README.format(what=what, about=about, counts=lines, site=where, **said)
