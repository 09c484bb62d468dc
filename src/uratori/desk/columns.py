"""Frozen dataclasses as columns of whole numbers and a table of strings: each field of all values that stand side by side
is written in one go, and read back in one go.

What such values have in common stands together then, and packs well: the kinds of all sentences, the lengths of all
mentions. Offsets count from what holds them (a name from its mention, words of a statement from the statement), else from
the one before; a string that was met before is a number; names that count on (e1, e2, e3) take no letters. The fields of
a class are read in their order, so that what stands in front can be read without the rest.
"""

from __future__ import annotations

import re
import types
from array import array
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import accumulate, chain, pairwise
from operator import add, attrgetter, sub
from sys import byteorder
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

_MOST = 1 << 24  # values of one field; more are no desk's
_ZERO, _SAME, _BYTES, _PAIRS, _LONG, _STEPS = range(6)
_COUNTED = re.compile(r"([a-z])([1-9][0-9]{0,6})")

Numbers = list[int]
#: Where the values stand that hold these: what their offsets are counted from. None: from the one before.
Bases = Sequence[int] | None


class Writer:
    """What values are written to: their numbers, and their strings in the order they are first met."""

    def __init__(self) -> None:
        self.numbers = bytearray()
        self.strings: dict[str, int] = {}

    def put(self, column: Sequence[int]) -> None:
        """Numbers from 0 on, in as few bytes each as the largest needs."""
        if not column:
            return
        most, out = max(column), self.numbers
        if most == 0:
            out.append(_ZERO)
        elif most < 256 and min(column) == most:
            out += bytes((_SAME, most))
        elif len(column) > 2 and _steady(column):
            out.append(_STEPS)
            out += _varint(column[0]) + _varint(_zigzag(column[1] - column[0]))
        elif most < 256:
            out.append(_BYTES)
            out += bytes(column)
        elif most < 65536:
            raw = _swapped(array("H", column)).tobytes()
            out.append(_PAIRS)
            out += raw[::2] + raw[1::2]  # low bytes before high ones, which are mostly alike
        else:
            out.append(_LONG)
            for n in column:
                out += _varint(n)

    def put_strings(self, values: Sequence[str | None]) -> None:
        """Strings as numbers: 0 for None, 1 for the next that was not met before, from 2 on those that were."""
        known, column = self.strings, []
        for value in values:
            if value is None:
                column.append(0)
            elif (n := known.get(value)) is None:
                known[value] = len(known)
                column.append(1)
            else:
                column.append(n + 2)
        self.put(column)

    def table(self) -> tuple[bytes, str]:
        """The strings met: how long each is (0: it counts on from the one before), and all of them on end."""
        lengths, said = Writer(), []
        before = ""
        column = []
        for value in self.strings:
            if value == _next(before):
                column.append(0)
            else:
                column.append(len(value) + 1)
                said.append(value)
            before = value
        lengths.put(column)
        return _varint(len(column)) + bytes(lengths.numbers), "".join(said)


class Reader:
    """What values are read from. Raises ValueError or IndexError where the bytes are none that a :class:`Writer` wrote."""

    def __init__(self, numbers: bytes, at: int = 0) -> None:
        self.numbers, self.at = numbers, at
        self._table: tuple[Sequence[int], str] = ((), "")
        self._strings: list[str] | None = None
        self._next = 0

    def take(self, count: int) -> Sequence[int]:
        """The next ``count`` numbers."""
        if not 0 <= count <= _MOST:
            raise ValueError(f"{count} values")
        if not count:
            return ()
        numbers, at = self.numbers, self.at + 1
        how = numbers[self.at]
        if how == _ZERO:
            self.at = at
            return [0] * count
        if how == _SAME:
            self.at = at + 1
            return [numbers[at]] * count
        if how == _BYTES:
            self.at = at + count
            found = numbers[at : self.at]
        elif how == _PAIRS:
            self.at = at + 2 * count
            if self.at > len(numbers):
                raise ValueError("breaks off")
            both = bytearray(2 * count)
            both[::2], both[1::2] = numbers[at : at + count], numbers[at + count : self.at]
            return _swapped(array("H", bytes(both))).tolist()
        elif how == _LONG:
            self.at = at
            return [self.varint() for _ in range(count)]
        elif how == _STEPS:
            self.at = at
            first, step = self.varint(), _unzigzag(self.varint())
            return [first + step * i for i in range(count)]
        else:
            raise ValueError(f"no column {how}")
        if len(found) < count:
            raise ValueError("breaks off")
        return found

    def varint(self) -> int:
        n = shift = 0
        while True:
            byte = self.numbers[self.at]
            self.at += 1
            n |= (byte & 127) << shift
            if byte < 128:
                return n
            shift += 7

    def table(self) -> Sequence[int]:
        """How long each string is, as :meth:`Writer.table` gave it."""
        return self.take(self.varint())

    def read_strings(self, lengths: Sequence[int], said: str) -> None:
        """Take the strings from their lengths and what they say, once one is asked for."""
        self._table = lengths, said

    @property
    def strings(self) -> list[str]:
        if self._strings is None:
            self._strings = self._parted(*self._table)
        return self._strings

    @staticmethod
    def _parted(lengths: Sequence[int], said: str) -> list[str]:
        at, before, strings = 0, "", []
        for n in lengths:
            if n:
                before = said[at : at + n - 1]
                at += n - 1
            else:
                before = _next(before) or ""
            strings.append(before)
        return strings

    def take_strings(self, count: int) -> list[str | None]:
        out: list[str | None] = []
        strings = self.strings
        for n in self.take(count):
            if n == 0:
                out.append(None)
            elif n == 1:
                out.append(strings[self._next])
                self._next += 1
            else:
                out.append(strings[n - 2])
        return out


