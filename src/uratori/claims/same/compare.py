"""Whether two propositions say the same of the world: the fields that bear on it, each as a number, and their sum.

The likeness of wording is cosine over terms and over letter bigrams (idf over the story, names as one letter whatever
their script); dates, numbers, negation and stage are compared as fields, since in news on one matter the wording of
different statements is alike. The weights are fitted by ``scripts/fit_likeness.py`` and ship as data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, fsum, inf, log, sqrt
from operator import mul
from typing import Literal, NamedTuple, TypeVar

from uratori.claims.clauses import fields
from uratori.claims.clauses.counts import Count
from uratori.claims.clauses.journeys import visited
from uratori.claims.clauses.kin import kanji, kin, left
from uratori.claims.clauses.negation import lacks_alike, negated
from uratori.claims.clauses.proposition import Proposition
from uratori.claims.clauses.rarity import rarities
from uratori.claims.clauses.undone import left_undone, taken_back
from uratori.claims.clauses.words import antonyms, denying, near, opposable, slight
from uratori.claims.recall import Recall, Table
from uratori.data import rows
from uratori.model import quick

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
    "core",
    "core differs",
    "numbers equal",
)
_PLACE = {feature: i for i, feature in enumerate(FEATURES)}
_SLOTS = tuple(_PLACE[f] for f in ("other actor", "other time", "other number", "stage differs"))
_OTHER_NUMBER = _PLACE["other number"]
_DEAR = _BIGRAMS, _CONTEXT = _PLACE["bigrams"], _PLACE["context"]
"""What takes most of the work of a comparison: left out where without it two propositions cannot be alike enough."""
_BONUS = tuple(_PLACE[f] for f in ("same holder", "last", "core", "numbers equal"))
_PLAIN = tuple(_PLACE[f] for f in ("number in one", "time in one", "one document"))
"""What two propositions can only have on a condition that costs nothing to look at, and what costs nothing itself."""
Barrier = Literal["open", "denial", "antonym", "actor", "number"]
_T = TypeVar("_T")
_FRAME = 0.25
_MORE = 2  # texts that are counted beside those of the story
_SLACK = 1e-6  # of log odds: sums in another order differ in the last place
Values = tuple[float, ...]
"""The values of :data:`FEATURES`, in their order."""


@quick
@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two propositions are: ``probability`` that they say the same, with the ``features`` it rests on
    (in the order of :data:`FEATURES`). ``matter``: the same with time, number, actor and stage left out of account,
    that is, whether they speak of one thing. ``barrier``: why they are never one claim, however alike."""

    probability: float
    matter: float
    features: Values
    barrier: Barrier | None

    def __getitem__(self, feature: str) -> float:
        return self.features[_PLACE[feature]]


@quick
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
    written: Sequence[tuple[str, frozenset[str]]]
    meant: Sequence[tuple[str, frozenset[int]]]
    """The own terms that have them with their kanji, and with their rows of near.tsv."""
    opposable: frozenset[str]
    akin: frozenset[str | int]
    """The kanji of what it is about, and the rows of near.tsv."""


class _Words(NamedTuple):
    """Those of :data:`FEATURES`, in their order, that words, times and numbers tell."""

    terms: float
    contained: float
    rarest: float
    same_time: float
    other_time: float
    same_number: float
    other_number: float
    short: float
    kin: float
    near: float
    nothing_shared: float


_WORDED = tuple(_PLACE[f.replace("_", " ")] for f in _Words._fields)


