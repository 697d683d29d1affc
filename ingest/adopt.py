"""Adopts documents that the user holds: a folder with `index.csv` becomes snapshots of the archive.

`index.csv` has the columns `work, path, format, url, language, retrieved`; the last three may be absent or blank,
`official_url` serves where there is no `url`, further columns are passed over.
"""

import csv
import datetime
from collections.abc import Iterator
from pathlib import Path

from ingest.archive import Archive
from ingest.errors import ManumitError, ParseError
from ingest.limits import MAX_BYTES
from ingest.reading import MAGIC

INDEX = "index.csv"
NEEDED = ("work", "path", "format")
MEDIA_TYPES = {
    ".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml", ".xml": "application/xml",
    ".pdf": "application/pdf", ".txt": "text/plain", ".md": "text/markdown", ".json": "application/json",
}  # fmt: skip


def adopt(folder: Path, archive: Archive) -> Iterator[tuple[str, str, str]]:
    """Yield (work, outcome, why) for each row of a folder's index; outcomes: new, unchanged, changed, failed.

    A row that fails does not stop the others. Raises ManumitError for an index that is missing, unreadable or short.
    """
    for row in rows(folder / INDEX):
        work = row.get("work", "")
        try:
            yield work, _adopted(row, folder, archive), ""
        except ManumitError as error:
            yield work or error.where, "failed", str(error)


def rows(index: Path) -> list[dict[str, str]]:
    """The rows of a folder's index. Raises ManumitError for an index that is missing, unreadable or short."""
    try:
        with index.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            lacking = [column for column in NEEDED if column not in (reader.fieldnames or ())]
            if lacking:
                raise ManumitError(str(index), f"has no column '{lacking[0]}'; add it to the first line.")
            return [{str(key): str(value or "").strip() for key, value in row.items() if key} for row in reader]
    except FileNotFoundError as error:
        raise ManumitError(str(index), "is missing; make it with the columns work, path, format, url.") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ManumitError(str(index), f"cannot be read as CSV in UTF-8 ({error}); save it so.") from error


def _adopted(row: dict[str, str], folder: Path, archive: Archive) -> str:
    path = _inside(row["path"], folder)
    data = _bytes(path, row["format"])
    if not row["work"]:
        raise ParseError(str(path), "the row names no work; give it the id of the catalogue.")
    before = archive.latest(row["work"])
    _, fresh = archive.add(
        data,
        work=row["work"],
        url=row.get("url") or row.get("official_url", ""),
        fetched=row.get("retrieved") or datetime.date.today().isoformat(),
        media_type=MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream"),
        format=row["format"],
        language=row.get("language", ""),
    )
    return "unchanged" if not fresh else "new" if before is None else "changed"


def _inside(name: str, folder: Path) -> Path:
    """The file that a row names, which must lie within the folder, links followed."""
    path = (folder / name).resolve()
    if not name or not path.is_relative_to(folder.resolve()):
        raise ParseError(name or INDEX, f"the path does not lead into {folder}; put the file there.")
    return path


def _bytes(path: Path, format: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ParseError(str(path), f"is larger than {MAX_BYTES // 2**20} MiB; check that it is a law.")
        data = path.read_bytes()
    except OSError as error:
        raise ParseError(str(path), f"cannot be read ({error.strerror}); put it there or drop the row.") from error
    _check(data, path, format)
    return data


def _check(data: bytes, path: Path, format: str) -> None:
    """Refuse what is not what its name or its row says."""
    if not data.strip():
        raise ParseError(str(path), "is empty; get the document again.")
    disguise = next((name for magic, name in MAGIC.items() if data.lstrip().startswith(magic)), "")
    claims_pdf = format == "pdf" or path.suffix.lower() == ".pdf"
    if disguise and not (disguise == "a PDF" and claims_pdf):
        raise ParseError(str(path), f"is {disguise}, not what its name or format says; correct the row or the file.")
    if claims_pdf and not disguise:
        raise ParseError(str(path), "is called a PDF and is none; correct the row or the file.")
