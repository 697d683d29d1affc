"""The first room: from an address or a file to the law's own tree."""
