"""Propositions that say the same, drawn together into claims.

Candidates come from an inverted index of rare terms, alone and in pairs, so that the work grows with the story and
not with its square; equal texts (500 copies of one agency report) are compared once. Two groups join only where they
cohere on average: likeness is not transitive, and a chain of near neighbours is not a claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from uratori.claims.compare import Judge, Likeness
from uratori.claims.proposition import Proposition

_LINK = 0.30
_COHERE = 0.22
_KEYS = 8
_CROWD = 40
_SAMPLE = 6


def link(propositions: Sequence[Proposition], judge: Judge) -> list[list[Proposition]]:
    """The propositions, grouped by what they say; each is in one group. The same for any order of the input."""
    equal: dict[tuple[object, ...], list[Proposition]] = defaultdict(list)
    for p in propositions:
        equal[p.text, p.negative, p.times].append(p)
    kinds = [group[0] for _, group in sorted(equal.items(), key=lambda x: str(x[0]))]
    merged = _Clusters(kinds, judge)
    for i, j in _edges(kinds, merged):
        merged.join(i, j)
    groups = [[p for k in group for p in equal[kinds[k].text, kinds[k].negative, kinds[k].times]] for group in merged]
    order = {id(p): n for n, p in enumerate(propositions)}
    for group in groups:
        group.sort(key=lambda p: order[id(p)])
    return sorted(groups, key=lambda g: order[id(g[0])])


def candidates(kinds: Sequence[Proposition], judge: Judge) -> Iterator[tuple[int, int]]:
    """Pairs of propositions worth comparing: those that share a rare term, or two terms together. In a crowd around
    one key each is paired with its next neighbours only."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, p in enumerate(kinds):
        rare = sorted(p.own, key=lambda t: (-judge.weight(t), t))[:_KEYS]
        for key in [*((t,) for t in rare), *combinations(sorted(rare), 2)]:
            index[key].append(i)
    seen: set[tuple[int, int]] = set()
    for key in sorted(index):
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


def _edges(kinds: Sequence[Proposition], merged: _Clusters) -> list[tuple[int, int]]:
    found = [(merged.likeness(i, j), i, j) for i, j in candidates(kinds, merged.judge)]
    strong = [(x.probability, i, j) for x, i, j in found if x.probability >= _LINK and not x.opposed]
    return [(i, j) for _, i, j in sorted(strong, key=lambda x: (-x[0], x[1], x[2]))]


class _Clusters:
    def __init__(self, kinds: Sequence[Proposition], judge: Judge) -> None:
        self.judge = judge
        self._kinds = kinds
        self._root = list(range(len(kinds)))
        self._members = {i: [i] for i in range(len(kinds))}
        self._known: dict[tuple[int, int], Likeness] = {}
        self._refused: set[tuple[int, int, int, int]] = set()

    def __iter__(self) -> Iterator[list[int]]:
        return iter(self._members.values())

    def likeness(self, i: int, j: int) -> Likeness:
        pair = (i, j) if i < j else (j, i)
        if pair not in self._known:
            self._known[pair] = self.judge.compare(self._kinds[pair[0]], self._kinds[pair[1]])
        return self._known[pair]

    def join(self, i: int, j: int) -> None:
        """Join the groups of ``i`` and ``j`` where they cohere."""
        a, b = self._root[i], self._root[j]
        if a == b:
            return
        sizes = (a, b, len(self._members[a]), len(self._members[b]))
        if sizes in self._refused:
            return
        if not self._cohere(self._members[a][:_SAMPLE], self._members[b][:_SAMPLE]):
            self._refused.add(sizes)
            return
        a, b = min(a, b), max(a, b)
        for k in self._members[b]:
            self._root[k] = a
        self._members[a].extend(self._members.pop(b))

    def _cohere(self, one: Sequence[int], other: Sequence[int]) -> bool:
        found = [self.likeness(i, j) for i in one for j in other]
        if any(x.opposed for x in found):
            return False
        return sum(x.probability for x in found) / len(found) >= _COHERE
