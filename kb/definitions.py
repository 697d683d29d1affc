"""Which terms a law defines, and where: one row of `definitions` a term."""

import re
from collections.abc import Iterator
from typing import Any

from ingest.tree import TERM
from kb.citing import Citing, citing
from kb.patterns import fold

Row = dict[str, Any]
LONGEST = 9
ARTICLE = re.compile(r"^(?:the|an?|el|la|los|las|l'|le|les|une?|o|os|as|der|die|das|ein|eine)\s+", re.IGNORECASE)
MARKS = " \t\n.,;:—–-\"'“”«»‘’„()"


def definitions_of(provisions: list[Row], language: str) -> list[Row]:
    """The rows of `definitions` of a work, from its rows of `provisions`."""
    words = citing(language)
    opened: set[str] = set()
    found: dict[tuple[str, str], Row] = {}
    for row in provisions:
        if row["basis"] != "official":
            continue
        for term in _terms(row, words, opened):
            found[row["eid"], term] = {"eid": row["eid"], "unit": row["unit"], "term": term, "language": language}
    return list(found.values())


def _terms(row: Row, words: Citing | None, opened: set[str]) -> Iterator[str]:
    """The terms that one provision defines; `opened` collects the provisions under which definitions are listed."""
    text = row["text"]
    if row["kind"] == "definition":
        found = TERM.match(text)
        yield from _clean(found[1] if found else row["heading"])
        return
    if words is None or row["kind"] in ("note", "preamble"):
        return
    folded = fold(text)
    if words.opens.search(folded) or (row["heading"] and words.opens.search(fold(row["heading"]))):
        opened.add(row["eid"])
    if row["parent"] in opened and (listed := words.opened.match(folded)):
        yield from _clean(text[slice(*listed.span("term"))])
        return
    for pattern in words.definitions:
        for match in pattern.finditer(folded):
            group = next(name for name in pattern.groupindex if match[name] is not None)
            yield from _clean(text[slice(*match.span(group))])


def _clean(printed: str) -> Iterator[str]:
    """The term without marks and article; a run of words too long to be a term is none."""
    term = ARTICLE.sub("", " ".join(printed.split()).strip(MARKS)).strip(MARKS)
    if (
        term
        and len(term.split()) <= LONGEST
        and not re.search(r"[\d\[\]]|^(?:for|in) (?:the|this)\b|\.-", term.lower())
    ):
        yield term
