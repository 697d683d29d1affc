"""Legal numbers: what they say, which comes after which, and how an enumerator at the start of a line is read.

A unit's number becomes a key, a tuple that sorts as the law counts: 177 < 177 bis < 177 ter < 178; 3 < 3A < 4. An
enumerator, "(i)" say, has one or more readings (the letter i, the Roman one); its neighbours decide.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from ingest.unitwords import ALPHABETS, CLAUSES, CONTAINERS, LATIN, LATIN_VARIANTS, ORDINALS, SCHEDULES, UNITS

Key = tuple[float, ...]
REMEMBERED = 20_000
"""Numbers come again and again: so many are remembered."""

ROMAN = re.compile(r"^(?=[ivxlc])c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,4})$")
ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
CODE_PARTS = {"l": 0, "r": 100_000, "d": 200_000, "a": 300_000}
BETWEEN = {"ñ": 14.01, "đ": 4.01}
"""Letters of one language's lists that stand between two letters of all others."""
PIECES = re.compile(r"\d+|[^\W\d_]+")
DECIMAL = re.compile(r"^(\d+)\.(\d+)")
QUOTES = "\"'“”„«»‘’‹›"
EDGES = f"{QUOTES} .:()[]§।–—-"
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
FOOTNOTE = re.compile(r"(?<!\w)[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?=\d)")
RAISED_DIGITS = re.compile(r"(?<=\w)\s?(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^\d+)")
ORDINAL_SIGN = re.compile(r"(?<=\d)(?:\.?\s?[ºª°]|o(?!\w))")
SIGN_ONLY = re.compile(r"(?<=\d)\.?\s?[ºª°]")
FIRST_WORD = re.compile(r"^(§+|[^\s\d.()\[\]:–—-]+)(?:\.\s*|\s+|(?<=§))(?=\S)")
LAST_WORD = re.compile(r"(?<=\S)\s+([^\s\d.()\[\]:–—-]+)\W*$")


@dataclass(frozen=True)
class Reading:
    """One way of reading an enumerator: its series (digit, alpha, Alpha, roman, Roman, word) and its place there."""

    series: str
    value: float


@lru_cache(maxsize=REMEMBERED)
def bare(number: str, *, letter_o: bool = False) -> str:
    """A printed number without quotation marks, its unit's word and ordinal signs; raised digits after a hyphen.

    `letter_o`: the o of 38o is a letter, between 38n and 38p; else 5o is the fifth.

    >>> [bare(n) for n in ("“Art. 1º", "1. Abschnitt", "§ 133¹", "2. osa", "Pasal 3")]
    ['1', '1', '133-1', '2', '3']
    """
    rest = RAISED_DIGITS.sub(lambda found: f"-{found.group().strip(' ^').translate(RAISED)}", _wordless(number))
    return (SIGN_ONLY if letter_o else ORDINAL_SIGN).sub("", rest).strip(EDGES)


def printed(number: str) -> str:
    """A number as a citation shows it: without its unit's word, with its ordinal sign and raised digits.

    >>> [printed(n) for n in ("Art. 1º.-", "§ 133¹.", "(a)", "177 bis", "Chapter IV")]
    ['1º', '133¹', 'a', '177 bis', 'IV']
    """
    return _wordless(number).strip(EDGES)


def names_a_part(number: str) -> bool:
    """Whether a printed number says what it is the number of: "First Schedule", "TÍTULO I"."""
    return any(fold(word) in _part_words() for word in number.split())


def _wordless(number: str) -> str:
    rest = FOOTNOTE.sub("", number.strip(f"{QUOTES}[( "))
    while (word := LAST_WORD.search(rest)) and fold(word[1]) in _part_words():
        rest = rest[: word.start()]
    while (word := FIRST_WORD.match(rest)) and fold(word[1]) in _part_words():
        rest = rest[word.end() :].lstrip("( ")
    return rest


@lru_cache(maxsize=REMEMBERED)
def unit_key(number: str, *, decimal: bool = False) -> Key:
    """The sort key of a unit's printed number, empty if it holds none; `decimal`: 83.11 stands before 83.2.

    >>> [unit_key(n) for n in ("Art. 1º-A", "177 bis", "§ 232", "Article XIX", "225-4-1")]
    [(1.0, 1.0), (177.0, 2.0), (232.0,), (19.0,), (225.0, 4.0, 1.0)]
    """
    rest = bare(number)
    found = DECIMAL.match(rest)
    if decimal and found:
        return (float(found[1]), float(f"0.{found[2]}"), *_suffixes(PIECES.findall(rest[found.end() :])))
    pieces = PIECES.findall(rest)
    offset = float(CODE_PARTS.get(pieces[0].lower(), 0)) if len(pieces) > 1 and pieces[1].isdecimal() else 0.0
    if len(pieces) > 1 and pieces[0].lower() in CODE_PARTS and pieces[1].isdecimal():
        pieces = pieces[1:]
    first = cardinal(rest) if not pieces or not pieces[0].isdecimal() else float(pieces[0])
    if first is None and pieces and pieces[-1] in _ordinals():
        return (float(_ordinals()[pieces[-1]]),)
    if first is None:
        return ()
    return (first + offset, *(_suffixes(pieces[1:]) if not rest_is_word(rest) else ()))


def rest_is_word(rest: str) -> bool:
    """Whether a number is written out: "premier", "décimo segundo", "الثانية عشرة"."""
    return fold(rest) in _ordinals()


