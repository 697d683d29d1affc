"""Files that appear whole or not at all, and ZIP packages whose bytes depend on their content alone."""

import hashlib
import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TextIO

from ingest.errors import StoreError

EARLIEST = (1980, 1, 1, 0, 0, 0)
UNIX, READABLE = 3, 0o644 << 16


@contextmanager
def replaced(file: Path) -> Iterator[Path]:
    """Write beside `file`, then swap in with one rename; after a failure the old file stands and nothing lies about.

    Raises StoreError where it cannot be written.
    """
    beside = file.with_name(f".{file.name}.writing-{os.getpid()}")
    try:
        beside.touch()
        yield beside
        os.replace(beside, file)
    except OSError as error:
        raise StoreError(str(file), f"cannot be written ({error.strerror or error}); choose another file.") from error
    finally:
        with suppress(OSError):
            beside.unlink()


class Package:
    """A ZIP file in the making; it remembers the SHA-256 of each member for `SHA256SUMS`."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._sums: dict[str, str] = {}

    @contextmanager
    def member(self, name: str) -> Iterator[TextIO]:
        """Write one member as text in UTF-8; one at a time."""
        info = zipfile.ZipInfo(name, EARLIEST)
        info.create_system, info.external_attr, info.compress_type = UNIX, READABLE, zipfile.ZIP_DEFLATED
        with self._archive.open(info, "w") as raw:
            hashed = _Hashed(raw)
            with io.TextIOWrapper(io.BufferedWriter(hashed, 1 << 16), encoding="utf-8", newline="") as text:
                yield text
            self._sums[name] = hashed.digest.hexdigest()

    def add(self, name: str, text: str) -> None:
        """Write one member whose text is at hand."""
        with self.member(name) as out:
            out.write(text)

    def close(self) -> None:
        """Write the sums of all members, in the form that `sha256sum --check` reads."""
        self.add("SHA256SUMS", "".join(f"{digest}  {name}\n" for name, digest in sorted(self._sums.items())))


class _Hashed(io.RawIOBase):
    """Hands bytes on and hashes them on the way."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self.digest = out, hashlib.sha256()

    def writable(self) -> bool:
        return True

    def write(self, data: "memoryview | bytes") -> int:  # type: ignore[override]
        self.digest.update(data)
        return self._out.write(data)


@contextmanager
def packed(file: Path) -> Iterator[Package]:
    """Make a ZIP package at `file`; its sums are added at the end. Raises StoreError where it cannot be written."""
    with replaced(file) as beside, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        package = Package(archive)
        yield package
        package.close()
