"""What part of a thing a count is of: two counts of two parts are not two values of one count."""

from __future__ import annotations

import re
from functools import cache

from uratori.claims.clauses.counts import Count
from uratori.data import rows

_REACH = 24  # characters before a count in which its scope stands
_AFTER = 10
_WITHIN = re.compile(r"((?:[0-9]+|半)(?:分|時間|日|週間|[かカヶ]月|年)(?:間)?)(?:に|で|の間に|当たり|あたり|ごとに)")


def scope(text: str, count: Count) -> tuple[frozenset[tuple[int, str]], frozenset[str]]:
    """What says of a count in a folded clause which part it is of: the words of scopes.tsv beside it, each with its row, and the
    times within which it is counted (24時間に150ミリ)."""
    a, b = count.quantity.start, count.quantity.end
    near = text[max(0, a - _REACH) : a] + "\n" + text[b : b + _AFTER]
    found = {(row, m[0]) for m in _pattern().finditer(near) for row in _rows()[m[0]]}
    return frozenset(found), frozenset(_WITHIN.findall(near))


def scopes_apart(text: str, count: Count, other: str, theirs: Count) -> bool:
    """Whether two counts, each in its clause, are of two parts."""
    (mine, within), (his, other_within) = scope(text, count), scope(other, theirs)
    if within != other_within:
        return True
    named, others = dict(mine), dict(his)
    return any(
        not {w for r, w in mine if r == row} & {w for r, w in his if r == row} for row in named.keys() & others.keys()
    )


@cache
def _rows() -> dict[str, tuple[int, ...]]:
    out: dict[str, tuple[int, ...]] = {}
    for n, r in enumerate(rows("scopes")):
        for word in r["words"].split("|"):
            out[word] = (*out.get(word, ()), n)
    return out


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _rows()), key=len, reverse=True)))
