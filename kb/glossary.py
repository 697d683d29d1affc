"""The glossary: what the terms of the field mean, in the four languages, and where they stand in a text."""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, model_validator

from ingest.errors import CatalogueError
from ingest.yaml_door import Entry, read_yaml
from kb import framework as framework_file
from kb.framework import Framework, known
from kb.patterns import TOKEN, fold

FILE = "glossary.yml"
FEWEST_WORDS = 4
JOINTS = frozenset("-'")
"""Marks within a term that do not count: `non-refoulement` is also found as `non refoulement`."""

Language = Literal["en", "es", "fr", "pt"]
LANGUAGES: tuple[Language, ...] = ("en", "es", "fr", "pt")
Words = tuple[str, ...]


class _Source(Entry):
    instrument: str
    article: str = ""
    checked: Literal["", "text", "no"] = ""
    why: str = ""

    @model_validator(mode="after")
    def _is_complete(self) -> "_Source":
        if self.instrument == "none" and (self.article or self.checked or not self.why):
            raise ValueError("a term without an instrument says why, and names no article")
        if self.instrument != "none" and not (self.article and self.checked):
            raise ValueError("an instrument needs its article, and whether the text was checked (text or no)")
        return self


class _Term(Entry):
    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    terms: dict[Language, str]
    also: dict[Language, tuple[str, ...]] = Field(default_factory=dict)
    definition: dict[Language, str]
    elements: tuple[str, ...] = ()
    source: _Source


class _Glossary(Entry):
    glossary: tuple[_Term, ...]


@dataclass(frozen=True)
class Origin:
    """The article behind a term (`checked`: text, no), or `instrument` none and why there is none."""

    instrument: str
    article: str = ""
    checked: str = ""
    why: str = ""


@dataclass(frozen=True)
class Term:
    """One term of the field; `terms`, `also` (synonyms and other forms) and `definition` are by language."""

    id: str
    terms: Mapping[str, str] = field(hash=False)
    also: Mapping[str, tuple[str, ...]] = field(hash=False)
    definition: Mapping[str, str] = field(hash=False)
    elements: tuple[str, ...]
    source: Origin

    def forms(self, language: str) -> tuple[str, ...]:
        """Every form by which a text of that language may name the term; none in a language that has no terms."""
        return (self.terms[language], *self.also[language]) if language in self.terms else ()


def glossary(corpus: Path) -> tuple[Term, ...]:
    """Read and check `corpus/glossary.yml`; a corpus without that file has no terms.

    Raises CatalogueError, which names the file and the key, for an unknown key, a missing language, an id or a
    word that is used twice, an unknown element or instrument, or a definition that only repeats its term.
    """
    path = corpus / FILE
    if not path.is_file():
        return ()
    entries = read_yaml(path, _Glossary).glossary
    ids = [entry.id for entry in entries]
    framework = framework_file.load()
    for entry in entries:
        if ids.count(entry.id) > 1:
            raise CatalogueError(f"{path}, {entry.id}", "this id is used twice; give one of the terms another id.")
        _check(f"{path}, {entry.id}", entry, framework)
    terms = tuple(_term(entry) for entry in entries)
    _no_word_twice(path, terms)
    return terms


def _check(where: str, entry: _Term, framework: Framework) -> None:
    for key, said in (("terms", entry.terms), ("definition", entry.definition)):
        for language in LANGUAGES:
            if not said.get(language, "").strip():
                raise CatalogueError(f"{where}, {key}", f"nothing is said in '{language}'; add it.")
    known(where, "elements", entry.elements, framework.elements, error=CatalogueError)
    known(where, "source", [entry.source.instrument], [*framework.instruments, "none"], error=CatalogueError)
    for language, definition in entry.definition.items():
        own = {word for form in (entry.terms[language], *entry.also.get(language, ())) for word in _words(form)}
        if len(set(_words(definition)) - own) < FEWEST_WORDS:
            why = "the definition only repeats the term; say in other words what it means."
            raise CatalogueError(f"{where}, definition, {language}", why)


