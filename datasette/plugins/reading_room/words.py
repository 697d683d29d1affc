"""The interface in four languages: which one the reader wants, and the words themselves (`datasette/words/*.yml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

LANGUAGES = {"en": "English", "es": "Español", "fr": "Français", "pt": "Português"}
"""Languages of the interface by their code, named in themselves."""

FOLDER = Path(__file__).resolve().parents[2] / "words"
MONTHS = 12


@dataclass(frozen=True)
class Words:
    """All words of the interface in one language."""

    language: str
    texts: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Give the words for a key, with values put in; a missing key is a mistake of ours and raises KeyError."""
        return self.texts[key].format(**values) if values else self.texts[key]

    def count(self, key: str, number: int, **values: object) -> str:
        """Give the words for a number of things, in the singular where it is one."""
        form = f"{key}.one" if number == 1 else f"{key}.other"
        return self.say(form, n=self.number(number), **values)

    def term(self, kind: str, value: object) -> str:
        """Give the word for a value that comes from the data; a value without one is shown as it is."""
        return self.texts.get(f"{kind}.{value}", str(value or ""))

    def has(self, key: str) -> bool:
        """Tell whether there are words for a key, for keys that come from the data."""
        return key in self.texts

    def number(self, number: float) -> str:
        """Write a number the way this language does."""
        plain = f"{number:,.10g}" if number % 1 else f"{int(number):,}"
        signs = {",": self.texts["number.group"], ".": self.texts["number.point"]}
        return "".join(signs.get(char, char) for char in plain)

    def percent(self, share: float) -> str:
        """Write a share between 0 and 1 as whole hundredths, the way this language does."""
        return f"{round(share * 100)}{self.texts['number.percent']}"

    def date(self, iso: str | None) -> str:
        """Write an ISO date (or a year, or a year and month) in words; what is no date is given back as it is."""
        pieces = (iso or "").split("T")[0].split("-")
        if len(pieces) < 2 or not all(piece.isdigit() for piece in pieces) or not 1 <= int(pieces[1]) <= MONTHS:
            return iso or ""
        month = self.texts["months"].split()[int(pieces[1]) - 1]
        day = self.texts["date.first"] if len(pieces) > 2 and int(pieces[2]) == 1 else str(int(pieces[-1]))
        form = "date.day" if len(pieces) > 2 else "date.month"
        return self.say(form, day=day, month=month, year=pieces[0])


@lru_cache
def read(language: str) -> Words:
    """Read the words of a language once."""
    with (FOLDER / f"{language}.yml").open(encoding="utf-8") as file:
        texts = yaml.safe_load(file)
    return Words(language, {str(key): str(text) for key, text in texts.items()})


def choose(asked: str, accept: str) -> str:
    """Pick the language: the one asked for by name, else the best the browser prefers, else English."""
    if asked in LANGUAGES:
        return asked
    wanted = sorted(map(_preference, enumerate(accept.split(",")[:20])))
    return next((language for _, _, language in wanted if language in LANGUAGES), "en")


def _preference(entry: tuple[int, str]) -> tuple[float, int, str]:
    place, text = entry
    name, _, weight = text.partition(";")
    try:
        quality = float(weight.strip().removeprefix("q=") or 1)
    except ValueError:
        quality = 0.0
    return -quality, place, name.strip().lower().split("-")[0]
