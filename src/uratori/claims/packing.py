"""A profile's vector in few bytes, without loss and quick to read: terms of the background table as their place there,
others as their number; weights as the steps down from one to the next."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

_HEAD = struct.Struct("<IHHI")
_ELSEWHERE = 0xFFFF  # in the place of a term that the table does not have


class Table(NamedTuple):
    """The numbers of the background's terms, the place of each, and what tells this table from another."""

    terms: tuple[int, ...]
    places: Mapping[int, int]
    mark: int


def table(terms: Iterable[str]) -> Table:
    numbers = tuple(map(number, terms))[:_ELSEWHERE]
    return Table(numbers, {n: i for i, n in enumerate(numbers)}, zlib.crc32(struct.pack(f"<{len(numbers)}I", *numbers)))


def number(term: str) -> int:
    """The number that stands for a term: its CRC-32."""
    return zlib.crc32(term.encode("utf-8", "surrogatepass"))


def pack(terms: Sequence[int], weights: Sequence[int], known: Table) -> bytes:
    """Terms and their weights (up to 65,535, falling) as bytes."""
    places = [known.places.get(t, _ELSEWHERE) for t in terms]
    others = [t for t, place in zip(terms, places, strict=True) if place == _ELSEWHERE]
    steps = [a - b for a, b in pairwise(weights)]
    raw = (
        _HEAD.pack(known.mark, len(terms), len(others), weights[0] if weights else 0)
        + struct.pack(f"<{len(others)}I", *others)
        + _planes(places)
        + _planes(steps)
    )
    return zlib.compress(raw, 9)


def unpack(data: bytes, known: Table) -> tuple[list[int], list[int]]:
    """The terms and weights of what :func:`pack` wrote. Raises ValueError where it did not, or with another table."""
    try:
        raw = zlib.decompress(data)
        mark, n, rest, first = _HEAD.unpack_from(raw)
        if mark != known.mark:
            raise ValueError("was packed with another table")
        at = _HEAD.size
        others = iter(struct.unpack_from(f"<{rest}I", raw, at))
        at += 4 * rest
        terms = [known.terms[p] if p != _ELSEWHERE else next(others) for p in _levelled(raw, at, n)]
        steps = _levelled(raw, at + 2 * n, max(0, n - 1))
    except (zlib.error, struct.error, IndexError, StopIteration) as error:
        raise ValueError(f"no packed vector: {error}") from error
    return terms, list(accumulate((-s for s in steps), initial=first)) if n else []


def _planes(numbers: Sequence[int]) -> bytes:
    """Numbers of sixteen bits, their low bytes before their high ones, which are mostly alike."""
    raw = struct.pack(f"<{len(numbers)}H", *numbers)
    return raw[::2] + raw[1::2]


def _levelled(raw: bytes, at: int, n: int) -> tuple[int, ...]:
    both = bytearray(2 * n)
    both[::2], both[1::2] = raw[at : at + n], raw[at + n : at + 2 * n]
    return struct.unpack(f"<{n}H", both)
