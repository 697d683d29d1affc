"""Narrowing a search: by country, region, element, pillar, kind of work, years, basis of the text, and language."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from babel import Locale

from reading_room.failure import Wrong
from reading_room.visit import Row, Visit, marks

TREATY = ("treaty", "directive", "soft_law")
KINDS = {"treaty": TREATY} | {kind: (kind,) for kind in ("constitution", "code", "regulation", "amendment", "bill")}
"""What readers call a kind, by the kinds of the catalogue; beside them `law` is everything that is no treaty."""

YEARS = {"from": ">=", "to": "<="}
YEAR = "cast(substr(coalesce(nullif(works.enacted, ''), works.in_force), 1, 4) as integer)"
"""The year in which a work was made, 0 where it is not known."""

FIELDS = {
    "in": "lower(works.jurisdiction)",
    "region": "(select region from jurisdictions where code = works.jurisdiction)",
    "element": "element",
    "pillar": "element",
    "kind": "works.kind",
    "basis": "provisions.basis",
    "language": "provisions.language",
    "from": YEAR,
    "to": YEAR,
}


@dataclass(frozen=True)
class Filters:
    """The conditions that a reader chose, as SQL with its parameters."""

    chosen: Mapping[str, list[str]]
    sql: str = ""
    params: list[object] = field(default_factory=list)


async def read(seen: Visit, *, place: str = "") -> Filters:
    """Read the filters of a search; `place` is a country that the query names. Raises Wrong for an unknown value."""
    chosen = {name: seen.asks(name) for name in FIELDS if seen.asks(name)}
    if place:
        chosen.setdefault("in", [place])
    if "in" in chosen:
        chosen["in"] = [code.lower() for code in chosen["in"]]
    await _check(seen, chosen)
    conditions, params = [], []
    for name, values in chosen.items():
        condition, bound = _condition(name, values)
        conditions.append(f" and {condition}")
        params += bound
    return Filters(chosen, "".join(conditions), params)


async def _check(seen: Visit, chosen: Mapping[str, list[str]]) -> None:
    known = {
        "in": {row["code"].lower() for row in await seen.lasting("select code from jurisdictions")},
        "element": {row["id"] for row in await seen.lasting("select id from elements")},
        "pillar": {row["pillar"] for row in await seen.lasting("select distinct pillar from elements")},
        "kind": {*KINDS, "law"},
        "region": {row["region"] for row in await seen.lasting("select distinct region from jurisdictions")},
        "basis": {"official", "digest"},
    }
    for name, values in chosen.items():
        for value in values:
            if value not in known[name] if name in known else name in YEARS and not _is_year(value):
                raise Wrong("error.filter", name=name, value=value)


def _is_year(value: str) -> bool:
    return len(value) == len("1926") and value.isascii() and value.isdigit()


def _condition(name: str, values: list[str]) -> tuple[str, list[object]]:
    if name in YEARS:
        return f"{YEAR} {YEARS[name]} ? and {YEAR} > 0", [int(values[0])]
    if name == "kind":
        kinds = [kind for value in values for kind in KINDS.get(value, ())]
        laws = f"works.kind not in ({marks(len(TREATY))}) or " if "law" in values else ""
        return f"({laws}works.kind in ({marks(len(kinds))}))", [*(TREATY if laws else ()), *kinds]
    if name in ("element", "pillar"):
        column = "element" if name == "element" else "(select pillar from elements where id = element)"
        same = "tags.work = provisions.work and tags.unit = provisions.unit and tags.holds = 1"
        return f"exists (select 1 from tags where {same} and {column} in ({marks(len(values))}))", [*values]
    return f"{FIELDS[name]} in ({marks(len(values))})", [*values]


async def counts(seen: Visit, hits: Iterable[Row], chosen: Mapping[str, list[str]]) -> list[Row]:
    """Count what the hits have in common, for the boxes beside the results; what was chosen stays on the list."""
    hits = list(hits)
    names = {row["code"].lower(): seen.named(row) for row in await seen.lasting("select * from jurisdictions")}
    known = await seen.lasting("select * from elements")
    elements = {row["id"]: f"{row['id']} {seen.named(row)}" for row in known}
    pillars = {row["id"]: row["pillar"] for row in known}
    boxes = {
        "in": Counter(hit["jurisdiction"].lower() for hit in hits if hit["jurisdiction"]),
        "element": Counter(element for hit in hits for element in hit["elements"]),
        "pillar": Counter(pillar for hit in hits for pillar in {pillars[element] for element in hit["elements"]}),
        "region": Counter(hit["region"] for hit in hits if hit["region"]),
        "kind": Counter(kind for hit in hits for kind in _kinds(hit["kind"])),
        "basis": Counter(hit["basis"] for hit in hits),
        "language": Counter(hit["language"] for hit in hits),
    }
    return [
        _box(seen, name, count, chosen.get(name, []), {**names, **elements}) for name, count in boxes.items() if count
    ]


def _kinds(kind: str) -> list[str]:
    """What readers call a work of a kind: a treaty or a law, and what sort of law."""
    named = [name for name, kinds in KINDS.items() if kind in kinds]
    return named if kind in TREATY else ["law", *named]


def _box(seen: Visit, name: str, count: Counter[str], chosen: list[str], names: Mapping[str, str]) -> Row:
    kept = [*dict.fromkeys([*chosen, *(value for value, _ in count.most_common(8))])]
    options = [
        {
            "value": value,
            "count": count.get(value, 0),
            "on": value in chosen,
            "label": _label(seen, name, value, names),
        }
        for value in kept
    ]
    return {"name": name, "options": options}


def _label(seen: Visit, name: str, value: str, names: Mapping[str, str]) -> str:
    if name == "language":
        said = Locale(seen.language).languages.get(value, value)
        return str(said[:1].upper() + said[1:])
    return names.get(value, value) if name in ("in", "element") else seen.words.term(name, value)
