"""Provisions side by side: elements by countries, the words that matched, the penalties, and where they differ."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from analyses.gaps import gaps
from analyses.threats import in_months, penalties
from kb import store
from kb.model import Evidence, Finding

EMPTY: dict[str, Any] = {
    "citation": "", "title": "", "strength": "", "quote": "", "words": [], "penalties": [], "basis": "", "by": "",
    "work": "", "eid": "", "url": "",
}  # fmt: skip


def compare(db: Path, elements: Collection[str], codes: Collection[str]) -> Iterator[dict[str, Any]]:
    """A row for each provision that speaks of an element, and one for each country where none was found, by element.

    `differs` says how the country stands apart from the others: its status, parts that others have and it lacks, its
    longest prison term. Raises ManumitError for an element or a country that is not known.
    """
    found = list(gaps(db, codes, only=elements))
    with store.reading(db) as connection:
        for element in elements:
            group = [finding for finding in found if finding.element == element]
            threats = {f.jurisdiction: [penalties(connection, one) for one in f.found] for f in group}
            months = {code: _longest(each) for code, each in threats.items()}
            for finding in group:
                differs = "; ".join(_differences(finding, group, months))
                for row in _rows(finding, threats[finding.jurisdiction]):
                    yield row | {"differs": differs}


def _rows(finding: Finding, threats: list[list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    head = {"element": finding.element, "jurisdiction": finding.jurisdiction, "status": finding.status}
    lacks = {"missing": list(finding.missing), "failure_mode": finding.failure_mode}
    if not finding.found:
        yield head | EMPTY | lacks | in_months([])
    for evidence, threat in zip(finding.found, threats, strict=True):
        yield head | _said(evidence) | {"penalties": threat} | lacks | in_months(threat)


def _said(evidence: Evidence) -> dict[str, Any]:
    return {key: getattr(evidence, key, None) for key in EMPTY} | {"words": list(evidence.words)}


def _longest(threats: list[list[dict[str, Any]]]) -> float | None:
    return max((months for each in threats if (months := in_months(each)["months_max"]) is not None), default=None)


def _differences(finding: Finding, group: list[Finding], months: dict[str, float | None]) -> Iterator[str]:
    others = [other for other in group if other.jurisdiction != finding.jurisdiction]
    same = sum(other.status == finding.status for other in others)
    if others and not same:
        yield f"the only one that is {finding.status.replace('_', ' ')}"
    elsewhere = [part for part in finding.missing if any(other.found and part not in other.missing for other in others)]
    if elsewhere:
        yield f"lacks what others have: {', '.join(elsewhere)}"
    own = months[finding.jurisdiction]
    rest = [value for other in others if (value := months[other.jurisdiction]) is not None]
    if own is not None and rest and (own > max(rest) or own < min(rest)):
        yield f"{'longest' if own > max(rest) else 'shortest'} prison term: {own:g} months"
