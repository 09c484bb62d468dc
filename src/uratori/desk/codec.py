"""Frozen dataclasses to bytes and back, by their type hints: no pickle, nothing is executed on the way in.

:func:`pack` writes columns of numbers and a table of strings (:mod:`uratori.desk.columns`), each packed; :func:`shape` tells
whether a class is still the one that was written. :func:`named` writes JSON by field names, which any later program reads.
"""

from __future__ import annotations

import hashlib
import json
import types
import zlib
from collections.abc import Callable, Collection
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from uratori.desk import packing
from uratori.desk.columns import Column, Reader, Writer, column
from uratori.model import Time
from uratori.times.expression import Reading

# What a class calls Any because its room is above: the reading of a time expression.
_HIDDEN: dict[tuple[type, str], Any] = {(Time, "expression"): Reading | None}
_COLUMNS = 3  # the first byte of what pack writes

Function = Callable[[Any], Any]


class CodecError(ValueError):
    """Bytes that are not the value they should be."""


def pack(value: object, kind: Any, beside: str = "") -> bytes:  # noqa: ANN401 - a type, which typing does not name
    """A value of the type ``kind`` in few bytes. ``beside`` is a text that its strings are likely to repeat; it is needed
    to read them."""
    numbers, strings = plain(value, kind)
    few = packing.deflated_with(numbers, "columns")
    head = bytes((_COLUMNS,)) + _sum(numbers, strings) + len(few).to_bytes(3, "big")
    return head + few + (packing.deflated(strings, _near(beside)) if strings else b"")


def plain(value: object, kind: Any) -> tuple[bytes, bytes]:  # noqa: ANN401
    """The numbers and the strings that :func:`pack` packs."""
    out = Writer()
    columns(kind).write(out, [value], None)
    lengths, said = out.table()
    raw = packing.coded(said)
    letters = b"\0" + raw if raw is not None else b"\1" + said.encode("utf-8", "surrogatepass")
    return bytes(lengths + out.numbers), letters if said else b""


def unpack(data: bytes, kind: Any, beside: str = "") -> Any:  # noqa: ANN401
    """The value of the type ``kind`` in what :func:`pack` wrote. Raises :class:`CodecError`."""
    try:
        source = _opened(data, beside)
        (value,) = columns(kind).read(source, 1, None)
        if source.at != len(source.numbers):
            raise ValueError("goes on")
        return value
    except _WRONG as error:
        raise CodecError(f"is no {getattr(kind, '__name__', kind)}: {error}") from error


def field(data: bytes, kind: type, name: str, beside: str = "") -> Any:  # noqa: ANN401
    """One field of what :func:`pack` wrote, without the cost of those behind it. Raises :class:`CodecError`."""
    try:
        at = [f.name for f in fields(kind)].index(name)
        some = columns(kind).some
        assert some is not None
        return some(_opened(data, beside), 1, None, at + 1)[at][0]
    except _WRONG as error:
        raise CodecError(f"is no {kind.__name__}: {error}") from error


_WRONG = (zlib.error, ValueError, TypeError, IndexError, KeyError, AttributeError, StopIteration, OverflowError)


def _opened(data: bytes, beside: str) -> Reader:
    if data[:1] != bytes((_COLUMNS,)):
        raise ValueError("was packed in no way that is known")
    size = int.from_bytes(data[3:6], "big")
    numbers = packing.inflated(data[6 : 6 + size], packing.dictionary("columns"))
    strings = packing.inflated(data[6 + size :], _near(beside)) if len(data) > 6 + size else b""
    if _sum(numbers, strings) != data[1:3]:
        raise ValueError("is not what was kept")
    source = Reader(numbers)
    said = strings[1:].decode("utf-8", "surrogatepass") if strings[:1] == b"\1" else packing.uncoded(strings[1:])
    source.read_strings(source.table(), said)
    return source


def _sum(numbers: bytes, strings: bytes) -> bytes:
    return (zlib.crc32(strings, zlib.crc32(numbers)) & 0xFFFF).to_bytes(2, "big")


def _near(beside: str) -> bytes:
    return packing.dictionary("strings") + ((packing.coded(beside) or b"") if beside else b"")


def columns(kind: Any) -> Column:  # noqa: ANN401
    """How values of a type are written as columns."""
    return column(kind, _hints)


