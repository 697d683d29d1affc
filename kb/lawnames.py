"""Where a text names a law: "the Immigration Act, 1995", "Ley General de Víctimas", "this Convention".

English puts the name before the noun, the other languages behind it. Nothing is looked up here: which work is meant is
for `kb.citations` to say, which knows the catalogue.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.citing import BEHIND_TITLE, Citing
from kb.patterns import fold

REACH = 240
LONGEST = 45
TOKEN = re.compile(r"\([^()]{1,90}\)|\[[^\[\]]{1,40}\]|[\w&]+(?:[-/.’'](?=\w)[\w&]+)*[’'°º]?|[^\w\s]")
LETTERED = re.compile(r"\((?:[A-Z]{1,2}|[IVXLC]+)\)")
QUOTED = re.compile(r"\s?[\"“«]\s?[^\"”»]{3,200}[\"”»]")
UNKNOWN = re.compile(r"\d\)?\s+of\s+the\s+(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,5},\s(?:1[5-9]|20)\d\d)(?!\w)")
ABBREVIATED = re.compile(
    r"(?<![\w.])(?:(?:[A-Z]\.\s?){1,4}|Ord\.|Reg\.|Act),?\s(?:No\.\s?)?\d[\d/]*(?:\sof\s\d{2,4})?(?=(?:\s?\([^()]*\))?,\s?[sSaA](?:rt|\.)?\.?s?\.?\s?\d)"
)
BEFORE_COMMA = re.compile(r"(?:\s?\([^()]{1,40}\)|\s?\))?\s?,\s?")
BRIEF = re.compile(r"(?:ss?|secs?|arts?|regs?|rr?)\.")
BEHIND = re.compile(BEHIND_TITLE)
AND = frozenset({"and", "or", "y", "e", "o", "u", "et", "ou", "und", "oder", "sowie", ",", ";"})
LINKS = frozenset({"of", "to", "in", "for", "on", "against", "from", "with", "by", "and", "or"})
NUMBERED = re.compile(r"\d+(?:[./-]\d+)*[º°a-z]?")
DEFINED_AS = re.compile(r"\s*,?\s*\(?(?P<inside>[^()\".;]{0,70})\"\s*(?P<term>[^\"]{2,60}?)\s*\"")


@dataclass(frozen=True)
class Named:
    """A law that a text names, `start` to `end`; `points` is this (the text itself), that (named before), or empty.

    `name` is the title as printed, without what follows it; a bare noun ("the Act") has no more name than that.
    """

    start: int
    end: int
    name: str
    bare: bool
    points: str = ""


def named_laws(text: str, folded: str, words: Citing) -> list[Named]:
    """Every law that a text names, in order, none inside another."""
    found: list[Named] = []
    for noun in words.laws.nouns.finditer(text):
        inside = found and noun.start() < found[-1].end
        named = None if inside else _named(text, folded, noun, words)
        if named and found and named.start <= found[-1].start:
            found.pop()  # "Penal Code" was only the beginning of "Penal Code Act"
        if named and not (found and named.start < found[-1].end):
            found.append(named)
    return sorted([*found, *_unknown(text, found, words)], key=lambda law: law.start)


def _unknown(text: str, found: list[Named], words: Citing) -> Iterator[Named]:
    """ "Article 17 of the Dustur-e-Bahr, 1984": with a year behind it, a name without any known noun is a law's."""
    patterns = (UNKNOWN, ABBREVIATED) if words.laws.shape == "before" else ()
    for unknown in (match for pattern in patterns for match in pattern.finditer(text)):
        start, end = unknown.span("name" if unknown.re is UNKNOWN else 0)
        behind = BEHIND.match(text, end)
        if not any(law.start < end and start < law.end for law in found):
            yield Named(start, behind.end() if behind else end, text[start:end], False)


def law_before(folded: str, start: int, laws: list[Named], words: Citing) -> Named | None:
    """The law that stands before a short "s. 3", as editors' notes cite: "the Oar Act, 1895 (3 of 1895), s. 1"."""
    if words.laws.shape != "before" or not BRIEF.match(folded, start):
        return None
    before = [
        law for law in laws if not law.bare and law.end <= start and BEFORE_COMMA.fullmatch(folded, law.end, start)
    ]
    return before[-1] if before else None


def _named(text: str, folded: str, noun: re.Match[str], words: Citing) -> Named:
    if noun["named"]:
        return Named(noun.start(), noun.end(), noun[0], False)
    start, end = noun.span()
    pointing = _pointing(folded, start, words)
    if words.laws.shape == "before":
        start = start if pointing else _backward(text, start, words)
        end = _behind(text, noun, start, words)
    elif not pointing and (quoted := QUOTED.match(text, end)):
        end = quoted.end()
    elif not pointing:
        end = _forward(text, end, words, loose=words.laws.loose or bool(noun["treaty"]))
    bare = (start, end) == noun.span() and bool(pointing or not _is_a_name(noun[0], words))
    if not bare and words.laws.shape == "before":
        pointing = ""
    return Named(start, end, " ".join(text[start:end].split()), bare, pointing if bare else "")


def _is_a_name(noun: str, words: Citing) -> bool:
    """German and Dutch name a law in one word: Strafprozessordnung, StGB, Grondwet."""
    plain = fold(noun)
    return words.laws.shape == "after" and (
        noun[1:] != noun[1:].lower()
        or bool(re.fullmatch(r"\w{4,}(?:gesetz|ordnung|buch|wet|wetboek|besluit)(?:e?s)?", plain))
    )


