"""What elements and their parts are called in further languages: one file a language in `kb/names/`."""

from pathlib import Path

import yaml

from ingest.errors import FrameworkError

FOLDER = Path(__file__).with_name("names")


def names(folder: Path = FOLDER) -> dict[str, dict[str, dict[str, str]]]:
    """By language, then by element id (or `parts`): {"es": {"DEF-01": {"name": …, "question": …}, "parts": {…}}}.

    Raises FrameworkError for a file that is not YAML.
    """
    return {path.stem: _file(path) for path in sorted(folder.glob("*.yml"))}


def _file(path: Path) -> dict[str, dict[str, str]]:
    try:
        return dict(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, UnicodeDecodeError, TypeError, ValueError) as error:
        raise FrameworkError(
            str(path), f"not a list of names ({' '.join(str(error).split())[:120]}); mend the file."
        ) from error
