"""Steps of one matter that come one after another: 逮捕, 起訴, 判決; what is demanded, and what is done. Told of one man in
nearly the same words, they are two claims all the same."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from uratori.claims.clauses.proposition import Proposition
from uratori.claims.clauses.words import sense
from uratori.data import rows

_OUGHT = re.compile("べき|よう")
_MISSED = re.compile("べき(?:だった|であった|でした)")


def two_steps(p: Proposition, q: Proposition) -> bool:
    """Whether two clauses turn on two steps of one process (``data/steps.tsv``): 男を逮捕した, 男を詐欺罪で起訴した; not where
    one is negated (起訴しなかった, 釈放した). Or one is what somebody demands (知事の〈辞任〉を求めた), and the other that it was done; not
    what should have been done and was not (保険は更新されるべきだった)."""
    if p.negative or q.negative:
        return False
    if p.wanted != q.wanted:
        wanted, told = (p, q) if p.wanted else (q, p)
        if not _MISSED.search(wanted.text):
            return told.stage == "fact" and _demands().isdisjoint(told.own) and not _OUGHT.search(told.text)
    one, other = _steps().get(p.head or "", {}), _steps().get(q.head or "", {})
    return any(one[process] != other[process] for process in one.keys() & other.keys())


@cache
def _demands() -> frozenset[str]:
    """The terms by which a clause itself tells of a demand: 辞任を迫る, 撤回を促す."""
    return frozenset(sense(r["cue"]) or r["cue"] for r in rows("cues") if r["act"] == "request")


@cache
def _steps() -> dict[str, dict[str, int]]:
    """The processes of a term, each with the number of its step."""
    out: dict[str, dict[str, int]] = defaultdict(dict)
    for n, r in enumerate(rows("steps")):
        for word in r["words"].split("|"):
            out[word][r["process"]] = n
    return dict(out)
