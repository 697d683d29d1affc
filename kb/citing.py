"""How laws cite: the words of each language in `kb/citing/<xx>.yml`, made into the expressions that find references.

`units`: what the parts of a law are called, by kind; `sentence` is for parts that no reader numbers (alinéas, Sätze);
`bare`: numbers that stand without a word ("1° de l'article 5"); `lettered`: kinds that take a letter or a Roman number
without brackets; `ordinals` before or behind the words of `ordinal_units`. `this` and `that` point to the text itself
and to what was named last.
`spelled`: numbers as words, which also count neighbours ("the two preceding sections"). `added`: what leads from a
new paragraph to its article; `annexed`: from a schedule to its law; `alone`: before which words a bare number needs
no more; `except`: what leads to parts of a section that are left out; `apart`: what is numbered beside the law's own
provisions; `former`: what says that a number is no more in use; `counted`: kinds whose ordinals are their numbers.
`laws`: how laws are called, their name standing before the noun or after it.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ingest.errors import FrameworkError

FOLDER = Path(__file__).with_name("citing")
LANGUAGES = frozenset(path.stem for path in FOLDER.glob("*.yml"))
LABEL = r"\d{1,4}(?:\.\d{1,3})?[a-z]{0,3}|[a-z]{1,2}|[ivxlcdm]{1,7}"
ROMAN = r"[ivxlcdm]{1,7}(?:er)?(?:-[a-z]|\s(?:bis|ter))?"
FORMS = ("section", "article", "rule")
CONTAINERS = ("part", "chapter", "title", "division", "subdivision", "book", "schedule")
BEHIND_TITLE = (
    r"(?:,?\s(?:of\s)?\d{4}\b)?(?:,?\s?\((?:No|Act|Cap|Chapter|Ord)[^()]{0,40}\)|\s?\[[^\]]{0,30}\]|"
    r",?\s(?:Cap|CAP|Chapter)\.?\s?\d[\d:]*|,?\s[Nn]o\.?\s?\d+\sof\s\d{4})?"
)


@dataclass(frozen=True)
class Laws:
    """How a language names laws: `shape` is before or after (where the name stands, seen from the noun)."""

    shape: str
    loose: bool
    nouns: re.Pattern[str]
    treaties: re.Pattern[str]
    connect: frozenset[str]
    stops: frozenset[str]
    cut: re.Pattern[str]
    constitution: re.Pattern[str]


@dataclass(frozen=True)
class Citing:
    """The expressions of one language, all for folded text; `units` names the kind as its last group."""

    units: re.Pattern[str]
    anchor: re.Pattern[str]
    item: re.Pattern[str]
    comma: re.Pattern[str]
    semicolon: re.Pattern[str]
    conjunction: re.Pattern[str]
    range_: re.Pattern[str]
    of: re.Pattern[str]
    articles: re.Pattern[str]
    this: re.Pattern[str]
    that: re.Pattern[str]
    preceding: re.Pattern[str]
    following: re.Pattern[str]
    measures: re.Pattern[str]
    coordinated: re.Pattern[str]
    tail: re.Pattern[str]
    relations: dict[str, tuple[re.Pattern[str], re.Pattern[str]]]
    added: re.Pattern[str]
    annexed: re.Pattern[str]
    alone: re.Pattern[str]
    except_: re.Pattern[str]
    apart: re.Pattern[str]
    former: re.Pattern[str]
    counted: frozenset[str]
    ordinals: dict[str, str]
    spelled: dict[str, int]
    ordinal_units: frozenset[str]
    lettered: frozenset[str]
    laws: Laws
    definitions: tuple[re.Pattern[str], ...]
    opens: re.Pattern[str]
    opened: re.Pattern[str]


@cache
def citing(language: str) -> Citing | None:
    """How laws of this language cite, or None where nobody has written it down.

    Raises FrameworkError for a file with a missing key or a pattern that is not one.
    """
    if language not in LANGUAGES:
        return None
    path = FOLDER / f"{language}.yml"
    try:
        return _compiled(_plain(path))
    except (KeyError, re.error) as error:
        raise FrameworkError(str(path), f"{error!r} is missing or is no pattern; see the other files.") from error


@cache
def names_of_works() -> dict[str, tuple[str, ...]]:
    """What works are called in each language beside their titles, by the id of the work."""
    found: dict[str, tuple[str, ...]] = {}
    for language in sorted(LANGUAGES):
        for work, names in _plain(FOLDER / f"{language}.yml").get("works", {}).items():
            found[work] = (*found.get(work, ()), *names)
    return found


@cache
def number_words() -> dict[str, str]:
    """What number words of every language stand for: {"first": "1", "fifteen": "15", "premier": "1"}."""
    said = [_plain(FOLDER / f"{language}.yml") for language in sorted(LANGUAGES)]
    return {word: number for each in said for word, number in (each["spelled"] | each["ordinals"]).items()}


@cache
def _plain(path: Path) -> dict[str, Any]:
    """The file with every value as text: YAML would read `no` and `on` as yes and no."""
    try:
        return dict(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))
    except (yaml.YAMLError, UnicodeDecodeError, TypeError, ValueError) as error:
        raise FrameworkError(str(path), f"cannot be read ({' '.join(str(error).split())[:120]}).") from error


def _compiled(said: dict[str, Any]) -> Citing:
    units = _units(said)
    ordinals = "|".join(sorted(said["ordinals"], key=len, reverse=True)) or "(?!)"
    conjunction = said["and"]
    of = rf"(?:{said['of']})(?:(?<=')\s*|\s+)(?:the\s+)?"
    return Citing(
        units=re.compile(units), anchor=re.compile(_anchor(said, units, ordinals)),
        item=re.compile(_item(said, ordinals)),
        comma=re.compile(r"\s*,\s*"),
        semicolon=re.compile(rf"\s*;\s*(?:(?:{conjunction})\s*)?(?=\d)"),
        conjunction=re.compile(rf"\s*,?\s+(?:{conjunction})\s*"),
        range_=re.compile(rf"\s+(?:{said['to']})\s+|\s*[-–—]\s*|\s+to\s+"),
        of=re.compile(rf"{_comma_before_of(said)}\s*{of}"),
        articles=re.compile(said["articles"]), this=_words(said["this"]), that=_words(said["that"]),
        preceding=_beside(said["preceding"], said["preceding_behind"], units),
        following=_beside(said["following"], said["following_behind"], units),
        measures=re.compile(rf"\s*(?:{said['measures']})"),
        coordinated=re.compile(rf"\s*[,;]?\s*(?:{conjunction})?\s*(?:{of})?(?:{said['articles']})?"),
        tail=re.compile(
            rf"(?P<of>,?\s*(?:{of}))?,?\s*(?:{said['articles']})?(?:(?:{said['this']}|{said['that']})\s+)?(?:the\s+)?[\"']?\s*"
        ),
        added=_words_before(said["added"]),
        annexed=_words_before(said["annexed"], rf"(?:(?:{said['this']}|{said['that']})\s+)?"),
        alone=re.compile(rf"(?<!\w)(?:{said['alone']})\s+$" if said["alone"] else "(?!)"),
        except_=re.compile(rf"\s*,?\s*\(?(?:{said['except']})\s+(?:{said['articles']})(?:the\s+)?"),
        apart=re.compile(rf"\s+(?:{said['apart']})(?!\w)" if said["apart"] else "(?!)"),
        former=re.compile(rf"(?<!\w)(?:{said['former']})\s+$"), counted=frozenset(said.get("counted", ())),
        spelled={word: int(number) for word, number in said["spelled"].items()},
        relations=_relations(said), ordinals=dict(said["ordinals"]), ordinal_units=frozenset(said["ordinal_units"]),
        lettered=frozenset(said["lettered"]), laws=_laws(said["laws"], said["ordinals"]),
        definitions=tuple(map(re.compile, said["definitions"])), opens=re.compile(said["opens"]),
        opened=re.compile(said["opened"]),
    )  # fmt: skip


def rank(kind: str) -> int:
    """How deep a kind stands: 0 for parts and schedules, 1 for sections and articles, 2 for what is below."""
    return 0 if kind in CONTAINERS else 1 if kind in FORMS else 2


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})\s*" if pattern else "(?!)")


def _comma_before_of(said: dict[str, Any]) -> str:
    """A comma before the "of": English has one only after an insertion, "clause (2), of article 4"."""
    if said["laws"]["shape"] == "after":
        return ",?"
    sections = "|".join(said["units"][kind] for kind in FORMS if kind in said["units"])
    return rf"(?:,(?=\s+{said['of'].split('|')[0]}\s+(?:{sections})))?"


def _words_before(pattern: str, behind: str = "") -> re.Pattern[str]:
    return re.compile(rf"\s*,?\s+(?:{pattern})\s+(?:the\s+)?{behind}" if pattern else "(?!)")


def _units(said: dict[str, Any]) -> str:
    return "|".join(f"(?P<{kind}>{words})" for kind, words in said["units"].items())


def _anchor(said: dict[str, Any], units: str, ordinals: str) -> str:
    """Where a reference can begin: a unit's word, an ordinal before one, or a bare number."""
    bare = "|".join(f"(?P<bare_{each.split('=', 1)[0]}>{each.split('=', 1)[1]})" for each in said["bare"])
    first = rf"(?P<ordinals>(?:{ordinals})(?:\s*,?\s*(?:{said['and']}|{said['to']}|,)?\s+(?:{ordinals}))*)\s+"
    return rf"(?<!\w)(?<!\w-)(?:(?:{first})?(?:{units})(?!\w){'|' + bare if bare else ''})"


