"""JSON and JSON Lines: rows of ``{"id", "text", …}`` (docs/json.md), and of other programs by the names of their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from uratori.reading.formats import social
from uratori.reading.formats.foreign import listed, missing, recast
from uratori.reading.formats.plain import flagged, of_text
from uratori.reading.layouts.rows import Row, RowError, from_row, parse_rows
from uratori.reading.readers import Found, Input, Problem, Reader


def read_rows(item: Input, rows: Iterable[Row], flags: tuple[str, ...] = ()) -> Iterator[Found]:
    """The documents of rows, each given as where it stands (for messages), the id it gets if it has none, and the row
    or what is wrong with it. ``flags`` are those of the file."""
    for where, id_, row in rows:
        try:
            if isinstance(row, RowError):
                raise row
            ours = recast(row)
            if keys := missing(row) if "text" not in ours else None:
                yield Problem(where, f"the row has no text; its keys: {keys}", "call one 本文 or text")
                continue
            found = from_row(ours, item.name, id_)
            if ours.get("text") != row.get("text"):
                found = tuple(replace(d, extracted=True) for d in found)
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
        value = social.loads(text)
    except (ValueError, RecursionError) as error:
        reason = RowError(f"is not JSON ({str(error)[:80]}); JSON Lines files end in .jsonl")
        yield f"{item.name}[1]", item.id, reason
        return
    if (posts := social.posts(value, item.name, item.id)) is not None:
        yield from posts
        return
    items: Sequence[object] = value if isinstance(value, list) else listed(value) or [value]
    for number, row in enumerate(items, start=1):
        fit = row if isinstance(row, Mapping) else RowError("is not a JSON object")
        yield f"{item.name}[{number}]", f"{item.id}:{number}" if len(items) > 1 else item.id, fit


def _archive(item: Input, text: str) -> Iterator[Row]:
    """The posts of a file of an X archive; its other files (likes, the account) hold none."""
    what = social.assigned(text)
    if what is None or what[0] not in ("tweets", "tweet", "note_tweet", "community_tweet"):
        yield (
            item.name,
            item.id,
            RowError("is of a script without posts" if what is None else f"is of {what[0]}, no posts"),
        )
    else:
        yield from _values(item, text)


def _reader(rows: Callable[[Input, str], Iterator[Row]]) -> Callable[[Input], Iterator[Found]]:
    return of_text(lambda item, text: read_rows(item, rows(item, text.text), text.flags))


READERS = (
    Reader(
        "JSON Lines",
        _reader(_lines),
        suffixes=frozenset((".jsonl", ".ndjson")),
        media_types=frozenset(("application/x-ndjson", "application/jsonl")),
    ),
    Reader("JSON", _reader(_values), suffixes=frozenset((".json",)), media_types=frozenset(("application/json",))),
    Reader("X archive", _reader(_archive), lambda head: b"window.YTD." in head[:200], frozenset((".js",))),
)
