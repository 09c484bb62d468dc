"""Publication dates that nobody wrote down, worked out over a story.

Each undated document has a set of days on which it can have been published. What it states of its date, its year sums,
its tenses, its weekdays and the events it shares with dated documents (:mod:`uratori.times.links`) narrow the set. A
date is given only where one day is left; else its bounds, if any. Documents dated in one round are known in the next,
and a round looks only at what the round before knew: the order of the documents decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from uratori.language import fold
from uratori.model import Analysis, Evidence, Published, Time
from uratori.times import calendar as cal
from uratori.times.expression import Found, Reading
from uratori.times.facts import one_year, year_facts
from uratori.times.links import Window, likeness, weights, windows
from uratori.times.narrate import resolve_all
from uratori.times.resolve import Base
from uratori.times.stated import Stamp, stamp

_ROUNDS = 8
_REACH = 45  # days around the dated documents of a story in which another of its documents is looked for
_LIKE = 0.16  # below this two windows tell nothing of each other
_ENOUGH = 0.05  # support that speaks for a day
_CLEAR = 1.35  # how many times the support of the next day it must be
_POLITE = re.compile(r"(?:です|ます|ました|ません|でした)(?:。|」|$)", re.M)
_PLAIN = re.compile(r"(?:た|だ|る|い)。")


@dataclass(frozen=True, slots=True)
class _Undated:
    """A document without a date: what it states, and its readings."""

    analysis: Analysis
    stamp: Stamp | None
    contradicted: bool
    found: tuple[Found, ...]
    year: int | None


def infer_dates(analyses: Sequence[Analysis], groups: Sequence[Sequence[str]]) -> tuple[Analysis, ...]:
    """``analyses`` with dates, bounds and evidence for those that bore none, and their times resolved anew."""
    known = {a.document.id: a for a in analyses}
    for group in groups:
        ids = [i for i in group if i in known]
        if any(known[i].document.published.value is None for i in ids):
            known.update(_story({i: known[i] for i in ids}))
    return tuple(known[a.document.id] for a in analyses)


def _story(story: Mapping[str, Analysis]) -> dict[str, Analysis]:
    out = dict(story)
    undated = {i: _undated(a) for i, a in sorted(story.items()) if a.document.published.value is None}
    for _ in range(_ROUNDS):
        scene = _scene(out)
        for certainty in range(3):  # a day that lacks its year, one that lacks its month, none at all
            open_ = {i: u for i, u in undated.items() if out[i].document.published.value is None}
            found = {i: _date(u, scene) for i, u in open_.items() if _lacks(u) == certainty}
            out.update((i, _dated(undated[i], p)) for i, p in found.items() if p)
            if any(p and p.value for p in found.values()):
                break
        else:
            break
    return out


def _lacks(u: _Undated) -> int:
    """How little the document states: 0 where only the year is missing, 1 where the month is too, else 2. What lacks
    less is dated first, so that the rest has more to go by."""
    if u.stamp and u.stamp.day:
        return 0 if u.stamp.month else 1
    return 2


def _undated(analysis: Analysis) -> _Undated:
    d = analysis.document
    folded = fold(d.text, d.start, d.end)
    stamps = stamp(d, folded.text)
    raw = tuple(replace(s, start=folded.raw(s.start), end=folded.raw(s.end)) for s in stamps)
    found = tuple(Found(t.start, t.end, t.expression) for t in analysis.times if isinstance(t.expression, Reading))
    sound = len(raw) == 1 and raw[0].sound
    return _Undated(
        analysis, raw[0] if sound else None, bool(raw) and not sound, found, one_year(year_facts(folded.text))
    )


def _dated(u: _Undated, published: Published) -> Analysis:
    a = u.analysis
    times = resolve_all(u.found, Base.of(date.fromisoformat(published.day))) if published.day else a.times
    return replace(a, document=replace(a.document, published=published), times=times)


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the story knows: the days its documents were published, and the windows whose day is known."""

    days: Mapping[str, date]
    targets: tuple[Window, ...]
    full: tuple[Window, ...]
    weight: Mapping[str, float]


