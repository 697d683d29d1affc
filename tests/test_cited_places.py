"""Where references lead that give no number, a number in other words, or the number of something larger."""

from typing import Any

import pytest

from kb.cited import citations_of
from tests.cited_rows import cited_row

Row = dict[str, Any]


GATES = [
    cited_row("chp_I", "chapter", "Chapter One"),
    cited_row("art_1", "article", "1", "Les gardiens jurent.", "chp_I"),
    cited_row("art_1__para_1", "paragraph", "1°", "Le premier alinéa et le 2° lient ; le 9° et le présent livre, non.", "art_1"),
    cited_row("art_1__para_2", "paragraph", "2°", "Le présent chapitre ferme.", "art_1"),
    cited_row("art_2", "article", "2", "Un gardien, selon le paragraphe 7, dort.", "chp_I"),
    cited_row("art_3", "article", "3", "Les deux articles précédents valent, comme au 1° de l'article 1.", "chp_I"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("eid", "expected"),
    [
        ("art_1__para_1", ["art_1"]),
        ("art_1__para_2", ["chp_I"]),
        ("art_2", ["art_2"]),
        ("art_3", ["art_1", "art_2", "art_1__para_1"]),
    ],
)
def test_counted_paragraphs_neighbours_and_containers_are_found_in_the_tree(eid: str, expected: list[str]) -> None:
    assert [row["to_eid"] for row in citations_of(GATES, "fr") if row["eid"] == eid] == expected


TITLE = [
    cited_row("sec_5", "section", "5", "A gate is shut under section 6 of this title and section 9 of title 31."),
    cited_row("sec_6", "section", "6"),
    cited_row("sec_6__para_a", "paragraph", "(a)", "First", "sec_6"),
    cited_row("sec_6__para_b", "paragraph", "(b)", "", "sec_6"),
    cited_row(
        "sec_6__para_b__subpara_1", "subparagraph", "(1)", "Under paragraph (2) of this subsection.", "sec_6__para_b"
    ),
    cited_row("sec_6__para_b__subpara_2", "subparagraph", "(2)", "Second", "sec_6__para_b"),
]


def test_where_a_work_is_a_title_its_sections_are_its_own_and_other_titles_are_other_laws() -> None:
    found = [(row["law"], row["to_eid"]) for row in citations_of(TITLE, "en")]
    assert found == [("", "sec_6"), ("title 31", ""), ("", "sec_6__para_b__subpara_2")]


def test_a_subsection_of_a_section_that_is_changed_is_the_changed_laws() -> None:
    row = cited_row("sec_1", "section", "1", "Section 16 of the Lamp Act is amended in subsection (1) by a word.")
    found = [(row["law"], row["steps"]) for row in citations_of([row], "en")]
    assert found == [("Lamp Act", [["section", "16"]]), ("Lamp Act", [["section", "16"], ["subsection", "1"]])]


def test_a_letter_leads_to_where_it_is_printed_alike_and_an_article_is_no_section_for_a_schedule() -> None:
    rows = [
        cited_row("sec_2", "section", "2"),
        cited_row("sec_2__para_a", "paragraph", "(a)", "First", "sec_2"),
        cited_row("sec_2__para_b", "paragraph", "(b)", "Second", "sec_2"),
        cited_row(
            "sec_2__para_b__subpara_A", "subparagraph", "(A)", "As in subsection (a) and item (A).", "sec_2__para_b"
        ),
        cited_row("sched_1", "schedule", "Schedule 1"),
        cited_row("sched_1__block_1", "block", "", "A lamp in the sense of article 2.", "sched_1"),
    ]
    found = [row["to_eid"] for row in citations_of(rows, "en")]
    assert found == ["sec_2__para_a", "sec_2__para_b__subpara_A", ""]


def _row(eid: str, number: str, text: str = "", kind: str = "") -> Row:
    parent, _, last = eid.rpartition("__")
    kinds = {"art": "article", "sec": "section", "para": "paragraph", "subpara": "subparagraph", "subsec": "subsection",
             "quoted": "quoted", "sched": "schedule"}  # fmt: skip
    return cited_row(eid, kind or kinds[last.split("_")[0]], number, text, parent)


OLD = [
    _row("art_5", "Art. 5"),
    _row("art_5__quoted_1", ""),
    _row("art_5__quoted_1__art_5", "Art. 5", "O guarda vela."),
    _row("art_5__quoted_1__art_5__para_único", "Parágrafo único", "O guarda dorme."),
    _row("art_6", "Art. 6"),
    _row("art_6__quoted_1", ""),
    _row("art_6__quoted_1__art_6", "Art. 6", "Conforme o parágrafo único do art. 5 e o art. 7."),
    _row("art_6__quoted_2", ""),
    _row("art_6__quoted_2__art_6", "Art. 6", "Conforme o art. 5 e o art. 6."),
    _row("art_7", "Art. 7", "Vale o art. 5."),
]


@pytest.mark.parametrize(
    ("eid", "expected"),
    [
        ("art_6__quoted_1__art_6", ["art_5__quoted_1__art_5__para_único", "art_7"]),
        ("art_6__quoted_2__art_6", ["art_5__quoted_1__art_5", "art_6__quoted_2__art_6"]),
        ("art_7", ["art_5"]),
    ],
)
def test_an_old_version_of_an_article_speaks_of_the_articles_of_its_time(eid: str, expected: list[str]) -> None:
    assert [row["to_eid"] for row in citations_of(OLD, "pt") if row["eid"] == eid] == expected


def test_what_quoted_law_of_another_act_names_is_not_looked_for_in_the_act_that_quotes_it() -> None:
    rows = [_row("art_1", "1"), _row("art_2", "2"), _row("art_2__quoted_1", ""),
            _row("art_2__quoted_1__art_9", "9", "Conforme o art. 1.")]  # fmt: skip
    assert [row["to_eid"] for row in citations_of(rows, "pt")] == [""]


def test_a_paragraph_that_an_article_lacks_is_not_the_article_of_that_number() -> None:
    rows = [
        _row("art_2", "2"), _row("art_2__para_a", "a)"),
        _row("art_81", "81"), _row("art_81__para_c", "c)", "As in paragraph 2 a), and as in paragraph 2(a)."),
    ]  # fmt: skip
    assert [row["to_eid"] for row in citations_of(rows, "en")] == ["art_81", "art_81"]
    rows = [
        _row("art_1", "Art. 1"), _row("art_1__para_IV", "IV"),
        _row("art_51", "Art. 51"), _row("art_51__para_1", "§ 1º"), _row("art_51__para_1__subpara_IV", "IV"),
        _row("art_51__para_4", "§ 4º", "Salvo nos casos do § 1º, IV."),
    ]  # fmt: skip
    assert [row["to_eid"] for row in citations_of(rows, "pt")] == ["art_51__para_1__subpara_IV"]


def test_a_subsection_that_is_written_with_its_section_is_found_there() -> None:
    rows = [_row("sec_7", "7", "Under subsection 90(1)."), _row("sec_90", "90"), _row("sec_90__subsec_1", "(1)")]
    assert [row["to_eid"] for row in citations_of(rows, "en")] == ["sec_90__subsec_1"]


def test_a_paragraph_that_is_written_with_its_section_is_looked_for_in_the_section() -> None:
    rows = [
        _row("sec_6", "6"), _row("sec_6__subsec_2", "(2)"), _row("sec_9", "9"),
        _row("sec_9__subsec_1", "(1)", "As paragraph 6(2)(n) says."),
    ]  # fmt: skip
    assert [row["to_eid"] for row in citations_of(rows, "en")] == ["sec_6__subsec_2"]


def test_a_schedule_with_roman_parts_speaks_of_the_sections_of_its_act() -> None:
    rows = [_row("sec_2", "2"), _row("sched_1", "Schedule 1"), _row("sched_1__sec_II", "II", "Fees of section 2.")]
    assert [row["to_eid"] for row in citations_of(rows, "en")] == ["sec_2"]


def test_an_act_that_is_attached_in_a_schedule_speaks_of_itself_or_of_the_principal_act() -> None:
    rows = [
        _row("sec_5", "5"), _row("sec_6", "6"), _row("sched_1", "Schedule 1"), _row("sched_1__sec_5", "5"),
        _row("sched_1__sec_9", "9", "Section 5 and, if so, section 6; here section 6 of the principal Act lapses."),
    ]  # fmt: skip
    assert [row["to_eid"] for row in citations_of(rows, "en")] == ["sched_1__sec_5", "", "sec_6"]
