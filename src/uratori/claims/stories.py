"""Documents about one running event.

Every document has a profile (:mod:`uratori.claims.profile`). Two documents are alike by the cosine of their profiles,
less so the further apart they were published: two summits of one pair of leaders differ in little but the date. Groups
are then merged by average linkage, most alike first, so that one document about two things does not tie two stories
together. Nothing hangs on the order of the input, and a new document touches only the documents it is like.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from uratori.claims.profile import Profile, vector, weighted_text
from uratori.model import Analysis

ALIKE = 0.07  # average likeness from which two groups are one story
_FADE = (2.0, 15.0)  # days over which likeness halves: for headlines alone, and for documents of _FULL terms
_FULL = 200
_SAME_FILE = 0.06  # items of one clip log are mostly about one thing
_KEYS = 40  # terms of a document that look for company
_NEAR = 60  # documents, nearest in time, that one term leads to


def group(analyses: Sequence[Analysis]) -> tuple[tuple[str, ...], ...]:
    """The ids of the documents of each story; every document is in exactly one."""
    pages = _pages(analyses)
    profiles = [_profile(page) for page in pages]
    parents = [page[0].document.parent for page in pages]
    likeness = dict(_pairs(profiles, parents))
    groups = [[a.document.id for n in cluster for a in pages[n]] for cluster in _merge(len(pages), likeness)]
    return tuple(sorted(tuple(sorted(g)) for g in groups))


def _pages(analyses: Sequence[Analysis]) -> list[list[Analysis]]:
    """The entries of one live blog are one page; any other document stands alone."""
    pages: dict[tuple[str, str], list[Analysis]] = defaultdict(list)
    for a in sorted(analyses, key=lambda a: a.document.id):
        d = a.document
        live = d.layout == "entry" and d.parent
        pages[("live", d.parent or "") if live else ("", d.id)].append(a)
    return list(pages.values())


def _profile(page: Sequence[Analysis]) -> Profile:
    terms = vector(part for a in page for part in weighted_text(a))
    days = [date.fromisoformat(d).toordinal() for a in page if (d := a.document.published.day)]
    return Profile(terms, min(days) if days else None)


def _pairs(profiles: Sequence[Profile], parents: Sequence[str | None]) -> Iterator[tuple[tuple[int, int], float]]:
    for i, j in sorted(_candidates(profiles) | _siblings(parents)):
        a, b = profiles[i], profiles[j]
        value = cosine(a.terms, b.terms) * nearness(a, b)
        if parents[i] and parents[i] == parents[j]:
            value += _SAME_FILE
        if value > ALIKE / 8:
            yield (i, j), value


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two vectors of length one."""
    if len(b) < len(a):
        a, b = b, a
    return sum(w * b[t] for t, w in a.items() if t in b)


def nearness(a: Profile, b: Profile) -> float:
    """From 1 for publication on two days next to each other towards 0; 0.8 where a day is unknown. The less two
    documents say, the sooner they must follow each other to be told as one."""
    if a.day is None or b.day is None:
        return 0.8
    full = min(1.0, min(len(a.terms), len(b.terms)) / _FULL)
    fade = _FADE[0] + (_FADE[1] - _FADE[0]) * full
    return float(1 / (1 + (max(0, abs(a.day - b.day) - 1) / fade) ** 1.4))


def _candidates(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """Pairs that share a telling term. Where many documents have the term, only those nearest in time are met, so
    that the work grows with the number of documents and not with its square."""
    posts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for n, p in enumerate(profiles):
        for term in sorted(p.terms, key=lambda t: (-p.terms[t], t))[:_KEYS]:
            posts[term].append((p.day or 0, n))
    pairs: dict[tuple[int, int], float] = defaultdict(float)
    for term, postings in posts.items():
        postings.sort()
        for k, (_, i) in enumerate(postings):
            for _, j in postings[k + 1 : k + 1 + _NEAR]:
                pairs[min(i, j), max(i, j)] += profiles[i].terms[term] * profiles[j].terms[term]
    return {pair for pair, value in pairs.items() if value > ALIKE / 8}


def _siblings(parents: Sequence[str | None]) -> set[tuple[int, int]]:
    families: dict[str, list[int]] = defaultdict(list)
    for n, parent in enumerate(parents):
        if parent:
            families[parent].append(n)
    return {(i, j) for f in families.values() for k, i in enumerate(f) for j in f[k + 1 : k + 1 + _NEAR]}


def _merge(count: int, likeness: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Average linkage over a sparse likeness (absent pairs count 0), most alike first, ties by number."""
    members: dict[int, list[int]] = {n: [n] for n in range(count)}
    total: dict[int, dict[int, float]] = {n: {} for n in range(count)}
    for (i, j), value in likeness.items():
        total[i][j] = total[j][i] = value
    heap = [(-value, i, j) for (i, j), value in likeness.items() if value >= ALIKE]
    heapq.heapify(heap)
    fresh = count
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        members[fresh] = members.pop(i) + members.pop(j)
        total[fresh] = _join(total, i, j)
        for other, value in total[fresh].items():
            total[other][fresh] = value
            average = value / (len(members[other]) * len(members[fresh]))
            if average >= ALIKE:
                heapq.heappush(heap, (-average, other, fresh))
        fresh += 1
    return list(members.values())


def _join(total: dict[int, dict[int, float]], i: int, j: int) -> dict[int, float]:
    joined: dict[int, float] = defaultdict(float)
    for gone in (i, j):
        for other, value in total.pop(gone).items():
            if other not in (i, j):
                joined[other] += value
                total[other].pop(gone)
    return dict(joined)