def _item(said: dict[str, Any], ordinals: str) -> str:
    suffix = rf"(?:\s?-?(?:{said['suffixes']})(?!\w))?" if said["suffixes"] else ""
    ordinal = r"(?:\.[oa°](?!\w))?" if said["laws"]["shape"] == "after" else ""
    number = (
        rf"(?:[lrd]\.?\s?\*{{0,2}}\s?(?=\d))?\d+(?:[a-z]{{1,3}}(?![\w]))?[°]?{ordinal}(?:[.\-‑]\d+[a-z]?(?!\w)|-[a-z]{{1,3}}(?!\w))*{suffix}"
        rf"(?:[.-]\d+(?!\w))?"
    )
    return (
        rf"(?P<paren>\(\s?(?:{LABEL})\s?\)(?:\s?\(\s?(?:{LABEL})\s?\))*)"
        rf"|(?P<number>{number})(?P<sub>(?:\s?\(\s?(?:{LABEL})\s?\)|\s[a-z]\)(?!\w))*)"
        rf"|(?P<ordinal>(?:{ordinals})(?!\w))|(?P<spelled>{_spelled(said['spelled'], said['and_in_numbers'])})"
        rf"|[\"']?\s?(?P<closed>{LABEL})\s?[\"']?\)"
        rf"|[\"'](?P<quoted>[a-z])[\"']"
        rf"|(?P<letter>[a-z](?![\w'’.]\w)(?!\w))|(?P<roman>{ROMAN}(?![\w'’]))"
    )


