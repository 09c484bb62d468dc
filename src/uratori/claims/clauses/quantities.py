"""Numbers with their units, as quantities that can be compared: 約1.7トン, 6割超, 1万5300人, 少なくとも3人."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from math import floor, inf, log10

from uratori.data import rows
from uratori.model import quick

_KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
_ROUGH, _MANY = 0.1, 10_000
_ORDINAL = "ordinal"  # as 2回目 and 6例目 are in units.tsv
_PER = re.compile(r"(?:当た?り|あたり|につき|ごとに)の?、?金?")

# 対策は〈十分〉だ, not 十分間, 一時十分, 約十分
_ENOUGH = "(?<![時前後約0-9〇一二三四五六七八九十百千万])十分(?=[なにでだと、。」])"

_RATE = "毎[秒分時日]|[秒分時]速"
_MAGNITUDE = re.compile(r"(?:(?<![A-Za-z])M|マグニチュード)[ (（]?([1-9]\.[0-9])(?![0-9])")

_DIGITS = r"(?:[0-9]{1,15}(?:,[0-9]{3}){0,5}(?:[.・][0-9]{1,6})?[十百千万億兆]{0,3})+"
# Atomic: a long row of digits without a unit must not be taken apart again and again.
_NUMERAL = re.compile("[0-9〇一二三四五六七八九十百千万億兆]")
_NUMBER = rf"(?>{_DIGITS}|[〇一二三四五六七八九十百千万億兆]{{1,12}})"


@quick
@dataclass(frozen=True, slots=True)
class Quantity:
    """``low`` to ``high`` in the base unit of ``kind``; ``exact`` where the text gives the number as it is.
    ``start`` and ``end`` are offsets into the text it was read from, its bound words included. ``slack``: by how much a
    rough number may be off. ``digits``: to how many places the number is given, closing noughts left out. ``beyond``: how far
    above the number that is named the one that is meant may lie (3千メートルを超える: up to 4千), or below it."""

    start: int
    end: int
    kind: str
    low: float
    high: float
    exact: bool
    slack: float = 0.0
    digits: int = 1
    beyond: float = 0.0

    def agrees(self, other: Quantity) -> bool:
        """Whether both can be one number: 約300人 and 290人 can, 300人 and 290人 cannot."""
        return self.kind == other.kind and self.low <= other.high and other.low <= self.high

    @property
    def point(self) -> float:
        """The number that is named: 3 of 少なくとも3人, 300 of 約300人, the middle of a range."""
        return self.low if self.high == inf else self.high if self.low == 0.0 else (self.low + self.high) / 2

    def equals(self, other: Quantity) -> bool:
        """Whether both name one number, bounds or not: 約500フィート and 150メートル do, and so do 3割余り and 34%; 少なくとも3人 and
        5人 do not."""
        small, large = sorted((self, other), key=lambda q: q.point)
        apart = large.point - small.point
        return self.kind == other.kind and (
            apart <= max(small.slack, large.slack) + 1e-9 * large.point or apart < max(small.beyond, -large.beyond)
        )


def one_number(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities name one number, as :meth:`Quantity.equals` has it or one of them in round figures: 2億8千万円 and
    2億8400万円; not 90票 and 85票, nor 1200人 and 1230人, since what is no more than that is counted anew."""
    if one.equals(other):
        return True
    rough, fine = sorted((one, other), key=lambda q: q.digits)
    if one.kind != other.kind or rough.point < _MANY or not 1 < rough.digits < fine.digits:
        return False
    step = 10.0 ** (floor(log10(rough.point)) - rough.digits + 1)
    return abs(fine.point - rough.point) < step / 2


def quantities(text: str) -> Iterator[Quantity]:
    """The quantities of a folded text, in order. A number without a known unit is none, nor is what another is counted
    by (1株2400円, 10万人当たり3人); 1時間48分 is one.

    >>> [(q.kind, q.low, q.high) for q in quantities("死者は1万2千人、けが人は300人以上")]
    [('person', 12000.0, 12000.0), ('person', 300.0, inf)]
    """
    if not _NUMERAL.search(text):
        return
    held: Quantity | None = None
    for q in _ordered(text):
        if held and held.end == q.start and held.kind == q.kind and q.high < held.low:
            held = replace(held, end=q.end, low=held.low + q.low, high=held.high + q.high, exact=held.exact and q.exact)
            continue
        if held and not _counted_by(held, q, text):
            yield held
        held = q
    if held:
        yield held


def _ordered(text: str) -> Iterator[Quantity]:
    found = [
        Quantity(m.start(), m.end(), "magnitude", value, value, exact=True)
        for m in _MAGNITUDE.finditer(text)
        for value in (float(m[1]),)
    ]
    return iter(sorted([*found, *_single(text)], key=lambda q: q.start)) if found else _single(text)


