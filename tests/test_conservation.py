"""Every word of a law's body is in its tree, once and in order: for all text and HTML documents of the mirror.

The words of the document are gathered here in another way (Beautiful Soup, not lxml), so that no fault is made twice.
"""

import csv
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from ingest.decoding import decoded
from ingest.errors import ParseError
from ingest.formats.html import BLOCKS, IGNORED
from ingest.model import Law, Provision
from ingest.reading import read

MIRROR = Path(os.environ.get("MANUMIT_MIRROR", "missing"))
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
EXCEPTIONS = {
    "gb/employment_rights_act_2025.txt": "the copy has lost every section number; it is refused, as it should be",
    "ls/anti_tip_amendment_2021.txt": "the copy is the frame of a web page without the law; it is refused",
}
REORDERED = {
    "bd/penal_code_1860.txt": "the true number of each section stands before its title, and not, as in the copy, after it",
}
ROMANS = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]


def _documents() -> list[tuple[str, str]]:
    index = MIRROR / "index.csv"
    if not index.exists():
        return []
    with index.open(encoding="utf-8", newline="") as file:
        return [(row["format"], row["path"]) for row in csv.DictReader(file) if row["format"] in ("text", "html")]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", UNSEEN.sub("", text)))


def _tree_words(law: Law) -> list[str]:
    return [word for node in law.body for text in _texts(node) for word in _words(text)]


def _texts(node: Provision) -> Iterator[str]:
    yield from (node.number, node.heading, node.text)
    for child in node.children:
        yield from _texts(child)


def _page_words(text: str) -> list[str]:
    soup = BeautifulSoup(text, "html.parser")
    for tag in soup.find_all(list(IGNORED)):
        tag.decompose()
    for listed in soup.find_all("ol"):
        _write_numbers(listed)
    for tag in soup.find_all("sup"):
        if tag.contents and str(tag.contents[0]).strip().isdigit():
            tag.insert_before(" ")
    for tag in soup.find_all([*BLOCKS, "br"]):
        tag.insert_before(" ")
        tag.insert_after(" ")
    return _words((soup.body or soup).get_text())


def _write_numbers(listed: Tag) -> None:
    start = str(listed.get("start", "1"))
    place = int(start) if start.isdigit() else 1
    for item in listed.find_all("li", recursive=False):
        value = str(item.get("value", ""))
        place = int(value) if value.isdigit() else place
        shown = {"a": chr(96 + place), "i": (ROMANS * 9)[place]}.get(str(listed.get("type", "")), str(place))
        item.insert(0, f" {shown} ")
        place += 1


def test_the_mirror_is_there() -> None:
    if not _documents():
        pytest.skip(
            "MANUMIT_MIRROR is not set: NO official text was checked for conservation; set it to the mirror's folder."
        )
    assert len(_documents()) > 100


@pytest.mark.parametrize(("format", "path"), _documents())
def test_every_word_is_kept_once_and_in_order(format: str, path: str) -> None:
    data = (MIRROR / path).read_bytes()
    if path in EXCEPTIONS:
        with pytest.raises(ParseError):
            read(data, format=format, where=path)
        return
    text, _ = decoded(data)
    law = read(data, format=format, where=path)
    found, wanted = _tree_words(law), (_words(text) if format == "text" else _page_words(text))
    if path in REORDERED:
        found, wanted = sorted(found), sorted(wanted)
    assert found == wanted


CASES = sorted(
    p for f in ("text", "html") for p in (Path(__file__).parent / "formats" / f).glob("*") if p.suffix != ".outline"
)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_every_word_of_a_case_is_kept(case: Path) -> None:
    data = case.read_bytes()
    text, _ = decoded(data)
    law = read(data, format=case.parent.name, where=case.name)
    assert _tree_words(law) == (_words(text) if case.parent.name == "text" else _page_words(text))
