"""Terms of the glossary in the texts of a section: each is explained where it is met first, and once more in a list."""

from collections.abc import Mapping

from markupsafe import Markup

from kb.glossary import Term, find
from reading_room.marking import Note
from reading_room.visit import Row

OPENING = Markup('<a class="term" id="at-{0}" href="#word-{0}" title="{1}">')


class Notes:
    """Gathers the terms of one page; a text that is not in a language of the glossary gets no notes."""

    def __init__(self, terms: tuple[Term, ...], language: str) -> None:
        """Remember the terms, and the language in which the reader wants them explained."""
        self.terms, self.language = terms, language
        self.met: dict[str, Row] = {}

    def __call__(self, text: str, language: str) -> list[Note]:
        """Give the places in a text where terms are met that no earlier text of the page had."""
        notes = []
        for start, end, term in find(self.terms, text, language):
            if term.id not in self.met:
                self.met[term.id] = self._word(term, text[start:end], language)
                notes.append(Note(start, end, OPENING.format(term.id, term.definition[self.language])))
        return notes

    def _word(self, term: Term, words: str, language: str) -> Row:
        said: Mapping[str, str] = {"term": term.terms[self.language], "definition": term.definition[self.language]}
        return {"id": term.id, **said, "words": words, "language": language}
