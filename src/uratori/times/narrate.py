"""Readings in the order of the text → values: which day each one counts from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from uratori.model import Time
from uratori.times import calendar as cal
from uratori.times.expression import NOWHERE, Found, Point, Reading, Shift, Tense
from uratori.times.periods import TURN_OF_YEAR
from uratori.times.resolve import UNKNOWN, Base, Value, calendar_value, on
from uratori.times.thread import BEGINS, Thread
from uratori.times.writing import as_duration, bounds, side, written

_JAPAN = ZoneInfo("Asia/Tokyo")
_CLOCK_UNITS = ("hour", "minute", "second")


def resolve_all(found: Iterable[Found], published: Base, zone: ZoneInfo = _JAPAN) -> tuple[Time, ...]:
    """The times of one document: every reading of ``found`` (in the order of the text) with its value.

    ``published`` is the day of publication as far as it is known; ``zone`` that of clock times which name none.
    """
    thread = Thread(published)
    return tuple(_time(f, thread, zone) for f in found)


def _time(f: Found, thread: Thread, zone: ZoneInfo) -> Time:
    thread.enter(f.reading.cue.sentence)
    if f.reading.point is None:
        thread.every = thread.every or f.reading.type == "SET"
        thread.values.append(UNKNOWN)
        return Time(f.start, f.end, f.reading.type, f.reading.fixed, f.reading.mod, expression=f.reading)
    reading = _after_noon(f.reading, thread)
    point = reading.point or NOWHERE
    value, anchor = _value(point, reading, thread)
    if reading.until is not None:
        value = _until(value, point, reading.until, thread)
    thread.note(reading, value)
    thread.values.append(value)
    if value.text is None and (length := as_duration(point)):
        return Time(f.start, f.end, "DURATION", length, f.reading.mod, expression=f.reading)
    first, last = bounds(value, point, zone)
    if reading.japan:
        first, last = _in_japan(value, reading, thread) or (first, last)
    return Time(
        f.start,
        f.end,
        f.reading.type,
        value=written(value, reading, zone),
        mod=reading.mod or value.mod,
        anchor=anchor.isoformat() if anchor else None,
        earliest=first,
        latest=last,
        expression=f.reading,
    )


def _after_noon(reading: Reading, thread: Thread) -> Reading:
    """午後3時から5時まで: the 午後 holds for both; and for a sentence that opens with the next: 午後1時、国会着。3時、官邸着; and
    午後8時50分 told once is meant by 8時50分 again."""
    p = reading.point
    if p is None or p.hour is None or p.hour >= 12 or p.meridiem or p.has_day:
        return reading
    before = thread.afternoon or thread.half
    if before is None and (reading.cue.opens or _speaks_of(reading, thread.before)):
        before = thread.before
    told = p.minute and (p.hour, p.minute) not in thread.clocks and (p.hour + 12, p.minute) in thread.clocks
    if not told and (before is None or (p.hour + 12, p.minute or 0) < before):
        return reading
    return replace(reading, point=p.but(hour=p.hour + 12))


def _speaks_of(reading: Reading, before: tuple[int, int] | None) -> bool:
    """午後8時50分に出した。店主は「9時を過ぎていた」と話す: whether an hour that is quoted soon follows the one just told."""
    p = reading.point
    return bool(before and reading.cue.quoted and p and p.hour is not None and 0 <= p.hour + 12 - before[0] <= _SOON)


_SOON = 2  # hours


def _in_japan(value: Value, reading: Reading, thread: Thread) -> tuple[str, str] | None:
    """The instant of 13日午後6時(日本時間14日午前7時), by its side in Japan."""
    japan = reading.japan
    if japan is None or japan.hour is None or value.day is None:
        return None
    day = value.day
    if japan.day is not None and japan.day != day.day:
        day = next((d for n in (1, -1) if (d := day + timedelta(days=n)).day == japan.day), day)
    elif (shift := japan.shift("day")) and shift.base == "told":
        day += timedelta(days=shift.n)
    stamp = f"{day.isoformat()}T{japan.hour % 24:02d}:{japan.minute or 0:02d}+09:00"
    return stamp, stamp


# ---------------------------------------------------------------- which day


def _value(point: Point, reading: Reading, thread: Thread) -> tuple[Value, date | None]:
    """The value, and the day it was counted from where that is not the day of publication."""
    tense = reading.cue.tense
    if point.part == "SAME":
        return _year_before(thread.term), None
    if point.shifts:
        return _shifted(point, point.shifts[0], reading, thread)
    if point.day is not None and point.month is None and point.year is None:
        value = _bare_day(point, reading, thread)
    elif point.is_time and not point.has_day and point.month is None and point.year is None:
        value = _bare_clock(point, reading, thread)
    elif _is_turn(point) and (turn := _turn_told(tense, thread)):
        value = calendar_value(point.but(year=turn), thread.published, tense)
    elif point.month is not None and point.year is None and (said := thread.year_of(reading, point)):
        value = calendar_value(point.but(year=said), thread.published, tense)
    elif point.month is not None and point.year is None and not _is_turn(point) and _goes_on(reading, thread):
        value = calendar_value(point.but(year=thread.year, fiscal=thread.fiscal), thread.published, tense)
    else:
        value = calendar_value(point, thread.published, tense)
    return _with_clock(value, point), None


def _is_turn(point: Point) -> bool:
    return point.part == TURN_OF_YEAR.part and point == TURN_OF_YEAR  # to compare all fields is dear


def _goes_on(reading: Reading, thread: Thread) -> bool:
    """去年2月に侵攻し、10月には…: whether a month belongs to the year that the sentence has named."""
    return thread.year is not None and not reading.cue.compared and reading.cue.tense in ("past", "none")


def _turn_told(tense: Tense, thread: Thread) -> int | None:
    """The year that 年明け begins in a sentence that has named the one before: 2019年末に見つかり、年明けに広がった."""
    if thread.year is None or tense not in ("past", "none"):
        return None
    ahead = thread.day is not None and (thread.year + 1, 1) > (thread.day.year, thread.day.month)
    return None if ahead else thread.year + 1


def _year_before(term: str | None) -> Value:
    """前年同期: the stretch named last, a year earlier."""
    return Value(re.sub(r"\d{4}", lambda m: f"{int(m.group()) - 1:04d}", term)) if term else UNKNOWN


def _shifted(point: Point, shift: Shift, reading: Reading, thread: Thread) -> tuple[Value, date | None]:
    """先月, 3日前, 同日, 翌朝, 15分前: so many units from a base."""
    tense = reading.cue.tense
    if reading.cue.base is not None and (there := _from_event(point, thread.values[reading.cue.base], tense)):
        return there
    if shift.unit in _CLOCK_UNITS:
        return _clock_shift(point, thread)
    if point.counted and shift.unit == "year" and shift.n > 0 and (later := _years_after(shift, tense, thread)):
        return calendar_value(point.but(shifts=(), year=later, counted=False), thread.published, tense), None
    if point.counted and shift.event and shift.n < 0:
        return UNKNOWN, None  # 打ち上げの3週間前: from a day the words do not give
    if point.counted and shift.n > 0 and thread.scene and shift.unit in ("year", "month"):
        return _after_month(point.shifts, thread.scene, thread)
    if shift.base == "named":
        return _part_of_month(point, thread, tense), None
    if shift.base == "published" and not _spoken_then(shift, reading, thread):
        return _with_clock(calendar_value(point, thread.published, tense), point), None
    if reading.cue.first and shift.base == "told" and point.hour is not None:
        return _with_clock(on(thread.day), point), None  # an entry that opens with 翌0:40 was published then
    if (year := _year_told(point, shift, thread)) is not None:
        return _with_clock(calendar_value(point, Base(year), tense), point), None
    month = thread.latest or thread.scene
    if month and not thread.here and any(s.unit == "month" for s in point.shifts):
        # 8月の消費者物価指数は前年同月比…; 2021年6月の通報…。通報の翌月
        return calendar_value(point, Base(*month), tense), date(*month, 1)
    anchor = _anchor(shift, reading, thread)
    if anchor is None:
        return UNKNOWN, None
    return _with_clock(calendar_value(point, Base.of(anchor), tense), point), anchor


def _from_event(point: Point, event: Value, tense: Tense) -> tuple[Value, date] | None:
    """事故の前日, 爆発の2時間後: from when the text says that the event was, where it says so closely enough."""
    if event.day is None:
        return None
    if point.shifts[0].unit in _CLOCK_UNITS:
        if event.clock is None or any(abs(s.n) > _LONGEST for s in point.shifts):
            return None
        return _moved(datetime(event.day.year, event.day.month, event.day.day, *event.clock), point)
    return _with_clock(calendar_value(point, Base.of(event.day), tense), point), event.day


def _part_of_month(point: Point, thread: Thread, tense: Tense) -> Value:
    """下旬: of the month that its sentence has named last, else the nearest that the tense allows."""
    bare = point.but(shifts=())
    if thread.latest or thread.day is None:
        year, month = thread.latest or (None, None)
        return calendar_value(bare.but(year=year, month=month), thread.published, tense) if month else UNKNOWN
    over = {"START": 10, "MID": 20}.get(point.part or "", 31) < thread.day.day
    opens = {"START": 1, "MID": 11}.get(point.part or "", 21)
    n = 1 if over and tense in ("future", "planned") else -1 if opens > thread.day.day and tense == "past" else 0
    return calendar_value(bare.but(shifts=(Shift("published", "month", n),)), thread.published, tense)


def _year_told(point: Point, shift: Shift, thread: Thread) -> int | None:
    """What 同年 and 翌年 count from: the year named last (2011年に被災した。同年12月に再開); 前年, only where the same sentence names
    one (昨年は前年より; 2011年に被災した。売上は前年を上回った counts from today)."""
    if shift.unit != "year" or shift.base != "told" or point.counted or point.shift("month"):
        return None
    return thread.year or (thread.named if shift.n >= 0 else None)


def _years_after(shift: Shift, tense: Tense, thread: Thread) -> int | None:
    """1923年の地震の3年後、市電が復活した: from the year that the sentence names, where it is told as past; from the one named last
    (2022年まで率いた。その2年後、起訴された) where the day told last would lead past publication."""
    if thread.day is None or tense not in ("past", "none"):
        return None
    year, told = thread.year, thread.told or thread.last
    if year is None and told and told.year + shift.n > thread.day.year:
        year = thread.named
    elif thread.latest:
        return None
    return year + shift.n if year and year + shift.n <= thread.day.year else None


def _after_month(shifts: tuple[Shift, ...], scene: tuple[int, int], thread: Thread) -> tuple[Value, date | None]:
    """2018年4月に委託したが、2年後に…: from the month told last, unless that leads past publication."""
    months = sum(s.n * {"year": 12, "month": 1}.get(s.unit, 0) for s in shifts)
    if abs(months) > 12 * cal.LAST_YEAR:
        return UNKNOWN, None
    year, month = cal.add_months(*scene, months)
    if thread.day and (year, month) > (thread.day.year, thread.day.month):
        return calendar_value(Point(shifts=shifts), thread.published, "future"), None
    return calendar_value(Point(year=year, month=month), thread.published, "past"), date(*scene, 1)


def _spoken_then(shift: Shift, reading: Reading, thread: Thread) -> bool:
    """Whether a きのう inside a quotation counts from the day its speaker spoke, named in the same sentence."""
    if not reading.cue.quoted or shift.unit != "day" or thread.main is None or thread.day is None:
        return False
    return thread.main != thread.day and abs((thread.day - thread.main).days) <= 60


def _anchor(shift: Shift, reading: Reading, thread: Thread) -> date | None:
    """The day that a word like 同日 counts from; None where the text names none."""
    if shift.base == "published":
        return thread.main
    if shift.base == "event":
        asked = (
            thread.began and thread.event == thread.day
        )  # who answers on the 17th says 本日 of that day, 当日 of the matter's
        return (thread.matter if asked else None) or thread.event or thread.here or thread.last or thread.day
    if shift.unit == "year" and shift.n > 0 and reading.cue.tense in ("past", "none"):
        before = thread.last if thread.last and thread.day and thread.last.year + shift.n <= thread.day.year else None
        return thread.here or before or thread.told  # 卒業の翌年に開いた: not the year after publication
    if shift.event and shift.unit == "day":
        return thread.here or thread.told or thread.last  # 事故の前日: not the day before publication
    if shift.base == "main" or shift.unit != "day":
        forth = shift.base == "told" and shift.n >= 0 and shift.unit in ("year", "week")
        return thread.here or (thread.last if forth else None) or thread.told or thread.just_told(reading) or thread.day
    if reading.cue.heading and shift.n == 0 and not reading.cue.opens:
        return thread.day or thread.last
    if shift.n == 0 and thread.here is None and (same := thread.same_day(reading)):
        return same
    if thread.aside and thread.looks_back(reading, shift.n, (reading.point or NOWHERE).day):
        return thread.aside.day
    last = thread.here or thread.last
    if shift.n == 0 and thread.here is None and thread.told and reading.cue.tense in ("future", "planned"):
        return thread.told  # 電池は同日夜にも切れる
    return _after(shift, reading, last, thread.day) if shift.n > 2 else last or thread.day


def _after(shift: Shift, reading: Reading, last: date | None, day: date | None) -> date | None:
    """What N日後 counts from: the day told where that leads to a day already past, publication for what is to come;
    none where the words name another base (発生の3日後) or the count would run past publication."""
    if shift.event or shift.n > 36500:
        return None
    if last and (day is None or last + timedelta(days=shift.n) <= day):
        return last
    return day if reading.cue.tense in ("future", "planned") else None


# ---------------------------------------------------------------- bare days


def _bare_day(point: Point, reading: Reading, thread: Thread) -> Value:
    """12日: in the month that the text leads to, else the one nearest to publication."""
    there = _in_month_told(point.day or 0, reading, thread)
    if there:
        return on(there)
    value = calendar_value(point, thread.published, reading.cue.tense)
    if thread.day and value.day and value.day > thread.day:
        return on(_told_before(point.day or 0, reading, thread) or value.day)
    return value


def _in_month_told(number: int, reading: Reading, thread: Thread) -> date | None:
    """The day in the month that the sentence is in: 2023年9月10日に出発し、12日に…; 15日公示、27日投開票."""
    if thread.month and not (reading.cue.heading or reading.cue.main):
        there = cal.make(*thread.month, number)
        if there and (thread.here is None or there >= thread.here):
            return there
    tense = reading.cue.tense
    ahead = tense in ("future", "planned") or (tense == "none" and number not in thread.days)
    if thread.here and number > thread.here.day and ahead:
        return cal.make(thread.here.year, thread.here.month, number)
    return None


def _told_before(number: int, reading: Reading, thread: Thread) -> date | None:
    """A day that cannot lie ahead: the one already told (2月20日と24日に…。24日のメール), or one to which the story
    goes on from the day told last."""
    if reading.cue.tense not in ("past", "none"):
        return None
    if number in thread.days:
        return thread.days[number]
    last, day = thread.last, thread.day
    if reading.cue.tense != "past" or last is None or day is None or last >= day:
        return None
    there = cal.make(last.year, last.month, number)
    return there if there and last <= there < day else None


# ---------------------------------------------------------------- clocks


def _bare_clock(point: Point, reading: Reading, thread: Thread) -> Value:
    """午前2時半: on the day named in this sentence; or that of the same clock time told before; or that of the last
    clock time."""
    if thread.here:
        spoken_of = thread.framed and thread.spoken_of(reading)
        return on(spoken_of or thread.here + timedelta(days=_past_midnight(point, reading, thread)))
    if thread.every and reading.cue.tense != "past":
        return UNKNOWN  # 毎月第3土曜は午後8時まで開く: of any of these days
    known = thread.clocks.get((point.hour, point.minute or 0)) if point.hour is not None else None
    day = known or thread.event or thread.told or thread.day
    if known is None and day and thread.day and day < thread.day and reading.cue.tense == "planned":
        day = thread.day  # 12日夜に止まった。復旧は早くても夕方になる
    if known is None and day and day == thread.event and _past_midnight(point, reading, thread):
        return on(day + timedelta(days=1))
    if day is None:
        base = thread.published
        return Value(f"{base.year or 'XXXX'}-{base.month:02d}-{base.day:02d}") if base.month and base.day else UNKNOWN
    if day == thread.day and known is None and _later_than_told(point, reading, thread):
        return on(thread.matter or (day - timedelta(days=1) if thread.now else day))
    ahead = known is None and reading.cue.tense in ("future", "planned") and point.meridiem == "午前"
    if ahead and thread.now and thread.now[0] - (point.hour or 0) >= 12:
        return on(day + timedelta(days=1))  # at 21:15: 午前0時を回るまで分からない
    return on(day)


_LATE, _SMALL_HOURS = 20, 5
_LATE_BEFORE = (
    22  # in a sentence before: who is told of a deed at 8 p.m. (20時の会見) may well be told what came before it
)


def _past_midnight(point: Point, reading: Reading, thread: Thread) -> bool:
    """Whether a night goes on: 14日午後11時に出た船は、午前2時15分に…. Not where the day's own small hours have been told, nor past
    publication."""
    clock, day = thread.clock, thread.day
    if (
        clock is None
        or point.hour is None
        or point.meridiem != "午前"
        or clock.hour < (_LATE if thread.here else _LATE_BEFORE)
        or point.hour > _SMALL_HOURS
    ):
        return False
    if reading.cue.tense not in ("past", "none") or day is None or clock.date() >= day:
        return False
    if clock.date() != (thread.here or thread.event):
        return False
    return not any(d == clock.date() and hour <= _SMALL_HOURS for (hour, _), d in thread.clocks.items())


def _later_than_told(point: Point, reading: Reading, thread: Thread) -> bool:
    """Whether what is past would lie ahead of the hour at which it is told, on the day of publication: 夕方に停電した at a press conference
    that began at 10, 午後11時に出た in an entry of 1:10."""
    if thread.began is None or reading.cue.tense in ("future", "planned"):
        return False
    hour = point.hour if point.hour is not None else BEGINS.get(point.daypart or "", 0)
    return (hour, point.minute or 0) > thread.began


def _clock_shift(point: Point, thread: Thread) -> tuple[Value, date | None]:
    """15分前, 約1時間半後: from the last clock time, where there is one and nothing else is named as the base; 同20分 in its hour."""
    clock = thread.clock
    if clock is None and thread.now and thread.day and point.shifts[0].n < 0:
        clock = datetime(
            thread.day.year, thread.day.month, thread.day.day, *thread.now
        )  # 6:55 …30分ほど前から連絡が取れない
    if clock is None or point.shifts[0].event or any(abs(s.n) > _LONGEST for s in point.shifts):
        return UNKNOWN, None
    if point.minute is not None:
        return on(clock.date())._replace(clock=(clock.hour, point.minute)), None
    return _moved(clock, point)


_LONGEST = 9999  # units of a clock
_SECONDS = {"hour": 3600, "minute": 60, "second": 1}


def _moved(clock: datetime, point: Point) -> tuple[Value, date]:
    """The instant that lies so many hours and minutes from ``clock``."""
    moved = clock + timedelta(seconds=sum(_SECONDS[s.unit] * s.n for s in point.shifts))
    return on(moved.date())._replace(clock=(moved.hour, moved.minute)), clock.date()


def _with_clock(value: Value, point: Point) -> Value:
    """``value`` with its clock; 25時 is one o'clock of the next day."""
    if point.hour is None:
        return value
    if point.hour >= 24 and value.day:
        value = on(value.day + timedelta(days=1))
    return value._replace(clock=(point.hour % 24, point.minute or 0))


