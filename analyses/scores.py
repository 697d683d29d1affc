"""Scores by pillar and over all, by an open formula whose weights a researcher can change; and how far a ranking holds.

The formula and its weights stand in `weights.yml`. A score never counts silence for or against a country.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import PositiveInt

from analyses.gaps import gaps
from ingest.errors import ManumitError
from ingest.yaml_door import Entry, read_yaml
from kb.model import FORCES

WEIGHTS = Path(__file__).with_name("weights.yml")
SEED = 1926
OVERALL = "overall"
ASKED = ("met", "partial", "gap", "not_found", "not_assessed")
Counts = Mapping[tuple[str, str, str], int]
"""How many findings of a country there are by pillar, force and status."""


class Sensitivity(Entry):
    """How often, and how far, the weights are moved by chance (0.5: between half and one and a half of each)."""

    draws: PositiveInt
    spread: float


class Weights(Entry):
    """The weights of `weights.yml`; their meaning stands there."""

    force: dict[str, float]
    answer: dict[str, float]
    pillars: dict[str, float]
    ranked_from: float
    sensitivity: Sensitivity


@dataclass(frozen=True)
class Score:
    """One jurisdiction and pillar (or `overall`): 0 to 100, None where nothing is known; `known` is a share of 1.

    `lowest` and `highest`: the score if nothing, or all, of what is not known were there. `rank` is among the countries
    of which enough is known (None for the others); `rank_low` to `rank_high` hold 90 % of the ranks if weights move.
    """

    jurisdiction: str
    pillar: str
    score: float | None
    known: float
    lowest: float | None
    highest: float | None
    asked: int
    met: int
    partial: int
    gap: int
    not_found: int
    not_assessed: int
    rank: int | None = None
    rank_low: int | None = None
    rank_high: int | None = None


def weights(file: Path = WEIGHTS) -> Weights:
    """Read a file of weights. Raises ManumitError that names the key."""
    if not file.is_file():
        raise ManumitError(str(file), "there is no such file; copy analyses/weights.yml and change it.")
    return read_yaml(file, Weights)


def scores(
    db: Path, codes: Collection[str] = (), *, by: Weights | None = None, as_of: str = "", against: Collection[str] = ()
) -> list[Score]:
    """Scores of these jurisdictions (all countries if none is named), each pillar and over all, with ranks.

    Ranks are among the countries named. Raises as `gaps` does.
    """
    by = by or weights()
    counts: dict[str, Counter[tuple[str, str, str]]] = defaultdict(Counter)
    for finding in gaps(db, codes, as_of=as_of, against=against):
        counts[finding.jurisdiction][finding.pillar, finding.force, finding.status] += bool(finding.asked)
    return _ranked(counts, by)


def as_row(score: Score) -> dict[str, Any]:
    """A score as plain data."""
    return asdict(score)


def _country(code: str, counts: Counts, by: Weights) -> list[Score]:
    parts = [_score(code, pillar, (pillar,), counts, by) for pillar in by.pillars]
    whole = _score(code, OVERALL, by.pillars, counts, by)
    score, lowest, highest = (
        _mean([(value, by.pillars[part.pillar]) for part, value in zip(parts, values, strict=True)])
        for values in (
            [part.score for part in parts], [part.lowest for part in parts], [part.highest for part in parts]
        )
    )  # fmt: skip
    return [*parts, replace(whole, score=score, lowest=lowest, highest=highest)]


def _score(code: str, name: str, pillars: Collection[str], counts: Counts, by: Weights) -> Score:
    here = [(force, status, many) for (pillar, force, status), many in counts.items() if pillar in pillars and many]
    total = sum(by.force[force] * many for force, _, many in here)
    known = sum(by.force[force] * many for force, status, many in here if status in by.answer)
    got = sum(by.force[force] * many * by.answer.get(status, 0.0) for force, status, many in here)
    best = got + max(by.answer.values()) * (total - known)
    found = [sum(many for _, status, many in here if status == one) for one in ASKED]
    return Score(
        code, name, _share(got, known), round(known / total, 3) if total else 0.0, _share(got, total),
        _share(best, total), sum(found), *found,
    )  # fmt: skip


def _share(got: float, weight: float) -> float | None:
    return round(100 * got / weight, 1) if weight else None


def _mean(valued: Sequence[tuple[float | None, float]]) -> float | None:
    """The mean of the values that there are, by their weights."""
    there = [(value, weight) for value, weight in valued if value is not None]
    total = sum(weight for _, weight in there)
    return round(sum(value * weight for value, weight in there) / total, 1) if total else None


def _ranked(counts: Mapping[str, Counts], by: Weights) -> list[Score]:
    plain = [score for code, found in counts.items() for score in _country(code, found, by)]
    places = _ranks(plain, by)
    moved: dict[tuple[str, str], list[int]] = defaultdict(list)
    placed = {code: counts[code] for code, _ in places}
    chance = random.Random(SEED)
    for _ in range(by.sensitivity.draws if len(placed) > 1 else 0):
        other = _moved(by, chance)
        again = (score for code, found in placed.items() for score in _country(code, found, other))
        for key, rank in _ranks(again, other).items():
            moved[key].append(rank)
    return [_placed(score, places.get((score.jurisdiction, score.pillar)), moved) for score in plain]


def _placed(score: Score, rank: int | None, moved: Mapping[tuple[str, str], list[int]]) -> Score:
    seen = sorted(moved.get((score.jurisdiction, score.pillar), ()))
    if rank is None or not seen:
        return replace(score, rank=rank)
    return replace(score, rank=rank, rank_low=seen[len(seen) // 20], rank_high=seen[-1 - len(seen) // 20])


def _ranks(scored: Iterable[Score], by: Weights) -> dict[tuple[str, str], int]:
    """The places of those of whom enough is known: equals share a place."""
    places: dict[tuple[str, str], int] = {}
    listed = [one for one in scored if one.score is not None and one.known >= by.ranked_from]
    for pillar in {one.pillar for one in listed}:
        row = [one for one in listed if one.pillar == pillar]
        for one in row:
            places[one.jurisdiction, pillar] = 1 + sum((other.score or 0) > (one.score or 0) for other in row)
    return places


def _moved(by: Weights, chance: random.Random) -> Weights:
    """The same weights, each moved by chance; the order of the forces is kept, since treaties set it."""

    def shifted(value: float) -> float:
        return value * chance.uniform(1 - by.sensitivity.spread, 1 + by.sensitivity.spread)

    force = sorted((shifted(by.force[name]) for name in FORCES), reverse=True)
    return by.model_copy(
        update={
            "force": dict(zip(FORCES, force, strict=True)),
            "pillars": {name: shifted(value) for name, value in by.pillars.items()},
            "answer": by.answer | {"partial": min(1.0, shifted(by.answer["partial"]))},
        }
    )
