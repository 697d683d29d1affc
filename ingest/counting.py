"""Counts what a reader found of a law, and says why that differs from what a person counted.

A person's count comes as free text ("arts. 1-30", "358", "29 provisions, 1-30 (27 missing)"). A difference is explained
only by what the tree itself shows: units of schedules, quoted amendments, repealed units, inserted numbers (3A, 4 bis),
numbers that the copy lacks. What that does not explain is said to be unexplained.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import BASIC_UNITS, COMPONENTS, Law, Provision
from ingest.numbering import unit_key

TOLERANCE = 0.02
CONTAINERS = frozenset({"book", "part", "title", "chapter", "division", "subdivision", "block", "crossheading"})
PLAIN = re.compile(r"^\s*~?(\d{1,4})(?![\d.])(?!\+\d)(?!\s*[–-]\s*\d)")
RANGE = re.compile(
    r"(?:arts?\.|ss?\.|§§?|rules?|pasal|fasal|arts|articles?|điều)\s*(\d+)\s*[–-]\s*(\d+)", re.IGNORECASE
)
NONE_COUNTED = re.compile(r"headings? in file", re.IGNORECASE)
INSERTED = re.compile(r"\d[\s.-]*(?:[a-zA-Z]|bis|ter)")
NAMED = re.compile(r"disposici[óo]|disposiç[ãa]o", re.IGNORECASE)
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Expected:
    """A person's count: `units`, or the numbers from `first` to `last` where only these were noted."""

    units: int | None = None
    first: int = 0
    last: int = 0

    def __str__(self) -> str:
        """The count as a reader of a table wants it: `358`, or `1-30` where only the numbers were noted."""
        return str(self.units) if self.units is not None else f"{self.first}-{self.last}"


@dataclass(frozen=True)
class Count:
    """What was found: the work's own units, their different whole numbers, and the units that stand apart."""

    own: int
    numbers: frozenset[int]
    inserted: int
    repealed: int
    schedules: int
    paragraphs: int
    quoted: int
    attached: tuple[int, ...]
    named: int = 0


def expected(noted: str) -> Expected | None:
    """The count in a person's note; None where the note gives none."""
    if NONE_COUNTED.search(noted):
        return None
    if plain := PLAIN.match(noted):
        return Expected(units=int(plain.group(1)))
    if spanned := RANGE.search(noted):
        return Expected(first=int(spanned.group(1)), last=int(spanned.group(2)))
    return None


def counted(law: Law) -> Count:
    """Count the units of a law that was read."""
    own = [unit for unit in law.units() if unit.status != "former"]
    apart = [component for node, component in _apart(law.body, "") if node.status != "former"]
    return Count(
        own=len(own),
        numbers=frozenset(_whole(unit) for unit in own),
        inserted=sum(bool(INSERTED.search(unit.number)) for unit in own),
        repealed=sum(unit.status == "repealed" for unit in own),
        schedules=apart.count("schedule"),
        paragraphs=sum(1 for _ in _numbered(law.body, inside=False)),
        quoted=apart.count("quoted"),
        attached=tuple(_attached(law.body)),
        named=sum(bool(NAMED.match(unit.number)) for unit in own),
    )


def agrees(noted: Expected, count: Count) -> bool:
    """Whether what the person counted was found, within two in a hundred.

    That is the work's own units, or these with the units of schedules or quoted amendments, or an attached instrument.
    """
    if noted.units is None:
        wanted = set(range(noted.first, noted.last + 1))
        return len(wanted - count.numbers) <= TOLERANCE * len(wanted)
    return _near(count.own, noted.units) or any(_otherwise(noted.units, count))


def reason(noted: Expected, count: Count) -> str:
    """Why the counts differ, as far as the tree shows it; empty where they agree to the unit."""
    if noted.units is None:
        missing = sorted(set(range(noted.first, noted.last + 1)) - count.numbers)
        return f"the copy has no unit numbered {_listed(missing)}" if missing else ""
    if count.own == noted.units:
        return ""
    unexplained = f"unexplained: {count.own - noted.units:+d}"
    return [*_otherwise(noted.units, count), *_partly(noted.units, count), unexplained][0]


def _otherwise(units: int, count: Count) -> Iterator[str]:
    """Other ways of counting that give what the person counted."""
    for attached in count.attached:
        if attached == units:
            yield f"the person counted the instrument of {attached} that is attached to the law's own {count.own}"
    if count.named and _near(count.own - count.named, units):
        yield f"the person counted the articles alone, not the provisions that have a name ({count.named})"
    sums = {
        "the units of schedules": count.schedules,
        "the quoted amendments": count.quoted,
        "the paragraphs of schedules": count.paragraphs,
        "the units of schedules and the quoted amendments": count.schedules + count.quoted,
    }
    for name, more in sums.items():
        if more and _near(count.own + more, units):
            yield f"the person counted {name} too ({more})"


def _partly(units: int, count: Count) -> Iterator[str]:
    """Units that the person may have left out; how many they left out is not known."""
    if count.inserted and count.own - count.inserted <= units < count.own:
        yield f"the person did not count all of the inserted units ({count.inserted})"
    if count.repealed and count.own - count.repealed <= units < count.own:
        yield f"the person did not count all of the repealed units ({count.repealed})"


def _near(found: int, wanted: int) -> bool:
    return abs(found - wanted) <= TOLERANCE * wanted


def _attached(nodes: tuple[Provision, ...]) -> Iterator[int]:
    for node in nodes:
        if node.kind == "schedule":
            yield sum(1 for _ in Law("", node.children).units())
        elif node.kind not in BASIC_UNITS:
            yield from _attached(node.children)


def _apart(nodes: tuple[Provision, ...], component: str) -> Iterator[tuple[Provision, str]]:
    """The basic units of schedules and of quoted law."""
    for node in nodes:
        if component and node.kind in BASIC_UNITS:
            yield node, component
        yield from _apart(node.children, node.kind if node.kind in COMPONENTS else component)


def _numbered(nodes: tuple[Provision, ...], inside: bool) -> Iterator[Provision]:
    """The first numbers on each way down into a schedule, whatever their kind: paragraphs, as a rule."""
    for node in nodes:
        if inside and node.number and node.kind not in CONTAINERS | COMPONENTS:
            yield node
        else:
            yield from _numbered(node.children, inside or node.kind == "schedule")


def _whole(unit: Provision) -> int:
    key = unit_key(unit.number)
    digits = DIGITS.search(unit.number)
    return int(key[0]) if key else int(digits.group()) if digits and len(digits.group()) < 6 else 0


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:8]))
    return f"{shown} and {len(numbers) - 8} more" if len(numbers) > 8 else shown
