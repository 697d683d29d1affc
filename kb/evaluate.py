"""Measures the tagger against labelled provisions: precision, recall and F1 over (provision, element).

A line of the labelled set is `{id, language, kind, heading, text, labels: [{e, s}], contested: [element]}`. Contested
elements count neither way; strength is reported apart, and `either` is right for both.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ingest.errors import FrameworkError
from kb.measured import Measured
from kb.model import Passage, Tag
from kb.tagger import Tagger


@dataclass
class Score:
    """Right, wrong and missed pairs, and what follows from them."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The part of what was found that is right; 0 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The part of what is there that was found; 0 where nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0

    def as_dict(self) -> dict[str, float | int]:
        """The numbers, rounded for reading."""
        rates = {name: round(getattr(self, name), 4) for name in ("precision", "recall", "f1")}
        return {**rates, "right": self.right, "wrong": self.wrong, "missed": self.missed}


@dataclass(frozen=True)
class Slip:
    """One pair on which tagger and readers differ: `kind` is wrong (found, not labelled, on `words`) or missed."""

    id: str
    element: str
    kind: str
    words: tuple[str, ...] = ()


@dataclass
class Report:
    """The whole measurement."""

    provisions: int = 0
    micro: Score = field(default_factory=Score)
    elements: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    languages: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    kinds: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    strengths: Counter[tuple[str, str]] = field(default_factory=Counter)
    families: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    errors: list[Slip] = field(default_factory=list)
    measured: Measured = field(default_factory=Measured)
    known: tuple[str, ...] = ()

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the elements that readers labelled at least once."""
        labelled = [score.f1 for score in self.elements.values() if score.right + score.missed]
        return sum(labelled) / len(labelled) if labelled else 0.0

    def as_dict(self) -> dict[str, Any]:
        """The measurement as plain data, for JSON."""
        return {
            "provisions": self.provisions,
            "micro": self.micro.as_dict(),
            "macro_f1": round(self.macro_f1, 4),
            "by_language": _rows(self.languages),
            "by_kind": _rows(self.kinds),
            "by_element": _rows(self.elements),
            "strength": {f"{labelled} read as {tagged}": n for (labelled, tagged), n in sorted(self.strengths.items())},
            "by_family": _rows(self.families),
            **self.measured.as_dict(self.known),
            "errors": [dict(slip.__dict__) for slip in self.errors],
        }

    def as_table(self) -> str:
        """The measurement as a table for a terminal: the whole, then by kind, language and element."""
        lines = [f"{'':14}{'precision':>10}{'recall':>8}{'F1':>8}{'right':>7}{'wrong':>7}{'missed':>8}"]
        lines += [_line("all (micro)", self.micro), f"{'macro F1':14}{'':18}{self.macro_f1:8.3f}"]
        low, high = self.measured.interval()
        lines += [f"95 % of draws of other works: micro F1 {low:.3f} to {high:.3f}"]
        for group in (self.kinds, self.languages, self.families, self.elements):
            lines += ["", *(_line(name, group[name]) for name in sorted(group))]
        lines += ["", *(f"strength: {a} read as {b}: {n}" for (a, b), n in sorted(self.strengths.items()))]
        lines += ["", *(f"confidence from {row['from']}: {row['right']:.0%} of {row['tags']} tags right"
                        for row in self.measured.by_confidence())]  # fmt: skip
        law = self.measured.by_law()
        lines += [f"by law: {law['precision']:.0%} of {law['found']} found are there, "
                  f"{law['recall']:.0%} of {law['there']} that are there are found"]  # fmt: skip
        return "\n".join(lines) + "\n"


def evaluate(
    lines: Iterable[Mapping[str, Any]], tagger: Tagger, *, families: Mapping[str, str] | None = None
) -> Report:
    """Tag each labelled provision and compare; raise FrameworkError for a label of an element that does not exist.

    `families` gives the legal family of each work, for the scores by family.
    """
    report = Report(known=tuple(tagger.framework.elements))
    for line in lines:
        labelled = {label["e"]: label.get("s", "either") for label in line.get("labels", ())}
        unknown = sorted(set(labelled) - set(tagger.framework.elements))
        if unknown:
            raise FrameworkError(
                str(line["id"]), f"the label {unknown[0]} is not an element; correct the labelled set."
            )
        tags = tagger.tag(passage(line)).tags
        work = str(line.get("work") or str(line["id"]).partition("#")[0])
        report.measured.add(work, labelled, line.get("contested", ()), {tag.element: tag.confidence for tag in tags})
        _count(report, line, labelled, {tag.element: tag for tag in tags}, (families or {}).get(work, ""))
    return report


def passage(line: Mapping[str, Any]) -> Passage:
    """The passage of one line of a labelled set, or of the command `tag --jsonl`."""
    heading, text = str(line.get("heading") or ""), str(line.get("text") or "")
    language, kind = str(line.get("language") or "en"), str(line.get("kind") or "law")
    return Passage(str(line.get("id", "")), language, kind, heading, text)


def _count(
    report: Report, line: Mapping[str, Any], labelled: dict[str, str], tagged: dict[str, Tag], family: str
) -> None:
    report.provisions += 1
    contested = set(line.get("contested", ()))
    for element in (set(labelled) | set(tagged)) - contested:
        outcome = "right" if element in labelled and element in tagged else "wrong" if element in tagged else "missed"
        groups = [report.elements[element], report.languages[str(line["language"])], report.kinds[str(line["kind"])]]
        groups += [report.families[family]] if family else []
        for score in (report.micro, *groups):
            setattr(score, outcome, getattr(score, outcome) + 1)
        if outcome == "right":
            report.strengths[labelled[element], tagged[element].strength] += 1
        else:
            words = tuple(word.text for word in tagged[element].words) if element in tagged else ()
            report.errors.append(Slip(str(line["id"]), element, outcome, words))


def _rows(scores: Mapping[str, Score]) -> dict[str, dict[str, float | int]]:
    return {name: scores[name].as_dict() for name in sorted(scores)}


def _line(name: str, score: Score) -> str:
    rates = f"{score.precision:10.3f}{score.recall:8.3f}{score.f1:8.3f}"
    return f"{name:14}{rates}{score.right:7}{score.wrong:7}{score.missed:8}"
