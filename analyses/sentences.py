"""A finding in one plain English sentence: what was promised, what the law has, and on whose word."""

from dataclasses import replace

from analyses.figures import listed
from kb.graph import Graph
from kb.model import Asked, Evidence, Finding

FORCE = {
    "shall": "says that States shall provide this",
    "consider": "asks States to consider this, or asks for it in general terms",
    "may": "says that States may provide this",
}


def sentence(finding: Finding, graph: Graph) -> Finding:
    """The same finding with its sentence."""
    country = graph.nodes[("jurisdiction", finding.jurisdiction)]["name"]
    return replace(finding, sentence=f"{_asked(country, finding.asked)} {_found(country, finding, graph)}")


def _asked(country: str, asked: tuple[Asked, ...]) -> str:
    if not asked:
        return f"No treaty known to be in force for {country} asks for this in the articles on file."
    first = asked[0]
    since = f" since {first.since}" if first.since else " (date not known)"
    doubt = "" if first.checked == "text" else " (wording of the article not yet confirmed)"
    others = ("", ", as does one further article")[len(asked) > 1] if len(asked) < 3 else _several(len(asked) - 1)
    article = f"article {first.article} of which {FORCE[first.force]}"
    if first.supposed:
        return f"If {country} were bound by {first.title}: article {first.article} of it {FORCE[first.force]}{doubt}."
    return f"{country} is bound{since} by {first.title}, {article}{doubt}{others}."


def _several(further: int) -> str:
    return f", as do {further} further articles"


def _found(country: str, finding: Finding, graph: Graph) -> str:
    read = listed(_title(graph, work) for work in finding.read) or "no work"
    match finding.status:
        case "met" | "beyond":
            return f"{_where(finding.found)} speaks to it."
        case "partial" | "beyond_partial":
            return f"{_where(finding.found)} speaks to it in part{_shortfall(finding)}."
        case "gap":
            return f"Nothing was found in {read}; confirmed by a reader ({finding.confirmed_by})."
        case "not_found":
            return f"Nothing was found in {read}; no reader has confirmed it, so it is to be confirmed."
        case "not_assessed":
            unread = listed(_title(graph, work) for work in finding.unread)
            return f"Not assessed: {f'not read in full: {unread}' if unread else 'no home for it is catalogued'}."
    if not finding.read:
        return f"No law of {country} that could answer was read, and nothing is claimed about it."
    return f"Nothing was found in {read}, and nothing is claimed about {country}'s law."


def _where(found: tuple[Evidence, ...]) -> str:
    first = found[0]
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return f"{first.citation} of {first.title}{more}"


def _shortfall(finding: Finding) -> str:
    missing = f"; missing: {listed(finding.missing)}" if finding.missing else ""
    return missing + (f"; it may fall short: {finding.failure_mode}" if finding.failure_mode else "")


def _title(graph: Graph, work: str) -> str:
    return str(graph.nodes[("work", work)]["title"])
