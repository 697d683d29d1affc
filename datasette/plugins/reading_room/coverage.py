"""What was read and what was not, and why: the page to look at before relying on a finding."""

from collections import defaultdict

from reading_room import country
from reading_room.visit import Page, Row, Visit

MOST = 60
UNREAD = """
select works.*, jurisdictions.name, jurisdictions.names from works
left join jurisdictions on jurisdictions.code = works.jurisdiction
where works.same_as = '' and coalesce(works.read, 'no') != 'whole' order by jurisdictions.name, works.title"""
DETAIL = """
select jurisdiction, sum(basis = 'official') as official, sum(basis = 'digest') as digest, max(as_at) as newest
from works where same_as = '' group by jurisdiction"""
TREATIES = """
select jurisdictions.*, count(works.id) as works, coalesce(sum(works.read = 'whole'), 0) as whole,
  coalesce(sum(works.read = 'part'), 0) as part from jurisdictions
left join works on works.jurisdiction = code and works.same_as = ''
where jurisdictions.kind != 'country' group by code order by name"""


async def page(seen: Visit) -> Page:
    """Make the page of what was read."""
    detail = {row["jurisdiction"]: row for row in await seen.lasting(DETAIL)}
    unread = await seen.lasting(UNREAD)
    missing: dict[str, list[Row]] = defaultdict(list)
    for work in unread:
        missing[work["jurisdiction"]].append(work)
    countries = [
        {**row, "name": seen.named(row), "detail": detail.get(row["code"], {}), "missing": missing[row["code"]]}
        for row in await seen.lasting(country.COUNTRIES)
    ]
    issues = await seen.lasting(
        """select issues.*, works.title, works.jurisdiction from issues left join works on works.id = issues.work
        order by level, issues.work"""
    )
    figures = await seen.lasting(
        """select count(*) as works, coalesce(sum(read = 'whole'), 0) as whole, coalesce(sum(read = 'part'), 0) as part,
        coalesce(sum(read not in ('whole', 'part')), 0) as no from works where same_as = ''"""
    )
    said = await seen.lasting(
        """select count(*) as findings, coalesce(sum(status = 'not_assessed'), 0) as not_assessed,
        coalesce(sum(status = 'not_found'), 0) as not_found from findings"""
    )
    context = {
        "countries": [row for row in countries if row["works"]],
        "uncatalogued": [row["name"] for row in countries if not row["works"]],
        "treaties": [{**row, "name": seen.named(row)} for row in await seen.lasting(TREATIES)],
        "issues": issues[:MOST],
        "more_issues": max(0, len(issues) - MOST),
        "figures": {**figures[0], **said[0]},
        "who": await seen.lasting("select by, count(*) as tags from tags where holds = 1 group by by order by 2 desc"),
    }
    plain = [_plain(row) for row in countries]
    return Page("site/coverage.html", context, {"countries": plain, "issues": issues}, plain)


def _plain(row: Row) -> Row:
    detail = row["detail"]
    return {
        "code": row["code"],
        "name": row["name"],
        "works": row["works"],
        "whole": row["whole"],
        "part": row["part"],
        "official": detail.get("official", 0),
        "digest": detail.get("digest", 0),
        "newest": detail.get("newest", ""),
        "not_read_whole": [work["id"] for work in row["missing"]],
        "not_assessed": row["not_assessed"],
    }
