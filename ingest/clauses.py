"""Turns the lines of one unit into its clauses: subsections, paragraphs, definitions, quoted law, notes, wrap-ups.

Which enumerator is a sibling and which opens a list is decided by succession: "(b)" is beside "(a)"; "(i)" after "(h)"
is a letter, unless "(ii)" comes next.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.heads import is_sentence, looks_like_title, split_title, unit_heads
from ingest.lines import SENTENCE_END, Line
from ingest.marks import Mark
from ingest.model import BASIC_UNITS, Provision
from ingest.numbering import Reading, is_next
from ingest.pieces import Piece, pieces_of
from ingest.unitwords import REPEALED
from ingest.wrapups import with_wrapup

LADDERS = {
    "section": ("subsection", "paragraph", "subparagraph", "item"),
    "article": ("paragraph", "subparagraph", "item"),
}
LENIENT = 3.0
LISTED_STYLE = "list1"
CERTAIN = frozenset(("()", ")", "§", "bullet", "º", "word", *(f"list{depth}" for depth in range(1, 8))))
"""Styles that open a list wherever they open a line: no sentence begins like that, or the page itself says so."""
MAX_LEVELS = 7
WINDOW = 150
SHORT = 40
GONE = re.compile(
    r"^\W{0,12}(?:(?:section|article|artículo|art|s|§|este artículo|rule)\b\.?\s*)?[\d.\-A-Z]{0,8}\W{0,12}"
    r"(?:was |is |ha sido |fue |has been |been |est )?(?:"
    + "|".join(re.escape(word.strip("()")) for word in REPEALED)
    + r")(?!\w)(?!\s+(?:el|la|los|las|l|le|les|o|a|os|as|the|die|der|das|den)\b)",
    re.IGNORECASE,
)
"""What says that the unit itself is no longer law; before an article it speaks of another: "Se deroga la Ley 5"."""


@dataclass(frozen=True)
class Body:
    """What a unit holds: its own words, its clauses, and `repealed` where it says so itself."""

    text: str
    children: tuple[Provision, ...]
    status: str = ""


@dataclass
class _Clause:
    kind: str
    number: str = ""
    words: list[str] = field(default_factory=list)
    children: list["_Clause | Provision"] = field(default_factory=list)
    alone: bool = False

    def is_open(self) -> bool:
        """Whether its number stood `alone` on a line, and its words have not come to an end since."""
        return self.alone and not self.children and not (self.words and SENTENCE_END.search(self.words[-1]))

    def text(self) -> str:
        return " ".join(self.words)


@dataclass
class _Level:
    """An open list: its style and series, the value and the clause of its last item, the clause it hangs from."""

    style: str
    series: str
    value: float
    item: _Clause
    above: _Clause


def body_of(lines: Sequence[Line], kind: str, heading: str = "") -> Body:
    """The clauses of a unit's lines; preambles, notes and plain blocks keep their words as they stand."""
    said = " ".join(line.words for line in lines)
    gone = (
        kind in BASIC_UNITS
        and len(said.split()) <= SHORT
        and bool(GONE.match(said) or (not re.search(r"\w", said) and GONE.match(heading)))
    )
    if kind in ("preamble", "block", "note"):
        return Body("\n".join(line.words for line in lines), ())
    root = _Reader(kind).read(pieces_of(lines))
    whole = _frozen(root)
    return Body(whole.text, whole.children, "repealed" if gone else "")


