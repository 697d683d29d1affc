"""How sure a tag is: a linear model over the concepts that were found, calibrated on works that nobody tuned for.

The rules decide what may be said and on which words it rests; the model says how often such a thing was right. It knows
nothing but the concepts of the provision, of its heading, and its roles. `manumit train` makes `ranker.json` anew.
"""

import json
import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ingest.errors import FrameworkError

CONCEPT = "c:"
"""How the name of a feature begins that is a concept of the provision."""

FILE = Path(__file__).with_name("ranker.json")
UNKNOWN = 0.55
"""The confidence of a tag of an element that the model has seen too rarely: below what counts as found."""

LEAST = 0.15
"""What the model holds for so unlikely is not said."""

LOWEST = math.log(LEAST / (1 - LEAST)) - 1e-9
"""The total below which nothing is said: that of LEAST, less what adding up in another order may change."""

PROPOSES = 0.7
"""From this score on the model proposes a tag for which no rule held; measured on works that neither had seen."""

ENOUGH = math.log(PROPOSES / (1 - PROPOSES))
TELLING = 0.2
"""A concept of this weight is among the words on which such a proposal rests."""


@dataclass(frozen=True)
class Ranker:
    """Weights by element and feature, the biases, and the steps from the model's score to the share that was right."""

    bias: Mapping[str, float]
    weights: Mapping[str, Mapping[str, float]]
    calibration: Sequence[tuple[float, float]]

    def score(self, element: str, features: Iterable[str]) -> float | None:
        """The model's own score between 0 and 1; None for an element it does not know."""
        if element not in self.bias:
            return None
        weights = self.weights[element]
        total = self.bias[element] + sum(weights.get(feature, 0.0) for feature in features)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def confidence(self, element: str, features: Iterable[str]) -> float | None:
        """The share of such tags that was right; None where the model holds the tag for too unlikely to be said."""
        score = self.score(element, features)
        if score is None:
            return UNKNOWN
        return None if score < LEAST else self.share(score)

    def likely(self, features: Iterable[str]) -> dict[str, float]:
        """The model's totals of the elements that it does not hold for too unlikely to be said."""
        elements, numbers, rows = self._table
        known = [number for feature in features if (number := numbers.get(feature)) is not None]
        totals = rows[0] + rows[known].sum(axis=0)
        return {elements[place]: float(totals[place]) for place in (totals >= LOWEST).nonzero()[0]}

    def telling(self, element: str, features: Iterable[str]) -> list[str]:
        """The concepts that tell for an element, weightiest first."""
        weights = self.weights[element]
        telling = [name for name in features if name.startswith(CONCEPT) and weights.get(name, 0.0) >= TELLING]
        ordered = sorted(telling, key=lambda name: (-weights[name], name))
        return [name.removeprefix(CONCEPT) for name in ordered]

    def share(self, score: float) -> float:
        """The share that was right among tags of that score, between the measured steps."""
        place = bisect_right(self._scores, score)
        if place in (0, len(self.calibration)):
            return self.calibration[min(place, len(self.calibration) - 1)][1]
        (low, under), (high, over) = self.calibration[place - 1], self.calibration[place]
        return round(under + (over - under) * (score - low) / (high - low), 3)

    @cached_property
    def _table(self) -> tuple[list[str], dict[str, int], NDArray[np.float64]]:
        """The same as a table, to ask all elements at once: a column for each, the biases first, a row a feature."""
        elements = list(self.bias)
        names = {name for weights in self.weights.values() for name in weights}
        numbers = {name: number for number, name in enumerate(sorted(names), start=1)}
        rows = np.zeros((len(numbers) + 1, len(elements)))
        rows[0] = list(self.bias.values())
        for column, element in enumerate(elements):
            for name, weight in self.weights[element].items():
                rows[numbers[name], column] = weight
        return elements, numbers, rows

    @cached_property
    def _scores(self) -> list[float]:
        return [score for score, _ in self.calibration]


def load(path: Path = FILE) -> Ranker:
    """Read the model. Raises FrameworkError where the file is missing or no model."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        steps = [(float(score), float(share)) for score, share in raw["calibration"]]
        return Ranker(raw["bias"], raw["weights"], steps)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FrameworkError(str(path), f"is no model ({error}); make it with 'manumit train'.") from error
