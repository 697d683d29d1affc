"""Normattiva, the interface to Italian law (dati.normattiva.it): answers in JSON that hold articles as HTML.

An answer holds one article or several (`atto`, `lista`, `listaArticoli`); a file may be a list of answers. Classes say
what the HTML holds: number and heading of the article, its numbered paragraphs (commi), the preamble, the signatures.
The letters and numbers below a comma are told by its enumerators. Texts that are attached to an act (codes) have the
number of the article in their words. What is in ((double brackets)) was changed last, and is the law. Later changes
(`aggiornamento`) and notes are notes. Where an answer has an article twice, the first wording is the `former` one.
Left out: the data of the act but for its title, links, the rules above notes.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from ingest.classed import PAGE, named, parsed, quoting, rows
from ingest.clauses import body_of
from ingest.decoding import decoded
from ingest.errors import ParseError
from ingest.markup import Place, Vocabulary, body_nodes, line, note, nothing, parts, roles, settled
from ingest.model import Law, Provision
from ingest.numbering import unit_key
from ingest.xml import Part, assemble, local, one_line, words_of

NAMES = {
    "article-num-akn": "article-number", "article-heading-akn": "article-heading",
    "article-pre-comma-text-akn": "words", "art-comma-div-akn": "comma", "comma-num-akn": "comma-number",
    "art_abrogato-akn": "words", "art-just-text-akn": "words", "attachment-just-text": "attached",
    "art_aggiornamento-akn": "update",
    "note-akn": "update", "art_aggiornamento_separator-akn": "rule", "preamble-before-title-akn": "front",
    "preamble-title-akn": "front", "preamble-end-akn": "front", "preamble-text-akn": "front",
    "preamble-citation-akn": "front", "formula-introduttiva": "front", "conclusion-formula-akn": "back",
    "conclusion-text-akn": "back", "signature-first-akn": "back", "signature-center-akn": "back",
    "signature-last-akn": "back",
}  # fmt: skip
MARKERS = ("article-number", "article-heading", "front", "back")
HTML_KEYS = ("articoloHtml", "testoArticolo")
LATIN = r"(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies|[a-z]{2,16}cies|vicies)"
NUMBER = rf"\d+(?:\.\d+)*(?:[\s-]{LATIN}(?:\.\d+)?)?"
HEAD = (
    rf"(?P<number>Art(?:icolo|\.)?\s*{NUMBER}\b\.?|ARTICOLO\s+UNICO\.?)\s*"
    r"(?P<heading>\(\(?[^()]{2,250}\)?\)\.?)?\s*(?P<rest>.*)\Z"
)
ATTACHED = (
    re.compile(rf"(?P<before>.{{0,400}}?)(?:\A|(?<=\n)|(?<=\(\()){HEAD}", re.DOTALL),
    re.compile(rf"(?P<before>.{{0,400}}?)\b{HEAD}", re.DOTALL),
)
"""The number of an attached article: the first of its line, else wherever it stands first."""
COMMA = re.compile(rf"(\(\(\s*)?({NUMBER}\.)\s+(?=\S)")
AMENDS = re.compile(r"sostitui|inserit|aggiunt|modificazion|seguent|premess", re.IGNORECASE)
GONE = re.compile(
    r"\W*(?:(?:articolo|comma|lettera|numero)\s+(?:abrogat|soppress)[oa]|(?:abrogat|soppress)[oa])\b", re.IGNORECASE
)
GONE_WORDS = 40


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read the answers of Normattiva; raise ParseError for what is none and for unknown elements that hold words."""
    text, warnings = decoded(data)
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ParseError(where, f"it is not sound JSON, or ends in the middle ({error}); fetch it again.") from error
    answers = [list(_acts(one)) for one in (answer if isinstance(answer, list) else [answer])]
    acts = [act for one in answers for act in one]
    if not acts:
        raise ParseError(
            where, "it holds no article's text; the interface found no law: ask it again by another number."
        )
    found = [item for one in answers for item in _once([part for act in one for part in _article(act, where)])]
    return Law(_title(acts), tuple(_plain(node) for node in body_nodes(found)), warnings)


def _plain(node: Provision) -> Provision:
    """A node in which numbers and headings that stand where none belongs are plain words."""
    kind = "block" if node.kind in MARKERS else node.kind
    return replace(node, kind=kind, children=tuple(map(_plain, node.children)))


def _acts(answer: Any) -> Iterator[dict[str, Any]]:
    """The parts of an answer that hold an article's HTML, in order."""
    if isinstance(answer, list):
        for item in answer:
            yield from _acts(item)
    elif isinstance(answer, dict):
        if any(isinstance(answer.get(key), str) and answer[key].strip() for key in HTML_KEYS):
            yield answer
        for value in answer.values():
            yield from _acts(value)


def _title(acts: list[dict[str, Any]]) -> str:
    """The act's name and what it is about."""
    said = next((act for act in acts if act.get("titolo")), {})
    return " ".join(" ".join(str(said.get(key) or "") for key in ("titolo", "sottoTitolo")).split())


def _article(act: dict[str, Any], where: str) -> Iterator[Part]:
    html = next(act[key] for key in HTML_KEYS if isinstance(act.get(key), str) and act[key].strip())
    root = parsed(html, where=where)
    named(root, NAMES)
    yield from _read(rows(parts(root, Place(where, VOCABULARY))))


