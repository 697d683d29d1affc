"""The rows of the small knowledge base about pretend countries. Every law, date and number in it is invented."""

from collections.abc import Iterable
from typing import Any

Row = dict[str, Any]

HOSTILE = "<script>alert('law')</script><img src=x onerror=alert(1)>"
GROUPS = {"DEF": "Prosecution", "OFF": "Prosecution", "VIC": "Protection", "PREV": "Prevention", "PART": "Partnership"}
NAMES = {
    "DEF-02": ("Act element complete", "Does the law name recruiting, moving, handing over, sheltering and taking in?"),
    "OFF-08": ("Forced labour as a penal offence", "Is forced labour a crime with a penalty of its own?"),
    "PREV-05": ("Recruitment agencies licensed", "Must agencies that recruit workers hold a licence?"),
    "VIC-02": (
        "Non-punishment: criminal acts",
        "Does the law spare victims punishment for acts they were compelled to do?",
    ),
    "VIC-12": ("Assistance not conditional on cooperation", "Is help given without regard to whether victims testify?"),
    "VIC-20": ("State compensation or victims' fund", "Is there a fund that pays where the offender cannot?"),
    "VIC-22": ("Recovery and reflection period", "Does a foreign victim get time to recover before deciding?"),
    "VIC-28": ("Child-sensitive proceedings", "Are hearings adapted to children?"),
}
TREATIES = {
    "xt-bondage-1961": "Convention on Bondage",
    "xt-passage-1999": "Protocol on Safe Passage",
    "xt-care-2005": "Convention on Care",
}

SECTIONS = [
    ("sec_5", "section", "5", "Trafficking in persons", "", ""),
    ("sec_5__subsec_1", "subsection", "(1)", "", "Whoever recruits, moves, hands over, shelters or takes in another person in order to exploit that person commits an offence and is liable to prison for five to fifteen years and a fine.", "sec_5"),
    ("sec_5__subsec_2", "subsection", "(2)", "", "Debt bondage is exploitation.", "sec_5"),
    ("sec_17", "section", "17", "No penalty for acts that were forced", "", ""),
    ("sec_17__subsec_1", "subsection", "(1)", "", "A person who has been trafficked shall not be put on trial or punished for an act which that person was made to do.", "sec_17"),
    ("sec_17__subsec_2", "subsection", "(2)", "", "A prosecutor who learns of this must stop the case within fourteen days.", "sec_17"),
    ("sec_18", "section", "18", "A safe place", "A trafficked person who gives evidence may be lodged in a safe place at the cost of the State.", ""),
    ("sec_19", "section", "19", HOSTILE, f"Whoever writes {HOSTILE} into a register pays a fine. =SUM(A1) is no defence.", ""),
    ("sched_1", "schedule", "1", "Forms", "", ""),
    ("sched_1__para_1", "paragraph", "1.", "", "The form of the register names no victim, only the labour organised.", "sched_1"),
]  # fmt: skip


def tables(extra: list[str]) -> dict[str, Iterable[Row]]:
    return {
        "jurisdictions": _jurisdictions(),
        "works": [*_works(), *_treaties()],
        "provisions": [*_provisions(), *_ostaran(), *_treaty_articles()],
        "elements": [_element(name) for name in [*NAMES, *extra]],
        "obligations": _obligations(),
        "bonds": _bonds(),
        "tags": _tags(),
        "penalties": _penalties(),
        "findings": [*_findings(), *(_met(name, "xw") for name in extra)],
        "definitions": [{"work": "xw-freedom-2014", "eid": "sec_5__subsec_2", "term": "debt bondage"}],
        "issues": [
            {"work": "xw-children-2009", "where": "page 1", "level": "error", "why": "The file is a scan without text."}
        ],
        "builds": [{"finished": "2026-11-14T08:00:00Z", "seconds": 1.0, "works": 8, "provisions": 14, "tags": 7}],
    }


def _jurisdictions() -> Iterable[Row]:
    names = {"xw": ("Westmark", "Marca Occidental"), "xo": ("Ostara", "Ostara"), "xq": ("Quillan", "Quillán")}
    for code, (english, spanish) in names.items():
        yield {
            "code": code,
            "name": english,
            "names": {"en": english, "es": spanish},
            "kind": "country",
            "region": {"xw": "Far West"}.get(code, ""),
            "languages": ["en"],
        }
    yield {"code": "xt", "name": "League of Treaties", "names": {"en": "League of Treaties"}, "kind": "organisation"}


