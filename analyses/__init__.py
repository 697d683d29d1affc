"""The third room: what follows from it, as findings, comparisons and papers."""
