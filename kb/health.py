"""Checks the catalogue and the digests by themselves: dates, countries, doubles, absences that contradict a claim.

What stops a build (a misspelt key, an unknown work) is found by `ingest/catalogue.py`; here is what a person mends.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from babel import Locale

from ingest.model import Bond, Catalogue, Digest, DigestProvision, Jurisdiction, Work
from kb.framework import Framework

PARTIAL_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
NO_COUNTRIES = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))
"""Two-letter codes of the Unicode CLDR that are no countries of ISO 3166-1."""


@dataclass(frozen=True)
class Problem:
    """Something that needs a person: where it is (file, work, provision), and what to do."""

    where: str
    why: str


def counted(catalogue: Catalogue) -> dict[str, int]:
    """What the catalogue holds, by name, in the order in which a person would ask."""
    countries = {one.code for one in catalogue.jurisdictions if one.kind == "country"}
    bonds = [bond for one in catalogue.jurisdictions for bond in one.bonds]
    national = [digest for digest in catalogue.digests if catalogue.works[digest.work].jurisdiction in countries]
    treaties = [digest for digest in catalogue.digests if digest not in national]
    return {
        "countries": len(countries),
        "countries with laws": len({work.jurisdiction for work in catalogue.works.values()} & countries),
        "works": len(catalogue.works),
        "bonds": len(bonds),
        "bonds not confirmed": sum(bond.confidence != "seen" for bond in bonds),
        "bonds on which sources differ": sum(bool(bond.conflict) for bond in bonds),
        "countries with digests": len({catalogue.works[digest.work].jurisdiction for digest in national}),
        "provisions of laws in digest": sum(len(digest.provisions) for digest in national),
        "treaties in digest": len(treaties),
        "provisions of treaties in digest": sum(len(digest.provisions) for digest in treaties),
        "reviews": sum(len(one.reviews) for one in catalogue.jurisdictions),
    }


def check_catalogue(catalogue: Catalogue, framework: Framework, *, today: date) -> Iterator[Problem]:
    """What is wrong, contradictory or double in the catalogue and its digests, in reading order."""
    for jurisdiction in catalogue.jurisdictions:
        yield from _jurisdiction(jurisdiction)
        for work in jurisdiction.works:
            yield from _work(work, framework, today)
        for bond in jurisdiction.bonds:
            yield from _bond(bond, today)
    yield from _doubles(catalogue)
    for digest in catalogue.digests:
        yield from _digest(digest, framework, today)
    yield from _absences(catalogue)


def _jurisdiction(one: Jurisdiction) -> Iterator[Problem]:
    countries = set(Locale("en").territories) - NO_COUNTRIES
    if one.kind == "country" and not (re.fullmatch("[A-Z]{2}", one.code) and one.code in countries):
        yield Problem(f"{one.code}.yml", f"'{one.code}' is no country code of ISO 3166-1; correct code.")
    seen = Counter(bond.treaty for bond in one.bonds if bond.confidence == "seen" and bond.kind != "denunciation")
    for treaty in (treaty for treaty, times in seen.items() if times > 1):
        yield Problem(f"{one.code}, {treaty}", "two rows say how this state stands to the treaty; keep the right one.")


def _work(work: Work, framework: Framework, today: date) -> Iterator[Problem]:
    yield from _dates(work.id, {"enacted": work.enacted, "in_force": work.in_force}, ("enacted", "in_force"))
    if work.enacted and _begins(work.enacted) > today:
        yield Problem(work.id, f"enacted on {work.enacted}, which is still to come; correct it.")
    for home in work.covers:
        if home not in framework.elements and home not in {e.group for e in framework.elements.values()}:
            yield Problem(work.id, f"covers '{home}', which is no group or element of the framework.")


def _bond(bond: Bond, today: date) -> Iterator[Problem]:
    where = f"{bond.jurisdiction}, {bond.treaty}"
    days = {
        "signed": bond.signed,
        "date": bond.date,
        "in_force": bond.in_force,
        "until": bond.until,
        "as_of": bond.as_of,
    }
    order = ("signed", "date") if bond.kind == "succession" else ("signed", "date", "in_force")
    yield from _dates(where, days, order)
    if not bond.source or not bond.as_of:
        yield Problem(where, "has no source or no day for which the source speaks (as_of); add them.")
    if bond.as_of and PARTIAL_DATE.fullmatch(bond.as_of) and _begins(bond.as_of) > today:
        yield Problem(where, f"the source would speak of {bond.as_of}, which is still to come; correct as_of.")


def _dates(where: str, days: dict[str, str], order: tuple[str, ...]) -> Iterator[Problem]:
    for key, day in days.items():
        if day and not _is_date(day):
            yield Problem(where, f"{key} '{day}' is no date; write 2024, 2024-12 or 2024-12-31.")
            return
    known = [days[key] for key in order if days[key]]
    for earlier, later in itertools.pairwise(known):
        length = min(len(earlier), len(later))
        if earlier[:length] > later[:length]:
            yield Problem(where, f"{earlier} stands before {later} ({', '.join(order)}); one of them is wrong.")


def _is_date(day: str) -> bool:
    if not PARTIAL_DATE.fullmatch(day):
        return False
    try:
        _begins(day)
    except ValueError:
        return False
    return True


def _begins(day: str) -> date:
    """The first day that a date, as precise as its source, can mean."""
    year, month, dom = (*map(int, day.split("-")), 1, 1)[:3]
    return date(year, month, dom)


def _doubles(catalogue: Catalogue) -> Iterator[Problem]:
    for jurisdiction in catalogue.jurisdictions:
        leading = [work for work in jurisdiction.works if not work.same_as and work.citation]
        for citation in _twice(f"{work.citation}, {work.title}".casefold() for work in leading):
            yield Problem(jurisdiction.code, f"'{citation}' is catalogued twice; name the other with same_as.")
    texts = [(f"{p.heading} {p.text}", f"{d.work}#{p.eid}") for d in catalogue.digests for p in d.provisions]
    for text in _twice(text for text, _ in texts):
        places = [place for known, place in texts if known == text]
        if len({place.partition("#")[0] for place in places}) == 1:
            yield Problem(", ".join(places), "the same digest stands twice; join them or tell them apart.")


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, times in Counter(names).items() if times > 1]


def _digest(digest: Digest, framework: Framework, today: date) -> Iterator[Problem]:
    yield from _dates(digest.work, {"checked": digest.checked}, ())
    if _is_date(digest.checked) and _begins(digest.checked) > today:
        yield Problem(digest.work, f"checked on {digest.checked}, which is still to come; correct it.")
    if not digest.against:
        yield Problem(digest.work, "does not say against which text it was checked; add against.")
    for provision in digest.provisions:
        for claim in provision.claims:
            element = framework.elements.get(claim.element)
            where = f"{digest.work}#{provision.eid}"
            if element is None:
                yield Problem(where, f"speaks of '{claim.element}', which the framework does not know.")
            elif claim.failure_mode and claim.failure_mode not in element.failure_modes:
                yield Problem(where, f"'{claim.failure_mode}' is no way in which {claim.element} falls short.")
            elif claim.strength == "partial" and not (claim.missing or claim.failure_mode):
                yield Problem(where, f"{claim.element} is only partly met; say what is missing.")


def _absences(catalogue: Catalogue) -> Iterator[Problem]:
    """An absence speaks of works that were read whole, and no digest of them claims the opposite."""
    digests = {digest.work: digest for digest in catalogue.digests}
    for digest in catalogue.digests:
        for absence in digest.absent:
            where = f"{digest.work}, absent"
            for work in absence.works:
                claimed = {claim.element for p in _provisions(digests.get(work)) for claim in p.claims}
                for element in sorted(claimed.intersection(absence.elements)):
                    yield Problem(where, f"says that {element} is absent, but the digest of {work} speaks of it.")
            if digest.work not in absence.works:
                yield Problem(where, "does not name its own work among those that were read; add it to works.")
            yield from _dates(where, {"date": absence.date}, ())


def _provisions(digest: Digest | None) -> tuple[DigestProvision, ...]:
    return digest.provisions if digest else ()
