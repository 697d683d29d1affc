"""Web pages whose publisher says by classes what each element is: parsed, their elements named by their class.

Named so, a page is walked like a publisher's XML (`ingest.markup`): a table of roles, and an unknown element that holds
words is a ParseError. What the walk gathers are then rows: a line of words, or a node; quotations of other law are put
together, whatever they hold.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from lxml import etree, html

from ingest.decoding import decoded, sound
from ingest.errors import ParseError
from ingest.lines import Line, clean
from ingest.markup import cell, line, nothing, parts, roles
from ingest.model import Provision
from ingest.quoted import CLOSING, ENDS, quotation_end
from ingest.xml import MAX_DEPTH, Part, aside, paragraphs

XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
NAME = re.compile(r"[A-Za-z][\w-]*\Z")
END = "</html"
TAIL = 5000
UNENDED = "the page has no end (</html>), so that law may be missing behind it; compare it with the original."
MARKS = tuple(CLOSING)
CONJUNCTION = re.compile(r"(?:\s+(?:and|or|et|ou|und|oder|en|of|y|o|e|oraz|i|та|і))?$")

IGNORED = (
    "head", "script", "style", "noscript", "nav", "template", "title", "button", "select", "option", "input", "base",
    "textarea", "iframe", "svg", "object", "audio", "video", "canvas", "map", "img", "col", "colgroup", "hr", "meta",
    "link",
)  # fmt: skip
LINES = (
    "html", "body", "main", "section", "article", "header", "footer", "aside", "div", "p", "h1", "h2", "h3", "h4",
    "h5", "h6", "table", "tbody", "thead", "tfoot", "tr", "caption", "ul", "ol", "li", "dl", "dt", "dd", "blockquote",
    "center", "address", "figure", "figcaption", "pre", "br", "form", "fieldset", "legend", "details", "summary",
)  # fmt: skip
INLINE = (
    "a", "b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "sup", "sub", "span", "font", "small", "big",
    "tt", "code", "abbr", "acronym", "cite", "q", "dfn", "label", "mark", "nobr", "time", "var", "kbd", "samp", "bdo",
    "wbr",
)  # fmt: skip
PAGE = roles((IGNORED, nothing), (LINES, line), (INLINE, parts), (("td", "th"), cell))
"""What the elements of any page are, where no class says more."""


def page(data: bytes, *, where: str, whole: bool = False) -> tuple[html.HtmlElement, tuple[str, ...]]:
    """Parse a publisher's page: its root, and what a lawyer should know of the reading.

    Raises ParseError for what is no page, and, where pages must be `whole`, for one that ends in the middle.
    """
    text, warnings = decoded(data)
    ended = END in text[-TAIL:].lower()
    if whole and not ended:
        raise ParseError(where, "it ends in the middle (there is no </html>); fetch or copy it again.")
    return parsed(text, where=where), warnings if ended else (*warnings, UNENDED)


def parsed(text: str, *, where: str) -> html.HtmlElement:
    """Parse HTML, a page or a fragment; raise ParseError for what is none or is nested so deep that words are lost."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    source = XML_DECLARATION.sub("", sound(text))
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ParseError(where, f"it is not readable as HTML ({error}); fetch or save it again.") from error
    if any("depth" in entry.message.lower() for entry in parser.error_log) or _depth(root) > MAX_DEPTH:
        raise ParseError(where, f"it is nested more than {MAX_DEPTH} levels deep; it is damaged or not a law.")
    for element in root.iter():
        if isinstance(element.tag, str) and not NAME.match(element.tag):
            element.tag = "damaged"
    return root


def _depth(root: etree._Element) -> int:
    depth, level = 0, [root]
    while level:
        depth += 1
        level = [child for element in level for child in element]
    return depth


def named(root: etree._Element, names: Mapping[str, str]) -> bool:
    """Name each element by the first of its classes that is in the table; say whether there was one."""
    known = False
    for element in root.iter():
        if isinstance(element.tag, str):
            name = next((names[css] for css in element.get("class", "").split() if css in names), "")
            known = known or bool(name)
            if name:
                element.tag = name
    return known


def place_notes(root: etree._Element) -> None:
    """Put each element `note` into the link that calls it, which becomes `call` and loses the mark that it shows."""
    notes = {link.get("id", ""): found for found in root.iter("note") for link in found.iter("a") if link.get("id")}
    for call in [link for link in root.iter("a") if link.get("href", "")[1:] in notes]:
        if not any(above.tag == "note" for above in call.iterancestors()):
            _place(call, notes[call.get("href", "")[1:]])


