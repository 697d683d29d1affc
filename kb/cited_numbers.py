"""The numbers behind a unit's word: "3, 4 and 5", "12 to 15", "(2)(a)", "5º, 6º-A e 7º", "a) y b)"."""

import re
from dataclasses import dataclass, replace

from ingest.tree import clean_number
from kb.citing import Citing, rank

PARENTHESES = re.compile(r"\(\s?([\w.]+)\s?\)")
ORDINAL_POINT = re.compile(r"o\.(?:\s[a-z]|[,;])")
SUBS = re.compile(r"\(?\s?([\w.]+)\s?\)")
HUNDRED = 100
YEAR = re.compile(r"1[89]\d\d|20\d\d")
COUNTED = re.compile(r"(?:st|nd|rd|th)\s+(?:sch|app|annex|part|ch)")
PLURALS = (
    "s",
    "nummern",
    "artikeln",
    "absatze",
    "absatzen",
    "ziffern",
    "artikelen",
    "leden",
    "onderdelen",
    "volzinnen",
)
ENDS = re.compile(r"\s*(?:$|[.,;:)\]\"'—–-])")


@dataclass(frozen=True)
class Item:
    """A number, `start` to `end`, with those in brackets behind it; `form` says how it is written."""

    form: str
    labels: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class Numbers:
    """Reads numbers of a text; `folded` is the text in lower case without accents."""

    text: str
    folded: str
    words: Citing

    def skip(self, position: int) -> int:
        """The next place that is not blank."""
        while position < len(self.folded) and self.folded[position] in " \n\t\xa0":
            position += 1
        return position

    def following(self, kind: str, item: Item, end: int, word: str, *, ranged: bool) -> tuple[Item, bool] | None:
        """The next number of a list, and whether a range leads to it."""
        to = None if ranged else self.words.range_.match(self.folded, end)
        link = to or self.words.conjunction.match(self.folded, end) or self._mark(kind, end, word)
        following = self.item("" if item.form == "subbed" else kind, link.end()) if link else None
        if not link or following is None or self.words.measures.match(self.folded, following.end):
            return None
        if following.form == "paren" and item.form in ("number", "subbed"):
            labels = (*_kept(item.labels, following.labels[0]), *following.labels)
            return (replace(following, labels=labels, form="subbed"), False) if item.form == "subbed" else None
        if following.form == "letter" and item.form == "subbed" and self.folded[following.end - 1] == ")":
            return replace(
                following, labels=(*_kept(item.labels, following.labels[0]), *following.labels), form="subbed"
            ), False
        if {following.form, item.form} - {"number", "subbed"} and following.form != item.form:
            return None
        if self._is_article(following, link):
            return None
        goes_on = rank(kind) == 2 and "," in link[0] and link.re is self.words.conjunction and not plural(word)
        alike = following.labels[0][:1].isdigit() == item.labels[0][:1].isdigit()
        if goes_on and (following.form != "paren" or not alike):
            return None  # "art. 33, § 1º, e 34": the list of articles goes on; "(a) in subsection (3), or (b) …"
        if self.folded[following.end - 1] == "°" and self.folded[item.end - 1] != "°":
            return None
        comma_only = not to and link.re is not self.words.conjunction
        if comma_only and not self._is_list(following.end, word) and not self._goes_up(kind, item, following):
            return None
        return following, bool(to)

    def _is_article(self, following: Item, link: re.Match[str]) -> bool:
        """Whether what looks like a letter is a word: "incisos IV e V, a do Conselho"."""
        said = self.folded[following.start : following.end]
        return "," in link[0] and len(said) == 1 and bool(self.words.articles.fullmatch(f"{said} "))

    def _mark(self, kind: str, end: int, word: str) -> re.Match[str] | None:
        """The comma between numbers of a list; several articles, each with what is in it, also have semicolons."""
        several = rank(kind) == 1 and plural(word) and self.words.laws.shape == "after"
        return (several and self.words.semicolon.match(self.folded, end)) or self.words.comma.match(self.folded, end)

    def _goes_up(self, kind: str, item: Item, following: Item) -> bool:
        """ "Section 310, 311, 312": a list without plural and "and", the numbers rising and nothing else behind."""
        here, there = item.labels[0], following.labels[0]
        rises = here.isdigit() and there.isdigit() and int(here) < int(there)
        alike = rises and (len(here) == len(there) or not YEAR.fullmatch(there))
        return rank(kind) == 1 and alike and bool(ENDS.match(self.folded, following.end))

    def _is_list(self, position: int, word: str) -> bool:
        """Whether a comma separates numbers of a list: the word is a plural, or an "and" follows."""
        if plural(word):
            return True
        return any(
            (link := self.words.conjunction.match(self.folded, place))
            and (self.folded[link.end() : link.end() + 1].isdigit() or self.folded[link.end() : link.end() + 1] == "(")
            for place in range(position, min(position + 40, len(self.folded)))
            if self.folded[place] in " ,"
        )

    def item(self, kind: str, position: int) -> Item | None:
        """The number that stands at a place, as one may stand behind the word of this kind."""
        found = self.words.item.match(self.folded, position)
        if not found:
            return None
        end = found.end()
        if found["paren"] and rank(kind) == 1 and not found[0][1:].strip()[:1].isdigit():
            return None  # "Regulation (EU)"
        if found["paren"]:
            return Item("paren", tuple(PARENTHESES.findall(self.text[position:end])), position, end)
        if found["number"] and COUNTED.match(self.folded, end - 2):
            return None  # "s. 3 and 2nd Sch."
        if found["number"]:
            labels = (
                clean_number(self.text[slice(*found.span("number"))].replace("‑", "-")),
                *SUBS.findall(self.text[slice(*found.span("sub"))] if found["sub"] else ""),
            )
            end += bool(ORDINAL_POINT.match(self.folded, end - 1))
            end += rank(kind) == 2 and self.folded[end : end + 1] == ")" and not self._opened(end)
            return Item("subbed" if found["sub"] else "number", labels, position, end)
        if found["ordinal"]:
            return Item("ordinal", (self.words.ordinals[found["ordinal"]],), position, end)
        if found["spelled"]:
            return Item("number", (str(_value(found["spelled"], self.words.spelled)),), position, end)
        return self._lettered(kind, found, position)

    def _opened(self, position: int) -> bool:
        """Whether the bracket at a place closes one that was opened before the reference, and none behind does."""
        before, behind = self.folded[max(0, position - 80) : position], self.folded[position + 1 : position + 400]
        closed = ")" in behind and "(" not in behind.split(")")[0]
        return before.rfind("(") > before.rfind(")") and not closed

    def _lettered(self, kind: str, found: re.Match[str], position: int) -> Item | None:
        label = found["closed"] or found["quoted"] or found["letter"] or found["roman"]
        end = found.end()
        if found["closed"] and self._opened(end - 1):
            end -= 1  # the bracket closes what was opened before the reference
        printed = self.text[position:end]
        if not (found["quoted"] or printed.endswith(")")):
            roman = printed.isupper() and re.fullmatch(r"[ivxlcdm]+(?:er|-[a-z])?", label)
            if not roman and (kind not in self.words.lettered or not self._ends(end)):
                return None
        return Item("letter", (clean_number(label),), position, end)

    def _ends(self, position: int) -> bool:
        links = (ENDS, self.words.conjunction, self.words.of, self.words.range_)
        return any(pattern.match(self.folded, position) for pattern in links)


def _kept(labels: tuple[str, ...], following: str) -> tuple[str, ...]:
    """What stays of "5(2)(b)" before "(c)" and before "(3)": all up to the letter before, or the last written alike."""
    if len(following) == 1 and (before := chr(ord(following) - 1)) in labels[1:]:
        return labels[: labels.index(before, 1)]  # "1 a) i) or b)"
    alike = [place for place, label in enumerate(labels[1:], 1) if label[:1].isdigit() == following[:1].isdigit()]
    return labels[: alike[-1]] if alike else labels


def _value(said: str, spelled: dict[str, int]) -> int:
    """The number that words say: "one hundred and twenty-three", "treinta y cinco"."""
    total = 0
    for word in re.findall(r"\w+", said):
        value = spelled.get(word, 0)
        total = max(total, 1) * value if value == HUNDRED else total + value
    return total


def plural(word: str) -> bool:
    """Whether a unit's word announces several."""
    stem = word.partition(",")[0].rstrip(".")
    return word == "§§" or (len(stem) > 1 and stem.endswith(PLURALS))
