"""The classes of EUR-Lex (Publications Office of the European Union), as `ingest.formats.eurlex_xhtml` reads them.

Acts of the Official Journal name them `oj-ti-art`, older ones `ti-art`; consolidated acts `title-article-norm`.
"""

import re

from ingest.containers import container_kind
from ingest.unitwords import SCHEDULES

ROLES = {
    "article-head": ("ti-art", "title-article-norm", "title-article-quoted", "ti-art-quoted"),
    "article-title": ("sti-art", "stitle-article-norm", "stitle-article-quoted", "sti-art-quoted"),
    "division-head": ("ti-section-1", "title-division-1"),
    "division-title": ("ti-section-2", "title-division-2"),
    "annex-head": ("title-annex-1", "ti-annex-1", "ti-annexe-1"),
    "annex-title": ("title-annex-2", "ti-annex-2", "ti-annexe-2"),
    "group-head": tuple(f"{name}{level}" for name in ("ti-grseq-", "title-gr-seq-level-") for level in range(1, 10)),
    "doc-title": ("doc-ti", "title-doc-first", "title-doc-last"),
    "final": ("final",),
    "note": ("note", "footnote", "tbl-note"),
    "modref": ("modref", "arrow"),
    "paragraph-number": ("no-parag",),
    "point": ("grid-list",),
    "ignored": (
        "hd-ti", "hd-lg", "hd-oj", "hd-date", "hd-uniq", "hd-coll", "hd-modifiers", "hd-toc-1", "hd-toc-2", "hd-toc-3",
        "reference", "disclaimer", "toc-1", "toc-2", "toc-3", "title-fam-member", "title-fam-member-star",
        "title-doc-oj-reference", "no-doc-c", "title-fam-member-first", "title-fam-member-last", "image",
    ),
}  # fmt: skip
"""What the classes say, by role."""

NAMES = {css: role for role, group in ROLES.items() for name in group for css in (name, f"oj-{name}")}

DIVISIONS = {
    "prt": "part", "tis": "title", "tit": "title", "cpt": "chapter", "sct": "division", "sbs": "subdivision",
}  # fmt: skip
"""What the identifiers of containers begin with."""

WORDS = {
    "title": ("avdelning", "osasto", "afsnit", "tytuł", "дял", "τίτλος", "τιτλος", "jaotis", "sadaļa", "naslov",
              "titlul", "glava", "cím"),
    "chapter": ("capo", "luku", "kapitola", "fejezet", "poglavlje", "poglavje", "κεφάλαιο", "κεφαλαιο", "peatükk",
                "nodaļa", "skyrius", "capitolul"),
    "division": ("jakso", "oddíl", "szakasz", "odjeljak", "oddelek", "τμήμα", "τμημα", "jagu", "iedaļa", "skirsnis",
                 "secțiunea", "avsnitt", "раздел"),
    "part": ("osa", "teil", "parte", "rész", "dio", "del", "μέρος", "μερος", "daļa", "dalis", "partea", "част"),
}  # fmt: skip
"""What containers are called in languages whose other laws are not read: the pages exist in all of the Union's."""
ANNEXES = (
    *SCHEDULES, "bilaga", "liite", "bilag", "bijlage", "załącznik", "příloha", "príloha", "anexa", "παραρτημα",
    "παράρτημα", "melléklet", "priloga", "prilog", "pielikums", "priedas", "lisa", "anness", "iarscríbhinn",
)  # fmt: skip
SUB = re.compile(r"(?:sub|sous|unter|sotto|onder|under|pod)", re.IGNORECASE)
NUMBERED = re.compile(r"(\(?(?:\d+(?:\.\d+)*|[A-Z]|[IVXLC]+)[.)])\s+(.+)\Z", re.DOTALL)


def split_label(label: str) -> tuple[str, str]:
    """A label as number and heading: "1. RIGHTS" has both, "CHAPTER I" is a number, "GENERAL RULES" a heading."""
    if found := NUMBERED.match(label):
        return found[1], found[2]
    words = label.split()
    numbered = len(words) in (2, 3) and re.search(r"\d|\b[IVXLC]+\b|\b[A-Z]\b", label)
    return (label, "") if numbered else ("", label)


def division_kind(label: str) -> str:
    """What a printed label calls a container of articles."""
    words = re.findall(r"[^\W\d_]+", label.lower())
    kind = next((kind for kind, names in WORDS.items() if any(word in names for word in words)), "")
    return kind or ("subdivision" if SUB.match(label) else container_kind(label))


def is_annex(label: str) -> bool:
    """Whether a title of the page is that of an annex."""
    return bool(words := re.findall(r"[^\W\d_]+", label.lower())) and words[0] in ANNEXES
