"""JSON and JSON Lines: rows of ``{"id", "text", …}`` (docs/json.md)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from uratori.reading.plain import decoded, flagged, unreadable
from uratori.reading.readers import Found, Input, Problem, Reader
from uratori.reading.rows import RowError, from_row, parse_rows

Row = tuple[str, str, Mapping[str, Any] | RowError]


def read_rows(item: Input, rows: Iterable[Row], flags: tuple[str, ...] = ()) -> Iterator[Found]:
    """The documents of rows, each given as where it stands (for messages), the id it gets if it has none, and the row
    or what is wrong with it. ``flags`` are those of the file."""
    for where, id_, row in rows:
        try:
            if isinstance(row, RowError):
                raise row
            found = from_row(row, item.name, id_)
        except RowError as error:
            yield Problem(where, f"the row {error}")
            continue
        for flag in found[0].flags:
            day = flag.startswith("published")
            remedy = "write it as 2024-05-12" if day else "check the words against the original"
            yield Problem(where, flag, remedy, lost=False)
        yield flagged(found, flags)


def _lines(item: Input, text: str) -> Iterator[Row]:
    for number, row in parse_rows(text):
        yield f"{item.name}:{number}", f"{item.id}:{number}", row


def _values(item: Input, text: str) -> Iterator[Row]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = RowError(f"is not JSON ({str(error)[:80]}); JSON Lines files end in .jsonl")
        yield f"{item.name}[1]", item.id, reason
        return
    items: Sequence[object] = value if isinstance(value, list) else [value]
    for number, row in enumerate(items, start=1):
        fit = row if isinstance(row, Mapping) else RowError("is not a JSON object")
        yield f"{item.name}[{number}]", f"{item.id}:{number}" if len(items) > 1 else item.id, fit


def _reader(rows: Callable[[Input, str], Iterator[Row]]) -> Callable[[Input], Iterator[Found]]:
    def read(item: Input) -> Iterator[Found]:
        text = decoded(item)
        if isinstance(text, Problem):
            yield text
            return
        yield from unreadable(item.name, text.flags)
        yield from read_rows(item, rows(item, text.text), text.flags)

    return read


READERS = (
    Reader(
        "JSON Lines",
        _reader(_lines),
        suffixes=frozenset((".jsonl", ".ndjson")),
        media_types=frozenset(("application/x-ndjson", "application/jsonl")),
    ),
    Reader("JSON", _reader(_values), suffixes=frozenset((".json",)), media_types=frozenset(("application/json",))),
)
