"""What the law is made of: jurisdictions, works, bonds, snapshots and provisions.

All types are frozen. The names of kinds and of eids follow the Akoma Ntoso naming convention (OASIS LegalDocML 1.0).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

BASIC_UNITS = frozenset({"section", "article", "rule"})
"""The units that lawyers number through a whole work, and cite first."""

COMPONENTS = frozenset({"schedule", "quoted"})
"""Parts of a work with a numbering of their own: eids below them carry their prefix."""

APART = frozenset({"note", "preamble"})
"""What stands beside the law: editors' notes and footnotes, and recitals without legal effect of their own."""


@dataclass(frozen=True)
class Provision:
    """A node of the law's own tree.

    `text` holds the node's own words, before its children; words that follow the children are a last child of kind
    `wrapup`. Reading number, heading, text and children in order gives every word of the law once, in order.
    `status` is empty for law in force, else `repealed`, `not_in_force` or `former` (an old wording, kept as such).
    """

    kind: str
    number: str = ""
    heading: str = ""
    text: str = ""
    children: tuple["Provision", ...] = ()
    eid: str = ""
    status: str = ""

    def walk(self) -> Iterator["Provision"]:
        """Yield this node and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Law:
    """A document that was read: its title as found in the text, its tree, and what a lawyer should know of the reading.

    `warnings` are plain sentences ("4 characters could not be decoded"), shown on the coverage page.
    """

    title: str
    body: tuple[Provision, ...]
    warnings: tuple[str, ...] = ()

    def walk(self) -> Iterator[Provision]:
        """Yield every provision in reading order."""
        for provision in self.body:
            yield from provision.walk()

    def units(self) -> Iterator[Provision]:
        """Yield the basic units (sections, articles) that are the work's own, not quoted and not in a schedule."""
        yield from _units(self.body)


def _units(provisions: tuple[Provision, ...]) -> Iterator[Provision]:
    for provision in provisions:
        if provision.kind in BASIC_UNITS:
            yield provision
        elif provision.kind not in COMPONENTS:
            yield from _units(provision.children)


@dataclass(frozen=True)
class Work:
    """A law or treaty, as its maker names it.

    `covers` lists the framework groups or elements that the work is the home of; `instrument` is the framework's short
    name of a treaty (PALERMO); `expect` is the number of articles or sections that a reader counts; `same_as` names the
    work of which this is another copy or language, so that nothing is counted twice. `titles` holds official titles in
    further languages ({"fr": "…"}), and `titles_source` says where they stand.
    """

    id: str
    jurisdiction: str
    title: str
    citation: str = ""
    kind: str = "law"
    enacted: str = ""
    in_force: str = ""
    status: str = "in_force"
    language: str = "en"
    translation: str = "none"
    format: str = ""
    url: str = ""
    licence: str = ""
    expect: int | None = None
    complete: str = "unknown"
    covers: tuple[str, ...] = ()
    instrument: str = ""
    binding: bool = True
    same_as: str = ""
    note: str = ""
    source: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    titles_source: str = ""


@dataclass(frozen=True)
class Bond:
    """One state's standing towards one treaty, as a source says it.

    `kind` is ratification, accession, succession, acceptance, approval, signature (signed only), denunciation, or
    `not_party` (a source says that the state is not bound). No row at all means *unknown*, never *not bound*.
    Dates are ISO 8601, as precise as the source (`1957`, `1957-03`, `1957-03-21`), empty where unknown. `conflict` says
    what another source says instead, and which of the two is followed.
    """

    jurisdiction: str
    treaty: str
    kind: str
    date: str = ""
    in_force: str = ""
    signed: str = ""
    until: str = ""
    reserved: tuple[str, ...] = ()
    reservation: str = ""
    source: str = ""
    as_of: str = ""
    confidence: str = "seen"
    conflict: str = ""


@dataclass(frozen=True)
class Jurisdiction:
    """A maker of law: a country (`kind: country`) or an organisation of states (`kind: organisation`)."""

    code: str
    name: dict[str, str]
    kind: str = "country"
    region: str = ""
    legal_family: str = ""
    income: str = ""
    languages: tuple[str, ...] = ()
    works: tuple[Work, ...] = ()
    bonds: tuple[Bond, ...] = ()
    reviews: tuple["Review", ...] = ()


@dataclass(frozen=True)
class Claim:
    """An editor's word that a digested provision speaks of an element.

    `rests_on` is the part of the digest's text that says so, to the letter.
    """

    element: str
    strength: str
    rests_on: str
    missing: tuple[str, ...] = ()
    failure_mode: str = ""


@dataclass(frozen=True)
class Threat:
    """A penalty as an editor read it: what a provision threatens, for whom.

    `kind` is prison, fine, life, death, days_fine, confiscation, closure, other; `unit` is years, months, days, a
    currency code, currency_points, days_fine or minimum_wages; `joined` says how it stands to the next one.
    """

    kind: str
    minimum: float | None = None
    maximum: float | None = None
    unit: str = ""
    joined: str = ""
    applies_to: str = ""


@dataclass(frozen=True)
class DigestProvision:
    """What one provision does, in plain words of our own, with its pinpoint and the elements it speaks of.

    `also` holds the same heading and text in further languages: {"es": ("heading", "text")}.
    """

    eid: str
    citation: str
    heading: str
    text: str
    also: dict[str, tuple[str, str]] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    penalties: tuple[Threat, ...] = ()


@dataclass(frozen=True)
class Absence:
    """A reader's word that the works named were read and hold nothing on the elements named."""

    elements: tuple[str, ...]
    works: tuple[str, ...]
    by: str
    date: str
    note: str = ""


@dataclass(frozen=True)
class Review:
    """What a person says of a tag or of its absence, after reading the text, with initials and date.

    `verdict` is accepted, rejected, corrected (the tag speaks of the element, but `strength` is another), found (the
    tagger saw nothing at `eid`) or absent (`works` were read and hold nothing). `quote` is the words that were read:
    where they no longer stand in the text, the review is not applied but shown to a person.
    """

    jurisdiction: str
    element: str
    verdict: str
    by: str
    date: str
    work: str = ""
    eid: str = ""
    strength: str = ""
    quote: str = ""
    missing: tuple[str, ...] = ()
    failure_mode: str = ""
    works: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Digest:
    """A work's digests. `read` is `whole` where its writer read the whole text, `part` where only some of it."""

    work: str
    language: str
    read: str
    by: str
    checked: str
    against: str
    provisions: tuple[DigestProvision, ...]
    absent: tuple[Absence, ...] = ()


@dataclass(frozen=True)
class Snapshot:
    """The bytes of a work as they were on the day they were asked for, named by their SHA-256."""

    work: str
    url: str
    fetched: str
    sha256: str
    media_type: str
    format: str
    language: str
    size: int
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class Catalogue:
    """Everything that `corpus/` says, checked."""

    jurisdictions: tuple[Jurisdiction, ...]
    digests: tuple[Digest, ...] = ()
    works: dict[str, Work] = field(default_factory=dict)
