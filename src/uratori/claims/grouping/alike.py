"""How alike two pages are, and which pages to compare.

Everything here hangs on the two pages alone and on tables that ship with the package, never on what else is in hand:
what two documents have in common does not change when a third one is read.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import repeat
from operator import mul
from typing import Literal

from uratori.claims.grouping.earlier import gaps, others
from uratori.claims.grouping.occasions import apart
from uratori.claims.grouping.profile import KEYS, UNIT, Profile

_FADE = (0.5, 12.0)  # days over which likeness halves: for a word or two, and for documents of _FULL terms
_BRIEF, _FULL = 35, 110  # terms of a long headline, and of a report of a few sentences
_HEADLINES = 200  # terms by which a headline alone would be full: it fades soon
_CHANCE, _BOND = 1, 5  # rare words in common that tell nothing; and how much longer more of them can make it
_OTHERS = 0.25  # and of that of the trials of two accused: less, since accomplices are tried apart
_OTHER_DAY = 0.05  # what is left of the likeness of two launches, two quakes
_SAME_FILE = 0.06  # items of one clip log are mostly about one thing
_MET = 0.02  # what two documents must share in their telling terms to be compared
_FAR_KEYS = 12  # terms that look for company far away in time
_NEAR, _FAR = 60, 540  # days within which the keys, and the heaviest of them, look for it
_FAINT = 0.00875  # likeness below which two pages have nothing in common
STEPS = 1 << 16  # likenesses are told in so many steps from 0 to 1, so that they can be kept as whole numbers


class Probe:
    """One page, laid out to be compared with many."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._weights = dict(zip(profile.terms, profile.weights, strict=True))
        self._rare = frozenset(profile.rare)
        self._cosines: dict[tuple[bytes, bytes], float] = {}  # five hundred copies have one vector

    def likeness(self, other: Profile) -> float:
        """From 0 to 1, and a little more for items of one file; 0 where it is faint. The same both ways round."""
        one = self.profile
        value = self.cosine(other)
        if apart(one.occasions, other.occasions):
            value *= _OTHER_DAY
        if others(one.occasions, other.occasions):
            value *= _OTHERS
        if one.parent is not None and one.parent == other.parent:
            value += _SAME_FILE  # whoever kept the log put them together, however far apart
        else:
            value *= max(self.nearness(other), self._back(other, value))
        return round(value * STEPS) / STEPS if value > _FAINT else 0.0

    def cosine(self, other: Profile) -> float:
        """The cosine of the two vectors."""
        vector = other.terms.tobytes(), other.weights.tobytes()
        value = self._cosines.get(vector)
        if value is None:
            mine = map(self._weights.get, other.terms, repeat(0))
            value = self._cosines[vector] = sum(map(mul, mine, other.weights)) / UNIT**2
        return value

    def nearness(self, other: Profile) -> float:
        """From 1 for publication on one day towards 0; 0.8 where a day is unknown. The less two
        documents say, the sooner they must follow each other to be told as one; names that nobody else has, the parties
        of a lawsuit, the town of a flood, hold a story together for months."""
        one = self.profile
        if one.day is None or other.day is None:
            return 0.8
        return self._faded(other, abs(one.day - other.day))

    def _back(self, other: Profile, cosine: float) -> float:
        """The same where an earlier event stands between them, as far as they are clearly alike."""
        one = self.profile
        if one.day is None or other.day is None:
            return 0.0
        found = gaps(one.day, one.occasions, other.day, other.occasions)
        return max(
            [self._faded(other, g.days) * g.worth * max(0.0, min(1.0, 2 * cosine / g.clear - 1)) for g in found],
            default=0.0,
        )

    def _faded(self, other: Profile, gap: float) -> float:
        """What is left of likeness after so many days."""
        if not gap:
            return 1.0
        terms = min(len(self.profile.terms), len(other.terms))
        full = min(1.0, max(terms / _HEADLINES, (terms - _BRIEF) / (_FULL - _BRIEF)))
        fade = _FADE[0] + (_FADE[1] - _FADE[0]) * full
        fade *= 1 + min(_BOND, max(0, len(self._rare.intersection(other.rare)) - _CHANCE))
        return float(1 / (1 + (gap / fade) ** 1.4))


