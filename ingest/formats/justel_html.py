"""Justel, the Belgian government's pages of consolidated law, in French, Dutch and German.

The text is one stretch of lines. Anchors say what opens: `LNK…` a title, chapter or annex, `Art.5bis` an article. A §
of an article is a level, and its enumerators tell those below. What was changed is told in angle brackets, or in
numbered lines below a rule; both are notes. Raised numbers are the marks that call these. Preamble and signatures stand
behind the text in boxes of their own.
Left out: the page around the law, its table of contents, parliamentary papers, the marks that call notes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.amending import AMENDS
from ingest.classed import PAGE, page, quoting, rows
from ingest.clauses import body_of
from ingest.errors import ParseError
from ingest.markup import Opening, Place, Vocabulary, nested, nothing, parts, roles, settled
from ingest.model import Law, Provision
from ingest.quoted import quotation_end
from ingest.xml import Part, attribute, local, paragraphs, words_of

KINDS = {
    "livre": ("book", 1), "boek": ("book", 1), "buch": ("book", 1), "partie": ("part", 2), "deel": ("part", 2),
    "teil": ("part", 2), "titre": ("title", 3), "titel": ("title", 3), "chapitre": ("chapter", 4),
    "hoofdstuk": ("chapter", 4), "kapitel": ("chapter", 4), "section": ("division", 5), "afdeling": ("division", 5),
    "abschnitt": ("division", 5), "sous-section": ("subdivision", 6), "onderafdeling": ("subdivision", 6),
    "unterabschnitt": ("subdivision", 6), "sous-titre": ("division", 3), "ondertitel": ("division", 3),
    "annexe": ("schedule", 0), "annexes": ("schedule", 0), "bijlage": ("schedule", 0), "bijlagen": ("schedule", 0),
    "anlage": ("schedule", 0), "anhang": ("schedule", 0),
}  # fmt: skip
OTHERS = ("division", 7)
PARAGRAPH_RANK, ARTICLE_RANK = 20, 10
ARTICLE = re.compile(r"(?:Article|Artikel|Art)\.?\s*[^\s.\[(]+(?:\.(?=\d)[^\s.\[(]+)*\s*\.?\s*", re.IGNORECASE)
PARTED = re.compile(r"\s*[-–—]\s+|(?<=\.)\s+")
NUMERAL = re.compile(r"\d|\b[IVXLC]+|\b[A-Z]\b|\b(?:uni(?:que|ek)|enige|première?|premier)\b")
PARAGRAPH = re.compile(
    r"([\[(]?\s*§\s*\d+(?:er|re|e|bis|ter|quater|quinquies|sexies|septies|octies)?(?:/\d+)?\s*\.)\s*"
)
CHANGE = re.compile(r"<[^<>]*\d[^<>]*>")
RULE = re.compile(r"-{4,}\Z")
LISTED = re.compile(r"\(\s*\d+\s*\)\s*<")
BOXES = {"prev": "preamble", "sign": "block"}
GONE = re.compile(r"\W*(?:abrogée?s?|opgeheven|aufgehoben|supprimée?s?)\W*\Z", re.IGNORECASE)
DUTCH = re.compile(r"vervangen|ingevoegd|aangevuld|wijzigingen|luidende|ersetzt|eingefügt", re.IGNORECASE)
AMENDING = re.compile(f"{AMENDS.pattern}|{DUTCH.pattern}|remplac|insér|complét|rédigé|modification", re.IGNORECASE)


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a Belgian act; raise ParseError for other pages and for unknown elements that hold words."""
    root, warnings = page(data, where=where)
    body = _body(root)
    if body is None:
        raise ParseError(where, "it has no text of law where Justel has it; give another format, or fetch it again.")
    place = Place(where, VOCABULARY)
    title = next((words_of(found) for found in root.iter("p") if "list-item--title" in found.get("class", "")), "")
    preamble = _box(root, "prev", place)
    made = [item for item in nested(_Text(_rows(body, place)).openings()) if isinstance(item, Provision)]
    return Law(title, (*preamble, *made, *_box(root, "sign", place)), warnings)


def _body(root: etree._Element) -> etree._Element | None:
    """The element that holds the text: the box with its heading, on older pages what holds all articles."""
    heads = (found for found in root.iter("h2") if found.get("id") == "text")
    box = next((found.getparent() for found in heads), None)
    if box is not None:
        return box
    anchors = [found for found in root.iter("a") if _anchor(found) == "article"]
    around = anchors[0].iterancestors() if anchors else iter(())
    return next((found for found in around if all(found in link.iterancestors() for link in anchors[-1:])), None)


def _anchor(element: etree._Element) -> str:
    """What an anchor opens."""
    name = attribute(element, "name")
    return "article" if name.startswith("Art.") else "container" if re.match(r"LNK\d", name) else ""


def _box(root: etree._Element, name: str, place: Place) -> Iterator[Provision]:
    """The preamble or the signatures, whose heading says which it is."""
    for head in [found for found in root.iter("h2") if found.get("id") == f"sw_{name}"]:
        box = head.getparent()
        text = paragraphs(item for item in parts(box, place) if isinstance(item, str)) if box is not None else ""
        if text:
            yield Provision(BOXES[name], text=text)


