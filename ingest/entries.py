"""The shapes of the YAML files of `corpus/`: which keys a country, a work, a bond, a review and a digest have.

What each key means stands at the types of `ingest/model.py`.
"""

from typing import Literal

from pydantic import Field, model_validator

from ingest.yaml_door import Entry

DATE = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"
DAY = r"^\d{4}-\d{2}-\d{2}$"


class WorkEntry(Entry):
    """A work, as a country or an organisation lists it."""

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
    titles: dict[Literal["en", "es", "fr", "pt"], str] = Field(default_factory=dict)
    titles_source: str = ""

    @model_validator(mode="after")
    def _titles_have_a_source(self) -> "WorkEntry":
        if self.titles and not self.titles_source:
            raise ValueError("titles in further languages need a titles_source")
        return self


class BondEntry(Entry):
    """How a state stands to a treaty (`bound_by`)."""

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
    conflict: str = ""


class ReviewEntry(Entry):
    """What a person says of a tag or an absence (`reviews`)."""

    element: str = Field(pattern=r"^[A-Z]+-\d{2}$")
    verdict: Literal["accepted", "rejected", "corrected", "found", "absent"]
    by: str = Field(pattern=r"^[^\W\d_][\w.-]{0,9}$")
    date: str = Field(pattern=DAY)
    work: str = ""
    eid: str = ""
    strength: Literal["", "met", "partial"] = ""
    quote: str = ""
    missing: tuple[str, ...] = ()
    failure_mode: str = ""
    works: tuple[str, ...] = ()
    note: str = ""

    @model_validator(mode="after")
    def _whole(self) -> "ReviewEntry":
        """A review names what was read: works for an absence, else the provision and its words."""
        if self.verdict == "absent" and not self.works:
            raise ValueError("an absence names the works that were read (works)")
        if self.verdict != "absent" and not (self.work and self.eid and self.quote):
            raise ValueError("a review names work, eid and the quote that was read")
        if self.verdict in ("corrected", "found") and not self.strength:
            raise ValueError("say the right strength: met or partial")
        return self


class JurisdictionEntry(Entry):
    """A file of `corpus/`."""

    code: str
    name: dict[Literal["en", "es", "fr", "pt"], str]
    kind: Literal["country", "organisation"] = "country"
    region: str = ""
    legal_family: str = ""
    income: str = ""
    languages: tuple[str, ...] = ()
    works: tuple[WorkEntry, ...] = ()
    bound_by: tuple[BondEntry, ...] = ()
    reviews: tuple[ReviewEntry, ...] = ()


class ClaimEntry(Entry):
    """An element that a digested provision speaks of."""

    id: str = Field(pattern=r"^[A-Z]+-\d{2}$")
    strength: Literal["met", "partial"]
    rests_on: str = Field(min_length=3)
    missing: tuple[str, ...] = ()
    failure_mode: str = ""


class ThreatEntry(Entry):
    """A penalty of a digested provision."""

    kind: Literal["prison", "fine", "life", "death", "days_fine", "confiscation", "closure", "other"]
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    joined: Literal["", "and", "or", "and_or"] = ""
    applies_to: str = ""


class WordingEntry(Entry):
    """A digest in a further language (`also`)."""

    heading: str = ""
    text: str = Field(min_length=10)


class DigestProvisionEntry(Entry):
    """A provision of a digest."""

    eid: str = Field(min_length=3)
    citation: str = Field(min_length=2)
    heading: str = ""
    text: str = Field(min_length=10)
    also: dict[Literal["en", "es", "fr", "pt"], WordingEntry] = Field(default_factory=dict)
    elements: tuple[ClaimEntry, ...] = ()
    penalties: tuple[ThreatEntry, ...] = ()


class AbsenceEntry(Entry):
    """What works that were read do not hold (`absent`)."""

    elements: tuple[str, ...]
    works: tuple[str, ...] = Field(min_length=1)
    by: str
    date: str = Field(pattern=DATE)
    note: str = ""


class DigestEntry(Entry):
    """A file of `corpus/digests/`."""

    work: str
    language: Literal["en", "es", "fr", "pt"] = "en"
    read: Literal["whole", "part"]
    by: str
    checked: str = Field(pattern=DATE, min_length=10)
    against: str = Field(min_length=3)
    provisions: tuple[DigestProvisionEntry, ...]
    absent: tuple[AbsenceEntry, ...] = ()
