"""Where a text refers to a provision: "paragraphs (a) and (b) of subsection (2) of section 4", "§ 5 Abs. 1 und 2 StGB".

A reference is read as steps from the outside in, whichever way the language says them: section 4 → subsection 2 →
paragraph a. What the steps lead to is for `kb.pinpoints` to say, which knows the tree.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kb.beside import Beside
from kb.cited_numbers import Item, Numbers
from kb.citing import Citing, rank
from kb.joined import PRECEDING, THAT, THIS, Reference, Step, continued, sharing
from kb.law_behind import NEAR, LawBehind
from kb.lawnames import BRIEF, Named, law_before

CAPITAL = re.compile(r"\s[A-ZÀ-Ý][a-zà-ÿ]")
TITLED = re.compile(r"\s?(?:ère|er)?\s?[:–—]\s[A-ZÀ-Ý]|\s-\s[A-ZÀ-Ý]")
HEADING = re.compile(r"\s?(?:ère|er)?\s?[:–—]\s[A-ZÀ-Ý]")


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
            group = [] if self._in_a_title(anchor.start()) else self._group(anchor, joined)
            position = max(anchor.end(), group[-1].end) if group else max(anchor.end(), anchor.start() + 1)
            if not group:
                continue
            excluded = bool(joined) and bool(self.words.except_.fullmatch(self.folded, joined[-1].end, group[0].start))
            if joined and not excluded and not self._coordinated(joined[-1].end, group[0].start):
                yield from joined
                joined = []
            if joined and (excluded or self.words.laws.shape == "after"):
                group = continued(joined[-1], group)
            if law := self._law_ahead(joined, group):
                group = [replace(one, law=law) for one in group]
            if joined and self._below_is_first(group[0].start):
                joined = sharing(joined, group)
            joined = LawBehind(self.folded, self.words, self.laws).given(joined, group)
        yield from joined

    def _in_a_title(self, place: int) -> bool:
        """Whether a place lies inside a law's title or number: "Lei nº 8.072"."""
        return any(law.start < place < law.end for law in self.laws)

    def _law_ahead(self, joined: list[Reference], group: list[Reference]) -> Named | None:
        """The law before a short "s. 3", and before one that is joined to it: "the Oar Act, 1895, s. 1 and s. 4"."""
        law, start = law_before(self.folded, group[0].start, self.laws, self.words), group[0].start
        listed = joined and self.folded[joined[-1].end : start].strip()
        if law or not listed or not BRIEF.match(self.folded, start):
            return law
        named = joined[-1].law
        return named if named and named.end <= joined[-1].start else None

    def _coordinated(self, end: int, start: int) -> bool:
        return start - end < NEAR and bool(self.words.coordinated.fullmatch(self.folded, end, start))

    def _below_is_first(self, position: int) -> bool:
        """Whether a reference begins with what stands in a section ("paragraph (a) of …") and not with the section."""
        unit = self.words.units.match(self.folded, position)
        return bool(unit) and rank((unit and unit.lastgroup) or "") == 2

    def _group(self, anchor: re.Match[str], joined: list[Reference]) -> list[Reference]:
        kind = (anchor.lastgroup or "").removeprefix("bare_")
        group = self._listed(kind, anchor)
        if group and self._is_no_reference(kind, anchor, group[-1]):
            return []
        if not group:
            return self._unnumbered(kind, anchor)
        if self._goes_on(group, joined):
            return group
        outward = self._outward(group)
        if outward != group or not (anchor.lastgroup or "").startswith("bare_"):
            return outward
        alone = self.words.alone.search(self.folded, max(0, anchor.start() - 8), anchor.start())
        return [replace(one, weak=True) for one in group] if alone else []

    def _unnumbered(self, kind: str, anchor: re.Match[str]) -> list[Reference]:
        """A unit's word without a number: a neighbour, or the head of an article, which Brazil calls its caput."""
        if anchor[0] != "caput":
            beside = Beside(self.numbers).neighbour(kind, anchor)
            return self._outward([beside]) if beside else []
        found = self._outward([Reference(anchor.start(), anchor.end(), ((kind, ""),))])
        return [replace(one, steps=one.steps[:-1] or (("article", THIS),)) for one in found]

    def _goes_on(self, group: list[Reference], joined: list[Reference]) -> bool:
        """ "§ 5 Nummer 1 oder Nummer 2, des § 6": the second number is of § 5, where sections are named first."""
        place = self.numbers.skip(group[-1].end)
        if not joined or self.folded[place : place + 1] != "," or not self._coordinated(joined[-1].end, group[0].start):
            return False
        units = [unit for one in joined if (unit := self.words.units.match(self.folded, one.start))]
        named_first = bool(units) and rank(units[-1].lastgroup or "") == 1
        return named_first and group[0].steps[0][0] in {kind for kind, _ in joined[-1].steps[1:]}

    def _is_no_reference(self, kind: str, anchor: re.Match[str], last: Reference) -> bool:
        """A heading that stands in the text, or an old number that an editor gives: [s. 102]."""
        if self.text[anchor.start() - 1 : anchor.start()] == "[" and self.text[last.end : last.end + 1] == "]":
            return True
        if self.words.apart.match(self.folded, last.end):
            return True  # "artículo sexto transitorio" is not article 6
        if self.words.former.search(self.folded, max(0, anchor.start() - 16), anchor.start()):
            return True  # "del antiguo artículo 339 al 341"
        capitals = self.text[slice(*anchor.span())].isupper()
        first = anchor.start() < 3
        begins = self.text[: anchor.start()].rstrip()[-1:] in (".", "]") and self.text[anchor.start()].isupper()
        titled = TITLED.match(self.text, last.end)
        if titled and self.text[anchor.start()].isupper() and self._stands_first(anchor.start()):
            return True  # "Paragraphe 2 : Du Gouvernement", "Art. 9 - Cortar"
        if rank(kind) == 2 and first and anchor[0] == "§" and CAPITAL.match(self.text, last.end):
            return True  # the number of the text itself
        glued = begins and CAPITAL.match(self.text, last.end)  # the heading of what comes next: "… Chapter XX Duties"
        heading = first or capitals or glued or HEADING.match(self.text, last.end)
        return (rank(kind) == 0 and bool(heading)) or (rank(kind) == 1 and first and capitals)

    def _stands_first(self, place: int) -> bool:
        """Whether a word begins a line of its own: nothing, the end of a sentence or a heading stands before it."""
        return bool(re.search(r"(?:^|[.:;)\]])\s*$|\b[A-ZÀ-Ý][^.;:,]{0,80}$", self.text[max(0, place - 90) : place]))

    def _listed(self, kind: str, anchor: re.Match[str]) -> list[Reference]:
        if anchor["ordinals"] and kind in self.words.ordinal_units:
            numbered = kind in self.words.counted or rank(kind) != 2  # "the second paragraph" is only counted
            said = re.findall("|".join(sorted(self.words.ordinals, key=len, reverse=True)), anchor["ordinals"])
            steps = [(kind if numbered else "sentence", self.words.ordinals[word]) for word in said]
            found = [Reference(anchor.start(), anchor.end(), (step,)) for step in steps]
            return [*found[:-1], *self._below(found[-1])] if kind in self.words.counted else found
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
                end = self._below(replace(last, end=following[0].end), outer=outer)[-1].end
                found[-1] = replace(last, until=following[0].labels[-1], end=end)
                following = self.numbers.following(kind, following[0], found[-1].end, word, ranged=True)
            item, start = (following[0], following[0].start) if following else (None, start)
        return found

    def _steps(self, kind: str, item: Item) -> tuple[Step, ...]:
        mark = "below" if item.form == "paren" else ""  # "subsection (3)(b)" and "subsection 490(1)" are two things
        return ((kind, item.labels[0]), *((mark, label) for label in item.labels[1:]))

    def _below(self, reference: Reference, *, outer: bool = False) -> list[Reference]:
        """All that is named in a section behind its number: "51, primer párrafo y fracción I"."""
        found = self._directly_below(reference, outer=outer)
        below = len(found[0].steps) > len(reference.steps) and rank(reference.steps[0][0]) == 1
        while below and self.words.laws.shape == "after":
            more = self._beside(found[-1].end)
            if not more or self._elsewhere(more[-1].end):
                break
            found += continued(found[-1], more)
        return found

    def _beside(self, position: int) -> list[Reference]:
        """What is named beside the first of a section: "y fracción I", ", segundo párrafo", "y los párrafos 4 y 5"."""
        conjunction = self.words.conjunction.match(self.folded, position)
        link = conjunction or self.words.comma.match(self.folded, position)
        if not link:
            return []
        article = self.words.articles.match(self.folded, link.end())
        said = self.words.anchor.match(self.folded, article.end() if article else link.end())
        kind = (said.lastgroup or "") if said else ""
        if not said or rank(kind) != 2 or kind.startswith("bare_") or not (conjunction or said["ordinals"]):
            return []
        return self._listed(kind, said)

    def _directly_below(self, reference: Reference, *, outer: bool) -> list[Reference]:
        """What stands directly behind a number: "art. 5º, inciso I, alínea a", "Abs. 1 Satz 2"."""
        comma = self.folded[reference.end : reference.end + 1] == ","
        if comma and outer and self.words.laws.shape == "before":
            return [reference]  # "paragraph (a) of section 4, subsection (2) of section 5"
        position = self.numbers.skip(reference.end + comma)
        if comma and reference.steps[-1][1][-1:].isdigit() and (roman := self._roman(position)):
            return self._below(replace(reference, end=roman.end, steps=(*reference.steps, ("", roman.labels[0]))))
        if comma and (counted := self._counted(reference, position)):
            return counted
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

    def _counted(self, reference: Reference, position: int) -> list[Reference]:
        """ "24, tercer párrafo": what stands in a section, counted by a word before it."""
        said = self.words.anchor.match(self.folded, position)
        kind = (said.lastgroup or "") if said else ""
        if not said or not said["ordinals"] or rank(kind) != 2 or self.words.of.match(self.folded, said.end()):
            return []
        return [
            replace(one, start=reference.start, steps=(*reference.steps, *one.steps))
            for one in self._listed(kind, said)
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

    def _outward(self, group: list[Reference]) -> list[Reference]:
        """What the group stands in: "of subsection (2) of section 4", "of this article"."""
        link = self.words.of.match(self.folded, group[-1].end) or self._added(group)
        place = link.end() if link else self.numbers.skip(group[-1].end)
        pointed = link or (self.words.laws.shape == "after" and self.words.this.match(self.folded, place))
        outer = self._outer(place, max(rank(one.steps[0][0]) for one in group)) if pointed else []
        if not outer:
            return group
        first, *more = outer
        inside = [
            replace(one, steps=(*first.steps, *one.steps), end=max(one.end, first.end) if one is group[-1] else one.end)
            for one in group
        ]
        return [*inside, *more]

    def _added(self, group: list[Reference]) -> re.Match[str] | None:
        """ "Un párrafo segundo al artículo 5": what is added to a larger unit will stand in it."""
        link = self.words.added.match(self.folded, group[-1].end)
        unit = self.words.units.match(self.folded, link.end()) if link else None
        kind, kinds = (unit and unit.lastgroup) or "", {one.steps[0][0] for one in group}
        larger = rank(kind) < min(map(rank, kinds)) or (kinds == {"sentence"} and kind != "sentence")
        return link if unit and larger else None

    def _outer(self, position: int, inner: int) -> list[Reference]:
        pointed = {
            THIS: self.words.this.match(self.folded, position),
            THAT: self.words.that.match(self.folded, position),
        }
        articles = self.words.articles.match(self.folded, position)
        places = [(mark, found.end()) for mark, found in pointed.items() if found]
        for mark, place in [*places, ("", articles.end() if articles else position), ("", position)]:
            unit = self.words.units.match(self.folded, place) or (None if mark else self._bare(place))
            kind = ((unit and unit.lastgroup) or "").removeprefix("bare_")
            if not unit or rank(kind) > inner or (rank(kind) == inner == 1):
                continue
            if unit[0] == "caput":
                link = self.words.of.match(self.folded, unit.end())
                return self._outer(link.end(), inner) if link else []
            if listed := self._list(kind, position, unit.end(), unit[0], outer=True):
                return self._outward(listed)
            behind = self.words.preceding.match(self.folded, self.numbers.skip(unit.end()))
            if not mark and behind and not unit[0].endswith("s") and self.words.laws.shape == "after":
                return [Reference(position, behind.end(), ((kind, PRECEDING),))]
            if mark:
                return [Reference(position, unit.end(), ((kind, mark),))]
        return []

    def _bare(self, position: int) -> re.Match[str] | None:
        found = self.words.anchor.match(self.folded, position)
        return found if found and (found.lastgroup or "").startswith("bare_") else None
