"""A day of publication put to the test: the document is read as if it had gone out on that day.

Its own words can rule the day out; the events that it shares with documents of known date speak for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from uratori.model import Analysis, Time
from uratori.times.expression import Found, Point, Reading
from uratori.times.links import Frame, Window, likeness, windows
from uratori.times.narrate import resolve_all
from uratori.times.resolve import Base
from uratori.times.stated import Stamp

_LIKE = 0.16  # below this two windows tell nothing of each other
_ENOUGH = 0.05  # support that speaks for a day
_ENOUGH_BESIDE_NUMBER = 0.03  # and for one that the document names itself, by its number
_CLEAR = 1.35  # how many times the support of the next day it must be
_POLITE = re.compile(r"(?:です|ます|ました|ません|でした)(?:。|」|$)", re.M)
_CLOCK_LINE = re.compile(r"^[【\[]?\d{1,2}[:：]\d{2}", re.M)
_PLAIN = re.compile(r"(?:た|だ|る|い)。")


@dataclass(frozen=True, slots=True)
class Undated:
    """A document without a date: what it states of one, its readings, the year its sums lead to."""

    analysis: Analysis
    stamp: Stamp | None
    contradicted: bool
    found: tuple[Found, ...]
    framed: tuple[Frame, ...]
    year: int | None

    @property
    def points(self) -> Iterator[tuple[Point, Reading]]:
        return ((f.reading.point, f.reading) for f in self.found if f.reading.point)


@dataclass(frozen=True, slots=True)
class Scene:
    """What the story knows: the days its documents were published, and the windows whose day is known."""

    days: Mapping[str, date]
    spots: Mapping[str, tuple[int, int]]  # where each dated document says so, or where it begins
    targets: tuple[Window, ...]
    full: tuple[Window, ...]  # days written out with the year, where no document is dated
    weight: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Trial:
    """The outcome: the support of the windows that agree, and those windows."""

    day: date
    support: float  # less where days without a month would lie far back
    newest: date | None  # the newest day told
    bare: date | None  # the newest of those told by their number alone
    matches: tuple[tuple[Window, Window], ...]

    @property
    def strong(self) -> bool:
        """Whether the story places the days well enough where nothing but the story does."""
        return self.support >= (0.06 if len({w.frame for w, _ in self.matches}) > 1 else 0.08)

    @property
    def looks_back(self) -> bool:
        """Whether the story knows a day that the document tells as past: a plan (15日にも命じる) may be for another day than the
        one the story plans for (11月15日まで)."""
        return any(w.frame.reading.cue.tense not in ("planned", "future") for w, _ in self.matches)


def clearest(trials: Sequence[Trial]) -> Trial | None:
    """The trial with clearly the most support; None where there is none."""
    ranked = supported(trials)
    if not ranked or (len(ranked) > 1 and ranked[1].support * _CLEAR > ranked[0].support):
        return None
    return ranked[0]


def supported(trials: Sequence[Trial]) -> list[Trial]:
    """The trials that anything speaks for, the best first."""
    enough = (t for t in trials if t.support >= (_ENOUGH_BESIDE_NUMBER if t.bare == t.day else _ENOUGH))
    return sorted(enough, key=lambda t: (-t.support, t.day))


def try_days(u: Undated, days: Sequence[date], scene: Scene) -> list[Trial]:
    """The trials of those of ``days`` that the document's own words do not rule out."""
    targets = tuple(w for w in scene.targets if w.frame.document != u.analysis.document.id)
    alike = {f: _alike(f, targets, scene.weight) for f in u.framed}
    return [t for day in days if (t := _try(u, day, alike))]


_Alike = Mapping[Frame, Mapping[date, tuple[float, Window]]]


def _alike(frame: Frame, targets: Sequence[Window], weight: Mapping[str, float]) -> dict[date, tuple[float, Window]]:
    """For each day, the window of another document that is most like ``frame``."""
    best: dict[date, tuple[float, Window]] = {}
    for w in targets:
        value = likeness(frame, w.frame, weight)
        if value >= _LIKE and (
            w.day not in best or (value, w.frame.document) > (best[w.day][0], best[w.day][1].frame.document)
        ):
            best[w.day] = (value, w)
    return best


def _try(u: Undated, day: date, alike: _Alike) -> Trial | None:
    if u.year and not (u.year - 1 <= day.year <= u.year + 1):
        return None
    times = resolve_all(u.found, Base.of(day))
    if _out_of_order(times, day):
        return None
    met = [(w, *found) for w in windows(u.framed, times) if (found := alike[w.frame].get(w.day))]
    # 9月30日の判決を不服とし、本日控訴: the words that speak for the 30th must not speak for 本日 too
    fixed = {t.frame for w, _, t in met if not _is_deictic(w.frame.reading)}
    met = [(w, value, t) for w, value, t in met if t.frame not in fixed or not _is_deictic(w.frame.reading)]
    support = sum(value**2 for _, value, _ in met)
    if _mixes(times, day):
        support *= 0.6
    bare = _newest([t for t in times if _tells_day(t) and is_bare_day(t.expression)], day)
    return Trial(
        day, support / (1 + _strain(times, day) / 10), _newest(times, day), bare, tuple((w, t) for w, _, t in met)
    )


