"""What a text has told so far, for the words that point back at it: 同日, 翌朝, その後の午前2時."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from uratori.times.expression import Point, Reading
from uratori.times.resolve import Base, Value


class Aside(NamedTuple):
    """A look back (2019年7月4日にも油が漏れた): its day, where it names one, and where it stands."""

    day: date | None
    sentence: int
    paragraph: int


_LONG_AGO = 180  # days before publication
_FEW, _SOON = 5, 2  # sentences
_ASKED = 4  # lines from what is looked back at to who is asked about it
BEGINS = {"TDM": 0, "TMO": 5, "TMI": 11, "TAF": 12, "TEV": 16, "TNI": 19}  # the hours of the parts of a day


@dataclass(slots=True)
class Thread:
    """The state of one document, kept by :meth:`note` from expression to expression."""

    published: Base
    # of the whole text
    last: date | None = None  # the last day named
    where: tuple[int, int] = (-9, -9)  # sentence and paragraph of that day
    aside: Aside | None = None  # what was told of long ago, behind a day of the news
    told: date | None = None  # the day that the last sentence with a date of its own is about
    event: date | None = None  # the day of the last clock time or part of a day
    matter: date | None = None  # the last one that is not that of publication
    began: tuple[int, int] | None = None  # from when on the day of publication the text tells: 記者会見(22日16時)
    clock: datetime | None = None  # the last clock time
    clocks: dict[tuple[int, int], date] = field(default_factory=dict)  # the day of every clock time
    days: dict[int, date] = field(default_factory=dict)  # days told with their month, by number
    scene: tuple[int, int] | None = None  # year and month named last
    term: str | None = None  # the last stretch of the calendar that was named: 2024-H1
    now: tuple[int, int] | None = None  # the clock line of an entry
    named: int | None = None  # the year named last
    half: tuple[int, int] | None = None  # from when clock times are of the afternoon: under 【午後】
    before: tuple[int, int] | None = None  # ``afternoon`` of the sentence before
    values: list[Value] = field(default_factory=list)  # of every expression, in the order of the text
    years: dict[int, tuple[int, int]] = field(
        default_factory=dict
    )  # the year of a month told with one, and in which sentence
    recent: date | None = None  # the last day named, looked back at or not
    # of the sentence in hand
    sentence: int = -1
    here: date | None = None  # the last day it names
    main: date | None = None  # the day it is itself about
    framed: bool = False  # whether ``here`` is when something was said: 12日の会見で
    spoken: tuple[int, int] | None = None  # and at what hour
    year: int | None = None  # the year it names
    fiscal: bool = False  # whether that is a fiscal year
    month: tuple[int, int] | None = None  # the year and month it names for days to come
    latest: tuple[int, int] | None = None  # the month of whatever it named last
    every: bool = False  # whether it tells what is done again and again: 毎週土曜
    afternoon: tuple[int, int] | None = None  # the last clock time it says with 午後

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return self.published.date

    def enter(self, sentence: int) -> None:
        """Forget what held for the sentence before."""
        if sentence != self.sentence:
            self.before = self.afternoon if sentence == self.sentence + 1 else None
            self.sentence, self.here, self.main, self.year = sentence, None, None, None
            self.month = self.latest = self.afternoon = None
            self.every = self.fiscal = self.framed = False
            self.spoken = None

    def note(self, reading: Reading, value: Value) -> None:
        """Keep what an expression says for those that come after it. A day that is only a measure for another
        (先月30日以来) and the date line itself are nothing to point back at."""
        point, cue = reading.point, reading.cue
        if point is None:
            return
        if point.meridiem and point.hour is None:
            self.half = (12, 0) if point.meridiem == "午後" else None
        elif point.meridiem:
            self.afternoon = (point.hour or 0, point.minute or 0) if point.meridiem == "午後" else None
        if cue.compared or cue.stated:
            return
        self._note_month(point, value, stretch=reading.until is not None)
        if point.month is not None:
            self._note_year(reading, point, value)
        looks_back = self._note_aside(point, reading, value)
        if value.day and point.has_day:
            self._note_day(point, reading, value.day, last=not looks_back)
        if value.day and point.is_time:
            self._note_clock(point, reading, value.day, value.clock)

    def _note_month(self, point: Point, value: Value, *, stretch: bool) -> None:
        if value.first is None:
            return
        of = (value.first.year, value.first.month)
        has_year = point.year is not None or point.shift("year", "fiscal") is not None
        if point.part == "START" and point.month == 1 and not point.shifts:
            self.year = value.first.year  # 昨年末に…、年明けの1月16日に
        if has_year:
            self.fiscal = point.fiscal
            last = value.last or value.first  # 2026年3月期 begins in 2025 and is told as of 2026
            self.year = self.named = last.year if stretch else value.first.year
        if value.day is None and not point.is_time:
            self.term = value.text
        if point.month is None and point.shift("month") is None:
            return
        self.latest = self.scene = of
        if (has_year and not stretch) or value.day:  # 2026年10~12月期の決算は3日に: no 3rd of October
            self.month = of

    def _note_year(self, reading: Reading, point: Point, value: Value) -> None:
        """Keep the year of a month that is told with one; a month of this year is none to come back to so."""
        if value.first is None or point.month is None or point.short or reading.until is not None:
            return
        if point.year is not None or point.shift("year") is not None:
            self.years[point.month] = (value.first.year, reading.cue.sentence)
        elif point.month in self.years and value.first.year != self.years[point.month][0]:
            del self.years[point.month]

    def year_of(self, reading: Reading, point: Point) -> int | None:
        """The year of a month that was told with one a few sentences ago: 2022年12月5日に引き出した。…12月の分は."""
        year, sentence = self.years.get(point.month or 0, (None, 0))
        if year is None or point.shifts or reading.cue.tense != "none" or reading.cue.sentence - sentence > _FEW:
            return None
        self.years[point.month or 0] = (year, reading.cue.sentence)
        return year

    def same_day(self, reading: Reading) -> date | None:
        """What 同日 and その日 count from where that is not simply the day named last: 辞意は30日付。同日午後に届けた, which is past, so that
        the 30th is none; 9日投開票とした。補選も同じ日に行う, which is ahead; and what a speaker calls その夜, of the look back that he is asked about."""
        ahead = reading.cue.tense in ("future", "planned")
        if self.day and self.last and self.last > self.day:
            return (
                self.last if ahead and self.where[0] + _SOON >= reading.cue.sentence else None if ahead else self.told
            )
        return None

    def _note_aside(self, point: Point, reading: Reading, value: Value) -> bool:
        """Whether an expression tells of long ago, behind a day of the news: with its year, or on from such a day."""
        if self.day is None or self.last is None or value.first is None or (self.day - self.last).days > _LONG_AGO:
            return False
        if (self.day - value.first).days <= _LONG_AGO:
            if value.day and point.has_day:
                self.aside = None
            return False
        goes_on = point.has_day and self.aside is not None
        if not goes_on and point.year is None and point.shift("year") is None:
            return False
        if value.day or point.month:
            self.aside = Aside(value.day, reading.cue.sentence, reading.cue.paragraph)
        return True

    def looks_back(self, reading: Reading, n: int, number: int | None) -> bool:
        """Whether ``n`` days on count from the look back of the same paragraph: 2018年5月10日にも爆発があった。翌日…; not 社長は同日の会見で, nor
        翌16日."""
        a = self.aside
        if a is None or self.here or (n == 0 and (reading.cue.main or not a.day)):
            return False
        # who speaks of その夜 is asked about what was just told of
        asked = reading.cue.quoted and a.day is not None and a.day == self.recent
        if a.paragraph != reading.cue.paragraph and not (asked and reading.cue.paragraph - a.paragraph <= _ASKED):
            return False
        return number is None or (
            a.day is not None and abs(n) < _LONG_AGO and (a.day + timedelta(days=n)).day == number
        )

    def spoken_of(self, reading: Reading) -> date | None:
        """The day of a clock time in what somebody said on another, of which he tells: 16日午後の会見で「電話は午後8時45分だった」と述べた."""
        point = reading.point
        ahead = reading.cue.tense in ("future", "planned") and not reading.cue.said  # 「8時だ」 is no plan
        if point is None or ahead or self.here is None:
            return None
        hour = (point.hour, point.minute or 0) if point.hour is not None else (BEGINS.get(point.daypart or "", 0), 0)
        known = self.clocks.get(hour) if point.hour is not None else None
        late = self.spoken is not None and hour > self.spoken
        matter = self.event if self.event and self.event < self.here else self.matter
        if known is None and not (reading.cue.quoted or reading.cue.said or late):
            return None
        day = known or matter
        return day if day and day < self.here else None

    def just_told(self, reading: Reading) -> date | None:
        """The day named last, where that was in the sentence before and in the same paragraph."""
        sentence, paragraph = self.where
        return self.last if (sentence + 1, paragraph) == (reading.cue.sentence, reading.cue.paragraph) else None

    def _note_day(self, point: Point, reading: Reading, day: date, *, last: bool) -> None:
        cue = reading.cue
        self.here = self.recent = day
        self.framed = cue.frame
        self.spoken = (
            (point.hour, point.minute or 0) if point.hour is not None else (BEGINS.get(point.daypart or "", 24), 0)
        )
        if point.day is not None and self.month == (day.year, day.month):
            self.days.setdefault(day.day, day)
        counted = bool(point.shifts) and any(s.base in ("told", "main") and s.n for s in point.shifts)
        # 27日3時に発生し、本日10時までに分かった。同日4時 通報: who says 本日 calls no day of publication 同日
        speaker = _of_speaker(point) and (cue.quoted or (self.last is not None and day == self.day and not cue.main))
        if last and (cue.main or not counted) and not speaker:
            self.last, self.where = day, (cue.sentence, cue.paragraph)
        if point.year is not None:
            self.month = (day.year, day.month)
        if cue.main or cue.heading:
            self.main = day
            self.told = self.told if cue.frame and counted else day  # 前日の会見で: nothing goes on from there
        if cue.heading:
            self._at(day)

    def _at(self, day: date) -> None:
        self.event = day
        if self.day is None or day < self.day:
            self.matter = day

    def _note_clock(self, point: Point, reading: Reading, day: date, clock: tuple[int, int] | None) -> None:
        if (
            point.has_day
            and not reading.cue.frame
            and not any(s.base in ("told", "main") and s.n for s in point.shifts)
        ):
            self._at(day)
        if not point.has_day and self.event and day - self.event == timedelta(days=1) and reading.cue.tense == "past":
            self._at(day)  # a night that has gone on past midnight
        if clock is None:
            return
        self.clocks.setdefault(clock, day)
        if not reading.cue.heading:
            self.clock = datetime(day.year, day.month, day.day, *clock)
        elif reading.cue.opens:
            self.now = clock
        if reading.cue.heading and day == self.day:
            self.began = clock


def _of_speaker(point: Point) -> bool:
    """「あすから来なくていい」: a day that counts from when somebody speaks."""
    return bool(point.shifts) and any(s.base == "published" and s.unit == "day" for s in point.shifts)
