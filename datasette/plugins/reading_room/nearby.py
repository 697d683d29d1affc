"""Finding elements by their names and by terms of the glossary.

So "non-punishment of victims" and "péonage" lead to clauses that never use these words.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kb.glossary import LANGUAGES, Term, find
from kb.inflected import folded
from reading_room.query import EMPTY_WORDS, QUOTES, WORD, Query
from reading_room.visit import Row, Visit, loads

STEM = 6
ENOUGH, BEST = 0.6, 0.85
MOST = 4
IN_NAME, IN_QUESTION = 1.0, 0.75
HALF = 0.5
"""How much of a query a term must be, unless the query is nothing but terms."""


@dataclass(frozen=True)
class Near:
    """What a query means beyond its words: terms of the glossary, and elements, those of the terms first.

    `term`: the one that the query is, word for word.
    """

    terms: tuple[Term, ...] = ()
    elements: tuple[Row, ...] = ()
    term: Term | None = None

    def of(self, term: Term) -> list[Row]:
        """Give the elements of one of the terms."""
        return [row for row in self.elements if row["id"] in term.elements]

    @property
    def named(self) -> list[Row]:
        """Give the elements that no term led to: the query names them itself."""
        meant = {id for term in self.terms for id in term.elements}
        return [row for row in self.elements if row["id"] not in meant]


async def near(seen: Visit, query: Query, terms: tuple[Term, ...]) -> Near:
    """Find what a query names; no more than was typed where the reader set a phrase or left something out."""
    if not query.words and not query.elements:
        return Near()
    plain = query.typed.translate(QUOTES).replace('"', " ")
    found = [] if query.elements else _met(terms, plain, seen.language)
    term = next((term for words, term in found if WORD.findall(words) == WORD.findall(plain)), None)
    meant = () if query.exact else tuple(_telling(found, len(query.words)))
    known = {row["id"]: row for row in await seen.rows("select * from elements")}
    named = [row["id"] for row in elements(seen, query, list(known.values()))]
    ids = dict.fromkeys([*(id for one in meant for id in one.elements), *named])
    return Near(meant, tuple(known[id] for id in ids if id in known), term)


def _met(terms: tuple[Term, ...], typed: str, language: str) -> list[tuple[str, Term]]:
    """The terms in a query with the words that name them, in the reader's language or in another."""
    met: dict[str, tuple[str, Term]] = {}
    for said in (language, *(other for other in LANGUAGES if other != language)):
        for start, end, term in find(terms, typed, said):
            kept = met.setdefault(term.id, (typed[start:end], term))
            if len(kept[0]) < end - start:
                met[term.id] = (typed[start:end], term)
    return list(met.values())


def _telling(met: Sequence[tuple[str, Term]], asked: int) -> list[Term]:
    """The terms that are much of the query: a "child" somewhere in a long question says little."""
    sizes = [(len(_content(words)), term) for words, term in met]
    every = sum(size for size, _ in sizes) >= asked
    return [term for size, term in sizes if every or size >= HALF * asked]


def _content(words: str) -> list[str]:
    return [word for word in WORD.findall(words) if folded(word) not in EMPTY_WORDS]


def elements(seen: Visit, query: Query, known: Sequence[Row]) -> list[Row]:
    """Give the elements that a query names, best first: by number, or by most of the words of name and question."""
    if query.exact and not query.elements:
        return []
    if query.elements:
        return [row for row in known if row["id"] in query.elements]
    wanted = _stems(" ".join(query.words))
    texts = {row["id"]: (_stems(_name(seen, row)), _stems(_in_all(row, "question"))) for row in known}
    weights = _weights(name | question for name, question in texts.values())
    scored = [(_score(wanted, *texts[row["id"]], weights), row) for row in known]
    best = max((score for score, _ in scored), default=0.0)
    kept = [(score, row) for score, row in scored if score >= max(ENOUGH, best * BEST)]
    return [row for _, row in sorted(kept, key=lambda one: (-one[0], one[1]["id"]))[:MOST]]


def _name(seen: Visit, row: Mapping[str, object]) -> str:
    """The name in every language, so that each reader finds it in their own, and the group's in this reader's."""
    return f"{_in_all(row, 'name')} {seen.words.term('group', row['group'])}"


def _in_all(row: Mapping[str, object], column: str) -> str:
    others = loads(row.get(f"{column}s"), {})
    return " ".join(map(str, [row[column], *others.values()]))


@lru_cache(4096)
def _stems(text: str) -> frozenset[str]:
    """The beginnings of the words, alike for both spellings of English; the rest is mostly ending."""
    plain = folded(text).replace("our", "or").replace("ence", "ense")
    words = "".join(char if char.isalnum() else " " for char in plain).split()
    return frozenset(word[:STEM].rstrip("s") for word in words if word not in EMPTY_WORDS)


def _weights(texts: Iterable[frozenset[str]]) -> dict[str, float]:
    """How telling a word is: the fewer elements have it, the more."""
    texts = list(texts)
    often = Counter(word for text in texts for word in text)
    return {word: math.log(1 + len(texts) / count) for word, count in often.items()}


def _score(
    wanted: frozenset[str], name: frozenset[str], question: frozenset[str], weights: Mapping[str, float]
) -> float:
    """The share of the query, by weight, that the element's name or question has; an unknown word weighs most."""
    unknown = max(weights.values(), default=1.0)
    whole = sum(weights.get(word, unknown) for word in wanted)
    found = sum(
        weights.get(word, unknown) * (IN_NAME if word in name else IN_QUESTION)
        for word in wanted
        if word in name or word in question
    )
    return found / whole if whole and wanted & name else 0.0
