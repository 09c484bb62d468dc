"""One page from its address: bounded in size, time and turns, and only from where it is safe to fetch.

Conditional requests (RFC 9110, section 13) spare the server what it need not send again.
"""

from __future__ import annotations

import ssl
import threading
import time
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cached_property
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit

import httpcore

from uratori.desk.address import clean
from uratori.intake.guard import Guarded, RefusedError
from uratori.reading import Problem

AGENT = f"uratori/{version('uratori')} (newsroom cross-check; fetches for one desk)"
_TURNS = (301, 302, 303, 307, 308)
_SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True)
class Limits:
    """``size`` in bytes of the page unpacked; ``seconds`` for the whole of it; ``private``: also from private networks,
    for a desk that reads its own house's pages."""

    size: int = 20_000_000
    seconds: float = 60.0
    connect: float = 10.0
    turns: int = 5
    private: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """What stood at an address: ``url`` after all turns and without credentials; ``data`` None where it has not changed
    since the ``etag`` or ``modified`` that was asked with."""

    url: str
    data: bytes | None
    media_type: str | None = None
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None


class FetchError(Exception):
    """A page that could not be had. ``why`` and ``remedy`` for a reader; ``status`` of the server, if it answered;
    ``wait`` the seconds after which it asks to be asked again; ``guarded`` where it was not asked at all, as it stands in
    a private network; ``gone`` where asking again is for nothing."""

    def __init__(
        self,
        url: str,
        why: str,
        remedy: str = "",
        *,
        status: int | None = None,
        wait: float | None = None,
        guarded: bool = False,
    ) -> None:
        self.problem = Problem(clean(url), why, remedy)
        super().__init__(str(self.problem))
        self.url, self.why, self.remedy, self.status, self.wait = clean(url), why, remedy, status, wait
        self.guarded = guarded

    @property
    def gone(self) -> bool:
        return self.status in (404, 410)


class Fetcher:
    """Fetches pages one at a time, keeping connections open between them. Close it, or use it as a context."""

    def __init__(self, limits: Limits | None = None, agent: str = AGENT) -> None:
        self.limits, self.agent = limits or Limits(), agent

        self._guard = Guarded(private=self.limits.private)
        self._turn = threading.Lock()

    @cached_property
    def _pool(self) -> httpcore.ConnectionPool:
        return httpcore.ConnectionPool(ssl.create_default_context(), max_connections=4, network_backend=self._guard)

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Page:
        """The page at an address. Raises :class:`FetchError`."""
        place = url
        with self._turn:
            self._guard.deadline = time.monotonic() + self.limits.seconds
            for _ in range(self.limits.turns + 1):
                answer = self._once(place, etag, modified)
                if isinstance(answer, Page):
                    return answer
                place = urljoin(place, answer)
        raise FetchError(url, f"turns elsewhere more than {self.limits.turns} times", "check the address in a browser")

    def _once(self, url: str, etag: str | None, modified: str | None) -> Page | str:
        """The page, or the address it turns to."""
        _check(url)
        headers: dict[bytes | str, bytes | str] = {
            "User-Agent": self.agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
            "Accept-Language": "ja,en;q=0.5",
            "Accept-Encoding": "gzip, deflate",
            **({"If-None-Match": etag} if etag else {}),
            **({"If-Modified-Since": modified} if modified else {}),
        }
        wait = {"connect": self.limits.connect, "read": self.limits.connect, "write": 10.0, "pool": 10.0}
        try:
            with self._pool.stream("GET", url, headers=headers, extensions={"timeout": wait}) as response:
                found = {k.decode("latin-1").lower(): v.decode("latin-1") for k, v in response.headers}
                if response.status in _TURNS and "location" in found:
                    return found["location"]
                if response.status == 304:
                    return Page(clean(url), None, etag=etag, modified=modified)
                if response.status != 200:
                    raise _refused(url, response.status, found)
                data = b"".join(self._body(url, response.iter_stream(), found))
        except RefusedError as error:
            remedy = "only public addresses are fetched; uratori watch --private lets others in"
            raise FetchError(url, str(error), remedy, guarded=True) from error
        except (httpcore.TimeoutException, ssl.SSLError, OSError, httpcore.NetworkError) as error:
            raise FetchError(url, f"cannot be reached ({_said(error)})", "try again later") from error
        except (httpcore.ProtocolError, httpcore.UnsupportedProtocol, ValueError, UnicodeError) as error:
            raise FetchError(url, f"answers what is no HTTP ({_said(error)})", "check the address") from error
        media, charset = _media(found.get("content-type", ""))
        return Page(clean(url), data, media, charset, found.get("etag"), found.get("last-modified"))

    def _body(self, url: str, chunks: Iterator[bytes], headers: Mapping[str, str]) -> Iterator[bytes]:
        size = 0
        for piece in _unpacked(chunks, headers.get("content-encoding", ""), self.limits.size):
            size += len(piece)
            if size > self.limits.size:
                raise FetchError(url, f"is larger than {self.limits.size:,} bytes", "save it and add the file")
            yield piece


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(url, "is no address", "write it as https://example.jp/news/1") from error
    if parts.scheme not in _SCHEMES or not parts.hostname or port == 0:
        raise FetchError(url, "is no address of a page", "write it as https://example.jp/news/1")
    if parts.username or parts.password:
        raise FetchError(url, "holds a user name or a password", "leave them out: they would be kept and shown")


def _unpacked(chunks: Iterator[bytes], encoding: str, most: int) -> Iterator[bytes]:
    """The pieces of a body, unpacked a bounded piece at a time: a small body can hold a very large one."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise ValueError(f"is packed as {encoding}")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for chunk in chunks:
            yield unpack.decompress(chunk, most + 1)
            while unpack.unconsumed_tail:
                yield unpack.decompress(unpack.unconsumed_tail, most + 1)
    except zlib.error as error:
        raise ValueError("is badly packed") from error


def _refused(url: str, status: int, headers: Mapping[str, str]) -> FetchError:
    why, remedy = {
        401: ("asks for a login", "save the page in your browser and add the file"),
        402: ("asks for payment", "save the page in your browser and add the file"),
        403: ("may not be fetched", "save the page in your browser and add the file"),
        404: ("is not there", "check the address"),
        410: ("has been taken down", ""),
        429: ("was asked for too often", "it is asked again later"),
    }.get(status, (f"answers {status}", "it is asked again later" if status >= 500 else "check the address"))
    return FetchError(url, why, remedy, status=status, wait=_wait(headers.get("retry-after", "")))


def _wait(value: str) -> float | None:
    """Seconds of a Retry-After header (a number, or a date); None where it says nothing.

    >>> _wait("120"), _wait("soon")
    (120.0, None)
    """
    if value.strip().isdecimal():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (ValueError, TypeError):
        return None


def _media(value: str) -> tuple[str | None, str | None]:
    """
    >>> _media('text/html; charset="Shift_JIS"'), _media("")
    (('text/html', 'Shift_JIS'), (None, None))
    """
    kind, _, rest = value.partition(";")
    charset = next((p.partition("=")[2].strip(" \"'") for p in rest.split(";") if "charset=" in p.lower()), None)
    return kind.strip().lower() or None, charset


def _said(error: Exception) -> str:
    return str(error)[:120] or type(error).__name__
