"""One point in time: year, month, day, part of the day, clock, as far as they follow each other."""

from __future__ import annotations

from collections.abc import Callable

from uratori.times import beginnings
from uratori.times import patterns as p
from uratori.times.beginnings import Readers, shape
from uratori.times.clocks import of_day
from uratori.times.dates import below_year, day, month, slash, week, year
from uratori.times.expression import NOWHERE, Point, Read
from uratori.times.offsets import offset
from uratori.times.periods import PARTS, edge, holiday, period_word, season
from uratori.times.words import LEADING_ZONES, words


def point(text: str, start: int, what: str = "") -> Read | None:
    """The point that ``text`` names at ``start``, None where it names none. ``what`` is the :func:`shape` of what stands
    there, for who knows it."""
    zone = p.ZONE.match(text, start) if text[start : start + 1] in beginnings.ZONE else None
    if zone and zone["z"] not in LEADING_ZONES:
        return None
    at, head = (zone.end(), Point(zone=zone["z"])) if zone else (start, _in_zone(text, start))
    date, mod = _calendar(text, at, what if at == start and what else shape(text, at)), None
    if date:
        at, mod = date[0], date[2]
        head = head.joined(date[1])
    hour = of_day(text, at, head, alone=date is None)
    if hour:
        at, head = hour[0], hour[1]
        mod = hour[2] or (mod if mod != "APPROX" else None)
    elif date is None:
        return None
    elif mod is None and text[at : at + 1] in beginnings.ABOUT and (about := p.DATE_MOD.match(text, at)):
        at, mod = about.end(), "APPROX"
    if not text.startswith("(", at):
        return at, head, mod
    if local := p.ZONE_PAREN.match(text, at):
        at, head = local.end(), head.but(zone="現地時間")
    elif head.hour is not None and (behind := p.ZONE_BEHIND.match(text, at)):
        head = head.but(zone=behind["z"])
    return at, head, mod


_ZONE_ENDS = frozenset(z[-1] for z in words("zone"))


def _in_zone(text: str, start: int) -> Point:
    """What 北京時間 before 10日午後11時 says of it; its words are no part of the expression."""
    if _ZONE_ENDS.isdisjoint(text[max(0, start - 3) : start]):
        return NOWHERE
    before = p.ZONE_BEFORE.search(text, max(0, start - 12), start)
    return Point(zone=before["z"]) if before else NOWHERE


def in_japan(text: str, at: int) -> tuple[int, Point] | None:
    """The bracket in 11日午後6時(日本時間12日午前7時): where it ends, and the point in it."""
    if not text.startswith("(日本時間", at):
        return None
    again = point(text, at + 1)
    return (again[0] + 1, again[1]) if again and text.startswith(")", again[0]) else None


_READERS: Readers[Callable[[str, int], Read | None]] = Readers(
    (offset, beginnings.OFFSET),
    (holiday, beginnings.HOLIDAY),
    (slash, beginnings.SLASH),
    (edge, beginnings.EDGE),
    (period_word, beginnings.PERIOD),
    (season, beginnings.SEASON),
)


def _calendar(text: str, start: int, what: str) -> Read | None:
    """The part of a point above the hour; ``what`` is the shape of what stands at ``start``."""
    for reader in _READERS[what]:
        if read := reader(text, start):
            return read
    at, found = start, NOWHERE
    a_year = year(text, at) if beginnings.YEAR[what] else None
    if a_year:
        at, found = a_year
        if text[at : at + 1] in beginnings.BELOW_YEAR and (lower := below_year(text, at, found)):
            return lower
    if a_year and text.startswith("の", at) and p.MONTH.match(text, at + 1):
        at += 1  # 去年の10月, 2028年の8月上旬
    a_month = month(text, at) if a_year or beginnings.MONTH[what] else None
    if a_month:
        at, found = a_month[0], found.joined(a_month[1])
        if text[at : at + 1] in beginnings.MONTH_PART and (part := p.MONTH_PART.match(text, at)):
            return part.end(), found.but(part=PARTS[part["w"]]), None
    elif a_year is None and beginnings.WEEK[what] and (a_week := week(text, at)):
        return a_week
    if a_month or (not a_year and beginnings.DAY[what]):
        a_day = day(text, at, after_month=a_month is not None)
        if a_day:
            at, found = a_day[0], found.joined(a_day[1])
    if at == start:
        return None
    if found.weekday is None and text.startswith("中", at) and (inside := p.IN_PERIOD.match(text, at)):
        at = inside.end()
    return at, found, None
