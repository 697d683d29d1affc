"""Everything that can go wrong with a source, said in one plain sentence.

ManumitError
├── CatalogueError    our own YAML is wrong: stops everything
├── FrameworkError    the framework or a language file is wrong: stops everything
├── FetchError        a source did not answer as a source of law should
├── ArchiveError      kept bytes are missing or are not what was kept
├── ParseError        a document is not what its format says
└── StoreError        the database cannot be read or written
"""


class ManumitError(Exception):
    """Something that a person must mend: `where` it is, and `why`, with what to do about it.

    `where` names a file and key, or a work and eid; `why` is one plain sentence.
    """

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where = where
        self.why = why

    def __reduce__(self) -> tuple[type["ManumitError"], tuple[str, str]]:
        """Travel between the processes of a build unchanged."""
        return type(self), (self.where, self.why)


class CatalogueError(ManumitError):
    """A file of `corpus/` says something that the catalogue does not understand."""


class FrameworkError(ManumitError):
    """The framework or a language file is inconsistent."""


class FetchError(ManumitError):
    """A source did not give a law: refused, unreachable, too large, or a challenge page."""


class ArchiveError(ManumitError):
    """Kept bytes are missing, or no longer have the hash under which they were kept."""


class ParseError(ManumitError):
    """A document is damaged, empty, dangerous, or not in the format that it claims."""


class StoreError(ManumitError):
    """The knowledge base cannot be opened, read or written."""
