"""XML from strangers cannot fetch, expand, hide or crash; whatever is damaged is one plain ParseError."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import xml
from ingest.errors import ParseError
from ingest.model import Provision
from ingest.reading import read
from ingest.xml import assemble, parse, words_of

CASES = [
    path for format in ("akn", "clml") for path in sorted((Path(__file__).parent / "formats" / format).glob("*.xml"))
]
BOMB = b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>'
STEAL = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
AKN = "<akomaNtoso><act><body><section><num>1</num><content><p>{}</p></content></section></body></act></akomaNtoso>"
CLML = "<Legislation><Primary><Body><P1><Pnumber>1</Pnumber><P1para>{}</P1para></P1></Body></Primary></Legislation>"


@pytest.mark.parametrize("data", [BOMB, STEAL, BOMB.decode().encode("utf-16"), BOMB.decode().encode("utf-16-be")])
def test_entities_of_its_own_are_refused(data: bytes) -> None:
    with pytest.raises(ParseError, match="entities"):
        parse(data, where="x.xml")


def test_an_encoding_that_hides_entities_is_refused() -> None:
    hidden = BOMB.decode().replace("<!DOCTYPE", '<?xml version="1.0" encoding="IBM037"?><!DOCTYPE').encode("cp037")
    with pytest.raises(ParseError):
        parse(hidden, where="x.xml")


def test_an_outside_dtd_is_not_loaded_and_named_characters_are_known() -> None:
    data = b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a>&eacute;t&eacute;<b/>&nbsp;x<c>&sect;</c></a>'
    assert words_of(parse(data, where="x.xml")) == "été x§"
    with pytest.raises(ParseError, match="&gift;"):
        parse(b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a>&gift;</a>', where="x.xml")


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"words", b"<a>", b"<a></b>", b"<a>\x00</a>", b"%PDF-1.7", b"<a>&x;</a>"]
)
def test_what_is_no_xml(data: bytes) -> None:
    with pytest.raises(ParseError, match="again"):
        parse(data, where="x.xml")


def test_too_deep_and_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    for depth in (200, 100_000):
        with pytest.raises(ParseError):
            parse(b"<a>" * depth + b"</a>" * depth, where="x.xml")
    monkeypatch.setattr(xml, "MAX_BYTES", 100)
    with pytest.raises(ParseError, match="larger"):
        parse(b"<a>" + b"x" * 100 + b"</a>", where="x.xml")


def test_a_mislabelled_encoding_is_read() -> None:
    assert words_of(parse('<?xml version="1.0" encoding="utf-16"?><a>été</a>'.encode(), where="x.xml")) == "été"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_file_cut_anywhere_is_a_parse_error(case: Path) -> None:
    data = case.read_bytes().rstrip()
    for end in range(0, len(data) - 1, max(len(data) // 60, 1)):
        with pytest.raises(ParseError):
            read(data[:end], format=case.parent.name, where=case.name)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
@given(at=st.floats(0, 1), noise=st.binary(min_size=1, max_size=6))
@settings(max_examples=40, deadline=None)
def test_a_spoilt_file_is_read_or_a_parse_error(case: Path, at: float, noise: bytes) -> None:
    data = case.read_bytes()
    place = int(at * len(data))
    spoilt = data[:place] + noise + data[place + len(noise) :]
    with contextlib.suppress(ParseError):
        law = read(spoilt, format=case.parent.name, where=case.name)
        assert any(node.text for node in law.walk())


@pytest.mark.parametrize(("format", "frame"), [("akn", AKN), ("clml", CLML)])
def test_an_unknown_element_with_words_is_named(format: str, frame: str) -> None:
    with pytest.raises(ParseError, match="<riddle>"):
        read(frame.format("<riddle>What am I?</riddle>").encode(), format=format, where="x.xml")
    law = read(frame.format("Known.<riddle/>").encode(), format=format, where="x.xml")
    assert next(law.units()).text == "Known."


@pytest.mark.parametrize("format", ["akn", "clml"])
@pytest.mark.parametrize("data", [b"<html><p>x</p></html>", b"<akomaNtoso><judgment>x</judgment></akomaNtoso>"])
def test_another_kind_of_xml_is_refused(format: str, data: bytes) -> None:
    with pytest.raises(ParseError, match="another format"):
        read(data, format=format, where="x.xml")


@pytest.mark.parametrize(
    ("text", "status"),
    [("[Repealed by Act 3]", "repealed"), ("Repealed.", "repealed"), ("(derogado)", "repealed"), ("Abrogé", "repealed"),
     ("Repealed laws stay repealed for all.", ""), ("Spent convictions are not counted.", ""), ("", "")],
)  # fmt: skip
def test_which_words_say_that_a_provision_is_repealed(text: str, status: str) -> None:
    assert assemble("section", "3", "", [text]).status == status


def test_words_between_and_after_children_keep_their_place() -> None:
    child = Provision("paragraph", "(a)", text="one")
    note = Provision("note", text="aside")
    made = assemble("section", "1", "", ["first ", note, "second", child, "between", child, " ", note, "after"])
    assert made.text == "first second"
    assert [node.kind for node in made.children] == ["note", "paragraph", "block", "paragraph", "wrapup"]
    assert made.children[-1].children == (note,)
