"""The search page: provisions ranked by closeness, each with the words that were found and why it is here."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count

from markupsafe import Markup

from kb.inflected import forms
from reading_room import filters, findings, glossary, marking, nearby, places, query
from reading_room.failure import paging
from reading_room.filters import Filters
from reading_room.query import Query
from reading_room.visit import Page, Row, Visit, database, loads, marks

PER_PAGE = 10
MOST = 200
FEW = 10
MOST_TAGS = 6
NEAR = 60
"""Constant of reciprocal rank fusion (Cormack, Clarke, Büttcher 2009), as that paper sets it."""

TRUST = {"every": 1.0, "forms": 0.5, "tagged": 0.9, "some": 0.3}
"""How much each list of hits counts: by all words, by forms of them, by the element's name, by some words."""

WEIGHTS = "4.0, 1.0, 4.0, 1.2, 2.0"
"""Weights of the index columns for bm25: heading, text, heading of the digest, digest, citation."""

MATCHING = f"""
select provisions.rowid as id, provisions.work, provisions.unit, bm25(provisions_fts, {WEIGHTS}) as score
from provisions_fts join provisions on provisions.rowid = provisions_fts.rowid join works on works.id = provisions.work
where provisions_fts match ? and works.same_as = '' and provisions.kind != 'note' {{filters}}
order by score limit {MOST}"""

TAGGED = f"""
select provisions.rowid as id, provisions.work, provisions.unit
from tags join provisions on provisions.work = tags.work and provisions.eid = tags.eid
join works on works.id = provisions.work
where tags.holds = 1 and works.same_as = '' and tags.element in ({{marks}}) {{filters}}
order by tags.strength = 'met' desc, instr(?, tags.element), tags.confidence desc, tags.work limit {MOST}"""

SHOWN = """
select provisions.rowid as id, provisions.*, works.title, works.jurisdiction, works.kind as work_kind, works.as_at,
  works.status as work_status, works.translation, works.digest_checked, jurisdictions.name, jurisdictions.names
from provisions join works on works.id = provisions.work
left join jurisdictions on jurisdictions.code = works.jurisdiction
where provisions.rowid in ({marks})"""

SNIPPETS = f"""
select rowid as id, snippet(provisions_fts, -1, '{marking.OPEN}', '{marking.CLOSE}', ' … ', 44) as snippet
from provisions_fts where provisions_fts match ? and rowid in ({{marks}})"""

TAGS = """
with wanted (work, unit) as (values {pairs})
select tags.work, tags.unit, tags.element, tags.quote, tags.words, elements.name, elements.names
from wanted join tags on tags.work = wanted.work and tags.unit = wanted.unit and tags.holds = 1
join elements on elements.id = tags.element
group by tags.work, tags.unit, tags.element order by tags.element"""

COMPANY = """
select provisions.rowid as id, works.jurisdiction, works.kind, provisions.basis, provisions.language,
  (select region from jurisdictions where code = works.jurisdiction) as region,
  (select group_concat(distinct element) from tags where tags.work = provisions.work and tags.unit = provisions.unit
   and tags.holds = 1) as elements
from provisions join works on works.id = provisions.work where provisions.rowid in ({marks})"""


