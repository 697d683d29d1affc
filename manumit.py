"""manumit, the command line: `commands/` holds the commands, one file each, and only they see all rooms.

A mistake is one line on stderr and exit code 1; wrong usage is exit code 2.
"""

import dataclasses
import importlib
import pkgutil
from pathlib import Path
from typing import Any

import click

import commands
from ingest.errors import ManumitError

_DB = "The knowledge base."
_CORPUS = "The catalogue and digests."


class _Commands(click.Group):
    """Finds a command by the name of its file, imports it only when it is asked for, tells mistakes in one line."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(module.name.rstrip("_") for module in pkgutil.iter_modules(commands.__path__))

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(context):
            return None
        file = next(
            module.name for module in pkgutil.iter_modules(commands.__path__) if module.name.rstrip("_") == name
        )
        command: click.Command = importlib.import_module(f"commands.{file}").command
        command.params += [option for option in _place() if option.name not in {known.name for known in command.params}]
        return command

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except ManumitError as error:
            click.echo(f"manumit: {error}", err=True)
            context.exit(1)


def _place() -> list[click.Option]:
    """`--db` and `--corpus` after the command's name too: `manumit gaps UG --db other.db`."""
    return [
        click.Option(["--db"], type=click.Path(path_type=Path), expose_value=False, callback=_set, help=_DB),
        click.Option(["--corpus"], type=click.Path(path_type=Path), expose_value=False, callback=_set, help=_CORPUS),
    ]


def _set(context: click.Context, option: click.Parameter, value: Path | None) -> None:
    if value is not None and option.name:
        context.obj = dataclasses.replace(context.obj, **{option.name: value})


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option("--db", type=click.Path(path_type=Path), default="manumit.db", show_default=True, help=_DB)
@click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    default=commands.ROOT / "corpus",
    show_default="the repository's",
    help=_CORPUS,
)
@click.version_option(package_name="manumit")
@click.pass_context
def cli(context: click.Context, db: Path, corpus: Path) -> None:
    """A legal knowledge base against human trafficking and slavery.

    Example: manumit build && manumit gaps UG
    """
    context.obj = commands.Place(db, corpus)


if __name__ == "__main__":
    cli()
