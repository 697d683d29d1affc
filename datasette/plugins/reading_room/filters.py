"""Narrowing a search: by country, element, pillar, kind of work, basis of the text, and language."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from reading_room.failure import Wrong
from reading_room.visit import Row, Visit, marks

KINDS = {"treaty": ("treaty", "directive", "soft_law"), "law": ()}
"""What readers call a treaty, by the kinds of the catalogue; everything else is a law."""

TREATY_KINDS = marks(len(KINDS["treaty"]))
FIELDS = {
    "in": "lower(works.jurisdiction)",
    "element": "element",
    "pillar": "element",
    "kind": "works.kind",
    "basis": "provisions.basis",
    "language": "provisions.language",
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
        "in": {row["code"].lower() for row in await seen.rows("select code from jurisdictions")},
        "element": {row["id"] for row in await seen.rows("select id from elements")},
        "pillar": {row["pillar"] for row in await seen.rows("select distinct pillar from elements")},
        "kind": set(KINDS),
        "basis": {"official", "digest"},
    }
    for name, values in chosen.items():
        for value in values:
            if name in known and value not in known[name]:
                raise Wrong("error.filter", name=name, value=value)


def _condition(name: str, values: list[str]) -> tuple[str, list[object]]:
    if name == "kind":
        both = len(set(values)) > 1
        inside = "in" if values[0] == "treaty" else "not in"
        return ("1", []) if both else (f"works.kind {inside} ({TREATY_KINDS})", [*KINDS["treaty"]])
    if name in ("element", "pillar"):
        column = "element" if name == "element" else "(select pillar from elements where id = element)"
        same = "tags.work = provisions.work and tags.unit = provisions.unit and tags.holds = 1"
        return f"exists (select 1 from tags where {same} and {column} in ({marks(len(values))}))", [*values]
    return f"{FIELDS[name]} in ({marks(len(values))})", [*values]


async def counts(seen: Visit, hits: Iterable[Row], chosen: Mapping[str, list[str]]) -> list[Row]:
    """Count what the hits have in common, for the boxes beside the results; what was chosen stays on the list."""
    hits = list(hits)
    names = {row["code"].lower(): seen.named(row) for row in await seen.rows("select * from jurisdictions")}
    elements = {row["id"]: f"{row['id']} {seen.named(row)}" for row in await seen.rows("select * from elements")}
    boxes = {
        "in": Counter(hit["jurisdiction"].lower() for hit in hits if hit["jurisdiction"]),
        "element": Counter(element for hit in hits for element in hit["elements"]),
        "kind": Counter("treaty" if hit["kind"] in KINDS["treaty"] else "law" for hit in hits),
        "basis": Counter(hit["basis"] for hit in hits),
        "language": Counter(hit["language"] for hit in hits),
    }
    return [
        _box(seen, name, count, chosen.get(name, []), {**names, **elements}) for name, count in boxes.items() if count
    ]


def _box(seen: Visit, name: str, count: Counter[str], chosen: list[str], names: Mapping[str, str]) -> Row:
    kept = [*dict.fromkeys([*chosen, *(value for value, _ in count.most_common(8))])]
    options = [
        {
            "value": value,
            "count": count.get(value, 0),
            "on": value in chosen,
            "label": names.get(value, value) if name in ("in", "element") else seen.words.term(name, value),
        }
        for value in kept
    ]
    return {"name": name, "options": options}
