"""How to cite a law or one of its provisions, in the styles that lawyers and their tools use.

Every part comes from the catalogue; what it does not know is left out. A citation has no full stop at its end, so that
it can stand in a sentence. "Accessed" is the day on which the official text was asked for.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ingest.errors import ManumitError

TREATIES = frozenset({"treaty", "soft_law"})
SERIES = re.compile(r"\b(?:UNTS|LNTS)\b")
ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?")
STOP = re.compile(r"(?<=[^\W\d_])\.(?!\d)")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
SHORT_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
DOTTED = {"UNTS": "U.N.T.S.", "LNTS": "L.N.T.S.", "CETS": "C.E.T.S. No.", "ETS": "E.T.S. No."}
TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {
    sign: f"\\{sign}" for sign in "{}%&#_$"
}
MARKS = str.maketrans({"{": "%7B", "}": "%7D", " ": "%20", "\\": "%5C"})
WORK = """select works.*, jurisdictions.name as country, jurisdictions.kind as maker from works
left join jurisdictions on jurisdictions.code = works.jurisdiction where works.id = ?"""


@dataclass(frozen=True)
class Cited:
    """What the catalogue knows of a law and of the place in it; empty where it does not know."""

    key: str
    kind: str
    title: str
    citation: str
    enacted: str
    in_force: str
    country: str
    language: str
    pinpoint: str
    url: str
    accessed: str

    @property
    def year(self) -> str:
        """The year of enactment, where neither title nor citation says it."""
        year = self.enacted[:4]
        return "" if year in f"{self.title} {self.citation}" else year

    @property
    def where(self) -> str:
        """The country, where the title does not make it evident."""
        return "" if self.country in self.title else self.country

    @property
    def source(self) -> str:
        """Where a treaty is printed: in the series of the United Nations or the League, else where is named first."""
        named = [part.strip() for part in self.citation.split(";")]
        return next((part for part in named if SERIES.search(part)), named[0])


def cite(connection: sqlite3.Connection, work: str, eid: str = "", style: str = "oscola") -> str:
    """The citation of a work, or of a provision of it, in one of STYLES. Raises ManumitError for what is not known."""
    if style not in STYLES:
        raise ManumitError(style, f"not a style of citation; choose {', '.join(STYLES)}.")
    return STYLES[style](_cited(connection, work, eid))


def _cited(connection: sqlite3.Connection, work: str, eid: str) -> Cited:
    row = connection.execute(WORK, (work,)).fetchone()
    if row is None:
        raise ManumitError(work, "no such work in this knowledge base; its id is in the table works.")
    return Cited(
        key=_key(work, eid), kind=row["kind"], title=_line(row["title"]), citation=_line(row["citation"]),
        enacted=row["enacted"] or "", in_force=row["in_force"] or "", language=row["language"] or "",
        country=(row["country"] or "") if row["maker"] == "country" else "",
        pinpoint=_pinpoint(connection, work, eid), url=row["url"] or "", accessed=row["as_at"] or "",
    )  # fmt: skip


def _pinpoint(connection: sqlite3.Connection, work: str, eid: str) -> str:
    if not eid:
        return ""
    sql = "select citation from provisions where work = ? and eid = ?"
    row = connection.execute(sql, (work, eid)).fetchone()
    if row is None:
        raise ManumitError(f"{work}#{eid}", "no such provision in this work; its eids are in the table provisions.")
    return _line(row["citation"])


def _line(text: str | None) -> str:
    return " ".join((text or "").split())


def _key(work: str, eid: str) -> str:
    """A key that BibTeX can hold: signs that it cannot become their number in Unicode."""
    plain = f"{work}:{eid}" if eid else work
    return re.sub(r"[^A-Za-z0-9:_-]", lambda found: f"u{ord(found[0]):x}", plain)


def _oscola(cited: Cited) -> str:
    """OSCOLA (4th edition, and its part on international law).

    Foreign legislation as in its own country, without full stops in abbreviations, the jurisdiction in brackets where
    it is not evident, then the pinpoint: `Act, Act 4 of 2011 (Westmark), s 2(1)`. Treaties: title, in brackets when
    adopted and when in force, series, then the article without a comma. Online: `<url> accessed day`.
    """
    pinpoint = STOP.sub("", cited.pinpoint)
    if cited.kind in TREATIES:
        days = {"adopted": cited.enacted, "entered into force": cited.in_force}
        life = ", ".join(f"{said} {_long_day(day)}" for said, day in days.items() if day)
        law = _spaced(cited.title, f"({life})" if life else "", STOP.sub("", cited.source), pinpoint)
    else:
        name = ", ".join(filter(None, (_spaced(cited.title, cited.year), STOP.sub("", cited.citation))))
        law = ", ".join(filter(None, (_spaced(name, f"({cited.where})" if cited.where else ""), pinpoint)))
    accessed = f"accessed {_long_day(cited.accessed)}" if cited.accessed else ""
    return _spaced(law, f"<{cited.url}> {accessed}".strip() if cited.url else "")


def _bluebook(cited: Cited) -> str:
    """Bluebook, rules 20.3 and 20.5 (foreign constitutions and statutes), 21.4 (treaties), 18.2 (last visited).

    Statutes: title, year, citation, pinpoint (sections with the sign §), jurisdiction in brackets where not evident.
    Treaties: title and article without a comma, day of signing or adoption, series. Names of countries and of treaty
    series beyond DOTTED stand unabbreviated: tables T4 and T10 are not applied, nor those of single countries (T2).
    """
    pinpoint = re.sub(r"\bs\. (?=\d)", "§ ", cited.pinpoint)
    if cited.kind in TREATIES:
        law = ", ".join(
            filter(None, (_spaced(cited.title, pinpoint), _short_day(cited.enacted), _dotted(cited.source)))
        )
    else:
        law = ", ".join(filter(None, (cited.title, cited.year, cited.citation, pinpoint)))
        law = _spaced(law, f"({cited.where})" if cited.where else "")
    visited = f"(last visited {_short_day(cited.accessed)})" if cited.accessed else ""
    return ", ".join(filter(None, (law, _spaced(cited.url, visited) if cited.url else "")))


def _bibtex(cited: Cited) -> str:
    """BibTeX, in UTF-8: `@misc`, since classical styles know no type for law.

    `howpublished` is the law's citation, `note` country and pinpoint; `urldate` and `language` are for biblatex.
    The title stands in double braces, so that no style changes its capitals.
    """
    note = "; ".join(filter(None, (cited.country, cited.pinpoint)))
    fields = {
        "title": f"{{{_tex(cited.title)}}}", "howpublished": _tex(cited.citation), "year": cited.enacted[:4],
        "note": _tex(note), "language": cited.language, "url": cited.url.translate(MARKS), "urldate": cited.accessed,
    }  # fmt: skip
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@misc{{{cited.key},\n{''.join(lines)}}}"


def _tex(text: str) -> str:
    return "".join(TEX.get(sign, sign) for sign in text)


def _ris(cited: Cited) -> str:
    """RIS, in UTF-8, a tag a line, lines ended as its specification wants (CR LF): bills `BILL`, all others `STAT`.

    RIS has no type for treaties. Tags as readers of STAT take them: TI name of the act, DA and PY enacted, M1 number,
    SE section, CY country, LA language, UR address, Y2 day of access. Dates are YYYY/MM/DD/, unknown parts empty.
    """
    tags = (
        ("TY", "BILL" if cited.kind == "bill" else "STAT"), ("TI", cited.title), ("PY", cited.enacted[:4]),
        ("DA", _slashed(cited.enacted)), ("M1", cited.citation), ("SE", cited.pinpoint), ("CY", cited.country),
        ("LA", cited.language), ("UR", _line(cited.url)), ("Y2", _slashed(cited.accessed)), ("ID", cited.key),
    )  # fmt: skip
    return "".join(f"{tag}  - {value}\r\n" for tag, value in tags if value) + "ER  - \r\n"


def _slashed(day: str) -> str:
    return "".join(f"{part}/" for part in (*day.split("-"), "", "")[:3]) if ISO.fullmatch(day) else ""


def _long_day(day: str) -> str:
    """11 May 2011; as much of it as is known."""
    return " ".join(_parts(day, MONTHS))


def _short_day(day: str) -> str:
    """May 11, 2011; as much of it as is known."""
    parts = list(_parts(day, SHORT_MONTHS))
    return f"{parts[1]} {parts[0]}, {parts[2]}" if len(parts) == 3 else " ".join(parts)


def _parts(day: str, months: tuple[str, ...]) -> Iterator[str]:
    """Day, month and year of an ISO date, as far as they are known; what is no such date stays as it is."""
    found = ISO.fullmatch(day)
    year, month, number = found.groups() if found else (day, None, None)
    if number:
        yield str(int(number))
    if month:
        yield months[int(month) - 1]
    yield year


def _dotted(source: str) -> str:
    return re.sub("|".join(rf"\b{name}\b" for name in DOTTED), lambda found: DOTTED[found[0]], source)


def _spaced(*parts: str) -> str:
    return " ".join(filter(None, parts))


STYLES: dict[str, Callable[[Cited], str]] = {
    "oscola": _oscola, "bluebook": _bluebook, "bibtex": _bibtex, "ris": _ris,
}  # fmt: skip
"""The styles by name."""
