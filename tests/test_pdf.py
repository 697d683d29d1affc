"""PDFs with what makes them hard, printed for the test: what a lawyer must find in them, and what is refused with why."""

import io
from collections import Counter

import pypdfium2
import pytest

from ingest.errors import ParseError
from ingest.formats import pdf
from ingest.pdf_languages import language_of, languages_of, wanted
from ingest.pdf_laws import Stretch, meant
from ingest.reading import read
from tests.pretend_pdf import gaceta, island_act, printed, qumar, two_languages

PARAGRAPHS = "".join(
    f"<p><b>Article {n}. Lamps of kind {n}.</b> Whoever keeps a lamp of this kind must light it before the sun has set "
    f"and must not put it out before the sun has risen again.</p>"
    for n in range(1, 13)
)


def _units(data: bytes, *, where: str = "law.pdf", language: str = "") -> list[tuple[str, str]]:
    return [(unit.number, unit.heading) for unit in read(data, format="pdf", where=where, language=language).units()]


def test_running_heads_and_page_numbers_are_not_law() -> None:
    law = read(printed(PARAGRAPHS, language="en", head="Lamps Act 2031, page head"), format="pdf", where="law.pdf")
    said = " ".join(f"{node.heading} {node.text}" for node in law.walk())
    assert "page head" not in said
    assert "–" not in said
    assert [unit.number for unit in law.units()] == [f"Article {n}" for n in range(1, 13)]


def test_a_note_at_the_margin_is_the_heading_of_its_section() -> None:
    assert ("4", "Debts.") in _units(island_act())
    assert ("2", "Interpretation of words used in this Act.") in _units(island_act())


def test_words_broken_at_the_end_of_a_line_are_whole() -> None:
    law = read(gaceta(), format="pdf", where="law.pdf")
    said = " ".join(node.text for node in law.walk())
    assert "aprovechamiento injusto del trabajo" in said
    assert "-" not in said


@pytest.mark.parametrize(
    ("language", "first", "said"), [("en", "Object", "en was read"), ("fr", "Objet", "fr was read")]
)
def test_the_language_that_is_asked_for_is_read(language: str, first: str, said: str) -> None:
    law = read(two_languages(), format="pdf", where="gazette.pdf", language=language)
    assert next(law.units()).heading == first
    assert any(said in warning for warning in law.warnings)


def test_of_two_laws_the_one_that_is_named_is_the_law() -> None:
    assert len(_units(two_languages(), where="qz-law-13-2031")) == 4
    law = read(two_languages(), format="pdf", where="qz-law-12-2031")
    assert len(list(law.units())) == 2
    assert any("holds 2 laws" in warning and "13/2031" in warning for warning in law.warnings)


def test_lam_stands_before_alef() -> None:
    law = read(qumar(), format="pdf", where="law.pdf")
    assert "الاتجار بالأشخاص" in law.title
    assert "(ذكرا كان أو أنثى)" in next(law.units()).text


def test_a_page_that_lies_on_its_side_is_read() -> None:
    document = pypdfium2.PdfDocument(gaceta())
    for page in document:
        page.set_rotation(90)
    turned = io.BytesIO()
    document.save(turned)
    assert _units(turned.getvalue()) == _units(gaceta())


def test_a_scan_names_ocr() -> None:
    picture = "<div style='background: linear-gradient(red, blue); height: 200pt'></div>"
    with pytest.raises(ParseError, match="ocrmypdf"):
        read(printed(picture, language="en", head=""), format="pdf", where="scan.pdf")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda data: data[: len(data) // 2], "cut off"),
        (lambda data: data[:3000] + bytes(200) + data[3200:], "damaged"),
        (lambda data: data.replace(b"trailer", b"failure").replace(b"/Root", b"/Toor"), "damaged"),
        (lambda data: b"<html>" + data[20:], "not a PDF"),
    ],
)
def test_what_is_not_whole_is_refused(change: object, why: str) -> None:
    assert callable(change)
    with pytest.raises(ParseError, match=why):
        read(change(gaceta()), format="pdf", where="law.pdf")


def test_a_font_from_before_unicode_is_reported() -> None:
    assert pdf._legacy(Counter({"ABCDEF+Preeti": 4}), "g]kfn", "ne") == "ABCDEF+Preeti"
    assert pdf._legacy(Counter({"Mangal": 4}), "ऐन", "ne") == ""
    assert pdf._legacy(Counter({"F1": 4}), "g]kfn", "ne") == "a font"


def test_languages_are_told_by_their_small_words() -> None:
    assert language_of("the law of the land is for all and not for any person") == "en"
    assert language_of("la loi est la même pour tous dans le pays et par les juges") == "fr"
    assert language_of("القانون فوق الجميع") == "ar"
    assert (
        languages_of({0: "the law of the land is for all", 1: "and the right of a person to be heard in the court"})
        == {}
    )


def test_which_column_is_wanted() -> None:
    assert wanted({0: "rw", 1: "en", 2: "fr"}, "fr") == 2
    assert wanted({0: "rw", 1: "en", 2: "fr"}, "rw/en/fr") == 1
    assert wanted({0: "", 1: "en"}, "xh") == 0
    assert wanted({0: "si", 1: "ta"}, "") == 0


def test_which_law_is_meant() -> None:
    laws = [Stretch(0, 5, "LAW 1/2018", ("1", "2018")), Stretch(5, 9, "LAW 51/2018", ("51", "2018"))]
    assert meant(laws, "rw/law_51_2018_official.pdf") == 1
    assert meant(laws, "gazette.pdf") == 0


def test_bold_titles_above_sections_are_their_headings() -> None:
    text = "Every keeper of a lamp shall report it to the register within the time that is fixed, and pay the fee."
    body = "".join(f"<p><b>Duty of sort {n}</b></p><p>{n}. (1) {text}</p><p>(2) {text}</p>" for n in range(1, 9))
    assert _units(printed(body, language="en", head="Act 5"))[2] == ("3", "Duty of sort 3")


def test_a_stamp_across_the_page_is_not_law() -> None:
    stamp = "<div style='position: fixed; top: 90pt; transform: rotate(-40deg); font-size: 40pt'>UNOFFICIAL</div>"
    law = read(printed(stamp + PARAGRAPHS, language="en", head="Act 5"), format="pdf", where="law.pdf")
    assert "UNOFFICIAL" not in " ".join(node.text for node in law.walk())


def test_the_numbers_of_lines_are_not_law() -> None:
    lines = [
        f"{n // 10 + 1}. (1) Every keeper shall" if n % 10 == 0 else "report the lamp and its place." for n in range(60)
    ]
    body = "".join(
        f"<div style='position: relative'>{text}"
        f"<span style='position: absolute; left: 240pt'>{n % 30 + 1 if n % 5 == 4 else ''}</span></div>"
        + ("<div style='break-before: page'></div>" if n == 29 else "")
        for n, text in enumerate(lines)
    )
    law = read(printed(body, language="en", head="Bill 3"), format="pdf", where="bill.pdf")
    assert [unit.number for unit in law.units()] == ["1", "2", "3", "4", "5", "6"]
    assert not any(character.isdigit() for node in law.walk() for character in node.text)
