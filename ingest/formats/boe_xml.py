"""Consolidated law of the Boletín Oficial del Estado (Spain): blocks, each with one `version` for each wording it had.

A `bloque` is a heading, a precept, the preamble or the signatures; its number and title are lines whose class says so
(`articulo`, `capitulo_num`, `titulo_tit`). The levels below an article are told by its enumerators. The law in force is
the version that took effect last, and not later than the text was last updated; earlier wordings are kept, apart and
marked `former`, each with its date; one that is not yet in force is a note.
Editors' notes (`nota_pie`, block quotations) are notes. Transitional provisions stand apart.
Left out: metadata but for the title, the analysis, images.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from ingest.boe_names import CELLS, HEADS, IGNORED, INLINE, LINES, NOTES, RANKS
from ingest.containers import titled_kind
from ingest.errors import ParseError
from ingest.markup import Opening, Place, Vocabulary, cell, line, nested, note, nothing, part, parts, roles, unit_of
from ingest.model import Law, Provision
from ingest.xml import Part, local, paragraphs, parse, words_of

LATIN = r"bis|ter|qu[áa]ter|quinquies|sexies|septies|octies|nonies|decies|[^\W\d]{2,12}ies"
WORDED = r"[^\W\d]+(?:\s+[^\W\d]+){0,2}(?=\s*(?:[.:]|\Z))"
ARTICLE = re.compile(
    rf"(?P<number>(?:art[íi]culo|art\.)\s+(?:\d+(?:[.\-]\d+)*(?:\s?[º°ª])?(?:[a-z]{{1,2}}\b)?(?:[\s-]+(?:{LATIN})\b(?:\s+\d+\b)?)?"
    rf"|[IVXLC]+\b|{WORDED}))(?P<end>[.:\s]*-?\s*)(?P<title>.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
PROVISION = re.compile(
    r"(?P<number>disposici[óo]n\s+(?:adicional|transitoria|derogatoria|final)(?:\s+[^\W\d]+(?:\s+[^\W\d]+)?)?"
    rf"(?:\s+(?:{LATIN}))?)(?P<end>[.:\s]+|\Z)(?P<title>.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
ANNEX = re.compile(
    r"(?P<number>anexo(?:\s+(?:\d+|[IVX]+|[A-Z]|[^\W\d]+))?)(?P<end>[.:\s]*)(?P<title>.*)\Z", re.I | re.S
)


@dataclass(frozen=True)
class _Wording:
    """One wording of a block: the class and words of each line, its notes, and the law and day it comes from."""

    lines: tuple[tuple[str, str], ...]
    notes: tuple[Provision, ...]
    source: str
    since: str


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a consolidated Spanish law; raise ParseError for other XML and for unknown elements that hold words."""
    root = parse(data, where=where)
    blocks = list(root.iter("bloque"))
    if not blocks:
        raise ParseError(where, f"it holds no block of a consolidated law, only '{local(root)}'; give another format.")
    place = Place(where, VOCABULARY)
    today = next((words_of(found)[:8] for found in root.iter("fecha_actualizacion")), "") or "99999999"
    title = next((words_of(found) for found in root.iterfind(".//metadatos/titulo")), "")
    body = nested(found for block in blocks for found in _block(block, place, today))
    return Law(title, tuple(found for found in body if isinstance(found, Provision)))


def _block(block: etree._Element, place: Place, today: str) -> Iterator[Part | Opening]:
    """A block in its wording in force, which holds its other wordings."""
    wordings = sorted((_wording(version, place) for version in block.iter("version")), key=lambda found: found.since)
    if not wordings:
        return
    began = [at for at, wording in enumerate(wordings) if wording.since <= today]
    now = began[-1] if began else 0
    others = [
        _other(wording, "former" if at < now else "not_in_force") for at, wording in enumerate(wordings) if at != now
    ]
    yield from _made(block, wordings[now], tuple(others), "" if began else "not_in_force")


def _wording(version: etree._Element, place: Place) -> _Wording:
    since = version.get("fecha_vigencia") or version.get("fecha_publicacion") or ""
    lines: list[tuple[str, str]] = []
    notes: list[Provision] = []
    for child in _lines(version):
        css = child.get("class", "")
        if css.startswith(NOTES) or local(child) == "blockquote":
            notes += [Provision("note", text=text) for text in paragraphs(_words(child, place)).split("\n") if text]
        else:
            found = paragraphs(_words(child, place))
            rows = [found] if css.startswith(HEADS) else found.split("\n")
            lines += [(css, " ".join(row.split()) if css.startswith(HEADS) else row) for row in rows if row]
    return _Wording(tuple(lines), tuple(notes), version.get("id_norma", ""), since)


def _lines(version: etree._Element) -> Iterator[etree._Element]:
    """The lines of a wording; a block quotation is the editors' where it has a class, else it is what its lines are."""
    for child in version:
        if local(child) == "blockquote" and not child.get("class") and len(child):
            yield from _lines(child)
        elif local(child):
            yield child


