"""Papers: no statement about the law without a footnote to its provision; every dress shows the same paper."""

import io
import re
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from analyses.brief import brief
from analyses.figures import FOLDER, day, number, penalty, shared_words, spaced
from analyses.paper import render
from ingest.errors import ManumitError

PAPERS = sorted(tuple(path.name.removesuffix(".md").split(".")) for path in FOLDER.glob("*.*.md"))
NOTE = re.compile(r"\[\^(\d+)\](?!:)")
COUNTRIES = ("UG", "MX", "BR")


def _statements(markdown: str) -> list[str]:
    """The bullets and rows that say something about a law; guidance stands in quotes, the list of works at the end."""
    body = markdown[: markdown.rindex("\n## ")]
    lines = body.splitlines()
    heads = {place - 1 for place, line in enumerate(lines) if line.startswith("|---")}
    rows = [line for place, line in enumerate(lines) if line.startswith(("- ", "| ")) and place not in heads]
    return [row for row in rows if not row.startswith("|---")]


@pytest.mark.parametrize("code", COUNTRIES)
@pytest.mark.parametrize(("name", "language"), PAPERS)
def test_every_statement_has_a_footnote_that_resolves(embedded_db: Path, name: str, language: str, code: str) -> None:
    paper = brief(name, code, db=embedded_db, language=language)
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", paper.markdown, re.MULTILINE))
    statements = _statements(paper.markdown)
    words = shared_words(language)
    silences = {spaced(words[key], words) for key in ("all_known", "no_penalties", "bonds_unknown")}
    assert len(statements) > 10
    for statement in statements:
        used = NOTE.findall(statement)
        assert used or statement.removeprefix("- ") in silences, statement
        assert all(notes[number] for number in used)
    assert set(notes) == set(NOTE.findall(paper.markdown))


@pytest.mark.parametrize("code", COUNTRIES)
def test_a_footnote_names_a_provision_of_the_knowledge_base(embedded_db: Path, code: str) -> None:
    paper = brief("police", code, db=embedded_db)
    with closing(sqlite3.connect(embedded_db)) as db:
        sql = """select p.citation || ', ' || w.title from provisions p join works w on w.id = p.work where w.jurisdiction = ?"""
        known = {row[0] for row in db.execute(sql, (code,))}
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", paper.markdown.replace("\\", ""), re.MULTILINE))
    whole = {number: text for number, text in notes.items() if "igest" in text}
    later = {number: re.fullmatch(r"(.*) of the law in note (\d+)\.", text) for number, text in notes.items()}
    assert whole
    assert sum(found is not None for found in later.values()) > 5
    for text in whole.values():
        assert any(text.startswith(citation) for citation in known), text
    for found in filter(None, later.values()):
        law = next(citation.partition(", ") for citation in known if whole[found[2]].startswith(citation))
        titles = {citation.rpartition(", ")[2] for citation in known if whole[found[2]].startswith(citation)}
        assert law
        assert any(
            citation.startswith(f"{found[1]}, ") and any(citation.endswith(title) for title in titles)
            for citation in known
        ), found[0]


def test_a_paper_in_spanish_speaks_spanish(embedded_db: Path) -> None:
    markdown = brief("police", "MX", db=embedded_db, language="es").markdown
    assert "México" in markdown.splitlines()[0]
    assert "en inglés" not in markdown
    assert "Protocolo para prevenir, reprimir y sancionar la trata de personas" in markdown
    assert "Convention" not in markdown


@pytest.mark.parametrize("code", COUNTRIES)
def test_a_provision_has_one_footnote_in_a_paper(embedded_db: Path, code: str) -> None:
    markdown = brief("police", code, db=embedded_db).markdown
    notes = re.findall(r"^\[\^(\d+)\]: (.*)$", markdown, re.MULTILINE)
    later = [found.groups() for _, text in notes if (found := re.fullmatch(r"(.*) of the law in note (\d+)\.", text))]
    whole = dict(notes)
    assert later
    assert len(later) == len(set(later))
    assert not [(citation, note) for citation, note in later if whole[note].startswith(f"{citation}, ")]


@pytest.mark.parametrize(
    ("language", "amount", "said"),
    [
        ("en", 1_500_000, "1,500,000"),
        ("es", 1_500_000, "1\u00a0500\u00a0000"),
        ("es", 1500, "1500"),
        ("fr", 1_500_000, "1\u202f500\u202f000"),
        ("pt", 1_500_000, "1.500.000"),
        ("en", 2.5, "2.5"),
        ("fr", 2.5, "2,5"),
        ("en", 100, "100"),
        ("en", None, ""),
    ],
)
def test_numbers_are_those_of_the_language(language: str, amount: float | None, said: str) -> None:
    assert number(amount, shared_words(language)) == said


