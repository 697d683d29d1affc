"""PDF: any law with a text layer, as parliaments and gazettes print it; it is read by its geometry.

Words with their places (`pdf_words`) become rows (`pdf_rows`); furniture of the pages is taken off (`pdf_furniture`),
columns and margins are parted (`pdf_columns`, `pdf_flow`), rows are joined into lines (`pdf_lines`), and these go the
way of plain text. Margin notes become headings, footnotes become notes (`pdf_asides`). Left out: running heads, page
numbers, words printed across the page, and, where columns stand side by side in several languages, the others.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.doubts import doubts
from ingest.errors import ParseError
from ingest.heads import is_contents, unit_heads
from ingest.lawtree import tree_of
from ingest.lines import Line
from ingest.model import Law, Provision
from ingest.pdf_asides import Placed, with_asides
from ingest.pdf_bytes import whole
from ingest.pdf_flat import mended
from ingest.pdf_flow import Flow, flow_of
from ingest.pdf_laws import INSTRUMENT, Stretch, meant, stretches_of
from ingest.pdf_lines import lines_of
from ingest.pdf_rows import Row, with_brackets_right
from ingest.pdf_titles import with_titles
from ingest.pdf_words import Paper, paper_of

TITLE_LIMIT = 200
SCANNED = 25
FRONT = 60
LARGE = 1.08
GARBLED, DOUBTFUL = 0.2, 0.01
UNKNOWN = re.compile(r"[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]|\(cid:\d+\)")
LEGACY = re.compile(
    r"preeti|kantipur|sagarmatha|himal|himchuli|pcs ?nepali|ganess|kanchan|fontasy|shangrila|kruti|devlys|chanakya"
    r"|shusha|shree-?dev|bijoy|sutonny|ap-?dev|walkman",
    re.IGNORECASE,
)
OCR = "run OCR on it (for example: ocrmypdf IN.pdf OUT.pdf) and import the result."


@dataclass(frozen=True)
class Reading:
    """A PDF on its way to a tree: its flow, its lines, the words before each strand, words printed across, warnings."""

    flow: Flow
    lines: list[Line]
    before: list[int]
    across: tuple[str, ...]
    warnings: tuple[str, ...]


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a PDF into the law's tree; `language` chooses among columns in several languages.

    Of an issue with several laws, the one whose number stands in `where` is the law, else the first; each other one
    is a note, because it is not the work. Raises ParseError for a PDF that is locked, damaged, cut off, scanned
    without a text layer, garbled, or without units.
    """
    reading = laid_out(data, where=where, language=language)
    laws = stretches_of(reading.lines)
    main = meant(laws, where)
    body: list[Provision] = []
    for place, law in enumerate(laws):
        if place == main:
            body += _tree(reading, law)
        else:
            body.append(_beside(law.name, _tree(reading, replace(law, start=law.start + 1))))
    preamble = _preamble(reading.lines[: laws[0].start])
    found = Law(_title(reading, laws[main]), (*preamble, *body), (*reading.warnings, *_several(laws, main)))
    units = list(found.units())
    if not units:
        raise ParseError(
            where, "no numbered section, article or rule was found; check that the PDF holds the law's text."
        )
    return replace(found, warnings=(*found.warnings, *doubts(units)))


def _beside(name: str, other: tuple[Provision, ...]) -> Provision:
    """Another law of the same issue: its words, a line a provision, and nothing that could be taken for the work's."""
    lines = (" ".join(filter(None, (node.number, node.heading, node.text))) for top in other for node in top.walk())
    return Provision("note", "", name, "\n".join(filter(None, lines)))


def laid_out(data: bytes, *, where: str, language: str) -> Reading:
    """The words of a PDF in reading order, before any law is looked for in them."""
    doubtful = whole(data, where)
    paper = paper_of(data, where)
    _refuse_scan(paper, where)
    flow = with_titles(mended(flow_of(with_brackets_right(paper.pages), language)))
    lines, before = lines_of(flow)
    across = tuple(word for page in paper.pages for word in page.across)
    return Reading(flow, lines, before, across, (*doubtful, *_warnings(paper, language), *_of_languages(flow)))


