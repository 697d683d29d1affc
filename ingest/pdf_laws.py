"""The laws of a gazette issue: where one ends and the next begins, and which of them is meant.

A new law begins where a line in capitals or bold names an instrument with its number ("LAW No 51/2018"), the number
differs from that of the law before, and units that begin with 1 follow before the next such line.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.heads import unit_heads
from ingest.lines import Line

INSTRUMENTS = (
    "law", "act", "ordinance", "decree", "decree-law", "proclamation", "order", "regulations", "regulation", "code",
    "statute", "edict", "loi", "décret", "decret", "décret-loi", "ordonnance", "arrêté", "dahir", "ley", "decreto",
    "decreto-ley", "decreto-lei", "reglamento", "código", "acuerdo", "resolución", "lei", "portaria", "resolução",
    "despacho", "gesetz", "verordnung", "wet", "besluit", "legge", "undang-undang", "peraturan", "qanun", "itegeko",
    "iteka", "sheria", "قانون", "القانون", "مرسوم", "ظهير", "مرسوم بقانون",
)  # fmt: skip
"""What a law calls itself, before its number."""

INSTRUMENT = re.compile(rf"(?<!\w)(?:{'|'.join(INSTRUMENTS)})(?!\w)", re.IGNORECASE)
NUMBER = r"(?:\s*[,:]?\s*(?:n\s?[º°oᵒᴼ]?\s?[.:]?|nos?\.?|nro\.?|num\.?|número|number|nomor|nr\.?|رقم|عدد)?\s*[º°]?\s*)"
NAMED = re.compile(
    r"^\W*(?:the\s+|la\s+|el\s+|a\s+|o\s+)?(?:[^\W\d_]+\s+){0,3}?(?:"
    + "|".join(re.escape(word) for word in INSTRUMENTS)
    + rf")\b{NUMBER}(?P<number>[A-Z]{{0,4}}[-/. ]?\d+(?:[-/.]\d+)*)(?:\s*(?:of|de|du|del|لسنة)\s*(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
LOOK_AHEAD = 400
LEAST_UNITS = 2


@dataclass(frozen=True)
class Stretch:
    """The lines of one law, from `start` up to `end`, with its name and the digits of its number."""

    start: int
    end: int
    name: str = ""
    key: tuple[str, ...] = ()


def stretches_of(lines: Sequence[Line]) -> list[Stretch]:
    """The laws of a document; one stretch for the usual document with one law."""
    named = [(at, name, key) for at, line in enumerate(lines) for name, key in [_named(line)] if key]
    starts: list[tuple[int, str, tuple[str, ...]]] = []
    for place, (at, name, key) in enumerate(named):
        if starts and key == starts[-1][2]:
            continue
        end = next((other for other, _, another in named[place + 1 :] if another != key), len(lines))
        if _begins_with_one(lines[at:end]):
            starts.append((at, name, key))
    if len({key for _, _, key in starts}) < 2:
        return [Stretch(0, len(lines), starts[0][1] if starts else "", starts[0][2] if starts else ())]
    ends = [at for at, _, _ in starts[1:]] + [len(lines)]
    return [Stretch(at, end, name, key) for (at, name, key), end in zip(starts, ends, strict=True)]


def meant(stretches: Sequence[Stretch], where: str) -> int:
    """Which law is meant: the one whose number stands in the name of the work or file, else the first."""
    digits = re.findall(r"\d+", where.rpartition("/")[2])
    for place, stretch in enumerate(stretches):
        if stretch.key and _within(stretch.key, digits):
            return place
    return 0


def _within(key: tuple[str, ...], digits: Sequence[str]) -> bool:
    return any(tuple(digits[at : at + len(key)]) == key for at in range(len(digits) - len(key) + 1))


def _named(line: Line) -> tuple[str, tuple[str, ...]]:
    """The name and number of the law that a line announces in capitals or bold."""
    found = NAMED.match(line.text)
    if not found or not (line.strong or found.group().isupper()):
        return "", ()
    digits = tuple(number.lstrip("0") for number in re.findall(r"\d+", found["number"] + " " + (found["year"] or "")))
    return line.text, digits[:2]


def _begins_with_one(lines: Sequence[Line]) -> bool:
    """Whether units begin here: one that is numbered 1, and others after it."""
    keys = [head.key for line in lines for head in unit_heads(line) if head.kind or head.weight >= 2]
    first = next((at for at, key in enumerate(keys) if key == (1.0,)), None)
    return first is not None and first < LOOK_AHEAD and len(set(keys[first:])) >= LEAST_UNITS
