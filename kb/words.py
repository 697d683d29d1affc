"""The words of each concept in one language, and where they stand in a text.

A language is one file of `kb/languages/`. No model is downloaded and no stock tokenizer is needed: a text is cut into
words and marks. spaCy's Matcher says what a pattern means; `kb/anchored.py` finds the same hits many times as fast.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from pathlib import Path

from pydantic import Field
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from ingest.errors import CatalogueError, FrameworkError
from ingest.yaml_door import Entry, read_yaml
from kb.anchored import Runner, runner
from kb.patterns import TOKEN, Pattern, expression, fold, parse

LANGUAGES = Path(__file__).resolve().parent / "languages"
RULED_OUT = "not "
MOST_PAIRS = 200_000


@dataclass(frozen=True, order=True)
class Hit:
    """A concept's words in a text, by characters."""

    start: int
    end: int
    concept: str


class _LanguageFile(Entry):
    language: str
    common: str = ""
    concepts: dict[str, str]
    ruled_out: dict[str, str] = Field(default_factory=dict)


class Words:
    """The patterns of one language, ready to run."""

    def __init__(self, language: str, patterns: Iterable[Pattern]) -> None:
        """Take the patterns of a language file; use `load` to read one."""
        self.language = language
        self.patterns = tuple(patterns)
        self._vocab = Vocab()
        self._said: dict[str, list[Hit]] = {}
        self._pairs: dict[tuple[str, str], tuple[Runner, ...]] = {}
        self._firing: dict[str, tuple[tuple[str, ...], tuple[Runner, ...]]] = {}

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The concepts that this language has words for."""
        return frozenset(pattern.concept for pattern in self.patterns if not pattern.concept.startswith(RULED_OUT))

    def hits(self, text: str) -> list[Hit]:
        """Find every concept's words, longest first where they overlap, in reading order."""
        spans, tokens = _tokens(text)
        found = set(self._anchored(tokens))
        return _settled({Hit(spans[first][0], spans[last - 1][1], concept) for concept, first, last in found})

    def said(self, text: str) -> list[Hit]:
        """The hits of a text that comes again and again: the title of a work, of a chapter."""
        if text not in self._said:
            self._said[text] = self.hits(text)
        return self._said[text]

    def hits_everywhere(self, text: str) -> list[Hit]:
        """Find the same by running every pattern over the whole text; slow, the yardstick of `hits`."""
        spans, tokens = _tokens(text)
        if not spans:
            return []
        doc = Doc(self._vocab, words=tokens)
        matcher = self._whole
        found = list(self._short_enough(matcher(doc)))
        return _settled({Hit(spans[a][0], spans[b - 1][1], concept) for concept, a, b in found})

    @cached_property
    def _whole(self) -> Matcher:
        matcher = Matcher(self._vocab, validate=False)
        for number, pattern in enumerate(self.patterns):
            matcher.add(str(number), [list(pattern.tokens)])
        return matcher

    def _anchored(self, tokens: list[str]) -> Iterator[tuple[str, int, int]]:
        firing, pairs = self._firing, self._pairs
        for place, pair in enumerate(zip_longest(tokens, tokens[1:], fillvalue="")):
            alone, tried = firing.get(pair[0]) or self._learn(pair[0])
            for concept in alone:
                yield concept, place, place + 1
            if tried:
                known = pairs.get(pair)
                for one in self._pair(pair, tried) if known is None else known:
                    yield from one.around(tokens, place)

    def _pair(self, pair: tuple[str, str], tried: tuple[Runner, ...]) -> tuple[Runner, ...]:
        """The patterns of an anchor that the word behind it lets go on; laws say the same pairs again and again."""
        if len(self._pairs) >= MOST_PAIRS:
            self._pairs.clear()
        self._pairs[pair] = tuple(one for one in tried if one.goes_on(pair[1]))
        return self._pairs[pair]

    def _short_enough(self, matches: Iterable[tuple[int, int, int]]) -> Iterator[tuple[str, int, int]]:
        for key, start, end in matches:
            pattern = self.patterns[int(self._vocab.strings[key])]
            if end - start <= pattern.longest:
                yield pattern.concept, start, end

    @cached_property
    def _runners(self) -> tuple[Runner, ...]:
        return tuple(map(runner, self.patterns))

    def _learn(self, token: str) -> tuple[tuple[str, ...], tuple[Runner, ...]]:
        numbers = set(self._literal.get(token, ()))
        numbers.update(n for rule, n in self._globs.get(token[:2], ()) if rule.match(token))
        numbers.update(n for rule, n in self._globs.get("", ()) if rule.match(token))
        alone = tuple(sorted({self.patterns[n].concept for n in numbers if len(self.patterns[n].tokens) == 1}))
        several = sorted(n for n in numbers if len(self.patterns[n].tokens) > 1)
        self._firing[token] = alone, tuple(self._runners[n] for n in several)
        return self._firing[token]

    @cached_property
    def _literal(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, word in self._anchors():
            if not set(word) & set("*?"):
                found[word].append(number)
        return dict(found)

    @cached_property
    def _globs(self) -> dict[str, list[tuple[re.Pattern[str], int]]]:
        found: dict[str, list[tuple[re.Pattern[str], int]]] = defaultdict(list)
        for number, word in self._anchors():
            if set(word) & set("*?"):
                found[word[:2] if not set(word[:2]) & set("*?") else ""].append(
                    (re.compile(expression((word,))), number)
                )
        return dict(found)

    def _anchors(self) -> Iterator[tuple[int, str]]:
        return ((number, word) for number, pattern in enumerate(self.patterns) for word in pattern.anchor)


def load(language: str, folder: Path = LANGUAGES) -> Words | None:
    """Read a language's file, or give None where there is none; raise FrameworkError for a mistake in it."""
    path = folder / f"{language}.yml"
    if not path.is_file():
        return None
    try:
        entry = read_yaml(path, _LanguageFile)
    except CatalogueError as error:
        raise FrameworkError(error.where, error.why) from error
    common = frozenset(fold(entry.common).replace(",", " ").split())
    ruled_out = {RULED_OUT + concept: words for concept, words in entry.ruled_out.items()}
    lists = (entry.concepts | ruled_out).items()
    wordings = ((concept, source.strip()) for concept, words in lists for source in words.split(",") if source.strip())
    return Words(language, (parse(concept, source, common=common, where=str(path)) for concept, source in wordings))


def _tokens(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    folded = fold(text)
    spans = [(match.start(), match.end()) for match in TOKEN.finditer(folded)]
    return spans, [folded[start:end] for start, end in spans]


def _settled(found: set[Hit]) -> list[Hit]:
    """Drop what a longer hit of the same concept contains, and what words of another meaning rule out."""
    by_concept: dict[str, list[Hit]] = defaultdict(list)
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        kept = by_concept[hit.concept]
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    barred = {
        concept.removeprefix(RULED_OUT): hits for concept, hits in by_concept.items() if concept.startswith(RULED_OUT)
    }
    for concept, hits in barred.items():
        mine = by_concept.get(concept, [])
        by_concept[concept] = [hit for hit in mine if not any(a.start < hit.end and hit.start < a.end for a in hits)]
    return sorted(hit for concept, hits in by_concept.items() if not concept.startswith(RULED_OUT) for hit in hits)
