"""A day of publication put to the test: the document is read as if it had gone out on that day.

Its own words can rule the day out; the events that it shares with documents of known date speak for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from uratori.model import Analysis, Time
from uratori.times.expression import Found, Point, Reading
from uratori.times.links import Frame, Window, likeness, windows
from uratori.times.narrate import resolve_all
from uratori.times.reports import CITED, cited
from uratori.times.resolve import Base
from uratori.times.stated import Stamp

_LIKE = 0.16  # below this two windows tell nothing of each other
_ENOUGH = 0.05  # support that speaks for a day
_ENOUGH_BESIDE_NUMBER = 0.03  # and for one that the document names itself, by its number
_FIRM = 0.25  # and where a single day told speaks for it
_CLEAR = 1.35  # how many times the support of the next day it must be
_POLITE = re.compile(r"(?:です|ます|ました|ません|でした)(?:。|」|$)", re.M)
_CLOCK_LINE = re.compile(r"^[【\[]?\d{1,2}[:：]\d{2}", re.M)
_PLAIN = re.compile(r"(?:た|だ|る|い)。")


@dataclass(frozen=True, slots=True)
class Undated:
    """A document without a date: what it states of one, its readings, the year its sums lead to, and where the expressions begin
    that stand in sentences of what had been before the news."""

    analysis: Analysis
    stamp: Stamp | None
    contradicted: bool
    found: tuple[Found, ...]
    framed: tuple[Frame, ...]
    year: int | None
    before: frozenset[int]

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
    reports: tuple[tuple[str, Window], ...] = ()  # the outlets of the dated documents, and the days these went out


@dataclass(frozen=True, slots=True)
class Trial:
    """The outcome: the support of the windows that agree, and those windows."""

    day: date
    support: float  # less where days without a month would lie far back
    newest: date | None  # the newest day told
    bare: date | None  # the newest of those told by their number alone
    weekdays: frozenset[date]  # the days named by their weekday alone
    matches: tuple[tuple[Window, Window], ...]
    stale: bool = False
    """Whether a day named by its number alone would lie weeks back in the month before. Such a day stands against others and
    is itself none."""

    @property
    def strong(self) -> bool:
        """Whether the story places the days well enough where nothing but the story does."""
        return self.support >= (0.06 if len({w.frame for w, _ in self.matches}) > 1 else 0.08)

    @property
    def by_today(self) -> bool:
        """Whether the story places きょう or きのう, and not only days that the document names by number."""
        return any(_is_deictic(w.frame.reading) for w, _ in self.matches)

    @property
    def firm(self) -> bool:
        """Whether the story places きょう or きのう, where one wrong likeness would give a wrong date: きのう夜 is like any night."""
        if not self.by_today:
            return False
        one_day = len({w.day for w, _ in self.matches}) == 1
        return self.strong and (not one_day or self.support >= _FIRM or any(map(_same_hour, self.matches)))

    @property
    def looks_back(self) -> bool:
        """Whether the story knows a day that the document tells as past: a plan (15日にも命じる) may be for another day than the
        one the story plans for (11月15日まで)."""
        return any(w.frame.reading.cue.tense not in ("planned", "future") for w, _ in self.matches)


def _same_hour(match: tuple[Window, Window]) -> bool:
    """Whether both sides name one clock time: きのう午後7時 and 31日午後7時."""
    a, b = (w.frame.reading.point for w in match)
    return bool(a and b and a.hour is not None and (a.hour, a.minute) == (b.hour, b.minute))


def clearest(trials: Sequence[Trial]) -> Trial | None:
    """The trial with clearly the most support; None where there is none."""
    ranked = supported(trials)
    if not ranked or ranked[0].stale or (len(ranked) > 1 and ranked[1].support * _CLEAR > ranked[0].support):
        return None
    return ranked[0]


def supported(trials: Sequence[Trial]) -> list[Trial]:
    """The trials that anything speaks for, the best first."""
    enough = (t for t in trials if t.support >= (_ENOUGH_BESIDE_NUMBER if t.bare == t.day else _ENOUGH))
    return sorted(enough, key=lambda t: (-t.support, t.day))


def placed(trials: Sequence[Trial], told: Collection[date]) -> Trial | None:
    """Of days a week or more apart the one whose weekdays are all days that the story tells of (``told``): 火曜, 水曜 and 木曜 where
    it tells of the 20th to the 22nd. Only where they are three and more, words speak for it too, and no other has half as many."""
    hits = sorted(((len(t.weekdays & frozenset(told)), t.day, t) for t in trials), reverse=True)
    if not hits or hits[0][0] < _DAYS_THAT_PLACE or (len(hits) > 1 and 2 * hits[1][0] >= hits[0][0]):
        return None
    best = hits[0][2]
    return best if best.support and not best.stale and hits[0][0] == len(best.weekdays) else None


_DAYS_THAT_PLACE = 3


def try_days(u: Undated, days: Sequence[date], scene: Scene) -> list[Trial]:
    """The trials of those of ``days`` that the document's own words do not rule out."""
    targets = tuple(w for w in scene.targets if w.frame.document != u.analysis.document.id)
    alike = {f: _alike(f, targets, scene.weight) for f in u.framed}
    said = cited(u.analysis, u.found, scene.reports)
    return [t for day in days if (t := _try(u, day, alike, said))]


