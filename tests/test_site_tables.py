"""Lists for a spreadsheet: CSV and XLSX hold the same rows, each row a link that works, and no law becomes a formula."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests import site_database
from tests.test_site import LISTS, Ask

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ALL = [*LISTS, "/borrow/XQ/VIC-02{}", "/map/VIC-02{}", "/timeline/XW{}"]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    served = site_database.served(site_database.build(tmp_path_factory.mktemp("tables") / "manumit.db"))

    def ask(address: str) -> Any:
        return site_database.answered(served.client.get(address))

    return ask


@pytest.mark.parametrize("address", ALL)
def test_every_list_is_there_as_a_workbook(ask: Ask, address: str) -> None:
    with zipfile.ZipFile(io.BytesIO(ask(address.format(".xlsx")).content)) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    table = list(csv.DictReader(io.StringIO(ask(address.format(".csv")).text)))
    assert len(sheet.findall(".//{*}row")) == len(table) + 1
    assert not sheet.findall(".//{*}f"), "a formula"
    texts = {text.text for text in shared.iter(f"{NAMESPACE}t")}
    assert {*table[0], *(row["link"] for row in table)} <= texts


@pytest.mark.parametrize("address", ALL)
def test_every_row_has_a_link_that_leads_somewhere(ask: Ask, address: str) -> None:
    for row in list(csv.DictReader(io.StringIO(ask(address.format(".csv")).text)))[:5]:
        assert row["link"].startswith("http://localhost/")
        assert ask(row["link"].removeprefix("http://localhost")).status_code == 200


def test_a_link_keeps_the_path_of_a_proxy(tmp_path: Path) -> None:
    path = site_database.build(tmp_path / "manumit.db")
    served = site_database.served(path, base_url="/law-library/")
    table = site_database.answered(served.client.get("/country/XW.csv")).text
    rows = list(csv.DictReader(io.StringIO(table)))
    assert rows[0]["link"] == "http://localhost/law-library/country/XW?pillar=Protection#VIC-20"
    assert all(
        link.startswith("http://localhost/law-library/law/")
        for row in rows
        for link in row["links"].split("; ")
        if link
    )
