"""Recognises the line that opens a unit ("Art. 1º-A", "3. Offence"), a container ("PART II"), a schedule; or says no.

A head is a candidate only: whether "5. Trafficking" opens section 5 or is the fifth item of a list is decided by the
sequence of all candidates of the work, in `chain`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.lines import Line
from ingest.numbering import Key, fold, unit_key
from ingest.unitwords import CONTAINERS, CONTENTS, LATIN, LATIN_VARIANTS, ORDINALS, SCHEDULES, TRANSITIONAL, UNITS

OPEN = r"(?P<open>[\"“”«‘'„*_\s]*)(?P<mark>(?:\d{1,2}\s?)?\[\s?)?"
LATINS = "|".join(sorted((*LATIN, *LATIN_VARIANTS), key=len, reverse=True))
NUMBER = (
    r"(?:[LRDA]\.?\s?(?=\d))?\d{1,4}(?:[.\-–/]\d{1,4})*(?:\.[A-Z]{2}\.\d+)?(?:\.?\s?[ºª°]|o(?=[\s.\-]))?"
    rf"(?:[\s\-–]{{0,3}}(?i:{LATINS})(?!\w)(?:\s\d{{1,2}}(?!\w))?)?"
    r"(?:[\-–]?[A-ZÑ]{1,3}(?![\w'’])|[a-z]{1,2}(?![\w'’])|\s[A-Z](?=\s?(?:[.:)–—\-]|$)))?(?:[\-–]\d+)?"
)
ROMAN = r"[IVXLC]+(?:[\-–]?[A-Z])?(?!\w)"
TAIL = r"\s?(?P<sep>[.:)\]।]*\s*[-–—−:.]{0,3})\s*(?P<rest>.*)$"
NUMBERED = re.compile(rf"^{OPEN}(?P<number>{NUMBER})(?P<sep>\s?\\?[.)।]+\s?[-–—]*|\s?[-–—]+|\s)\s*(?P<rest>.*)$")
CITES = re.compile(r"^(?:[,;&/]|(?:of|du|de|del|des|and|or|to|da|do|der|y|e|et|ou|OF|DEL?|من|والمادة)\b)")
SENTENCE = re.compile(
    r"\b(?:shall|may|is|are|was|means|must|has|have|será|serán|podrá|est|sont|peut|wird|ist|kann)\b", re.IGNORECASE
)
DASHED = re.compile(r"[.:]\s?(?:[—–]|-{1,2}|‐)\s?(?=\S)")
ASIDE = re.compile(r"^\([^()]{4,}\)\s*[a-zà-ÿ]")
NUMBER_ALONE = re.compile(r"^\d[\W\d]*$")
SHORT_TITLE = 5
LISTED = "listed"
TITLE_LIMIT = 200
LONGEST_NAME = 120
UPPER_NAME = 160


@dataclass(frozen=True)
class Head:
    """A line read as the opening of a part of the law; `weight` says how much it looks like one.

    `lead` holds printed marks of amendment before the number; `quoted`: it opens with a quotation mark.
    """

    kind: str
    number: str
    rest: str
    key: Key
    weight: float
    lead: str = ""
    quoted: bool = False


def unit_heads(line: Line, *, decimal: bool = False) -> list[Head]:
    """Every reading of a line as the head of a unit: by its word, a bare number (kind ``), a list's (`listed`)."""
    found = [_led(line, decimal), _numbered(line, decimal)]
    return [head for head in found if head]


def container_head(line: Line, unit: str) -> Head | None:
    """A line read as the head of a container, unless its word names the work's units."""
    if len(line.text) > TITLE_LIMIT + 40 or (line.joined and not line.level):
        return None
    for pattern in (_container_pattern(), _ordinal_first_pattern()):
        found = pattern.match(line.text)
        if found and not found["mark"] and _is_title(found, line):
            word = fold(found["word"])
            kind = next(
                (kind for kind in _kinds_of(word) if unit == "article" or word not in UNITS[unit or "section"]), ""
            )
            name = (
                line.text[found.start("word") : found.end("number")]
                if pattern is _container_pattern()
                else found["number"]
            )
            return Head(kind, name.strip(), _trim(found["rest"]), unit_key(name), 1.0) if kind else None
    return None


