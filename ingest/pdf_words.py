"""The words of a PDF with where they stand on their page: the only module that knows how PDFium is asked.

Coordinates are points from the top left corner, as a reader sees the page: y grows downwards and is the baseline.
"""

import ctypes
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import atan2

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.errors import ParseError

MAX_PAGES = 3000
MAX_CHARACTERS = 8_000_000
MAX_SECONDS = 180.0
FAR = 15_000.0
BOLD_NAME = re.compile(r"bold|black|heavy|demi|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
FORCE_BOLD, HEAVY = 1 << 18, 600
HYPHENS = (2, 0xFFFE)
LIGATURES = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb50-\ufdff\ufe70-\ufefc]")
ALEFS, LAM = "اأإآٱ", "ل"
PIXELS = 0.5
QUARTER, ASKEW = 1.5707963, 0.08
NAME_BYTES = 128


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page; `glued`: no space stands before it (a raised number behind a word)."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    glued: bool = False


@dataclass(frozen=True)
class Page:
    """A page: its size, its words, words that stand across the others (stamps), whether it holds a picture."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    across: tuple[str, ...] = ()
    pictured: bool = False


@dataclass
class Paper:
    """A document: its pages and the names of its fonts."""

    pages: list[Page] = field(default_factory=list)
    fonts: Counter[str] = field(default_factory=Counter)


def paper_of(data: bytes, where: str) -> Paper:
    """Every word of a PDF, page by page; ParseError for one that is locked, damaged, truncated or too large."""
    document = _opened(data, where)
    try:
        if len(document) > MAX_PAGES:
            raise ParseError(where, f"it has more than {MAX_PAGES} pages; cut out the law that is meant.")
        return _papered(document, where)
    finally:
        document.close()


def _opened(data: bytes, where: str) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
        len(document)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        why = (
            "the PDF asks for a password; save a copy without one." if locked else "the PDF is damaged; fetch it again."
        )
        raise ParseError(where, why) from error
    if not len(document):
        raise ParseError(where, "the PDF has no pages; fetch it again.")
    return document


def _papered(document: pypdfium2.PdfDocument, where: str) -> Paper:
    paper, seen, began = Paper(), 0, time.monotonic()
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise ParseError(where, f"page {number + 1} of the PDF is damaged; fetch the file again.") from error
        seen += text.count_chars()
        if seen > MAX_CHARACTERS or time.monotonic() - began > MAX_SECONDS:
            raise ParseError(
                where, f"it is too large to be read whole (page {number + 1}); cut out the law that is meant."
            )
        paper.pages.append(_page(page, text, number, paper.fonts))
        text.close()
        page.close()
    return paper


@dataclass(slots=True)
class _Glyph:
    """A character as PDFium gives it, already turned the way in which the page is read."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool


def _page(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, number: int, fonts: Counter[str]) -> Page:
    width, height = page.get_size()
    angles = Counter(_angle(text, at) for at in range(0, text.count_chars(), 7))
    turn = max(angles, key=lambda angle: (angle >= 0, angles[angle])) if angles else 0
    glyphs = list(_Glyphs(text, turn, page.get_mediabox(), fonts).read())
    upright = [glyph for glyph, stands in glyphs if stands]
    others = [glyph for glyph, stands in glyphs if not stands]
    across = tuple(word.text for word in words_of(others))
    pictured = any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))
    return Page(number, width, height, tuple(words_of(upright)), across, pictured)


