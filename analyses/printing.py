"""Rows on paper: the same rows as an aligned table, CSV, JSON or Markdown."""

import csv
import io
import json
import textwrap
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

FORMATS = ("table", "csv", "json", "md")
WIDTH = 60
Rows = Sequence[Mapping[str, Any]]


def printed(rows: Iterable[Mapping[str, Any]], format: str, *, columns: Collection[str] = ()) -> str:
    """Rows in one of FORMATS. `columns` limits the table and the Markdown; CSV and JSON hold everything."""
    kept = list(rows)
    return {"table": _table, "md": _markdown, "csv": _csv, "json": _json}[format](kept, list(columns))


def _json(rows: Rows, columns: list[str]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _csv(rows: Rows, columns: list[str]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]) if rows else [])
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return out.getvalue().rstrip("\n")


def _cell(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, tuple, dict)) else value


def _table(rows: Rows, columns: list[str]) -> str:
    names = columns or (list(rows[0]) if rows else [])
    lines = [names, *([_short(row[name]) for name in names] for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(names))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _markdown(rows: Rows, columns: list[str]) -> str:
    names = columns or (list(rows[0]) if rows else [])
    head = [f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
    return "\n".join(
        head + [f"| {' | '.join(_plain(row[name]).replace('|', '/') for name in names)} |" for row in rows]
    )


def _plain(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "; ".join(_plain(item.get("citation", item) if isinstance(item, dict) else item) for item in value)
    return " ".join(str("" if value is None else value).split())


def _short(value: Any) -> str:
    return textwrap.shorten(_plain(value), WIDTH, placeholder=" …")
