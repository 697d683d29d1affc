"""The YAML door: reads `corpus/` and refuses what it does not understand, naming the file, the key and the remedy.

A country is one file of `corpus/`; the digests of a work are one file of `corpus/digests/`.
"""

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from ingest import model
from ingest.errors import CatalogueError

DEFAULT_CORPUS = Path(__file__).resolve().parent.parent / "corpus"
DATE = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"
NOT_A_JURISDICTION = {"glossary.yml"}


class _Entry(BaseModel):
    """An entry of a YAML file; a key that it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)


class _Work(_Entry):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: str = Field(min_length=3)
    citation: str = ""
    kind: Literal[
        "law", "code", "constitution", "regulation", "amendment", "bill", "treaty", "directive", "soft_law", "other"
    ] = "law"
    enacted: str = Field("", pattern=DATE)
    in_force: str = Field("", pattern=DATE)
    status: Literal["in_force", "repealed", "not_in_force", "bill", "unknown"] = "in_force"
    language: str = "en"
    translation: Literal["none", "official", "unofficial"] = "none"
    format: str = ""
    url: str = ""
    licence: str = ""
    expect: int | None = None
    complete: Literal["yes", "partial", "unknown"] = "unknown"
    covers: tuple[str, ...] = ()
    instrument: str = ""
    binding: bool = True
    same_as: str = ""
    note: str = ""
    source: str = ""
    titles: dict[Literal["en", "es", "fr", "pt"], str] = {}
    titles_source: str = ""

    @model_validator(mode="after")
    def _titles_have_a_source(self) -> "_Work":
        if self.titles and not self.titles_source:
            raise ValueError("titles in further languages need a titles_source")
        return self


class _Bond(_Entry):
    treaty: str
    kind: Literal[
        "ratification", "accession", "succession", "acceptance", "approval", "signature", "denunciation", "not_party"
    ]
    date: str = Field("", pattern=DATE)
    in_force: str = Field("", pattern=DATE)
    signed: str = Field("", pattern=DATE)
    until: str = Field("", pattern=DATE)
    reserved: tuple[str, ...] = ()
    reservation: str = ""
    source: str = Field(min_length=3)
    as_of: str = Field(pattern=DATE, min_length=4)
    confidence: Literal["seen", "background"] = "seen"


class _Jurisdiction(_Entry):
    code: str
    name: dict[Literal["en", "es", "fr", "pt"], str]
    kind: Literal["country", "organisation"] = "country"
    region: str = ""
    legal_family: str = ""
    income: str = ""
    languages: tuple[str, ...] = ()
    works: tuple[_Work, ...] = ()
    bound_by: tuple[_Bond, ...] = ()


class _Claim(_Entry):
    id: str = Field(pattern=r"^[A-Z]+-\d{2}$")
    strength: Literal["met", "partial"]
    rests_on: str = Field(min_length=3)
    missing: tuple[str, ...] = ()
    failure_mode: str = ""


class _Threat(_Entry):
    kind: Literal["prison", "fine", "life", "death", "days_fine", "confiscation", "closure", "other"]
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    joined: Literal["", "and", "or", "and_or"] = ""
    applies_to: str = ""


class _Wording(_Entry):
    heading: str = ""
    text: str = Field(min_length=10)


class _DigestProvision(_Entry):
    eid: str = Field(min_length=3)
    citation: str = Field(min_length=2)
    heading: str = ""
    text: str = Field(min_length=10)
    also: dict[Literal["en", "es", "fr", "pt"], _Wording] = {}
    elements: tuple[_Claim, ...] = ()
    penalties: tuple[_Threat, ...] = ()


class _Absence(_Entry):
    elements: tuple[str, ...]
    works: tuple[str, ...] = Field(min_length=1)
    by: str
    date: str = Field(pattern=DATE)
    note: str = ""


class _Digest(_Entry):
    work: str
    language: Literal["en", "es", "fr", "pt"] = "en"
    read: Literal["whole", "part"]
    by: str
    checked: str = Field(pattern=DATE, min_length=10)
    against: str = Field(min_length=3)
    provisions: tuple[_DigestProvision, ...]
    absent: tuple[_Absence, ...] = ()


EntryT = TypeVar("EntryT", bound=_Entry)


def load(corpus: Path = DEFAULT_CORPUS) -> model.Catalogue:
    """Read and check the whole of `corpus/`.

    Raises CatalogueError, which names the file and the key, for a misspelt key, a wrong value, an id used twice, a bond
    to a work that nobody catalogues, or a digest whose evidence does not stand in its own text.
    """
    files = sorted(path for path in corpus.glob("*.yml") if path.name not in NOT_A_JURISDICTION)
    if not files:
        raise CatalogueError(str(corpus), "no jurisdictions here; name a folder of .yml files with --corpus.")
    jurisdictions = tuple(_jurisdiction(path) for path in files)
    works = _by_id(jurisdictions)
    for jurisdiction in jurisdictions:
        _check_references(jurisdiction, works)
    digests = tuple(_digest(path, works) for path in sorted((corpus / "digests").glob("*.yml")))
    return model.Catalogue(jurisdictions, digests, works)


def _jurisdiction(path: Path) -> model.Jurisdiction:
    entry = read_yaml(path, _Jurisdiction)
    works = tuple(model.Work(jurisdiction=entry.code, **dict(work)) for work in entry.works)
    bonds = tuple(model.Bond(jurisdiction=entry.code, **dict(bond)) for bond in entry.bound_by)
    rest = {key: value for key, value in entry if key not in ("works", "bound_by", "name")}
    return model.Jurisdiction(name={str(k): v for k, v in entry.name.items()}, works=works, bonds=bonds, **rest)


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


def _explain(path: Path, error: ValidationError, shape: type[_Entry]) -> tuple[str, str]:
    first = min(error.errors(), key=lambda told: told["type"] != "extra_forbidden")  # a misspelt key explains the rest
    where = f"{path}, {'.'.join(str(step) for step in first['loc'])}"
    if first["type"] == "extra_forbidden":
        wrong = str(first["loc"][-1])
        near = difflib.get_close_matches(wrong, _keys(shape), n=1)
        hint = f"did you mean '{near[0]}'?" if near else "take it out or correct it."
        return where, f"unknown key '{wrong}'; {hint}"
    return where, f"{first['msg']} (found: {str(first.get('input'))[:60]!r}); correct it."


def _keys(shape: type[_Entry]) -> set[str]:
    """Every key that a shape and the shapes within it know."""
    keys = set(shape.model_fields)
    for info in shape.model_fields.values():
        for inner in getattr(info.annotation, "__args__", ()):
            if isinstance(inner, type) and issubclass(inner, _Entry):
                keys |= _keys(inner)
    return keys


def _by_id(jurisdictions: Iterable[model.Jurisdiction]) -> dict[str, model.Work]:
    works: dict[str, model.Work] = {}
    for work in (work for jurisdiction in jurisdictions for work in jurisdiction.works):
        if work.id in works:
            raise CatalogueError(f"corpus, {work.id}", "this work id is used twice; give one of them another id.")
        works[work.id] = work
    return works


def _check_references(jurisdiction: model.Jurisdiction, works: dict[str, model.Work]) -> None:
    named: list[str] = [bond.treaty for bond in jurisdiction.bonds]
    named += [work.same_as for work in jurisdiction.works if work.same_as]
    for work_id in named:
        if work_id not in works:
            raise CatalogueError(f"corpus, {jurisdiction.code}", _unknown_work(work_id, works))


def _unknown_work(work_id: str, works: Iterable[str]) -> str:
    near = difflib.get_close_matches(work_id, works, n=1)
    hint = f" (did you mean '{near[0]}'?)" if near else ""
    return f"no work '{work_id}' in the catalogue{hint}; add it to a jurisdiction or correct the id."


def _digest(path: Path, works: dict[str, model.Work]) -> model.Digest:
    entry = read_yaml(path, _Digest)
    for work_id in (entry.work, *(work for absence in entry.absent for work in absence.works)):
        if work_id not in works:
            raise CatalogueError(str(path), _unknown_work(work_id, works))
    provisions = tuple(_digest_provision(path, provision) for provision in entry.provisions)
    twice = _first_twice(provision.eid for provision in provisions)
    if twice:
        raise CatalogueError(f"{path}, {twice}", "this eid is digested twice; join the two entries.")
    absent = tuple(model.Absence(**dict(absence)) for absence in entry.absent)
    rest = {key: value for key, value in entry if key not in ("provisions", "absent")}
    return model.Digest(provisions=provisions, absent=absent, **rest)


def _first_twice(names: Iterator[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None


def _digest_provision(path: Path, entry: _DigestProvision) -> model.DigestProvision:
    text = " ".join(entry.text.split())
    for claim in entry.elements:
        if " ".join(claim.rests_on.split()) not in text:
            why = f"'{claim.rests_on}' does not stand in the digest's text; quote the text to the letter."
            raise CatalogueError(f"{path}, {entry.eid}, {claim.id}", why)
    claims = tuple(
        model.Claim(claim.id, claim.strength, " ".join(claim.rests_on.split()), claim.missing, claim.failure_mode)
        for claim in entry.elements
    )
    penalties = tuple(model.Threat(**dict(threat)) for threat in entry.penalties)
    also = {str(key): (words.heading, " ".join(words.text.split())) for key, words in entry.also.items()}
    return model.DigestProvision(entry.eid, entry.citation, entry.heading, text, also, claims, penalties)


def as_dict(entry: Any) -> dict[str, Any]:
    """A dataclass of the model as a plain dictionary, for rows."""
    return dict(entry.__dict__)
