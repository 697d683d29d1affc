"""Permanent addresses on the site for whatever a row speaks of: a provision, a work, a country, an element."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

OWN = {"works": ("law", "id"), "jurisdictions": ("country", "code"), "elements": ("element", "id")}
"""Tables whose rows have a page of their own, and which page."""
POINTS = (
    ("link", "law", ("work", "eid")),
    ("to_link", "law", ("to_work", "to_eid")),
    ("treaty_link", "law", ("treaty",)),
    ("country_link", "country", ("jurisdiction",)),
    ("element_link", "element", ("element",)),
)
"""The column of a link, the page it leads to, and the columns that name the page."""


def address(site: str, page: str, *names: str) -> str:
    """The address of a page: `/law/WORK/EID`, below `site` where one is given; empty where nothing is named.

    >>> address("https://laws.example", "law", "qm-act", "art_210quáter"), address("", "law", "qm-act", "")
    ('https://laws.example/law/qm-act/art_210qu%C3%A1ter', '/law/qm-act')
    """
    if not names[0]:
        return ""
    return "/".join([site, page, *(quote(name, safe="") for name in names if name)])


def links(site: str, table: str, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every link of a row, with the name of its column; the same columns for every row of a table."""
    if table in OWN:
        page, column = OWN[table]
        yield "link", address(site, page, row[column])
    for name, page, columns in POINTS:
        if columns[0] in row:
            yield name, address(site, page, *(row[column] or "" for column in columns if column in row))
    if table == "glossary":
        each = [address(site, "element", element) for element in json.loads(row["elements"] or "[]")]
        yield "element_links", json.dumps(each)
