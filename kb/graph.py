"""Who is bound by what, who made which law, and what each provision provides, as one directed graph.

Nodes are (`jurisdiction`, code), (`work`, id), (`provision`, work, eid) and (`element`, id). Edges carry a `kind`:
`bound_by` jurisdiction → treaty, `asks` treaty → element, `made` jurisdiction → work, `holds` work → provision,
`provides` provision → element; `cites`, `amends`, `repeals`, `implements` and `defines` lead from a provision to the
provision, or the whole work, that it cites (only where the target was found), `names` to a (`term`, word). The columns
of the table that an edge comes from are its attributes.
"""

import json
import sqlite3
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import networkx as nx

from ingest.errors import StoreError
from kb import store

Graph: TypeAlias = "nx.MultiDiGraph[tuple[str, ...]]"
CITED = """select citations.kind as act, citations.quote, citations.score, citations.to_work as work,
  citations.to_eid as eid, target.unit, target.citation, target.url, target.status, origin.work as from_work,
  origin.eid as from_eid, origin.unit as from_unit, origin.citation as from_citation, origin.url as from_url,
  origin.status as from_status
from citations join provisions as origin on origin.work = citations.work and origin.eid = citations.eid
left join provisions as target on target.work = citations.to_work and target.eid = citations.to_eid
where citations.to_work != '' and (citations.to_eid = '' or target.eid is not null)
  and (citations.to_eid != '' or citations.steps = '[]')"""
DEFINED = """select definitions.term, definitions.language, provisions.* from definitions
join provisions on provisions.work = definitions.work and provisions.eid = definitions.eid"""
JSON_COLUMNS = frozenset({"covers", "reserved", "words", "missing", "parts", "failure_modes", "works", "languages"})
JSON_MAPS = frozenset({"names", "questions", "titles"})


def load(db: Path, *, citing: bool = True, of: Collection[str] = (), with_works: Collection[str] = ()) -> Graph:
    """The graph of a knowledge base. Raises StoreError where there is none.

    Not `citing`: without who cites whom. `of`: what provisions provide only for the laws of these jurisdictions (much
    faster), and for `with_works`; for all laws if empty.
    """
    graph: Graph = nx.MultiDiGraph()
    with store.reading(db) as connection:
        for row in _rows(connection, "select * from jurisdictions"):
            graph.add_node(("jurisdiction", row["code"]), **row)
        for row in _rows(connection, "select * from elements order by id"):
            graph.add_node(("element", row["id"]), **row)
        _works(connection, graph)
        _bonds(connection, graph)
        _provisions(connection, graph, of, with_works)
        if citing:
            _citations(connection, graph)
    return graph


def _rows(connection: sqlite3.Connection, sql: str, params: Collection[str] = ()) -> Iterator[dict[str, Any]]:
    for row in connection.execute(sql, tuple(params)):
        yield {key: _read(key, row[key]) for key in row.keys()}  # noqa: SIM118


def _read(key: str, value: Any) -> Any:
    if key in JSON_COLUMNS:
        return json.loads(value or "[]")
    return json.loads(value or "{}") if key in JSON_MAPS else value


def _works(connection: sqlite3.Connection, graph: Graph) -> None:
    for row in _rows(connection, "select * from works"):
        graph.add_node(("work", row["id"]), **row)
        if row["jurisdiction"]:
            graph.add_edge(("jurisdiction", row["jurisdiction"]), ("work", row["id"]), kind="made")


def _bonds(connection: sqlite3.Connection, graph: Graph) -> None:
    for row in _rows(connection, "select *, kind as act from bonds"):
        data = {key: value for key, value in row.items() if key != "kind"}
        graph.add_edge(("jurisdiction", row["jurisdiction"]), ("work", row["treaty"]), kind="bound_by", **data)
    for row in _rows(connection, "select * from obligations where treaty != ''"):
        graph.add_edge(("work", row["treaty"]), ("element", row["element"]), kind="asks", **row)


def _provisions(connection: sqlite3.Connection, graph: Graph, of: Collection[str], works: Collection[str]) -> None:
    sql = """select tags.*, provisions.citation, provisions.url, provisions.status from tags
             join provisions on provisions.work = tags.work and provisions.eid = tags.eid"""
    if of:
        makers, named = (", ".join("?" * len(some)) for some in (of, works))
        sql += f" where tags.work in (select id from works where jurisdiction in ({makers}) or id in ({named}))"
    for row in _rows(connection, sql, (*of, *works) if of else ()):
        graph.add_edge(_held(graph, row), ("element", row["element"]), kind="provides", **row)


def _held(graph: Graph, row: dict[str, Any]) -> tuple[str, ...]:
    """The node of a provision, made and bound to its work where it is not yet there."""
    provision = ("provision", row["work"], row["eid"])
    if provision not in graph:
        graph.add_node(provision, **{key: row[key] for key in ("work", "eid", "unit", "citation", "url", "status")})
        graph.add_edge(("work", row["work"]), provision, kind="holds")
    return provision


def _citations(connection: sqlite3.Connection, graph: Graph) -> None:
    """Who cites whom: only citations whose target was found, and terms with the provisions that define them."""
    for row in _rows(connection, CITED):
        origin = _held(graph, {key.removeprefix("from_"): row[key] for key in row if key.startswith("from_")})
        target = _held(graph, row) if row["eid"] else ("work", row["work"])
        graph.add_edge(origin, target, kind=row["act"], quote=row["quote"], score=row["score"])
    for row in _rows(connection, DEFINED):
        graph.add_edge(_held(graph, row), ("term", row["term"]), kind="names", language=row["language"])


def out(graph: Graph, node: tuple[str, ...], kind: str) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """The edges of one kind that leave a node: where each leads, and what it says."""
    for _, target, data in graph.out_edges(node, data=True):
        if data["kind"] == kind:
            yield target, data


def into(graph: Graph, node: tuple[str, ...], kind: str) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """The edges of one kind that reach a node: where each comes from, and what it says."""
    for origin, _, data in graph.in_edges(node, data=True):
        if data["kind"] == kind:
            yield origin, data


def write_graphml(db: Path, file: Path) -> None:
    """Write the graph as GraphML, lists as JSON text. Raises StoreError where the file cannot be written."""
    graph = load(db)
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        plain.add_node("/".join(node), type=node[0], **_flat(data))
    for origin, target, data in graph.edges(data=True):
        plain.add_edge("/".join(origin), "/".join(target), **_flat(data))
    try:
        nx.write_graphml(plain, file)
    except OSError as error:
        raise StoreError(str(file), f"cannot be written ({error.strerror}); choose another file.") from error


def _flat(data: dict[str, Any]) -> dict[str, Any]:
    plain = {
        key: json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value
        for key, value in data.items()
    }
    return {key: value for key, value in plain.items() if value is not None}
