"""Bytes to words: the declared encoding if it is true, else the one that reads without loss; losses are reported."""

import re

DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)|encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
HEAD_BYTES = 4096
LOST = "\ufffd"
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf]|â€[\u009d™œ“”˜]")


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a document and what was lost on the way, as plain sentences."""
    text, warnings = _decoded(data)
    lost = text.count(LOST)
    if lost:
        warnings.append(f"{lost} characters could not be decoded; get a copy in another encoding and compare.")
    if len(MOJIBAKE.findall(text)) > 20:
        warnings.append("the text was decoded wrongly before it was saved (Ã© for é); get another copy.")
    return text, tuple(warnings)


def _decoded(data: bytes) -> tuple[str, list[str]]:
    for mark, name in MARKS.items():
        if data.startswith(mark):
            return data.decode(name, errors="replace"), []
    declared = _declared(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, declared, error)
    if declared and declared not in ("utf-8", "utf8", "us-ascii", "ascii") and not data.isascii():
        return text, [f"it declares {declared} but is UTF-8; it was read as UTF-8."]
    return text, []


def _not_utf8(data: bytes, declared: str, error: UnicodeDecodeError) -> tuple[str, list[str]]:
    """Not valid UTF-8: nearly valid text has lost bytes; other text is in its declared encoding or Windows-1252."""
    loose = data.decode("utf-8", errors="replace")
    highs = sum(byte > 127 for byte in data[: 1 << 20]) or 1
    if loose[: 1 << 20].count(LOST) < 0.02 * highs:
        return loose, []
    said = declared in ("utf-8", "utf8")
    warning = [f"it declares {declared} but is not (byte {error.start}); it was read as Windows-1252."] if said else []
    name = "cp1252" if said or declared in ("", "iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii") else declared
    try:
        return data.decode(name, errors="replace"), warning
    except LookupError:
        return data.decode("cp1252", errors="replace"), [
            f"it declares the unknown encoding {declared}; read as Windows-1252."
        ]


def _declared(data: bytes) -> str:
    found = DECLARED.search(data[:HEAD_BYTES])
    return (found[1] or found[2]).decode("ascii", "replace").lower() if found else ""
