"""Two clauses that give one thing two names: what the cause was, who did it first, and what it was and what it was not.

「部品の不良が原因だ」 and 「誤った使い方が原因だ」 are told in nearly the same words and are two claims that cannot both be; so are 先に殴っ
たのは客だ and 店員が先に殴った, and 混入していたのはガラスだ and ガラスではなく氷砂糖だった.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from uratori.claims.clauses.proposition import Proposition
from uratori.claims.clauses.words import any_of, either, framing, near

Kind = Literal["cause", "first", "not", "open"]

_OPEN = re.compile(r"調[査べ]|不明|別に|特定|解明|分かっ|わから|分から|ない|か[。」]?$|何|複数|など|検討|究明")
_FIRST = re.compile(r"先に|最初に|初めに|はじめに")
_DOER = re.compile(
    r"(?P<who>[一-龥々ァ-ヴーA-Za-z]{2,14}?)(?:の?側|の?方)?(?:が|は|から)(?=[^、。]{0,4}(?:先|最初|初め|はじめ)に)"
)
_CLEFT = re.compile(
    r"(?:先|最初|初め|はじめ)に[^、。]{2,24}(?:た|だ)のは、?(?P<who>[一-龥々ァ-ヴーA-Za-z]{1,14}?)(?:の?側|の?方)?(?:だ|で|と|である)?[^、。]{0,4}[。」』]*$"
)
_INSTEAD = re.compile(
    r"(?<![・ァ-ヴー])(?P<no>[一-龥々ァ-ヴーA-Za-z0-9]{2,16})(?:では|じゃ)なく(?:て)?(?!な[っりる])、?(?P<yes>[^、。「」]{2,24}?)(?:だ|だった|です|でした|である|であった)?[。」』]*$"
)
_KANJI = re.compile(r"[一-龥々]|[ァ-ヴー]{3,}")


class Named(NamedTuple):
    """What a clause gives as the cause, as who did it first, or as what it was not, or what it says is not known; ``of``: of what."""

    kind: Kind
    what: str
    of: str = ""


def named(text: str) -> Named | None:
    """What a folded clause gives one name of.

    >>> named("部品の不良が原因だ"), named("混入したのはガラスではなく氷砂糖だった")
    (Named(kind='cause', what='部品の不良', of=''), Named(kind='not', what='ガラス', of=''))
    >>> named("出火の原因は調査中だ")
    Named(kind='open', what='原因', of='出火')
    """
    if "なく" in text and (found := _INSTEAD.search(text)) and not found["no"].endswith(("だけ", "のみ", "ばかり")):
        return Named("not", found["no"])
    if any_of("cause").search(text):
        if found := _unknown().search(text):
            return Named("open", found["what"], found["of"])
        if found := _gives().search(text) or _is().search(text):
            return None if _OPEN.search(text) else Named("cause", found["what"], (found["of"] or "").rstrip("の"))
    if _FIRST.search(text) and (found := _CLEFT.search(text) or _DOER.search(text)):
        return Named("first", found["who"])
    return None


def two_names(p: Proposition, x: Named | None, q: Proposition, y: Named | None) -> bool:
    """Whether two clauses, each with what it names, give one thing two names."""
    if x and y and {x.kind, y.kind} == {"open", "cause"}:
        unknown, cause, told = (x, y, q) if x.kind == "open" else (y, x, p)
        one = not (unknown.of and cause.of) or not _letters(unknown.of).isdisjoint(_letters(cause.of))
        return one and unknown.what in told.text
    if x is None or y is None:
        given = x or y
        return given is not None and given.kind == "not" and _is_what(given, *((p, q) if x else (q, p)))
    if x.kind == "not" or y.kind == "not":
        return x.kind != y.kind and (_is_what(x, p, q) if x.kind == "not" else _is_what(y, q, p))
    if x.kind != y.kind or not _letters(x.what).isdisjoint(_letters(y.what)):
        return False
    if x.of and y.of and _letters(x.of).isdisjoint(_letters(y.of)):  # 停電の原因, 遅れの原因
        return False
    if x.kind == "first":
        return bool((p.own & q.own) - framing())
    rows = [{n for t in z.own if t in given.what for n in near(t)} for z, given in ((p, x), (q, y))]
    return rows[0].isdisjoint(rows[1])


def _is_what(given: Named, p: Proposition, q: Proposition) -> bool:
    """Whether ``q`` says that it is what ``p`` says that it is not, of one thing."""
    if q.negative or not _stands(given.what, q.text) or given.what + "ではな" in q.text:
        return False
    yes = _INSTEAD.search(p.text)
    cause = _letters("原因")
    if yes is None or (_letters(yes["yes"]) - _letters(given.what) - cause) & _letters(q.text):
        return False
    frame = _letters(p.text[: yes.start()]) | (_letters(yes["yes"]) & cause)
    return bool(frame & _letters(q.text))


def _stands(what: str, text: str) -> bool:
    """Whether it is a word of its own there: 〈解除〉 in 解除した, not in 解除費用."""
    return re.search(rf"(?<![一-龥々ァ-ヴー]){re.escape(what)}(?![一-龥々ァ-ヴー])", text) is not None


def _letters(text: str) -> frozenset[str]:
    return frozenset(_KANJI.findall(text))


@cache
def _unknown() -> re.Pattern[str]:
    """出火の〈原因は調査中〉だ."""
    return re.compile(
        rf"(?P<of>[一-龥ァ-ヴー]{{0,8}})の?(?P<what>{either('cause')})(?:など)?(?:は|を|について(?:は)?)、?[^、。がは]{{0,12}}?"
        r"(?:調査中|捜査中|不明|調べ|捜査して|分かって(?:い|お)(?:な|ら|ませ)|特定(?:を急い|でき|され|に至)|究明(?:中|を|し)|解明(?:中|を|し))"
    )


@cache
def _gives() -> re.Pattern[str]:
    """配管の腐食が〈原因だ〉."""
    return re.compile(
        rf"(?P<what>[^、。「」はも]{{2,40}}?)(?:こと|の|ため)?が、?(?:主な|直接の|最大の|一番の)?(?P<of>[一-龥]{{0,6}}の)?(?:{either('cause')})"
        r"(?:だ|です|で(?!は|も)|と(?!は|の関|して調)|である|になっ|とな)"
    )


@cache
def _is() -> re.Pattern[str]:
    """出火の〈原因は〉配管の腐食だ."""
    return re.compile(rf"(?P<of>[一-龥]{{0,8}})の?(?:{either('cause')})は、?(?P<what>[^、。「」]{{2,40}})$")
