"""What a country must, should consider to, or may provide: the articles of the treaties that are in force for it."""

from collections.abc import Collection
from typing import Any

from kb.graph import Graph, out
from kb.model import FORCES, Asked

BINDING = frozenset({"ratification", "accession", "succession", "acceptance", "approval"})


def duties(graph: Graph, code: str, *, as_of: str, against: Collection[str] = ()) -> dict[str, tuple[Asked, ...]]:
    """What is asked of one jurisdiction, by element, strongest first, on the day `as_of`.

    `against` limits the treaties (work ids or the framework's short names). A treaty counts from the day on which it is
    in force for that country, an article that was put in later from its own day; reserved articles do not ask;
    unconfirmed facts (`background`) do not count.
    """
    asked: dict[str, list[Asked]] = {}
    for treaty, bond in out(graph, ("jurisdiction", code), "bound_by"):
        work = graph.nodes[treaty]
        if against and not {work["id"], work["instrument"]} & set(against):
            continue
        if not binds(bond, as_of) or _denounced(graph, code, treaty, as_of):
            continue
        for element, ask in out(graph, treaty, "asks"):
            begun = (ask["since"] or "") <= as_of
            if begun and ask["force"] in FORCES and not _reserved(ask["article"], bond["reserved"]):
                asked.setdefault(element[1], []).append(_asked(work, ask, bond))
    return {element: tuple(sorted(found, key=_strength)) for element, found in asked.items()}


def suppose_bound(graph: Graph, code: str, treaties: Collection[str], day: str) -> None:
    """Put into the graph that one jurisdiction were bound, from that day, by treaties that do not bind it yet."""
    if not treaties:
        return
    for treaty, work in [(node, data) for node, data in graph.nodes(data=True) if node[0] == "work"]:
        if (
            {work["id"], work["instrument"]} & set(treaties)
            and not work["same_as"]
            and not bound(graph, code, treaty, day)
        ):
            graph.add_edge(
                ("jurisdiction", code), treaty, kind="bound_by", act="accession", in_force=day, date=day, as_of=day,
                until="", reserved=[], confidence="seen", source="supposed", supposed=True,
            )  # fmt: skip


def bound(graph: Graph, code: str, treaty: tuple[str, ...], day: str) -> bool:
    """Whether a treaty binds a jurisdiction on that day."""
    acts = [bond for target, bond in out(graph, ("jurisdiction", code), "bound_by") if target == treaty]
    return any(binds(bond, day) for bond in acts) and not _denounced(graph, code, treaty, day)


def binds(bond: dict[str, Any], as_of: str) -> bool:
    """Whether this act binds the state on that day, as far as a source that somebody saw says so.

    Where the day of entry into force is not known, the state counts as bound from the day for which the source speaks.
    """
    if bond["act"] not in BINDING or bond["confidence"] != "seen" or (bond["until"] and bond["until"] <= as_of):
        return False
    return str(bond["in_force"] or bond["as_of"]) <= as_of


def _denounced(graph: Graph, code: str, treaty: tuple[str, ...], as_of: str) -> bool:
    acts = (bond for target, bond in out(graph, ("jurisdiction", code), "bound_by") if target == treaty)
    return any(
        bond["act"] == "denunciation" and (bond["in_force"] or bond["date"] or bond["as_of"]) <= as_of for bond in acts
    )


def _reserved(article: str, reserved: list[str]) -> bool:
    """An article does not ask where each place that it names lies in a reserved article ("5(1), 3(a)": both)."""
    places = [place.strip() for place in article.split(",")]
    return bool(reserved) and all(any(_within(place, article_) for article_ in reserved) for place in places)


def _within(place: str, article: str) -> bool:
    return place == article or place.startswith(f"{article}(")


def _asked(work: dict[str, Any], ask: dict[str, Any], bond: dict[str, Any]) -> Asked:
    since = max(bond["in_force"], ask["since"] or "") if bond["in_force"] else ""
    return Asked(
        work["id"], ask["article"], ask["force"], since, work["title"], ask["checked"],
        bool(bond.get("supposed")),
    )  # fmt: skip


def _strength(asked: Asked) -> tuple[int, bool, bool, str, str]:
    """Strongest first; of equals, the article whose wording was read and the treaty whose date is known come first."""
    return FORCES.index(asked.force), asked.checked != "text", not asked.since, asked.since, asked.treaty
