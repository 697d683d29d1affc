"""EUR-Lex, the pages of European Union law: acts of the Official Journal, of both markups, and consolidated acts.

Heads and paragraphs stand beside each other; classes say what they are (`ingest.eurlex_names`). Points are tables of
two cells or grids, within each other; numbered paragraphs begin with their number. What stands before the first article
or division is the preamble, its recitals are blocks. Footnotes are put where they are called; ▼M1 says from which act
the words behind it are, and is a note. A quotation of another act, articles and all, is one node. Pages without classes
(old acts) are read like any page.
Left out: the head of the page, the title, the list of amending acts, the marks that call footnotes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from ingest.classed import PAGE, named, page, place_notes, quotations, rows, said
from ingest.errors import ParseError
from ingest.eurlex_names import DIVISIONS, NAMES, division_kind, is_annex, split_label
from ingest.formats import html
from ingest.markup import LEVELS, Opening, Place, Vocabulary, line, nested, note, nothing, parts, roles, settled
from ingest.model import Law, Provision
from ingest.xml import Part, aside, assemble, local, one_line, words_of

BOXES = ("docHtml", "document1")
"""What holds the act where the page is saved from the portal."""
HEADS = ("article-head", "division-head", "annex-head", "group-head")
TITLES = {"article-title": "article-head", "division-title": "division-head", "annex-title": "annex-head"}
OPENS = ("article-head", "division-head", "annex-head")
RANKS = {
    "schedule": 0, "block": 0, "book": 10, "part": 20, "title": 30, "chapter": 40, "division": 50, "subdivision": 70,
    "article": 80, "paragraph": 90,
}  # fmt: skip
ENUMERATOR = re.compile(r"[‘“„«\"]?\s?(?:\(\s?\w{1,7}\s?\)|\w{1,4}(?:\.\w{1,3}){0,3}[.)°]|[—–\-•])\Z")
PARAGRAPH = re.compile(r"(\d{1,3}[a-z]{0,2}\.)\s+(?=\S)")
RECITAL = re.compile(r"(\(\d{1,3}[a-z]?\))\s+(?=\S)")
ARROW = re.compile(r"\s*(?:[►▼]\s*[A-Z]\d*|◄)\s*\Z")
UNCALLED = re.compile(r"\s*\(\s*\)")
STOP = re.compile(r"\s+(?=[.,](?:\W|\Z))")
DELETED = re.compile(r"[\s—–_-]+\Z")
DIVISION = re.compile(rf"(?:\A|\.)({'|'.join(DIVISIONS)})_[^.]*\Z")
IMPRINT = re.compile(r"(?:ELI:|ISSN)\s")


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read an act as EUR-Lex shows it; raise ParseError for other pages, cut ones and unknown elements with words."""
    root, warnings = page(data, where=where, whole=True)
    if not named(root, NAMES):
        if not root.xpath("//*[@id='TexteOnly']"):
            raise ParseError(where, "none of its elements has a class of EUR-Lex; give another format.")
        return html.read(data, where=where, language=language)
    root = next((found for found in root.iter("div") if found.get("id") in BOXES), root)
    place_notes(root)
    _name_arrows(root)
    found = [_clean(item) for item in rows(parts(root, Place(where, VOCABULARY)))]
    title = _title(found)
    found = [item for item in found if not _is_title(item, title)]
    first = next((at for at, item in enumerate(found) if _kind(item) in OPENS), len(found))
    while first and _is_arrow(found[first - 1]):
        first -= 1
    body = (*_preamble(found[:first]), *_flow(found[first:], own=True))
    return Law(" ".join(title), tuple(_levelled(node) for node in body if isinstance(node, Provision)), warnings)


def _name_arrows(root: etree._Element) -> None:
    """Name the arrows that say from which act words are, and that stand within a line."""
    for element in root.iter("a", "span", "p"):
        if ARROW.match(words_of(element)):
            element.tag = "modref"


def _clean(item: Part) -> Part:
    return STOP.sub("", UNCALLED.sub("", item)) if isinstance(item, str) else item


def _kind(item: Part) -> str:
    return item.kind if isinstance(item, Provision) else ""


def _is_arrow(item: Part) -> bool:
    return isinstance(item, Provision) and item.kind == "note" and item.status == "arrow"


def _title(found: Sequence[Part]) -> list[str]:
    """The lines of the first title in the page."""
    first = next((at for at, item in enumerate(found) if _kind(item) == "doc-title"), len(found))
    last = next((at for at in range(first, len(found)) if _kind(found[at]) not in ("doc-title", "note")), len(found))
    return list(dict.fromkeys(said(item) for item in found[first:last] if _kind(item) == "doc-title"))


