"""Names, citations and running text of a law's nodes."""

import time

import pytest

from ingest.model import Law, Provision
from ingest.tree import clean_number, flatten, with_eids

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


def test_the_running_text_leaves_notes_out_and_knows_its_nodes() -> None:
    text, spans = flatten(LAW.body[0].children[0])
    assert text == "Any person who (a) recruits; or (b) receives commits an offence."
    assert {text[span.start : span.end]: span.eid for span in spans}["(b) receives"] == "sec_3__para_b"


@pytest.mark.parametrize(
    ("printed", "clean"),
    [("(1)", "1"), ("1º", "1"), ("Art. 5o.", "5"), ("177 bis", "177bis"), ("225-4-1", "225-4-1"), ("3A.", "3A"), ("5.1", "5-1"),
     ("CHAPTER IV", "IV"), ("Article premier", "premier"), ("Second Schedule", "Second"), ("1. Abschnitt", "1"), ("Erster Titel:", "Erster"), ("Décimo Cuarto", "DécimoCuarto"), ("٣", "3"),
     ("‘Article 9", "9"), ("“§ 5.", "5"), ("Stk. 2.", "2"), ("1. osa", "1"), ("2. peatükk", "2"), ("1. jagu", "1"),
     ("Afsnit I", "I"), ("Kapitel 3", "3"), ("Bilag 1", "1"), ("Bijlage II", "II"), ("1 luku", "1"), ("Párrafo 2°", "2"),
     ("Pasal 3", "3"), ("Bab II", "II"), ("Стаття 12", "12"), ("Rozdział 3", "3"), ("čl. 5", "5"), ("Parágrafo único", "único"),
     ("§ 133¹.", "133-1"), ("§ 1331", "1331"), ("§ 133^1", "133-1"), ("SECCIÓN 1.ª", "1"), ("Art.14", "14"), ("3 §", "3"),
     ("धारा ३", "3"), ("(कि)", "कि"), ("(ক)", "ক"), ("প্রথম অধ্যায়", "প্রথম"), ("มาตรา ๕", "5"), ("المادة 12 مكرراً", "12مكررا"),
     ("Disposición adicional primera", "adicionalprimera")],
)  # fmt: skip
def test_numbers_are_cleaned_for_names(printed: str, clean: str) -> None:
    assert clean_number(printed) == clean


def test_the_letter_o_and_the_ordinal_are_told_apart_by_their_neighbours() -> None:
    dutch = Law("Wet", tuple(Provision("article", f"Artikel {number}") for number in ("38", "38n", "38o", "38p")))
    spanish = Law("Ley", tuple(Provision("article", f"Artículo {number}.") for number in ("4o", "5o", "6o")))
    assert [node.eid for node in with_eids(dutch).walk()] == ["art_38", "art_38n", "art_38o", "art_38p"]
    assert [node.eid for node in with_eids(spanish).walk()] == ["art_4", "art_5", "art_6"]


def test_signs_of_vowels_tell_terms_apart() -> None:
    terms = ("“কিশোর” means a child", "“কশর” means another thing")
    law = with_eids(
        Law("Act", (Provision("section", "1", children=tuple(Provision("definition", text=t) for t in terms)),))
    )
    assert [node.eid for node in law.walk()][1:] == ["sec_1__def_কিশোর", "sec_1__def_কশর"]


def test_many_nodes_of_one_name_take_time_in_proportion() -> None:
    started = time.process_time()
    law = with_eids(Law("Act", tuple(Provision("section", "1", text="x") for _ in range(30_000))))
    assert [node.eid for node in law.body[-2:]] == ["sec_1_29999", "sec_1_30000"]
    assert time.process_time() - started < 10


def test_a_name_that_looks_like_a_copy_is_not_taken_twice() -> None:
    law = with_eids(Law("Act", tuple(Provision("section", number) for number in ("1", "1_2", "1", "1"))))
    eids = [node.eid for node in law.body]
    assert len(set(eids)) == 4


@pytest.mark.parametrize("status", ["former", "repealed", "not_in_force"])
def test_the_running_text_holds_what_is_law_now(status: str) -> None:
    children = (Provision("paragraph", "(a)", text="old", status=status), Provision("paragraph", "(b)", text="new"))
    law = with_eids(Law("Act", (Provision("section", "1", text="Thus:", children=children),)))
    assert flatten(law.body[0])[0] == "Thus: (b) new"


def test_the_running_text_holds_the_law_that_it_puts_elsewhere() -> None:
    quoted = Provision("quoted", children=(Provision("section", "“5A.", text="Nobody is held.”"),))
    law = with_eids(Law("Act", (Provision("section", "1", text="Insert:", children=(quoted,)),)))
    assert flatten(law.body[0])[0] == "Insert: “5A. Nobody is held.”"
