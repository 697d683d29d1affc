"""Bytes become the words that were meant; what was lost or garbled on the way is reported, never passed over."""

import pytest

from ingest.decoding import damage, decoded, sound
from ingest.lines import clean
from ingest.reading import read

SPANISH = "Artículo 1.- La pensión del niño será pagada.\nArtículo 2.- Mañana también.\n"
RUSSIAN = "Статья 1. Никто не должен содержаться в рабстве.\nСтатья 2. Мосты открыты для всех граждан.\n" * 3
ARABIC = "المادة الأولى: لا يجوز استرقاق أحد في هذه الجزيرة.\nالمادة الثانية: يعاقب كل من خالف ذلك.\n" * 3
NEPALI = "दफा १ यो ऐनको नाम पुल ऐन रहेको छ । दफा २ पुल सबैका लागि खुला रहनेछ । " * 8


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "iso-8859-1"])
def test_western_words_are_read_whatever_their_encoding(encoding: str) -> None:
    assert decoded(SPANISH.encode(encoding)) == (SPANISH, ())


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (ARABIC, "cp1256")])
def test_another_script_without_a_declaration_is_guessed_and_said(text: str, encoding: str) -> None:
    words, warnings = decoded(text.encode(encoding))
    assert words == text
    assert any("does not say its true encoding" in warning for warning in warnings)


@pytest.mark.parametrize(
    ("declared", "encoding", "said"),
    [("iso-8859-1", "utf-8", "is UTF-8"), ("utf-8", "cp1252", "Windows-1252"), ("windows-1252", "utf-8", "is UTF-8"),
     ("x-klingon", "cp1252", "unknown encoding"), ("utf-8", "cp1251", "Windows-1251")],
)  # fmt: skip
def test_a_false_declaration_is_not_believed(declared: str, encoding: str, said: str) -> None:
    text = f'<meta charset="{declared}">{RUSSIAN * 9 if encoding == "cp1251" else SPANISH}'
    words, warnings = decoded(text.encode(encoding))
    assert words == text
    assert any(said in warning for warning in warnings), warnings


@pytest.mark.parametrize("declared", ["windows-1251", "iso-8859-1", "utf-8"])
def test_a_true_declaration_is_believed_without_a_word(declared: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?>' + (RUSSIAN if declared == "windows-1251" else SPANISH)
    assert decoded(text.encode(declared)) == (text, ())


def test_typographers_quotes_of_windows_are_read_from_a_page_that_says_iso() -> None:
    text = '<meta charset="iso-8859-1">“ward” – a person’s ward'
    assert decoded(text.encode("cp1252"))[0] == text


def test_lost_letters_are_counted() -> None:
    assert damage("Ni\ufffdo y ni\ufffda") == (
        "2 characters could not be decoded; get a copy in another encoding and compare.",
    )


def test_a_few_bad_bytes_in_sound_text_are_lost_letters_and_no_other_encoding() -> None:
    text, _ = decoded(SPANISH.encode() * 30 + b"ni\xf1o")
    assert text.count("\ufffd") == 1
    assert "pensión" in text


def test_text_that_was_decoded_twice_is_reported() -> None:
    assert any("decoded wrongly before" in said for said in damage(SPANISH.encode().decode("cp1252") * 10))
    assert any("decoded wrongly before" in said for said in damage(RUSSIAN.encode().decode("latin-1")))


@pytest.mark.parametrize("sound", [SPANISH * 20, RUSSIAN, ARABIC * 5, NEPALI, "Article 1. São João, Ångström.\n" * 40])
def test_sound_text_is_not_doubted(sound: str) -> None:
    assert damage(sound) == ()


def test_ligatures_are_parted() -> None:
    assert decoded("trafﬁcking, ﬂight, oﬃce, aﬀair".encode())[0] == "trafficking, flight, office, affair"


def test_soft_hyphens_and_marks_of_direction_are_not_seen() -> None:
    assert clean("traf\u00adfick\u200bing \u202bالمادة\u202c\u200f") == "trafficking المادة"


def test_joiners_stay_where_a_script_needs_them() -> None:
    assert clean("क्\u200dष") == "क्\u200dष"


def test_swapped_lam_and_alef_are_reported() -> None:
    swapped = ARABIC.replace("الأ", "األ").replace("لا ", "ال ") * 3 + "االتجار األول اإلنسان " * 5
    assert any("lam and alef" in said for said in damage(swapped))


def test_arabic_that_runs_backwards_is_reported() -> None:
    backwards = " ".join(word[::-1] for word in f"{ARABIC * 3} المحكمة العقوبة الجريمة الضحية".split())
    assert any("reverse order" in said for said in damage(backwards))


def test_nepali_with_misplaced_signs_is_reported() -> None:
    assert any("Nepali font" in said for said in damage(NEPALI + "ङ्गवस्तार िनयम बेेचब " * 5))


def test_nepali_typed_in_latin_letters_is_reported() -> None:
    typed = "g]kfn ;/sf/n] of] P]g hf/L u/]sf] 5 . k|To]s JolQmnfO{ :jtGqtf x'g]5 . sfg\"g adf]lhd ;hfo x'g]5 . " * 12
    assert any("old font" in said for said in damage(typed))


def test_the_door_reports_damage_of_every_format() -> None:
    law = read("1. Tolls\nNi\ufffdos pay nothing.\n2. Boats\nNone.\n".encode(), format="text", where="a law")
    assert any("1 characters could not be decoded" in warning for warning in law.warnings)
    page = "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><act><body><section><num>1.</num><content><p>Ni\ufffdos.</p></content></section></body></act></akomaNtoso>"
    assert any(
        "could not be decoded" in warning for warning in read(page.encode(), format="akn", where="a law").warnings
    )


def test_references_to_characters_stand_and_those_to_none_go() -> None:
    text = "&#8220;ward&#8221; &#x201C;&#233;&#xe9;"
    assert sound(text) == text
    assert sound("a&#0;b&#x1F;c&#x110000;d\x01e&#11;f") == "a b c de f"
