"""Reads what a clause threatens: prison, life, death, fines, with their bounds, and whether "and" or "or" joins them.

Prison is counted in years where the text says years, else in months or days. A bare "seven years' imprisonment" is a
maximum, as most codes mean it; of "six months to two years" the minimum is half a year. Nothing is guessed: an unread
bound stays None, as both do of a grade ("prisión mayor") that stands without its years.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from kb.model import Penalty
from kb.patterns import fold
from kb.penalty_words import SPEECH, Speech

NEAR = 90
JOINABLE = 150
AGE = re.compile(
    r"(?:\b(?:aged?|age of|edad de|under|below|over|above|moins de|plus de|agee?s? de|idade de"
    r"|mineure?s? (?:de|d')"
    r"|(?<!no )(?<!ni )(?<!prision )(?<!prisao )(?<!reclusion )(?<!presidio )(?:menor|mayor|maior)(?:es)? de)"
    r"|\b(?:multa|amende|fine) (?:de|d'|of))(?: edad)?(?: the age of)?\s*$"
)
FINE_BEFORE = re.compile(r"\b(?:multa|amende)(?: de| d')?\s*$")
SENTENCE_END = re.compile(r"[.;](?=\s|$)")
PRISONS = frozenset({"prison", "life", "death"})
LINK = r"(?:and|but|or|y|pero|ni|o|et|mais|ou|e|mas|nem)"
LITTLE = "to|up|of|or|and|by|de|a|en|et|ou|o|la"
"""Short words before a sign of money that are no country ("to $200", but "US$ 200")."""

PER_YEAR = {"years": 1, "months": 12, "days": 365}
UNITS = (("years", "y"), ("months", "m"), ("days", "d"))


@dataclass(frozen=True)
class _Term:
    """A length of time in the text, with the bound that the words before it give."""

    start: int
    end: int
    minimum: float | None
    maximum: float | None
    unit: str


def read(text: str, language: str) -> tuple[Penalty, ...]:
    """Give every penalty in reading order; an unknown language has none."""
    speech = SPEECH.get(language)
    if speech is None:
        return ()
    folded = fold(text)
    found = sorted([*_prison(folded, speech), *_fixed(folded, speech), *_fines(folded, speech)], key=lambda p: p.start)
    return tuple(replace(p, text=text[p.start : p.end]) for p in _joined(folded, _apart(found), speech))


def years(penalty: Penalty) -> float | None:
    """The maximum in years, infinite for life and death; None where the text names no maximum."""
    if penalty.kind in ("life", "death"):
        return float("inf")
    per_year = PER_YEAR.get(penalty.unit)
    return None if penalty.maximum is None or not per_year else penalty.maximum / per_year


def _prison(folded: str, speech: Speech) -> Iterator[Penalty]:
    prisons = _prison_words(folded, speech)
    terms = _merged(list(_terms(folded, speech)), folded) if prisons else []
    for term in terms:
        near = [p for p in prisons if _beside(folded, p, term)]
        if near:
            nearest = min(near, key=lambda p: min(abs(p.start() - term.end), abs(term.start - p.end())))
            start, end = min(term.start, nearest.start()), max(term.end, nearest.end())
            yield Penalty("prison", term.minimum, term.maximum, term.unit, "", "", start, end, "")
    for grade in _compiled(speech)["grade"].finditer(folded):
        if not any(_beside(folded, grade, term) for term in terms):
            yield Penalty("prison", None, None, "", "", "", grade.start(), grade.end(), "")


def _prison_words(folded: str, speech: Speech) -> list[re.Match[str]]:
    """The words for prison; of "five years or imprisonment for life" the word belongs to life, if there is another."""
    found = list(_compiled(speech)["prison"].finditer(folded))
    life = [match.span() for match in _compiled(speech)["life"].finditer(folded)]
    own = [match for match in found if not any(start <= match.start() <= end + 1 for start, end in life)]
    return own or found


def _beside(folded: str, prison: re.Match[str], term: _Term) -> bool:
    first, last = sorted([(prison.start(), prison.end()), (term.start, term.end)])
    between = folded[first[1] : last[0]]
    return len(between) <= NEAR and not SENTENCE_END.search(between)


def _terms(folded: str, speech: Speech) -> Iterator[_Term]:
    for match in _compiled(speech)["term"].finditer(folded):
        if AGE.search(folded[max(0, match.start() - 24) : match.start()]) and not match["most"] and not match["least"]:
            continue
        if FINE_BEFORE.search(folded[max(0, match.start() - 12) : match.start()]):
            continue
        unit = next(name for name, group in UNITS if match[group])
        first, second = _value(match["first"], speech), _value(match["second"], speech) if match["second"] else None
        if first is not None and unit == "years" and match["in_months"]:
            first /= 12  # "six months to two years" has one unit, that of its maximum
        after = folded[match.end() : match.end() + 14]
        if second is not None:
            yield _Term(match.start(), match.end(), first, second, unit)
        elif match["least"] or re.match(r"\s*(?:au moins|no minimo|como minimo|or more)", after):
            yield _Term(match.start(), match.end(), first, None, unit)
        else:
            yield _Term(match.start(), match.end(), None, first, unit)


def _merged(terms: list[_Term], folded: str) -> list[_Term]:
    """Join "not less than two years" with the "not more than seven years" that follows it."""
    merged: list[_Term] = []
    for term in terms:
        last = merged[-1] if merged else None
        close = (
            last is not None and term.start - last.end <= 60 and not re.search(r"[.;]\s", folded[last.end : term.start])
        )
        if last and close and last.maximum is None and term.minimum is None and last.minimum is not None:
            least = round(last.minimum * PER_YEAR[term.unit] / PER_YEAR[last.unit], 4)
            merged[-1] = replace(last, end=term.end, minimum=least, maximum=term.maximum, unit=term.unit)
        elif last and close and last.minimum is None and term.maximum is None and _is_floor(folded, last, term):
            least = round((term.minimum or 0) * PER_YEAR[last.unit] / PER_YEAR[term.unit], 4)
            merged[-1] = replace(last, end=term.end, minimum=least)
        else:
            merged.append(term)
    return merged


def _is_floor(folded: str, most: _Term, least: _Term) -> bool:
    """Whether the least comes after the most: "up to 14 years and to a minimum of one", "but not less than three"."""
    between = folded[most.end : least.end]
    return bool(re.search(r"\bmini|^[\s,]*(?:and|but|pero|y|mais|et|mas|e)\b", between))


def _value(written: str, speech: Speech) -> float | None:
    digits = re.search(r"\d+", written)
    if digits:
        return float(digits[0])
    words = re.sub(r"\s+", " ", written.split("(")[0]).strip()
    number = speech.numbers.get(words, speech.numbers.get(words.replace(" ", "-")))
    return float(number) if number is not None else None


def _fixed(folded: str, speech: Speech) -> Iterator[Penalty]:
    for kind in ("life", "death"):
        for match in _compiled(speech)[kind].finditer(folded):
            yield Penalty(kind, None, None, "", "", "", match.start(), match.end(), "")


def _fines(folded: str, speech: Speech) -> Iterator[Penalty]:
    for match in _compiled(speech)["days_fine"].finditer(folded):
        low, high = match["low"], match["high"]
        yield Penalty("days_fine", _amount(low), _amount(high), "days", "", "", match.start(), match.end(), "")
    for match in _compiled(speech)["fine"].finditer(folded):
        if re.search(r"dias?[ -](?:de )?$", folded[: match.start()][-12:]):
            continue
        amount = _compiled(speech)["amount"].match(folded, match.end())
        if amount is None:
            yield Penalty("fine", None, None, "", "", "", match.start(), match.end(), "")
            continue
        unit = re.sub(r"^(?:of|de|d'une)\s", "", (amount["before"] or amount["after"] or "").strip(" ,."))
        low, high = (_amount(amount["x"]), _amount(amount["y"])) if amount["y"] else (None, _amount(amount["x"]))
        if amount["least"] and not amount["y"]:
            low, high = high, None
        yield Penalty("fine", low, high, unit, "", "", match.start(), amount.end(), "")


def _amount(written: str | None) -> float | None:
    digits = re.sub(r"[^\d]", "", re.sub(r"[.,]\d{2}$", "", written or ""))
    return float(digits) if digits else None


def _apart(found: list[Penalty]) -> list[Penalty]:
    """Keep the first of penalties that share words, and life before a bare prison term."""
    kept: list[Penalty] = []
    for penalty in found:
        last = kept[-1] if kept else None
        apart = last is None or penalty.start >= last.end or penalty.kind == last.kind == "prison"
        if apart or (last and penalty.kind not in (last.kind, "prison")):
            kept.append(penalty)
    return kept


def _joined(folded: str, found: list[Penalty], speech: Speech) -> Iterator[Penalty]:
    rules = _compiled(speech)
    for number, penalty in enumerate(found):
        joined = ""
        for other in found[max(0, number - 1) : number] + found[number + 1 : number + 2]:
            if other.kind != penalty.kind and not joined:
                first, second = sorted([penalty, other], key=lambda p: p.start)
                joined = _joint(folded, first, second, rules)
        yield replace(penalty, joined=joined)


def _joint(folded: str, first: Penalty, second: Penalty, rules: dict[str, re.Pattern[str]]) -> str:
    overlap = 12 if first.end > second.start else 0  # "five years or to life imprisonment": the word belongs to both
    between = folded[max(first.start, min(first.end, second.start) - overlap) : second.start]
    if len(between) > JOINABLE or re.search(r"[.;]\s", between):
        return ""
    if rules["both"].search(folded[first.start : second.end + 60].split(". ")[0]):
        return "and_or"
    tail = between[-40:]
    if rules["or_"].search(tail):
        return "or"
    together = {
        first.kind,
        second.kind,
    } <= PRISONS  # nobody serves a term and life: "and may be liable to life" is "or"
    return ("or" if together else "and") if rules["and_"].search(tail) else ""


@cache
def _compiled_for(language: str) -> dict[str, re.Pattern[str]]:
    speech = SPEECH[language]
    words = "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace(r"\-", r"[-\s]")
        for word in sorted(speech.numbers, key=len, reverse=True)
    )
    number = rf"(?:(?:\d{{1,4}}|\b(?:{words})\b)(?:\s*\(\s*[\w \-]{{1,25}}\))?|\(\s*\d{{1,3}}\s*\))"
    spelt = r"(?:[a-z]+\s+){1,5}\(\s*\d{1,3}\s*\)"  # a number in words that we do not know, with its figures
    not_fine = r"(?!.(?:de )?(?:multa|fine|amende))"
    unit = rf"(?:(?P<y>(?:{speech.years})\b)|(?P<m>(?:{speech.months})\b)|(?P<d>(?:{speech.days})\b{not_fine}))"
    inner = rf"(?:\s+(?:{speech.years}|(?P<in_months>{speech.months})))?(?:\s*\(\s*\w+\s*\))?"
    bound = rf"(?:(?P<least>{speech.at_least})\s+(?:de\s+|a\s+)?|(?P<most>{speech.at_most})\s+(?:de\s+|a\s+)?)?"
    term = (
        rf"{bound}(?:(?P<within>{speech.between})\s+)?(?<![\d.,])(?P<first>{number})"
        rf"(?:{inner}\s*,?\s*(?(least)(?:{LINK}\s+)?(?:d'|de\s+|a\s+)?(?:{speech.to}|{speech.at_most}|{speech.and_})"
        rf"(?:\s+(?:de|a)\b)?|(?(within)(?:{speech.to}|{speech.and_})|(?:{speech.to})))\s*(?P<second>{number}|{spelt}))?\s+{unit}"
    )
    money = r"\d[\d.,  ]*\d|\d"
    country = rf"\b(?!(?:{LITTLE})\b)[a-z]{{1,3}}\.?\s?"
    sign = rf"(?P<before>(?:{country})?(?:[$€£]|r\$|s/)|\b(?:usd|rs|rm|gh|k|m|e|sh|tk)\b\.?)?"
    amount = (
        rf"(?:\s+(?!(?:{speech.prison}))[\w'/,]+){{0,7}}?\s*(?:(?P<least>{speech.at_least})\s+)?{sign}\s?"
        rf"(?P<x>{money})(?:\s*(?:{speech.to})\s*(?P<y>{money}))?(?P<after>\s*(?:de\s+)?(?:{speech.currency}))?"
    )
    fine = rf"\b(?:{speech.fine})"
    days_fine = rf"(?:(?P<low>\d[\d.,]*)\s*(?:{speech.to})\s*)?(?P<high>\d[\d.,]*)?\s*\b(?:{speech.days_fine})"
    plain = {name: getattr(speech, name) for name in ("grade", "life", "death", "or_", "both")}
    rules = plain | {
        "and_": speech.and_,
        "prison": r"\b(?:" + speech.prison.replace(" ", r"\s+") + ")",
        "term": term,
        "amount": amount,
        "fine": fine,
        "days_fine": days_fine,
    }
    return {name: re.compile(rule) for name, rule in rules.items()}


def _compiled(speech: Speech) -> dict[str, re.Pattern[str]]:
    return _compiled_for(next(language for language, known in SPEECH.items() if known is speech))
