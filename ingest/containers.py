"""What a container of a law is, from the label or title that it prints: a part, a chapter, a division."""

import re

from ingest.numbering import unit_key
from ingest.unitwords import CONTAINERS

TITLE_WORDS = 4


def container_kind(label: str) -> str:
    """What a printed label calls a container: "PART 2" → part, "Erster Abschnitt" → division; else a division."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", label.lower())
    return next((kind for kind, names in CONTAINERS.items() if any(word in names for word in words)), "division")


def titled_kind(title: str) -> str:
    """The kind of a container that has only a title: "Part I" and "Chapter premier" say it, "Short title" does not."""
    numbered = unit_key(title) or re.search(r"\b[A-Z]\b", title)
    return container_kind(title) if numbered and len(title.split()) <= TITLE_WORDS else "division"


def deeper_kind(kind: str, around: str) -> str:
    """A division within a division is a subdivision."""
    return "subdivision" if kind == "division" and around in ("division", "subdivision") else kind
