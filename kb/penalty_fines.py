"""What a clause takes in money: amounts before or after the word for a fine, in a currency or another unit."""

import re
from collections.abc import Iterator
from functools import cache

from kb.model import Penalty
from kb.penalty_terms import LINK, fine_terms
from kb.penalty_words import NUMBER, SPEECH

LITTLE = "to|up|of|or|and|by|de|a|an|en|et|ou|o|la|le|the|y|e|no|at|in|is|than|que|ate|from"
"""Short words before a sign of money that are no country ("to $200", but "US$ 200")."""

NAMED = (
    "usd|eur|rs|rm|tk|ksh|tshs?|shs?|ugx|birr|pesos?|quetzales|soles|reais|kwacha|rupees|dollars?|euros?|maloti|"
    "emalangeni|naira|colones|lempiras"
)
CODES = (
    "usd|eur|gbp|chf|cad|aud|nzd|inr|pkr|bdt|lkr|npr|kes|tzs|ugx|rwf|bif|cdf|xaf|xof|zar|zmw|mwk|lsl|szl|bwp|nad|mzn|aoa|"
    "ngn|ghs|gmd|sll|lrd|etb|sdg|ssp|egp|mad|dzd|tnd|lyd|sar|aed|qar|kwd|bhd|omr|jod|lbp|myr|sgd|bnd|php|thb|vnd|idr|jpy|"
    "cny|krw|mxn|cop|clp|pen|ars|uyu|pyg|bob|brl|gtq|hnl|nio|crc|dop|htg|jmd|ttd|gyd|bbd|fjd|pgk|zwl"
)
"""Currencies by their international code, which stands before the amount."""

SIGN = (
    rf"(?:\b(?!(?:{LITTLE})\b)[a-z]{{1,4}}[.,]?\s?[$€£¥₦₹₱]|[$€£¥₦₹₱]|\bs/[.,]?|\b(?:{NAMED})\b[.,]?|"
    rf"\b(?:{CODES})[.,]?(?=\s?\d)|\b[a-z]{{1,2}}[.,]?(?=\d))"
)
DIRECT = re.compile(
    r"(?:[\s,(:\['-]|\b(?:of|not|no|nor|be|to|exceed\w*|more|less|than|up|upto|at|most|least|between|from|"
    r"ranging|an?|the|"
    r"amount|sum|which|that|may|can|shall|extend\w*|maximum|minimum|equal|equivalent|levels?|under|de|del|"
    r"la|el|los|las|"
    r"hasta|entre|mayor|mayores|menor|menores|inferior\w*|superior\w*|por|cantidad|equivalente|al|que|"
    r"podra|exceder\w*|d|"
    r"du|au|aux|plus|moins|pouvant|peut|etre|ne|pas|excedant|compris\w*|valor|nao|ate|monto|suma|montant|"
    r"sera|seran)\b|\d+\s?\[)*"
)
TIME = re.compile(
    r"\s*(?:years?|months?|days?|weeks?|hours?|anos?|mes(?:es)?|dias?|ans?|mois|jours?|horas?|per ?cent\w*|"
    r"por ciento)\b|\s*\(?\d*%|\w"
)
BOUND = re.compile(r"(?:not more than|not exceeding|up to|no mayor de|hasta|au plus) $")
PAID = re.compile(
    r",? (?:so )?(?:imposed|payable|when|recovered|levied|paid|collected|is paid|descrita|impuestas?|imposta)\b"
)
"""What follows a fine that was imposed already."""

SETTLED = " forfaitaire"
"""What follows a fixed sum that ends a prosecution, which no court imposes."""

STOP = (
    "and|or|for|if|with|the|that|shall|who|whoever|on|in|upon|by|as|but|of|any|he|each|every|con|el|la|los|las|quien|que|"
    "al|si|sin|de|del|en|por|para|cuando|et|ou|le|les|quiconque|lorsque|des|du|dans|pour|com|quem|se|no|nos|more|less|not|"
    "nor|which|whichever|both|either|times|para|pena|pela|pelo|years?|months?|days?|under|this|each|per"
)
UNITS = (
    r"currency points?|penalty units?|times\b(?: the minimum wages?)?|minimum wages?|"
    r"(?:fois|veces|vezes)\b(?: (?:el|le|o)(?: \w+)? sal\w+(?: minim\w+)?| le smi[cg])?"
)
TO = {"en": r"to|-|or", "es": r"a|hasta|-|al", "fr": r"a|-", "pt": r"a|ate|-"}

