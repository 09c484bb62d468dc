"""Values as TIMEX3 writes them, with the interval of days or instants they cover."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from uratori.times.expression import Point, Reading
from uratori.times.resolve import Value
from uratori.times.words import words

_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}


def side(value: Value, point: Point) -> str:
    """Date and clock of one side of an interval, without a zone."""
    text = value.text or ""
    if value.clock is None:
        return text
    return f"{text}T{value.clock[0]:02d}" + (
        f":{value.clock[1]:02d}" if point.hour is None or point.minute is not None else ""
    )


def written(value: Value, reading: Reading, zone: ZoneInfo) -> str | None:
    """The whole value: ``2024-05-12``, ``2024-05-12TAF``, ``2024-05-12T17:47+09:00``."""
    point = reading.point or Point()
    if value.text is None:
        return _lone_clock(point)
    if "/" in value.text:
        if reading.until is None or point.hour is None:
            return value.text
        return "/".join(text + _offset(point, value, zone) for text in value.text.split("/"))
    if value.clock:
        text = side(value, point)
        foreign = reading.japan is not None  # 13日午後6時(日本時間14日午前7時): local time, wherever that is
        return text + (_offset(point, value, zone) if ":" in text and not foreign else "")
    return value.text + (point.daypart or "")


def _lone_clock(point: Point) -> str | None:
    """A clock time or part of a day on a day nobody knows: ``XXXX-XX-XXT02:30``."""
    if point.shifts or not point.is_time:
        return None
    if point.hour is None:
        return f"XXXX-XX-XX{point.daypart}"
    return f"XXXX-XX-XXT{point.hour % 24:02d}" + (f":{point.minute:02d}" if point.minute is not None else "")


def bounds(value: Value, point: Point, zone: ZoneInfo) -> tuple[str | None, str | None]:
    """The first and the last day, or the instant twice where there is a clock."""
    if value.first is None or value.last is None:
        return None, None
    if value.clock and value.day:
        hour, minute = value.clock
        stamp = f"{value.day.isoformat()}T{hour:02d}:{minute:02d}{_offset(point, value, zone)}"
        return stamp, stamp
    first = value.first.isoformat()
    return first, first if value.last is value.first else value.last.isoformat()


def _offset(point: Point, value: Value, zone: ZoneInfo) -> str:
    """The offset to write: of the zone the words name; none for 現地時間 and the like, which name no single one."""
    if point.zone is not None:
        named = words("zone")[point.zone].value
        if "/" not in named:
            return named
        zone = ZoneInfo(named)
    day = value.day or value.first
    return _offset_of(zone, day, value.clock or (12, 0)) if day else ""


@lru_cache(maxsize=1 << 10)
def _offset_of(zone: ZoneInfo, day: date, clock: tuple[int, int]) -> str:
    text = datetime(day.year, day.month, day.day, *clock, tzinfo=zone).strftime("%z")
    return f"{text[:3]}:{text[3:5]}"


def as_duration(point: Point) -> str | None:
    """6時間後 where nothing says from when: how long, at least. None for all that is no such count."""
    if point.hour is not None or point.daypart or not point.shifts or any(abs(s.n) > 9999 for s in point.shifts):
        return None
    if not point.counted or point.month or any(s.unit not in _LETTERS for s in point.shifts):
        return None
    clock = point.shifts[0].unit in ("hour", "minute", "second")
    if not (clock or point.shifts[0].event):
        return None
    return ("PT" if clock else "P") + "".join(f"{abs(s.n)}{_LETTERS[s.unit]}" for s in point.shifts)
