"""A worksheet for a reviewer: the tags and absences of one country, in order of doubt.

Doubt is what could be wrong, weighed by what hangs on it: an element that treaties say the country *shall* have comes
before one that nobody asks for, a tag that alone decides a finding before one of five.
"""

import csv
import html
import io
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape

from analyses.gaps import gaps
from ingest.yaml_door import Entry, read_yaml
from kb import framework
from kb.confidence import word
from kb.model import Evidence, Finding
from kb.names import names

FOLDER = Path(__file__).with_name("worksheets")
WRONG_SILENCE = 0.3
"""A finding of nothing was wrong in a fifth to a third of the cases that were measured."""
WEIGHT = {"shall": 1.0, "consider": 0.7, "may": 0.6, "": 0.5}


@dataclass(frozen=True)
class Doubt:
    """A line of the worksheet: what manumit says, and empty cells for what the reviewer says."""

    jurisdiction: str
    element: str
    name: str
    question: str
    finding: str
    force: str
    work: str = ""
    title: str = ""
    citation: str = ""
    eid: str = ""
    strength: str = ""
    confidence: str = ""
    quote: str = ""
    words: str = ""
    nearest: str = ""
    works: str = ""
    url: str = ""
    doubt: float = 0.0
    verdict: str = ""
    new_strength: str = ""
    new_eid: str = ""
    new_quote: str = ""
    new_missing: str = ""
    by: str = ""
    date: str = ""
    note: str = ""


class _Words(Entry):
    """What the worksheet itself says, in one language."""

    title: str
    how: str
    save: str
    verdicts: dict[str, str]
    labels: dict[str, str]
    findings: dict[str, str]


def doubts(db: Path, code: str, *, language: str = "en") -> list[Doubt]:
    """The tags and the silences of a country that no person has looked at, the most doubtful first."""
    said = _said(language)
    found = [line for finding in gaps(db, [code]) for line in _lines(finding, said[finding.element])]
    return sorted(found, key=lambda line: (-line.doubt, line.element, line.work, line.eid))


def _said(language: str) -> dict[str, dict[str, str]]:
    """Name and question of each element, in this language where somebody wrote them."""
    own = names().get(language, {})
    plain = {one.id: {"name": one.name, "question": one.question} for one in framework.load().elements.values()}
    return {element: said | own.get(element, {}) for element, said in plain.items()}


def _lines(finding: Finding, said: dict[str, str]) -> Iterator[Doubt]:
    head = (finding.jurisdiction, finding.element, said["name"], said["question"], finding.status, finding.force)
    weight = WEIGHT.get(finding.force, 0.5)
    tags = [one for one in finding.found if one.by == "tagger"]
    alone = len(finding.found) == 1
    for tag in tags:
        yield Doubt(*head, **_shown(tag), doubt=round(weight * (1 - tag.confidence) * (1.5 if alone else 1.0), 3))
    if finding.status in ("not_found", "not_assessed") and finding.read:
        near = "\n".join(f"{one.title}, {one.citation}: {one.quote}" for one in finding.nearest)
        works = " ".join(sorted({*finding.read}))
        yield Doubt(*head, nearest=near, works=works, doubt=round(weight * WRONG_SILENCE, 3))


def _shown(tag: Evidence) -> dict[str, str]:
    return {
        "work": tag.work, "title": tag.title, "citation": tag.citation, "eid": tag.eid, "strength": tag.strength,
        "confidence": word(tag.confidence), "quote": tag.quote, "words": "; ".join(dict.fromkeys(tag.words)),
        "url": tag.url,
    }  # fmt: skip


def as_csv(lines: Collection[Doubt]) -> str:
    """The worksheet for a spreadsheet; the last eight columns are the reviewer's."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [field.name for field in fields(Doubt)])
    writer.writeheader()
    writer.writerows(asdict(line) for line in lines)
    return out.getvalue()


def as_html(lines: Collection[Doubt], *, country: str, language: str = "en") -> str:
    """The worksheet as a page of forms; its own small script saves the answers as CSV; nothing is sent."""
    said = read_yaml(FOLDER / f"{language}.yml", _Words)
    env = Environment(loader=FileSystemLoader(FOLDER), autoescape=select_autoescape(), trim_blocks=True)
    page = env.get_template("review.html")
    return page.render(lines=[asdict(line) for line in lines], said=said, country=country, language=language,
                       columns=[field.name for field in fields(Doubt)], marked=_marked)  # fmt: skip


def _marked(quote: str, words: str) -> str:
    """The quote, escaped, with the words that the tag rests on marked."""
    shown = html.escape(quote)
    for one in sorted({html.escape(part) for part in words.split("; ") if len(part) > 2}, key=len, reverse=True):
        shown = shown.replace(one, f"<mark>{one}</mark>", 1) if f"<mark>{one}" not in shown else shown
    return shown
