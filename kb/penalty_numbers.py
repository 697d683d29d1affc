"""Numbers as figures: "fifty thousand", "cien mil", "deux cent mille" and "1,00,000" all become plain digits.

A law writes its amounts in words, in figures, or in both. What reads penalties knows only figures; this sets them, and
remembers where each letter stood.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

TENS = (20, 30, 40, 50, 60, 70, 80, 90)
WRITTEN = {
    "en": (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen",
        "twenty thirty forty fifty sixty seventy eighty ninety",
    ),
    "es": (
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
        "dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete "
        "veintiocho veintinueve",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    ),
    "fr": (
        "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
        "vingt trente quarante cinquante soixante septante huitante nonante",
    ),
    "pt": (
        "um dois tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito "
        "dezenove",
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    ),
}
"""The words from one upwards, and those of the tens, folded."""

HUNDREDS_ES = "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient"
HUNDREDS_PT = "duzent trezent quatrocent quinhent seiscent setecent oitocent novecent"
MORE = {
    "en": {"a": 1, "an": 1, "fourty": 40, "hundred": 100},
    "es": {"un": 1, "una": 1, "veintiun": 21, "veintiuna": 21, "cien": 100, "ciento": 100}
    | {f"{stem}{end}": 100 * n for n, stem in enumerate(HUNDREDS_ES.split(), 2) for end in ("os", "as")},
    "fr": {"une": 1, "vingts": 20, "cent": 100, "cents": 100},
    "pt": {"uma": 1, "duas": 2, "quatorze": 14, "dezasseis": 16, "dezassete": 17, "dezanove": 19, "cinqüenta": 50,
           "cem": 100, "cento": 100}
    | {f"{stem}{end}": 100 * n for n, stem in enumerate(HUNDREDS_PT.split(), 2) for end in ("os", "as")},
}  # fmt: skip
POWERS = {
    "en": {"thousand": 10**3, "lakh": 10**5, "lac": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9},
    "es": {"mil": 10**3, "millon": 10**6, "millones": 10**6},
    "fr": {"mille": 10**3, "million": 10**6, "milliard": 10**9},
    "pt": {"mil": 10**3, "milhao": 10**6, "milhoes": 10**6, "bilhao": 10**9, "bilhoes": 10**9, "conto": 10**6},
}
AND = {"en": "and", "es": "y", "fr": "et", "pt": "e"}
POINT = re.compile(r"\s+(?:puntos?|coma|point|virgule|virgula)\s+")
ONE = frozenset({"one", "un", "una", "uno", "une", "um", "uma", "a", "an"})
"""Words that are as often an article or a pronoun: a number only where a length or a second bound follows."""

COUNTED = re.compile(
    r"\s*\(\s*\d|\s+(?:(?:calendar |full )?(?:years?|months?|weeks?|days?)|anos?|mes(?:es)?|dias?|ans?|annees?|mois"
    r"|jours?|salarios?|to|a|ate|hasta|ni|nor|or more|and (?:not|up)|et (?:au|d)|ou mais|o mas)\b"
)
FIGURE = (
    r"\d(?:\d?(?:,\d{2})+,\d{3}(?!\d)|\d{0,2}(?:[ .,'\u00a0\u202f]\d{3})+(?!\d)(?:[.,]\s?\d{2}(?!\d))?"
    r"|\d*(?:[.,]\d{1,2}(?![\d.,]*\d))?)"
)
FIGURES = re.compile(FIGURE)
RANGES = (" a ", " to ", " ate ")
BRACKET = re.compile(r"\s*\(\s*(?:[a-z]{0,3}\$|[€£])?\s*(" + FIGURE + r")\s*\)")


@dataclass(frozen=True)
class Figured:
    """A text with its numbers as digits. `starts` and `ends` lead each of its characters back to the text as it was."""

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where the stretch from `start` to `end` stood in the text as it was."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1] if end > start else self.starts[start]


@dataclass(frozen=True)
class _Token:
    start: int
    end: int
    value: float
    word: str


def figures(folded: str, language: str, *, ones: bool = False) -> Figured:
    """Set the numbers of a folded text as digits: thousands without marks, a point before decimals.

    `ones`: also where "one" may be an article or a pronoun.
    """
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0
    for start, end, value in _with_shared_powers(list(_numbers(folded, language, ones=ones)), folded, language):
        digits = f"{value:.2f}".rstrip("0").rstrip(".")
        if digits == folded[start:end]:
            continue
        pieces += [folded[last:start], digits]
        starts += [*range(last, start), *[start] * len(digits)]
        ends += [*range(last + 1, start + 1), *[end] * len(digits)]
        last = end
    if not pieces:
        return Figured(folded)
    pieces.append(folded[last:])
    starts += range(last, len(folded) + 1)
    ends += range(last + 1, len(folded) + 2)
    return Figured("".join(pieces), starts, ends)


def _numbers(folded: str, language: str, *, ones: bool) -> Iterator[tuple[int, int, float]]:
    tokens = _tokens(folded, language)
    at = 0
    while at < len(tokens):
        stop, value = _phrase(tokens, at, folded, language)
        start, end = tokens[at].start, tokens[stop - 1].end
        if not ones and stop == at + 1 and tokens[at].word in ONE and not _counts(tokens, at, folded, language):
            at = stop
            continue
        point = POINT.match(folded, end)
        if point and stop < len(tokens) and tokens[stop].start == point.end():
            after, hundredths = _phrase(tokens, stop, folded, language)
            stop, end, value = after, tokens[after - 1].end, value + hundredths / 100
        figure = BRACKET.match(folded, end)
        if figure and not tokens[stop - 1].word[0].isdigit():
            end, value = figure.end(), _digits(figure[1])
            while stop < len(tokens) and tokens[stop].start < end:
                stop += 1
        yield start, end, value
        at = stop


def _with_shared_powers(
    numbers: list[tuple[int, int, float]], folded: str, language: str
) -> Iterator[tuple[int, int, float]]:
    """The numbers, where "trois cent à cinq cent mille" leaves out the first "mille": the first would be above 500."""
    powers = POWERS[language]
    for (start, end, value), (after, last, second) in zip(numbers, [*numbers[1:], (0, 0, 0.0)], strict=False):
        power = powers.get(folded[after:last].split(" ")[-1].rstrip("s") if folded[end:after] in RANGES else "", 0)
        yield start, end, value * power if power and value < second / power < 1000 else value


def _counts(tokens: list[_Token], at: int, folded: str, language: str) -> bool:
    """Whether "one" is a number here, and no article: "one to six years", "entre uno y cinco"."""
    if COUNTED.match(folded, tokens[at].end):
        return True
    return at + 1 < len(tokens) and folded[tokens[at].end : tokens[at + 1].start] == f" {AND[language]} "


def _phrase(tokens: list[_Token], at: int, folded: str, language: str) -> tuple[int, float]:
    """The number that begins at a token: how far it goes, and what it is."""
    count = _Count(tokens[at].value, tokens[at].word, language)
    stop = at + 1
    while stop < len(tokens):
        gap = folded[tokens[stop - 1].end : tokens[stop].start]
        joined = gap.strip(" -\n") == AND[language]
        if not (joined or gap in (" ", "-", "\n", " -", "- ")) or (joined and _begins_anew(tokens, stop, folded)):
            break
        if not count.takes(tokens[stop], joined=joined):
            break
        stop += 1
    return stop, count.value


def _begins_anew(tokens: list[_Token], at: int, folded: str) -> bool:
    """Whether "and" parts two numbers: in "between one thousand and five thousand" the same power comes again."""
    power = tokens[at - 1].value
    for number in range(at, min(at + 4, len(tokens))):
        if number > at and len(folded[tokens[number - 1].end : tokens[number].start]) > 1:
            return False
        if tokens[number].value >= 100:
            return tokens[number].value == power
    return False


class _Count:
    """Adds up the words of one number, as far as the language's grammar lets them go together."""

    def __init__(self, first: float, word: str, language: str) -> None:
        self._language = language
        self._figure = word[0].isdigit()
        power = not self._figure and first >= 1000
        self._total, self._group = (first, 0.0) if power else (0.0, first)

    @property
    def value(self) -> float:
        """The number so far."""
        return self._total + self._group

    def takes(self, token: _Token, *, joined: bool) -> bool:
        """Add one more word, unless a new number begins with it."""
        if token.word[0].isdigit():
            return False
        if token.value >= 1000:
            return not joined and self._raised(token.value)
        if self._figure:
            return False
        hundred = token.value == 100 and self._language in ("en", "fr")
        if hundred and not joined and 0 < self._group < 100:
            self._group *= 100
            return True
        if not self._fits(token.value, joined=joined):
            return False
        self._group += 60 if (self._group % 100, token.value) == (4, 20) else 0  # "quatre-vingt" is eighty
        self._group += token.value - (4 if self._group % 100 == 64 else 0)
        return True

    def _raised(self, power: float) -> bool:
        if self._group:
            self._total += self._group * power
        elif 0 < self._total < power:
            self._total *= power
        else:
            return False
        self._group, self._figure = 0.0, False
        return True

    def _fits(self, value: float, *, joined: bool) -> bool:
        rest = self._group % 100
        if rest == 0:
            return value < 100 if self._group else self._total > value
        if value >= 100:
            return False
        if self._language == "fr":
            tens = value < 20 if rest in (60, 80) else value < 10
            return (rest >= 20 and rest % 10 == 0 and tens) or (rest == 10 and value > 6) or (rest, value) == (4, 20)
        return (
            rest >= 20
            and rest % 10 == 0
            and value < 10
            and (joined or self._language == "es" if self._language != "en" else not joined)
        )


