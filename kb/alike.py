"""Holds the digests against the official texts of a built knowledge base: places, numbers, and words that were copied.

A digest whose text is not held cannot be checked; that is counted, and is no problem.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from ingest.numbering import bare
from kb import penalties, store
from kb.health import Problem
from kb.patterns import fold
from kb.penalty_numbers import figures
from kb.penalty_words import SPEECH
from kb.reviews import STALE

RUN = 12
"""So many words in a row are a copy (the rule of the embedded corpus)."""

SAME = (1, 12, 1 / 12, 1 / 2)
"""A length may stand in the text as it is, in months or years, or as half of what the digest says ("is doubled")."""

NAMED = re.compile(
    r"(?:[Ss]ections?|[Aa]rticles?|[Aa]rts?\.|\bss?\.|§§?) (\d[\w.-]*(?: (?:bis|ter|quater))?)"
    r"(?:(?:,| and| to|–|-) (\d[\w.-]*(?: (?:bis|ter|quater))?))?"
)
"""A section or article that a digest or its citation names, or two of them."""

WORD = re.compile(r"\w+")


def check_texts(db: Path) -> Iterator[Problem]:
    """What in the digests does not stand up against the texts of a build. Raises ManumitError without one."""
    with store.reading(db) as connection:
        yield from _places(connection)
        yield from _numbers(connection)
        yield from _copies(connection)
        yield from _stale(connection)


def held(db: Path) -> tuple[int, int]:
    """How many digested works there are, and of how many of them the official text was read."""
    with store.reading(db) as connection:
        digested = "select count(distinct work) from provisions where digest != ''"
        both = f"{digested} and work in (select id from works where basis = 'official')"
        return connection.execute(digested).fetchone()[0], connection.execute(both).fetchone()[0]


def uncatalogued(db: Path) -> list[str]:
    """The works whose text is held though no jurisdiction catalogues them: searchable, but no evidence of anything."""
    with store.reading(db) as connection:
        return [work for (work,) in connection.execute("select id from works where jurisdiction = '' order by id")]


def _places(db: sqlite3.Connection) -> Iterator[Problem]:
    """A digest stands at a provision of the text, or one step below one."""
    texts = "select id from works where basis = 'official'"
    wanted = f"select work, eid from provisions where basis = 'digest' and work in ({texts})"
    for work, eid in db.execute(wanted):
        above = eid.rpartition("__")[0]
        if not db.execute(
            "select 1 from provisions where work = ? and eid = ? and basis = 'official'", (work, above)
        ).fetchone():
            yield Problem(f"{work}#{eid}", "does not stand in the official text; correct the eid (manumit outline).")


def _numbers(db: sqlite3.Connection) -> Iterator[Problem]:
    """Every length of prison that an editor gives stands in the official text, in figures or words, years or months."""
    rows = db.execute(
        "select p.work, p.eid, p.unit, p.minimum, p.maximum, w.language from penalties p join works w on w.id = p.work "
        "where p.by != 'tagger' and p.kind = 'prison' and w.basis = 'official'"
    )
    for work, eid, unit, minimum, maximum, language in rows.fetchall():
        text = fold(" ".join(official_text(db, *place) for place in _with_cited(db, work, unit or eid)))
        if any(one.kind == "prison" and one.minimum is None is one.maximum for one in penalties.read(text, language)):
            continue  # a grade of prison ("prisión mayor"), whose length another article gives
        for length in (one for one in (minimum, maximum) if one and text):
            if not any(_stands(length * factor, text, language) for factor in SAME) and not _in_two(
                length, text, language
            ):
                why = f"the digest threatens {length:g}, which the official text does not say; compare."
                yield Problem(f"{work}#{eid}", why)


def _with_cited(db: sqlite3.Connection, work: str, unit: str) -> list[tuple[str, str]]:
    """The provision, and those that it or its digest cites: "punished as in section 5" threatens what that says."""
    cited = "select distinct to_work, to_eid from citations where work = ? and unit = ? and to_eid != ''"
    said = db.execute(
        "select citation || ' ' || digest from provisions where work = ? and unit = ? and digest != ''", (work, unit)
    ).fetchall()
    named = {number.strip(".").casefold() for (words,) in said for pair in NAMED.findall(words) for number in pair}
    units = db.execute(
        "select eid, number from provisions where work = ? and eid = unit and basis = 'official'", (work,)
    )
    own = [(work, eid) for eid, number in units.fetchall() if bare(number).casefold() in named]
    schedules = "select distinct unit from provisions where work = ? and kind = 'schedule'"
    tables = db.execute(schedules, (work,)).fetchall() if any("chedule" in words for (words,) in said) else []
    return [(work, unit), *own, *((work, eid) for (eid,) in tables), *db.execute(cited, (work, unit)).fetchall()]


def _stands(number: float, text: str, language: str) -> bool:
    figure = re.compile(rf"(?<![\d.,]){number:g}(?![\d]|[.,]\d)")
    if figure.search(text) or language not in SPEECH:
        return True  # where its words for numbers are not known here, nothing can be said
    return bool(figure.search(figures(text, language, ones=True).text))


def _in_two(length: float, text: str, language: str) -> bool:
    """Whether years, or months, stand as years and months: three and a half as "tres años y seis meses"."""
    parted = (divmod(length, 1), divmod(length / 12, 1))
    return any(
        rest and _stands(years, text, language) and _stands(round(rest * 12), text, language) for years, rest in parted
    )


def official_text(db: sqlite3.Connection, work: str, eid: str) -> str:
    """The official words of a provision and of all that stands below it, in reading order."""
    rows = db.execute(
        "select heading, text from provisions where work = ? and basis = 'official' "
        "and (eid = ? or unit = ? or substr(eid, 1, ?) = ?) order by position",
        (work, eid, eid, len(eid) + 2, eid + "__"),
    )
    return " ".join(part for row in rows for part in row if part)


def _copies(db: sqlite3.Connection) -> Iterator[Problem]:
    """No digest shares twelve words in a row with any official text of the knowledge base."""
    digests = _digests(db)
    runs = {run: place for place, text in digests for run in _runs(WORD.findall(text.casefold()))}
    if not runs:
        return
    told: set[str] = set()
    rows = db.execute("select work, heading, text from provisions where basis = 'official' order by work, position")
    for work, provisions in groupby(rows, key=lambda row: row[0]):
        words = [word for _, *parts in provisions for part in parts for word in WORD.findall(part.casefold())]
        for run in _runs(words):
            place = runs.get(run)
            if place and place not in told:
                told.add(place)
                yield Problem(place, f"shares words with {work} (“{' '.join(run)}”); say it in words of our own.")


def _digests(db: sqlite3.Connection) -> list[tuple[str, str]]:
    found = []
    for work, eid, heading, text, further in db.execute(
        "select work, eid, digest_heading, digest, digests from provisions where digest != ''"
    ):
        found += [(f"{work}#{eid}", said) for said in (heading, text, *_further(further))]
    return found


def _further(stored: str) -> Iterator[str]:
    for words in json.loads(stored or "{}").values():
        yield from words


def _runs(words: list[str]) -> Iterable[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def _stale(db: sqlite3.Connection) -> Iterator[Problem]:
    """Reviews whose words no longer stand in the text."""
    for where, why in db.execute('select "where", why from issues where "where" like ?', (f"{STALE}, %",)):
        yield Problem(where, why)
