"""The catalogue that comes with the project: whole, in step with the mirror of documents, and plausible."""

import csv
import os
import re
from pathlib import Path

import pytest
import yaml

from ingest.catalogue import DEFAULT_CORPUS, load
from ingest.model import Bond, Catalogue, Jurisdiction, Work
from ingest.reading import read

SIX = ("UG", "TZ", "MX", "IN", "BR", "FR")
LANGUAGES = ("en", "es", "fr", "pt")
FRAMEWORK = Path(__file__).resolve().parent.parent / "kb" / "framework.yml"
BINDING = {"ratification", "accession", "succession", "acceptance", "approval"}

NOT_OUR_SUBJECT = {
    "za-cape-town-fire-bylaw-akn": "fire safety of a city",
    "gb-ni-2022-2-clml": "horse racing",
    "us-usc01-uslm": "how statutes are printed and read",
    "ie-environment-misc-2015-isb": "environment",
    "ie-criminal-justice-1960-isb": "prisons, a sample of a page's structure",
    "br-l8072-hediondos-mojibake-js": "a copy whose letters are lost; the sound copy is catalogued",
}

TWO_LETTERS = {
    "amh": "am", "arb": "ar", "ben": "bn", "eng": "en", "fra": "fr", "fuf": "ff", "hat_kreyol": "ht", "hau_NG": "ha",
    "hin": "hi", "lin": "ln", "nep": "ne", "por_BR": "pt", "por_PT": "pt", "spa": "es", "swh": "sw", "tam": "ta",
    "urd": "ur", "vie": "vi", "wol": "wo", "ja/en": "en", "rw/en/fr": "en",
}  # fmt: skip

FOR_ALL = (
    "un-palermo-protocol", "un-untoc", "un-smuggling-of-migrants-protocol", "un-slavery-convention-1926",
    "un-supplementary-convention-slavery-1956", "un-convention-1949-traffic-prostitution-es-ar-ley-15768", "ilo-c029",
    "ilo-p029", "ilo-c105", "ilo-c138", "ilo-c182", "ilo-c189", "un-iccpr", "un-icescr", "un-crc", "un-crc-opsc",
    "un-crc-opac", "un-cedaw", "un-cmw", "un-rome-statute",
)  # fmt: skip

AFRICA = ("african-union-african-charter", "african-union-acrwc", "african-union-maputo-protocol")
AMERICAS = ("oas-american-convention-hr", "oas-belem-do-para-es-ar-ley-24632")
REGIONAL = {
    "UG": AFRICA,
    "TZ": AFRICA,
    "MX": AMERICAS,
    "BR": (*AMERICAS, "oas-interamerican-traffic-in-minors-es-ar-ley-25179"),
    "IN": ("saarc-trafficking-convention-2002",),
    "FR": (
        "coe-cets197-trafficking", "coe-echr", "coe-lanzarote-cets201", "eu-directive-2011-36", "ilo-c181-r188",
    ),
}  # fmt: skip

EVERYWHERE = ("un-palermo-protocol", "un-untoc", "ilo-c029", "ilo-c105", "ilo-c182")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture(scope="module")
def framework() -> dict[str, set[str]]:
    if not FRAMEWORK.exists():
        pytest.skip(f"no framework at {FRAMEWORK}; codes of groups and elements are not checked")
    raw = yaml.safe_load(FRAMEWORK.read_text(encoding="utf-8"))
    return {
        "codes": set(raw["groups"]) | {element["id"] for element in raw["elements"]},
        "groups": set(raw["groups"]),
        "instruments": set(raw["instruments"]),
    }


