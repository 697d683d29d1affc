"""Exercises: the worksheet gives nothing away, the key answers the same questions with a footnote for each statement."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from analyses.exercise import FOLDER, QUESTIONS, exercise, exercises
from ingest.errors import ManumitError
from kb.framework import load
from manumit import cli

LANGUAGES = ("en", "es", "fr", "pt")
NAMES = ("case-scenario", "policy-analysis")
NOTE = re.compile(r"\[\^(\d+)\](?!:)")


def _cases(language: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load((FOLDER / f"cases.{language}.yml").read_text(encoding="utf-8"))
    return cases


def _questions(markdown: str) -> list[str]:
    return re.findall(r"^(?:## )?(\d+\. .+)$", markdown, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_exercise_is_there_in_every_language(language: str) -> None:
    assert exercises(language) == NAMES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cases_are_the_same_in_every_language(language: str) -> None:
    def asked(cases: list[dict[str, Any]]) -> list[list[list[str]]]:
        return [[question["elements"] for question in case["questions"]] for case in cases]

    assert asked(_cases(language)) == asked(_cases("en"))
    assert len(_cases(language)) >= 4
    known = load().elements
    for case in _cases(language):
        assert case["title"]
        assert len(case["story"].split()) > 50
        assert all(element in known for question in case["questions"] for element in question["elements"])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("code", "seed"), [("UG", 1), ("MX", 2), ("IN", 3)])
def test_a_worksheet_and_its_key(embedded_db: Path, name: str, language: str, code: str, seed: int) -> None:
    made = exercise(name, code, db=embedded_db, language=language, seed=seed)
    worksheet, key = made.worksheet.markdown, made.key.markdown
    assert _questions(worksheet) == _questions(key)
    assert len(_questions(key)) >= QUESTIONS
    assert "____" in worksheet
    assert not NOTE.search(worksheet), "a footnote gives the provision away"
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", key, re.MULTILINE))
    body = key[: key.rindex("\n## ")]
    for statement in (line for line in body.splitlines() if line.startswith("- ")):
        used = NOTE.findall(statement)
        assert used, statement
        assert all(notes[number] for number in used)
    assert set(notes) == set(NOTE.findall(key))


@pytest.mark.parametrize("name", NAMES)
def test_the_seed_alone_decides_what_is_drawn(embedded_db: Path, name: str) -> None:
    def drawn(seed: int) -> list[str]:
        return _questions(exercise(name, "MX", db=embedded_db, seed=seed).worksheet.markdown)

    assert drawn(7) == drawn(7)
    assert len({tuple(drawn(seed)) for seed in range(8)}) > 2


def test_a_policy_question_names_the_treaty_that_asks(embedded_db: Path) -> None:
    made = exercise("policy-analysis", "UG", db=embedded_db, seed=4)
    for text in (made.worksheet.markdown, made.key.markdown):
        assert len(re.findall(r"^.*Who asks for it, at least in part:\* .+, art\. \S+", text, re.MULTILINE)) == len(
            _questions(text)
        )


def test_the_cases_follow_one_another(embedded_db: Path) -> None:
    titles = [
        exercise("case-scenario", "UG", db=embedded_db, seed=seed).worksheet.markdown.split("\n## ")[1].splitlines()[0]
        for seed in range(1, 6)
    ]
    assert titles[:4] == [case["title"] for case in _cases("en")]
    assert titles[4] == titles[0]


def test_a_worksheet_does_not_speak_in_numbers_of_elements(embedded_db: Path) -> None:
    for seed in range(1, 8):
        made = exercise("policy-analysis", "MX", db=embedded_db, seed=seed)
        assert not re.search(r"[A-Z]{3,4}-\d\d", "".join(_questions(made.worksheet.markdown)))


def test_a_law_that_was_not_read_makes_no_exercise(embedded_db: Path) -> None:
    with pytest.raises(ManumitError, match="nobody has read a law of it"):
        exercise("case-scenario", "KP", db=embedded_db)
    with pytest.raises(ManumitError, match="there are: case-scenario, policy-analysis"):
        exercise("poetry", "UG", db=embedded_db)


def test_the_command_writes_two_files(embedded_db: Path, tmp_path: Path) -> None:
    asked = ["--db", str(embedded_db), "exercise", "case-scenario", "UG", "--lang", "pt", "--seed", "2"]
    result = CliRunner().invoke(cli, [*asked, "--out", str(tmp_path / "caso.html")])
    assert result.exit_code == 0, result.output
    assert {path.name for path in tmp_path.iterdir()} == {"caso.html", "caso-key.html"}
    worksheet, key = (CliRunner().invoke(cli, [*asked, *more]).stdout for more in ([], ["--key"]))
    assert worksheet.startswith("# Uganda: um caso para resolver\n")
    assert "[^1]:" in key
    assert "[^1]" not in worksheet
