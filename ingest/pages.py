"""Tells a law from the page that stands in its way: a challenge, a login, an error, an empty shell, another format."""

import html
import re

SNIFFED = 4096
SHORT = 3000
MEAGRE = 1000
SHELL = 80
HTML = re.compile(
    rb"\s*(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S
)
CHALLENGE = re.compile(
    r"cf-browser-verification|cf[-_]chl|/cdn-cgi/challenge|challenge-platform|_incapsula_resource|incident id:?\s*\d"
    r"|px-captcha|ddos-guard|checking your browser|verify(ing)? (that )?you are (a )?human|pardon our interruption"
    r"|enable javascript and cookies to continue|attention required! \| cloudflare|<title>\s*just a moment"
    r"|request unsuccessful\. incapsula|please turn javascript on and reload|sucuri website firewall"
    r"|datadome|/_sec/cp_challenge|awswafcaptcha|aws-waf-token",
    re.IGNORECASE,
)
CAPTCHA = re.compile(
    r"captcha|are you a robot|no eres un robot|unusual traffic|access denied|acceso denegado", re.IGNORECASE
)
LOGIN = re.compile(r"<input[^>]+type\s*=\s*[\"']?password", re.IGNORECASE)
ERROR = re.compile(
    r"\b(40[0-9]|50[0-4])\b|not found|no encontrad|introuvable|não encontrad|nicht gefunden|non trovat|forbidden"
    r"|unavailable|maintenance|mantenimiento|manutenç|\berror\b|\berreur\b|\berro\b|\bfehler\b",
    re.IGNORECASE,
)
TITLE = re.compile(r"<(title|h1)\b[^>]*>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
UNSEEN = re.compile(r"<(script|style|noscript|template|svg)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL)


def refusal(data: bytes, *, format: str) -> str:
    """Say in one sentence why bytes are not the law that was asked for; empty where nothing speaks against them."""
    if not data.strip():
        return "the answer is empty; try again later or import the document."
    if data.lstrip().startswith(b"%PDF"):
        return "" if format in ("", "pdf") else f"the answer is a PDF, not {format}; correct url or format."
    if format == "pdf":
        return "the answer is not a PDF; open the address in a browser and correct url or format."
    if data.startswith(BINARY):
        return "the answer is a ZIP, Word or compressed file; import the document in a format that is read."
    return _page_refusal(data, format) if HTML.match(data[:SNIFFED]) else _bare_refusal(data, format)


def _page_refusal(data: bytes, format: str) -> str:
    page = data.decode("utf-8", errors="replace")
    seen = " ".join(html.unescape(UNSEEN.sub(" ", page)).split())
    short = len(seen) < SHORT
    if CHALLENGE.search(page) and short:
        return "the site asks whether we are human; open the address in a browser and import what you save."
    if len(seen) < MEAGRE and CAPTCHA.search(page):
        return "the site refuses programs; open the address in a browser and import what you save."
    if len(seen) < MEAGRE and LOGIN.search(page):
        return "the site asks for a password; log in with a browser and import what you save."
    if short and any(ERROR.search(UNSEEN.sub(" ", title)) for _, title in TITLE.findall(page)):
        return "the answer is an error page; open the address in a browser and correct it."
    if format and "html" not in format:
        return f"the answer is a web page, not {format}; correct url or format."
    if len(seen) < SHELL:
        return "the page holds no text of its own (scripts may fetch it); find another address or import the document."
    return ""


def _bare_refusal(data: bytes, format: str) -> str:
    """Text, XML or JSON: only what is plainly something else is refused."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<" and re.search(rb"<Error>\s*<Code>", data[:SNIFFED]):
        return "the answer is a store's error message; correct the address."
    if start != b"<" and start == b"{" and format and not format.endswith("json"):
        return f"the answer is JSON, not {format}; correct url or format."
    if _is_xml(format) and start != b"<" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return f"the answer is not XML, as {format} is; correct url or format."
    return ""


def _is_xml(format: str) -> bool:
    return format.endswith("_xml") or format in ("akn", "clml", "uslm", "formex", "justice_canada")
