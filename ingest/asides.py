"""What pages print among the law that is not law in force: struck-out wordings, editors' notes, and rubrics.

Marks in the text say where each begins and ends, because a browser strikes out whatever stands between two tags, be it
one word or ten paragraphs. They are cut out before the tree is built, and put where they stood afterwards: the place of
each is the number of words before it, which the tree keeps.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import html

from ingest.amending import amends
from ingest.heads import container_head, is_transitional, looks_like_title, schedule_head, unit_heads
from ingest.lines import Line, clean
from ingest.marks import mark_at_start
from ingest.model import BASIC_UNITS, Provision
from ingest.placing import Aside, words_in
from ingest.quoted import CLOSING, quotation_end

PAIRS = {"former": "\ue000\ue001", "note": "\ue002\ue003", "rubric": "\ue004\ue005", "quoted": "\ue006\ue007"}
"""The marks that stand before and behind what is beside the law, in the order in which one outweighs another."""
BOLD = "\ue008\ue009"
STRUCK, KEPT = PAIRS["former"][0], PAIRS["former"][1]
OPENS = {pair[0]: kind for kind, pair in (*PAIRS.items(), ("bold", BOLD))}
CLOSES = {pair[1]: kind for kind, pair in (*PAIRS.items(), ("bold", BOLD))}
MARKS = re.compile("([\ue000-\ue009])")
TAG = re.compile(r"<!--.*?-->|<(/?)(strike|s|del|td|th)(?=[\s>/])[^>]*>", re.IGNORECASE | re.DOTALL)
LINE_THROUGH = "//*[contains(translate(@style, 'LINETHROUG', 'linethroug'), 'line-through')]"
NOTHING = re.compile(r"(?!)")
RUBRIC_LIMIT = 160
UNIT_WEIGHT = 1.5


@dataclass(frozen=True)
class Shape:
    """How a publisher prints what is beside the law: notes, links to notes, the words that enact it, where it ends.

    `amends`: an article numbered in words that says this is followed by another law's articles, numbered in digits.
    `bold_titles`: a line in bold right before a unit or a paragraph is its title.
    """

    notes: re.Pattern[str] = NOTHING
    links: re.Pattern[str] = NOTHING
    after: re.Pattern[str] = NOTHING
    enacts: re.Pattern[str] = NOTHING
    amends: re.Pattern[str] = NOTHING
    bold_titles: bool = False


PLAIN = Shape()
"""A page that prints nothing beside the law but what it strikes out."""


def struck_marked(source: str) -> str:
    """A page's source with marks where tags strike words out; a cell of a table closes what was opened in it."""
    return TAG.sub(_Striking(), MARKS.sub("", source))


class _Striking:
    """Follows the tags of a source and balances those that strike out."""

    def __init__(self) -> None:
        self._depth = 0
        self._cells: list[int] = []

    def __call__(self, found: re.Match[str]) -> str:
        closing, name = found[1], (found[2] or "").lower()
        if not name:
            return ""
        if name in ("td", "th"):
            return self._cell(bool(closing)) + found[0]
        if closing:
            known = self._depth > 0
            self._depth -= known
            return KEPT if known else ""
        self._depth += 1
        return STRUCK

    def _cell(self, closing: bool) -> str:
        if not closing:
            self._cells.append(self._depth)
            return ""
        outer = self._cells.pop() if self._cells else 0
        opened, self._depth = max(self._depth - outer, 0), min(self._depth, outer)
        return KEPT * opened


def marked(place: html.HtmlElement, rubrics: Iterable[html.HtmlElement], shape: Shape) -> None:
    """Put marks around what a page strikes out by its style, its rubrics, its bold words and its links to notes."""
    inside = set(place.iter())
    for found in place.xpath(f".{LINE_THROUGH}"):
        surround([found], "former")
    for found in inside.intersection(rubrics):
        surround([found], "rubric")
    for found in place.iter("b", "strong") if shape.bold_titles else ():
        surround([found], "bold")
    for link in place.iter("a"):
        if shape.links.match(clean(MARKS.sub("", link.text_content()))) and not _before(link).rstrip().endswith("("):
            surround([link], "note")


def surround(elements: Sequence[html.HtmlElement], kind: str) -> None:
    """Put the marks of a kind before the first word and behind the last one of neighbouring elements."""
    pair = PAIRS.get(kind, BOLD)
    last = elements[-1]
    elements[0].text = pair[0] + (elements[0].text or "")
    if len(last):
        last[-1].tail = (last[-1].tail or "") + pair[1]
    else:
        last.text = (last.text or "") + pair[1]


def _before(element: html.HtmlElement) -> str:
    """The words right before an element."""
    neighbour, parent = element.getprevious(), element.getparent()
    words = neighbour.tail if neighbour is not None else parent.text if parent is not None else ""
    return words or ""


def parted(lines: Sequence[Line], shape: Shape) -> tuple[list[Line], list[Aside]]:
    """The lines of the law in force, and what was printed among them, each with the number of words before it.

    A note behind a rubric belongs to what the rubric is the title of.
    """
    kept: list[Line] = []
    asides: list[Aside] = []
    of_rubric: list[Aside] = []
    count = 0
    after_rubric = False
    for item in _rubrics(list(_amendments(_quotations(list(_items(lines, shape))), shape)), shape):
        if isinstance(item, Line):
            kept.append(item)
            count += words_in(item.words)
            asides += [replace(aside, words=count) for aside in of_rubric]
            of_rubric, after_rubric = [], False
        elif after_rubric and item.kind == "note":
            of_rubric.append(item)
        else:
            asides.append(replace(item, words=count))
            after_rubric = after_rubric or item.kind == "rubric"
    return kept, asides + [replace(aside, words=count) for aside in of_rubric]


