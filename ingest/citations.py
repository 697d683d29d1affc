"""How a lawyer cites each node of a law: `s. 3(1)(a)`, `§ 232 Abs. 1 Nr. 2`, `art. 5º, § 1º, I`, `art. 225-4-1, 2°`.

STYLES is the one table of conventions, by the language of the law; what it does not name is cited as in English. A step
below a unit is cited by the look of its number: "(1)", "1)", "1.", "1°", "a", "I", "§".
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ingest.model import BASIC_UNITS, COMPONENTS, Law, Provision
from ingest.numbering import ORDINAL_SIGN, SIGN_ONLY, fold, names_a_part, printed, roman_value
from ingest.tree import term_of
from ingest.unitwords import CLAUSES

OWN_WORD = re.compile(r"[条條조]")
APART_WORDS = frozenset(word for word in CLAUSES if word.startswith("dispos"))
SUB_WORDS = {"part": "Part", "chapter": "ch."}


@dataclass(frozen=True)
class Style:
    """The words of one language for its units, and how it cites a step below them, by the look of the step's number.

    `ordinal`: the signs that a unit's number loses ("Artículo 5o." is art. 5; in Portuguese "Art. 5º" is art. 5º).
    `first`: where a step right below the unit is cited differently. `steps_first`: "khoản 1 Điều 5", the unit last.
    `chapter_first`: sections count anew in each chapter, which is cited with them.
    """

    article: str = "art."
    section: str = "s."
    rule: str = "r."
    schedule: str = "sch."
    steps: Mapping[str, str] = field(default_factory=dict)
    first: Mapping[str, str] = field(default_factory=dict)
    ordinal: re.Pattern[str] | None = SIGN_ONLY
    steps_first: bool = False
    chapter_first: bool = False


ENGLISH = Style()
ROMANCE = {"I": ", {}", "1°": ", {}", "§": ", {}"}
SLAVIC_REVERSED = {"1.": "ч. {}", "(1)": "ч. {}", "1)": "п. {}", "a": "п. «{}»"}
STYLES: dict[str, Style] = {
    "am": Style("አንቀጽ", "አንቀጽ"),
    "ar": Style("المادة", "المادة", "المادة", "ملحق"),
    "bg": Style("чл.", "§", steps={"(1)": ", ал. {}", "1.": ", т. {}", "a": ", б. „{}“"}),
    "bn": Style("অনুচ্ছেদ", "ধারা", "বিধি", "তফসিল"),
    "ca": Style(section="secc.", steps=ROMANCE, ordinal=ORDINAL_SIGN),
    "cs": Style("čl.", "§", schedule="příl.", steps={"(1)": " odst. {}", "1.": " bod {}", "a": " písm. {})"}),
    "da": Style("art.", "§", schedule="bilag", steps={"1.": ", stk. {}", "1)": ", nr. {}", "a": ", litra {}"}),
    "de": Style("Art.", "§", schedule="Anlage", first={"1)": " Abs. {}"},
                steps={"(1)": " Abs. {}", "1.": " Nr. {}", "1)": " Nr. {}", "a": " Buchst. {}"}),
    "es": Style(section="secc.", rule="regla", schedule="anexo", steps=ROMANCE | {"I": ", fr. {}"},
                ordinal=ORDINAL_SIGN),
    "et": Style("art.", "§", schedule="lisa", steps={"(1)": " lg {}", "1)": " p {}", "a": " p {}"}),
    "fa": Style("ماده", "ماده"),
    "fi": Style("artikla", "§", schedule="liite", chapter_first=True),
    "fr": Style(section="sect.", rule="règle", schedule="annexe", steps=ROMANCE | {"1.": ", {}", "a": ", {}"}),
    "hi": Style("अनुच्छेद", "धारा", "नियम", "अनुसूची"),
    "id": Style("Pasal", "Pasal", schedule="Lampiran",
                steps={"(1)": " ayat ({})", "1.": " angka {}", "a": " huruf {}"}),
    "it": Style(section="sez.", schedule="all.", steps={"1.": ", comma {}", "1)": ", n. {})", "a": ", lett. {})"}),
    "km": Style("មាត្រា", "មាត្រា"),
    "lo": Style("ມາດຕາ", "ມາດຕາ"),
    "ms": Style("perkara", "seksyen", "peraturan", "jadual"),
    "nb": Style("art.", "§", schedule="vedlegg", steps={"a": " bokstav {}", "1.": " nr. {}"}),
    "ne": Style("धारा", "दफा", "नियम", "अनुसूची"),
    "nl": Style(section="par.", schedule="bijlage",
                steps={"1.": " lid {}", "1°": " onder {}", "a": " onder {}", "I": " onder {}"}),
    "pl": Style("art.", "§", schedule="zał.",
                steps={"§": " {}", "1.": " ust. {}", "1)": " pkt {}", "a": " lit. {}"}),
    "pt": Style(section="seç.", schedule="anexo", ordinal=None, steps=ROMANCE | {"1.": ", {}", "a": ", {}"}),
    "ro": Style("art.", "secț.", schedule="anexa", steps={"(1)": " alin. ({})", "a": " lit. {})", "1.": " pct. {}"}),
    "ru": Style("ст.", "§", schedule="прил.", steps=SLAVIC_REVERSED, steps_first=True),
    "sk": Style("čl.", "§", schedule="príl.", steps={"(1)": " ods. {}", "1.": " bod {}", "a": " písm. {})"}),
    "sv": Style("art.", "§", schedule="bilaga", chapter_first=True),
    "sw": Style("ibara ya", "kifungu cha", "kanuni ya", "jedwali"),
    "th": Style("มาตรา", "มาตรา"),
    "tr": Style("m.", "m."),
    "uk": Style("ст.", "§", schedule="дод.", steps=SLAVIC_REVERSED, steps_first=True),
    "ur": Style("آرٹیکل", "دفعہ"),
    "vi": Style("Điều", "Điều", schedule="Phụ lục", steps={"1.": "khoản {}", "a": "điểm {}"}, steps_first=True),
}  # fmt: skip


def citations(law: Law, *, language: str = "", articles: bool = False) -> dict[str, str]:
    """How a lawyer cites each node, by eid, in the way of the law's language (ISO 639-1; English where unknown).

    `articles`: the sections are called articles, as in a constitution, whatever the markup says.
    """
    style = STYLES.get(language, ENGLISH)
    citer = _Citer(replace(style, section=style.article) if articles else style)
    for node in law.body:
        citer.cite(node, "", "", 0)
    return citer.cited


@dataclass
class _Citer:
    """Walks a law and writes down each node's citation; no two units are cited alike if their chapters differ."""

    style: Style
    cited: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def cite(self, node: Provision, above: str, chapter: str, depth: int) -> None:
        """Cite a node and all below it; `above` is the citation that it prolongs, `chapter` the container it is in."""
        here = self._own(node, above, chapter, depth)
        self.cited[node.eid] = here or node.kind
        carried = here if above or node.kind in BASIC_UNITS or node.kind in COMPONENTS else ""
        inner = chapter if carried or not node.number else here
        for child in node.children:
            self.cite(child, carried, inner, 0 if node.kind in BASIC_UNITS else depth + 1)

    def _own(self, node: Provision, above: str, chapter: str, depth: int) -> str:
        if node.kind in BASIC_UNITS:
            return self._unit(node, above, chapter)
        if node.kind == "definition" and not node.number:
            return f"{above}, “{term_of(node)}”" if above else f"“{term_of(node)}”"
        if node.kind == "schedule" or not above:
            return ", ".join(filter(None, (above, self._container(node))))
        return self._step(node, above, depth) if printed(node.number) else above

    def _unit(self, node: Provision, above: str, chapter: str) -> str:
        number = printed(node.number)
        number = self.style.ordinal.sub("", number) if self.style.ordinal else number
        name = _named(getattr(self.style, node.kind), number, node.number)
        if above:
            return f"{above}, {name}"
        if chapter and self.style.chapter_first:
            return f"{chapter} {name}"
        if name in self.taken and chapter:
            name = f"{chapter}, {name}"
        self.taken.add(name)
        return name

    def _container(self, node: Provision) -> str:
        """A part or schedule by its printed name, where it has one: "Título VII bis", "First Schedule"."""
        name = " ".join(node.number.split()).strip(" :–—-[]")
        name = name if name.endswith("kap.") else name.rstrip(".")
        if names_a_part(name) and len(name.split()) > 1 and not (node.kind == "schedule" and self.style is ENGLISH):
            return name.title() if name.isupper() and name.isascii() and not roman_value(name.split()[-1]) else name
        word = self.style.schedule if node.kind == "schedule" else SUB_WORDS.get(node.kind, "")
        shown = printed(node.number)
        return f"{word} {'' if names_a_part(shown) else shown}".strip() if word or shown else ""

    def _step(self, node: Provision, above: str, depth: int) -> str:
        look, number = look_of(node.number), printed(node.number)
        if look == "§":
            number = " ".join(node.number.replace("§", "§ ").split()).rstrip(" .:–—-").lower()
        template = (self.style.first if depth == 0 else {}).get(look) or self.style.steps.get(look, "({})")
        step = template.format(number)
        return f"{step} {above}" if self.style.steps_first and template[0] != "(" else f"{above}{step}"


def look_of(number: str) -> str:
    """What a number below a unit looks like: "(1)", "1)", "1.", "1°", "a" (a letter), "I" (a Roman number), "§".

    >>> [look_of(n) for n in ("(1)", "1)", "Stk. 2.", "2º", "(a)", "IV -", "§ 1º", "Parágrafo único")]
    ['(1)', '1)', '1.', '1°', 'a', 'I', '§', '§']
    """
    shown = printed(number)
    if "§" in number or number.lower().startswith("parágrafo"):
        return "§"
    if shown[:1].isdecimal():
        if re.search(r"\d\s?[º°]", number):
            return "1°"
        return "(1)" if number.strip()[:1] == "(" else "1)" if number.strip()[-1:] == ")" else "1."
    return "I" if shown.isupper() and roman_value(shown) else "a"


def _named(word: str, number: str, raw: str) -> str:
    """A unit's word with its number; where the number carries its own word or sign, as it was printed."""
    if OWN_WORD.search(number):
        return number
    if fold(raw.partition(" ")[0]) in APART_WORDS:
        return fold(raw)
    if "§" in raw:
        return f"{number} §" if raw.strip(" .").endswith("§") else f"§ {number}"
    return f"{word} {number}".strip()