@pytest.fixture(scope="module")
def mirror() -> list[dict[str, str]]:
    folder = os.environ.get("MANUMIT_MIRROR")
    if not folder:
        pytest.skip("MANUMIT_MIRROR is not set: the catalogue was NOT compared with the mirror of documents")
    with (Path(folder) / "index.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["jurisdiction"] != "format_samples"]


def countries(catalogue: Catalogue) -> list[Jurisdiction]:
    return [one for one in catalogue.jurisdictions if one.kind == "country"]


def bonds(catalogue: Catalogue) -> list[Bond]:
    return [bond for one in catalogue.jurisdictions for bond in one.bonds]


def by_code(catalogue: Catalogue, code: str) -> Jurisdiction:
    return next(one for one in catalogue.jurisdictions if one.code == code)


def test_a_file_is_named_after_its_code(catalogue: Catalogue) -> None:
    names = {path.stem for path in DEFAULT_CORPUS.glob("*.yml")} - {"glossary"}
    assert names == {one.code.lower() for one in catalogue.jurisdictions}


def test_every_document_of_the_subject_is_catalogued(catalogue: Catalogue, mirror: list[dict[str, str]]) -> None:
    wanted = {row["work"] for row in mirror} - set(NOT_OUR_SUBJECT)
    assert wanted <= set(catalogue.works)
    assert not set(NOT_OUR_SUBJECT) & set(catalogue.works)


def test_language_and_format_agree_with_the_mirror(catalogue: Catalogue, mirror: list[dict[str, str]]) -> None:
    rows = [row for row in mirror if row["work"] in catalogue.works]
    found = {row["work"]: (catalogue.works[row["work"]].language, catalogue.works[row["work"]].format) for row in rows}
    wanted = {row["work"]: (TWO_LETTERS.get(row["language"], row["language"]), row["format"]) for row in rows}
    assert found == wanted


def test_a_work_without_a_document_says_so(catalogue: Catalogue, mirror: list[dict[str, str]]) -> None:
    held = {row["work"] for row in mirror}
    for work in catalogue.works.values():
        assert bool(work.format) == (work.id in held), work.id
        assert work.format or "Text not held" in work.note, work.id


def test_every_country_is_described(catalogue: Catalogue) -> None:
    for country in countries(catalogue):
        assert set(country.name) == set(LANGUAGES), country.code
        assert re.fullmatch("[A-Z]{2}", country.code)
        assert country.region, country.code
        assert country.languages, country.code
        assert country.legal_family or not country.works, country.code


def test_every_organisation_has_its_works(catalogue: Catalogue) -> None:
    for one in catalogue.jurisdictions:
        if one.kind == "organisation":
            assert one.code == one.code.lower()
            assert one.works
            assert not one.bonds
            assert set(one.name) == set(LANGUAGES)


def test_languages_are_iso_codes(catalogue: Catalogue) -> None:
    for work in catalogue.works.values():
        assert re.fullmatch("[a-z]{2}", work.language), work.id


def test_a_copy_points_to_a_leading_work_of_the_same_jurisdiction(catalogue: Catalogue) -> None:
    for work in catalogue.works.values():
        if work.same_as:
            leading = catalogue.works[work.same_as]
            assert not leading.same_as, work.id
            assert leading.jurisdiction == work.jurisdiction, work.id
            assert (work.instrument, work.covers) == ("", ()), work.id


def test_homes_are_codes_of_the_framework(catalogue: Catalogue, framework: dict[str, set[str]]) -> None:
    for work in catalogue.works.values():
        assert set(work.covers) <= framework["codes"], work.id
        assert len(set(work.covers)) == len(work.covers), work.id


def test_every_instrument_of_the_framework_is_one_work(catalogue: Catalogue, framework: dict[str, set[str]]) -> None:
    named = [work.instrument for work in catalogue.works.values() if work.instrument]
    assert sorted(named) == sorted(framework["instruments"])


@pytest.mark.parametrize("code", SIX)
def test_every_element_has_a_home_in_the_six(catalogue: Catalogue, framework: dict[str, set[str]], code: str) -> None:
    homes = [work for work in by_code(catalogue, code).works if work.status == "in_force" and not work.same_as]
    named = {home for work in homes for home in work.covers}
    elements = framework["codes"] - framework["groups"]
    assert not {element for element in elements if not {element, element.split("-")[0]} & named}


@pytest.mark.parametrize("code", SIX)
def test_the_six_have_the_kinds_of_law_that_matter(catalogue: Catalogue, code: str) -> None:
    held = by_code(catalogue, code).works
    assert any(work.kind == "constitution" for work in held)
    for home in ("JUST-01", "OFF-08", "OFF-18", "VIC-10", "VIC-16", "VIC-23", "VIC-25", "VIC-26", "PREV-05", "PREV-09"):
        assert any({home, home.split("-")[0]} & set(work.covers) for work in held), home


def test_dates_of_works_are_in_order(catalogue: Catalogue) -> None:
    for work in catalogue.works.values():
        assert in_order(work.enacted, work.in_force), work.id
        assert work.status != "bill" or work.kind == "bill"


def test_soft_law_does_not_bind(catalogue: Catalogue) -> None:
    assert all(not work.binding for work in catalogue.works.values() if work.kind == "soft_law")


def test_bonds_lead_to_leading_works_that_bind(catalogue: Catalogue) -> None:
    for bond in bonds(catalogue):
        treaty: Work = catalogue.works[bond.treaty]
        assert treaty.kind in {"treaty", "directive"}, bond
        assert (treaty.binding, treaty.same_as) == (True, ""), bond


def test_bonds_have_a_source_and_a_day(catalogue: Catalogue) -> None:
    for bond in bonds(catalogue):
        assert len(bond.source) > 8, bond
        assert re.match(r"\d{4}", bond.as_of), bond


def test_dates_of_bonds_are_in_order(catalogue: Catalogue) -> None:
    """A state signs, acts, is bound; one that succeeds may be bound from a day before its notice."""
    for bond in bonds(catalogue):
        assert in_order(bond.signed, bond.date), bond
        assert bond.kind == "succession" or in_order(bond.date, bond.in_force), bond
        assert in_order(catalogue.works[bond.treaty].enacted, bond.date), bond


def test_nobody_is_bound_before_the_treaty_is_in_force(catalogue: Catalogue) -> None:
    for bond in bonds(catalogue):
        if bond.in_force and bond.kind in BINDING:
            assert in_order(catalogue.works[bond.treaty].in_force, bond.in_force), bond


def test_a_signature_or_its_lack_binds_nobody(catalogue: Catalogue) -> None:
    for bond in bonds(catalogue):
        if bond.kind in {"signature", "not_party"}:
            assert (bond.in_force, bond.reserved) == ("", ()), bond


def test_one_confirmed_standing_a_treaty(catalogue: Catalogue) -> None:
    for country in countries(catalogue):
        seen = [bond.treaty for bond in country.bonds if bond.confidence == "seen" and bond.kind != "denunciation"]
        assert len(seen) == len(set(seen)), country.code


@pytest.mark.parametrize("code", SIX)
def test_the_six_stand_somewhere_towards_every_treaty(catalogue: Catalogue, code: str) -> None:
    standing = {bond.treaty for bond in by_code(catalogue, code).bonds}
    assert standing >= {*FOR_ALL, *REGIONAL[code]}


def test_every_country_stands_somewhere_towards_the_main_treaties(catalogue: Catalogue) -> None:
    for country in countries(catalogue):
        assert {bond.treaty for bond in country.bonds} >= set(EVERYWHERE), country.code


def test_uganda_signed_the_trafficking_protocol_and_no_more(catalogue: Catalogue) -> None:
    acts = [bond for bond in by_code(catalogue, "UG").bonds if bond.treaty == "un-palermo-protocol"]
    assert [(bond.kind, bond.date) for bond in acts] == [("signature", "2000-12-12")]


def in_order(earlier: str, later: str) -> bool:
    """Whether two dates, each as precise as its source, can stand in this order; an unknown date always can."""
    length = min(len(earlier), len(later))
    return earlier[:length] <= later[:length]


def test_every_digested_provision_is_within_a_unit_of_the_official_text(
    catalogue: Catalogue, mirror: list[dict[str, str]]
) -> None:
    rows = {row["work"]: row for row in mirror}
    lost = [
        f"{digest.work}#{provision.eid}"
        for digest in catalogue.digests
        if digest.work in rows
        for eids in [_eids(rows[digest.work])]
        for provision in digest.provisions
        if provision.eid not in eids and provision.eid.rpartition("__")[0] not in eids
    ]
    assert lost == []


def _eids(row: dict[str, str]) -> set[str]:
    data = (Path(os.environ["MANUMIT_MIRROR"]) / row["path"]).read_bytes()
    law = read(data, format=row["format"], where=row["work"], language=row["language"])
    return {node.eid for node in law.walk()}