# ---------------------------------------------------------------- intervals


def _until(value: Value, point: Point, until: Point, thread: Thread) -> Value:
    """``value`` on to its second side: 10日から13日, 午前10時~午後4時."""
    if value.text is None:
        return value
    if point.meridiem == "午後" and until.hour is not None and not (until.meridiem or until.has_day):
        begin = point.hour or 0
        if until.hour < 12 and begin < until.hour + 12:
            until = until.but(hour=until.hour + 12)  # 午後1時~5時
    begin_day = value
    if (point.hour or 0) >= 24 and (until.hour or 0) >= 24 and value.day:
        begin_day = value._replace(day=value.day - timedelta(days=1))  # 25時~27時: both count from the day before
    second = _with_clock(_second(begin_day, until, thread), until)
    if second.text is None:
        return value
    last = second.last or value.last
    if value.first and last and last < value.first:
        return UNKNOWN  # a stretch that ends before it begins
    both = f"{side(value, point).split('/')[0]}/{side(second, until).split('/')[-1]}"
    return value._replace(text=both, last=last, clock=None)


def _second(value: Value, until: Point, thread: Thread) -> Value:
    """The second side, counted from the first: 11月30日から3日 runs into December, 12月から2月 into the next year."""
    if until.is_time and value.day and not (until.has_day or until.month or until.shifts):
        ends = (until.hour, until.minute or 0) if until.hour is not None else None
        past_midnight = bool(ends and value.clock and ends < value.clock)  # 午後10時~5時
        return on(value.day + timedelta(days=past_midnight))
    if until.day is not None and until.month is None and not until.shifts:
        if value.day is None:
            return Value((value.text or "")[:-2] + f"{until.day:02d}")
        months = (cal.add_months(value.day.year, value.day.month, n) for n in (0, 1))
        days = (cal.make(y, m, until.day) for y, m in months)
        return on(next((d for d in days if d and d >= value.day), None))
    if until.month is not None and until.year is None and not until.shifts:
        if value.first is None:
            return calendar_value(until, Base(), "none")
        year = value.first.year + (until.month < value.first.month)
        return calendar_value(until.but(year=year), thread.published, "none")
    if until.shifts and until.shifts[0].base == "told" and (begin := value.day or value.first):
        return calendar_value(until, Base.of(begin), "future")  # 24日午後9時から翌朝5時, 2023年4月から同年9月
    return calendar_value(until, thread.published, "future")
