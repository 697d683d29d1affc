"""What a measurement means for a reader: how sure a tag is, what a law's "found" and "nothing found" are worth.

A page of a country rests on "this law has it" and "nothing was found"; both are measured over works, not provisions.
"""

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

FOUND_FROM = 0.6
"""The confidence from which a tag counts as found at the level of a law."""

STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
PUBLISHED = Path(__file__).with_name("measured.json")
"""What the about page shows: the measurement on works that neither rules nor model had seen."""

DRAWS = 500
SEED = 1926


@dataclass
class Cell:
    """One law and one element: whether readers found it, and the surest tag."""

    labelled: bool = False
    contested: bool = False
    confidence: float = 0.0


@dataclass
class Measured:
    """The cells of a labelled set, the confidence of every tag, and right, wrong and missed by work."""

    cells: dict[tuple[str, str], Cell] = field(default_factory=lambda: defaultdict(Cell))
    sure: list[tuple[float, bool]] = field(default_factory=list)
    works: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))

    def add(self, work: str, labelled: Iterable[str], contested: Iterable[str], tags: Mapping[str, float]) -> None:
        """Count one provision of a work; `tags`: the confidence of each element that was tagged."""
        said, open_ = set(labelled), set(contested)
        for element in said:
            self.cells[work, element].labelled = True
        for element in open_ - said:
            self.cells[work, element].contested = True
        for element, confidence in tags.items():
            cell = self.cells[work, element]
            cell.confidence = max(cell.confidence, confidence)
            if element not in open_:
                self.sure.append((confidence, element in said))
        found = set(tags) - open_
        for place, number in enumerate((len(found & said), len(found - said), len(said - open_ - found))):
            self.works[work][place] += number

    def as_dict(self, elements: Iterable[str]) -> dict[str, Any]:
        """The shares, as plain data; `elements` are all of the framework, for the cells in which nothing stands."""
        return {
            "by_confidence": self.by_confidence(), "by_law": self.by_law(),
            "nothing_found_wrong": self.silence(elements), "f1_interval": self.interval(),
        }  # fmt: skip

    def by_confidence(self) -> list[dict[str, float]]:
        """Of the tags between two confidences: how many there are, and which share was right."""
        rows = []
        for low, high in pairwise(STEPS):
            right = [good for confidence, good in self.sure if low <= confidence < high]
            if right:
                rows.append({"from": low, "tags": len(right), "right": round(sum(right) / len(right), 3)})
        return rows

    def by_law(self) -> dict[str, float]:
        """Over laws and elements: the share of "found" that is right, and of what is there that was found."""
        cells = [cell for cell in self.cells.values() if cell.labelled or not cell.contested]
        found = [cell for cell in cells if cell.confidence >= FOUND_FROM]
        there = [cell for cell in cells if cell.labelled]
        both = sum(cell.labelled for cell in found)
        return {
            "precision": round(both / len(found), 4) if found else 0.0,
            "recall": round(both / len(there), 4) if there else 0.0,
            "found": len(found),
            "there": len(there),
        }

    def silence(self, elements: Iterable[str]) -> dict[str, float]:
        """By element: in which share of the laws in which nothing was found something stands all the same."""
        works = {work for work, _ in self.cells}
        shares = {}
        for element in elements:
            silent = [self.cells.get((work, element), Cell()) for work in works]
            silent = [cell for cell in silent if cell.confidence < FOUND_FROM and (cell.labelled or not cell.contested)]
            if silent:
                shares[element] = round(sum(cell.labelled for cell in silent) / len(silent), 3)
        return shares

    def interval(self) -> tuple[float, float]:
        """The middle 95 % of the micro-F1 when works are drawn again and again: what other works might have given."""
        counts = list(self.works.values())
        if not counts:
            return (0.0, 0.0)
        draw = random.Random(SEED)
        scores = sorted(_f1(draw.choices(counts, k=len(counts))) for _ in range(DRAWS))
        return round(scores[int(DRAWS * 0.025)], 3), round(scores[int(DRAWS * 0.975)], 3)


def published() -> dict[str, Any]:
    """The measurement that the about page shows; empty where none was made."""
    return dict(json.loads(PUBLISHED.read_text(encoding="utf-8"))) if PUBLISHED.is_file() else {}


def _f1(counts: Iterable[list[int]]) -> float:
    right, wrong, missed = (sum(column) for column in zip(*counts, strict=True))
    total = 2 * right + wrong + missed
    return 2 * right / total if total else 0.0