def _pointing(folded: str, start: int, words: Citing) -> str:
    before = folded[max(0, start - 24) : start]
    for points, pattern in (("this", words.this), ("that", words.that)):
        if any(found.end() == len(before) for found in pattern.finditer(before)):
            return points
    return ""


def _backward(text: str, start: int, words: Citing) -> int:
    """Where the title that ends at `start` begins: over capitalised words and the small words between them."""
    laws = words.laws
    floor = max(0, start - REACH)
    tokens = list(TOKEN.finditer(text, floor, start))
    began, linked = start, False
    for place in range(len(tokens) - 1, -1, -1):
        word = tokens[place][0]
        if _capital(word) and not _stops(word, tokens, place, words, linked):
            began, linked = tokens[place].start(), False
        elif word == "principal" and began == start:
            return tokens[place].start()
        elif word == "the":
            if not _the_goes_on(tokens, place, words):
                break
            linked = True
        elif word == "," or word in laws.connect or (NUMBERED.fullmatch(word) and began < start and not linked):
            linked = True
        else:
            break
    return began


def _capital(word: str) -> bool:
    return word[0].isupper() or (word[0] == "(" and word[1:2].isupper() and not LETTERED.fullmatch(word))


def _stops(word: str, tokens: list[re.Match[str]], place: int, words: Citing, linked: bool) -> bool:
    """Capital letters that do not belong to a title: the first word of a sentence, a unit's word, another law."""
    plain = fold(word)
    unit = re.fullmatch(words.units, plain)
    if unit:  # but "General Clauses Act" and "Banking Regulation Act"
        behind = tokens[place + 1][0] if place + 1 < len(tokens) else "Act"
        return linked or not (plain.endswith("s") or unit.lastgroup == "rule") or not behind[1:].islower()
    if plain in words.laws.stops or re.fullmatch(r"[IVXLC]+|[A-Z]", word):
        return True
    return linked and bool(words.laws.nouns.fullmatch(word))


def _the_goes_on(tokens: list[re.Match[str]], place: int, words: Citing) -> bool:
    """Whether "the" stands inside a title ("Abolition of the Slave Trade Act") and not before it."""
    if place < 2 or tokens[place - 1][0] not in LINKS:
        return False
    before = tokens[place - 2][0]
    begins_sentence = place == 2 or tokens[place - 3][0] in (".", ";", ":", "—", '"', "“")
    return _capital(before) and not begins_sentence and not _stops(before, tokens, place - 2, words, True)


def _behind(text: str, noun: re.Match[str], start: int, words: Citing) -> int:
    end = noun.end()
    if (noun["treaty"] and start == noun.start()) or noun[0] in (
        "Law",
        "Constitution",
        "Protocol",
        "Convention",
        "Charter",
        "Agreement",
        "Statute",
    ):
        end = _forward(text, end, words, loose=False)
    behind = BEHIND.match(text, end)
    return behind.end() if behind else end


def _forward(text: str, end: int, words: Citing, *, loose: bool) -> int:
    """Where the title that begins before `end` ends; `loose` also goes over words without a capital letter."""
    laws = words.laws
    reached, last, before, link = end, end, "", ""
    limit = laws.cut.search(fold(text[end : end + REACH]))
    stop = end + limit.start() if limit else min(len(text), end + REACH)
    for count, token in enumerate(TOKEN.finditer(text, end, stop)):
        word = token[0]
        plain = word.lower().rstrip("’'")
        if re.split("[’']", plain)[0] in laws.stops and plain not in laws.connect:
            break
        far = count > (14 if loose else LONGEST) or text[last : token.start()].strip()
        if link in ("and", "or") and plain == "the":
            break
        if far or (link in AND and laws.nouns.fullmatch(word)):
            break
        last = token.end()
        if plain in laws.connect or plain in (",", "", "°", "º"):
            link = link or plain
        elif _belongs(word, before, link, loose=loose, words=words):
            reached, before, link = token.end(), word, ""
        else:
            break
    return reached


def _belongs(word: str, before: str, link: str, *, loose: bool, words: Citing) -> bool:
    """Whether a word still belongs to a title: capital letters, numbers, the month of a date; in loose titles any."""
    if word[0] == "(":
        return word[1:2].isupper() and bool(before)
    if link == "," and not before and word[0].isalpha():
        return False
    if link == "," and words.laws.shape == "after" and not (word[0].isdigit() or before[-1:].isdigit()):
        return not words.laws.loose and (loose or (before.endswith("r") and word[0].isupper()))
    if word[0].isupper() or NUMBERED.fullmatch(word):
        return True
    return word[0].isalpha() and (loose or before.isdigit())


def aliases(text: str, folded: str, laws: list[Named], words: Citing) -> Iterator[tuple[str, str]]:
    """Short names that a text gives to laws in brackets: (hereinafter "the Protocol") → (protocol, its name)."""
    for law in laws:
        found = None if law.bare else DEFINED_AS.match(folded, law.end)
        if found and words.laws.nouns.search(text[slice(*found.span("term"))]):
            yield short(found["term"]), law.name


def short(name: str) -> str:
    """A short name as it is compared: folded, without the article before it."""
    return re.sub(r"^(?:the|el|la|los|las|l'|le|les|o|a|der|die|das|des)\s+|^l'", "", fold(name).strip())
