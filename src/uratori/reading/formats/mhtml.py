"""A page as browsers save it whole (``.mhtml``, ``.mht``): a mail whose parts are the page and what it shows (RFC 2557). The page
goes back to the door with its address and the day on which it was saved; pictures, styles and frames are left aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from itertools import islice

from uratori.reading import address
from uratori.reading.formats.mail import MOST_PARTS, NestedError, header, leaves
from uratori.reading.labels.days import day
from uratori.reading.readers import Found, Hints, Input, Problem, Reader

_SAVED = re.compile(rb"(?im)^(?:Snapshot-)?Content-Location:|^From: <Saved by|^X-MAF")
_RELATED = re.compile(rb"(?i)^Content-Type:\s*multipart/related", re.M)


def sniff(head: bytes) -> bool:
    """Whether bytes look like a page that was saved whole."""
    return bool(_RELATED.search(head) and _SAVED.search(head) and b"\nSubject" in b"\n" + head[:2000])


def read(item: Input) -> Iterator[Found]:
    """The page: the part that stands at the address of the whole, else the first page."""
    try:
        mail, parts = leaves(item.data)
    except NestedError:
        yield Problem(item.name, "holds parts in parts without end", "save what matters by itself")
        return
    pages = [p for p in islice(parts, 10 * MOST_PARTS) if p.kind in ("text/html", "application/xhtml+xml")]
    at = header(mail, "Snapshot-Content-Location") or header(mail, "Content-Location")
    page = next((p for p in pages if at and p.location == at), next(iter(pages), None))
    if page is None:
        yield Problem(item.name, "holds no page", "save the page from a browser")
        return
    hints = Hints(url=address.clean(at or page.location), charset=page.charset, captured=_saved(mail))
    yield item.inner(page.content, "page", suffix=".html", hints=hints)


def _saved(mail: Message) -> str | None:
    """When a page was saved; -0000 is UTC, the browser's."""
    return day((header(mail, "Date") or "").replace("-0000", "+0000"))


READER = Reader(
    "MHTML",
    read,
    sniff,
    suffixes=frozenset((".mhtml", ".mht")),
    media_types=frozenset(("multipart/related", "application/x-mimearchive", "message/x-mhtml")),
)
