"""A section laid out for reading: its rows as a tree again, with the words on which tags rest marked in place.

Tags count characters of the section laid out as one text. This module lays the rows out in the same way (heading of
the section left out; number, heading and text of each node below it, joined by single spaces; notes and former wordings
left out) and so knows where in each row a marked word stands.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from reading_room import marking
from reading_room.visit import Row, loads

APART = ("former", "repealed")
Notes = Callable[[str, str], list[marking.Note]]
"""Finds what is to be explained in a text of a language."""


def tree(rows: Sequence[Row], tags: Iterable[Mapping[str, object]], root: str, *, notes: Notes) -> list[Row]:
    """Give the rows below `root` as nested nodes: each with its text marked and explained, and its children."""
    marked = _marked(rows, tags)
    children: dict[str, list[Row]] = {}
    known = {row["eid"] for row in rows}
    for row in rows:
        above = row["parent"] if row["parent"] in known else ""
        children.setdefault("" if row["eid"] == root else above, []).append(row)

    def node(row: Row) -> Row:
        text = row["text"] or ""
        html = marking.marked(text, marked.get(row["eid"], []), notes(text, row["language"]))
        return {**row, "html": html, "children": [node(child) for child in children.get(row["eid"], [])]}

    return [node(row) for row in children.get("", [])]


def _marked(rows: Sequence[Row], tags: Iterable[Mapping[str, object]]) -> dict[str, list[tuple[int, int]]]:
    """The places to mark in the text of each row."""
    words = [word for tag in tags if tag["basis"] == "official" for word in loads(tag["words"], [])]
    places = [(int(word["start"]), int(word["end"])) for word in words if "start" in word and "end" in word]
    marked: dict[str, list[tuple[int, int]]] = {}
    for eid, start, end in _spans(rows):
        inside = [(max(first, start), min(last, end)) for first, last in places if first < end and last > start]
        marked[eid] = [(first - start, last - start) for first, last in inside]
    return marked


def _spans(rows: Sequence[Row]) -> list[tuple[str, int, int]]:
    """Where the own text of each row stands in the section laid out as one text."""
    spans: list[tuple[str, int, int]] = []
    apart: set[str] = set()
    end = 0
    for place, row in enumerate(rows):
        if row["parent"] in apart or (place and (row["kind"] == "note" or row["status"] in APART)):
            apart.add(row["eid"])
            continue
        before = [row["number"], row["heading"]] if place else []
        own = " ".join(filter(None, [*before, row["text"]]))
        if own:
            start = end + 1 if end else 0
            end = start + len(own)
            spans.append((row["eid"], end - len(row["text"] or ""), end))
    return spans