def _items(lines: Sequence[Line], shape: Shape) -> Iterator[Line | Aside]:
    depth = dict.fromkeys((*PAIRS, "bold"), 0)
    ended = False
    for line in lines:
        parts = list(_parts(line.text, depth, shape.notes))
        law = [part for part in parts if not part.kind]
        text = clean(" ".join(part.words for part in law))
        alone = not re.search(r"\w", text)
        beside = [Aside(part.kind, clean(part.words), alone=alone) for part in parts if part.kind]
        ended = ended or bool(shape.after.match(text))
        if ended:
            beside.append(Aside("note", text))
        elif not alone or (text and not beside):
            bold = shape.bold_titles and all(part.bold or not re.search(r"\w", part.words) for part in law)
            yield replace(line, text=text, strong=line.strong or bold)
        yield from (aside for aside in beside if re.search(r"\w", aside.text))


@dataclass(frozen=True)
class _Part:
    """A stretch of a line: law (no kind) or what stands beside it, in bold or not."""

    kind: str
    words: str
    bold: bool = False


def _parts(text: str, depth: dict[str, int], notes: re.Pattern[str]) -> Iterator[_Part]:
    for piece in MARKS.split(text):
        if piece in OPENS:
            depth[OPENS[piece]] += 1
        elif piece in CLOSES:
            depth[CLOSES[piece]] = max(depth[CLOSES[piece]] - 1, 0)
        elif piece:
            kind = next((kind for kind in PAIRS if depth[kind]), "")
            bold = depth["bold"] > 0
            yield from [_Part(kind, piece)] if kind else (replace(part, bold=bold) for part in _noted(piece, notes))


def _noted(text: str, notes: re.Pattern[str]) -> Iterator[_Part]:
    at = 0
    for found in notes.finditer(text):
        yield _Part("", text[at : found.start()])
        yield _Part("note", found[0])
        at = found.end()
    yield _Part("", text[at:])


def _quotations(items: list[Line | Aside]) -> list[Line | Aside]:
    """Articles in quotation marks behind a colon are another law's, whatever verb led in to them."""
    lines = [(at, item) for at, item in enumerate(items) if isinstance(item, Line)]
    only = [line for _, line in lines]
    made = list(items)
    end = 0
    for place, (_, line) in enumerate(lines):
        led = place > end and only[place - 1].text.endswith(":") and line.text[:1] in CLOSING
        if led and _unit_number(line) and not amends(only, place):
            end = max(end, quotation_end(only, place))
        if place < end:
            made[lines[place][0]] = Aside("quoted", line.words)
    return made


def _amendments(items: list[Line | Aside], shape: Shape) -> Iterator[Line | Aside]:
    """An amending decree numbers its own articles in words: those in digits behind one that amends are quoted."""
    host, quoting = "", False
    for item in items:
        if isinstance(item, Line):
            number = _unit_number(item)
            if is_transitional(item) or (number and not re.search(r"\d", number)):
                host, quoting = item.text, False
            elif number:
                quoting = quoting or bool(shape.amends.search(host))
            elif not quoting:
                host = f"{host} {item.text}" if host else ""
        yield Aside("quoted", item.words) if quoting and isinstance(item, Line) else item


def _unit_number(line: Line) -> str:
    """The number of a line that opens a unit by the word for it; empty for other lines."""
    return next((head.number for head in unit_heads(line) if head.kind in BASIC_UNITS and head.weight >= 1), "")


def _rubrics(items: list[Line | Aside], shape: Shape) -> Iterator[Line | Aside]:
    """Bold titles right before a unit or paragraph are rubrics of it; so are those that the page marks as such."""
    for at, item in enumerate(items):
        follows = next((other for other in items[at + 1 :] if isinstance(other, Line)), None)
        if isinstance(item, Line) and shape.bold_titles and follows and _is_rubric(item) and _opens(follows):
            yield Aside("rubric", item.text)
        else:
            yield item


def _is_rubric(line: Line) -> bool:
    head = any(found.weight >= 1 for found in unit_heads(line)) or container_head(line, "article")
    return bool(
        line.strong
        and not (head or schedule_head(line) or mark_at_start(line.text))
        and len(line.text) <= RUBRIC_LIMIT
        and looks_like_title(line.text)
    )


def _opens(line: Line) -> bool:
    """Whether a line is the head of a unit, or of a paragraph or item with an enumerator."""
    mark = mark_at_start(line.text)
    return any(head.kind or head.weight >= UNIT_WEIGHT for head in unit_heads(line)) or bool(mark and mark.style != " ")


def amiss(body: tuple[Provision, ...], lines: Sequence[Line]) -> tuple[str, ...]:
    """A warning where the tree holds other words than its lines, so that notes may hang from a neighbour."""
    held = sum(words_in(f"{node.number} {node.heading} {node.text}") for top in body for node in top.walk())
    differ = held != sum(words_in(line.words) for line in lines)
    return ("notes and old wordings may stand beside a neighbour of the provision they belong to.",) if differ else ()
