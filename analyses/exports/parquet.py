"""`.parquet`: a row for each provision and each tag on it (one without a tag where none was found)."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analyses.exports.about import header
from analyses.exports.addresses import address
from analyses.exports.packing import replaced
from ingest.errors import StoreError
from kb import store

BATCH = 5000
TEXTS = (
    "jurisdiction", "work", "title", "work_kind", "work_status", "eid", "parent", "unit", "kind", "number", "heading",
    "text", "digest", "language", "basis", "status", "citation", "url", "as_at", "element", "strength", "by", "quote",
    "failure_mode",
)  # fmt: skip
ROWS = """select works.jurisdiction, provisions.work, works.title, works.kind as work_kind, works.status as work_status,
  provisions.eid, provisions.parent, provisions.unit, provisions.kind, provisions.number, provisions.heading,
  provisions.text, provisions.digest, provisions.language, provisions.basis, provisions.status, provisions.citation,
  provisions.url, works.as_at, provisions.position, provisions.depth, tags.element, tags.strength, tags.by, tags.quote,
  tags.failure_mode, tags.holds, tags.confidence, tags.missing
from provisions join works on works.id = provisions.work
left join tags on tags.work = provisions.work and tags.eid = provisions.eid
order by provisions.work, provisions.position, provisions.eid, tags.element, tags.by"""


def write(db: Path, file: Path, site: str) -> None:
    """Write provisions and tags in batches. Raises StoreError where pyarrow is missing or nothing can be written."""
    try:
        import pyarrow
        import pyarrow.parquet as files
    except ImportError as error:
        raise StoreError(str(file), "needs pyarrow; run pip install 'manumit[parquet]'.") from error
    with store.reading(db) as connection, replaced(file) as beside:
        schema = _schema(pyarrow, header(connection))
        with files.ParquetWriter(beside, schema, compression="zstd") as writer:
            for rows in _batches(connection, site):
                writer.write_batch(pyarrow.RecordBatch.from_pylist(rows, schema=schema))


def _schema(pyarrow: Any, head: dict[str, Any]) -> Any:
    """The columns, and in the schema's metadata what the file is: licence, build, counts."""
    fields = [(name, pyarrow.string()) for name in TEXTS]
    fields += [(name, pyarrow.int32()) for name in ("position", "depth")]
    fields += [("holds", pyarrow.bool_()), ("confidence", pyarrow.float64())]
    fields += [("missing", pyarrow.list_(pyarrow.string()))]
    fields += [(name, pyarrow.string()) for name in ("link", "country_link", "element_link")]
    said = {key: value if isinstance(value, str) else json.dumps(value) for key, value in head.items()}
    return pyarrow.schema(fields, metadata=said)


def _batches(connection: sqlite3.Connection, site: str) -> Iterator[list[dict[str, Any]]]:
    cursor = connection.execute(ROWS)
    while rows := cursor.fetchmany(BATCH):
        yield [_row(row, site) for row in rows]


def _row(row: sqlite3.Row, site: str) -> dict[str, Any]:
    holds = None if row["holds"] is None else bool(row["holds"])
    return dict(row) | {
        "holds": holds, "missing": json.loads(row["missing"] or "[]"),
        "link": address(site, "law", row["work"], row["eid"]),
        "country_link": address(site, "country", row["jurisdiction"]),
        "element_link": address(site, "element", row["element"] or ""),
    }  # fmt: skip
