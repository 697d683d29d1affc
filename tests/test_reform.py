"""Papers that ask for change say only what the findings say, strongest first, with a note for every duty and law."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from analyses.brief import brief
from analyses.figures import plain, shared_words
from analyses.gaps import gaps
from analyses.reform import OPEN, Reform
from analyses.statements import Sheet
from kb import store
from kb.framework import load
from kb.model import Finding

Findings = dict[str, Finding]
PARTLY = {element.id for element in load().elements.values() if element.assessable != "full"}


@pytest.fixture(scope="module", params=["UG", "MX", "IN"])
def findings(request: pytest.FixtureRequest, embedded_db: Path) -> Findings:
    return {finding.element: finding for finding in gaps(embedded_db, [request.param])}


@pytest.fixture
def reform(findings: Findings, embedded_db: Path) -> Iterator[Reform]:
    with store.reading(embedded_db) as db:
        code = next(iter(findings.values())).jurisdiction
        yield Reform(Sheet(db, code, findings, shared_words("en")))


def _names(said: str, reform: Reform) -> list[str]:
    by_name = {reform.sheet.capital(element): element for element in reform.sheet.findings}
    return [by_name[name] for name in re.findall(r"^- \*\*(.+?)\.\*\* ", said, re.MULTILINE)]


@pytest.mark.parametrize("status", OPEN)
def test_what_is_promised_and_open_is_listed_and_nothing_else(reform: Reform, findings: Findings, status: str) -> None:
    listed = _names(reform.promised(status, most=200), reform)
    asked = {one.element for one in findings.values() if one.status == status and one.asked}
    assert set(listed) == asked - (PARTLY if status == "not_found" else set())
    forces = [findings[element].force for element in listed]
    assert forces == sorted(forces, key=["shall", "consider", "may"].index)


def test_what_does_not_fit_is_named_all_the_same(reform: Reform) -> None:
    whole, few = reform.promised(*OPEN, most=200), reform.promised(*OPEN, most=2)
    assert len(_names(few, reform)) == 2
    assert len(_names(whole, reform)) > 3
    rest = few.split("more: ")[1]
    assert all(reform.sheet.capital(element) in rest for element in _names(whole, reform)[2:])


def test_what_was_not_read_is_no_reason_to_ask_for_change(reform: Reform, findings: Findings) -> None:
    said = reform.promised(*OPEN, most=200) + "".join(
        reform.plan(pillar) for pillar in ("Prosecution", "Protection", "Prevention", "Partnership", "Justice")
    )
    unread = {one.element for one in findings.values() if one.status == "not_assessed"}
    assert unread
    assert not any(f"**{reform.sheet.capital(element)}.**" in said for element in unread)
    assert not any(f"| {reform.sheet.capital(element)} |" in said for element in unread)


def test_a_plan_has_a_row_for_each_open_element_of_its_pillar(reform: Reform, findings: Findings) -> None:
    rows = [line for line in reform.plan("Protection").splitlines()[2:] if line.startswith("| ")]
    open_ = [
        one for one in findings.values()
        if one.pillar == "Protection" and one.status in OPEN and one.asked
        and not (one.status == "not_found" and one.element in PARTLY)
    ]  # fmt: skip
    assert len(rows) == len(open_)
    assert all(len(re.findall(r"\[\^\d+\]", row)) >= 2 for row in rows)


def test_a_plan_says_how_much_of_its_pillar_was_not_read(reform: Reform, findings: Findings) -> None:
    unread = [
        one for one in findings.values() if one.pillar == "Justice" and one.asked and one.status == "not_assessed"
    ]
    said = reform.plan("Justice")
    assert (f"full: {len(unread)}." in said) is bool(unread)


def test_the_counts_are_those_of_the_findings(reform: Reform, findings: Findings) -> None:
    asked = [one.status for one in findings.values() if one.asked]
    numbers = list(map(int, re.findall(r"\d+", reform.standing())))
    statuses = ("met", "partial", "gap", "not_found", "not_assessed")
    assert numbers == [len(asked), *(asked.count(status) for status in statuses)]


def test_models_are_provisions_of_others_that_a_person_read(reform: Reform, embedded_db: Path) -> None:
    said = reform.models(*OPEN, most=50)
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", reform.sheet.footnotes.text(), re.MULTILINE))
    bullets = said.splitlines()
    assert len(bullets) > 3
    assert not any(bullet.split(".** ")[1].startswith(f"{reform.sheet.country}:") for bullet in bullets)
    for bullet in bullets:
        note = notes[re.findall(r"\[\^(\d+)\]$", bullet)[0]]
        assert shared_words("en")["by_reader"] in note or "of the law in note" in note


def test_a_duty_says_since_when_and_how_strongly(embedded_db: Path) -> None:
    paper = brief("advocacy", "MX", db=embedded_db)
    notes = re.findall(r"^\[\^\d+\]: (.*)$", paper.markdown, re.MULTILINE)
    duties = [note for note in notes if "The article: " in note]
    assert len(duties) > 5
    for note in duties:
        assert re.search(r", art\. .+, (since \d|\(date not known\))", note), note
        assert "States" in note


def test_without_anything_open_the_paper_says_so(embedded_db: Path) -> None:
    with store.reading(embedded_db) as db, closing(db.cursor()):
        reform = Reform(Sheet(db, "UG", {}, shared_words("fr")))
        assert reform.promised("gap") == shared_words("fr")["nothing_open"]
        assert reform.plan("Protection") == shared_words("fr")["nothing_open"]
        assert reform.models("gap") == shared_words("fr")["no_models"]


def test_what_a_provision_leaves_out_is_said_though_it_answers_another_element(reform: Reform) -> None:
    sheet = reform.sheet
    short = {
        element: finding.missing for element, finding in sheet.findings.items()
        if finding.status.endswith("partial") and finding.missing and finding.found[0].strength == "partial"
    }  # fmt: skip
    assert len(short) > 5
    said = sheet.law(*sheet.findings)
    for element, missing in short.items():
        assert all(plain(part) in said for part in missing), element


def test_what_no_treaty_asks_for_is_said_too(reform: Reform, findings: Findings) -> None:
    unasked = [element for element, finding in findings.items() if finding.status == "no_duty"]
    assert unasked
    said = reform.sheet.law(*unasked)
    assert said.startswith(f"- *{shared_words('en')['nothing_asked']}* ")
    assert said.count("[^") >= 1
