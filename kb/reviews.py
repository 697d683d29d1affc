"""What people said of tags, applied to one work: reviewed beats tagger, and both are kept.

A review rests on the words that were read. Where they no longer stand in the provision, the review is not applied: it
becomes a row of `issues`, for a person to read again.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ingest.model import Review

Row = dict[str, Any]
Tables = dict[str, list[Row]]
STALE = "review"


def judge(reviews: Iterable[Review], tables: Tables) -> Iterator[Row]:
    """Change the tags of one work as its reviewers say; give a row of `issues` for each review that no longer fits."""
    for review in reviews:
        words = _plain(_words(tables, review))
        if not words or _plain(review.quote) not in words:
            yield {
                "where": f"{STALE}, {review.work}#{review.eid}, {review.element}", "level": "warning",
                "why": f"the words that {review.by} read on {review.date} no longer stand there; read it again.",
            }  # fmt: skip
        else:
            _apply(review, tables)


def _words(tables: Tables, review: Review) -> str:
    """The words of the provision and of what stands below it, and its digest."""
    rows = [
        row for row in tables.get("provisions", ())
        if row["eid"] == review.eid or row["eid"].startswith(f"{review.eid}__")
    ]  # fmt: skip
    whole = [part for row in rows for part in (row["number"], row["heading"], row["text"])]
    return " ".join([*whole, *(row["digest"] for row in rows)])


def _plain(words: str) -> str:
    """Words and figures alone: how clauses are set apart does not matter."""
    return " ".join(re.findall(r"\w+", words.casefold()))


def _apply(review: Review, tables: Tables) -> None:
    tags = tables.setdefault("tags", [])
    meant = [tag for tag in tags if tag["element"] == review.element and tag["eid"] == review.eid]
    if review.verdict in ("rejected", "corrected"):
        for tag in meant:
            tag["holds"] = 0
    tags.append(_tag(review, meant[0] if meant else {}, _unit(tables, review.eid)))


def _tag(review: Review, before: Row, unit: str) -> Row:
    start = review.quote.find(review.quote.strip())
    word = {"concept": review.element, "start": start, "end": start + len(review.quote.strip()), "text": review.quote}
    return {
        "work": review.work, "eid": review.eid, "unit": unit, "element": review.element,
        "strength": review.strength or before.get("strength", "met"), "quote": review.quote,
        "words": before.get("words") or [word], "by": review.by, "holds": int(review.verdict != "rejected"),
        "confidence": 1.0, "missing": review.missing or (before.get("missing", ()) if not review.strength else ()),
        "failure_mode": review.failure_mode or (before.get("failure_mode", "") if not review.strength else ""),
        "basis": before.get("basis", "official"),
    }  # fmt: skip


def _unit(tables: Tables, eid: str) -> str:
    return next((row["unit"] for row in tables.get("provisions", ()) if row["eid"] == eid), eid)
