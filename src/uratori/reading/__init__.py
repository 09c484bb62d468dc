"""Bytes and files → documents."""

from __future__ import annotations

from uratori.reading.decode import Decoded, NotTextError, decode
from uratori.reading.files import Problem, Reading, read
from uratori.reading.outlet import named
from uratori.reading.rows import RowError, from_row, given
from uratori.reading.split import split

__all__ = [
    "Decoded",
    "NotTextError",
    "Problem",
    "Reading",
    "RowError",
    "decode",
    "from_row",
    "given",
    "named",
    "read",
    "split",
]
