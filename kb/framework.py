"""The framework of 110 elements: read from `framework.yml`, checked, and given as plain types."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field

from ingest.errors import CatalogueError, FrameworkError, ManumitError
from ingest.yaml_door import Entry, read_yaml
from kb.model import Element, Source
from kb.recipes import Expression, Recipe, Rule, names, parse

DEFAULT = Path(__file__).resolve().parent / "framework.yml"
SYNTHETIC = frozenset({"prison_any", "prison_long", "prison_grave", "prison_short", "prison_only", "prison_or_fine"})
"""Concepts that come from the penalties read in a text, not from a language's words."""


class _Rule(Entry):
    find: str
    scope: Literal["clause", "unit", "provision"] = "unit"
    kind: Literal["", "law", "treaty"] = ""
    roles: tuple[str, ...] = ()
    not_roles: tuple[str, ...] = ()
    gives: Literal["met", "partial"] = "met"
    sure: float = Field(0.5, ge=0, le=1)
    failure: str = ""
    need: int = 0


class _Source(Entry):
    instrument: str
    article: str
    force: Literal["shall", "consider", "may", "standard"]
    checked: Literal["text", "excerpt", "no"]
    since: str = ""


class _Element(Entry):
    id: str = Field(pattern=r"^[A-Z]+-\d{2}$")
    name: str
    pillar: str
    group: str
    question: str
    assessable: Literal["full", "partial"] = "full"
    parts: dict[str, str] = Field(default_factory=dict)
    recipe: tuple[_Rule, ...] = Field(min_length=1)
    on_not: bool = False
    failure_modes: tuple[str, ...] = ()
    sources: tuple[_Source, ...] = ()
    depends_on: tuple[str, ...] = ()


class _Instrument(Entry):
    title: str
    year: int
    kind: Literal["treaty", "directive", "soft_law", "foreign_standard"]
    body: str


class _Framework(Entry):
    pillars: tuple[str, ...]
    groups: dict[str, str]
    instruments: dict[str, _Instrument]
    roles: dict[str, str]
    shorthands: dict[str, str]
    elements: tuple[_Element, ...]


@dataclass(frozen=True)
class Instrument:
    """A treaty, directive or standard that asks for elements; `kind` as in the file."""

    id: str
    title: str
    year: int
    kind: str
    body: str


@dataclass(frozen=True)
class Framework:
    """The elements, what asks for them, and the recipes by which they are found."""

    elements: Mapping[str, Element]
    recipes: Mapping[str, Recipe]
    instruments: Mapping[str, Instrument]
    pillars: tuple[str, ...]
    groups: Mapping[str, str]
    roles: Mapping[str, Expression]
    shorthands: Mapping[str, Expression]

    @cached_property
    def concepts(self) -> frozenset[str]:
        """Every concept for which a language should have words."""
        rules = (rule.find for recipe in self.recipes.values() for rule in recipe.rules)
        parts = (part for recipe in self.recipes.values() for _, part in recipe.parts)
        used = {
            name for line in (*rules, *parts, *self.roles.values(), *self.shorthands.values()) for name in names(line)
        }
        return frozenset(used - set(self.shorthands) - SYNTHETIC)


def load(path: Path = DEFAULT) -> Framework:
    """Read and check the framework; raise FrameworkError, naming file, element and key, for any mistake in it."""
    try:
        entry = read_yaml(path, _Framework)
    except CatalogueError as error:
        raise FrameworkError(error.where, error.why) from error
    _check(path, entry)
    return Framework(
        elements={element.id: _element(element) for element in entry.elements},
        recipes={element.id: _recipe(path, element) for element in entry.elements},
        instruments={key: Instrument(id=key, **dict(value)) for key, value in entry.instruments.items()},
        pillars=entry.pillars,
        groups=entry.groups,
        roles={key: parse(line, f"{path}, roles, {key}") for key, line in entry.roles.items()},
        shorthands={key: parse(line, f"{path}, shorthands, {key}") for key, line in entry.shorthands.items()},
    )


def _check(path: Path, entry: _Framework) -> None:
    ids = [element.id for element in entry.elements]
    for element in entry.elements:
        where = f"{path}, {element.id}"
        if ids.count(element.id) > 1:
            raise FrameworkError(where, "this id is used twice; give one of the elements another id.")
        known(where, "pillar", [element.pillar], entry.pillars)
        known(where, "group", [element.group], entry.groups)
        known(where, "depends_on", element.depends_on, ids)
        known(where, "sources", (source.instrument for source in element.sources), entry.instruments)
        for rule in element.recipe:
            known(where, "roles", (*rule.roles, *rule.not_roles), entry.roles)


def known(
    where: str, key: str, wanted: Iterable[str], choices: Iterable[str], *, error: type[ManumitError] = FrameworkError
) -> None:
    """Raise `error`, with the nearest right name, where something is named that nobody defined."""
    defined = list(choices)
    for name in wanted:
        if name not in defined:
            near = difflib.get_close_matches(name, defined, n=1)
            hint = f" (did you mean '{near[0]}'?)" if near else ""
            raise error(f"{where}, {key}", f"'{name}' is not defined{hint}; correct it or define it.")


def _element(entry: _Element) -> Element:
    kept = {
        key: getattr(entry, key)
        for key in ("id", "name", "pillar", "group", "question", "assessable", "failure_modes", "depends_on")
    }
    return Element(parts=tuple(entry.parts), sources=tuple(Source(**dict(source)) for source in entry.sources), **kept)


def _recipe(path: Path, entry: _Element) -> Recipe:
    where = f"{path}, {entry.id}"
    parts = tuple((name, parse(line, f"{where}, parts, {name}")) for name, line in entry.parts.items())
    return Recipe(tuple(_rule(rule, f"{where}, recipe") for rule in entry.recipe), parts, entry.on_not)


def _rule(entry: _Rule, where: str) -> Rule:
    rest = dict(entry) | {"find": parse(entry.find, where)}
    rest["roles"], rest["not_roles"] = frozenset(entry.roles), frozenset(entry.not_roles)
    return Rule(**rest)
