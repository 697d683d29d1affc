"""The statements of a paper, each with its footnote: what the law provides and threatens, and what is not known."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from analyses.duties import BINDING
from kb.model import Evidence, Finding
from kb.rows import unit_of

Words = dict[str, Any]
SPOKEN = ("met", "partial", "beyond", "beyond_partial")
SILENT = ("gap", "not_found", "not_assessed")
QUOTE = 600


class Sheet:
    """One country's findings, ready to be stated in one language; it numbers the footnotes as they are used."""

    def __init__(self, db: sqlite3.Connection, code: str, findings: dict[str, Finding], words: Words) -> None:
        self.db, self.code, self.findings, self.words = db, code, findings, words
        self.language: str = words["language"]
        row = db.execute("select name, names from jurisdictions where code = ?", (code,)).fetchone()
        self.country: str = json.loads(row["names"]).get(self.language) or row["name"]
        self._notes: list[str] = []
        self._sources: dict[tuple[str, str, bool], int] = {}
        self._stated: set[tuple[str, str]] = set()

    def law(self, *elements: str, most: int = 4) -> str:
        """A bullet for each provision that speaks of these elements, then what was not found or not assessed.

        `most`: how many provisions to show for an element. A provision that was stated before is only named again.
        """
        answered: dict[tuple[str, str], list[Finding]] = {}
        shown: dict[tuple[str, str], Evidence] = {}
        for finding in self._of(elements, SPOKEN):
            for evidence in self._leading(finding.found, most):
                key = (evidence.work, evidence.eid)
                shown.setdefault(key, evidence)
                answered.setdefault(key, []).append(finding)
        bullets = [self._bullet(shown[key], answered[key]) for key in shown]
        return "\n".join([*bullets, *self._silent(elements)]) or f"- {self.words['nothing_asked']}"

    def _of(self, elements: Iterable[str], statuses: tuple[str, ...]) -> Iterator[Finding]:
        return (self.findings[element] for element in elements if self.findings[element].status in statuses)

    def _leading(self, found: tuple[Evidence, ...], most: int) -> list[Evidence]:
        """What readers found, if anything; else what the tagger found."""
        by_reader = [evidence for evidence in found if evidence.by != "tagger"]
        return (by_reader or list(found))[:most]

    def _bullet(self, evidence: Evidence, findings: list[Finding]) -> str:
        heading, text = self._wording(evidence)
        lacking = self._lacking(evidence, findings)
        names = ", ".join(self._name(finding.element) for finding in findings)
        if (evidence.work, evidence.eid) in self._stated:
            text = f"{self.words['stated']}."
        self._stated.add((evidence.work, evidence.eid))
        return f"- **{heading or names}.** {text}{lacking} *({names})*{self._note(self._source(evidence))}"

    def _wording(self, evidence: Evidence) -> tuple[str, str]:
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

    def _lacking(self, evidence: Evidence, findings: list[Finding]) -> str:
        short = [f for f in findings if f.status.endswith("partial") and evidence.strength == "partial" and f.missing]
        if not short:
            return ""
        parts = "; ".join(f"{self._name(f.element)}: {', '.join(map(self._part, f.missing))}" for f in short)
        return f" {self.words['missing']}: {parts}."

    def _part(self, part: str) -> str:
        return str(self.words.get("parts", {}).get(part, part))

    def _name(self, element: str) -> str:
        row = self.db.execute("select name, names from elements where id = ?", (element,)).fetchone()
        named = json.loads(row["names"] or "{}").get(self.language) or row["name"]
        return str(named[0].lower() + named[1:]) if named[1:2].islower() else str(named)

    def _source(self, evidence: Evidence) -> str:
        work = self._work(evidence.work)
        place = f"{evidence.citation}, {plain(work['title'])}"
        key = (evidence.work, evidence.basis, evidence.by == "tagger")
        if key in self._sources:
            return f"{place}. {self.words['as_in'].format(note=self._sources[key])}"
        self._sources[key] = len(self._notes) + 1
        word = self.words["by_tagger"] if evidence.by == "tagger" else self.words["by_reader"]
        basis = (
            self.words["official"].format(date=self.day(work["as_at"]))
            if evidence.basis == "official"
            else self.words["digest"].format(date=self.day(work["digest_checked"]))
        )
        return ". ".join(filter(None, (f"{evidence.citation}, {_titled(work)}", basis, word, _address(work["url"]))))

    def _work(self, work: str) -> Any:
        return self.db.execute("select * from works where id = ?", (work,)).fetchone()

    def _silent(self, elements: Iterable[str]) -> Iterator[str]:
        """What was not found, or not assessed: one bullet for all elements that rest on the same reading."""
        grouped: dict[tuple[str, tuple[str, ...], str], list[str]] = {}
        for finding in self._of(elements, SILENT):
            works = finding.unread if finding.status == "not_assessed" else finding.read
            grouped.setdefault((finding.status, works, finding.confirmed_by), []).append(self._name(finding.element))
        for (status, works, by), names in grouped.items():
            titles = "; ".join(_titled(self._work(work)) for work in works) or self.words["none_catalogued"]
            note = self.words["notes"][status].format(works=titles, by=by)
            yield f"- *{self.words[status]}:* {', '.join(names)}.{self._note(note)}"

    def unknown(self, *groups: str) -> str:
        """What this paper cannot say: every element of these groups that was not found or not assessed."""
        elements = [e for e in self.findings if not groups or e.split("-")[0] in groups]
        return "\n".join(self._silent(elements)) or f"- {self.words['all_known']}"

    def penalties(self, *elements: str) -> str:
        """A table of what the provisions on these elements threaten: prison from and to, fine, for whom."""
        heads = self.words["penalty_heads"]
        rows = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
        seen: set[tuple[str, str]] = set()
        for finding in self._of(elements, SPOKEN):
            for evidence in self._leading(finding.found, 4):
                unit = (evidence.work, unit_of(evidence.eid))
                if unit not in seen:
                    seen.add(unit)
                    rows += self._threats(evidence)
        return "\n".join(rows) if len(rows) > 2 else f"- {self.words['no_penalties']}"

    def _threats(self, evidence: Evidence) -> Iterator[str]:
        sql = "select * from penalties where work = ? and unit = ? order by eid, position"
        threats = self.db.execute(sql, (evidence.work, unit_of(evidence.eid))).fetchall()
        read = [threat for threat in threats if threat["by"] != "tagger"] or threats
        for eid in dict.fromkeys(threat["eid"] for threat in read):
            here = [threat for threat in read if threat["eid"] == eid]
            row = self._provision(evidence.work, eid)
            source = Evidence(**{**evidence.__dict__, "eid": eid, "citation": row["citation"], "by": here[0]["by"]})
            heading, _ = self._wording(source)
            amounts = " ".join(self._threat(threat) for threat in here)
            yield f"| {heading} | {row['citation']}{self._note(self._source(source))} | {plain(amounts.rstrip(';'))} |"

    def _threat(self, threat: Any) -> str:
        kind = self.words["penalty_kinds"].get(threat["kind"], threat["kind"])
        unit = self.words["units"].get(threat["measure"], threat["measure"] or "")
        low, high = number(threat["minimum"]), number(threat["maximum"])
        span = f"{low}–{high}" if low and high and low != high else high or low
        amount = f"{span} {unit}" if span else ""
        if low and not high:
            amount = f"{self.words['at_least']} {amount}"
        elif high and not low:
            amount = f"{self.words['up_to']} {amount}"
        joined = self.words["joined"].get(threat["joined"], "")
        whom = f" ({threat['applies_to']})" if threat["applies_to"] and self.language == "en" else ""
        return " ".join(filter(None, (kind, amount.strip()))) + whom + (f" {joined}" if joined else ";")

    def bound(self) -> str:
        """The treaties of the framework that bind the country, since when and on whose word; and those only signed."""
        sql = """select bonds.*, works.title from bonds join works on works.id = bonds.treaty
                 where bonds.jurisdiction = ? and works.instrument != '' order by bonds.in_force, bonds.date"""
        bonds = self.db.execute(sql, (self.code,)).fetchall()
        return "\n".join(self._bond(bond) for bond in bonds) or f"- {self.words['bonds_unknown']}"

    def _bond(self, bond: Any) -> str:
        said = self.words["bonds"]
        key = "background" if bond["confidence"] != "seen" else "bound" if bond["kind"] in BINDING else bond["kind"]
        date = self.day(bond["in_force"] or bond["date"]) or self.words["date_unknown"]
        note = self.words["bond_source"].format(source=bond["source"], as_of=self.day(bond["as_of"]))
        return f"- {said[key].format(title=bond['title'], date=date)}{self._note(note)}"

    def works(self) -> str:
        """The laws that were read, and those that were not."""
        sql = """select * from works where jurisdiction = ? and same_as = '' and status = 'in_force'
                 order by read desc, title"""
        found = self.db.execute(sql, (self.code,)).fetchall()
        return "\n".join(f"- {_titled(work)}: {self.words['read'][work['read']]}" for work in found)

    def _note(self, text: str) -> str:
        if text not in self._notes:
            self._notes.append(text)
        return f"[^{self._notes.index(text) + 1}]"

    def notes(self) -> str:
        """The footnotes, in the order in which they were used."""
        return "\n".join(f"[^{place}]: {text}" for place, text in enumerate(self._notes, start=1))

    def day(self, date: str) -> str:
        """A date as the paper's language writes it; as precise as it is known."""
        steps = (date or "").split("-")
        if len(steps) == 3:
            month = self.words["months"][int(steps[1]) - 1]
            return str(self.words["date"].format(day=int(steps[2]), month=month, year=steps[0]))
        return date or ""


def _titled(work: Any) -> str:
    return plain(f"{work['title']} ({work['citation']})" if work["citation"] else work["title"])


def _address(url: str) -> str:
    return f"<{url}>" if url else ""


def number(amount: float | None) -> str:
    """An amount without needless decimals; nothing where there is none."""
    return "" if amount is None else f"{amount:g}"


def plain(text: str) -> str:
    """Words on one line that Markdown takes as words and nothing else."""
    kept = " ".join((text or "").split())
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>|#~^" else sign for sign in kept)