def _spelled(spelled: dict[str, str], link: str) -> str:
    """A number in words: hundreds, tens and ones, each with the link that the language puts between them."""

    def any_of(low: int, high: int) -> str:
        words = [word for word, number in spelled.items() if low <= int(number) < high]
        return "|".join(sorted(words, key=len, reverse=True)) or "(?!)"

    between = rf"(?:\s+(?:{link})\s+|\s*-\s*|\s+)" if link else r"(?:\s*-\s*|\s+)"
    under = rf"(?:(?:{any_of(20, 100)})(?:{between}(?:{any_of(1, 10)}))?|(?:{any_of(1, 20)}))"
    hundred = any_of(100, 1000)
    return rf"(?:(?:(?:{any_of(1, 10)})\s+)?(?:{hundred})(?:{between}{under})?|{under})(?!\w)"


def _beside(before: str, behind: str, units: str) -> re.Pattern[str]:
    """A neighbour without its number: "the preceding section", "el artículo anterior"."""
    either = "|".join(
        filter(None, (before and rf"(?<!\w)(?:{before})\s+(?={units})", behind and rf"(?P<behind>(?:{behind})(?!\w))"))
    )
    return re.compile(either or "(?!)")


def _relations(said: dict[str, Any]) -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """By relation, the words before a reference and the words behind it that say so."""
    return {
        relation: (re.compile(before or "(?!)"), re.compile(behind or "(?!)"))
        for relation, before, behind in (
            ("repeals", said["repealing"], said["repeals"]),
            ("amends", said["amending"], said["amends"]),
            ("implements", said["implementing"], ""),
            ("defines", said["defining"], ""),
        )
    }


def _laws(said: dict[str, Any], ordinals: dict[str, str]) -> Laws:
    loose = said.get("loose") == "true"
    flags = re.IGNORECASE if loose else 0
    return Laws(
        shape=said["shape"], loose=loose, treaties=re.compile(said["treaties"], flags),
        nouns=re.compile(
            rf"(?<![\w-])(?:(?P<named>{said['named']})|(?P<treaty>{said['treaties']})|(?P<noun>{said['nouns']}))(?!\w)",
            flags,
        ),
        connect=frozenset(said["connect"]), stops=frozenset(said["stops"]),
        cut=re.compile(said["cut"], re.IGNORECASE), constitution=re.compile(said["constitution"]),
    )  # fmt: skip