def _is_title(item: Part, title: list[str]) -> bool:
    return _kind(item) == "doc-title" and said(item) in title


def _preamble(found: Sequence[Part]) -> Iterator[Provision]:
    """Citations and recitals; numbered recitals are blocks."""
    inner: list[Part] = []
    for item in found:
        plain = item if isinstance(item, str) or item.kind in ("item", "note", "quoted") else said(item)
        recital = RECITAL.match(plain) if isinstance(plain, str) else None
        if isinstance(plain, str) and recital:
            inner.append(Provision("item", recital[1], text=plain[recital.end() :]))
        else:
            inner.append(f"\n{plain}\n" if isinstance(plain, str) else plain)
        if isinstance(item, Provision) and item.kind not in ("item", "note", "quoted"):
            inner += item.children
    made = assemble("preamble", "", "", inner)
    if made.text or made.children:
        yield made


def _flow(found: Sequence[Part], *, own: bool = False) -> list[Part]:
    """Rows as a tree: quotations together, what follows a head inside it. Only the act's `own` flow has articles."""
    grouped = quotations(found, _quoted)
    if not own:
        first = next((at for at, item in enumerate(grouped) if _kind(item) in OPENS), len(grouped))
        grouped[first:] = [_quoted(grouped[first:])] if first < len(grouped) else []
    return nested(_opened(grouped))


def _quoted(found: Sequence[Part]) -> Provision:
    return assemble("quoted", "", "", nested(_opened(found)))


def _opened(found: Sequence[Part]) -> Iterator[Part | Opening]:
    """Rows with their heads as openings: titles joined to what they head, arrows in what they precede."""
    arrows: list[Provision] = []
    at = 0
    while at < len(found):
        item = found[at]
        at += 1
        if isinstance(item, Provision) and _is_arrow(item):
            arrows.append(replace(item, status=""))
            continue
        if isinstance(item, Provision) and item.kind in (*HEADS, "doc-title"):
            while (end := _title_end(item, found, at)) > at:
                item = _joined(item, found[at:end])
                at = end
            yield _opening(item)
        elif isinstance(item, Provision) and item.kind in ("item", "quoted"):
            yield replace(item, children=(*arrows, *item.children))
            arrows = []
        else:
            yield from _row(item)
        yield from arrows
        arrows = []
    yield from arrows


def _heads(head: Provision, item: Part) -> bool:
    """Whether a row is the title of the head before it, or a line more of it."""
    kind = _kind(item)
    if kind == "note" or not isinstance(item, Provision):
        return False
    if kind == "group-head":
        return head.kind in ("group-head", "annex-head") and not head.heading and not split_label(item.number)[0]
    return TITLES.get(kind) == head.kind or (kind == head.kind == "annex-head" and not is_annex(item.number))


def _title_end(head: Provision, found: Sequence[Part], at: int) -> int:
    """Where the next line of a head's title ends, whatever notes stand before it; `at` if there is none."""
    title = next((end for end in range(at, len(found)) if _kind(found[end]) != "note"), len(found))
    return title + 1 if title < len(found) and _heads(head, found[title]) else at


def _joined(head: Provision, found: Sequence[Part]) -> Provision:
    nodes = [item for item in found if isinstance(item, Provision)]
    title, notes = nodes[-1], tuple(replace(item, status="") for item in nodes[:-1])
    heading = " ".join(filter(None, (head.heading, title.number, title.heading)))
    return replace(head, heading=heading, children=(*head.children, *notes, *title.children))


def _opening(head: Provision) -> Opening:
    if head.kind == "article-head":
        return Opening(RANKS["article"], replace(head, kind="article"))
    if head.kind == "annex-head":
        return Opening(0, _annex(head))
    if not re.search(r"\w", head.number):
        return Opening(RANKS["division"], Provision("block"))
    number, heading = split_label(head.number) if not head.heading else (head.number, head.heading)
    kind = head.status if head.status in RANKS else division_kind(head.number)
    rank = RANKS[kind] + (int(head.status) if kind == "division" and head.status.isdecimal() else 0)
    return Opening(rank, Provision(kind, number, heading, children=head.children))


def _annex(head: Provision) -> Provision:
    bare = " " not in head.number.strip()
    heading = f"{head.number} {head.heading}".strip() if bare else head.heading
    return Provision("schedule", "" if bare else head.number, heading, children=head.children)


