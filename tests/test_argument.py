"""What researchers ask: what if, scores, borrowing, peers, penalties in months, the common ways to fall short."""

from pathlib import Path

import pytest

from analyses.borrow import borrow
from analyses.compare import compare
from analyses.gaps import Supposing, gaps
from analyses.peers import peers
from analyses.scores import scores, weights
from analyses.shortfalls import shortfalls, ways
from analyses.supposing import what_if
from analyses.threats import fine_alone, in_months, threatened
from ingest.errors import ManumitError
from kb import framework


def _moves(db: Path, code: str, supposing: Supposing) -> dict[str, tuple[str, str, str]]:
    rows = what_if(db, [code], supposing)
    return {row["element"]: (row["change"], row["before"], row["status"]) for row in rows}


def test_a_further_treaty_opens_gaps(pretend_db: Path) -> None:
    moves = _moves(pretend_db, "QM", Supposing(bound_by=("SC26",)))
    assert moves["OFF-01"][0] == "opens"
    assert "DEF-01" not in moves


def test_what_is_supposed_is_said_to_be_supposed(pretend_db: Path) -> None:
    found = next(row for row in what_if(pretend_db, ["QM"], Supposing(("SC26",))) if row["element"] == "OFF-01")
    assert found["asked"][0]["supposed"]
    assert found["sentence"].startswith("If Westmark were bound by Slavery Convention: article")


def test_a_treaty_that_binds_already_changes_nothing(pretend_db: Path) -> None:
    assert _moves(pretend_db, "QN", Supposing(bound_by=("PALERMO",))) == {}


def test_an_adopted_provision_closes_a_gap(pretend_db: Path) -> None:
    moves = _moves(pretend_db, "QM", Supposing(adopts=("qn-act#sec_4",)))
    assert moves["VIC-05"][2] == "beyond"
    moves = _moves(pretend_db, "QN", Supposing(adopts=("qm-freedom#sec_2",)))
    assert moves["DEF-02"] == ("closes", "partial", "met")


@pytest.mark.parametrize("place", ["qm-freedom", "qm-freedom#sec_99", "no-law#sec_1"])
def test_a_provision_that_is_not_there_cannot_be_adopted(pretend_db: Path, place: str) -> None:
    with pytest.raises(ManumitError, match="nothing to adopt"):
        list(gaps(pretend_db, ["QN"], supposing=Supposing(adopts=(place,))))


def test_only_some_elements(pretend_db: Path) -> None:
    assert [finding.element for finding in gaps(pretend_db, ["QN"], only=("VIC-02", "JUR-06"))] == ["JUR-06", "VIC-02"]
    assert {finding.element[:3] for finding in gaps(pretend_db, ["QN"], only=("DEF",))} == {"DEF"}
    with pytest.raises(ManumitError, match="no such element"):
        list(gaps(pretend_db, ["QN"], only=("XYZ-01",)))


def test_scores_count_only_what_is_known(pretend_db: Path) -> None:
    by = {(one.jurisdiction, one.pillar): one for one in scores(pretend_db)}
    one = by["QN", "Prosecution"]
    assert one.met + one.partial + one.gap + one.not_found + one.not_assessed == one.asked
    assert one.score is not None
    assert one.lowest is not None
    assert one.lowest < one.score
    assert one.highest is not None
    assert one.highest > one.score
    assert by["QO", "overall"].score is None  # only signed: nothing is asked of it
    assert by["QO", "overall"].known == 0


def test_a_score_follows_the_formula(pretend_db: Path) -> None:
    plain = weights()
    found = [f for f in gaps(pretend_db, ["QN"]) if f.asked and f.pillar == "Prosecution" and f.status in plain.answer]
    got = sum(plain.force[f.force] * plain.answer[f.status] for f in found)
    one = next(one for one in scores(pretend_db, ["QN"]) if one.pillar == "Prosecution")
    assert one.score == round(100 * got / sum(plain.force[f.force] for f in found), 1)


