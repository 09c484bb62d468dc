"""The words that a desk has met, and how each is read: what beginnings, insides and readings lead to."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice

from uratori.desk import words
from uratori.desk.blocks import Blocks

_KIND = 1
_CODE = ("utf-8", "surrogatepass")


class Vocabulary:
    """The words of a desk. Readings are in hiragana."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._blocks = Blocks(connection, _KIND)

    def add(self, met: Iterable[tuple[str, str]]) -> None:
        """Take in words, each with how it is read, inside the caller's transaction. Of numbers nobody types the beginning
        or a reading (2024 is no 20)."""
        self._blocks.add(_entry(word, reading) for word, reading in met if not word.isdecimal())

    def clear(self) -> None:
        self._blocks.clear()

    def sound(self) -> bool:
        """Whether it holds anything, and all of it can be read."""
        return any(self._blocks.parts()) and not self._blocks.broken()

    def reads(self, reading: str, *, begun: bool = False) -> bool:
        """Whether a word is read so, or (``begun``) its reading begins so."""
        return next(self._read(reading, begun=begun), None) is not None

    def read_so(self, reading: str, most: int, *, begun: bool = False) -> list[str]:
        """Words that are read so; with ``begun`` then those whose reading begins so, by their readings."""
        return _each_once(map(_word, self._read(reading, begun=begun)), most)

    def _read(self, reading: str, *, begun: bool) -> Iterator[bytes]:
        start = words.spelled(reading).encode()
        return self._blocks.beginning(start if begun else start + b"\t")

    def beginning(self, start: str, most: int) -> list[str]:
        """Longer words that begin so."""
        return self._looked_for(b"\t(" + re.escape(start.encode(*_CODE)) + b"[^\n]+)", most)

    def containing(self, part: str, most: int) -> list[str]:
        """Words that have it inside or at the end."""
        return self._looked_for(b"\t([^\n]+" + re.escape(part.encode(*_CODE)) + b"[^\n]*)", most)

    def _looked_for(self, pattern: bytes, most: int) -> list[str]:
        sought = re.compile(pattern)
        found = (m[1].decode(*_CODE) for part in self._blocks.parts() for m in sought.finditer(part))
        return _each_once(found, most)


def _entry(word: str, reading: str) -> bytes:
    return f"{words.spelled(reading)}\t{word}".encode(*_CODE)


def _word(entry: bytes) -> str:
    return entry.partition(b"\t")[2].decode(*_CODE)


def _each_once(found: Iterable[str], most: int) -> list[str]:
    return list(islice(dict.fromkeys(found), most))
