"""How a law is cited: four styles, every part from the catalogue, nothing invented, nothing that breaks a file."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from analyses.cite import STYLES, cite
from ingest.errors import ManumitError
from kb import store
from manumit import cli


@pytest.fixture
def pretend(pretend_db: Path) -> Iterator[sqlite3.Connection]:
    with store.reading(pretend_db) as connection:
        yield connection


@pytest.fixture
def empty() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    connection.executescript(store.SCHEMA.read_text(encoding="utf-8"))
    connection.execute(
        "insert into jurisdictions (code, name, kind) values ('QW', 'Westmark', 'country'), ('qs', 'States', 'organisation')"
    )
    yield connection
    connection.close()


def _work(connection: sqlite3.Connection, pinpoint: str = "art. 5", **work: str) -> None:
    said = {"id": "w", "jurisdiction": "QW", "title": "Act", "kind": "law", "citation": "", "enacted": "", "in_force": "",
            "language": "en", "url": "", "as_at": ""} | work  # fmt: skip
    connection.execute(f"insert into works ({', '.join(said)}) values ({', '.join('?' * len(said))})", [*said.values()])
    connection.execute("insert into provisions (work, eid, citation) values ('w', 'x', ?)", (pinpoint,))


SAID = {
    "oscola": "Freedom of Persons Act, Act 4 of 2011 (Westmark), s 2(1) <https://laws.example/qm/4> accessed 1 January 2026",
    "bluebook": "Freedom of Persons Act, Act 4 of 2011, § 2(1) (Westmark), https://laws.example/qm/4 (last visited Jan. 1, 2026)",
}


@pytest.mark.parametrize("style", SAID)
def test_a_statute(pretend: sqlite3.Connection, style: str) -> None:
    assert cite(pretend, "qm-freedom", "sec_2__subsec_1", style) == SAID[style]


def test_a_treaty_has_its_dates_its_series_and_an_article_without_a_comma(empty: sqlite3.Connection) -> None:
    _work(
        empty, jurisdiction="qs", title="Treaty on Doors", kind="treaty", citation="Doors 4; 12 UNTS 3", enacted="1950-11-04",
        in_force="1953", url="https://t.example/1",
    )  # fmt: skip
    oscola = "Treaty on Doors (adopted 4 November 1950, entered into force 1953) 12 UNTS 3 art 5 <https://t.example/1>"
    assert cite(empty, "w", "x", "oscola") == oscola
    assert (
        cite(empty, "w", "x", "bluebook") == "Treaty on Doors art. 5, Nov. 4, 1950, 12 U.N.T.S. 3, https://t.example/1"
    )


def test_a_constitution_names_the_country_only_where_its_title_does_not(empty: sqlite3.Connection) -> None:
    _work(empty, title="Constitution of Westmark", kind="constitution", enacted="1980")
    assert cite(empty, "w", "x") == "Constitution of Westmark 1980, art 5"
    assert cite(empty, "w", "x", "bluebook") == "Constitution of Westmark, 1980, art. 5"


def test_a_code_in_another_language(empty: sqlite3.Connection) -> None:
    _work(empty, "§ 232 Abs. 1 Nr. 2", title="Strafbuch", kind="code", citation="G.Bl. 12.345", enacted="1999-02")
    assert cite(empty, "w", "x") == "Strafbuch 1999, GBl 12.345 (Westmark), § 232 Abs 1 Nr 2"
    assert cite(empty, "w", "x", "bluebook") == "Strafbuch, 1999, G.Bl. 12.345, § 232 Abs. 1 Nr. 2 (Westmark)"


@pytest.mark.parametrize("style", STYLES)
def test_what_is_not_known_is_left_out(empty: sqlite3.Connection, style: str) -> None:
    _work(empty, jurisdiction="", language="")
    said = cite(empty, "w", style=style).removeprefix("@misc{w,\n")
    assert "Act" in said
    assert not re.search(
        r"None|\(\)|<>|accessed|visited|, ,|[^}],$|\d{4}|= \{\}|^(?!TY|ER)[A-Z]\w  - \s*$", said, re.MULTILINE
    )


@pytest.mark.parametrize("style", STYLES)
def test_a_date_that_is_none_stays_as_it_is(empty: sqlite3.Connection, style: str) -> None:
    _work(empty, kind="treaty", enacted="1949-13", as_at="soon", url="https://t.example/")
    assert "Act" in cite(empty, "w", "x", style)


def test_bibtex_is_escaped_and_balanced(empty: sqlite3.Connection) -> None:
    title = r"50% of {all} \doors & #1_$ ~^ মানব"
    _work(empty, title=title, url="https://t.example/{a} b?x=1&y=%20")
    said = cite(empty, "w", "x", "bibtex")
    assert said.startswith("@misc{w:x,\n")
    assert said.endswith("\n}")
    shown = r"50\% of \{all\} \textbackslash{}doors \& \#1\_\$ \textasciitilde{}\textasciicircum{} মানব"
    assert f"  title = {{{{{shown}}}}},\n" in said
    assert "  url = {https://t.example/%7Ba%7D%20b?x=1&y=%20},\n" in said
    bare = re.sub(r"\\[{}]", "", said)
    assert bare.count("{") == bare.count("}")


def test_a_bibtex_key_is_plain(pretend: sqlite3.Connection, empty: sqlite3.Connection) -> None:
    _work(empty)
    empty.execute("insert into provisions (work, eid, citation) values ('w', 'sec_ক', 's. ক')")
    assert cite(empty, "w", "sec_ক", "bibtex").startswith("@misc{w:sec_u995,")


def test_ris_is_a_tag_a_line(empty: sqlite3.Connection) -> None:
    _work(empty, title="Two\nlines\r\nER  - of  title", enacted="2011-05", as_at="2026-01-02", kind="bill")
    said = cite(empty, "w", "x", "ris")
    lines = said.split("\r\n")
    assert lines[0] == "TY  - BILL"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - [^\r\n]*", line) for line in lines[:-1])
    assert {"TI  - Two lines ER - of title", "DA  - 2011/05//", "Y2  - 2026/01/02/", "SE  - art. 5"} <= set(lines)


def test_what_is_not_there_is_said(pretend: sqlite3.Connection) -> None:
    for work, eid, style in (("nothing", "", "oscola"), ("qm-freedom", "sec_99", "oscola"), ("qm-freedom", "", "apa")):
        with pytest.raises(ManumitError):
            cite(pretend, work, eid, style)


def test_every_work_and_digest_can_be_cited(embedded_db: Path) -> None:
    with store.reading(embedded_db) as connection:
        places = connection.execute("select work, eid from provisions where rowid % 30 = 0").fetchall()
        places += connection.execute("select id, '' from works").fetchall()
        for style in STYLES:
            for work, eid in places:
                assert cite(connection, work, eid, style)


def test_the_command(pretend_db: Path) -> None:
    result = CliRunner().invoke(cli, ["cite", "qm-freedom#sec_2__subsec_1", "--db", str(pretend_db)])
    assert result.exit_code == 0
    assert result.output == SAID["oscola"] + "\n"
    wrong = CliRunner().invoke(cli, ["cite", "qm-freedom#sec_99", "--db", str(pretend_db)])
    assert wrong.exit_code == 1