class Column(NamedTuple):
    """How values of one type are written and read. Reading gives as many as are asked for."""

    write: Callable[[Writer, Sequence[Any], Bases], None]
    read: Callable[[Reader, int, Bases], Sequence[Any]]
    some: Callable[[Reader, int, Bases, int], list[Sequence[Any]]] | None = None  #: of a class: its first fields only


@cache
def column(kind: Any, hints: Callable[[Any], dict[str, Any]]) -> Column:  # noqa: ANN401 - a type, which typing does not name
    """The columns of a type: a dataclass, a tuple, a literal, a str, int, bool or float, or one of these or None.
    ``hints`` tells the types of a dataclass's fields."""
    if is_dataclass(kind) and isinstance(kind, type):
        return _of_class(kind, hints)
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        some = [a for a in args if a is not types.NoneType]
        if len(some) != 1:
            raise TypeError(f"no columns for a union of {some}")
        return _or_none(some[0], hints)
    if origin is tuple:
        return _of_tuple(args, hints)
    if origin is Literal:
        return _of_words(args)
    return _PLAIN[kind]


def _of_class(kind: type, hints: Callable[[Any], dict[str, Any]]) -> Column:
    names = [f.name for f in fields(kind)]
    types_ = hints(kind)
    placed = "start" in names and types_["start"] in (int, int | None)
    columns = [None if placed and n in ("start", "end") else column(types_[n], hints) for n in names]
    get = attrgetter(*names) if len(names) > 1 else lambda v: (getattr(v, names[0]),)
    end = names.index("end") if placed else -1

    def write(out: Writer, values: Sequence[Any], bases: Bases) -> None:
        if not values:
            return
        inner = bases
        whole = list(zip(*map(get, values), strict=True))
        for name, found, part in zip(names, whole, columns, strict=True):
            if part is not None:
                part.write(out, found, inner)
            elif name == "start":
                inner = _put_spans(out, found, whole[end], bases)

    def read(source: Reader, count: int, bases: Bases) -> Sequence[Any]:
        return list(map(kind, *some(source, count, bases, len(names))))

    def some(source: Reader, count: int, bases: Bases, most: int) -> list[Sequence[Any]]:
        if not count:
            return [()] * most
        inner, found = bases, list[Sequence[Any]]()
        for name, part in zip(names[:most], columns, strict=False):
            if part is not None:
                found.append(part.read(source, count, inner))
            elif name == "start":
                starts, ends, inner = _take_spans(source, count, bases)
                found.append(starts)
            else:
                found.append(ends)
        return found

    return Column(write, read, some)


def _put_spans(out: Writer, starts: Sequence[int | None], ends: Sequence[int | None], bases: Bases) -> Sequence[int]:
    """Write offsets: how long each stretch is, and where it starts. What is inside is counted from what is returned."""
    if None not in starts and None not in ends:
        return _put_known_spans(out, starts, ends, bases)  # type: ignore[arg-type]
    out.put([0 if e is None else _zigzag(e - (s or 0)) + 1 for s, e in zip(starts, ends, strict=True)])
    column, inner, before = [], [], 0
    for i, start in enumerate(starts):
        base = before if bases is None else bases[i]
        column.append(0 if start is None else _zigzag(start - base) + 1)
        inner.append(base if start is None else start)
        before = before if start is None else ends[i] or start
    out.put(column)
    return inner


def _put_known_spans(out: Writer, starts: Sequence[int], ends: Sequence[int], bases: Bases) -> Sequence[int]:
    """The same where each has a place."""
    before = [0, *(e or s for s, e in zip(starts, ends, strict=True))] if bases is None else bases
    for steps in (map(sub, ends, starts), map(sub, starts, before)):
        out.put([2 * n + 1 if n >= 0 else -2 * n for n in steps])  # _zigzag(n) + 1, in place: there are thousands
    return starts


