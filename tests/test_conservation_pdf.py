"""Every letter that PDFium finds in a PDF is in the tree, or is reported as furniture or as another language's column.

The letters are gathered here in another way: PDFium's own running text instead of words by their places. Letters, not
words, are counted, because words broken at the end of a line are made whole; the order is checked line by line.
"""

import csv
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from ingest.errors import ParseError
from ingest.formats.pdf import Reading, laid_out
from ingest.model import Law, Provision
from ingest.pdf_furniture import pattern
from ingest.reading import read

MIRROR = Path(os.environ.get("MANUMIT_MIRROR", "missing"))
CASES = sorted((Path(__file__).parent / "formats" / "pdf").glob("*.pdf"))
SCANS = {"pk/ptip_act_2018_gazette.pdf"}
SHARE_OF_FURNITURE = 0.13
LINES_IN_ORDER, FOLLOWING = 0.97, 0.97
LONG = 20


def _mirrored() -> list[Path]:
    index = MIRROR / "index.csv"
    if not index.exists():
        return []
    with index.open(encoding="utf-8", newline="") as file:
        return [MIRROR / row["path"] for row in csv.DictReader(file) if row["format"] == "pdf"]


READABLE = [path for path in (*CASES, *_mirrored()) if f"{path.parent.name}/{path.name}" not in SCANS]


def _letters(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", unicodedata.normalize("NFKC", text)))


def _texts(node: Provision) -> Iterator[str]:
    yield from (node.number, node.heading, node.text)
    for child in node.children:
        yield from _texts(child)


def _in_tree(law: Law) -> str:
    return "".join(_letters(text) for node in law.body for text in _texts(node))


def _lines(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return [line for text in texts for line in text.replace("\ufffe", "").splitlines()]


def _reported(reading: Reading) -> str:
    rows = (*reading.flow.furniture, *reading.flow.unread)
    return "".join(_letters(word.text) for row in rows for word in row.words) + _letters("".join(reading.across))


@pytest.fixture(scope="module", params=READABLE, ids=lambda path: path.name)
def paper(request: pytest.FixtureRequest) -> tuple[list[str], Law, Reading]:
    data = request.param.read_bytes()
    where = str(request.param)
    lines = _lines(data)
    law = read(data, format="pdf", where=where, language="en")
    return lines, law, laid_out(data, where=where, language="en")


def test_no_letter_is_lost_or_doubled(paper: tuple[list[str], Law, Reading]) -> None:
    lines, law, reading = paper
    found, kept = Counter(_letters("".join(lines))), Counter(_in_tree(law) + _reported(reading))
    assert found - kept == Counter()
    assert kept - found == Counter()


def test_lines_are_kept_as_they_are_printed(paper: tuple[list[str], Law, Reading]) -> None:
    lines, _, reading = paper
    rows = [row.text for row in (*reading.flow.furniture, *reading.flow.unread)]
    text = "".join(_letters(line.text) for line in reading.lines)
    known = _unbound(" ".join([text, *(_letters(said) for said in [*rows, *(a.text for a in reading.flow.asides)])]))
    long = [_unbound(_letters(line)) for line in lines if len(_letters(line)) > 12]
    missing = [line for line in long if not _stands(line, known)]
    assert len(missing) <= (1 - LINES_IN_ORDER) * len(long), missing[:10]


def test_lines_follow_one_another_as_they_are_printed(paper: tuple[list[str], Law, Reading]) -> None:
    lines, _, reading = paper
    text = _unbound("".join(_letters(line.text) for line in reading.lines))
    others = (*reading.flow.furniture, *reading.flow.unread)
    apart = [*(row.text for row in others), *(aside.text for aside in reading.flow.asides)]
    apart = _unbound(" ".join(map(_letters, apart)))
    long = [line for line in (_unbound(_letters(line)) for line in lines) if len(line) >= LONG]
    places = [text.find(line) for line in long if text.count(line) == 1 and line not in apart]
    assert len(places) > 3
    back = [text[two : two + 60] for one, two in pairwise(places) if two < one]
    assert len(back) <= (1 - FOLLOWING) * len(places), back[:10]


def _unbound(text: str) -> str:
    """Without lam and alef, whose ligature PDFium's own text turns round."""
    return re.sub("[لاأإآ]", "", text)


def _stands(line: str, known: str) -> bool:
    """Whether a line is kept in one piece, or in two where columns or notes stand side by side."""
    if line in known:
        return True
    return any(line[:at] in known and line[at:] in known for at in range(3, len(line) - 2))


def test_the_text_stands_in_order(paper: tuple[list[str], Law, Reading]) -> None:
    _, law, reading = paper
    rest = "".join(_letters(line.text) for line in reading.lines)
    apart = Counter(_letters(aside.text) for aside in reading.flow.asides)
    for text in (_letters(text) for node in law.body for text in _texts(node)):
        if rest.startswith(text):
            rest = rest.removeprefix(text)
        else:
            assert apart[text] > 0, f"out of order: {text[:80]}"
            apart[text] -= 1
    assert (rest, apart.total()) == ("", 0)


def test_furniture_is_little_and_repeats(paper: tuple[list[str], Law, Reading]) -> None:
    lines, _, reading = paper
    rows = reading.flow.furniture
    assert sum(len(_letters(row.text)) for row in rows) <= SHARE_OF_FURNITURE * len(_letters("".join(lines)))
    seen = Counter(pattern(row.text) for row in rows)
    alone = [row.text for row in rows if seen[pattern(row.text)] == 1 and not row.text.strip("–-. ").isdigit()]
    assert alone == []


@pytest.mark.parametrize("path", [path for path in _mirrored() if path not in READABLE], ids=lambda path: path.name)
def test_a_scan_names_the_remedy(path: Path) -> None:
    with pytest.raises(ParseError, match="ocrmypdf"):
        read(path.read_bytes(), format="pdf", where=path.name)


def test_the_mirror_is_there() -> None:
    if not _mirrored():
        pytest.skip(
            "MANUMIT_MIRROR is not set: NO official PDF was checked for conservation; set it to the mirror's folder."
        )
    assert len(_mirrored()) >= 8
