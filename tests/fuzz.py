"""Damaged documents: cut short, garbled, spliced. A reader gives a law or a ParseError, in its time, and nothing else.

`python -m tests.fuzz --seed 1 --count 20000 [--format akn]` tries many; `test_fuzz.py` tries a few with every run.
Documents are the cases of `tests/formats/` and, where MANUMIT_MIRROR names it, the small ones of the mirror.
"""

import csv
import os
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from lxml import etree

from ingest.errors import ParseError
from ingest.reading import read

CASES = Path(__file__).parent / "formats"
LARGEST = 200_000
SECONDS = 20.0
TOKENS = (
    b"<", b">", b"</", b"&", b"&#0;", b"&#x110000;", b"]]>", b"<![CDATA[", b"<!--", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc2",
    b"(", b")", b"(a)", b"(i)", b"1.", b"Article 1", b"Section 9999999999", "§".encode(), "“".encode(), b'"', b"\n\n", b"\r", b"\t",
    "\u202e".encode(), "\u0300".encode() * 40, "１".encode(), "²".encode(), "٣".encode(), b"{", b"}", b"[", b"null", b"-1", b"1e999", b"%",
    b"SCHEDULE", b"PART I", "ﷺ".encode(), "\ud7ff".encode(), b"stream", b"endobj", b"/Kids", b"0 R",
)  # fmt: skip

FAULTS = (
    ArithmeticError, AssertionError, AttributeError, BufferError, EOFError, ImportError, LookupError, MemoryError, NameError,
    OSError, RuntimeError, StopIteration, SystemError, TypeError, ValueError, etree.LxmlError, re.error,
)  # fmt: skip
"""Everything that a reader may stumble over, short of being told to stop."""


@dataclass(frozen=True)
class Failure:
    """A damaged document that a reader did not bear: which, how it was made, what happened."""

    format: str
    name: str
    seed: int
    number: int
    why: str


def documents(only: str = "") -> dict[str, list[tuple[str, bytes]]]:
    """The documents to damage, by format: (name, bytes)."""
    found: dict[str, list[tuple[str, bytes]]] = {}
    for format, path in (*_cases(), *_mirrored()):
        if only in ("", format) and path.stat().st_size <= LARGEST:
            found.setdefault(format, []).append((path.name, path.read_bytes()))
    return found


def _cases() -> Iterator[tuple[str, Path]]:
    for path in sorted(CASES.glob("*/*")):
        if path.suffix != ".outline":
            yield path.parent.name, path


def _mirrored() -> Iterator[tuple[str, Path]]:
    folder = Path(os.environ.get("MANUMIT_MIRROR") or "missing")
    if (folder / "index.csv").exists():
        with (folder / "index.csv").open(encoding="utf-8", newline="") as file:
            yield from ((row["format"], folder / row["path"]) for row in csv.DictReader(file))


def damaged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A document with one to four damages."""
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(DAMAGES)(data or b" ", other or b" ", chance)
    return data


def _cut(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _hole(data: bytes, other: bytes, chance: random.Random) -> bytes:
    start, end = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    return data[:start] + data[min(end, start + 2000) :]


def _splice(data: bytes, other: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other)) :]


def _repeat(data: bytes, other: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 400)]
    return data[:start] + piece * chance.randint(2, 60) + data[start:]


def _flip(data: bytes, other: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 30)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _insert(data: bytes, other: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 2, 50)) + data[at:]
    return data


def _swap_tags(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Let an element of the document be another of its elements: sound markup, wrong law."""
    names = sorted(
        {word.split(b">")[0].split()[0] for word in data.split(b"<")[1:200] if word[:1].isalpha() and word.split()}
    )
    if len(names) < 2:
        return data
    one, two = chance.sample(names, 2)
    return data.replace(b"<" + one, b"<" + two).replace(b"</" + one, b"</" + two)


def _unwrap(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Delete or double whole lines."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    return b"\n".join(lines[:at] + chance.choice(([], [lines[at]] * 3, lines[at::-1][:20])) + lines[at + 1 :])


Damage = Callable[[bytes, bytes, random.Random], bytes]
DAMAGES: tuple[Damage, ...] = (_cut, _hole, _splice, _repeat, _flip, _insert, _swap_tags, _unwrap)


def trial(format: str, found: dict[str, list[tuple[str, bytes]]], seed: int, number: int) -> Failure | str:
    """Damage one document of a format and read it: `law`, `refused`, or how the reader failed."""
    chance = random.Random(f"{seed} {format} {number}")
    name, data = chance.choice(found[format])
    other = chance.choice(found[chance.choice(sorted(found))])[1]
    broken = damaged(data, other, chance)
    started = time.process_time()
    try:
        read(broken, format=format, where=name, seconds=SECONDS)
    except ParseError as error:
        if "took more than" in error.why:
            return Failure(format, name, seed, number, f"more than {SECONDS:.0f} s")
        return "refused"
    except FAULTS as error:
        return Failure(format, name, seed, number, "".join(traceback.format_exception(error)[-4:]))
    return "law" if time.process_time() - started < SECONDS else Failure(format, name, seed, number, "too slow")


def run(found: dict[str, list[tuple[str, bytes]]], *, seed: int, count: int) -> Iterator[Failure | str]:
    """Try so many damaged documents, the formats in turn."""
    formats = sorted(found)
    for number in range(count):
        yield trial(formats[number % len(formats)], found, seed, number)


@click.command()
@click.option("--seed", default=1, show_default=True)
@click.option("--count", default=20_000, show_default=True)
@click.option("--format", "format_", default="", help="Only documents of this format.")
def main(seed: int, count: int, format_: str) -> None:
    """Read damaged documents; print each failure, and what became of all."""
    what: Counter[str] = Counter()
    for result in run(documents(format_), seed=seed, count=count):
        what[result if isinstance(result, str) else "failed"] += 1
        if isinstance(result, Failure):
            click.echo(f"{result.format} {result.name} --seed {result.seed} (number {result.number}):\n{result.why}")
    click.echo(f"{count} documents: {dict(what)}")
    sys.exit(bool(what["failed"]))


if __name__ == "__main__":
    main()
