"""Every sentence of `tests/languages/` says what a reader finds in it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kb import framework, words
from kb.model import Passage
from kb.tagger import Tagger

SENTENCES = Path(__file__).parent / "languages"
LEAST = {"en": 60, "es": 30, "fr": 20, "pt": 20}
TAGGER = Tagger(ranker=None)  # the rules alone: what may be said, not how sure it is


def cases() -> list[Any]:
    files = sorted(SENTENCES.glob("*.yml"))
    lists = [(path.stem, yaml.safe_load(path.read_text(encoding="utf-8"))) for path in files]
    return [pytest.param(lang, case, id=f"{lang}-{n}") for lang, found in lists for n, case in enumerate(found, 1)]


@pytest.mark.parametrize(("language", "case"), cases())
def test_sentence(language: str, case: dict[str, Any]) -> None:
    passage = Passage("test", language, case.get("kind", "law"), case.get("heading", ""), case["text"])
    found = {tag.element for tag in TAGGER.tag(passage).tags}
    assert found >= set(case.get("is", ()))
    assert not found & set(case.get("isnt", ()))
    if case.get("is") == []:
        assert found == set()


@pytest.mark.parametrize("language", sorted(LEAST))
def test_enough_sentences(language: str) -> None:
    assert sum(case.values[0] == language for case in cases()) >= LEAST[language]


@pytest.mark.parametrize("language", sorted(LEAST))
def test_words_and_recipes_speak_of_the_same_concepts(language: str) -> None:
    known = words.load(language)
    assert known is not None
    assert known.concepts == framework.load().concepts
