"""Reads what a clause threatens: prison, life, death, fines, with their bounds, and whether "and" or "or" joins them.

Prison is counted in years where the text says years, else in months or days. A bare "seven years' imprisonment" is a
maximum, as most codes mean it; of "six months to two years" the minimum is half a year. Nothing is guessed: an unread
bound stays None, as both do of a grade ("prisión mayor") that stands without its years. What describes offences by
their penalty ("an offence punishable with death") threatens nothing itself.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kb.model import Penalty
from kb.patterns import fold
from kb.penalty_fines import fines
from kb.penalty_numbers import figures
from kb.penalty_terms import PER_YEAR, prison
from kb.penalty_words import SPEECH

JOINABLE = 150
STOP = re.compile(r"\.\s|;\s(?!\s*(?:and|or|y|o|u|e|en|et|ou|con|inhabilitacion|multa)\b)")
"""The end of what is said together; "; or" goes on."""

PRISONS = frozenset({"prison", "life", "death"})
DESCRIBED = 160
LIST = 400
NO_STOP = re.compile(
    r"\.(?:(?=\s+[a-zà-ÿ]{2}(?!\w?\)))"
    r"|(?:(?<=\W[Rr]s\.)|(?<=\W[Nn]o\.)|(?<=\W[Aa]rt\.)|(?<=\W[Aa]rts\.)|(?<=\WTk\.)|(?<=\W[Cc]ap\.)|(?<=\WCAP\.))(?=\s+\d))"
    r"|\b[IVXLCDM]{1,9}\.\s?\d{4}(?:\.\s?\d{1,3}(?:,\s?\d{1,3})*)?[.;]?|\bL\.N\. \d+ of(?: \d{4}[.;])?"
    r"|\b(?:Amended|Substituted|Added|Deleted|Re-?numbered) by:"
)
"""What ends no sentence: a full stop before a small letter, or after a short form before a number; notes in a margin
that name amending acts ("XII.1913.7;"), which a copy sets in the middle of the text."""

BEFORE_FIGURES = r"puni|\bpenas? |sentenced|penalty unit|currency point"
"""Words of punishment that count only before a figure, and the text that is asked has its numbers still in words."""

AGAIN = re.compile(
    r"\bboth (?:of )?(?:such |the |said |a |an |these |that )*(?:term of )?(?:fined?|(?:im)?prison\w*)"
    r"(?:,? (?:and|or|as well as)(?: to| with)? (?:such |the |a |an |that )*(?:term of )?(?:fined?|(?:im)?prison\w*))?"
)
"""The two penalties named once more: "or both such imprisonment and fine"."""

NOT_LIFE = re.compile(r"\bif (?:he|she|they|the \w+) (?:is|are) not sentenced to [\w ]{0,40},")
"""A condition inside one threat: "and shall, if he is not sentenced to prison for life, also be liable to fine"."""

COMMA = re.compile(r"[\w ()]{0,30}[,;]\s*(?:\w{1,4}\s+){0,3}")
LISTED = 70
OLD = re.compile(
    r"\b(?:for|delet\w+|omit\w*|omission of|deletion of) (?:the )?(?:words? |expression |penalty )?\"[^\"]{1,250}\""
)
"""Words that an amendment takes out of a law: "for the words “one year” the words “two years”"."""

FORMER = re.compile(r"\btexto anterior: .*", re.DOTALL)
"""The wording of former days, which an editor set behind the present one."""

MINIMA = re.compile(r"\bminimum (?:punishment|sentence|penalty)[\w ]{0,40} of\b,?[\s:-]*\(\w{1,3}\)")
"""The head of a list of minimum penalties."""

LESSER = re.compile(
    r"\bor (?:to )?(?:a |any |for a |for any )?(?:lesser|shorter|less|more|longer)\b[\w ]{0,16}|\bor otherwise\b"
)


def read(text: str, language: str) -> tuple[Penalty, ...]:
    """Give every penalty in reading order; an unknown language has none."""
    if language not in SPEECH:
        return ()
    rules = _rules(language)
    folded = fold(text)
    if not rules["any"].search(folded):
        return ()
    figured = figures(_stopped(text, folded), language)
    found = sorted(_found(figured.text, language), key=lambda p: (p.start, p.end))
    placed = []
    for penalty in _joined(figured.text, _apart(found), rules):
        start, end = figured.back(penalty.start, penalty.end)
        placed.append(replace(penalty, start=start, end=end, text=text[start:end]))
    return tuple(placed)


def _stopped(text: str, folded: str) -> str:
    """The folded text without what ends no sentence, which only its capitals tell; as long as before."""
    last, pieces = 0, []
    for match in NO_STOP.finditer(text):
        pieces += [folded[last : match.start()], " " * len(match[0]) if len(match[0]) > 1 else ","]
        last = match.end()
    return "".join([*pieces, folded[last:]])


def years(penalty: Penalty) -> float | None:
    """The maximum in years, infinite for life and death; None where the text names no maximum."""
    if penalty.kind in ("life", "death"):
        return float("inf")
    per_year = PER_YEAR.get(penalty.unit)
    return None if penalty.maximum is None or not per_year else penalty.maximum / per_year


def _found(text: str, language: str) -> list[Penalty]:
    rules = _rules(language)
    text = FORMER.sub(_blank, text)
    if language == "en":
        text = AGAIN.sub(_blank, OLD.sub(_blank, text))
    found = [_least(text, penalty) for penalty in (*prison(text, language), *fines(text, language))]
    for kind in ("life", "death"):
        for match in rules[kind].finditer(text):
            found.append(Penalty(kind, None, None, "", "", "", match.start(), match.end(), ""))
    described = list(_described(text, rules))
    return [penalty for penalty in found if not any(start <= penalty.start < end for start, end in described)]


def _blank(match: re.Match[str]) -> str:
    return "#" * len(match[0])


def _least(text: str, penalty: Penalty) -> Penalty:
    """A penalty in a list of minima: what would be its most is its least."""
    heads = MINIMA.finditer(text, max(0, penalty.start - LIST), penalty.start)
    listed = any(not re.search(r"\.\s|;\s+or\b", text[head.end() : penalty.start]) for head in heads)
    if not listed or penalty.minimum is not None:
        return penalty
    return replace(penalty, minimum=penalty.maximum, maximum=None)


def _described(text: str, rules: dict[str, re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    """Where offences are described by what they carry, up to the verdict or the end of the sentence."""
    for match in rules["described"].finditer(text):
        if rules["committed"].search(text, max(0, match.start() - 30), match.start()):
            continue
        end = re.compile(r"[.;:](?:\s|$)").search(text, match.end(), match.end() + DESCRIBED)
        stop = end.start() if end else min(len(text), match.end() + DESCRIBED)
        verdict = rules["verdict"].search(text, match.end(), stop)
        yield match.start(), verdict.start() if verdict else stop


def _apart(found: list[Penalty]) -> list[Penalty]:
    """Keep the first of penalties that share words, and life before a bare prison term."""
    kept: list[Penalty] = []
    for penalty in found:
        last = kept[-1] if kept else None
        apart = last is None or penalty.start >= last.end or penalty.kind == last.kind == "prison"
        if apart or (last and penalty.kind not in (last.kind, "prison")):
            kept.append(penalty)
    return kept


def _joined(text: str, found: list[Penalty], rules: dict[str, re.Pattern[str]]) -> Iterator[Penalty]:
    """Say of each penalty how it stands to the next one; of the last, how it stands to the one before."""
    joints = [""] * len(found)
    for at in range(len(found) - 2, -1, -1):
        joints[at] = _joint(text, found, at, rules) or ""
        between = text[found[at].end : found[at + 1].start]
        if not joints[at] and COMMA.fullmatch(between):
            stop = found[at + 2].start if at + 2 < len(found) else len(text)
            joints[at] = _listed(text[found[at + 1].end : min(stop, found[at + 1].end + LISTED)], rules)
            if not joints[at] and at + 2 < len(found):
                joints[at] = joints[at + 1]  # "death, prison or a fine"
    for at, penalty in enumerate(found):
        before = joints[at - 1] if at else ""
        # of "life and a fine, or three years and a fine" the first fine goes with life, and is no alternative
        apart = before == "and" and re.match(r" may be added, or\b", text[penalty.end : penalty.end + 20])
        yield replace(penalty, joined=before if apart else joints[at] or before)


def _listed(after: str, rules: dict[str, re.Pattern[str]]) -> str:
    """What joins the members of a list, which only its last one says: "prisión, multa e inhabilitación"."""
    after = STOP.split(after)[0]
    if rules["both"].search(after):
        return "and_or"
    links = [
        (match.start(), said)
        for said, rule in (("and", "and_"), ("or", "or_"))
        for match in rules[rule].finditer(after)
    ]
    return min(links)[1] if links else ""


def _joint(text: str, found: list[Penalty], at: int, rules: dict[str, re.Pattern[str]]) -> str:
    first, second = found[at], found[at + 1]
    if first.kind == second.kind:
        return ""
    overlap = 12 if first.end > second.start else 0  # "five years or to life imprisonment": the word belongs to both
    between = text[max(first.start, min(first.end, second.start) - overlap) : second.start]
    between = NOT_LIFE.sub("", between)
    if len(between) > JOINABLE or STOP.search(between) or rules["new_case"].search(between):
        return ""
    stop = found[at + 2].start if at + 2 < len(found) else len(text)
    after = STOP.split(text[second.end : min(stop, second.end + 60)])[0]
    if (
        rules["both"].search(between)
        or rules["both"].search(after)
        or rules["both"].search(text[max(0, first.start - 40) : first.start])
    ):
        return "or" if {first.kind, second.kind} <= PRISONS else "and_or"
    return _link(between, {first.kind, second.kind}, rules)


def _link(between: str, kinds: set[str], rules: dict[str, re.Pattern[str]]) -> str:
    """What the words between two penalties say: the last "and" or "or" of them."""
    if re.search(r"\bwith or without\b|\bcon o sin\b|\bavec ou sans\b|\bcom ou sem\b", between):
        return "and"
    between = LESSER.sub(" ", between)
    if kinds <= PRISONS and re.search(r"\bextend\w* to\b|\bup to\b", between):
        return "or"  # "ten years, which may extend to life"
    last_or = max((match.start() for match in rules["or_"].finditer(between)), default=-1)
    last_and = max((match.start() for match in rules["and_"].finditer(between)), default=-1)
    if last_or < 0 and last_and < 0:
        return ""
    # nobody serves a term and life: "and may be liable to life" is "or"
    return "or" if last_or > last_and or kinds <= PRISONS else "and"


@cache
def _rules(language: str) -> dict[str, re.Pattern[str]]:
    speech = SPEECH[language]
    names = ("life", "death", "or_", "and_", "both", "new_case", "described", "committed", "verdict")
    words = (speech.prison, speech.grade, speech.life, speech.death, speech.fine, speech.days_fine, BEFORE_FIGURES)
    return {name: re.compile(getattr(speech, name)) for name in names} | {"any": re.compile("|".join(words))}
