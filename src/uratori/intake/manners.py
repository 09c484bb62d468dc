"""What a guest owes a server: its robots.txt (RFC 9309), a pace, and rest after a refusal."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from uratori.intake.fetch import Fetcher, FetchError

PACE = 5.0
"""Seconds between two requests to one host, unless its robots.txt asks for more."""

_LONGEST_PACE = 60.0
_KEPT = 24 * 3600.0  # RFC 9309, 2.4: a robots.txt is not used for longer
_MOST = 512_000  # RFC 9309, 2.5
_NAME = "uratori"


class Manners:
    """Asks for robots.txt before the first page of a host, and keeps the pace. ``clock`` and ``sleep`` are the
    time of the machine, unless a test has its own."""

    def __init__(
        self,
        fetcher: Fetcher,
        pace: float = PACE,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._fetcher, self._pace, self._clock, self._sleep = fetcher, pace, clock, sleep
        self._rules: dict[str, tuple[float, Protego | None]] = {}
        self._free: dict[str, float] = {}

    def ask(self, url: str) -> None:
        """Wait for the turn of this address's host. Raises :class:`FetchError` where its robots.txt forbids it."""
        host = _host(url)
        try:
            rules = self._robots(host)
        except FetchError as error:
            raise FetchError(url, error.why, error.remedy, guarded=error.guarded) from error
        if rules is None:
            raise FetchError(url, "its server cannot say what may be fetched (robots.txt)", "it is asked again later")
        if not rules.can_fetch(url, _NAME):
            raise FetchError(url, "its robots.txt forbids it", "save the page in your browser and add the file")
        pace = min(max(self._pace, rules.crawl_delay(_NAME) or 0.0), _LONGEST_PACE)
        now = self._clock()
        wait = self._free.get(host, now) - now
        if wait > 0:
            self._sleep(wait)
        self._free[host] = max(now, self._free.get(host, now)) + pace

    def _robots(self, host: str) -> Protego | None:
        """The rules of a host: all may be fetched where it has none, nothing (None) where it does not answer."""
        now = self._clock()
        at, rules = self._rules.get(host, (float("-inf"), None))
        if now - at < _KEPT and rules is not None:
            return rules
        try:
            data = self._fetcher.get(f"{host}/robots.txt").data or b""
            rules = Protego.parse(data[:_MOST].decode("utf-8", "replace"))
        except FetchError as error:
            if error.guarded:
                raise
            if error.status is None or error.status >= 500 or error.status == 429:
                return None
            rules = Protego.parse("")
        self._rules[host] = (now, rules)
        return rules


def rest(failures: int, every: float, wait: float | None) -> float:
    """Seconds to leave a server alone after so many failures in a row: twice as long each time, six hours at the most
    (what it asks for itself, up to a day).

    >>> [rest(n, 900, None) for n in (1, 2, 10)], rest(1, 900, 5000), rest(1, 900, 1e9)
    ([900.0, 1800.0, 21600], 5000, 86400.0)
    """
    own: float = min(every * 2.0 ** min(failures - 1, 20), max(every, 6 * 3600))
    return max(own, min(wait or 0.0, 24 * 3600.0))


def _host(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower()}"
