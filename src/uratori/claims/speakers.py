"""Whether two words come from one body: a firm, its president and its spokesman speak for one, and what one of them says a week
later takes the place of what another said before.
"""

from __future__ import annotations

import re

from uratori.claims.told import Told
from uratori.claims.view import View

_LEAST = 2  # letters of a name
_BODIES = frozenset(("organization", "government", "company"))
_ADMITS = re.compile(r"(?:こと|事実|の)を[^、。はが]{0,8}認め(?:た|る|て|、|まし)")
_OF_HIS_OWN = re.compile(
    r"元|職員|社員|従業員|部員|選手|生徒|組合|遺族|家族|住民|弁護|関係者|幹部の一人|内部|匿名|側近|筋"
)
"""Who does not speak for the body that he is told by: 甲社の元従業員."""
_ELSE = re.compile(r"(?:裁判|地裁|高裁|最高裁|労基署|労災|警察|署$|県警|検察|地検)")
"""Who finds (認めた) what others did."""


def taken_over(before: Told, after: Told, look: View) -> bool:
    """Whether ``after`` is a later word of the body whose word ``before`` is, or what somebody admits on a later day."""
    days = [look.days[t.proposition.document] or "" for t in (before, after)]
    if not "" < days[0] < days[1] or not (before.spoken and after.spoken):
        return False
    return bool(_bodies(before) & _bodies(after)) or _same_in_part(before, after) or _admits(after)


def _admits(t: Told) -> bool:
    """Whether somebody grants it: 専務が求めていた〈ことを認め〉た; not what a court finds."""
    return bool(t.statement.act == "confirm" and _ADMITS.match(t.tail)) and not any(map(_ELSE.search, _names(t)))


def _names(t: Told) -> frozenset[str]:
    return frozenset(n for x in t.statement.chain[-1:] for n in (x.name, *x.names) if n)


def _bodies(t: Told) -> frozenset[str]:
    """The bodies and people, as ids and names, that a word is of: the one who says it, and the body he speaks for."""
    chain = t.statement.chain[1:]
    if not chain:
        return frozenset([t.publisher]) if t.own and t.publisher else frozenset()
    last = chain[-1]
    if any(map(_OF_HIS_OWN.search, _names(t))):
        return frozenset()
    found = {last.entity, last.party}
    found |= set(_names(t)) if last.kind in _BODIES else {last.name} if last.kind == "person" else set()
    if len(chain) > 1 and chain[-2].kind in _BODIES and last.kind == "person":
        found |= {chain[-2].entity, chain[-2].name}
    return frozenset(n for n in found if n and len(n) >= _LEAST)


def _same_in_part(a: Told, b: Told) -> bool:
    """Whether the name of one body ends in that of the other: 主催する連盟, 連盟."""
    one, other = ([n for n in _bodies(t) if ":" not in n] for t in (a, b))
    return any(x.endswith(y) or y.endswith(x) for x in one for y in other)
