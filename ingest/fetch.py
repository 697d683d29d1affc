"""Fetches official texts politely, and keeps only what is a law.

What robots.txt forbids is not asked for (RFC 9309: no robots.txt allows all, one that cannot be read allows nothing);
hosts are asked slowly and by our true name; what has not changed is not sent again; busy or broken answers are asked
for again, a few times. Addresses of the own machine or of a private network are refused, at every step of a redirect.
Proxies set in the environment are not used.
"""

import contextlib
import datetime
import email.utils
import ipaddress
import os
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpx
import stamina
from protego import Protego

from ingest.archive import Archive
from ingest.errors import FetchError, ManumitError
from ingest.model import Snapshot, Work
from ingest.pages import refusal

NAME = "manumit"
AGENT = "manumit/0.1 (+legal knowledge base against human trafficking; {})"
ROBOTS_BYTES = 512 * 1024
BUSY = frozenset((408, 425, 429, 500, 502, 503, 504))
REDIRECTS = frozenset((301, 302, 303, 307, 308))


@dataclass(frozen=True)
class Settings:
    """How to ask: `pace` and all other times in seconds; `contact` is told to the hosts (variable MANUMIT_CONTACT).

    `private` allows addresses of the own machine, for tests; `clock`, `sleep` and `now` can be put in by tests too.
    """

    contact: str = field(default_factory=lambda: os.environ.get("MANUMIT_CONTACT", "no contact given"))
    pace: float = 2.0
    timeout: float = 30.0
    deadline: float = 300.0
    longest_wait: float = 120.0
    attempts: int = 4
    max_bytes: int = 64 * 1024 * 1024
    max_redirects: int = 5
    private: bool = False
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime.datetime] = lambda: datetime.datetime.now(datetime.UTC)


@dataclass(frozen=True)
class Outcome:
    """What became of one work: new, unchanged, changed or failed, and why it failed."""

    work: str
    outcome: str
    why: str = ""


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: httpx.Headers
    body: bytes


class _Busy(Exception):
    """A host is busy or broken; `wait` is what it asks for, in seconds, or None."""

    def __init__(self, status: int, wait: float | None) -> None:
        super().__init__(f"it answers {status}")
        self.wait = wait


def fetch(works: Iterable[Work], archive: Archive, *, settings: Settings | None = None) -> Iterator[Outcome]:
    """Fetch each work from its official address into the archive; a failure is an outcome and stops no other work."""
    yield from _visited(works, lambda work, visitor: _fetched(work, archive, visitor), settings or Settings())


def addresses(works: Iterable[Work], *, settings: Settings | None = None) -> Iterator[Outcome]:
    """Ask whether the official address of each work that has one still answers; nothing is kept."""
    named = (work for work in works if work.url)
    yield from _visited(named, _answers, settings or Settings())


def _visited(works: Iterable[Work], visit: Callable[[Work, "_Visitor"], str], settings: Settings) -> Iterator[Outcome]:
    headers = {"User-Agent": AGENT.format(settings.contact), "Accept-Encoding": "gzip"}
    with httpx.Client(headers=headers, timeout=settings.timeout, follow_redirects=False, trust_env=False) as client:
        visitor = _Visitor(client, settings)
        for work in works:
            try:
                yield Outcome(work.id, visit(work, visitor))
            except ManumitError as error:
                yield Outcome(work.id, "failed", error.why)


def _answers(work: Work, visitor: "_Visitor") -> str:
    visitor.get(work.url, {})
    return "answers"


def _fetched(work: Work, archive: Archive, visitor: "_Visitor") -> str:
    if not work.url:
        raise FetchError(work.id, "the catalogue has no official address for it; add url, or import the document.")
    before = archive.latest(work.id)
    answer = visitor.get(work.url, _conditions(work, before, archive))
    if answer.status == 304:
        if before is None:
            raise FetchError(work.id, "the host says 'not modified' of what we never had; try again later.")
        return "unchanged"
    why = refusal(answer.body, format=work.format)
    if answer.headers.get("cf-mitigated") or why:
        raise FetchError(work.id, why or "the site asks whether we are human; save it with a browser and import it.")
    _, fresh = archive.add(
        answer.body,
        work=work.id,
        url=work.url,
        fetched=visitor.settings.now().isoformat(timespec="seconds"),
        media_type=answer.headers.get("content-type", "").partition(";")[0].strip().lower(),
        format=work.format,
        language=work.language,
        etag=answer.headers.get("etag", ""),
        last_modified=answer.headers.get("last-modified", ""),
    )
    return "unchanged" if not fresh else "new" if before is None else "changed"


def _conditions(work: Work, before: Snapshot | None, archive: Archive) -> dict[str, str]:
    """Ask only for what is newer than what is kept, if the kept text of that address is whole."""
    if before is None or before.url != work.url or before.format != work.format:
        return {}
    try:
        archive.read(before)
    except ManumitError:
        return {}
    asked = {"If-None-Match": before.etag, "If-Modified-Since": before.last_modified}
    return {name: value for name, value in asked.items() if value}


