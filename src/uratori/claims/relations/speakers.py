"""Whether two words come from one body: a firm, its president and its spokesman speak for one, and what one of them says a week
later takes the place of what another said before.
"""

from __future__ import annotations

import re
from functools import cache

from uratori.claims.clauses.told import Told
from uratori.claims.view import View
from uratori.data import rows

_LEAST = 2  # letters of a name
_BODIES = frozenset(("organization", "government", "company"))
_ADMITS = re.compile(r"(?:こと|事実|の)を[^、。はが]{0,8}認め(?:た|る|て|、|まし)")
_FORMER = r"(?<!地)元"  # 甲社の元役員, not 地元
_TOLD_OF = re.compile(r"[ぁ-ん]$")  # 〈主催する〉連盟, not 〈県〉連盟 nor 〈親〉会社


def taken_over(before: Told, after: Told, look: View) -> bool:
    """Whether ``after`` is a later word of the body whose word ``before`` is, or what somebody admits on a later day."""
    days = [look.days[t.proposition.document] or "" for t in (before, after)]
    if not "" < days[0] < days[1] or not (before.spoken and after.spoken):
        return False
    return one_body(before, after) or _admits(after)


def one_body(one: Told, other: Told) -> bool:
    """Whether two words are of one body, or of one who speaks for it."""
    return bool(_bodies(one) & _bodies(other)) or _same_in_part(one, other)


def _admits(t: Told) -> bool:
    """Whether somebody grants it: 専務が求めていた〈ことを認め〉た; not what a court finds."""
    return bool(t.statement.act == "confirm" and _ADMITS.match(t.tail)) and not any(map(_of("finds").search, _names(t)))


def _names(t: Told) -> frozenset[str]:
    return frozenset(n for x in t.statement.chain[-1:] for n in (x.name, *x.names) if n)


def _bodies(t: Told) -> frozenset[str]:
    """The bodies and people, as ids and names, that a word is of: the one who says it, and the body he speaks for. Of a man who
    speaks for himself alone (甲社の元役員の大森氏) only he, and nobody where he is not named."""
    chain = t.statement.chain[1:]
    if not chain:
        return frozenset([t.publisher]) if t.own and t.publisher else frozenset()
    last = chain[-1]
    if any(map(_of("own").search, _names(t))):
        found = {last.name} if last.kind in _BODIES else {last.entity, last.name} if last.kind == "person" else set()
    else:
        found = {last.entity, last.party}
        found |= set(_names(t)) if last.kind in _BODIES else {last.name} if last.kind == "person" else set()
        if len(chain) > 1 and chain[-2].kind in _BODIES and last.kind == "person":
            found |= {chain[-2].entity, chain[-2].name}
    return frozenset(n for n in found if n and len(n) >= _LEAST)


def _same_in_part(a: Told, b: Told) -> bool:
    """Whether one is the other with words before it that only say which: 主催する連盟, 連盟; not 県連盟, 連盟."""
    one, other = ([n for n in _bodies(t) if ":" not in n] for t in (a, b))
    return any(
        _TOLD_OF.search(x.removesuffix(y)) for p in one for q in other for x, y in ((p, q), (q, p)) if x.endswith(y)
    )


@cache
def _of(kind: str) -> re.Pattern[str]:
    """The words of one kind of speakers.tsv."""
    words = sorted((re.escape(r["word"]) for r in rows("speakers") if r["kind"] == kind), key=lambda w: (-len(w), w))
    return re.compile("|".join([*words, _FORMER] if kind == "own" else words))
