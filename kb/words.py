"""The words of each concept in one language, and where they stand in a text.

A language is one file of `kb/languages/`. No model is downloaded and no stock tokenizer is needed: a text is cut into
words and marks. spaCy's Matcher says what a pattern means; `kb/anchored.py` finds the same hits many times as fast.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import Field

from ingest.errors import CatalogueError, FrameworkError
from ingest.yaml_door import Entry, read_yaml
from kb.anchored import Fits, Found, Runner, Spots, Step, runner
from kb.patterns import TOKEN, Pattern, fold, parse

if TYPE_CHECKING:
    from spacy.matcher import Matcher

LANGUAGES = Path(__file__).resolve().parent / "languages"
RULED_OUT = "not "


class Hit(NamedTuple):
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
        self._said: dict[str, dict[str, list[Hit]]] = {}

    @cached_property
    def concepts(self) -> frozenset[str]:
        """The concepts that this language has words for."""
        return frozenset(pattern.concept for pattern in self.patterns if not pattern.concept.startswith(RULED_OUT))

    def hits(self, text: str) -> list[Hit]:
        """Find every concept's words, longest first where they overlap, in reading order."""
        folded = fold(text)
        tokens = TOKEN.findall(folded)
        found = _settled(self._found(Spots(tokens, self._fits)))
        return _placed(found, folded, tokens) if found else []

    def said(self, text: str) -> dict[str, list[Hit]]:
        """The hits of a text that comes again and again (the title of a work, of a chapter), by concept."""
        if text not in self._said:
            self._said[text] = by_concept(self.hits(text))
        return self._said[text]

    def hits_everywhere(self, text: str) -> list[Hit]:
        """Find the same by running every pattern over the whole text; slow, the yardstick of `hits`."""
        from spacy.tokens import Doc  # it takes a second to load, and only the yardstick needs it

        folded = fold(text)
        tokens = TOKEN.findall(folded)
        if not tokens:
            return []
        matcher = self._whole
        found: dict[str, list[Found]] = defaultdict(list)
        for key, start, end in matcher(Doc(matcher.vocab, words=tokens)):
            pattern = self.patterns[int(matcher.vocab.strings[key])]
            if end - start <= pattern.longest:
                found[pattern.concept].append((start, end))
        return _placed(_settled(found), folded, tokens)

    @cached_property
    def _whole(self) -> "Matcher":
        from spacy.matcher import Matcher
        from spacy.vocab import Vocab

        matcher = Matcher(Vocab(), validate=False)
        for number, pattern in enumerate(self.patterns):
            matcher.add(str(number), [list(pattern.tokens)])
        return matcher

    def _found(self, spots: Spots) -> dict[str, list[Found]]:
        """What each pattern finds of which every step stands in the text, by concept."""
        found: dict[str, list[Found]] = defaultdict(list)
        for step in spots.steps & self._runners.keys():
            for one in self._runners[step]:
                if one.needs <= spots.steps:
                    found[one.concept] += one.found(spots)
        return found

    @cached_property
    def _numbers(self) -> dict[Step, int]:
        """The steps of all patterns; many patterns share one."""
        steps = (step for pattern in self.patterns for step in pattern.steps if not isinstance(step, int))
        return {step: number for number, step in enumerate(dict.fromkeys(steps))}

    @cached_property
    def _fits(self) -> Fits:
        return Fits(self._numbers)

    @cached_property
    def _runners(self) -> dict[int, list[Runner]]:
        """The patterns, each by that of its steps which the fewest patterns have: such a word is rare in texts too."""
        runners = [runner(pattern, self._numbers) for pattern in self.patterns]
        shared = Counter(step for one in runners for step in one.needs)
        found: dict[int, list[Runner]] = defaultdict(list)
        for one in runners:
            found[min(one.needs, key=lambda step: (shared[step], step))].append(one)
        return dict(found)


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


def _settled(found: Mapping[str, list[Found]]) -> list[tuple[int, int, str]]:
    """Drop what a longer hit of the same concept contains, and what words of another meaning rule out."""
    kept = {concept: _longest(hits) for concept, hits in found.items()}
    barred = {concept.removeprefix(RULED_OUT): hits for concept, hits in kept.items() if concept.startswith(RULED_OUT)}
    return sorted(
        (*hit, concept)
        for concept, hits in kept.items()
        if not concept.startswith(RULED_OUT)
        for hit in hits
        if not any(start < hit[1] and hit[0] < end for start, end in barred.get(concept, ()))
    )


def _longest(hits: list[Found]) -> list[Found]:
    kept: list[Found] = []
    reached = 0
    for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if hit[1] > reached:
            kept.append(hit)
            reached = hit[1]
    return kept


def _placed(found: list[tuple[int, int, str]], folded: str, tokens: list[str]) -> list[Hit]:
    """Hits by words as hits by characters."""
    starts = [match.start() for match in TOKEN.finditer(folded)]
    return [Hit(starts[first], starts[after - 1] + len(tokens[after - 1]), concept) for first, after, concept in found]


def by_concept(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    """The hits of each concept."""
    found: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        found[hit.concept].append(hit)
    return dict(found)