def _rows(body: etree._Element, place: Place) -> list[Part]:
    return rows(parts(body, place))


@dataclass
class _Text:
    """The rows of an act, read once: what is open gathers its lines and notes."""

    rows: list[Part]
    head: Provision | None = None
    lines: list[str] = field(default_factory=list)
    notes: list[Provision] = field(default_factory=list)
    ruled: bool = False

    def openings(self) -> Iterator[Part | Opening]:
        """The act's containers and articles, in order; `head` is a node that a row opens."""
        for item in self.rows:
            if isinstance(item, Provision):
                yield from self._closed()
                self.head, self.ruled = item, False
            elif RULE.match(item.strip()):
                self.ruled = True
            elif self.ruled and LISTED.match(item.strip()):
                self.notes.append(Provision("note", text=item.strip()))
            else:
                self._gather(item)
        yield from self._closed()

    def _gather(self, item: str) -> None:
        self.notes += [Provision("note", text=" ".join(found[0].split())) for found in CHANGE.finditer(item)]
        words = " ".join(CHANGE.sub(" ", item).split())
        if words:
            self.lines.append(words)

    def _closed(self) -> Iterator[Part | Opening]:
        head, lines, notes = self.head, self.lines, tuple(self.notes)
        self.head, self.lines, self.notes = None, [], []
        if head is None:
            text = "\n".join(lines)
            yield from ((f"\n{text}\n",) if text else ())
            yield from notes
        elif head.kind == "article":
            yield _article(head.number, lines, notes)
        else:
            yield from _container(lines, notes)


def _container(lines: list[str], notes: tuple[Provision, ...]) -> Iterator[Part | Opening]:
    """A container: its first line is its number and title, which a dash or a stop parts."""
    label, *rest = lines or [""]
    found = PARTED.search(label)
    number, heading = (label[: found.start()].strip(), label[found.end() :]) if found else (label, "")
    word = re.split(r"[\s.]", number.lower())[0]
    kind, rank = KINDS.get(word, OTHERS)
    if word not in KINDS or not NUMERAL.search(number[len(word) :]):
        number, heading = "", label
    made = Provision(kind, number, heading, children=notes)
    yield Opening(rank, replace(made, status="repealed") if GONE.search(heading[-20:]) else made)
    if rest:
        own = body_of(quoting(rest, AMENDING), "article")
        yield from ((f"\n{own.text}\n",) if own.text else ())
        yield from own.children


def _article(name: str, lines: list[str], notes: tuple[Provision, ...]) -> Provision:
    """An article: number and words in its first line, its §§ a level below."""
    first = lines[0] if lines else ""
    found = re.match(rf"(?:Article|Artikel|Art)\.?\s*{re.escape(name)}(?!\w)\s*\.?\s*", first, re.IGNORECASE)
    found = found or ARTICLE.match(first)
    number = found[0].strip() if found else ""
    words = [lines[0][found.end() :].strip(), *lines[1:]] if found else lines
    groups: list[tuple[str, list[str]]] = [("", [])]
    inside = _inside(words)
    for at, text in enumerate(words):
        opened = PARAGRAPH.match(text) if at not in inside else None
        if opened:
            groups.append((opened[1].strip("[( "), []))
        groups[-1][1].append(text[opened.end() :] if opened else text)
    (_, own), *rest = groups
    top = _unit("article", number, own)
    below = tuple(_unit("paragraph", label, texts) for label, texts in rest)
    made = settled(replace(top, children=(*top.children, *below, *notes)))
    gone = GONE.match(top.text) and not below
    return replace(made, status="repealed") if gone else made


def _inside(words: Sequence[str]) -> set[int]:
    """The lines that stand within a quotation of other law, whose §§ are not those of the article."""
    inside: set[int] = set()
    flagged = quoting(words, AMENDING)
    for at, found in enumerate(flagged):
        if found.quoted:
            inside.update(range(at, quotation_end(flagged, at)))
    return inside


def _unit(kind: str, number: str, lines: list[str]) -> Provision:
    own = body_of(quoting(lines, AMENDING), kind)
    text = own.text if own.children else "\n".join(filter(None, lines))
    return Provision(kind, number, "", text, own.children, status=own.status)


def _link(element: etree._Element, place: Place) -> Iterator[Part]:
    """An anchor that opens a container or an article, or a plain link."""
    kind = _anchor(element)
    if kind:
        yield Provision(kind, attribute(element, "name").removeprefix("Art."))
    yield from parts(element, place)


def _raised(element: etree._Element, place: Place) -> Iterator[Part]:
    """A raised number calls a note, where it is marked in red; others are text."""
    red = any(local(found) == "font" for found in element.iter())
    if not red or not words_of(element).isdigit():
        yield from parts(element, place)


VOCABULARY = Vocabulary(
    "ingest/formats/justel_html.py", PAGE | roles((("a",), _link), (("sup",), _raised), (("h2",), nothing))
)
