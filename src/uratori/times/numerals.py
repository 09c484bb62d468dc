"""Numbers as Japanese news writes them: digits, kanji, and both mixed. The text is folded: digits are half-width."""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1} | {str(i): i for i in range(10)}
_UNITS = {"十": 10, "百": 100, "千": 1000}

#: What a number may be made of, for use in a character class.
KANJI = "〇一二三四五六七八九十百"

#: A whole number where it begins, in one script.
RUN = re.compile(rf"[0-9]+|[{KANJI}]+")


@lru_cache(maxsize=1 << 12)  # news has few numbers of hours, days and years, and repeats them
def number(text: str) -> int:
    """The whole number that ``text`` writes. Raises ValueError where it writes none.

    >>> [number(s) for s in ("12", "1,200", "十二", "二十", "二〇二四", "百五", "元")]
    [12, 1200, 12, 20, 2024, 105, 1]
    """
    text = text.replace(",", "")
    if not text or any(c not in _DIGITS and c not in _UNITS for c in text):
        raise ValueError(f"not a number: {text!r}")
    if text.isdigit() and text.isascii():
        return int(text)
    if not any(c in _UNITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, digits = 0, ""
    for c in text:
        if c in _UNITS:
            total += (int(digits) if digits else 1) * _UNITS[c]
            digits = ""
        else:
            digits += str(_DIGITS[c])
    return total + (int(digits) if digits else 0)


def kanji(value: int) -> str:
    """``value`` (0 to 9999) in kanji, the way dates are written: 十二, 二十, 百五.

    >>> [kanji(n) for n in (0, 1, 10, 12, 20, 31, 105)]
    ['〇', '一', '十', '十二', '二十', '三十一', '百五']
    """
    if value == 0:
        return "〇"
    out = ""
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, value = divmod(value, size)
        if digit:
            out += ("" if digit == 1 and unit else "〇一二三四五六七八九"[digit]) + unit
    return out
