"""Finding elements by their names and by terms of the glossary.

So "non-punishment of victims" and "péonage" lead to clauses that never use these words.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kb.glossary import LANGUAGES, Term, find
from kb.inflected import folded
from reading_room.query import EMPTY_WORDS, QUOTES, WORD, Query
from reading_room.visit import Row, Visit, loads
from reading_room.words import read

ELEMENTS = "select * from elements"
STEM = 6
ENOUGH, BEST = 0.6, 0.85
MOST = 4
IN_NAME, IN_QUESTION = 1.0, 0.75
HALF = 0.5
"""How much of a query a term must be, unless the query is nothing but terms."""


Stems = frozenset[str]


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
    known = {row["id"]: row for row in await seen.lasting(ELEMENTS)}
    named = await _elements(seen, query, known)
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


async def _elements(seen: Visit, query: Query, known: Collection[str]) -> list[str]:
    """Give the elements that a query names, best first: by number, or by most of the words of name and question."""
    if query.exact and not query.elements:
        return []
    if query.elements:
        return [id for id in known if id in query.elements]
    wanted = _stems(" ".join(query.words))
    texts, weights = await seen.made(ELEMENTS, _laid_out, seen.language)
    unknown = max(weights.values(), default=1.0)
    asked = {word: weights.get(word, unknown) for word in wanted}
    scored = [(_score(asked, *texts[id]), id) for id in known]
    best = max((score for score, _ in scored), default=0.0)
    kept = [(score, id) for score, id in scored if score >= max(ENOUGH, best * BEST)]
    return [id for _, id in sorted(kept, key=lambda one: (-one[0], one[1]))[:MOST]]


def _laid_out(rows: list[Row], language: str) -> tuple[dict[str, tuple[Stems, Stems]], dict[str, float]]:
    """The words of each element's name and question, and how telling each word is.

    Names are there in every language, so that each reader finds them in their own, and the group's in this reader's.
    """
    groups = {row["group"]: read(language).term("group", row["group"]) for row in rows}
    texts = {
        row["id"]: (_stems(f"{_in_all(row, 'name')} {groups[row['group']]}"), _stems(_in_all(row, "question")))
        for row in rows
    }
    return texts, _weights(name | question for name, question in texts.values())


def _in_all(row: Mapping[str, object], column: str) -> str:
    others = loads(row.get(f"{column}s"), {})
    return " ".join(map(str, [row[column], *others.values()]))


def _stems(text: str) -> Stems:
    """The beginnings of the words, alike for both spellings of English; the rest is mostly ending."""
    plain = folded(text).replace("our", "or").replace("ence", "ense")
    words = "".join(char if char.isalnum() else " " for char in plain).split()
    return frozenset(word[:STEM].rstrip("s") for word in words if word not in EMPTY_WORDS)


def _weights(texts: Iterable[frozenset[str]]) -> dict[str, float]:
    """How telling a word is: the fewer elements have it, the more; one that none has tells most."""
    texts = list(texts)
    often = Counter(word for text in texts for word in text)
    return {word: math.log(1 + len(texts) / count) for word, count in often.items()}


def _score(wanted: Mapping[str, float], name: Stems, question: Stems) -> float:
    """The share of the query, by weight, that the element's name or question has; none without a word of the name."""
    if not wanted.keys() & name:
        return 0.0
    found = sum(
        weight * (IN_NAME if word in name else IN_QUESTION)
        for word, weight in wanted.items()
        if word in name or word in question
    )
    return found / sum(wanted.values())
