"""The README is true: every command is in it with its present help, and its examples run."""

import re
import shlex
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import pytest
from click.testing import CliRunner

from analyses import gaps
from ingest.archive import Archive
from ingest.catalogue import DEFAULT_CORPUS
from kb.build import Plan, build
from kb.store import reading
from manumit import cli

README = Path(__file__).resolve().parent.parent / "README.md"
MARKS = ("<!-- commands -->", "<!-- /commands -->")
PRINTED = re.compile(r"manumit\.db: ([\d,]+) works, ([\d,]+) provisions, ([\d,]+) tags")


def _names() -> list[str]:
    return cli.list_commands(click.Context(cli))


def _command(name: str) -> click.Command:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    return command


def command_table() -> str:
    """The README's table of commands, from their help."""
    lines = ["| command | does |", "|---|---|"]
    for name in _names():
        command = _command(name)
        arguments = " ".join(
            p.make_metavar(click.Context(command)) for p in command.params if isinstance(p, click.Argument)
        )
        lines.append(
            f"| `manumit {name}{' ' + arguments if arguments else ''}` | {(command.help or '').splitlines()[0]} |"
        )
    return "\n".join(lines)


def test_the_table_of_commands_is_up_to_date() -> None:
    between = README.read_text(encoding="utf-8").split(MARKS[0])[1].split(MARKS[1])[0].strip()
    assert between == command_table(), "run: python -m tests.test_docs"


@pytest.mark.parametrize("name", _names())
def test_every_command_has_help_with_an_example(name: str) -> None:
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert f"manumit {name}" in result.output.split("Example:")[1]


def _examples() -> list[str]:
    found = re.findall(
        r"^\$ (manumit (?:gaps|compare|brief|borrow|shortfalls|penalties|scores|timeline|export) .*)$",
        README.read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    return [str(line) for line in found]


@pytest.mark.parametrize("line", _examples())
def test_the_examples_run(line: str, embedded_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(cli, ["--db", str(embedded_db), *shlex.split(line)[1:]])
    assert result.exit_code == 0, result.output
    assert result.output.strip()


def test_there_are_examples() -> None:
    assert len(_examples()) >= 3


def _printed(db: Path) -> str:
    with reading(db) as connection:
        counts = [
            connection.execute(f"select count(*) from {table}").fetchone()[0]
            for table in ("works", "provisions", "tags")
        ]
    return "manumit.db: {} works, {} provisions, {} tags".format(*counts)


def test_what_make_run_prints_is_up_to_date(embedded_db: Path) -> None:
    found = PRINTED.search(README.read_text(encoding="utf-8"))
    assert found is not None
    assert found.group() == _printed(embedded_db), "run: python -m tests.test_docs"


def _renew() -> None:
    """Write the README's table of commands and what `make run` prints anew."""
    text = README.read_text(encoding="utf-8")
    with TemporaryDirectory() as folder:
        db = Path(folder) / "manumit.db"
        build(Plan(DEFAULT_CORPUS, Archive(Path(folder) / "snapshots"), db), conclude=gaps.rows, say=print)
        text = PRINTED.sub(_printed(db), text)
    head, rest = text.split(MARKS[0])
    README.write_text(f"{head}{MARKS[0]}\n{command_table()}\n{MARKS[1]}{rest.split(MARKS[1])[1]}", encoding="utf-8")


if __name__ == "__main__":
    _renew()
