"""Puts reviews into the file of their country: added at the end, nothing else in the file is touched, in one step."""

import itertools
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import yaml

from ingest.entries import JurisdictionEntry
from ingest.errors import CatalogueError
from ingest.model import Review
from ingest.yaml_door import read_yaml


def add(reviews: Iterable[Review], corpus: Path) -> Iterator[tuple[Path, int]]:
    """Add reviews to `corpus/<code>.yml`; give each file with the number of reviews that were new to it.

    A review that the file holds already is left out. Raises CatalogueError for a country that has no file, and where
    the file with the reviews would not be sound; the file then stays as it was.
    """
    ordered = sorted(reviews, key=lambda review: review.jurisdiction)
    for code, said in itertools.groupby(ordered, key=lambda review: review.jurisdiction):
        file = corpus / f"{code.lower()}.yml"
        if not file.is_file():
            raise CatalogueError(str(file), f"does not exist; catalogue {code} before you review it.")
        known = {_key(dict(entry)) for entry in read_yaml(file, JurisdictionEntry).reviews}
        fresh = [entry for entry in map(_entry, said) if _key(entry) not in known]
        if fresh:
            _replace(file, _with(file.read_text(encoding="utf-8"), fresh))
        yield file, len(fresh)


def _entry(review: Review) -> dict[str, object]:
    """A review as it stands in YAML: what is empty is left out."""
    kept = {key: value for key, value in asdict(review).items() if value and key != "jurisdiction"}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in kept.items()}


def _key(entry: dict[str, object]) -> tuple[str, ...]:
    return tuple(str(entry.get(key) or "") for key in ("element", "work", "eid", "verdict", "by", "date"))


def _with(text: str, fresh: list[dict[str, object]]) -> str:
    """The file's text with the reviews at its end, where `reviews` always stands."""
    lines = yaml.safe_dump(fresh, allow_unicode=True, sort_keys=False, width=116).splitlines()
    head = "" if any(line.startswith("reviews:") for line in text.splitlines()) else "reviews:\n"
    return f"{text.rstrip()}\n{head}" + "".join(f"  {line}\n" for line in lines)


def _replace(file: Path, text: str) -> None:
    with tempfile.NamedTemporaryFile("w", dir=file.parent, suffix=".new", delete=False, encoding="utf-8") as fresh:
        fresh.write(text)
    path = Path(fresh.name)
    try:
        read_yaml(path, JurisdictionEntry)
        path.chmod(file.stat().st_mode)
        os.replace(path, file)
    except CatalogueError as error:
        why = error.why
        raise CatalogueError(error.where.replace(str(path), str(file)), f"the reviews were not added: {why}") from error
    finally:
        path.unlink(missing_ok=True)
