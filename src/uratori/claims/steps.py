"""Steps of one matter that come one after another: 逮捕, 起訴, 判決. Told of one man in nearly the same words, they are two
claims all the same."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from uratori.claims.proposition import Proposition
from uratori.data import rows


def two_steps(p: Proposition, q: Proposition) -> bool:
    """Whether two clauses turn on two steps of one process (``data/steps.tsv``): 男を逮捕した, 男を詐欺罪で起訴した; not where
    one is negated (起訴しなかった, 釈放した)."""
    if p.head == q.head or p.negative or q.negative:
        return False
    one, other = _steps().get(p.head or "", {}), _steps().get(q.head or "", {})
    return any(one[process] != other[process] for process in one.keys() & other.keys())


@cache
def _steps() -> dict[str, dict[str, int]]:
    """The processes of a term, each with the number of its step."""
    out: dict[str, dict[str, int]] = defaultdict(dict)
    for n, r in enumerate(rows("steps")):
        for word in r["words"].split("|"):
            out[word][r["process"]] = n
    return dict(out)
