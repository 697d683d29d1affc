"""What stands in the way of a law is told from a law, and a private address from a public one."""

import pytest

from ingest.fetch import _is_public
from ingest.pages import refusal

LAW = (
    b"<html><head><title>Lamp Act</title></head><body>"
    + b"<p>1. Every lamp shall be lit at dusk by its keeper.</p>" * 4
)


@pytest.mark.parametrize(
    ("data", "format", "why"),
    [(LAW, "pdf", "not a PDF"), (LAW, "akn", "web page"), (b"%PDF-1.7 ...", "html", "PDF"), (b'{"a": 1}', "clml", "JSON"),
     (b"plain words", "gii_xml", "not XML"), (b"<html><body><div id=root></div></body></html>", "html", "no text"),
     (b"PK\x03\x04rest", "html", "ZIP"), (b"<Error><Code>NoSuchKey</Code></Error>", "akn", "store")],
)  # fmt: skip
def test_another_format_than_expected_is_refused(data: bytes, format: str, why: str) -> None:
    assert why in refusal(data, format=format)


@pytest.mark.parametrize(
    ("data", "format"),
    [(LAW, "html"), (LAW.replace(b"<p>", b"<input type=password><p>captcha ", 1) + b"<p>A long law.</p>" * 300, "dof_html"),
     (b"<akomaNtoso/>", "akn"), (b"%PDF-1.7", "pdf"), (b"\xef\xbb\xbf<Legislation/>", "clml"), (b"Words.", "text")],
)  # fmt: skip
def test_a_law_is_not_refused(data: bytes, format: str) -> None:
    assert refusal(data, format=format) == ""


@pytest.mark.parametrize(
    ("address", "public"),
    [("93.184.216.34", True), ("127.0.0.1", False), ("10.1.2.3", False), ("169.254.169.254", False), ("::1", False),
     ("::ffff:10.0.0.1", False), ("fe80::1%eth0", False), ("0.0.0.0", False), ("224.0.0.1", False), ("words", False)],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert _is_public(address) is public
