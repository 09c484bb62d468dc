"""Two counts of one matter, where no word beside them says so: the clauses as a whole speak of one thing.

Most values of one count share the word for what is counted (:mod:`values` finds those): 死者は3人, 死者は4人. Others are told
in other words (乗客41人が取り残された, 43人が閉じ込められた). Those are looked for among the pairs that were compared to link
claims and kept apart by their numbers alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from uratori.claims.clauses.counts import TOLL, Count
from uratori.claims.clauses.kin import kanji
from uratori.claims.clauses.told import Told
from uratori.claims.clauses.words import framing, near
from uratori.claims.relations.totals import totals
from uratori.claims.relations.value import Value, mends
from uratori.claims.relations.values import LOOSE
from uratori.claims.same.link import Contrast

_ONE_MATTER, _ONE_LOOSE = 0.5, 0.75
"""From this likeness in matter on, two clauses speak of one thing: of labelled pairs of counts of one kind, nearly all."""
_TIMES, _CROWD = 6, 40
_SUMS = frozenset(("yen", "dollar", "euro", "won", "yuan", "pound", "twd", "rouble", "percentpoint"))
_OWN_THINGS = frozenset(
    (
        "household",
        "house",
        "shop",
        "school",
        "company",
        "country",
        "vote",
        "bag",
        "box",
        "business",
        "group",
        "facility",
        "farm",
        "office",
        "factory",
        "municipality",
        "prefecture",
        "hamlet",
        "piece",
        "machine",
        "can",
        "tablet",
        "garment",
        "footwear",
        "ship",
        "carriage",
        "flight",
        "aircraft",
        "animal",
        "bird",
    )
)
"""Kinds whose counter says what is counted: 19世帯 are households, 19人 might be anybody."""


def recounted(contrasts: Iterable[Contrast], told: Sequence[Told]) -> Iterator[tuple[Value, Value]]:
    """The pairs of values of one kind that differ, of two groups, in clauses that speak of one matter; or, where each of two
    reports counts such things once, and one tells that they came to be more or fewer (12世帯に飲用を控えるよう求めた, 対象は
    19世帯に広がった), in clauses that have a word in common. The dead and the missing are two counts, however alike told."""
    at = {(t.proposition.document, t.proposition.statement, t.proposition.start): t for t in told}
    for c in contrasts:
        if c.differs != "number" or c.likeness.matter < _ONE_MATTER or c.likeness["names differ"]:
            continue
        one, other = (at[p.document, p.statement, p.start] for p in (c.one, c.other))
        pair = _pair(one, other, c.likeness.matter)
        if pair:
            yield pair
    yield from _counted_once(told)


def _counted_once(told: Sequence[Told]) -> Iterator[tuple[Value, Value]]:
    given: dict[tuple[str, str], set[float]] = defaultdict(set)
    for t in told:
        for c in t.proposition.counts:
            given[t.proposition.document, c.quantity.kind].add(c.quantity.point)
    alone: dict[str, list[Value]] = defaultdict(list)
    for t in told:
        for c in totals(t):
            kind = c.quantity.kind
            if kind in _OWN_THINGS and len(given[t.proposition.document, kind]) == 1 and len(alone[kind]) < _CROWD:
                alone[kind].append(Value(t, c))
    for kind in sorted(alone):
        for a, b in combinations(alone[kind], 2):
            apart = a.told.group != b.told.group and a.told.proposition.document != b.told.proposition.document
            if apart and (mends(a) or mends(b)) and _comparable(a.count, b.count, 1.0) and _kindred(a, b):
                yield a, b


def _kindred(a: Value, b: Value) -> bool:
    """Whether two clauses have a word in common, in full, in its kanji or in what it means."""
    mine, theirs = (v.told.proposition.own - framing() for v in (a, b))
    return not mine.isdisjoint(theirs) or any(
        not mark(x).isdisjoint(mark(y)) for mark in (kanji, near) for x in mine for y in theirs
    )


def _pair(one: Told, other: Told, matter: float) -> tuple[Value, Value] | None:
    """The one count of one kind that both give; None where there are more, and no noun tells which is which."""
    pairs = [(Value(one, a), Value(other, b)) for a in totals(one) for b in totals(other) if _comparable(a, b, matter)]
    named = [(a, b) for a, b in pairs if _one_noun(a.count, b.count)]
    found = named or pairs
    return found[0] if len(found) == 1 else None


def _comparable(a: Count, b: Count, matter: float) -> bool:
    """Whether two counts can be of one thing. Sums and shares are given of much in one story: those must be called by one
    word; and nobody counts a hundred times as many a day later (無効票は3200票, 無効だった20票を有効とした)."""
    x, y = a.quantity, b.quantity
    many = x.kind in _SUMS or (x.kind in LOOSE and matter < _ONE_LOOSE)
    if x.kind != y.kind or (many and not _one_noun(a, b)):
        return False
    if {a.noun, b.noun} & TOLL and a.noun != b.noun:
        return False
    less, more = sorted((x.point, y.point))
    return more <= _TIMES * less


def _one_noun(a: Count, b: Count) -> bool:
    return a.noun is not None and a.noun == b.noun
