"""The vocabulary of Akoma Ntoso, as `ingest.formats.akn` reads it: names in lower case, whatever their namespace.

An `hcontainer` goes by its attribute `name`. What is a unit and what a container, the document itself says.
"""

from collections.abc import Iterator

from lxml import etree

from ingest.model import BASIC_UNITS
from ingest.xml import local

DOCUMENTS = ("act", "bill", "doc", "statement")
LEVELS = ("subsection", "paragraph", "subparagraph", "item")
"""What stands below a basic unit, from the top."""
KINDS = {
    "book": "book", "tome": "book", "title": "title", "subtitle": "division", "part": "part", "subpart": "division",
    "chapter": "chapter", "subchapter": "division", "division": "division", "subdivision": "subdivision",
    "level": "division", "transitional": "transitional", "pblock": "division",
    "section": "section", "article": "article", "rule": "rule", "regulation": "section", "prov1": "section",
    "schedule": "schedule", "annex": "schedule", "annexe": "schedule", "annexure": "schedule", "appendix": "schedule",
    "attachment": "schedule", "component": "schedule", "doc": "schedule", "act": "schedule", "bill": "schedule",
    "statement": "schedule", "proviso": "block", "recital": "block", "citation": "block", "tblock": "block",
}  # fmt: skip
SUBUNITS = {
    "subsection": 0, "subrule": 0, "clause": 0, "alinea": 0, "subarticle": 0, "prov2": 0, "paragraph": 1,
    "subclause": 0, "point": 1, "item": 1, "para1": 1, "subparagraph": 2, "indent": 2, "subitem": 2, "para2": 2,
    "para3": 3,
}  # fmt: skip
"""How high each sub-unit may stand among LEVELS."""
UNITS = (
    frozenset(("section", "article", "rule", "regulation", "prov1")), frozenset(("clause",)), frozenset(("paragraph",)),
    frozenset(("point",)), frozenset(("level",)),
)  # fmt: skip
"""What can be the basic unit of a document: the first of these that it has."""
STATUSES = {
    "removed": "repealed", "repealed": "repealed", "revoked": "repealed", "dead": "repealed", "ignored": "former",
    "prospective": "not_in_force", "notinforce": "not_in_force", "not_in_force": "not_in_force",
}  # fmt: skip
HEAD = frozenset(("num", "heading", "subheading"))
FRONT = frozenset(("coverpage", "preface", "preamble"))
CELLS = frozenset(("td", "th"))
QUOTED = frozenset(("quotedstructure", "embeddedstructure"))
DEFINING = frozenset(("p", "block", "blocklist", "li", *SUBUNITS))
"""What may be one definition as a whole."""
NOTES = frozenset((
    "authorialnote", "remark", "noteref", "note", "footnote", "noteauthorial", "editorialnote",
))  # fmt: skip
IGNORED = frozenset((
    "meta", "toc", "tocitem", "staticcontent", "img", "image", "script", "style", "documentref", "componentref",
    "omission",
))  # fmt: skip
LINES = frozenset((
    "p", "div", "block", "blockcontainer", "container", "content", "intro", "wrapup", "wrap",
    "listintroduction", "listwrapup", "formula", "longtitle", "li", "ul", "ol", "dl", "dt", "dd", "blockquote",
    "caption", "table", "thead", "tbody", "tfoot", "tr", "preface", "preamble", "coverpage", "header",
    "conclusions", "mainbody", "body", "recitals", "citations", "num", "heading", "subheading", "crossheading",
    "foreign", "interstitial", "blocklist", "list", "sublist", "pre", "schedules", "attachments", "components",
    "annexes", "br", "hr", "eol", "portion", "interface", "collection", "collectionbody", "figure", "figcaption",
))  # fmt: skip
"""Elements that break the line and are nothing else."""
INLINE = frozenset((
    "a", "abbr", "b", "i", "u", "em", "strong", "small", "big", "tt", "code", "font", "strike", "span", "sup",
    "sub", "ins", "inline", "ref", "mref", "rref", "mod", "mmod", "rmod", "term", "def", "date", "time",
    "person", "organization", "concept", "object", "event", "location", "process", "role", "quantity", "entity",
    "quotedtext", "embeddedtext", "fillin", "decoration", "placeholder", "change", "omissis", "docdate",
    "docnumber", "doctitle", "doctype", "docproponent", "docauthority", "docpurpose", "docstage", "docstatus",
    "docjurisdiction", "doccommittee", "docintroducer", "docketnumber", "shorttitle", "legislature", "session",
    "signature", "judge", "lawyer", "party", "courttype", "neutralcitation", "opinion", "argument",
    "affecteddocument", "relateddocument", "outcome", "vote", "recordedtime", "math", "mi", "mn", "mo", "mrow",
    "msup", "msub", "mfrac", "mtext", "mstyle", "semantics", "annotation", "msqrt", "mtable", "mtr", "mtd",
))  # fmt: skip
"""Elements within a line."""


def name_of(element: etree._Element) -> str:
    """The name an element goes by: its own, or that of an `hcontainer`, in lower case."""
    name = local(element).lower()
    return (element.get("name") or name).lower().replace(" ", "") if name == "hcontainer" else name


def units_in(document: etree._Element) -> frozenset[str]:
    """The element names that are this document's basic units: sections and articles, else the largest that it has."""
    names = {name_of(element) for body in document.iterchildren("{*}body", "{*}mainBody") for element in _own(body)}
    return next((tier for tier in UNITS if tier & names), frozenset())


def _own(body: etree._Element) -> Iterator[etree._Element]:
    """The elements of a body that are not within law quoted for another act, nor in a schedule."""
    for child in body.iterchildren("*"):
        if name_of(child) not in QUOTED and KINDS.get(name_of(child)) != "schedule":
            yield child
            yield from _own(child)


def holders_in(document: etree._Element) -> frozenset[etree._Element]:
    """The elements within which sections or articles stand: containers, whatever they are called."""
    found: set[etree._Element] = set()
    for unit in document.iter("{*}section", "{*}article", "{*}rule", "{*}hcontainer"):
        if KINDS.get(name_of(unit)) in BASIC_UNITS:
            for above in unit.iterancestors():
                if local(above).lower() in QUOTED or above in found:
                    break
                found.add(above)
    return frozenset(found)
