"""What if: how findings move if a country were bound by a further treaty, or adopted a provision of another."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from analyses.gaps import Supposing, as_row, gaps
from kb.model import FORCES, Finding

OPEN = frozenset({"partial", "gap", "not_found", "not_assessed"})
"""Asked for, and not answered in full as far as is known."""


def what_if(
    db: Path, codes: Collection[str], supposing: Supposing, *, as_of: str = "", against: Collection[str] = (),
    only: Collection[str] = (), language: str = "en",
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """The findings that would move, as rows of `manumit gaps` with `before` (the status as it is) and `change`.

    `change`: opens (a new duty that is not met), closes (a duty that would be met), answers (more of it would be
    there), strengthens (the duty would be stronger), adds (one more treaty would ask).
    `against` limits the treaties on both sides; the supposed ones always count. `language`: of the sentences. Raises as
    `gaps` does.
    """
    limits = (*against, *supposing.bound_by) if against else ()
    before = gaps(db, codes, as_of=as_of, against=against, only=only)
    after = gaps(db, codes, as_of=as_of, against=limits, only=only, supposing=supposing, language=language)
    for was, would_be in zip(before, after, strict=True):
        change = _change(was, would_be)
        if change:
            yield as_row(would_be) | {"before": was.status, "change": change}


def _change(was: Finding, would_be: Finding) -> str:
    if was.status not in OPEN and would_be.status in OPEN:
        return "opens"
    if was.status in OPEN and would_be.status not in OPEN:
        return "closes"
    if len(would_be.found) > len(was.found):
        return "answers"
    if _rank(would_be.force) < _rank(was.force):
        return "strengthens"
    return "adds" if len(would_be.asked) > len(was.asked) else ""


def _rank(force: str) -> int:
    return FORCES.index(force) if force in FORCES else len(FORCES)
