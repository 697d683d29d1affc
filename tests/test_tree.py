"""Names, citations and running text of a law's nodes."""

import pytest

from ingest.model import Law, Provision
from ingest.tree import citations, clean_number, flatten, with_eids

LAW = with_eids(
    Law(
        "Pretend Act",
        (
            Provision(
                "part",
                "Part I",
                children=(
                    Provision(
                        "section",
                        "3.",
                        "Trafficking",
                        "Any person who",
                        (
                            Provision("paragraph", "(a)", text="recruits; or"),
                            Provision("paragraph", "(b)", text="receives"),
                            Provision("note", text="Amended in 2012."),
                            Provision("wrapup", text="commits an offence."),
                        ),
                    ),
                ),
            ),
            Provision("article", "Art. 145 ter", text="Whoever …"),
            Provision("section", "3.", text="A second one of the same number."),
            Provision("schedule", "First Schedule", children=(Provision("section", "1.", text="Forms."),)),
            Provision("article", "§ 232 a", text="Wer …"),
        ),
    )
)


def test_eids_follow_the_naming_convention_and_are_unique() -> None:
    assert [node.eid for node in LAW.walk()] == [
        "part_I", "sec_3", "sec_3__para_a", "sec_3__para_b", "sec_3__note_1", "sec_3__wrapup_1", "art_145ter", "sec_3_2",
        "sched_First", "sched_First__sec_1", "art_232a",
    ]  # fmt: skip


def test_citations_are_what_a_lawyer_writes() -> None:
    cited = citations(LAW)
    assert cited["sec_3__para_a"] == "s. 3(a)"
    assert cited["art_145ter"] == "art. 145 ter"
    assert cited["sched_First__sec_1"] == "sch. First, s. 1"
    assert cited["art_232a"] == "§ 232 a"
    assert cited["part_I"] == "Part I"


def test_the_running_text_leaves_notes_out_and_knows_its_nodes() -> None:
    text, spans = flatten(LAW.body[0].children[0])
    assert text == "Any person who (a) recruits; or (b) receives commits an offence."
    assert {text[span.start : span.end]: span.eid for span in spans}["(b) receives"] == "sec_3__para_b"


@pytest.mark.parametrize(
    ("printed", "clean"),
    [("(1)", "1"), ("1º", "1"), ("Art. 5o.", "5"), ("177 bis", "177bis"), ("225-4-1", "225-4-1"), ("3A.", "3A"), ("5.1", "5-1"),
     ("CHAPTER IV", "IV"), ("Article premier", "premier"), ("Second Schedule", "Second"), ("1. Abschnitt", "1"), ("Erster Titel:", "Erster"), ("Décimo Cuarto", "DécimoCuarto"), ("٣", "٣")],
)  # fmt: skip
def test_numbers_are_cleaned_for_names(printed: str, clean: str) -> None:
    assert clean_number(printed) == clean
