"""Words that are not one term but tell the same: written with one kanji (支払い and 支払う, 放水 and 放流), or near in what
they mean (取り違える and 誤解: near.tsv)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import fsum
from typing import TypeVar

_M = TypeVar("_M")


def kin(
    a: Sequence[tuple[str, frozenset[_M]]],
    b: Sequence[tuple[str, frozenset[_M]]],
    weigh: Callable[[str], float],
    whole: bool = False,
) -> float:
    """How much the terms of two propositions that they do not share weigh as far as they have marks in common (each term
    comes with its own: its :func:`kanji`, or the rows of near.tsv), each counted once, the nearest first. ``whole``: one mark
    in common is enough. The same for both orders."""
    if not a or not b:
        return 0.0
    found = [
        (-min(weigh(t), weigh(u)) * (1.0 if whole else len(x & y) / min(len(x), len(y))), min(t, u), max(t, u))
        for t, x in a
        for u, y in b
        if not x.isdisjoint(y)
    ]
    if len(found) < 2:
        return -found[0][0] if found else 0.0
    taken: set[str] = set()
    total = []
    for value, t, u in sorted(found):
        if not taken & {t, u}:
            taken |= {t, u}
            total.append(-value)
    return fsum(total)


def left(
    one: Sequence[tuple[str, frozenset[_M]]],
    other: Sequence[tuple[str, frozenset[_M]]],
    shared: frozenset[str],
    marks: frozenset[_M],
) -> tuple[list[tuple[str, frozenset[_M]]], list[tuple[str, frozenset[_M]]]]:
    """Terms with their marks, without those that are ``shared``, as far as they have any of the ``marks`` of both."""
    mine = [x for x in one if not x[1].isdisjoint(marks) and x[0] not in shared]
    return mine, [x for x in other if not x[1].isdisjoint(marks) and x[0] not in shared] if mine else []


@lru_cache(maxsize=65536)
def kanji(term: str) -> frozenset[str]:
    """The kanji of a term that is a word; none for a name or a sense."""
    return frozenset() if term[0] in "@=" else frozenset(c for c in term if "一" <= c <= "龯")
