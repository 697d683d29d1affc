"""What the knowledge base says of a law: elements, tags, penalties and findings. All types are frozen."""

from dataclasses import dataclass, field

STATUSES = ("met", "partial", "gap", "not_found", "beyond", "beyond_partial", "not_assessed", "no_duty")
"""The statuses of a finding, as the table in the architecture note defines them."""

FORCES = ("shall", "consider", "may")
"""How strongly a treaty asks, strongest first; the framework's mandatory, qualified and optional."""


@dataclass(frozen=True)
class Source:
    """One treaty article that asks for an element: `force` is shall, consider, may or standard (not binding).

    `checked` is text (the article was read against the test), excerpt, or no (not seen: shown as unconfirmed). `since`:
    from when the article asks, where that is later than the treaty (ISO date; an amendment, or a time to transpose it).
    """

    instrument: str
    article: str
    force: str
    checked: str
    since: str = ""


@dataclass(frozen=True)
class Element:
    """One thing that a good law contains, as a question that a reader can answer from the text."""

    id: str
    name: str
    pillar: str
    group: str
    question: str
    assessable: str = "full"
    parts: tuple[str, ...] = ()
    failure_modes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    depends_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class Word:
    """Words on which a tag rests: the concept that they express and their place, in characters of the text tagged."""

    concept: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Tag:
    """This text speaks of this element, and why. `strength` is met or partial; `confidence` lies between 0 and 1."""

    element: str
    strength: str
    words: tuple[Word, ...]
    confidence: float
    missing: tuple[str, ...] = ()
    failure_mode: str = ""


@dataclass(frozen=True)
class Penalty:
    """What a clause threatens, with the place of the words that say so.

    `kind`, `unit` and `joined` are as in `ingest.model.Threat`; `start` and `end` are characters of the text read.
    """

    kind: str
    minimum: float | None
    maximum: float | None
    unit: str
    joined: str
    applies_to: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Passage:
    """A basic unit (a section, an article) as one running text, ready to be tagged.

    `kind` is law or treaty. `context` is what a reader knows before reading: chapter headings, the work's title.
    """

    id: str
    language: str
    kind: str
    heading: str
    text: str
    context: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tagged:
    """What the tagger found in one passage."""

    id: str
    tags: tuple[Tag, ...]
    penalties: tuple[Penalty, ...]


@dataclass(frozen=True)
class Asked:
    """A treaty article that asks one country for one element, and since when (ISO date, empty where not known).

    `supposed`: the country is not bound; it is asked what would follow if it were.
    """

    treaty: str
    article: str
    force: str
    since: str
    title: str = ""
    checked: str = ""
    supposed: bool = False


@dataclass(frozen=True)
class Evidence:
    """A provision that a finding rests on, with the words themselves."""

    work: str
    eid: str
    citation: str
    basis: str
    quote: str
    words: tuple[str, ...]
    by: str
    confidence: float
    url: str
    strength: str = ""
    title: str = ""


@dataclass(frozen=True)
class Finding:
    """One jurisdiction, one element: what was asked, what was found, and where it was looked for.

    `read` and `unread` name the works that are the element's home; `confirmed_by` says who confirmed an absence.
    """

    jurisdiction: str
    element: str
    name: str
    pillar: str
    status: str
    force: str
    asked: tuple[Asked, ...]
    found: tuple[Evidence, ...]
    missing: tuple[str, ...]
    failure_mode: str
    as_of: str
    nearest: tuple[Evidence, ...] = ()
    read: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    confirmed_by: str = ""
    sentence: str = field(default="")
