"""Each case of each format gives the tree that a reader expects; a new outline fails until somebody commits it."""

from pathlib import Path

import pytest

from ingest.reading import known, read
from ingest.tree import outline

CASES = sorted(p for p in (Path(__file__).parent / "formats").glob("*/*") if p.suffix != ".outline")


def _name(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_case_gives_the_tree_a_reader_expects(case: Path) -> None:
    law = read(case.read_bytes(), format=case.parent.name, where=_name(case))
    expected = case.with_suffix(".outline")
    if not expected.exists():
        expected.write_text(outline(law), encoding="utf-8")
        pytest.fail(f"{expected.name} was new and is now written: read it, correct the parser if need be, commit it.")
    assert outline(law) == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_eids_are_unique(case: Path) -> None:
    law = read(case.read_bytes(), format=case.parent.name, where=_name(case))
    eids = [node.eid for node in law.walk()]
    assert all(eids)
    assert len(eids) == len(set(eids))


def test_every_format_has_a_case() -> None:
    assert {case.parent.name for case in CASES} >= set(known())
