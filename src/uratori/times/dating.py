"""Publication dates that nobody wrote down, worked out over a story.

Each undated document has a set of days on which it can have been published. What it states of its date, its year sums,
its tenses, its weekdays and the events it shares with dated documents (:mod:`uratori.times.links`) narrow the set. A
date is given only where one day is left; else its bounds, if any. Documents dated in one round are known in the next,
and a round looks only at what the round before knew: the order of the documents decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from uratori.language import fold
from uratori.model import Analysis, Evidence, Published
from uratori.times import calendar as cal
from uratori.times.expression import Found, Reading
from uratori.times.facts import one_year, year_facts
from uratori.times.links import Frame, Window, frames, weights, windows
from uratori.times.narrate import resolve_all
from uratori.times.reports import published_by
from uratori.times.resolve import Base
from uratori.times.stated import Stamp, stamp
from uratori.times.trials import (
    Scene,
    Trial,
    Undated,
    clearest,
    counts_from_publication,
    day_beside,
    headline_day,
    numbered_days,
    own_weekdays,
    placed,
    style,
    supported,
    tells_by_clock,
    try_days,
)

_ROUNDS = 8
_REACH = 45  # days around the dated documents of a story in which another of its documents is looked for
_LONGEST = 400  # days tried for one document


def infer_dates(analyses: Sequence[Analysis], groups: Sequence[Sequence[str]]) -> tuple[Analysis, ...]:
    """``analyses`` with dates, bounds and evidence for those that bore none, and their times resolved anew."""
    known = {a.document.id: a for a in analyses}
    for group in groups:
        ids = [i for i in group if i in known]
        if any(known[i].document.published.value is None for i in ids) and not _says_nothing([known[i] for i in ids]):
            known.update(_story({i: known[i] for i in ids}))
    return tuple(known[a.document.id] for a in analyses)


def _says_nothing(story: Sequence[Analysis]) -> bool:
    """Whether a story is one document that states nothing of its date: no other can speak for a day."""
    if len(story) != 1:
        return False
    d = story[0].document
    return not stamp(d, fold(d.text, d.start, d.end).text)


def _story(story: Mapping[str, Analysis]) -> dict[str, Analysis]:
    out = dict(story)
    framed = {i: frames(a) for i, a in story.items()}
    undated = {i: _undated(a, framed[i]) for i, a in sorted(story.items()) if a.document.published.value is None}
    for _ in range(_ROUNDS):
        scene = _scene(out, framed)
        for certainty in range(3):  # a day that lacks its year, one that lacks its month, none at all
            open_ = {i: u for i, u in undated.items() if out[i].document.published.value is None}
            found = {i: _date(u, scene) for i, u in open_.items() if _lacks(u) == certainty}
            out.update((i, _dated(undated[i], p)) for i, p in found.items() if p)
            if any(p and p.value for p in found.values()):
                break
        else:
            break
    return out


def _lacks(u: Undated) -> int:
    """How little the document states: 0 where only the year is missing, 1 where the month is too, else 2. What lacks
    less is dated first, so that the rest has more to go by."""
    if u.stamp and u.stamp.day:
        return 0 if u.stamp.month else 1
    return 2


def _undated(analysis: Analysis, framed: tuple[Frame, ...]) -> Undated:
    d = analysis.document
    folded = fold(d.text, d.start, d.end)
    stamps = stamp(d, folded.text)
    raw = tuple(replace(s, start=folded.raw(s.start), end=folded.raw(s.end)) for s in stamps)
    found = tuple(Found(t.start, t.end, t.expression) for t in analysis.times if isinstance(t.expression, Reading))
    sound = len(raw) == 1 and raw[0].sound
    year = one_year(year_facts(folded.text))
    had = [s for s in analysis.sentences if _HAD.search(d.text, max(s.start, s.end - 8), s.end)]
    before = frozenset(f.start for f in found for s in had if s.start <= f.start < s.end)
    return Undated(analysis, raw[0] if sound else None, bool(raw) and not sound, found, framed, year, before)


_HAD = re.compile(r"てい(?:た|ました)(?:[。」]|$)")  # 1日の会見で…述べていました: older than the news


def _dated(u: Undated, published: Published) -> Analysis:
    a = u.analysis
    times = resolve_all(u.found, Base.of(date.fromisoformat(published.day))) if published.day else a.times
    return replace(a, document=replace(a.document, published=published), times=times)


def _scene(story: Mapping[str, Analysis], framed: Mapping[str, tuple[Frame, ...]]) -> Scene:
    days = {i: date.fromisoformat(a.document.published.day) for i, a in story.items() if a.document.published.day}
    targets = tuple(w for i, a in sorted(story.items()) for w in windows(framed[i], a.times))
    spots = {i: _spot(story[i]) for i in days}
    weight = weights([f for i in sorted(framed) for f in framed[i]])
    full = _full_dates(story, targets) if not days else ()
    return Scene(days, spots, targets, full, weight, published_by((story[i] for i in sorted(days)), spots))


def _spot(analysis: Analysis) -> tuple[int, int]:
    own = next((e for e in analysis.document.published.evidence if e.document is None and e.end > e.start), None)
    first = analysis.sentences[0] if analysis.sentences else analysis.document
    return (own.start, own.end) if own else (first.start, first.end)


_ANNIVERSARY = re.compile(
    r"\d年前|周年|\d年(?:が|を)?(?:たつ|たっ|経|過ぎ|迎え|目|となる|になる)|節目|回忌|命日|追悼|から\d{1,3}年|当時|戦後"
)


def _full_dates(story: Mapping[str, Analysis], targets: Sequence[Window]) -> tuple[Window, ...]:
    """Days that a story without any dated document writes out with their year, fit to tell the year of the story:
    2023年8月24日から停止する. Only of the newest year the story names, and from no text that looks back on an
    anniversary (2011年3月11日の震災から13年)."""
    full = [w for w in targets if (p := w.frame.reading.point) and p.year and not p.short and p.day]
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
    return tuple(w for w in full if w.day.year == newest and w.frame.document in fit)


# ---------------------------------------------------------------- one document


def _date(u: Undated, scene: Scene) -> Published | None:
    """The date of one document as far as the scene gives it; None where it says nothing new."""
    if u.contradicted:
        return None
    if u.stamp and u.stamp.day:
        return _complete(u.stamp, u, scene)
    if not scene.targets and not scene.days:
        return None
    return _search(u, scene)


def _complete(s: Stamp, u: Undated, scene: Scene) -> Published | None:
    """【9月5日 AFP】 and (19日付朝刊): the year, and the month, from the story's dated documents, or from the text's own
    sums."""
    here = Evidence(s.start, s.end, s.why)
    options: dict[date, tuple[int, str, Window | None]] = {}
    reach = 200 if s.month else 14
    anchors: list[tuple[date, str, Window | None]] = [(d, i, None) for i, d in sorted(scene.days.items())]
    anchors += [(w.day, w.frame.document, w) for w in scene.full]
    for anchor, document, window in anchors:
        for day in filter(partial(_within, u), _days_of(s, anchor)):
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
        chosen = clearest(try_days(u, ranked[:3], scene))
        if chosen is None:
            return Published(None, "unknown", min(ranked[:2]).isoformat(), max(ranked[:2]).isoformat(), (here,))
        best = chosen.day
    _, document, window = options[best]
    span = (window.frame.start, window.frame.end) if window else scene.spots[document]
    there = window.day if window else scene.days[document]
    return _given(best, s, (here, Evidence(*span, f"{there}", document)))


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


def _within(u: Undated, day: date) -> bool:
    """Whether a day lies in the bounds that the document was given."""
    p = u.analysis.document.published
    return (p.earliest or "") <= day.isoformat() <= (p.latest or "9")


def _given(day: date, s: Stamp | None, evidence: tuple[Evidence, ...]) -> Published:
    iso = day.isoformat()
    clock = f"T{s.clock}+09:00" if s and s.clock else ""
    return Published(iso + clock, "inferred", iso, iso, evidence)


def _sums(u: Undated) -> tuple[Evidence, ...]:
    d = u.analysis.document
    folded = fold(d.text, d.start, d.end)
    return tuple(
        Evidence(folded.raw(f.start), folded.raw(f.end), f"written in {f.year}") for f in year_facts(folded.text)
    )


# ---------------------------------------------------------------- no stamp at all


def _search(u: Undated, scene: Scene) -> Published | None:
    """Try the days around the story. Copy that names weekdays, and broadcasts, tell of the day they go out: their
    newest day is their own. A paper may be the next morning's: it needs a きのう or きょう that the story places."""
    known = list(scene.days.values()) or [w.day for w in scene.full]
    if not known:
        return None
    days = [day for day in _around(known) if _within(u, day)]
    if (beside := day_beside(u)) and scene.days:
        return _counted(u, scene, beside)
    if told := headline_day(u):
        days = [d for d in days if (d + timedelta(days=told[1])).day == told[0]]
    kind = style(u)
    if kind == "weekday":
        weekdays = own_weekdays(u)
        tried = try_days(u, [d for d in days if d.weekday() in weekdays], scene)
        own = [t for t in tried if t.strong]
        if not own and (there := placed(tried, _told(u, scene))):
            return _given(there.day, None, _evidence(there))
    elif kind == "polite" and not told:
        own = [t for t in try_days(u, _named(u, days), scene) if t.newest == t.day and _of_broadcast(u, t, scene)]
    elif counts_from_publication(u) or tells_by_clock(u):
        own = [t for t in try_days(u, days, scene) if t.strong or told]
    else:
        best = clearest([t for t in try_days(u, _named(u, days), scene) if t.newest == t.day and t.looks_back])
        return Published(None, "unknown", best.day.isoformat(), None, _evidence(best)) if best else None
    best = clearest(own)
    if best and _far_apart(known) and len({t.frame.document for _, t in best.matches}) < _BORNE_OUT:
        return None  # one likeness may be of the other election
    if best:
        return _given(best.day, None, _evidence(best))
    ranked = supported(own)
    return _between(ranked[0], ranked[1]) if len(ranked) > 1 else None