SAME_UNIT = (
    (r"currency points?", "currency_points"),
    (r"penalty units?", "penalty_units"),
    (
        r"(?:(?:times|veces|vezes|fois) (?:\w+ ){1,2})?(?:minimum wages?|"
        r"salarios?(?:[ -]\w+)?[ -](?:minimos?|basicos?)|"
        r"remuneracion\w* minim\w+|smig|smic|salaires? minim\w+)",
        "minimum_wages",
    ),
    (r"(?:times|veces|fois|vezes)", "times"),
)
"""Units that are no currency, as texts write them, and the one name under which they are compared."""


def fines(text: str, language: str) -> Iterator[Penalty]:
    """Every fine of a text with figures, with its amounts where they are given."""
    rules = _rules(language)
    by_days = [*_days_fines(text, rules), *fine_terms(text, language)]
    yield from by_days
    taken = [(fine.start, fine.end) for fine in by_days]
    for match in rules["fine"].finditer(text):
        if _counted(text, match, taken) or text.startswith(SETTLED, match.end()):
            continue
        fine = _amount(text, match, rules)
        if fine.minimum is not None or fine.maximum is not None or not _elsewhere(text, match, rules):
            taken.append((fine.start, fine.end))
            yield fine
    for match in rules["unit_fine"].finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            unit = _unit(match["after"])
            yield Penalty("fine", None, float(match["x"]), unit, "", "", match.start(), match.end(), "")


def _days_fines(text: str, rules: dict[str, re.Pattern[str]]) -> Iterator[Penalty]:
    for match in rules["days_fine"].finditer(text):
        days = rules["days_before"].search(text, max(0, match.start() - 60), match.start())
        low, high = (float(days[name]) if days and days[name] else None for name in ("x", "y"))
        start = days.start() if days else match.start()
        yield Penalty("days_fine", low, high, "days_fine", "", "", start, match.end(), "")