class Judge:
    """Compares propositions of one story."""

    def __init__(
        self,
        propositions: Sequence[Proposition],
        weights: Sequence[float] | None = None,
        recall: Recall | None = None,
    ) -> None:
        """``propositions``: all of the story, whose words set what is rare. ``weights``: the bias, then one weight for
        each of :data:`FEATURES`; those that ship where left out. ``recall``: of a story told with those."""
        self._bias, *self._weights = weights or _weights()
        self._bare = [0.0 if i in _SLOTS else w for i, w in enumerate(self._weights)]
        self._caps = tuple(max(0.0, self._weights[i]) for i in _DEAR)
        # Of the log odds with and without the slots the higher counts: a slot that lowers them lowers nothing.
        self._worded = [max(0.0, self._weights[i]) if i in _SLOTS else self._weights[i] for i in _WORDED]
        self._bonus = [max(0.0, self._weights[i]) for i in _BONUS]
        self._plain = [self._weights[i] for i in _PLAIN]
        rest = set(range(len(FEATURES))) - {*_DEAR, *_WORDED, *_BONUS, *_PLAIN}
        self._spare = fsum(max(0.0, self._weights[i]) for i in rest)
        # Headlines say again what stands below them, and would make the words of the news common ones.
        distinct = {p.text: p for p in [p for p in propositions if not p.aside] or propositions}.values()
        terms, self._top = rarities((p.own for p in distinct), _MORE)
        self._terms = _Weights(self._top)
        for t, v in terms.items():
            self._terms[t] = v * _FRAME if slight(t) else v
        self._grams = {g: v * v for g, v in rarities((p.grams for p in distinct), _MORE)[0].items()}
        self._numbers = rarities((map(_number, p.counts) for p in distinct), _MORE)[0]
        self._changed = self._weighed_anew(propositions, recall) if recall else frozenset()
        self._known = (recall or Recall()).table("known")
        self._here: dict[int, _Known] = {}
        self._pairs = recall.table("compared") if recall else None

    def _weighed_anew(self, propositions: Sequence[Proposition], recall: Recall) -> frozenset[int]:
        """The propositions, by identity, that weigh otherwise than when the story was last told."""
        top, was, were, counted = recall.before("weights") or (None, {}, {}, {})
        recall.note("weights", (self._top, dict(self._terms), self._grams, self._numbers))
        if top != self._top:
            return frozenset(map(id, propositions))
        terms = _other(self._terms, was, self._rarest)
        grams = _other(self._grams, were, lambda _: self._top**2)
        numbers = _other(self._numbers, counted, lambda _: self._top)
        return frozenset(
            id(p)
            for p in propositions
            if not (
                grams.isdisjoint(p.grams)
                and terms.isdisjoint(p.terms)
                and (not p.counts or numbers.isdisjoint(map(_number, p.counts)))
            )
        )

    def _rarest(self, term: str) -> float:
        """What a term weighs that the story has nowhere as a clause's own."""
        return self._top * (_FRAME if slight(term) else 1.0)

    def rarest(self, p: Proposition, most: int) -> Sequence[str]:
        """The rarest of a proposition's own terms, the rarest first."""
        return sorted(p.own, key=lambda t: (-self._terms[t], t))[:most]

    def as_before(self, *some: Proposition) -> bool:
        """Whether propositions weigh what they weighed when the story was last told."""
        return not self._changed or self._changed.isdisjoint(map(id, some))

    def weight(self, term: str) -> float:
        """How much a term tells propositions of this story apart."""
        return self._terms[term]

    def compare(self, a: Proposition, b: Proposition) -> Likeness:
        """How alike ``a`` and ``b`` are; the same for both orders."""
        if self._pairs is None:
            return self._likeness(a, b, self.features(a, b))
        return self._held(self._pairs, None, a, b, lambda: self._likeness(a, b, self.features(a, b)))

    def compare_from(self, least: float, a: Proposition, b: Proposition) -> Likeness | None:
        """As :meth:`compare`; None where neither probability nor matter reaches ``least``, which most often shows before
        the dearer features are worked out."""
        if self._pairs is None:
            return self._compared_from(least, a, b)
        return self._held(self._pairs, least, a, b, lambda: self._compared_from(least, a, b))

    def _held(self, pairs: Table, least: float | None, a: Proposition, b: Proposition, work: Callable[[], _T]) -> _T:
        """A likeness as it was, where both weigh what they weighed."""
        return (pairs.get if self.as_before(a, b) else pairs.anew)((id(a), id(b), least), work)

    def _compared_from(self, least: float, a: Proposition, b: Proposition) -> Likeness | None:
        x, y = self._know(a), self._know(b)
        words = self._words(a, b, x, y, counted=True)
        counted = bool(words.other_number) or fields.changes_apart(a, b)  # matter is then asked for without the numbers
        if not counted and self._highest(a, b, x, y, words) + _SLACK < _logit(least):
            return None
        values = self._quick(a, b, x, y, words, counted=True)
        if not counted:
            room = self._most(values) + _SLACK - _logit(least)
            bigrams, context = map(mul, self._caps, (_share(x.letters, y.letters), _share(x.around, y.around)))
            if room + bigrams + context < 0:
                return None
            values[_BIGRAMS] = self._bigrams(a, b, x, y)
            if room + self._weights[_BIGRAMS] * values[_BIGRAMS] + context < 0:
                return None
        found = self._likeness(a, b, self._filled(values, a, b, x, y))
        return found if max(found.probability, found.matter) >= least else None

    def _most(self, values: Sequence[float]) -> float:
        """The log odds of ``values``, or those with the slots left out of account, whichever is higher."""
        gained: float = max(sum(map(mul, self._weights, values)), sum(map(mul, self._bare, values)))
        return self._bias + gained

    def _likeness(self, a: Proposition, b: Proposition, values: Values) -> Likeness:
        z = self._bias + sum(map(mul, self._weights, values))
        barrier = self._barrier(a, b, values)
        if barrier == "number":  # the numbers themselves must not count against one matter
            bare = self.features(a, b, counted=False)
            matter = self._bias + sum(map(mul, self._weights, bare))
        else:
            bare, matter = values, z
        slots = sum(self._weights[i] * bare[i] for i in _SLOTS)
        return Likeness(_sigmoid(z), _sigmoid(matter - slots), values, barrier)

    def features(self, a: Proposition, b: Proposition, counted: bool = True) -> Values:
        """The values of :data:`FEATURES` for a pair; the same for both orders. ``counted``: with their numbers."""
        x, y = self._know(a), self._know(b)
        words = self._words(a, b, x, y, counted)
        return self._filled(self._quick(a, b, x, y, words, counted), a, b, x, y)

    def _words(self, a: Proposition, b: Proposition, x: _Known, y: _Known, counted: bool) -> _Words:
        """What two propositions have in common by their words, times and numbers."""
        shared = x.own & y.own
        turned = self._turned_round(*((a, b) if a.negative else (b, a))) if a.negative != b.negative else ()
        weigh = self._terms.__getitem__
        weights = [*map(weigh, shared), *map(weigh, turned)]
        sharp, other_time = fields.times(a.times, b.times) if a.times and b.times else (0.0, 0.0)
        number, other_number = 0.0, 0.0
        if counted and a.counts and b.counts:
            number, other_number = fields.numbers(a.counts, b.counts, self._telling)
        both = fsum(weights) + (sharp + number) * self._top
        in_a, in_b = max(both, x.words + x.facts * counted), max(both, y.words + y.facts * counted)
        norm = sqrt(in_a * in_b) or inf  # what all of a story say, and nothing else, tells nothing
        written = meant = 0.0
        if both_kanji := x.kanji & y.kanji:
            written = kin(*left(x.written, y.written, shared, both_kanji), weigh) / norm
        if both_rows := x.near & y.near:
            meant = kin(*left(x.meant, y.meant, shared, both_rows), weigh, whole=True) / norm
        return _Words(
            both / norm if both else 0.0,
            both / min(in_a, in_b) if both else 0.0,
            max(weights, default=0.0) / self._top,
            sharp,
            other_time,
            number,
            other_number,
            1 / (1 + min(in_a, in_b)),
            written,
            meant,
            float(not shared),
        )

    def _highest(self, a: Proposition, b: Proposition, x: _Known, y: _Known, words: _Words) -> float:
        """More than the log odds of two propositions that have their words so far in common can come to, whether with the
        slots or without, where their numbers do not differ."""
        known: float = self._bias + self._spare + sum(map(mul, self._worded, words))
        same_holder, last, core, numbers_equal = self._bonus
        number_in_one, time_in_one, one_document = self._plain
        if a.holder is not None and a.holder == b.holder:
            known += same_holder
        if a.last and b.last:
            known += last
        if not a.core.isdisjoint(b.core):
            known += core
        if a.counts and b.counts:
            known += numbers_equal
        elif a.counts or b.counts:
            known += number_in_one
        if bool(a.times) != bool(b.times):
            known += time_in_one
        if a.document == b.document:
            known += one_document
        known += self._caps[1] * _share(x.around, y.around)
        return known + self._weights[_BIGRAMS] * self._bigrams(a, b, x, y)

    def _quick(self, a: Proposition, b: Proposition, x: _Known, y: _Known, words: _Words, counted: bool) -> list[float]:
        """The values with those of :data:`_DEAR` still 0."""
        names = x.names & y.names
        core = a.core & b.core
        weigh = self._terms.__getitem__
        return [
            0.0,
            words.terms,
            words.contained,
            0.0,
            words.rarest,
            len(names) / max(1, min(len(x.names), len(y.names))),
            float(bool(x.names) and bool(y.names) and not names),
            float(bool(a.actors & b.actors)),
            float(bool(a.actors) and bool(b.actors) and not a.actors & b.actors),
            fields.heads(a, b),
            words.same_time,
            words.other_time,
            words.same_number,
            words.other_number,
            float(a.stage != b.stage),
            float(a.holder is not None and a.holder == b.holder),
            words.short,
            words.kin,
            float(bool(a.counts) != bool(b.counts)) if counted else 0.0,
            float(bool(a.times) != bool(b.times)),
            float(a.last and b.last),
            float(a.holder is not None and b.holder is not None and a.holder != b.holder),
            words.near,
            words.nothing_shared,
            float(fields.heads_apart(a, b)),
            float(a.document == b.document),
            max(map(weigh, core), default=0.0) / self._top,
            float(not core and _other_core(a, b, x, y)),
            float(counted and fields.numbers_equal(a.counts, b.counts)),
        ]

    def _filled(self, values: list[float], a: Proposition, b: Proposition, x: _Known, y: _Known) -> Values:
        """The values of a pair, those of :data:`_DEAR` among them."""
        values[_BIGRAMS] = values[_BIGRAMS] or self._bigrams(a, b, x, y)
        values[_CONTEXT] = self._context(a, b, x, y)
        return tuple(values)

    def _know(self, p: Proposition) -> _Known:
        found = self._here.get(id(p))
        if found is None:
            read = self._known.anew if id(p) in self._changed else self._known.get
            found = self._here[id(p)] = read(id(p), self._known_of, p)[1]
        return found

    def _known_of(self, p: Proposition) -> tuple[Proposition, _Known]:
        """With the proposition, which is held as long as its identity stands for it."""
        own = p.own
        written, meant = [(t, m) for t in own if (m := kanji(t))], [(t, n) for t in own if (n := near(t))]
        time = 0.5 * self._top * bool(p.times)
        known = _Known(
            own,
            p.names,
            fsum([self._terms[t] for t in own]),
            time + self._top * max(map(self._telling, p.counts), default=0.0),
            fsum([w * self._terms[t] for t, w in p.terms.items()]),
            self._sum(p.grams),
            frozenset().union(*[m for _, m in written]),
            frozenset().union(*[n for _, n in meant]),
            written,
            meant,
            own & opposable(),
            frozenset().union(*map(kanji, p.core), *map(near, p.core)),
        )
        return p, known

    def _telling(self, count: Count) -> float:
        return self._numbers.get(_number(count), self._top) / self._top

    def _barrier(self, a: Proposition, b: Proposition, values: tuple[float, ...]) -> Barrier | None:
        if a.open != b.open and not (a.own & b.own and negated(a.text) and negated(b.text)):
            return "open"
        if a.open and b.open and None is not a.holder != b.holder is not None and not a.core & b.core:
            return "actor"  # each does not say: his own silence is not another's
        if a.negative != b.negative:
            if a.ceased or b.ceased:  # 記録が読めず, 記録が閲覧できなくなった
                return None
            denied, plain = (a, b) if a.negative else (b, a)
            if lacks_alike(denied.text, plain.text):
                return None
            return None if self._turned(denied, plain) else "denial"
        if not a.negative and (left_undone(a, b) or left_undone(b, a)):
            return "denial"
        if a.ceased != b.ceased and a.head is not None and a.head == b.head:
            return "denial"
        if any(t == b.head or (t, a.head) in antonyms() for t in self._opposites(a, b)):
            return "antonym"
        if taken_back(a, b) or taken_back(b, a):
            return "antonym"
        if a.sides and b.sides and not a.sides & b.sides:
            return "actor"
        if (there := visited(a.text)) and (elsewhere := visited(b.text)) and not there & elsewhere:
            return "actor"  # ロシアを訪問する, 北朝鮮を訪問する
        return "number" if values[_OTHER_NUMBER] or fields.changes_apart(a, b) else None

    def _turned(self, negated: Proposition, plain: Proposition) -> bool:
        """Whether a word of the plain clause denies what the other negates: 連絡を怠った, 連絡していなかった; or the negated
        clause denies its opposite: 失敗だった, 成功との発表は虚偽だ."""
        return bool(denying(plain.own - negated.own)) or bool(self._denied(negated, plain))

    def _denied(self, negated: Proposition, plain: Proposition) -> frozenset[str]:
        """The terms of ``plain`` whose opposite ``negated`` denies, by its predicate or by calling the whole untrue: not 増えた
        beside 水位低下との関係は確認されていない."""
        whole = "=false" in negated.own
        return frozenset(t for t in self._opposites(negated, plain) if whole or (t, negated.head) in antonyms())

    def _turned_round(self, negated: Proposition, plain: Proposition) -> frozenset[str]:
        """Those of :meth:`_denied`, where what the plain clause is about is spoken of beside the other: not 初会合を開く, 見送ってはいない."""
        apart = bool(plain.core) and plain.core.isdisjoint(negated.terms)
        return frozenset() if apart else self._denied(negated, plain)

    def _opposites(self, a: Proposition, b: Proposition) -> frozenset[str]:
        """The terms of ``b`` that are the opposite of one of ``a``."""
        x, y = self._know(a).opposable, self._know(b).opposable
        if not x or not y:
            return frozenset()
        return frozenset(t for t in y - a.own if any((u, t) in antonyms() for u in x - b.own))

    def _sum(self, grams: frozenset[str]) -> float:
        rarest = self._top**2
        return fsum([self._grams.get(g, rarest) for g in grams])

    def _bigrams(self, a: Proposition, b: Proposition, x: _Known, y: _Known) -> float:
        shared = a.grams & b.grams
        return self._sum(shared) / sqrt(x.letters * y.letters) if shared else 0.0

    def _context(self, a: Proposition, b: Proposition, x: _Known, y: _Known) -> float:
        one, other, weigh = a.terms, b.terms, self._terms
        both = fsum([min(one[t], other[t]) * weigh[t] for t in one.keys() & other.keys()])
        return both / sqrt(x.around * y.around) if both else 0.0


