"""A count of a clause as a value, and how its report tells it: as what it has come to, as the right one, as an earlier one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from uratori.claims.clauses.counts import Count
from uratori.claims.clauses.quantities import quantities
from uratori.claims.clauses.told import Told
from uratori.claims.clauses.words import any_of, either
from uratori.model import quick

_BECOMES = re.compile(
    r"(?:程度|前後|ほど|余り|以上)?(?:に|へ|まで|と)(?:な[っりる]|上[っりる]|のぼ|達し|達す|拡大|広[がげ]|膨|増|減|縮|落ち込|修正|改め|訂正|更新|変更)"
)
_AFTER = 30  # characters after a count
_WAS = re.compile(r"[」』”]?と(?:(?:発表|説明|報告|公表|推計|推定|見積)し|見込ん|み|し)て(?:い|おり)(?:た|まし)")
_AT_FIRST = re.compile(
    r"(?:当初|最初|はじめ|初め|もともと|元々|発表時|開始時|第[1一]報)[のはに、]{0,2}[^、。0-9]{0,8}$"
)
"""最初の差は〈90票〉だった: what was counted first, whenever that is told."""
_OF_THE_NEXT = re.compile(r"正しくは[^、。]{0,8}$")  # 950リットルは誤りで、〈正しくは〉1150リットルだった
_CAME_OUT = re.compile(r"^[^、。]{0,14}?(?:こと|の)?[がと](?:(?:分か|わか)[っり]|判明し)")
_ESTIMATE = re.compile(r"推定|推計|見通し|見込み|見込ま|予想|試算|とみられ|程度と")


@quick
@dataclass(frozen=True, slots=True)
class Value:
    """A count of a proposition, and whether the text gives it as overtaken (5人 in 5人から7人に)."""

    told: Told
    count: Count


def mends(v: Value) -> bool:
    """Whether it is told as what a count has come to: 引き上げ, 340棟に上る, 7人になった; not 9人としていたが、数を改めた."""
    return not past(v) and bool(_mending().search(v.told.proposition.text + v.told.tail[:40]) or becomes(v))


def becomes(v: Value) -> str:
    """The words behind a value that say that the count came to it (〈にな〉った, 〈に増〉えた); empty where none do."""
    found = _BECOMES.match(v.told.proposition.text, v.count.quantity.end)
    return found[0] if found else ""


def corrects(v: Value) -> bool:
    """Whether the value is said to be the right one: 正しくは7人, 7人に改める; not 8人としたのを7人に改める, nor 8人としていたが、数を改めた."""
    if past(v):
        return False
    text, a, b = v.told.proposition.text, v.count.quantity.start, v.count.quantity.end
    rest = text[b:] + v.told.tail[:60]
    another = next((q.start for q in quantities(rest) if q.kind == v.count.quantity.kind), None)
    own = _OF_THE_NEXT.sub("", rest[:another]) if another is not None else rest
    return bool(any_of("corrects").search(own + "\n" + text[max(0, a - 12) : a]))


def past(v: Value) -> bool:
    """Whether the report tells the value as an earlier one: 昼の時点では7人と発表していた."""
    return bool(_WAS.search((v.told.proposition.text[v.count.quantity.end :] + v.told.tail)[:_AFTER]))


def at_first(v: Value) -> bool:
    """Whether the value is told as the one that came first: 当初は40人, 最初の差は90票."""
    text = v.told.proposition.text
    return bool(
        _AT_FIRST.search(v.told.lead + text[: v.count.quantity.start])
    )  # 町は〈当初、〉不明額を830万円としていた


def found_out(v: Value) -> bool:
    """Whether the value is told as what has come out since: 巻き込まれたのは7人だった〈ことが分かった〉."""
    return bool(_CAME_OUT.search((v.told.proposition.text[v.count.quantity.end :] + v.told.tail)[:_AFTER]))


def estimated(v: Value) -> bool:
    """Whether the value is an estimate, to be followed by one that is none: 年俸は推定2億4000万円, 総額は1900億円となる見通し."""
    p = v.told.proposition
    return bool(_ESTIMATE.search(p.text[max(0, v.count.quantity.start - 8) :] + v.told.tail[:10]))


@cache
def _mending() -> re.Pattern[str]:
    return re.compile(f"{either('mends')}|{either('corrects')}")
