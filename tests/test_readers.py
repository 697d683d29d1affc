"""The readers of plain text and HTML: what they refuse, what they repair, what they warn of."""

import time

import pytest

from ingest.errors import ParseError
from ingest.formats import text
from ingest.model import Law
from ingest.reading import read

PAGE = "<html><head><meta charset='utf-8'></head><body><h3>1. Niños</h3><p>Uno.</p><h3>2. Niñas</h3><p>Dos.</p></body></html>"


def _read(words: str | bytes, format: str = "text") -> Law:
    return read(words.encode() if isinstance(words, str) else words, format=format, where="a pretend law")


@pytest.mark.parametrize(
    ("format", "words", "reason"),
    [
        ("text", "A poem.\nIt has no numbers at all.\n", "no numbered section"),
        ("text", "Section 7 (fees) is amended as follows.\nSection 9 (tolls) is gone.\n", "no numbered section"),
        ("html", "<title>Just a moment...</title><p>Checking your browser</p>", "refusal"),
        ("html", "<h1>404 Not Found</h1>", "refusal"),
        ("html", "<html><body></body></html>", "no numbered section"),
        ("html", "<h3>1. A</h3>" + "<div>" * 4000 + "lost", "nested"),
    ],
)
def test_what_is_not_a_law_is_refused(format: str, words: str, reason: str) -> None:
    with pytest.raises(ParseError, match=reason):
        _read(words, format)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-8-sig", "utf-16"])
def test_a_wrong_declaration_is_repaired(encoding: str) -> None:
    assert [unit.heading for unit in _read(PAGE.encode(encoding), "html").units()] == ["Niños", "Niñas"]


def test_lost_characters_are_reported() -> None:
    law = _read("1. Fees\nNi\ufffdos pay nothing.\n2. Tolls\nNone.\n")
    assert any("could not be decoded" in warning for warning in law.warnings)


def test_missing_numbers_are_reported() -> None:
    law = _read("Article 1\nOne.\nArticle 2\nTwo.\nArticle 4\nFour.\n")
    assert any("numbered 3" in warning for warning in law.warnings)


def test_a_unit_that_swallowed_others_is_reported() -> None:
    law = _read("Article 1\n" + "word " * 4000 + "\nArticle 2\nTwo.\n")
    assert any("other units may be inside" in warning for warning in law.warnings)


def test_scripts_and_menus_are_no_law() -> None:
    law = _read(PAGE.replace("<body>", "<body><nav>Menu</nav><script>x = 'Section 9'</script>"), "html")
    assert not any("Menu" in node.text or "Section" in node.text for node in law.walk())


def test_a_contents_list_makes_no_units_and_keeps_its_words() -> None:
    heads = "".join(f"{n}. Matter {n}\n" for n in range(1, 9))
    body = "".join(
        f"{n}. Matter {n}\nThe words of this matter go on for a while and then they end.\n" for n in range(1, 9)
    )
    law = _read(f"Act\nCONTENTS\n{heads}\n{body}")
    assert len(list(law.units())) == 8
    assert sum("Matter 3" in f"{node.heading} {node.text}" for node in law.walk()) == 2


@pytest.mark.parametrize(
    "tail", ["(" * 100_000, "(1) x " * 10_000, "a) x\n" * 10_000, "“" * 100_000, "(i) x\n(h) y\n" * 5_000]
)
def test_time_grows_with_the_text_only(tail: str) -> None:
    started = time.process_time()
    text.read(f"1. Title\nText of the law.\n2. Other\n{tail}".encode(), where="a pretend law", language="")
    assert time.process_time() - started < 20
