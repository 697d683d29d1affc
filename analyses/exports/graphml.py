"""`.graphml`: who is bound by what, who made which law, what each provision provides, as a graph (see `kb.graph`)."""

from pathlib import Path

from analyses.exports.packing import replaced
from kb.graph import write_graphml


def write(db: Path, file: Path, site: str) -> None:
    """Write the graph of a knowledge base. Its nodes are named, so that links are left to the reader."""
    with replaced(file) as beside:
        write_graphml(db, beside)
