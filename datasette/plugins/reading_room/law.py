"""A law: its contents, and each section with plain words beside it, its tags, its citation and its source."""

from typing import Any

from analyses.cite import STYLES, cite
from reading_room import findings, glossary, laid, marking, penalties
from reading_room.failure import Missing
from reading_room.noted import Notes
from reading_room.visit import Page, Row, Visit, database, loads

CONTAINERS = ("book", "title", "part", "chapter", "division", "subdivision")
DEFINED = """
select * from definitions where work = ? and eid in (select eid from provisions where work = ? and unit = ?)"""
UNITS = ("section", "article", "rule")
MOST = 400
WEB = ("https://", "http://")
"""What an address of a publisher begins with; anything else is not made a link."""

WORK = """
select works.*, jurisdictions.name, jurisdictions.names, jurisdictions.kind as maker from works
left join jurisdictions on jurisdictions.code = works.jurisdiction where works.id = ?"""
CONTENTS = """
select eid, parent, unit, kind, number, heading, digest_heading, citation, depth, basis, status,
  (select group_concat(distinct element) from tags where tags.work = provisions.work and tags.unit = provisions.eid
   and holds = 1) as elements
from provisions where work = ? and (unit = eid or basis = 'digest') and kind not in ('note') order by position"""


async def work_page(seen: Visit) -> Page:
    """Make the page of a law: what it is, how it was read, its contents."""
    work = await find(seen, seen.part("work"))
    contents = [_entry(seen, row) for row in await seen.rows(CONTENTS, [work["id"]])]
    issues = await seen.rows("select level, why from issues where work = ?", [work["id"]])
    copies = await seen.rows("select id, title, language from works where same_as = ?", [work["id"]])
    only = seen.ask("only")
    shown = [entry for entry in contents if entry["elements"]] if only == "tagged" or len(contents) > MOST else contents
    cited = await _cited(seen, work)
    context = {
        "work": work, "contents": shown, "all": len(contents), "issues": issues, "copies": copies, "cited": cited,
    }  # fmt: skip
    keep = ("eid", "kind", "number", "heading", "citation", "elements", "address")
    plain = [{key: entry[key] for key in keep} for entry in contents]
    return Page("site/law.html", context, {"work": _plain(work), "contents": plain}, plain, _files(cited))


async def provision_page(seen: Visit) -> Page:
    """Make the page of one provision, shown inside its section."""
    work = await find(seen, seen.part("work"))
    row = await _provision(seen, work, seen.part("eid"))
    unit = row["unit"] or row["eid"]
    rows = await _rows(seen, work["id"], unit, row)
    tags = await _tags(seen, work["id"], unit)
    head = rows[0]
    notes = Notes(await glossary.terms(seen), seen.language)
    cited = await _cited(seen, work, row["eid"])
    context = {
        "work": work,
        "head": head,
        "target": row,
        "nodes": laid.tree(rows, tags, head["eid"], notes=notes),
        "tags": tags,
        "digests": [_digest(seen, one, tags, notes=notes) for one in rows if one["digest"]],
        "words": list(notes.met.values()),
        "defined": await seen.rows(DEFINED, [work["id"]] * 2 + [unit]),
        "penalties": (await penalties.of_units(seen, [(work["id"], unit)])).get((work["id"], unit), []),
        "alike": await _alike(seen, work["id"], unit),
        "before": await _neighbour(seen, head, "<", "desc"),
        "after": await _neighbour(seen, head, ">", "asc"),
        "inside": [_entry(seen, one) for one in await _inside(seen, head)],
        "cited": cited,
    }
    plain = [_row(seen, one) for one in rows]
    data = {"work": _plain(work), "provisions": plain, "tags": _said(tags), "terms": context["words"]}
    return Page("site/provision.html", context, data, plain, _files(cited))


async def _cited(seen: Visit, work: Row, eid: str = "") -> dict[str, str]:
    """The citation in every style, without an address that is none of the web."""

    def cited(connection: Any) -> dict[str, str]:
        texts = {style: cite(connection, work["id"], eid, style) for style in STYLES}
        return {style: text.replace(work["refused"] or "\0", "") for style, text in texts.items()}

    return dict(await database(seen.datasette).execute_fn(cited))


def _files(cited: dict[str, str]) -> dict[str, str]:
    return {"bib": cited["bibtex"], "ris": cited["ris"]}


async def whole(seen: Visit, work: str, eid: str) -> Row:
    """Give a provision with all that stands in its section, to be read beside others. Raises Missing as a page does."""
    found = await find(seen, work)
    row = await _provision(seen, found, eid)
    rows = await _rows(seen, work, row["unit"] or row["eid"], row)
    clauses = [_clause(one) for one in rows if one["kind"] != "note" and (one["text"] or one["digest"])]
    return {"work": found, "row": row, "head": rows[0], "clauses": clauses, "address": seen.law(work, row["eid"])}


def _clause(row: Row) -> Row:
    """One clause: the law's own words, or else ours."""
    ours = not row["text"]
    language = findings.OURS if ours and row["basis"] == "official" else row["language"]
    number = row["number"] or row["citation"]
    return {"number": number, "text": row["text"] or row["digest"], "language": language, "ours": ours}


async def find(seen: Visit, name: str) -> Row:
    """Find a work by its name. Raises Missing where there is none."""
    rows = await seen.rows(WORK, [name])
    if not rows:
        raise Missing("error.law", work=name)
    url = str(rows[0]["url"] or "")
    kept = {"country": seen.named(rows[0]), "covers": loads(rows[0]["covers"], [])}
    return {**rows[0], **kept, **_address(url)}


