"""Exercises for trainers: a worksheet, and apart from it the key with a footnote for each statement of law.

An exercise is two Markdown templates of `analyses/exercises/`, `<name>.<language>.md` and `<name>.key.<language>.md`;
the made-up cases are `cases.<language>.yml`. Which questions are drawn follows from the seed alone, so that a worksheet
and its key, or the same worksheet in another language, can be made at different times.
"""

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from analyses.brief import Paper, filled
from analyses.figures import shared_words
from analyses.footnotes import title
from analyses.gaps import gaps
from analyses.reform import Reform
from analyses.statements import SPOKEN, Sheet
from ingest.errors import ManumitError
from kb import store
from kb.model import Finding

FOLDER = Path(__file__).with_name("exercises")
QUESTIONS = 6
SILENT_QUESTIONS = 2
LINE = "_" * 40
OTHERS = re.compile(r" \([^()]*\b[A-Z]{3,4}-\d\d\b[^()]*\)")
"""What a question says of other elements by their numbers, which mean nothing to a class."""


@dataclass(frozen=True)
class Exercise:
    """A worksheet and its key."""

    worksheet: Paper
    key: Paper


def exercise(name: str, code: str, *, db: Path, language: str = "en", seed: int = 1) -> Exercise:
    """Make one exercise about one country.

    Raises ManumitError where there is no such exercise in that language (and lists those there are), no such country,
    or nothing was read of its law.
    """
    if name not in exercises(language):
        known = ", ".join(exercises(language))
        raise ManumitError(f"exercise {name} --lang {language}", f"there is no such exercise; there are: {known}.")
    findings = {finding.element: finding for finding in gaps(db, [code])}
    if not any(finding.asked and _is_read(finding) for finding in findings.values()):
        why = "nobody has read a law of it that answers to a treaty; choose another country."
        raise ManumitError(f"exercise on {code}", why)
    made = []
    for file in (f"{name}.{language}.md", f"{name}.key.{language}.md"):
        with store.reading(db) as connection:
            lesson = Lesson(Sheet(connection, code, findings, shared_words(language)), seed)
            verbs = {verb: getattr(lesson, verb) for verb in ("tasks", "answers", "case", "solution")}
            made.append(filled(FOLDER, file, lesson.sheet, **verbs))
    worksheet, key = (Paper(name, code, language, text.splitlines()[0].lstrip("# "), text) for text in made)
    return Exercise(worksheet, key)


def exercises(language: str) -> tuple[str, ...]:
    """The names of the exercises that there are in a language."""
    return tuple(sorted(path.name.split(".")[0] for path in FOLDER.glob(f"*.key.{language}.md")))


class Lesson:
    """What the templates of exercises may call, beside the verbs of papers."""

    def __init__(self, sheet: Sheet, seed: int) -> None:
        self.sheet, self.reform, self.seed = sheet, Reform(sheet), seed
        self.words: dict[str, Any] = sheet.words["exercise"]

    def tasks(self) -> str:
        """The questions on national policy, each with room for an answer."""
        return "\n".join(self._task(place, finding) for place, finding in enumerate(self._drawn(), start=1))

    def answers(self) -> str:
        """The same questions with what the law says, where, and what it leaves out."""
        return "\n".join(self._answer(place, finding) for place, finding in enumerate(self._drawn(), start=1))

    def case(self) -> str:
        """A made-up case: the story, then the questions with room for answers."""
        case = self._case()
        colon = self.sheet.words["colon"]
        room = "".join(f"   {self.words[key]}{colon} {LINE}\n\n" for key in ("provision", "follows"))
        asked = "".join(
            f"{place}. {question['ask']}\n\n{room}" for place, question in enumerate(case["questions"], start=1)
        )
        return f"## {case['title']}\n\n{case['story'].strip()}\n\n{asked}"

    def solution(self) -> str:
        """The questions of the case with what the country's law says on each."""
        case = self._case()
        answered = (
            f"## {place}. {question['ask']}\n\n{self.sheet.law(*question['elements'], most=2)}\n"
            for place, question in enumerate(case["questions"], start=1)
        )
        return "\n".join([f"*{case['title']}*\n", *answered])

    def _drawn(self) -> list[Finding]:
        """Elements that treaties ask for: those on which a reader found something, and a few left open."""
        asked = [finding for finding in self.sheet.findings.values() if finding.asked]
        read = [finding for finding in asked if _is_read(finding)]
        silent = [finding for finding in asked if finding.status in ("gap", "not_found")]
        dice = random.Random(self.seed)
        drawn = [
            *dice.sample(read, min(QUESTIONS, len(read))),
            *dice.sample(silent, min(SILENT_QUESTIONS, len(silent))),
        ]
        dice.shuffle(drawn)
        return drawn

    def _case(self) -> dict[str, Any]:
        """A case by the seed, one after the other: the same one in every language."""
        file = FOLDER / f"cases.{self.sheet.language}.yml"
        cases: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
        return cases[(self.seed - 1) % len(cases)]

    def _task(self, place: int, finding: Finding) -> str:
        asked = finding.asked[0]
        treaty = f"{title(self.sheet.work(asked.treaty), self.sheet.words)}, art. {asked.article}"
        colon = self.sheet.words["colon"]
        rows = [f"{self.words[key]}{colon} {LINE}\n" for key in ("provision", "quoted", "verdict", "lacking")]
        head = f"## {place}. {self._question(finding.element)}\n\n*{self.words['asked']}{colon}* {treaty}\n"
        return "\n".join([head, *rows])

    def _answer(self, place: int, finding: Finding) -> str:
        said = self.sheet.words["answers"][finding.status]
        verdict = f"**{self.sheet.capital(finding.element)}{self.sheet.words['colon']} {said}.**"
        asked = f"*{self.words['asked']}{self.sheet.words['colon']}* {self.reform.asked(finding.asked[0])}"
        law = self.sheet.law(finding.element, most=2, names=False)
        return f"## {place}. {self._question(finding.element)}\n\n{verdict} {asked}\n\n{law}\n"

    def _question(self, element: str) -> str:
        sql = "select question, questions from elements where id = ?"
        row = self.sheet.db.execute(sql, (element,)).fetchone()
        return OTHERS.sub("", json.loads(row["questions"] or "{}").get(self.sheet.language) or row["question"])


def _is_read(finding: Finding) -> bool:
    return finding.status in SPOKEN and any(one.by != "tagger" for one in finding.found)
