"""Whether two propositions say the same of the world: the fields that bear on it, each as a number, and their sum.

The likeness of wording is cosine over terms and over letter bigrams (idf over the story, names as one letter whatever
their script); dates, numbers, negation and stage are compared as fields, since in news on one matter the wording of
different statements is alike. The weights are fitted by ``scripts/fit_likeness.py`` and ship as data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp, log, sqrt
from typing import Literal, TypeVar

from uratori.claims.proposition import Count, Moment, Proposition, days
from uratori.claims.words import antonyms, framing
from uratori.data import rows

FEATURES = (
    "bigrams",
    "terms",
    "contained",
    "context",
    "rarest",
    "names",
    "names differ",
    "same actor",
    "other actor",
    "head",
    "same time",
    "other time",
    "same number",
    "other number",
    "stage differs",
    "same holder",
    "short",
)
_SLOTS = tuple(FEATURES.index(f) for f in ("other actor", "other time", "other number", "stage differs"))
Barrier = Literal["denial", "antonym", "number"]
_FRAME = 0.25
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two propositions are: ``probability`` that they say the same, with the ``features`` it rests on
    (in the order of :data:`FEATURES`). ``matter``: the same with time, number, actor and stage left out of account,
    that is, whether they speak of one thing. ``barrier``: why they are never one claim, however alike."""

    probability: float
    matter: float
    features: tuple[float, ...]
    barrier: Barrier | None

    def __getitem__(self, feature: str) -> float:
        return self.features[FEATURES.index(feature)]


class Judge:
    """Compares propositions of one story."""

    def __init__(self, propositions: Sequence[Proposition], weights: Sequence[float] | None = None) -> None:
        """``propositions``: all of the story, whose words set what is rare. ``weights``: the bias, then one weight for
        each of :data:`FEATURES`; those that ship where left out."""
        self._bias, *self._weights = weights or _weights()
        distinct = {p.text: p for p in propositions}.values()
        n = len(distinct) + 1
        self._terms = _idf(Counter(t for p in distinct for t in p.own), n)
        self._grams = _idf(Counter(g for p in distinct for g in p.grams), n)
        self._numbers = _idf(
            Counter((c.quantity.kind, c.quantity.low, c.quantity.high) for p in distinct for c in p.counts), n
        )
        self._top = log(n + 1)

    def weight(self, term: str) -> float:
        """How much a term tells propositions of this story apart."""
        value = self._terms.get(term, self._top)
        return value * _FRAME if term in framing() else value

    def features(self, a: Proposition, b: Proposition) -> tuple[float, ...]:
        """The values of :data:`FEATURES` for a pair; the same for both orders."""
        own_a, own_b = a.own, b.own
        shared = own_a & own_b
        weigh = self.weight
        sharp, other_time = _times(a.times, b.times)
        number, other_number = _numbers(a.counts, b.counts, self._telling)
        facts = (sharp + number) * self._top
        both = sum(map(weigh, sorted(shared))) + facts
        in_a, in_b = (
            sum(map(weigh, sorted(p.own)))
            + self._top * (0.5 * bool(p.times) + max(map(self._telling, p.counts), default=0))
            for p in (a, b)
        )
        in_a, in_b = max(in_a, both), max(in_b, both)
        names_a, names_b = _names(own_a), _names(own_b)
        return (
            self._cosine(a.grams, b.grams),
            both / sqrt(in_a * in_b) if both else 0.0,
            both / min(in_a, in_b) if both else 0.0,
            self._context(a.terms, b.terms),
            max((weigh(t) for t in shared), default=0.0) / self._top,
            len(names_a & names_b) / max(1, min(len(names_a), len(names_b))),
            float(bool(names_a) and bool(names_b) and not names_a & names_b),
            float(bool(a.actors & b.actors)),
            float(bool(a.actors) and bool(b.actors) and not a.actors & b.actors),
            _heads(a, b),
            sharp,
            other_time,
            number,
            other_number,
            float(a.stage != b.stage),
            float(a.holder is not None and a.holder == b.holder),
            1 / (1 + min(in_a, in_b)),
        )

    def _telling(self, count: Count) -> float:
        q = count.quantity
        return self._numbers.get((q.kind, q.low, q.high), self._top) / self._top

    def compare(self, a: Proposition, b: Proposition) -> Likeness:
        """How alike ``a`` and ``b`` are; the same for both orders."""
        values = self.features(a, b)
        z = self._bias + sum(w * v for w, v in zip(self._weights, values, strict=True))
        slots = sum(self._weights[i] * values[i] for i in _SLOTS)
        barrier = self._barrier(a, b, values)
        if barrier == "number":  # the numbers themselves must not count against one matter
            bare = self.compare(replace(a, counts=()), replace(b, counts=()))
            return Likeness(_sigmoid(z), bare.matter, values, barrier)
        return Likeness(_sigmoid(z), _sigmoid(z - slots), values, barrier)

    def _barrier(self, a: Proposition, b: Proposition, values: tuple[float, ...]) -> Barrier | None:
        if a.negative != b.negative:
            return "denial"
        if any((x, y) in antonyms() for x in a.own - b.own for y in b.own - a.own):
            return "antonym"
        return "number" if values[FEATURES.index("other number")] else None

    def _cosine(self, a: frozenset[str], b: frozenset[str]) -> float:
        both = sum(self._grams.get(g, self._top) ** 2 for g in sorted(a & b))
        if not both:
            return 0.0
        norm = [sqrt(sum(self._grams.get(g, self._top) ** 2 for g in sorted(s))) for s in (a, b)]
        return both / (norm[0] * norm[1])

    def _context(self, a: Mapping[str, float], b: Mapping[str, float]) -> float:
        both = sum(min(a[t], b[t]) * self.weight(t) for t in sorted(a.keys() & b.keys()))
        if not both:
            return 0.0
        norm = [sum(w * self.weight(t) for t, w in sorted(s.items())) for s in (a, b)]
        return both / sqrt(norm[0] * norm[1])


