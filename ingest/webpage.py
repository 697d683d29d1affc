"""Web pages as lines: the walk that the readers of HTML share.

A page becomes lines with what its markup says of them (heading level, depth in lists, the number that a list gives,
bold). BLOCKS break lines, IGNORED holds no law, everything else is inline.
"""

import re
from dataclasses import dataclass, field, replace

from lxml import etree, html

from ingest.decoding import sound
from ingest.doubts import doubts
from ingest.errors import ParseError
from ingest.lines import Line, clean
from ingest.model import Law, Provision
from ingest.numbering import roman_value

IGNORED = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "nav",
        "template",
        "title",
        "button",
        "select",
        "option",
        "input",
        "textarea",
        "iframe",
        "svg",
        "object",
        "audio",
        "video",
        "canvas",
        "map",
    ]
)
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BOLD = frozenset({"b", "strong"})
ROMANS = tuple(
    f"{tens}{ones}"
    for tens in ("", "x", "xx", "xxx")
    for ones in ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
)
TITLE_LIMIT = 200
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parsed(text: str, where: str) -> html.HtmlElement:
    """The page that a text is; ParseError where it is no HTML or so deep that text would be lost."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    source = XML_DECLARATION.sub("", sound(text))
    try:
        page = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ParseError(where, f"not readable as HTML ({error}); save the page again.") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise ParseError(
            where, "its elements are nested hundreds deep, so that text would be lost; save the page again."
        )
    return page


def title_of(page: html.HtmlElement) -> str:
    """What a page calls itself, empty where it does not."""
    found = page.find(".//title")
    return clean(found.text_content())[:TITLE_LIMIT] if found is not None else ""


def law_of(title: str, body: tuple[Provision, ...], warnings: tuple[str, ...], where: str) -> Law:
    """The law that a page holds, with what is doubtful of it; ParseError where it holds no unit."""
    law = Law(title, body)
    units = list(law.units())
    if not units:
        raise ParseError(
            where, "no numbered section, article or rule was found; check that the page holds the law's text."
        )
    return Law(title, body, (*warnings, *doubts(units)))


def lines_of(element: html.HtmlElement) -> list[Line]:
    """The lines of an element, in order, every word once."""
    return _Walker().lines(element)


@dataclass
class _Walker:
    """Walks a page once and gathers its lines."""

    found: list[Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    numbers: dict[html.HtmlElement, str] = field(default_factory=dict)
    state: Line = field(default_factory=lambda: Line(""))

    def lines(self, element: html.HtmlElement) -> list[Line]:
        self._element(element, False)
        self._break()
        return self.found

    def _element(self, element: html.HtmlElement, bold: bool) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in IGNORED:
            return
        outer = self.state
        if tag in BLOCKS or tag == "br":
            self._break()
            self.state = replace(self._state(element, tag), apart=tag != "br")
        bold = bold or tag in BOLD
        if tag == "sup" and (element.text or "").strip().isdigit():
            self.words.append(" ")
        self._say(element.text, bold, pre=tag == "pre")
        for child in element:
            self._element(child, bold)
            self._say(child.tail, bold, pre=tag == "pre")
        if tag in BLOCKS:
            self._break()
            if tag == "li":
                self._number_alone()
            self.state = replace(outer, mark="", apart=True)

    def _state(self, element: html.HtmlElement, tag: str) -> Line:
        if tag in HEADINGS:
            return replace(self.state, level=HEADINGS[tag])
        if tag in ("ul", "ol"):
            self._number_alone()
            self.numbers.update(_numbers(element) if tag == "ol" else {})
            return replace(self.state, depth=self.state.depth + 1, mark="")
        if tag == "li":
            return replace(self.state, mark=self.numbers.get(element, "•"))
        return self.state

    def _number_alone(self) -> None:
        """An item that opens with a list of its own keeps its number on a line without words."""
        if self.state.mark[:1].isalnum():
            self.found.append(replace(self.state, text=""))
            self.state = replace(self.state, mark="")

    def _say(self, text: str | None, bold: bool, *, pre: bool) -> None:
        if not text:
            return
        pieces = text.split("\n") if pre else [text]
        for place, piece in enumerate(pieces):
            if place:
                self._break()
            self.words.append(piece)
            if piece.strip():
                self.bold.append(bold)

    def _break(self) -> None:
        """End the line: what was gathered becomes one, and the number of a list is used up."""
        text = clean("".join(self.words))
        if text:
            self.found.append(replace(self.state, text=text, strong=all(self.bold) and bool(self.bold)))
            self.state = replace(self.state, mark="", apart=False)
        self.words.clear()
        self.bold.clear()


def _numbers(listed: html.HtmlElement) -> dict[html.HtmlElement, str]:
    """The number that a browser shows before each item of an ordered list."""
    shown: dict[html.HtmlElement, str] = {}
    place = _whole(listed.get("start"), 1)
    for item in listed:
        if item.tag == "li":
            place = _whole(item.get("value"), place)
            shown[item] = f"{_lettered(place, listed.get('type', ''))}."
            place += 1
    return shown


def _lettered(place: int, series: str) -> str:
    """A place in a list as its `type` shows it: letters, Roman numbers, digits."""
    letters = chr(96 + place) if 0 < place <= 26 else str(place)
    roman = next((numeral for numeral in ROMANS if roman_value(numeral) == place), str(place))
    return {"a": letters, "A": letters.upper(), "i": roman, "I": roman.upper()}.get(series, str(place))


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.strip().isdecimal() and len(text) < 6 else otherwise
