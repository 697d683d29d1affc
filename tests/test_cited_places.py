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
