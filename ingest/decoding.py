"""Bytes to words: the declared encoding if it is true, else the one that reads without loss; losses are reported.

What a reader sees as one word is made one word: typographic ligatures are parted (ﬁ → fi). Damage that was done before
the copy was saved is not repaired but reported: lost letters, letters decoded twice, fonts that map letters wrongly.
"""

import re

DECLARED = re.compile(rb"""charset\s*=\s*["']?\s*([\w.:-]+)|encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE)
HEAD_BYTES = 4096
LOST = "\ufffd"
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
WESTERN = frozenset({"", "iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "windows-1252", "cp1252"})
FOREIGN = 0.25
MIXED = re.compile("[а-яёα-ώ][А-ЯЁΑ-Ω]")
SCRIPTS = {
    "cp1251": re.compile("[А-яЁёІіЇїЄєҐґЎў]"), "koi8-r": re.compile("[А-яЁё]"), "cp1256": re.compile("[\u0621-\u06d2]"),
    "cp1253": re.compile("[Ά-ώ]"), "cp1255": re.compile("[\u05b0-\u05ea]"), "cp874": re.compile("[\u0e01-\u0e5b]"),
}  # fmt: skip
LIGATURES = str.maketrans(
    {"\v": "\n", "\f": "\n", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
REFERENCE = re.compile(r"&#(?:x([0-9a-f]+)|([0-9]+));?", re.IGNORECASE)
MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf]|â€[\u009d™œ“”˜]|[ÐÑ][\u0080-\u00bf‚-™]|Ø[\u00a7-\u00bf]")
DOUBLY = 20
DEVANAGARI = re.compile("[\u0900-\u097f]+")
MISPLACED = re.compile("^[\u0900-\u0903\u093a-\u094d]|[\u093e-\u094c]{2}|\u094d[\u093e-\u094c]|^\u0919")
TYPED = re.compile(r"(?<![\w@/.])[A-Za-z]+[\]\[{}|«»+][A-Za-z\]\[{}|«»+]*(?!\w)")
ARABIC = re.compile("[\u0621-\u064a]+")
SWAPPED = re.compile("^[وفبكل]{0,2}ا[أإآا]ل")
BACKWARDS = re.compile("^[ةى].")
WORDS_AT_LEAST = 50


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of a document and what was doubtful about its encoding; `damage` says what the text itself has lost."""
    text, warnings = _decoded(data)
    return sound(text), tuple(warnings)


def sound(text: str) -> str:
    """A text without the control characters that no law holds, written out or as references; its ligatures parted."""
    return REFERENCE.sub(_sound_reference, CONTROL.sub("", text)).translate(LIGATURES)


def _sound_reference(found: re.Match[str]) -> str:
    """A reference to a character as it stands, but for those to control characters and to no character at all."""
    place = int(found[1], 16) if found[1] else int(found[2][:9])
    return found[0] if 32 <= place <= 0x10FFFF and not 0xD800 <= place <= 0xDFFF else " "


def damage(text: str) -> tuple[str, ...]:
    """What was lost or garbled in a text before we had it, as plain sentences; nothing in a sound one."""
    return tuple(filter(None, (_lost(text), _doubly_encoded(text), _wrong_font(text), _wrong_order(text))))


def _decoded(data: bytes) -> tuple[str, list[str]]:
    for mark, name in MARKS.items():
        if data.startswith(mark):
            return data.decode(name, errors="replace"), []
    if data[:HEAD_BYTES].count(0) > 0.3 * len(data[:HEAD_BYTES]):
        name = "utf-16-le" if data[1:HEAD_BYTES:2].count(0) > data[:HEAD_BYTES:2].count(0) else "utf-16-be"
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
    """Not valid UTF-8: nearly valid text has lost bytes; other text is in its declared encoding or a guessed one."""
    loose = data.decode("utf-8", errors="replace")
    highs = sum(byte > 127 for byte in data[: 1 << 20]) or 1
    if loose[: 1 << 20].count(LOST) < 0.02 * highs:
        return loose, []
    said = declared in ("utf-8", "utf8")
    name, shown = _guessed(data, highs) if said or declared in WESTERN else (declared, declared)
    warning = [f"it declares {declared} but is not (byte {error.start}); it was read as {shown}."] if said else []
    if not said and name not in (declared, "cp1252"):
        warning = [f"it does not say its true encoding; it was read as {shown}: compare with the official text."]
    try:
        return data.decode(name, errors="replace"), warning
    except (LookupError, UnicodeError):
        why = f"it declares the unknown encoding {declared}; read as Windows-1252."
        return data.decode("cp1252", errors="replace"), [why]


def _guessed(data: bytes, highs: int) -> tuple[str, str]:
    """The encoding of text that does not say it: Windows-1252 where few letters need it, else the script's own."""
    sample = data[: 1 << 20]
    if highs > FOREIGN * len(sample):
        for name, letters in SCRIPTS.items():
            text = sample.decode(name, errors="replace")
            mixed = len(MIXED.findall(text))
            if len(letters.findall(text)) > 0.95 * highs and mixed < 0.02 * highs:
                return name, name.replace("cp", "Windows-")
    return "cp1252", "Windows-1252"


def _declared(data: bytes) -> str:
    found = DECLARED.search(data[:HEAD_BYTES])
    return (found[1] or found[2]).decode("ascii", "replace").lower() if found else ""


def _lost(text: str) -> str:
    lost = text.count(LOST)
    return f"{lost} characters could not be decoded; get a copy in another encoding and compare." if lost else ""


def _doubly_encoded(text: str) -> str:
    garbled = len(MOJIBAKE.findall(text)) > DOUBLY
    return "the text was decoded wrongly before it was saved (Ã© for é); get another copy." if garbled else ""


def _wrong_font(text: str) -> str:
    """Nepali that was typed in a font of its own: letters stand where no word has them, or are Latin letters."""
    words = DEVANAGARI.findall(text)
    if len(words) > WORDS_AT_LEAST and sum(bool(MISPLACED.search(word)) for word in words) > 0.01 * len(words):
        return "letters of an old Nepali font were mapped wrongly, words are misspelt; get the law in Unicode."
    if len(TYPED.findall(text)) > 0.15 * (len(text.split()) + WORDS_AT_LEAST):
        return "the letters are those of an old font (as Preeti), not Unicode, and say nothing; get the law in Unicode."
    return ""


def _wrong_order(text: str) -> str:
    """Arabic whose lam and alef were swapped by the PDF that it was copied from, or whose letters run backwards."""
    words = ARABIC.findall(text)
    if len(words) < WORDS_AT_LEAST:
        return ""
    if sum(bool(BACKWARDS.match(word)) for word in words) > 0.02 * len(words):
        return "the Arabic letters stand in reverse order; get a copy with the text in reading order."
    swapped = sum(bool(SWAPPED.match(word)) for word in words)
    if swapped > 0.01 * len(words):
        return (
            f"lam and alef stand in the wrong order in {swapped} words or more, a fault of the PDF; get another copy."
        )
    return ""
