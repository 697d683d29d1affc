"""Model language: for what a country lacks, the best provisions of other countries and the treaties' own articles.

Words are never invented: each row is a provision that stands in a law or a treaty, with its place and its link.
"""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from analyses.gaps import gaps
from kb import store
from kb.model import Evidence, Finding

LACKING = frozenset({"partial", "gap", "not_found", "not_assessed", "beyond_partial", "no_duty"})
FIRST_ARTICLE = re.compile(r"(?P<article>\d+[a-z]?)(?:\((?P<paragraph>\w+)\))?")
MOST = 3
PLAIN = {"family": "same legal family", "language": "same language", "read": "read by a person", "year": "of {}"}


def borrow(db: Path, code: str, elements: Collection[str] = (), *, most: int = MOST) -> Iterator[dict[str, Any]]:
    """For each element that a country lacks or has in part: `most` provisions of others, and what the treaties say.

    Without elements, those that a treaty asks of it. `why` says what speaks for a provision: the same legal family or
    language, read by a person, recent, complete. Raises as `gaps` does.
    """
    lacking = [
        finding for finding in gaps(db, [code], only=elements)
        if finding.status in LACKING and (elements or finding.asked)
    ]  # fmt: skip
    names = {finding.element for finding in lacking}
    others: dict[str, list[tuple[str, Evidence]]] = defaultdict(list)
    for finding in gaps(db, only=names) if names else ():
        if finding.jurisdiction != code and finding.status in ("met", "beyond"):
            others[finding.element] += [(finding.jurisdiction, one) for one in finding.found if one.strength == "met"]
    with store.reading(db) as connection:
        about = {row["code"]: row for row in connection.execute("select * from jurisdictions")}
        works = {row["id"]: row for row in connection.execute("select * from works")}
        for finding in lacking:
            chosen = _best(about[code], others[finding.element], about, works, most)
            yield from (_row(finding, where, one, why) for where, one, why in chosen)
            yield from _treaties(connection, finding, works)


def _best(
    own: Any, candidates: Iterable[tuple[str, Evidence]], about: dict[str, Any], works: dict[str, Any], most: int
) -> list[tuple[str, Evidence, str]]:
    """The best first, no more than one of a country."""
    ranked = sorted(
        ((merits(own, about[code], works[one.work], one.by), code, one) for code, one in candidates),
        key=lambda each: (*(-value for value in each[0].values()), each[1], each[2].work, each[2].eid),
    )
    best: dict[str, tuple[str, Evidence, str]] = {}
    for found, code, one in ranked:
        said = [PLAIN[name].format(value) for name, value in found.items() if value]
        best.setdefault(code, (code, one, ", ".join(said)))
    return list(best.values())[:most]


def merits(own: Any, other: Any, work: Any, by: str) -> dict[str, int]:
    """What speaks for a provision of another country, the weightiest first: rows of `jurisdictions` and `works`.

    family and language: the same; read: by a person; year: of the work, 0 where it is not known.
    """
    year = (work["in_force"] or work["enacted"] or "")[:4] if work else ""
    family = _family(own["legal_family"])
    return {
        "family": int(bool(family) and family == _family(other["legal_family"])),
        "language": int(bool(work and work["language"]) and work["language"] in json.loads(own["languages"] or "[]")),
        "read": int(by != "tagger"),
        "year": int(year) if year.isdigit() else 0,
    }


def _family(named: str | None) -> str:
    """The leading tradition of a legal family: "mixed: common law and customary law" → common law."""
    return re.split(r",| and ", (named or "").removeprefix("mixed: "))[0].strip()


def _row(finding: Finding, where: str, one: Evidence, why: str) -> dict[str, Any]:
    asked = {key: getattr(finding, key) for key in ("jurisdiction", "element", "name", "status")}
    offered = {key: getattr(one, key) for key in ("citation", "title", "quote", "basis", "by", "work", "eid", "url")}
    lists = {"missing": list(finding.missing), "words": list(one.words)}
    return asked | offered | lists | {"from": where, "why": why, "place": f"{one.work}#{one.eid}"}


def _treaties(connection: Any, finding: Finding, works: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The articles that ask for it, those that bind first; of others the strongest two."""
    asking = {asked.treaty: asked.article for asked in finding.asked}
    sql = """select treaty, article, force from obligations where element = ? and treaty != ''
             order by force != 'shall', force != 'consider', treaty"""
    for row in connection.execute(sql, (finding.element,)).fetchall():
        bound = asking.get(row["treaty"]) == row["article"]
        if bound or (not finding.asked and row["force"] in ("shall", "consider")):
            yield _article(
                connection, finding, works[row["treaty"]], row["article"], "binding" if bound else row["force"]
            )


def _article(connection: Any, finding: Finding, work: Any, article: str, why: str) -> dict[str, Any]:
    named = FIRST_ARTICLE.match(article)
    eids = [f"art_{named['article']}__para_{named['paragraph']}", f"art_{named['article']}"] if named else ["", ""]
    sql = "select * from provisions where work = ? and eid in (?, ?) order by eid = ? desc limit 1"
    found = connection.execute(sql, (work["id"], *eids, eids[0])).fetchone()
    said = (found["text"] or found["digest"] or "") if found else ""
    one = Evidence(
        work["id"], found["eid"] if found else "", f"art. {article}", found["basis"] if found else "", said, (),
        "treaty", 1.0, (found["url"] if found else "") or work["url"] or "", "", work["title"],
    )  # fmt: skip
    return _row(finding, work["jurisdiction"], one, f"treaty: {why}")
