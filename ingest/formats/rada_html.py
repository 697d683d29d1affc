"""The Ukrainian parliament's pages of law (zakon.rada.gov.ua): the text for reading and for print.

Every line is a paragraph, whatever it is: "Розділ I" and its title on a line of its own, "Стаття 5." and title or
text. The levels below an article are told by its enumerators. What editors say stands in braces, in italics in other
layouts: notes. Articles that a law inserts into another stand in quotation marks, and are quoted.
Left out: the page's own head and foot, the places of images.
"""

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from ingest.classed import PAGE, page, quoting, rows
from ingest.clauses import body_of
from ingest.errors import ParseError
from ingest.lines import Line
from ingest.markup import Opening, Place, Vocabulary, line, nested, parts, roles, settled, superscripts
from ingest.model import Law, Provision
from ingest.quoted import quotation_end
from ingest.xml import Part, local, words_of

NUMBER = r"\d+(?:[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\s?-\s?\d+)?"
ARTICLE = re.compile(rf"(Стаття\s+{NUMBER})\s*(\.|\Z|(?=\s))\s*(.*)\Z", re.DOTALL | re.IGNORECASE)
CONTAINER = re.compile(
    r"((?:Книга|Частина|Розділ|Підрозділ|Глава|Параграф)\s+(?:[IVXLCІХVС]+(?:\s?-\s?\d+)?|\d+(?:-\d+)?|[а-я]+(?:а|ий|ій|ть)))"
    r"(?:\s*[.:]\s*|\s+|\Z)(.*)\Z",
    re.DOTALL | re.IGNORECASE,
)
HALF = re.compile(r"(?:ЗАГАЛЬНА|ОСОБЛИВА)\s+ЧАСТИНА\Z")
ANNEX = re.compile(r"(Додаток(?:\s+(?:№\s?)?\d+(?:-\d+)?)?)(?=\s|\Z)\s*(.{0,200})\Z", re.DOTALL)
KINDS = {
    "книга": ("book", 1), "частина": ("part", 2), "розділ": ("chapter", 3), "підрозділ": ("division", 4),
    "глава": ("chapter", 5), "параграф": ("subdivision", 6),
}  # fmt: skip
GAZETTE = re.compile(r"\(\s*Відомост[іь]\s+Верховної\s+Ради")
AMENDS = re.compile(
    r"викла(?:сти|дено)|доповни(?:ти|вши)|заміни(?:ти|вши)|такого змісту|такій редакції|наступній редакції", re.I
)
GONE = re.compile(
    r"\W*(?:(?:статт[юя]|розділ|главу?|пункт|частину?)\s+[\d\-¹²³⁴⁵⁶⁷⁸⁹⁰\s]*)?(?:виключено|втрати\w+ чинність)", re.I
)
IMAGE = re.compile(r"\[\s*image\s*\]")
SIGNED = re.compile(
    r"(?:Президент\s+України|Голова\s+Верховної\s+Ради|Прем'єр-міністр\s+України|Міністр)\b", re.IGNORECASE
)
BRACED = re.compile(r"\{[^{}]*\}")
INDEX = re.compile(r"\s*-?\s*(\d+)\s*\Z")
TITLE_LIMIT = 300


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a Ukrainian act; raise ParseError for other pages and for unknown elements that hold words."""
    root, warnings = page(data, where=where)
    body = _body(root)
    if body is None:
        raise ParseError(
            where, "it has no text of law where this publisher has it; give another format, or fetch it again."
        )
    _name_parts(body)
    found = [item for item in _notes(rows(parts(body, Place(where, VOCABULARY)))) if not _blank(item)]
    title = next((words_of(child) for name in ("h1", "title") for child in root.iter(name)), "")
    made = nested(_Lines(found).openings())
    return Law(title, tuple(item for item in made if isinstance(item, Provision)), warnings)


def _body(root: etree._Element) -> etree._Element | None:
    """The element that holds the text: the box of that name, or a page that has nothing else."""
    boxes = (found for found in root.iter("div") if found.get("id") == "article")
    pages = (found for found in root.iter("body") if any(ARTICLE.match(words_of(child)) for child in found.iter("p")))
    return next((found for group in (boxes, pages) for found in group), None)


def _name_parts(body: etree._Element) -> None:
    """Name paragraphs that are editors' notes by their italics, and tables that are signatures by their words."""
    for element in body.iter("p"):
        inner = [found for found in element.iter("i", "em") if words_of(found)]
        if inner and words_of(element) == " ".join(map(words_of, inner)):
            element.tag = "editors-note"
    for element in body.iter("table"):
        if SIGNED.match(words_of(element)):
            element.tag = "signature"


