"""Which language a column of a gazette is written in: told by its commonest small words, or by its script."""

import re
from collections import Counter
from functools import lru_cache

SMALL_WORDS = {
    "en": "the of and to in shall or for any by be is a person with under this not that",
    "fr": "le la les de des du et à en une un dans par pour sur est ou au aux loi qui",
    "es": "el la los las de del y en que por se una un con para su al o ley no",
    "pt": "o a os as de do da dos das e em que por se uma um com para ou não ao",
    "de": "der die das und den des in zu von mit ist im für auf nicht oder eine werden dem nach",
    "nl": "de het een van en in is op te dat voor met aan door of bij niet worden die artikel",
    "it": "il la di e che in per del della dei delle un una con è da al non sono o",
    "ca": "el la els les de del i que en per a amb o una un es no als aquesta dels",
    "ro": "și de la în cu din pentru care este sau un o pe prin nu se a al lege prezenta",
    "af": "die van en in 'n is wat met vir nie om te of deur word op enige hierdie aan persoon",
    "rw": "n’ mu ku no na cyangwa umuntu iri ya by’ rya cya wa kandi y’ itegeko ingingo mbere ibyo bya",
    "sw": "ya na wa kwa katika la za au ni cha hii sheria mtu kama yoyote vya hiyo ambayo kifungu ibara",
    "ms": "yang dan di dengan untuk atau dalam pada ini itu oleh bagi hendaklah dari orang akan tidak seksyen boleh",
    "id": "yang dan di dengan untuk atau pada ini sebagaimana dimaksud ayat pasal dari orang oleh adalah dapat",
    "vi": "và của các có được trong cho người theo quy định này là không tại về hoặc điều với khi",
    "tr": "ve bir bu için ile veya olarak olan madde de da tarafından kanun göre her üzere ilgili olan hakkında",
    "pl": "i w z na do o się oraz przez lub od nie jest po za dla art ust którym ustawy",
    "rn": "mu ku na canke umuntu iri ryerekeye y' ibwirizwa ingingo n' bw' ku mategeko rw' uwu vy' ivyo zi mw' kw'",
}  # fmt: skip
SCRIPTS = {
    "ar": "\u0600-\u06ff", "ne": "\u0900-\u097f", "bn": "\u0980-\u09ff", "ta": "\u0b80-\u0bff", "si": "\u0d80-\u0dff",
    "th": "\u0e00-\u0e7f", "lo": "\u0e80-\u0eff", "my": "\u1000-\u109f", "ka": "\u10a0-\u10ff", "am": "\u1200-\u137f",
    "km": "\u1780-\u17ff", "he": "\u0590-\u05ff", "el": "\u0370-\u03ff", "ru": "\u0400-\u04ff", "hy": "\u0530-\u058f",
    "ja": "\u3040-\u30ff", "ko": "\uac00-\ud7af", "zh": "\u4e00-\u9fff",
}  # fmt: skip
SAME_SCRIPT = {
    "fa": "ar", "ur": "ar", "ps": "ar", "hi": "ne", "mr": "ne", "uk": "ru", "bg": "ru", "sr": "ru", "kk": "ru",
    "ti": "am", "mn": "ru",
}  # fmt: skip
FIRST = ("en", "es", "fr", "pt")
SHARE, LEAD = 0.09, 1.25
ENOUGH = 60
_WORDS = {language: frozenset(words.split()) for language, words in SMALL_WORDS.items()}


def language_of(text: str) -> str:
    """The language of a text (ISO 639-1) or of its script; empty where the small words do not tell."""
    letters = len(re.findall(r"[^\W\d_]", text)) or 1
    for language, characters in SCRIPTS.items():
        if len(re.findall(f"[{characters}]", text)) > 0.4 * letters:
            return language
    shares = sorted(((share(text, language), language) for language in SMALL_WORDS), reverse=True)
    (best, language), (second, _) = shares[:2]
    return language if best >= SHARE and best >= LEAD * second else ""


def share(text: str, language: str) -> float:
    """How much of a text are small words of a language."""
    words = _counted(text)
    return sum(words[word] for word in _WORDS.get(language, ())) / (words.total() or 1)


@lru_cache(maxsize=16)
def _counted(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+['’]?", text.lower().replace("'", "’")))


def languages_of(texts: dict[int, str]) -> dict[int, str]:
    """The languages of columns side by side, empty if they are all in one: then they are columns of one text."""
    found = {place: language_of(text) for place, text in texts.items()}
    known = {language for language in found.values() if language}
    for place, language in found.items():
        like = max(known, key=lambda other: share(texts[place], other), default="")
        if not language and (share(texts[place], like) > SHARE / 2 or len(texts[place].split()) < ENOUGH):
            found[place] = like
    return found if len(set(found.values())) == len(found) > 1 else {}


def wanted(found: dict[int, str], asked: str) -> int:
    """The place of the column to be read: that of the language asked for, else the first that manumit knows best.

    `asked` may name several languages ("rw/en/fr"); a language of which no small words are known is the column that is
    in none of the known ones.
    """
    named = [SAME_SCRIPT.get(name, name) for name in re.findall(r"[a-z]{2,3}", asked.lower())]
    order = sorted(named, key=lambda name: FIRST.index(name) if name in FIRST else len(FIRST))
    places = {language: place for place, language in sorted(found.items(), reverse=True)}
    for name in order:
        if name in places:
            return places[name]
    unknown = [place for place, language in found.items() if not language]
    if len(named) == 1 and len(unknown) == 1 and named[0] not in SMALL_WORDS:
        return unknown[0]
    return next((places[name] for name in FIRST if name in places), min(found))
