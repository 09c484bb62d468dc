"""A point and a reference day → a TIMEX3 value with the interval it covers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from uratori.times import calendar as cal
from uratori.times.expression import Point, Shift, Tense

_PART_MONTHS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_MODS = ("START", "MID", "END")

_Day = date  # under a name that a field may have


@dataclass(frozen=True, slots=True)
class Base:
    """The day something is counted from, as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    #: The whole day, where it is known.
    date: _Day | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known = cal.make(self.year, self.month, self.day) if self.year and self.month and self.day else None
        object.__setattr__(self, "date", known)

    @classmethod
    def of(cls, day: _Day | None) -> Base:
        return cls(day.year, day.month, day.day) if day else cls()


class Value(NamedTuple):
    """``text`` is the TIMEX3 value (None where it hangs on a date nobody knows), ``first`` and ``last`` the days it
    covers, ``clock`` the hour and minute."""

    text: str | None
    mod: str | None = None
    first: date | None = None
    last: date | None = None
    day: date | None = None
    clock: tuple[int, int] | None = None


UNKNOWN = Value(None)


@lru_cache(maxsize=1 << 12)
def on(day: date | None) -> Value:
    """One day as a value."""
    return Value(day.isoformat(), None, day, day, day) if day else UNKNOWN


def calendar_value(point: Point, base: Base, tense: Tense) -> Value:
    """The value of the calendar part of ``point`` (no hour), counted from ``base``."""
    if point.century or point.decade:
        return _long(point.but(year=_decade(point.year or 0, base, tense)) if point.short else point)
    if point.holiday:
        return _holiday(point, base, tense)
    if point.nth is not None:
        return _nth_weekday(point, base, tense)
    shift = point.shift("day")
    if shift:
        by = point.shift("year")  # 1年前のきょう
        if by and base.year and base.day != 29:
            base = Base(base.year + by.n, base.month, base.day)
        return _shifted_day(base, shift, point.day)
    week = point.shift("week")
    if week:
        return _week(point, base, week)
    if point.part == "WE":
        return _weekend(base, tense)
    if point.weekday is not None and point.day is None:
        return _weekday(point.weekday, base, tense)
    return _year_month_day(point, base, tense)


# ---------------------------------------------------------------- years, months, days


def _year_month_day(point: Point, base: Base, tense: Tense) -> Value:
    year, fixed = _year(point, base)
    month_shift = point.shift("month")
    month = point.month
    if month_shift:
        return _shifted_month(point, base, month_shift, year)
    if point.fiscal and month is None and point.day is None:
        return _fiscal(point, year)
    if month is None and point.day is None:
        return _whole_year(point, year, base, tense, fixed)
    if month is None:
        return _day_of_month(point.day or 0, base, tense)
    if not fixed:
        year = _nearest_year(month, point.day, base, tense, point.weekday)
    if point.fiscal and year is not None and month < 4:
        year += 1
    return _build(year, month, point.day, point.part)


def _year(point: Point, base: Base) -> tuple[int | None, bool]:
    """The year that the words give, and whether they give one at all."""
    shift = point.shift("year", "fiscal")
    if shift:
        if base.year is None:
            return None, True
        if shift.unit == "fiscal":
            day = base.date
            if day is None and base.month is None:
                return None, True
            if shift.event and base.month in (4, 5, 6):  # 新年度, once it has begun
                return base.year, True
            current = base.year if (base.month or 1) >= 4 else base.year - 1
            # 来年度 and 新年度 in January to March are the year that begins this April
            return current + shift.n, True
        return base.year + shift.n, True
    if point.year is None:
        return None, False
    if not point.short:
        return point.year, True
    if base.year is None:
        return (2000 if point.year < 60 else 1900) + point.year, True
    century = base.year // 100 * 100
    # News names years gone by further off than years to come: in 2025 64年 is 1964, and 50年 2050.
    middle = base.year - 15
    return min((century + c + point.year for c in (-100, 0, 100)), key=lambda y: abs(y - middle)), True