def _counted_by(q: Quantity, following: Quantity, text: str) -> bool:
    if q.kind == following.kind:
        return False
    return _PER.fullmatch(text, q.end, following.start) is not None or (q.end == following.start and q.point == 1)


def _single(text: str) -> Iterator[Quantity]:
    before, after = _bounds("before"), _bounds("after")
    for m in _pattern().finditer(text):
        value = number(m["number"]) if m["number"] else None
        if value is None:
            continue
        kind, factor = _measure(m["unit"], m["rate"] or m["early"])
        if text[max(0, m.start("number") - 1) : m.start("number")] == "第":  # 第2便, 第3試合: which one, not how many
            kind = _ORDINAL
        bounds = {b for b in (before.get(m["before"] or ""), after.get(m["after"] or "")) if b}
        slack = min(_ROUGH * value, _step(value) / 2) * factor if "about" in bounds else 0.0
        low, high = _range(value * factor, slack, bounds)
        beyond = _step(value) * factor * (("more" in bounds) - ("less" in bounds))
        if m["second"] and (last := number(m["second"])) is not None:
            if last < value:  # 2人から1人 is no range: it came down
                cut = m.end() - len(re.split("から|~|-|〜|ないし", m[0])[-1])
                step = max(text.rfind(x, m.start(), cut) for x in ("から", "~", "-", "〜", "ないし"))
                yield Quantity(m.start(), step, kind, low, high, not bounds, slack, _places(value))
                yield Quantity(cut, m.end(), kind, last * factor, last * factor, True, 0.0, _places(last))
                continue
            high = max(high, last * factor)
        exact = not bounds and not m["second"]
        yield Quantity(m.start(), m.end(), kind, low, high, exact, slack, _places(value), beyond)


def number(words: str) -> float | None:
    """The value of a number in digits, kanji or both; None where the characters make no number.

    >>> number("1億2,000万"), number("三百二十"), number("2.5")
    (120000000.0, 320.0, 2.5)
    """
    total = section = 0.0
    digits = ""
    for char in words.replace(",", "") + "\0":
        if char.isdecimal() or char in ".・":  # 14・2%, as a paper set in columns writes it
            digits += "." if char == "・" else char
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
    return f"{kind} 毎{rate[0] if rate.endswith('速') else rate[1]}", factor  # 時速45キロ, 毎時45キロ


def _value(digits: str) -> float:
    try:
        return float(digits) if digits else 0.0
    except ValueError:
        return 0.0


def _range(value: float, slack: float, bounds: set[str]) -> tuple[float, float]:
    low, high = value - slack, value + slack
    if "least" in bounds or "more" in bounds:
        high = inf
    elif "most" in bounds or "less" in bounds:
        low = 0.0
    return low, high


@lru_cache(maxsize=4096)
def _places(value: float) -> int:
    return len(Decimal(repr(value)).normalize().as_tuple().digits)


@lru_cache(maxsize=4096)
def _step(value: float) -> float:
    """The place of a number's last digit that is not 0: 約1900億 is given to the hundred, so 2040億 is another number,
    while 約300 may be 290."""
    digits = Decimal(repr(value)).normalize()
    exponent = digits.as_tuple().exponent
    return 10.0**exponent if isinstance(exponent, int) else value


@cache
def _units() -> dict[str, tuple[str, float]]:
    return {r["unit"]: (r["kind"], float(r["factor"])) for r in rows("units")}


@cache
def _bounds(side: str) -> dict[str, str]:
    return {r["word"]: r["bound"] for r in rows("bounds") if r["side"] == side}


@cache
def _pattern() -> re.Pattern[str]:
    # 5人から10人 is a range, 5人から10人に a change
    units, uncounted = _either(_units()), dict.fromkeys(r["word"] for r in rows("uncounted"))
    # The letters that one can begin with: all else is passed over at once.
    first = "".join(sorted({word[0] for word in (*uncounted, *_bounds("before"))}))
    return re.compile(
        rf"(?=[{re.escape(first)}毎秒分時0-9〇一二三四五六七八九十百千万億兆])(?:(?:{_either(uncounted)}|{_ENOUGH})"
        rf"|(?P<early>{_RATE})?(?:(?P<before>{_either(_bounds('before'))})[では]?)?(?P<rate>{_RATE})?(?<![数何])(?P<number>{_NUMBER})"
        rf"(?:(?:{units})?(?:から|~|-|〜|ないし)(?P<second>{_NUMBER})(?=(?:{units})(?![にへ])))?"
        rf"(?P<unit>{units})(?:[のに]?(?P<after>{_either(_bounds('after'))}))?)"
    )


def _either(words: dict[str, None] | dict[str, str] | dict[str, tuple[str, float]]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
