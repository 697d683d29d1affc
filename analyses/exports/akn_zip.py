"""`.akn.zip`: each work with a text or a digest as Akoma Ntoso 3.0 (OASIS LegalDocML 1.0), a file a work.

Laws are an `act`, bills a `bill`, treaties and declarations a `doc`. What the catalogue knows of a work stands in the
standard's identification as far as the standard has a place for it, all else in `proprietary`. A digest says in its
preface that it is one. Where an official text was read, the file holds that text and no digest.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from analyses.exports.about import header, readme
from analyses.exports.addresses import address
from analyses.exports.akn_names import DOCUMENTS, OURS, fit, language_code, whole_date
from analyses.exports.akn_tree import Element, preamble, provision, tree, xml
from analyses.exports.packing import packed
from kb import store

DIGEST = (
    "This is a digest: what each provision does, in manumit's own words, with its citation. It is not the law's text; "
    "the official text prevails."
)
ABOUT = (
    "A file a work in Akoma Ntoso 3.0 (OASIS LegalDocML 1.0). The standard wants whole dates: `name` of an `FRBRdate` "
    "says how much of the date is known (day, month, year; the rest stands as the first) or `unknown` (0001-01-01). "
    "`class` says `repealed`, `former` (an old wording) or `not_in_force` where a provision is not law in force. "
    "Digests say in their preface that they are digests. `SHA256SUMS` holds the sums of all files."
)
WORKS = """select works.*, jurisdictions.name as maker from works
left join jurisdictions on jurisdictions.code = works.jurisdiction
where works.basis != 'none' and works.provisions > 0 order by works.id"""
PROVISIONS = "select * from provisions where work = ? and basis = ? order by position, eid"
SAID = (
    "kind", "status", "citation", "enacted", "in_force", "translation", "licence", "basis", "read", "as_at", "sha256",
    "digest_by", "digest_checked", "digest_against", "same_as",
)  # fmt: skip


def write(db: Path, file: Path, site: str) -> None:
    """Write every work that has a text or a digest. Raises StoreError where the file cannot be written."""
    with store.reading(db) as connection, packed(file) as package:
        made = header(connection)["finished"][:10]
        counts = {"official": 0, "digest": 0}
        for work in connection.execute(WORKS):
            package.add(f"{work['id']}.xml", document(connection, work, made, site))
            counts[work["basis"]] += 1
        package.add("README.md", readme(connection, site, "Akoma Ntoso", ABOUT, counts))


def document(connection: sqlite3.Connection, work: sqlite3.Row, made: str, site: str) -> str:
    """One work as an Akoma Ntoso document; `made` is the day on which the knowledge base was built."""
    kind = DOCUMENTS.get(work["kind"], "act")
    tops = tree(connection.execute(PROVISIONS, (work["id"], work["basis"])))
    opening = [tops.pop(0)] if tops and tops[0].row["kind"] == "preamble" and len(tops) > 1 else []
    body = xml("mainBody" if kind == "doc" else "body", *(provision(node) for node in tops))
    language = language_code(tops[0].row["language"])
    front = [_meta(work, kind, language, made, site), _preface(work), *(preamble(node) for node in opening)]
    root = xml("akomaNtoso", xml(kind, *front, body, name=work["kind"], contains="singleVersion"))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8").decode() + "\n"


def _preface(work: sqlite3.Row) -> Element:
    preface = xml("preface", xml("p", xml("docTitle", work["title"])))
    if work["basis"] == "digest":
        preface.append(xml("p", xml("remark", DIGEST, status="editorial")))
    return preface


def _meta(work: sqlite3.Row, kind: str, language: str, made: str, site: str) -> Element:
    known = {name: fit(str(work[name])) for name in SAID if work[name]}
    link = address(site, "law", work["id"])
    own = xml("work", space=OURS, id=work["id"], url=fit(work["url"]), link=link, **known)
    return xml(
        "meta",
        xml("identification", *_identified(work, kind, language, made), source="#manumit"),
        xml("references", *_references(work), source="#manumit"),
        xml("proprietary", own, source="#manumit"),
    )


def _references(work: sqlite3.Row) -> Iterator[Element]:
    known = {"manumit": "manumit"} | ({work["jurisdiction"]: work["maker"]} if work["jurisdiction"] else {})
    for code, name in known.items():
        yield xml("TLCOrganization", eId=code, href=f"/ontology/organization/{code.lower()}", showAs=fit(name or code))


def _identified(work: sqlite3.Row, kind: str, language: str, made: str) -> Iterator[Element]:
    """Work, expression, manifestation: the law, its text as it was on a day, this file."""
    country = work["jurisdiction"].lower() or "unknown"
    day = work["as_at"] or work["digest_checked"]
    at_work = f"/akn/{country}/{kind}/{work['enacted'] or 'undated'}/{work['id']}"
    expression = f"{at_work}/{language}@{day}"
    author = work["jurisdiction"] or "manumit"
    number = [xml("FRBRnumber", value=fit(work["citation"]))] if work["citation"] else []
    yield xml(
        "FRBRWork", *_named(at_work, work["enacted"], author, alias=work["title"]), xml("FRBRcountry", value=country),
        *number, xml("FRBRname", value=work["id"]),
    )  # fmt: skip
    own = "manumit" if work["basis"] == "digest" else author
    yield xml(
        "FRBRExpression", *_named(expression, day, own),
        xml("FRBRauthoritative", value="false"), xml("FRBRlanguage", language=language),
    )  # fmt: skip
    file = _named(expression, made, "manumit", ".xml")
    yield xml("FRBRManifestation", *file, xml("FRBRformat", value="application/xml"))


def _named(address: str, date: str, author: str, ending: str = "", *, alias: str = "") -> Iterator[Element]:
    yield xml("FRBRthis", value=f"{address}/!main{ending}")
    yield xml("FRBRuri", value=f"{address}{ending}")
    if alias:
        yield xml("FRBRalias", value=fit(alias), name="title")
    whole, precision = whole_date(date)
    yield xml("FRBRdate", date=whole, name=precision)
    yield xml("FRBRauthor", href=f"#{author}")