def _scene(story: Mapping[str, Analysis]) -> _Scene:
    days = {i: date.fromisoformat(a.document.published.day) for i, a in story.items() if a.document.published.day}
    every = [w for _, a in sorted(story.items()) for w in windows(a, a.times)]
    targets = tuple(w for w in every if w.day)
    return _Scene(days, targets, _full_dates(story, targets) if not days else (), weights(every))


_ANNIVERSARY = re.compile(
    r"\d年前|周年|\d年(?:が|を)?(?:たつ|たっ|経|過ぎ|迎え|目|となる|になる)|節目|回忌|命日|追悼|から\d{1,3}年|当時|戦後"
)


def _full_dates(story: Mapping[str, Analysis], targets: Sequence[Window]) -> tuple[Window, ...]:
    """Days that a story without any dated document writes out with their year, fit to tell the year of the story:
    2023年8月24日から停止する. Only of the newest year the story names, and from no text that looks back on an
    anniversary (2011年3月11日の震災から13年)."""
    full = [w for w in targets if (p := w.reading.point) and p.year and not p.short and p.day]
    named = {
        p.year
        for a in story.values()
        for t in a.times
        if isinstance(t.expression, Reading)
        and (p := t.expression.point)
        and p.year
        and not (p.short or p.decade or p.century)
    }
    newest = max(named, default=0)
    fit = {i for i, a in story.items() if not _ANNIVERSARY.search(a.document.text, a.document.start, a.document.end)}
    return tuple(w for w in full if w.day and w.day.year == newest and w.document in fit)


# ---------------------------------------------------------------- one document


def _date(u: _Undated, scene: _Scene) -> Published | None:
    """The date of one document as far as the scene gives it; None where it says nothing new."""
    if u.contradicted:
        return None
    if u.stamp and u.stamp.day:
        return _complete(u.stamp, u, scene)
    if not scene.targets and not scene.days:
        return None
    return _search(u, scene)


def _complete(s: Stamp, u: _Undated, scene: _Scene) -> Published | None:
    """【9月5日 AFP】 and (19日付朝刊): the year, and the month, from the story's dated documents, or from the text's own
    sums."""
    here = Evidence(s.start, s.end, s.why)
    options: dict[date, tuple[int, str, Window | None]] = {}
    reach = 200 if s.month else 14
    anchors: list[tuple[date, str, Window | None]] = [(d, i, None) for i, d in sorted(scene.days.items())]
    anchors += [(w.day, w.document, w) for w in scene.full if w.day]
    for anchor, document, window in anchors:
        for day in _days_of(s, anchor):
            gap = abs((day - anchor).days)
            if gap <= reach and (day not in options or gap < options[day][0]):
                options[day] = (gap, document, window)
    if s.month and s.day and u.year and not options:
        alone = cal.make(u.year, s.month, s.day)
        if alone and (s.weekday is None or alone.weekday() == s.weekday):
            return _given(alone, s, (here, *_sums(u)))
    if not options:
        return None
    ranked = sorted(options, key=lambda d: (options[d][0], d))
    best = ranked[0]
    if len(ranked) > 1 and options[ranked[1]][0] - options[best][0] < 15:
        chosen = _tried(u, ranked[:3], scene)
        if chosen is None:
            return Published(None, "unknown", min(ranked[:2]).isoformat(), max(ranked[:2]).isoformat(), (here,))
        best = chosen
    _, document, window = options[best]
    span = (window.start, window.end) if window else (0, 0)
    return _given(
        best, s, (here, Evidence(*span, f"{document}: {scene.days.get(document) or (window and window.day)}", document))
    )


def _tried(u: _Undated, days: Sequence[date], scene: _Scene) -> date | None:
    """The one of several days that the story's events speak for."""
    others, like = tuple(w for w in scene.targets if w.document != u.analysis.document.id), _Likeness(scene.weight)
    trials = [t for t in (_try(u, day, others, like) for day in days) if t]
    best = _clearest(trials)
    return best.day if best else None


