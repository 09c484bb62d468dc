"""Documents about one running event.

Every document has a profile (:mod:`uratori.claims.profile`). Two documents are alike by the cosine of their profiles,
less so the further apart they were published: two summits of one pair of leaders differ in little but the date. Groups
are then merged by average linkage, most alike first, so that one document about two things does not tie two stories
together. Nothing hangs on the order of the input, and a new document touches only the documents it is like.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from uratori.claims.linkage import average_linkage
from uratori.claims.occasions import apart, occasions
from uratori.claims.profile import Profile, profile, weighted_text
from uratori.model import Analysis

ALIKE = 0.07  # average likeness from which two groups are one story
_FADE = (2.0, 15.0)  # days over which likeness halves: for headlines alone, and for documents of _FULL terms
_FULL = 200
_CHANCE, _BOND = 2, 5  # rare words in common that tell nothing; and how much longer more of them can make it
_OTHER_DAY = 0.05  # what is left of the likeness of two launches, two quakes
_SAME_FILE = 0.06  # items of one clip log are mostly about one thing
_DOUBLE = 0.85  # likeness from which two documents count as one
_SAMPLE = 15  # documents that stand for a large group
_MET = 0.02  # what two documents must share in their telling terms to be compared
_HORIZON = 540  # days beyond which no likeness reaches ALIKE
_NEAR = 60  # documents, nearest in time, that one term leads to


def group(analyses: Sequence[Analysis]) -> tuple[tuple[str, ...], ...]:
    """The ids of the documents of each story; every document is in exactly one."""
    pages = _pages(analyses)
    likeness = Likeness([_profile(p) for p in pages], [p[0].document.parent for p in pages])
    first = _copies(likeness)
    copies: dict[int, list[int]] = defaultdict(list)
    for n, original in enumerate(first):
        copies[original].append(n)
    clusters = _clusters(likeness, sorted(copies))
    return tuple(sorted(tuple(sorted(a.document.id for n in c for m in copies[n] for a in pages[m])) for c in clusters))


def _pages(analyses: Sequence[Analysis]) -> list[list[Analysis]]:
    """The entries of one live blog and what stands above them are one page; any other document stands alone."""
    live = {a.document.parent for a in analyses if a.document.layout == "entry"}
    pages: dict[tuple[bool, str], list[Analysis]] = defaultdict(list)
    for a in sorted(analyses, key=lambda a: a.document.id):
        d = a.document
        page = d.parent if d.parent in live else d.id
        pages[page in live, page or d.id].append(a)
    return list(pages.values())


def _profile(page: Sequence[Analysis]) -> Profile:
    days = [date.fromisoformat(d).toordinal() for a in page if (d := a.document.published.day)]
    parts = (part for a in page for part in weighted_text(a))
    return profile(parts, min(days) if days else None, occasions(page))


class Likeness:
    """How alike documents are, by number."""

    def __init__(self, profiles: Sequence[Profile], parents: Sequence[str | None]) -> None:
        self.profiles, self.parents = profiles, parents

    def of(self, i: int, j: int) -> float:
        """The likeness of two documents, 0 to 1 and a little more for items of one file."""
        a, b = self.profiles[i], self.profiles[j]
        value = cosine(a.terms, b.terms)
        if apart(a.occasions, b.occasions):
            value *= _OTHER_DAY
        if self.parents[i] is not None and self.parents[i] == self.parents[j]:
            return value + _SAME_FILE  # whoever kept the log put them together, however far apart
        return value * nearness(a, b)

    def pairs(self, numbers: Sequence[int], near: int) -> dict[tuple[int, int], float]:
        """The likeness of the pairs of ``numbers`` that have something in common; ``near`` is how many documents one
        term leads to."""
        met = self._met(numbers, near) | self._siblings(numbers)
        found = {(i, j): self.of(i, j) for i, j in sorted(met)}
        return {pair: value for pair, value in found.items() if value > ALIKE / 8}

    def between(self, a: Sequence[int], b: Sequence[int]) -> float:
        """The average likeness of two groups, over a sample of each that is spread over its days."""
        x, y = self._sample(a), self._sample(b)
        return sum(self.of(i, j) for i in x for j in y) / (len(x) * len(y))

    def _sample(self, numbers: Sequence[int]) -> list[int]:
        ordered = sorted(numbers, key=lambda n: (self.profiles[n].day or 0, n))
        step = max(1.0, len(ordered) / _SAMPLE)
        return [ordered[int(k * step)] for k in range(min(len(ordered), _SAMPLE))]

    def _met(self, numbers: Sequence[int], near: int) -> set[tuple[int, int]]:
        """Pairs that share telling terms. Where many documents have a term, only those nearest in time are met, so
        that the work grows with the number of documents and not with its square."""
        posts: dict[str, list[tuple[int, int]]] = defaultdict(list)
        undated: dict[str, list[int]] = defaultdict(list)
        for n in numbers:
            p = self.profiles[n]
            for term in p.keys:
                if p.day is None:
                    undated[term].append(n)
                else:
                    posts[term].append((p.day, n))
        shared: dict[tuple[int, int], float] = defaultdict(float)
        for term, postings in posts.items():
            postings.sort()
            for k, (day, i) in enumerate(postings):
                weight = self.profiles[i].terms[term]
                for other, j in postings[k + 1 : k + 1 + near]:
                    if other - day > _HORIZON:
                        break
                    shared[(i, j) if i < j else (j, i)] += weight * self.profiles[j].terms[term]
        for term, timeless in undated.items():
            company = [*timeless, *(n for _, n in posts.get(term, ()))]
            for k, i in enumerate(timeless):
                weight = self.profiles[i].terms[term]
                for j in company[k + 1 : k + 1 + 4 * near]:
                    shared[(i, j) if i < j else (j, i)] += weight * self.profiles[j].terms[term]
        return {
            (i, j)
            for (i, j), value in shared.items()
            if value > _MET and value * nearness(self.profiles[i], self.profiles[j]) > _MET / 2
        }

    def _siblings(self, numbers: Sequence[int]) -> set[tuple[int, int]]:
        families: dict[str, list[int]] = defaultdict(list)
        for n in numbers:
            if parent := self.parents[n]:
                families[parent].append(n)
        return {(i, j) for f in families.values() for k, i in enumerate(f) for j in f[k + 1 : k + 1 + _NEAR]}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two vectors of length one."""
    if len(b) < len(a):
        a, b = b, a
    return sum([w * b[t] for t, w in a.items() if t in b])


