"""Numbers, units and the language of punishment in English, Spanish, French and Portuguese, as regular expressions."""

from dataclasses import dataclass

ONES_EN = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
TENS_EN = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
ONES_ES = (
    "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
    "dieciocho "
    "diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho "
    "veintinueve"
)
TENS_ES = {"treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90}
ONES_FR = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit"
TENS_FR = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}
ONES_PT = (
    "um dois tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito "
    "dezenove"
)
TENS_PT = {"vinte": 20, "trinta": 30, "quarenta": 40, "cinquenta": 50, "sessenta": 60}


@dataclass(frozen=True)
class Speech:
    """How one language speaks of punishment; all expressions are for folded text (lower case, no accents)."""

    numbers: dict[str, int]
    years: str
    months: str
    days: str
    prison: str
    grade: str
    life: str
    death: str
    fine: str
    days_fine: str
    at_most: str
    at_least: str
    to: str
    between: str
    or_: str
    and_: str
    both: str
    currency: str


def _numbers(written: str, tens: dict[str, int], *, joint: str, more: dict[str, int]) -> dict[str, int]:
    ones = written.split()
    numbers = {word: value for value, word in enumerate(ones, 1)} | tens | more
    for ten, value in tens.items():
        numbers |= {ten + joint + word: value + unit for unit, word in enumerate(ones[:9], 1)}
    return numbers


_EN = _numbers(ONES_EN, TENS_EN, joint="-", more={"eighteen": 18, "nineteen": 19, "a": 1, "one hundred": 100})
_EN |= {word.replace("-", " "): value for word, value in _EN.items()}
_PT = _numbers(ONES_PT, TENS_PT, joint=" e ", more={"uma": 1, "duas": 2, "quinhentos": 500})
_ES = _numbers(
    ONES_ES, TENS_ES, joint=" y ", more={"un": 1, "una": 1, "cien": 100, "doscientos": 200, "quinientos": 500}
)
_FR = _numbers(ONES_FR, TENS_FR, joint="-", more={"une": 1, "dix-neuf": 19, "vingt et un": 21, "cent": 100})

