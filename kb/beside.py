"""Units that are named by where they stand: "the preceding section", "los dos artículos anteriores", "this Chapter"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.cited_numbers import Numbers, plural
from kb.citing import rank
from kb.joined import FOLLOWING, PRECEDING, THIS, Reference

REACH = 24
COUNTED = 18


@dataclass(frozen=True)
class Beside:
    """Finds what a unit's word without a number points to; `numbers` reads the same text."""

    numbers: Numbers

    def neighbour(self, kind: str, anchor: re.Match[str]) -> Reference | None:
        """The unit, or so many units, before or behind; the container that is "this". A bare plural says nothing."""
        for mark, start, end in self._places(anchor):
            first, count = self._count(start)
            if count > 1:
                ends = (f"{mark} {count}", mark) if mark == PRECEDING else (mark, f"{mark} {count}")
                return Reference(first, end, ((kind, ends[0]),), until=ends[1])
            if not plural(anchor[0]):
                return Reference(start, end, ((kind, mark),))
        return None if plural(anchor[0]) else self._and_the_one_before(kind, anchor) or self._this(kind, anchor)

    def _places(self, anchor: re.Match[str]) -> Iterator[tuple[str, int, int]]:
        words, folded = self.numbers.words, self.numbers.folded
        low, high = max(0, anchor.start() - REACH), min(anchor.end() + REACH, len(folded))
        for mark, pattern in ((PRECEDING, words.preceding), (FOLLOWING, words.following)):
            for found in pattern.finditer(folded, low, high):
                behind = "behind" in pattern.groupindex and found["behind"]
                if found.end() == anchor.start() or (behind and self.numbers.skip(anchor.end()) == found.start()):
                    yield mark, min(found.start(), anchor.start()), max(found.end(), anchor.end())

    def _count(self, position: int) -> tuple[int, int]:
        """Where the number of units before a place begins, and the number: "los dos" → 2."""
        before = self.numbers.folded[max(0, position - COUNTED) : position]
        found = re.search(r"(\w+)\s+$", before)
        count = self.numbers.words.spelled.get(found[1], 0) if found else 0
        return (position - len(before) + found.start() if found else position), count

    def _and_the_one_before(self, kind: str, anchor: re.Match[str]) -> Reference | None:
        """ "En este artículo y en el anterior"."""
        words, folded = self.numbers.words, self.numbers.folded
        conjunction = words.conjunction.match(folded, anchor.end())
        if conjunction is None:
            return None
        link = words.of.match(folded, conjunction.end())
        article = words.articles.match(folded, link.end() if link else conjunction.end())
        found = words.preceding.match(folded, article.end()) if article else None
        behind = found and "behind" in words.preceding.groupindex and found["behind"]
        return Reference(found.start(), found.end(), ((kind, PRECEDING),)) if found and behind else None

    def _this(self, kind: str, anchor: re.Match[str]) -> Reference | None:
        if rank(kind):
            return None
        low = max(0, anchor.start() - REACH)
        said = [
            found
            for found in self.numbers.words.this.finditer(self.numbers.folded, low, anchor.end())
            if found.end() == anchor.start()
        ]
        return Reference(said[-1].start(), anchor.end(), ((kind, THIS),), weak=True) if said else None