def nearness(a: Profile, b: Profile) -> float:
    """From 1 for publication on two days next to each other towards 0; 0.8 where a day is unknown. The less two
    documents say, the sooner they must follow each other to be told as one; names that nobody else has, the parties of a
    lawsuit, the town of a flood, hold a story together for months."""
    if a.day is None or b.day is None:
        return 0.8
    full = min(1.0, min(len(a.terms), len(b.terms)) / _FULL)
    fade = _FADE[0] + (_FADE[1] - _FADE[0]) * full
    fade *= 1 + min(_BOND, max(0, len(a.rare & b.rare) - _CHANCE))
    return float(1 / (1 + (max(0, abs(a.day - b.day) - 1) / fade) ** 1.4))


def _copies(likeness: Likeness) -> list[int]:
    """For each document the first of those that are nearly its double: five hundred copies of one report would crowd
    out everything else that is met through a term."""
    first = list(range(len(likeness.profiles)))
    for (i, j), value in sorted(likeness.pairs(first, 2).items()):
        if value >= _DOUBLE:
            a, b = sorted((_top(first, i), _top(first, j)))
            first[b] = a
    return [_top(first, n) for n in first]


def _clusters(likeness: Likeness, numbers: Sequence[int]) -> list[list[int]]:
    """Average linkage; then groups so large that not all their pairs were met are compared by samples."""
    pairs = likeness.pairs(numbers, _NEAR)
    groups = average_linkage(numbers, pairs, ALIKE)
    where = {n: g for g, members in enumerate(groups) for n in members}
    top = list(range(len(groups)))
    met = sorted({(min(x, y), max(x, y)) for i, j in pairs if (x := where[i]) != (y := where[j])})
    for x, y in met:
        a, b = sorted((_top(top, x), _top(top, y)))
        if a != b and len(groups[a]) * len(groups[b]) > _NEAR and likeness.between(groups[a], groups[b]) >= ALIKE:
            groups[a] += groups[b]
            top[b] = a
    return [g for n, g in enumerate(groups) if top[n] == n]


def _top(parents: Sequence[int], n: int) -> int:
    while parents[n] != n:
        n = parents[n]
    return n
