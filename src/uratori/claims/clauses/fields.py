"""Times, counts and heads of two propositions, compared as what they are rather than as words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from math import inf, sqrt

from uratori.claims.clauses.counts import Count
from uratori.claims.clauses.kin import kanji
from uratori.claims.clauses.moments import Moment, days
from uratori.claims.clauses.proposition import Proposition
from uratori.claims.clauses.quantities import one_number
from uratori.claims.clauses.words import near
from uratori.claims.view import View

_UNLABELLED, _FEW = 0.5, 20
_NAMING = frozenset(("number", "ordinal", "rank"))  # kinds whose numbers name a thing: 台風5号, 6例目
_WITHIN = frozenset(("duration",))
_DAY, _BESIDE = 0.5, 0.3
_LATE, _EARLY = 21, 4  # o'clock
_ROUGH, _ROUND, _MINUTES = 0.7, 2, 15  # of two clock times: how telling, and how far apart they may be
_HALF_DAY = 12 * 60  # minutes
_ZONES = 14 * 60  # minutes that the clocks of two zones may be apart, seen from Japan


def times(a: Sequence[Moment], b: Sequence[Moment]) -> tuple[float, float]:
    """How sharp a time is that can be one in both (a minute 1, a day 0.5, a month less), else how clearly the times of
    both cannot be one (two clock times 1, else 0.5)."""
    if not a or not b:
        return 0.0, 0.0
    clocks = any(x.clock for x in a) and any(y.clock for y in b)  # 9日0時10分 and 9日1時25分 are two times
    if clocks:
        a, b = [x for x in a if x.clock], [y for y in b if y.clock]
    else:  # the day of 午後9時18分 was only inferred
        a, b = [x for x in a if not x.bare], [y for y in b if not y.bare]
    sharp = max((_sharpness(x, y) for x in a for y in b), default=0.0)
    if sharp or not a or not b:
        return sharp, 0.0
    if not clocks:
        return 0.0, _DAY
    return 0.0, float(min(_minutes(x, y) for x in a for y in b) > _MINUTES)


def _sharpness(x: Moment, y: Moment) -> float:
    if x.clock and y.clock:
        return _clocks(x, y)
    apart = x.earliest[:10] > y.latest[:10] or y.earliest[:10] > x.latest[:10]
    if x.days == y.days == 1 and x.hours and y.hours and not (x.loose or y.loose):
        return _BESIDE if apart and _one_night(x, y) else 0.0 if apart or not _meet(x.hours, y.hours) else _DAY
    if apart:
        return _BESIDE if (x.loose or y.loose or _one_night(x, y)) and gap(x, y) == 1 else 0.0
    return _DAY / sqrt(max(x.days, y.days))


def _clocks(x: Moment, y: Moment) -> float:
    """1 for one minute; less for two that are one as said (15時38分 and 午後3時40分ごろ), or of which one names no day."""
    apart = _minutes(x, y)
    if not apart and (x.earliest == y.earliest or not (x.bare or y.bare)):
        return 1.0
    return _ROUGH if apart <= (_MINUTES if x.about or y.about else _ROUND) else 0.0


def _minutes(x: Moment, y: Moment) -> float:
    """How far two clock times are apart; not at all, where one is told by the clock of another zone and they read alike
    (現地時間20日午前11時20分, and 11時20分 in a table under 現地時間)."""
    try:
        first, second = (datetime.fromisoformat(m.earliest[:16]) for m in (x, y))
    except ValueError:
        return inf if x.earliest[:16] != y.earliest[:16] else 0.0
    apart = abs((first - second).total_seconds()) / 60
    if x.bare or y.bare:
        apart = _round(apart, _HALF_DAY if x.half or y.half else 2 * _HALF_DAY)
    if x.hours and x.hours == y.hours and (x.abroad or y.abroad) and apart <= _ZONES:
        return 0.0
    return apart


def _round(apart: float, turn: float) -> float:
    """How far two clock times are apart on a face that begins anew after ``turn`` minutes."""
    return min(apart % turn, -apart % turn)


def _meet(x: tuple[float, float], y: tuple[float, float]) -> bool:
    return x[0] <= y[1] and y[0] <= x[1]


def _one_night(x: Moment, y: Moment) -> bool:
    """Whether the later of two days is told by the hours that the night before it runs into: 10日深夜, 11日未明; also
    where one of them is a day alone."""
    first, second = sorted((x, y), key=lambda m: m.earliest)
    if gap(first, second) != 1 or first.days > 1 or second.days > 1:
        return False
    late = first.hours is None or first.hours[1] > _LATE
    early = second.hours is None or second.hours[0] < _EARLY
    return late and early and (first.hours is not None or second.hours is not None)


def gap(x: Moment, y: Moment) -> int:
    """The days from the end of the earlier of two times to the beginning of the later; 0 where they meet."""
    first, second = sorted((x, y), key=lambda m: (m.earliest, m.latest))
    return days(first.latest, second.earliest) - 1


def numbers(a: Sequence[Count], b: Sequence[Count], weigh: Callable[[Count], float]) -> tuple[float, float]:
    """How telling a number is that is one in both, else whether both give numbers of a kind and none is one. 5310 is
    5310, whatever it is said to be of; 320 hurt and 320 missing people agree by half only; 2 hurt and 2 missing tell
    nothing, and do not differ either. Typhoons 5 and 8 are two, whatever else agrees."""
    if not a or not b:
        return 0.0, 0.0
    pairs = [
        (x, y, one_number(x.quantity, y.quantity))
        for x in a
        for y in b
        if x.quantity.kind == y.quantity.kind and not x.former and not y.former
    ]
    by_place = [(x.place, one) for x, y, one in pairs if x.place and x.place == y.place]
    if {place for place, _ in by_place} - {place for place, one in by_place if one}:
        return 0.0, 1.0  # 長崎市24人、佐賀市22人 and 長崎市39人、佐賀市22人
    pairs = [(x, y, one) for x, y, one in pairs if not (x.place and y.place and x.place != y.place)]
    kinds = {x.quantity.kind for x, _, one in pairs if one}
    if any(x.quantity.kind in _NAMING and x.quantity.kind not in kinds for x, *_ in pairs):
        return 0.0, 1.0
    same = max((min(weigh(x), weigh(y)) * _telling(x, y) for x, y, one in pairs if one), default=0.0)
    counted = {x.quantity.kind for x, y, _ in pairs if one_label(x, y) or x.quantity.kind not in _NAMING}
    if kinds == _WITHIN and any(x.quantity.kind not in _NAMING | _WITHIN for x, *_ in pairs):
        return 0.0, 1.0  # 1時間に87ミリ and 1時間に81ミリ
    return same, float(bool(pairs) and (not kinds or bool(kinds <= _NAMING and counted - kinds)))


def numbers_equal(a: Sequence[Count], b: Sequence[Count]) -> bool:
    """Whether both give the same numbers, and no others: 費用は3億円, 3億円を投じる; not 2人が死亡した, 2人がやけどを負った. The same for
    both orders."""
    found = [[one_number(x.quantity, y.quantity) and _telling(x, y) > 0 for y in b] for x in a]
    return bool(a) and len(a) == len(b) and all(map(any, [*found, *zip(*found, strict=True)]))


_CHANGES = frozenset(("=raise", "=lower"))


def changes_apart(a: Proposition, b: Proposition) -> bool:
    """Whether both tell that a number grew or fell, and of nothing that is counted alike: 19世帯に増えた, 2か所に増やした."""
    if not (a.head in _CHANGES and b.head in _CHANGES and a.counts and b.counts):
        return False
    return {c.quantity.kind for c in a.counts}.isdisjoint(c.quantity.kind for c in b.counts)


def _telling(x: Count, y: Count) -> float:
    if one_label(x, y):
        return 1.0
    digits = min(x.quantity.digits, y.quantity.digits)
    return 1.0 if digits > 2 else _UNLABELLED * (digits == 2 or min(x.quantity.point, y.quantity.point) > _FEW)


def one_label(a: Count, b: Count) -> bool:
    """Whether two counts can be of the same things."""
    if a.noun is None or b.noun is None:
        return True
    return a.noun in b.of or b.noun in a.of


def heads(a: Proposition, b: Proposition) -> float:
    """1 where both turn on the same word, less where one turns on a word that the other only holds."""
    if a.head is None or b.head is None:
        return 0.0
    if a.head == b.head:
        return 1.0
    return 0.4 * (a.head in b.own) + 0.4 * (b.head in a.own)


def heads_apart(a: Proposition, b: Proposition) -> bool:
    """Whether both turn on a word, and the two words have nothing in common, neither a kanji nor a row of near.tsv."""
    if a.head is None or b.head is None or a.head == b.head:
        return False
    return kanji(a.head).isdisjoint(kanji(b.head)) and near(a.head).isdisjoint(near(b.head))


def others(p: Proposition, q: Proposition) -> bool:
    """Whether both name actors, or people, bodies or places, and have none in common."""
    if p.actors and q.actors and not p.actors & q.actors:
        return True
    x, y = p.names, q.names
    return bool(x and y and not x & y)


def unlike(p: Proposition, q: Proposition, view: View) -> bool:
    """Whether what the one names is of other kinds than what the other names: an army is not another than the town it attacks."""
    named = [{e.type for t in x.names | x.actors if (e := view.entities.get(t[1:]))} for x in (p, q)]
    return bool(named[0] and named[1] and not named[0] & named[1])


def later(p: Proposition, q: Proposition, look: View) -> bool | None:
    """Whether the first was told later than the second; None where that is open (one day, or no date)."""
    a, b = when(p, look), when(q, look)
    if not a or not b or (a[:10] == b[:10] and (len(a) == 10 or len(b) == 10)) or a == b:
        return None
    return a > b


def when(p: Proposition, look: View) -> str:
    """When a proposition was said: the clock time up to which it counts (9日午後2時現在), or its document's
    publication, or an empty string."""
    published = look.issued[p.document]
    counted = max([m.latest for m in p.times if m.clock], default="") if p.times else ""
    return counted[:16] if counted[:10] == published[:10] else published
