"""Lines of a law with what their format knows of them, cleaned of what no reader sees."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e]")
INVISIBLE_BUT_JOINERS = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e]")
SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
INDIC = re.compile(r"[\u0900-\u0dff]")
SENTENCE_END = re.compile(r"[.;:!?؛۔।—–,][\"”»’')\]]*$")
WRAP_LIMIT = 135
FULL = 0.75


@dataclass(frozen=True)
class Line:
    """A line or paragraph: its words, heading level (0: none), place in lists, the number a list gives it.

    `apart`: a blank line or a new block stands before it. `joined`: it goes on where the line before it broke off.
    `strong`: all of it is bold. `quoted`: it is known to open the words of another law.
    """

    text: str
    level: int = 0
    depth: int = 0
    mark: str = ""
    apart: bool = False
    joined: bool = False
    strong: bool = False
    quoted: bool = False

    @property
    def words(self) -> str:
        """The line with the number that its list gives it."""
        return f"{self.mark} {self.text}" if self.mark[:1].isalnum() else self.text


def clean(text: str) -> str:
    """NFC, no soft hyphens or marks of direction, plain single spaces; joiners stay where a script needs them."""
    if text.isascii():
        return " ".join(text.split())
    drop = INVISIBLE_BUT_JOINERS if INDIC.search(text) else INVISIBLE
    return SPACES.sub(" ", unicodedata.normalize("NFC", drop.sub("", text))).strip()


def text_lines(text: str) -> list[Line]:
    """The lines of a plain text that hold words, each knowing whether it is a new paragraph.

    The sign of an ordinal opens no line: it belongs to the number at the end of the line before.
    """
    lines: list[Line] = []
    apart = True
    for raw in re.split(r"\r\n|[\n\r\f\v\u2028\u2029\x85]", text):
        words = clean(raw)
        if words[:1] in ("º", "°") and lines and lines[-1].text[-1:].isdecimal():
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text}{words}")
        elif words:
            lines.append(Line(words, apart=apart))
        apart = not words
    return lines


def joined(lines: Iterable[Line]) -> Iterator[Line]:
    """Say of each line whether it goes on the one before: in a text whose lines were broken to a width."""
    found = list(lines)
    width = _width(found)
    before = None
    for line in found:
        goes_on = (
            before is not None and width > 0 and not line.level and not line.mark and _goes_on(before, line, width)
        )
        yield line if goes_on == line.joined else replace(line, joined=goes_on)
        before = line


def _width(lines: list[Line]) -> float:
    """The width to which lines were broken, 0 where each line is a paragraph of its own."""
    lengths = sorted(len(line.text) for line in lines if not line.level)
    if len(lengths) < 20:
        return 0
    widest = lengths[int(len(lengths) * 0.95)]
    near = sum(length > FULL * widest for length in lengths)
    return widest if widest <= WRAP_LIMIT and near > len(lengths) * 0.3 else 0


def _goes_on(before: Line, line: Line, width: float) -> bool:
    if before.level or (line.apart and SENTENCE_END.search(before.text)):
        return False
    if line.apart and not line.text[:1].islower():
        return False
    return len(before.text) > FULL * width or not SENTENCE_END.search(before.text)
