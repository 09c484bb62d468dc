"""Which of two values of one count took the place of the other: by the day it was told, by its words, by its size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import inf
from typing import Literal

from uratori.claims.clauses.counts import TOLL
from uratori.claims.clauses.fields import later, when
from uratori.claims.clauses.moments import days
from uratori.claims.clauses.proposition import Proposition
from uratori.claims.clauses.quantities import Quantity
from uratori.claims.clauses.words import sense
from uratori.claims.relations.bare import is_bare
from uratori.claims.relations.rivals import holders
from uratori.claims.relations.value import Value, at_first, becomes, corrects, estimated, found_out, mends, past
from uratori.claims.view import View
from uratori.model import quick

GROWS = frozenset(("=die", "=patient"))
"""Tolls that do not fall. Who is hurt may die: that count falls too."""
HARMED = "~harmed"
"""Stands for the noun of those who came to harm, in whatever words."""
LIKE = 0.7
"""From this share of what they say on, two clauses say nearly the same."""
BEYOND = 10
"""Times as much is another thing: 架空の売上高16億円, 連結売上高1541億円."""
WITHIN = 1.5
_SEASON = 60  # days
_MEASURED = frozenset(("pressure", "length", "degree", "share", "percentpoint"))
"""Kinds that rise and fall: 午前10時現在の最大風速は35メートル is not on the way to 45."""
_SO_FAR = re.compile(r"現在|時点|ここまで|これまで|までに|段階|途中|中間|速報")
_FALLS = re.compile(r"減|縮|落ち込|引き下げ|下が")
_SCOPE = re.compile(r"(?<![0-9][人名]を)(?:含め|含む|含ん)|除い|除く|除け|込みで|を足す|加える")
_LOOKS_BACK = re.compile(r"当初|最初|時点|当時|後に|目に|だった")
_BARE = re.compile(
    r"(?P<noun>[^、。はをがの0-9]{1,4}|けが人)(?:の?数)?(?:は|を|が)[^、。はをが]{0,4}[0-9][0-9,万千百]*人[^、。はをが]{0,6}"
)
_YET = re.compile(r"(?:が|ものの|けれど)、?$")
_YET_TAIL = re.compile(r"[^、。]{0,18}(?:が|ものの|けれど)、")

Order = Literal["later", "conflict", "same"]


@quick
@dataclass(frozen=True, slots=True)
class Differing:
    """``one`` and ``other`` are values of one thing. ``order``: ``one`` takes the place of ``other``; or both are put
    forward against each other; or they are one value, told otherwise."""

    one: Value
    other: Value
    order: Order


def ordered(a: Value, b: Value, noun: str, alike: float, look: View, sure: bool) -> Differing | None:
    """Which of two values that cannot both be took the place of the other, if one did; whether they conflict, if none did.
    ``alike``: the share of what both their clauses say; ``sure``: they are known to be of one matter."""
    p, q = a.told.proposition, b.told.proposition
    one_holder = a.told.speaker is not None and a.told.speaker == b.told.speaker
    one_holder = one_holder or bool(noun in TOLL and holders(a.told, look) & holders(b.told, look))
    if noun in TOLL and not one_holder and p.document == q.document and _set_beside(a, b):
        return Differing(a, b, "conflict")
    if _no_order(a, b, noun, look, one_holder):
        return None
    first = _newer(a, b, noun, look, one_holder)
    if first is not None and _replaces(*((a, b) if first else (b, a)), noun, look, sure, one_holder):
        return Differing(*((a, b) if first else (b, a)), "later")
    small, large = sorted((nominal(a.count.quantity), nominal(b.count.quantity)))
    if _scopes_differ(a, b):
        return Differing(a, b, "same") if large <= WITHIN * small and p.document != q.document else None
    less = b if a.count.quantity.low > b.count.quantity.low else a
    if _SO_FAR.search(less.told.proposition.text):  # 8時現在で7万羽 is on the way to 12万羽
        return None
    if one_holder or noun in TOLL or p.stage != q.stage:
        return None
    other_noun, unlike = a.count.noun != b.count.noun, alike < LIKE
    if p.document == q.document and (
        not (a.told.speaker and b.told.speaker and (sure or p.head == q.head)) or (not sure and (other_noun or unlike))
    ):
        return None
    if not sure and other_noun and unlike:
        return None
    if _far(p, q, look) or large > BEYOND * small:  # 昨夏の遭難は41件 and, half a year later, 今夏の遭難は26件
        return None
    pair = (a, b) if first else (b, a)
    if first is not None and _other_day(p, q, look) and _told_anew(*pair):
        return Differing(*pair, "later")
    return Differing(a, b, "conflict")


def _no_order(a: Value, b: Value, noun: str, look: View, one_holder: bool) -> bool:
    """Whether two tolls are none of one thing: the lower is told later and does not look back; or two of one report."""
    p, q = a.told.proposition, b.told.proposition
    if noun not in GROWS or _told_first(a, b, look) is not None or corrects(a) or corrects(b):
        return False
    more = a.count.quantity.low > b.count.quantity.low
    less = b if more else a
    falls = later(p, q, look) not in (None, more) and not _LOOKS_BACK.search(_said(less))
    falls = falls and not (one_holder and is_bare(less.told))  # 団体は11人としていた, 団体は9人だとしている
    return falls or (p.document == q.document and not one_holder)


def _set_beside(a: Value, b: Value) -> bool:
    """Whether one report gives the toll by two holders, one after the other, the second with nothing but the toll: 人権団体によると7人が
    死亡した。内務省は〈死者を3人〉としている. What names a place may be a part."""
    first, second = sorted((a, b), key=lambda v: v.told.proposition.start)
    p, q = first.told.proposition, second.told.proposition
    near = 0 <= second.told.at - first.told.at <= 1 and p.attributed and q.attributed
    bare = _BARE.fullmatch(q.text)
    return bool(near and a.told.speaker and b.told.speaker and bare and sense(bare["noun"]) in TOLL)


def _told_first(a: Value, b: Value, look: View) -> bool | None:
    """Whether ``a`` is the newer since the words say so of ``b``: 当初は40人, of one day 朝には40人としていた; None where they say so of
    neither."""
    if at_first(a) != at_first(b):
        return at_first(b)
    p, q = a.told.proposition, b.told.proposition
    open_ = p.document == q.document or later(p, q, look) is None
    return past(b) if open_ and past(a) != past(b) else None


def _newer(a: Value, b: Value, noun: str, look: View, one_holder: bool) -> bool | None:
    """Whether ``a`` is the newer of the two; None where that is open."""
    p, q = a.told.proposition, b.told.proposition
    first = _told_first(a, b, look)
    if first is None:
        first = later(p, q, look)
        less = b if a.count.quantity.low > b.count.quantity.low else a
        lowered = one_holder and first is not None and is_bare(less.told)
        if noun in GROWS and not (corrects(a) or corrects(b) or lowered):
            first = a.count.quantity.low > b.count.quantity.low  # a toll only grows; what is lower looks back
        elif (first is None and one_holder) or corrects(a) != corrects(b):
            first = _mended(a, b)
        elif first is None and p.document != q.document:
            first = _come_to(a, b, noun)
    if first is None:
        first = _grown(a, b, noun)
    if _scopes_differ(a, b) and not any(mends(v) or corrects(v) for v in (a, b)):
        return None
    if p.document == q.document and first is not None and not _told_over(*((a, b) if first else (b, a))):
        return None
    return first


def _replaces(one: Value, other: Value, noun: str, look: View, sure: bool, one_holder: bool) -> bool:
    """Whether ``one``, the newer, takes the place of ``other``."""
    return (
        one_holder
        or noun in TOLL
        or (noun == HARMED and not other.count.quantity.point)
        or mends(one)
        or bool(_SO_FAR.search(_said(other)))
        or at_first(other)
        or found_out(one)
        or (estimated(other) and not estimated(one))
        or (sure and _told_anew(one, other) and not _far(one.told.proposition, other.told.proposition, look))
    )


def _far(p: Proposition, q: Proposition, look: View) -> bool:
    """Whether two reports lie so far apart that what they count may have become another."""
    one, other = sorted(when(x, look)[:10] for x in (p, q))
    return bool(one) and days(one, other) > _SEASON


def _other_day(p: Proposition, q: Proposition, look: View) -> bool:
    """Whether two reports are of two days: the 940 hectopascals of the one have become 965 in the other."""
    return when(p, look)[:10] != when(q, look)[:10]


def _scopes_differ(a: Value, b: Value) -> bool:
    """Whether only one of two says what it counts in or leaves out: 派遣社員を〈含め〉1450人."""
    return bool(_SCOPE.search(_before(a))) != bool(_SCOPE.search(_before(b)))


def _told_over(one: Value, other: Value) -> bool:
    """Whether one report says itself that one value took the place of the other: 昼の時点では7人だったが、9人に増えた. Two
    values that stand there side by side (全壊は403棟, 半壊は515棟) are of two things."""
    back = past(other) or bool(_SO_FAR.search(_said(other)) or _LOOKS_BACK.search(_said(other)))
    if mends(one) or corrects(one):  # 700個の回収を始めた〈が〉、900個に広げた
        back = back or bool(_YET.search(other.told.proposition.text) or _YET_TAIL.match(other.told.tail))
    return back and (
        mends(one) or corrects(one) or corrects(other) or past(other) or one.count.noun == other.count.noun
    )


def _told_anew(one: Value, other: Value) -> bool:
    """Whether the later value takes the place of the other though no word says so: another day, and nobody else's word
    against it (主催者は3万人, 警察は1万人)."""
    p, q = one.told.proposition, other.told.proposition
    x, y = one.count.quantity, other.count.quantity
    underway = _SO_FAR.search(p.text) and x.low < y.low and x.kind not in _MEASURED  # 8時現在で7万羽
    return p.document != q.document and (p.holder is None or q.holder is None) and not underway


def _grown(a: Value, b: Value, noun: str) -> bool | None:
    """Of two values of one day, one of which counts up to an hour, the larger is the later: ここまでに5便, 計8便; so too with
    the hurt of two reports."""
    more = a.count.quantity.low > b.count.quantity.low
    if noun in ("=hurt", HARMED) and a.told.proposition.document != b.told.proposition.document:
        return more
    return more if _SO_FAR.search(_said(b if more else a)) else None


def _come_to(a: Value, b: Value, noun: str) -> bool | None:
    """Of two values of one day, of which one is told as what the count has come to, that is the later: 行方不明者は7人, 5人に減った. Not
    where it came to be more and is less, or the other way round."""
    one, other = becomes(a), becomes(b)
    if bool(one) == bool(other):
        return None
    now, was, how = (a, b, one) if one else (b, a, other)
    more = now.count.quantity.low > was.count.quantity.low
    falls = noun == "=missing" or bool(_FALLS.search(how))
    return None if more == falls else bool(one)


def _mended(a: Value, b: Value) -> bool | None:
    """Which of two values of one holder is said to be the right one: 8人としたが、正しくは7人."""
    x, y = corrects(a) or mends(a), corrects(b) or mends(b)
    return corrects(a) if corrects(a) != corrects(b) else None if x == y else x


def _before(v: Value) -> str:
    """The clause and the words that lead to it: 利息を〈含めると〉、返済は3億円."""
    return v.told.lead[-40:] + v.told.proposition.text


def _said(v: Value) -> str:
    """The clause and what stands before it in its sentence."""
    return v.told.lead + v.told.proposition.text


def nominal(q: Quantity) -> float:
    """The number that stands for a range: its bound where one side is open, else its middle."""
    if q.high == inf:
        return q.low
    return q.high if q.low == 0.0 else (q.low + q.high) / 2
