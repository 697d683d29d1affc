"""Sentences of punishment, and what a reader takes from them."""

import pytest

from kb.patterns import fold
from kb.penalties import read
from kb.penalty_numbers import figures

CASES = [
    ("en", "is liable to imprisonment for a term not exceeding ten years", [("prison", None, 10, "years", "")]),
    (
        "en",
        "imprisonment for not less than five years and not more than twenty years",
        [("prison", 5, 20, "years", "")],
    ),
    ("en", "imprisonment for not less than five and not more than fifteen years", [("prison", 5, 15, "years", "")]),
    ("en", "prison for at least three and at most eight years", [("prison", 3, 8, "years", "")]),
    ("en", "imprisonment between two and six years", [("prison", 2, 6, "years", "")]),
    ("en", "a fine of up to $100 or to $200 a day", [("fine", None, 100, "$", "")]),
    ("fr", "La peine encourue est portée de huit à vingt-cinq ans", [("prison", 8, 25, "years", "")]),
    (
        "fr",
        "Les peines sont portées à neuf ans d'emprisonnement si la victime est un mineur de quinze ans",
        [("prison", None, 9, "years", "")],
    ),
    ("fr", "un emprisonnement d'au moins trois et d'au plus sept ans", [("prison", 3, 7, "years", "")]),
    ("pt", "prisão não inferior a dois e não superior a nove anos", [("prison", 2, 9, "years", "")]),
    ("en", "imprisonment up to seven years but not less than three years", [("prison", 3, 7, "years", "")]),
    (
        "en",
        "sentenced to not less than five years or to life imprisonment",
        [("prison", 5, None, "years", "or"), ("life", None, None, "", "or")],
    ),
    (
        "en",
        "imprisonment for ten years and may be liable to imprisonment for life",
        [("prison", None, 10, "years", "or"), ("life", None, None, "", "or")],
    ),
    (
        "en",
        "the penalty of arresto mayor and a fine of 500 pesos",
        [("prison", None, None, "", "and"), ("fine", None, 500, "pesos", "and")],
    ),
    (
        "es",
        "prisión de ciento sesenta (160) a trescientos veinticuatro (324) meses",
        [("prison", 160, 324, "months", "")],
    ),
    ("en", "a prison term of five to twelve years", [("prison", 5, 12, "years", "")]),
    ("en", "imprisonment for twenty-five (25) years", [("prison", None, 25, "years", "")]),
    ("en", "liable to imprisonment for life", [("life", None, None, "", "")]),
    ("en", "the offender may suffer death", [("death", None, None, "", "")]),
    (
        "en",
        "a fine not exceeding 500 currency points or imprisonment not exceeding six months, or both",
        [("fine", None, 500, "currency_points", "and_or"), ("prison", None, 6, "months", "and_or")],
    ),
    (
        "en",
        "imprisonment for seven years and a fine of $9,000",
        [("prison", None, 7, "years", "and"), ("fine", None, 9000, "$", "and")],
    ),
    ("es", "prisión de cinco a diez años", [("prison", 5, 10, "years", "")]),
    ("es", "pena privativa de libertad no menor de ocho ni mayor de quince años", [("prison", 8, 15, "years", "")]),
    ("es", "tres (3) a seis (6) años de prisión", [("prison", 3, 6, "years", "")]),
    ("es", "cadena perpetua", [("life", None, None, "", "")]),
    (
        "es",
        "de 2 a 9 años de prisión y de 100 a 300 días multa",
        [("prison", 2, 9, "years", "and"), ("days_fine", 100, 300, "days_fine", "and")],
    ),
    ("es", "multa de 40 salarios mínimos", [("fine", None, 40, "minimum_wages", "")]),
    ("fr", "sept ans d'emprisonnement", [("prison", None, 7, "years", "")]),
    ("fr", "un emprisonnement de dix à vingt ans", [("prison", 10, 20, "years", "")]),
    ("fr", "la réclusion criminelle à perpétuité", [("life", None, None, "", "")]),
    (
        "fr",
        "puni de dix ans d'emprisonnement et d'une amende de 900 000 francs",
        [("prison", None, 10, "years", "and"), ("fine", None, 900000, "francs", "and")],
    ),
    ("pt", "prisão de 1 a 5 anos", [("prison", 1, 5, "years", "")]),
    (
        "pt",
        "reclusão, de quatro a oito anos, e multa",
        [("prison", 4, 8, "years", "and"), ("fine", None, None, "", "and")],
    ),
    ("en", "a boat that is ten years old", []),
    ("en", "a girl under sixteen years must not be sent to prison", []),
    ("en", "the books are kept for six years. A prison is a public place.", []),
    ("ar", "imprisonment for ten years", []),
    ("en", "", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_penalty(language: str, text: str, expected: list[tuple[str, float | None, float | None, str, str]]) -> None:
    found = read(text, language)
    assert [(p.kind, p.minimum, p.maximum, p.unit, p.joined) for p in found] == expected
    assert all(text[p.start : p.end] == p.text for p in found)


def test_bounds_in_different_units_and_a_least_after_the_most() -> None:
    mixed = read("imprisonment for not less than six months but not exceeding two years", "en")
    assert [(p.minimum, p.maximum, p.unit) for p in mixed] == [(0.5, 2.0, "years")]
    floor = read(
        "prison for not more than nine years, with a minimum sentence of imprisonment for a term of two years", "en"
    )
    assert [(p.minimum, p.maximum, p.unit) for p in floor] == [(2.0, 9.0, "years")]


P, F, D, L = "prison", "fine", "days_fine", "life"
MORE = [
    # amounts in words, before and after the word for a fine
    ("en", "a fine which may extend to one hundred thousand rupees", [(F, None, 100000, "rupees", "")]),
    ("en", "a fine of not less than two lakh rupees and up to five lakh rupees", [(F, 200000, 500000, "rupees", "")]),
    ("en", "fined between one thousand and two thousand five hundred maravedis", [(F, 1000, 2500, "maravedis", "")]),
    ("en", "a fine of Rs. 2,50,000", [(F, None, 250000, "rs", "")]),
    ("en", "a fine of K750,000 and prison for two years", [(F, None, 750000, "k", "and"), (P, None, 2, "years", "and")]),
    ("en", "a fine which may extend to 3[seven hundred crowns]", [(F, None, 700, "crowns", "")]),
    ("en", "a fine not exceeding two hundred euro and fifty cents (€200.50)", [(F, None, 200.5, "euro", "")]),
    ("en", "a fine of not more than 300 penalty units", [(F, None, 300, "penalty_units", "")]),
    ("en", "Penalty: Imprisonment for 3 years or 180 penalty units, or both.",
     [(P, None, 3, "years", "and_or"), (F, None, 180, "penalty_units", "and_or")]),
    ("en", "a fine not exceeding GMD750", [(F, None, 750, "gmd", "")]),
    ("es", "multa del cien (100%) al ciento cincuenta por ciento (150%) del valor", [(F, None, None, "", "")]),
    ("es", "Prisión de uno a dos años. Texto anterior: prisión de cinco a nueve años", [(P, 1, 2, "years", "")]),
    ("en", "a fine not exceeding level nine", [(F, None, 9, "level", "")]),
    ("en", "a fine not exceeding five hundred Ruritanian francs", [(F, None, 500, "ruritanian francs", "")]),
    ("es", "multa de cien mil a doscientos mil pesos", [(F, 100000, 200000, "pesos", "")]),
    ("es", "multa de PESOS MIL ($ 1.000) a PESOS VEINTE MIL ($ 20.000)", [(F, 1000, 20000, "pesos", "")]),
    ("es", "multa de doce punto cincuenta (12.50) a treinta (30) salarios mínimos mensuales",
     [(F, 12.5, 30, "minimum_wages", "")]),
    ("es", "de mil a 30 mil días multa", [(D, 1000, 30000, "days_fine", "")]),
    ("es", "con cuarenta a noventicinco días-multa", [(D, 40, 95, "days_fine", "")]),
    ("es", "multa no menor de veinte ni mayor de cuarenta días-multa", [(D, 20, 40, "days_fine", "")]),
    (
        "es",
        "prisión de 20 meses a 30 meses (30); en multa de 5 a 9 pesos y en interdicción",
        [(P, 20, 30, "months", "and"), (F, 5, 9, "pesos", "and")],
    ),
    ("es", "multa de ocho a dieciséis meses", [(D, 8, 16, "months", "")]),
    ("es", "multa de dos a cuatro veces el valor de lo obtenido", [(F, 2, 4, "times", "")]),
    ("fr", "puni d'un an d'emprisonnement et de 20 000 € d'amende",
     [(P, None, 1, "years", "and"), (F, None, 20000, "€", "and")]),
    ("fr", "une amende de cinq mille à deux cent cinquante mille francs", [(F, 5000, 250000, "francs", "")]),
    ("fr", "une amende de quatre cents à six cents mille francs", [(F, 400000, 600000, "francs", "")]),
    ("es", "multa de doscientos a dos mil pesos", [(F, 200, 2000, "pesos", "")]),
    ("fr", "le versement d'une amende forfaitaire d'un montant de 70 euros", []),
    ("fr", "un million d'euros d'amende", [(F, None, 1000000, "euros", "")]),
    ("fr", "l'amende prévue pour les contraventions de la 4e classe", [(F, None, None, "", "")]),
    ("pt", "multa de dez mil a cento e vinte mil reais", [(F, 10000, 120000, "reais", "")]),
    ("pt", "multa de duzentos mil réis a três contos de réis", [(F, 200000, 3000000, "reis", "")]),
    ("pt", "prisão até 2 anos ou multa até 240 dias", [(P, None, 2, "years", "or"), (D, None, 240, "days_fine", "or")]),
    ("pt", "multa, de duas a seis vezes o salário mínimo", [(F, 2, 6, "minimum_wages", "")]),
    ("en", "a fine of not less than ten crowns, which may extend up to ninety crowns", [(F, 10, 90, "crowns", "")]),
    ("es", "El monto de la multa no será público.", []),
    # bounds in smaller units, lengths in two units, figures beside words
    ("en", "imprisonment for two years less a day", [(P, None, 2, "years", "")]),
    ("en", "imprisonment for up to three years and six months", [(P, None, 3.5, "years", "")]),
    ("en", "imprisonment which may extend to nine years and which shall not be less than four years",
     [(P, 4, 9, "years", "")]),
    ("es", "prisión de cuatro años y un día a siete años", [(P, 4, 7, "years", "")]),
    ("es", "prisión de un año en los casos del artículo 41, y de dos años a cinco años en los demás", [(P, None, 1, "years", ""), (P, 2, 5, "years", "")]),
    (
        "es",
        "La pena será de seis meses a tres años cuando concurra la primera de las circunstancias del artículo noveno de esta ley, y de un año a cuatro años en el otro caso",
        [(P, 0.5, 3, "years", ""), (P, 1, 4, "years", "")],
    ),
    ("es", "La pena será de un mes a dos años, si el menor no tuviera nueve años", [(P, 0.08333333333333333, 2, "years", "")]),
    ("fr", "une rétention d'une durée de plus de neuf jours, la peine est portée à huit ans de réclusion", [(P, None, 8, "years", "")]),
    ("en", "prison for nine years if the maximum punishment for that offence is prison for life, and not exceeding four years in other cases", [(P, None, 9, "years", ""), (P, None, 4, "years", "")]),
    ("es", "prisión de noventa meses (90) a doscientos diez meses (210)", [(P, 90, 210, "months", "")]),
    ("es", "La pena será no menor de tres ni mayor de seis años", [(P, 3, 6, "years", "")]),
    ("es", "prisión no menor de tres años ni mayor de nueve.", [(P, 3, 9, "years", "")]),
    ("en", "imprisonment for not less than three months nor more than eight, as the court thinks fit", [(P, 3, 8, "months", "")]),
    ("fr", "un emprisonnement d'au moins trois ans et d'au plus huit.", [(P, 3, 8, "years", "")]),
    ("pt", "prisão não inferior a três anos nem superior a oito.", [(P, 3, 8, "years", "")]),
    (
        "en",
        "liable to prison for not more than nine years and to a minimum punishment of, (i) if it is the first time, a fine of $70, and (ii) if it is the second, imprisonment for 40 days",
        [(P, None, 9, "years", ""), (F, 70, None, "$", ""), (P, 40, None, "days", "")],
    ),
    ("en", "a graver case permits a sentence up to a maximum of eleven years", [(P, None, 11, "years", "")]),
    ("en", "by substituting for the words “prison for one year” the words “prison for two years”", [(P, None, 2, "years", "")]),
    ("fr", "puni de trois à cinq ans", [(P, 3, 5, "years", "")]),
    ("pt", "detenção, de três meses a dois anos", [(P, 0.25, 2, "years", "")]),
    # life beside a term, and "any term of years"
    ("en", "prison for life or for a definite term of not less than six years",
     [(L, None, None, "", "or"), (P, 6, None, "years", "or")]),
    (
        "en",
        "fined, imprisoned (a) for any term of years, if a victim dies; (b) for not more than nine years in other cases",
        [(F, None, None, "", ""), (P, None, None, "", ""), (P, None, 9, "years", "")],
    ),
    ("en", "imprisoned for any term of years or for life", [(P, None, None, "", "or"), (L, None, None, "", "or")]),
    ("en", "imprisonment for not less than eight years, which may extend to imprisonment for life",
     [(P, 8, None, "years", "or"), (L, None, None, "", "or")]),
    ("en", "an act that is dangerous to life", []),
    # what joins them
    ("en", "prison for two years or a fine or both such prison and fine", [(P, None, 2, "years", "and_or"), (F, None, None, "", "and_or")]),
    (
        "en",
        "prison for two years or a fine of ten crowns; or with both",
        [(P, None, 2, "years", "and_or"), (F, None, 10, "crowns", "and_or")],
    ),
    ("en", "prison for two years, with or without a fine", [(P, None, 2, "years", "and"), (F, None, None, "", "and")]),
    ("en", "prison for two years or with a fine", [(P, None, 2, "years", "or"), (F, None, None, "", "or")]),
    ("en", "liable (a) to imprisonment for life or to a lesser term, and (b) to a fine, if the judge sees fit",
     [(L, None, None, "", "and"), (F, None, None, "", "and")]),
    ("en", "a fine of $90 and, for a second offence, prison for one year", [(F, None, 90, "$", ""), (P, None, 1, "years", "")]),
    ("en", "prison for life, to which a fine may be added, or prison for four years",
     [(L, None, None, "", "and"), (F, None, None, "", "and"), (P, None, 4, "years", "or")]),
    ("es", "prisión de uno a dos años, multa de 30 a 60 pesos e inhabilitación de uno a tres años",
     [(P, 1, 2, "years", "and"), (F, 30, 60, "pesos", "and")]),
    ("fr", "un an d'emprisonnement et 300 euros d'amende ou l'une de ces deux peines seulement",
     [(P, None, 1, "years", "and_or"), (F, None, 300, "euros", "and_or")]),
    (
        "fr",
        "un mois de prison et une amende de 300 francs ou une de ces peines seulement",
        [(P, None, 1, "months", "and_or"), (F, None, 300, "francs", "and_or")],
    ),
    ("pt", "reclusão, de um a dois anos, ou multa, ou ambas as penas", [(P, 1, 2, "years", "and_or"), (F, None, None, "", "and_or")]),
    # lengths that are no prison, and offences that are only described
    ("en", "imprisonment for two years and disqualification for ten years", [(P, None, 2, "years", "")]),
    ("es", "prisión de dos a cuatro años e inhabilitación especial por seis a nueve años", [(P, 2, 4, "years", "")]),
    ("fr", "cinq ans d'emprisonnement et l'interdiction de séjour pour dix ans", [(P, None, 5, "years", "")]),
    ("pt", "reclusão, de um a três anos, e suspensão do direito de dirigir por cinco anos", [(P, 1, 3, "years", "")]),
    ("en", "within five years after his release from prison", []),
    ("en", "whoever hides the author of an offence punishable with death or imprisonment for nine years shall be punished with imprisonment for three years",
     [(P, None, 3, "years", "")]),
    ("en", "commits an offence punishable by imprisonment for three years", [(P, None, 3, "years", "")]),
    ("es", "los delitos castigados con prisión de más de tres años", []),
    ("fr", "une infraction punie de cinq ans d'emprisonnement", []),
    ("pt", "quando aplicada pena de prisão superior a quatro anos", []),
    ("en", "where the court imposes a fine under this Part, the fine, when recovered, is paid to the victim", []),
    # a note in a margin, set in the middle of the text
    ("en", "imprisonment for a term XII.1931.4; from two to seven years", [(P, 2, 7, "years", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), MORE)
def test_amounts_bounds_and_links(
    language: str, text: str, expected: list[tuple[str, float | None, float | None, str, str]]
) -> None:
    found = read(text, language)
    assert [(p.kind, p.minimum, p.maximum, p.unit, p.joined) for p in found] == expected
    assert all(text[p.start : p.end] == p.text for p in found)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "two hundred and fifty thousand, between five and ten, one of these",
            "250000, between 5 and 10, one of these",
        ),
        (
            "en",
            "between one thousand and five thousand; twelve hundred; 1,00,000",
            "between 1000 and 5000; 1200; 100000",
        ),
        ("es", "dos mil millones, treinta y cinco, entre veinte y treinta", "2000000000, 35, entre 20 y 30"),
        ("fr", "quatre-vingt-dix-neuf, soixante-quinze, deux cents mille, 1 500 000", "99, 75, 200000, 1500000"),
        ("pt", "mil e quinhentos, cento e vinte e cinco, entre dois e oito", "1500, 125, entre 2 e 8"),
    ],
)
def test_numbers_become_figures(language: str, text: str, expected: str) -> None:
    figured = figures(fold(text), language)
    assert figured.text == expected
    assert figured.back(0, len(figured.text)) == (0, len(text))