@pytest.mark.parametrize(
    ("language", "date", "said"),
    [
        ("en", "2026-01-01", "1 January 2026"),
        ("fr", "2026-01-01", "1er janvier 2026"),
        ("pt", "2026-01-01", "1º de janeiro de 2026"),
        ("es", "1957-03-21", "21 de marzo de 1957"),
        ("es", "1957-03", "marzo de 1957"),
        ("fr", "1957-03", "mars 1957"),
        ("en", "1957", "1957"),
        ("pt", "", ""),
    ],
)
def test_dates_are_as_precise_as_they_are_known(language: str, date: str, said: str) -> None:
    assert day(date, shared_words(language)) == said


@pytest.mark.parametrize(
    ("language", "threat", "said"),
    [
        ("en", ("prison", 1, 1, "years"), "prison of 1 year"),
        ("fr", ("prison", 1, 1, "years"), "prison de 1 an"),
        ("fr", ("prison", None, 2, "years"), "prison jusqu'à 2 ans"),
        ("en", ("days_fine", 1000, 20000, "days_fine"), "fine from 1,000 to 20,000 day-fines"),
        ("es", ("days_fine", 1000, 20000, "days_fine"), "multa de 1000 a 20\u00a0000 días multa"),
        ("pt", ("prison", 4, None, "years"), "prisão de ao menos 4 anos"),
        ("fr", ("fine", None, 1_500_000, "EUR"), "amende jusqu'à 1\u202f500\u202f000 EUR"),
        ("es", ("life", None, None, ""), "prisión perpetua"),
        ("en", ("fine", 5, 5, ""), "fine of 5"),
    ],
)
def test_penalties_are_said_in_the_language(
    language: str, threat: tuple[str, float | None, float | None, str], said: str
) -> None:
    row = dict(zip(("kind", "minimum", "maximum", "measure"), threat, strict=True))
    assert penalty(row, shared_words(language)) == said


def test_french_sets_no_break_spaces(embedded_db: Path) -> None:
    markdown = brief("judges", "FR", db=embedded_db, language="fr").markdown
    assert not re.findall(r" [:;?!»]", markdown)
    assert "« " not in markdown


def test_every_dress_shows_the_same_words(embedded_db: Path) -> None:
    paper = brief("judges", "UG", db=embedded_db)
    page = render(paper, "html").decode()
    assert page.count('class="footnote-item"') == len(re.findall(r"^\[\^\d+\]:", paper.markdown, re.MULTILINE))
    assert "<script" not in page
    with zipfile.ZipFile(io.BytesIO(render(paper, "docx"))) as word:
        xml = word.read("word/document.xml").decode()
    words = " ".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml))
    assert paper.title in words
    anchors, marks = set(re.findall(r'w:anchor="(note\d+)"', xml)), set(re.findall(r'w:name="(note\d+)"', xml))
    assert anchors == marks
    assert len(anchors) > 10


def test_a_paper_as_pdf(embedded_db: Path) -> None:
    pytest.importorskip("weasyprint", exc_type=OSError, reason="PDF not tested: WeasyPrint or Pango is not installed")
    assert render(brief("police", "UG", db=embedded_db), "pdf").startswith(b"%PDF")


def test_a_law_cannot_write_into_a_paper() -> None:
    from analyses.brief import Paper
    from analyses.figures import plain

    hostile = plain("<script>alert(1)</script> *bold* [link](http://x) | cell")
    page = render(Paper("police", "QN", "en", "t", f"# t\n\n- {hostile}"), "html").decode()
    assert "<script>" not in page
    assert "<a " not in page
    assert "*bold*" in page


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_no_penalty_ends_with_a_joining_word(pretend_db: Path, tmp_path: Path, language: str) -> None:
    """The last penalty of a clause carries the word that joins it to the one before."""
    copy = tmp_path / "manumit.db"
    shutil.copy(pretend_db, copy)
    with closing(sqlite3.connect(copy)) as db:
        db.execute("update penalties set joined = 'and'")
        columns = "work, eid, unit, position, kind, joined, applies_to, by"
        db.execute(
            f"insert into penalties ({columns}) select work, eid, unit, 9, 'fine', 'and', applies_to, by from penalties"
        )
        db.commit()
    rows = re.findall(r"^\| .* \|$", brief("judges", "QM", db=copy, language=language).markdown, re.MULTILINE)
    said = shared_words(language)
    joined = f"{said['joined']['and']} {said['penalty_kinds']['fine']} |"
    assert sum(row.endswith(joined) for row in rows) == 1


def test_unknown_papers_and_dresses_are_clear_mistakes(embedded_db: Path) -> None:
    with pytest.raises(ManumitError, match=r"there are: .*police\.en"):
        brief("sonnet", "UG", db=embedded_db)
    with pytest.raises(ManumitError, match=r"\.docx"):
        render(brief("police", "UG", db=embedded_db), "rtf")
    with pytest.raises(ManumitError, match="no such jurisdiction"):
        brief("police", "QQ", db=embedded_db)