class _Reader:
    """Places piece after piece into the open lists."""

    def __init__(self, kind: str) -> None:
        self._ladder = LADDERS["section" if kind in ("section", "rule") else "article"]
        self._root = _Clause(kind)
        self._levels: list[_Level] = []
        self._last = self._root

    def read(self, pieces: list[Piece]) -> _Clause:
        for at, piece in enumerate(pieces):
            if piece.role == "quoted":
                self._deepest().children.append(_quoted(piece.lines))
            elif piece.role == "note":
                self._deepest().children.append(Provision("note", text=piece.text))
            elif piece.role == "definition":
                self._define(piece)
            elif piece.mark is None or not self._place(piece, pieces, at):
                self._plain(piece, pieces, at)
        return self._root

    def _deepest(self) -> _Clause:
        return self._levels[-1].item if self._levels else self._root

    def _place(self, piece: Piece, pieces: list[Piece], at: int) -> bool:
        """Put an enumerated piece beside its sibling or at the head of a new list; False if it is neither."""
        mark = piece.mark
        assert mark is not None
        beside = self._beside(mark, piece.starts)
        opening = next((r for r in mark.readings if r.value in (1.0, 1.01) and r.series != "bullet"), None)
        if (
            beside
            and opening
            and opening.series in ("roman", "Roman")
            and _next_is_second(pieces, at, opening, mark.style)
        ):
            same = any(level.series == opening.series and level.style == mark.style for level in self._levels[-1:])
            beside = beside if same else None
        if beside:
            place, reading = beside
            self._add(piece, self._levels[place].above, reading, place)
            return True
        if opening is None and mark.style == "bullet":
            opening = mark.readings[0]
        if opening is None and piece.starts and mark.style == "()" and not self._is_open("()", mark.readings[0].series):
            opening = mark.readings[0] if not self._levels or mark.readings[0].value <= LENIENT else None
        if opening is None or not self._may_open(piece, pieces, at, opening):
            return False
        return self._open(piece, opening)

    def _beside(self, mark: Mark, starts: bool) -> tuple[int, Reading] | None:
        for place in range(len(self._levels) - 1, -1, -1):
            level = self._levels[place]
            for reading in mark.readings:
                if _alike(level.style, mark.style) and level.series == reading.series:
                    if reading.series == "bullet" or is_next(level.value, reading.value):
                        return place, reading
                    if starts and mark.style != " " and level.value < reading.value <= level.value + LENIENT:
                        return place, reading
        return None

    def _is_open(self, style: str, series: str) -> bool:
        return any(level.style == style and level.series == series for level in self._levels)

    def _may_open(self, piece: Piece, pieces: list[Piece], at: int, opening: Reading) -> bool:
        mark = piece.mark
        assert mark is not None
        second = _second_follows(pieces, at, opening, mark.style)
        if piece.starts and mark.style in CERTAIN:
            return True
        if piece.starts and mark.style != " ":
            return second or (mark.style in (".", "-") and opening.series == "digit")
        return second and (piece.pause or mark.style == "()")

    def _open(self, piece: Piece, opening: Reading) -> bool:
        assert piece.mark is not None
        style = piece.mark.style
        if self._is_open(style, opening.series):
            if not piece.starts:
                return False
            while self._is_open(style, opening.series):
                self._levels.pop()
        if len(self._levels) >= MAX_LEVELS:
            return False
        self._add(piece, self._deepest(), opening, len(self._levels))
        return True

    def _add(self, piece: Piece, above: _Clause, reading: Reading, place: int) -> None:
        assert piece.mark is not None
        kind = self._kind(above, reading)
        item = _Clause(kind, piece.mark.printed, [piece.text] if piece.text else [], alone=not piece.text)
        above.children.append(item)
        del self._levels[place:]
        self._levels.append(_Level(piece.mark.style, reading.series, reading.value, item, above))

    def _kind(self, above: _Clause, reading: Reading) -> str:
        ladder = self._ladder
        if above.kind in ladder:
            return ladder[min(ladder.index(above.kind) + 1, len(ladder) - 1)]
        return ladder[1] if ladder[0] == "subsection" and reading.series != "digit" else ladder[0]

    def _define(self, piece: Piece) -> None:
        place = next((i for i, level in enumerate(self._levels) if level.style == "definition"), len(self._levels))
        above = self._levels[place].above if place < len(self._levels) else self._deepest()
        item = _Clause("definition", "", [piece.text])
        above.children.append(item)
        del self._levels[place:]
        self._levels.append(_Level("definition", "definition", 1.0, item, above))

    def _plain(self, piece: Piece, pieces: list[Piece], at: int) -> None:
        """Words without an enumerator: they go on, or they wrap up a list."""
        words = f"{piece.mark.printed} {piece.text}".strip() if piece.mark else piece.text
        clause = self._deepest()
        if self._levels and piece.starts and not piece.joined and not clause.is_open():
            clause = self._wrapped(pieces, at)
        _say(clause, words)

    def _wrapped(self, pieces: list[Piece], at: int) -> _Clause:
        """The clause to which a paragraph after a list belongs: what comes next says how far the list is closed."""
        following = next((p for p in pieces[at + 1 : at + WINDOW] if p.mark and p.starts), None)
        beside = self._beside(following.mark, True) if following and following.mark else None
        beside = beside or self._resumed(pieces[at + 1 : at + WINDOW])
        first = beside[0] + 1 if beside else 0
        for place in range(first, len(self._levels)):
            stem = self._levels[place].above.text().rstrip()
            if beside or (stem and not stem.endswith(".")):
                del self._levels[place + 1 :]
                return self._levels.pop().above
        return self._deepest()

    def _resumed(self, later: list[Piece]) -> tuple[int, Reading] | None:
        """The list that goes on to the unit after what comes between: VIII after "VII …", words, and a), b), c)."""
        marks = (piece.mark for piece in later if piece.mark and piece.starts)
        return next((beside for mark in marks if (beside := self._beside(mark, False))), None)