def named(value: Any, without: Collection[str] = ()) -> str:  # noqa: ANN401 - any dataclass
    """A dataclass as JSON by field names, those with their defaults left out, and those ``without``: read by any later
    program."""
    rows = {f.name: v for f in fields(value) if (v := getattr(value, f.name)) != f.default or f.default is MISSING}
    rows = {name: v for name, v in rows.items() if name not in without}
    kind: Any = type(value)
    hints = _hints(kind)
    return json.dumps({n: _encoder(hints[n])(v) for n, v in rows.items()}, ensure_ascii=False, separators=(",", ":"))


def from_named(text: str, kind: type, /, **given: object) -> Any:  # noqa: ANN401
    """The value of what :func:`named` wrote, with the fields that are ``given``; those that the class no longer has are
    passed over. Raises :class:`CodecError`."""
    try:
        hints = _hints(kind)
        return kind(**{n: _decoder(hints[n])(v) for n, v in json.loads(text).items() if n in hints} | given)
    except (ValueError, TypeError, AttributeError) as error:
        raise CodecError(f"is no {kind.__name__}: {error}") from error


@cache
def shape(kind: Any) -> str:  # noqa: ANN401
    """Twelve hexadecimal digits that change whenever the fields of ``kind``, or of anything in it, do."""
    seen: dict[str, list[str]] = {}

    def walk(hint: Any) -> None:  # noqa: ANN401
        if is_dataclass(hint) and isinstance(hint, type):
            if hint.__qualname__ not in seen:
                hints = _hints(hint)
                seen[hint.__qualname__] = [f"{n}:{h}" for n, h in hints.items()]
                for inner in hints.values():
                    walk(inner)
            return
        for inner in get_args(hint):
            walk(inner)

    walk(kind)
    return hashlib.sha256(json.dumps(seen, sort_keys=True).encode()).hexdigest()[:12]


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401
    hints = get_type_hints(kind)
    return {f.name: _HIDDEN.get((kind, f.name), hints[f.name]) for f in fields(kind)}


def _same(value: Any) -> Any:  # noqa: ANN401
    return value


@cache
def _encoder(kind: Any) -> Function:  # noqa: ANN401
    if is_dataclass(kind) and isinstance(kind, type):
        return _class_encoder(kind)
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _encoder(_some(args))
        return inner if inner is _same else lambda v: None if v is None else inner(v)
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            item = _encoder(args[0])
            return list if item is _same else lambda v: [item(x) for x in v]
        each = [_encoder(a) for a in args]
        return lambda v: [f(x) for f, x in zip(each, v, strict=True)]
    return _same


def _class_encoder(kind: type) -> Function:
    parts = [(f.name, None) for f in fields(kind)]
    plain = [name for name, _ in parts]
    defaults = [f.default for f in fields(kind)]
    encoders: list[Function] = []

    def encode(value: Any) -> list[Any]:  # noqa: ANN401
        if not encoders:  # filled at first use, so that a class may hold itself
            encoders.extend(_encoder(h) for h in _hints(kind).values())
        got = [getattr(value, name) for name in plain]
        n = len(got)
        while n and defaults[n - 1] is not MISSING and got[n - 1] == defaults[n - 1]:
            n -= 1
        return [f(v) if f is not _same else v for f, v in zip(encoders[:n], got, strict=False)]

    return encode


def _some(args: tuple[Any, ...]) -> Any:  # noqa: ANN401
    some = [a for a in args if a is not type(None)]
    if len(some) != 1:
        if all(get_origin(a) is Literal or a in (str, int, float, bool) for a in some):
            return str
        raise TypeError(f"no codec for a union of {some}")
    return some[0]


@cache
def _decoder(kind: Any) -> Function:  # noqa: ANN401
    if is_dataclass(kind) and isinstance(kind, type):
        return _class_decoder(kind)
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        inner = _decoder(_some(args))
        return inner if inner is _same else lambda v: None if v is None else inner(v)
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            item = _decoder(args[0])
            return tuple if item is _same else lambda v: tuple([item(x) for x in v])
        each = [_decoder(a) for a in args]
        return lambda v: tuple(f(x) for f, x in zip(each, v, strict=True))
    return _same


def _class_decoder(kind: type) -> Function:
    decoders: list[Function] = []

    def decode(value: Any) -> Any:  # noqa: ANN401
        if not decoders:
            decoders.extend(_decoder(h) for h in _hints(kind).values())
        if not isinstance(value, list) or len(value) > len(decoders):
            raise TypeError(f"no {kind.__name__}")
        return kind(*[f(v) if f is not _same else v for f, v in zip(decoders, value, strict=False)])

    return decode
