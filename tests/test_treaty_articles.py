"""Every article and paragraph that the framework names as a source stands in the treaty's own text, where it is held."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

from ingest.catalogue import load
from ingest.model import Digest, Provision, Work
from ingest.numbering import roman_value
from ingest.reading import read
from kb import framework

Steps = tuple[str, ...]

NOT_IN_THE_TREE = {
    ("MAPUTO", "4(2)(e)"): "the copy runs paragraphs 1 and 2 on in the article's own words; its letters stand below it",
    ("MAPUTO", "4(2)(f)"): "as 4(2)(e)",
    ("MAPUTO", "4(2)(g)"): "as 4(2)(e)",
    ("MAPUTO", "4(2)(i)"): "as 4(2)(e)",
    ("OPSC", "3(1)(a)(i)(b)"): "the copy runs the three purposes on in the words of (i)",
    ("OPSC", "3(1)(a)(i)(c)"): "as 3(1)(a)(i)(b)",
    ("TC49", "17(3)"): "the copy numbers the four points 1, 1, 2, 1: its second 1 is 17(2), its 2 is 17(3)",
}
"""Pinpoints that were read in the text, but for which the tree of the copy held has no node of that number."""

NUMBERED_OTHERWISE = {("TC49", "17(2)"): "sched_1__art_17__para_1_2"}
"""Pinpoints whose number stands at another provision of the copy held (see above), with where they stand."""


@pytest.fixture(scope="module")
def held(mirror: Path) -> dict[str, Digest | None]:
    """Framework instruments whose text is held, with the digest of each."""
    works = _works()
    digests = {digest.work: digest for digest in load().digests}
    with (mirror / "index.csv").open(encoding="utf-8", newline="") as file:
        there = {row["work"] for row in csv.DictReader(file)}
    return {name: digests.get(work.id) for name, work in works.items() if work.id in there}


@cache
def _works() -> dict[str, Work]:
    return {work.instrument: work for work in load().works.values() if work.instrument}


def _sources() -> Iterator[tuple[str, str, str, str]]:
    for element in framework.load().elements.values():
        for source in element.sources:
            yield element.id, source.instrument, source.article, source.checked


def named(instrument: str, article: str) -> Iterator[tuple[str, Steps]]:
    """The pinpoints of a source, one by one: `1(3) with UNTOC 15(1)-(2)` names three, in two instruments."""
    for part in article.split(" with "):
        word, _, rest = part.partition(" ")
        owner, pinpoints = (word, rest) if word.isupper() and word.isalpha() and rest else (instrument, part)
        for pinpoint in pinpoints.split(","):
            yield from ((owner, steps) for steps in spread(pinpoint.strip()))


def spread(pinpoint: str) -> Iterator[Steps]:
    """A pinpoint as its steps; a range (`7-9`, `1(a)-(e)`) as each of its members."""
    first, _, last = pinpoint.partition("-")
    start = _steps(first)
    if not last:
        yield start
        return
    yield from ((*start[:-1], step) for step in _between(start[-1], last.strip("()")))


def _steps(pinpoint: str) -> Steps:
    assert re.fullmatch(r"\w+(\(\w+\)\w?)*", pinpoint), f"'{pinpoint}' is not an article with its paragraphs"
    return tuple(re.findall(r"\w+", pinpoint))


def _between(first: str, last: str) -> list[str]:
    if first.isdigit():
        return [str(number) for number in range(int(first), int(last) + 1)]
    return [chr(code) for code in range(ord(first), ord(last) + 1)]


def find(nodes: tuple[Provision, ...], steps: Steps) -> Provision | None:
    """The node that these steps lead to; a node without a number of its own is no step."""
    for node in nodes:
        if not steps:
            break
        if _same(node, steps[0]):
            return node if len(steps) == 1 else find(node.children, steps[1:])
        below = None if node.number.strip() else find(node.children, steps)
        if below:
            return below
    return None


def nearest(nodes: tuple[Provision, ...], steps: Steps) -> Provision | None:
    """The node that as many of these steps as possible lead to."""
    return next((node for end in range(len(steps), 0, -1) if (node := find(nodes, steps[:end]))), None)


def _same(node: Provision, step: str) -> bool:
    number = re.sub(r"^(art\w*|section)\W+", "", node.number.strip(), flags=re.I).strip(" .()ºª°").lower()
    return number == step.lower() or (node.kind == "article" and step.isdigit() and roman_value(number) == int(step))


@cache
def articles(mirror: Path, work_id: str) -> tuple[Provision, ...]:
    """A treaty's own articles: the largest series of them in the document, which may stand in the annex of a law."""
    with (mirror / "index.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["work"] == work_id)
    data = (mirror / row["path"]).read_bytes()
    law = read(data, format=row["format"], where=work_id, language=row["language"])
    found = [node for node in law.walk() if node.kind == "article"]
    series = [list(group) for _, group in groupby(found, key=lambda node: node.eid.rpartition("art_")[0])]
    home = max(series, key=len)[0].eid.rpartition("art_")[0]
    return tuple(node for node in found if node.eid.startswith(home))


def _texts(held: dict[str, Digest | None]) -> Iterator[tuple[str, str, Steps]]:
    for element, instrument, article, _ in _sources():
        if instrument in held:
            yield from ((element, owner, steps) for owner, steps in named(instrument, article))


def _pinpoint(steps: Steps) -> str:
    return steps[0] + "".join(f"({step})" for step in steps[1:])


def test_every_article_named_stands_in_the_text(mirror: Path, held: dict[str, Digest | None]) -> None:
    assert len(held) > 15
    lost = {
        (owner, _pinpoint(steps))
        for _, owner, steps in _texts(held)
        if find(articles(mirror, _works()[owner].id), steps) is None
    }
    assert lost == set(NOT_IN_THE_TREE)


def test_what_the_tree_lacks_is_still_in_an_article_that_is_there(mirror: Path) -> None:
    for owner, pinpoint in NOT_IN_THE_TREE:
        assert find(articles(mirror, _works()[owner].id), _steps(pinpoint)[:1]), (owner, pinpoint)


def test_a_text_that_is_not_held_was_not_checked(held: dict[str, Digest | None]) -> None:
    claimed = [(element, name) for element, name, _, checked in _sources() if name not in held and checked == "text"]
    assert claimed == []


def test_every_source_of_a_held_text_was_checked_against_it(held: dict[str, Digest | None]) -> None:
    unchecked = [(element, name) for element, name, _, checked in _sources() if name in held and checked != "text"]
    assert unchecked == []


def test_every_source_is_digested_for_its_element(mirror: Path, held: dict[str, Digest | None]) -> None:
    silent = [
        (element, instrument, article)
        for element, instrument, article, _ in _sources()
        if instrument in held
        and not any(
            _claimed(held[owner], element, _where(mirror, owner, steps)) for owner, steps in named(instrument, article)
        )
    ]
    assert silent == []


def _where(mirror: Path, owner: str, steps: Steps) -> Provision | None:
    there = articles(mirror, _works()[owner].id)
    eid = NUMBERED_OTHERWISE.get((owner, _pinpoint(steps)))
    return next(node for one in there for node in one.walk() if node.eid == eid) if eid else nearest(there, steps)


def _claimed(digest: Digest | None, element: str, node: Provision | None) -> bool:
    """Whether a provision digested at, above or below this node is said to ask for the element."""
    return any(
        element in {claim.element for claim in provision.claims}
        and node is not None
        and (f"{provision.eid}__".startswith(f"{node.eid}__") or f"{node.eid}__".startswith(f"{provision.eid}__"))
        for provision in (digest.provisions if digest else ())
    )


@pytest.mark.parametrize(
    ("article", "steps"),
    [
        ("5(1), 3(a)", [("X", ("5", "1")), ("X", ("3", "a"))]),
        ("1(3) with UNTOC 34(2)", [("X", ("1", "3")), ("UNTOC", ("34", "2"))]),
        ("7-9", [("X", ("7",)), ("X", ("8",)), ("X", ("9",))]),
        ("8(3)(b)-(c)", [("X", ("8", "3", "b")), ("X", ("8", "3", "c"))]),
        ("3(1)(a)(i)c", [("X", ("3", "1", "a", "i", "c"))]),
    ],
)
def test_pinpoints_are_read(article: str, steps: list[tuple[str, Steps]]) -> None:
    assert list(named("X", article)) == steps