def _row(item: Part) -> Iterator[Part | Opening]:
    """A line, which may open a numbered paragraph, or a node."""
    if isinstance(item, str):
        found = PARAGRAPH.match(item)
        if found:
            yield Opening(RANKS["paragraph"], Provision("paragraph", found[1]))
        words = item[found.end() :] if found else item
        yield Provision("note", text=words) if IMPRINT.match(words) else f"\n{words}\n"
    elif item.kind == "paragraph-number":
        yield Opening(RANKS["paragraph"], replace(item, kind="paragraph"))
    elif item.kind == "final":
        yield Opening(0, Provision("block"))
    elif item.kind in TITLES:
        yield f"\n{item.number}\n"
        yield from item.children
    else:
        yield item


def _levelled(node: Provision, level: int = 0) -> Provision:
    """A node whose points are named by their depth below the article, annex or quotation that holds them."""
    kind = node.kind
    if kind in ("item", "paragraph"):
        level += 1
        kind = LEVELS[min(level, len(LEVELS) - 1)] if level > 0 else "block"
    elif kind in ("article", "schedule", "quoted", "preamble"):
        level = -len(LEVELS) if kind == "preamble" else 0
    elif kind == "note":
        return replace(node, status="")
    elif kind in (*HEADS, *TITLES, "doc-title"):
        kind = "block"
    children = tuple(_levelled(child, level) for child in node.children)
    gone = kind == "article" and all(map(aside, children)) and DELETED.match(node.text)
    made = settled(replace(node, kind=kind, children=children))
    return replace(made, status="repealed") if gone else made


def _head(element: etree._Element, place: Place) -> Iterator[Part]:
    """A head, as a node of its own until what follows is known; its `status` is its kind or level, where known."""
    found = list(parts(element, place))
    name, label = local(element), UNCALLED.sub("", one_line(found))
    if name == "doc-title" and (is_annex(label) or _in_annex(element)):
        name = "annex-head"
    status = element.get("class", "")[-1:] if name == "group-head" else _division(element, name)
    notes = tuple(item for item in found if isinstance(item, Provision))
    if label:
        yield Provision(name, label, children=notes, status=status)
    else:
        yield from notes


def _in_annex(element: etree._Element) -> bool:
    return any(above.get("id", "").startswith("anx") for above in element.iterancestors())


def _division(element: etree._Element, name: str) -> str:
    """What the identifier of the container around a head says that it is."""
    if name != "division-head":
        return ""
    around = (DIVISION.search(above.get("id", "")) for above in element.iterancestors())
    return next((DIVISIONS[found[1]] for found in around if found), "")


def _marker(element: etree._Element, place: Place) -> Iterator[Part]:
    """The number of a paragraph, or the end of the act, as a node of its own until what follows is known."""
    if local(element) == "final":
        yield Provision("final")
        yield from line(element, place)
    else:
        found = list(parts(element, place))
        notes = tuple(item for item in found if isinstance(item, Provision))
        yield Provision("paragraph-number", one_line(found), children=notes)


def _note(element: etree._Element, place: Place) -> Iterator[Part]:
    """A footnote, without the brackets of a mark that the page leaves empty."""
    for found in note(element, place):
        text = found.text if isinstance(found, Provision) else found
        yield Provision("note", text=UNCALLED.sub("", text).strip())


def _arrow(element: etree._Element, place: Place) -> Iterator[Part]:
    above = element.getparent()
    if re.search(r"\w", words_of(element)) and not (above is not None and local(above) == "td"):
        status = "arrow" if element.get("class", "") in ("modref", "arrow") else ""
        yield Provision("note", text=words_of(element), status=status)


def _point(element: etree._Element, place: Place) -> Iterator[Part]:
    """A row of a table or grid: a point, if it is an enumerator and its words, else a line of cells."""
    cells = [child for child in element if words_of(child)]
    label = list(parts(cells[0], place)) if len(cells) == 2 else []
    if ENUMERATOR.match(one_line(label)):
        inner = [_clean(item) for item in rows(parts(cells[1], place))]
        notes = [item for item in label if isinstance(item, Provision)]
        yield assemble("item", one_line(label), "", (*notes, *_flow(inner)))
    else:
        yield from line(element, place)


VOCABULARY = Vocabulary(
    "ingest/eurlex_names.py",
    PAGE
    | roles(
        (("call",), parts), (("ignored",), nothing), ((*HEADS, *TITLES, "doc-title"), _head), (("note",), _note),
        (("modref",), _arrow), (("final", "paragraph-number"), _marker), (("point", "tr"), _point),
    ),
)  # fmt: skip
