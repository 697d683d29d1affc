"""Which words of the laws are forms of one another: "castigar", "castigará", "castigados".

The full-text index knows the endings of English only. Here every word of the texts in another language is filed under
its stem (the Snowball algorithm of the language), so that a search can ask for all the forms that the laws really use.
"""

import re
import sqlite3
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

import snowballstemmer

WORD = re.compile(r"[^\W\d_]{4,}")
MOST = 12
"""So many forms of a word are asked for, the commonest first; the rest are rare."""

ALGORITHMS = {
    "ca": "catalan", "da": "danish", "de": "german", "es": "spanish", "et": "estonian", "fi": "finnish", "fr": "french",
    "hu": "hungarian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "nl": "dutch",
    "pt": "portuguese", "ro": "romanian", "sv": "swedish", "tr": "turkish",
}  # fmt: skip
"""Languages in Latin letters that have a stemmer, by their code; English is left to the index."""


def rows(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """The rows of the table `forms`: words that have a second form, with their stem and how often they occur."""
    for language in ALGORITHMS:
        words: Counter[str] = Counter()
        for row in connection.execute("select heading, text from provisions where language = ?", (language,)):
            words.update(WORD.findall(f"{row[0] or ''} {row[1] or ''}".lower()))
        families: dict[str, list[str]] = defaultdict(list)
        for word in words:
            families[_stem(language, word)].append(word)
        for stem, family in families.items():
            if len({folded(word) for word in family}) > 1:
                for word in family:
                    yield {"language": language, "stem": stem, "word": word, "plain": folded(word), "n": words[word]}


def forms(connection: sqlite3.Connection, words: Collection[str], language: str) -> dict[str, list[str]]:
    """For each word that somebody typed, its other forms in the laws, without accents; none where there is none.

    `language`: that of the reader, for a form that no law uses.
    """
    found = {word: _forms(connection, word, language) for word in dict.fromkeys(words)}
    return {word: others for word, others in found.items() if others}


def _forms(connection: sqlite3.Connection, word: str, language: str) -> list[str]:
    plain = folded(word)
    families = connection.execute("select distinct language, stem from forms where plain = ?", (plain,)).fetchall()
    if not families and language in ALGORITHMS and WORD.fullmatch(word):
        families = [(language, _stem(language, word.lower()))]
    count: Counter[str] = Counter()
    for family in families:
        sql = "select plain, n from forms where language = ? and stem = ?"
        for other, n in connection.execute(sql, tuple(family)):
            count[other] += n
    return [other for other, _ in count.most_common(MOST + 1) if other != plain][:MOST]


def folded(text: str) -> str:
    """A text without accents and capitals, as the index has it."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()


def _stem(language: str, word: str) -> str:
    return str(_stemmer(language).stemWord(word))


@cache
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer(ALGORITHMS[language])
