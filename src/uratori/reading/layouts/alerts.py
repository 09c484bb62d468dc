"""Digests that a search service mails: each item its headline, its outlet, some words and its address."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from uratori.model import Document, Mark, Published
from uratori.reading.labels.outlet import named

_SECTION = re.compile(r"^=== .{1,80} ===[ \t]*\r?$", re.M)
_ADDRESS = re.compile(r"^[ \t]*<?(?P<url>https?://[^\s<>]{8,2000})>?[ \t]*\r?$", re.M)
_FOOT = re.compile(r"^(?:(?:[-–—_] ?){3,}|-- ?|このアラートを|アラートを管理|配信を停止|See more results)[^\n]*$", re.M)
_FEWEST_LINES, _MOST_LINES = 2, 12


def items(mail: Document) -> tuple[Document, ...]:
    """The items of a digest; empty where the mail is none (it has no section line ``=== … ===``, as alerts have)."""
    section = _SECTION.search(mail.text, mail.start, mail.end)
    if section is None:
        return ()
    foot = _FOOT.search(mail.text, section.end(), mail.end)
    out, at = list[Document](), section.end()
    for m in _ADDRESS.finditer(mail.text, section.end(), foot.start() if foot else mail.end):
        start = _block(mail.text, at, m.start())
        at = m.end()
        lines = [line for line in _lines(mail.text, start, m.start()) if not _SECTION.match(mail.text, line[0])]
        if not _FEWEST_LINES <= len(lines) <= _MOST_LINES:
            continue
        out.append(_item(mail, len(out) + 1, lines, m["url"]))
    return tuple(out)


def _block(text: str, start: int, end: int) -> int:
    """Where the last stretch without a blank line begins: what stands above belongs to no item."""
    blanks = list(re.finditer(r"\n[ \t]*\r?\n", text[start:end].rstrip()))
    return start + blanks[-1].end() if blanks else start


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in re.compile(r"[^\s][^\r\n]*").finditer(text, start, end)]


def _item(mail: Document, n: int, lines: list[tuple[int, int]], url: str) -> Document:
    title, outlet = lines[0], lines[1]
    name = mail.text[slice(*outlet)].strip()
    short = len(name) <= 30 and "。" not in name and len(lines) > 2
    return replace(
        mail,
        id=f"{mail.id}#{n}",
        parent=mail.id,
        start=title[0],
        end=lines[-1][1],
        title=mail.text[slice(*title)].strip(),
        outlet=named(name) if short else None,
        url=target(url),
        published=Published(),
        captured=mail.published.value,
        marks=(Mark(*title, "headline"), *([Mark(*outlet, "credit")] if short else [])),
    )


def target(url: str) -> str:
    """The address behind a service's own: ``https://www.google.com/url?…&url=https://…`` leads to the last."""
    try:
        parts = urlsplit(url)
        inner = parse_qs(parts.query, max_num_fields=50)
    except ValueError:
        return url
    for name in ("url", "q"):
        for value in inner.get(name, ()):
            if parts.path == "/url" and value.startswith(("http://", "https://")):
                return value
    return url
