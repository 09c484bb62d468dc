"""Propositions that say the same, drawn together into claims.

Candidates come from an inverted index of rare terms, alone and in pairs, so that the work grows with the story and
not with its square; equal texts (500 copies of one agency report) are compared once. Two groups join only where they
cohere on average, over all their pairs (average linkage of the log odds): likeness is not transitive, and a chain of
near neighbours is not a claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import inf

from uratori.claims.clauses.condition import Condition, condition
from uratori.claims.clauses.counts import Count
from uratori.claims.clauses.kin import kanji
from uratori.claims.clauses.mood import Mood, mood
from uratori.claims.clauses.proposition import Proposition
from uratori.claims.clauses.words import near
from uratori.claims.linkage import Least, average_linkage
from uratori.claims.same.bare import one_bare
from uratori.claims.same.compare import Judge, Likeness
from uratori.claims.same.named import Named, named, two_names
from uratori.claims.same.steps import two_steps
from uratori.model import quick

_TOGETHER = Least(pair=0.3, one=0.22, groups=0.185)  # probability, on average over the pairs of two groups
_HEADED, _APART = 0.3, 0.5  # the same between a headline and a group in which its own text stands, or does not
_LEAST = 0.01  # what counts as none
EVEN = 0.5  # from here on, two more likely than not say the same
_PERHAPS = 0.3  # from here on, words left in another claim may say the same: the upper bound leaves room for them
_KEYS = 16
_CROWD = 40
_Pair = tuple[int, int, Likeness]
_Said = tuple[Mood, Condition, Named | None]
_FEW = 20  # a number up to this, without a word that is shared, tells nothing


@quick
@dataclass(frozen=True, slots=True)
class Contrast:
    """Two propositions of different groups (numbers into :attr:`Linked.groups`) that were compared."""

    groups: tuple[int, int]
    one: Proposition
    other: Proposition
    likeness: Likeness

    @property
    def differs(self) -> str:
        """The field in which they differ: a barrier, else the first of time, actor and stage that does, else none."""
        fields = ("other time", "other actor", "stage differs")
        return self.likeness.barrier or next((f for f in fields if self.likeness[f]), "")


@dataclass(frozen=True, slots=True)
class Linked:
    """``groups`` of propositions that say the same, each proposition in one; for every two groups and each field that
    may differ, the pair that most clearly speaks of one thing. ``parted``: two groups that were alike enough to be one, and are a plan and
    what came of it. ``strays``: pairs of propositions that perhaps say the same, and are in different groups since these cohere too little."""

    groups: tuple[tuple[Proposition, ...], ...]
    contrasts: tuple[Contrast, ...]
    parted: frozenset[tuple[int, int]] = frozenset()
    strays: tuple[tuple[Proposition, Proposition], ...] = ()


def link(propositions: Sequence[Proposition], judge: Judge, least: float = 1.0) -> Linked:
    """Group the propositions of a story. Contrasts are kept from a likeness in ``matter`` of ``least`` on."""
    equal: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for n, p in enumerate(propositions):
        equal[p.text, p.negative, p.times].append(n)
    kinds = [min((propositions[n] for n in holders), key=lambda p: p.aside) for holders in equal.values()]
    said = [(mood(p.text), condition(p.text), named(p.text)) for p in kinds]
    alike = _Alike(kinds, judge, min(least, *_TOGETHER))
    holders = list(equal.values())
    found = _grouped(kinds, dict(_likely(alike.pairs(), said, kinds)))
    groups = sorted((sorted(n for k in g for n in holders[k]), g) for g in found)
    number = {k: g for g, (_, kinds_of) in enumerate(groups) for k in kinds_of}
    return Linked(
        tuple(tuple(propositions[n] for n in members) for members, _ in groups),
        tuple(_contrasts(alike.clear, kinds, number, least)),
        strays=tuple(
            (kinds[i], kinds[j])
            for i, j, found in sorted(alike.clear, key=lambda x: x[:2])
            if number[i] != number[j] and found.probability >= _PERHAPS and not found.barrier
            if not (kinds[i].aside or kinds[j].aside or _against(kinds[i], said[i], kinds[j], said[j]))
        ),
    )


def _grouped(kinds: Sequence[Proposition], likely: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """The kinds in groups. A headline, which may tell several things in a few words, draws no two groups together: it joins
    one that it is like, or the headlines that are like none."""
    heads = {k for k, p in enumerate(kinds) if p.aside}
    within = {pair: value for pair, value in likely.items() if heads.isdisjoint(pair)}
    groups = average_linkage([k for k in range(len(kinds)) if k not in heads], within, _TOGETHER)
    if not heads:
        return groups
    number = {k: n for n, g in enumerate(groups) for k in g}
    total: dict[int, dict[int, float]] = {k: defaultdict(float) for k in heads}
    for pair, value in likely.items():
        for k, other in (pair, pair[::-1]):
            if k in heads and other in number:
                total[k][number[other]] += value
    home = {k: _home(kinds, k, groups, total[k]) for k in heads}
    left = sorted(k for k in heads if home[k] is None)
    among = {
        pair: value
        for pair, value in likely.items()
        if heads.issuperset(pair) and home[pair[0]] is home[pair[1]] is None
    }
    joined = [[*g, *sorted(k for k in heads if home[k] == n)] for n, g in enumerate(groups)]
    return [*joined, *average_linkage(left, among, _TOGETHER)]


def _home(
    kinds: Sequence[Proposition], head: int, groups: Sequence[Sequence[int]], total: Mapping[int, float]
) -> int | None:
    """The number of the group that a headline joins: the most alike in which the text below it stands, else the most alike."""
    ranked = sorted(((v / len(groups[n]), n) for n, v in total.items() if v > 0), key=lambda x: (-x[0], x[1]))
    below = (n for v, n in ranked if v >= _HEADED and any(kinds[k].document == kinds[head].document for k in groups[n]))
    return next(below, next((n for v, n in ranked if v >= _APART), None))


class _Alike:
    """The candidate pairs of some propositions, compared as far as that has a bearing: two groups join only where some
    pair of theirs is likely, so that of all the other pairs only those count that stand between propositions which
    likely pairs join, over any number of steps."""

    def __init__(self, kinds: Sequence[Proposition], judge: Judge, least: float) -> None:
        self._kinds, self._judge = kinds, judge
        self.clear: list[_Pair] = []
        self._faint: list[tuple[int, int]] = []
        for i, j in candidates(kinds, judge):
            found = judge.compare_from(least, kinds[i], kinds[j])
            if found is None:
                self._faint.append((i, j))
            else:
                self.clear.append((i, j, found))

    def pairs(self) -> Iterator[_Pair]:
        """The pairs that have a bearing on the groups."""
        near = [(i, j) for i, j, likeness in self.clear if likeness.probability >= min(_TOGETHER)]
        part = _joined(len(self._kinds), near)
        yield from (pair for pair in self.clear if part[pair[0]] == part[pair[1]])
        for i, j in self._faint:
            if part[i] == part[j]:
                yield i, j, self._judge.compare(self._kinds[i], self._kinds[j])


def _joined(size: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """For each number below ``size`` the least of those that pairs join it with, over any number of steps."""
    parent = list(range(size))

    def first(n: int) -> int:
        while parent[n] != n:
            parent[n] = n = parent[parent[n]]
        return n

    for i, j in pairs:
        a, b = sorted((first(i), first(j)))
        parent[b] = a
    return [first(n) for n in range(size)]


def _against(p: Proposition, x: _Said, q: Proposition, y: _Said) -> bool:
    """Whether only one of two clauses tells that something is so, or one tells it to be in order and the other amiss, or
    they tell two steps of one matter (逮捕した, 起訴した), or give one thing two names (部品の不良が原因だ, 使い方が原因だ)."""
    if x[0] != y[0] or (x[1] and y[1] and x[1] != y[1]) or two_steps(p, q) or _unfocused(p, q) or _unfocused(q, p):
        return True
    if one_bare(p, q):
        return True
    return bool(x[2] or y[2]) and two_names(p, x[2], q, y[2])


def _unfocused(p: Proposition, q: Proposition) -> bool:
    """Whether the one tells who or what it was, and the other does not speak of them, nor is their word: 電話を受けたのは〈甲野氏〉だ
    beside 町に電話した."""
    return bool(p.focus) and p.focus.isdisjoint(q.names | q.actors | {f"@{q.holder}"})


def _likely(
    pairs: Iterable[_Pair], said: Sequence[_Said], kinds: Sequence[Proposition]
) -> Iterator[tuple[tuple[int, int], float]]:
    """The probabilities of the pairs. A barrier keeps two groups apart whatever else they share, and so does what is told
    against each other."""
    for i, j, likeness in pairs:
        value = -inf if likeness.barrier or _against(kinds[i], said[i], kinds[j], said[j]) else likeness.probability
        if value < 0 or value > _LEAST:
            yield (min(i, j), max(i, j)), value


def candidates(kinds: Sequence[Proposition], judge: Judge) -> Iterator[tuple[int, int]]:
    """Pairs of propositions worth comparing: those that share a term, words of one kanji or of one row of near.tsv, a
    number or a minute; two terms together are a key as well. In a crowd around one key each is paired with its next
    neighbours only."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    rare = [judge.rarest(p, _KEYS) for p in kinds]
    for i, p in enumerate(kinds):
        told = {_number(c) for c in p.counts if c.quantity.point > _FEW} | {
            ("", m.earliest) for m in p.times if m.clock
        }
        for key in told.union(*map(_hints, rare[i])):
            index[key].append(i)
    # Where one of two terms is no crowd, all who have both have met around it.
    crowded = {key[0] for key, holders in index.items() if len(key) == 1 and len(holders) > _CROWD}
    for i, terms in enumerate(rare):
        for both in combinations(sorted(crowded.intersection(terms)), 2):
            index[both].append(i)
    seen: set[tuple[int, int]] = set()
    for key in sorted([key for key, holders in index.items() if len(holders) > 1]):
        holders = index[key]
        pairs = (
            combinations(holders, 2)
            if len(holders) <= _CROWD
            else ((a, b) for n, a in enumerate(holders) for b in holders[n + 1 : n + 3])
        )
        for pair in pairs:
            if pair not in seen:
                seen.add(pair)
                yield pair


@lru_cache(maxsize=65536)
def _hints(term: str) -> tuple[tuple[str, ...], ...]:
    """What those are found by who have a term: itself, the rows of near.tsv in which it stands, its kanji."""
    return (term,), *(("近", "", str(n)) for n in near(term)), *(("字", "", c) for c in kanji(term))


def _number(count: Count) -> tuple[str, ...]:
    """What a number is found by where no word is shared: およそ480メートル."""
    return "", count.quantity.kind, f"{count.quantity.point:.3g}"


def _contrasts(
    pairs: Sequence[_Pair], kinds: Sequence[Proposition], number: dict[int, int], least: float
) -> Iterator[Contrast]:
    best: dict[tuple[tuple[int, int], str], Contrast] = {}
    for i, j, likeness in sorted(pairs, key=lambda x: x[:2]):
        g, h = number[i], number[j]
        if g == h or likeness.matter < least:
            continue
        one, other = (i, j) if g < h else (j, i)
        found = Contrast((min(g, h), max(g, h)), kinds[one], kinds[other], likeness)
        key = found.groups, found.differs
        if key not in best or best[key].likeness.matter < likeness.matter:
            best[key] = found
    for key in sorted(best):
        yield best[key]