def _works() -> Iterable[Row]:
    plain = {
        "status": "in_force",
        "language": "en",
        "translation": "none",
        "same_as": "",
        "kind": "law",
        "covers": [],
        "binding": 1,
    }
    yield plain | {
        "id": "xw-freedom-2014", "jurisdiction": "xw", "title": "Freedom of the Person Act 2014", "citation": "Act No. 31 of 2014",
        "enacted": "2014-06-01", "in_force": "2014-09-01", "basis": "official", "read": "whole", "as_at": "2026-02-04",
        "units": 4, "expect": 4, "url": "https://example.org/xw/2014/31", "licence": "free to reuse", "sha256": "9f2c" * 16,
    }  # fmt: skip
    yield plain | {
        "id": "xw-children-2009", "jurisdiction": "xw", "title": "Children Act 2009", "enacted": "2009", "basis": "none",
        "read": "no", "url": "javascript:alert(1)", "note": "The publisher's file is a scan without text.",
    }  # fmt: skip
    yield plain | {
        "id": "xo-law-212", "jurisdiction": "xo", "title": "Ley 212 contra la trata", "language": "es", "enacted": "2009-03",
        "basis": "digest", "read": "whole", "digest_checked": "2026-05-02", "digest_by": "A.K.", "digest_against": "gazette",
    }  # fmt: skip


def _treaties() -> Iterable[Row]:
    for place, (name, title) in enumerate(TREATIES.items()):
        yield {
            "id": name, "jurisdiction": "xt", "title": title, "kind": "treaty", "status": "in_force", "language": "en",
            "instrument": f"XT{place}", "binding": 1, "same_as": "", "basis": "official", "read": "whole", "translation": "none",
        }  # fmt: skip


def _provisions() -> Iterable[Row]:
    for position, (eid, kind, number, heading, text, parent) in enumerate(SECTIONS):
        unit = eid if eid.startswith("sched") else eid.split("__")[0]
        plain = "Someone who was trafficked is not tried or punished for forced acts." if eid == "sec_17" else ""
        yield {
            "work": "xw-freedom-2014", "eid": eid, "parent": parent, "unit": unit, "position": position,
            "depth": eid.count("__"), "kind": kind, "number": number, "heading": heading, "text": text, "language": "en",
            "basis": "official", "citation": f"s. {unit[4:]}{number if '__' in eid else ''}", "status": "", "digests": {},
            "digest": plain, "digest_heading": "", "url": "https://example.org/xw/2014/31",
        }  # fmt: skip


def _ostaran() -> Iterable[Row]:
    texts = {
        "art_3": ("Trata", "Comete trata quien capta, traslada o entrega a un ser humano para explotarlo."),
        "art_24": ("Víctimas", "El juez puede rebajar la pena de la víctima que actuó bajo amenaza."),
    }
    for position, (eid, (heading, text)) in enumerate(texts.items()):
        yield {
            "work": "xo-law-212", "eid": eid, "parent": "", "unit": eid, "position": position, "depth": 0, "kind": "article",
            "number": "", "heading": heading, "text": "", "language": "es", "basis": "digest", "status": "",
            "citation": f"art. {eid[4:]}", "digest_heading": heading, "digest": text, "digests": {},
        }  # fmt: skip


def _treaty_articles() -> Iterable[Row]:
    for place, name in enumerate(TREATIES):
        yield {
            "work": name, "eid": "art_4", "parent": "", "unit": "art_4", "position": 0, "depth": 0, "kind": "article",
            "number": "4", "heading": "Care", "text": f"Each State makes sure that victims are not punished (rule {place}).",
            "language": "en", "basis": "official", "citation": "art. 4", "status": "", "digests": {}, "digest": "",
        }  # fmt: skip


def _element(name: str) -> Row:
    group = name.split("-")[0]
    title, question = NAMES.get(name, (f"Invented element with a name of common length {name}", "Is it there?"))
    return {
        "id": name, "group": group, "pillar": GROUPS[group], "name": title,
        "names": {"es": "Víctimas no castigadas: actos delictivos"} if name == "VIC-02" else {}, "questions": {}, "question": question, "assessable": "full",
        "parts": ["recruit", "move"] if name == "DEF-02" else [], "failure_modes": ["silent", "only for some"],
    }  # fmt: skip


def _obligations() -> Iterable[Row]:
    for place, (treaty, force) in enumerate(zip(TREATIES, ("shall", "consider", "may"), strict=True)):
        for element in NAMES:
            yield {
                "treaty": treaty,
                "instrument": f"XT{place}",
                "article": "4",
                "element": element,
                "force": force,
                "checked": "text",
            }


def _bonds() -> Iterable[Row]:
    yield {
        "jurisdiction": "xw", "treaty": "xt-bondage-1961", "kind": "ratification", "date": "1965-05-03",
        "in_force": "1966-05-03", "source": "depositary's list", "as_of": "2026-01-01", "confidence": "seen",
        "reserved": ["15(2)"], "reservation": "not bound by the article on disputes",
    }  # fmt: skip
    yield {
        "jurisdiction": "xw", "treaty": "xt-passage-1999", "kind": "signature", "signed": "2000-12-12",
        "source": "depositary's list", "as_of": "2026-01-01",
    }  # fmt: skip


def _tag(work: str, eid: str, element: str, text: str, words: list[str]) -> Row:
    places = [(text.index(word), word) for word in words]
    return {
        "work": work, "eid": eid, "unit": eid.split("__")[0], "element": element, "strength": "met", "quote": text,
        "words": [{"concept": "concept", "start": at, "end": at + len(word), "text": word} for at, word in places],
        "by": "tagger", "holds": 1, "confidence": 0.94, "missing": [], "failure_mode": "", "basis": "official",
    }  # fmt: skip


