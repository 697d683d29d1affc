"""The vocabulary of Akoma Ntoso 3.0 (OASIS LegalDocML 1.0), as exports write it.

A kind that the standard has no element for is an `hcontainer` of that name, as the standard wishes.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from babel.core import get_global

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OURS = "urn:manumit"
ELEMENTS = frozenset({
    "book", "title", "part", "chapter", "division", "subdivision", "section", "article", "rule", "subsection",
    "paragraph", "subparagraph", "transitional",
})  # fmt: skip
"""Kinds that are elements of the standard."""
DOCUMENTS = {"treaty": "doc", "soft_law": "doc", "other": "doc", "bill": "bill"}
"""What a kind of work is in the standard; all others are an `act`."""
STATUSES = {"repealed": "removed", "former": "removed"}
"""What is not in the law any more. What is not in it yet has no status in the standard; `class` says it of both."""
DATE = re.compile(r"(\d{4})(-\d\d)?(-\d\d)?")
PRECISION = {4: "year", 7: "month", 10: "day"}
UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return UNFIT.sub("\ufffd", text)


def whole_date(text: str) -> tuple[str, str]:
    """A whole date, which the standard demands, and how much of it is known: day, month, year or unknown.

    >>> whole_date("2009-10-01"), whole_date("2009"), whole_date("")
    (('2009-10-01', 'day'), ('2009-01-01', 'year'), ('0001-01-01', 'unknown'))
    """
    found = DATE.fullmatch(text)
    if not found:
        return "0001-01-01", "unknown"
    return f"{text}{'-01-01'[len(text) - 10 :] if len(text) < 10 else ''}", PRECISION[len(text)]


@cache
def _codes() -> dict[str, str]:
    """Language codes of two letters → those of three (terminological, as ISO 639-2/T has them)."""
    bibliographic = {"alb", "arm", "baq", "bur", "chi", "cze", "dut", "fre", "geo", "ger", "gre", "ice", "mac", "mao",
                     "may", "per", "rum", "scc", "scr", "slo", "tib", "wel"}  # fmt: skip
    aliases: Mapping[str, Any] = get_global("language_aliases")
    return {
        two: three for three, two in sorted(aliases.items(), reverse=True)
        if len(three) == 3 and len(two) == 2 and three not in bibliographic
    }  # fmt: skip


def language_code(language: str) -> str:
    """A language by three letters, as the standard's addresses want it; `und` where it is not known.

    >>> [language_code(code) for code in ("en", "fr", "nb", "pt", "")]
    ['eng', 'fra', 'nob', 'por', 'und']
    """
    return _codes().get(language, language if len(language) == 3 else "und")
