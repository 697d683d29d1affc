"""A bounded slice of `python -m tests.fuzz`: damaged documents give a law or a ParseError, nothing else."""

import pytest

from tests.fuzz import Failure, documents, trial

FOUND = documents()
SEED, EACH = 20_260, 14


@pytest.mark.parametrize("format", sorted(FOUND))
def test_damaged_documents_are_read_or_refused(format: str) -> None:
    results = [trial(format, FOUND, SEED, number) for number in range(EACH)]
    failed = [result for result in results if isinstance(result, Failure)]
    assert not failed, f"{failed[0].format} {failed[0].name}, number {failed[0].number}: {failed[0].why}"
