"""JSON Lines rows → documents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from uratori.model import Document, Outlet, Published
from uratori.reading.labels.outlet import named
from uratori.reading.layouts.split import split

_SURROGATE = re.compile("[\ud800-\udfff]")


class RowError(ValueError):
    """A row that holds no document; the message says what is wrong and what to do."""


Row = tuple[str, str, Mapping[str, Any] | RowError]
"""Where a row stands (for messages), the id it gets if it has none, and the row or what is wrong with it."""


def given(value: str) -> Published:
    """The date of publication that a user or a row hands over: ISO 8601, a day or a day and time; a month or a year alone
    only bounds it.

    >>> given("2024-01-03T10:44").earliest
    '2024-01-03'
    >>> given("2024-02").latest
    '2024-02-29'

    Raises ValueError where it is no date.
    """
    if len(value) < 8:
        return Published(value, "given")
    if len(value) > 10:
        datetime.fromisoformat(value)
    date.fromisoformat(value[:10])
    return Published(value, "given", value[:10], value[:10])


def from_row(row: Mapping[str, Any], source: str, id_: str | None = None) -> tuple[Document, ...]:
    """The documents of one row: ``text``, and optionally ``id`` (else ``id_``), ``title``, ``outlet``, ``url``,
    ``published``, ``updated``, ``byline``, ``captured``, ``layout`` (only ``post`` is taken: the others show in the
    text). Raises :class:`RowError`."""
    text = row.get("text")
    if not isinstance(text, str):
        raise RowError('has no "text" (a string)')
    flags: tuple[str, ...] = ()
    if _SURROGATE.search(text):  # half a character, as a cut JSON escape leaves it
        text, flags = _SURROGATE.sub("\ufffd", text), ("unreadable characters: half of a pair",)
    if not text.strip():
        raise RowError('has an empty "text"')
    name = _text(row.get("id")) or id_
    if name is None:
        raise RowError('has no "id"')
    published = Published()
    if value := row.get("published"):
        try:
            published = given(str(value))
        except ValueError:
            flags = (
                *flags,
                f"published is not an ISO date: {str(value)[:40]}",
            )
    found = split(
        Document(
            id=name,
            source=source,
            text=text,
            start=0,
            end=len(text),
            title=_text(row.get("title")),
            outlet=_outlet(row.get("outlet")),
            url=_text(row.get("url")),
            published=published,
            flags=flags,
            updated=_text(row.get("updated")),
            byline=_text(row.get("byline")),
            captured=_text(row.get("captured")),
        )
    )
    return tuple(replace(d, layout="post") for d in found) if row.get("layout") == "post" else found


def _text(value: object) -> str | None:
    return _SURROGATE.sub("\ufffd", str(value)).strip() or None if value is not None else None


def _outlet(value: object) -> Outlet | None:
    if isinstance(value, Mapping):  # our own output read again: {"name": …, "kind": …}
        value = value.get("name")
    name = _text(value)
    return named(name) if name else None


def parse_rows(text: str) -> Iterator[tuple[int, Mapping[str, Any] | RowError]]:
    """The rows of a JSON Lines text with their line numbers (from 1), or what is wrong with the line."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield number, RowError(f"is not JSON ({str(error)[:80]})")
            continue
        yield number, row if isinstance(row, Mapping) else RowError("is not a JSON object")