def _read(found: list[Part]) -> Iterator[Part]:
    """The rows of an answer as preamble, articles and signatures."""
    front: list[Part] = []
    open_article: Provision | None = None
    inner: list[Part] = []
    for item in found:
        kind = item.kind if isinstance(item, Provision) else ""
        if kind == "front":
            front.append(f"\n{item.text}\n" if isinstance(item, Provision) else item)
        elif isinstance(item, Provision) and kind == "back" and open_article and open_article.kind == "back":
            inner.append(item.text)
        elif kind in ("article-number", "back"):
            yield from _closed(open_article, inner)
            open_article, inner = (item if isinstance(item, Provision) else None), []
        else:
            inner.append(item)
        if front and kind != "front":
            yield assemble("preamble", "", "", front)
            front = []
    if front:
        yield assemble("preamble", "", "", front)
    yield from _closed(open_article, inner)


def _closed(head: Provision | None, inner: list[Part]) -> Iterator[Part]:
    """An article of what stood behind its number; signatures; words without a number are an attached article."""
    if head is not None and head.kind == "back":
        yield assemble(
            "block", "", "", [f"\n{head.text}\n", *(f"\n{item}\n" if isinstance(item, str) else item for item in inner)]
        )
    elif head is not None:
        yield _made(head.number, inner)
    elif inner:
        yield from _attached(inner)


def _made(number: str, inner: list[Part]) -> Provision:
    heading = " ".join(item.text for item in inner if isinstance(item, Provision) and item.kind == "article-heading")
    rest = [item for item in inner if not (isinstance(item, Provision) and item.kind == "article-heading")]
    lines = [item for item in rest if isinstance(item, str)]
    nodes = [item for item in rest if isinstance(item, Provision)]
    own = _body("article", number, heading, lines)
    made = replace(own, children=(*own.children, *nodes))
    return _gone(settled(made))


def _body(kind: str, number: str, heading: str, lines: list[str]) -> Provision:
    own = body_of(quoting(lines, AMENDS), kind, heading)
    text = own.text if own.children else "\n".join(lines)
    return Provision(kind, number, heading, text, own.children, status=own.status)


def _gone(made: Provision) -> Provision:
    """Say of a provision that it is gone, where its only words say so."""
    bare = all(child.kind == "note" for child in made.children) and len(made.text.split()) <= GONE_WORDS
    return replace(made, status="repealed") if bare and not made.status and GONE.match(made.text) else made


def _attached(inner: list[Part]) -> Iterator[Part]:
    """The article of an attached text, whose number is the first of its words; what stands before it heads it."""
    lines = [item for item in inner if isinstance(item, str)]
    text = "\n".join(lines)
    found = next((hit for pattern in ATTACHED if (hit := pattern.match(text))), None)
    if not found:
        yield from (f"\n{item}\n" if isinstance(item, str) else item for item in inner)
        return
    before = " ".join(found["before"].split())
    if before.strip(" ("):
        yield Provision("block", text=before)
    beside: list[Part] = [item for item in inner if isinstance(item, Provision)]
    heading = Provision("article-heading", text=" ".join((found["heading"] or "").split()))
    marks = "" if before.strip(" (") else before
    made = _made(found["number"], [heading, *f"{marks}{found['rest']}".split("\n"), *beside])
    yield made if not GONE.match(found["before"]) else replace(made, status="repealed")


def _once(found: list[Part]) -> Iterator[Part]:
    """Articles in order; one that comes again is the wording in force, and holds the one before as `former`."""
    last: dict[tuple[float, ...], int] = {}
    kept: list[Part] = []
    for item in found:
        key = unit_key(item.number) if isinstance(item, Provision) and item.kind == "article" else ()
        if key and isinstance(item, Provision) and key in last:
            before = kept[last[key]]
            assert isinstance(before, Provision)
            old = Provision("quoted", children=(replace(before, status="former"),), status="former")
            kept[last[key]] = replace(item, children=(*item.children, old))
        elif not (isinstance(item, Provision) and item.kind in ("preamble", "block") and item in kept):
            kept.append(item)
            if key:
                last[key] = len(kept) - 1
    yield from kept


def _marker(element: etree._Element, place: Place) -> Iterator[Part]:
    """What an element is, as a node of its own until what follows is known."""
    found = list(parts(element, place))
    words = one_line(found)
    name = local(element)
    if words:
        number = words if name == "article-number" else ""
        yield Provision(name, number, text="" if number else words)
    yield from (item for item in found if isinstance(item, Provision))


def _comma(element: etree._Element, place: Place) -> Iterator[Part]:
    """A numbered paragraph: its number in an element of its own, or the first of its words."""
    found = rows(parts(element, place))
    lines = [item for item in found if isinstance(item, str)]
    beside = tuple(item for item in found if isinstance(item, Provision))
    opened = COMMA.match(lines[0]) if lines else None
    if not opened:
        yield from (f"\n{item}\n" if isinstance(item, str) else item for item in found)
        return
    lines[0] = (opened[1] or "") + lines[0][opened.end() :]
    made = _body("paragraph", opened[2], "", [words for words in lines if words])
    yield _gone(replace(made, children=(*made.children, *beside)))


def _update(element: etree._Element, place: Place) -> Iterator[Part]:
    if re.search(r"\w", words_of(element)):
        yield from note(element, place)


VOCABULARY = Vocabulary(
    "ingest/formats/normattiva_json.py",
    PAGE
    | roles(
        (MARKERS, _marker), (("comma",), _comma),
        (("words", "attached", "citations", "citation"), line), (("comma-number",), parts), (("update",), _update),
        (("rule",), nothing),
    ),
)  # fmt: skip
