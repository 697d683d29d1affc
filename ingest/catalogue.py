"""What `corpus/` says: jurisdictions with their works, bonds and reviews, and the digests, checked against each other.

A country is one file of `corpus/`; the digests of a work are one file of `corpus/digests/`.
"""

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ingest import model
from ingest.entries import DigestEntry, DigestProvisionEntry, JurisdictionEntry
from ingest.errors import CatalogueError
from ingest.yaml_door import read_yaml

DEFAULT_CORPUS = Path(__file__).resolve().parent.parent / "corpus"
NOT_A_JURISDICTION = {"glossary.yml"}


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
    entry = read_yaml(path, JurisdictionEntry)
    works = tuple(model.Work(jurisdiction=entry.code, **dict(work)) for work in entry.works)
    bonds = tuple(model.Bond(jurisdiction=entry.code, **dict(bond)) for bond in entry.bound_by)
    reviews = tuple(model.Review(jurisdiction=entry.code, **dict(review)) for review in entry.reviews)
    rest = {key: value for key, value in entry if key not in ("works", "bound_by", "reviews", "name")}
    name = {str(k): v for k, v in entry.name.items()}
    return model.Jurisdiction(name=name, works=works, bonds=bonds, reviews=reviews, **rest)


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
    named += [work for review in jurisdiction.reviews for work in (*review.works, review.work) if work]
    for work_id in named:
        if work_id not in works:
            raise CatalogueError(f"corpus, {jurisdiction.code}", _unknown_work(work_id, works))


def _unknown_work(work_id: str, works: Iterable[str]) -> str:
    near = difflib.get_close_matches(work_id, works, n=1)
    hint = f" (did you mean '{near[0]}'?)" if near else ""
    return f"no work '{work_id}' in the catalogue{hint}; add it to a jurisdiction or correct the id."


def _digest(path: Path, works: dict[str, model.Work]) -> model.Digest:
    entry = read_yaml(path, DigestEntry)
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


def _digest_provision(path: Path, entry: DigestProvisionEntry) -> model.DigestProvision:
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
