"""The pages of Brazil's Presidency (planalto.gov.br): laws with every amendment printed into them.

A page is paragraphs, often in nested `font`, `small` and `span`; articles, paragraphs (§), incisos (I -) and alíneas
(a)) are told by how they begin. Old wordings are struck out (`strike`, `s`, `del`, a style) before the new one: they
stand in the tree as `former`, never among the law. Editors' notes in brackets, "(Redação dada pela Lei …)", and the
links "Vigência", "Regulamento" are notes; rubrics in bold are headings. Pages are in Windows-1252, whatever they say;
a copy inside JSON or JavaScript is unpacked. Left out: the crest with the names of the offices, and the copier's title.
"""

import json
import re

from lxml import html

from ingest.asides import Shape
from ingest.errors import ParseError
from ingest.model import Law
from ingest.publisher import Publisher, page_text, read_text

ANY = r"\S{1,3}"
"""A letter with an accent, or what a wrong decoding made of it."""
EDITORS = (
    rf"Reda{ANY}{ANY}?o|(?:Artigo|Inciso|Par{ANY}grafo|Al{ANY}nea|Item|Caput|T{ANY}tulo|Cap{ANY}tulo|Se{ANY}{ANY}?o) "
    rf"(?:inclu|acresc|revog|renumer|com reda|vetad)|Inclu{ANY}d|Acrescid|Acrescentad|Revogad|Revoga{ANY}{ANY}?o|Vide|"
    rf"Vig{ANY}ncia|Renumerad|Regulament|Produ{ANY}{ANY}?o de efeito|Execu{ANY}{ANY}?o suspensa|Efic{ANY}cia suspensa|"
    rf"Restabelecid|Transformad|Declarad|Promulga|Retificad|Republicad|Convers{ANY}o|Convertid|Suprimid|Alterad|"
    rf"Atualizad|Prorroga|Norma anterior|Mensagem de veto|Texto compilado|Partes? mantida"
)
NOTES = re.compile(rf"\(\s*(?:{EDITORS})[^()]*(?:\([^()]*\)[^()]*)*(?:\)|\Z)", re.IGNORECASE)
LINKS = re.compile(rf"(?:{EDITORS}|Texto original|Texto para impress{ANY}o)[^()]*\Z", re.IGNORECASE)
AFTER = re.compile(rf"\W*Este texto n{ANY}o substitui", re.IGNORECASE)


def _with_ordinals(page: html.HtmlElement) -> None:
    """A raised o behind a number is the sign º, however it was put there: "1 <sup><u>o</u></sup>"."""
    for raised in page.xpath("//sup[normalize-space(.) = 'o'] | //u[normalize-space(.) = 'o' and not(ancestor::sup)]"):
        for inner in list(raised):
            raised.remove(inner)
        before, parent = raised.getprevious(), raised.getparent()
        if before is not None:
            before.tail = (before.tail or "").rstrip()
        elif parent is not None:
            parent.text = (parent.text or "").rstrip()
        raised.text = "º"
        if (raised.tail or "")[:1].isalpha():
            raised.tail = f" {raised.tail}"


WRAPPED = re.compile(
    r"\s*(?://[^\n]*\s*)*(?:export\s+default|module\.exports\s*=|(?:const|let|var)\s+\w+\s*=)?\s*(?=\{)"
)
PAGES = Publisher(
    name="planalto.gov.br",
    law=("//body",),
    left_out=(
        "(//table)[1][.//img and string-length(normalize-space(.)) < 200]",
        "//div[contains(@class, 'lei-conteudo')]/h1",
    ),
    title=(
        "//p[.//a[contains(@href, 'Viw_Identificacao')]]",
        "//title",
        "//h1",
    ),
    shape=Shape(notes=NOTES, links=LINKS, after=AFTER, bold_titles=True),
    prepare=_with_ordinals,
)


def read(data: bytes, *, where: str, language: str) -> Law:
    """Read a law of Brazil; raise ParseError for pages without articles and copies that hold no page."""
    text, warnings = page_text(data)
    return read_text(_unpacked(text, where), PAGES, warnings, where=where)


def _unpacked(text: str, where: str) -> str:
    """The page, also where a copier put it into a field of JSON or JavaScript: the longest field that is markup."""
    wrapped = WRAPPED.match(text)
    if not wrapped:
        return text
    try:
        held, _ = json.JSONDecoder().raw_decode(text, wrapped.end())
    except ValueError as error:
        raise ParseError(where, f"it is neither a page nor JSON that holds one ({error}); save the page.") from error
    fields = [value for value in held.values() if isinstance(value, str) and "</p>" in value]
    if not fields:
        raise ParseError(where, "no field of it holds a page; save the page of the law itself.")
    return max(fields, key=len)
