"""What a page says in few bytes, and the vector that follows from it.

A vector is told by how often its terms are said and by the background table alone. So only that is kept: terms of the
table by the steps from one place there to the next, others as the last three bytes of their number; how often each is said in tenths, as what
stands further down counts for less (:mod:`uratori.claims.grouping.profile`).
"""

from __future__ import annotations

import math
import struct
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

_HEAD = struct.Struct("<IHHHH")
_MOST = 0xFFFF  # terms of one kind, and tenths of one term
PAIR = "="  # before a pair of letters
BEYOND = 0xFFFFFF  # what is kept of the number of a term that is not in the table
_RAW = -15
_FORM = 2  # of what is packed; 1 had numbers of four bytes


class Table(NamedTuple):
    """The background as numbers: of each term its number, what it weighs, and whether it is a pair; the place of each;
    what a term weighs that is not in it; and what tells this table from another."""

    terms: tuple[int, ...]
    weights: tuple[float, ...]
    pairs: tuple[bool, ...]
    places: Mapping[int, int]
    beyond: float
    mark: int


class Said(NamedTuple):
    """How often, in tenths, a page says its terms, by their numbers: words, words of one letter, pairs of letters."""

    words: Mapping[int, int]
    letters: Mapping[int, int]
    pairs: Mapping[int, int]


class Vector(NamedTuple):
    """Terms and their weights, heaviest first (among equals by their numbers), and those that are words of more than one
    letter and not in the table."""

    terms: list[int]
    weights: list[int]
    rare: list[int]


def table(weights: Mapping[str, float], beyond: float) -> Table:
    numbers = tuple(map(number, weights))[:_MOST]
    mark = zlib.crc32(struct.pack(f"<{len(numbers)}I", *numbers) + repr([*weights.values(), beyond, _FORM]).encode())
    pairs = tuple(t.startswith(PAIR) for t in weights)
    return Table(numbers, tuple(weights.values()), pairs, {n: i for i, n in enumerate(numbers)}, beyond, mark)


def number(term: str) -> int:
    """The number that stands for a term: its CRC-32."""
    return zlib.crc32(term.encode("utf-8", "surrogatepass"))


def pack(said: Said, known: Table) -> bytes:
    """What a page says as bytes."""
    found: dict[int, int] = {}
    others: list[list[tuple[int, int]]] = []
    for kind, counts in enumerate(said):
        left: dict[int, int] = {}
        for term, tenths in counts.items():
            place = known.places.get(term, -1)
            if place >= 0 and known.pairs[place] == (kind == 2):
                found[place] = tenths if tenths < _MOST else _MOST
            else:
                left[term & BEYOND] = min(left.get(term & BEYOND, 0) + tenths, _MOST)
        others.append(sorted(left.items())[:_MOST])
    places = sorted(found)
    often = [found[p] for p in places] + [n for left in others for _, n in left]
    numbers = [t for left in others for t, _ in left]
    return (
        _HEAD.pack(known.mark, len(places), *map(len, others))
        + b"".join(n.to_bytes(3, "little") for n in numbers)
        + zlib.compress(_planes(often), 9, _RAW)
        + _steps(places)
    )


def unpack(data: bytes, known: Table, share: float, unit: int) -> Vector:
    """The vector of what :func:`pack` wrote, of the length ``unit``, words having the ``share`` of its square. Raises
    ValueError where it did not, or with another table."""
    try:
        mark, n, *kinds = _HEAD.unpack_from(data)
        if mark != known.mark:
            raise ValueError("was packed with another table")
        rest = sum(kinds)
        at = _HEAD.size + 3 * rest
        numbers = [int.from_bytes(data[k : k + 3], "little") for k in range(_HEAD.size, at, 3)]
        unpacker = zlib.decompressobj(_RAW)
        tenths = _levelled(unpacker.decompress(data[at:]), n + rest)
        places = _places(unpacker.unused_data, n)
        terms = [known.terms[p] for p in places] + numbers
        weights = [known.weights[p] for p in places] + [known.beyond] * rest
        pairs = [known.pairs[p] for p in places] + [False] * (rest - kinds[2]) + [True] * kinds[2]
    except (zlib.error, struct.error, IndexError) as error:
        raise ValueError(f"no packed vector: {error}") from error
    heavy = [_often(t) * w for t, w in zip(tenths, weights, strict=True)]
    scale = {pair: _scale(heavy, pairs, pair, unit, 1 - share if pair else share) for pair in (False, True)}
    whole = [round(h * scale[p]) for h, p in zip(heavy, pairs, strict=True)]
    ordered = sorted([(-w, t) for w, t in zip(whole, terms, strict=True) if w])
    return Vector([t for _, t in ordered], [-w for w, _ in ordered], sorted(numbers[: kinds[0]]))


def from_form_1(data: bytes, known: Table) -> bytes:
    """What the first form of :func:`pack` wrote with the same table, as it writes now. Raises ValueError."""
    try:
        _, n, *kinds = _HEAD.unpack_from(data)
        at = _HEAD.size + 4 * sum(kinds)
        numbers = struct.unpack_from(f"<{sum(kinds)}I", data, _HEAD.size)
        unpacker = zlib.decompressobj()
        planes = unpacker.decompress(data[at:])
    except (zlib.error, struct.error) as error:
        raise ValueError(f"no packed vector: {error}") from error
    return (
        _HEAD.pack(known.mark, n, *kinds)
        + b"".join((number & BEYOND).to_bytes(3, "little") for number in numbers)
        + zlib.compress(planes, 9, _RAW)
        + unpacker.unused_data
    )


def _often(tenths: int) -> float:
    return _OFTEN[tenths] if tenths < len(_OFTEN) else 1 + math.log1p(tenths / 10)


_OFTEN = tuple(1 + math.log1p(n / 10) for n in range(256))


def _scale(heavy: Sequence[float], pairs: Sequence[bool], pair: bool, unit: int, share: float) -> float:
    """What makes the terms of one kind weigh their share."""
    squares = math.fsum([h * h for h, p in zip(heavy, pairs, strict=True) if p == pair])
    return unit / math.sqrt(squares / share) if squares else 0.0


def _steps(places: Sequence[int]) -> bytes:
    """Places in order as the steps between them, seven bits to a byte, two bytes at most."""
    out = bytearray()
    for step in (b - a for a, b in pairwise(chain((0,), places))):
        if step < 128:
            out.append(step)
        else:
            out += bytes((step & 127 | 128, step >> 7))
    return bytes(out)


def _places(data: bytes, n: int) -> list[int]:
    steps, at = [], 0
    for _ in range(n):
        step = data[at]
        at += 1
        if step > 127:
            step += (data[at] - 1) * 128
            at += 1
        steps.append(step)
    return list(accumulate(steps))


def _planes(numbers: Iterable[int]) -> bytes:
    """Numbers of sixteen bits, their low bytes before their high ones, which are mostly alike."""
    whole = array("H", numbers)
    return bytes(n & 255 for n in whole) + bytes(n >> 8 for n in whole)


def _levelled(raw: bytes, n: int) -> list[int]:
    if len(raw) != 2 * n:
        raise ValueError("no packed vector: breaks off")
    if not any(raw[n:]):
        return list(raw[:n])
    return [low + 256 * high for low, high in zip(raw[:n], raw[n:], strict=True)]
