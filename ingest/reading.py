"""One door for every document: checks that it is what it claims to be, and hands it to the reader of its format."""

import importlib
import pkgutil
from dataclasses import replace

from ingest import formats
from ingest.decoding import damage
from ingest.doubts import empty_units
from ingest.errors import ParseError
from ingest.limits import budget, check_size, check_tree, within
from ingest.model import Law
from ingest.tree import with_eids

MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP or Word file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"\x1f\x8b": "a gzip file",
}


def read(data: bytes, *, format: str, where: str, language: str = "", seconds: float | None = None) -> Law:
    """Read the bytes of a document into the law's own tree, every node with its eid.

    Raises ParseError for an unknown format, an empty, oversized or disguised file, one that takes more than `seconds`
    of processor time (by default as many as its size allows), and whatever the reader refuses.
    """
    if format not in known():
        raise ParseError(where, f"format '{format}' is not read yet; known formats: {', '.join(known())}.")
    _check_bytes(data, format, where)
    reader = importlib.import_module(f"ingest.formats.{format}")
    try:
        with within(budget(len(data)) if seconds is None else seconds, where):
            law: Law = reader.read(data, where=where, language=language)
            check_tree(law, where)
            return _doubted(with_eids(law), where)
    except RecursionError as error:
        raise ParseError(where, "it is nested too deep to be read; it is damaged or not a law.") from error


def known() -> list[str]:
    """The formats that can be read: the modules of `ingest/formats/`."""
    return sorted(module.name for module in pkgutil.iter_modules(formats.__path__))


def _check_bytes(data: bytes, format: str, where: str) -> None:
    if not data.strip():
        raise ParseError(where, "the file is empty; fetch or copy it again.")
    check_size(data, where)
    for magic, name in MAGIC.items():
        if data.lstrip()[:4].startswith(magic) and format != "pdf":
            raise ParseError(
                where, f"this is {name}, not {format}; correct the format in the index, or get the right file."
            )


def _doubted(law: Law, where: str) -> Law:
    """The law with what is doubtful of its words, whatever its format; ParseError for a law without any."""
    words = " ".join(f"{node.number} {node.heading} {node.text}" for node in law.walk())
    if not any(node.text.strip() for node in law.walk()):
        raise ParseError(where, "no text was found in it; check that the file is the law and not an empty shell.")
    found = (*law.warnings, *damage(words), *empty_units(tuple(law.units())))
    return replace(law, warnings=tuple(dict.fromkeys(found)))
