"""The commands of manumit: one file a command, found by its file name, each with one `command`.

Data goes to stdout, progress and messages to stderr.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click

from ingest.errors import ManumitError

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = sorted(file.stem for file in (ROOT / "analyses" / "briefings").glob("*.yml"))
"""In which papers, worksheets and findings speak."""
PRINTED = ("table", "csv", "json", "md")


@dataclass(frozen=True)
class Place:
    """Where this run reads and writes."""

    db: Path
    corpus: Path

    @property
    def archive(self) -> Path:
        """The folder of the bytes as received."""
        return self.corpus / "snapshots"


def say(line: str) -> None:
    """A message to the person at the terminal, on stderr."""
    click.echo(line, err=True)


def file_bytes(file: Path) -> bytes:
    """The bytes of a file that the user names. Raises ManumitError where it cannot be read."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise ManumitError(str(file), f"cannot be read ({error.strerror}); check the name.") from error


def write_bytes(file: Path, data: bytes) -> None:
    """Write a file that the user names. Raises ManumitError where it cannot be written."""
    try:
        file.write_bytes(data)
    except OSError as error:
        raise ManumitError(str(file), f"cannot be written ({error.strerror}); choose another file.") from error
    say(f"{file} written")


def json_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-lines text, empty lines left out. Raises ManumitError that names the line."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _object(number, line)


def _object(number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ManumitError(f"line {number}", f"not JSON ({error.msg}); each line is one object.") from error
    if not isinstance(row, dict):
        raise ManumitError(f"line {number}", "not a JSON object; each line is {id, language, heading, text, kind}.")
    return row


def check_date(option: str, text: str) -> str:
    """The date that an option gives, or nothing. Raises ManumitError where it is no ISO date."""
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        raise ManumitError(f"{option} {text}", "not a date; write it as 2024-12-31.") from error
