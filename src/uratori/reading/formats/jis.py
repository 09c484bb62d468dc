"""ISO-2022-JP as mailers write it: with half-width kana and the characters of vendors (①, ㈱, 髙)."""

from __future__ import annotations

import re

_SHIFT = re.compile(rb"\x1b(\$@|\$B|\$\(D|\(B|\(J|\(I)")


def iso2022(data: bytes) -> str:
    """Decode. Python's codec of the name knows JIS X 0208 alone; a stretch of two-byte characters is taken to Shift_JIS
    by the arithmetic of JIS X 0208 (rows to lead bytes, Annex 1) and decoded as Microsoft's code page 932.

    >>> iso2022(b"\\x1b$B-!Nc\\x1b(B")
    '①例'
    """
    out, mode = [], b"(B"
    pieces = _SHIFT.split(data)
    for i, piece in enumerate(pieces):
        if i % 2:
            mode = piece
        elif mode in (b"$@", b"$B"):
            out.append(_kanji(piece))
        elif mode == b"(I":
            out.append(bytes(b | 0x80 for b in piece).decode("cp932", "replace"))
        elif mode == b"$(D":
            out.append((b"\x1b$(D" + piece + b"\x1b(B").decode("iso2022_jp_ext", "replace"))
        else:
            out.append(piece.decode("ascii" if piece.isascii() else "cp932", "replace"))
    return "".join(out)


def _kanji(piece: bytes) -> str:
    out = bytearray()
    i = 0
    while i < len(piece):
        row, cell = piece[i], piece[i + 1] if i + 1 < len(piece) else 0
        if not (0x21 <= row <= 0x7E and 0x21 <= cell <= 0x7E):  # a line end inside the stretch, or a broken pair
            out += piece[i : i + 1] if row < 0x80 else b"?"
            i += 1
            continue
        lead = ((row - 0x21) >> 1) + 0x81
        out.append(lead if lead <= 0x9F else lead + 0x40)
        if row & 1:
            out.append(cell + (0x1F if cell <= 0x5F else 0x20))
        else:
            out.append(cell + 0x7E)
        i += 2
    return out.decode("cp932", "replace")
