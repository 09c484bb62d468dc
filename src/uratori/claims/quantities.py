"""Numbers with their units, as quantities that can be compared: 約1.7トン, 6割超, 1万5300人, 少なくとも3人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import inf

from uratori.data import rows

_KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_ROUGH = 0.1

_DIGITS = r"(?:[0-9]{1,15}(?:,[0-9]{3}){0,5}(?:\.[0-9]{1,6})?[十百千万億兆]{0,3})+"
# Atomic: a long row of digits without a unit must not be taken apart again and again.
_NUMBER = rf"(?>{_DIGITS}|[〇一二三四五六七八九十百千万億兆]{{1,12}})"


@dataclass(frozen=True, slots=True)
class Quantity:
    """``low`` to ``high`` in the base unit of ``kind``; ``exact`` where the text gives the number as it is.
    ``start`` and ``end`` are offsets into the text it was read from, its bound words included."""

    start: int
    end: int
    kind: str
    low: float
    high: float
    exact: bool

    def agrees(self, other: Quantity) -> bool:
        """Whether both can be one number: 約300人 and 290人 can, 300人 and 290人 cannot."""
        return self.kind == other.kind and self.low <= other.high and other.low <= self.high


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a folded text, in order. A number without a known unit is none.

    >>> [(q.kind, q.low, q.high) for q in quantities("死者は1万2千人、けが人は300人以上")]
    [('person', 12000.0, 12000.0), ('person', 300.0, inf)]
    """
    before, after = _bounds("before"), _bounds("after")
    for m in _pattern().finditer(text):
        value = number(m["number"])
        if value is None:
            continue
        kind, factor = _measure(m["unit"], m["rate"])
        bounds = {b for b in (before.get(m["before"] or ""), after.get(m["after"] or "")) if b}
        low, high = _range(value * factor, bounds)
        if m["second"]:
            last = number(m["second"])
            high = max(high, last * factor) if last is not None else high
        yield Quantity(m.start(), m.end(), kind, low, high, not bounds and not m["second"])


def number(words: str) -> float | None:
    """The value of a number in digits, kanji or both; None where the characters make no number.

    >>> number("1億2,000万"), number("三百二十"), number("2.5")
    (120000000.0, 320.0, 2.5)
    """
    total = section = 0.0
    digits = ""
    for char in words.replace(",", "") + "\0":
        if char.isdecimal() or char == ".":
            digits += char
        elif char in _KANJI:
            digits += str(_KANJI[char])
        elif char in _SMALL:
            section += (_value(digits) if digits else 1.0) * _SMALL[char]
            digits = ""
        else:
            section += _value(digits)
            digits = ""
            if char in _LARGE:
                total += (section or 1.0) * _LARGE[char]
                section = 0.0
    total += section
    return total if words and total < inf else None


def _measure(unit: str, rate: str | None) -> tuple[str, float]:
    kind, factor = _units()[unit]
    if not rate:
        return kind, factor
    if unit == "トン":  # of water: 毎秒820トン and 毎秒820立方メートル are one flow
        kind, factor = _units()["立方メートル"]
    return f"{kind} {rate}", factor


def _value(digits: str) -> float:
    try:
        return float(digits) if digits else 0.0
    except ValueError:
        return 0.0


def _range(value: float, bounds: set[str]) -> tuple[float, float]:
    low = high = value
    if "about" in bounds:
        low, high = value * (1 - _ROUGH), value * (1 + _ROUGH)
    if "least" in bounds or "more" in bounds:
        high = inf
    elif "most" in bounds or "less" in bounds:
        low = 0.0
    return low, high


@cache
def _units() -> dict[str, tuple[str, float]]:
    return {r["unit"]: (r["kind"], float(r["factor"])) for r in rows("units")}


@cache
def _bounds(side: str) -> dict[str, str]:
    return {r["word"]: r["bound"] for r in rows("bounds") if r["side"] == side}


@cache
def _pattern() -> re.Pattern[str]:
    # 5人から10人 is a range, 5人から10人に a change
    units = _either(_units())
    return re.compile(
        rf"(?:(?P<before>{_either(_bounds('before'))})[では]?)?(?P<rate>毎[秒分時日])?(?<![数何])(?P<number>{_NUMBER})"
        rf"(?:(?:{units})?(?:から|~|-|〜|ないし)(?P<second>{_NUMBER})(?=(?:{units})(?![にへ])))?"
        rf"(?P<unit>{units})(?:[のに]?(?P<after>{_either(_bounds('after'))}))?"
    )


def _either(words: dict[str, object] | dict[str, str] | dict[str, tuple[str, float]]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
