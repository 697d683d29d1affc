"""The clauses nearest to an element for which nothing was found, for a person to confirm or correct.

Words are compared by their first letters, rarest first; only one country's laws are laid out at a time.
"""

import json
import math
import re
import unicodedata
from collections import Counter
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
        """The `most` provisions of these works that share the rarest words with `words`, if any do."""
        wanted = _stems(words)
        scored = ((self._score(wanted & stems), row) for row, stems in self._provisions if row["work"] in works)
        best = sorted(
            ((score, row) for score, row in scored if score > 0),
            key=lambda pair: (-pair[0], pair[1]["work"], pair[1]["eid"]),
        )
        return tuple(_evidence(row, wanted) for _, row in best[:most])

    def _score(self, shared: set[str]) -> float:
        total = len(self._provisions)
        return sum(math.log(total / self._frequency[stem]) for stem in shared) if len(shared) > 1 else 0.0

    @cached_property
    def _provisions(self) -> list[tuple[Any, set[str]]]:
        sql = """select p.work, p.eid, p.citation, p.basis, p.url, w.title,
                        p.heading, p.text, p.digest_heading, p.digest
                 from provisions p join works w on w.id = p.work where w.jurisdiction = ? and p.status = ''"""
        return [(row, _stems(" ".join(row[6:]))) for row in self._db.execute(sql, (self.code,))]

    @cached_property
    def _frequency(self) -> Counter[str]:
        return Counter(stem for _, stems in self._provisions for stem in stems)


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
