"""One door for every document: checks that it is what it claims to be, and hands it to the reader of its format."""

import importlib
import pkgutil

from ingest import formats
from ingest.errors import ParseError
from ingest.model import Law
from ingest.tree import with_eids

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 60
MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP or Word file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"\x1f\x8b": "a gzip file",
}


def read(data: bytes, *, format: str, where: str, language: str = "") -> Law:
    """Read the bytes of a document into the law's own tree, every node with its eid.

    Raises ParseError for an unknown format, an empty, oversized or disguised file, and whatever the reader refuses.
    """
    if format not in known():
        raise ParseError(where, f"format '{format}' is not read yet; known formats: {', '.join(known())}.")
    _check_bytes(data, format, where)
    law = importlib.import_module(f"ingest.formats.{format}").read(data, where=where, language=language)
    if not any(node.text.strip() for node in law.walk()):
        raise ParseError(where, "no text was found in it; check that the file is the law and not an empty shell.")
    if _depth(law) > MAX_DEPTH:
        raise ParseError(where, f"it is nested more than {MAX_DEPTH} levels deep; it is damaged or not a law.")
    named: Law = with_eids(law)
    return named


def known() -> list[str]:
    """The formats that can be read: the modules of `ingest/formats/`."""
    return sorted(module.name for module in pkgutil.iter_modules(formats.__path__))


def _check_bytes(data: bytes, format: str, where: str) -> None:
    if not data.strip():
        raise ParseError(where, "the file is empty; fetch or copy it again.")
    if len(data) > MAX_BYTES:
        raise ParseError(
            where, f"the file is larger than {MAX_BYTES // 2**20} MiB; split it or check that it is a law."
        )
    for magic, name in MAGIC.items():
        if data.lstrip()[:4].startswith(magic) and format != "pdf":
            raise ParseError(
                where, f"this is {name}, not {format}; correct the format in the index, or get the right file."
            )


def _depth(law: Law) -> int:
    deepest, level = 0, list(law.body)
    while level:
        deepest += 1
        level = [child for node in level for child in node.children]
    return deepest
