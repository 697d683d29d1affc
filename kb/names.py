"""What elements are called in further languages (`kb/names/`), and what a provision may lack (`kb/phrases/`)."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ingest.errors import FrameworkError

FOLDER = Path(__file__).with_name("names")
PHRASES = Path(__file__).with_name("phrases")


def names(folder: Path = FOLDER) -> dict[str, dict[str, dict[str, str]]]:
    """By language, then by element: {"es": {"DEF-01": {"name": …, "question": …}}}.

    Raises FrameworkError for a file that is not YAML.
    """
    return {path.stem: _file(path) for path in sorted(folder.glob("*.yml"))}


@cache
def phrases(language: str, folder: Path = PHRASES) -> Mapping[str, str]:
    """By the English phrase of the framework or of a digest ("a duty to fund"), the same in a language.

    Raises FrameworkError for a file that is not YAML.
    """
    file = folder / f"{language}.yml"
    return _file(file) if file.is_file() else {}


def _file(path: Path) -> dict[str, Any]:
    try:
        return dict(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError, TypeError, ValueError) as error:
        raise FrameworkError(
            str(path), f"not a list of names ({' '.join(str(error).split())[:120]}); mend the file."
        ) from error
