"""Fits the linear model of `kb/ranker.py` on labelled provisions, and calibrates it on works that were left out.

Logistic regression with a quadratic penalty, one for each element, all at once; Nesterov's accelerated gradient. What
matters is how few things it knows: the concepts of a provision, of its heading, its roles, and law or treaty.
"""

import random
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kb.evaluate import passage
from kb.ranker import Ranker
from kb.tagger import Tagger

Matrix = NDArray[np.float32]
FEWEST_LABELS = 3
RAREST = 3
STRENGTH = 0.2
POSITIVE = 2.0
ROUNDS = 160
FOLDS = 6
SEED = 1926
SMALLEST = 0.1
STEPS = 12


@dataclass(frozen=True)
class Example:
    """A labelled provision as the model sees it."""

    work: str
    features: frozenset[str]
    labels: frozenset[str]
    contested: frozenset[str]
    tagged: frozenset[str]


def examples(lines: Sequence[Mapping[str, Any]], tagger: Tagger) -> list[Example]:
    """The examples of a labelled set; what the rules say is kept for the calibration only."""
    found = []
    for line in lines:
        features, said = tagger.seen(passage(line))
        labels = frozenset(label["e"] for label in line.get("labels", ()))
        work = str(line.get("work") or str(line["id"]).partition("#")[0])
        found.append(Example(work, features, labels, frozenset(line.get("contested", ())), said))
    return found


def train(known: Sequence[Example], *, unseen: Collection[str]) -> dict[str, Any]:
    """The model as plain data for `ranker.json`. `unseen`: works that no rule was tuned on, for the calibration."""
    scores = left_out(known)
    pairs = [
        (scores[at][element], element in example.labels)
        for at, example in enumerate(known)
        if example.work in unseen
        for element in example.tagged - example.contested
        if element in scores[at]
    ]
    fitted = _fit(known)
    return {"calibration": _steps(pairs), **fitted}


def left_out(known: Sequence[Example]) -> list[dict[str, float]]:
    """For each example the score of each element by a model that never saw a provision of its work."""
    works = sorted({example.work for example in known})
    random.Random(SEED).shuffle(works)
    fold = {work: place % FOLDS for place, work in enumerate(works)}
    scores: list[dict[str, float]] = [{} for _ in known]
    for number in range(FOLDS):
        model = Ranker(**_fit([example for example in known if fold[example.work] != number]), calibration=())
        for at, example in enumerate(known):
            if fold[example.work] == number:
                scores[at] = {element: model.score(element, example.features) or 0.0 for element in model.bias}
    return scores


def _fit(known: Sequence[Example]) -> dict[str, Any]:
    counts = Counter(feature for example in known for feature in example.features)
    names = sorted(feature for feature, times in counts.items() if times >= RAREST)
    labelled = Counter(label for example in known for label in example.labels)
    elements = sorted(element for element, times in labelled.items() if times >= FEWEST_LABELS)
    place = {name: at for at, name in enumerate(names)}
    rows = np.zeros((len(known), len(names) + 1), dtype=np.float32)
    rows[:, -1] = 1.0
    for at, example in enumerate(known):
        rows[at, [place[one] for one in example.features if one in place]] = 1.0
    wanted = np.array([[one in example.labels for one in elements] for example in known], dtype=np.float32)
    open_ = np.array([[one in example.contested for one in elements] for example in known], dtype=np.float32)
    weights = _descend(rows, wanted, STRENGTH * (1 + (POSITIVE - 1) * wanted) * (1 - open_))
    return {"bias": _biases(elements, weights), "weights": dict(_weights(elements, names, weights))}


def _descend(rows: Matrix, wanted: Matrix, importance: Matrix) -> Matrix:
    """The weights that make the penalised loss smallest."""
    vector = np.ones(rows.shape[1], dtype=np.float32)
    for _ in range(20):
        vector = rows.T @ (rows @ vector)
        vector /= np.linalg.norm(vector)
    steepest = 1.0 + 0.25 * float(importance.max()) * float(np.linalg.norm(rows.T @ (rows @ vector)))
    weights = np.zeros((rows.shape[1], wanted.shape[1]), dtype=np.float32)
    ahead, momentum = weights, 1.0
    for _ in range(ROUNDS):
        error = importance * (1 / (1 + np.exp(-(rows @ ahead))) - wanted)
        fresh = ahead - (ahead + rows.T @ error) / steepest
        grown = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = fresh + (momentum - 1) / grown * (fresh - weights)
        weights, momentum = fresh, grown
    return weights


def _biases(elements: Sequence[str], weights: Matrix) -> dict[str, float]:
    return {element: round(float(weights[-1, at]), 3) for at, element in enumerate(elements)}


def _weights(elements: Sequence[str], names: Sequence[str], weights: Matrix) -> Iterator[tuple[str, dict[str, float]]]:
    for at, element in enumerate(elements):
        column = weights[:-1, at]
        places: list[int] = np.flatnonzero(abs(column) >= SMALLEST).tolist()
        yield element, {names[place]: round(float(column[place]), 2) for place in places}


def _steps(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """The share that was right by score, never falling: groups of equal size, joined where they would fall."""
    ordered = sorted(pairs)
    size = max(1, len(ordered) // STEPS)
    groups: list[list[tuple[float, bool]]] = []
    for start in range(0, len(ordered), size):
        groups.append(ordered[start : start + size])
        while len(groups) > 1 and _share(groups[-1]) <= _share(groups[-2]):
            groups[-2:] = [groups[-2] + groups[-1]]
    return [(round(sum(score for score, _ in group) / len(group), 4), round(_share(group), 3)) for group in groups]


def _share(group: Sequence[tuple[float, bool]]) -> float:
    return sum(right for _, right in group) / len(group)