def _clearest(trials: Sequence[_Trial]) -> _Trial | None:
    """The trial with clearly the most support."""
    ranked = sorted((t for t in trials if t.support >= _ENOUGH), key=lambda t: (-t.support, t.day))
    if not ranked or (len(ranked) > 1 and ranked[1].support * _CLEAR > ranked[0].support):
        return None
    return ranked[0]


def _days_of(s: Stamp, near: date) -> list[date]:
    """The days that fit a stamp, around ``near``."""
    out = []
    for n in range(-7, 8) if s.month else (-1, 0, 1):
        year, month = cal.add_months(near.year, near.month, n)
        if s.month and s.month != month:
            continue
        day = cal.make(s.year or year, month, s.day or 1)
        if day and (s.weekday is None or day.weekday() == s.weekday):
            out.append(day)
    return out


def _given(day: date, s: Stamp | None, evidence: tuple[Evidence, ...]) -> Published:
    iso = day.isoformat()
    clock = f"T{s.clock}+09:00" if s and s.clock else ""
    return Published(iso + clock, "inferred", iso, iso, evidence)


def _sums(u: _Undated) -> tuple[Evidence, ...]:
    d = u.analysis.document
    folded = fold(d.text, d.start, d.end)
    return tuple(
        Evidence(folded.raw(f.start), folded.raw(f.end), f"written in {f.year}") for f in year_facts(folded.text)
    )


# ---------------------------------------------------------------- no stamp at all


@dataclass(frozen=True, slots=True)
class _Trial:
    """A day put to the test: the support of the windows that agree, and those windows."""

    day: date
    support: float  # less where days without a month would lie far back
    newest: date | None  # the newest day told
    bare: date | None  # the newest of those told by their number alone
    matches: tuple[tuple[Window, Window], ...]


def _search(u: _Undated, scene: _Scene) -> Published | None:
    days = list(scene.days.values()) or [w.day for w in scene.full if w.day]
    if not days:
        return None
    first, last = min(days) - timedelta(days=_REACH), max(days) + timedelta(days=_REACH)
    others = tuple(w for w in scene.targets if w.document != u.analysis.document.id)
    like = _Likeness(scene.weight)
    trials = []
    for n in range(min((last - first).days + 1, 400)):
        day = first + timedelta(days=n)
        trial = _try(u, day, others, like)
        if trial:
            trials.append(trial)
    return _decide(u, trials)


class _Likeness:
    """Likeness of windows, each pair compared once."""

    def __init__(self, weight: Mapping[str, float]) -> None:
        self._weight = weight
        self._known: dict[tuple[int, int, str], tuple[tuple[Window, float], ...]] = {}

    def to(self, w: Window, targets: Sequence[Window]) -> tuple[tuple[Window, float], ...]:
        key = (w.start, w.end, w.document)
        if key not in self._known:
            scored = ((t, likeness(w, t, self._weight)) for t in targets)
            self._known[key] = tuple((t, s) for t, s in scored if s >= _LIKE)
        return self._known[key]


def _try(u: _Undated, day: date, targets: Sequence[Window], like: _Likeness) -> _Trial | None:
    """Read the document as if published on ``day``; None where its own words rule that out."""
    if u.year and not (u.year - 1 <= day.year <= u.year + 1):
        return None
    times = resolve_all(u.found, Base.of(day))
    newest = _newest(times, day)
    if _out_of_order(times, day):
        return None
    support, matches = 0.0, []
    for w in windows(u.analysis, times):
        if w.day is None:
            continue
        best = max(
            ((s, t) for t, s in like.to(w, targets) if t.day == w.day), key=lambda p: (p[0], p[1].start), default=None
        )
        if best:
            support += best[0] ** 2
            matches.append((w, best[1]))
    if _mixes(times, day):
        support *= 0.6
    bare = _newest([t for t in times if _tells_day(t) and _is_bare_day(t.expression)], day)
    return _Trial(day, support / (1 + _strain(times, day) / 10), newest, bare, tuple(matches))


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
        (t.latest or "")[:10] == before and _tells_day(t) and _is_bare_day(t.expression) and t.expression.cue.main
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


