"""Average linkage over a sparse likeness."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from math import inf
from typing import NamedTuple


class Least(NamedTuple):
    """What the mean likeness of two groups must reach to make them one: of two single items, which nothing else bears
    out, of one item and a group, and of two groups."""

    pair: float
    one: float
    groups: float

    def of(self, size: int, other: int) -> float:
        """For groups of these sizes."""
        if size > 1 < other:
            return self.groups
        return self.one if size > 1 or other > 1 else self.pair


def average_linkage(
    items: Sequence[int], likeness: Mapping[tuple[int, int], float], threshold: float | Least
) -> list[list[int]]:
    """The items in groups: the two groups most alike on average are merged until no two reach ``threshold``.

    Pairs that are absent from ``likeness`` count 0; one of minus infinity keeps its groups apart for good.
    Ties fall to the group that came first, so the result hangs on the
    numbering of the items and on nothing else.

    >>> average_linkage([0, 1, 2], {(0, 1): 0.9, (1, 2): 0.1}, 0.3)
    [[2], [0, 1]]
    """
    least = threshold if isinstance(threshold, Least) else Least(threshold, threshold, threshold)
    members: dict[int, list[int]] = {n: [n] for n in items}
    total: dict[int, dict[int, float]] = {n: {} for n in items}
    for (i, j), value in likeness.items():
        total[i][j] = total[j][i] = value
    heap: list[tuple[float, int, int]] = []

    def offer(group: int) -> None:
        """Put a group's best merger with one that came before it on the heap. When that one is gone, the next best can only be
        worse, and is looked for when its turn comes."""
        size = len(members[group])
        sizes = ((n, len(members[n]), v) for n, v in total[group].items() if n < group)
        averages = ((-v / (m * size), n) for n, m, v in sizes if v / (m * size) >= least.of(m, size))
        value, other = min(averages, default=(inf, -1))
        if other >= 0:
            heapq.heappush(heap, (value, other, group))

    for n in members:
        offer(n)
    fresh = max(items, default=0) + 1
    while heap:
        _, i, j = heapq.heappop(heap)
        if j not in members:
            continue
        if i not in members:
            offer(j)
            continue
        members[fresh] = members.pop(i) + members.pop(j)
        total[fresh] = _join(total, i, j)
        for other, value in total[fresh].items():
            total[other][fresh] = value
        offer(fresh)
        fresh += 1
    return list(members.values())


def _join(total: dict[int, dict[int, float]], i: int, j: int) -> dict[int, float]:
    joined, more = total.pop(i), total.pop(j)
    del joined[j], more[i]
    for gone, others in ((i, joined), (j, more)):
        for other in others:
            del total[other][gone]
    for other, value in more.items():
        joined[other] = joined.get(other, 0.0) + value
    return joined
