"""The address under which a page stood, where it was saved by a browser or an archive."""

from __future__ import annotations

import re

from uratori.reading.html.tree import Element, names

_HEAD = 20_000
# <!-- saved from url=(0041)https://… -->, SingleFile's "url: https://…", the toolbar of the Wayback Machine.
_SAVED = (
    re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(?P<url>https?://[^\s<>\"']{4,1900})"),
    re.compile(r"(?s)<!--\s*Page saved with SingleFile.{0,40}?url:\s*(?P<url>https?://[^\s<>\"']{4,1900})"),
    re.compile(r"Google に保存されている (?P<url>https?://[^\s<>\"']{4,1900}) のキャッシュ"),
    re.compile(r"The Wayback Machine - (?P<url>https?://[^\s<>\"']{4,1900})"),
)
_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org|wayback\.[^/]{3,60})/web/\d{4,14}[a-z_]{0,5}/(?P<url>https?:/{1,2}.+)"
)


def address(text: str, root: Element) -> str | None:
    """The address that a saved page bears: in the note of what saved it, or beside the title of a browser's reading view;
    None where it bears none."""
    head = text[:_HEAD]
    noted = next((m["url"] for p in _SAVED if (m := p.search(head))), None)
    return unwrapped(noted) or next(
        (e.get("href") for e in root.iter("a") if {"reader", "domain"} <= names(e) and e.get("href")), None
    )


def unwrapped(url: str | None) -> str | None:
    """An address without the archive's before it.

    >>> unwrapped("https://web.archive.org/web/20090613011405/http://a.example/1.html")
    'http://a.example/1.html'
    """
    found = _ARCHIVED.match(url) if url else None
    return found["url"] if found else url
