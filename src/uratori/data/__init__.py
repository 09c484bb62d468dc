"""Closed classes as data: tab-separated files, one entry a line.

The first line that is not a comment (``#``) names the columns; further comments may stand anywhere. Lists inside a
column are separated by ``|``.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from zlib import crc32


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The entries of ``name``.tsv, in the order of the file, a missing last column as an empty string.

    Raises FileNotFoundError where the package holds no such file.
    """
    text = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    columns = lines[0].split("\t")
    width = len(columns)
    return tuple(
        dict(
            zip(columns, cells if len(cells) == width else [*cells[:width], *[""] * (width - len(cells))], strict=True)
        )
        for cells in (line.split("\t") for line in lines[1:])
    )


def checksum(name: str) -> str:
    """Eight hexadecimal digits (CRC-32) that tell one state of ``name``.tsv from another."""
    return f"{crc32(files(__name__).joinpath(f'{name}.tsv').read_bytes()):08x}"