def _mixes(times: Sequence[Time], day: date) -> bool:
    """Whether the text would call one day きのう here and 30日 there: few do."""
    before = (day - timedelta(days=1)).isoformat()
    yesterday = any(
        isinstance(r := t.expression, Reading)
        and r.point
        and (s := r.point.shift("day"))
        and (s.base, s.n) == ("published", -1)
        for t in times
    )
    return yesterday and any(
        (t.latest or "")[:10] == before and _tells_day(t) and is_bare_day(t.expression) and t.expression.cue.main
        for t in times
    )


def _strain(times: Sequence[Time], day: date) -> float:
    """How far back, on average, the days lie that the text names without a month. 今月4日 beside a bare 12日 was not
    written on the 4th."""
    gaps = [
        abs((day - date.fromisoformat(t.latest[:10])).days)
        for t in times
        if t.latest and _tells_day(t) and (p := t.expression.point).day is not None and p.month is None and not p.shifts
    ]
    return sum(gaps) / len(gaps) if gaps else 0.0


def _newest(times: Sequence[Time], day: date) -> date | None:
    """The newest day told of that is not ahead."""
    told = [date.fromisoformat(t.latest[:10]) for t in times if t.latest and _tells_day(t) and not _plans(t)]
    return max((d for d in told if d <= day), default=None)


def _plans(t: Time) -> bool:
    return isinstance(t.expression, Reading) and t.expression.cue.tense in ("planned", "future")


def _out_of_order(times: Sequence[Time], day: date) -> bool:
    """Whether what is told as past would lie ahead, or what is planned behind."""
    for t in times:
        if not _tells_day(t) or not t.earliest or not t.latest:
            continue
        cue = t.expression.cue
        if cue.tense == "past" and cue.main and date.fromisoformat(t.earliest[:10]) > day:
            return True
        shifts = t.expression.point.shifts
        if cue.tense == "planned" and not cue.quoted and not shifts and date.fromisoformat(t.latest[:10]) < day:
            return True
    return False


def _tells_day(t: Time) -> bool:
    r = t.expression
    return isinstance(r, Reading) and r.point is not None and r.point.has_day and r.until is None and not r.cue.compared


# ---------------------------------------------------------------- what kind of copy it is


def style(u: Undated) -> str:
    """``weekday``: translated copy that names days by their weekday; ``polite``: a broadcaster; else ``plain``."""
    weekdays = sum(p.weekday is not None and p.day is None for p, _ in u.points)
    numbers = sum(p.day is not None for p, _ in u.points)
    if weekdays >= 2 and weekdays > numbers:
        return "weekday"
    d = u.analysis.document
    if d.layout in ("transcript", "release"):
        return "plain"  # polite too, but of days gone by as much as of their own
    text = d.text[d.start : d.end]
    return "polite" if len(_POLITE.findall(text)) > len(_PLAIN.findall(text)) else "plain"


def counts_from_publication(u: Undated) -> bool:
    """Whether the text has きょう, きのう or あす: days that only its own date can place."""
    return any(s.base == "published" and s.unit == "day" and not p.counted for p, _ in u.points for s in p.shifts)


def headline_day(u: Undated) -> tuple[int, int] | None:
    """The day of the month that the lead names, and how far from publication the headline says it is: 「きょう開通」 over
    「湊大橋が2日、開通した」 is 2 and 0. None where either names none, or several."""
    said = {
        s.n
        for p, r in u.points
        if r.cue.heading
        for s in p.shifts
        if s.unit == "day" and s.base == "published" and not p.counted
    }
    below = [r for _, r in u.points if not r.cue.heading]
    lead = min((r.cue.sentence for r in below), default=0)
    days = {p.day for p, r in u.points if r.cue.sentence == lead and is_bare_day(r)}
    return (days.pop() or 0, said.pop()) if len(days) == 1 and len(said) == 1 else None


def tells_by_clock(u: Undated) -> bool:
    """Whether a text names no day at all and goes by clock lines (13:10 …), which are then of its own day."""
    d = u.analysis.document
    lines = _CLOCK_LINE.findall(d.text[d.start : d.end])
    return len(lines) > 1 and not any(p.has_day or p.month or p.shifts for p, _ in u.points)


def _is_deictic(reading: Reading) -> bool:
    """Whether a day is counted from publication: きのう, きょう."""
    shift = reading.point.shift("day") if reading.point else None
    return shift is not None and shift.base == "published"


def is_bare_day(reading: Reading) -> bool:
    """Whether a day is named by its number alone: 12日."""
    p = reading.point
    return bool(p and p.day is not None and p.month is None and not p.shifts and reading.until is None)


def numbered_days(u: Undated) -> frozenset[int]:
    """The days of the month that the text names, with their month or without."""
    return frozenset(p.day for p, _ in u.points if p.day is not None)


def own_weekday(u: Undated) -> int | None:
    """The weekday of publication of copy that names weekdays: the last of the shortest run of days that holds all the
    past ones (日曜, 月曜, 火曜 → 火曜). Where two runs are about as short (金曜, 火曜), the weekday named first, if it ends
    one of them."""
    past = {
        p.weekday
        for p, r in u.points
        if p.weekday is not None and p.day is None and not p.shifts and r.cue.tense in ("past", "none")
    }
    runs = sorted((max((last - w) % 7 for w in past), last) for last in past)
    if not runs or runs[0][0] > 5:
        return None
    if len(runs) == 1 or runs[0][0] + 2 < runs[1][0]:
        return runs[0][1]
    lead = next((p.weekday for p, _ in u.points if p.weekday is not None), None)
    return lead if any(last == lead and length <= runs[0][0] + 2 for length, last in runs) else None
