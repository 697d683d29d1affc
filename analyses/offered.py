"""Every paper by one name: briefings, exercises (`case-scenario`), and their keys (`case-scenario-key`)."""

from pathlib import Path

from analyses.brief import Paper, brief, papers
from analyses.exercise import exercise, exercises

KEY = "-key"


def offered(language: str, *, read: bool = True) -> tuple[str, ...]:
    """The names under which papers can be had in a language: briefings, then exercises, each with its key.

    `read`: whether a person read anything of the country's law; without that there is nothing to teach from.
    """
    taught = exercises(language) if read else ()
    return (*papers(language), *(f"{name}{part}" for name in taught for part in ("", KEY)))


def made(name: str, code: str, *, db: Path, language: str, seed: int = 1) -> Paper:
    """The paper of that name; `seed` is for exercises. Raises ManumitError as `brief` and `exercise` do."""
    if name.removesuffix(KEY) not in exercises(language):
        return brief(name, code, db=db, language=language)
    both = exercise(name.removesuffix(KEY), code, db=db, language=language, seed=seed)
    return both.key if name.endswith(KEY) else both.worksheet