SPEECH = {
    "en": Speech(
        numbers=_EN,
        years=r"years?",
        months=r"months?",
        days=r"days?",
        prison=r"imprison\w*|prison|jail|incarcerat\w*|custodial|penal servitude|hard labour|deprivation of liberty",
        grade=r"prision (?:mayor|correccional)|reclusion temporal|arresto (?:mayor|menor)",
        life=(
            r"imprison\w* for life|life imprison\w*|reclusion perpetua|"
            r"imprison\w* for (?:the )?(?:remainder|natural|term of)[\w ]{0,20}life|"
            r"term of years or for life|or for life|to life\b|for life\b"
        ),
        death=(
            r"death penalty|sentence of death|suffer death|punish\w* with death|sentenced to death|"
            r"capital punishment"
        ),
        fine=r"fines?\b|fined|pecuniary penalty|penalty units?|currency points?",
        days_fine=r"days?.fines?",
        at_most=(
            r"not exceeding|not more than|no more than|at most|up to|maximum(?: (?:term|penalty|period))?(?: of)?|"
            r"may extend to|not to exceed|extend(?:ing)? to|less than or equal to"
        ),
        at_least=(
            r"not (?:be )?less than|no less than|at least|minimum(?: (?:term|period))?(?: of)?|"
            r"not (?:be )?lower than|any term of years not less than|"
            r"minimum (?:punishment|sentence) of imprisonment(?: for a term)? of"
        ),
        to=r"to|-|or",
        between=r"between",
        or_=r"\bor\b",
        and_=r"\band\b|\bin addition\b|\bas well as\b|\bwith\b",
        both=r"\bor\b[\w ]{0,12}\bboth\b|and/or|either or both",
        currency=(
            r"[a-z]{0,3}[$€£]|dollars?|rupees?|taka|shillings?|maloti|kwacha|euros?|pounds?|rand|currency points?|"
            r"penalty units?|ringgit|birr|naira|cedis?|pesos?|baht|million|lakh\w*|thousand|hundred|units?"
        ),
    ),
    "es": Speech(
        numbers=_ES,
        years=r"anos?",
        months=r"mes(?:es)?",
        days=r"dias?",
        prison=(
            r"prision|reclusion|penitenciaria|carcel|privativa de (?:la )?libertad|presidio|"
            r"privacion de (?:la )?libertad|arresto"
        ),
        grade=(
            r"(?:prision|presidio|reclusion|arresto|relegacion) (?:mayor|menor|correccional|temporal)"
            r"(?: en su grado (?:minimo|medio|maximo))?"
        ),
        life=(
            r"cadena perpetua|prision perpetua|reclusion perpetua|prision permanente|presidio perpetuo|"
            r"prision vitalicia"
        ),
        death=r"pena de muerte|pena capital",
        fine=r"multa\w*",
        days_fine=r"dias?.(?:de )?multa",
        at_most=(
            r"no mayor(?:es)? (?:de|a)|hasta|como maximo|maxim[oa](?: de)?|"
            r"no (?:exced\w+|superior\w*)(?: (?:de|a|los))?|no mas de"
        ),
        at_least=r"no menor(?:es)? (?:de|a|que)|minim[oa](?: de)?|no inferior\w* a|al menos|por lo menos|como minimo",
        to=r"a|hasta|y|-|ni mayor (?:de|a|que)|y no mayor (?:de|a)",
        between=r"entre",
        or_=r"\b[ou]\b",
        and_=r"\b[ye]\b|ademas|asi como",
        both=r"\bo con ambas|o ambas|y/o",
        currency=(
            r"s/|[$€]|pesos?|euros?|soles|salarios? minimos?|remuneracion\w*|unidades?|bolivares|quetzales|"
            r"uit|uma|jornales"
        ),
    ),
    "fr": Speech(
        numbers=_FR,
        years=r"ans?|annees?",
        months=r"mois",
        days=r"jours?",
        prison=(
            r"emprisonnement|prison|reclusion|servitude penale|travaux forces|detention criminelle|"
            r"privati\w+ de liberte|peines?[\w' ]{0,30} (?:portee?s?|elevee?s?) (?:de|a)\b"
        ),
        grade=r"reclusion criminelle a temps|travaux forces a temps",
        life=r"(?:reclusion|emprisonnement|servitude|detention|travaux)[\w' ]{0,30} a (?:perpetuite|vie)|perpetuite",
        death=r"peine de mort|punie?s? de mort",
        fine=r"amendes?",
        days_fine=r"jours.amende",
        at_most=r"au plus|maximum|n'excedant pas|ne (?:pouvant|peut) exceder|jusqu'a|ne depassant pas",
        at_least=r"au moins|minimum|ne (?:peut|pouvant) etre inferieure? a",
        to=r"a|-|et",
        between=r"entre",
        or_=r"\bou\b",
        and_=r"\bet\b|ainsi que",
        both=r"ou de l'une de ces|ou l'une (?:de ces|seulement)|de l'une de ces deux peines|et/ou",
        currency=r"€|\$|euros?|francs?|fcfa|dinars?|da\b|dirhams?|da,|gourdes?|zaires?",
    ),
    "pt": Speech(
        numbers=_PT,
        years=r"anos?",
        months=r"mes(?:es)?",
        days=r"dias?",
        prison=r"prisao|reclusao|detencao|privativa de liberdade|pena de cadeia",
        grade=r"prisao maior",
        life=r"prisao perpetua",
        death=r"pena de morte",
        fine=r"multa\w*",
        days_fine=r"dias?.multa",
        at_most=r"ate|no maximo|nao superior(?:es)? a|nao exced\w+|maxim[oa] de",
        at_least=r"no minimo|nao inferior(?:es)? a|pelo menos|minim[oa] de",
        to=r"a|ate|e|-",
        between=r"entre",
        or_=r"\bou\b",
        and_=r"\be\b|alem d[ae]|bem como",
        both=r"ou ambas|e/ou",
        currency=r"r\$|[$€]|reais|euros?|meticais|kwanzas?|escudos?|salarios? minimos?|cruzeiros?",
    ),
}