def _sigmoid(z: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, z))))


def _idf(seen: Counter[_T], n: int) -> dict[_T, float]:
    return {t: log((n + 1) / c) for t, c in seen.items()}


def _names(terms: Iterable[str]) -> frozenset[str]:
    return frozenset(t for t in terms if t.startswith("@"))


def _times(a: Sequence[Moment], b: Sequence[Moment]) -> tuple[float, float]:
    """How sharp a time is that can be one in both (a minute 1, a day 0.5, a month less), else whether both give times
    and none can be one."""
    if any(x.clock for x in a) and any(y.clock for y in b):  # 9日0時10分 and 9日1時25分 are two times
        a, b = [x for x in a if x.clock], [y for y in b if y.clock]
    sharp = max((_sharpness(x, y) for x in a for y in b), default=0.0)
    return sharp, float(bool(a) and bool(b) and not sharp)


def _sharpness(x: Moment, y: Moment) -> float:
    if x.clock and y.clock:
        return float(x.earliest[:16] == y.earliest[:16])
    if x.earliest[:10] > y.latest[:10] or y.earliest[:10] > x.latest[:10]:
        return 0.3 if (x.loose or y.loose) and _gap(x, y) == 1 else 0.0
    return 0.5 / sqrt(max(x.days, y.days))


def _gap(x: Moment, y: Moment) -> int:
    first, second = sorted((x, y), key=lambda m: (m.earliest, m.latest))
    return days(first.latest, second.earliest) - 1


def _numbers(a: Sequence[Count], b: Sequence[Count], weigh: Callable[[Count], float]) -> tuple[float, float]:
    """How telling a number is that agrees in both, else whether one of the same things differs. 323 hurt and 323
    missing people neither agree nor differ."""
    pairs = [(x, y) for x in a for y in b if x.quantity.kind == y.quantity.kind and _one_label(x, y)]
    same = max((min(weigh(x), weigh(y)) for x, y in pairs if x.quantity.agrees(y.quantity)), default=0.0)
    return same, float(bool(pairs) and not same)


def _one_label(a: Count, b: Count) -> bool:
    if a.noun is None or b.noun is None:
        return True
    return a.noun in b.of or b.noun in a.of


def _heads(a: Proposition, b: Proposition) -> float:
    """1 where both turn on the same word, less where one turns on a word that the other only holds."""
    if a.head is None or b.head is None:
        return 0.0
    if a.head == b.head:
        return 1.0
    return 0.4 * (a.head in b.own) + 0.4 * (b.head in a.own)


@cache
def _weights() -> tuple[float, ...]:
    table = {r["feature"]: float(r["weight"]) for r in rows("likeness")}
    return tuple(table[f] for f in ("bias", *FEATURES))