def _address(url: str) -> dict[str, str]:
    return {"url": url, "refused": ""} if url.startswith(WEB) else {"url": "", "refused": url}


async def _provision(seen: Visit, work: Row, eid: str) -> Row:
    """The provision of that name; for a section of which only parts are digested, the first of these parts."""
    sql = "select * from provisions where work = ? and (eid = ? or unit = ?) order by eid = ? desc, position limit 1"
    rows = await seen.rows(sql, [work["id"], eid, eid, eid])
    if not rows:
        raise Missing("error.provision", eid=eid, work=work["title"])
    return rows[0]


async def _rows(seen: Visit, work: str, unit: str, row: Row) -> list[Row]:
    """The rows to lay out: those of the section, or, in a schedule or a preamble, all that stands below the row."""
    if row["kind"] in (*UNITS, *CONTAINERS) or unit != row["eid"]:
        rows = await seen.rows("select * from provisions where work = ? and unit = ? order by position", [work, unit])
        return rows or [row]
    sql = "select * from provisions where work = ? and eid >= ? and eid < ? order by position limit ?"
    below = await seen.rows(sql, [work, f"{row['eid']}__", f"{row['eid']}_`", MOST])
    return [row, *below]


async def _tags(seen: Visit, work: str, unit: str) -> list[Row]:
    rows = await seen.rows(
        """select tags.*, elements.* from tags left join elements on elements.id = tags.element
        where tags.work = ? and tags.unit = ? order by holds desc, tags.element, tags.confidence desc""",
        [work, unit],
    )
    return [
        {
            **row,
            "name": seen.named(row),
            "by_words": findings.by_whom(seen, row["by"]),
            "lacks": loads(row["missing"], []),
            "concepts": _concepts(row),
        }
        for row in rows
    ]


def _concepts(tag: Row) -> list[Row]:
    """The words on which a tag rests, with the concept that each expresses."""
    words = [word for word in loads(tag["words"], []) if isinstance(word, dict)]
    return list({(word.get("text"), word.get("concept")): word for word in words}.values())


def _digest(seen: Visit, row: Row, tags: list[Row], *, notes: Notes) -> Row:
    """The plain words beside a provision, in the reader's language where we have them, else ours with marks."""
    also = loads(row["digests"], {}).get(seen.language)
    if isinstance(also, dict) and also.get("text"):
        language, text, words = seen.language, str(also["text"]), []
    else:
        language, text = row["language"] if row["basis"] == "digest" else findings.OURS, row["digest"]
        rested = [tag for tag in tags if tag["basis"] == "digest" and tag["eid"] == row["eid"]]
        words = [str(word.get("text", "")) for tag in rested for word in tag["concepts"]]
    html = marking.marked(text, marking.found(text, words), notes(text, language))
    return {"citation": row["citation"], "html": html, "language": language}


async def _alike(seen: Visit, work: str, unit: str) -> list[Row]:
    rows = await seen.rows(
        """select similar.*, works.title, provisions.citation from similar join works on works.id = similar.to_work
        join provisions on provisions.work = similar.to_work and provisions.eid = similar.to_eid
        where similar.work = ? and similar.eid = ? order by score desc limit 5""",
        [work, unit],
    )
    return [{**row, "address": seen.law(row["to_work"], row["to_eid"])} for row in rows]


async def _neighbour(seen: Visit, head: Row, side: str, order: str) -> Row | None:
    sql = f"""select * from provisions where work = ? and kind in ('section', 'article', 'rule') and unit = eid
      and position {side} ? order by position {order} limit 1"""
    rows = await seen.rows(sql, [head["work"], head["position"]])
    return _entry(seen, rows[0]) if rows else None


async def _inside(seen: Visit, head: Row) -> list[Row]:
    if head["kind"] not in CONTAINERS:
        return []
    sql = "select * from provisions where work = ? and parent = ? and unit = eid order by position limit 200"
    return await seen.rows(sql, [head["work"], head["eid"]])


def _entry(seen: Visit, row: Row) -> Row:
    heading = row["heading"] or row["digest_heading"] or ""
    return {
        **row,
        "heading": heading,
        "address": seen.law(seen.part("work"), row["eid"]),
        "label": " ".join(filter(None, [row["number"] or row["citation"], heading])),
        "container": row["kind"] in (*CONTAINERS, "schedule"),
        "elements": (row.get("elements") or "").split(",") if row.get("elements") else [],
    }


def _row(seen: Visit, row: Row) -> Row:
    keep = (
        "work",
        "eid",
        "parent",
        "kind",
        "number",
        "heading",
        "text",
        "language",
        "basis",
        "citation",
        "digest",
        "url",
    )
    return {**{key: row[key] for key in keep}, "address": seen.law(row["work"], row["eid"])}


def _plain(work: Row) -> Row:
    keep = (
        "id jurisdiction title citation kind enacted in_force status language translation basis read as_at url licence"
    )
    return {key: work[key] for key in (*keep.split(), "sha256", "units", "note")}


def _said(tags: list[Row]) -> list[Row]:
    keep = ("element", "strength", "by", "holds", "confidence", "quote", "failure_mode")
    return [{**{key: tag[key] for key in keep}, "words": tag["concepts"], "missing": tag["lacks"]} for tag in tags]
