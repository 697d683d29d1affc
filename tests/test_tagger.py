"""What the tagger promises of every tag, and that anchors lose nothing."""

import json
import os
from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import FrameworkError
from kb import evaluate, ranker, words
from kb.clauses import cut
from kb.model import Passage
from kb.patterns import parse
from kb.ranker import Ranker
from kb.tagger import Tagger

TAGGER = Tagger()
SENTENCES = [
    (path.stem, case["text"])
    for path in sorted((Path(__file__).parent / "languages").glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]
SECTION = """(1) A person who—
(a) recruits, transports, transfers, harbours or receives a child; or
(b) traffics an adult, as subsection (2) says,
commits an offence and is liable to imprisonment for life.
(2) "means" includes— (i) threat; (ii) fraud. The consent of the victim of trafficking is immaterial."""


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_anchored_hits_are_the_hits(language: str) -> None:
    known = words.load(language)
    assert known is not None
    for _, text in (pair for pair in SENTENCES if pair[0] == language):
        assert known.hits(text) == known.hits_everywhere(text)


VOCABULARY = [
    "slave",
    "trade",
    "in",
    "the",
    "victim",
    "of",
    "trafficking",
    ".",
    ";",
    "child",
    "under",
    "eighteen",
    "sold",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY), max_size=25).map(" ".join))
def test_anchored_hits_are_the_hits_of_any_text(text: str) -> None:
    known = TAGGER._words("en")
    assert known is not None
    assert known.hits(text) == known.hits_everywhere(text)


class _Plain(words.Words):
    """Words that are found by running every pattern over the whole text."""

    def hits(self, text: str) -> list[words.Hit]:
        return self.hits_everywhere(text)


class _Thorough(Ranker):
    """A model that holds nothing for too unlikely to be looked for, though it says as little of it."""

    def likely(self, features: Iterable[str]) -> dict[str, float]:
        known = list(features)
        unlikely = {
            element: bias + sum(self.weights[element].get(one, 0.0) for one in known)
            for element, bias in self.bias.items()
        }
        return unlikely | super().likely(known)


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_the_short_way_finds_what_the_long_way_finds(language: str) -> None:
    known = words.load(language)
    own = ranker.load()
    assert known is not None
    plain = Tagger(ranker=_Thorough(own.bias, own.weights, own.calibration))
    plain._languages[language] = _Plain(language, known.patterns)
    texts = [text for spoken, text in SENTENCES if spoken == language]
    for number in range(0, len(texts), 25):  # every pattern over the whole text is slow
        some = texts[number : number + 4]
        text = "\n".join(f"({place}) {one}" for place, one in enumerate(some, start=1))
        passage = Passage("x", language, "law", some[-1][:60], text, (some[0][:60],))
        assert TAGGER.tag(passage) == plain.tag(passage)


@pytest.mark.parametrize(
    ("pattern", "text", "hits"),
    [
        ("sold ~3 slave", "sold as a slave", [(0, 15)]),
        ("sold ~3 slave", "sold slave", [(0, 10)]),
        ("sold ~3 slave", "sold as one more young slave", []),
        ("sold ~3 slave", "sold; a slave", []),
        ("sold ~2 a slave ~2 abroad", "sold as a slave far abroad", [(0, 26)]),
        ("sold ~1 a slave ~1 abroad", "sold for use as a slave abroad", []),
        ("sold ~3 slave", "sold slave slave", [(0, 16)]),
        ("sold ~3 slave", "sold sold slave", [(0, 15)]),
        ("slave* of|to wom?n", "Slaves to women, slave of woman", [(0, 15), (17, 31)]),
        ("art . 5", "art. 5", [(0, 6)]),
        ("art ~2 .", "art 5.", [(0, 6)]),
    ],
)
def test_what_a_pattern_finds(pattern: str, text: str, hits: list[tuple[int, int]]) -> None:
    known = words.Words("en", [parse("sale", pattern)])
    assert [(hit.start, hit.end) for hit in known.hits(text)] == hits
    assert known.hits(text) == known.hits_everywhere(text)


