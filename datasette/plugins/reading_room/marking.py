"""Marked words: the text of a law is escaped first, and only then do our marks go round its words."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from reading_room.visit import safe

OPEN, CLOSE = "\ue000", "\ue001"
"""Characters of private use, between which FTS5 puts the words that it found."""

BEFORE = 40
MARK = (safe("<mark>"), safe("</mark>"))
LINK_END = safe("</a>")


class Note(NamedTuple):
    """A place in a text that becomes a link; `opening` is the whole first tag of that link."""

    start: int
    end: int
    opening: Markup


def marked(text: str, places: Iterable[tuple[int, int]], notes: Sequence[Note] = ()) -> Markup:
    """Give a text as HTML with the words at these places marked; places that overlap become one.

    `notes` do not overlap each other. A mark that holds a note, or stands in one, stays whole; one that crosses it is
    cut at its edge.
    """
    out, done = [], 0
    for place, *_, html in sorted([*_marks(_merged(places, len(text)), notes), *_links(notes)]):
        out += [escape(text[done:place]), html]
        done = place
    return Markup("").join([*out, escape(text[done:])])


def quoted(text: str, words: Sequence[str], *, longest: int = 0) -> Markup:
    """Give a quotation with the words that it rests on marked, cut round the first of them where it is too long."""
    first = min((place for place, _ in found(text, words)), default=0)
    begin, end = _window(text, first, longest)
    cut = text[begin:end]
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    return Markup("").join([before, marked(cut, found(cut, words)), after])


def snippet(text: str) -> Markup:
    """Give a piece of text that FTS5 cut and marked, as HTML."""
    html = str(escape(text))
    return safe(html.replace(OPEN, "<mark>").replace(CLOSE, "</mark>"))


def found(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Find each of the words in a text, one after the other where that is possible."""
    places, since = [], 0
    for word in words:
        start = text.find(word, since)
        start = start if start >= 0 else text.find(word)
        if word and start >= 0:
            places.append((start, start + len(word)))
            since = start + len(word)
    return places


def _merged(places: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        start, end = max(0, start), min(length, end)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        elif start < end:
            merged.append((start, end))
    return merged


Tag = tuple[int, int, int, int, Markup]
"""A tag and its order: place, closing before opening, of two that close the inner first, of two that open the outer."""


def _marks(places: Iterable[tuple[int, int]], notes: Sequence[Note]) -> Iterator[Tag]:
    for first, last in places:
        crossed = [n for n in notes if n.start < first < n.end < last or first < n.start < last < n.end]
        edges = sorted([first, *(n.start if n.start > first else n.end for n in crossed), last])
        for start, end in pairwise(edges):
            yield start, 1, -end, 0, MARK[0]
            yield end, 0, -start, 1, MARK[1]


def _links(notes: Iterable[Note]) -> Iterator[Tag]:
    for start, end, opening in notes:
        yield start, 1, -end, 1, opening
        yield end, 0, -start, 0, LINK_END


def _window(text: str, first: int, longest: int) -> tuple[int, int]:
    if not longest or len(text) <= longest:
        return 0, len(text)
    begin = max(0, min(first - BEFORE, len(text) - longest))
    begin = text.find(" ", begin) + 1 if begin else 0
    end = text.rfind(" ", begin, begin + longest)
    return begin, end if end > begin else begin + longest
