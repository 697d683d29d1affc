"""Measures the tagger against labelled provisions: precision, recall and F1 over (provision, element).

A line of the labelled set is `{id, language, kind, heading, text, labels: [{e, s}], contested: [element]}`. Contested
elements count neither way; strength is reported apart, and `either` is right for both.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ingest.errors import FrameworkError
from kb.model import Passage
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
    """One pair on which tagger and readers differ: `kind` is wrong (found, not labelled) or missed."""

    id: str
    element: str
    kind: str


@dataclass
class Report:
    """The whole measurement."""

    provisions: int = 0
    micro: Score = field(default_factory=Score)
    elements: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    languages: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    kinds: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    strengths: Counter[tuple[str, str]] = field(default_factory=Counter)
    errors: list[Slip] = field(default_factory=list)

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
            "errors": [{"id": slip.id, "element": slip.element, "kind": slip.kind} for slip in self.errors],
        }

    def as_table(self) -> str:
        """The measurement as a table for a terminal: the whole, then by kind, language and element."""
        lines = [f"{'':14}{'precision':>10}{'recall':>8}{'F1':>8}{'right':>7}{'wrong':>7}{'missed':>8}"]
        lines += [_line("all (micro)", self.micro), f"{'macro F1':14}{'':18}{self.macro_f1:8.3f}"]
        for group in (self.kinds, self.languages, self.elements):
            lines += ["", *(_line(name, group[name]) for name in sorted(group))]
        lines += ["", *(f"strength: {a} read as {b}: {n}" for (a, b), n in sorted(self.strengths.items()))]
        return "\n".join(lines) + "\n"


def evaluate(lines: Iterable[Mapping[str, Any]], tagger: Tagger) -> Report:
    """Tag each labelled provision and compare; raise FrameworkError for a label of an element that does not exist."""
    report = Report()
    for line in lines:
        labelled = {label["e"]: label.get("s", "either") for label in line.get("labels", ())}
        unknown = sorted(set(labelled) - set(tagger.framework.elements))
        if unknown:
            raise FrameworkError(
                str(line["id"]), f"the label {unknown[0]} is not an element; correct the labelled set."
            )
        tagged = {tag.element: tag.strength for tag in tagger.tag(passage(line)).tags}
        _count(report, line, labelled, tagged)
    return report


def passage(line: Mapping[str, Any]) -> Passage:
    """The passage of one line of a labelled set, or of the command `tag --jsonl`."""
    heading, text = str(line.get("heading") or ""), str(line.get("text") or "")
    language, kind = str(line.get("language") or "en"), str(line.get("kind") or "law")
    return Passage(str(line.get("id", "")), language, kind, heading, text)


def _count(report: Report, line: Mapping[str, Any], labelled: dict[str, str], tagged: dict[str, str]) -> None:
    report.provisions += 1
    contested = set(line.get("contested", ()))
    for element in (set(labelled) | set(tagged)) - contested:
        outcome = "right" if element in labelled and element in tagged else "wrong" if element in tagged else "missed"
        groups = (report.elements[element], report.languages[str(line["language"])], report.kinds[str(line["kind"])])
        for score in (report.micro, *groups):
            setattr(score, outcome, getattr(score, outcome) + 1)
        if outcome == "right":
            report.strengths[labelled[element], tagged[element]] += 1
        else:
            report.errors.append(Slip(str(line["id"]), element, outcome))


def _rows(scores: Mapping[str, Score]) -> dict[str, dict[str, float | int]]:
    return {name: scores[name].as_dict() for name in sorted(scores)}


def _line(name: str, score: Score) -> str:
    rates = f"{score.precision:10.3f}{score.recall:8.3f}{score.f1:8.3f}"
    return f"{name:14}{rates}{score.right:7}{score.wrong:7}{score.missed:8}"
