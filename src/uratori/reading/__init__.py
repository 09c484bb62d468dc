"""Bytes and files → documents."""

from __future__ import annotations

from uratori.reading.decode import Decoded, NotText, decode
from uratori.reading.files import Problem, Reading, read
from uratori.reading.outlet import named
from uratori.reading.rows import BadRow, from_row, given
from uratori.reading.split import split

__all__ = ["BadRow", "Decoded", "NotText", "Problem", "Reading", "decode", "from_row", "given", "named", "read", "split"]
