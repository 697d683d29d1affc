"""A paper as .md, .html, .docx or .pdf: the Markdown is the paper, the rest is its dress."""

import html
import io
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from analyses.brief import Paper
from analyses.figures import shared_words
from ingest.errors import ManumitError

STYLE = """
:root { color-scheme: light dark; }
body { font: 11pt/1.45 system-ui, "DejaVu Sans", sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
h1, h2, h3 { font-family: Georgia, "DejaVu Serif", serif; line-height: 1.2; break-after: avoid; }
h2 { margin-block-start: 1.8em; border-block-end: 1px solid #757b7f; }
blockquote { margin: 1em 0; padding: .1em 1em; border-inline-start: 4px solid #757b7f; }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #757b7f; padding: .3em .5em; text-align: start }
li { margin-block: .35em; } li, tr { break-inside: avoid; } .footnotes { font-size: 9pt; overflow-wrap: anywhere; }
sup { line-height: 0; } a { color: #0a5263; } @media (prefers-color-scheme: dark) { a { color: #85cbd6; } }
@media print { body { font-size: 9.5pt; margin: 0; max-width: none } .footnotes { font-size: 7.5pt; columns: 2; }
.footnotes ol, .footnotes p { margin-block: 0 } .footnote-backref { display: none } h2 { margin-block-start: 1.2em }
th, td { padding: .12em .4em } blockquote { margin: .35em 0 } blockquote p { margin: .2em 0 } }
@page { size: A4; margin: 16mm 16mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
"""
"""The look of a paper; a server that forbids inline styles may allow this one by its hash."""


SECOND_USE = re.compile(r"\[(\d+)(?::\d+)?\]</a></sup>")
"""A note that is used again keeps its number: 18, not [18:1]."""


@cache
def formats() -> tuple[str, ...]:
    """The formats in which papers can be written here; PDF only with WeasyPrint and the library that it needs."""
    return ("docx", *(("pdf",) if _has_pdf() else ()), "html", "md")


def _has_pdf() -> bool:
    try:
        import weasyprint  # noqa: F401  (it fails here where Pango is missing)
    except (ImportError, OSError):
        return False
    return True


def render(paper: Paper, format: str) -> bytes:
    """The bytes of a paper in md, html, docx or pdf. Raises ManumitError for other formats, and without PDF tools."""
    renderers: dict[str, Callable[[Paper], bytes]] = {"md": _md, "html": _html, "docx": _docx, "pdf": _pdf}
    if format not in renderers:
        raise ManumitError(f".{format}", f"papers can be written as {', '.join('.' + name for name in renderers)}.")
    return renderers[format](paper)


def _md(paper: Paper) -> bytes:
    return paper.markdown.encode("utf-8")


def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin)


