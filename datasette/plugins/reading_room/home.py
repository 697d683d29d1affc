"""The first page: where to begin, what is in here, how much was read; and the page that says what manumit is."""

from kb.measured import published
from reading_room import country, tiles
from reading_room.visit import Page, Row, Visit

FIGURES = """
select (select count(*) from jurisdictions where kind = 'country') as countries,
  (select count(*) from works where same_as = '' and kind not in ('treaty', 'directive', 'soft_law')) as laws,
  (select count(*) from works where same_as = '' and kind not in ('treaty', 'directive', 'soft_law')
    and read in ('whole', 'part')) as laws_read,
  (select count(*) from works where same_as = '' and kind in ('treaty', 'directive', 'soft_law')) as treaties,
  (select count(*) from provisions) as provisions, (select count(*) from elements) as elements"""


async def page(seen: Visit) -> Page:
    """Make the first page."""
    figures = (await seen.lasting(FIGURES))[0]
    countries = [{**row, "name": seen.named(row)} for row in await seen.lasting(country.COUNTRIES)]
    examples = await seen.rows(
        "select id, name from elements where id = 'VIC-22' or id = 'VIC-02' order by id desc limit 1"
    )
    context = {
        "figures": figures,
        "unread": figures["laws"] - figures["laws_read"],
        "countries": countries,
        "map": tiles.tiles({row["code"].upper(): _state(seen, row) for row in countries}),
        "example": examples[0]["id"] if examples else "",
    }
    return Page("site/home.html", context, figures, [figures])


async def about(seen: Visit) -> Page:
    """Make the page about manumit itself: method, statuses, licences, how to take the data away."""
    licences = await seen.rows(
        "select licence, count(*) as works from works where licence != '' group by licence order by 2 desc"
    )
    measured = published()
    silence = sorted(measured.get("nothing_found_wrong", {}).items(), key=lambda pair: (-pair[1], pair[0]))
    return Page("site/about.html", {"licences": licences, "measured": measured, "silence": silence}, measured)


def _state(seen: Visit, row: Row) -> Row:
    """How much of a country was read, as one of the glyphs of the map."""
    if not row["works"]:
        state = "none"
    elif row["whole"] == row["works"]:
        state = "met"
    else:
        state = "partial" if row["whole"] + row["part"] else "na"
    key = {"none": "map.none", "met": "map.whole", "partial": "map.some", "na": "map.unread"}[state]
    address = seen.link(f"/country/{row['code'].upper()}")
    return {"state": state, "label": f"{row['name']}: {seen.words.say(key)}", "address": address}