async def page(seen: Visit) -> Page:
    """Search, or show the empty form where nothing was asked."""
    typed = " ".join(seen.ask("q").split())
    placed = await places.placed(seen, typed)
    asked = query.read(placed.words)
    number = paging(seen)
    narrowed = await filters.read(seen, place=placed.country["code"] if placed.country else "")
    near = await nearby.near(seen, asked, await glossary.terms(seen))
    inflected = await _inflected(seen, asked, placed.words)
    hits = await _hits(seen, asked, near.elements, narrowed, inflected)
    company = await _company(seen, hits)
    shown = hits[(number - 1) * PER_PAGE : number * PER_PAGE] if not seen.part("format") else hits[:100]
    results = await _results(seen, (asked.every, inflected, asked.some), shown, near=near.elements)
    context = {
        "asked": replace(asked, typed=typed if placed.country else asked.typed),
        "place": {"name": seen.named(placed.country), "rest": placed.words} if placed.country else None,
        "total": len(hits),
        "many": len(hits) >= MOST,
        "hits": results,
        "near": near,
        "loose": bool(hits) and not any(hit["every"] or hit["forms"] for hit in hits) and len(asked.words) > 1,
        "boxes": await filters.counts(seen, company, narrowed.chosen),
        "chosen": narrowed.chosen,
        "years": filters.YEARS,
        "page_number": number,
        "pages": -(-len(hits) // PER_PAGE),
    }
    rows = [_plain(seen, hit) for hit in results]
    terms = [glossary.brief(seen, term) for term in near.terms]
    data = {"query": typed, "filters": narrowed.chosen, "total": len(hits), "terms": terms, "hits": rows}
    return Page("site/search.html", context, data, rows)


async def _inflected(seen: Visit, asked: Query, typed: str) -> str:
    """The query with all forms that the laws have of its words; empty where there are no others, or for phrases."""
    if asked.exact:
        return ""
    known = await database(seen.datasette).execute_fn(lambda db: forms(db, asked.words, seen.language))
    return query.read(typed, known).every if known else ""


async def _hits(seen: Visit, asked: Query, near: Sequence[Row], narrowed: Filters, inflected: str) -> list[Row]:
    """All hits, one a section: by all words or forms of them, by elements, and, where these are few, by some words."""
    every = await _matching(seen, asked.every, narrowed)
    forms = await _matching(seen, inflected, narrowed)
    tagged = await _tagged(seen, [row["id"] for row in near], narrowed)
    some = await _matching(seen, asked.some, narrowed) if len(every) + len(forms) + len(tagged) < FEW else []
    fused: dict[tuple[str, str], Row] = {}
    lists = {"every": every, "forms": forms, "tagged": tagged, "some": some}
    for name, rows in lists.items():
        for place, row in zip(count(1), _one_a_unit(rows), strict=False):
            hit = fused.setdefault((row["work"], row["unit"]), _hit(row))
            hit["score"] += TRUST[name] / (NEAR + place)
            hit[name] = True
            hit["more"] = max(hit["more"], row["more"])
    return sorted(fused.values(), key=lambda hit: -hit["score"])


async def _matching(seen: Visit, fts: str, narrowed: Filters) -> list[Row]:
    return await seen.rows(MATCHING.format(filters=narrowed.sql), [fts, *narrowed.params]) if fts else []


async def _tagged(seen: Visit, elements: list[str], narrowed: Filters) -> list[Row]:
    """Clauses that are tagged with one of these elements; those of the first element come first."""
    if not elements:
        return []
    sql = TAGGED.format(marks=marks(len(elements)), filters=narrowed.sql)
    return await seen.rows(sql, [*elements, *narrowed.params, " ".join(elements)])


def _hit(row: Row) -> Row:
    return {"id": row["id"], "score": 0.0, "every": False, "forms": False, "tagged": False, "some": False, "more": 0}


def _one_a_unit(rows: Iterable[Row]) -> list[Row]:
    """Keep the best clause of each section, and count the others."""
    best: dict[tuple[str, str], Row] = {}
    for row in rows:
        kept = best.setdefault((row["work"], row["unit"]), {**row, "more": -1})
        kept["more"] += 1
    return list(best.values())


async def _company(seen: Visit, hits: Sequence[Row]) -> list[Row]:
    rows = await seen.rows(COMPANY.format(marks=marks(len(hits))), [hit["id"] for hit in hits]) if hits else []
    return [{**row, "elements": (row["elements"] or "").split(",") if row["elements"] else []} for row in rows]


async def _results(seen: Visit, asked: Iterable[str], hits: Sequence[Row], *, near: Sequence[Row]) -> list[Row]:
    """Fetch what the page shows of its hits: citation, words found, elements of the section."""
    ids = [hit["id"] for hit in hits]
    rows = {row["id"]: row for row in await seen.rows(SHOWN.format(marks=marks(len(ids))), ids)}
    found = await _snippets(seen, asked, ids)
    tags = await _tags(seen, rows.values())
    named = {row["id"] for row in near}
    return [_result(seen, {**hit, **rows[hit["id"]]}, found.get(hit["id"], ""), tags=tags, named=named) for hit in hits]


async def _snippets(seen: Visit, asked: Iterable[str], ids: Sequence[int]) -> dict[int, str]:
    """The words around what was found, by the closest query that finds the provision."""
    found: dict[int, str] = {}
    for fts in filter(None, asked):
        left = [id for id in ids if id not in found]
        pieces = await seen.rows(SNIPPETS.format(marks=marks(len(left))), [fts, *left]) if left else []
        found.update({row["id"]: row["snippet"] for row in pieces})
    return found


async def _tags(seen: Visit, rows: Collection[Row]) -> dict[tuple[str, str], list[Row]]:
    """The tags of the sections in which these provisions stand, one for each element."""
    units = sorted({(row["work"], row["unit"]) for row in rows})
    kept: dict[tuple[str, str], list[Row]] = {unit: [] for unit in units}
    pairs = ", ".join("(?, ?)" for _ in units)
    for tag in await seen.rows(TAGS.format(pairs=pairs), [name for unit in units for name in unit]) if units else []:
        kept[(tag["work"], tag["unit"])].append(tag)
    return kept


def _result(seen: Visit, hit: Row, snippet: str, *, tags: Mapping[tuple[str, str], list[Row]], named: set[str]) -> Row:
    near = sorted(tags[(hit["work"], hit["unit"])], key=lambda tag: tag["element"] not in named)
    return {
        **hit,
        "country": seen.named(hit),
        "address": seen.law(hit["work"], hit["eid"]),
        "head": _head(seen, hit),
        "snippet": marking.snippet(snippet) if snippet else _quote(hit, near),
        "tags": near[:MOST_TAGS],
        "named": [tag["element"] for tag in near if tag["element"] in named],
    }


def _head(seen: Visit, hit: Row) -> Row:
    """The heading of a hit with its language: the law's own, else ours, in the reader's language where we have it."""
    if hit["heading"]:
        return {"text": hit["heading"], "language": hit["language"]}
    also = loads(hit["digests"], {}).get(seen.language)
    own = also.get("heading") if isinstance(also, dict) else ""
    return {"text": own or hit["digest_heading"], "language": seen.language if own else findings.OURS}


def _quote(hit: Row, tags: Sequence[Row]) -> Markup:
    """What to show of a hit that was found by its element: the words on which its tag rests, or its first words."""
    for tag in tags:
        words = [word.get("text", "") for word in loads(tag["words"], [])]
        if tag["quote"]:
            return marking.quoted(tag["quote"], words, longest=300)
    return marking.quoted(hit["text"] or hit["digest"] or "", [], longest=300)


def _plain(seen: Visit, hit: Row) -> Row:
    return {
        "citation": f"{hit['title']}, {hit['citation']}",
        "jurisdiction": hit["jurisdiction"],
        "work": hit["work"],
        "eid": hit["eid"],
        "heading": hit["heading"] or hit["digest_heading"],
        "snippet": hit["snippet"].striptags(),
        "elements": [tag["element"] for tag in hit["tags"]],
        "basis": hit["basis"],
        "language": hit["language"],
        "address": seen.law(hit["work"], hit["eid"]),
    }
