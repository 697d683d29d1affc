"""The verbs of papers that ask for change: what was promised and is open, what to do, whose words could be used."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from analyses.borrow import merits
from analyses.figures import NO_BREAK, day, listed, phrase, plain
from analyses.footnotes import title
from analyses.statements import SILENT, Sheet, table
from kb.model import FORCES, Asked, Evidence, Finding

OPEN = ("gap", "not_found", "partial")
"""Asked for, and not there in full as far as the laws were read: what was not read is no reason to ask for change."""

ROOM = NO_BREAK * 16
"""Room to write in, on paper."""

HAVING = """select findings.found, jurisdictions.* from findings
join jurisdictions on jurisdictions.code = findings.jurisdiction join elements on elements.id = findings.element
where element = ? and assessable = 'full' and status in ('met', 'beyond') and findings.jurisdiction != ?"""


class Reform:
    """Speaks with the findings, the words and the footnotes of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.words = sheet, sheet.words
        self.said = sheet.words["sentence"]

    def standing(self) -> str:
        """How many of the elements that treaties in force ask for are there, in part, open or unread: one sentence."""
        count = Counter(finding.status for finding in self.sheet.findings.values() if finding.asked)
        by_status = {status: count[status] for status in ("met", *OPEN, "not_assessed")}
        return str(self.words["standing"].format(asked=count.total(), **by_status))

    def promised(self, *statuses: str, force: str = "", most: int = 12) -> str:
        """A bullet for each element with one of these statuses that a treaty in force asks for, strongest first."""
        chosen = [finding for finding in self._open(statuses) if finding.force == force or not force]
        self.sheet.left_open(finding.element for finding in chosen)
        bullets = [self._bullet(finding) for finding in chosen[:most]]
        more = self.words["further"].format(n=len(chosen) - most, names=listed(map(self._named, chosen[most:])))
        return "\n".join([*bullets, *([f"\n{more}"] if chosen[most:] else [])]) or self.words["nothing_open"]

    def plan(self, pillar: str) -> str:
        """A table of what is open in one pillar: who asks, what the law has now, and room for who acts and by when."""
        open_ = [finding for finding in self._open(OPEN) if finding.pillar == pillar]
        self.sheet.left_open(finding.element for finding in open_)
        lines = [*table(self.words["plan_heads"]), *map(self._row, open_)] if open_ else [self.words["nothing_open"]]
        unread = sum(
            bool(one.asked) and one.pillar == pillar and one.status == "not_assessed"
            for one in self.sheet.findings.values()
        )
        more = [f"\n{self.words['unassessed_here'].format(n=unread)}"] if unread else []
        return "\n".join([*lines, *more])

    def models(self, *statuses: str, most: int = 6) -> str:
        """For the strongest open elements the best provision of another country, in the order of `borrow`.

        Only provisions that a person read, on elements that the words of a law can answer in full.
        """
        bullets = filter(None, map(self._model, self._open(statuses)))
        return "\n".join(islice(bullets, most)) or self.words["no_models"]

    def _open(self, statuses: Iterable[str]) -> list[Finding]:
        """What treaties ask for and the law lacks, the strongest duty first, then as the framework has it.

        Where the words of laws can answer only in part, finding none of them is no reason to ask for change.
        """
        partly = {row["id"] for row in self.sheet.db.execute("select id from elements where assessable != 'full'")}
        found = [
            one for one in self.sheet.findings.values()
            if one.status in statuses and one.asked and not (one.status == "not_found" and one.element in partly)
        ]  # fmt: skip
        return sorted(found, key=lambda finding: (FORCES.index(finding.force), OPEN.index(finding.status)))

    def _row(self, finding: Finding) -> str:
        cells = (self.sheet.capital(finding.element), self.asked(finding.asked[0]), self._now(finding), ROOM, ROOM)
        return f"| {' | '.join(cells)} |"

    def _bullet(self, finding: Finding) -> str:
        return f"- **{self.sheet.capital(finding.element)}.** {self.asked(finding.asked[0])} {self._now(finding)}."

    def asked(self, asked: Asked) -> str:
        """The strongest article that asks for it, with a note that says since when and on whose word."""
        work = self.sheet.work(asked.treaty)
        since = self.said["since"].format(date=day(asked.since, self.words)) if asked.since else self.said["undated"]
        doubt = "" if asked.checked == "text" else self.said["doubt"]
        address = f". <{work['url']}>" if work["url"] else ""
        named = f"{title(work, self.words)}, art. {plain(asked.article)}"
        says = f"{self.words['article']}{self.words['colon']} {self.said['force'][asked.force]}"
        return f"{named}.{self.sheet.footnotes.note(f'{named}, {since}. {says}{doubt}{address}')}"

    def _now(self, finding: Finding) -> str:
        """What the law has: nothing that was found, with what was read; or where it speaks, and what it leaves out."""
        where = self.sheet.where(finding)
        if finding.status in SILENT:
            return f"*{self.words[finding.status]}*{where}"
        lacking = listed(plain(phrase(part, self.words)) for part in finding.missing)
        missing = f". *{self.words['missing']}{self.words['colon']}* {lacking}" if lacking else ""
        return f"*{self.words['answers'][finding.status]}*{self.words['colon']} {where}{missing}"

    def _named(self, finding: Finding) -> str:
        return self.sheet.capital(finding.element)

    def _model(self, finding: Finding) -> str:
        """One bullet; empty where no other country is known to have it."""
        own = self.sheet.db.execute("select * from jurisdictions where code = ?", (self.sheet.code,)).fetchone()
        best = max(self._candidates(finding.element, own), key=lambda each: each[0], default=None)
        if best is None:
            return ""
        _, row, evidence = best
        country = json.loads(row["names"] or "{}").get(self.sheet.language) or row["name"]
        heading, text = self.sheet.wording(evidence)
        said = f"{heading}. {text}" if heading else text
        named = f"**{self.sheet.capital(finding.element)}.** {plain(country)}{self.words['colon']}"
        return f"- {named} {said}{self.sheet.mark(evidence)}"

    def _candidates(self, element: str, own: Any) -> Iterator[tuple[tuple[int, ...], Any, Evidence]]:
        for row in self.sheet.db.execute(HAVING, (element, self.sheet.code)):
            for one in json.loads(row["found"]):
                if one["strength"] == "met" and one["by"] != "tagger":
                    good = merits(own, row, self.sheet.work(one["work"]), one["by"])
                    yield tuple(good.values()), row, Evidence(**one)
