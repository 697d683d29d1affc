"""The second room: what the law says, as rows, tags and a graph."""
