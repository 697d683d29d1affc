"""The model behind the confidence: what it gives, what it refuses, and that it learns what it is shown."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from ingest.errors import FrameworkError
from kb import ranker, training
from kb.model import Passage
from kb.ranker import Ranker
from kb.tagger import Tagger
from kb.training import Example
from manumit import cli

MODEL = Ranker({"DEF-13": -1.0}, {"DEF-13": {"c:consent": 3.0}}, [(0.1, 0.4), (0.5, 0.6), (0.9, 0.95)])
CLAUSE = Passage("1", "en", "law", "", "The consent of a victim of trafficking is irrelevant.")


def test_the_share_that_was_right_lies_between_the_measured_steps() -> None:
    assert [MODEL.share(score) for score in (0.0, 0.1, 0.3, 0.9, 1.0)] == [0.4, 0.4, 0.5, 0.95, 0.95]


def test_what_is_too_unlikely_is_not_said_and_the_unknown_is_not_found() -> None:
    assert MODEL.confidence("DEF-13", ["c:consent"]) == pytest.approx(0.93, abs=0.02)
    assert Ranker({"X": -9.0}, {"X": {}}, [(0.5, 0.5)]).confidence("X", []) is None
    assert MODEL.confidence("VIC-01", []) == ranker.UNKNOWN


def test_a_tagger_takes_its_confidence_from_the_model() -> None:
    (sure,) = (tag for tag in Tagger(ranker=MODEL).tag(CLAUSE).tags if tag.element == "DEF-13")
    (plain,) = (tag for tag in Tagger(ranker=None).tag(CLAUSE).tags if tag.element == "DEF-13")
    unlikely = Ranker({"DEF-13": -9.0}, {"DEF-13": {}}, [(0.5, 0.5)])
    assert sure.confidence == MODEL.confidence("DEF-13", Tagger(ranker=None).seen(CLAUSE)[0])
    assert sure.words == plain.words
    assert "DEF-13" not in {tag.element for tag in Tagger(ranker=unlikely).tag(CLAUSE).tags}


def test_the_model_that_comes_with_manumit_is_whole() -> None:
    own = ranker.load()
    shares = [share for _, share in own.calibration]
    assert shares == sorted(shares)
    assert own.bias.keys() == own.weights.keys()
    assert len(own.bias) > 90


def test_no_model_is_a_clear_mistake(tmp_path: Path) -> None:
    (tmp_path / "broken.json").write_text("{}")
    for name in ("broken.json", "missing.json"):
        with pytest.raises(FrameworkError, match="manumit train"):
            ranker.load(tmp_path / name)


def _examples() -> list[Example]:
    """Twelve works in which one concept means the element, and another one says nothing."""
    good = frozenset(("c:consent", "c:noise"))
    return [
        Example(f"w{n}", features, labels, frozenset(), frozenset({"DEF-13"}))
        for n in range(12)
        for features, labels in ((good, frozenset({"DEF-13"})), (frozenset({"c:noise"}), frozenset()))
    ]


def test_it_learns_which_concept_tells() -> None:
    model = training.train(_examples(), unseen={f"w{n}" for n in range(12)})
    weights = model["weights"]["DEF-13"]
    assert weights["c:consent"] > 0.5 > abs(weights.get("c:noise", 0.0))
    assert [share for _, share in model["calibration"]] == sorted(share for _, share in model["calibration"])
    assert model["calibration"][-1][1] == 1.0


def test_a_work_is_judged_by_models_that_never_saw_it() -> None:
    odd = Example("odd", frozenset({"c:consent"}), frozenset(), frozenset(), frozenset({"DEF-13"}))
    alone = training.left_out([*_examples(), odd])[-1]["DEF-13"]
    taught = training.left_out([*_examples(), *[Example(f"o{n}", *_parts(odd)) for n in range(40)], odd])[-1]["DEF-13"]
    assert alone > taught


def _parts(example: Example) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    return example.features, example.labels, example.contested, example.tagged


def test_the_command_writes_a_model_that_can_be_read(tmp_path: Path) -> None:
    lines = [
        {
            "id": f"w{n}#1",
            "work": f"w{n}",
            "language": "en",
            "text": CLAUSE.text,
            "labels": [{"e": "DEF-13", "s": "met"}],
        }
        for n in range(8)
    ]
    (tmp_path / "labelled.jsonl").write_text("\n".join(map(json.dumps, lines)))
    words = ["train", str(tmp_path / "labelled.jsonl"), "--unseen", str(tmp_path / "labelled.jsonl")]
    result = CliRunner().invoke(cli, [*words, "--out", str(tmp_path / "model.json")])
    assert result.exit_code == 0, result.output
    assert "16 provisions, 1 elements" in result.stderr
    assert ranker.load(tmp_path / "model.json").bias.keys() == {"DEF-13"}