def _whole_year(point: Point, year: int | None, base: Base, tense: Tense, fixed: bool) -> Value:
    if not fixed:
        year = _year_of_part(point.part, base, tense)
    if point.part in _SEASON_MONTHS:
        if year is None:
            return Value(f"XXXX-{point.part}")
        first, last = _SEASON_MONTHS[point.part]
        end_year = year + 1 if last < first else year
        return Value(f"{year:04d}-{point.part}", None, cal.make(year, first, 1), cal.month_end(end_year, last))
    if year is None:
        return UNKNOWN
    if not cal.FIRST_YEAR <= year <= cal.LAST_YEAR:
        return Value(f"{year:04d}" if 0 < year < 10000 else None)
    if point.part in _PART_MONTHS:
        first, last = _PART_MONTHS[point.part]
        return Value(f"{year:04d}-{point.part}", None, cal.make(year, first, 1), cal.month_end(year, last))
    first_day, last_day = date(year, 1, 1), date(year, 12, 31)
    if point.inside and base.date and base.date.year == year:
        first_day = base.date
    mod = point.part if point.part in _MODS else None
    if mod == "END":
        first_day = date(year, 12, 21)
    elif mod == "START":
        last_day = date(year, 1, 31)
    elif mod == "MID":
        first_day, last_day = date(year, 5, 1), date(year, 8, 31)
    return Value(f"{year:04d}", mod, first_day, last_day)


def _year_of_part(part: str | None, base: Base, tense: Tense) -> int | None:
    """The year of a bare 秋, 年末, 年明け: the nearest that the tense allows."""
    if base.year is None:
        return None
    month = base.month or 6
    middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 13, "START": 1, "END": 12}.get(part or "", 6)
    options = {}
    for year in (base.year - 1, base.year, base.year + 1):
        options[year] = _weigh((year - base.year) * 12 + middle - month, tense, same=1)
    return min(options, key=lambda y: (options[y], -y))


def _fiscal(point: Point, year: int | None) -> Value:
    if year is None or not cal.FIRST_YEAR <= year < cal.LAST_YEAR:
        return UNKNOWN
    if point.part == "END":
        return Value(f"{year + 1:04d}-03", "END", date(year + 1, 3, 21), date(year + 1, 3, 31))
    if point.part == "START":
        return Value(f"{year:04d}-04", "START", date(year, 4, 1), date(year, 4, 10))
    spans = {"H1": (4, 9), "H2": (10, 15), "Q1": (4, 6), "Q2": (7, 9), "Q3": (10, 12), "Q4": (13, 15)}
    first, last = spans.get(point.part or "", (4, 15))
    (y1, m1), (y2, m2) = cal.add_months(year, 1, first - 1), cal.add_months(year, 1, last - 1)
    return Value(f"{y1:04d}-{m1:02d}/{y2:04d}-{m2:02d}", None, date(y1, m1, 1), cal.month_end(y2, m2))


def _shifted_month(point: Point, base: Base, shift: Shift, year: int | None) -> Value:
    if base.month is None:
        return _build(base.year if shift.n == 0 else None, None, point.day, point.part)
    by_year = point.shift("year")
    y0 = base.year
    y, m = cal.add_months(y0 or 2000, base.month, shift.n)
    if by_year:
        y += by_year.n
    return _build(y if y0 else None, m, point.day, point.part)


@lru_cache(maxsize=1 << 12)
def _build(year: int | None, month: int | None, day: int | None, part: str | None = None) -> Value:
    """``2023-09-04``, with X for what is not known; unknown where the calendar has no such day."""
    y = f"{year:04d}" if year else "XXXX"
    m = f"{month:02d}" if month else "XX"
    if day is None:
        if month is None:
            return Value(f"{y}-XX" if year else None)
        if part == "LAST" and year and cal.FIRST_YEAR <= year <= cal.LAST_YEAR:
            return on(cal.month_end(year, month))
        mod = part if part in _MODS else None
        if not year or not cal.FIRST_YEAR <= year <= cal.LAST_YEAR:
            return Value(f"{y}-{m}", mod)
        last = cal.month_end(year, month)
        bounds = {"START": (1, 10), "MID": (11, 20), "END": (21, last.day)}.get(mod or "", (1, last.day))
        return Value(f"{y}-{m}", mod, date(year, month, bounds[0]), date(year, month, bounds[1]))
    if month and not cal.make(year or 2000, month, day):
        return UNKNOWN  # 2月30日; a year outside 1873–2100
    real = cal.make(year, month, day) if year and month else None
    return Value(f"{y}-{m}-{day:02d}", None, real, real, real)


