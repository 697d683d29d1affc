"""The world for one element: a tile a country, and the same as a table."""

from reading_room import element, findings, status, tiles
from reading_room.visit import Page, Row, Visit

ORDER = ("met", "partial", "gap", "not_found", "beyond", "beyond_partial", "not_assessed", "no_duty")


async def page(seen: Visit) -> Page:
    """Make the map of one element; `/map?element=ID` is the same as `/map/ID`."""
    chosen = await element.find(seen, seen.part("element") or seen.ask("element", "DEF-01"))
    found = await findings.of_element(seen, chosen["id"])
    states = {one["jurisdiction"].upper(): _state(seen, one) for one in found}
    groups: list[Row] = [
        {"status": name, "countries": sorted(_named(found, states, name), key=lambda one: str(one["name"]))}
        for name in ORDER
    ]
    listed = await seen.rows("select id, name, names from elements order by id")
    context = {
        "element": chosen,
        "map": tiles.tiles(states),
        "groups": [group for group in groups if group["countries"]],
        "all_elements": [{**row, "name": seen.named(row)} for row in listed],
    }
    plain = [
        {
            "jurisdiction": one["jurisdiction"],
            "country": one["country"],
            "element": chosen["id"],
            "status": one["status"],
        }
        for one in found
    ]
    return Page("site/map.html", context, plain, plain)


def _named(found: list[Row], states: dict[str, Row], wanted: str) -> list[Row]:
    return [
        {"name": one["country"], "address": states[one["jurisdiction"].upper()]["address"]}
        for one in found
        if one["status"] == wanted
    ]


def _state(seen: Visit, finding: Row) -> Row:
    label = f"{finding['country']}: {seen.words.say('status.' + finding['status'])}"
    address = seen.link(f"/country/{finding['jurisdiction'].upper()}", pillar=finding["pillar"])
    return {"state": status.icon(finding["status"]), "label": label, "address": f"{address}#{finding['element']}"}
