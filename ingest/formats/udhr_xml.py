"""The Universal Declaration of Human Rights as XML in many languages (the collection of efele.net, from OHCHR's texts).

Title, preamble, thirty articles; `orderedlist` holds an article's numbered paragraphs, whose numbers are not printed.
An article's title ("Article 4", "Artigo IV.", "المادة 4") is its number where that can be read from it; else the
attribute gives the number and the title is the heading. Notes of the publisher stand before or after the text.
"""

from collections.abc import Iterator

from lxml import etree

from ingest.errors import ParseError
from ingest.markup import Place, Vocabulary, body_nodes, line, node, note, part, parts, roles
from ingest.model import Law
from ingest.tree import clean_number
from ingest.xml import Part, assemble, local, one_line, parse, words_of


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read one language of the Declaration; raise ParseError for other XML and unknown elements with words."""
    root = parse(data, where=where)
    if local(root) != "udhr":
        raise ParseError(where, f"it is no Declaration in this format, but '{local(root)}'; give another format.")
    place = Place(where, VOCABULARY)
    title = next((words_of(child) for child in root if local(child) == "title"), "")
    return Law(title, body_nodes(found for child in root if local(child) != "title" for found in part(child, place)))


def _preamble(element: etree._Element, place: Place) -> Iterator[Part]:
    title = one_line(words_of(child) for child in element if local(child) == "title")
    yield assemble("preamble", "", title, parts(element, place, frozenset(("title",))))


def _article(element: etree._Element, place: Place) -> Iterator[Part]:
    """An article; its title is its number, if that is how it reads."""
    title = next((words_of(child) for child in element if local(child) == "title"), "")
    number = element.get("number", "")
    if not number or clean_number(title) == number:
        number = title
    made = node("article", element, place, number=number)
    yield made if number != title else assemble("article", title, "", (made.text, *made.children))


def _items(element: etree._Element, place: Place) -> Iterator[Part]:
    """The paragraphs of an article, numbered by their place in it."""
    for place_in_list, item in enumerate((child for child in element if local(child) == "listitem"), start=1):
        yield node("paragraph", item, place, number=item.get("tag") or f"{place_in_list}.")


VOCABULARY = Vocabulary(
    "ingest/formats/udhr_xml.py",
    roles(
        (("preamble",), _preamble), (("article",), _article), (("orderedlist",), _items), (("note",), note),
        (("para", "title", "listitem"), line), (("emphasis", "i", "b", "sup", "sub"), parts),
    ),
    titles=frozenset(("title",)),
)  # fmt: skip