def _digits(written: str) -> float:
    """A number in figures, whatever marks its thousands and decimals."""
    written = re.sub(r"[\s'\u00a0\u202f]", "", written)
    decimals = re.search(r"[.,](\d{1,2})$", written)
    whole = re.sub(r"\D", "", written[: decimals.start()] if decimals else written)
    return float(f"{whole}.{decimals[1] if decimals else 0}")


@cache
def _words(language: str) -> dict[str, float]:
    ones, tens = (written.split() for written in WRITTEN[language])
    words: dict[str, float] = {word: float(value) for value, word in enumerate(ones, 1)}
    words |= {word: float(value) for word, value in zip(tens, TENS, strict=True)}
    words |= MORE[language]
    if language == "es":  # "sesenticinco", "treintaidós": tens and ones in one word, as Peru writes them
        fused = {
            f"{ten[:-1]}{link}{one}": float(value + unit)
            for ten, value in zip(tens[1:], TENS[1:], strict=True)
            for unit, one in enumerate(ones[:9], 1)
            for link in ("i", "ai")
        }
        words |= fused
    powers = {f"{word}{end}": float(value) for word, value in POWERS[language].items() for end in ("", "s")}
    return words | powers


def _tokens(folded: str, language: str) -> list[_Token]:
    """The words and figures of which numbers are made; what goes before is looked at last, which is faster."""
    words = _words(language)
    found = [
        _Token(match.start(), match.end(), words[match[0]], match[0])
        for match in _token(language).finditer(folded)
        if not folded[max(0, match.start() - 1) : match.start()].isalnum()
    ]
    found += [
        _Token(match.start(), match.end(), _digits(match[0]), match[0])
        for match in FIGURES.finditer(folded)
        if folded[max(0, match.start() - 1) : match.start()] not in (".", ",")
    ]
    return sorted(found, key=lambda token: token.start)


@cache
def _token(language: str) -> re.Pattern[str]:
    known = sorted(set(_words(language)) - {"a", "an"}, key=len, reverse=True)
    article = r"|an?(?=\s+(?:hundred|thousand|lakh|lac|million|crore)\b)" if language == "en" else ""
    return re.compile(rf"(?:{'|'.join(known)}{article})\b")