def _words(element: etree._Element, place: Place) -> Iterator[str]:
    yield from (found for found in part(element, place) if isinstance(found, str))


def _other(wording: _Wording, status: str) -> Provision:
    """Another wording of a block, told apart: the day on which it took effect, and the law that it comes from."""
    day = re.sub(r"(\d{4})(\d\d)(\d\d)", r"\1-\2-\3", wording.since)
    heading = ", ".join(filter(None, (day, wording.source)))
    text = "\n".join(words for _, words in wording.lines)
    kind = "block" if status == "former" else "note"
    return Provision(kind, heading=heading, text=text, children=wording.notes, status=status)


def _made(
    block: etree._Element, wording: _Wording, others: tuple[Provision, ...], status: str
) -> Iterator[Part | Opening]:
    """The node that a block is, by its type and the class of its first line."""
    kind = block.get("tipo", "")
    css = wording.lines[0][0] if wording.lines else ""
    if kind == "preambulo":
        yield _plain("preamble", wording, others, status)
    elif css.startswith(tuple(RANKS)):
        yield from _container(wording, others, status)
    elif kind == "precepto" or css.startswith("articulo"):
        yield from _precept(wording, others, status)
    elif kind == "nota_inicial":
        yield from (Provision("note", text=words) for _, words in wording.lines)
        yield from wording.notes
    elif wording.lines or wording.notes or others:
        yield Opening(0, _plain("block", wording, others, status))


def _plain(kind: str, wording: _Wording, others: tuple[Provision, ...], status: str) -> Provision:
    text = "\n".join(words for _, words in wording.lines)
    return Provision(kind, text=text, children=(*wording.notes, *others), status=status)


def _container(wording: _Wording, others: tuple[Provision, ...], status: str) -> Iterator[Part | Opening]:
    """The containers that a heading block opens; the lines of each are its number and its title."""
    groups: list[tuple[str, list[str]]] = []
    loose: list[str] = []
    for css, words in wording.lines:
        name = next((name for name in RANKS if css.startswith(name)), "")
        if not name or (groups and groups[-1][0] == name and css.endswith("tit")):
            (groups[-1][1] if name else loose).append(words)
        else:
            groups.append((name, [words]))
    for at, (name, lines) in enumerate(groups):
        beside = (*wording.notes, *others) if at == len(groups) - 1 else ()
        yield Opening(RANKS[name], _heading(name, lines, beside, status))
    yield from (f"\n{words}\n" for words in loose)


def _heading(name: str, lines: list[str], beside: tuple[Provision, ...], status: str) -> Provision:
    """A container by its class; a title of one line is split where its number ends."""
    number, *rest = lines
    if name == "disp":
        return Provision("block", heading=" ".join(lines), children=beside, status=status)
    if name == "anexo" and (found := ANNEX.match(" ".join(lines))):
        bare = " " not in found["number"]
        number, rest = ("", [" ".join(lines)]) if bare else (found["number"], [found["title"]])
        return Provision("schedule", number, " ".join(filter(None, rest)), children=beside, status=status)
    if not rest and len(number.split()) > 2:
        head, dot, title = number.partition(". ")
        number, rest = (head + dot.strip(), [title]) if dot else ("", [number])
    kind = {"libro": "book", "parte": "part", "titulo": "title", "capitulo": "chapter"}.get(name, titled_kind(number))
    kind = {"seccion": "division", "subseccion": "subdivision", "apendice": "schedule"}.get(name, kind)
    return Provision(kind, number, " ".join(rest), children=beside, status=status)


def _precept(wording: _Wording, others: tuple[Provision, ...], status: str) -> Iterator[Part | Opening]:
    """An article, an additional, transitional or final provision, or an annex."""
    (_, head), *rest = wording.lines or (("", ""),)
    annex = ANNEX.match(head)
    found = ARTICLE.match(head) or PROVISION.match(head) or annex
    kind = "schedule" if annex else "article"
    number, title = (found["number"] + found["end"].rstrip(), found["title"]) if found else ("", head)
    made = unit_of(kind, number, title, [words for _, words in rest], status=status)
    made = replace(made, children=(*made.children, *wording.notes, *others))
    if annex:
        yield Opening(0, replace(made, number=number if " " in number else "", heading=title or head))
    else:
        yield _placed(made)


def _placed(made: Provision) -> Part | Opening:
    """Additional, transitional and final provisions stand behind the last title, not in it."""
    if re.match(r"disposici[óo]n\s+transitoria", made.number, re.IGNORECASE):
        return Opening(1, replace(made, kind="transitional"))
    return Opening(1, made) if PROVISION.match(made.number) else made


VOCABULARY = Vocabulary(
    "ingest/boe_names.py", roles((INLINE, parts), (LINES, line), (CELLS, cell), (IGNORED, nothing), (("nota",), note))
)