class _Weights(dict[str, float]):
    """What terms weigh; one that the story has nowhere as a clause's own is as rare as can be."""

    def __init__(self, top: float) -> None:
        self._top = top

    def __missing__(self, term: str) -> float:
        value = self[term] = self._top * (_FRAME if slight(term) else 1.0)
        return value


def _other_core(a: Proposition, b: Proposition, x: _Known, y: _Known) -> bool:
    """Whether both are about something, and it has nothing in common, not a kanji nor a row of near.tsv: 〈歯〉が欠けた,
    〈刃〉が欠けた."""
    if not a.core or not b.core or not a.core.isdisjoint(b.own) or not b.core.isdisjoint(a.own):
        return False
    return x.akin.isdisjoint(y.akin)


def _share(one: float, other: float) -> float:
    """The highest cosine of two vectors of these squared lengths: the shorter is then part of the longer."""
    if one > other:
        one, other = other, one
    return sqrt(one / other) if one else 0.0


@cache
def _logit(p: float) -> float:
    return log(p / (1 - p))


def _sigmoid(z: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, z))))


def _other(new: Mapping[_T, float], old: Mapping[_T, float], unmet: Callable[[_T], float]) -> frozenset[_T]:
    """What weighs otherwise than it did; ``unmet``: what weighs that is in no text."""
    gone = (t for t in old if t not in new and old[t] != unmet(t))
    return frozenset(gone).union(t for t, v in new.items() if v != (old[t] if t in old else unmet(t)))


def _number(count: Count) -> tuple[str, float, float]:
    """What a number is known by."""
    return count.quantity.kind, count.quantity.low, count.quantity.high


@cache
def _weights() -> tuple[float, ...]:
    table = {r["feature"]: float(r["weight"]) for r in rows("likeness")}
    return tuple(table[f] for f in ("bias", *FEATURES))
