"""Confidence as three words: how often tags of that confidence were right in texts that nobody tuned for.

The bounds are measured with `manumit evaluate` (`by_confidence`), and the about page shows the present table.
"""

from kb.measured import FOUND_FROM

CLEAR = 0.8


def word(confidence: float) -> str:
    """`clear`, `likely` or `check`."""
    return "clear" if confidence >= CLEAR else "likely" if confidence >= FOUND_FROM else "check"