_Alike = Mapping[Frame, Mapping[date, tuple[float, Window]]]
_Met = list[tuple[Window, float, Window]]


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


def _cited_on(times: Sequence[Time], said: Mapping[int, tuple[Window, ...]], document: str) -> _Met:
    """The reports of other outlets that ``times`` place on the day on which they did go out."""
    out: _Met = []
    for t in times if said else ():
        for w in said.get(t.start, ()):
            if t.earliest and t.latest and t.earliest[:10] <= w.day.isoformat() <= t.latest[:10]:
                assert isinstance(t.expression, Reading)
                here = Window(Frame(document, t.start, t.end, t.expression, frozenset()), w.day)
                out.append((here, CITED, w))
                break
    return out


def _try(u: Undated, day: date, alike: _Alike, said: Mapping[int, tuple[Window, ...]]) -> Trial | None:
    if u.year and not (u.year - 1 <= day.year <= u.year + 1):
        return None
    times = resolve_all(u.found, Base.of(day))
    if _out_of_order(times, day) or _names_today(times, day):
        return None
    here = windows(u.framed, times)
    met: _Met = [(w, *found) for w in here if (found := alike[w.frame].get(w.day))]
    met += _cited_on(times, said, u.analysis.document.id)
    # 9月30日の判決を不服とし、本日控訴: the words that speak for the 30th must not speak for 本日 too
    fixed = {t.frame for w, _, t in met if not _is_deictic(w.frame.reading)}
    met = [(w, value, t) for w, value, t in met if t.frame not in fixed or not _is_deictic(w.frame.reading)]
    support = _support((w.day, value) for w, value, _ in met)
    if _mixes(times, day):
        support *= 0.6
    news = [t for t in times if t.start not in u.before]
    bare = _newest([t for t in news if _tells_day(t) and is_bare_day(t.expression)], day)
    by_weekday = frozenset(
        w.day for w in here if (p := w.frame.reading.point) and p.weekday is not None and p.day is None
    )
    support /= 1 + _strain(times, day) / 10
    matches = tuple((w, t) for w, _, t in met)
    return Trial(day, support, _newest(news, day), bare, by_weekday, matches, _last_month(times, day))


def _support(met: Iterable[tuple[date, float]]) -> float:
    """The support of windows that agree, each with its day and its likeness: one vote a day, for what is told of one day twice is
    one event, and events of two days place a document better."""
    best: dict[date, float] = {}
    for day, value in met:
        best[day] = max(value, best.get(day, 0.0))
    return sum(value**2 for value in best.values())


