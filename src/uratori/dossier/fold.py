"""Japanese text in terminal cells: folded to a width, padded, clipped. A full-width character takes two cells."""

from __future__ import annotations

from rich.cells import cell_len, get_character_cell_size

# Characters that must not begin a line, and those that must not end one (JIS X 4051, the common part).
_NOT_FIRST = "、。，．,.・：；:;？！?!）」』】〕〉》”’)]}ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々〜～％…"
_NOT_LAST = "（「『【〔〈《“‘([{"
_HANG = 3  # how many characters are moved to the next line at most to keep those rules


def fold(text: str, width: int) -> list[str]:
    """``text`` (one line) in lines of at most ``width`` cells; no Latin word or figure (9/15) is cut.

    >>> fold("通行止めにする方針だ。", 10)
    ['通行止めに', 'する方針', 'だ。']
    """
    width = max(width, 4)
    lines: list[str] = []
    line, cells = "", 0
    for character in text:
        size = get_character_cell_size(character)
        if cells + size > width:
            kept = _cut(line, character)
            lines.append(line[:kept].rstrip(" "))
            line = line[kept:].lstrip(" ")
            cells = cell_len(line)
            if not line and character == " ":
                continue
        line += character
        cells += size
    return [*lines, line] if line or not lines else lines


def _cut(line: str, following: str) -> int:
    """How much of a full line stays, given the character that would begin the next one."""
    if _latin(following) and line and _latin(line[-1]):
        word = len(line)
        while word and _latin(line[word - 1]):
            word -= 1
        if len(line) // 2 < word:
            return word
        return len(line)
    cut, first = len(line), following
    for _ in range(_HANG):
        if cut <= 1 or (first not in _NOT_FIRST and line[cut - 1] not in _NOT_LAST):
            break
        cut -= 1
        first = line[cut]
    return cut


def _latin(character: str) -> bool:
    """Part of a word or figure that is not cut: 9/15, COVID-19."""
    return character.isascii() and not character.isspace()


def pad(text: str, width: int, *, right: bool = False) -> str:
    """``text`` with spaces up to ``width`` cells, before it where ``right``."""
    space = " " * max(0, width - cell_len(text))
    return space + text if right else text + space


def clip(text: str, width: int) -> str:
    """``text`` cut to ``width`` cells, with ``…`` where something was cut."""
    if cell_len(text) <= width:
        return text
    kept, cells = "", 0
    for character in text:
        size = get_character_cell_size(character)
        if cells + size > width - 2:
            break
        kept += character
        cells += size
    return f"{kept}…"
