"""Colombia's laws as Función Pública (gestor normativo) and SUIN-Juriscol publish them.

Función Pública puts a law into `div.descripcion-contenido`; SUIN-Juriscol's page is `body.documento_cms`, with the law
between boxes. Both are paragraphs; articles are told by how they begin, and so are those that an amending or approving
article quotes. Left out: menus, dialogs, boxes on validity, the table of contents, hidden fields, court decisions.
"""

import re

from lxml import html

from ingest.asides import Shape, surround
from ingest.lines import clean
from ingest.model import Law
from ingest.publisher import Publisher, read_page

NOTES = re.compile(
    r"\(\s*(?:Nota\s*:|Ver\s|(?:Artículo\s|Inciso\s|Numeral\s|Parágrafo\s|Literal\s)?(?:Modificad|Adicionad|Derogad|"
    r"Sustituid|Subrogad|Reglamentad|Declarad|Corregid)\w+\s+(?:parcialmente\s+)?por\b)[^()]*(?:\([^()]*\)[^()]*)*\)",
    re.IGNORECASE,
)
BOXES = ("toc", "slider", "panel", "fab", "jurisprudencia", "alerta-flotante", "resumenvigencias", "toctitle")
ARTICLE = re.compile(r"\W*art(?:[íi]culo|\.)\s*\d", re.IGNORECASE)
QUOTES = tuple('«“"')


def _with_quotations(page: html.HtmlElement) -> None:
    """SUIN-Juriscol keeps an article in a box of its own: what is printed in it as an article too is another law's."""
    for box in page.xpath("//div[starts-with(@id, 'toggle_')]"):
        said = [(found, clean(found.text_content())) for found in box.iter("p") if clean(found.text_content())]
        start = next(
            (
                at
                for at in range(1, len(said))
                if ARTICLE.match(said[at][1]) or (said[at][1].startswith(QUOTES) and said[at - 1][1].endswith(":"))
            ),
            len(said),
        )
        if start < len(said):
            surround([found for found, _ in said[start:]], "quoted")


PAGES = Publisher(
    name="funcionpublica.gov.co or suin-juriscol.gov.co",
    law=(
        "//*[contains(concat(' ', @class, ' '), ' descripcion-contenido ')]",
        "//body[contains(concat(' ', @class, ' '), ' documento_cms ')]",
    ),
    left_out=(
        *(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]" for name in BOXES),
        "//*[@id='lectorControles' or @id='alerta']",
        "//div[contains(translate(@style, ' ', ''), 'visibility:hidden')]",
        "//p[b[normalize-space(.) = 'Subtipo:']]",
    ),
    title=("//*[contains(@class, 'titulo-norma')]", "//*[@id='titulotipo']//h1", "//title"),
    shape=Shape(notes=NOTES),
    prepare=_with_quotations,
)


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a law of Colombia; raise ParseError for a page of another site or without articles."""
    return read_page(data, PAGES, where=where)