def test_other_weights_give_other_scores(pretend_db: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.yml"
    file.write_text(Path("analyses/weights.yml").read_text(encoding="utf-8").replace("partial: 0.5", "partial: 0.0"))
    plain, mine = scores(pretend_db, ["QN"]), scores(pretend_db, ["QN"], by=weights(file))
    assert plain[0].score is not None
    assert mine[0].score is not None
    assert mine[0].score < plain[0].score
    file.write_text("force: {shall: 3}\nspread: 1\n", encoding="utf-8")
    with pytest.raises(ManumitError, match=r"mine\.yml"):
        weights(file)
    with pytest.raises(ManumitError, match="no such file"):
        weights(tmp_path / "none.yml")


def test_ranks_say_how_far_they_hold(embedded_db: Path) -> None:
    ranked = [one for one in scores(embedded_db) if one.pillar == "overall" and one.rank]
    assert len(ranked) > 5
    for one in ranked:
        assert one.known >= weights().ranked_from
        assert one.rank_low is not None
        assert one.rank_high is not None
        assert one.rank_low <= one.rank_high


def test_words_are_borrowed_from_others_and_from_treaties(pretend_db: Path) -> None:
    rows = list(borrow(pretend_db, "QN", ["DEF-02"]))
    assert [(row["from"], row["place"]) for row in rows if not row["why"].startswith("treaty")] == [
        ("QM", "qm-freedom#sec_2__subsec_1")
    ]
    assert any(row["why"] == "treaty: binding" and row["work"] == "palermo" for row in rows)
    assert all(row["quote"] for row in rows if row["from"] == "QM")


def test_nothing_is_borrowed_for_what_is_there(pretend_db: Path) -> None:
    assert list(borrow(pretend_db, "QN", ["DEF-01"])) == []


def test_groups_of_countries(pretend_db: Path) -> None:
    assert peers(pretend_db, ["UG", "UG"]) == ["UG"]
    assert peers(pretend_db, ["all"]) == ["QM", "QN", "QO"]
    assert peers(pretend_db, ["region:nowhere", "QN"]) == ["QM", "QN"]
    assert peers(pretend_db, ["family:common law"]) == ["QM"]
    assert peers(pretend_db, ["language:en"]) == ["QM"]
    assert peers(pretend_db, ["party:PALERMO"]) == ["QM", "QN"]
    assert peers(pretend_db, ["party:PALERMO"], as_of="2009-12-31") == ["QM"]
    for wrong in ("income:low", "colour:blue", "party:NONE"):
        with pytest.raises(ManumitError, match=wrong):
            peers(pretend_db, [wrong])


def test_provisions_side_by_side_say_where_they_differ(pretend_db: Path) -> None:
    rows = list(compare(pretend_db, ["DEF-02"], ["QM", "QN", "QO"]))
    by = {row["jurisdiction"]: row for row in rows}
    assert by["QN"]["differs"] == (
        "the only one that is partial; lacks what others have: harbour, receive; shortest prison term: 144 months"
    )
    assert by["QM"]["months_max"] == 180
    assert by["QO"]["differs"] == "the only one that is no duty"
    assert by["QO"]["quote"] == ""


def _threat(kind: str, joined: str = "", whom: str = "", eid: str = "sec_1", **bounds: object) -> dict[str, object]:
    return {"eid": eid, "kind": kind, "joined": joined, "applies_to": whom, "minimum": None, "maximum": None,
            "measure": "years", **bounds}  # fmt: skip


@pytest.mark.parametrize(
    ("threats", "alone"),
    [
        ([], None),
        ([_threat("prison")], False),
        ([_threat("prison", "or"), _threat("fine")], True),
        ([_threat("fine", "and_or"), _threat("prison")], True),
        ([_threat("prison", "and"), _threat("fine")], False),
        ([_threat("prison"), _threat("fine", whom="legal persons")], False),
        ([_threat("fine", "or", "additional"), _threat("confiscation"), _threat("prison")], False),
        ([_threat("fine")], True),
        ([_threat("life", "or"), _threat("prison")], False),
        ([_threat("prison"), _threat("prison", "or", eid="sec_2"), _threat("fine", eid="sec_2")], None),
        ([_threat("fine"), _threat("prison", "or", eid="sec_2"), _threat("fine", eid="sec_2")], True),
        ([_threat("prison"), _threat("life", eid="sec_2")], False),
    ],
)
def test_a_fine_alone(threats: list[dict[str, object]], alone: bool | None) -> None:
    assert fine_alone(threats) is alone


def test_prison_is_given_in_months() -> None:
    found = in_months([_threat("prison", minimum=2, maximum=10), _threat("prison", maximum=90, measure="days")])
    assert (found["months_min"], found["months_max"], found["gravest"]) == (24, 120, "")
    assert in_months([_threat("life"), _threat("prison", minimum=5)])["gravest"] == "life"


def test_what_is_threatened_for_an_element(pretend_db: Path) -> None:
    rows = {row["jurisdiction"]: row for row in threatened(pretend_db, ["DEF-01"], ["QM", "QN"])}
    assert (rows["QM"]["months_min"], rows["QM"]["months_max"], rows["QM"]["fine_alone"]) == (60, 180, False)
    assert rows["QN"]["scope"] == "clause"


def test_every_way_to_fall_short_names_what_the_framework_knows() -> None:
    elements = framework.load().elements
    assert len(ways()) == 12
    for way in ways().values():
        for condition in way.any:
            assert condition.element in elements
            modes = elements[condition.element].failure_modes
            assert not condition.failure or any(condition.failure in mode for mode in modes), condition


def test_who_falls_short_is_shown_by_a_provision_or_a_confirmed_gap(embedded_db: Path) -> None:
    rows = list(shortfalls(embedded_db))
    assert len({row["way"] for row in rows}) >= 8
    assert all(row["quote"] for row in rows)
    assert {row["way"] for row in shortfalls(embedded_db, only=["fine-instead"])} == {"fine-instead"}
    with pytest.raises(ManumitError, match="no such way"):
        list(shortfalls(embedded_db, only=["nothing"]))
