"""The notation in which lawyers write the words of a concept, and what it means to spaCy's Matcher.

A pattern is a run of words:  `shelter*`   any ending · `wom?n`   one letter or none · `aid|abet`   either ·
`~3`   up to three words or marks between, never across a full stop or a semicolon (two gaps share what they allow).
Case and accents do not count.
Every pattern has an anchor: its rarest required word. Only where the anchor stands is the pattern tried.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from ingest.errors import FrameworkError

TOKEN = re.compile(r"[^\W_]+|[^\w\s]")
GAP = re.compile(r"~([1-9]\d?)")
STOPS = [".", ";"]
SAME = {"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-", "º": "o", "ª": "a"}


@dataclass(frozen=True)
class Pattern:
    """One wording of a concept: its steps (words, or a gap of so many), what the Matcher takes, its anchor's place.

    `longest` is how many words and marks the whole may take.
    """

    concept: str
    source: str
    steps: tuple[tuple[str, ...] | int, ...]
    tokens: tuple[dict[str, Any], ...]
    place: int
    longest: int

    @property
    def anchor(self) -> tuple[str, ...]:
        """The rarest required word; only where it stands is the pattern tried."""
        words = self.steps[self.place]
        return words if isinstance(words, tuple) else ()


class _Folded(dict[int, str]):
    """Each character in lower case without accents, worked out once."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = SAME.get(character) or unicodedata.normalize("NFD", character)[0].lower()[:1] or character
        self[code] = character.lower() if character.isascii() else plain
        return self[code]


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Lower case without accents, character for character, so that offsets stay those of the text."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def parse(concept: str, source: str, *, common: Collection[str] = (), where: str = "") -> Pattern:
    """Read one pattern; raise FrameworkError for a gap at an end, an empty pattern, or a stray sign."""
    steps = [_step(part, f"{where}, {concept}", source) for part in fold(source).split()]
    if not steps or isinstance(steps[0], int) or isinstance(steps[-1], int):
        raise FrameworkError(f"{where}, {concept}", f"the pattern '{source}' must begin and end with a word.")
    place = min((i for i, step in enumerate(steps) if not isinstance(step, int)), key=lambda i: _rank(steps, i, common))
    return Pattern(concept, source, tuple(steps), tuple(_token(step) for step in steps), place, _reach(steps))


def _step(part: str, where: str, source: str) -> tuple[str, ...] | int:
    gap = GAP.fullmatch(part)
    if gap:
        return int(gap[1])
    words = tuple(part.split("|"))
    if not all(re.fullmatch(r"[^\W_]*[\w*?][\w*?]*|[^\w\s*?|~]", word) for word in words):
        raise FrameworkError(where, f"'{part}' in '{source}' is not a word; write marks and hyphens as ~1.")
    if any(word.strip("*?") == "" for word in words):
        raise FrameworkError(where, f"'{part}' in '{source}' would match any word; write ~1 for that.")
    return words


def _rank(steps: list[tuple[str, ...] | int], place: int, common: Collection[str]) -> tuple[bool, int, int]:
    words = steps[place]
    assert not isinstance(words, int)
    return any(word in common for word in words), -min(len(word.strip("*?")) for word in words), place


def _token(step: tuple[str, ...] | int) -> dict[str, Any]:
    if isinstance(step, int):
        return {"ORTH": {"NOT_IN": STOPS}, "OP": "*"}  # spaCy's {0,8} tries every subset; the length is checked after
    if not any(sign in word for word in step for sign in "*?"):
        return {"ORTH": step[0]} if len(step) == 1 else {"ORTH": {"IN": list(step)}}
    return {"ORTH": {"REGEX": expression(step)}}


def expression(words: tuple[str, ...]) -> str:
    """The regular expression that a word with `*` or `?` stands for."""
    return "^(?:" + "|".join(re.escape(w).replace(r"\*", r"\w*").replace(r"\?", r"\w?") for w in words) + ")$"


def _reach(steps: list[tuple[str, ...] | int]) -> int:
    return sum(step if isinstance(step, int) else 1 for step in steps)
