"""What several tests need: the mirror of real documents, and a knowledge base of pretend countries."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from analyses import gaps
from ingest.archive import Archive
from ingest.catalogue import DEFAULT_CORPUS
from kb.build import Plan, build
from tests.pretend import write_corpus
from tests.site_browser import chromium


@pytest.fixture(scope="session")
def mirror() -> Path:
    """The folder of real documents; without it the tests that need it are skipped, loudly."""
    folder = os.environ.get("MANUMIT_MIRROR", "")
    if not folder:
        pytest.skip("MANUMIT_MIRROR is not set: nothing was tested on real documents")
    return Path(folder)


@pytest.fixture(scope="session")
def pretend_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of pretend countries."""
    return write_corpus(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="session")
def pretend_db(pretend_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base built from the pretend corpus."""
    db = tmp_path_factory.mktemp("kb") / "manumit.db"
    plan = Plan(pretend_corpus, Archive(pretend_corpus / "snapshots"), db, workers=1)
    build(plan, conclude=gaps.rows, say=lambda line: None)
    return db


@pytest.fixture(scope="session")
def embedded_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base built from the digests that come with manumit, and nothing else."""
    folder = tmp_path_factory.mktemp("embedded")
    db = folder / "manumit.db"
    build(Plan(DEFAULT_CORPUS, Archive(folder / "snapshots"), db), conclude=gaps.rows, say=lambda line: None)
    return db


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The Chromium of this machine; without it the tests that need it are skipped, loudly."""
    with chromium() as started:
        yield started
