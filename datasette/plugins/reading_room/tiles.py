"""The tile map: one square a country, all of one size, placed roughly where it lies (`datasette/static/tiles.csv`)."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from reading_room.visit import Row

FILE = Path(__file__).resolve().parents[2] / "static" / "tiles.csv"
STEP, SIDE = 25, 23


def tiles(states: Mapping[str, Row]) -> Row:
    """Lay out the map: a linked tile for each country that has a state, one path for all the others."""
    places = _places()
    shown = [
        {**state, "code": code, "x": places[code][0], "y": places[code][1]}
        for code, state in sorted(states.items())
        if code in places
    ]
    empty = "".join(f"M{x} {y}h{SIDE}v{SIDE}h-{SIDE}z" for code, (x, y) in places.items() if code not in states)
    beside = [{**state, "code": code} for code, state in sorted(states.items()) if code not in places]
    return {"tiles": shown, "empty": empty, "beside": beside}


@cache
def _places() -> dict[str, tuple[int, int]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: (1 + STEP * int(row["column"]), 1 + STEP * int(row["row"])) for row in csv.DictReader(file)
        }
