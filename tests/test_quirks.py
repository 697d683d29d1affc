"""The quirks of real copies, each first in a pretend law, then in the document that showed it (with MANUMIT_MIRROR)."""

import csv
import re
from pathlib import Path

import pytest

from ingest.citations import citations
from ingest.decoding import damage, decoded
from ingest.errors import ParseError
from ingest.model import Law, Provision
from ingest.reading import read


def _text(words: str, language: str = "en") -> Law:
    return read(words.encode(), format="text", where="a pretend law", language=language)


def _real(mirror: Path, work: str) -> Law:
    with (mirror / "index.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["work"] == work)
    return read((mirror / row["path"]).read_bytes(), format=row["format"], where=work, language=row["language"][:2])


def _units(law: Law) -> dict[str, Provision]:
    return {unit.eid: unit for unit in law.units()}


def _words(node: Provision) -> str:
    return " ".join(f"{one.number} {one.heading} {one.text}" for one in node.walk())


def _sections(
    first: int, last: int, form: str = "Section {}. Matter {}.\nThe warden keeps matter {} in order.\n"
) -> str:
    return "\n".join(form.replace("{}", str(number)) for number in range(first, last + 1))


# A section whose word was lost hides in the one before it (PK)


def test_a_section_in_a_bracket_of_amendment_is_found() -> None:
    law = _text(_sections(1, 5) + "\n[6. Lamps. — The warden lights the lamps.\n\n" + _sections(7, 9))
    assert [unit.eid for unit in law.units()] == [f"sec_{number}" for number in range(1, 10)]


def test_pakistans_section_6_is_found(mirror: Path) -> None:
    found = _units(_real(mirror, "pk-ptip-act-2018"))
    assert list(found) == [f"sec_{number}" for number in range(1, 17)]
    assert found["sec_6"].heading.startswith("Victims")
    assert "6." not in _words(found["sec_5"])


# Marks of footnotes fused with numbers (PK), a copyist's counter before them (BD)


def test_the_mark_of_a_footnote_is_no_digit_of_the_number() -> None:
    law = _text(
        "\n".join([_sections(364, 369), _sections(370, 371).replace("Section 37", "Section 237"), _sections(372, 376)])
    )
    found = _units(law)
    assert list(found) == [f"sec_{number}" for number in range(364, 377)]
    assert found["sec_370"].number == "Section ²370"
    assert citations(law)["sec_370"] == "s. 370"


def test_a_law_that_counts_beyond_a_thousand_is_left_alone() -> None:
    law = _text(_sections(997, 1004))
    assert [unit.eid for unit in law.units()] == [f"sec_{number}" for number in range(997, 1005)]


def test_footnote_digits_in_pakistans_penal_code(mirror: Path) -> None:
    found = _units(_real(mirror, "pk-penal-code-1860"))
    assert not [eid for eid in found if re.fullmatch(r"sec_\d{4}", eid)]
    assert "defamation" in _words(found["sec_500"])
    assert "Buying minor" in _words(found["sec_373"])
    assert "Unlawful compulsory labour" in _words(found["sec_374"])
    assert "compulsory" not in _words(found["sec_373"])


THINGS = ("lamp", "rope", "boat", "sail", "mast", "keel", "oar", "net", "bell", "gate", "wall", "roof")
COUNTED = "\n".join(
    f"{place + 2}. The matter of {word}\n{place}. Whoever touches the {word} pays one shell.\n"
    for place, word in enumerate(THINGS, start=1)
)


def test_a_counter_before_the_true_number_is_no_number() -> None:
    law = _text(f"Pretend Code\n\n{COUNTED}")
    found = _units(law)
    assert list(found) == [f"sec_{number}" for number in range(1, 13)]
    assert (found["sec_7"].heading, found["sec_7"].text) == (
        "The matter of oar",
        "Whoever touches the oar pays one shell.",
    )
    assert sorted(re.findall(r"\w+", COUNTED)) == sorted(re.findall(r"\w+", " ".join(map(_words, law.body[-24:]))))


def test_bangladeshs_counter_424_is_section_374(mirror: Path) -> None:
    found = _units(_real(mirror, "bd-penal-code-1860"))
    assert found["sec_374"].heading == "Unlawful compulsory labour"
    assert found["sec_370"].heading.startswith("Buying or disposing of any person as a slave")
    assert found["sec_424"].heading.startswith("Dishonest or fraudulent removal")
    assert not [eid for eid in found if eid.count("_") > 1]


# Schedules whose paragraphs begin again at 1 (ZW, MW)


def test_numbers_that_begin_again_after_the_law_are_a_schedule() -> None:
    bare = f"{{}}. Matter {{}}\nThe warden keeps matter {{}} in order{', by day and by night' * 4}.\n"
    law = _text(_sections(1, 14, bare) + "\n" + _sections(1, 4, bare))
    assert [unit.eid for unit in law.units()] == [f"sec_{number}" for number in range(1, 15)]
    assert [node.eid for node in law.walk() if node.kind == "section"][-1] == "sched_1__sec_4"


def test_schedules_of_zimbabwe_and_malawi_stand_apart(mirror: Path) -> None:
    zimbabwe, malawi = _real(mirror, "zw-tip-act-2014"), _real(mirror, "mw-tip-act-2015")
    assert [unit.eid for unit in zimbabwe.units()] == [f"sec_{number}" for number in range(1, 13)]
    assert [unit.eid for unit in malawi.units()] == [f"sec_{number}" for number in range(1, 60)]
    assert any(node.eid.startswith("sched") and node.heading == "Do not harm" for node in malawi.walk())


# Headings of chapters at the end of a section (KE)


def test_a_chapter_does_not_end_the_section_before_it() -> None:
    law = _text(f"{_sections(1, 3)}\nChapter Two\nLAMPS AND ROPES\nPart 1—Lamps\n\n{_sections(4, 6)}")
    assert not any("LAMPS" in _words(unit) for unit in law.units())
    assert [node.heading for node in law.walk() if node.kind == "chapter"] == ["LAMPS AND ROPES"]


def test_kenyas_chapters_hold_their_articles(mirror: Path) -> None:
    law = _real(mirror, "ke-constitution-2010")
    chapters = [node for node in law.body if node.kind == "chapter"]
    assert len(chapters) == 18
    assert all(chapter.heading.isupper() for chapter in chapters)
    ends = [_words(unit)[-60:] for unit in law.units()]
    assert not [end for end in ends if re.search(r"\b(?:Chapter [A-Z][a-z]+$|PART \d)|[A-Z]{6,} [A-Z]{3,}$", end)]


# Articles of another law, quoted by the one that amends it (PE, CL, AR, CO)


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"'), ("«", "»")])
def test_quoted_articles_do_not_renumber_their_host(opening: str, closing: str) -> None:
    law = _text(
        "Artículo 1. Objeto\nSe ordenan los faros.\n\nArtículo 2. Modificación\nModifícase el artículo 40 del Código, así:\n"
        f"{opening}Artículo 40. Lámparas\nNadie apaga la lámpara.\n\nArtículo 41. Cuerdas\nNadie corta la cuerda.{closing}\n\n"
        "Artículo 3. Vigencia\nRige desde hoy.\n", "es",
    )  # fmt: skip
    assert [unit.eid for unit in law.units()] == ["art_1", "art_2", "art_3"]
    assert {"art_2__quoted_1__art_40"} <= {node.eid for node in law.walk()}


def test_quoted_articles_without_marks_of_their_own_do_not_renumber_their_host() -> None:
    quoted = "".join(f"Artículo 129-{letter}.- Faro {letter}\n[…]\n\n" for letter in "ABCD")
    law = _text(
        "Artículo 1.- Objeto\nSe ordenan los faros.\n\nArtículo 2.- Incorporación\nIncorpórase al Código: “Título IX Faros\n\n"
        f"{quoted}Artículo 3.- Vigencia\nRige desde hoy la presente ley.\n", "es",
    )  # fmt: skip
    assert [unit.eid for unit in law.units()] == ["art_1", "art_2", "art_3"]


@pytest.mark.parametrize(
    ("work", "last", "quoted"),
    [("pe-ley-28950-2007", 10, "153-A"), ("pe-ley-31146-nl-1939453-1", 4, "129-P"), ("ar-ley-26842", 30, "145bis"),
     ("co-ley-747-2002", 9, "188A"), ("format-samples-cl-bcn-ley-21180", 8, "")],
)  # fmt: skip
def test_amending_laws_keep_their_own_numbers(mirror: Path, work: str, last: int, quoted: str) -> None:
    law = _real(mirror, work)
    own = [unit.eid for unit in law.units() if re.fullmatch(r"art_\d+", unit.eid)]
    assert own == [f"art_{number}" for number in range(1, last + 1)]
    assert not quoted or any("__quoted" in node.eid and node.eid.endswith(f"art_{quoted}") for node in law.walk())


# Articles swallowed by their neighbour (VN), invisible hyphens (TZ), marks of amendment (IN)


def test_vietnams_articles_150_and_151_are_units(mirror: Path) -> None:
    found = _units(_real(mirror, "vn-hinh-su-phap-dien-dieu139-162"))
    assert found["art_16-1-LQ-150"].heading == "Tội mua bán người"
    assert found["art_16-1-LQ-151"].heading.startswith("Tội mua bán người dưới 16")
    assert "Điều 16.1.LQ.151. " not in _words(found["art_16-1-LQ-150"])


def test_soft_hyphens_part_no_word() -> None:
    law = _text("1. Scope\nTraf\u00adfick\u00ading is an offence.\n\n2. Other\nNone.\n")
    assert next(law.units()).text == "Trafficking is an offence."


def test_tanzanias_soft_hyphens_are_gone(mirror: Path) -> None:
    law = _real(mirror, "tz-anti-tip-act-2008")
    assert not any("\u00ad" in _words(node) for node in law.body)


def test_marks_of_amendment_do_not_hide_items() -> None:
    law = _text(
        "1. Terms\nIn this Act, 1[(a) “lamp” means a light; 2[(b) “rope” means a line; 3* * * (d) “oar” is wood.]\n\n"
        "1[2A. Ropes. — The warden mends the ropes.]\n\n3. Oars\nNone.\n"
    )
    assert list(_units(law)) == ["sec_1", "sec_2A", "sec_3"]
    assert {"sec_1__para_a", "sec_1__para_b"} <= {node.eid for node in law.walk()}


def test_indias_amended_items_are_found(mirror: Path) -> None:
    eids = {node.eid for node in _real(mirror, "in-itpa-1956").walk()}
    assert {"sec_2A", "sec_2__para_f", "sec_2__para_ca", "sec_3__subsec_2A", "sec_22AA"} <= eids


# What cannot be mended is said


def test_two_columns_read_across_are_reported(mirror: Path) -> None:
    across = "".join(f"the lamp of the keeper {n}        shall burn until the day\n" for n in range(40))
    assert any("two columns" in said for said in _text(f"1. Lamps\n{across}\n2. Ropes\nNone.\n").warnings)
    warnings = _real(mirror, "ec-coip-full").warnings
    assert any("two columns" in said for said in warnings)
    assert any("no unit is numbered" in said for said in warnings)


def test_lost_letters_are_reported(mirror: Path) -> None:
    text, _ = decoded((mirror / "br" / "l8072_hediondos_mojibake.js").read_bytes())
    assert any("could not be decoded" in said for said in damage(text))


def test_swapped_letters_of_arabic_are_reported(mirror: Path) -> None:
    assert any("lam and alef" in said for said in _real(mirror, "ma-loi-27-14-adala-criminal-105").warnings)
    assert not any("lam and alef" in said for said in _real(mirror, "sa-anti-trafficking-law-2009").warnings)


def test_an_old_nepali_font_is_reported(mirror: Path) -> None:
    for work in ("np-human-trafficking-act-2064-ne", "np-kamaiya-labour-prohibition-2058-ne-messy"):
        assert any("Nepali font" in said for said in _real(mirror, work).warnings)


def test_a_false_encoding_is_reported(mirror: Path) -> None:
    text, warnings = decoded((mirror / "format_samples" / "mx_dof-nota-5746354.html").read_bytes())
    assert warnings == ("it declares iso-8859-1 but is UTF-8; it was read as UTF-8.",)
    assert not damage(text)


def test_empty_shells_are_no_law(mirror: Path) -> None:
    with pytest.raises(ParseError):
        _text("Pretend Act\nin force\nBack to the list\n")
    with pytest.raises(ParseError):
        _real(mirror, "ls-anti-tip-amendment-2021")


def test_a_section_without_text_is_reported(mirror: Path) -> None:
    law = _text("Article 1\nThe lamps burn all night long.\n\nArticle 2\n\nArticle 3\nThe oars are of wood.\n")
    assert any("no text stands under Article 2" in said for said in law.warnings)
    assert any("Artículo 134" in said for said in _real(mirror, "co-ley-599-2000-codigo-penal-full").warnings)


# Numbers behind the words of a margin (MT), titles above numbers (PE, MY), provisions that have a name (ES)


def test_maltas_articles_stand_behind_margin_notes(mirror: Path) -> None:
    found = _units(_real(mirror, "mt-criminal-code-cap9"))
    assert {f"sec_248{letters}" for letters in ("A", "B", "C", "CA", "D", "DA", "DB", "E", "F", "G")} <= set(found)
    assert "prostitution" in _words(found["sec_248B"])
    assert "prostitution" not in _words(found["sec_248A"])


def test_a_title_above_a_number_is_no_word_of_the_article_before(mirror: Path) -> None:
    found = _units(_real(mirror, "pe-codigo-penal-dl635-full")).values()
    assert not [unit.eid for unit in found if _words(unit).rstrip().endswith("Trata de personas")]


def test_spains_final_provisions_hold_what_they_quote(mirror: Path) -> None:
    law = _real(mirror, "es-boe-a-1995-25444-codigo-penal-full")
    assert "art_finalséptima" in _units(law)
    assert "art_779" not in _units(law)
    assert {"art_finalprimera__quoted_2__art_779", "trans_transitoriaduodécima"} <= {node.eid for node in law.walk()}


# Pages copied with what stands below the law (Laws.Africa)


@pytest.mark.parametrize("work", ["ug-ptip-act-2009", "tz-anti-tip-act-2008", "mw-penal-code", "ls-penal-code-2010"])
def test_the_foot_of_a_page_is_no_law(mirror: Path, work: str) -> None:
    law = _real(mirror, work)
    assert law.body[-1].kind == "note"
    assert not [unit.eid for unit in law.units() if "History of this document" in _words(unit)]


# An insertion before the section it follows in number (AU), another law's count inside an article (MA)


def test_australias_270_1a_is_a_section(mirror: Path) -> None:
    found = list(_units(_real(mirror, "au-criminal-code-1995-vol2")))
    assert (len(found), found.index("sec_270-1A") + 1) == (490, found.index("sec_270-1"))


def test_moroccos_law_quotes_the_penal_code(mirror: Path) -> None:
    law = _real(mirror, "ma-loi-27-14-adala-criminal-105")
    assert len(list(law.units())) == 7
    assert sum(node.number.startswith("الفصل 448-") for node in law.walk()) == 14
