"""The vocabulary of the consolidated law of the BOE, as `ingest.formats.boe_xml` reads it: elements, line classes."""

RANKS = {
    "libro": 1, "parte": 2, "titulo": 3, "capitulo": 4, "seccion": 5, "subseccion": 6, "anexo": 0,
    "apendice": 0, "disp": 0,
}  # fmt: skip
"""Classes of the lines that head containers, and how deep these stand."""
HEADS = ("articulo", *RANKS)
NOTES = ("nota_pie", "nota_inicial", "nota")
LINES = (
    "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "pre", "blockquote", "table", "tbody", "thead", "tfoot", "tr",
    "caption", "br", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article",
)  # fmt: skip
CELLS = ("td", "th")
INLINE = (
    "a", "b", "i", "u", "strong", "em", "span", "sup", "sub", "small", "font", "abbr", "cite", "q", "s", "ins", "del",
)  # fmt: skip
IGNORED = ("img", "col", "colgroup", "script", "style")
