"""Bytes and files → documents."""

from __future__ import annotations

from uratori.reading.decode import Decoded, NotTextError, decode
from uratori.reading.door import documents, readers
from uratori.reading.files import Reading, each, read
from uratori.reading.outlet import named
from uratori.reading.readers import Hints, Input, Problem, Reader
from uratori.reading.rows import RowError, from_row, given
from uratori.reading.split import split

__all__ = [
    "Decoded",
    "Hints",
    "Input",
    "NotTextError",
    "Problem",
    "Reader",
    "Reading",
    "RowError",
    "decode",
    "documents",
    "each",
    "from_row",
    "given",
    "named",
    "read",
    "readers",
    "split",
]
