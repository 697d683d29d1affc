"""Pictures for notebooks, legible in grey, each with its text alternative.

Shades and shapes carry the meaning, never colour alone; what a picture shows is always also a table.
"""

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import altair as alt
import networkx as nx
import vl_convert

INK, SOFT, PALE = "#1d2327", "#6b757b", "#c9cdcf"
SHADES = {
    "met": "#1d2327", "beyond": "#4d5860", "partial": "#87939a", "beyond_partial": "#a9b2b6", "gap": "#ffffff",
    "not_found": "#e4e6e7", "not_assessed": "#f4f4f1",
}  # fmt: skip
LONGEST = 480
"""Months at which the picture of penalties ends: forty years. Life goes to the edge, with an arrow."""

WIDTH = 620
Rows = Iterable[Mapping[str, Any]]
Chart: TypeAlias = alt.Chart | alt.LayerChart | alt.FacetChart


@dataclass(frozen=True)
class Picture:
    """A chart with the same in words, which a screen reader says in its place and a terminal prints."""

    chart: Chart
    words: str

    @property
    def svg(self) -> str:
        """The picture as SVG, drawn without a network; its words are its accessible name."""
        drawn = str(vl_convert.vegalite_to_svg(self.chart.to_json()))
        return drawn.replace("<svg", f'<svg role="img" aria-label="{html.escape(self.words)}"', 1)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"image/svg+xml": self.svg, "text/plain": self.words}


def statuses(rows: Rows, *, label: str, title: str) -> Picture:
    """Stacked bars: how many findings of each status there are for each `label` of the rows (label, status, count)."""
    data = [dict(row) for row in rows if row["status"] in SHADES]
    order = list(SHADES)
    text = "; ".join(f"{row[label]}: {row['count']} {row['status'].replace('_', ' ')}" for row in data)
    chart: alt.Chart = (
        alt.Chart(alt.InlineData(data), title=title, width=WIDTH)
        .mark_bar(stroke=INK, strokeWidth=0.6)
        .encode(
            y=alt.Y(f"{label}:N", title=None, sort=list(dict.fromkeys(str(row[label]) for row in data))),
            x=alt.X("sum(count):Q", title="findings"),
            color=alt.Color(
                "status:N", title="status", sort=order, scale=alt.Scale(domain=order, range=list(SHADES.values()))
            ),
            order=alt.Order("order:Q"),
        )
        .transform_calculate(order=f"indexof({order}, datum.status)")
    )
    return Picture(chart, f"{title}. {text}.")


def bars(rows: Rows, *, label: str, value: str, title: str, unit: str) -> Picture:
    """One bar for each row, longest first."""
    data = sorted((dict(row) for row in rows if row[value] is not None), key=lambda row: -row[value])
    text = "; ".join(f"{row[label]} {row[value]:g}" for row in data)
    chart: alt.Chart = (
        alt.Chart(alt.InlineData(data), title=title, width=WIDTH)
        .mark_bar(color=SOFT, stroke=INK, strokeWidth=0.6)
        .encode(y=alt.Y(f"{label}:N", sort=None, title=None), x=alt.X(f"{value}:Q", title=unit))
    )
    return Picture(chart, f"{title} ({unit}). {text}.")


def ranges(rows: Rows, *, label: str, title: str) -> Picture:
    """Prison terms from least to most (months_min, months_max), an open end where life is threatened."""
    data = [_range(row, label) for row in rows]
    text = "; ".join(f"{row[label]}: {row['words']}" for row in data)
    base = alt.Chart(alt.InlineData(data)).encode(y=alt.Y(f"{label}:N", sort=None, title=None))
    scale, axis = alt.Scale(domain=[0, LONGEST]), alt.Axis(values=list(range(0, LONGEST + 1, 60)))
    line = base.mark_rule(strokeWidth=3, color=SOFT).encode(
        x=alt.X("low:Q", title="months of prison", scale=scale, axis=axis), x2="high:Q"
    )
    ends = base.mark_point(filled=True, color=INK, size=60, shape="circle").encode(x="high:Q")
    life = (
        base.transform_filter("datum.life").mark_text(text="▶ life", align="right", dy=-9, color=INK).encode(x="high:Q")
    )
    fine = (
        base.transform_filter("datum.fine")
        .mark_text(text="or a fine", align="left", dx=8, color=INK)
        .encode(x="high:Q")
    )
    return Picture(alt.layer(line, ends, life, fine, title=title).properties(width=WIDTH), f"{title}. {text}.")


def _range(row: Mapping[str, Any], label: str) -> dict[str, Any]:
    life = bool(row["gravest"])
    high = LONGEST if life else min(row["months_max"] or row["months_min"] or 0.0, LONGEST)
    low = min(row["months_min"] or 0.0, LONGEST)
    words = f"{low:g} to {'life' if life else f'{high:g}'} months" + (", or a fine alone" if row["fine_alone"] else "")
    return {label: row[label], "low": low, "high": high, "life": life, "fine": bool(row["fine_alone"]), "words": words}


def network(pairs: Sequence[Mapping[str, Any]], *, title: str) -> Picture:
    """Works whose wording is alike (rows of `likeness.alike`), joined by lines: the thicker, the more alike."""
    graph: nx.Graph[str] = nx.Graph()
    for pair in pairs:
        old = graph.get_edge_data(pair["work"], pair["to_work"], {"weight": 0.0})["weight"]
        graph.add_edge(pair["work"], pair["to_work"], weight=max(old, pair["score"] / 100))
    places = _places(graph)
    nodes = [{"work": work, "x": float(x), "y": float(y)} for work, (x, y) in places.items()]
    edges = [
        {"x": float(places[a][0]), "y": float(places[a][1]), "x2": float(places[b][0]), "y2": float(places[b][1]),
         "score": 100 * data["weight"]}
        for a, b, data in graph.edges(data=True)
    ]  # fmt: skip
    text = "; ".join(f"{a} and {b} {100 * data['weight']:.0f}" for a, b, data in graph.edges(data=True))
    blank = alt.Axis(labels=False, ticks=False, domain=False, grid=False, title=None)
    x, y = alt.X("x:Q", axis=blank), alt.Y("y:Q", axis=blank)
    width = alt.StrokeWidth("score:Q", title="likeness", scale=alt.Scale(range=[0.5, 5]))
    lines = (
        alt.Chart(alt.InlineData(edges)).mark_rule(color=SOFT).encode(x=x, y=y, x2="x2:Q", y2="y2:Q", strokeWidth=width)
    )
    dots = alt.Chart(alt.InlineData(nodes)).mark_point(filled=True, color=INK, size=70).encode(x=x, y=y)
    names = alt.Chart(alt.InlineData(nodes)).mark_text(dy=-10, color=INK, fontSize=10).encode(x=x, y=y, text="work:N")
    height = 60 + 130 * max((-y for _, y in places.values()), default=0)
    layers = alt.layer(lines, dots, names, title=title).properties(width=WIDTH, height=height)
    return Picture(layers, f"{title}. {text}.")


def _places(graph: "nx.Graph[str]") -> dict[str, tuple[float, float]]:
    """Families apart from each other, in rows of two, the largest first."""
    families = sorted(nx.connected_components(graph), key=lambda works: (-len(works), min(works)))
    places: dict[str, tuple[float, float]] = {}
    for number, works in enumerate(families):
        across, down = number % 2, number // 2
        own = nx.circular_layout(graph.subgraph(sorted(works)), scale=0.36)
        places |= {work: (across + float(y), -(down + 0.5) + float(x)) for work, (x, y) in own.items()}
    return places
