"""Recipes: which concepts, together in one place, make an element; parsed from a line that a lawyer can read.

`trafficking & punish|prohibit & !smuggling`: all of the terms joined by `&`; within a term one of the names joined by
`|`; none of a term with `!`. `2{force, fraud, deception}` asks for at least two of the names. `victim^` may also stand
above: in the heading, the chapter, or elsewhere in the provision; `smuggling@` must stand in the provision's own
heading, `trafficking^^` in the title of the work or of a chapter. A name is a concept or one of the shorthands.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.errors import FrameworkError
from kb.words import Hit

Hits = Mapping[str, list[Hit]]
NAME = re.compile(r"([a-z][a-z0-9_]*)(\^{0,2}|@)")
ONLY = ("@", "^^")
AT_LEAST = re.compile(r"(\d)\{([a-z0-9_, ]+)\}")


@dataclass(frozen=True)
class Atom:
    """One name, or at least `count` of several; `only` is the sign of the one place above where it may stand."""

    names: tuple[str, ...]
    count: int = 1
    above: bool = False
    only: str = ""


@dataclass(frozen=True)
class Term:
    """Atoms of which one must be there, or, if `barred`, none."""

    atoms: tuple[Atom, ...]
    barred: bool = False


Expression = tuple[Term, ...]


@dataclass(frozen=True)
class Rule:
    """One way in which a text can speak of an element."""

    find: Expression
    scope: str = "unit"
    kind: str = ""
    roles: frozenset[str] = frozenset()
    not_roles: frozenset[str] = frozenset()
    gives: str = "met"
    sure: float = 0.5
    failure: str = ""
    need: int = 0


@dataclass(frozen=True)
class Recipe:
    """Every rule of an element, and the expression of each of its parts.

    `on_not`: the element turns on a "not" (victims are *not* punished), which a count of concepts does not see; so the
    model may not propose it where the words of none of its rules stand.
    """

    rules: tuple[Rule, ...]
    parts: tuple[tuple[str, Expression], ...] = ()
    on_not: bool = False


def parse(line: str, where: str) -> Expression:
    """Read an expression; raise FrameworkError for one that does not follow the notation."""
    terms = tuple(_term(term.strip(), where) for term in line.split("&"))
    if all(term.barred for term in terms):
        raise FrameworkError(where, f"'{line}' only rules out; name at least one concept that must be there.")
    return terms


def _term(written: str, where: str) -> Term:
    barred = written.startswith("!")
    return Term(tuple(_atom(part.strip(), where) for part in written.lstrip("! ").split("|")), barred)


def _atom(written: str, where: str) -> Atom:
    several = AT_LEAST.fullmatch(written)
    if several:
        return Atom(tuple(name.strip() for name in several[2].split(",")), int(several[1]))
    single = NAME.fullmatch(written)
    if not single:
        raise FrameworkError(where, f"'{written}' is not a concept; write names in lower case, joined by & or |.")
    return Atom((single[1],), above=single[2] == "^", only=single[2] if single[2] in ONLY else "")


def names(expression: Expression) -> Iterator[str]:
    """Every name that an expression uses."""
    return (name for term in expression for atom in term.atoms for name in atom.names)


class Reader:
    """Reads expressions against the hits of a place and of what stands above it."""

    def __init__(self, shorthands: Mapping[str, Expression]) -> None:
        """Take the framework's shorthands."""
        self._shorthands = shorthands

    def read(self, expression: Expression, here: Hits, above: Hits) -> list[Hit] | None:
        """Give the hits on which the expression rests, those of the place first; None where it does not hold."""
        found: list[Hit] = []
        for term in expression:
            hits = self._one_of(term.atoms, here, above)
            if term.barred == (hits is not None):
                return None
            if hits is not None:
                found += hits
        return found

    def holds(self, expression: Expression, here: Hits, above: Hits) -> bool:
        """Say whether the expression holds."""
        return self.read(expression, here, above) is not None

    def needs(self, expression: Expression, *, here: bool = False) -> tuple[frozenset[str], ...]:
        """Names of which one each must stand somewhere in the provision: a quick test before places are tried.

        `here`: only those that must stand in the place itself.
        """
        terms = (term for term in expression if not term.barred)
        return tuple(frozenset(self._names(term)) for term in terms if not here or self._local(term))

    def _local(self, term: Term) -> bool:
        """Whether nothing that stands above a place can satisfy the term."""
        if any(atom.above or atom.only for atom in term.atoms):
            return False
        inner = (self._shorthands.get(name, ()) for atom in term.atoms for name in atom.names)
        return all(self._local(part) for parts in inner for part in parts)

    def _names(self, term: Term) -> Iterator[str]:
        for atom in term.atoms:
            for name in atom.names:
                shorthand = self._shorthands.get(name)
                if shorthand is None or atom.only:
                    yield name + atom.only
                else:
                    yield from (one for part in shorthand if not part.barred for one in self._names(part))

    def _one_of(self, atoms: tuple[Atom, ...], here: Hits, above: Hits) -> list[Hit] | None:
        found: list[Hit] = []
        held = False
        for atom in atoms:
            hits = self._atom(atom, here, above)
            if hits is not None:
                held = True
                found += hits
        return found if held else None

    def _atom(self, atom: Atom, here: Hits, above: Hits) -> list[Hit] | None:
        if atom.count > 1:
            return self._several(atom, here, above)
        name = atom.names[0]
        if atom.only:
            return above.get(name + atom.only) or None
        hits = self._name(name, here, above)
        return hits if hits is not None or not atom.above else self._name(name, above, above)

    def _name(self, name: str, here: Hits, above: Hits) -> list[Hit] | None:
        shorthand = self._shorthands.get(name)
        return here.get(name) or None if shorthand is None else self.read(shorthand, here, above)

    def _several(self, atom: Atom, here: Hits, above: Hits) -> list[Hit] | None:
        each = [self._name(name, here, above) for name in atom.names]
        there = [hits for hits in each if hits is not None]
        if len(atom.names) == 1:
            return there[0] if there and len(there[0]) >= atom.count else None
        return [hit for hits in there for hit in hits] if len(there) >= atom.count else None
