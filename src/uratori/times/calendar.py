"""Calendar arithmetic: eras, months, weeks, days that have names, Japanese public holidays."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from uratori.data import rows

#: First day of each era. Before 1873 Japan kept another calendar: such dates stay unknown.
ERAS = {
    "明治": date(1868, 1, 25),
    "大正": date(1912, 7, 30),
    "昭和": date(1926, 12, 25),
    "平成": date(1989, 1, 8),
    "令和": date(2019, 5, 1),
}
ERA_FIRSTS = frozenset(era[0] for era in ERAS)
FIRST_YEAR, LAST_YEAR = 1873, 2100


@cache
def old_eras() -> dict[str, int]:
    """The year in which each era before Meiji began (``data/eras.tsv``)."""
    return {r["era"]: int(r["first"]) for r in rows("eras")}


_EQUINOXES = {3: 20.8431, 9: 23.2488}


class Named(NamedTuple):
    """A day that has a name; ``day`` is a number, ``Mon`` and which Monday of the month, or ``equinox``. ``unless`` is
    a pattern of what must not follow the word."""

    word: str
    month: int
    day: str
    since: int
    public: bool
    unless: str

    def of(self, year: int) -> date | None:
        """The day in ``year``; None before it had the name there, and outside 1873–2100."""
        if year < self.since:
            return None
        if self.day == "equinox":
            base = _EQUINOXES[self.month]
            return make(year, self.month, int(base + 0.242194 * (year - 1980)) - (year - 1980) // 4)
        if self.day.startswith("Mon"):
            first = make(year, self.month, 1)
            return first and first + timedelta(days=(-first.weekday()) % 7 + 7 * (int(self.day[3:]) - 1))
        return make(year, self.month, int(self.day))


@cache
def named() -> dict[str, Named]:
    """The days that have names (``data/holidays.tsv``), by their words."""
    return {
        r["word"]: Named(r["word"], int(r["month"]), r["day"], int(r["since"] or 0), bool(r["public"]), r["not"])
        for r in rows("holidays")
    }


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
    days = {day for n in named().values() if n.public and (day := n._replace(since=0).of(year))}
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
