"""Sorted sets of byte strings in few bytes, as rows of a desk.

A row of its own for each word, or for each term of a document, costs more than the word: SQLite spends ten bytes and more
on a row. So neighbours are packed together, a few hundred in a block of less than a kilobyte. A block begins where its key
says and ends where the next begins; one that has grown too large is parted. What is looked for costs the unpacking of one
block; what is put in, its packing too, whatever else is there. A block that cannot be read counts as empty; the doctor
says so.
"""

from __future__ import annotations

import sqlite3
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import lru_cache
from itertools import accumulate, pairwise

from uratori.desk import packing

_MOST = 900  # bytes of a block: four stand on a page of the file, and none needs a second one
_USUAL = 600  # bytes of a block that was parted
_STEPS = 2  # the first bytes of entries of one width hardly change from one to the next: their steps are packed
_BEHIND = b"\xff" * 16


class Blocks:
    """One set of a desk, by the number of its ``kind``. Entries are of one ``width``, or (0) of any, without line feeds.
    What changes is inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection, kind: int, width: int = 0) -> None:
        self._db, self._kind, self.width = connection, kind, width

    def add(self, entries: Iterable[bytes]) -> None:
        """Put entries in; those that are there stay."""
        self._change(entries, lambda kept, new: kept | set(new))

    def remove(self, entries: Iterable[bytes]) -> None:
        """Take entries out, where they are there."""
        self._change(entries, lambda kept, gone: kept - set(gone))

    def clear(self) -> None:
        self._db.execute("DELETE FROM block WHERE kind = ?", (self._kind,))

    def beginning(self, start: bytes, after: bytes = b"") -> Iterator[bytes]:
        """The entries that begin so, in order; of these those from ``after`` on."""
        return self.between(max(start, after), start + _BEHIND)

    def between(self, first: bytes, last: bytes) -> Iterator[bytes]:
        """The entries from ``first`` on and before ``last``, in order."""
        for _, data in self._rows(first, last):
            found = self._unpacked(data)
            at = bisect_left(found, first)
            yield from found[at : bisect_left(found, last, at)]

    def parts(self) -> Iterator[bytes]:
        """All entries, those of a block as they stand, divided by line feeds where they are of any width."""
        for (data,) in self._db.execute("SELECT data FROM block WHERE kind = ? ORDER BY first", (self._kind,)):
            with suppress(zlib.error):
                yield packing.inflated(data)

    def broken(self) -> int:
        """How many blocks cannot be read."""
        rows = self._db.execute("SELECT data FROM block WHERE kind = ?", (self._kind,))
        return sum(not _entries(data, self.width) for (data,) in rows)

    def _rows(self, first: bytes, last: bytes) -> Iterator[tuple[bytes, bytes]]:
        """The blocks that can hold what lies between."""
        yield from self._db.execute(
            "SELECT first, data FROM block WHERE kind = :kind AND first >= coalesce("
            "(SELECT first FROM block WHERE kind = :kind AND first <= :first ORDER BY first DESC LIMIT 1), x'') "
            "AND first < :last ORDER BY first",
            {"kind": self._kind, "first": first, "last": last},
        )

    def _change(
        self, entries: Iterable[bytes], change: Callable[[AbstractSet[bytes], Sequence[bytes]], AbstractSet[bytes]]
    ) -> None:
        left = sorted(set(entries))
        at = 0
        while at < len(left):
            first, data, behind = self._around(left[at])
            end = len(left) if behind is None else bisect_left(left, behind, at)
            kept = frozenset(self._unpacked(data) if data else ())
            then = change(kept, left[at:end])
            if then != kept:
                self._write(first, sorted(then))
            at = end

    def _write(self, first: bytes, entries: list[bytes]) -> None:
        """Put a block in the place of the one that begins there. One without entries is none."""
        if not entries:
            self._db.execute("DELETE FROM block WHERE kind = ? AND first = ?", (self._kind, first))
            return
        packed = self._packed(entries)
        count = 1 if len(packed) <= _MOST else min(-(-len(packed) // _USUAL), len(entries))
        parts = [entries[len(entries) * k // count : len(entries) * (k + 1) // count] for k in range(count)]
        rows = [(part[0] if k else first, self._packed(part) if count > 1 else packed) for k, part in enumerate(parts)]
        self._db.executemany(
            "INSERT OR REPLACE INTO block (kind, first, data) VALUES (?, ?, ?)", [(self._kind, *r) for r in rows]
        )

    def _around(self, entry: bytes) -> tuple[bytes, bytes | None, bytes | None]:
        """The block that an entry belongs in: where it begins, what it holds, and where the next begins."""
        row = self._db.execute(
            "SELECT first, data FROM block WHERE kind = ? AND first <= ? ORDER BY first DESC LIMIT 1",
            (self._kind, entry),
        ).fetchone()
        first, data = row or (b"", None)
        behind = self._db.execute(
            "SELECT first FROM block WHERE kind = ? AND first > ? ORDER BY first LIMIT 1", (self._kind, first)
        ).fetchone()
        return first, data, behind and behind[0]

    def _packed(self, entries: Sequence[bytes]) -> bytes:
        if not self.width:
            return packing.deflated(b"\n".join(entries))
        whole = b"".join(entries)
        columns = [whole[k :: self.width] for k in range(self.width)]
        steps = [bytes([c[0], *((b - a) & 255 for a, b in pairwise(c))]) if c else c for c in columns[:_STEPS]]
        return packing.deflated(b"".join([*steps, *columns[_STEPS:]]))

    def _unpacked(self, data: bytes) -> tuple[bytes, ...]:
        return _entries(data, self.width)


@lru_cache(maxsize=256)
def _entries(data: bytes, width: int) -> tuple[bytes, ...]:
    try:
        whole = packing.inflated(data)
    except zlib.error:
        return ()
    if not width:
        return tuple(whole.split(b"\n")) if whole else ()
    count = len(whole) // width
    columns = [whole[k * count : (k + 1) * count] for k in range(width)]
    values = [bytes([n & 255 for n in accumulate(c)]) for c in columns[:_STEPS]]
    return tuple(map(bytes, zip(*values, *columns[_STEPS:], strict=True)))