def schedule_head(line: Line) -> Head | None:
    """A line that is nothing but the name of a schedule or annex, with its number and perhaps a title."""
    found = _schedule_pattern().match(line.text)
    if not found or len(line.text) > TITLE_LIMIT or (line.joined and not line.level):
        return None
    rest = found["rest"]
    if rest[:1].islower() or CITES.match(rest) or SENTENCE.search(rest) or re.search(r"[;,.]$", rest):
        return None
    if not line.level and not found["name"].isupper() and len(rest.split()) > 8:
        return None
    return Head("schedule", found["name"].strip(), _trim(rest), unit_key(found["name"]), 1.0)


def is_transitional(line: Line) -> bool:
    """Whether a line is the heading of transitional provisions."""
    return len(line.text) <= LONGEST_NAME and fold(line.text) in TRANSITIONAL


def is_contents(line: Line) -> bool:
    """Whether a line is the heading of a table of contents."""
    return len(line.text) <= LONGEST_NAME and fold(line.text) in CONTENTS


def split_title(rest: str) -> tuple[str, str]:
    """Part the words after a head into title and text: "Burden of proof.—Whenever" → the title, the text."""
    found = DASHED.search(rest[:TITLE_LIMIT])
    if found and not SENTENCE.search(rest[: found.start()]) and not rest.startswith("("):
        return rest[: found.start()].strip(), rest[found.end() :].strip()
    return "", rest


def looks_like_title(text: str) -> bool:
    """Whether words standing alone can be the title of a unit: short, no sentence."""
    words = text.split()
    if not words or NUMBER_ALONE.match(text) or len(text) > TITLE_LIMIT or text[0] in '([“"«-–•' or text[:1].islower():
        return False
    ends = text.rstrip('"”»)')[-1:]
    if ends in ";:,—–" or (ends == "." and len(words) > 14):
        return False
    return text.isupper() or not (SENTENCE.search(text) and ends == ".")


def is_sentence(text: str) -> bool:
    """Whether words after "Art. 5." are the article's text rather than its title: they end as a sentence does."""
    return text.rstrip('"”»)').endswith(".") and not text.isupper() and len(text.split()) > SHORT_TITLE


def _led(line: Line, decimal: bool) -> Head | None:
    found = _led_pattern().match(line.text)
    if not found or found["word"][:1].islower():
        return None
    rest, separator = found["rest"], found["sep"].strip()
    weight = _led_weight(rest, separator, line)
    key = unit_key(found["number"], decimal=decimal)
    if weight <= 0 or not key:
        return None
    kind = next(kind for kind, words in UNITS.items() if fold(found["word"]).rstrip(".") in words)
    number = line.text[found.start("word") : found.end("close")].strip()
    lead = " ".join(filter(None, (line.mark.strip("•"), found["mark"], found["counter"])))
    return Head(kind, number, rest, key, weight, lead, bool(found["open"].strip("*_ ")))


def _led_weight(rest: str, separator: str, line: Line) -> float:
    weight = 3.0
    if rest and (CITES.match(rest) or (rest[0] in ",;(" and _refers(rest))):
        weight = 0.5 if separator in ("-", "–", "—", ".-", ".", ":") and rest[0].isupper() else 0.0
    elif rest and not separator:
        weight = 0.0 if rest[0].islower() or ASIDE.match(rest) else 2.0
    elif rest and rest[0].islower():
        weight = 1.0
    bonus = 3.0 * bool(line.level) + line.strong + 0.5 * line.apart
    return (
        weight + bonus - 1.5 * (line.joined and not line.level)
        if weight
        else (1.0 if line.level and not CITES.match(rest) else 0.0)
    )


def _refers(rest: str) -> bool:
    """Whether brackets after a unit's number belong to a citation: "Section 5(1) of", "Article 3, paragraph 2"."""
    return rest[0] in ",;" or bool(re.match(r"^(?:\(\w{1,4}\)\s?)+(?:$|[,;.]|[a-zà-ÿ])", rest))