def _mixes(times: Sequence[Time], day: date) -> bool:
    """Whether the text would call one day きのう here and 30日 there: few do."""
    before = (day - timedelta(days=1)).isoformat()
    return any(_counted(t.expression, -1) for t in times) and any(
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


def _last_month(times: Sequence[Time], day: date) -> bool:
    """Whether a day named by its number alone would lie weeks back in the month before: 6日 is not written on the 4th, for which
    it would be 先月6日."""
    back = (
        date.fromisoformat(t.latest[:10])
        for t in times
        if t.latest and _tells_day(t) and is_bare_day(t.expression) and not t.expression.cue.quoted and not _plans(t)
    )
    return any((d.year, d.month) < (day.year, day.month) and (day - d).days > _WEEKS for d in back)


_WEEKS = 20  # days


def _newest(times: Sequence[Time], day: date) -> date | None:
    """The newest day told of that is not ahead."""
    told = [
        date.fromisoformat(t.latest[:10])
        for t in times
        if t.latest
        and _tells_day(t)
        and (_counted(t.expression, 0) or not _plans(t))  # きょう午後6時から is of the day itself
    ]
    return max((d for d in told if d <= day), default=None)


def _plans(t: Time) -> bool:
    return isinstance(t.expression, Reading) and t.expression.cue.tense in ("planned", "future")


def _out_of_order(times: Sequence[Time], day: date) -> bool:
    """Whether what is told as past would lie ahead, or what is planned behind, or 2日(日) be no Sunday."""
    for t in times:
        if not _tells_day(t) or not t.earliest or not t.latest:
            continue
        cue, point = t.expression.cue, t.expression.point
        first = date.fromisoformat(t.earliest[:10])
        if point.day and point.weekday not in (None, first.weekday()):
            return True
        shifts = point.shifts
        if cue.tense == "past" and (cue.main or not cue.quoted) and first > day:
            return True  # 報告を受けたのは今月9日だったと明らかにした: not on the 4th
        if cue.tense == "planned" and not cue.quoted and not shifts and date.fromisoformat(t.latest[:10]) < day:
            return True
    return False


def _names_today(times: Sequence[Time], day: date) -> bool:
    """Whether the text would call its own day both きょう and 今月9日."""
    return any(_counted(t.expression, 0) for t in times) and any(
        _tells_day(t)
        and (t.latest or "")[:10] == day.isoformat()
        and t.expression.point.day is not None
        and t.expression.point.shifts != ()
        and not t.expression.cue.quoted
        for t in times
    )


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
    if not days and len(said) == 1:  # 社長があす会見 over a body with one day only: 社長は3日午後2時から会見を開く
        ahead = ("future", "planned") if min(said) > 0 else ("past", "none")
        days = {r.point.day for r in below if r.point and is_bare_day(r) and r.cue.tense in ahead}
    return (days.pop() or 0, said.pop()) if len(days) == 1 and len(said) == 1 else None


def day_beside(u: Undated) -> tuple[int, int, int, int] | None:
    """あす2日, きのう(31日): the number, how far it is from publication, and where the words begin and end; None where there are none, or
    where two of them would need two days."""
    text, out = u.analysis.document.text, []
    for a, b in pairwise(u.found):
        if not _is_deictic(a.reading) or a.reading.cue.quoted or not is_bare_day(b.reading) or a.reading.point is None:
            continue
        shift = a.reading.point.shift("day")
        if shift and b.reading.point and text[a.end : b.start] in ("", "(", "（") and not a.reading.point.counted:
            out.append((b.reading.point.day or 0, shift.n, a.start, b.end))
    return out[0] if len({day - n for day, n, _, _ in out}) == 1 else None


def tells_by_clock(u: Undated) -> bool:
    """Whether a text names no day at all and goes by clock lines (13:10 …), which are then of its own day."""
    d = u.analysis.document
    lines = _CLOCK_LINE.findall(d.text[d.start : d.end])
    return len(lines) > 1 and not any(p.has_day or p.month or p.shifts for p, _ in u.points)


def _is_deictic(reading: Reading) -> bool:
    """Whether a day is counted from publication: きのう, きょう."""
    shift = reading.point.shift("day") if reading.point else None
    return shift is not None and shift.base == "published"


def _counted(expression: object, n: int) -> bool:
    """Whether an expression is the day ``n`` days from publication: きょう is 0, きのう -1."""
    if not isinstance(expression, Reading) or expression.point is None:
        return False
    shift = expression.point.shift("day")
    return shift is not None and (shift.base, shift.n) == ("published", n)


def is_bare_day(reading: Reading) -> bool:
    """Whether a day is named by its number alone: 12日."""
    p = reading.point
    return bool(p and p.day is not None and p.month is None and not p.shifts and reading.until is None)


def numbered_days(u: Undated) -> frozenset[int]:
    """The days of the month that the text names, with their month or without."""
    return frozenset(p.day for p, _ in u.points if p.day is not None)


def own_weekdays(u: Undated) -> tuple[int, ...]:
    """The weekday on which copy that names weekdays went out: the last of the shortest run of days that holds all the past ones
    (日曜, 月曜, 火曜 → 火曜). Where the lead tells of another (金曜, then 火曜) and that ends about as short a run, both; none
    where no run is short. 水曜日まで is where a stretch ends, not what was told on that day."""
    d = u.analysis.document
    told = [
        (f.reading, p.weekday)
        for f in u.found
        if (p := f.reading.point) and p.weekday is not None and p.day is None and not p.shifts
        and f.reading.cue.tense in ("past", "none") and not d.text.startswith("まで", f.end)
    ]  # fmt: skip
    days = {day for _, day in told}
    runs = sorted((max((last - day) % 7 for day in days), last) for last in days)
    if not runs or runs[0][0] > _LONGEST_RUN:
        return ()
    shortest, last = runs[0]
    lead = _lead([t for t in told if not t[0].cue.heading])
    rivals = [day for length, day in runs[1:] if length <= shortest + 2]
    if lead == last or not rivals:
        return (last,)
    return (lead, last) if lead in rivals else ()


_LONGEST_RUN = 5  # days


def _lead(told: Sequence[tuple[Reading, int]]) -> int | None:
    """The weekday of the first sentence that has one: that of its own predicate, which stands last where nothing cuts another off
    (木曜日に止まった機械について月曜日に語った)."""
    first = [(r, day) for r, day in told if r.cue.sentence == told[0][0].cue.sentence]
    return next((day for r, day in first if r.cue.main), first[-1][1] if first else None)
