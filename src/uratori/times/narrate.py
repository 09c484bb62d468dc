"""Readings in the order of the text → values: what 同日, 翌朝 and a bare 午前2時 point back at is kept on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from uratori.model import Time
from uratori.times import calendar as cal
from uratori.times.expression import Found, Point, Reading, Shift, Tense
from uratori.times.resolve import UNKNOWN, Base, Value, calendar_value
from uratori.times.words import words


@dataclass(slots=True)
class _Thread:
    """What the text has told so far. ``last``: the last day named; ``told``: the day the last sentence with a date of
    its own told of; ``event``: the day of the last clock time or part of a day."""

    published: Base
    last: date | None = None
    told: date | None = None
    event: date | None = None
    sentence: int = -1
    here: date | None = None  # the last day named in this sentence
    main: date | None = None  # the day that this sentence itself tells of
    year: int | None = None  # year and month that this sentence has named
    latest: tuple[int, int] | None = None  # the month of whatever it named last
    month: tuple[int, int] | None = None
    clock: datetime | None = None
    afternoon: tuple[int, int] | None = None  # the last clock time said with 午後, in this sentence
    clocks: dict[tuple[int, int], date] = field(default_factory=dict)
    days: dict[int, date] = field(default_factory=dict)  # days told with their month, by number
    scene: tuple[int, int] | None = None  # year and month named last, in any sentence
    now: tuple[int, int] | None = None  # the clock of the entry

    def enter(self, sentence: int) -> None:
        if sentence != self.sentence:
            self.sentence, self.here, self.main, self.year = sentence, None, None, None
            self.month = self.latest = self.afternoon = None


def resolve_all(found: Iterable[Found], published: Base, zone: str = "+09:00") -> tuple[Time, ...]:
    """The times of one document: every reading of ``found`` (in the order of the text) with its value.

    ``published`` is the day of publication as far as it is known; ``zone`` the offset put on exact clock times that
    name no zone of their own.
    """
    thread = _Thread(published)
    return tuple(_time(f, thread, zone) for f in found)


def _time(f: Found, thread: _Thread, zone: str) -> Time:
    reading = f.reading
    thread.enter(reading.cue.sentence)
    blank = Time(f.start, f.end, reading.type, reading.fixed, reading.mod, expression=reading)
    if reading.point is None:
        return blank
    reading = _after_noon(reading, thread)
    value, anchor = _value(reading.point or Point(), reading, thread)
    if reading.until is not None:
        value = _until(value, reading, thread)
    note(thread, reading, value)
    text, mod = _written(value, reading, zone)
    if value.text is None and reading.point.shift("hour", "minute", "second", "day") and _counted(reading.point):
        return replace(blank, type="DURATION", value=_as_duration(reading.point))
    first, last = _bounds(value, reading, zone)
    return replace(
        blank, value=text, mod=mod, anchor=anchor.isoformat() if anchor else None, earliest=first, latest=last
    )


def _after_noon(reading: Reading, thread: _Thread) -> Reading:
    """午後3時から5時まで: the 午後 holds for both."""
    p = reading.point
    if p is None or p.hour is None or p.hour >= 12 or p.meridiem or p.daypart or p.has_day or ":" in (p.zone or ""):
        return reading
    before = thread.afternoon
    if before is None or (p.hour + 12, p.minute or 0) < before:
        return reading
    return replace(reading, point=replace(p, hour=p.hour + 12))


# ---------------------------------------------------------------- which day


def _value(point: Point, reading: Reading, thread: _Thread) -> tuple[Value, date | None]:
    """The value, and the day it was counted from where that is not the day of publication."""
    cue = reading.cue
    base, anchor = thread.published, None
    shift = point.shifts[0] if point.shifts else None
    if shift and shift.unit in ("hour", "minute", "second"):
        return _clock_shift(point, thread)
    if reading.cue.first and shift and shift.base == "told" and point.hour is not None:
        return _with_clock(_of(base.date), point), None  # an entry that opens with 翌0:40 was published then
    if shift and (shift.base != "published" or _quoted_day(point, reading, thread)):
        month = thread.latest or (thread.scene if shift.n > 0 else None)
        if month and not thread.here and any(s.unit == "month" for s in point.shifts):
            # 8月の消費者物価指数は前年同月比…; 2021年6月の通報…。通報の翌月
            return calendar_value(point, Base(*month), cue.tense), date(*month, 1)
        anchor = _anchor(shift, reading, thread)
        if anchor is None:
            return (UNKNOWN, None) if shift.base != "published" else (_calendar(point, base, cue.tense), None)
        base = Base.of(anchor)
    elif point.day is not None and point.month is None and point.year is None and not point.shifts:
        value = _bare_day(point, reading, thread)
        if point.hour is not None or point.daypart:
            value = _with_clock(value, point)
        return value, None
    elif _is_bare_clock(point):
        day = _clock_day(point, reading, thread)
        return (_with_clock(day, point) if isinstance(day, Value) else _with_clock(_of(day), point)), None
    elif point.month is not None and point.year is None and not point.shifts:
        value = _bare_month(point, reading, thread)
        if value:
            return _with_clock(value, point), None
    return _with_clock(_calendar(point, base, cue.tense), point), anchor


def _calendar(point: Point, base: Base, tense: Tense) -> Value:
    return calendar_value(point, base, tense)


def _of(day: date | None) -> Value:
    return Value(day.isoformat(), None, day, day, day) if day else UNKNOWN


def _quoted_day(point: Point, reading: Reading, thread: _Thread) -> bool:
    """Whether a きのう inside a quotation counts from the day the speaker spoke, named in the same sentence."""
    day = thread.published.date
    return (
        reading.cue.quoted
        and bool(point.shifts)
        and point.shifts[0].unit == "day"
        and thread.main is not None
        and day is not None
        and thread.main != day
        and abs((day - thread.main).days) <= 60
    )


def _anchor(shift: Shift, reading: Reading, thread: _Thread) -> date | None:
    """The day that a word like 同日 counts from; None where the text names none."""
    day = thread.published.date
    if shift.base == "published":
        return thread.main
    if shift.base == "event":
        return thread.event or thread.here or thread.last or day
    if shift.base == "main":
        return thread.here or thread.told or day
    if shift.unit in ("year", "month", "fiscal", "week"):
        return thread.here or thread.told or day
    if reading.cue.heading and shift.n == 0 and not reading.cue.opens:
        return day or thread.last
    last = thread.here or thread.last
    if shift.n > 2:
        return _after(shift, reading, last, day)
    return last or day


def _after(shift: Shift, reading: Reading, last: date | None, day: date | None) -> date | None:
    """What N日後 counts from: the day told where that leads to a day already past, publication for what is to come;
    none where the words name another base (発生の3日後) or the count would run past publication."""
    if shift.event:
        return None
    if last and (day is None or last + timedelta(days=shift.n) <= day):
        return last
    return day if reading.cue.tense in ("future", "planned") else None


def _bare_day(point: Point, reading: Reading, thread: _Thread) -> Value:
    """12日: in the month that the sentence has named (2023年9月10日に…、12日に), else the one nearest to publication."""
    number = point.day or 0
    day, last = thread.published.date, thread.last
    if thread.month and not (reading.cue.heading or reading.cue.main):
        year, month = thread.month
        there = cal.make(year, month, number)
        if there and (thread.here is None or there >= thread.here):
            return _of(there)
    if thread.here and number > thread.here.day and reading.cue.tense != "past":
        there = cal.make(thread.here.year, thread.here.month, number)
        if there:
            return _of(there)  # 15日公示、27日投開票: one month
    value = calendar_value(point, thread.published, reading.cue.tense)
    if day and value.day and value.day > day and reading.cue.tense in ("past", "none"):
        if number in thread.days:
            return _of(thread.days[number])  # 2月20日と24日に…。24日のメール
        there = cal.make(last.year, last.month, number) if last and last < day else None
        if there and last and last <= there < day and reading.cue.tense == "past":
            return _of(there)  # the story goes on from the day told last
    return value


def _bare_month(point: Point, reading: Reading, thread: _Thread) -> Value | None:
    """去年2月に侵攻し、10月には…: the month of a year that the sentence has named."""
    year = thread.year
    if year is None or reading.cue.compared or reading.cue.tense in ("future", "planned"):
        return None
    return calendar_value(replace(point, year=year), thread.published, reading.cue.tense)


def _is_bare_clock(point: Point) -> bool:
    return point.is_time and not point.has_day and point.year is None and point.month is None and not point.shifts


def _clock_day(point: Point, reading: Reading, thread: _Thread) -> date | Value | None:
    """The day of a bare 午前2時半: named in this sentence; or that of the same clock time told before; or the day of
    the last clock time."""
    if thread.here:
        return thread.here
    if point.hour is not None:
        known = thread.clocks.get((point.hour, point.minute or 0))
        if known:
            return known
    day = thread.event or thread.published.date
    if day is None:
        return _partial(thread.published)
    ahead = reading.cue.tense in ("future", "planned") and point.hour is not None
    if ahead and thread.now and thread.now[0] - (point.hour or 0) >= 12:
        return day + timedelta(days=1)  # at 21:15: 午前0時を回るまで分からない
    return day


def _partial(base: Base) -> Value:
    if base.month and base.day:
        return Value(f"{base.year or 'XXXX'}-{base.month:02d}-{base.day:02d}")
    return UNKNOWN


def _clock_shift(point: Point, thread: _Thread) -> tuple[Value, date | None]:
    """15分前, 約1時間半後: from the last clock time, where there is one and nothing else is named as the base."""
    if point.shifts[0].event or thread.clock is None:
        return UNKNOWN, None
    moved = thread.clock
    for s in point.shifts:
        moved += timedelta(**{f"{s.unit}s": s.n})  # type: ignore[arg-type]
    value = Value(moved.date().isoformat(), None, moved.date(), moved.date(), moved.date(), (moved.hour, moved.minute))
    return value, thread.clock.date()


def _with_clock(value: Value, point: Point) -> Value:
    """``value`` moved on to the next day for 25時, with its clock."""
    if point.hour is None:
        return value
    hour, minute = point.hour, point.minute or 0
    day = value.day
    if hour >= 24 and day and not (hour == 24 and minute == 0 and point.second):
        day += timedelta(days=1)
        value = _of(day)
        hour -= 24
    return replace(value, clock=(hour % 24, minute))


# ---------------------------------------------------------------- keeping the thread


def note(thread: _Thread, reading: Reading, value: Value) -> None:
    """Keep what this expression says for those that come after it."""
    point, cue = reading.point, reading.cue
    if point and point.meridiem:
        afternoon = point.meridiem == "午後" and point.hour is not None
        thread.afternoon = (point.hour or 0, point.minute or 0) if afternoon else None
    if point is None or cue.compared or cue.stated:
        return
    if value.first and (point.month is not None or point.shift("month")):
        thread.latest = thread.scene = (value.first.year, value.first.month)
    if point.year is not None or point.shift("year"):
        thread.year = value.first.year if value.first else None
    if value.day is None:
        if value.first and point.month is not None and (point.year is not None or point.shift("year")):
            thread.month = (value.first.year, value.first.month)
        return
    if not point.has_day:
        _note_clock(thread, point, value, reading)
        return
    thread.here = value.day
    if point.day is not None and thread.month == (value.day.year, value.day.month):
        thread.days.setdefault(value.day.day, value.day)
    if cue.main or not any(s.base in ("told", "main") and s.n for s in point.shifts):
        thread.last = value.day
    if point.month is not None or point.shift("month") or point.year is not None:
        thread.month = (value.day.year, value.day.month)
    if cue.main or cue.heading:
        thread.told = thread.main = value.day
    if cue.heading:
        thread.event = value.day
    if point.is_time:
        _note_clock(thread, point, value, reading)


def _note_clock(thread: _Thread, point: Point, value: Value, reading: Reading) -> None:
    day = value.day
    if day is None:
        return
    told_shift = any(s.base == "told" and s.n for s in point.shifts)
    if point.has_day and not told_shift:
        thread.event = day
    if value.clock and reading.cue.heading and reading.cue.opens:
        thread.now = value.clock
    if value.clock and not reading.cue.heading:
        thread.clock = datetime(day.year, day.month, day.day, *value.clock)
    if value.clock:
        thread.clocks.setdefault(value.clock, day)


def _until(value: Value, reading: Reading, thread: _Thread) -> Value:
    """The end of an interval: 10日から13日 counts the 13th from the 10th on; 11月30日から3日 runs into December."""
    until = reading.until
    if until is None or value.text is None:
        return value
    base = Base.of(value.first) if value.first else thread.published
    if until.is_time and value.day and not (until.has_day or until.month or until.shifts):
        second = _of(value.day)
    elif until.day is not None and until.month is None and value.day:
        there = None
        for n in (0, 1):
            y, m = cal.add_months(value.day.year, value.day.month, n)
            there = cal.make(y, m, until.day)
            if there and there >= value.day:
                break
        second = _of(there)
    elif until.day is not None and until.month is None:
        second = Value(value.text[:-2] + f"{until.day:02d}")
    elif until.month is not None and until.year is None and not until.shifts:
        if value.first is None:
            second = calendar_value(until, Base(), "none")
        else:
            year = value.first.year + (until.month < value.first.month)
            second = calendar_value(replace(until, year=year), base, "none")
    else:
        second = calendar_value(until, thread.published, "future")
    second = _with_clock(second, until)
    if second.text is None:
        return value
    return replace(
        value,
        text=f"{_stamp(value, reading.point).split('/')[0]}/{_stamp(second, until).split('/')[-1]}",
        last=second.last or value.last,
        clock=None,
    )


# ---------------------------------------------------------------- writing


def _stamp(value: Value, point: Point | None) -> str:
    """Date and clock of one side, without a zone."""
    text = value.text or ""
    if value.clock and point:
        return f"{text}T{value.clock[0]:02d}" + (f":{value.clock[1]:02d}" if point.minute is not None else "")
    return text


def _written(value: Value, reading: Reading, zone: str) -> tuple[str | None, str | None]:
    point = reading.point
    mod = reading.mod or value.mod
    if value.text is None or point is None:
        return _lone_clock(reading, zone), mod
    if "/" in value.text:
        if reading.until is not None and point.hour is not None:
            return "/".join(side + _offset(point, zone) for side in value.text.split("/")), mod
        return value.text, mod
    if value.clock:
        exact = point.minute is not None or not point.hour_only if hasattr(point, "hour_only") else True
        text = _stamp(value, point if point.hour is not None else Point(minute=0))
        return text + (_offset(point, zone) if exact and ":" in text else ""), mod
    if point.daypart:
        return f"{value.text}{point.daypart}", mod
    return value.text, mod


def _lone_clock(reading: Reading, zone: str) -> str | None:
    """A clock time or part of a day on a day nobody knows: ``XXXX-XX-XXT02:30+09:00``."""
    point = reading.point
    if point is None or point.shifts:
        return None
    if point.hour is not None:
        clock = f"T{point.hour % 24:02d}" + (f":{point.minute:02d}" if point.minute is not None else "")
        return f"XXXX-XX-XX{clock}" + (_offset(point, zone) if point.minute is not None else "")
    return f"XXXX-XX-XX{point.daypart}" if point.daypart else None


def _offset(point: Point, zone: str) -> str:
    """The zone to write: the named one; none where the text says 現地時間 without saying which."""
    if point.zone is None:
        return zone
    return words("zone")[point.zone].value


def _bounds(value: Value, reading: Reading, zone: str) -> tuple[str | None, str | None]:
    if value.first is None or value.last is None:
        return None, None
    if value.clock and value.day and reading.point:
        stamp = f"{value.day.isoformat()}T{value.clock[0]:02d}:{value.clock[1]:02d}{_offset(reading.point, zone)}"
        return stamp, stamp
    return value.first.isoformat(), value.last.isoformat()


_LETTERS = {"day": "D", "hour": "H", "minute": "M", "second": "S"}


def _counted(point: Point) -> bool:
    return all(s.n and abs(s.n) < 10000 for s in point.shifts) and point.hour is None and point.daypart is None


def _as_duration(point: Point) -> str | None:
    """6時間後 where nothing says from when: how long, at least."""
    first = point.shifts[0]
    if first.unit == "day":
        return f"P{abs(first.n)}D" if abs(first.n) > 0 and first.event else None
    return "PT" + "".join(f"{abs(s.n)}{_LETTERS[s.unit]}" for s in point.shifts)