_BORNE_OUT = 2  # documents


def _far_apart(known: Sequence[date]) -> bool:
    """Whether a story holds two that are alike and lie far apart."""
    return (max(known) - min(known)).days + 2 * _REACH >= _LONGEST


def _around(known: Sequence[date]) -> list[date]:
    """The days that a story can be told on, in order: those from before the first to behind the last that is known; where these lie far
    apart (an election, and the next), those near each, the latest of them: a part of them would hide the others."""
    first, last = min(known) - timedelta(days=_REACH), max(known) + timedelta(days=_REACH)
    if not _far_apart(known):
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]
    near = {day + timedelta(days=n) for day in known for n in range(-_NEAR, _NEAR + 1)}
    return sorted(near)[-_LONGEST:]


def _counted(u: Undated, scene: Scene, beside: tuple[int, int, int, int]) -> Published | None:
    """あす2日 went out on a 1st: the one near the dated documents of the story that nothing in the text rules out."""
    number, n, start, end = beside
    near = {day + timedelta(days=k) for day in scene.days.values() for k in range(-_NEAR, _NEAR + 1)}
    tried = try_days(u, [d for d in sorted(near) if (d + timedelta(days=n)).day == number], scene)
    best = tried[0] if len(tried) == 1 else clearest(tried)
    here = Evidence(start, end, f"would be {best.day + timedelta(days=n)}") if best else None
    return _given(best.day, None, (here, *_evidence(best))) if best and here else None


