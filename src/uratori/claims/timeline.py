"""What happened when: each claim that names a day stands on it."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from uratori.claims.clauses.moments import Moment
from uratori.claims.clauses.proposition import Proposition
from uratori.model import Claim, Event

_WIDEST = 31


def timeline(claims: Iterable[tuple[Claim, Sequence[Proposition]]]) -> tuple[Event, ...]:
    """The events of a story in the order in which they happened. Of a claim the time that most of its members name
    counts, the sharper of two; a claim that names none, or only a stretch of more than a month, has no event."""
    events = [
        Event(_written(when), claim.text, claim.id) for claim, group in claims if (when := _when(group)) is not None
    ]
    return tuple(sorted(events, key=lambda e: (e.time[:10], len(e.time) > 10, e.time, int(e.claim[1:]))))


def _when(group: Sequence[Proposition]) -> Moment | None:
    named = Counter(m for p in group for m in {*p.times} if m.days <= _WIDEST)
    if not named:
        return None
    return min(named, key=lambda m: (-named[m], m.days, -len(m.earliest), m.earliest))


def _written(when: Moment) -> str:
    """A day or an instant; a whole month as a month (今月 is not the first of it), any other stretch as an interval."""
    first, last = when.earliest[:10], when.latest[:10]
    if first == last or last < first:
        return when.earliest
    month = date.fromisoformat(first)
    if month.day == 1 and last == f"{first[:8]}{monthrange(month.year, month.month)[1]}":
        return first[:7]
    return f"{first}/{last}"
