"""Where a text refers to a provision: "paragraphs (a) and (b) of subsection (2) of section 4", "§ 5 Abs. 1 und 2 StGB".

A reference is read as steps from the outside in, whichever way the language says them: section 4 → subsection 2 →
paragraph a. What the steps lead to is for `kb.pinpoints` to say, which knows the tree.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kb.cited_numbers import Item, Numbers
from kb.citing import Citing, rank
from kb.lawnames import Named

THIS, THAT, PRECEDING, FOLLOWING = "@this", "@that", "@preceding", "@following"
Step = tuple[str, str]
NEAR = 48
HEADING = re.compile(r"\s?(?:ère|er)?\s?[:–—]\s[A-ZÀ-Ý]")


@dataclass(frozen=True)
class Reference:
    """A reference, `start` to `end`: its steps from the outside in; `until` where it is a range; the law, if another.

    `own` says that the text names itself ("of this Act").
    """

    start: int
    end: int
    steps: tuple[Step, ...]
    until: str = ""
    law: Named | None = None
    own: bool = False


def references(text: str, folded: str, words: Citing, laws: list[Named]) -> list[Reference]:
    """Every reference of a text to a provision, in order; `laws` are the laws that it names."""
    return list(_Scanner(text, folded, words, laws).all())


@dataclass
class _Scanner:
    text: str
    folded: str
    words: Citing
    laws: list[Named]
    numbers: Numbers = field(init=False)

    def __post_init__(self) -> None:
        self.numbers = Numbers(self.text, self.folded, self.words)

    def all(self) -> Iterator[Reference]:
        """The groups of references with the law that stands behind each, also for the groups joined to it before."""
        position, joined = 0, list[Reference]()
        while anchor := self.words.anchor.search(self.folded, position):
            group = [] if self._in_a_title(anchor.start()) else self._group(anchor)
            position = max(anchor.end(), group[-1].end) if group else max(anchor.end(), anchor.start() + 1)
            if not group:
                continue
            if joined and not self._coordinated(joined[-1].end, group[0].start):
                yield from joined
                joined = []
            if joined and self.words.laws.shape == "after":
                group = _continued(joined[-1], group)
            joined = self._with_law(joined, group)
        yield from joined

    def _in_a_title(self, place: int) -> bool:
        """Whether a place lies inside a law's title or number: "Lei nº 8.072"."""
        return any(law.start < place < law.end for law in self.laws)

    def _coordinated(self, end: int, start: int) -> bool:
        return start - end < NEAR and bool(self.words.coordinated.fullmatch(self.folded, end, start))

    def _with_law(self, joined: list[Reference], group: list[Reference]) -> list[Reference]:
        law, end = self._tail(group[-1].end)
        if law is None:
            return [*joined, *group]
        own = law.points == "this"
        named = self._last_law(law) if law.points == "that" else law
        tailed = [replace(one, law=None if own else named, own=own) for one in group]
        before = [
            replace(one, law=None if own else named, own=own) if self._shares(one, group[0]) else one for one in joined
        ]
        return [*before, *tailed[:-1], replace(tailed[-1], end=end)]

    def _shares(self, one: Reference, other: Reference) -> bool:
        """Whether a law named behind `other` is also meant for `one`: "section 3 and section 4 of the Penal Code"."""
        kind, label = one.steps[0]
        return not (one.law or one.own or label[:1] == "@") and rank(kind) == 1 and kind == other.steps[0][0]

    def _tail(self, end: int) -> tuple[Named | None, int]:
        for law in self.laws:
            if end <= law.start < end + NEAR:
                gap = self.words.tail.fullmatch(self.folded, end, law.start)
                return (law, law.end) if gap and self._belongs(law, gap, end) else (None, end)
        return None, end

    def _belongs(self, law: Named, gap: re.Match[str], end: int) -> bool:
        """Whether a law belongs to what stands before it: by an "of", directly ("§ 5 StPO"), or "art. 25, Ley 12"."""
        numbered = self.words.laws.shape == "after" and law.name[-1:].isdigit() and gap[0].strip() == ","
        return bool(gap["of"] or law.points or numbered or (not law.bare and law.start > end and "," not in gap[0]))

    def _last_law(self, law: Named) -> Named:
        before = [one for one in self.laws if one.end < law.start and not one.bare]
        return before[-1] if before else law

    def _group(self, anchor: re.Match[str]) -> list[Reference]:
        kind = (anchor.lastgroup or "").removeprefix("bare_")
        bare = (anchor.lastgroup or "").startswith("bare_")
        group = self._listed(kind, anchor)
        if group and self._is_no_reference(kind, anchor, group[-1]):
            return []
        if not group:
            return self._neighbour(kind, anchor)
        return self._outward(group, needed=bare)

    def _is_no_reference(self, kind: str, anchor: re.Match[str], last: Reference) -> bool:
        """A heading that stands in the text, or an old number that an editor gives: [s. 102]."""
        if self.text[anchor.start() - 1 : anchor.start()] == "[" and self.text[last.end : last.end + 1] == "]":
            return True
        capitals = self.text[slice(*anchor.span())].isupper()
        first = anchor.start() < 3
        heading = first or capitals or HEADING.match(self.text, last.end)
        return (rank(kind) == 0 and bool(heading)) or (rank(kind) == 1 and first and capitals)

    def _listed(self, kind: str, anchor: re.Match[str]) -> list[Reference]:
        if anchor["ordinals"] and kind in self.words.ordinal_units:
            said = re.findall("|".join(sorted(self.words.ordinals, key=len, reverse=True)), anchor["ordinals"])
            return [Reference(anchor.start(), anchor.end(), ((kind, self.words.ordinals[word]),)) for word in said]
        start = anchor.end("ordinals") + 1 if anchor["ordinals"] else anchor.start()
        return self._list(kind, start, anchor.end(), anchor[0])

    def _list(self, kind: str, start: int, position: int, word: str, *, outer: bool = False) -> list[Reference]:
        """The numbers behind a unit's word, each with what is below it."""
        item = self.numbers.item(kind, self.numbers.skip(position))
        found: list[Reference] = []
        while item:
            found += self._below(Reference(start, item.end, self._steps(kind, item)), outer=outer)
            following = self.numbers.following(kind, item, found[-1].end, word, ranged=bool(found[-1].until))
            if following and following[1]:
                item = self.numbers.item(kind, following[0].start)
                last = found[-1]
                found[-1] = replace(last, until=following[0].labels[-1], end=following[0].end)
                following = self.numbers.following(kind, following[0], found[-1].end, word, ranged=True)
            item, start = (following[0], following[0].start) if following else (None, start)
        return found

    def _steps(self, kind: str, item: Item) -> tuple[Step, ...]:
        mark = "below" if item.form == "paren" else ""  # "subsection (3)(b)" and "subsection 490(1)" are two things
        return ((kind, item.labels[0]), *((mark, label) for label in item.labels[1:]))

    def _below(self, reference: Reference, *, outer: bool = False) -> list[Reference]:
        """What stands directly behind a number: "art. 5º, inciso I, alínea a", "Abs. 1 Satz 2"."""
        comma = self.folded[reference.end : reference.end + 1] == ","
        if comma and outer and self.words.laws.shape == "before":
            return [reference]  # "paragraph (a) of section 4, subsection (2) of section 5"
        position = self.numbers.skip(reference.end + comma)
        if comma and (roman := self._roman(position)):
            return self._below(replace(reference, end=roman.end, steps=(*reference.steps, ("", roman.labels[0]))))
        unit = self.words.units.match(self.folded, position)
        if not unit or rank(unit.lastgroup or "") != 2 or self.folded[unit.end() : unit.end() + 1].isalpha():
            return [reference]
        inner = self._list(unit.lastgroup or "", position, unit.end(), unit[0])
        if inner and rank(reference.steps[0][0]) == 1 and self._elsewhere(inner[-1].end):
            return [reference]
        if not inner:
            return self._caput(replace(reference, end=unit.end())) if unit[0] == "caput" else [reference]
        start = [reference.start, *(one.start for one in inner[1:])]
        return [
            replace(one, start=begin, steps=(*reference.steps, *one.steps))
            for begin, one in zip(start, inner, strict=True)
        ]

    def _roman(self, position: int) -> Item | None:
        """A number without its word, as Brazilian laws write it: "art. 5º, § 1º, IV"."""
        item = self.numbers.item("", position) if self.words.laws.shape == "after" else None
        return item if item and item.form == "letter" and self.text[position : item.end].isupper() else None

    def _elsewhere(self, position: int) -> bool:
        """Whether a numbered section follows an "of": what stands before it belongs to that one."""
        link = self.words.of.match(self.folded, position)
        unit = self.words.units.match(self.folded, link.end()) if link else None
        kind = (unit.lastgroup or "") if unit else ""
        return bool(unit and rank(kind) == 1 and self.numbers.item(kind, self.numbers.skip(unit.end())))

    def _caput(self, reference: Reference) -> list[Reference]:
        """The head of an article, which has no number, and what is named beside it: "art. 33, caput e § 1º"."""
        link = self.words.conjunction.match(self.folded, reference.end)
        below = self._below(replace(reference, end=link.end())) if link else []
        if not below or below[0].steps == reference.steps:
            return [reference]
        first = self.numbers.skip(link.end()) if link else reference.end
        return [reference, replace(below[0], start=first), *below[1:]]

    def _outward(self, group: list[Reference], *, needed: bool = False) -> list[Reference]:
        """What the group stands in: "of subsection (2) of section 4", "of this article"."""
        link = self.words.of.match(self.folded, group[-1].end)
        place = link.end() if link else self.numbers.skip(group[-1].end)
        pointed = link or (self.words.laws.shape == "after" and self.words.this.match(self.folded, place))
        outer = self._outer(place, max(rank(one.steps[0][0]) for one in group)) if pointed else []
        if not outer:
            return [] if needed else group
        first, *more = outer
        inside = [
            replace(one, steps=(*first.steps, *one.steps), end=max(one.end, first.end) if one is group[-1] else one.end)
            for one in group
        ]
        return [*inside, *more]

    def _outer(self, position: int, inner: int) -> list[Reference]:
        pointed = {
            THIS: self.words.this.match(self.folded, position),
            THAT: self.words.that.match(self.folded, position),
        }
        articles = self.words.articles.match(self.folded, position)
        places = [(mark, found.end()) for mark, found in pointed.items() if found]
        for mark, place in [*places, ("", articles.end() if articles else position), ("", position)]:
            unit = self.words.units.match(self.folded, place)
            if not unit or rank(unit.lastgroup or "") > inner or (rank(unit.lastgroup or "") == inner == 1):
                continue
            if listed := self._list(unit.lastgroup or "", position, unit.end(), unit[0], outer=True):
                return self._outward(listed)
            behind = self.words.preceding.match(self.folded, self.numbers.skip(unit.end()))
            if not mark and behind and not unit[0].endswith("s") and self.words.laws.shape == "after":
                return [Reference(position, behind.end(), ((unit.lastgroup or "", PRECEDING),))]
            if mark:
                return [Reference(position, unit.end(), ((unit.lastgroup or "", mark),))]
        return []

    def _neighbour(self, kind: str, anchor: re.Match[str]) -> list[Reference]:
        """ "The preceding section", "el artículo anterior": one unit before or behind; plurals are left alone."""
        word = anchor[0]
        if word.endswith("s") or kind == "sentence":
            return []
        for mark, pattern in ((PRECEDING, self.words.preceding), (FOLLOWING, self.words.following)):
            for found in pattern.finditer(
                self.folded, max(0, anchor.start() - 24), min(anchor.end() + 24, len(self.folded))
            ):
                behind = "behind" in pattern.groupindex and found["behind"]
                if found.end() == anchor.start() or (behind and self.numbers.skip(anchor.end()) == found.start()):
                    start, end = min(found.start(), anchor.start()), max(found.end(), anchor.end())
                    return self._outward([Reference(start, end, ((kind, mark),))])
        return []


def _continued(before: Reference, group: list[Reference]) -> list[Reference]:
    """ "§ 5 Absatz 1 oder Absatz 3": what follows stands in the same section, where no other is named."""
    kind = group[0].steps[0][0]
    if (
        rank(kind) != 2
        or rank(before.steps[0][0]) != 1
        or before.law
        or any(label[:1] == "@" for _, label in before.steps)
    ):
        return group
    same = [place for place, step in enumerate(before.steps) if step[0] == kind]
    kept = before.steps[: same[0]] if same else before.steps[:1]
    return [replace(one, steps=(*kept, *one.steps)) if one.steps[0][0] == kind else one for one in group]


def settled(found: list[Reference]) -> list[Reference]:
    """The references with "that section" replaced by the section named last; without an antecedent they go."""
    kept: list[Reference] = []
    last: dict[str, Step] = {}
    for reference in found:
        steps = tuple(
            last.get(kind, (kind, label)) if label == THAT else (kind, label) for kind, label in reference.steps
        )
        if all(label != THAT for _, label in steps):
            kept.append(replace(reference, steps=steps))
        last |= {kind: (kind, label) for kind, label in steps if rank(kind) == 1}
    return kept
