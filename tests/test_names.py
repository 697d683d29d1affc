"""Names in further languages: each language speaks of every element, and every paper's words are complete."""

import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from analyses.figures import FOLDER as BRIEFINGS
from ingest.errors import FrameworkError
from kb.framework import load
from kb.names import names, phrases

LANGUAGES = ("es", "fr", "pt")
SPOKEN = names()
ELEMENTS = load().elements
ENGLISH: dict[str, Any] = yaml.safe_load((BRIEFINGS / "en.yml").read_text(encoding="utf-8"))


def _words(language: str) -> dict[str, Any]:
    words: dict[str, Any] = yaml.safe_load((BRIEFINGS / f"{language}.yml").read_text(encoding="utf-8"))
    return words


def _paths(words: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every key of nested words, with the keys above it; a list counts by its length."""
    if isinstance(words, dict):
        for key, below in words.items():
            yield from _paths(below, (*above, str(key)))
    else:
        yield (*above, str(len(words))) if isinstance(words, list) else above


def _texts(words: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of nested words, by the keys (or the place in a list) that lead to it."""
    if isinstance(words, str):
        yield above, words
        return
    for key, below in words.items() if isinstance(words, dict) else enumerate(words):
        yield from _texts(below, (*above, str(key)))


def _places(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


def test_the_languages_of_the_interface_are_there() -> None:
    assert set(SPOKEN) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_names_exactly_the_elements(language: str) -> None:
    spoken = SPOKEN[language]
    assert set(spoken) == set(ELEMENTS)
    assert all(set(spoken[element]) == {"name", "question"} for element in ELEMENTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_is_a_name_of_that_language(language: str) -> None:
    spoken = SPOKEN[language]
    for element in ELEMENTS:
        name = spoken[element]["name"]
        assert name == name.strip(), element
        assert 3 <= len(name) <= 90, element
        assert name.casefold() != ELEMENTS[element].name.casefold(), element
        assert not set(name) & set(".:;?"), f"{element}: the papers list names after a colon"
    assert len({spoken[element]["name"] for element in ELEMENTS}) == len(ELEMENTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_asks(language: str) -> None:
    spoken = SPOKEN[language]
    for element in ELEMENTS:
        question = spoken[element]["question"]
        assert question.endswith("?"), element
        assert question.count("?") == 1, element
        assert question.startswith("¿") == (language == "es"), element
        assert question != ELEMENTS[element].question, element


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_points_to_the_elements_that_the_english_one_points_to(language: str) -> None:
    for element, said in ELEMENTS.items():
        question = SPOKEN[language][element]["question"]
        assert {other for other in ELEMENTS if other in question} == {o for o in ELEMENTS if o in said.question}, (
            element
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_papers_are_complete(language: str) -> None:
    words = {key: said for key, said in _words(language).items() if key != "sources"}
    assert sorted(_paths(words)) == sorted(_paths(ENGLISH))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_papers_have_the_same_places_to_fill(language: str) -> None:
    english, words = dict(_texts(ENGLISH)), dict(_texts(_words(language)))
    for path, text in english.items():
        assert _places(words[path]) == _places(text), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_and_failure_of_the_framework_has_a_phrase(language: str) -> None:
    said = phrases(language)
    asked = {phrase for element in ELEMENTS.values() for phrase in (*element.parts, *element.failure_modes)}
    assert len(asked) > 200
    assert asked <= set(said)
    assert all(text.strip() for text in said.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_of_a_phrase_stand_in_every_language(language: str) -> None:
    for english, said in phrases(language).items():
        assert _figures(english) <= _figures(said), english


def _figures(phrase: str) -> set[str]:
    """The numbers in a phrase, without what a language sets between their thousands."""
    return set(re.findall(r"\d+", re.sub(r"(?<=\d)[,.\s](?=\d{3})", "", phrase)))


def test_the_languages_translate_the_same_phrases() -> None:
    spanish, *others = (set(phrases(language)) for language in LANGUAGES)
    assert all(other == spanish for other in others)


def test_the_languages_translate_the_same_sources() -> None:
    spanish, *others = (set(_words(language)["sources"]) for language in LANGUAGES)
    assert all(other == spanish for other in others)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_calls_for_the_same_elements_in_every_language(language: str) -> None:
    for paper in sorted(BRIEFINGS.glob(f"*.{language}.md")):
        english = (BRIEFINGS / paper.name.replace(f".{language}.", ".en.")).read_text(encoding="utf-8")
        assert _calls(paper.read_text(encoding="utf-8")) == _calls(english), paper.name


def _calls(template: str) -> list[str]:
    return [line for line in template.splitlines() if line.startswith("{{")]


def test_no_text_is_left_unfilled() -> None:
    for language in LANGUAGES:
        assert all(text.strip() for _, text in _texts(_words(language))), language


def test_a_broken_file_of_names_is_a_clear_mistake(tmp_path: Path) -> None:
    (tmp_path / "xx.yml").write_text("DEF-01: {name: [", encoding="utf-8")
    with pytest.raises(FrameworkError, match="mend the file"):
        names(tmp_path)
