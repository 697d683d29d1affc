"""The YAML door: reads a file into its shape and refuses what it does not understand, naming file, key and remedy."""

import difflib
import re
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from ingest.errors import CatalogueError


class Entry(BaseModel):
    """An entry of a YAML file; a key that it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


EntryT = TypeVar("EntryT", bound=Entry)


def read_yaml(path: Path, shape: type[EntryT]) -> EntryT:
    """Read one YAML file into its shape; raise CatalogueError with the key and the nearest known one."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=_PlainWords)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CatalogueError(str(path), f"not readable as YAML ({_first_line(error)}); mend the file.") from error
    try:
        return shape.model_validate(raw)
    except ValidationError as error:
        raise CatalogueError(*_explain(path, error, shape)) from error


class _PlainWords(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Leaves dates, and words such as OFF, no and yes, as a lawyer wrote them; only true and false are truth values.

    The C reader, where present, is ten times as fast.
    """


_PlainWords.yaml_implicit_resolvers = {
    first: [(tag, rule) for tag, rule in rules if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_PlainWords.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())[:160]


def _explain(path: Path, error: ValidationError, shape: type[Entry]) -> tuple[str, str]:
    first = min(error.errors(), key=lambda told: told["type"] != "extra_forbidden")  # a misspelt key explains the rest
    where = f"{path}, {'.'.join(str(step) for step in first['loc'])}"
    if first["type"] == "extra_forbidden":
        wrong = str(first["loc"][-1])
        near = difflib.get_close_matches(wrong, _keys(shape), n=1)
        hint = f"did you mean '{near[0]}'?" if near else "take it out or correct it."
        return where, f"unknown key '{wrong}'; {hint}"
    return where, f"{first['msg']} (found: {str(first.get('input'))[:60]!r}); correct it."


def _keys(shape: type[Entry]) -> set[str]:
    """Every key that a shape and the shapes within it know."""
    keys = set(shape.model_fields)
    for info in shape.model_fields.values():
        for inner in getattr(info.annotation, "__args__", ()):
            if isinstance(inner, type) and issubclass(inner, Entry):
                keys |= _keys(inner)
    return keys
