"""A small glossary for the tests of the site, made for the sections of the pretend countries."""

from collections.abc import Iterable
from typing import Any

LANGUAGES = ("en", "es", "fr", "pt")
NONE = {"instrument": "none", "article": "", "checked": "", "why": "a word from practice"}
CARE = {"instrument": "XT0", "article": "4(2), 9", "checked": "no", "why": ""}
HOSTILE = 'A list of names; <b onclick="x">"marks" & tags</b> are only text.'
TERMS: dict[str, tuple[dict[str, tuple[str, ...]], dict[str, str], list[str], dict[str, str]]] = {
    "debt-bondage": (
        {
            "en": ("debt bondage", "bonded work"), "es": ("servidumbre por deudas",), "fr": ("servitude pour dettes",),
            "pt": ("servidão por dívidas",),
        },
        {
            "en": "Work that never pays off what is owed.", "es": "Trabajo que nunca llega a pagar lo debido.",
            "fr": "Travail qui ne rembourse jamais ce qui est dû.", "pt": "Trabalho que nunca chega a pagar o devido.",
        },
        ["DEF-02", "VIC-02"],
        CARE,
    ),
    "spared": (
        {"en": ("sparing of victims", "punished for an act"), "es": ("no punición",), "fr": ("non-sanction",), "pt": ("não punição",)},
        {language: f"Nobody pays for what others made them do ({language})." for language in LANGUAGES},
        ["VIC-02"],
        NONE,
    ),
    "trial": (
        {"en": ("court case", "put on trial"), "es": ("juicio",), "fr": ("procès",), "pt": ("julgamento",)},
        {language: f"A judge hears both sides ({language})." for language in LANGUAGES},
        [],
        NONE,
    ),
    "register": (
        {"en": ("register",), "es": ("registro",), "fr": ("registre",), "pt": ("registo",)},
        dict.fromkeys(LANGUAGES, HOSTILE),
        [],
        {**CARE, "instrument": "XT9"},
    ),
    "trafficking": (
        {"en": ("trafficking",), "es": ("trata",), "fr": ("traite",), "pt": ("tráfico",)},
        {language: f"Moving somebody in order to use them ({language})." for language in LANGUAGES},
        ["DEF-02"],
        {**CARE, "article": "4", "checked": "text"},
    ),
}  # fmt: skip


def rows() -> Iterable[dict[str, Any]]:
    """The rows of the table `glossary`."""
    for name, (said, definition, elements, source) in TERMS.items():
        for language in LANGUAGES:
            term, *also = said[language]
            yield {
                "term_id": name, "language": language, "term": term, "also": also, "elements": elements,
                "definition": definition[language], "source": source,
            }  # fmt: skip
