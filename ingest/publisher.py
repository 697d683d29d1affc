"""Publishers' pages: where the law stands on them, what stands around it, and how their bytes become words.

A reader brings a table: paths (XPath) to the law, to what is left out by its place on the page, and to the title. An
element that HTML does not know and that holds words is a ParseError, as is a page without the law's place.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import html

from ingest.asides import PLAIN, RUBRIC_LIMIT, Shape, amiss, marked, parted, struck_marked
from ingest.decoding import LOST, MARKS, decoded, sound
from ingest.errors import ParseError
from ingest.heads import container_head, looks_like_title
from ingest.lawtree import tree_of
from ingest.lines import Line, clean, joined
from ingest.model import BASIC_UNITS, Law, Provision
from ingest.placing import placed
from ingest.webpage import BLOCKS, IGNORED, TITLE_LIMIT, law_of, lines_of, parsed

INLINE = frozenset((
    "a", "abbr", "acronym", "b", "basefont", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn",
    "dir", "em", "font", "form", "i", "img", "ins", "kbd", "label", "link", "main", "mark", "menu", "meta",
    "nobr", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "colgroup", "col", "base", "area", "hgroup", "search",
))  # fmt: skip
AROUND = ("//header", "//footer", "//nav", "//dialog", "//*[@role='dialog']", "//*[@hidden]")
"""What holds no law on any publisher's page."""
UNCLOSED = re.compile(r"<([a-zA-Z]\w*)(?=<)")
"""A tag that lacks its end: `<p<a name=…>`."""
PAIR = re.compile(rb"[\xc3\xc2][\x80-\xbf]|\xe2\x80[\x90-\xaf]")


@dataclass(frozen=True)
class Publisher:
    """One publisher's pages: XPath expressions, tried in order, and the shape of what is printed beside the law.

    `prepare` changes the page before it is read, where a path cannot say what is left out.
    """

    name: str
    law: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    title: tuple[str, ...] = ("//title",)
    rubrics: str = ""
    shape: Shape = PLAIN
    prepare: Callable[[html.HtmlElement], None] | None = None


def read_page(data: bytes, publisher: Publisher, *, where: str) -> Law:
    """Read a publisher's page into the law's tree: old wordings and notes stand apart from the law in force.

    Raises ParseError for another page, for unknown elements that hold words, and where no unit is found.
    """
    text, warnings = page_text(data)
    return read_text(text, publisher, warnings, where=where)


def read_text(text: str, publisher: Publisher, warnings: tuple[str, ...], *, where: str) -> Law:
    """Read a page whose bytes are words already."""
    page = parsed(struck_marked(UNCLOSED.sub(r"<\1>", text)), where)
    if publisher.prepare:
        publisher.prepare(page)
    title = _title(page, publisher)
    for path in (*AROUND, *publisher.left_out):
        for found in page.xpath(path):
            if found.getparent() is not None:
                found.drop_tree()
    places: list[html.HtmlElement] = next((found for path in publisher.law if (found := page.xpath(path))), [])
    if not places:
        raise ParseError(where, f"it is no page of {publisher.name}: the place of the law is not on it.")
    rubrics = set(page.xpath(publisher.rubrics)) if publisher.rubrics else set()
    for place in places:
        _check(place, publisher, where)
        marked(place, rubrics, publisher.shape)
    lines = [replace(line, level=0) for place in places for line in lines_of(place)]
    kept, asides = parted(lines, publisher.shape)
    body = _tree(list(joined(kept)), publisher.shape)
    whole = placed(body, asides)
    whole = _titled(whole) if publisher.shape.bold_titles else whole
    law = law_of(title or _first(kept), whole, warnings, where)
    return replace(law, warnings=(*law.warnings, *amiss(body, kept)))


def _tree(lines: list[Line], shape: Shape) -> tuple[Provision, ...]:
    """The tree of the lines; what stands up to the words that enact the law is its preamble."""
    begins = next((at + 1 for at, line in enumerate(lines) if shape.enacts.match(line.text)), 0)
    opening = "\n".join(line.words for line in lines[:begins])
    body = tree_of(lines[begins:])
    found = tuple(_untitled(node) for node in body) if shape.bold_titles else body
    return (*((Provision("preamble", text=opening),) if opening else ()), *found)


def _untitled(node: Provision) -> Provision:
    """A unit whose title stands before it: the first words behind its number are its text, however short."""
    node = replace(node, children=tuple(_untitled(child) for child in node.children))
    if node.kind not in BASIC_UNITS or not node.heading:
        return node
    return replace(node, heading="", text=f"{node.heading} {node.text}".strip())


def _titled(nodes: tuple[Provision, ...]) -> tuple[Provision, ...]:
    """A lone title right before a unit that has none is its heading, bold or not."""
    made: list[Provision] = []
    for node in nodes:
        node = replace(node, children=_titled(node.children))
        if node.kind in BASIC_UNITS and not node.heading and made and _is_lone_title(made[-1]):
            title = made.pop()
            node = replace(node, heading=title.text, children=(*title.children, *node.children))
        made.append(node)
    return tuple(made)


def _is_lone_title(node: Provision) -> bool:
    beside = all(child.kind == "note" and not child.status for child in node.children)
    bare = node.kind == "block" and beside and "\n" not in node.text and len(node.text) <= RUBRIC_LIMIT
    return bare and looks_like_title(node.text) and not container_head(Line(node.text), "article")


def page_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The words of a page: what its bytes are counts, not what it declares; parts in two encodings are both read."""
    text, warnings = decoded(data)
    mixed = not data.startswith(tuple(MARKS)) and PAIR.search(data) and not _is_utf8(data)
    if not mixed:
        return text, warnings
    text = sound(data.decode("utf-8", errors="as_windows_1252"))
    lost = text.count(LOST)
    said = "its parts are in two encodings (UTF-8 and Windows-1252); each was read as what it is."
    return text, (said, *((f"{lost} characters could not be decoded; get another copy.",) if lost else ()))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error("as_windows_1252", _as_windows)


def _check(place: html.HtmlElement, publisher: Publisher, where: str) -> None:
    """Refuse elements of which nobody said what they hold; those of Word carry a prefix and are within the line."""
    for found in place.iter():
        tag = found.tag if isinstance(found.tag, str) else ""
        if tag in INLINE or tag in BLOCKS or tag in IGNORED or ":" in tag or not tag:
            continue
        if re.search(r"\w", found.text_content()):
            line = found.sourceline
            raise ParseError(where, f"element <{tag}> (line {line}) holds words and is not known to {publisher.name}.")


def _title(page: html.HtmlElement, publisher: Publisher) -> str:
    said = (clean(found.text_content()) for path in publisher.title for found in page.xpath(path))
    return next((words[:TITLE_LIMIT] for words in said if re.search(r"\w", words)), "")


def _first(lines: list[Line]) -> str:
    return lines[0].text[:TITLE_LIMIT] if lines else ""
