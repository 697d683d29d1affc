"""Plain text: any law whose units open with a number at the start of a line.

Lines may be broken to a width or be whole paragraphs; containers, schedules and tables of contents are found by their
words (`unitwords`), units by the sequence of their numbers (`chain`), clauses by succession (`clauses`).
"""

from dataclasses import replace

from ingest.decoding import decoded
from ingest.doubts import columns, doubts
from ingest.errors import ParseError
from ingest.lawtree import tree_of
from ingest.lines import joined, text_lines
from ingest.model import Law

TITLE_LIMIT = 200


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a plain text into the law's tree; `language` is not needed, all languages' words are known.

    Raises ParseError if no section, article or rule can be found in it.
    """
    text, warnings = decoded(data)
    lines = list(joined(text_lines(text)))
    body = tree_of(lines)
    law = Law(lines[0].text[:TITLE_LIMIT] if lines else "", body, warnings)
    units = list(law.units())
    if not units:
        raise ParseError(
            where, "no numbered section, article or rule was found; check that the text is a law and is whole."
        )
    return replace(law, warnings=(*law.warnings, *columns(text), *doubts(units)))
