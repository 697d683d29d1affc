"""The framework is whole, and a mistake in it is named."""

from pathlib import Path

import pytest

from ingest.errors import FrameworkError
from kb import framework, words
from kb.recipes import Reader, parse
from kb.words import Hit

TEXT = framework.DEFAULT.read_text(encoding="utf-8")


def test_whole() -> None:
    found = framework.load()
    assert len(found.elements) == len(found.recipes) == 110
    assert sum(len(element.sources) for element in found.elements.values()) == 534
    assert {source.force for element in found.elements.values() for source in element.sources} <= {
        "shall",
        "consider",
        "may",
        "standard",
    }
    assert all(recipe.rules for recipe in found.recipes.values())
    assert found.elements["DEF-02"].parts == ("recruit", "transport", "transfer", "harbour", "receive")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("  depends_on:", "  depend_on:", "did you mean 'depends_on'"),
        ("pillar: Prosecution", "pillar: Prosecutoin", "did you mean 'Prosecution'"),
        ("depends_on: [DEF-01]", "depends_on: [DEF-99]", "DEF-99"),
        ("- id: DEF-02", "- id: DEF-01", "used twice"),
        ("instrument: PALERMO, article", "instrument: PALERMA, article", "did you mean 'PALERMO'"),
        ("find: 'consent & irrelevant", "find: 'consent + irrelevant", "is not a concept"),
        ("find: 'consent & irrelevant", "find: '!consent'  #", "YAML"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    path = tmp_path / "framework.yml"
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FrameworkError, match=said) as raised:
        framework.load(path)
    assert "framework.yml" in raised.value.where


@pytest.mark.parametrize(
    ("line", "there", "holds"),
    [
        ("a & b", "ab", True),
        ("a & b", "a", False),
        ("a & b|c", "ac", True),
        ("a & !b", "ab", False),
        ("2{a, b, c}", "ac", True),
        ("2{a, b, c}", "c", False),
        ("pair & !c", "ab", True),
        ("a & d^", "a", True),
        ("a & d", "a", False),
        ("a & e@", "a", True),
        ("a & d@", "a", False),
        ("a & e^", "a", False),
        ("a & !f^^", "a", False),
    ],
)
def test_expressions(line: str, there: str, holds: bool) -> None:
    reader = Reader({"pair": parse("a & b", "test")})
    here = {name: [Hit(0, 1, name)] for name in there}
    above = {name: [Hit(5, 6, name)] for name in ("d", "e@", "f^^")}
    assert reader.holds(parse(line, "test"), here, above) is holds


def test_an_expression_must_ask_for_something() -> None:
    with pytest.raises(FrameworkError, match="only rules out"):
        parse("!a", "test")


@pytest.mark.parametrize("pattern", ["~3 trade", "trade ~2", "*", "slave ~x trade"])
def test_bad_patterns_are_named(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "en.yml").write_text(f"language: en\nconcepts: {{trade: '{pattern}'}}\n", encoding="utf-8")
    with pytest.raises(FrameworkError) as raised:
        words.load("en", tmp_path)
    assert "trade" in raised.value.where
