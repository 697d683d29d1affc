"""The footnotes of a paper: where each statement comes from, on whose word, and what was read without result."""

import json
from collections.abc import Iterable
from typing import Any

from analyses.figures import Words, day, listed, plain, reader
from kb.glossary import Origin
from kb.model import Evidence


class Footnotes:
    """Numbers the notes in the order in which they are used; the same source has the same number throughout."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._notes: list[str] = []
        self._laws: dict[tuple[str, str, bool], int] = {}
        self._provisions: dict[tuple[str, str, str, bool], str] = {}

    def provision(self, evidence: Evidence, work: Any) -> str:
        """The mark of a provision. The first note on a law names it in full; later ones point to that note."""
        law = (evidence.work, evidence.basis, evidence.by == "tagger")
        place = (evidence.citation, *law)
        if place not in self._provisions:
            self._provisions[place] = self.note(self._source(evidence, work, law))
            self._laws.setdefault(law, len(self._notes))
        return self._provisions[place]

    def _source(self, evidence: Evidence, work: Any, law: tuple[str, str, bool]) -> str:
        if law in self._laws:
            return str(self.words["as_in"].format(citation=plain(evidence.citation), note=self._laws[law]))
        official = evidence.basis == "official"
        date = day(work["as_at"] if official else work["digest_checked"], self.words)
        basis = self.words["official" if official else "digest"].format(date=date)
        by = self.words["by_tagger" if evidence.by == "tagger" else "by_reader"]
        address = f"<{work['url']}>" if work["url"] else ""
        named = f"{plain(evidence.citation)}, {titled(work, self.words)}"
        return ". ".join(filter(None, (named, basis, by, address)))

    def silence(self, status: str, works: Iterable[Any], confirmed_by: str) -> str:
        """The mark of an absence: which works were read, or were not, and who confirmed it."""
        titles = listed(titled(work, self.words) for work in works) or self.words["none_catalogued"]
        return self.note(self.words["notes"][status].format(works=titles, by=reader(confirmed_by, self.words)))

    def bond(self, source: str, as_of: str) -> str:
        """The mark of a treaty's standing: whose word it is, and for which date it speaks."""
        for english, said in self.words.get("sources", {}).items():
            source = source.replace(english, said)
        return self.note(self.words["bond_source"].format(source=plain(source), as_of=day(as_of, self.words)))

    def term(self, source: Origin, work: Any) -> str:
        """The mark of a definition, which is ours: the treaty article behind it, or that there is none."""
        if work is None:
            return self.note(self.words["term_ours"])
        said = "term_source" if source.checked == "text" else "term_unconfirmed"
        named = title(work, self.words) + self._foreign(work)
        return self.note(self.words[said].format(article=plain(source.article), title=named))

    def _foreign(self, work: Any) -> str:
        ours = self.words["language"]
        official = ours == work["language"] or ours in json.loads(work["titles"] or "{}")
        return "" if official else f" [{self.words['in_english']}]"

    def note(self, text: str) -> str:
        """The mark of a note with these words."""
        if text not in self._notes:
            self._notes.append(text)
        return f"[^{self._notes.index(text) + 1}]"

    def text(self) -> str:
        """All notes, as Markdown."""
        return "\n".join(f"[^{place}]: {text}" for place, text in enumerate(self._notes, start=1))


def title(work: Any, words: Words) -> str:
    """A work's title: in the paper's language where it has an official one in it, else as its maker wrote it."""
    return plain(json.loads(work["titles"] or "{}").get(words["language"]) or work["title"])


def titled(work: Any, words: Words) -> str:
    """A work's title with its citation; only one of them where it says the other already."""
    name, citation = title(work, words), plain(work["citation"])
    if name in citation:
        return citation
    return name if not citation or citation in name else f"{name} ({citation})"
