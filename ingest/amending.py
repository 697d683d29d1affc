"""Says where a law speaks of changing another, and leads in to that law's new words."""

import re

from ingest.lines import Line
from ingest.unitwords import AMENDING

CONTEXT = 3
TAIL = 80
LEADS_IN = re.compile(r"(?:[:—–-]|así|ainsi rédigé|as follows)[\s\"”»’)\]]*$", re.IGNORECASE)
AMENDS = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(word) for word in AMENDING) + r")(?!\w)", re.IGNORECASE)


def amends(lines: list[Line], at: int) -> bool:
    """Whether the lines just before one say that another law is changed, and lead in to its new words."""
    before = " ".join(line.text for line in lines[max(0, at - CONTEXT) : at])
    return bool(LEADS_IN.search(before[-TAIL:]) and AMENDS.search(before[-600:]))
