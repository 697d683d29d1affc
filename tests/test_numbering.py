"""Legal numbers in many languages: what they say, and which comes after which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.heads import container_head, schedule_head, unit_heads
from ingest.lines import Line
from ingest.marks import mark_at_start
from ingest.numbering import follows, readings, roman_value, unit_key

KEYS = [
    ("1.", (1,)), ("1º", (1,)), ("1°", (1,)), ("Art. 1º-A", (1, 1)), ("149-A", (149, 1)), ("177 bis", (177, 2)),
    ("177 ter", (177, 3)), ("12 quater", (12, 4)), ("9 quinquies", (9, 5)), ("225-4-1", (225, 4, 1)), ("§ 232", (232,)),
    ("Section 3.", (3,)), ("Article premier", (1,)), ("ARTÍCULO 1º.-", (1,)), ("Artículo 188 A", (188, 1)),
    ("Article XIX", (19,)), ("3A.", (3, 1)), ("المادة الأولى", (1,)), ("المادة ٣", (3,)), ("ধারা ৫", (5,)),
    ("दफा १२", (12,)), ("Điều 5", (5,)), ("Pasal 7", (7,)), ("Fasal 12", (12,)), ("PART ONE", (1,)), ("the Act", ()),
    ("Parágrafo único", (1,)), ("Artículo primero", (1,)), ("‘Article 9", (9,)), ("§ 133¹", (133, 1)), ("§ 1331", (1331,)),
    ("Section ³373", (373,)), ("Disposición adicional segunda", (2,)), ("2. osa", (2,)), ("Stk. 3.", (3,)), ("3 §", (3,)),
    ("Část druhá", (2,)), ("N° 3", (3,)), ("มาตรา ๕", (5,)),
]  # fmt: skip

SUCCESSIONS = [
    ("3", "4"), ("3", "3A"), ("3A", "4"), ("3A", "3B"), ("(a)", "(b)"), ("(h)", "(i)"), ("(i)", "(ii)"), ("(i)", "(j)"),
    ("iv", "v"), ("177", "177 bis"), ("177 bis", "177 ter"), ("177 ter", "178"), ("1º", "2º"), ("Primero.", "Segundo."),
    ("I -", "II -"), ("(ক)", "(খ)"), ("(क)", "(ख)"), ("أ-", "ب-"), ("(v)", "(va)"), ("(va)", "(vi)"), ("(2)", "(2A)"), ("(z)", "(aa)"), ("Art. 9", "Art. 10"),
]  # fmt: skip

HEADS = [
    ("Article 5", "article", "Article 5"), ("Art. 5 - A pena", "article", "Art. 5"), ("ARTÍCULO 5o.", "article", "ARTÍCULO 5o"),
    ("3. Offence of trafficking", "", "3"), ("Section 3. Offence", "section", "Section 3"), ("§ 129a Bande", "section", "§ 129a"),
    ("Art. 1º-A. Fica", "article", "Art. 1º-A"), ("14A. Offences", "", "14A"), ("1[14A. Offences.—Not", "", "14A"),
    ("1. Article (1)", "article", "Article (1)"), ("Điều 5. Tội", "article", "Điều 5"), ("১। (১) এই", "", "১"),
]  # fmt: skip

CITATIONS = [
    "Article 5 of the Constitution",
    "section 5 of this Act",
    "Section 5(1) of the Act",
    "Article 3, paragraph 2",
]


@pytest.mark.parametrize(("number", "key"), KEYS)
def test_a_printed_number_gives_its_key(number: str, key: tuple[float, ...]) -> None:
    assert unit_key(number) == key


@pytest.mark.parametrize(("before", "after"), SUCCESSIONS)
def test_one_number_follows_another(before: str, after: str) -> None:
    assert follows(before, after)


@pytest.mark.parametrize(
    ("before", "after"), [("3", "5"), ("(a)", "(c)"), ("4", "3"), ("(b)", "(a)"), ("178", "177 bis")]
)
def test_one_number_does_not_follow_another(before: str, after: str) -> None:
    assert not follows(before, after)


@pytest.mark.parametrize(("line", "kind", "number"), HEADS)
def test_a_line_opens_a_unit(line: str, kind: str, number: str) -> None:
    assert (kind, number) in [(head.kind, head.number) for head in unit_heads(Line(line))]


@pytest.mark.parametrize("line", CITATIONS)
def test_a_citation_at_the_start_of_a_line_opens_nothing(line: str) -> None:
    assert not unit_heads(Line(line))


@pytest.mark.parametrize(
    ("line", "kind"),
    [("PART II", "part"), ("CAPÍTULO ÚNICO", "chapter"), ("Erster Abschnitt", "division"), ("الباب الأول: أحكام", "title"),
     ("SECCIÓN 1.ª De la trata", "division"), ("TÍTULO VII bis", "title"), ("Chapter I, Part I", "chapter"), ("Livre II", "book")],
)  # fmt: skip
def test_a_line_opens_a_container(line: str, kind: str) -> None:
    head = container_head(Line(line), "article")
    assert head is not None
    assert head.kind == kind


@pytest.mark.parametrize(
    "line", ["Part III of the Act", "Chapter two is amended by the Minister", "Section 5", "Party 1"]
)
def test_a_line_of_text_opens_no_container(line: str) -> None:
    assert container_head(Line(line), "section") is None


@pytest.mark.parametrize(
    "line", ["SCHEDULE", "First Schedule", "ANEXO I", "Annexe II", "Anlage 1 (zu § 3)", "THE SCHEDULE"]
)
def test_a_line_opens_a_schedule(line: str) -> None:
    assert schedule_head(Line(line)) is not None


@pytest.mark.parametrize(
    ("line", "printed"),
    [("(a) text", "(a)"), ("a) text", "a)"), ("1. text", "1."), ("I - text", "I"), ("§ 1º Incorre", "§ 1º"), ("1-نقل", "1"),
     ("Parágrafo único. O", "Parágrafo único"), ("2° par", "2°"), ("(ক) এই", "(ক)"), ("1.2 text", "1.2"), ("– text", "")],
)  # fmt: skip
def test_a_line_opens_with_an_enumerator(line: str, printed: str) -> None:
    mark = mark_at_start(line)
    assert mark is not None
    assert mark.printed == printed


def _roman(value: int) -> str:
    parts = [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]
    text = ""
    for step, letters in parts:
        text += letters * (value // step)
        value %= step
    return text


@given(st.integers(1, 399))
def test_roman_numbers_are_read_back(value: int) -> None:
    assert roman_value(_roman(value)) == value
    assert roman_value(_roman(value).upper()) == value


@given(st.integers(1, 900), st.sampled_from(["", "A", " bis", "-A"]))
def test_a_number_is_followed_by_the_next_and_not_by_itself(value: int, suffix: str) -> None:
    assert follows(f"{value}{suffix}", str(value + 1))
    assert not follows(f"{value}{suffix}", f"{value}{suffix}")


@given(st.text(max_size=40))
def test_any_words_are_read_without_fault(text: str) -> None:
    readings(text)
    unit_key(text)
    mark_at_start(text)
    unit_heads(Line(text))
    container_head(Line(text), "article")
