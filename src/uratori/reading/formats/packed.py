"""Packed bytes that may be bombs (ZIP, gzip): unpacked only to a size that reports can have."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

# Files in one archive; an office document has some dozens, a day's crawl some thousands.
MOST_FILES = 20_000
# What all may unpack to (bytes), and how many times their packed size. Deflate reaches 1,032, words some 10.
LARGEST = 2_000_000_000
STEEPEST = 200
# Below this no ratio harms: an empty table packs to almost nothing.
SMALL = 10_000_000


class TooLargeError(ValueError):
    """The archive would unpack to more than it may; the message says to what."""


@contextmanager
def opened(stream: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """The archive, its directory checked: nothing is unpacked to disk, so no name in it can lead out of a folder.
    Raises :class:`TooLargeError`, and :class:`zipfile.BadZipFile` where it is none.

    Python reads no more of a member than its directory says, so that a lying directory yields less, not more.
    """
    with zipfile.ZipFile(stream) as archive:
        members = archive.infolist()
        if len(members) > MOST_FILES:
            raise TooLargeError(f"it holds {len(members):,} files")
        size, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
        if size > LARGEST or (size > SMALL and size > STEEPEST * max(1, packed)):
            raise TooLargeError(f"it would unpack to {size:,} bytes")
        yield archive


def member(archive: zipfile.ZipFile, name: str, most: int) -> bytes | None:
    """The bytes of one member; None where there is none of that name. Raises :class:`TooLargeError`."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > most:
        raise TooLargeError(f"{name} would unpack to {info.file_size:,} bytes")
    with archive.open(info) as stream:
        return stream.read(most)


def inflate(data: bytes, most: int) -> tuple[bytes, bool]:
    """Unpack gzip members to at most ``most`` bytes and one more; whether all of it was whole."""
    out, rest = bytearray(), data
    while rest:
        member = zlib.decompressobj(31)
        try:
            out += member.decompress(rest, most + 1 - len(out))
        except zlib.error:
            return bytes(out), False
        if len(out) > most:
            return bytes(out), True
        if not member.eof:
            return bytes(out), False
        rest = member.unused_data.lstrip(b"\x00")
    return bytes(out), True
