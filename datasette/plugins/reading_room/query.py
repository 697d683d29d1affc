"""What a reader types, turned into a full-text query that is always valid.

Understood: words, "phrases", AND, OR, NOT (or a minus before a word), brackets, and a star at the end of a word.
Everything else is read as words; nothing that somebody types is ever an error.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.inflected import folded

Forms = Mapping[str, Sequence[str]]
TOKEN = re.compile(r'"(?P<phrase>[^"]*)"|(?P<bracket>[()])|(?P<word>[^\s()"]+)')
QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"'))
WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*\*?")
ELEMENT = re.compile(r"^[A-Z]{3,4}-\d{2}$")
QUOTED = re.compile(r'"([^"]+)"')
SPELLINGS = (
    ("labour", "labor"),
    ("harbour", "harbor"),
    ("offence", "offense"),
    ("defence", "defense"),
    ("licence", "license"),
)
ENDING = re.compile(r"(?<=\w{4}i)[sz](?=(?:e|es|ed|ing|ation|ations)$)")
LONGEST, MOST_TERMS, DEEPEST = 300, 24, 8

COMMON = """
a an and are as at be by for from has have in is it its not of on or that the this to was were which who with
s t can does how what when al como con cual de del el en es la las lo los no o por que se su sus un una y
será serán ser son está hay
au aux ce ces d des du et l le les ne ou par pas pour qu qui sa ses son sur une est sont être sera comment
à ao aos as com da das do dos e em na nas nos os ou para pela pelo sem seu sua um uma é são será ser há como
"""
EMPTY_WORDS = frozenset(COMMON.split())
"""Words too common to be asked for, in the four languages of the interface; inside a phrase they stay."""


@dataclass(frozen=True)
class Query:
    """A query that was understood: `every` asks for all words, `some` for any; both empty where nothing is left.

    `exact`: the reader set a phrase or left something out, and so wants nothing that merely comes near.
    """

    typed: str
    every: str
    some: str
    words: tuple[str, ...]
    elements: tuple[str, ...] = ()
    exact: bool = False


@dataclass(frozen=True)
class _Group:
    """A part of the query: what must be there, and what must not."""

    wanted: str = ""
    unwanted: tuple[str, ...] = ()

    @property
    def fts(self) -> str:
        if not self.wanted or not self.unwanted:
            return self.wanted
        return f"({self.wanted} NOT ({' OR '.join(self.unwanted)}))"


def read(typed: str, forms: Forms | None = None) -> Query:
    """Read what was typed. The result goes to FTS5 as a parameter; each word in it stands between quotation marks.

    `forms`: further forms of its words, each of which will do as well.
    """
    typed = " ".join(unicodedata.normalize("NFC", typed).split())[:LONGEST]
    tokens = list(_tokens(typed, forms or {}))[:MOST_TERMS]
    every = _either(list(tokens), 0).fts
    terms = [text for kind, text in _positive(tokens) if kind == "term"]
    unwanted = [text for kind, text in tokens if kind == "term" and ("term", text) not in _positive(tokens)]
    words = tuple(QUOTED.findall(term)[0] for term in terms)
    some = _Group(" OR ".join(terms) and f"({' OR '.join(terms)})", tuple(unwanted)).fts
    elements = tuple(word for word in typed.upper().split() if ELEMENT.match(word))
    exact = bool(unwanted) or '"' in typed.translate(QUOTES)
    return Query(typed, every, some, words, elements, exact)


def _tokens(typed: str, forms: Forms) -> Iterator[tuple[str, str]]:
    """Cut the text into quoted terms, operators and brackets; common words go unless nothing else is there."""
    found = [token for match in TOKEN.finditer(_balanced(typed)) for token in _token(match, forms)]
    content = [token for token in found if token[0] != "common"]
    if any(kind == "term" for kind, _ in content):
        yield from content
    else:
        yield from (("term" if kind == "common" else kind, text) for kind, text in found)


def _balanced(typed: str) -> str:
    plain = typed.translate(QUOTES)
    return plain + '"' if plain.count('"') % 2 else plain


def _token(match: re.Match[str], forms: Forms) -> Iterator[tuple[str, str]]:
    if match["bracket"]:
        yield match["bracket"], match["bracket"]
    elif match["phrase"] is not None:
        words = WORD.findall(match["phrase"])
        yield from [("term", _quoted(" ".join(words).replace("*", "")))] if words else []
    elif match["word"] in ("AND", "OR", "NOT"):
        yield match["word"], match["word"]
    else:
        yield from [("NOT", "NOT")] if re.match(r"-\w", match["word"]) else []
        for word in WORD.findall(match["word"]):
            kind = "common" if EMPTY_WORDS & {folded(word), word.lower()} else "term"
            yield kind, _quoted(word[:-1]) + "*" if word.endswith("*") else _spelt(word, forms)


def _spelt(word: str, further: Forms) -> str:
    """A word in both spellings of English, where it has two, and in its further forms."""
    forms = {word}
    for one, other in SPELLINGS:
        forms |= {word.lower().replace(a, b) for a, b in ((one, other), (other, one)) if a in word.lower()}
    if ENDING.search(word):
        forms |= {ENDING.sub(letter, word) for letter in "sz"}
    others = [*sorted(forms - {word}), *further.get(word, ())]
    return f"({' OR '.join(map(_quoted, [word, *others]))})" if others else _quoted(word)


def _quoted(text: str) -> str:
    return f'"{text}"'


def _either(tokens: list[tuple[str, str]], depth: int) -> _Group:
    """Read alternatives joined by OR; takes from the front of the list what it reads."""
    groups = [_all(tokens, depth)]
    while tokens and tokens[0][0] == "OR":
        tokens.pop(0)
        groups.append(_all(tokens, depth))
    if len(groups) == 1:
        return groups[0]
    wanted = [group.fts for group in groups if group.fts]
    return _Group(f"({' OR '.join(wanted)})" if len(wanted) > 1 else "".join(wanted))


def _all(tokens: list[tuple[str, str]], depth: int) -> _Group:
    """Read terms that must all be there, with those that must not."""
    wanted: list[str] = []
    unwanted: list[str] = []
    refuse = False
    while tokens and tokens[0][0] != "OR" and not (tokens[0][0] == ")" and depth):
        kind, text = tokens.pop(0)
        if kind in ("AND", ")"):
            continue
        if kind == "NOT":
            refuse = True
            continue
        part = text if kind == "term" else _bracketed(tokens, depth)
        (unwanted if refuse else wanted).append(part)
        refuse = False
    wanted = [part for part in wanted if part]
    together = f"({' AND '.join(wanted)})" if len(wanted) > 1 else "".join(wanted)
    return _Group(together, tuple(part for part in unwanted if part))


def _bracketed(tokens: list[tuple[str, str]], depth: int) -> str:
    if depth >= DEEPEST:
        return ""
    inner = _either(tokens, depth + 1).fts
    if tokens and tokens[0][0] == ")":
        tokens.pop(0)
    return inner


def _positive(tokens: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The terms that a reader wants, in order: those that do not follow a NOT."""
    before = [("", ""), *tokens]
    return [token for last, token in zip(before, tokens, strict=False) if last[0] != "NOT" and token[0] == "term"]
