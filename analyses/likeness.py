"""How near the wording of laws is to each other's and to the Palermo Protocol's, and who may have copied whom.

Wording is compared in one language and on official texts only: digests are our own words. What a definition contains
(acts, means, purposes) is compared across languages, by the elements of the framework.
"""

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import networkx as nx
from rapidfuzz import fuzz

from analyses.gaps import gaps
from kb import store
from kb.model import Finding
from kb.rows import unit_of

RUN = 4
"""So many words in a row make a shingle; texts that share none of the rarer ones are not compared."""

COMMON = 40
"""A shingle in more texts than this is a formula of drafting, and says nothing."""

CANDIDATES = 8
SHARED = 0.1
"""Two texts are compared where they share at least this part of the shorter one's runs of words."""

LONGEST = 4000
LEAST = 55.0
"""From this likeness (0 to 100, the share of letters that need not be changed) on two provisions count as alike."""

FAMILY = 70.0
PALERMO = "PALERMO"
ARTICLE = "art_3"
DEFINITION = ("DEF-02", "DEF-03", "DEF-04", "DEF-06", "DEF-07", "DEF-08", "DEF-09", "DEF-10")
"""What article 3(a) of the Palermo Protocol contains: the act, the means, vulnerability, and five purposes."""

WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Wording:
    """A section or article in its own words, lower case, without marks."""

    work: str
    eid: str
    language: str
    words: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """The words as one line, as far as they are compared."""
        return " ".join(self.words)[:LONGEST]


def rows(db: Path) -> Iterator[dict[str, Any]]:
    """The table `similar`: official provisions on the framework's elements whose wording is alike, each way."""
    with store.reading(db) as connection:
        wordings = list(_wordings(connection))
    for one, other, score in _pairs(wordings):
        for a, b in ((one, other), (other, one)):
            yield {"work": a.work, "eid": a.eid, "to_work": b.work, "to_eid": b.eid, "score": score}


def alike(db: Path, elements: Collection[str], *, least: float = LEAST) -> Iterator[dict[str, Any]]:
    """Pairs of provisions on an element whose wording is alike, nearest first; `earlier` is the work enacted first."""
    marks = ", ".join("?" for _ in elements)
    sql = f"""select distinct similar.*, a.jurisdiction, b.jurisdiction as to_jurisdiction,
        a.title, b.title as to_title, a.enacted, b.enacted as to_enacted,
        p.citation, q.citation as to_citation, tags.element
      from similar join works a on a.id = similar.work join works b on b.id = similar.to_work
      join provisions p on p.work = similar.work and p.eid = similar.eid
      join provisions q on q.work = similar.to_work and q.eid = similar.to_eid
      join tags on tags.work = similar.work and tags.unit = similar.eid and tags.holds = 1
      where tags.element in ({marks}) and similar.score >= ? and similar.work < similar.to_work
      order by similar.score desc, similar.work, similar.eid"""
    with store.reading(db) as connection:
        for row in connection.execute(sql, (*elements, least)):
            earlier, later = sorted(
                ((row["enacted"] or "", row["work"]), (row["to_enacted"] or "", row["to_work"])), key=lambda one: one[0]
            )
            known = earlier[0] and later[0] and earlier[0] != later[0]
            yield {**dict(row), "earlier": earlier[1] if known else ""}


def families(pairs: Iterable[dict[str, Any]], *, least: float = FAMILY) -> list[dict[str, Any]]:
    """Groups of works that share a wording, largest first, each in the order in which they were enacted."""
    graph: nx.Graph[str] = nx.Graph()
    for pair in pairs:
        if pair["score"] >= least:
            graph.add_edge(pair["work"], pair["to_work"], score=pair["score"])
            graph.nodes[pair["work"]]["enacted"] = pair["enacted"] or ""
            graph.nodes[pair["to_work"]]["enacted"] = pair["to_enacted"] or ""
    found = sorted(nx.connected_components(graph), key=lambda works: (-len(works), min(works)))
    return [
        {
            "family": number, "works": sorted(works, key=lambda work: (graph.nodes[work]["enacted"] or "9", work)),
            "closest": max(data["score"] for *_, data in graph.subgraph(works).edges(data=True)),
        }
        for number, works in enumerate(found, 1)
    ]  # fmt: skip