def _counted(text: str, fine: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    """Whether the word belongs to an amount that was read, as its last word or its first ("multa de 30 días multa")."""
    return any(
        start <= fine.start() < end
        or (fine.end() <= start <= fine.end() + 40 and DIRECT.fullmatch(text, fine.end(), start))
        for start, end in taken
    )


def _elsewhere(text: str, fine: re.Match[str], rules: dict[str, re.Pattern[str]]) -> bool:
    """Whether the word speaks of a fine threatened elsewhere: "such fine", "in default of payment of the fine"."""
    return bool(rules["no_fine"].search(text, max(0, fine.start() - 40), fine.start()) or PAID.match(text, fine.end()))


def _amount(text: str, fine: re.Match[str], rules: dict[str, re.Pattern[str]]) -> Penalty:
    before = rules["before"].search(text, max(0, fine.start() - 110), fine.start())
    if before and (before["sign"] or before["mid"] or before["after"]):
        low, high = (float(before["x"]), float(before["y"])) if before["y"] else (None, float(before["x"]))
        unit = _unit(before["after"] or before["mid"] or before["sign"])
        start = before.start("sign") if before["sign"] else before.start("x")
        return Penalty("fine", low, high, unit, "", "", start, fine.end(), "")
    after = rules["after"].match(text, fine.end())
    if after is None:
        return Penalty("fine", None, None, "", "", "", fine.start(), fine.end(), "")
    return _after(text, fine, after, rules)


def _after(text: str, fine: re.Match[str], after: re.Match[str], rules: dict[str, re.Pattern[str]]) -> Penalty:
    """The fine whose amount follows its name, if what follows is an amount of money."""
    named = Penalty("fine", None, None, "", "", "", fine.start(), fine.end(), "")
    gap, end, second = after["gap"], after.end(), after["y"]
    if second and after["pair"] and not re.search(r"\b(?:between|entre|from)\b", gap):
        second, end = None, after.end("mid") if after["mid"] else after.end("x")
    unit = _named_unit(after, second=bool(second), whole=end == after.end())
    if _no_money(text, after, unit):
        return named
    low, high = _bounds(_value(after, "x"), _value(after, "y") if second else None, gap, after, rules)
    return Penalty("fine", low, high, unit, "", "", fine.start(), end, "")


def _named_unit(after: re.Match[str], *, second: bool, whole: bool) -> str:
    """In what an amount is counted; an unknown word behind it is taken as it stands ("5,000 maravedis")."""
    if re.search(r"\blevels?\s*$", after["gap"]):
        return "level"
    known = (
        (after["after"] if second else None) or after["mid"] or after["sign"] or (after["sign2"] if second else None)
    )
    return _unit(known or (after["word"] if whole else None))


def _no_money(text: str, after: re.Match[str], unit: str) -> bool:
    """Whether a number behind a fine is no money: a length of time, a share, a note's mark, something further on."""
    last = "y" if after["y"] else "x"
    if TIME.match(text, after.end("x")) or TIME.match(text, after.end(last)):
        return True
    direct = (DIRECT.fullmatch(after["gap"]) and re.search(r"[a-z]", after["gap"])) or BOUND.search(after["gap"])
    bare = unit in ("", "times") or unit == (after["word"] or "").strip()
    return not direct if bare else not unit


def _value(after: re.Match[str], name: str) -> float:
    """A number, or the figure in brackets behind it, which also has the cents."""
    number, figure = float(after[name]), after[f"{name}_figure"]
    return float(figure) if figure and int(float(figure)) == int(number) else number


def _bounds(
    first: float, second: float | None, gap: str, after: re.Match[str], rules: dict[str, re.Pattern[str]]
) -> tuple[float | None, float | None]:
    """The least and the most; one number is the most, unless the words before say that it is the least."""
    if second is not None:
        return (second, first) if after["floor"] else (first, second)
    least, most = (
        max((match.end() for match in rules[name].finditer(gap)), default=-1) for name in ("at_least", "at_most")
    )
    return (first, None) if least > most else (None, first)


def _unit(written: str | None) -> str:
    unit = re.sub(r"^(?:de\s|d')\s*", "", (written or "").strip(" .,"))
    return next((name for rule, name in SAME_UNIT if re.match(rule, unit)), re.sub(r"\s+", " ", unit))


@cache
def _rules(language: str) -> dict[str, re.Pattern[str]]:
    speech, to = SPEECH[language], TO[language]
    unit = rf"\]?\s*(?:de\s+|d')?(?:(?!{LINK}\b|de\b|en\b|to\b)\w{{4,}}\s+)?(?:{UNITS}|{speech.currency})"
    bracket = r"(?:\s*\([^()]{1,30}\))?"
    figure = rf"(?:\s+and\s+\d+\s+cents?)?(?:\s*\({SIGN}?\s?(?P<%s>{NUMBER})\)|{bracket})"
    number = rf"(?<!\d){NUMBER}(?!\d|\s?\[)"
    sign = rf"(?:{SIGN}\s?)?"
    not_prison = rf"(?!\b(?:{speech.prison}|{speech.life}))"
    verb = r"(?:\s*\b(?:which|that|shall|may|must|can|be|also|que|podra|it|ni)\b)*"
    link = (
        rf"\s*(?:{to})\s*(?:de\s+|un\s+maximo\s+de\s+)?|"
        rf"\s*,?\s*(?:\b{LINK}\b)?{verb}\s*(?:(?P<floor>{speech.at_least})|{speech.at_most})\s*(?:de\s+|a\s+)?|"
        rf"(?P<pair>\s+(?:and|y|et|e)\s+)"
    )
    unknown = rf"(?:\s+(?!(?:{STOP})\b)[a-z]{{4,}}(?=,?\s+(?:{LINK}|which|that|may)\b))?"
    after = (
        rf"(?P<gap>(?:\d+(?=\s?\[)|{not_prison}[^\d.;]){{0,70}}?)"
        rf"(?P<sign>{SIGN})?\s?(?P<x>{number})(?P<mid>{unit})?{unknown}{figure % 'x_figure'}"
        rf"(?:(?:{link})(?P<sign2>{SIGN})?\s?(?P<y>{number})(?P<after>{unit})?{figure % 'y_figure'})?"
        rf"(?P<word>\s+(?!(?:{STOP})\b){not_prison}[a-z]{{3,}})?"
    )
    before = (
        rf"(?P<sign>{SIGN})?\s?(?P<x>{number})(?P<mid>{unit})?(?:\s*(?:{to})\s*{sign}(?P<y>{number})(?P<after>{unit})?)?"
        r"(?:\s*d'|\s+de\s+|\s+d\s+|\s+)$"
    )
    inner = rf"(?:\s*\(\s*\w+\s*\))?(?:\s+(?:{speech.days}))?"
    days = rf"(?:(?P<x>{number}){inner}\s*(?:{to}|(?:{LINK}\s+)?(?:{speech.at_most}))\s*)?(?P<y>{number}){bracket}\s*$"
    return {
        "fine": re.compile(rf"\b(?:{speech.fine})"),
        "no_fine": re.compile(speech.no_fine),
        "at_least": re.compile(rf"\b(?:{speech.at_least})"),
        "at_most": re.compile(rf"\b(?:{speech.at_most})"),
        "after": re.compile(after),
        "before": re.compile(before),
        "days_fine": re.compile(rf"\b(?:{speech.days_fine})"),
        "days_before": re.compile(days),
        "unit_fine": re.compile(rf"(?P<x>{NUMBER})(?P<after>\s+(?:penalty units?|currency points?))"),
    }
