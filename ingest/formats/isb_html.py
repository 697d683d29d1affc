"""Pages of the Irish Statute Book (irishstatutebook.ie): Acts and statutory instruments, whole ("View Full Act").

The law is a table in `div#act`: a row a paragraph, whose words stand in the third cell. Side notes stand in the second
cell, behind an anchor `sec…`; newer Acts print them in bold above the section: both are headings. What a paragraph is,
its enumerator tells. Left out: menus, and the arrangement of sections with the Acts referred to, up to the place where
the Act begins once more.
"""

import re

from lxml import html

from ingest.asides import Shape
from ingest.lines import clean
from ingest.model import Law
from ingest.publisher import Publisher, read_page

CONTENTS = re.compile(r"\W*(?:arrangement of (?:sections|regulations|articles|rules|orders)|contents)\W*\Z", re.I)
BEGINS = re.compile(r"\W*(?:number\s+\d+\s+of\s+\d{4}|an act\b|be it enacted|s\.?\s?i\.?\s+no\b)", re.I)
ENACTS = re.compile(r"\W*be it (?:therefore )?enacted\b", re.I)
ROWS = "//*[@id='act']//table[not(ancestor::table)]//tr[count(ancestor::table) = 1]"


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read an Irish Act or instrument; raise ParseError for other pages and for a list of contents without sections."""
    return read_page(data, PAGES, where=where)


def _without_contents(page: html.HtmlElement) -> None:
    """Drop the rows from the arrangement of sections to where the Act begins, if it does begin afterwards."""
    rows = page.xpath(ROWS)
    said = [clean(row.text_content()) for row in rows]
    first = next((at for at, words in enumerate(said) if CONTENTS.match(words)), None)
    if first is None:
        return
    last = next((at for at in range(first + 1, len(rows)) if BEGINS.match(said[at])), first)
    for row in rows[first:last]:
        row.drop_tree()


PAGES = Publisher(
    name="irishstatutebook.ie",
    law=("//*[@id='act']",),
    title=("//title",),
    rubrics="//td[a[starts-with(@name, 'sec')]][following-sibling::td]//p[small]",
    shape=Shape(enacts=ENACTS, bold_titles=True),
    prepare=_without_contents,
)
