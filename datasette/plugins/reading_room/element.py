"""One element of a good law: what is asked, by whom, who has it, in which words, and how laws fall short of it."""

from collections import defaultdict

from reading_room import findings, status, tiles
from reading_room.failure import Missing
from reading_room.visit import Page, Row, Visit, loads

LONG = 160
ASKING = """
select obligations.*, works.title, works.titles, works.id as work from obligations
left join works on works.id = obligations.treaty
where element = ?
order by case force when 'shall' then 0 when 'consider' then 1 when 'may' then 2 else 3 end, instrument"""
MAKERS = "select distinct jurisdiction from works where jurisdiction != ''"
LISTED = """
select elements.*, coalesce(counted.met, 0) as met, coalesce(counted.lacking, 0) as lacking from elements
left join (select element, sum(status in ('met', 'beyond')) as met, sum(status in ('gap', 'not_found')) as lacking
  from findings group by element) as counted on counted.element = elements.id order by elements.id"""
IN_TREATIES = """
select tags.work, tags.eid, tags.quote, tags.words, works.title, provisions.citation from tags
join works on works.id = tags.work join provisions on provisions.work = tags.work and provisions.eid = tags.eid
where tags.element = ? and tags.holds = 1 and works.kind in ('treaty', 'directive') and works.same_as = '' limit 20"""


async def page(seen: Visit) -> Page:
    """Make the page of one element."""
    element = await find(seen, seen.part("element"))
    found = await findings.of_element(seen, element["id"])
    shelf = await findings.shelf(seen)
    makers = {str(row["jurisdiction"]).upper() for row in await seen.rows(MAKERS)}
    known = [one for one in found if one["jurisdiction"].upper() in makers]
    asking = await seen.rows(ASKING, [element["id"]])
    context = {
        "element": element,
        "tally": status.tally(known),
        "asking": [{**one, "title": seen.titled(one), "binds": _binds(found, one)} for one in asking],
        "findings": [findings.with_evidence(seen, one, shelf=shelf, longest=LONG) for one in known],
        "uncatalogued": sorted(one["country"] for one in found if one["jurisdiction"].upper() not in makers),
        "map": tiles.tiles({one["jurisdiction"].upper(): _state(seen, one) for one in known}),
        "treaties": await in_treaties(seen, element["id"], shelf),
    }
    data = {
        **{key: element[key] for key in element if key != "names"},
        "asked_by": asking,
        "findings": findings.data(found),
    }
    return Page("site/element.html", context, data, findings.rows(found))


async def listing(seen: Visit) -> Page:
    """List all elements by group, with the number of countries that have each."""
    rows = await seen.rows(LISTED)
    shaped = [{**row, "name": seen.named(row)} for row in rows]
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in shaped:
        groups[row["group"]].append(row)
    ordered = sorted(groups.items(), key=lambda item: _place(item[0]))
    plain = [
        {key: row[key] for key in ("id", "pillar", "group", "name", "question", "met", "lacking")} for row in shaped
    ]
    return Page("site/elements.html", {"groups": ordered}, plain, plain)


async def in_treaties(seen: Visit, element: str, shelf: findings.Shelf) -> list[Row]:
    """Give what the treaties themselves say on an element."""
    return [_clause(seen, row, shelf) for row in await seen.rows(IN_TREATIES, [element])]


async def find(seen: Visit, name: str) -> Row:
    """Find an element by its number, in capitals or not. Raises Missing where there is none."""
    rows = await seen.rows("select * from elements where id = upper(?)", [name])
    if not rows:
        raise Missing("error.element", element=name)
    row = rows[0]
    lists = {key: loads(row[key], []) for key in ("parts", "failure_modes")}
    question = seen.named(row, "questions", "question")
    language = "en" if question == row["question"] else seen.language
    return {**row, **lists, "name": seen.named(row), "question": question, "language": language}


def _place(group: str) -> tuple[int, str]:
    return (status.GROUPS.index(group) if group in status.GROUPS else len(status.GROUPS)), group


def _binds(found: list[Row], obligation: Row) -> int:
    """How many countries this article asks, by the findings."""
    names = {obligation["treaty"], obligation["instrument"]} - {"", None}
    return sum(
        any(one.get("treaty") in names and one.get("article") == obligation["article"] for one in finding["asked"])
        for finding in found
    )


def _state(seen: Visit, finding: Row) -> Row:
    label = f"{finding['country']}: {seen.words.say('status.' + finding['status'])}"
    address = (
        seen.link(f"/country/{finding['jurisdiction'].upper()}", pillar=finding["pillar"]) + f"#{finding['element']}"
    )
    return {"state": status.icon(finding["status"]), "label": label, "address": address}


def _clause(seen: Visit, row: Row, shelf: findings.Shelf) -> Row:
    words = [word.get("text", "") for word in loads(row["words"], [])]
    return findings.evidence(seen, {**row, "words": words, "by": ""}, longest=LONG, shelf=shelf)
