"""Bounds what a document may cost to read: bytes, time, depth, number of parts.

Time is processor time, so that a busy machine refuses nothing. In the main thread of a process (the command line, the
workers of a build) a reader that takes too long is stopped; in any other thread it is refused once it has ended.
"""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from ingest.errors import ParseError
from ingest.model import Law

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 60
MAX_PARTS = 1_000_000
SECONDS, SECONDS_A_MEBIBYTE = 60.0, 20.0


def budget(size: int) -> float:
    """The seconds of processor time that a document of so many bytes may take."""
    return SECONDS + SECONDS_A_MEBIBYTE * size / 2**20


def check_size(data: bytes, where: str) -> None:
    """Refuse a document that is too large to be a law."""
    if len(data) > MAX_BYTES:
        why = f"the file is larger than {MAX_BYTES // 2**20} MiB; split it or check that it is a law."
        raise ParseError(where, why)


def check_tree(law: Law, where: str) -> None:
    """Refuse a tree that is too deep, or has too many parts, to be a law's."""
    depth, parts, level = 0, 0, list(law.body)
    while level:
        depth, parts = depth + 1, parts + len(level)
        if depth > MAX_DEPTH:
            why = f"it is nested more than {MAX_DEPTH} levels deep; it is damaged or not a law."
            raise ParseError(where, why)
        if parts > MAX_PARTS:
            raise ParseError(where, f"it has more than {MAX_PARTS} parts; split it or check that it is a law.")
        level = [child for node in level for child in node.children]


@contextmanager
def within(seconds: float, where: str) -> Iterator[None]:
    """Let the work inside take so many seconds of processor time, then raise ParseError."""
    late = ParseError(
        where, f"it took more than {seconds:.0f} s to read; cut out the law that is meant, or get a copy."
    )
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        began = time.thread_time()
        yield
        if time.thread_time() - began > seconds:
            raise late
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise late

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
