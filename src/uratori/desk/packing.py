"""Text and bytes in few bytes.

Japanese takes three bytes a letter in UTF-8, and a report is too short for a packer to learn what its bytes have in common.
So a text is first written in two bytes a letter (EUC-JIS-2004; what that has not, after a sign), and packed with a
dictionary of what reports have in common (scripts/desk_dictionary.py). What is packed begins with a byte that names how.
"""

from __future__ import annotations

import codecs
import zlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zlib import _Compress as Compressor

_CODE = "euc_jis_2004"
_SHORT, _LONG = 0x80, 0x81  # no bytes of the code: a letter that it has not follows, in two bytes or in three
_TEXT, _BYTES = 1, 2  # how it is packed: with the dictionary of texts, as it stands
_ZLIB = 0x78  # the first byte of what schemas 1 and 2 packed
_NEAR = 32_000  # bytes that deflate can look back upon
_RAW = -15
_LEVEL = 6  # 9 makes a report shorter by a hundredth and takes three times as long


def text(said: str) -> bytes:
    """A text in few bytes."""
    raw = coded(said)
    if raw is None:
        return as_it_stands(said.encode())
    return bytes((_TEXT,)) + deflated_with(raw, "text")


def untext(data: bytes) -> str:
    """The text of what :func:`text` wrote. Raises zlib.error or ValueError where it did not."""
    return uncoded(_inflated(data)) if data[:1] == bytes((_TEXT,)) else unbytes(data).decode()


def as_bytes(data: bytes) -> bytes:
    """Any bytes in few: those of a text in UTF-8 as a text."""
    try:
        said = data.decode()
    except UnicodeDecodeError:
        return as_it_stands(data)
    return text(said)


def unbytes(data: bytes) -> bytes:
    """The bytes of what :func:`as_bytes`, or an older program, wrote. Raises zlib.error or ValueError."""
    if data[:1] == bytes((_TEXT,)):
        return uncoded(_inflated(data)).encode()
    if data[:1] == bytes((_ZLIB,)):
        return zlib.decompress(data)
    return _inflated(data)


def as_it_stands(data: bytes) -> bytes:
    return bytes((_BYTES,)) + deflated(data)


def _inflated(data: bytes) -> bytes:
    if data[:1] == bytes((_TEXT,)):
        return inflated(data[1:], dictionary("text"))
    if data[:1] == bytes((_BYTES,)):
        return inflated(data[1:])
    raise ValueError("was packed in no way that is known")


def deflated(data: bytes, near: bytes = b"") -> bytes:
    """Bytes packed, ``near`` being what they may repeat."""
    packer = _packer(near)
    return packer.compress(data) + packer.flush()


def deflated_with(data: bytes, name: str) -> bytes:
    """Bytes packed with a dictionary (:func:`dictionary`), as :func:`deflated` would."""
    packer = _primed(name).copy()
    return packer.compress(data) + packer.flush()


def inflated(data: bytes, near: bytes = b"") -> bytes:
    """The bytes of what :func:`deflated` wrote. Raises zlib.error where it did not."""
    unpacker = zlib.decompressobj(_RAW, zdict=near[-_NEAR:])
    found = unpacker.decompress(data)
    if not unpacker.eof or unpacker.unused_data:
        raise zlib.error("breaks off, or goes on")
    return found


def _packer(near: bytes) -> Compressor:
    if near:
        return zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW, zdict=near[-_NEAR:])
    return zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)


@cache
def _primed(name: str) -> Compressor:
    """A packer that has read a dictionary; to be copied."""
    return _packer(dictionary(name))


@cache
def dictionary(name: str) -> bytes:
    """What most texts, or most values, have in common. What was packed with one is read with the same one only."""
    return files("uratori.data").joinpath(f"desk.{name}.dict").read_bytes()


def coded(said: str) -> bytes | None:
    """A text in two bytes a letter; None where that would not give the text back."""
    raw = said.encode(_CODE, _HANDLER)
    return raw if uncoded(raw) == said else None


def uncoded(raw: bytes) -> str:
    """The text of what :func:`coded` gave. Raises ValueError where it did not."""
    return raw.decode(_CODE, _HANDLER)


def _beyond(error: UnicodeError) -> tuple[str | bytes, int]:
    """A letter that the code has not, in and out."""
    if isinstance(error, UnicodeEncodeError):
        out = bytearray()
        for letter in error.object[error.start : error.end]:
            n = ord(letter)
            out += bytes((_SHORT,)) + n.to_bytes(2, "big") if n < 0x10000 else bytes((_LONG,)) + n.to_bytes(3, "big")
        return bytes(out), error.end
    if isinstance(error, UnicodeDecodeError):
        at, raw = error.start, error.object
        size = {_SHORT: 2, _LONG: 3}.get(raw[at])
        if size and at + size < len(raw):
            return chr(int.from_bytes(raw[at + 1 : at + 1 + size], "big")), at + 1 + size
    raise error


_HANDLER = "uratori-desk"
codecs.register_error(_HANDLER, _beyond)
