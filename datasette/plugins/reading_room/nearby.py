"""Finding elements by their names, so that "non-punishment of victims" leads to clauses that never use these words."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from reading_room.query import EMPTY_WORDS, Query, folded
from reading_room.visit import Row, Visit, loads

STEM = 6
ENOUGH, BEST = 0.6, 0.85
MOST = 4
IN_NAME, IN_QUESTION = 1.0, 0.75


async def elements(seen: Visit, query: Query) -> list[Row]:
    """Give the elements that a query names, best first: by number, or by most of the words of name and question."""
    if query.exact and not query.elements:
        return []
    known = await seen.rows("select * from elements")
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


def _stems(text: str) -> set[str]:
    """The beginnings of the words, alike for both spellings of English; the rest is mostly ending."""
    plain = folded(text).replace("our", "or").replace("ence", "ense")
    words = "".join(char if char.isalnum() else " " for char in plain).split()
    return {word[:STEM].rstrip("s") for word in words if word not in EMPTY_WORDS}


def _weights(texts: Iterable[set[str]]) -> dict[str, float]:
    """How telling a word is: the fewer elements have it, the more."""
    texts = list(texts)
    often = Counter(word for text in texts for word in text)
    return {word: math.log(1 + len(texts) / count) for word, count in often.items()}


def _score(wanted: set[str], name: set[str], question: set[str], weights: Mapping[str, float]) -> float:
    """The share of the query, by weight, that the element's name or question has; an unknown word weighs most."""
    unknown = max(weights.values(), default=1.0)
    whole = sum(weights.get(word, unknown) for word in wanted)
    found = sum(
        weights.get(word, unknown) * (IN_NAME if word in name else IN_QUESTION)
        for word in wanted
        if word in name or word in question
    )
    return found / whole if whole and wanted & name else 0.0
