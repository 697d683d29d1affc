"""A finding in one plain sentence of a language: what was promised, what the law has, and on whose word.

The words are under `sentence` in `briefings/<language>.yml`.
"""

from collections.abc import Callable
from typing import Any

from analyses.figures import day, listed, phrase, reader, shared_words, spaced
from kb.model import Asked, Finding

WHOLE = ("met", "beyond")


class Sentences:
    """Says findings in one language; `country` names a jurisdiction by its code, `title` a work by its id."""

    def __init__(self, language: str, *, country: Callable[[str], str], title: Callable[[str], str]) -> None:
        self.words = shared_words(language)
        self.said: dict[str, Any] = self.words["sentence"]
        self.country, self.title = country, title

    def say(self, finding: Finding) -> str:
        """What the country promised, and what its law has or what was read in vain."""
        country = self.country(finding.jurisdiction)
        return spaced(f"{self._asked(country, finding.asked)} {self._found(country, finding)}", self.words)

    def _asked(self, country: str, asked: tuple[Asked, ...]) -> str:
        if not asked:
            return str(self.said["unasked"].format(country=country))
        first, others = asked[0], len(asked) - 1
        more = self.said["others"][others > 1].format(n=others) if others else ""
        since = self.said["since"].format(date=day(first.since, self.words)) if first.since else self.said["undated"]
        return str(
            self.said["supposed" if first.supposed else "asked"].format(
                country=country, title=self.title(first.treaty), article=first.article, since=since,
                force=self.said["force"][first.force], others=more,
                doubt="" if first.checked == "text" else self.said["doubt"],
            )
        )  # fmt: skip

    def _found(self, country: str, finding: Finding) -> str:
        key = self._key(finding)
        works = finding.unread if key == "unread" else finding.read
        return str(
            self.said["found"][key].format(
                country=country, where=self._where(finding), missing=self._missing(finding), mode=self._mode(finding),
                works=listed(map(self.title, works)) or self.said["nothing_read"],
                by=reader(finding.confirmed_by, self.words),
            )
        )  # fmt: skip

    def _key(self, finding: Finding) -> str:
        if finding.status in WHOLE:
            return "whole"
        if finding.status.endswith("partial"):
            return "part"
        if finding.status == "not_assessed":
            return "unread" if finding.unread else "homeless"
        if finding.status == "no_duty":
            return "silent" if finding.read else "mute"
        return finding.status

    def _where(self, finding: Finding) -> str:
        if not finding.found:
            return ""
        first, others = finding.found[0], len(finding.found) - 1
        more = self.said["and_more"].format(n=others) if others else ""
        return str(self.said["where"].format(citation=first.citation, title=self.title(first.work))) + more

    def _missing(self, finding: Finding) -> str:
        parts = listed(phrase(part, self.words) for part in finding.missing)
        return str(self.said["missing"].format(parts=parts)) if parts else ""

    def _mode(self, finding: Finding) -> str:
        mode = finding.failure_mode
        return str(self.said["mode"].format(mode=phrase(mode, self.words))) if mode else ""