class Postings:
    """Which pages have a telling term, by day: with it a page finds those worth comparing without looking at the rest."""

    def __init__(self) -> None:
        self._near: dict[int, _Posting] = defaultdict(_Posting)
        self._far: dict[int, _Posting] = defaultdict(_Posting)

    def add(self, profile: Profile) -> None:
        for postings, term, weight in self._entries(profile):
            postings[term].add(profile.day, profile.id, weight)

    def remove(self, profile: Profile) -> None:
        for postings, term, _ in self._entries(profile):
            postings[term].remove(profile.day, profile.id)
            if not postings[term]:
                del postings[term]

    def company(self, profile: Profile) -> Iterator[tuple[str, float]]:
        """The ids of the pages that share telling terms with one, and how much those weigh. A page finds another where
        the other would find it."""
        shared: dict[str, int] = defaultdict(int)
        for postings, term, weight in self._entries(profile):
            if term in postings:
                reach = _NEAR if postings is self._near else _FAR
                inner = 0 if postings is self._near else _NEAR
                for id_, other in postings[term].around(profile.day, inner, reach):
                    shared[id_] += weight * other
        shared.pop(profile.id, None)
        return ((i, value / UNIT**2) for i, value in shared.items() if enough(value))

    def _entries(self, profile: Profile) -> Iterator[tuple[dict[int, _Posting], int, int]]:
        for term, weight, far in keyed(profile):
            yield self._near, term, weight
            if far:
                yield self._far, term, weight


def keyed(profile: Profile) -> Iterator[tuple[int, int, bool]]:
    """The terms by which a page looks for company: each with its weight, and whether it looks far away in time too."""
    for n, (term, weight) in enumerate(zip(profile.keys, profile.weights[:KEYS], strict=True)):
        yield term, weight, n < _FAR_KEYS and profile.day is not None


def reach(one: int | None, other: int | None) -> Literal["near", "far", "none"]:
    """By which of their terms two pages find each other, by their days: by all, by those that look far, by none."""
    if one is None or other is None or abs(one - other) <= _NEAR:
        return "near"
    return "far" if abs(one - other) <= _FAR else "none"


def enough(shared: float) -> bool:
    """Whether what two pages share, the sum of the products of their weights, makes them worth comparing."""
    return shared > _MET * UNIT**2


def meet(one: Profile, other: Profile) -> bool:
    """Whether two pages find each other by their terms: what :class:`Postings` would say, of two alone."""
    how = reach(one.day, other.day)
    if how == "none":
        return False
    theirs = {term: weight for term, weight, far in keyed(other) if far or how == "near"}
    return enough(sum(w * theirs.get(term, 0) for term, w, far in keyed(one) if far or how == "near"))


class _Posting:
    """The pages that have one term, those with a known day sorted by it."""

    __slots__ = ("days", "ids", "timeless", "weights")

    def __init__(self) -> None:
        self.days: array[int] = array("i")
        self.ids: list[str] = []
        self.weights: array[int] = array("H")
        self.timeless: dict[str, int] = {}

    def __bool__(self) -> bool:
        return bool(self.ids or self.timeless)

    def add(self, day: int | None, id_: str, weight: int) -> None:
        if day is None:
            self.timeless[id_] = weight
            return
        at = bisect_right(self.days, day)
        self.days.insert(at, day)
        self.ids.insert(at, id_)
        self.weights.insert(at, weight)

    def remove(self, day: int | None, id_: str) -> None:
        if day is None:
            self.timeless.pop(id_, None)
            return
        at = self.ids.index(id_, bisect_left(self.days, day), bisect_right(self.days, day))
        del self.days[at], self.ids[at], self.weights[at]

    def around(self, day: int | None, inner: int, outer: int) -> Iterator[tuple[str, int]]:
        """The pages more than ``inner`` and at most ``outer`` days away (from 0 on where ``inner`` is 0), and those
        without a day. For a page without a day, all."""
        if day is None:
            yield from zip(self.ids, self.weights, strict=True)
        else:
            first, last = bisect_left(self.days, day - outer), bisect_right(self.days, day + outer)
            if inner:
                a, b = bisect_left(self.days, day - inner), bisect_right(self.days, day + inner)
                yield from zip(self.ids[first:a], self.weights[first:a], strict=True)
                first = b
            yield from zip(self.ids[first:last], self.weights[first:last], strict=True)
        yield from self.timeless.items()
