"""So long before or after: 3日前, 2年前の5月, 15分前, 約1時間半後, その1日前."""

from __future__ import annotations

import re

from uratori.times import patterns as p
from uratori.times.clocks import clock, clock_stands
from uratori.times.dates import WEEKDAYS
from uratori.times.expression import Base, Point, Read, Shift, Unit
from uratori.times.numerals import number

# Most units of time end no offset; the sign behind them tells that, and what has been read is not read in another way (?+).
_OFFSET = re.compile(
    rf"(?P<pre>約|およそ|ほぼ)?+(?:(?P<n>{p.AMOUNT})(?P<u>年|[カかヶヵケ箇]月|週間|日|時間|分|秒)(?=[前後半と\dほ程ぐく余以])(?P<half>半)?+|(?P<six>半年))"
    r"(?:と?(?P<n2>\d{1,3})(?P<u2>[カかヶヵケ箇]月|日|時間|分))?+"
    r"(?P<about>ほど|程度|ぐらい|くらい|余り|以上)?+(?P<dir>前|後)(?![半期提者ろ述回日年後]|倒し|片付け)"
    r"(?:(?P<month>の(?:1[0-2]|[1-9])月(?!間)(?:(?:3[01]|[12]\d|[1-9])日(?!間))?)|(?P<season>の[春夏秋冬](?!休|季))|(?P<today>の(?:きょう|今日|同じ日|同日)))?"
)
_UNITS: dict[str, Unit] = {
    "年": "year", "月": "month", "週間": "week", "日": "day", "時間": "hour", "分": "minute", "秒": "second"
}  # fmt: skip
_HALVES: dict[Unit, tuple[Unit, int]] = {"hour": ("minute", 30), "year": ("month", 6), "minute": ("second", 30)}
_NAMED_BEFORE = re.compile(r"(?:から|より|の|発生|発射|開始|放流|地震|事故)$")
# 乗り込む3時間前に: from the deed; not とする3年前の報告, とみる2日前の
_VERB_ENDS = frozenset("うくぐすつぬぶむる")
_DEED_BEFORE = re.compile(
    r"(?:[一-龠][うくぐすつぬぶむる]|[一-龠](?:する|り込む|り出す|[えけげせてねべめれいきぎしちにびみり]る)|(?<=[一-龠]{2})する)$"
)


def offset(text: str, start: int) -> Read | None:
    """The point at ``start`` that is so long before or after another."""
    m = _OFFSET.match(text, start)
    if not m:
        return None
    try:
        n = 6 if m["six"] else number(m["n"])
    except ValueError:  # 数年前 names no point
        return None
    unit = "month" if m["six"] else _UNITS[m["u"][-1:] if "月" in m["u"] else m["u"]]
    if unit in ("hour", "minute") and (same := _said_again(text, m.end())):
        return m.end(), same, None
    sign = -1 if m["dir"] == "前" else 1
    # 打ち上げの3週間前に counts from the launch; 会社の3年前の不祥事 does not count from the company
    from_told = text.endswith(("その", "この"), 0, start)
    named = bool(_NAMED_BEFORE.search(text, max(0, start - 2), start)) or (
        sign < 0 and text[start - 1 : start] in _VERB_ENDS and bool(_DEED_BEFORE.search(text, max(0, start - 4), start))
    )
    named = named and not text.startswith("の", m.end("dir"))
    named = named and not from_told
    base: Base = "told" if sign > 0 or from_told else "published"
    shifts = [Shift(base, unit, sign * n, event=named)]
    if m["half"] and (half := _HALVES.get(unit)):
        shifts.append(Shift(base, half[0], sign * half[1], event=named))
    if m["n2"]:
        shifts.append(
            Shift(base, _UNITS[m["u2"][-1:] if "月" in m["u2"] else m["u2"]], sign * int(m["n2"]), event=named)
        )
    if unit == "week" and (weekday := p.WEEKDAY.match(text, m.end("dir"))) and text[m.end("dir")] == "の":
        # 2週間前の土曜日: of that week
        return weekday.end(), Point(shifts=tuple(shifts), weekday=WEEKDAYS.index(weekday["w"])), None
    head = Point(shifts=tuple(shifts), counted=True)
    if m["month"] and unit == "year":
        month, _, day = m.group("month")[1:].partition("月")
        return m.end(), head.but(month=number(month), day=number(day[:-1]) if day else None), None
    if m["season"] and unit == "year":
        return m.end(), head.but(part=p.SEASONS[m["season"][1]]), None
    if m["today"] and unit == "year":
        return m.end(), head.but(shifts=(*shifts, Shift(base, "day", 0))), None
    return m.end("dir"), head, "APPROX" if m["pre"] or m["about"] else None


def _said_again(text: str, at: int) -> Point | None:
    """The clock time in 15分前の午前1時25分, which is the same instant said twice."""
    hit = p.CLOCK.match(text, at + 1) if text.startswith("の", at) else None
    return clock(text, hit, Point())[1] if hit and clock_stands(text, hit, alone=True) else None