def _place(call: etree._Element, found: etree._Element) -> None:
    tail = call.tail
    call.clear()
    call.tail, call.tag = tail, "call"
    before, parent = found.getprevious(), found.getparent()
    if parent is None or parent.tag == "call":
        return
    if found.tail and before is not None:
        before.tail = (before.tail or "") + found.tail
    elif found.tail:
        parent.text = (parent.text or "") + found.tail
    found.tail = None
    call.append(found)


def rows(found: Iterable[Part]) -> list[Part]:
    """What a walk gathered, as rows: a line of words, or a node. Notes follow the line in which they are called."""
    gathered: list[Part] = []
    words: list[str] = []
    beside: list[Part] = []
    for item in (*found, "\n"):
        if isinstance(item, str):
            head, *rest = item.split("\n")
            words.append(head)
            for piece in rest:
                _flush(words, beside, gathered)
                words.append(piece)
        elif aside(item):
            beside.append(item)
        else:
            _flush(words, beside, gathered)
            gathered.append(item)
    return gathered


def _flush(words: list[str], beside: list[Part], gathered: list[Part]) -> None:
    text = paragraphs(words)
    gathered += [*([text] if text else []), *beside]
    words.clear()
    beside.clear()


def quotations(found: Sequence[Part], build: Callable[[Sequence[Part]], Provision]) -> list[Part]:
    """Let `build` make one node of the rows that quote another law, from the mark that opens them to the closing one.

    A quotation opens with a mark that nothing in its row closes, or that its last character does; a line of words opens
    one only behind a colon, since a defined term begins like it.
    """
    gathered: list[Part] = []
    at = 0
    while at < len(found):
        node = isinstance(found[at], Provision) and not aside(found[at])
        end = _quotation_end(found, at) if node or _led(gathered) else at
        if end > at:
            gathered.append(build(found[at:end]))
            at = end
        else:
            gathered.append(found[at])
            at += 1
    return gathered


def _led(before: Sequence[Part]) -> bool:
    """Whether what stands before leads in a quotation: a colon, or another quotation."""
    last = next((item for item in reversed(before) if not aside(item)), "")
    return said(last).rstrip().endswith(":") or (isinstance(last, Provision) and last.kind == "quoted")


def said(item: Part) -> str:
    """All words of a row in order, notes left out."""
    if isinstance(item, str):
        return item
    inner = (said(child) for child in item.children if not aside(child))
    return " ".join(filter(None, (item.number, item.heading, item.text, *inner)))


def _quotation_end(found: Sequence[Part], at: int) -> int:
    """Where the quotation that a row opens ends: behind the first row that closes more than it opens; else `at`."""
    words = said(found[at]).strip()
    if not words.startswith(MARKS):
        return at
    opening, closing = words[0], CLOSING[words[0]]
    if closed(words, closing) and _excess(words[1:], opening, closing) > 0:
        return at + 1
    if _excess(words[1:], opening, closing) > 0:
        return at
    ends = (end for end in range(at + 1, len(found)) if closed(said(found[end]), closing))
    return next((end + 1 for end in ends if _excess(said(found[end]), opening, closing) > 0), at)


def _excess(words: str, opening: str, closing: str) -> int:
    """How many more quotations words close than they open; an apostrophe within a word closes none."""
    return len(re.findall(rf"[{closing}](?!\w)", words)) - (words.count(opening) if opening not in closing else 0)


def closed(words: str, closing: str) -> bool:
    """Whether words end with a mark that closes a quotation, whatever stop or conjunction follows it."""
    return ENDS.sub("", CONJUNCTION.sub("", words.rstrip())).rstrip()[-1:] in tuple(closing)


def quoting(lines: Sequence[str], amends: re.Pattern[str]) -> list[Line]:
    """Lines of a unit whose quotations of other law are marked: those led in by a colon and words that amend."""
    found = [Line(words, apart=True) for words in map(clean, lines) if words]
    at = 1
    while at < len(found):
        before = found[at - 1].text
        led = before.endswith(":") and amends.search(before)
        end = quotation_end(found, at) if led and found[at].text.startswith(MARKS) else at
        if end > at:
            found[at] = replace(found[at], quoted=True)
        at = max(end, at + 1)
    return found
