"""Rows of JSON that other programs write → ours: their keys by the names of ``columns.tsv``, lists inside other objects.

{"status": "ok", "articles": [{"headline": …, "source": {"name": …}, "publishedAt": …, "content": …}]}
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from uratori.data import outlets
from uratori.reading.html.fragment import fragment
from uratori.reading.html.title import without_site
from uratori.reading.labels.days import day
from uratori.reading.labels.fields import field, key, names, of_column

Row = Mapping[str, Any]

# Where the words of a value stand that is an object: a source's name, WordPress's {"rendered": …}, JSON-LD's @value.
_WORDS = (
    "name",
    "real_name",
    "display_name",
    "rendered",
    "title",
    "text",
    "value",
    "@value",
    "label",
    "displayName",
    "url",
)
_DEEPEST = 4
_MOST_VALUES = 200  # of an object in which a list of rows is looked for
_SHOWN, _LONGEST_KEY = 12, 20  # keys of a row that a message names, and their characters
_FIRST = 5  # rows of a list by which it is told
_MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|ul|ol|li|a|span|b|strong|em|img|figure|table)\b[^<>]{0,500}>", re.I)
_REST = re.compile(r"(?:…|\.\.\.)?\s*\[\+\d{1,6} chars\]\s*$")
_OWN = frozenset(("id", "text", "title", "outlet", "url", "published", "updated", "byline", "captured", "layout"))


def listed(value: object) -> Sequence[object] | None:
    """The list of reports in an object that is no report itself: ``articles`` of a news service, ``hits.hits`` of a search
    engine, ``items`` of a JSON feed with the feed's name as their outlet. None where it holds none."""
    if not isinstance(value, Mapping) or _words(recast(value)):
        return None
    level: list[Any] = [value]
    for _ in range(_DEEPEST):
        for part in level:
            if isinstance(part, list) and any(_words(recast(v)) for v in part[:_FIRST] if isinstance(v, Mapping)):
                return [_of_feed(v, value) for v in part]
        level = [
            v
            for part in level
            if isinstance(part, Mapping)
            for v in list(part.values())[:_MOST_VALUES]
            if isinstance(v, list | Mapping)
        ]
    return None


def _of_feed(row: object, feed: Row) -> object:
    """A row of a JSON feed with the outlet that the feed is of."""
    name = feed.get("title") if "jsonfeed" in str(feed.get("version", "")) else None
    if not isinstance(row, Mapping) or not isinstance(name, str):
        return row
    return {**row, "outlet": row.get("outlet") or name}


def recast(row: Row, deep: int = 0) -> Row:
    """A row with our fields: its own where it has them, else what its other keys hold by their names; the row as it is where
    they hold nothing of ours.

    >>> recast({"headline": "荷役再開へ", "source": {"name": "港都新聞"}, "content": "<p>県は12日、…</p>"})["outlet"]
    '港都新聞'
    """
    out: dict[str, Any] = {k: v for k, v in row.items() if k in _OWN and not isinstance(v, Mapping | list)}
    if "outlet" in row:
        out["outlet"] = row["outlet"]  # our own output has {"name": …, "kind": …}
    keys = {key(k): k for k in row if isinstance(k, str) and k not in out}
    for of, called in names().items():
        if out.get(of) is None and (of not in row or isinstance(row[of], Mapping | list)):
            between = "\n" if of == "text" else "、"
            found = (_value(row[keys[n]], between) for n in called if n in keys)
            if (words := next((w for w in found if w), None)) is not None:
                out[of] = words
    for name in keys.values():
        if (
            field(name) is None
            and (end := of_column(name))
            and end not in out
            and end not in row
            and (words := _value(row[name], "\n"))
        ):
            out[end] = words
    if not _words(out) and deep < 2:
        inner = (recast(v, deep + 1) for v in list(row.values())[:_MOST_VALUES] if isinstance(v, Mapping))
        held = next((r for r in inner if _words(r)), None)
        out = {**out, **held} if held else out
    return _mended(out) if not deep else out


def missing(row: Row) -> str | None:
    """The keys of a row, as a message names them; None where it has a text of our own, or no keys."""
    if "text" in row or not row:
        return None
    called = [str(k)[:_LONGEST_KEY] for k in row]
    return ", ".join(called[:_SHOWN]) + (f" … ({len(called)})" if len(called) > _SHOWN else "")


def _words(row: Row) -> str | None:
    text = row.get("text")
    return text if isinstance(text, str) and text.strip() else None


def _value(value: object, between: str, deep: int = 0) -> str | None:
    """The words of a value: a string, a number, the name in an object, the parts of a list."""
    if deep > _DEEPEST:
        return None
    if isinstance(value, Mapping):
        return next((w for k in _WORDS if (w := _value(value.get(k), between, deep + 1))), None)
    if isinstance(value, list):
        return between.join(w for v in value[:_MOST_VALUES] if (w := _value(v, between, deep + 1))) or None
    if isinstance(value, bool) or value is None:
        return None
    return str(value).strip() or None


def _mended(row: dict[str, Any]) -> Row:
    """The row with its markup taken out, its dates in ISO form; a paper as the writer is the outlet."""
    for of in ("text", "title"):
        words = row.get(of)
        if isinstance(words, str) and _MARKUP.search(words):
            row[of] = "\n".join(line.text for line in fragment(words))
        if isinstance(words, str):  # a service that gives the beginning: …市は [+1204 chars]
            row[of] = _REST.sub("", row[of])
    for of in ("published", "updated"):
        if row.get(of) is not None:
            row[of] = day(str(row[of])) or row[of]
    if isinstance(by := row.get("byline"), str) and outlets.is_paper(by):
        row["outlet"] = row.get("outlet") or by
        del row["byline"]
    if isinstance(outlet := row.get("outlet"), str) and isinstance(row.get("title"), str):
        row["title"] = without_site(row["title"], (outlet,))[0]
    return row
