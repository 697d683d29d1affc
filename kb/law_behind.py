"""The law that stands behind a reference, and for which of the references before it that law is meant."""

import re
from dataclasses import dataclass, replace

from kb.citing import Citing, rank
from kb.joined import Reference, points
from kb.lawnames import Named

NEAR = 48


@dataclass(frozen=True)
class LawBehind:
    """Gives references the law that is named behind them; `laws` are all that the text names."""

    folded: str
    words: Citing
    laws: list[Named]

    def given(self, joined: list[Reference], group: list[Reference]) -> list[Reference]:
        """The references joined so far and a new group, with the law that stands behind them, if one does."""
        law, end = self._tail(group[-1])
        law = law or self._before_colon(group[0].start)
        if law is None:
            return [*joined, *group]
        own = law.points == "this"
        named = self._last_law(law) if law.points == "that" else law
        tailed = [replace(one, law=None if own else named, own=own) for one in group]
        before = [
            replace(one, law=None if own else named, own=own) if self._shares(one, group[0]) else one for one in joined
        ]
        return [*before, *tailed[:-1], replace(tailed[-1], end=end)]

    def _before_colon(self, start: int) -> Named | None:
        """ "Wood Code Act 1809: sections 3 to 8", as lists of laws say it."""
        return next((law for law in self.laws if not law.bare and self.folded[law.end : start].split() == [":"]), None)

    def _shares(self, one: Reference, other: Reference) -> bool:
        """Whether a law named behind `other` is also meant for `one`: "section 3 and section 4 of the Penal Code"."""
        kind, label = one.steps[0]
        return not (one.law or one.own or points(label)) and rank(kind) == 1 and kind == other.steps[0][0]

    def _tail(self, last: Reference) -> tuple[Named | None, int]:
        kind, end = last.steps[0][0], last.end
        for law in self.laws:
            if end <= law.start < end + NEAR:
                if kind == "schedule" and self.words.annexed.fullmatch(self.folded, end, law.start):
                    return law, law.end
                gap = self.words.tail.fullmatch(self.folded, end, law.start)
                return (law, law.end) if gap and self._belongs(law, gap, kind, end) else (None, end)
        return None, end

    def _belongs(self, law: Named, gap: re.Match[str], kind: str, end: int) -> bool:
        """Whether a law belongs to what stands before it: by an "of", directly ("§ 5 StPO"), or "art. 25, Ley 12"."""
        numbered = self.words.laws.shape == "after" and law.name[-1:].isdigit() and gap[0].strip() == ","
        titled = kind == "title" and not law.bare and gap[0].strip() == ","  # "title 5, United States Code"
        direct = not law.bare and law.start > end and "," not in gap[0]
        return bool(gap["of"] or law.points or numbered or titled or direct)

    def _last_law(self, law: Named) -> Named:
        before = [one for one in self.laws if one.end < law.start and not one.bare]
        return before[-1] if before else law
