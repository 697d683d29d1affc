"""Is a text the law that it is said to be? A copy may bear the right title and hold another law.

The subject that a title names must be spoken of where a law says what it is about: in its first half. Where it names a
subject of ours, the words for it in the text's own language are looked for, so that an English title of an Arabic text
can be compared; else the title's own words, if title and text are in one language. What cannot be compared is read.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import category, normalize

from rapidfuzz import fuzz, process

from ingest.decoding import damage
from ingest.errors import ParseError
from ingest.model import Law, Provision, Work
from ingest.subjectwords import GENERIC, SUBJECTS

SAME, OTHER, UNKNOWN = "same", "other", "not comparable"
UNITS_AT_LEAST = 6
SHARE, FIRST_SHARE = 0.15, 0.03
ALIKE = 85
SAME_TITLE = 70
STEM, SHORTEST, LETTERS_OF_LINK = 6, 5, 3
REPEATED = 3
ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
NAMED_LAW = re.compile(
    r"\b(?:Law|Act|Ley|Loi|Lei|Decreto|Ordinance|Gesetz)\b\s+(?:[Nn][º°o.]+\s*)?[\d/.-]{2,}[^,.;:“”\"()]{10,110}"
)
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Claimed:
    """What the comparison of a title with a text gave: same, other or not comparable, and a sentence that says why."""

    verdict: str
    why: str = ""


def check_claim(work: Work, law: Law) -> None:
    """Raise ParseError where a text is another law than the title of its work says."""
    found = compare(work.title, law, language=work.language)
    if found.verdict == OTHER:
        raise ParseError(work.id, found.why)


def compare(title: str, law: Law, *, language: str) -> Claimed:
    """Compare the title that a text is said to have with what its sections or articles speak of."""
    units = [_text(unit) for unit in law.units()]
    if len(units) < UNITS_AT_LEAST or damage(" ".join(units)):
        return Claimed(UNKNOWN, "it has too few sections or articles, or too many lost letters, to be compared.")
    hits = _subject_hits(title, units, language) or _title_hits(title, units)
    if not hits:
        return Claimed(UNKNOWN, "its title names no subject that can be looked for in its language.")
    first = hits[: (len(hits) + 1) // 2]
    if (any(first) and sum(first) >= FIRST_SHARE * len(first)) or sum(hits) > SHARE * len(hits):
        return Claimed(SAME)
    other = _own_name(title, law, units)
    return Claimed(OTHER, f"it should be “{title}”, but its text is another law: {other}; get the right text.")


def subjects(text: str) -> set[str]:
    """The subjects of ours that a title names, in whatever language."""
    low = normalize("NFC", text).lower()
    return {name for name, words in SUBJECTS.items() if any(word in low for found in words.values() for word in found)}


def _subject_hits(title: str, units: Sequence[str], language: str) -> list[bool]:
    """Which units speak of a subject that the title names; empty where it names none, or the language has no words."""
    named = subjects(ASIDE.sub("", title))
    words = [word for name in named for word in SUBJECTS[name].get(language, ())]
    if not words or any(language not in SUBJECTS[name] for name in named):
        return []
    return [any(word in unit for word in words) for unit in units]


def _title_hits(title: str, units: Sequence[str]) -> list[bool]:
    """Which units have a word of the title; empty where the title has too few of its own, or is in another language."""
    words = [word for word in WORD.findall(_plain(ASIDE.sub("", title))) if word not in GENERIC]
    stems = {word[:STEM] for word in words if len(word) >= SHORTEST}
    links = {word for word in WORD.findall(title.lower()) if len(word) <= LETTERS_OF_LINK}
    spoken = [set(WORD.findall(_plain(unit))) for unit in units]
    common = {word for word in links if sum(word in unit for unit in spoken) >= len(spoken) / 4}
    if len(stems) < 2 or len(common) < 2:
        return []
    known = {word[:STEM] for unit in spoken for word in unit}
    alike = {stem for stem in stems if process.extractOne(stem, known, scorer=fuzz.ratio, score_cutoff=ALIKE)}
    return [bool(alike)] * len(units)


def _text(unit: Provision) -> str:
    return normalize("NFC", " ".join(f"{node.heading} {node.text}" for node in unit.walk())).lower()


def _plain(text: str) -> str:
    """Lower case without accents."""
    return "".join(sign for sign in normalize("NFKD", text.lower()) if category(sign) != "Mn")


def _own_name(title: str, law: Law, units: Sequence[str]) -> str:
    """What the text seems to be: its own title, the law that its provisions name again, or what it is about."""
    if law.title and fuzz.token_set_ratio(title.lower(), law.title.lower()) < SAME_TITLE:
        return f"“{law.title}”"
    first = list(law.units())[: (len(units) + 1) // 2]
    named = Counter(" ".join(name.split()) for unit in first for node in unit.walk() for name in _laws_named(node.text))
    name, times = next(iter(named.most_common(1)), ("", 0))
    if times >= REPEATED:
        return f"it deals with “{name}”"
    words = Counter(word for text in units[: len(first)] for word in set(WORD.findall(text)) if len(word) > STEM)
    about = [word for word, _ in words.most_common(20) if _plain(word) not in GENERIC][:REPEATED]
    return f"it speaks of {', '.join(about)}"


def _laws_named(text: str) -> list[str]:
    """The laws that a text names with number and subject, cut before the verb."""
    return [re.split(r"\s+(?:is|are|shall|se|est|são|wird)\b", name)[0] for name in NAMED_LAW.findall(text)]
