"""Findings as the pages show them: who asks, what was found in which words, what is missing, what was not read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from analyses.sentences import Sentences
from kb.model import Asked, Evidence, Finding
from reading_room import marking, status
from reading_room.visit import Row, Visit, loads

OURS = "en"
"""The language of digests that stand beside an official text."""

SHELF = f"""
select works.id, title, titles, works.language, read, coalesce(digests.language, '{OURS}') as digest_language from works
left join (select work, min(language) as language from provisions where basis = 'digest' group by work) as digests
  on digests.work = works.id"""
COUNTRIES = "select code, name, names from jurisdictions"
LISTS = ("asked", "found", "missing", "nearest", "read", "unread")
QUERY = """
select findings.*, elements."group", elements.names as element_names from findings
left join elements on elements.id = findings.element where {where}"""


async def of_country(seen: Visit, code: str) -> list[Row]:
    """Give all findings on one country, what is missing first."""
    return shaped(await seen.rows(QUERY.format(where="findings.jurisdiction = ?"), [code]))


async def of_element(seen: Visit, element: str) -> list[Row]:
    """Give the findings of all countries on one element, with the names of the countries."""
    rows = await seen.rows(
        """select findings.*, jurisdictions.name as country, jurisdictions.names from findings
        join jurisdictions on jurisdictions.code = findings.jurisdiction where element = ?""",
        [element],
    )
    return [{**row, "country": seen.named(row, plain="country")} for row in shaped(rows)]


def shaped(rows: Iterable[Row]) -> list[Row]:
    """Read the lists inside the rows and sort by urgency."""
    read = ({**row, **{name: loads(row.get(name), []) for name in LISTS}} for row in rows)
    return sorted(read, key=status.urgency)


@dataclass(frozen=True)
class Shelf:
    """What is said of works in passing, by their names, and how findings are said in the reader's language."""

    works: Mapping[str, Row]
    sentences: Sentences


async def shelf(seen: Visit) -> Shelf:
    """Take the works from the database, titled in the reader's language where they have a title in it."""
    works = {row["id"]: {**row, "title": seen.titled(row)} for row in await seen.lasting(SHELF)}
    countries = {row["code"]: seen.named(row) for row in await seen.lasting(COUNTRIES)}
    return Shelf(works, Sentences(seen.language, country=countries.__getitem__, title=lambda id: _title(id, works)))


def evidence(seen: Visit, one: Mapping[str, Any], *, longest: int, shelf: Shelf) -> Row:
    """Prepare one piece of evidence: its link, its citation, its words marked."""
    words = [str(word) for word in one.get("words") or []]
    work = shelf.works.get(str(one.get("work")), {})
    return {
        **one,
        "title": work.get("title") or one.get("title") or one.get("work"),
        "language": work.get("digest_language" if one.get("basis") == "digest" else "language", ""),
        "address": seen.law(str(one.get("work", "")), str(one.get("eid", ""))),
        "html": marking.quoted(str(one.get("quote") or ""), words, longest=longest),
        "by_words": by_whom(seen, str(one.get("by", ""))),
    }


def with_evidence(seen: Visit, finding: Row, *, shelf: Shelf, longest: int, most: int = 1) -> Row:
    """Prepare a finding for the page: the first pieces of its evidence, or the nearest clauses, ready to be shown."""
    asked = [{**one, "title": _title(one["treaty"], shelf.works, one["title"])} for one in finding["asked"]]
    return {
        **finding,
        "name": seen.named(finding, "element_names"),
        "asked": asked,
        "sentence": shelf.sentences.say(_finding(finding)),
        "shown": [evidence(seen, one, longest=longest, shelf=shelf) for one in finding["found"][:most]],
        "more": max(0, len(finding["found"]) - most),
        "near": [evidence(seen, one, longest=longest, shelf=shelf) for one in finding["nearest"][:most]],
        "read_titles": "; ".join(_title(work, shelf.works) for work in finding["read"]),
        "unread_titles": "; ".join(_title(work, shelf.works) for work in finding["unread"]),
    }


def _finding(row: Row) -> Finding:
    """A row of the table of findings as the finding that it was."""
    lists = {name: tuple(row[name]) for name in ("missing", "read", "unread")}
    asked = tuple(Asked(**one) for one in row["asked"])
    found, nearest = (tuple(Evidence(**one) for one in row[name]) for name in ("found", "nearest"))
    whole = {**row, **lists, "asked": asked, "found": found, "nearest": nearest}
    return Finding(**{field.name: whole[field.name] for field in fields(Finding)})


def _title(work: str, works: Mapping[str, Row], plain: str = "") -> str:
    return str(works[work]["title"]) if work in works else plain or str(work)


def by_whom(seen: Visit, by: str) -> str:
    """Say who or what made a statement."""
    return seen.words.say(f"by.{by}") if seen.words.has(f"by.{by}") else by


def rows(findings: Iterable[Row]) -> list[Row]:
    """Flatten findings for a spreadsheet, one row each."""
    return [
        {
            "jurisdiction": finding["jurisdiction"],
            "element": finding["element"],
            "name": finding["name"],
            "pillar": finding["pillar"],
            "status": finding["status"],
            "force": finding["force"],
            "asked": [f"{one.get('title') or one.get('treaty')}, {one.get('article')}" for one in finding["asked"]],
            "found": [f"{one.get('title') or one.get('work')}, {one.get('citation')}" for one in finding["found"]],
            "links": [f"/law/{one.get('work')}/{one.get('eid')}" for one in finding["found"]],
            "missing": finding["missing"],
            "failure_mode": finding["failure_mode"],
            "nearest": [f"{one.get('work')}, {one.get('citation')}" for one in finding["nearest"]],
            "read": finding["read"],
            "unread": finding["unread"],
            "confirmed_by": finding["confirmed_by"],
            "sentence": finding["sentence"],
            "as_of": finding["as_of"],
        }
        for finding in findings
    ]


def data(findings: Iterable[Row]) -> list[Row]:
    """Give findings as data, in the shape that `manumit gaps --format json` prints."""
    keep = [
        "jurisdiction",
        "element",
        "name",
        "pillar",
        "status",
        "force",
        "asked",
        "found",
        "missing",
        "failure_mode",
        "as_of",
        "nearest",
        "read",
        "unread",
        "confirmed_by",
        "sentence",
    ]
    return [{name: finding.get(name) for name in keep} for finding in findings]