def follows(before: str, after: str) -> bool:
    """Whether one unit or enumerator may directly follow another: 3→4, 3→3A, 3A→4, (a)→(b), (h)→(i), 177→177 bis.

    >>> follows("(a)", "(b)"), follows("3A", "4"), follows("177 bis", "177 ter"), follows("3", "5")
    (True, True, True, False)
    """
    earlier, later = readings(before), readings(after)
    if any(a.series == b.series and is_next(a.value, b.value) for a in earlier for b in later):
        return True
    one, two = unit_key(before), unit_key(after)
    return bool(one and two) and key_follows(one, two)


def is_next(before: float, after: float) -> bool:
    """Whether a value follows another in one series; a fraction is an inserted item (2 → 2A → 3)."""
    return before < after <= int(before) + 1 + 0.5 * (after % 1 > 0)


def key_follows(before: Key, after: Key) -> bool:
    """Whether a unit's key directly follows another's: the next number, an inserted one, the first after those."""
    if after[: len(before)] == before:
        return len(after) > len(before)
    if len(after) == 1:
        return after[0] == before[0] + 1
    return after[:-1] == before[: len(after) - 1] and before < after and after[-1] <= before[len(after) - 1] + 1


@lru_cache(maxsize=REMEMBERED)
def readings(token: str) -> tuple[Reading, ...]:
    """Every way in which an enumerator can be read, digits first: "(i)" is alpha 9 (10 with ñ aside) and roman 1."""
    bare = re.sub(r"[\s().\]\[:°ºª।–—-]+", "", fold(token)) if token else ""
    if not bare:
        return ()
    number = re.match(r"^(\d+)(.*)$", bare)
    if number:
        return _digit_readings(float(number[1]), number[2])
    upper = next((c for c in token if c.isalpha()), "a").isupper()
    found = [Reading("Alpha" if upper else "alpha", value) for value in _letters(bare)]
    roman = roman_value(bare)
    if roman:
        found.append(Reading("Roman" if upper else "roman", float(roman)))
    elif "a" <= bare[-1] <= "g" and (before := roman_value(bare[:-1])):
        found.append(Reading("Roman" if upper else "roman", before + (ord(bare[-1]) - 96) / 100))
    if bare in _ordinals() and len(bare) > 2:
        found.append(Reading("word", float(_ordinals()[bare])))
    return tuple(found)


def roman_value(text: str) -> int | None:
    """The value of a Roman number of either case up to 399, or None."""
    letters = text.lower()
    if not letters or not ROMAN.match(letters):
        return None
    values = [ROMAN_VALUES[letter] for letter in letters]
    return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


@lru_cache(maxsize=REMEMBERED)
def cardinal(text: str) -> float | None:
    """The value of a number in digits of any script, in Roman letters or in words; None if it is none."""
    word = fold(text)
    if word in _ordinals():
        return float(_ordinals()[word])
    first = next(iter(PIECES.findall(word)), "")
    if first.isdecimal():
        return float(first)
    if first in _ordinals():
        return float(_ordinals()[first])
    roman = roman_value(first)
    return float(roman) if roman else None


def fold(text: str) -> str:
    """Lower case, NFC, no ordinal signs, single spaces: the form in which number words are compared."""
    flat = unicodedata.normalize("NFC", text).lower()
    return re.sub(r"[\s.:,)(–—-]+$|^[\s.(–—-]+", "", re.sub(r"(?<=\d)[ºª°]", "", " ".join(flat.split())))


def _digit_readings(value: float, suffix: str) -> tuple[Reading, ...]:
    if suffix in ("", "o"):
        return (Reading("digit", value),)
    inserted = _suffixes(PIECES.findall(suffix))
    return (Reading("digit", value + min(inserted[0], 49) / 100),) if inserted else ()


def _letters(bare: str) -> list[float]:
    """The places of a letter in the alphabets that have it; "aa" follows z, and may be an insertion after a."""
    if len(bare) == 2 and bare[0] == bare[1] and bare.isascii():
        return [26.0 + ord(bare[0]) - 96, ord(bare[0]) - 96 + 0.01]
    if len(bare) == 2 and bare.isascii():
        return [ord(bare[0]) - 96 + (ord(bare[1]) - 96) / 100]
    letter = "ه" if bare in ("هـ", "ه") else bare
    if len(letter) != 1:
        return []
    places = [alphabet.index(letter) + 1.0 for alphabet in ALPHABETS[1:] if letter in alphabet]
    return [BETWEEN[letter]] if letter in BETWEEN else list(dict.fromkeys(places))


def _suffixes(pieces: list[str]) -> tuple[float, ...]:
    values: list[float] = []
    for piece in pieces:
        word = LATIN_VARIANTS.get(piece.lower(), piece.lower())
        if word.isdecimal():
            values.append(float(word))
        elif word in LATIN:
            values.append(LATIN.index(word) + 2.0)
        elif len(word) <= 3 and word.replace("ñ", "n").isascii():
            values.append(sum(_place(letter) / 30**place for place, letter in enumerate(word)))
    return tuple(values)


def _place(letter: str) -> float:
    """The place of a letter in the alphabet; in Spanish laws 129-Ñ stands between 129-N and 129-O."""
    return 14.5 if letter == "ñ" else ord(letter) - 96.0


@lru_cache(maxsize=1)
def _part_words() -> frozenset[str]:
    tables = (*UNITS.values(), *CONTAINERS.values(), SCHEDULES, CLAUSES)
    return frozenset(fold(word) for table in tables for word in table)


@lru_cache(maxsize=1)
def _ordinals() -> dict[str, int]:
    return {fold(word): value for value, words in ORDINALS.items() for word in words}
