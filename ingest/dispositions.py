"""Additional, transitional, repealing and final provisions, which Iberian laws name in words after their last article.

Each is a unit of its own ("Disposición final primera. Vigencia."), and belongs to no title or chapter of the law.
"""

import re

from ingest.heads import Head, looks_like_title
from ingest.lines import Line
from ingest.unitwords import LATIN

SORTS = r"adicional|transit[oòó]ria|derogat[oòó]ria|revogat[oó]ria|final|addicional|complementa?ria"
NUMBER = rf"(?:[^\W\d_]+(?:\s[^\W\d_]+)?|\d{{1,2}}\.?\s?[ªaº]?)(?:\s(?:{'|'.join(LATIN)}))?"
DISPOSITION = re.compile(
    rf"^(?P<name>(?:Disposici[óo]n|DISPOSICI[ÓO]N|Disposició|DISPOSICIÓ|Disposição|DISPOSIÇÃO)\s(?i:{SORTS})"
    rf"(?:\s(?i:{SORTS}))?(?:\s{NUMBER})?)\s*(?:[.:–—-]+\s*|$)(?P<rest>.*)$"
)
PASSING = re.compile(r"\btransit", re.IGNORECASE)
LONGEST_TITLE = 160


def disposition_head(line: Line) -> Head | None:
    """A line read as the head of a provision that is named, not numbered; a transitional one stands apart."""
    if line.mark or (line.joined and not line.level) or line.text[:4].lower() != "disp":
        return None
    found = DISPOSITION.match(line.text)
    if not found or found["rest"][:1].islower():
        return None
    name, rest = found["name"], found["rest"]
    if not PASSING.search(name):
        return Head("article", name, rest, (), 1.0)
    titled = len(rest) <= LONGEST_TITLE and looks_like_title(rest) if rest else True
    return Head("transitional", name, rest, (), 1.0) if titled else Head("article", name, rest, (), 1.0)
