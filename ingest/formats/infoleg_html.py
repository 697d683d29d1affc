"""The pages of InfoLEG, Argentina's legal information service: laws as passed (norma.htm) and as amended (texact.htm).

Lines end in `br`; there is next to no other markup. Articles are told by how they begin, and so are the articles of
other laws that an amending one quotes without quotation marks. Notes in brackets ("(Artículo sustituido por …)") and
the list of earlier wordings at the end are notes. Left out: the banner with its links.
"""

import re

from ingest.asides import Shape
from ingest.model import Law
from ingest.publisher import Publisher, read_page

AMENDED = r"sustitu|incorporad|derogad|modificad|observad|vetad|suprimid|restablecid|prorrogad|renumerad|agregad"
NOTES = re.compile(
    r"\(\s*(?:Nota (?:de )?Infoleg|Ver Antecedentes|(?:[^().;]{0,160}?\b(?:" + AMENDED + r")\w*\s+por\b))"
    r"[^()]*(?:\([^()]*\)[^()]*)*\)",
    re.IGNORECASE,
)
PAGES = Publisher(
    name="infoleg.gob.ar",
    law=("//body",),
    left_out=("//*[@id='encabezado_norma']", "//*[@id='branding']", "//*[@id='wrap'][not(.//p)]", "//map"),
    title=(
        "(//body//*[self::b or self::strong or contains(@style, 'bold')][string-length(normalize-space(.)) > 4])[1]",
    ),
    shape=Shape(notes=NOTES, after=re.compile(r"\W*Antecedentes? Normativos?\W*\Z", re.IGNORECASE)),
)


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a law of Argentina; raise ParseError for a page without articles."""
    return read_page(data, PAGES, where=where)
