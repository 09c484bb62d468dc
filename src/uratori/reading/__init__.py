"""Bytes and files → documents."""

from __future__ import annotations

from uratori.reading.rows import from_row
from uratori.reading.split import split

__all__ = ["from_row", "split"]
