"""Propositions that say the same, drawn together into claims.

Candidates come from an inverted index of rare terms, alone and in pairs, so that the work grows with the story and
not with its square; equal texts (500 copies of one agency report) are compared once. Two groups join only where they
cohere on average: likeness is not transitive, and a chain of near neighbours is not a claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from uratori.claims.compare import Judge, Likeness
from uratori.claims.proposition import Proposition

_LINK = 0.3
_COHERE = 0.25
_KEYS = 8
_CROWD = 40
_SAMPLE = 6


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
    may differ, the pair that most clearly speaks of one thing."""

    groups: tuple[tuple[Proposition, ...], ...]
    contrasts: tuple[Contrast, ...]


def link(propositions: Sequence[Proposition], judge: Judge, least: float = 1.0) -> Linked:
    """Group the propositions of a story. Contrasts are kept from a likeness in ``matter`` of ``least`` on."""
    equal: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for n, p in enumerate(propositions):
        equal[p.text, p.negative, p.times].append(n)
    kinds = [propositions[holders[0]] for holders in equal.values()]
    merged = _Clusters(kinds, judge)
    pairs = [(i, j, merged.likeness(i, j)) for i, j in candidates(kinds, judge)]
    strong = [(-x.probability, i, j) for i, j, x in pairs if x.probability >= _LINK and not x.barrier]
    for _, i, j in sorted(strong):
        merged.join(i, j)
    holders = list(equal.values())
    groups = sorted((sorted(n for k in g for n in holders[k]), g) for g in merged)
    number = {k: g for g, (_, kinds_of) in enumerate(groups) for k in kinds_of}
    return Linked(
        tuple(tuple(propositions[n] for n in members) for members, _ in groups),
        tuple(_contrasts(pairs, kinds, number, least)),
    )


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


def _contrasts(
    pairs: Sequence[tuple[int, int, Likeness]], kinds: Sequence[Proposition], number: dict[int, int], least: float
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


class _Clusters:
    """Groups of kinds (by number), joined where they cohere."""

    def __init__(self, kinds: Sequence[Proposition], judge: Judge) -> None:
        self._judge = judge
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
            self._known[pair] = self._judge.compare(self._kinds[pair[0]], self._kinds[pair[1]])
        return self._known[pair]

    def join(self, i: int, j: int) -> None:
        a, b = sorted((self._root[i], self._root[j]))
        sizes = (a, b, len(self._members[a]), len(self._members[b]))
        if a == b or sizes in self._refused:
            return
        if not self._cohere(self._members[a][:_SAMPLE], self._members[b][:_SAMPLE]):
            self._refused.add(sizes)
            return
        for k in self._members[b]:
            self._root[k] = a
        self._members[a].extend(self._members.pop(b))

    def _cohere(self, one: Sequence[int], other: Sequence[int]) -> bool:
        found = [self.likeness(i, j) for i in one for j in other]
        return not any(x.barrier for x in found) and sum(x.probability for x in found) / len(found) >= _COHERE
