"""From a reading to what a desk takes: each text with the bytes it came in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from uratori.desk.values import Source
from uratori.reading import Reading


def sources(reading: Reading) -> Iterator[Source]:
    """The texts of a reading, each with the bytes of its file where it is one that can be read."""
    for name, documents in groupby(reading.documents, key=lambda d: d.source):
        data = _bytes(name)
        for _, group in groupby(documents, key=lambda d: d.parent or d.id):
            yield Source(name, data, tuple(group))


def _bytes(name: str) -> bytes | None:
    try:
        return Path(name).read_bytes()
    except OSError:
        return None