class _Visitor:
    """Asks hosts, each at its pace and by its robots.txt, and remembers both."""

    def __init__(self, client: httpx.Client, settings: Settings) -> None:
        self.client = client
        self.settings = settings
        self.robots: dict[str, Protego | None] = {}
        self.free_at: dict[str, float] = {}

    def get(self, url: str, conditions: dict[str, str], *, robots: bool = True) -> _Answer:
        """Get a page through its redirects; raise FetchError where that is not allowed or does not work."""
        asked = url
        for _ in range(self.settings.max_redirects + 1):
            self._check_address(url)
            delay = self._allowed(url) if robots else self.settings.pace
            answer = self._patiently(url, conditions, delay, ROBOTS_BYTES if not robots else self.settings.max_bytes)
            if answer.status not in REDIRECTS or "location" not in answer.headers:
                return self._checked(answer, url, robots)
            url = urljoin(url, answer.headers["location"])
        raise FetchError(asked, f"redirects more than {self.settings.max_redirects} times; correct the address.")

    def _checked(self, answer: _Answer, url: str, robots: bool) -> _Answer:
        if robots and answer.status not in (200, 203, 304):
            raise FetchError(url, f"the host answers {answer.status}; open the address in a browser and correct it.")
        return answer

    def _check_address(self, url: str) -> None:
        """Refuse what is not on the public web (a catalogue or a redirect must not reach into the user's network)."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port or {"https": 443}.get(parts.scheme, 80)
        except ValueError as error:
            raise FetchError(url, "is no sound address; correct it.") from error
        if parts.scheme not in ("http", "https") or not host:
            raise FetchError(url, "is no http or https address; correct it.")
        try:
            found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
        except (OSError, UnicodeError) as error:
            raise FetchError(url, f"the host {host} cannot be found; check the address and the network.") from error
        if not self.settings.private and not all(_is_public(address) for address in found):
            raise FetchError(url, f"{host} lies in a private network and is not asked; correct the address.")

    def _allowed(self, url: str) -> float:
        """Say how long to wait between requests of this host; raise FetchError where robots.txt forbids it."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self.robots:
            self.robots[origin] = self._robots(f"{origin}/robots.txt")
        rules = self.robots[origin]
        if rules is None:
            raise FetchError(url, "its robots.txt cannot be read just now, so nothing may be asked; try again later.")
        if not rules.can_fetch(url, NAME):
            raise FetchError(url, "its robots.txt forbids this page; open it in a browser and import what you save.")
        delay = float(rules.crawl_delay(NAME) or 0)
        if delay > self.settings.longest_wait:
            raise FetchError(url, f"its robots.txt asks for {delay:.0f} s between requests; import the document.")
        return max(delay, self.settings.pace)

    def _robots(self, url: str) -> Protego | None:
        try:
            answer = self.get(url, {}, robots=False)
        except FetchError:
            return None
        text = answer.body.decode("utf-8", errors="replace") if answer.status == 200 else ""
        return Protego.parse(text)

    def _patiently(self, url: str, conditions: dict[str, str], delay: float, most: int) -> _Answer:
        """Ask, and ask again while the host is busy or the line breaks, as often and as long as the settings allow."""
        try:
            for attempt in stamina.retry_context(
                on=self._again, attempts=self.settings.attempts, timeout=None, wait_initial=delay, wait_max=60
            ):
                with attempt:
                    return self._once(url, conditions, delay, most)
        except _Busy as error:
            raise FetchError(url, f"{error} again and again, or asks for a long wait; try again later.") from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            why = str(error) or type(error).__name__
            raise FetchError(url, f"the answer did not arrive whole ({why[:120]}); try again later.") from error
        raise FetchError(url, "was not asked, since no attempt is allowed; raise the number of attempts.")

    def _again(self, error: Exception) -> bool | datetime.timedelta:
        """Whether to ask again, and after which time where the host named one."""
        if isinstance(error, _Busy) and error.wait is not None:
            return error.wait <= self.settings.longest_wait and datetime.timedelta(seconds=error.wait)
        return isinstance(error, _Busy | httpx.TransportError)

    def _once(self, url: str, conditions: dict[str, str], delay: float, most: int) -> _Answer:
        self._keep_pace(urlsplit(url).netloc, delay)
        with self.client.stream("GET", url, headers=conditions) as response:
            self._check_peer(response, url)
            if response.status_code in BUSY:
                raise _Busy(response.status_code, self._retry_after(response.headers.get("retry-after", "")))
            reads = response.status_code not in REDIRECTS and response.status_code != 304
            body = b"".join(self._read(response, url, most)) if reads else b""
            return _Answer(response.status_code, response.headers, body)

    def _keep_pace(self, host: str, delay: float) -> None:
        wait = self.free_at.get(host, float("-inf")) - self.settings.clock()
        if wait > 0:
            self.settings.sleep(wait)
        self.free_at[host] = self.settings.clock() + delay

    def _check_peer(self, response: httpx.Response, url: str) -> None:
        """Refuse an answer from a private address, to which a name may have been turned since it was looked up."""
        stream = response.extensions.get("network_stream")
        address = stream.get_extra_info("server_addr") if stream is not None else None
        if address and not self.settings.private and not _is_public(str(address[0])):
            raise FetchError(url, "is answered from a private network; correct the address.")

    def _read(self, response: httpx.Response, url: str, most: int) -> Iterator[bytes]:
        """The body as it comes, until it is too much or takes too long."""
        size, end = 0, self.settings.clock() + self.settings.deadline
        for chunk in response.iter_bytes():
            size += len(chunk)
            if size > most:
                raise FetchError(url, f"is larger than {most} bytes; check that it is a law, or import it.")
            if self.settings.clock() > end:
                raise FetchError(url, f"did not arrive within {self.settings.deadline:.0f} s; try again later.")
            yield chunk

    def _retry_after(self, value: str) -> float | None:
        """The wait that a host asks for, in seconds; it may be given as seconds or as a date."""
        if value.strip().isdigit():
            return float(value)
        with contextlib.suppress(ValueError, TypeError):
            until = email.utils.parsedate_to_datetime(value)
            until = until if until.tzinfo else until.replace(tzinfo=datetime.UTC)
            return max((until - self.settings.now()).total_seconds(), 0.0)
        return None


def _is_public(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (mapped or found).is_global and not found.is_multicast
