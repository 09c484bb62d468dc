"""FEEDS.toml: what is followed, how often, and who is told.

every = "15m"                     # between two looks at a feed (default 15m)
recheck = "3d"                    # for so long a page is looked at again for silent changes (default 3d, 0 never)
report = "changes.atom"           # the changes as a feed file, beside this file
webhook = "https://example.jp/…"  # the changes as JSON, posted there

[[feed]]
url = "https://example.jp/rss.xml"
outlet = "見本新聞"                # where the feed does not say
match = "地震|津波"                # only items whose title has one of these (a regular expression)
pages = true                      # fetch each item's page (default); false: title and summary alone

[[page]]
url = "https://example.jp/news/1" # one page, looked at every time
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from uratori.intake.manners import PACE
from uratori.model import Outlet
from uratori.reading import named

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_SPAN = re.compile(r"(\d+)\s*([smhd])")
_LEAST = 60.0  # seconds: no feed is asked more often
_TOP = frozenset(("every", "pace", "recheck", "report", "webhook", "feed", "page"))
_FEED = frozenset(("url", "outlet", "match", "pages", "every"))
_PAGE = frozenset(("url", "outlet", "every"))


class PlanError(ValueError):
    """A plan that cannot be followed; the message names the file, the place and what to do."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed, or (``feed`` False) a single page. ``every`` is in seconds."""

    url: str
    every: float
    outlet: Outlet | None = None
    match: re.Pattern[str] | None = None
    pages: bool = True
    feed: bool = True


@dataclass(frozen=True, slots=True)
class Plan:
    """``recheck`` and ``pace`` are in seconds; ``report`` is a path beside the plan."""

    followed: tuple[Followed, ...]
    recheck: float = 3 * 86400.0
    pace: float = PACE
    report: Path | None = None
    webhook: str | None = None


def load(path: Path) -> Plan:
    """Read a plan. Raises :class:`PlanError`."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise PlanError(f"{path}: 読めません / cannot be read ({error})") from error
    except tomllib.TOMLDecodeError as error:
        raise PlanError(f"{path}: TOML ではありません / is not TOML: {error}") from error
    _known(data, _TOP, str(path))
    every = _seconds(data.get("every", "15m"), f"{path}: every", _LEAST)
    followed = [
        _followed(row, f"{path}: [[{kind}]] {n}", kind == "feed", every)
        for kind in ("page", "feed")  # pages first: a summary of one that is there is no news of it
        for n, row in enumerate(_list(data.get(kind, []), f"{path}: {kind}"), start=1)
    ]
    if not followed:
        raise PlanError(f"{path}: [[feed]] も [[page]] もありません / names no [[feed]] and no [[page]]")
    report = data.get("report")
    return Plan(
        tuple(followed),
        _seconds(data.get("recheck", "3d"), f"{path}: recheck", 0),
        _seconds(data.get("pace", PACE), f"{path}: pace", 1),
        path.parent / _text(report, f"{path}: report") if report else None,
        _address(data["webhook"], f"{path}: webhook") if "webhook" in data else None,
    )


def _followed(row: Mapping[str, Any], where: str, feed: bool, every: float) -> Followed:
    _known(row, _FEED if feed else _PAGE, where)
    if "url" not in row:
        raise PlanError(f'{where}: url がありません / has no url = "https://…"')
    pages = row.get("pages", True)
    if not isinstance(pages, bool):
        raise PlanError(f"{where}: pages は true か false / must be true or false")
    try:
        match = re.compile(_text(row["match"], f"{where}: match")) if "match" in row else None
    except re.error as error:
        raise PlanError(f"{where}: match は正規表現ではありません / is no regular expression ({error})") from error
    return Followed(
        _address(row["url"], f"{where}: url"),
        _seconds(row["every"], f"{where}: every", _LEAST) if "every" in row else every,
        named(_text(row["outlet"], f"{where}: outlet")) if "outlet" in row else None,
        match,
        pages,
        feed,
    )


def _known(row: Mapping[str, Any], keys: frozenset[str], where: str) -> None:
    if unknown := sorted(set(row) - keys):
        raise PlanError(f"{where}: {unknown[0]} は使えません / is not known; there are {', '.join(sorted(keys))}")


def _list(value: object, where: str) -> list[Mapping[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        raise PlanError(f"{where}: [[…]] で書いてください / write it as [[…]]")
    return value


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise PlanError(f"{where}: 文字列ではありません / is no text")
    return value


def _address(value: object, where: str) -> str:
    text = _text(value, where)
    if not re.match(r"https?://[^/\s]+", text):
        raise PlanError(f"{where}: {text!r} はアドレスではありません / is no address (https://…)")
    return text


def _seconds(value: object, where: str, least: float) -> float:
    """
    >>> _seconds("15m", "", 60), _seconds("1d", "", 0), _seconds(0, "", 0)
    (900.0, 86400.0, 0.0)
    """
    match = _SPAN.fullmatch(value.strip()) if isinstance(value, str) else None
    if match:
        seconds = float(match[1]) * _UNITS[match[2]]
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        seconds = float(value)
    else:
        raise PlanError(f'{where}: {value!r} は長さではありません / is no length of time: write "15m", "6h" or "3d"')
    if seconds < least:
        raise PlanError(f"{where}: {least:.0f} 秒以上にしてください / must be {least:.0f} seconds or more")
    return seconds
