"""What became of the missing: 登山者5人が行方不明だ, and later 行方不明だった5人が救助された.

The later report says itself that they had been missing, and gives the same number. 3人のうち1人が見つかった leaves two
missing, and is a count of its own (:mod:`values`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from uratori.claims.clauses.fields import later
from uratori.claims.clauses.quantities import quantities
from uratori.claims.clauses.told import Told
from uratori.claims.relations.totals import BACK, is_part
from uratori.claims.view import View
from uratori.language import fold

_MISSING = "=missing"
_LEFT = re.compile(r"残る?[^、。]{0,6}の(?:捜索|行方|安否)")
_CROWD = 40
_WERE = re.compile(
    r"(?:不明|分からなくなって|わからなくなって|取れなくなって|とれなくなって)(?:だった|とな?って?いた|いた|になっていた|の)"
)


class Found(NamedTuple):
    """``now`` tells what became of those who are missing in ``then``."""

    now: Told
    then: Told


def found(told: Sequence[Told], look: View) -> Iterator[Found]:
    """Of each sentence that says so of as many who were missing, or before one that does, the first clause."""
    gone = [(t, n) for t in told if (n := t.once("missing", _missing))][:_CROWD]
    if not gone:
        return
    were = {(t.proposition.document, t.at) for t in told if _WERE.search(t.proposition.text + t.tail[:12])}
    seen: set[tuple[str, int, int]] = set()
    for now in told:
        p = now.proposition
        said = _MISSING in p.terms or (p.document, now.at + 1) in were
        if not (said and p.own & BACK and now.asserts and p.stage == "fact"):
            continue
        given = _people(now, look)
        for then, number in gone:
            key = p.document, now.at, then.group
            one = now.group == then.group or then.proposition.document == p.document
            if not one and key not in seen and given == {number} and later(p, then.proposition, look):
                seen.add(key)
                yield Found(now, then)


def _people(t: Told, look: View) -> set[float]:
    """The people that a clause counts, else those of its sentence; none where it counts a part of them."""
    sentence = _sentence(t, look)
    people = [q for q in quantities(sentence) if q.kind == "person"]
    if any(is_part(sentence, q.start, q.end) for q in people):
        return set()
    own = {c.quantity.point for c in t.proposition.counts if c.quantity.kind == "person"}
    return own or {q.point for q in people}


def _missing(t: Told) -> float | None:
    """How many it says are missing now."""
    return _number(t) if t.asserts and not _WERE.search(t.proposition.text) else None


def _number(t: Told) -> float | None:
    """How many it says are missing; None where it also says that they are found."""
    p = t.proposition
    left = _LEFT.search(p.text)  # 残る2人の捜索が続いている
    counts = [c.quantity.point for c in p.counts if c.quantity.kind == "person" and (c.noun == _MISSING or left)]
    return counts[0] if len(counts) == 1 and not p.own & BACK else None


def _sentence(t: Told, look: View) -> str:
    analysis = look.analyses[t.proposition.document]
    if not analysis.sentences:
        return t.proposition.text
    s = analysis.sentences[t.at]
    return fold(analysis.document.text, s.start, s.end).text