def _style(u: _Undated) -> str:
    """``weekday``: translated copy that names days by their weekday; ``polite``: a broadcaster; else ``plain``."""
    points = [f.reading.point for f in u.found if f.reading.point and f.reading.type in ("DATE", "TIME")]
    weekdays = sum(p.weekday is not None and p.day is None for p in points)
    numbers = sum(p.day is not None for p in points)
    if weekdays >= 2 and weekdays > numbers:
        return "weekday"
    d = u.analysis.document
    text = d.text[d.start : d.end]
    return "polite" if len(_POLITE.findall(text)) > len(_PLAIN.findall(text)) else "plain"


def _counts_from_publication(u: _Undated) -> bool:
    """Whether the text has きょう, きのう or あす: days that only its own date can place."""
    return any(
        s.base == "published" and s.unit == "day" and not (f.reading.point and f.reading.point.counted)
        for f in u.found
        if f.reading.point
        for s in f.reading.point.shifts
    )


def _decide(u: _Undated, trials: list[_Trial]) -> Published | None:
    """One day, where the trials leave one. Copy that names weekdays, and broadcasts, tell of the day they go out: their
    newest day is their own. A paper may be the next morning's: it needs a きのう or きょう that the story places."""
    style = _style(u)
    if style == "weekday":
        weekday = _own_weekday(u)
        own = [t for t in trials if t.day.weekday() == weekday and _strong(t)]
    elif style == "polite":
        own = [t for t in trials if t.newest == t.day and (t.bare is None or (t.day - t.bare).days <= 1)]
        own = [t for t in own if t.bare is not None or _strong(t)]
    elif _counts_from_publication(u):
        own = [t for t in trials if _strong(t)]
    else:
        best = _clearest([t for t in trials if t.newest == t.day])
        return Published(None, "unknown", best.day.isoformat(), None, _evidence(best)) if best else None
    best = _clearest(own)
    if best:
        return _given(best.day, None, _evidence(best))
    ranked = sorted((t for t in own if t.support >= _ENOUGH), key=lambda t: (-t.support, t.day))
    return _between(ranked[0], ranked[1]) if len(ranked) > 1 else None


def _strong(trial: _Trial) -> bool:
    """Whether the story places the days well enough where nothing but the story does."""
    return trial.support >= (0.06 if len({w.start for w, _ in trial.matches}) > 1 else 0.08)


def _is_bare_day(reading: Reading) -> bool:
    p = reading.point
    return bool(p and p.day is not None and p.month is None and not p.shifts and reading.until is None)


def _own_weekday(u: _Undated) -> int | None:
    """The weekday of publication of copy that names weekdays: the last of the shortest run of days that holds all the
    past ones (日曜, 月曜, 火曜 → 火曜). Where two runs are about as short (金曜, 火曜), the weekday named first, if it ends
    one of them."""
    past = {
        f.reading.point.weekday
        for f in u.found
        if f.reading.point
        and f.reading.point.weekday is not None
        and f.reading.point.day is None
        and not f.reading.point.shifts
        and f.reading.cue.tense in ("past", "none")
    }
    runs = sorted((max((last - w) % 7 for w in past if w is not None), last) for last in past if last is not None)
    if not runs or runs[0][0] > 5:
        return None
    if len(runs) == 1 or runs[0][0] + 2 < runs[1][0]:
        return runs[0][1]
    lead = next((w for w in _weekdays(u)), None)
    return lead if any(last == lead and length <= runs[0][0] + 2 for length, last in runs) else None


def _weekdays(u: _Undated) -> Iterator[int]:
    """The weekdays that the text names, in its order: news of the day stands on top."""
    return (f.reading.point.weekday for f in u.found if f.reading.point and f.reading.point.weekday is not None)


def _between(a: _Trial, b: _Trial) -> Published:
    first, last = sorted((a.day, b.day))
    return Published(None, "unknown", first.isoformat(), last.isoformat(), _evidence(a) + _evidence(b))


def _evidence(trial: _Trial) -> tuple[Evidence, ...]:
    out: list[Evidence] = []
    for w, t in trial.matches:
        out.append(Evidence(w.start, w.end, f"would be {w.day}"))
        out.append(Evidence(t.start, t.end, f"{t.day}", t.document))
    return tuple(out[:12])
