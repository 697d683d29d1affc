"""Which works the laws that provisions name are: done when all works are in, from the titles of the catalogue.

A work of the same jurisdiction comes first, then treaties and directives, which belong to all. A title that is written
loosely is found by likeness; years, numbers and "amendment" must agree. What is not catalogued stays without a target.
"""

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from rapidfuzz import fuzz, process

from ingest.model import Work
from kb.citing import names_of_works
from kb.law_tree import Tree, tree_of
from kb.patterns import fold
from kb.pinpoints import resolve

Row = dict[str, Any]
FOR_ALL = frozenset({"treaty", "directive", "soft_law"})
LIKE = 91.0
CONSTITUTION = re.compile(r"constitu|verfassung$|grundgesetz|katiba")
ITSELF = re.compile(r"constitu\w+|verfassung|grundgesetz|katiba|grondwet")
YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
NUMBER_IN_BRACKETS = re.compile(r"\s*(?:\([^()]*\d[^()]*\)|\[[^\[\]]*\])")
INSIDE = re.compile(r"\(([^()]*)\)")
REST = re.compile(r",? (?:as amended|supplementing|, ?as in force).*$|, (?:cap|chapter|act|no)\b.*$", re.IGNORECASE)
NUMBERED = re.compile(
    r"\b(?P<kind>ley|lei|loi|act|decreto|decret|directive|directiva|richtlinie|ordinance)(?:[\s-]+(?:organica|complementar|legislativo|lei|ley|exe\w+))?"
    r"\s*(?:(?:\(\w+\)|n|no|nro|num|numero|number)?\.?\s*[o°]?\s*)(?P<number>\d[\d.]*\d|\d)"
    r"(?:\s*[/-]\s*(?P<second>\d{2,4})|,?\s+(?:of|de|du|\()\s*(?:\d{1,2}\w*\s+(?:de\s+)?\w+\s+(?:de\s+)?)?(?P<year>\d{4}))?"
)
COLUMNS = ("work", "eid", "unit", "start", "end", "quote", "kind", "law", "steps", "until")


@dataclass(frozen=True)
class _Title:
    name: str
    years: frozenset[str]
    work: Work


class Titles:
    """What the works of a catalogue are called, ready to be asked which one a name means."""

    def __init__(self, works: Iterable[Work]) -> None:
        self._own: defaultdict[str, list[_Title]] = defaultdict(list)
        self._numbers: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
        self._constitutions: defaultdict[str, set[str]] = defaultdict(set)
        self._same = {work.id: work.same_as or work.id for work in works}
        for work in works:
            self._take(work)

    def _take(self, work: Work) -> None:
        home = "" if work.kind in FOR_ALL else work.jurisdiction
        if home or work.kind in FOR_ALL:
            for name in _names(work):
                years = frozenset(YEAR.findall(work.title)) or frozenset({work.enacted[:4]} - {""})
                self._own[home].append(_Title(plain(name), years, work))
        for kind, number, _ in _numbers(f"{work.title} ; {work.citation}"):
            self._numbers[home, kind, number].add(self._same[work.id])
        if work.kind == "constitution":
            self._constitutions[work.jurisdiction].add(work.id)

    def find(self, name: str, jurisdiction: str) -> tuple[str, float]:
        """The work that a name means in a jurisdiction, and how sure that is; ("", 0.0) where none is known."""
        for home in filter(None, (jurisdiction, "-")):
            titles = self._own.get(home.strip("-"), [])
            found = self._by_number(name, home.strip("-")) or _exact(name, titles) or _like(name, titles)
            if found:
                return self._same[found[0]], found[1]
        constitutions = self._constitutions.get(jurisdiction, set())
        words = plain(name).split()
        if len(constitutions) == 1 and CONSTITUTION.search(plain(name)) and len(words) <= 5 and "act" not in words:
            return next(iter(constitutions)), 0.95
        return "", 0.0

    def _by_number(self, name: str, home: str) -> tuple[str, float] | None:
        for kind, number, _ in _numbers(name):
            works = self._numbers.get((home, kind, number), set())
            if len(works) == 1:
                return next(iter(works)), 1.0
        return None


def plain(name: str) -> str:
    """A title as it is compared: folded, without years, brackets, marks and articles, German cases evened out."""
    bare = re.sub(r"[^\w\s]", " ", YEAR.sub(" ", REST.sub("", NUMBER_IN_BRACKETS.sub(" ", fold(name)))))
    bare = re.sub(r"(gesetz|buch|statut|protokoll|ubereinkommen)e?s\b", r"\1", bare)
    return " ".join(word for word in bare.split() if word not in ("the", "of", "on", "cap"))


