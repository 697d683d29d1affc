"""One country: what it is bound by, what is missing first, what was found in which words, what was not read."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable

from analyses.offered import offered
from analyses.paper import formats
from reading_room import bound, findings, penalties, status
from reading_room.failure import Missing, Wrong
from reading_room.visit import Page, Row, Visit, loads

STRONGEST = 10
UNCONFIRMED = 12
SHORT, SHORTER, LONG = 120, 50, 420
"""How many characters of a quotation are shown: on the page of a country, and on the page of one of its pillars."""

MANY = 30
"""From how many findings on quotations become shorter, so that every page stays below 100 kB."""

QUIET = status.ORDER
WORKS = """
select * from works where jurisdiction = ? and same_as = ''
order by case read when 'whole' then 0 when 'part' then 1 else 2 end, title"""
COUNTRIES = """
select jurisdictions.*, coalesce(counted.works, 0) as works, coalesce(whole, 0) as whole, coalesce(part, 0) as part,
  coalesce(gap, 0) as gap, coalesce(not_found, 0) as not_found, coalesce(met, 0) as met,
  coalesce(partial, 0) as partial, coalesce(not_assessed, 0) as not_assessed from jurisdictions
left join (select jurisdiction, count(*) as works, sum(read = 'whole') as whole, sum(read = 'part') as part
  from works where same_as = '' group by jurisdiction) as counted on counted.jurisdiction = code
left join (select jurisdiction, sum(status = 'gap') as gap, sum(status = 'not_found') as not_found,
  sum(status in ('met', 'beyond')) as met, sum(status in ('partial', 'beyond_partial')) as partial,
  sum(status = 'not_assessed') as not_assessed from findings group by jurisdiction) as said
  on said.jurisdiction = code
where kind = 'country' order by name"""


async def page(seen: Visit) -> Page:
    """Make the page of one country, or of one pillar of it with all its evidence."""
    country = await find(seen, seen.part("code"))
    pillar = seen.ask("pillar")
    if pillar and pillar not in status.PILLARS:
        raise Wrong("error.filter", name="pillar", value=pillar)
    found = await findings.of_country(seen, country["code"])
    works = await seen.rows(WORKS, [country["code"]])
    if country["kind"] != "country":
        return _body(country, works)
    shelf = await findings.shelf(seen)
    if pillar:
        return _one_pillar(seen, country, found, pillar=pillar, shelf=shelf)
    bonds = await bound.read(seen, country["code"])
    room = SHORT if sum(bool(one["found"]) for one in found) <= MANY else SHORTER
    shown = [findings.with_evidence(seen, one, shelf=shelf, longest=room) for one in found]
    gaps, open_questions = ([one for one in shown if one["status"] == name] for name in ("gap", "not_found"))
    context = {
        "country": country,
        "tally": status.tally(found),
        "findings": found,
        "gaps": gaps[:STRONGEST],
        "more_gaps": gaps[STRONGEST:],
        "unconfirmed": open_questions[:UNCONFIRMED],
        "more_unconfirmed": open_questions[UNCONFIRMED:],
        "bound": bonds,
        "line": bound.timeline(bonds["bound"], works),
        "pillars": _pillars(shown),
        "penalties": await penalties.of_country(seen, country["code"]),
        "works": works,
        "unassessed": _unassessed(found, works),
        "as_of": max((str(one["as_of"]) for one in found), default=""),
        "papers": offered(seen.language, read=any(_is_read(one) for one in found)),
        "formats": await asyncio.to_thread(formats),
    }
    data = {
        "code": country["code"],
        "name": country["name"],
        "bound_by": bound.data(bonds),
        "works": [_work(work) for work in works],
        "findings": findings.data(found),
    }
    return Page("site/country.html", context, data, findings.rows(found))


async def listing(seen: Visit) -> Page:
    """List the countries, with how much of each was read and found."""
    rows = [{**row, "name": seen.named(row)} for row in await seen.lasting(COUNTRIES)]
    keep = ("code", "name", "region", "works", "whole", "part", "met", "partial", "gap", "not_found", "not_assessed")
    plain = [{key: row[key] for key in keep} for row in rows]
    return Page("site/countries.html", {"countries": rows}, plain, plain)


async def find(seen: Visit, code: str) -> Row:
    """Find a jurisdiction by its code, in capitals or not. Raises Missing where there is none."""
    rows = await seen.rows("select * from jurisdictions where lower(code) = lower(?)", [code])
    if not rows:
        raise Missing("error.country", code=code)
    return {**rows[0], "name": seen.named(rows[0])}


def _body(country: Row, works: list[Row]) -> Page:
    """A treaty body: it makes treaties, and nothing is found of it."""
    plain = [_work(work) for work in works]
    return Page(
        "site/body.html", {"country": country, "works": works}, {"code": country["code"], "works": plain}, plain
    )


def _one_pillar(seen: Visit, country: Row, found: list[Row], *, pillar: str, shelf: findings.Shelf) -> Page:
    chosen = [finding for finding in found if finding["pillar"] == pillar]
    few = len(chosen) <= MANY
    room, most = (LONG, 2) if few else (LONG // 2, 1)
    context = {
        "country": country,
        "pillar": pillar,
        "tally": status.tally(chosen),
        "findings": [findings.with_evidence(seen, one, shelf=shelf, longest=room, most=most) for one in chosen],
    }
    return Page("site/pillar.html", context, findings.data(chosen), findings.rows(chosen))


def _is_read(finding: Row) -> bool:
    """Whether a treaty asks for it, and a person found something."""
    return bool(finding["asked"]) and any(one.get("by") != "tagger" for one in finding["found"])


def _pillars(shown: Iterable[Row]) -> list[Row]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for finding in shown:
        grouped[finding["pillar"]].append(finding)
    names = [*status.PILLARS, *sorted(set(grouped) - set(status.PILLARS))]
    return [
        {"name": name, "tally": status.tally(grouped[name]), "findings": grouped[name]}
        for name in names
        if grouped[name]
    ]


def _without(found: Iterable[Row], wanted: str) -> list[Row]:
    """The findings of a status that have no evidence to show: their names are enough."""
    return [one for one in found if one["status"] == wanted and not one["shown"]]


def _unassessed(found: Iterable[Row], works: Iterable[Row]) -> list[Row]:
    """Why elements were not assessed: by the work that was not read, with the elements that wait for it."""
    titles = {work["id"]: work for work in works}
    waiting: dict[str, list[Row]] = defaultdict(list)
    for finding in found:
        if finding["status"] == "not_assessed":
            for work in finding["unread"] or [""]:
                waiting[work].append(finding)
    rows = [{"id": work, "work": titles.get(work), "waiting": elements} for work, elements in waiting.items()]
    return sorted(rows, key=lambda row: -len(row["waiting"]))


def _work(work: Row) -> Row:
    keep = [
        "id",
        "title",
        "citation",
        "kind",
        "enacted",
        "in_force",
        "status",
        "language",
        "basis",
        "read",
        "as_at",
        "units",
        "url",
        "licence",
        "note",
    ]
    return {**{key: work[key] for key in keep}, "covers": loads(work["covers"], [])}