def _weigh(gap: int, tense: Tense, *, same: int = 0, firm: float = 30.0, even: bool = False) -> float:
    """How far ``gap`` units away feels: what the tense speaks against counts for more, ``firm`` times where the tense
    is clear."""
    if abs(gap) <= same:
        return abs(gap) * 0.5
    if gap < 0:
        return -gap * {"past": 1.0, "none": 1.0, "future": 2.2 if even else 3.0, "planned": firm}[tense]
    return gap * {"past": firm, "none": 1.0 if even else 1.2, "future": 1.0, "planned": 1.0}[tense]


_NEXT_YEAR = {"none": 3.0, "future": 2.0}  # times as far as this year feels: a month of the next is called so (来年3月)


@lru_cache(maxsize=1 << 12)
def _nearest_year(month: int, day: int | None, base: Base, tense: Tense, weekday: int | None = None) -> int | None:
    if base.year is None or base.month is None:
        return None
    options: dict[int, float] = {}
    for year in (base.year - 1, base.year, base.year + 1):
        if day is not None and base.date:
            there = cal.make(year, month, day)
            if there is None or (weekday is not None and there.weekday() != weekday):
                continue
            options[year] = _weigh((there - base.date).days, tense)
        else:
            options[year] = _weigh((year - base.year) * 12 + month - base.month, tense)
        if year > base.year:
            options[year] *= _NEXT_YEAR.get(tense, 1.0)
    if not options and weekday is not None:
        return _nearest_year(month, day, base, tense)  # the text's weekday is wrong: the day is what it says
    return min(options, key=lambda y: (options[y], -y)) if options else base.year


_CLOSE = 3  # days
_NEXT_MONTH = 4.0  # times as far as a day of this month feels


def _day_of_month(day: int, base: Base, tense: Tense) -> Value:
    if base.date is None:
        return _build(base.year, base.month, day) if base.month else _build(base.year, None, day)
    return on(_nearest_day(day, base.date, tense))


@lru_cache(maxsize=1 << 12)
def _nearest_day(day: int, published: date, tense: Tense) -> date | None:
    """The day of that number nearest to ``published`` as the tense allows; None where no month around has one."""
    options: dict[date, float] = {}
    for n in (-2, -1, 0, 1, 2):
        year, month = cal.add_months(published.year, published.month, n)
        there = cal.make(year, month, day)
        if there:
            # Who writes on the 27th of the 26th means yesterday, whatever a tense further on seems to say; on the 3rd,
            # 27日にも決める方針だ means what is to come.
            gap = (there - published).days
            felt = _weigh(gap, tense, firm=6.0 if gap > -_CLOSE else 12.0, even=True)
            # A day of the month to come is called so (来月3日): on the 27th, 3日の電話 has been made.
            options[there] = (
                felt * _NEXT_MONTH if tense == "none" and gap > 0 and there.month != published.month else felt
            )
    return min(options, key=lambda d: (options[d], d)) if options else None


# ---------------------------------------------------------------- days and weeks


def _shifted_day(base: Base, shift: Shift, number: int | None = None) -> Value:
    """きのう, 翌日, 2週間前; and 翌11日, where the number must agree."""
    day = base.date
    if day is None:
        if shift.n == 0 and (base.day or base.month):
            return _build(base.year, base.month, base.day)
        return UNKNOWN
    try:
        there = day + timedelta(days=shift.n)
    except OverflowError:
        return UNKNOWN
    if number is not None and shift.n == 0:
        return on(cal.make(day.year, day.month, number))  # 1月19日…、同26日: of the same month
    if number is not None and there.day != number:
        return _day_of_month(number, base, "future" if shift.n > 0 else "past")
    if not cal.FIRST_YEAR <= there.year <= cal.LAST_YEAR:
        return UNKNOWN
    return on(there)


def _week(point: Point, base: Base, shift: Shift) -> Value:
    day = base.date
    if day is None:
        return Value(f"XXXX-WXX-{point.weekday + 1}") if point.weekday is not None else UNKNOWN
    try:
        there = day + timedelta(weeks=shift.n)
        monday = cal.monday(there)
    except OverflowError:
        return UNKNOWN
    if point.counted:
        return on(there)
    if point.weekday is not None:
        there = monday + timedelta(days=point.weekday)
        return on(there)
    if point.part == "WE":
        a, b = monday + timedelta(days=5), monday + timedelta(days=6)
        return Value(f"{a.isoformat()}/{b.isoformat()}", None, a, b)
    mod = point.part if point.part in _MODS else None
    first, last = {"START": (0, 2), "MID": (2, 3), "END": (3, 6)}.get(mod or "", (0, 6))
    a, b = monday + timedelta(days=first), monday + timedelta(days=last)
    if point.inside:
        a = max(a, day)
    return Value(cal.week(monday), mod, a, b)


