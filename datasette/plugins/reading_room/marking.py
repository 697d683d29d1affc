"""Marked words: the text of a law is escaped first, and only then do our marks go round its words."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from reading_room.visit import safe

OPEN, CLOSE = "\ue000", "\ue001"
"""Characters of private use, between which FTS5 puts the words that it found."""

BEFORE = 40


def marked(text: str, places: Iterable[tuple[int, int]]) -> Markup:
    """Give a text as HTML with the words at these places marked; places that overlap become one."""
    out, done = [], 0
    for start, end in _merged(places, len(text)):
        out += [escape(text[done:start]), safe("<mark>"), escape(text[start:end]), safe("</mark>")]
        done = end
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


def _window(text: str, first: int, longest: int) -> tuple[int, int]:
    if not longest or len(text) <= longest:
        return 0, len(text)
    begin = max(0, min(first - BEFORE, len(text) - longest))
    begin = text.find(" ", begin) + 1 if begin else 0
    end = text.rfind(" ", begin, begin + longest)
    return begin, end if end > begin else begin + longest
