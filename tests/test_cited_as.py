"""How provisions are cited: each country's law as that country writes it."""

import pytest

from ingest.citations import STYLES, citations
from ingest.model import Law, Provision
from ingest.tree import with_eids

CITED = [
    ("en", "section", ("3.", "(1)", "(a)"), "s. 3(1)(a)"),
    ("en", "article", ("Article 5", "1.", "(b)"), "art. 5(1)(b)"),
    ("es", "article", ("Artículo 177 bis.", "1."), "art. 177 bis(1)"),
    ("es", "article", ("ARTÍCULO 5o.-", "III.", "a)"), "art. 5, fr. III(a)"),
    ("pt", "article", ("Art. 5º", "§ 1º", "I -"), "art. 5º, § 1º, I"),
    ("pt", "article", ("Art. 12.", "Parágrafo único."), "art. 12, parágrafo único"),
    ("fr", "article", ("Article 225-4-1", "2°"), "art. 225-4-1, 2°"),
    ("fr", "article", ("Article 225-4-1", "I.", "1°", "a)"), "art. 225-4-1, I, 1°, a"),
    ("de", "section", ("§ 232", "(1)", "2.", "b)"), "§ 232 Abs. 1 Nr. 2 Buchst. b"),
    ("de", "section", ("§ 5", "6."), "§ 5 Nr. 6"),
    ("de", "section", ("§ 104a", "1)", "2."), "§ 104a Abs. 1 Nr. 2"),
    ("et", "section", ("§ 133¹.", "(2)", "3)"), "§ 133¹ lg 2 p 3"),
    ("da", "section", ("§ 262 a.", "Stk. 2.", "1)"), "§ 262 a, stk. 2, nr. 1"),
    ("nl", "article", ("Artikel 273f", "1", "2°."), "art. 273f lid 1 onder 2°"),
    ("nl", "article", ("Artikel 38o", "2"), "art. 38o lid 2"),
    ("sk", "section", ("§ 179", "(2)", "a)"), "§ 179 ods. 2 písm. a)"),
    ("pl", "article", ("Art. 189a.", "§ 1."), "art. 189a § 1"),
    ("uk", "article", ("Стаття 149.", "2.", "1)"), "п. 1 ч. 2 ст. 149"),
    ("vi", "article", ("Điều 150.", "1.", "a)"), "điểm a khoản 1 Điều 150"),
    ("id", "article", ("Pasal 2", "(1)", "a."), "Pasal 2 ayat (1) huruf a"),
    ("ms", "section", ("12.", "(1)", "(a)"), "seksyen 12(1)(a)"),
    ("ar", "article", ("المادة 3", "1."), "المادة 3(1)"),
    ("bn", "section", ("৩।", "(১)", "(ক)"), "ধারা ৩(১)(ক)"),
    ("ja", "article", ("第226条の2", "1"), "第226条の2(1)"),
    ("xx", "section", ("§ 4", "(1)"), "§ 4(1)"),
]  # fmt: skip


def _last(language: str, kind: str, numbers: tuple[str, ...]) -> str:
    node = None
    for depth in range(len(numbers) - 1, -1, -1):
        below = ("paragraph", "subparagraph", "item")[max(depth - 1, 0)]
        node = Provision(kind if not depth else below, numbers[depth], children=(node,) if node else ())
    assert node
    law = with_eids(Law("Law", (node,)))
    return list(citations(law, language=language).values())[-1]


@pytest.mark.parametrize(("language", "kind", "numbers", "cited"), CITED)
def test_a_law_is_cited_as_its_country_writes(language: str, kind: str, numbers: tuple[str, ...], cited: str) -> None:
    assert _last(language, kind, numbers) == cited


def test_parts_schedules_and_definitions() -> None:
    child = Provision("definition", text="“Ward” means a person in care.")
    law = with_eids(Law("Act", (
        Provision("part", "Part I", children=(Provision("section", "3.", children=(child,)),)),
        Provision("schedule", "First Schedule", children=(Provision("section", "1."), Provision("paragraph", "2."))),
        Provision("schedule", "SCHEDULE", children=(Provision("section", "1."),)),
    )))  # fmt: skip
    assert list(citations(law).values()) == [
        "Part I", "s. 3", "s. 3, “Ward”", "sch. First", "sch. First, s. 1", "sch. First(2)", "sch.", "sch., s. 1",
    ]  # fmt: skip


def test_sections_of_a_constitution_are_articles() -> None:
    law = with_eids(Law("Constitution", (Provision("section", "25.", children=(Provision("subsection", "(1)"),)),)))
    assert list(citations(law, articles=True).values()) == ["art. 25", "art. 25(1)"]
    assert list(citations(law, language="sw", articles=True).values()) == ["ibara ya 25", "ibara ya 25(1)"]


def test_units_that_count_anew_are_cited_with_their_chapter() -> None:
    chapters = tuple(
        Provision("chapter", f"{place} kap.", children=(Provision("section", "1 §"), Provision("section", "2 a §")))
        for place in (3, 4)
    )
    law = with_eids(Law("Lag", chapters))
    assert citations(law, language="sv")["sec_2a_2"] == "4 kap. 2 a §"
    assert citations(law)["sec_1_2"] == "4 kap., 1 §"


def test_a_disposition_is_no_article() -> None:
    law = with_eids(Law("Ley", (Provision("article", "Disposición adicional primera."),)))
    assert list(citations(law, language="es").values()) == ["disposición adicional primera"]


def test_languages_are_iso_codes() -> None:
    assert all(len(code) == 2 and code.islower() for code in STYLES)
