"""Reads enumerators: at the start of a line, "(a)", "1.", "I -", "§ 1º", "–", and inside running text, "… who— (a)".

A number in brackets inside a text is mostly a reference ("under subsection (2)"); what stands before it tells.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.numbering import Reading, fold, readings
from ingest.unitwords import COUNTING, LATIN, REFERENCE_WORDS

LETTER = r"(?:[ivxl]{1,6}|[IVXL]{1,6}|[a-z]{2}|[A-H]{2}|[^\W\d_]ـ?)"
DIGITS = rf"\d{{1,3}}(?:\s?(?:{'|'.join(LATIN)})|[A-Z]{{1,2}}|[a-z])?"
TOKEN = rf"(?:{DIGITS}|{LETTER})"
STARTS = (
    ("()", re.compile(rf"^(\(\s?{TOKEN}\s?\))(?:\s*)(?=\S|$)")),
    ("1.1", re.compile(r"^((\d{1,3})(?:\.\d{1,2}){1,3}\.?)(?:\s+)(?=\S|$)")),
    ("§", re.compile(r"^(§\s?(\d{1,3})\s?[ºo°]?(?:-[A-Z])?)(?!\w)\s*[.\-–—:]?\s*(?=\S|$)")),
    ("º", re.compile(r"^((\d{1,3})(?:\.?\s?[º°]|\.\s?ª)\s?[.)]?)\s*[\-–—]?\s*(?=\S|$)")),
    (")", re.compile(rf"^({TOKEN}\s?[)⦘])\s*(?=\S|$)")),
    (".", re.compile(rf"^({TOKEN}\s?[.।]-?)(?:\s?[-–—]\s*|\s+|(?<=।)|(?<=\d\.)(?=[^\d\s.]|$)|(?<=-))(?=\S|$)")),
    ("-", re.compile(r"^((\d{1,2}|[IVXL]{1,6}|[\u0621-\u064aA-Za-z]ـ?)\s?[-–—])\s*(?=\S|$)")),
    (" ", re.compile(r"^(([a-hj-z]|i{1,3}|\d{1,2}))\s+(?=[A-Za-zÀ-ÿ])")),
)
SOLE = re.compile(r"^(Parágrafo único|Único)\s*[.:\-–—]*\s*", re.IGNORECASE)
WORDED = re.compile(r"^([^\W\d_]{5,}(?:\s[^\W\d_]{5,})?)\s?(?:[.:]-?|\.?[-–—])\s*(?=\S|$)")
BULLET = re.compile(r"^([-–—•*·▪●]+)\s+(?=\S)")
INSIDE = re.compile(
    rf"\(\s?{TOKEN}\s?\)|(?<![\w(/.])(?:\d{{1,2}}|[a-zA-Z])\s?\)|(?<=[:;.،\s])\d{{1,2}}\s?[-.](?=\s?[^\W\dºª])"
)
PAUSE = re.compile(r"[—–\-:;,.،؛।)\]”\"'’»]\s*$|[;,،]\s*(?:and|or|y|o|u|e|et|ou|und|oder)\s*$")
LINK = re.compile(r"^\s*(?:,|and|or|to|y|o|et|ou|e|à|a|und|oder|bis|-|–|و|,\s*and|,\s*or)?\s*$")
NEAR = 20
ABBREVIATED = frozenset(["s", "ss", "art", "arts", "par", "para", "paras", "no", "nos", "nr", "abs", "cl", "n"])
SPACE = re.compile(r"\s*")
LAST_WORD = re.compile(r"([^\s(),.;:—–]+)[\s.]*$")


@dataclass(frozen=True)
class Mark:
    """An enumerator as printed, the style of its brackets, its readings, and how many characters it takes."""

    printed: str
    style: str
    readings: tuple[Reading, ...]
    length: int


def mark_at_start(text: str) -> Mark | None:
    """The enumerator that opens a line, if one does."""
    sole = SOLE.match(text)
    if sole:
        return Mark(sole[1], "§", (Reading("digit", 1.0),), sole.end())
    for style, pattern in STARTS:
        found = pattern.match(text)
        if found:
            token = found[1]
            read = (
                readings(re.split(r"\.(?=\d)", token.rstrip("."))[-1])
                if style == "1.1"
                else readings(token.strip("§ "))
            )
            named = f"1.1/{token.rstrip('.').count('.')}" if style == "1.1" else style
            return Mark(token.strip(" ।-–—"), named, read, found.end()) if read else None
    return _worded(text) or _bullet(text)


def marks_inside(text: str, start: int) -> Iterator[tuple[int, Mark, bool]]:
    """Enumerators in running text from `start` on: where, which, and whether a pause stands before it."""
    referred = -1
    for found in INSIDE.finditer(text, start):
        at, token = found.start(), found.group()
        before = text[:at] if at < 80 else text[at - 80 : at]
        if _is_reference(before) or (0 <= at - referred < NEAR and referred >= 0 and LINK.match(text[referred:at])):
            referred = found.end()
            continue
        style = "()" if token.startswith("(") else token[-1]
        read = readings(token)
        if read:
            length = len(token) + len(SPACE.match(text, found.end())[0])  # type: ignore[index]
            yield at, Mark(token.strip(), style, read, length), bool(PAUSE.search(before)) or not before.strip()


def counts(before: str) -> bool:
    """Whether the words before a bracket end with a number in words: "tres (3) años", "two (2) copies"."""
    last = LAST_WORD.search(before)
    return last is not None and fold(last[1]) in COUNTING


def _is_reference(before: str) -> bool:
    """Whether the words before a bracket make it a reference: "subsection ", or a number or bracket touching it."""
    if before and (before[-1].isalnum() or before[-1] == ")" or counts(before)):
        return True
    last = LAST_WORD.search(before)
    if last is None or last[1].lower() not in REFERENCE_WORDS or _ends_a_sentence(before, last[1]):
        return False
    return not re.search(r"[;:—,]\s*\S+\s*$", before)


def _ends_a_sentence(before: str, word: str) -> bool:
    """Whether the full stop before a bracket ends a sentence ("this section. (2)"), and no abbreviation ("par.")."""
    return before.rstrip().endswith(".") and word.lower() not in ABBREVIATED


def _worded(text: str) -> Mark | None:
    found = WORDED.match(text)
    read = tuple(r for r in readings(found[1]) if r.series == "word") if found else ()
    return Mark(found[1], "word", read, found.end()) if found and read else None


def _bullet(text: str) -> Mark | None:
    found = BULLET.match(text)
    return Mark("", "bullet", (Reading("bullet", 1.0),), found.end()) if found else None
