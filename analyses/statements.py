"""The statements of a paper, each with its footnote: what the law provides and threatens, and what is not known."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from analyses.duties import BINDING
from analyses.figures import NO_BREAK, Words, day, listed, penalty, phrase, plain
from analyses.footnotes import Footnotes, title, titled
from kb.framework import known
from kb.glossary import Term, terms_of
from kb.model import Evidence, Finding
from kb.rows import unit_of

SPOKEN = ("met", "partial", "beyond", "beyond_partial")
SILENT = ("gap", "not_found", "not_assessed")
READ = ("whole", "part", "no")
QUOTE = 600
MOST = 4
Place = tuple[str, str]
Answer = tuple[Finding, Evidence]


class Sheet:
    """One country's findings, ready to be stated in one language; it numbers the footnotes as they are used."""

    def __init__(self, db: sqlite3.Connection, code: str, findings: dict[str, Finding], words: Words) -> None:
        self.db, self.code, self.findings, self.words = db, code, findings, words
        self.language: str = words["language"]
        row = db.execute("select name, names from jurisdictions where code = ?", (code,)).fetchone()
        self.country: str = json.loads(row["names"]).get(self.language) or row["name"]
        self.footnotes = Footnotes(words)
        self._stated: set[Place] = set()
        self._left_open: set[str] = set()

    def glance(self, *elements: str) -> str:
        """A table for the first page: each element, whether the law speaks to it, and where."""
        asked = list(self._of(elements, SPOKEN + SILENT))
        leading = [finding.found[0].work for finding in asked if finding.status in SPOKEN]
        main = max(leading, key=leading.count, default="")
        said = self.words["answers"]
        rows = [f"| {self.capital(f.element)} | {said[f.status]} | {self.where(f, main)} |" for f in asked]
        return "\n".join([*table(self.words["glance_heads"]), *rows]) if rows else self.words["nothing_open"]

    def where(self, finding: Finding, main: str = "") -> str:
        """Pinpoints with their marks; a law is named where it is not the one that most of the table rests on."""
        if finding.status in SILENT:
            return self._silence(finding)
        places: dict[str, list[str]] = {}
        for evidence in self._leading(finding, 2):
            pinpoint = plain(evidence.citation).replace(". ", f".{NO_BREAK}")
            places.setdefault(evidence.work, []).append(f"{pinpoint}{self.mark(evidence)}")
        named = {work: "" if work == main else f"{title(self.work(work), self.words)}, " for work in places}
        return listed(f"{named[work]}{', '.join(pinpoints)}" for work, pinpoints in places.items())

    def law(self, *elements: str, most: int = MOST, names: bool = True) -> str:
        """A bullet for each provision that speaks of these elements, then what was not found or not assessed.

        `most`: how many provisions to show for an element; `names`: whether to say which elements a provision answers.
        Provisions that were stated before are named again together, in one bullet.
        """
        answered: dict[Place, list[Answer]] = {}
        for finding in self._of(elements, SPOKEN):
            for evidence in self._leading(finding, most):
                answered.setdefault((evidence.work, evidence.eid), []).append((finding, evidence))
        again = [place for place in answered if place in self._stated]
        self._stated |= set(answered)
        bullets = [self._bullet(answers, names) for place, answers in answered.items() if place not in again]
        if again:
            said = listed(self._again(answered[place], names) for place in again)
            bullets.append(f"- *{self.words['stated']}{self.words['colon']}* {said}.")
        return "\n".join([*bullets, *self._silent(elements), *self._unasked(elements)])

    def _of(self, elements: Iterable[str], statuses: tuple[str, ...]) -> Iterator[Finding]:
        return (self.findings[element] for element in elements if self.findings[element].status in statuses)

    def _leading(self, finding: Finding, most: int) -> list[Evidence]:
        """What readers found, if anything; else what the tagger found. Provisions that answer only together stay so."""
        by_reader = [evidence for evidence in finding.found if evidence.by != "tagger"]
        found = by_reader or list(finding.found)
        together = finding.status in ("met", "beyond") and found[0].strength == "partial"
        return found[: max(most, MOST) if together else most]

    def _bullet(self, answers: list[Answer], names: bool) -> str:
        evidence = answers[0][1]
        heading, text = self.wording(evidence)
        named = self._names(answers)
        said = f" *({named})*" if names and heading else ""
        return f"- **{heading or named}.** {text}{self._lacking(answers)}{said}{self.mark(evidence)}"

    def _again(self, answers: list[Answer], names: bool) -> str:
        evidence = answers[0][1]
        heading, _ = self.wording(evidence)
        named = self._names(answers)
        said = f" ({named})" if names and heading else ""
        lacking = self._lacking(answers).strip().rstrip(".")
        return f"{heading or named}{said}{f' ({lacking})' if lacking else ''}{self.mark(evidence)}"

    def _names(self, answers: list[Answer]) -> str:
        return listed(self._name(finding.element) for finding, _ in answers)

    def wording(self, evidence: Evidence) -> tuple[str, str]:
        """Heading and words in the paper's language; else the official words, or English, marked so."""
        row = self._provision(evidence.work, evidence.eid)
        also = json.loads(row["digests"] or "{}").get(self.language) if row["digests"] else None
        if also:
            return plain(also["heading"]), plain(also["text"])
        if row["digest"]:
            mark = "" if self.language == "en" else f" [{self.words['in_english']}]"
            return plain(row["digest_heading"]), plain(row["digest"]) + mark
        mark = "" if row["language"] == self.language else f" [{self.words['in_original']}]"
        return plain(row["heading"]), f"“{plain(evidence.quote[:QUOTE])}”{mark}"

    def _provision(self, work: str, eid: str) -> Any:
        sql = "select * from provisions where work = ? and eid in (?, ?) order by eid = ? desc limit 1"
        return self.db.execute(sql, (work, eid, unit_of(eid), eid)).fetchone()

    def _lacking(self, answers: list[Answer]) -> str:
        """What the provision leaves out of each element; the elements are named where it answers several."""
        short = [
            finding for finding, evidence in answers
            if finding.status.endswith("partial") and evidence.strength == "partial" and finding.missing
        ]  # fmt: skip
        said = [listed(map(self._phrase, finding.missing)) for finding in short]
        if len(answers) > 1:
            said = [
                f"{self._name(f.element)}{self.words['colon']} {parts}" for f, parts in zip(short, said, strict=True)
            ]
        return f" *{self.words['missing']}{self.words['colon']}* {'. '.join(said)}." if said else ""

    def _phrase(self, english: str) -> str:
        return plain(phrase(english, self.words))

    def _name(self, element: str) -> str:
        named = self.capital(element)
        return named[0].lower() + named[1:] if named[1:2].islower() else named

    def capital(self, element: str) -> str:
        """The name of an element, as a heading has it."""
        row = self.db.execute("select name, names from elements where id = ?", (element,)).fetchone()
        return plain(json.loads(row["names"] or "{}").get(self.language) or row["name"])

    def mark(self, evidence: Evidence) -> str:
        """The footnote of a provision."""
        return self.footnotes.provision(evidence, self.work(evidence.work))

    def work(self, work: str) -> Any:
        """The row of a work."""
        return self.db.execute("select * from works where id = ?", (work,)).fetchone()

    def _unasked(self, elements: Iterable[str]) -> Iterator[str]:
        """What no treaty on file asks for and where nothing was found: said too, or a reader takes it for answered."""
        names: dict[str, list[str]] = {}
        for finding in self._of(elements, ("no_duty",)):
            works = finding.unread or finding.read
            key = "unasked_unread" if finding.unread else "unasked_read"
            titles = listed(titled(self.work(work), self.words) for work in works) or self.words["none_catalogued"]
            mark = self.footnotes.note(self.words["notes"][key].format(works=titles))
            names.setdefault(mark, []).append(self._name(finding.element))
        if names:
            said = listed(f"{listed(some)}{mark}" for mark, some in names.items())
            yield f"- *{self.words['nothing_asked']}* {said}."

    def left_open(self, elements: Iterable[str]) -> None:
        """Say that the paper has spoken of these, so that it does not list them again as unknown."""
        self._left_open |= set(elements)

    def _silence(self, finding: Finding) -> str:
        works = finding.unread if finding.status == "not_assessed" else finding.read
        return self.footnotes.silence(finding.status, map(self.work, works), finding.confirmed_by)

    def _silent(self, elements: Iterable[str]) -> Iterator[str]:
        """What was not found, or not assessed: a bullet for each status, a footnote for each reading."""
        grouped: dict[str, dict[str, list[str]]] = {}
        for finding in self._of(elements, SILENT):
            self._left_open.add(finding.element)
            names = grouped.setdefault(finding.status, {}).setdefault(self._silence(finding), [])
            names.append(self._name(finding.element))
        for status, by_reading in grouped.items():
            said = listed(f"{listed(names)}{mark}" for mark, names in by_reading.items())
            yield f"- *{self.words[status]}{self.words['colon']}* {said}."

    def unknown(self, *groups: str) -> str:
        """What this paper cannot say beyond what it has left open above: not found, or not assessed."""
        left = [e for e in self.findings if e not in self._left_open and (not groups or e.split("-")[0] in groups)]
        return "\n".join(self._silent(left)) or f"- {self.words['all_known']}"

    def penalties(self, *elements: str) -> str:
        """A table of what the provisions on these elements threaten: prison from and to, fine, for whom."""
        rows: list[str] = []
        seen: set[Place] = set()
        for finding in self._of(elements, SPOKEN):
            for evidence in self._leading(finding, MOST):
                unit = (evidence.work, unit_of(evidence.eid))
                if unit not in seen:
                    seen.add(unit)
                    rows += self._threats(evidence)
        return "\n".join([*table(self.words["penalty_heads"]), *rows]) if rows else f"- {self.words['no_penalties']}"

    def _threats(self, evidence: Evidence) -> Iterator[str]:
        sql = "select * from penalties where work = ? and unit = ? order by eid, position"
        threats = self.db.execute(sql, (evidence.work, unit_of(evidence.eid))).fetchall()
        read = [threat for threat in threats if threat["by"] != "tagger"] or threats
        for eid in dict.fromkeys(threat["eid"] for threat in read):
            here = [threat for threat in read if threat["eid"] == eid]
            row = self._provision(evidence.work, eid)
            source = Evidence(**{**evidence.__dict__, "eid": eid, "citation": row["citation"], "by": here[0]["by"]})
            heading, _ = self.wording(source)
            followers = [*here[1:], None]
            amounts = " ".join(map(self._threat, here, followers)).rstrip(";")
            yield f"| {heading} | {plain(row['citation'])}{self.mark(source)} | {amounts} |"

    def _threat(self, threat: Any, follower: Any) -> str:
        """One penalty, for whom, and how it stands to the next; what holds for both is said once, after the last."""
        joined = self.words["joined"].get(threat["joined"], "") if follower is not None else ""
        shared = joined and follower["applies_to"] == threat["applies_to"]
        whom = f" ({self._phrase(threat['applies_to'])})" if threat["applies_to"] and not shared else ""
        return plain(penalty(threat, self.words)) + whom + (f" {joined}" if joined else ";")

    def bound(self, *instruments: str) -> str:
        """The treaties of the framework (or those named) that bind the country, since when and on whose word."""
        sql = """select bonds.*, works.title, works.titles, works.instrument from bonds
                 join works on works.id = bonds.treaty where bonds.jurisdiction = ? and works.instrument != ''
                 order by coalesce(nullif(bonds.in_force, ''), nullif(bonds.date, ''), '9'), works.title"""
        bonds = [
            bond for bond in self.db.execute(sql, (self.code,)) if not instruments or bond["instrument"] in instruments
        ]
        return "\n".join(map(self._bond, bonds)) or f"- {self.words['bonds_unknown']}"

    def _bond(self, bond: Any) -> str:
        key = "background" if bond["confidence"] != "seen" else "bound" if bond["kind"] in BINDING else bond["kind"]
        date = day(bond["in_force"] or bond["date"], self.words) or self.words["date_unknown"]
        foreign = self.language != "en" and self.language not in json.loads(bond["titles"] or "{}")
        name = title(bond, self.words) + (f" [{self.words['in_english']}]" if foreign else "")
        said = self.words["bonds"][key].format(title=name, date=date)
        return f"- {said}{self.footnotes.bond(bond['source'], bond['as_of'])}"

    def glossary(self, ids: Iterable[str]) -> str:
        """A table of these terms with their meaning; empty where the knowledge base was built without a glossary."""
        terms = {term.id: term for term in terms_of(self.db.execute("select * from glossary order by rowid"))}
        if not terms:
            return ""
        known("glossary of a paper", "terms", ids, terms)
        return "\n".join([*table(self.words["term_heads"]), *(self._term(terms[id]) for id in ids)])

    def _term(self, term: Term) -> str:
        sql = "select * from works where instrument = ? and same_as = '' limit 1"
        mark = self.footnotes.term(term.source, self.db.execute(sql, (term.source.instrument,)).fetchone())
        said = term.terms[self.language]
        return f"| {plain(said[0].upper() + said[1:])} | {plain(term.definition[self.language])}{mark} |"

    def works(self) -> str:
        """The laws that were read as a whole, those read in part, and those not read."""
        sql = """select * from works where jurisdiction = ? and same_as = '' and status = 'in_force' order by title"""
        found = self.db.execute(sql, (self.code,)).fetchall()
        by_read = {how: [titled(work, self.words) for work in found if work["read"] == how] for how in READ}
        colon = self.words["colon"]
        return "\n".join(
            f"- *{self.words['read'][how]}{colon}* {listed(titles)}." for how, titles in by_read.items() if titles
        )


def table(heads: Iterable[str]) -> list[str]:
    """The first two lines of a table in Markdown."""
    named = list(heads)
    return [f"| {' | '.join(named)} |", f"|{'---|' * len(named)}"]
