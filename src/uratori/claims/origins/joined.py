"""Members of a claim that have been put together, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from uratori.claims.origins.holders import Holder
from uratori.model import Evidence, Reason, Tie


class Joined:
    """Members, by number, put together so far, and the tie behind each step."""

    def __init__(self, holders: Sequence[Holder]) -> None:
        self.holders = holders
        self.ties: list[Tie] = []
        self._parent = list(range(len(holders)))
        self._size = [1] * len(holders)

    def top(self, n: int) -> int:
        """The first member of the group that a member is in."""
        while self._parent[n] != n:
            self._parent[n] = self._parent[self._parent[n]]
            n = self._parent[n]
        return n

    def join(self, a: int, b: int, reason: Reason, evidence: Sequence[Evidence]) -> None:
        """Put two members together; a tie is kept only where it joins what was apart."""
        x, y = self.top(a), self.top(b)
        if x != y:
            self._parent[max(x, y)] = min(x, y)
            self._size[min(x, y)] += self._size[max(x, y)]
            self.ties.append(Tie(tuple(sorted((a, b))), "must", reason, tuple(dict.fromkeys(evidence))))

    def same(self, a: int, b: int) -> None:
        """Put two members together that end in one holder."""
        self.join(a, b, "same-holder", (self.holders[a].span, self.holders[b].span))

    def groups(self) -> list[list[int]]:
        """The groups, in the order of their first members."""
        out: dict[int, list[int]] = defaultdict(list)
        for n in range(len(self.holders)):
            out[self.top(n)].append(n)
        return list(out.values())

    def alone(self, n: int) -> bool:
        """Whether a member has been put together with no other."""
        return self._size[self.top(n)] == 1

    def within(self, n: int, some: Collection[int]) -> bool:
        """Whether a member has been put together with none but ``some``."""
        top = self.top(n)
        return all(k in some for k in range(len(self.holders)) if k != n and self.top(k) == top)

    def speakers(self, *sorts: str) -> list[int]:
        """One member for each holder of the sorts."""
        seen: dict[tuple[object, ...], int] = {}
        for n, h in enumerate(self.holders):
            if h.sort in sorts:
                seen.setdefault((h.sort, h.names, h.entity, h.side, h.outlet if h.sort != "named" else "", h.body), n)
        return list(seen.values())