_NEAR = 14  # days


def _told(u: Undated, scene: Scene) -> frozenset[date]:
    """The days that the other documents of the story tell of."""
    return frozenset(w.day for w in scene.targets if w.frame.document != u.analysis.document.id)


def _named(u: Undated, days: Sequence[date]) -> list[date]:
    """Of ``days`` those that can be the newest day told: all where きょう and きのう stand for days, else only those that
    the text names by their number."""
    numbers = numbered_days(u)
    return [d for d in days if d.day in numbers] if numbers and not counts_from_publication(u) else list(days)


def _of_broadcast(u: Undated, t: Trial, scene: Scene) -> bool:
    """Whether a broadcast can be of its newest day. With きょう or きのう in it, its newest numbered day must be that day or
    the day before, and without numbers the story must be strong. Without either, a page of the 13th and one of the 14th
    read alike (13日午後、会談しました): the date of a paper, 13日午後5時現在, a plan for that day or the next tell them apart, or what
    cannot be said on the next (on 1 November 来月2日(日))."""
    if counts_from_publication(u):
        return (t.day - t.bare).days <= 1 and t.by_today if t.bare else t.firm
    newest = [f for f in u.found if f.reading.point and f.reading.point.day == t.day.day and f.reading.until is None]
    text, next_day = u.analysis.document.text, t.day + timedelta(days=1)
    return (
        any(f.reading.cue.issue or f.reading.cue.tense == "planned" or _NOW.match(text, f.end) for f in newest)
        or any(p.day == next_day.day and r.cue.tense == "planned" for p, r in u.points)
        or not try_days(u, [next_day], scene)
    )


_NOW = re.compile(r"(?:の時点)?現在")


def _between(a: Trial, b: Trial) -> Published:
    """Two days that the story speaks for about as much: the words for both, and neither chosen."""
    return Published(None, "unknown", None, None, _evidence(a) + _evidence(b))


def _evidence(trial: Trial) -> tuple[Evidence, ...]:
    out: list[Evidence] = []
    for w, t in trial.matches:
        out.append(Evidence(w.frame.start, w.frame.end, f"would be {w.day}"))
        out.append(Evidence(t.frame.start, t.frame.end, f"{t.day}", t.frame.document))
    return tuple(out[:12])
