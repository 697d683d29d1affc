"""A part of the law while its lines and children are still being gathered."""

from dataclasses import dataclass, field

from ingest.lines import Line
from ingest.model import BASIC_UNITS, Provision
from ingest.numbering import Key


@dataclass
class Branch:
    """A node that grows: its lines become text and clauses when the law is complete."""

    kind: str
    number: str = ""
    heading: str = ""
    key: Key = ()
    lines: list[Line] = field(default_factory=list)
    children: list["Provision | Branch"] = field(default_factory=list)

    def units(self) -> "list[Branch]":
        """The basic units at or below this node, in order."""
        if self.kind in BASIC_UNITS:
            return [self]
        return [unit for child in self.children if isinstance(child, Branch) for unit in child.units()]
