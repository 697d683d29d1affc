"""Whether the bytes of a PDF are whole, before a word is read: a reader that repairs them would lose law in silence."""

import re
import zlib
from collections.abc import Iterator

from ingest.errors import ParseError

TAIL = 4096
HEAD = 1024
STREAM = re.compile(rb">>\s*stream\r?\n")
DEFLATED = re.compile(rb"/Filter\s*\[?\s*/(?:FlateDecode|Fl)\s*\]?\s*(?=[/>\s])")
NO_TEXT = re.compile(
    rb"/Image\b|/Length1\b|/FontFile|/Type1C|/CIDFontType0C|/OpenType|/Metadata|/ICCBased|/N\s+\d\s*/Alt"
)
START = re.compile(rb"startxref\s+(\d+)")
TABLE = re.compile(rb"\s*(?:xref|\d+\s+\d+\s+obj)")
DICTIONARY = 700
LARGEST = 256 * 1024 * 1024


def whole(data: bytes, where: str) -> tuple[str, ...]:
    """What is doubtful about the bytes; ParseError if they are no PDF, are cut off, or hold text that is damaged."""
    if b"%PDF" not in data[:HEAD]:
        raise ParseError(where, "this is not a PDF; correct the format in the index, or get the right file.")
    if b"%%EOF" not in data.rstrip(b"\0\r\n\t ")[-TAIL:]:
        raise ParseError(where, "the PDF is cut off (its end mark is missing); fetch or copy it again.")
    damaged = 0 if b"/Encrypt" in data else sum(not _inflates(data, at) for at in _texts(data))
    if damaged:
        raise ParseError(
            where, f"the PDF is damaged ({damaged} of its parts cannot be unpacked); fetch or copy it again."
        )
    return (
        () if _fits(data) else ("its table of contents does not fit its bytes; some may be missing, fetch it again.",)
    )


def _texts(data: bytes) -> Iterator[int]:
    """Where the compressed parts begin that may hold text: pages and the objects of the document."""
    for found in STREAM.finditer(data):
        dictionary = data[max(0, found.start() - DICTIONARY) : found.end()]
        dictionary = dictionary[dictionary.rfind(b" obj") + 1 :]
        if DEFLATED.search(dictionary) and not NO_TEXT.search(dictionary):
            yield found.end()


def _inflates(data: bytes, at: int) -> bool:
    """Whether a compressed part can be unpacked to its end, and is no more than a law can be."""
    end = data.find(b"endstream", at)
    rest = data[at : end if end >= 0 else len(data)]
    unpacking, size = zlib.decompressobj(), 0
    try:
        while rest and not unpacking.eof and size < LARGEST:
            size += len(unpacking.decompress(rest, 1 << 20))
            rest = unpacking.unconsumed_tail
    except zlib.error:
        return False
    return unpacking.eof


def _fits(data: bytes) -> bool:
    """Whether the last pointer to the table of contents points to one."""
    starts = START.findall(data[-TAIL:])
    offset = int(starts[-1]) if starts else -1
    begins = max(0, data.find(b"%PDF", 0, HEAD))
    return offset >= 0 and bool(TABLE.match(data, offset) or TABLE.match(data, offset + begins))
