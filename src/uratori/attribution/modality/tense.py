"""Whether a content lies behind, is so, or is to come."""

from __future__ import annotations

from collections.abc import Sequence

from uratori.attribution.modality.reading import Reading
from uratori.language import Token
from uratori.model import Tense

# Verbs whose plain form tells of now, not of what is to come.
_STATES = frozenset(
    ("有る", "居る", "出来る", "要る", "違う", "異なる", "見える", "思う", "考える", "分かる", "過ぎる", "言う")
) | frozenset(("存在", "一致", "該当", "矛盾", "共通", "関係", "位置"))
_SAYS_SO = ("negation", "denial", "falsity", "idiom", "admission")  # endings that leave the time to the predicate
_POLITE = ("です", "だ")


def tense(tokens: Sequence[Token], last: int, reading: Reading) -> Tense:
    """The tense of a clause that ends before ``tokens[last]`` and whose endings are ``reading``.

    会談した, 会談しなかった: past; 会談している, 有利だ: present; 会談する, 会談する見通しだ: future.
    """
    if reading.rest < 0:
        return "present"
    if all(e.kind in _SAYS_SO for e in reading.entries) and _told_of_then(tokens, last):
        return "past"
    i = reading.rest + 1
    aspect = False
    while i < last and _attached(tokens[i]):
        if tokens[i].lemma == "た":
            return "past"
        aspect = aspect or tokens[i].norm in ("居る", "おる", "てる")
        i += 1
    if aspect:
        return "present"
    if reading.of_kind("plan", "demand"):
        return "future"
    head = tokens[reading.rest]
    if head.is_verb or (head.lemma in ("れる", "られる", "せる", "させる") and head.pos[0] == "助動詞"):
        noun = tokens[reading.rest - 1].norm if head.norm == "為る" and reading.rest else head.norm
        return "present" if noun in _STATES else "future"
    return "present"


def _told_of_then(tokens: Sequence[Token], last: int) -> bool:
    """Whether the predicate right before ``tokens[last]`` is one of the past: 停波はなかっ〈た〉, 停止は誤りだっ〈た〉と, and not
    行った〈可能性がある〉, whose ending says how sure it is."""
    at = last - 1
    while at > 0 and (tokens[at].pos[0] == "補助記号" or tokens[at].pos[1] == "終助詞" or tokens[at].norm in _POLITE):
        at -= 1
    return at >= 0 and tokens[at].lemma == "た" and tokens[at].pos[0] == "助動詞"


def _attached(token: Token) -> bool:
    return token.pos[0] == "助動詞" or token.pos[1] in ("接続助詞", "非自立可能") or token.norm == "無い"
