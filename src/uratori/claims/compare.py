"""Whether two propositions say the same of the world: the fields that bear on it, each as a number, and their sum.

The likeness of wording is cosine over terms and over letter bigrams (idf over the story, names as one letter whatever
their script); dates, numbers, negation and stage are compared as fields, since in news on one matter the wording of
different statements is alike. The weights are fitted by ``scripts/fit_likeness.py`` and ship as data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, fsum, log, sqrt
from operator import mul
from typing import Literal, TypeVar

from uratori.claims import fields
from uratori.claims.kin import kanji, kin
from uratori.claims.proposition import Count, Proposition
from uratori.claims.words import antonyms, contrary, near, opposable, slight
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
    "kin",
    "number in one",
    "time in one",
    "last",
    "other holder",
    "near",
    "nothing shared",
    "head differs",
    "one document",
)
_PLACE = {feature: i for i, feature in enumerate(FEATURES)}
_SLOTS = tuple(_PLACE[f] for f in ("other actor", "other time", "other number", "stage differs"))
_OTHER_NUMBER = _PLACE["other number"]
Barrier = Literal["open", "denial", "antonym", "actor", "number"]
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
        return self.features[_PLACE[feature]]


@dataclass(frozen=True, slots=True)
class _Known:
    """What of a proposition enters every comparison: its own terms and names, and how much they weigh."""

    own: frozenset[str]
    names: frozenset[str]
    words: float
    facts: float
    around: float
    letters: float
    kanji: frozenset[str]
    near: frozenset[int]
    opposable: frozenset[str]


class Judge:
    """Compares propositions of one story."""

    def __init__(self, propositions: Sequence[Proposition], weights: Sequence[float] | None = None) -> None:
        """``propositions``: all of the story, whose words set what is rare. ``weights``: the bias, then one weight for
        each of :data:`FEATURES`; those that ship where left out."""
        self._bias, *self._weights = weights or _weights()
        distinct = {p.text: p for p in propositions}.values()
        n = len(distinct) + 1
        terms = _idf(Counter(t for p in distinct for t in p.own), n)
        self._terms = {t: v * _FRAME if slight(t) else v for t, v in terms.items()}
        self._grams = {g: v * v for g, v in _idf(Counter(g for p in distinct for g in p.grams), n).items()}
        self._numbers = _idf(
            Counter((c.quantity.kind, c.quantity.low, c.quantity.high) for p in distinct for c in p.counts), n
        )
        self._top = log(n + 1)
        self._known: dict[int, tuple[Proposition, _Known]] = {}

    def weight(self, term: str) -> float:
        """How much a term tells propositions of this story apart."""
        value = self._terms.get(term)
        return value if value is not None else self._top * (_FRAME if slight(term) else 1.0)

    def compare(self, a: Proposition, b: Proposition) -> Likeness:
        """How alike ``a`` and ``b`` are; the same for both orders."""
        values = self.features(a, b)
        z = self._bias + sum(map(mul, self._weights, values))
        barrier = self._barrier(a, b, values)
        if barrier == "number":  # the numbers themselves must not count against one matter
            bare = self.features(a, b, counted=False)
            matter = self._bias + sum(map(mul, self._weights, bare))
        else:
            bare, matter = values, z
        slots = sum(self._weights[i] * bare[i] for i in _SLOTS)
        return Likeness(_sigmoid(z), _sigmoid(matter - slots), values, barrier)

    def features(self, a: Proposition, b: Proposition, counted: bool = True) -> tuple[float, ...]:
        """The values of :data:`FEATURES` for a pair; the same for both orders. ``counted``: with their numbers."""
        x, y = self._know(a), self._know(b)
        shared = x.own & y.own
        turned = self._denied(*((a, b) if a.negative else (b, a))) if a.negative != b.negative else ()
        weights = [self.weight(t) for t in (*shared, *turned)]
        sharp, other_time = fields.times(a.times, b.times)
        number, other_number = fields.numbers(a.counts, b.counts, self._telling) if counted else (0.0, 0.0)
        both = fsum(weights) + (sharp + number) * self._top
        in_a, in_b = (max(both, k.words + k.facts * counted) for k in (x, y))
        names = x.names & y.names
        rest, other = x.own - y.own, y.own - x.own
        return (
            self._cosine(a.grams & b.grams, x.letters * y.letters),
            both / sqrt(in_a * in_b) if both else 0.0,
            both / min(in_a, in_b) if both else 0.0,
            self._context(a.terms, b.terms, x.around * y.around),
            max(weights, default=0.0) / self._top,
            len(names) / max(1, min(len(x.names), len(y.names))),
            float(bool(x.names) and bool(y.names) and not names),
            float(bool(a.actors & b.actors)),
            float(bool(a.actors) and bool(b.actors) and not a.actors & b.actors),
            fields.heads(a, b),
            sharp,
            other_time,
            number,
            other_number,
            float(a.stage != b.stage),
            float(a.holder is not None and a.holder == b.holder),
            1 / (1 + min(in_a, in_b)),
            0.0 if x.kanji.isdisjoint(y.kanji) else kin(rest, other, self.weight, kanji) / sqrt(in_a * in_b),
            float(bool(a.counts) != bool(b.counts)) if counted else 0.0,
            float(bool(a.times) != bool(b.times)),
            float(a.last and b.last),
            float(a.holder is not None and b.holder is not None and a.holder != b.holder),
            0.0 if x.near.isdisjoint(y.near) else kin(rest, other, self.weight, near, whole=True) / sqrt(in_a * in_b),
            float(not shared),
            float(fields.heads_apart(a, b)),
            float(a.document == b.document),
        )

    def _know(self, p: Proposition) -> _Known:
        held = self._known.get(id(p))
        if held is None or held[0] is not p:
            own = p.own
            time = 0.5 * self._top * bool(p.times)
            held = self._known[id(p)] = (
                p,
                _Known(
                    own,
                    frozenset(t for t in own if t.startswith("@")),
                    fsum(self.weight(t) for t in own),
                    time + self._top * max(map(self._telling, p.counts), default=0.0),
                    fsum(w * self.weight(t) for t, w in p.terms.items()),
                    self._sum(p.grams),
                    frozenset(c for t in own for c in kanji(t)),
                    frozenset(n for t in own for n in near(t)),
                    own & opposable(),
                ),
            )
        return held[1]

    def _telling(self, count: Count) -> float:
        q = count.quantity
        return self._numbers.get((q.kind, q.low, q.high), self._top) / self._top

    def _barrier(self, a: Proposition, b: Proposition, values: tuple[float, ...]) -> Barrier | None:
        if a.open != b.open:
            return "open"
        if a.negative != b.negative:
            return None if self._turned(*((a, b) if a.negative else (b, a))) else "denial"
        if a.negative == b.negative and any(t == b.head or (t, a.head) in antonyms() for t in self._opposites(a, b)):
            return "antonym"
        if a.sides and b.sides and not a.sides & b.sides:
            return "actor"
        return "number" if values[_OTHER_NUMBER] or fields.changes_apart(a, b) else None

    def _turned(self, negated: Proposition, plain: Proposition) -> bool:
        """Whether a word of the plain clause denies what the other negates: 連絡を怠った, 連絡していなかった; or the negated
        clause denies its opposite: 失敗だった, 成功との発表は虚偽だ."""
        denying = contrary() & plain.own - negated.own
        return bool(denying) or bool(self._denied(negated, plain))

    def _denied(self, negated: Proposition, plain: Proposition) -> frozenset[str]:
        """The terms of ``plain`` whose opposite ``negated`` denies, by its predicate or by calling the whole untrue: not 増えた
        beside 水位低下との関係は確認されていない."""
        whole = "=false" in negated.own
        return frozenset(t for t in self._opposites(negated, plain) if whole or (t, negated.head) in antonyms())

    def _opposites(self, a: Proposition, b: Proposition) -> frozenset[str]:
        """The terms of ``b`` that are the opposite of one of ``a``."""
        x, y = self._know(a).opposable, self._know(b).opposable
        if not x or not y:
            return frozenset()
        return frozenset(t for t in y - a.own if any((u, t) in antonyms() for u in x - b.own))

    def _sum(self, grams: frozenset[str]) -> float:
        rarest = self._top**2
        return fsum([self._grams.get(g, rarest) for g in grams])

    def _cosine(self, shared: frozenset[str], norms: float) -> float:
        return self._sum(shared) / sqrt(norms) if shared else 0.0

    def _context(self, a: Mapping[str, float], b: Mapping[str, float], norms: float) -> float:
        both = fsum(min(a[t], b[t]) * self.weight(t) for t in a.keys() & b.keys())
        return both / sqrt(norms) if both else 0.0


def _sigmoid(z: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, z))))


def _idf(seen: Counter[_T], n: int) -> dict[_T, float]:
    return {t: log((n + 1) / c) for t, c in seen.items()}


@cache
def _weights() -> tuple[float, ...]:
    table = {r["feature"]: float(r["weight"]) for r in rows("likeness")}
    return tuple(table[f] for f in ("bias", *FEATURES))
