"""Parts the end of a sentence from the last item of its list: "Any person who— (a) …; (b) …, commits an offence"."""

import re
from dataclasses import replace

from ingest.model import Provision

RESUMES = re.compile(
    r",\s+(?=(?:commits?|is guilty|shall be guilty|shall be liable|is liable|shall be punished|"
    r"shall,? (?:up)?on conviction|ser(?:á|án) (?:sancionad|reprimid|penad|castigad)[oa]s?|est puni|sera puni|"
    r"incurre|incurrirá|é punido|wird mit)\b)"
)
OPENS_OFFENCE = re.compile(
    r"^\W*(?:any|every|a|no|each|whoever|where|if|quien|el que|los que|quiconque|toute personne|wer|quem|aquele)\b",
    re.IGNORECASE,
)


def with_wrapup(node: Provision) -> Provision:
    """A node whose last item no longer holds the words that end the sentence of the node itself."""
    if len(node.children) < 2:
        return node
    *items, last = node.children
    if last.children or last.kind in ("wrapup", "definition", "note", "quoted"):
        return node
    found = RESUMES.search(last.text)
    if not found or not OPENS_OFFENCE.match(node.text) or any(RESUMES.search(item.text) for item in items):
        return node
    cut = replace(last, text=last.text[: found.start() + 1])
    return replace(node, children=(*items, cut, Provision("wrapup", text=last.text[found.end() :])))
