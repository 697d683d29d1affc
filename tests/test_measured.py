"""The measures over laws and confidences, on counts small enough to check by hand."""

from kb.confidence import word
from kb.measured import Measured


def _measured() -> Measured:
    measured = Measured()
    measured.add("one", ["DEF-01"], [], {"DEF-01": 0.9, "DEF-02": 0.6})
    measured.add("one", ["DEF-02"], [], {"DEF-02": 0.5})
    measured.add("two", ["DEF-01", "DEF-03"], ["DEF-04"], {"DEF-03": 0.5, "DEF-04": 0.9})
    return measured


def test_a_law_has_what_its_surest_tag_says() -> None:
    assert _measured().by_law() == {"precision": 1.0, "recall": 0.5, "found": 2, "there": 4}


def test_nothing_found_is_wrong_where_readers_found_something() -> None:
    silence = _measured().silence(["DEF-01", "DEF-02", "DEF-03", "DEF-04", "DEF-05"])
    assert silence == {"DEF-01": 1.0, "DEF-02": 0.0, "DEF-03": 0.5, "DEF-04": 0.0, "DEF-05": 0.0}


def test_confidence_is_held_against_what_was_right() -> None:
    assert _measured().by_confidence() == [
        {"from": 0.5, "tags": 2, "right": 1.0},
        {"from": 0.6, "tags": 1, "right": 0.0},
        {"from": 0.9, "tags": 1, "right": 1.0},
    ]


def test_other_works_might_have_given_another_score() -> None:
    low, high = _measured().interval()
    assert 0.0 <= low < high <= 1.0
    assert _measured().interval() == (low, high)
    assert Measured().interval() == (0.0, 0.0)


def test_three_words_for_confidence() -> None:
    assert [word(value) for value in (0.95, 0.8, 0.7, 0.6, 0.4)] == ["clear", "clear", "likely", "likely", "check"]
