"""`manumit check`: each kind of mistake, put into a sound pretend corpus, is found and named."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ingest.catalogue import load
from kb import alike, framework
from kb.health import check_catalogue
from manumit import cli
from tests.pretend import write_corpus

TODAY = date(2026, 11, 29)
MISTAKES = {
    "qn.yml": [
        ("date: 2010-01-01", "date: 2010-13-01", "2010-13-01"),
        ("date: 2010-01-01", "date: 2011-01-01", "2011-01-01 stands before 2010-01-31"),
        ("as_of: 2020", "as_of: 2031", "still to come"),
        ("covers: [DEF, VIC, OFF]", "covers: [DEF, VIK, OFF]", "VIK"),
        ("code: QN", "code: XX", "no country code"),
    ],
    "digests/qn-act.yml": [
        ("checked: 2026-01-02", "checked: 2027-01-02", "still to come"),
        ("id: VIC-05", "id: VIC-99", "VIC-99"),
        ("missing: [harbour, receive]", "failure_mode: no such way", "no such way"),
        (", missing: [harbour, receive]", "", "say what is missing"),
        ("elements: [VIC-02], works: [qn-act]", "elements: [VIC-05], works: [qn-act]", "VIC-05 is absent"),
        ("works: [qn-act]", "works: [qo-code]", "does not name its own work"),
    ],
}
DIGEST = """
work: qm-freedom
read: whole
by: editor
checked: 2026-01-02
against: the pretend gazette
provisions:
- eid: {eid}
  citation: s. 2(1)
  heading: Trafficking
  text: "{text}"
  penalties:
  - {{kind: prison, minimum: 5, maximum: {most}, unit: years}}
"""


def _check(corpus: Path, *words: str) -> Result:
    known = ["--corpus", str(corpus), "--db", str(corpus / "kb.db")]
    return CliRunner().invoke(cli, [*known, "check", "--format", "csv", *words])


def _pretend(folder: Path) -> Path:
    """The pretend corpus with codes that ISO 3166-1 knows: QM, QN, QO are left to users by the standard."""
    corpus = write_corpus(folder)
    for name, code in (("qm", "IS"), ("qo", "FJ"), ("qn", "TO")):
        file = corpus / f"{name}.yml"
        file.write_text(file.read_text().replace(f"code: {name.upper()}", f"code: {code}"))
    return corpus


def _build(corpus: Path) -> None:
    result = CliRunner().invoke(cli, ["--corpus", str(corpus), "--db", str(corpus / "kb.db"), "build"])
    assert result.exit_code == 0, result.output


def test_a_sound_corpus_is_clean(tmp_path: Path) -> None:
    corpus = _pretend(tmp_path)
    (corpus / "digests" / "qm.yml").write_text(
        DIGEST.format(eid="sec_2__subsec_1", text="Trafficking: five to fifteen years in prison.", most=15)
    )
    _build(corpus)
    result = _check(corpus)
    assert (result.exit_code, result.stdout.strip()) == (0, "")
    assert "2 works are digested; of 1 the official text is held" in result.stderr
    assert "3 countries; 3 countries with laws; 5 works; 4 bonds;" in result.stderr


def test_without_a_build_it_says_that_no_text_was_compared(tmp_path: Path) -> None:
    result = _check(_pretend(tmp_path))
    assert result.exit_code == 0
    assert "no digest was held against its text" in result.stderr


@pytest.mark.parametrize(
    ("file", "right", "wrong", "told"), [(file, *mistake) for file, list_ in MISTAKES.items() for mistake in list_]
)
def test_a_mistake_in_the_catalogue_is_told(tmp_path: Path, file: str, right: str, wrong: str, told: str) -> None:
    corpus = _pretend(tmp_path)
    path = corpus / file
    text = path.read_text().replace("code: TO", "code: QN")
    assert right in text
    path.write_text(text.replace(right, wrong, 1).replace("code: QN", "code: TO"))
    problems = list(check_catalogue(load(corpus), framework.load(), today=TODAY))
    assert len(problems) == 1
    assert told in f"{problems[0].where}: {problems[0].why}"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"eid": "sec_9__subsec_1"}, "does not stand in the official text"),
        ({"most": 14}, "threatens 14"),
        (
            {"text": "Who takes part goes to prison for at least five and at most fifteen years, by s. 2."},
            "shares words with qm-freedom",
        ),
    ],
)
def test_a_digest_is_held_against_its_text(tmp_path: Path, change: dict[str, object], told: str) -> None:
    corpus = _pretend(tmp_path)
    sound = {"eid": "sec_2__subsec_1", "text": "Trafficking: five to fifteen years in prison.", "most": 15}
    (corpus / "digests" / "qm.yml").write_text(DIGEST.format(**(sound | change)))
    _build(corpus)
    problems = list(alike.check_texts(corpus / "kb.db"))
    assert [told in f"{problem.where}: {problem.why}" for problem in problems] == [True], problems
    assert _check(corpus).exit_code == 1


def test_a_damaged_text_is_told(tmp_path: Path) -> None:
    corpus = _pretend(tmp_path)
    kept = next(path for path in (corpus / "snapshots").rglob("*") if path.is_file() and len(path.name) == 64)
    kept.write_bytes(b"something else")
    result = _check(corpus)
    assert result.exit_code == 1
    assert "was changed since" in result.stdout