def _blank(item: Part) -> bool:
    return isinstance(item, str) and not IMAGE.sub("", item).strip()


def _notes(found: Sequence[Part]) -> Iterator[Part]:
    """Rows with what stands in braces told apart, be it a part of a row or several."""
    open_note: list[str] = []
    for item in found:
        if not isinstance(item, str):
            yield item
            continue
        depth = (1 if open_note else 0) + item.count("{") - item.count("}")
        if open_note or (depth > 0 and item.startswith("{")):
            open_note.append(item)
            if depth <= 0:
                yield Provision("note", text="\n".join(open_note))
                open_note = []
            continue
        plain = BRACED.sub(" ", item)
        if plain.strip():
            yield " ".join(plain.split())
        yield from (Provision("note", text=" ".join(note[0].split())) for note in BRACED.finditer(item))
    if open_note:
        yield from open_note


@dataclass
class _Lines:
    """The rows of an act, read once: what is open gathers its lines and notes."""

    rows: list[Part]
    kind: str = "preamble"
    number: str = ""
    heading: str = ""
    lines: list[str] = field(default_factory=list)
    notes: list[Provision] = field(default_factory=list)

    def openings(self) -> Iterator[Part | Opening]:
        """The act's containers and units, in order."""
        quoted = self._quoted()
        at = 0
        while at < len(self.rows):
            item = self.rows[at]
            head = self._head(item, at) if isinstance(item, str) and at not in quoted else None
            if isinstance(item, Provision):
                yield from self._beside(item)
            elif head is None:
                self.lines.append(item)
            else:
                yield from self._closed()
                at = yield from self._open(head, at)
                continue
            at += 1
        yield from self._closed()

    def _quoted(self) -> set[int]:
        """The rows within quotations of other law, which open no unit of this one."""
        texts = [Line(item if isinstance(item, str) else "") for item in self.rows]
        inside: set[int] = set()
        before = ""
        for at, row in enumerate(texts):
            if (
                at not in inside
                and row.text[:1] in ("«", "“", "„", '"')
                and before.endswith(":")
                and AMENDS.search(before)
            ):
                inside.update(range(at, quotation_end(texts, at)))
            before = row.text or before
        return inside

    def _head(self, item: str, at: int) -> re.Match[str] | None:
        if found := ARTICLE.match(item):
            return found
        if self.kind == "schedule" and not ANNEX.match(item):
            return None
        found = CONTAINER.match(item) or HALF.match(item)
        if found and not item.rstrip().endswith((";", ",")) and len(item) < TITLE_LIMIT:
            return found
        return ANNEX.match(item) if self.kind != "preamble" and len(item) < TITLE_LIMIT else None

    def _open(self, head: re.Match[str], at: int) -> Generator[Part | Opening, None, int]:
        """Open what a head heads; its title may be the row behind it. Gives the next row."""
        words = head[0].split(maxsplit=1)[0].lower()
        if head.re is ARTICLE:
            self.kind, self.number = "article", f"{head[1]}{head[2]}".strip()
            self.heading, rest = self._title(head[3], at)
            self.lines = [rest] if rest else []
            return at + 1
        if head.re is HALF:
            yield Opening(2, Provision("part", heading=head[0]))
        elif head.re is ANNEX:
            yield Opening(
                0, Provision("schedule", head[1] if " " in head[1] else "", head[0] if " " not in head[1] else "")
            )
            self.kind, self.lines = "schedule", [head[2]] if " " in head[1] and head[2] else []
            return at + 1
        else:
            kind, rank = KINDS[words]
            heading, at = self._below(head[2], at)
            yield Opening(rank, Provision(kind, head[1], heading))
        self.kind, self.number, self.heading = "block", "", ""
        return at + 1

    def _below(self, heading: str, at: int) -> tuple[str, int]:
        """The title of a container, which may be the row behind its number, in capitals."""
        if heading or at + 1 >= len(self.rows):
            return " ".join(heading.split()), at
        after = self.rows[at + 1]
        titled = isinstance(after, str) and after.isupper() and not ARTICLE.match(after) and not CONTAINER.match(after)
        return (" ".join(str(after).split()), at + 1) if titled else ("", at)

    def _title(self, words: str, at: int) -> tuple[str, str]:
        """The words behind an article's number: its title, if no stop ends them and its text follows."""
        after = next((item for item in self.rows[at + 1 :] if isinstance(item, str)), "")
        ends = words.rstrip()[-1:] in tuple(".;:,")
        follows = bool(after) and not ARTICLE.match(after) and not CONTAINER.match(after)
        return (words, "") if words and not ends and follows and len(words) < TITLE_LIMIT else ("", words)

    def _beside(self, item: Provision) -> Iterator[Part | Opening]:
        if item.kind == "note":
            self.notes.append(item)
            return
        yield from self._closed()
        yield Opening(0, item)
        self.kind = "block"

    def _closed(self) -> Iterator[Part | Opening]:
        """The unit, preamble or words that were open, with their notes."""
        notes, lines = tuple(self.notes), self.lines
        self.notes, self.lines = [], []
        if self.kind == "article":
            own = body_of(quoting(lines, AMENDS), "article", self.heading)
            text = own.text if own.children else "\n".join(lines)
            made = Provision("article", self.number, self.heading, text, (*own.children, *notes), status=own.status)
            yield _gone(settled(made))
        elif self.kind == "preamble":
            gazette = tuple(Provision("note", text=words) for words in lines if GAZETTE.match(words))
            text = "\n".join(words for words in lines if not GAZETTE.match(words))
            if text or gazette or notes:
                yield Provision("preamble", text=text, children=(*gazette, *notes))
        else:
            own = body_of(quoting(lines, AMENDS), "article")
            yield from ((own.text,) if own.text else ())
            yield from (*own.children, *notes)
        self.kind = "block" if self.kind != "schedule" else self.kind


def _gone(made: Provision) -> Provision:
    """Say of an article that it is gone, where its only line or a note without any text beside it says so."""
    said = [child.text for child in made.children if child.kind == "note"]
    bare = all(child.kind == "note" for child in made.children) and not made.status
    words = made.text or (" ".join(said) if not re.search(r"\w", made.text) else "")
    gone = bare and GONE.match(re.sub(r"^\W+", "", words)) and len(words.split()) < 40
    return replace(made, status="repealed") if gone else made


def _raised(element: etree._Element, place: Place) -> Iterator[Part]:
    """A raised index of a number: Стаття 149¹, as it is printed, is not Стаття 1491."""
    found = INDEX.match(words_of(element))
    yield superscripts(found[1]) if found else words_of(element)


def _apart(element: etree._Element, place: Place) -> Iterator[Part]:
    """A paragraph of the editors, or the table of signatures."""
    words = "\n".join(item for item in rows(line(element, place)) if isinstance(item, str))
    if words:
        yield Provision("note" if local(element) == "editors-note" else "block", text=words)


VOCABULARY = Vocabulary(
    "ingest/formats/rada_html.py",
    PAGE | roles((("editors-note", "signature"), _apart), (("sup",), _raised)),
)
