"""A folded text → the time expressions in it, as readings. Looks at words only; what they point at is resolved
later."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from uratori.model import TimeType
from uratori.times import beginnings
from uratori.times import patterns as p
from uratori.times.beginnings import Readers, shape
from uratori.times.calendar import add_months, old_eras
from uratori.times.dates import month, year
from uratori.times.durations import duration, penalty, recurring, some
from uratori.times.expression import Found, Point, Reading
from uratori.times.guard import is_other
from uratori.times.numerals import KANJI, number
from uratori.times.points import in_japan, point
from uratori.times.triggers import next_start

_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def scan(text: str) -> Iterator[Found]:
    """The expressions of ``text`` in order, none overlapping another."""
    start = next_start(text, 0)
    while start >= 0:
        found = _read(text, start)
        if found and found.end > start and not is_other(text, found):
            yield found
            at = found.end
        else:
            at = start + (found.end - start if found and found.end > start else _skip(text, start))
        start = next_start(text, at)


def _skip(text: str, start: int) -> int:
    """How far to go on where nothing was read: past a whole number, so that 2024 is not read again as 024."""
    number = _DIGITS.match(text, start)
    return number.end() - start if number else 1


_DIGITS = re.compile("[0-9]+")


def _read(text: str, start: int) -> Found | None:
    if start and text[start].isdigit() and text[start - 1] in "0123456789.,/-" and _inside_number(text, start):
        return None
    what = shape(text, start)
    for reader in _BEFORE_POINTS[what]:
        if found := reader(text, start):
            return found
    if beginnings.INTERVAL[what] and (found := _interval(text, start, what)):
        return found
    return duration(text, start) if beginnings.DURATION[what] else None


def _inside_number(text: str, start: int) -> bool:
    """Whether the digits at ``start`` go on with a number that began before: 1,200 or 3.5 or 090-1234."""
    before = text[start - 1]
    return before.isdigit() or (start > 1 and text[start - 2].isdigit() and before in ".,/-")


def _english(text: str, start: int) -> Found | None:
    m = p.ENGLISH.match(text, start)
    if not m:
        return None
    number_of_month = _ENGLISH.index((m["m"] or m["m2"])[:3]) + 1
    day = Point(year=int(m["y"] or m["y2"]), month=number_of_month, day=int(m["d"] or m["d2"]))
    return Found(start, m.end(), Reading("DATE", day))


_OLD_YEAR = re.compile(rf"(?:\d{{1,2}}|元|{p.K}{{1,3}})年(?!度|間|生|代|前|後|ぶり)")
_IN_WORD = re.compile(r"[一-龠々ァ-ヶ]")


def _old_year(text: str, start: int) -> Found | None:
    """天保7年: the number is met first, its era stands before it; not the school of 地元中3年の生徒. The days of that calendar stay unread."""
    for length in (2, 4):
        at = start - length
        first = old_eras().get(text[at:start]) if at >= 0 else None
        if first and (m := _OLD_YEAR.match(text, start)) and not (at and _IN_WORD.match(text[at - 1])):
            return Found(at, m.end(), Reading("DATE", Point(year=first + number(m.group()[:-1]) - 1)))
    return None


# Two numbers that may share one unit (26、27両日, 1~3日), as far from the start as a year and a month reach.
_JOINED = re.compile(rf"[\d{KANJI}](?:日?[、,・]|日と|\s?[~―—–-])\s?[\d{KANJI}]")
_HEAD = 18


def _interval(text: str, start: int, what: str) -> Found | None:
    """One point, or two that make an interval: 10日から13日, 1~3日, 26、27両日, 4月28日から5月12日. ``what`` is the :func:`shape` of
    what stands at ``start``."""
    first = point(text, start, what)
    if (first is None or text[first[0] : first[0] + 1] in beginnings.GOES_ON) and _JOINED.search(
        text, start, start + _HEAD
    ):
        if listed := _day_list(text, start):
            return listed
        if (short := _short_range(text, start)) and (first is None or short.end > first[0]):
            return short
    if first is None:
        return None
    end, head, mod = first
    kind: TimeType = "TIME" if head.is_time else "DATE"
    if head.month and head.year and head.day is None and text[end - 1] == "期":
        return _term(text, start, end, head)
    joint = p.RANGE.match(text, end) if text[end : end + 1] in beginnings.JOINT else None
    if joint and mod is None and _may_open(head):
        second = point(text, joint.end())
        if second and _pairs(head, second[1], joint.group()):
            return Found(start, second[0], Reading(kind, head, until=second[1], mod=second[2]))
    if head.zone is None and (japan := in_japan(text, end)):
        return Found(start, japan[0], Reading(kind, head, japan=japan[1], mod=mod))
    return Found(start, end, Reading(kind, head, mod=mod))


def _term(text: str, start: int, end: int, last: Point) -> Found:
    """2026年3月期, the business year that ends in March, and its 第3四半期."""

    def back(months: int) -> Point:
        year, month = add_months(last.year or 0, last.month or 0, -months)
        return last.but(year=year, month=month)

    if quarter := p.QUARTER.match(text, end):
        rest = 12 - 3 * number(quarter["n"])
        return Found(start, quarter.end(), Reading("DATE", back(rest + 2), until=back(rest)))
    return Found(start, end, Reading("DATE", back(11), until=last))


def _may_open(first: Point) -> bool:
    return not (first.daypart or first.holiday or first.part) and (first.weekday is None or first.day is not None)


def _pairs(first: Point, second: Point, joint: str) -> bool:
    """Whether two points are one interval. 3日夜から4日朝 is two times; 午前0時から来月1日午前0時 is one."""
    if first.is_time != second.is_time or second.daypart or second.part:
        return False
    if second.weekday is not None and second.day is None:
        return False
    if first.is_time:
        return (first.has_day and second.has_day) or joint.strip() != "から"
    if first.has_day:
        return second.day is not None
    if first.month:
        return second.month is not None and not second.has_day
    # 2016年から2021年 is two years; 2016~2021年 one stretch
    return (
        first.year is not None
        and second.year is not None
        and second.month is None
        and (joint.strip() != "から" or first.fiscal)
    )


def _day_list(text: str, start: int) -> Found | None:
    """26、27両日 and 1、2、3日 with the month before it; days that do not follow each other are not one interval."""
    at, head = _month_head(text, start)
    m = p.DAY_LIST.match(text, at)
    if not m:
        return None
    first, second = number(m["a"]), number(m["b"])
    if second != first + 1:
        return None
    return Found(start, m.end(), Reading("DATE", head.but(day=first), until=head.but(day=second)))


_RANGE_NUMBER = re.compile(
    rf"(?P<a>\d{{1,2}}|{p.K}{{1,3}})\s?[~―—–-]\s?(?P<b>\d{{1,2}}|{p.K}{{1,3}})(?P<u>年|月期?|日|時)(?!間|分の)"
)


# 2016~21年, 2018―20年度, 1939〜1945年; not the pages 1200-10年.
_RANGE_OF_YEARS = re.compile(r"(?P<a>(?:1[5-9]|20)\d\d)\s?[~―—–-]\s?(?P<b>(?:1[5-9]|20)?\d\d)年(?P<fiscal>度)?(?!前)")


def _years(text: str, start: int) -> Found | None:
    m = _RANGE_OF_YEARS.match(text, start)
    if not m:
        return None
    first, second = int(m["a"]), int(m["a"][: 4 - len(m["b"])] + m["b"])
    if second <= first:
        return None
    fiscal = bool(m["fiscal"])
    about = p.DATE_MOD.match(text, m.end())
    reading = Reading("DATE", Point(year=first, fiscal=fiscal), until=Point(year=second, fiscal=fiscal))
    return Found(start, about.end() if about else m.end(), replace(reading, mod="APPROX" if about else None))


def _short_range(text: str, start: int) -> Found | None:
    """1~3日, 24年2―6月ごろ, 4~6月期, 2016~21年: the unit stands once."""
    if years := _years(text, start):
        return years
    at, head = _month_head(text, start)
    if at == start:
        at, head = year(text, start) or (start, Point())
    m = _RANGE_NUMBER.match(text, at)
    if not m:
        return None
    a, b, unit = number(m["a"]), number(m["b"]), m["u"][0]
    if unit == "日" and 1 <= a < b <= 31:
        first, second = head.but(day=a), head.but(day=b)
    elif unit == "月" and not head.month and 1 <= a <= 12 and 1 <= b <= 12:
        first, second = head.but(month=a), Point(month=b)
    else:
        return None
    end = m.end()
    mod = p.DATE_MOD.match(text, end)
    if mod:
        end = mod.end()
    return Found(start, end, Reading("DATE", first, until=second, mod="APPROX" if mod else None))


def _month_head(text: str, start: int) -> tuple[int, Point]:
    """A year and month (今月, 2024年5月, 5月) that days may follow; no move where there is none."""
    at, head = year(text, start) or (start, Point())
    below = month(text, at)
    return (below[0], head.joined(below[1])) if below else (start, Point())


_BEFORE_POINTS: Readers[Callable[[str, int], Found | None]] = Readers(
    (recurring, beginnings.RECURRING),
    (_english, beginnings.ENGLISH),
    (penalty, beginnings.PENALTY),
    (_old_year, beginnings.OLD_YEAR),
    (some, beginnings.SOME),
)
