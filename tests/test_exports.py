"""The exports: whole, tidy, the same bytes for the same database, with licence, date and permanent links."""

import csv
import hashlib
import io
import json
import os
import re
import sqlite3
import zipfile
from pathlib import Path

import networkx as nx
import pyarrow.parquet
import pytest
from click.testing import CliRunner

from analyses.exports import ENDINGS, csv_zip, parquet
from analyses.exports.about import LICENCE
from ingest.errors import StoreError
from kb import store
from manumit import cli

SITE = "https://laws.example"
PLACE = re.compile(rf"({SITE})?/(law/[^/ ]+(/[^/ ]+)?|country/[A-Za-z_]+|element/[A-Z0-9-]+)")


def _export(db: Path, file: Path, *more: str) -> Path:
    result = CliRunner().invoke(cli, ["export", "--db", str(db), "--to", str(file), *more])
    assert result.exit_code == 0, result.output
    return file


def _tables(file: Path) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(file) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".csv")}
    return {
        name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in texts.items()
    }


def _count(db: Path, sql: str) -> int:
    with store.reading(db) as connection:
        return int(connection.execute(f"select count(*) from {sql}").fetchone()[0])


@pytest.fixture(scope="module")
def tables(pretend_db: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, str]]]:
    return _tables(_export(pretend_db, tmp_path_factory.mktemp("csv") / "kb.csv.zip", "--site", f"{SITE}/"))


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_database_gives_the_same_bytes(pretend_db: Path, tmp_path: Path, ending: str) -> None:
    once, again = (_export(pretend_db, tmp_path / f"{name}.{ending}") for name in ("once", "again"))
    assert once.read_bytes() == again.read_bytes()
    assert len(list(tmp_path.iterdir())) == 2, "something was left beside the files"


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_export_that_fails_leaves_the_old_file(tmp_path: Path, ending: str) -> None:
    broken = tmp_path / "broken.db"
    with sqlite3.connect(broken) as connection:
        connection.executescript("create table builds (id); create table works (id);")
    connection.close()
    file = tmp_path / f"kb.{ending}"
    file.write_text("old")
    result = CliRunner().invoke(cli, ["export", "--db", str(broken), "--to", str(file)])
    assert result.exit_code == 1
    assert file.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["broken.db", file.name])


