"""What must not change a tag: white space, the case of headings, the order of provisions; and what must take it away."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.model import Passage, Tagged
from kb.tagger import Tagger

TAGGER = Tagger()
CASES = [
    Passage(f"{path.stem}-{number}", path.stem, case.get("kind", "law"), case.get("heading", ""), case["text"])
    for path in sorted((Path(__file__).parent / "languages").glob("*.yml"))
    for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")))
    if case.get("is")
]
OPPOSITES = [
    ("en", "VIC-02", "A victim of trafficking shall {}be prosecuted for an offence that he or she was compelled to commit.", "not ", ""),
    ("en", "DEF-13", "The consent of the victim of trafficking is {}.", "irrelevant", "a defence"),
    ("es", "VIC-02", "Las víctimas de trata {}son punibles por los delitos que resulten directamente de la trata.", "no ", ""),
    ("es", "DEF-13", "El consentimiento de la víctima de trata {}.", "no será eximente", "extingue la pena"),
    ("fr", "VIC-02", "La victime de la traite {} poursuivie pour les actes qu'elle a été contrainte de commettre.", "ne peut être", "est"),
    ("fr", "DEF-13", "Le consentement de la victime de la traite est {}.", "indifférent", "une cause d'exonération"),
    ("pt", "VIC-02", "A vítima de tráfico de pessoas {}será punida pelos crimes que tiver sido obrigada a praticar.", "não ", ""),
    ("pt", "DEF-13", "O consentimento da vítima de tráfico é {}.", "irrelevante", "causa de isenção de pena"),
]  # fmt: skip


def _said(tagged: Tagged) -> set[tuple[str, str]]:
    return {(tag.element, tag.strength) for tag in tagged.tags}


def _passage(case: Passage, **changes: str) -> Passage:
    kept = {"heading": case.heading, "text": case.text} | changes
    return Passage(case.id, case.language, case.kind, kept["heading"], kept["text"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_words_stand_in_the_text_and_are_spelt(case: Passage) -> None:
    for tag in TAGGER.tag(case).tags:
        assert tag.words
        for word in tag.words:
            assert case.text[word.start : word.end] == word.text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_white_space_within_a_line_does_not_count(case: Passage) -> None:
    wide = re.sub(r"(?<=\w) (?=\w)", "   ", case.text)
    assert _said(TAGGER.tag(_passage(case, text=wide))) == _said(TAGGER.tag(case))


@pytest.mark.parametrize("case", [case for case in CASES if case.heading], ids=lambda case: case.id)
def test_the_case_of_a_heading_does_not_count(case: Passage) -> None:
    for heading in (case.heading.upper(), case.heading.lower()):
        assert _said(TAGGER.tag(_passage(case, heading=heading))) == _said(TAGGER.tag(case))


@settings(max_examples=15, deadline=None)
@given(st.permutations(CASES))
def test_the_order_of_provisions_does_not_count(shuffled: list[Passage]) -> None:
    some = shuffled[:40]
    alone = {case.id: _said(TAGGER.tag(case)) for case in some}
    assert {tagged.id: _said(tagged) for tagged in TAGGER.pipe(reversed(some))} == alone


@pytest.mark.parametrize(("language", "element", "clause", "says", "opposite"), OPPOSITES)
def test_a_clause_that_says_the_opposite_has_no_tag(
    language: str, element: str, clause: str, says: str, opposite: str
) -> None:
    def found(words: str) -> set[str]:
        tagged = TAGGER.tag(Passage("1", language, "law", "", clause.format(words)))
        return {tag.element for tag in tagged.tags}

    assert element in found(says)
    assert element not in found(opposite)
