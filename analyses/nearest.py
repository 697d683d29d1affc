"""The clauses nearest to an element for which nothing was found, for a person to confirm or correct.

Words are compared by their first letters, rarest first; only one country's laws are laid out at a time.
"""

import heapq
import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from kb import store
from kb.model import Evidence

STEM = 6
WORD = re.compile(r"\w{4,}")
QUOTE = 320


class Nearest:
    """The provisions of one jurisdiction, ready to be compared with the words of an element. A context manager."""

    def __init__(self, db: Path, code: str) -> None:
        self.code = code
        self._open = ExitStack()
        self._db = self._open.enter_context(store.reading(db))
        self.absences = self._absences()

    def __enter__(self) -> "Nearest":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def _absences(self) -> dict[str, dict[str, Any]]:
        rows = self._db.execute("select * from absences where jurisdiction = ? order by date", (self.code,))
        return {row["element"]: {**dict(row), "works": json.loads(row["works"])} for row in rows}

    def to(self, words: str, works: Collection[str], most: int) -> tuple[Evidence, ...]:
        """The `most` provisions of these works that share the rarest words with `words`, if any share two or more."""
        wanted = _stems(words)
        score: dict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        for stem in sorted(wanted & self._places.keys()):
            rarity = math.log(len(self._provisions) / len(self._places[stem]))
            for place in self._places[stem]:
                score[place] += rarity
                shared[place] += 1
        rows = self._provisions
        found = [
            place for place, many in shared.items() if many > 1 and score[place] > 0 and rows[place]["work"] in works
        ]
        best = heapq.nsmallest(
            most, found, key=lambda place: (-score[place], rows[place]["work"], rows[place]["eid"])
        )  # fmt: skip
        return tuple(_evidence(rows[place], wanted) for place in best)

    @cached_property
    def _provisions(self) -> list[Any]:
        sql = """select p.work, p.eid, p.citation, p.basis, p.url, w.title,
                        p.heading, p.text, p.digest_heading, p.digest
                 from provisions p join works w on w.id = p.work where w.jurisdiction = ? and p.status = ''"""
        return self._db.execute(sql, (self.code,)).fetchall()

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where each stem stands."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, row in enumerate(self._provisions):
            for stem in _stems(" ".join(row[6:])):
                places[stem].append(place)
        return places


def _stems(words: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    return {word[:STEM] for word in WORD.findall(plain)}


def _evidence(row: Any, wanted: set[str]) -> Evidence:
    quote = (row["text"] or row["digest"] or row["heading"])[:QUOTE]
    shared = tuple(word for word in dict.fromkeys(re.findall(r"\w{4,}", quote)) if _stems(word) & wanted)
    return Evidence(
        row["work"],
        row["eid"],
        row["citation"],
        row["basis"],
        quote,
        shared,
        "nearest words",
        0.0,
        row["url"],
        "",
        row["title"],
    )
