"""A small corpus of pretend countries, written for the tests: a treaty body, three countries, one law in full text."""

from pathlib import Path

from ingest.archive import Archive

LAW = """Westmark Freedom of Persons Act, 2011

Part I

1. Interpretation
In this Act—
"child" means any person who has not reached eighteen years of age;
"minister" means the minister who answers for justice.

2. Trafficking in persons
(1) Whoever recruits, transports, transfers, harbours or receives another person, by threat, force, deception or abuse of \
power, for the purpose of exploitation, commits the offence of trafficking in persons and goes to prison for \
at least five and at most fifteen years.
(2) The consent of the victim is immaterial.

3. Victims are not punished
A victim of trafficking shall not be prosecuted for an offence that he or she was compelled to commit.
"""

FILES = {
    "un.yml": """
code: un
kind: organisation
name: {en: United Nations, es: Naciones Unidas, fr: Nations Unies, pt: Nações Unidas}
works:
- {id: palermo, title: Trafficking Protocol, kind: treaty, instrument: PALERMO, language: en}
- {id: slavery-1926, title: Slavery Convention, kind: treaty, instrument: SC26, language: en}
""",
    "qm.yml": """
code: QM
name: {en: Westmark, es: Westmark, fr: Westmark, pt: Westmark}
region: Nowhere
legal_family: common law
languages: [en]
works:
- {id: qm-freedom, title: Freedom of Persons Act, citation: Act 4 of 2011, language: en, format: text, enacted: 2011-05-02,
   url: "https://laws.example/qm/4", expect: 3, complete: "yes", covers: [DEF, LIA, VIC]}
bound_by:
- {treaty: palermo, kind: ratification, date: 2009-03-01, in_force: 2009-03-31, source: a test, as_of: 2020}
""",
    "qo.yml": """
code: QO
name: {en: Ostara, es: Ostara, fr: Ostara, pt: Ostara}
works:
- {id: qo-code, title: Penal Code, kind: code, language: en, covers: [DEF, VIC]}
bound_by:
- {treaty: palermo, kind: signature, date: 2001-01-05, source: a test, as_of: 2020}
""",
    "qn.yml": """
code: QN
name: {en: Norland, es: Norlandia, fr: Norlande, pt: Norlândia}
works:
- {id: qn-act, title: Anti-Slavery Act, language: en, covers: [DEF, VIC, OFF]}
bound_by:
- {treaty: palermo, kind: accession, date: 2010-01-01, in_force: 2010-01-31, source: a test, as_of: 2020}
- {treaty: slavery-1926, kind: accession, date: "1930", in_force: "1930", source: a test, as_of: 2020}
""",
    "digests/qn-act.yml": """
work: qn-act
read: whole
by: editor
checked: 2026-01-02
against: the pretend gazette
provisions:
- eid: sec_4
  citation: s. 4
  heading: Trafficking
  text: Trafficking in persons is a crime, with three to twelve years in prison. Only recruiting and moving people are named. \
    Anybody whose age is in doubt is treated as a child.
  also: {es: {heading: Trata, text: "La trata de personas es un delito, con pena de tres a doce años de prisión."}}
  elements:
  - {id: DEF-01, strength: met, rests_on: Trafficking in persons is a crime}
  - {id: DEF-02, strength: partial, rests_on: Only recruiting and moving people are named, missing: [harbour, receive]}
  - {id: LIA-05, strength: met, rests_on: three to twelve years in prison}
  - {id: VIC-05, strength: met, rests_on: Anybody whose age is in doubt is treated as a child}
  penalties:
  - {kind: prison, minimum: 3, maximum: 12, unit: years}
absent:
- {elements: [VIC-02], works: [qn-act], by: editor, date: 2026-01-02, note: all twelve sections were read}
""",
}


def write_corpus(folder: Path) -> Path:
    """Write the pretend corpus into `folder`, with the full text of one law in its archive."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text.lstrip(), encoding="utf-8")
    archive = Archive(folder / "snapshots")
    archive.add(
        LAW.encode(), work="qm-freedom", url="https://laws.example/qm/4", fetched="2026-01-01T00:00:00Z",
        media_type="text/plain", format="text", language="en",
    )  # fmt: skip
    return folder
