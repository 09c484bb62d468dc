"""Reports over several pages: which page this is, and whether there are more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from urllib.parse import parse_qs, urljoin, urlsplit

from uratori.reading.html.breaks import tidy
from uratori.reading.html.tree import Element

_MARK = re.compile(
    r"\s*(?:[(（【\[［](?:(?P<page>\d{1,2})\s*[/／]\s*(?P<all>\d{1,2})(?:\s*ページ)?|(?P<nth>\d{1,2})\s*ページ目?)[)）】\]］]"
    r"|[|｜\s]\s*(?P<bare>\d{1,2})ページ目)\s*$"
)
_NEXT = re.compile(
    r"次(?:の)?ページ(?:へ|[:：>＞»→\s\u3000].*|に続く|を読む|は.*)?$|(?:[2-9]|\d{2})ページ目(?:へ|[:：>＞].*)?$"
)
_FURTHER = re.compile(r"(?:[_\-/](?:p|page)?[_\-/]?|page)\d{1,2}")
_NUMBERED = re.compile(r"(?:_(?:p|page)?|[_\-/](?:p|page)[_\-/]?)\d{1,2}$")
_SUFFIX = re.compile(r"/?(?:\.\w{2,5})?$")
_SMALL = re.compile(r"\d{1,2}")
_QUERY = ("page", "p", "pg", "paged")
_LONGEST = 2_000
_MOST = 3_000  # links looked at


def unmarked(title: str) -> tuple[str, str | None]:
    """A title without the number of the page behind it, and that number.

    >>> unmarked("濁り水の朝 (1/2)"), unmarked("濁り水の朝（2ページ目）"), unmarked("連載・水の町（2）")
    (('濁り水の朝', '1 of 2'), ('濁り水の朝', '2'), ('連載・水の町（2）', None))
    """
    m = _MARK.search(title[-40:]) if len(title) > 4 else None
    if not m or m["all"] == "1" or (m["page"] and not 0 < int(m["page"]) <= int(m["all"])):
        return title, None
    number = f"{int(m['page'])} of {int(m['all'])}" if m["page"] else str(int(m["nth"] or m["bare"]))
    return title[: len(title) - len(m[0])], number


def flags(root: Element, url: str | None, titles: Iterable[str]) -> tuple[str, ...]:
    """That a page holds one part of a report: by a number in its title (2ページ目; (1/2), which may be a day, only where
    a link turns the page), by a link to the same address with a page's number, or by one that says 次のページ. A link of
    type ``next`` to another address says nothing: many sites link the next report so."""
    number = next(filter(None, (unmarked(t)[1] for t in titles)), None)
    if number and " of " not in number and number != "1":
        return (f"one of several pages: {number}",)
    own = _place(url) if url else None
    for link in islice(root.iter("a", "link"), _MOST):
        href = (link.get("href") or "").strip()
        words = tidy(link.text_content()[:60]) if link.tag == "a" else ""
        turns = bool(_SMALL.fullmatch(words)) or (link.get("rel") or "").lower() == "next"
        here = own or (_Place("", None) if href.startswith("?") else None)  # a page saved without its address
        if _NEXT.fullmatch(words) or (turns and (number or (here and href and _is_part(here, _place(href, url))))):
            return (f"one of several pages: {number}" if number else "one of several pages",)
    return ()


@dataclass(frozen=True, slots=True)
class _Place:
    """An address without its suffix, and the number of the page that its query names."""

    path: str
    page: int | None


def _place(href: str, base: str | None = None) -> _Place | None:
    try:
        split = urlsplit(urljoin(base, href) if base else href)
        query = parse_qs(split.query, max_num_fields=30)
    except ValueError:
        return None
    page = next((int(v[0]) for k in _QUERY if (v := query.get(k)) and _SMALL.fullmatch(v[0])), None)
    return _Place(split.netloc + _SUFFIX.sub("", split.path), page)


def _is_part(own: _Place, other: _Place | None) -> bool:
    """Whether another address is a further page of the same report: 77 and 77_2, 77_2 and 77_3, 77 and 77?page=2; not
    77 and 78."""
    if other is None or len(own.path) > _LONGEST or len(other.path) > _LONGEST:
        return False
    if other.path == own.path:
        return other.page is not None and other.page != (own.page or 1)
    if other.path.startswith(own.path) and _FURTHER.fullmatch(other.path, len(own.path)):
        return True
    here, there = _NUMBERED.search(own.path), _NUMBERED.search(other.path)
    return bool(here and there and own.path[: here.start()] == other.path[: there.start()])
