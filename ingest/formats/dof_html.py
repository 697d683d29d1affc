"""Notes of Mexico's official gazette (dof.gob.mx, nota_detalle.php): decrees, laws and their amendments.

A note stands in `div#DivDetalleNota`, a page of its own inside the page: `h1` is its title, each `div` a paragraph
whose words are split into many `span`. The page says that it is ISO-8859-1 and the note UTF-8; either may be wrong, and
both may be true of their part. A decree that amends numbers its own articles in words and those of the other law in
digits. Left out: everything outside the note, the note's own title element, and the warning
about the conversion below it.
"""

import re

from ingest.asides import Shape
from ingest.model import Law
from ingest.publisher import Publisher, read_page

NOTE = "//*[@id='DivDetalleNota']"
AMENDS = re.compile(r"\A(?!.*\bexpid).*\b(?:reforma|adiciona|deroga|modifica)n?\b.*:\W*\Z", re.IGNORECASE | re.DOTALL)
"""A decree that amends; one that issues a law ("se expide") is followed by that law."""
PAGES = Publisher(
    name="dof.gob.mx",
    law=(NOTE,),
    left_out=(f"{NOTE}//table[not(.//table)][.//td[@class='txt']]",),
    shape=Shape(amends=AMENDS),
    title=(f"{NOTE}//h1", f"{NOTE}//title[not(starts-with(., 'Documento sin'))]", "//title"),
)


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a note; raise ParseError where the page has none, or one that only links to its text."""
    return read_page(data, PAGES, where=where)
