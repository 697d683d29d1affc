"""The commonest ways to fall short, and the countries whose law shows them, each with the provision that shows it.

What the ways are stands in `shortfalls.yml`. Only evidence and confirmed gaps count, never silence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import Field

from analyses.gaps import gaps
from ingest.errors import ManumitError
from ingest.yaml_door import Entry, read_yaml
from kb import store
from kb.model import Evidence, Finding

FILE = Path(__file__).with_name("shortfalls.yml")
ASLEEP = """
select works.jurisdiction, provisions.work, provisions.eid, provisions.citation, works.title, provisions.text,
  provisions.digest, provisions.url, works.status, tags.element, tags.quote, tags.by
from tags join provisions on provisions.work = tags.work and provisions.eid = tags.eid
join works on works.id = tags.work
where tags.holds = 1 and (provisions.status = 'not_in_force' or works.status = 'not_in_force')"""


class Condition(Entry):
    """One way in which a shortfall shows; the keys are explained in `shortfalls.yml`."""

    element: str
    status: tuple[str, ...] = ()
    failure: str = ""
    missing: str = ""
    asleep: bool = False
    and_: Condition | None = Field(default=None, alias="and")


class Way(Entry):
    """One common way to fall short."""

    id: str
    name: str
    any: tuple[Condition, ...]


class Ways(Entry):
    """The file."""

    ways: tuple[Way, ...]


def ways(file: Path = FILE) -> dict[str, Way]:
    """The ways by name, in the order of the file."""
    return {way.id: way for way in read_yaml(file, Ways).ways}


def shortfalls(db: Path, codes: Collection[str] = (), *, only: Collection[str] = ()) -> Iterator[dict[str, Any]]:
    """A row for each way, country and condition that holds, with the provision that shows it.

    `only`: names of ways. Raises ManumitError for a way or country that is not known.
    """
    known = ways()
    for name in only:
        if name not in known:
            raise ManumitError(name, f"no such way to fall short; there are: {', '.join(known)}.")
    chosen = [way for way in known.values() if not only or way.id in only]
    elements = {each for way in chosen for condition in way.any for each in _elements(condition)}
    found = {(finding.jurisdiction, finding.element): finding for finding in gaps(db, codes, only=elements)}
    countries = list(dict.fromkeys(code for code, _ in found))
    with store.reading(db) as connection:
        asleep = [dict(row) for row in connection.execute(ASLEEP)]
    for way in chosen:
        for code in countries:
            rows = [row for condition in way.any for row in _shown(way, code, condition, found, asleep)]
            yield from {(row["element"], row["work"], row["eid"]): row for row in rows}.values()


def _elements(condition: Condition) -> Iterator[str]:
    yield condition.element
    if condition.and_:
        yield from _elements(condition.and_)


def _shown(
    way: Way, code: str, condition: Condition, found: Mapping[tuple[str, str], Finding], asleep: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    head = {"way": way.id, "name": way.name, "jurisdiction": code, "element": condition.element}
    if condition.asleep:
        for row in asleep:
            if (row["jurisdiction"], row["element"]) == (code, condition.element):
                yield head | {"how": "not in force", **{key: row[key] for key in SHOWN}}
        return
    finding = found[code, condition.element]
    if _holds(condition, finding) and (
        condition.and_ is None or _holds(condition.and_, found[code, condition.and_.element])
    ):
        how = finding.failure_mode or "; ".join(finding.missing) or finding.status.replace("_", " ")
        yield head | {"how": how, **_place(finding, condition)}


SHOWN = ("citation", "title", "quote", "by", "work", "eid", "url")


def _holds(condition: Condition, finding: Finding) -> bool:
    if condition.status and finding.status not in condition.status:
        return False
    if condition.failure and condition.failure not in finding.failure_mode:
        return False
    return not condition.missing or any(
        condition.missing in part and "not read" not in part and "not held" not in part for part in finding.missing
    )


def _place(finding: Finding, condition: Condition) -> dict[str, str]:
    if not finding.found:
        works = ", ".join(finding.read)
        by = finding.confirmed_by or "nobody has confirmed it"
        return dict.fromkeys(SHOWN, "") | {"title": works, "quote": finding.sentence, "by": by}
    first: Evidence = finding.found[0]
    return {key: getattr(first, key) for key in SHOWN}
