"""Bytes and files → documents."""

from __future__ import annotations

from uratori.reading.door import documents, readers
from uratori.reading.files import Reading, each, read
from uratori.reading.formats.decode import Decoded, NotTextError, decode
from uratori.reading.labels.outlet import named
from uratori.reading.layouts.rows import RowError, from_row, given
from uratori.reading.layouts.split import split
from uratori.reading.readers import Hints, Input, Problem, Reader

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