def palermo(db: Path, codes: Collection[str] = ()) -> Iterator[dict[str, Any]]:
    """For each country that punishes trafficking: what of article 3(a) its law has, and how near its words are.

    `contains`: of the parts of act and means, and the further elements of DEFINITION, on which something is known, the
    share that is there; `lacks` names those that are not, `unknown` the elements on which nothing was found. `wording`:
    0 to 100 against article 3 in the same language; None where no such text is held, or only a digest of the law.
    """
    found: dict[str, dict[str, Finding]] = defaultdict(dict)
    for finding in gaps(db, codes, only=(*DEFINITION, "DEF-01")):
        found[finding.jurisdiction][finding.element] = finding
    with store.reading(db) as connection:
        articles = {one.language: one for one in _articles(connection)}
        parts = {row["id"]: json.loads(row["parts"]) for row in connection.execute("select id, parts from elements")}
        for code, findings in found.items():
            if findings["DEF-01"].found:
                work, unit = _definition(findings)
                yield {
                    "jurisdiction": code, "work": work, "eid": unit, "title": findings["DEF-01"].found[0].title,
                    **_contains(findings, parts), "wording": _nearness(_wording(connection, work, unit), articles),
                }  # fmt: skip


def _contains(findings: dict[str, Finding], parts: dict[str, list[str]]) -> dict[str, Any]:
    known = [
        findings[element] for element in DEFINITION if findings[element].found or findings[element].status == "gap"
    ]
    asked = [(finding, part) for finding in known for part in parts[finding.element] or [finding.name]]
    lacks = [part for finding, part in asked if part in finding.missing or not finding.found]
    return {
        "contains": round(1 - len(lacks) / len(asked), 3) if asked else None, "lacks": lacks,
        "unknown": [element for element in DEFINITION if findings[element] not in known],
    }  # fmt: skip


def _nearness(own: Wording | None, articles: dict[str, Wording]) -> float | None:
    article = articles.get(own.language) if own else None
    return round(fuzz.token_set_ratio(own.text, article.text), 1) if own and article else None


def _definition(findings: dict[str, Finding]) -> tuple[str, str]:
    """The section or article that carries most of the definition; of equals the first of the most certain."""
    places = Counter(
        (one.work, unit_of(one.eid)) for element in DEFINITION for one in findings[element].found
    )  # fmt: skip
    leading = findings["DEF-01"].found[0]
    best = max(places.values(), default=0)
    return min(place for place, many in places.items() if many == best) if best else (leading.work, leading.eid)


def _articles(connection: sqlite3.Connection) -> Iterator[Wording]:
    """Article 3 of the Protocol in each language in which it is held, also as an annex of an act that approves it."""
    sql = """select provisions.work, provisions.eid from provisions join works on works.id = provisions.work
      where (works.instrument = ? or works.same_as in (select id from works where instrument = ?))
      and provisions.basis = 'official' and (provisions.eid = ? or provisions.eid like '%__' || ?)"""
    for row in connection.execute(sql, (PALERMO, PALERMO, ARTICLE, ARTICLE)).fetchall():
        wording = _wording(connection, row["work"], row["eid"])
        if wording and any(word.startswith(("traffi", "trata", "traite", "trafic")) for word in wording.words):
            yield wording


def _wording(connection: sqlite3.Connection, work: str, unit: str) -> Wording | None:
    """A section or article with all that stands below it; None where the official text is not held."""
    sql = """select heading, text, language from provisions where work = ? and unit = ? and basis = 'official'
      and status = '' order by position"""
    said = connection.execute(sql, (work, unit)).fetchall()
    words = tuple(word for row in said for word in _plain(f"{row['heading']} {row['text']}"))
    return Wording(work, unit, said[0]["language"], words) if words else None


def _wordings(connection: sqlite3.Connection) -> Iterator[Wording]:
    sql = """select distinct tags.work, tags.unit from tags join works on works.id = tags.work
      join provisions on provisions.work = tags.work and provisions.eid = tags.unit
      where provisions.basis = 'official' and works.same_as = '' order by tags.work, provisions.position"""
    for row in connection.execute(sql).fetchall():
        wording = _wording(connection, row["work"], row["unit"])
        if wording and len(wording.words) >= 2 * RUN:
            yield wording


def _plain(text: str) -> Iterator[str]:
    return (found.group() for found in WORD.finditer(text.casefold()))


def _pairs(wordings: list[Wording]) -> Iterator[tuple[Wording, Wording, float]]:
    """Texts of different works that share rare runs of words, with their likeness, if it is great enough."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, one in enumerate(wordings):
        for shingle in set(zip(*(one.words[start:] for start in range(RUN)), strict=False)):
            holders[one.language, *shingle].append(place)
    shared: dict[int, Counter[int]] = defaultdict(Counter)
    for places in holders.values():
        if 1 < len(places) <= COMMON:
            for at, place in enumerate(places):
                shared[place].update(
                    other for other in places[at + 1 :] if wordings[other].work != wordings[place].work
                )
    for place, others in shared.items():
        one = wordings[place]
        for other, many in others.most_common(CANDIDATES):
            if many < SHARED * min(len(one.words), len(wordings[other].words)):
                continue
            score = fuzz.ratio(one.text, wordings[other].text, score_cutoff=LEAST)
            if score:
                yield one, wordings[other], round(score, 1)