def _html(paper: Paper) -> bytes:
    body = SECOND_USE.sub(r"\1</a></sup>", _markdown().render(paper.markdown))
    notes = html.escape(shared_words(paper.language)["notes_heading"])
    body = body.replace('<section class="footnotes">', f'<h2>{notes}</h2>\n<section class="footnotes">')
    return (
        f'<!doctype html>\n<html lang="{paper.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(paper.title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    ).encode()


def _pdf(paper: Paper) -> bytes:
    try:
        import weasyprint
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as error:
        why = (
            "PDF needs WeasyPrint (pip install 'manumit[pdf]') and the system library Pango; or choose .docx or .html."
        )
        raise ManumitError(".pdf", why) from error
    fetcher = URLFetcher(allowed_protocols=["data"])
    made: bytes = weasyprint.HTML(string=_html(paper).decode(), url_fetcher=fetcher).write_pdf()
    return made


def _docx(paper: Paper) -> bytes:
    document = docx.Document()
    document.core_properties.title = paper.title
    document.core_properties.language = paper.language
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2)
    document.styles["Normal"].font.size = Pt(10.5)
    _Writer(document, shared_words(paper.language)["notes_heading"]).write(_markdown().parse(paper.markdown))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Writer:
    """Walks the tokens of the Markdown and writes them into a Word document; notes stand at its end, each linked."""

    def __init__(self, document: Any, notes_heading: str) -> None:
        self.document, self.notes_heading = document, notes_heading
        self.paragraph: Any = None
        self.style = "Normal"
        self.cells: list[Any] = []
        self.rows: list[list[Any]] = []
        self.in_note = 0

    def write(self, tokens: list[Token]) -> None:
        for token in tokens:
            handler = getattr(self, f"_{token.type}", None)
            if handler:
                handler(token)

    def _heading_open(self, token: Token) -> None:
        self.paragraph = self.document.add_heading(level=max(0, int(token.tag[1]) - 1))

    def _bullet_list_open(self, token: Token) -> None:
        self.style = "List Bullet"

    def _bullet_list_close(self, token: Token) -> None:
        self.style = "Normal"

    def _blockquote_open(self, token: Token) -> None:
        self.style = "Intense Quote"

    def _blockquote_close(self, token: Token) -> None:
        self.style = "Normal"

    def _paragraph_open(self, token: Token) -> None:
        if not self.in_note:
            self.paragraph = self.document.add_paragraph(style=self.style)

    def _inline(self, token: Token) -> None:
        if self.rows:
            self.rows[-1].append(token)
        else:
            self._runs(self.paragraph, token.children or [])

    def _runs(self, paragraph: Any, tokens: list[Token], *, bold: bool = False) -> None:
        strong = emphasis = False
        for token in tokens:
            strong = {"strong_open": True, "strong_close": False}.get(token.type, strong)
            emphasis = {"em_open": True, "em_close": False}.get(token.type, emphasis)
            if token.type in ("text", "code_inline"):
                run = paragraph.add_run(token.content)
                run.bold, run.italic = strong or bold or None, emphasis or None
            elif token.type in ("softbreak", "hardbreak"):
                paragraph.add_run(" ") if token.type == "softbreak" else paragraph.add_run().add_break(WD_BREAK.LINE)
            elif token.type == "footnote_ref":
                _reference(paragraph, token.meta["id"] + 1)

    def _table_open(self, token: Token) -> None:
        self.rows = []

    def _tr_open(self, token: Token) -> None:
        self.rows.append([])

    def _table_close(self, token: Token) -> None:
        table = self.document.add_table(rows=0, cols=len(self.rows[0]), style="Table Grid")
        for place, row in enumerate(self.rows):
            for cell, inline in zip(table.add_row().cells, row, strict=True):
                self._runs(cell.paragraphs[0], inline.children or [], bold=place == 0)
        self.rows = []
        self.document.add_paragraph()

    def _footnote_block_open(self, token: Token) -> None:
        self.document.add_heading(self.notes_heading, level=1)

    def _footnote_open(self, token: Token) -> None:
        self.in_note = token.meta["id"] + 1
        self.paragraph = self.document.add_paragraph()
        self.paragraph.paragraph_format.space_after = Pt(2)
        _bookmark(self.paragraph, self.in_note)
        self.paragraph.add_run(f"{self.in_note}. ").bold = True

    def _footnote_close(self, token: Token) -> None:
        for run in self.paragraph.runs:
            run.font.size = Pt(8.5)
        self.in_note = 0


def _reference(paragraph: Any, number: int) -> None:
    """A raised number that leads to its note."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), f"note{number}")
    run = paragraph.add_run(f" {number}")
    run.font.superscript = True
    run.font.color.rgb = RGBColor(0x0A, 0x52, 0x63)
    link.append(run._r)
    paragraph._p.append(link)


def _bookmark(paragraph: Any, number: int) -> None:
    for name in ("bookmarkStart", "bookmarkEnd"):
        mark = OxmlElement(f"w:{name}")
        mark.set(qn("w:id"), str(number))
        if name == "bookmarkStart":
            mark.set(qn("w:name"), f"note{number}")
        paragraph._p.append(mark)