def _take_spans(source: Reader, count: int, bases: Bases) -> tuple[list[int | None], list[int | None], Sequence[int]]:
    lengths, places = source.take(count), source.take(count)
    if 0 not in lengths and 0 not in places:
        return _known_spans(places, lengths, bases)
    starts: list[int | None] = []
    ends: list[int | None] = []
    inner, before = [], 0
    for i, (n, length) in enumerate(zip(places, lengths, strict=True)):
        base = before if bases is None else bases[i]
        start = None if n == 0 else base + _unzigzag(n - 1)
        end = None if length == 0 else (start or 0) + _unzigzag(length - 1)
        starts.append(start)
        ends.append(end)
        inner.append(base if start is None else start)
        before = before if start is None else end or start
    return starts, ends, inner


def _known_spans(
    places: Sequence[int], lengths: Sequence[int], bases: Bases
) -> tuple[list[int | None], list[int | None], Sequence[int]]:
    """The same where each has a place."""
    steps, long = ([n >> 1 if n & 1 else -(n >> 1) for n in column] for column in (places, lengths))
    starts = [] if bases is None else list(map(add, bases, steps))
    if bases is None:
        before = 0
        for step, more in zip(steps, long, strict=True):
            starts.append(before + step)
            before = starts[-1] + more or starts[-1]
    return starts, list(map(add, starts, long)), starts


def _or_none(kind: Any, hints: Callable[[Any], dict[str, Any]]) -> Column:  # noqa: ANN401
    if kind is str:
        return Column(lambda out, values, _: out.put_strings(values), lambda source, n, _: source.take_strings(n))
    inner = column(kind, hints)

    def write(out: Writer, values: Sequence[Any], bases: Bases) -> None:
        there = [v is not None for v in values]
        out.put(there)
        inner.write(out, [v for v in values if v is not None], _where(bases, there))

    def read(source: Reader, count: int, bases: Bases) -> Sequence[Any]:
        there = source.take(count)
        found = iter(inner.read(source, sum(map(bool, there)), _where(bases, there)))
        return [next(found) if t else None for t in there]

    return Column(write, read)


def _where(bases: Bases, there: Sequence[int]) -> Bases:
    return None if bases is None else [b for b, t in zip(bases, there, strict=True) if t]


def _of_tuple(args: tuple[Any, ...], hints: Callable[[Any], dict[str, Any]]) -> Column:
    if not (len(args) == 2 and args[1] is Ellipsis):
        raise TypeError(f"no columns for a tuple of {args}")
    inner = column(args[0], hints)

    def write(out: Writer, values: Sequence[Any], bases: Bases) -> None:
        lengths = [len(v) for v in values]
        out.put(lengths)
        inner.write(out, list(chain.from_iterable(values)), _repeated(bases, lengths))

    def read(source: Reader, count: int, bases: Bases) -> Sequence[Any]:
        lengths = source.take(count)
        found = inner.read(source, sum(lengths), _repeated(bases, lengths))
        return [tuple(found[a:b]) for a, b in pairwise(accumulate(lengths, initial=0))]

    return Column(write, read)


def _repeated(bases: Bases, lengths: Sequence[int]) -> Bases:
    return None if bases is None else [b for b, n in zip(bases, lengths, strict=True) for _ in range(n)]


def _of_words(words: tuple[str, ...]) -> Column:
    number = {w: n for n, w in enumerate(words)}
    return Column(
        lambda out, values, _: out.put(list(map(number.__getitem__, values))),
        lambda source, count, _: [words[n] for n in source.take(count)],
    )


_PLAIN: dict[Any, Column] = {
    str: Column(lambda out, values, _: out.put_strings(values), lambda source, n, _: source.take_strings(n)),
    int: Column(
        lambda out, values, _: out.put([2 * v if v >= 0 else -2 * v - 1 for v in values]),
        lambda source, count, _: [_unzigzag(n) for n in source.take(count)],
    ),
    bool: Column(
        lambda out, values, _: out.put(list(map(int, values))),
        lambda source, count, _: [bool(n) for n in source.take(count)],
    ),
    float: Column(
        lambda out, values, _: out.put_strings([repr(v) for v in values]),
        lambda source, count, _: [float(s or "") for s in source.take_strings(count)],
    ),
}


def _steady(column: Sequence[int]) -> bool:
    step = column[1] - column[0]
    return column[2] - column[1] == step and all(b - a == step for a, b in pairwise(column))


def _zigzag(n: int) -> int:
    return 2 * n if n >= 0 else -2 * n - 1


def _unzigzag(n: int) -> int:
    return n >> 1 if n % 2 == 0 else -(n + 1 >> 1)


def _varint(n: int) -> bytes:
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def _next(name: str) -> str | None:
    """What a name that counts is followed by: e2 by e3."""
    found = _COUNTED.fullmatch(name)
    return f"{found[1]}{int(found[2]) + 1}" if found else None


def _swapped(numbers: array[int]) -> array[int]:
    """The same on machines of either byte order: the lower byte first."""
    if byteorder == "big":
        numbers.byteswap()
    return numbers