@pytest.mark.parametrize(
    "wrong", [("--to", "kb.doc"), ("--to", "csv.zip"), ("--to", "kb.jsonl", "--site", "laws.example")]
)
def test_a_wrong_name_is_said_in_one_line(
    pretend_db: Path, wrong: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, ["export", "--db", str(pretend_db), *wrong])
    assert result.exit_code == 1
    assert len(result.output.splitlines()) == 1
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_folder_that_is_not_there_is_named(pretend_db: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / "nowhere" / f"kb.{ending}"
    result = CliRunner().invoke(cli, ["export", "--db", str(pretend_db), "--to", str(file)])
    assert result.exit_code == 1
    assert result.output.startswith(f"manumit: {file}: cannot be written")


def test_the_tables_hold_every_row(pretend_db: Path, tables: dict[str, list[dict[str, str]]]) -> None:
    own = set(csv_zip.dictionary()["tables"]) - {"evidence", "asked"}
    for table in own:
        assert len(tables[table]) == _count(pretend_db, table), table
    for lists, table in (("found", "evidence"), ("nearest", "evidence"), ("asked", "asked")):
        rows = [row for row in tables[table] if row.get("role", lists) == lists]
        assert len(rows) == _count(pretend_db, f"findings, json_each(findings.{lists})") > 0, lists
    assert "found" not in tables["findings"][0]


def test_every_column_has_a_meaning(tables: dict[str, list[dict[str, str]]]) -> None:
    known = {(row["table"], row["column"]): row["meaning"] for row in tables["dictionary"]}
    assert [place for place, meaning in known.items() if not meaning] == []
    for table, rows in tables.items():
        if table != "dictionary" and rows:
            assert set(rows[0]) == {column for name, column in known if name == table}


def test_the_dictionary_names_no_column_that_is_not_there(tables: dict[str, list[dict[str, str]]]) -> None:
    written = {(row["table"], row["column"]) for row in tables["dictionary"]}
    for table, said in csv_zip.dictionary()["tables"].items():
        assert {(table, column) for column in said["columns"]} <= written


def test_each_row_has_its_permanent_links(tables: dict[str, list[dict[str, str]]]) -> None:
    for table in ("jurisdictions", "works", "provisions", "elements", "tags", "penalties", "definitions", "evidence"):
        assert all(PLACE.fullmatch(row["link"]) for row in tables[table]), table
    for row in tables["tags"]:
        assert row["link"] == f"{SITE}/law/{row['work']}/{row['eid']}"
        assert row["element_link"] == f"{SITE}/element/{row['element']}"
    assert all(row["country_link"] == f"{SITE}/country/{row['jurisdiction']}" for row in tables["findings"])
    assert all(row["treaty_link"] == f"{SITE}/law/{row['treaty']}" for row in tables["bonds"])
    shown = {link for rows in tables.values() for row in rows for name, link in row.items() if name.endswith("link")}
    assert [link for link in shown if link and not PLACE.fullmatch(link)] == []


def test_without_a_site_links_are_relative(pretend_db: Path, tmp_path: Path) -> None:
    rows = _tables(_export(pretend_db, tmp_path / "kb.csv.zip"))["provisions"]
    assert {row["link"].split("/")[1] for row in rows} == {"law"}


@pytest.mark.parametrize("ending", ["csv.zip", "akn.zip"])
def test_a_package_says_what_it_is(pretend_db: Path, tmp_path: Path, ending: str) -> None:
    with zipfile.ZipFile(_export(pretend_db, tmp_path / f"kb.{ending}")) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    sums = dict(line.split("  ")[::-1] for line in members.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    said = members["README.md"].decode()
    with store.reading(pretend_db) as connection:
        build = connection.execute("select finished, input from builds order by id desc").fetchone()
    assert all(word in said for word in (LICENCE, "LICENSE-DATA", "belong to their publishers", *build))
    assert "None" not in said


def test_lines_hold_each_provision_with_what_is_known_of_it(pretend_db: Path, tmp_path: Path) -> None:
    file = _export(pretend_db, tmp_path / "kb.jsonl", "--site", SITE)
    first, *rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert first["header"]["licence"] == LICENCE
    assert first["header"]["counts"]["provisions"] == len(rows) == _count(pretend_db, "provisions")
    for name in ("tags", "penalties"):
        assert sum(len(row[name]) for row in rows) == _count(pretend_db, name) > 0
    digest = next(row for row in rows if row["work"] == "qn-act")
    assert digest["link"] == f"{SITE}/law/qn-act/sec_4"
    assert digest["jurisdiction"] == "QN"
    assert {tag["element"]: tag["missing"] for tag in digest["tags"]}["DEF-02"] == ["harbour", "receive"]
    assert digest["penalties"][0]["maximum"] == 12


def test_parquet_has_a_row_for_each_provision_and_tag(
    pretend_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "BATCH", 3)
    file = _export(pretend_db, tmp_path / "kb.parquet", "--site", SITE)
    table = pyarrow.parquet.read_table(file)
    bare = "provisions where not exists (select 1 from tags where tags.work = provisions.work and tags.eid = provisions.eid)"
    assert table.num_rows == _count(pretend_db, "tags") + _count(pretend_db, bare)
    said = {key.decode(): value.decode() for key, value in table.schema.metadata.items()}
    assert said["licence"] == LICENCE
    assert said["input"]
    rows = {(row["eid"], row["element"]): row for row in table.to_pylist()}
    assert rows["sec_4", "DEF-02"]["missing"] == ["harbour", "receive"]
    assert rows["sec_4", "DEF-02"]["holds"] is True
    assert rows["sec_4", "DEF-02"]["link"] == f"{SITE}/law/qn-act/sec_4"
    assert any(row["element"] is None for row in rows.values())


def test_without_pyarrow_the_remedy_is_said(pretend_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(StoreError, match=r"manumit\[parquet\]"):
        parquet.write(pretend_db, tmp_path / "kb.parquet", "")


def test_the_graph_can_be_read_back(pretend_db: Path, tmp_path: Path) -> None:
    graph = nx.read_graphml(_export(pretend_db, tmp_path / "kb.graphml"))
    assert "provision/qn-act/sec_4" in graph
