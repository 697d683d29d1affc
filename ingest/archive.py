"""The archive of official texts: bytes as received, named by their SHA-256, and a log that is only ever added to.

A file is written beside its place and then moved there, so that a crash leaves either the whole file or none; a line of
the log that a crash cut short is passed over and reported, never rewritten. Writers wait for each other.
"""

import fcntl
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, fields
from pathlib import Path

from ingest.errors import ArchiveError
from ingest.model import Snapshot

DEFAULT_FOLDER = Path(__file__).resolve().parent.parent / "corpus" / "snapshots"
LOG = "log.jsonl"
LOCK = ".lock"
SHA256 = re.compile("[0-9a-f]{64}")
FIELDS = {field.name for field in fields(Snapshot)}


class Archive:
    """A folder of snapshots. `torn` lists the lines of the log that could not be read, as plain sentences."""

    def __init__(self, folder: Path = DEFAULT_FOLDER) -> None:
        self.folder = folder
        self.torn: tuple[str, ...] = ()
        self._known: tuple[int, dict[str, Snapshot]] = (-1, {})

    def add(
        self,
        data: bytes,
        *,
        work: str,
        url: str,
        fetched: str,
        media_type: str,
        format: str,
        language: str,
        etag: str = "",
        last_modified: str = "",
    ) -> tuple[Snapshot, bool]:
        """Keep the bytes of a work; the bool says whether they are new, or differ from what was kept last.

        Nothing is written twice: the same bytes of the same source, from another day, give the snapshot that is there.
        Raises ArchiveError for empty bytes or a folder that cannot be written.
        """
        if not data:
            raise ArchiveError(work, "there are no bytes to keep; fetch or copy the document again.")
        sha256 = hashlib.sha256(data).hexdigest()
        made = Snapshot(work, url, fetched, sha256, media_type, format, language, len(data), etag, last_modified)
        with self._locked():
            before = self.latest(work)
            if not self._whole(made):
                self._keep(data, made)
            if before is not None and _same(before, made):
                return before, False
            self._log(made)
            self._known = self._log_size(), self._known[1] | {work: made}
        return made, before is None or before.sha256 != sha256

    def snapshots(self, work: str | None = None) -> Iterator[Snapshot]:
        """Yield the snapshots of a work, or of all works, oldest first."""
        for snapshot in self._read_log():
            if work is None or snapshot.work == work:
                yield snapshot

    def latest(self, work: str) -> Snapshot | None:
        """Give the newest snapshot of a work, or None if nothing was kept."""
        return self.latest_all().get(work)

    def latest_all(self) -> dict[str, Snapshot]:
        """Give the newest snapshot of every work, from one pass over the log."""
        size = self._log_size()
        if self._known[0] != size:
            self._known = size, {snapshot.work: snapshot for snapshot in self._read_log()}
        return dict(self._known[1])

    def read(self, snapshot: Snapshot) -> bytes:
        """Give the bytes of a snapshot; raise ArchiveError if they are gone or no longer those that were kept."""
        path = self.path(snapshot)
        try:
            data = path.read_bytes()
        except OSError as error:
            why = f"the kept text of {snapshot.work} cannot be read ({error.strerror}); fetch or import the work again."
            raise ArchiveError(str(path), why) from error
        if hashlib.sha256(data).hexdigest() != snapshot.sha256:
            why = f"the kept text of {snapshot.work} was changed since; fetch or import it again."
            raise ArchiveError(str(path), why)
        return data

    def damaged(self) -> Iterator[ArchiveError]:
        """Say of every work whose latest text is gone or changed what happened to it."""
        for snapshot in self.latest_all().values():
            try:
                self.read(snapshot)
            except ArchiveError as error:
                yield error

    def path(self, snapshot: Snapshot) -> Path:
        """Say in which file the bytes of a snapshot are kept."""
        return self.folder / snapshot.sha256[:2] / snapshot.sha256

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Let one writer in at a time, of this process or another."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle = (self.folder / LOCK).open("w")
        except OSError as error:
            raise ArchiveError(str(self.folder), f"cannot be written ({error.strerror}); name another.") from error
        with handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    def _whole(self, snapshot: Snapshot) -> bool:
        try:
            return bool(self.read(snapshot))
        except ArchiveError:
            return False

    def _keep(self, data: bytes, snapshot: Snapshot) -> None:
        """Write the file in one step; a damaged file of that name is replaced."""
        path = self.path(snapshot)
        try:
            path.parent.mkdir(exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as fresh:
                fresh.write(data)
                fresh.flush()
                os.fsync(fresh.fileno())
            Path(fresh.name).replace(path)
            _sync_folder(path.parent)
        except OSError as error:
            raise ArchiveError(str(path), f"cannot be written ({error.strerror}); make room.") from error

    def _log(self, snapshot: Snapshot) -> None:
        """Add a line to the log, on a line of its own even where a crash left the last one unfinished."""
        line = json.dumps(asdict(snapshot), ensure_ascii=False, sort_keys=True).encode()
        with (self.folder / LOG).open("ab+") as lines:
            if lines.tell():
                lines.seek(-1, os.SEEK_END)
                line = line if lines.read() == b"\n" else b"\n" + line
            lines.write(line + b"\n")
            lines.flush()
            os.fsync(lines.fileno())

    def _log_size(self) -> int:
        log = self.folder / LOG
        return log.stat().st_size if log.exists() else 0

    def _read_log(self) -> Iterator[Snapshot]:
        log = self.folder / LOG
        torn: list[str] = []
        for number, line in enumerate(log.read_bytes().split(b"\n") if log.exists() else [], start=1):
            snapshot = _snapshot(line)
            if snapshot is not None:
                yield snapshot
            elif line.strip():
                torn.append(f"{log}, line {number}: cut short or damaged; it is passed over.")
        self.torn = tuple(torn)


def _same(before: Snapshot, now: Snapshot) -> bool:
    """Whether nothing but the day of asking differs."""
    known = (before.sha256, before.url, before.format, before.language, before.etag, before.last_modified)
    return known == (now.sha256, now.url, now.format, now.language, now.etag, now.last_modified)


def _snapshot(line: bytes) -> Snapshot | None:
    try:
        values = json.loads(line)
        snapshot = Snapshot(**{key: values[key] for key in FIELDS if key in values})
        return snapshot if SHA256.fullmatch(snapshot.sha256) else None
    except (ValueError, TypeError):
        return None


def _sync_folder(folder: Path) -> None:
    """Have the folder's own entry on disk before the log speaks of the file."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
