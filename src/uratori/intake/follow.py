"""Following feeds and pages: one round after another, for days.

What was seen, and when each is due again, is remembered on the desk: ``--once`` from cron goes on where the last round
ended. A page that has come in is looked at again after an hour, two, four, … until ``recheck`` is over: what was silently
changed comes in as another version.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from hashlib import sha256

from uratori.desk import Added, Desk, Source
from uratori.intake import pages
from uratori.intake.fetch import Fetcher, FetchError, Page
from uratori.intake.manners import Manners, rest
from uratori.intake.plan import Followed, Plan
from uratori.model import Document
from uratori.reading import Problem

_FIRST_RECHECK = 3600.0
_MOST_PAGES = 50  # new pages of one feed in one round
_MOST_FAILURES = 5  # of a page that never came, before it is left


@dataclass(slots=True)
class _Seen:
    """What is remembered of an address. Times are seconds since 1970; ``due`` None: not to be asked again."""

    due: float | None = 0.0
    first: float | None = None
    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    guarded: bool = False  # not asked, as it stands in a private network


@dataclass(slots=True)
class _Memory:
    """What is remembered of a feed: itself, and the pages of its items."""

    feed: _Seen = field(default_factory=_Seen)
    pages: dict[str, _Seen] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Round:
    """What came of one round: what the desk kept, what could not be had, and which pages that stood there are gone."""

    added: tuple[Added, ...] = ()
    problems: tuple[Problem, ...] = ()
    gone: tuple[str, ...] = ()
    asked: int = 0


class Follower:
    """Follows a plan for a desk. ``clock`` gives seconds since 1970; ``stopped`` is asked between two pages."""

    def __init__(
        self,
        desk: Desk,
        plan: Plan,
        fetcher: Fetcher,
        manners: Manners,
        clock: Callable[[], float] = time.time,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        self._desk, self._plan, self._fetcher, self._manners = desk, plan, fetcher, manners
        self._clock, self._stopped = clock, stopped

    def round(self) -> Round:
        """Ask for everything that is due, and keep what is new. Never raises for what the network does."""
        added: list[Added] = []
        problems: list[Problem] = []
        gone: list[str] = []
        asked = 0
        for followed in self._plan.followed:
            memory = self._recall(followed)
            for url in self._due(followed, memory):
                if self._stopped():
                    break
                asked += 1
                added += self._ask(followed, memory, url, problems, gone)
                self._remember(followed, memory)
        return Round(tuple(added), tuple(problems), tuple(gone), asked)

    def next_due(self) -> float:
        """The moment at which something is due again, in seconds since 1970."""
        due = [
            seen.due
            for f in self._plan.followed
            for m in (self._recall(f),)
            for seen in (m.feed, *m.pages.values())
            if seen.due is not None
        ]
        return min(due, default=self._clock() + min(f.every for f in self._plan.followed))

    def _due(self, followed: Followed, memory: _Memory) -> Iterator[str]:
        """The feed itself, then the pages of it that are due (those it has just named among them)."""
        if _is_due(memory.feed, self._clock()):
            yield followed.url
        waiting = [u for u, s in memory.pages.items() if _is_due(s, self._clock())]
        yield from waiting[:_MOST_PAGES]

    def _ask(
        self, followed: Followed, memory: _Memory, url: str, problems: list[Problem], gone: list[str]
    ) -> tuple[Added, ...]:
        is_page = url != followed.url
        seen = memory.pages[url] if is_page else memory.feed
        try:
            self._manners.ask(url)
            page = self._fetcher.get(url, etag=seen.etag, modified=seen.modified)
        except FetchError as error:
            if error.gone and seen.first is not None:
                gone.append(url)
            else:
                problems.append(error.problem)
            self._failed(seen, followed, error, is_page=is_page)
            return ()
        seen.etag, seen.modified, seen.failures, seen.guarded = page.etag, page.modified, 0, False
        self._again(seen, followed, is_page=is_page)
        if page.data is None:
            return ()
        found = self._sources(page, followed, problems)
        if followed.feed and not is_page:
            found = self._items(followed, memory, found)
        return self._desk.add(found).added if found else ()

    def _sources(self, page: Page, followed: Followed, problems: list[Problem]) -> list[Source]:
        found = list(pages.sources(page, outlet=followed.outlet))
        problems += [p for p in found if isinstance(p, Problem)]
        return [s for s in found if isinstance(s, Source)]

    def _items(self, followed: Followed, memory: _Memory, found: Iterable[Source]) -> list[Source]:
        """What to keep of a feed's items: their own words, unless their pages are to be asked for. What the feed no
        longer names, and is not due, is forgotten."""
        items = [d for s in found for d in s.documents if not followed.match or followed.match.search(_heading(d))]
        named = {d.url for d in items if d.url}
        memory.pages = {url: seen for url, seen in memory.pages.items() if url in named or seen.due is not None}
        return [Source(d.url or followed.url, None, (d,), live=True) for d in items if self._own(followed, memory, d)]

    def _own(self, followed: Followed, memory: _Memory, item: Document) -> bool:
        """Whether an item's own words are to be kept: not where its page is asked for, nor where they are as they
        were, nor where the page itself is on the desk (a summary is no version of its page)."""
        if item.url is None:
            return True
        known = memory.pages.get(item.url)
        if followed.pages:
            memory.pages.setdefault(item.url, _Seen())
            return False
        words = sha256(item.text[item.start : item.end].encode("utf-8", "surrogatepass")).hexdigest()
        memory.pages[item.url] = _Seen(due=None, etag=words)
        return known.etag != words if known else not self._desk.meant(item.url)

    def _again(self, seen: _Seen, followed: Followed, *, is_page: bool) -> None:
        now = self._clock()
        seen.first = now if seen.first is None else seen.first
        if not is_page:
            seen.due = now + followed.every
            return
        age = now - seen.first
        seen.due = now + max(_FIRST_RECHECK, age)
        if seen.due - seen.first > self._plan.recheck:
            seen.due = None

    def _failed(self, seen: _Seen, followed: Followed, error: FetchError, *, is_page: bool) -> None:
        seen.failures, seen.guarded = seen.failures + 1, error.guarded
        seen.due = self._clock() + rest(seen.failures, followed.every, error.wait)
        refused = error.status is not None and 400 <= error.status < 500 and error.status not in (408, 425, 429)
        if is_page and (refused or seen.failures >= _MOST_FAILURES):
            seen.due = None

    def _recall(self, followed: Followed) -> _Memory:
        data = json.loads(self._desk.recall(_key(followed)) or "{}")
        kept = {url: _Seen(**seen) for url, seen in data.get("pages", {}).items()}
        memory = _Memory(_Seen(**data.get("feed", {})), kept)
        if self._fetcher.limits.private:  # what was not asked for standing in a private network may be asked now
            for seen in (memory.feed, *memory.pages.values()):
                seen.due = 0.0 if seen.guarded else seen.due
        return memory

    def _remember(self, followed: Followed, memory: _Memory) -> None:
        self._desk.remember({_key(followed): json.dumps(asdict(memory))})


def _is_due(seen: _Seen, now: float) -> bool:
    return seen.due is not None and seen.due <= now


def _heading(document: Document) -> str:
    return document.title or document.text[document.start : document.end].split("\n", 1)[0]


def _key(followed: Followed) -> str:
    return f"follow {followed.url}"
