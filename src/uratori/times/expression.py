"""A time expression as it was read, before any date is known: what :attr:`uratori.model.Time.expression` holds.

A :class:`Reading` is made once from the words. The resolver turns it into a value when the day of publication is known,
and again when ``infer`` has found another one.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal, NamedTuple

from uratori.model import TimeType, quick

#: What a relative expression counts from: the day of publication (先月), the last day named (同日, 翌日), the day that
#: the sentence before is itself about (この日, 前日), or the day of the last clock time (当日).
Base = Literal["published", "told", "main", "event", "named"]
Unit = Literal["year", "fiscal", "month", "week", "day", "hour", "minute", "second"]
Tense = Literal["past", "future", "planned", "none"]


@quick
@dataclass(frozen=True, slots=True)
class Shift:
    """``n`` units away from ``base``: 先月 is -1 month from publication, 翌日 +1 day from the day being told.

    ``event`` marks a count from something named right before it (発射の1分後): no day of the text is its base.
    """

    base: Base
    unit: Unit
    n: int
    event: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Point:
    """A place on the calendar, as far as the words give it; None where they are silent.

    ``part`` is one of START, MID, END, Q1–Q4, H1, H2, LAST (末日), WE (weekend), SP, SU, FA, WI, SAME (前年同期); ``daypart`` a TIMEX3 part of the
    day (TMO …). ``nth`` is which of the weekdays of a month (5 the last);
    ``hour`` may reach 29 (broadcast listings);
    ``meridiem`` is 午前 or 午後 where the words say so. ``inside`` marks 年内, 月内: from now to the end of it;
    ``counted`` a number of units (2週間前: the day), where a word would name the unit itself (先々週: the week);
    ``span`` a decade that begins in any year (昭和40年代).
    """

    year: int | None = None
    short: bool = False
    fiscal: bool = False
    decade: bool = False
    century: bool = False
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    part: str | None = None
    daypart: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    meridiem: str | None = None
    shifts: tuple[Shift, ...] = ()
    inside: bool = False
    zone: str | None = None
    holiday: str | None = None
    counted: bool = False
    span: bool = False

    def shift(self, *units: Unit) -> Shift | None:
        """The first shift in one of ``units``."""
        for s in self.shifts:  # mostly there is none: a generator would cost more than the search
            if s.unit in units:
                return s
        return None

    def joined(self, other: Point) -> Point:
        """The fields of both; those of ``other`` win."""
        if self is NOWHERE:
            return other
        if other is NOWHERE:
            return self
        both = [b if b is not None and b is not False else a for a, b in zip(_all(self), _all(other), strict=True)]
        both[_SHIFTS] = self.shifts + other.shifts
        return Point(*both)

    def but(self, **said: Any) -> Point:  # noqa: ANN401 - as of dataclasses.replace, in a third of its time
        """The same with other values for the fields that are ``said``."""
        values = list(_all(self))
        for name, value in said.items():
            values[_PLACES[name]] = value
        return Point(*values)

    @property
    def has_clock(self) -> bool:
        return self.hour is not None or self.shift("hour", "minute", "second") is not None

    @property
    def is_time(self) -> bool:
        return self.hour is not None or self.daypart is not None or (bool(self.shifts) and self.has_clock)

    @property
    def has_day(self) -> bool:
        return (
            self.day is not None
            or self.weekday is not None
            or self.holiday is not None
            or self.shift("day") is not None
        )


_PLACES = {name: i for i, name in enumerate(Point.__slots__)}
_SHIFTS = _PLACES["shifts"]
_all = attrgetter(*Point.__slots__)

NOWHERE = Point()
"""The point of which nothing is said yet."""


@quick
@dataclass(frozen=True, slots=True)
class Cue:
    """What stands around the expression. ``main``: it dates what the sentence itself tells (26日、…と発表した), not an
    event inside it. ``issue``: the date of a paper (12日付の紙面). ``compared``: only a measure for something else (30日以来). ``quoted``: inside 「」.
    ``frame``: when something was said (12日の会見で), ``said``: a clock that is itself what is said (21時50分と記載した). ``base``: which
    expression, by its place in the text, says when the event was that this one counts from (事故の前日)."""

    sentence: int = 0
    paragraph: int = 0
    tense: Tense = "none"
    main: bool = False
    compared: bool = False
    quoted: bool = False
    heading: bool = False
    opens: bool = False
    stated: bool = False
    first: bool = False
    issue: bool = False
    frame: bool = False
    said: bool = False
    base: int | None = None


@quick
@dataclass(frozen=True, slots=True)
class Reading:
    """One expression: a point, two points (an interval), or a fixed value (a duration, a set). ``japan`` is the same
    instant by the clock of Japan, where the words give both."""

    type: TimeType
    point: Point | None = None
    until: Point | None = None
    japan: Point | None = None
    fixed: str | None = None
    mod: str | None = None
    cue: Cue = Cue()


class Found(NamedTuple):
    """A reading and where it stands (folded offsets)."""

    start: int
    end: int
    reading: Reading


#: Where a point ends, the point, and its mod.
Read = tuple[int, Point, str | None]