def _numbered(line: Line, decimal: bool) -> Head | None:
    found = NUMBERED.match(line.text) if not line.mark else None
    if line.mark[:1].isdigit() and line.depth == 1:
        return Head(LISTED, line.mark, line.text, unit_key(line.mark), 1.0)
    if not found or not found["number"][:1].isdigit():
        return None
    rest, separator = found["rest"], found["sep"].strip()
    key = unit_key(found["number"], decimal=decimal)
    weight = _numbered_weight(rest, separator, line)
    if not key or weight <= 0:
        return None
    return Head("", found["number"], rest, key, weight, found["mark"] or "", bool(found["open"].strip("*_ ")))


def _numbered_weight(rest: str, separator: str, line: Line) -> float:
    if line.level or line.strong:
        return 4.0 if rest else 2.0
    if rest[:1].islower() or (line.joined and not line.apart):
        return 0.3 if separator else 0.0
    title = looks_like_title(rest) or bool(split_title(rest)[0])
    if not separator or separator.startswith(")"):
        return 1.0 if title and len(rest) <= 120 and not rest[:1].isdigit() else 0.0
    return 3.0 * title or (2.0 if rest.startswith(("(", "—")) else 1.5 if rest else 1.0)


def _is_title(found: re.Match[str], line: Line) -> bool:
    rest, separator = found["rest"], found["sep"].strip()
    if not rest or line.level or (rest[0] == "," and _container_pattern().match(rest[1:].strip())):
        return True
    if rest[0].islower() or (not separator and SENTENCE.search(rest)) or rest[0] in ",;(":
        return False
    return len(rest) <= UPPER_NAME and not (rest.endswith((".", ";", ",")) and len(rest.split()) > 12)


def _trim(text: str) -> str:
    return text.strip(" ,.:–—-")


def _kinds_of(word: str) -> list[str]:
    return [kind for kind, words in CONTAINERS.items() if word in words]


def _words(words: object) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


@lru_cache(maxsize=1)
def _ordinal_words() -> str:
    return _words([word for words in ORDINALS.values() for word in words])


@lru_cache(maxsize=1)
def _led_pattern() -> re.Pattern[str]:
    word = _words([word for words in UNITS.values() for word in words])
    number = rf"(?P<number>{NUMBER}|{ROMAN}|(?i:{_ordinal_words()})(?!\w))"
    counter = r"(?P<counter>\d{1,4}[A-Z]?\.\s*)?"
    between = r"(?:\s*\.\s*|\s+|(?<=§)|(?=\())(?:n[º°o]\.?\s*)?\(?\s?"
    return re.compile(rf"^{OPEN}{counter}(?P<word>(?i:{word})){between}{number}(?P<close>\s?\)?){TAIL}")


@lru_cache(maxsize=1)
def _container_pattern() -> re.Pattern[str]:
    word = _words([word for words in CONTAINERS.values() for word in words])
    digits = r"\d{1,3}[A-Z]{0,2}(?:\s?[ºª°]|\.[ªº])?(?!\w|\.\d)"
    number = rf"(?P<number>(?:{digits}|{ROMAN}|[A-H](?!\w)|(?i:{_ordinal_words()})(?!\w))(?:\s(?:{LATINS})(?!\w))?)"
    return re.compile(rf"^{OPEN}(?P<word>(?i:{word}))\s+{number}{TAIL}")


@lru_cache(maxsize=1)
def _ordinal_first_pattern() -> re.Pattern[str]:
    word = _words([word for words in CONTAINERS.values() for word in words])
    return re.compile(
        rf"^{OPEN}(?P<number>(?:(?i:{_ordinal_words()})|\d{{1,2}}\.)\s+(?P<word>(?i:{word}))(?!\w)){TAIL}"
    )


@lru_cache(maxsize=1)
def _schedule_pattern() -> re.Pattern[str]:
    word, ordinal = _words(SCHEDULES), _ordinal_words()
    number = rf"(?:\s+(?:n[º°o]\.?\s?)?(?:\d{{1,2}}[A-Z]?(?!\w)|[IVXL]+(?!\w)|[A-Z](?!\w)|(?i:{ordinal})(?!\w)))?"
    name = rf"(?P<name>(?:(?i:the)\s+|(?i:{ordinal})\s+)?(?i:{word})(?!\w){number})"
    return re.compile(rf"^[\"“«\[(*_]{{0,2}}{name}[\])]?\s*[.:–—-]*\s*(?P<rest>.*)$")
