"""Calendar arithmetic: eras, months, weeks, Japanese public holidays, the zones that news names."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

#: First day of each era. Before 1873 Japan kept another calendar: such dates stay unknown.
ERAS = {
    "明治": date(1868, 1, 25),
    "大正": date(1912, 7, 30),
    "昭和": date(1926, 12, 25),
    "平成": date(1989, 1, 8),
    "令和": date(2019, 5, 1),
}
FIRST_YEAR, LAST_YEAR = 1873, 2100

_FIXED = {(1, 1), (2, 11), (4, 29), (5, 3), (5, 4), (5, 5), (8, 11), (11, 3), (11, 23)}
_MONDAYS = {(1, 2), (7, 3), (9, 3), (10, 2)}


def make(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none (2月30日) or it lies outside 1873–2100."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    first = date(year + month // 12, month % 12 + 1, 1)
    return first - timedelta(days=1)


def add_months(year: int, month: int, n: int) -> tuple[int, int]:
    """``(year, month)`` moved by ``n`` months."""
    total = year * 12 + month - 1 + n
    return total // 12, total % 12 + 1


def week(day: date) -> str:
    """The ISO week, as TIMEX3 writes it: ``2023-W36``."""
    iso = day.isocalendar()
    return f"{iso.year:04d}-W{iso.week:02d}"


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def fiscal_year(day: date) -> int:
    """The Japanese fiscal year of a day: April to March."""
    return day.year if day.month >= 4 else day.year - 1


@cache
def holidays(year: int) -> frozenset[date]:
    """The public holidays of ``year`` by today's law (2020 on), substitutes included; the equinoxes by the usual
    approximation for 1980–2099. Moved days of the Olympic years are not followed."""
    days = {date(year, m, d) for m, d in _FIXED}
    days.add(date(year, 2, 23))
    for month, nth in _MONDAYS:
        first = date(year, month, 1)
        days.add(first + timedelta(days=(-first.weekday()) % 7 + 7 * (nth - 1)))
    for month, base in ((3, 20.8431), (9, 23.2488)):
        days.add(date(year, month, int(base + 0.242194 * (year - 1980)) - (year - 1980) // 4))
    for day in sorted(days):
        if day.weekday() == 6:
            free = day + timedelta(days=1)
            while free in days:
                free += timedelta(days=1)
            days.add(free)
    for day in sorted(days):
        between = day + timedelta(days=1)
        if between not in days and day + timedelta(days=2) in days and between.weekday() != 6:
            days.add(between)
    return frozenset(days)


def is_free(day: date) -> bool:
    return day.weekday() >= 5 or day in holidays(day.year)


@cache
def free_runs(year: int) -> tuple[tuple[date, date], ...]:
    """The runs of three and more free days (連休) of ``year``: first and last day."""
    out, day, last = [], date(year, 1, 2), date(year, 12, 31)
    while day <= last:
        if not is_free(day):
            day += timedelta(days=1)
            continue
        end = day
        while is_free(end + timedelta(days=1)) and end < last:
            end += timedelta(days=1)
        if (end - day).days >= 2:
            out.append((day, end))
        day = end + timedelta(days=1)
    return tuple(out)