def _angle(text: pypdfium2.PdfTextPage, at: int) -> int:
    """The quarter turn by which a character stands, -1 for one that stands askew (a stamp across the page)."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, at, matrix):
        return 0
    turns = atan2(matrix.b, matrix.a) / QUARTER
    return round(turns) % 4 if abs(turns - round(turns)) < ASKEW else -1


BLANK = _Glyph(" ", 0.0, 0.0, 0.0, 0.0, False)


def _shown(code: int) -> str:
    """A character as it is kept: a space for every space, a sign for what is no character."""
    if code in HYPHENS:
        return "-"
    if code <= 0x20 or code == 0xFFFF:
        return " "
    shown = "\ufffd" if code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)
    if LIGATURES.match(shown):
        return unicodedata.normalize("NFKC", shown).replace(" ", "")
    return " " if shown.isspace() else shown


class _Glyphs:
    """Asks PDFium for one character after the other; the font is asked once a word, as this is slow."""

    def __init__(
        self,
        text: pypdfium2.PdfTextPage,
        turn: int,
        box: tuple[float, float, float, float],
        fonts: Counter[str],
    ) -> None:
        self._text, self._turn, self._fonts = text, turn, fonts
        self._left, self._bottom, self._right, self._top = box
        self._edges = [ctypes.c_double() for _ in range(6)]
        references = [ctypes.byref(edge) for edge in self._edges]
        self._box, self._origin = references[:4], references[4:]
        self._name = ctypes.create_string_buffer(NAME_BYTES)
        self._flags = ctypes.c_int()
        self._matrix = pdfium.FS_MATRIX()
        self._bolds: dict[tuple[bytes, int], bool] = {}
        self._size, self._bold, self._stands, self._base = 10.0, False, True, 0.0

    def read(self) -> Iterator[tuple[_Glyph, bool]]:
        """Each character and whether it stands the way in which the page is read."""
        text, unicode_of = self._text.raw, pdfium.FPDFText_GetUnicode
        fresh = True
        for at in range(self._text.count_chars()):
            code = unicode_of(text, at)
            shown = _shown(code)
            if shown == " ":
                fresh = True
                yield BLANK, self._stands
                continue
            if fresh:
                self._ask(at)
                fresh = False
            yield self._glyph(at, shown), self._stands

    def _ask(self, at: int) -> None:
        pdfium.FPDFText_GetFontInfo(self._text, at, self._name, NAME_BYTES, self._flags)
        key = (self._name.value, self._flags.value)
        if key not in self._bolds:
            heavy = pdfium.FPDFText_GetFontWeight(self._text, at) >= HEAVY
            named = bool(BOLD_NAME.search(key[0].decode("latin-1")))
            self._bolds[key] = heavy or named or bool(key[1] & FORCE_BOLD)
        self._bold = self._bolds[key]
        self._fonts[key[0].decode("latin-1")] += 1
        self._stands = _angle(self._text, at) == self._turn
        self._measure(at)

    def _measure(self, at: int) -> None:
        size = pdfium.FPDFText_GetFontSize(self._text, at)
        if pdfium.FPDFText_GetMatrix(self._text, at, self._matrix):
            size *= (self._matrix.c**2 + self._matrix.d**2) ** 0.5 or 1.0
        self._size = size if 0.5 < size < 500 else 10.0

    def _glyph(self, at: int, shown: str) -> _Glyph:
        left, right, bottom, top, x, y = self._edges
        text = self._text.raw
        pdfium.FPDFText_GetCharBox(text, at, *self._box)
        pdfium.FPDFText_GetCharOrigin(text, at, *self._origin)
        if y.value != self._base:
            self._base = y.value
            self._measure(at)
        if not self._turn:
            corner = self._left
            return _Glyph(shown, left.value - corner, right.value - corner, self._top - y.value, self._size, self._bold)
        x0, x1, base = self._turned(left.value, right.value, bottom.value, top.value, x.value, y.value)
        return _Glyph(shown, x0, x1, base, self._size, self._bold)

    def _turned(self, left: float, right: float, bottom: float, top: float, x: float, y: float) -> tuple[float, ...]:
        """The left, right and baseline of a character, as seen once the page is turned."""
        if self._turn == 1:
            return self._top - top, self._top - bottom, self._right - x
        if self._turn == 2:
            return self._right - right, self._right - left, y - self._bottom
        if self._turn == 3:
            return bottom - self._bottom, top - self._bottom, x - self._left
        return left - self._left, right - self._left, self._top - y


def words_of(glyphs: list[_Glyph]) -> Iterator[Word]:
    """Gather characters into words: at spaces, at leaps, and where a number is raised."""
    run: list[_Glyph] = []
    glued = False
    for glyph in glyphs:
        if glyph.text == " ":
            yield from _word(run, glued)
            run, glued = [], False
        elif run and _leaps(run[-1], glyph):
            yield from _word(run, glued)
            glued = abs(run[-1].y - glyph.y) < glyph.size and _gap(run[-1], glyph) < 0.3 * glyph.size
            run = [glyph]
        else:
            run.append(glyph)
    yield from _word(run, glued)


def _gap(one: _Glyph, two: _Glyph) -> float:
    return max(two.x0 - one.x1, one.x0 - two.x1)


def _leaps(one: _Glyph, two: _Glyph) -> bool:
    """Whether a character stands away from the one before: on another line, far off, or raised."""
    return abs(one.y - two.y) > 0.15 * one.size or _gap(one, two) > 0.9 * max(one.size, two.size)


def _word(run: list[_Glyph], glued: bool) -> Iterator[Word]:
    if not run:
        return
    text = "".join(glyph.text for glyph in _with_lam_first(run))
    first = run[0]
    left, right = max(-FAR, min(glyph.x0 for glyph in run)), min(FAR, max(glyph.x1 for glyph in run))
    yield Word(text, left, right, first.y, first.size, first.bold, glued)


def _with_lam_first(run: list[_Glyph]) -> list[_Glyph]:
    """Put lam before alef where one glyph stands for both: PDFium turns the pair round with the rest of the word."""
    found = list(run)
    for at in range(len(run) - 1):
        one, two = run[at], run[at + 1]
        same = abs(one.x0 - two.x0) < PIXELS and abs(one.x1 - two.x1) < PIXELS
        if one.text in ALEFS and two.text == LAM and same:
            found[at], found[at + 1] = replace(two), replace(one)
    return found
