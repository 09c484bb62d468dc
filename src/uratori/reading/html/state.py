"""The state that a page's scripts are handed as JSON: the report in it, where the page itself shows none.

Nothing is run: only scripts that are JSON as they stand (``__NEXT_DATA__``, ``type="application/json"``) or assign one
JSON value (``window.__STATE__ = {…}``) are read. An object is taken for the report only where its title is the page's
and it bears a body of sentences beside it: a related report in the same state has a title of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from uratori.reading.html.tree import Element
from uratori.reading.labels import instants
from uratori.reading.labels.page_lines import key

_ASSIGNED = re.compile(r"(?:window\.|self\.|var\s+|let\s+|const\s+|[A-Za-z_$][\w$]*\.)[\w$.]{1,60}\s*=\s*(?=[{\[])")
# The pieces in which React's server hands over what it rendered: self.__next_f.push([1,"5:{…}\n"]).
_PIECE = re.compile(r'\s*(?:self|window)\.__next_f\.push\(\[1,\s*("(?:[^"\\]|\\.)*+")\s*\]\)', re.S)
_ROW = re.compile(r"^([0-9a-f]{1,6}):(.*(?:\n(?![0-9a-f]{1,6}:).*)*)", re.M)
_SIGNS = re.compile("[_-]")
_LARGEST = 3_000_000
_SCRIPTS = 100
_MOST = 20_000  # objects
_LEAST = 40  # characters of a body
_TITLES = ("title", "headline", "articletitle", "heading", "subject", "headlines")
_BODIES = (
    "articlebody", "body", "content", "contents", "bodyhtml", "html", "text", "maintext", "honbun",
    "contentelements", "paragraphs", "bodytext", "fulltext", "detail",
)  # fmt: skip
_PUBLISHED = (
    "publishedat", "datepublished", "publishdate", "published", "displaydate",
    "firstpublishdate", "publisheddate", "opendate", "releasedate", "publicationdate", "pubdate", "postdate", "postedat", "deliverydate",
    "releasedat", "newsdate", "articledate",
)  # fmt: skip
_UPDATED = (
    "updatedat", "datemodified", "updatedate", "lastupdateddate", "modified", "modifiedat",
    "lastmodified", "updateddate", "updated",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class State:
    """``body`` is markup or plain text, lines by line breaks; the instants are ISO."""

    body: str
    published: str | None
    updated: str | None


def report(root: Element, title: str | None) -> State | None:
    """The report of the page with a title in the state of its scripts; None where there is none for sure."""
    wanted = key(title or "")
    if len(wanted) < 6:
        return None
    for value in _values(root):
        for node in _nodes(value):
            fields = {_name(k): v for k, v in list(node.items())[:300] if isinstance(k, str)}
            if any(key(t) == wanted for name in _TITLES for t in _strings(fields.get(name))):
                body = max((_text(fields.get(name)) for name in _BODIES), key=len)
                if len(body) >= _LEAST and "。" in body:
                    return State(body, _instant(fields, _PUBLISHED), _instant(fields, _UPDATED))
    return None


def _name(key: str) -> str:
    """The name of a field without the signs that part its words: published_at, publishedAt."""
    return _SIGNS.sub("", key).lower()


def _values(root: Element) -> Iterator[object]:
    """The values of the scripts, one by one; at last what React's server hands over in pieces."""
    pieces: list[str] = []
    for script in islice(root.iter("script"), _SCRIPTS):
        text = script.text or ""
        if m := _PIECE.match(text[:_LARGEST]):
            pieces.append(m[1])
        else:
            yield _value(script)
    if pieces:
        yield from _rows(_unquoted(pieces))


def _unquoted(pieces: list[str]) -> str:
    try:
        return "".join(json.loads(p, strict=False) for p in pieces)[:_LARGEST]
    except (ValueError, RecursionError):
        return ""


def _rows(flight: str) -> Iterator[object]:
    """The values of rows such as ``5:{"article":…}``, the texts of others (``1a:T4d2,…``) put in where they are named."""
    rows = {m[1]: m[2] for m in _ROW.finditer(flight)}
    texts = {f"${name}": row.partition(",")[2] for name, row in rows.items() if re.match(r"T[0-9a-f]+,", row)}
    for row in rows.values():
        if row[:1] in "[{":
            try:
                yield _filled(json.loads(row, strict=False), texts) if texts else json.loads(row, strict=False)
            except (ValueError, RecursionError):
                continue


def _filled(value: object, texts: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return texts.get(value, value)
    if isinstance(value, list):
        return [_filled(v, texts) for v in value]
    return {k: _filled(v, texts) for k, v in value.items()} if isinstance(value, dict) else value


def _value(script: Element) -> object:
    text = script.text or ""
    kind = (script.get("type") or "").lower()
    if not 2 * _LEAST < len(text) <= _LARGEST or "ld+json" in kind:
        return None
    try:
        if "json" in kind:
            value = json.loads(text, strict=False)
            return _joined(value) if script.get("id") == "__NUXT_DATA__" else value
        m = _ASSIGNED.search(text, 0, 2_000)
        return json.JSONDecoder(strict=False).raw_decode(text, m.end())[0] if m else None
    except (ValueError, RecursionError):
        return None


def _joined(value: object) -> object:
    """What Nuxt writes as one list, whose objects name their values by their places in it."""
    if not isinstance(value, list):
        return value

    def at(place: object) -> object:
        found = value[place] if isinstance(place, int) and 0 <= place < len(value) else None
        if isinstance(found, list) and all(isinstance(n, int) for n in found):
            return [value[n] for n in found if 0 <= n < len(value)]
        return found

    return [{k: at(v) for k, v in node.items()} if isinstance(node, dict) else None for node in value[:_MOST]]


def _nodes(value: object) -> Iterator[Mapping[Any, Any]]:
    """The objects in a value, outermost first."""
    level, seen = [value], 0
    while level and seen < _MOST:
        following: list[object] = []
        for item in level:
            seen += 1
            if isinstance(item, Mapping):
                yield item
                following.extend(item.values())
            elif isinstance(item, list):
                following.extend(item)
        level = following[:_MOST]


def _strings(value: object) -> Iterator[str]:
    """A string, or those in a small object (Arc's ``headlines: {basic: …}``)."""
    for item in value.values() if isinstance(value, Mapping) and len(value) <= 20 else (value,):
        if isinstance(item, str):
            yield item[:500]


def _text(value: object) -> str:
    """A body: a string, or a list of strings or of objects with a text of their own, a line each."""
    if isinstance(value, str):
        return value
    if not isinstance(value, list):
        return ""
    rows = (
        (r.get("content") or r.get("text") or r.get("html")) if isinstance(r, Mapping) else r for r in value[:2_000]
    )
    return "\n".join(r for r in rows if isinstance(r, str))


def _instant(fields: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    values = (fields.get(name) for name in names)
    return next((i for v in values if isinstance(v, str) and (i := instants.instant(v))), None)