def _term(entry: _Term) -> Term:
    return Term(
        id=entry.id,
        terms={language: entry.terms[language] for language in LANGUAGES},
        also={language: entry.also.get(language, ()) for language in LANGUAGES},
        definition={language: " ".join(entry.definition[language].split()) for language in LANGUAGES},
        elements=entry.elements,
        source=Origin(**dict(entry.source)),
    )


def _no_word_twice(path: Path, terms: Iterable[Term]) -> None:
    owners: dict[tuple[str, Words], str] = {}
    for term in terms:
        for language in LANGUAGES:
            for form in term.forms(language):
                owner = owners.setdefault((language, _words(form)), term.id)
                if owner != term.id:
                    why = f"'{form}' stands for '{owner}' already; a word has one meaning here, so take one out."
                    raise CatalogueError(f"{path}, {term.id}, {language}", why)


def rows(corpus: Path) -> Iterator[dict[str, Any]]:
    """The rows of the table `glossary`: a row for each term and language."""
    for term in glossary(corpus):
        for language in LANGUAGES:
            yield {
                "term_id": term.id, "language": language, "term": term.terms[language],
                "also": term.also[language], "definition": term.definition[language],
                "elements": term.elements, "source": dict(term.source.__dict__),
            }  # fmt: skip


def terms_of(stored: Iterable[Mapping[str, Any]]) -> tuple[Term, ...]:
    """Make the terms again from rows of the table `glossary`, in their order there."""
    said: dict[str, dict[str, Mapping[str, Any]]] = {}
    for row in stored:
        said.setdefault(row["term_id"], {})[row["language"]] = row
    return tuple(_stored(term, by_language) for term, by_language in said.items())


def _stored(term: str, said: Mapping[str, Mapping[str, Any]]) -> Term:
    one = next(iter(said.values()))
    return Term(
        id=term,
        terms={language: row["term"] for language, row in said.items()},
        also={language: tuple(json.loads(row["also"])) for language, row in said.items()},
        definition={language: row["definition"] for language, row in said.items()},
        elements=tuple(json.loads(one["elements"])),
        source=Origin(**json.loads(one["source"])),
    )


def find(terms: tuple[Term, ...], text: str, language: str) -> list[tuple[int, int, Term]]:
    """Where terms stand in a text, as (start, end, term) by characters, in order and without overlap.

    Whole words only; the longest term wins; case and accents, hyphens and apostrophes do not count.
    """
    forms, longest = _forms(terms, language)
    spans = _spans(text)
    found: list[tuple[int, int, Term]] = []
    for size in range(longest, 0, -1):
        for first in range(len(spans) - size + 1):
            term = forms.get(tuple(word for _, _, word in spans[first : first + size]))
            start, end = spans[first][0], spans[first + size - 1][1]
            if term and all(end <= taken or start >= until for taken, until, _ in found):
                found.append((start, end, term))
    return sorted(found, key=lambda hit: hit[0])


@lru_cache(maxsize=16)
def _forms(terms: tuple[Term, ...], language: str) -> tuple[dict[Words, Term], int]:
    forms = {_words(form): term for term in terms for form in term.forms(language)}
    return forms, max(map(len, forms), default=0)


def _words(text: str) -> Words:
    return tuple(word for _, _, word in _spans(text))


def _spans(text: str) -> list[tuple[int, int, str]]:
    """The words and marks of a text with their places; accents that stand alone and soft hyphens are passed over."""
    places = [place for place, sign in enumerate(text) if unicodedata.category(sign) not in ("Mn", "Cf")]
    folded = fold("".join(text[place] for place in places))
    places.append(len(text))
    matches = TOKEN.finditer(folded)
    return [(places[m.start()], places[m.end()], m.group()) for m in matches if m.group() not in JOINTS]
