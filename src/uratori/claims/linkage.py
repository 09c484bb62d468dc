"""Average linkage over a sparse likeness."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence


def average_linkage(
    items: Sequence[int], likeness: Mapping[tuple[int, int], float], threshold: float
) -> list[list[int]]:
    """The items in groups: the two groups most alike on average are merged until no two reach ``threshold``.

    Pairs that are absent from ``likeness`` count 0; one of minus infinity keeps its groups apart for good.
    Ties fall to the group that came first, so the result hangs on the
    numbering of the items and on nothing else.

    >>> average_linkage([0, 1, 2], {(0, 1): 0.9, (1, 2): 0.1}, 0.3)
    [[2], [0, 1]]
    """
    members: dict[int, list[int]] = {n: [n] for n in items}
    total: dict[int, dict[int, float]] = {n: {} for n in items}
    for (i, j), value in likeness.items():
        total[i][j] = total[j][i] = value
    heap = [(-value, i, j) for (i, j), value in likeness.items() if value >= threshold]
    heapq.heapify(heap)
    fresh = max(items, default=0) + 1
    while heap:
        _, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        members[fresh] = members.pop(i) + members.pop(j)
        total[fresh] = _join(total, i, j)
        for other, value in total[fresh].items():
            total[other][fresh] = value
            average = value / (len(members[other]) * len(members[fresh]))
            if average >= threshold:
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
