"""Sentences of punishment, and what a reader takes from them."""

import pytest

from kb.penalties import read

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
        [("prison", 2, 9, "years", "and"), ("days_fine", 100, 300, "days", "and")],
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
