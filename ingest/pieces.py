"""Cuts the lines of a unit into pieces: enumerated ones, definitions, notes, quoted law, and plain words between."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.amending import AMENDS, LEADS_IN
from ingest.lines import Line
from ingest.marks import Mark, counts, mark_at_start, marks_inside
from ingest.numbering import readings
from ingest.quoted import quotation_end
from ingest.unitwords import DEFINING

OPENING = tuple('“"«„‘')
TERM = r"[“\"«„‘]\s?[^“”\"«»]{1,90}?\s?[”\"»’]"
VERBS = "|".join(re.escape(word) for word in DEFINING)
DEFINITION = re.compile(rf"^{TERM}[^“”\"«»;.]{{0,120}}?(?:(?<!\w)(?:{VERBS})(?!\w)|[:–—-]\s)", re.IGNORECASE)
LATER_TERM = re.compile(rf"(?<=[;:.—–-])\s*(?={TERM}[^“”\"«»;.]{{0,60}}?(?<!\w)(?:{VERBS})(?!\w))", re.IGNORECASE)
NOTE = re.compile(
    r"^[*_\s]*(?:\[Footnote|\[(?:Am(?:ended|\.)|Ins|Subs|Ord|Act|Added|L\.?N)|F\d{1,3}\s|"
    r"\(?\*?\(?(?:Artículo|Inciso|Párrafo|Numeral|Título|Capítulo|Denominación|Nombre|Apartado|Epígrafe|Rúbrica)\b"
    r"[^.;]{0,90}(?:sustitu|incorpor|derogad|modificad|reformad|adicionad)|"
    r"\(?(?:Así|Reformad|Adicionad|Modificad|Corregid|Ficha art|Nota|NOTA|Notes?)\b)"
)
SIDE = re.compile(
    r"^[\[(][^\[\]]{0,160}(?:\bAct\b|\bNo\.|\bs\.\s?\d|amended|Redação|Incluíd|Vide|Fassung)[^\[\]]*[\])]$"
)
OPEN_REFERENCE = re.compile(
    r"(?<!\w)(?:(?:sub)?(?:sections|paragraphs|clauses|items)|(?:sub)?párrafos|incisos|numerales|literales|apartados|alinéas"
    r"|alíneas|parágrafos|Absätze)\s+\(\w{1,4}\)\s*(?:,|and|or|to|y|o|et|ou|e|und)?\s*$",
    re.IGNORECASE,
)
NAMED_REFERENCE = re.compile(
    r"(?<!\bthis )(?<!\bthe )(?<!\bthat )(?<!\beach )(?<!\beste )(?<!\bdel )(?<!\bel )(?<!\bla )"
    r"(?<!\w)(?:sub-?)?(?:section|paragraph|clause|article|regulation|rule|artículo|inciso|párrafo)\s*$",
    re.IGNORECASE,
)
LAST_WORDS = 60
NOTE_LINES = 12
LONG_QUOTE = 8
LONE_BULLETS = frozenset("*•·▪●")


@dataclass(frozen=True)
class Piece:
    """A stretch of words: enumerated, a definition, plain, a note, or lines of quoted law."""

    text: str
    mark: Mark | None = None
    starts: bool = True
    joined: bool = False
    pause: bool = False
    role: str = ""
    lines: tuple[Line, ...] = ()


def pieces_of(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a unit's lines, in order, every word once."""
    found: list[Piece] = []
    at = 0
    while at < len(lines):
        note = _note_end(lines, at)
        again = bool(found) and found[-1].role == "quoted" and not DEFINITION.match(lines[at].text)
        quote = at if note else _quote_end(lines, at, again=again)
        if note:
            found.append(Piece(" ".join(line.words for line in lines[at:note]), role="note"))
            at = note
        elif quote > at:
            found.append(Piece("", role="quoted", lines=tuple(lines[at:quote])))
            at = quote
        else:
            line = lines[at] if at else replace(lines[at], joined=False)
            found.extend(_line_pieces(line, lines[at - 1].text if at else ""))
            at += 1
    return found


def _goes_on(before: str, text: str) -> bool:
    """Whether the bracket at the start of a line is the next of a reference, or repeats a number, in the line before.

    "paragraphs (a), | (b) and (c) of section 25", where the reference word is in the plural and names one so far;
    "under section | (2)"; "un | (1) año de prisión".
    """
    if not text.startswith("("):
        return False
    last = before[-LAST_WORDS:]
    return bool(OPEN_REFERENCE.search(last) or NAMED_REFERENCE.search(last)) or counts(last)