def _names(work: Work) -> Iterator[str]:
    yield work.title
    yield REST.sub("", work.title)
    yield BRACKETS.sub("", work.title)
    yield from (inside for inside in INSIDE.findall(work.title) if len(inside.split()) > 1 and inside[0].isupper())
    yield from names_of_works().get(work.id, ())


def _numbers(name: str) -> Iterator[tuple[str, str, str]]:
    """The numbers by which a name cites: ("ley", "26364", ""), ("lei", "8072", "1990"), ("act", "45/2023", "2023")."""
    for found in NUMBERED.finditer(fold(name)):
        number, second, year = found["number"].replace(".", ""), found["second"] or "", found["year"] or ""
        kind = {"directiva": "directive", "richtlinie": "directive"}.get(found["kind"], found["kind"])
        if second:
            number = f"{number}/{second}"
        elif kind in ("act", "ordinance"):
            if not year:
                continue  # "Act 1998" is a year, and says nothing
            number = f"{number}/{year}"
        yield kind, number, year
        if kind in ("lei", "ley") and second and len(second) == 4 and int(found["number"].replace(".", "")) > 1000:
            yield kind, number.split("/")[0], second


def _agree(name: str, title: _Title) -> bool:
    """Whether two titles can be the same law's: no other year, and both or neither an amendment."""
    years = frozenset(YEAR.findall(name))
    if years and title.years and not years & title.years:
        return False
    text, other = plain(name), title.name
    return ("amend" in text) == ("amend" in other) and set(re.findall(r"\d+", text)) == set(re.findall(r"\d+", other))


def _exact(name: str, titles: list[_Title]) -> tuple[str, float] | None:
    wanted = plain(name)
    same = {title.work.same_as or title.work.id for title in titles if title.name == wanted and _agree(name, title)}
    if len(same) == 1:
        return next(iter(same)), 1.0
    longer = [t for t in titles if len(t.name.split()) >= 4 and wanted.startswith(t.name + " ") and _agree(t.name, t)]
    best = max(longer, key=lambda title: len(title.name), default=None)
    return (
        (best.work.id, 0.95)
        if best and not same and "protocol" not in wanted[: 12 if "protocol" not in best.name else 0]
        else None
    )


def _like(name: str, titles: list[_Title]) -> tuple[str, float] | None:
    wanted = plain(name)
    if len(wanted.split()) < 2 and len(wanted) < 12:
        return None
    found = process.extract(wanted, [title.name for title in titles], scorer=fuzz.ratio, score_cutoff=LIKE, limit=5)
    agreeing = [(titles[place], score) for _, score, place in found if _agree(name, titles[place])]
    works = {title.work.same_as or title.work.id for title, _ in agreeing}
    return (agreeing[0][0].work.id, round(agreeing[0][1] / 100, 3)) if len(works) == 1 else None


def link(db: sqlite3.Connection, works: Iterable[Work]) -> None:
    """Give every citation of another law its target: run after all works are in, on every build."""
    works = list(works)
    titles, homes = Titles(works), {work.id: work.jurisdiction for work in works}
    columns = ", ".join(f'"{column}"' for column in COLUMNS)
    rows = db.execute(f"select distinct {columns} from citations where law != ''").fetchall()
    db.execute("delete from citations where law != ''")
    find, tree = cache(titles.find), cache(lambda work: _tree(db, work))
    constitutions = {work.id for work in works if work.kind == "constitution"}
    marks = ", ".join("?" for _ in range(len(COLUMNS) + 3))
    db.executemany(
        f"insert or replace into citations ({columns}, to_work, to_eid, score) values ({marks})",
        (
            (*row, *target)
            for row in map(tuple, rows)
            for target in _targets(
                row,
                (row[0], 1.0)
                if row[0] in constitutions and ITSELF.fullmatch(plain(row[7]))
                else find(row[7], homes.get(row[0], "")),
                tree,
            )
        ),
    )
    db.commit()


def _tree(db: sqlite3.Connection, work: str) -> Tree:
    cursor = db.execute(
        "select eid, parent, kind, number, basis, status from provisions where work = ? order by position", (work,)
    )
    names = [column[0] for column in cursor.description]
    return tree_of(dict(zip(names, row, strict=True)) for row in cursor)


def _targets(row: tuple[Any, ...], found: tuple[str, float], tree: Any) -> Iterator[tuple[str, str, float]]:
    work, score = found
    steps = tuple((kind, label) for kind, label in json.loads(row[8]))
    if not work or not steps:
        yield work, "", score
        return
    origin = row[1] if work == row[0] else ""
    places = resolve(tree(work), origin, steps, row[9])
    for eid, place in places or [("", 0.0)]:
        yield work, eid, round(score * (place or 1.0), 3)
