"""What happened when: each claim that names a day stands on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from uratori.claims.proposition import Moment, Proposition
from uratori.model import Claim, Event

_WIDEST = 31


def timeline(claims: Iterable[tuple[Claim, Sequence[Proposition]]]) -> tuple[Event, ...]:
    """The events of a story in the order in which they happened. Of a claim the time that most of its members name
    counts, the sharper of two; a claim that names none, or only a stretch of more than a month, has no event."""
    events = [
        Event(when.earliest, claim.text, claim.id) for claim, group in claims if (when := _when(group)) is not None
    ]
    return tuple(sorted(events, key=lambda e: (e.time[:10], len(e.time) > 10, e.time, int(e.claim[1:]))))


def _when(group: Sequence[Proposition]) -> Moment | None:
    named = Counter(m for p in group for m in {*p.times} if m.days <= _WIDEST)
    if not named:
        return None
    return min(named, key=lambda m: (-named[m], m.days, -len(m.earliest), m.earliest))
