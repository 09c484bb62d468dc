"""What leads from names to the stories of those who bear them.

Names of people, and how they are read, are kept in letters, as they are looked for by their beginnings; names of those who
bear several, and of others who bear one, as a number, as they are looked for whole. Two that meet in a number lead to a story
too many, whose names tell.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal, NamedTuple

from uratori.desk import packing
from uratori.desk.blocks import Blocks
from uratori.desk.words import spelled

_LETTERS, _NUMBERS = 3, 4  # kinds of blocks
_WIDTH = 8  # of a name as a number (three bytes behind its kind) and a story (four)
_BEHIND = b"\0"  # behind a name in letters
_TOLD = 8  # stories that are looked at for those who bear a name


class Key(NamedTuple):
    """A name as it leads to stories: of a ``person``, how that is ``read``, of one who bears ``several``, or of another."""

    kind: Literal["person", "read", "several", "other"]
    name: str


Entry = tuple[Key, int]  # and the row of a story


class Called:
    """The names of a desk. What changes is inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._letters, self._numbers = Blocks(connection, _LETTERS), Blocks(connection, _NUMBERS, _WIDTH)

    def add(self, entries: Iterable[Entry]) -> None:
        letters, numbers = _parted(entries)
        self._letters.add(letters)
        self._numbers.add(numbers)

    def remove(self, entries: Iterable[Entry]) -> None:
        letters, numbers = _parted(entries)
        self._letters.remove(letters)
        self._numbers.remove(numbers)

    def clear(self) -> None:
        self._letters.clear()
        self._numbers.clear()

    def wrong(self, right: Iterable[Entry]) -> int:
        """How many entries lead nowhere, or are missing."""
        kept = (set(blocks.beginning(b"")) for blocks in (self._letters, self._numbers))
        return sum(len(there.symmetric_difference(here)) for there, here in zip(kept, _parted(right), strict=True))

    def sharing(self, name: str, most: int) -> list[int]:
        """The latest stories (rows) with one who bears a name of this key and others."""
        return self._stories(Key("several", name))[:most]

    def knowing(self, name: str) -> list[int]:
        """The stories (rows) with a bearer of a name of this key, whoever that is."""
        kinds: tuple[Literal["person", "several", "other"], ...] = ("person", "several", "other")
        return list(dict.fromkeys(n for kind in kinds for n in self._stories(Key(kind, name))))

    def people(self, name: str, most: int) -> list[int]:
        """Stories (rows) with people whose name begins so, or is read so: the latest of each of the first ``most`` names,
        more of them where few are called so."""
        begins = [_coded(Key("person", name))]
        if spelled(name):
            begins.append(_coded(Key("read", spelled(name))))
        found = [name for begin in begins for name in islice(self._names(begin), most)]
        each = max(1, _TOLD // max(1, len(found)))
        return list(dict.fromkeys(n for name in found for n in self._of(self._letters, name + _BEHIND)[:each]))

    def _names(self, begin: bytes) -> Iterator[bytes]:
        """The names that begin so, each once: one that is told everywhere is not read story by story."""
        after = begin
        while entry := next(self._letters.beginning(begin, after), None):
            name = entry[: entry.rindex(_BEHIND)]
            yield name
            after = name + b"\1"

    def _stories(self, key: Key) -> list[int]:
        blocks, start = (self._numbers, _number(key)) if _in_numbers(key) else (self._letters, _coded(key) + _BEHIND)
        return self._of(blocks, start)

    @staticmethod
    def _of(blocks: Blocks, start: bytes) -> list[int]:
        """The stories of the entries that begin so, latest first."""
        rest = [entry[len(start) :] for entry in blocks.beginning(start)][::-1]
        return [int.from_bytes(r, "big") for r in rest] if blocks.width else [int(r, 16) for r in rest]


def _in_numbers(key: Key) -> bool:
    return key.kind in ("several", "other")


def _parted(entries: Iterable[Entry]) -> tuple[set[bytes], set[bytes]]:
    """Entries as they are kept: in letters, in numbers."""
    letters, numbers = set[bytes](), set[bytes]()
    for key, story in entries:
        if _in_numbers(key):
            numbers.add(_number(key) + story.to_bytes(4, "big"))
        else:
            letters.add(_coded(key) + _BEHIND + b"%08x" % story)
    return letters, numbers


def _coded(key: Key) -> bytes:
    return key.kind[:1].encode() + (packing.coded(key.name) or key.name.encode("utf-8", "surrogatepass"))


def _number(key: Key) -> bytes:
    return key.kind[:1].encode() + zlib.crc32(key.name.encode("utf-8", "surrogatepass")).to_bytes(4, "big")[1:]