def _unit_text(unit: str) -> str:
    """A section laid out as one text, as the tagger reads it."""
    rows = [row for row in SECTIONS if row[0].split("__")[0] == unit]
    pieces = [" ".join(filter(None, [row[4]] if row[0] == unit else [row[2], row[3], row[4]])) for row in rows]
    return " ".join(filter(None, pieces))


def _tags() -> Iterable[Row]:
    act = "xw-freedom-2014"
    yield _tag(act, "sec_5__subsec_1", "DEF-02", _unit_text("sec_5"), ["recruits", "takes in"])
    forced = ["not be put on trial or punished", "made to do"]
    yield _tag(act, "sec_17__subsec_1", "VIC-02", _unit_text("sec_17"), forced)
    yield _tag(act, "sec_19", "PREV-05", _unit_text("sec_19"), ["<script>alert"])
    digest = "El juez puede rebajar la pena de la víctima que actuó bajo amenaza."
    yield _tag("xo-law-212", "art_24", "VIC-02", digest, ["bajo amenaza"]) | {"basis": "digest", "by": "editor"}
    treaty = "Each State makes sure that victims are not punished (rule 0)."
    yield _tag("xt-bondage-1961", "art_4", "VIC-02", treaty, ["not punished"])


def _penalties() -> Iterable[Row]:
    clause = {
        "work": "xw-freedom-2014",
        "eid": "sec_5__subsec_1",
        "unit": "sec_5",
        "by": "tagger",
        "quote": "prison",
        "applies_to": "",
    }
    yield clause | {
        "position": 0,
        "kind": "prison",
        "minimum": 5.0,
        "maximum": 15.0,
        "measure": "years",
        "joined": "and",
    }
    yield clause | {"position": 1, "kind": "fine", "minimum": None, "maximum": None, "measure": "", "joined": ""}


def _evidence(eid: str, quote: str, words: list[str], work: str = "xw-freedom-2014") -> Row:
    title = "Freedom of the Person Act 2014" if work.startswith("xw") else "Ley 212 contra la trata"
    return {
        "work": work, "eid": eid, "citation": eid.split("__")[0].replace("sec_", "s. ").replace("art_", "art. "), "basis": "official",
        "quote": quote, "words": words, "by": "tagger", "confidence": 0.94, "url": "", "strength": "met", "title": title,
    }  # fmt: skip


def _finding(element: str, code: str, status: str, **more: Any) -> Row:
    asked = {
        "treaty": "xt-bondage-1961",
        "title": "Convention on Bondage",
        "article": "4",
        "force": "shall",
        "since": "1966-05-03",
    }
    return {
        "jurisdiction": code, "element": element, "name": NAMES.get(element, (_element(element)["name"],))[0],
        "pillar": GROUPS[element.split("-")[0]], "status": status, "force": "shall", "asked": [asked | {"checked": "text"}],
        "found": [], "missing": [], "failure_mode": "", "nearest": [], "read": ["xw-freedom-2014"], "unread": [],
        "confirmed_by": "", "sentence": "", "as_of": "2026-11-14",
    } | more  # fmt: skip


def _met(element: str, code: str) -> Row:
    words = ["not be put on trial or punished", "made to do"]
    return _finding(element, code, "met", found=[_evidence("sec_17__subsec_1", SECTIONS[4][4], words)] * 3)


def _findings() -> Iterable[Row]:
    yield _finding(
        "VIC-20",
        "xw",
        "gap",
        confirmed_by="A.K.",
        sentence="When the offender cannot pay, nobody does; no fund was set up.",
    )
    near = _evidence("sec_18", SECTIONS[6][4], ["who gives evidence"])
    yield _finding("VIC-12", "xw", "not_found", nearest=[near])
    yield _finding("VIC-22", "xw", "not_found", force="consider")
    yield _finding(
        "DEF-02", "xw", "partial", found=[_evidence("sec_5", SECTIONS[1][4], ["recruits"])], missing=["transport"]
    )
    yield _met("VIC-02", "xw")
    yield _finding(
        "PREV-05", "xw", "beyond", force="", asked=[], found=[_evidence("sec_19", SECTIONS[7][4], ["<script>alert"])]
    )
    yield _finding("VIC-28", "xw", "not_assessed", read=[], unread=["xw-children-2009"])
    yield _finding("OFF-08", "xw", "no_duty", force="", asked=[])
    spanish = "El juez puede rebajar la pena de la víctima que actuó bajo amenaza."
    partly = _evidence("art_24", spanish, ["bajo amenaza"], work="xo-law-212")
    yield _finding(
        "VIC-02", "xo", "beyond_partial", force="", asked=[], found=[partly], missing=["a right of the victim"]
    )
    for element in NAMES:
        if element != "VIC-02":
            yield _finding(element, "xo", "not_assessed", read=[])
        yield _finding(element, "xq", "not_assessed", read=[])
