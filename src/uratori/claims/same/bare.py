"""Clauses that only turn down what stands before them (そのような事実はない, その報道は誤りだ, 事実無根だ): they tell nothing by themselves, so
that likeness makes them one claim with none but their like."""

from __future__ import annotations

import re
from functools import cache

from uratori.claims.clauses.proposition import Proposition
from uratori.claims.clauses.words import kind

_WORDING = 0.5
_DEED = re.compile(r"[たるうくすむぶつぬ](?:事実|こと|覚え|つもり)")  # 決定した事実はない
_MATTERLESS = frozenset(("事実", "報告", "無根", "出来事"))


def bare(p: Proposition) -> bool:
    """Whether a clause denies, or calls untrue, and says no word of what, nor whose word it is."""
    denies = p.negative or not p.own.isdisjoint(_false())
    return denies and not (p.open or p.counts or p.times or _DEED.search(p.text)) and p.own <= _empty()


def one_bare(p: Proposition, q: Proposition) -> bool:
    """Whether only one of two clauses says what it denies, and they are not the same words: 指摘は事実に反する, 弁に異常はなかった; not
    決定した事実はない, 発表したものではなく、決定した事実はない."""
    if bare(p) == bare(q):
        return False
    return len(p.grams & q.grams) < _WORDING * min(len(p.grams), len(q.grams))


@cache
def _false() -> frozenset[str]:
    return frozenset(("=false", "=deny"))


@cache
def _empty() -> frozenset[str]:
    return _false() | _MATTERLESS | kind("light") | kind("report")
