"""How long the prison is that a clause threatens: lengths of time beside words for prison, with their bounds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kb.model import Penalty
from kb.penalty_words import NUMBER, SPEECH

NEAR = 90
AGE = re.compile(
    r"(?:\b(?:tuvier[ea]|tenga|cumplid[oa]|tiver|completado|"
    r"aged?|age of|edad de|under|below|over|above|moins de|plus de|agee?s? de|idade de"
    r"|mineure?s? (?:de|d')"
    r"|(?<!no )(?<!ni )(?<!nem )(?<!nao )(?<!prision )(?<!prisao )(?<!reclusion )(?<!presidio )(?<!arresto )"
    r"(?:menor|mayor|maior)(?:es)? de)|\b(?:less|menos|moins)"
    r"|\b(?:multa|amende|fine) (?:de|d'|of))(?: edad)?(?: the age of)?\s*$"
)
WITHIN = re.compile(
    r"\b(?:within|during|for the last|dentro de|durante|en|plazo de|dans|delai de|pendant|no prazo de|"
    r"au-dela de|dans la limite de)"
    r"(?: (?:a|an|the|los|las|un|les|os|ultimos|last|period of|term of|plazo de|de))*\s*$"
)
NOT_SERVED = re.compile(
    r"\s*(?:after|before|from the|preceding|following|immediately|of age|old\b|siguientes|anteriores|de edad|suivant"
    r"|precedent|seguintes|d'age|de idade|al de la duracion)"
)
FINE_BEFORE = re.compile(
    r"\b(?:multas?|amendes?)(?:,| de| d'| hasta| ate| por| no mayor de| de hasta| of)*\s*(?:\d[\d.]* ?(?:a|y|e) )?$"
)
LINK = r"(?:and|but|or|nor|y|pero|ni|o|et|mais|ou|e|mas|nem)"
GOES_ON = re.compile(r"\b(?:y|o|e|et|ou|and|or) (?:de|a|d'|to|for) ?$")
VERBS = ("puni", "pena ", "penas ", "peine", "sentenced")
MONEY = ("$", "€", "£")
PER_YEAR = {"years": 1, "months": 12, "days": 365}


@dataclass(frozen=True)
class Term:
    """A length of time in the text, with the bound that the words before it give."""

    start: int
    end: int
    minimum: float | None
    maximum: float | None
    unit: str


def prison(text: str, language: str) -> Iterator[Penalty]:
    """Every prison term of a text with figures, and the words for prison that stand without a length."""
    words = [match.span() for match in _rules(language)["prison"].finditer(text)]
    life = [match.span() for match in _rules(language)["life"].finditer(text)] if words else []
    of_life = [word for word in words if any(start <= word[0] <= end + 1 for start, end in life)]
    own = [word for word in words if word not in of_life]
    used: list[Term] = []
    for term in _served(text, words, language):
        near = [word for word in own or words if beside(text, word, term)]
        if near:
            used.append(term)
            start, end = _span(text, near, term, of_life)
            yield Penalty("prison", term.minimum, term.maximum, term.unit, "", "", start, end, "")
        elif used and _goes_on(text, used[-1], term):
            used.append(term)
            yield Penalty("prison", term.minimum, term.maximum, term.unit, "", "", term.start, term.end, "")
    for grade in _rules(language)["grade"].finditer(text):
        if grade[0].startswith("for any") or not any(beside(text, grade.span(), term) for term in used):
            yield Penalty("prison", None, None, "", "", "", grade.start(), grade.end(), "")


def _served(text: str, words: list[tuple[int, int]], language: str) -> list[Term]:
    """The lengths of time that may be prison, where a text has words for it."""
    if not words:
        return []
    return _merged([term for term in _terms(text, language) if not _other(text, term, words, language)], text)


def _span(text: str, near: list[tuple[int, int]], term: Term, of_life: list[tuple[int, int]]) -> tuple[int, int]:
    """The words that threaten: a length and its word for prison, rather a noun ("prisión") than "punished with"."""

    def far(word: tuple[int, int]) -> tuple[bool, int]:
        return text.startswith(VERBS, word[0]), min(abs(word[0] - term.end), abs(term.start - word[1]))

    nearest = min(near, key=far)
    if nearest in of_life:  # "life or a term of not less than three years": the word belongs to life
        return term.start, term.end
    return min(term.start, nearest[0]), max(term.end, nearest[1])


def beside(text: str, word: tuple[int, int], term: Term) -> bool:
    """Whether a word for prison and a length of time stand close together, in one sentence."""
    first, last = sorted([word, (term.start, term.end)])
    between = text[first[1] : last[0]]
    return len(between) <= NEAR and not re.search(r"[.;](?:\s|$)", between)


def _goes_on(text: str, last: Term, term: Term) -> bool:
    """Whether a length is one more prison term of its sentence: "de uno a tres años, si …, y de dos …"."""
    between = text[last.end : term.start]
    return len(between) <= 2 * NEAR and not re.search(r"[.;]\s", between) and bool(GOES_ON.search(between))


def _other(text: str, term: Term, words: list[tuple[int, int]], language: str) -> bool:
    """Whether a length belongs to another measure: to a ban named after the prison, or right behind the length."""
    rule = _rules(language)["other"]
    if re.match(rf"\s*(?:of|de|d'|for)?\s*(?:{rule.pattern})", text[term.end : term.end + 40]):
        return True
    start = max(0, term.start - NEAR)
    last = max((match.end() for match in rule.finditer(text, start, term.start)), default=-1)
    if last < 0 or re.search(r"[.;]\s", text[last : term.start]):
        return False
    return not any(last <= word[0] < term.start for word in words) and not any(
        0 <= word[0] - term.end <= 12 for word in words
    )


def fine_terms(text: str, language: str) -> Iterator[Penalty]:
    """Fines that are counted in time, as Spain does: "multa de doce a veinticuatro meses"."""
    for term in _terms(text, language, fined=True):
        fine = FINE_BEFORE.search(text, max(0, term.start - 40), term.start)
        start = fine.start() if fine else term.start
        unit = "days_fine" if term.unit == "days" else term.unit
        yield Penalty("days_fine", term.minimum, term.maximum, unit, "", "", start, term.end, "")


def _terms(text: str, language: str, *, fined: bool = False) -> Iterator[Term]:
    """The lengths of time of a text that are not ages or time limits; `fined`: those that measure a fine, or not."""
    return (term for fine, term in _all_terms(text, language) if fine == fined)


@lru_cache(maxsize=2)
def _all_terms(text: str, language: str) -> list[tuple[bool, Term]]:
    """Every length of time, and whether it measures a fine. Kept for a moment: prison and fines both ask."""
    rules = _rules(language)
    found: list[tuple[bool, Term]] = []
    last = 0
    for number in rules["number"].finditer(text):
        if (
            number.start() < last
            or text[number.start() - 1 : number.start()] in MONEY
            or (length := rules["length"].match(text, number.start())) is None
        ):
            continue
        bound = rules["bound"].search(text, max(last, number.start() - 60), number.start())
        unbound = length["wide"] and not (bound and (bound["least"] or bound["within"]))
        if unbound or _falls(length):
            length = rules["single"].match(text, number.start())
            if length is None:
                continue
        start = bound.start() if bound else number.start()
        before, after = text[max(0, start - 40) : start], text[length.end() : length.end() + 24]
        last = length.end()
        elided = (
            rules["elided"].match(text, last)
            if bound and bound["least"] and not length.groupdict().get("second")
            else None
        )
        last = elided.end() if elided else last
        fine = FINE_BEFORE.search(before)
        lasting = bound and bound["least"] and re.search(r"\bduree de\s*$", before)  # what lasts is no punishment
        bare = not bound or not (bound["most"] or bound["least"])
        if not (
            lasting or WITHIN.search(before) or NOT_SERVED.match(after) or (not fine and bare and AGE.search(before))
        ):
            least = bool(bound and bound["least"]) or rules["after_least"].match(after.lstrip()) is not None
            term = _term(start, length, least=least)
            found.append((bool(fine), replace(term, end=last, maximum=float(elided["most"])) if elided else term))
    return found


def _falls(length: re.Match[str]) -> bool:
    """Whether a first number is above the second, and so is none of this length ("artículo 253, y de un año")."""
    term = _term(0, length, least=False)
    return term.minimum is not None and term.maximum is not None and term.minimum > term.maximum


def _term(start: int, length: re.Match[str], *, least: bool) -> Term:
    unit = "years" if length["y"] else "months" if length["m"] else "days"
    months, half = length["more"], bool(length["half"])
    if (last := length.groupdict().get("second")) is not None:
        first = _length(length["first"], length["in_m"], length["in_d"], length["first_more"], unit)
        return Term(start, length.end(), first, _length(last, None, None, months, unit, half=half), unit)
    only = _length(length["first"], None, None, months, unit, half=half)
    return Term(start, length.end(), only if least else None, None if least else only, unit)


def _length(
    written: str, in_months: str | None, in_days: str | None, months: str | None, unit: str, *, half: bool = False
) -> float:
    """A number in the unit of its term; of "six months to two years" the first is half a year."""
    digits = re.search(NUMBER, written)
    number = (float(digits[0]) if digits else 1.0) + (0.5 if half else 0)
    own = "months" if in_months and unit != "months" else "days" if in_days and unit != "days" else unit
    number = number / (PER_YEAR[own] / PER_YEAR[unit])
    return number + (float(months) / 12 if months and unit == "years" else 0)


def _merged(terms: list[Term], text: str) -> list[Term]:
    """Join "not less than two years" with the "not more than seven years" that follows it, or goes before it."""
    merged: list[Term] = []
    for term in terms:
        last = merged[-1] if merged else None
        if last is None or term.start - last.end > 60 or re.search(r"[.;]\s", text[last.end : term.start]):
            merged.append(term)
        elif last.maximum is None and term.minimum is None and _in_order(last, term):
            least = round((last.minimum or 0) * PER_YEAR[term.unit] / PER_YEAR[last.unit], 4)
            merged[-1] = replace(last, end=term.end, minimum=least, maximum=term.maximum, unit=term.unit)
        elif last.minimum is None and term.maximum is None and _is_floor(text, last, term):
            least = round((term.minimum or 0) * PER_YEAR[last.unit] / PER_YEAR[term.unit], 4)
            merged[-1] = replace(last, end=term.end, minimum=least)
        else:
            merged.append(term)
    return merged


def _in_order(least: Term, most: Term) -> bool:
    """Whether two bounds can be those of one term."""
    return (least.minimum or 0) / PER_YEAR[least.unit] <= (most.maximum or 0) / PER_YEAR[most.unit]


def _is_floor(text: str, most: Term, least: Term) -> bool:
    """Whether the least comes after the most: "up to 14 years and to a minimum of one", "but not less than three"."""
    between = text[most.end : least.end]
    return bool(
        re.search(
            r"\bmini|^[\s,]*(?:(?:and|but|pero|y|mais|et|mas|e|which|that|such|sin que|sans|sem)\b|shall not)", between
        )
    )


@cache
def _rules(language: str) -> dict[str, re.Pattern[str]]:
    speech = SPEECH[language]
    a = r"|\ba(?=\s+(?:year|month))" if language == "en" else ""
    number = rf"(?:(?:{NUMBER}{a})(?:\s*\([\w ,\-]{{1,30}}\))?|\(\s*\d{{1,3}}\s*\))"
    day = r"(?:a|1|one|un|um)"
    not_fine = r"(?!.{1,3}(?:de )?(?:multa|fine|amende))"
    more = (
        rf"(?:,?\s+(?:and|y|et|e|con)\s+(?:(?P<%s>\d+)\s+(?:{speech.months})|{day}\s+(?:{speech.days}){not_fine})\b)?"
    )
    half = r"(?P<half>\s+(?:and a half|y medio|et demie?|e meio))?"
    unit = rf"(?:(?P<y>(?:{speech.years})\b)|(?P<m>(?:{speech.months})\b)|(?P<d>(?:{speech.days})\b{not_fine}))"
    inner = (
        rf"(?:\s+(?:(?:{speech.years})|(?P<in_m>{speech.months})|(?P<in_d>{speech.days}))\b{more % 'first_more'})?"
        rf"(?:\s*\(\s*[\w ]{{1,12}}\s*\))?"
    )
    bound = (
        rf"\b(?:(?:(?P<least>{speech.at_least})|(?P<most>{speech.at_most}))\s+(?:de\s+|a\s+)?)?"
        rf"(?:(?P<within>{speech.between})\s+)?$"
    )
    link = (
        rf"(?:(?P<plain>{speech.to})|(?P<wide>(?:{LINK}\s+)?(?:d'|de\s+|a\s+)?(?:{speech.at_most}|{speech.and_})"
        r"(?:\s+(?:de|a)\b)?))"
    )
    length = (
        rf"(?P<first>{number})(?:{inner}\s*,?\s*{link}(?:\s+de)?\s*(?P<second>{number}))?{half}\s+{unit}{more % 'more'}"
    )
    return {
        "number": re.compile(r"(?<![\d.,])(?:\d|\(\s*\d|\ba(?=\s+(?:year|month)))"),
        "length": re.compile(length),
        "single": re.compile(rf"(?P<first>{number}){half}\s+{unit}{more % 'more'}"),
        "bound": re.compile(bound),
        "elided": re.compile(  # "no menor de dos años ni mayor de cuatro"
            rf"\s*,?\s*(?:{LINK}\s+)?(?:d')?(?:{speech.at_most})\s+(?:de\s+|a\s+)?(?P<most>{NUMBER})(?=\s*[.,;:]|\s+{LINK}\b|$)"
        ),
        "prison": re.compile(r"\b(?:" + speech.prison.replace(" ", r"\s+") + ")"),
        "life": re.compile(speech.life),
        "grade": re.compile(speech.grade),
        "other": re.compile(rf"\b(?:{speech.other})"),
        "after_least": re.compile(speech.after_least),
    }