STEP = st.sampled_from(["a", "b", "c|a", "a*", "b?", "."])
LINK = st.sampled_from([" ", " ~1 ", " ~2 ", " ~4 "])
WORDINGS = st.tuples(STEP, st.lists(st.tuples(LINK, STEP).map("".join), max_size=3).map("".join)).map("".join)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(WORDINGS, min_size=1, max_size=4), st.lists(st.sampled_from(["a", "b", "c", ".", ";", "ab"]), max_size=14)
)
def test_any_pattern_finds_what_the_matcher_finds(wordings: list[str], text: list[str]) -> None:
    known = words.Words("en", [parse(f"sale{number % 2}", wording) for number, wording in enumerate(wordings)])
    assert known.hits(" ".join(text)) == known.hits_everywhere(" ".join(text))


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_every_tag_rests_on_words(language: str, text: str) -> None:
    for tag in TAGGER.tag(Passage("x", language, "law", "Trafficking of victims", text)).tags:
        assert tag.words
        assert 0 < tag.confidence <= 1
        assert tag.strength in ("met", "partial")
        assert all(text[word.start : word.end] == word.text for word in tag.words)


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_cut_within_its_bounds(text: str) -> None:
    for scope in cut(text):
        assert all(0 <= start <= end <= len(text) for start, end in scope.spans)


def test_clauses_carry_stem_and_tail() -> None:
    read = [
        [" ".join(SECTION[a:b].split()) for a, b in scope.spans] for scope in cut(SECTION) if scope.kind == "clause"
    ]
    recruit = next(parts for parts in read if parts[0].startswith("(a)"))
    assert recruit[1] == "(1) A person who—"
    assert recruit[2].startswith("commits an offence")
    assert not any(parts[0].startswith("(2) says") for parts in read)


def test_parts_missing_are_named() -> None:
    text = "Trafficking means recruiting, transporting or receiving a person for the purpose of exploitation by force or fraud."
    tags = {tag.element: tag for tag in TAGGER.tag(Passage("x", "en", "law", "", text)).tags}
    assert tags["DEF-02"].strength == "partial"
    assert tags["DEF-02"].missing == ("transfer", "harbour")


def test_a_heading_alone_is_no_evidence() -> None:
    assert (
        TAGGER.tag(Passage("x", "en", "law", "Shelter for victims of trafficking", "See the next section.")).tags == ()
    )


@pytest.mark.parametrize("language", ["ar", "bn", "", "EN"])
def test_a_language_without_a_file_has_no_tags(language: str) -> None:
    assert TAGGER.tag(Passage("x", language, "law", "", SECTION)).tags == ()


def test_nothing_is_no_error() -> None:
    assert TAGGER.tag(Passage("x", "en", "law", "", "")).tags == ()


def test_scores_are_counted_by_pair() -> None:
    line = {"id": "1", "language": "en", "kind": "law", "heading": "", "text": SECTION}
    found = [tag.element for tag in TAGGER.tag(evaluate.passage(line)).tags]
    labels = [{"e": element, "s": "either"} for element in found[1:]] + [{"e": "PREV-07", "s": "met"}]
    report = evaluate.evaluate([line | {"labels": labels, "contested": [found[0]]}], TAGGER)
    assert (report.micro.right, report.micro.wrong, report.micro.missed) == (len(found) - 1, 0, 1)
    assert report.errors == [evaluate.Slip("1", "PREV-07", "missed")]
    assert json.loads(json.dumps(report.as_dict()))["micro"]["precision"] == 1.0
    assert "PREV-07" in report.as_table()


def test_a_label_must_be_an_element() -> None:
    with pytest.raises(FrameworkError, match="XYZ-01"):
        evaluate.evaluate(
            [{"id": "1", "language": "en", "kind": "law", "text": "", "labels": [{"e": "XYZ-01"}]}], TAGGER
        )


def test_labelled_provisions() -> None:
    mirror = os.environ.get("MANUMIT_MIRROR")
    gold = Path(mirror).parent / "gold" / "development.jsonl" if mirror else None
    if gold is None or not gold.is_file():
        pytest.skip("MANUMIT_MIRROR is not set, or no labelled provisions stand beside it: the tagger was not measured")
    lines = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    report = evaluate.evaluate(lines, TAGGER)
    assert report.micro.f1 >= 0.55
    assert report.micro.precision >= 0.5