def _weekend(base: Base, tense: Tense) -> Value:
    """A bare 週末: of this week, or the one just over where the tense is past."""
    day = base.date
    if day is None:
        return UNKNOWN
    back = day.weekday() < 5 and (tense == "past" or (tense == "none" and day.weekday() < 3))
    saturday = cal.monday(day) + timedelta(days=5 - (7 if back else 0))
    sunday = saturday + timedelta(days=1)
    return Value(f"{saturday.isoformat()}/{sunday.isoformat()}", None, saturday, sunday)


def _weekday(weekday: int, base: Base, tense: Tense) -> Value:
    """火曜日 of translated copy: the one just past (today included), the coming one for what lies ahead."""
    day = base.date
    if day is None:
        return Value(f"XXXX-WXX-{weekday + 1}")
    back = (day.weekday() - weekday) % 7
    ahead = (weekday - day.weekday()) % 7
    days = (ahead or 7) if tense in ("future", "planned") else -back
    if tense in ("future", "planned") and ahead == 0:
        days = 0
    there = day + timedelta(days=days)
    return on(there)


def _nth_weekday(point: Point, base: Base, tense: Tense) -> Value:
    """7月の第1金曜日, 来月の最後の月曜日; without a month, of the month that publication falls in."""
    month = _year_month_day(point.but(weekday=None, nth=None), base, tense) if point.month or point.shifts else None
    first = month.first if month else base.date and base.date.replace(day=1)
    if first is None or point.weekday is None or point.nth is None:
        return UNKNOWN
    day = first + timedelta(days=(point.weekday - first.weekday()) % 7 + 7 * (point.nth - 1))
    if day.month != first.month and point.nth == 5:
        day -= timedelta(days=7)
    return on(day) if day.month == first.month else UNKNOWN


def _holiday(point: Point, base: Base, tense: Tense) -> Value:
    if name := cal.named().get(point.holiday or ""):
        return _named_day(name, point, base, tense)
    day = base.date
    if day is None:
        return UNKNOWN
    if point.holiday == "週明け":
        monday = cal.monday(day)
        there = monday if tense == "past" or day == monday else monday + timedelta(weeks=1)
        return on(there)
    return _long_weekend(day, before=point.holiday == "連休前")


def _named_day(name: cal.Named, point: Point, base: Base, tense: Tense) -> Value:
    """憲法記念日, 去年の大みそか: of the year that the words give, else the nearest that the tense allows."""
    year, fixed = _year(point, base)
    number = int(name.day) if name.day.isdigit() else None
    if not fixed:
        year = _nearest_year(name.month, number, base, tense)
    if year is None:
        return Value(f"XXXX-{name.month:02d}-{number:02d}" if number else f"XXXX-{name.month:02d}-XX")
    return on(name.of(year))


def _long_weekend(day: date, *, before: bool) -> Value:
    """連休明け and 連休前: the working day after, and before, the nearest run of three and more free days."""
    runs = [r for y in (day.year - 1, day.year, day.year + 1) if y < cal.LAST_YEAR for r in cal.free_runs(y)]
    nearest = min(runs, key=lambda r: (min(abs((r[0] - day).days), abs((r[1] - day).days)), r[0]))
    there = nearest[0] - timedelta(days=1) if before else nearest[1] + timedelta(days=1)
    return on(there)


def _decade(tens: int, base: Base, tense: Tense) -> int:
    """The decade of 90年代 and 30年代に実用化する: of this century up to the next one, later only where the tense leads ahead."""
    there = 2000 + tens
    ahead = tense in ("future", "planned") and there <= (base.year or 2000) + 25
    return there if ahead or there <= max(2020, base.year or 0) else 1900 + tens


def _long(point: Point) -> Value:
    """Decades (199X) and centuries (19XX), as TIMEX3 writes them."""
    year = point.year or 0
    if point.span:
        return Value(f"{year}/{year + 9}", None, cal.make(year, 1, 1), cal.make(year + 9, 12, 31))
    digits, length = (f"{year // 10:03d}X", 10) if point.decade else (f"{year // 100:02d}XX", 100)
    mod = point.part if point.part in _MODS else None
    if not cal.FIRST_YEAR <= year <= cal.LAST_YEAR - length:
        return Value(digits, mod)
    return Value(digits, mod, date(year, 1, 1), date(year + length - 1, 12, 31))
