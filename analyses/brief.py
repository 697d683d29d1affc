"""Papers for trainers: a Markdown template of `analyses/briefings/`, filled with what the knowledge base can prove.

A paper is found by its file name, `<name>.<language>.md`; the words that all papers share are `<language>.yml`. Every
statement about a law or a treaty has a footnote that names its provision; what is not known is said to be not known.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

from analyses.figures import FOLDER, day, shared_words, spaced
from analyses.gaps import gaps
from analyses.reform import Reform
from analyses.statements import Sheet
from ingest.errors import ManumitError
from kb import store


@dataclass(frozen=True)
class Paper:
    """A finished paper: Markdown with footnotes, its title and its language (ISO 639-1)."""

    name: str
    code: str
    language: str
    title: str
    markdown: str


def brief(name: str, code: str, *, db: Path, language: str = "en") -> Paper:
    """Write one paper about one country.

    Raises ManumitError where there is no such paper in that language (and lists those there are), or no such country.
    """
    if f"{name}.{language}.md" not in _available():
        listed = ", ".join(sorted(file.removesuffix(".md") for file in _available()))
        raise ManumitError(f"brief {name} --lang {language}", f"there is no such paper; there are: {listed}.")
    findings = {finding.element: finding for finding in gaps(db, [code])}
    with store.reading(db) as connection:
        sheet = Sheet(connection, code, findings, shared_words(language))
        markdown = filled(FOLDER, f"{name}.{language}.md", sheet)
    title = markdown.splitlines()[0].lstrip("# ")
    return Paper(name, code, language, title, markdown)


def papers(language: str) -> tuple[str, ...]:
    """The names of the papers that there are in a language."""
    return tuple(sorted(name.split(".")[0] for name in _available() if name.split(".")[1] == language))


def _available() -> set[str]:
    return {path.name for path in FOLDER.glob("*.*.md")}


def filled(folder: Path, file: str, sheet: Sheet, **more: Callable[..., Any]) -> str:
    """A template with what it calls for, and its footnotes; `more`: what it may call beside the usual verbs."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # the output is Markdown, which is rendered with HTML switched off
        trim_blocks=True,
        lstrip_blocks=True,
    )
    verbs = _verbs(sheet, "glance", "law", "penalties", "bound", "unknown", "glossary", "works")
    verbs |= _verbs(Reform(sheet), "standing", "promised", "plan", "models")
    today = day(datetime.date.today().isoformat(), sheet.words)
    body = environment.get_template(file).render(country=sheet.country, today=today, **verbs, **more)
    return spaced(f"{body.rstrip()}\n\n{sheet.footnotes.text()}".rstrip() + "\n", sheet.words)


def _verbs(speaker: Sheet | Reform, *names: str) -> dict[str, Callable[..., Any]]:
    """What a template may call."""
    return {name: getattr(speaker, name) for name in names}
