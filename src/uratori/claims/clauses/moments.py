"""Times named in a clause, as what can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from uratori.model import quick

_PARTS = {"TDM": (0, 6), "TMO": (4, 11.9), "TMI": (10, 15), "TAF": (12, 19), "TEV": (15, 21), "TNI": (17, 30)}
_BARE = re.compile(
    r"(?:(?:同日|この日|当日)?の?(?P<half>午前|午後|朝|昼|夕方?|夜|深夜|未明|早朝|正午|[AaPp]\.?[Mm]\.?)の?)?(?P<hour>[0-9]{1,2})(?:時|:[0-9]{2})[^日月]*$"
)
_HALF = 12  # o'clock
_PART = re.compile(r"T(?:(?P<hour>\d\d)(?::(?P<minute>\d\d))?|[A-Z]{2})")


@quick
@dataclass(frozen=True, slots=True)
class Moment:
    """A time named in a clause: ISO days or instants. ``hours``: the part of the day that it names, counted from the
    first midnight; a night runs on to the next dawn (10日深夜 and 11日未明 are one night). ``loose``: counted in another
    zone, so that another outlet may give the day beside it. ``about``: said to be rough (午後3時40分ごろ, 2時すぎ). ``bare``: a clock
    time without its day (午後9時18分), which was inferred; ``half``: it may be of either half of the day too (9時18分)."""

    earliest: str
    latest: str
    hours: tuple[float, float] | None = None
    loose: bool = False
    about: bool = False
    bare: bool = False
    half: bool = False

    @property
    def clock(self) -> bool:
        """Whether it is given to the minute."""
        return len(self.earliest) >= 16 and self.earliest == self.latest

    @property
    def abroad(self) -> bool:
        """Whether it is given by the clock of another zone than that in which the instant is kept."""
        return (
            self.clock
            and self.hours is not None
            and (self.loose or int(self.hours[0]) % 24 != int(self.earliest[11:13]))
        )

    @property
    def days(self) -> int:
        """How many days it covers."""
        return days(self.earliest, self.latest)


def days(first: str, last: str) -> int:
    """The days from ``first`` to ``last`` (ISO days or instants), both counted; 1 where they are in wrong order, very
    many where one is no date."""
    try:
        return max(1, (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days + 1)
    except ValueError:
        return 10_000


def bare(text: str) -> tuple[bool, bool]:
    """Whether a time expression is a clock time without its day, and whether it may be of either half of the day.

    >>> bare("午後9時18分"), bare("9時18分"), bare("15日午後9時18分"), bare("21時18分")
    ((True, False), (True, True), (False, False), (True, False))
    """
    found = _BARE.match(text)
    return found is not None, found is not None and not found["half"] and int(found["hour"]) <= _HALF


def hours(value: str) -> tuple[float, float] | None:
    """The part of the day of a TIMEX3 value: 4 to 12 for a morning, one instant for a clock time."""
    found = _PART.search(value, 10)
    if not found:
        return None
    if found["hour"]:
        hour = int(found["hour"]) + int(found["minute"] or 0) / 60
        return hour, hour
    return _PARTS.get(found[0])
