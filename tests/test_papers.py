"""Papers: no statement about the law without a footnote to its provision; every dress shows the same paper."""

import io
import re
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from analyses.brief import FOLDER, brief
from analyses.paper import render
from ingest.errors import ManumitError

PAPERS = sorted(tuple(path.name.removesuffix(".md").split(".")) for path in FOLDER.glob("*.*.md"))
NOTE = re.compile(r"\[\^(\d+)\](?!:)")
COUNTRIES = ("UG", "MX", "BR")


def _statements(markdown: str) -> list[str]:
    """The bullets and rows that say something about a law; guidance stands in quotes, the list of works at the end."""
    body = re.split(
        r"\n## [^\n]*\n\n(?:- [^\n]*: (?:read|leída|lue|lida|not read|aún|pas encore|ainda)[^\n]*\n)+", markdown
    )[0]
    rows = [line for line in body.splitlines() if line.startswith(("- ", "| "))]
    return [row for row in rows if not row.startswith(("|---", "| Offence", "| Delito", "| Infraction", "| Crime"))]


@pytest.mark.parametrize("code", COUNTRIES)
@pytest.mark.parametrize(("name", "language"), PAPERS)
def test_every_statement_has_a_footnote_that_resolves(embedded_db: Path, name: str, language: str, code: str) -> None:
    paper = brief(name, code, db=embedded_db, language=language)
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.*)$", paper.markdown, re.MULTILINE))
    statements = _statements(paper.markdown)
    assert len(statements) > 20
    for statement in statements:
        used = NOTE.findall(statement)
        assert used or statement.startswith(
            ("- No ", "- Ningún", "- En esta", "- Nothing", "- Aucun", "- Nenhum", "- Rien")
        ), statement
        assert all(notes[number] for number in used)
    assert set(notes) == set(NOTE.findall(paper.markdown))


@pytest.mark.parametrize("code", COUNTRIES)
def test_a_footnote_names_a_provision_of_the_knowledge_base(embedded_db: Path, code: str) -> None:
    paper = brief("police", code, db=embedded_db)
    with closing(sqlite3.connect(embedded_db)) as db:
        sql = """select p.citation || ', ' || w.title from provisions p join works w on w.id = p.work where w.jurisdiction = ?"""
        known = {row[0] for row in db.execute(sql, (code,))}
    quoted = [
        text
        for text in re.findall(r"^\[\^\d+\]: (.*)$", paper.markdown, re.MULTILINE)
        if "igest" in text or "Source as in note" in text
    ]
    assert len(quoted) > 5
    for text in quoted:
        plain = text.replace("\\", "")
        assert any(plain.startswith(citation) for citation in known), plain


def test_a_paper_in_spanish_speaks_spanish(embedded_db: Path) -> None:
    markdown = brief("police", "MX", db=embedded_db, language="es").markdown
    assert "México" in markdown.splitlines()[0]
    assert "en inglés" not in markdown


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
    from analyses.statements import plain

    hostile = plain("<script>alert(1)</script> *bold* [link](http://x) | cell")
    page = render(Paper("police", "QN", "en", "t", f"# t\n\n- {hostile}"), "html").decode()
    assert "<script>" not in page
    assert "<a " not in page
    assert "*bold*" in page


def test_unknown_papers_and_dresses_are_clear_mistakes(embedded_db: Path) -> None:
    with pytest.raises(ManumitError, match=r"there are: .*police\.en"):
        brief("sonnet", "UG", db=embedded_db)
    with pytest.raises(ManumitError, match=r"\.docx"):
        render(brief("police", "UG", db=embedded_db), "rtf")
    with pytest.raises(ManumitError, match="no such jurisdiction"):
        brief("police", "QQ", db=embedded_db)