def _note_end(lines: Sequence[Line], at: int) -> int:
    """Where a note that begins at a line ends (0: no note); brackets may close lines later."""
    text = lines[at].text
    if SIDE.match(text):
        return at + 1
    if not NOTE.match(text) or (lines[at].joined and not text.startswith(("(", "[", "*"))):
        return 0
    opens, closing = text.lstrip("*_ ")[:1], {"(": ")", "[": "]"}
    if opens not in closing:
        return at + 1
    balance = 0
    for end in range(at, min(at + NOTE_LINES, len(lines))):
        balance += lines[end].text.count(opens) - lines[end].text.count(closing[opens])
        if balance <= 0:
            return end + 1
    return at + 1


def _quote_end(lines: Sequence[Line], at: int, *, again: bool) -> int:
    """Where quoted law that begins at a line ends; the line itself if none begins. `again`: another has just ended."""
    line = lines[at]
    opens = line.text.startswith(OPENING)
    if not (line.quoted or opens):
        return at
    before = " ".join(other.text for other in lines[max(0, at - 3) : at])[-600:]
    if not (line.quoted or again or (LEADS_IN.search(before) and AMENDS.search(before))):
        return at
    end = quotation_end(lines, at) if opens else at
    if end > at:
        return end
    return next((i for i in range(at + 1, len(lines)) if lines[i].quoted), len(lines) if line.quoted else at + 1)


def _line_pieces(line: Line, before: str) -> Iterator[Piece]:
    if line.mark:
        yield from _listed(line)
        return
    text = line.text
    if DEFINITION.match(text):
        yield from _definitions(text, joined=line.joined)
        return
    if text in LONE_BULLETS:
        return
    mark = None if _goes_on(before, text) else _bulleted(text) or mark_at_start(text)
    if mark and not (line.joined and mark.style in (" ", ".", "-")):
        rest = text[mark.length :]
        yield from _with_inner(rest, Piece("", mark))
    else:
        yield from _with_inner(text, Piece("", None, joined=line.joined or _goes_on(before, text)))


def _bulleted(text: str) -> Mark | None:
    """The enumerator behind a bullet ("* (1)"): the list is numbered, the bullet is a copyist's."""
    bullet = mark_at_start(text)
    own = mark_at_start(text[bullet.length :]) if bullet and bullet.style == "bullet" else None
    return replace(own, length=bullet.length + own.length) if bullet and own and own.style in ("()", ")", ".") else None


def _listed(line: Line) -> Iterator[Piece]:
    """An item of a list that its format numbers, or marks with a bullet."""
    style = f"list{line.depth}"
    read = readings(line.mark)
    mark = Mark(line.mark, style, read, 0) if read else Mark("", "bullet", (), 0)
    if not read:
        mark = replace(mark, readings=BULLETS)
    own = mark_at_start(line.text)
    if own and own.style != " " and not read:
        yield from _with_inner(line.text[own.length :], Piece("", own))
    else:
        yield from _with_inner(line.text, Piece("", mark))


def _with_inner(text: str, first: Piece) -> Iterator[Piece]:
    """A piece and the enumerated pieces inside its words."""
    if first.mark:
        nested = mark_at_start(text)
        if (nested and nested.style == "()" and first.mark.style != "()") or (
            nested and nested.style == "()" and text.startswith("(")
        ):
            yield first
            yield from _with_inner(text[nested.length :], Piece("", nested, pause=True))
            return
    cuts = list(marks_inside(text, 0))
    ends = ([at for at, _, _ in cuts[1:]] + [len(text)])[: len(cuts)]
    head = text[: cuts[0][0]] if cuts else text
    yield from _with_terms(head.strip(), first)
    for (at, mark, pause), end in zip(cuts, ends, strict=True):
        amended = text[:at].rstrip().endswith("[")
        yield from _with_terms(
            text[at + mark.length : end].strip(), Piece("", mark, starts=amended, joined=amended, pause=pause)
        )


def _with_terms(text: str, first: Piece) -> Iterator[Piece]:
    """A piece and the definitions that stand inside its words: "; “child” means"."""
    starts = [found.end() for found in LATER_TERM.finditer(text)]
    ends = [*starts[1:], len(text)][: len(starts)]
    own = text[: starts[0]].strip() if starts else text
    if own or first.mark:
        yield replace(first, text=own)
    for start, end in zip(starts, ends, strict=True):
        yield Piece(text[start:end].strip(), role="definition")


def _definitions(text: str, *, joined: bool) -> Iterator[Piece]:
    """A line that opens with a defined term; lists inside the definition hang from it."""
    parts = list(_with_inner(text, Piece("", None, joined=joined)))
    first = parts[0]
    yield replace(first, role="definition", joined=False)
    yield from parts[1:]


BULLETS = readings("1")