def _say(clause: _Clause, words: str) -> None:
    """Add words to a clause: to its own text, or after its children as a wrap-up."""
    if not clause.children:
        clause.words.append(words)
        return
    last = clause.children[-1]
    if isinstance(last, _Clause) and last.kind == "wrapup":
        last.words.append(words)
    else:
        clause.children.append(_Clause("wrapup", "", [words]))


def _alike(one: str, other: str) -> bool:
    """Whether two styles can be one list: a page numbers "1." by its markup, and writes "2." into the text."""
    return one == other or {one, other} == {".", LISTED_STYLE}


def _second_follows(pieces: list[Piece], at: int, opening: Reading, style: str) -> bool:
    for piece in pieces[at + 1 : at + WINDOW]:
        if piece.mark and _alike(piece.mark.style, style):
            for reading in piece.mark.readings:
                if reading.series == opening.series and opening.value < reading.value <= 2.0:
                    return True
    return False


def _next_is_second(pieces: list[Piece], at: int, opening: Reading, style: str) -> bool:
    """Whether the next enumerator of the same brackets is the second of the series: "(ii)" after "(i)"."""
    for piece in pieces[at + 1 : at + WINDOW]:
        if piece.mark and _alike(piece.mark.style, style):
            return any(r.series == opening.series and r.value == opening.value + 1 for r in piece.mark.readings)
    return False


def _frozen(clause: _Clause) -> Provision:
    children = tuple(child if isinstance(child, Provision) else _frozen(child) for child in clause.children)
    return with_wrapup(Provision(clause.kind, clause.number, "", clause.text(), children))


def _quoted(lines: Sequence[Line]) -> Provision:
    """A node `quoted` whose children are the units that it holds; words before the first unit are its own."""
    heads = [(at, _quoted_head(line)) for at, line in enumerate(lines)]
    opened = [(at, head) for at, head in heads if head and (at == 0 or head[0] or lines[at].quoted)]
    if not opened:
        return Provision("quoted", text=" ".join(line.words for line in lines))
    own = " ".join(line.words for line in lines[: opened[0][0]])
    ends = [at for at, _ in opened[1:]] + [len(lines)]
    units = tuple(_quoted_unit(lines[at:end]) for (at, _), end in zip(opened, ends, strict=True))
    return Provision("quoted", text=own, children=units)


def _quoted_head(line: Line) -> tuple[str, str, str] | None:
    heads = unit_heads(line)
    best = next((head for head in heads if head.kind), heads[0] if heads else None)
    if best is None:
        return None
    kind = "article" if best.kind == "fasl" else best.kind
    return kind if kind in BASIC_UNITS else "", best.number, best.rest


def _quoted_unit(lines: Sequence[Line]) -> Provision:
    head = _quoted_head(lines[0])
    kind, number, rest = head if head else ("", "", lines[0].text)
    heading, text = split_title(rest)
    if not heading and len(lines) > 1 and looks_like_title(text) and not is_sentence(text):
        heading, text = text, ""
    own = body_of(
        [replace(lines[0], text=text, quoted=False), *lines[1:]] if text else list(lines[1:]), kind or "section"
    )
    return Provision(kind or "section", number, heading, own.text, own.children)
