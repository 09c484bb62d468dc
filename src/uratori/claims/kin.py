"""Words that are not one term but are written with one kanji: 支払い and 支払う, 放水 and 放流, 両国 and 二国間."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from math import fsum


def kin(a: Iterable[str], b: Iterable[str], weigh: Callable[[str], float]) -> float:
    """How much the terms of two propositions that they do not share weigh as far as they are kin, each counted once,
    the nearest kin first. The same for both orders."""
    there = [(u, y) for u in b if (y := kanji(u))]
    found = [
        (-min(weigh(t), weigh(u)) * len(x & y) / min(len(x), len(y)), min(t, u), max(t, u))
        for t in a
        if (x := kanji(t))
        for u, y in there
        if not x.isdisjoint(y)
    ]
    taken: set[str] = set()
    total = []
    for value, t, u in sorted(found):
        if not taken & {t, u}:
            taken |= {t, u}
            total.append(-value)
    return fsum(total)


@lru_cache(maxsize=65536)
def kanji(term: str) -> frozenset[str]:
    """The kanji of a term that is a word; none for a name or a sense."""
    return frozenset() if term[0] in "@=" else frozenset(c for c in term if "一" <= c <= "龯")