def _refuse_scan(paper: Paper, where: str) -> None:
    said = [word.text for page in paper.pages for word in page.words]
    letters = sum(len(word) for word in said)
    if letters < SCANNED * len(paper.pages):
        raise ParseError(where, f"the PDF is a scan without a text layer; {OCR}")
    if sum(len(UNKNOWN.findall(word)) for word in said) > GARBLED * letters:
        raise ParseError(where, f"the fonts of the PDF do not say which letters they show; {OCR}")


def _warnings(paper: Paper, language: str) -> list[str]:
    found: list[str] = []
    bare = [str(page.number + 1) for page in paper.pages if page.pictured and not page.words]
    if bare:
        found.append(f"page {', '.join(bare)} is a picture without text; {OCR}")
    said = "".join(word.text for page in paper.pages for word in page.words)
    lost = len(UNKNOWN.findall(said))
    if lost:
        found.append(f"{lost} characters could not be decoded; compare with the official text.")
    legacy = _legacy(paper.fonts, said, language)
    if legacy:
        found.append(f"it is set in {legacy}, a font from before Unicode: the letters read are not those seen; {OCR}")
    return found


def _legacy(fonts: Counter[str], said: str, language: str) -> str:
    """The name of a font that shows Devanagari or Bengali for Latin letters; empty if the text is in Unicode."""
    named = [font for font in fonts if LEGACY.search(font)]
    if named:
        return max(named, key=lambda font: fonts[font])
    native = re.search("[\u0900-\u09ff]", said)
    return "a font" if language in ("ne", "hi", "mr", "bn") and not native else ""


def _of_languages(flow: Flow) -> list[str]:
    if not flow.languages:
        return []
    beside = ", ".join(language or "unknown" for _, language in sorted(flow.languages.items()))
    return [f"it stands in several languages side by side ({beside}); {flow.read or 'the unknown one'} was read."]


def _several(laws: Sequence[Stretch], main: int) -> list[str]:
    if len(laws) < 2:
        return []
    names = "; ".join(law.name[:90] for law in laws)
    return [f"the issue holds {len(laws)} laws ({names}); read as the law: {laws[main].name[:90]}."]


def _tree(reading: Reading, law: Stretch) -> tuple[Provision, ...]:
    lines = reading.lines[law.start : law.end]
    base, size = _count(reading.lines[: law.start]), _count(lines)
    asides = []
    for aside in reading.flow.asides:
        low = reading.before[aside.at]
        high = reading.before[aside.at + 1] if aside.at + 1 < len(reading.before) else low + size
        if base <= low < base + size:
            asides.append(Placed(low - base, high - base, aside.text, aside.margin))
    front = _front(lines)
    return with_asides((*_preamble(lines[:front]), *tree_of(lines[front:])), asides)


def _front(lines: Sequence[Line]) -> int:
    """How many lines of a title page stand before the table of contents: they hold no units, whatever is numbered."""
    return next((at for at, line in enumerate(lines[:FRONT]) if is_contents(line)), 0)


def _preamble(lines: Sequence[Line]) -> list[Provision]:
    return [Provision("preamble", text="\n".join(line.text for line in lines))] if lines else []


def _count(lines: Sequence[Line]) -> int:
    return sum(len(re.findall(r"\w+", line.text)) for line in lines)


def _title(reading: Reading, law: Stretch) -> str:
    """The name of the law by its number, else what stands out on the first pages and names an instrument."""
    if law.start:
        return law.name[:TITLE_LIMIT]
    blocks = list(_outstanding(reading))
    named = [block for block in blocks if INSTRUMENT.search(" ".join(row.text for row in block))]
    best = max(named or blocks, key=lambda block: block[0].size, default=[])
    if not best and reading.lines:
        return reading.lines[0].text[:TITLE_LIMIT]
    return " ".join(row.text for row in best)[:TITLE_LIMIT]


def _outstanding(reading: Reading) -> Iterator[list[Row]]:
    """Stretches of rows of the first pages that are large, bold or in capitals."""
    block: list[Row] = []
    for strand in reading.flow.strands:
        row = strand.row
        if row.page > 1:
            break
        if block and unit_heads(Line(row.text)):
            break
        stands_out = row.bold or row.text.isupper() or row.size > LARGE * reading.flow.size
        near = bool(block) and row.page == block[-1].page and row.y - block[-1].y < 2.2 * row.size
        if block and not (stands_out and near and abs(row.size - block[-1].size) < 0.1 * row.size):
            yield block
            block = []
        if stands_out:
            block.append(row)
    if block:
        yield block
