"""Rows of a pretend act, as the build hands them to what finds references."""

from typing import Any


def cited_row(eid: str, kind: str, number: str, text: str = "", parent: str = "", heading: str = "") -> dict[str, Any]:
    """A provision of the act `xw-act`; its unit is the first step of its eid."""
    return {
        "work": "xw-act", "eid": eid, "parent": parent, "unit": eid.split("__")[0], "kind": kind, "number": number,
        "heading": heading, "text": text, "basis": "official", "status": "",
    }  # fmt: skip
