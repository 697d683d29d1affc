"""Philippine laws as the Lawphil Project publishes them (lawphil.net).

A page is a table whose `blockquote` holds the law, in the markup of the nineties: `p` of classes `cb` (centred, bold),
`c`, `jn` (justified), lists in `dir`, elements left open. Sections and articles begin with their number in bold and
their title in italics. Pages are in Windows-1252, whatever they say. Left out: the banner, the mark of the copier
(`cite`), and the line with the publisher's name.
"""

from ingest.model import Law
from ingest.publisher import Publisher, read_page

PAGES = Publisher(
    name="lawphil.net",
    law=("//table//blockquote[not(ancestor::blockquote)]",),
    left_out=("//cite", "//a[@class='id']", "//a[starts-with(@href, 'javascript:') or @href='#top']"),
)


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a law of the Philippines; raise ParseError for a page of another site or without sections."""
    return read_page(data, PAGES, where=where)
