"""Numbers, dates, penalties, phrases and lists as a language writes them; its words are `briefings/<language>.yml`."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kb.names import phrases

Words = Mapping[str, Any]
SIGNS = "\\`*_[]<>|#~^"
SEPARATORS = {"comma": ",", "point": ".", "space": "\u00a0", "narrow space": "\u202f"}
NO_BREAK = "\u00a0"
FOLDER = Path(__file__).with_name("briefings")


@cache
def shared_words(language: str) -> Words:
    """The words that all papers and findings of a language share, with `language` itself and the `parts` among them."""
    words: dict[str, Any] = yaml.safe_load((FOLDER / f"{language}.yml").read_text(encoding="utf-8"))
    return words | {"language": language, "parts": phrases(language)}


def phrase(english: str, words: Words) -> str:
    """A phrase of the framework or of a digest in a language; where nobody translated it, in English, marked so."""
    if words["language"] == "en":
        return english
    said = words["parts"].get(english)
    return str(said) if said else f"{english} [{words['in_english']}]"


def reader(confirmed_by: str, words: Words) -> str:
    """Who confirmed something and when ("editor, 2026-11-14"), as a language writes it."""
    by, _, date = confirmed_by.partition(", ")
    return ", ".join(filter(None, (words["readers"].get(by, by), day(date, words))))


def number(amount: float | None, words: Words) -> str:
    """An amount with the language's thousands and decimals, none that are needless; nothing where there is none."""
    if amount is None:
        return ""
    whole, _, rest = f"{amount:.2f}".rstrip("0").partition(".")
    said = words["figures"]
    if len(whole.lstrip("-")) >= int(said["from_digits"]):
        whole = f"{int(whole):,}".replace(",", SEPARATORS[said["thousands"]])
    return f"{whole}{said['decimal']}{rest}" if rest else whole


def day(date: str, words: Words) -> str:
    """A date (ISO 8601) as the language writes it, as precise as it is known: a day, a month, or a year."""
    year, month, daynumber = [*(date or "").split("-"), "", ""][:3]
    if not month:
        return year
    name = words["months"][int(month) - 1]
    if not daynumber:
        return str(words["month_date"].format(month=name, year=year))
    number_of_day = words["first_day"] if int(daynumber) == 1 else str(int(daynumber))
    return str(words["date"].format(day=number_of_day, month=name, year=year))


def penalty(threat: Mapping[str, Any], words: Words) -> str:
    """What one penalty amounts to: "prison from 5 to 10 years", "fine up to 1,500,000 EUR", "prison for life"."""
    kind = words["penalty_kinds"].get(threat["kind"], threat["kind"])
    low, high = threat["minimum"], threat["maximum"]
    if low is None and high is None:
        return str(kind)
    form = "from" if high is None else "to" if low is None else "exact" if low == high else "range"
    last = low if high is None else high
    said = words["amounts"][form].format(
        kind=kind, low=number(low, words), high=number(high, words), unit=_unit(threat["measure"] or "", last, words)
    )
    return str(said).strip()


def _unit(measure: str, amount: float, words: Words) -> str:
    """A unit in the singular or plural that the amount asks for; a currency as its code."""
    one, many = words["units"].get(measure, (measure, measure))
    return str(one if amount == 1 else many)


def listed(names: Iterable[str]) -> str:
    """Names one after the other. The separator is a semicolon, since the names themselves hold commas."""
    return "; ".join(names)


def spaced(text: str, words: Words) -> str:
    """The text with the no-break spaces that a language sets before its tall signs and inside its quotation marks."""
    if words["typography"] != "french":
        return text
    text = re.sub(r" (?=[:;?!»])", NO_BREAK, text)
    text = re.sub(r"(?<=[^\s]);(?=\s)", f"{NO_BREAK};", text)
    return text.replace("« ", f"«{NO_BREAK}")


def plain(text: str) -> str:
    """Words on one line that Markdown takes as words and nothing else."""
    kept = " ".join((text or "").split())
    return "".join(f"\\{sign}" if sign in SIGNS else sign for sign in kept)
