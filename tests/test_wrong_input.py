"""Wrong input gives one clear line on stderr and exit code 1; wrong usage gives exit code 2."""

import shutil
import socket
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from manumit import cli
from tests.pretend import write_corpus

LAW = "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><act><body>{}</body></act></akomaNtoso>"
SECTION = "<section eId='sec_1'><num>1.</num><content><p>Nobody shall be held in slavery.</p></content></section>"


def _run(*words: object) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words])


def _one_line(result: Result, *expected: str) -> None:
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, lines
    for words in expected:
        assert words in lines[0]


def test_a_misspelt_key_is_named_with_the_right_one(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    (corpus / "qo.yml").write_text((corpus / "qo.yml").read_text().replace("covers:", "coverz:"))
    _one_line(
        _run("--corpus", corpus, "--db", tmp_path / "kb.db", "build"), "qo.yml", "coverz", "did you mean 'covers'"
    )


def test_a_misspelt_key_that_is_needed_is_named_too(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    (corpus / "qo.yml").write_text((corpus / "qo.yml").read_text().replace("code:", "cod:", 1))
    _one_line(_run("--corpus", corpus, "--db", tmp_path / "kb.db", "build"), "qo.yml", "'cod'", "did you mean 'code'")


def test_an_unknown_work_in_a_bond_is_named(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    (corpus / "qo.yml").write_text((corpus / "qo.yml").read_text().replace("treaty: palermo", "treaty: palermoo"))
    _one_line(_run("--corpus", corpus, "--db", tmp_path / "kb.db", "build"), "palermoo", "did you mean 'palermo'")


def test_a_digest_whose_evidence_is_not_in_its_text_is_refused(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    digest = corpus / "digests" / "qn-act.yml"
    digest.write_text(digest.read_text().replace("rests_on: three to twelve", "rests_on: four to twelve"))
    _one_line(_run("--corpus", corpus, "--db", tmp_path / "kb.db", "build"), "LIA-05", "to the letter")


@pytest.mark.parametrize(
    ("name", "format_", "data", "expected"),
    [
        ("law.xml", "word97", b"<a/>", "known formats"),
        ("law.html", "html", b"%PDF-1.4 ...", "PDF"),
        ("law.txt", "text", b"  \n ", "empty"),
        ("law.xml", "akn", LAW.format(SECTION).encode()[:-60], "law.xml"),
        ("law.xml", "akn", b"", "empty"),
    ],
)
def test_a_document_that_is_not_what_it_claims(
    tmp_path: Path, name: str, format_: str, data: bytes, expected: str
) -> None:
    (tmp_path / name).write_bytes(data)
    _one_line(_run("outline", tmp_path / name, "--format", format_), name, expected)


def test_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    bomb = "<!DOCTYPE b [<!ENTITY a 'lol'>" + "".join(f"<!ENTITY b{i} '{'&a;' * 50}'>" for i in range(30)) + "]>"
    (tmp_path / "law.xml").write_text(bomb + LAW.format("&b1;"))
    _one_line(_run("outline", tmp_path / "law.xml", "--format", "akn"), "law.xml", "entit")


def test_an_external_entity_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        asked = threading.Event()
        threading.Thread(target=_accept, args=(server, asked), daemon=True).start()
        port = server.getsockname()[1]
        doctype = f"<!DOCTYPE a [<!ENTITY f SYSTEM 'file://{secret}'><!ENTITY w SYSTEM 'http://127.0.0.1:{port}/x'>]>"
        (tmp_path / "law.xml").write_text(doctype + LAW.format(SECTION.replace("slavery", "&f;&w;")))
        result = _run("outline", tmp_path / "law.xml", "--format", "akn")
        _one_line(result, "law.xml", "entit")
        assert "secret words" not in result.output
        assert not asked.wait(0.4)


def _accept(server: socket.socket, asked: threading.Event) -> None:
    try:
        server.accept()[0].close()
    except (TimeoutError, OSError):
        return
    asked.set()


def test_a_database_that_cannot_be_written(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    _one_line(_run("--corpus", corpus, "--db", tmp_path / "none" / "kb.db", "build"), "kb.db", "--db")


def test_an_index_that_is_missing(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    (tmp_path / "papers").mkdir()
    _one_line(_run("--corpus", corpus, "import", tmp_path / "papers"), "index.csv")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    _one_line(_run("outline", tmp_path / "nothing.txt", "--format", "text"), "nothing.txt")


def test_a_database_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "kb.db").write_text("this is no database at all, only words that somebody wrote down")
    _one_line(_run("--db", tmp_path / "kb.db", "gaps", "UG"), "kb.db", "build it again")


def test_an_empty_corpus(tmp_path: Path) -> None:
    _one_line(_run("--corpus", tmp_path, "--db", tmp_path / "kb.db", "build"), "--corpus")


def test_a_date_that_is_none(tmp_path: Path, pretend_db: Path) -> None:
    shutil.copy(pretend_db, tmp_path / "kb.db")
    _one_line(_run("--db", tmp_path / "kb.db", "gaps", "QN", "--as-of", "31.12.2020"), "2024-12-31")


@pytest.mark.parametrize("words", [["gaps"], ["nonsense"], ["outline", "x"], ["build", "--workers", "0"]])
def test_wrong_usage_is_exit_2(words: list[str]) -> None:
    assert _run(*words).exit_code == 2


def test_the_knowledge_base_may_be_named_after_the_command_too(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path)
    before = _run("--corpus", corpus, "--db", tmp_path / "a.db", "build")
    after = _run("build", "--corpus", corpus, "--db", tmp_path / "b.db")
    assert (before.exit_code, after.exit_code) == (0, 0), after.output
    assert (tmp_path / "a.db").exists()
    assert (tmp_path / "b.db").exists()
    _one_line(_run("gaps", "QO", "--db", tmp_path / "c.db"), "c.db")
