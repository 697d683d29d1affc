"""Web pages: any page whose law is in headings, numbered paragraphs or lists.

A page becomes lines with what its markup says of them (heading level, depth in lists, the number that a list gives,
bold), and then goes the way of plain text. BLOCKS break lines, IGNORED holds no law, everything else is inline.
"""

import re

from ingest.decoding import decoded
from ingest.errors import ParseError
from ingest.lawtree import tree_of
from ingest.lines import joined
from ingest.model import Law
from ingest.webpage import BLOCKS, IGNORED, TITLE_LIMIT, law_of, lines_of, parsed, title_of

__all__ = ["BLOCKS", "IGNORED", "read"]

REFUSALS = re.compile(
    r"just a moment|attention required|captcha|access denied|checking your browser|enable javascript|are you a robot|"
    r"verify you are human|request (?:rejected|blocked)|page not found|404 not found|error 40[34]|service unavailable|"
    r"bad gateway|security check|incapsula|cloudflare",
    re.IGNORECASE,
)
SHORT_PAGE = 500


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a web page into the law's tree; `language` is not needed, all languages' words are known.

    Raises ParseError for a page that is a refusal or an error, that is no HTML, or in which no unit can be found.
    """
    text, warnings = decoded(data)
    page = parsed(text, where)
    body = page.find("body")
    lines = list(joined(lines_of(page if body is None else body)))
    words = sum(len(line.text.split()) for line in lines)
    if words < SHORT_PAGE and REFUSALS.search(" ".join([title_of(page), *(line.text for line in lines)])):
        raise ParseError(
            where, "this page is a refusal or an error, not a law; open the address in a browser and save the law."
        )
    title = title_of(page) or (lines[0].text[:TITLE_LIMIT] if lines else "")
    return law_of(title, tree_of(lines), warnings, where)
