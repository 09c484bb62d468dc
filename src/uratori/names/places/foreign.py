"""Places abroad that no dictionary has: katakana before a word that only places have around them, or behind their country and a dot."""

from __future__ import annotations

import re

from uratori.names.words import lexicon
from uratori.names.words.spots import generic
from uratori.names.words.units import EDGES, Unit

_KATAKANA = re.compile(r"[ァ-ヶー]+")
_DOTTED = re.compile(r"[ァ-ヶー]+(?:・[ァ-ヶー]+)*")  # サン・ジョルジョ is one word of the dictionary


def foreign(units: list[Unit], at: int) -> int | None:
    """The unit after the place that starts at ``at``; None where none does."""
    if at + 1 < len(units) and units[at + 1].sort == "dot" and (headed := _headed(units, at)) is not None:
        return headed
    end = _katakana_run(units, at)
    if end is None:
        return None
    return end if _beside(units, at, end) or _of_land(units, at, end) or _stood_at(units, at, end) else None


def _headed(units: list[Unit], at: int) -> int | None:
    """ラ・メルセド|に, ハーン・ユニス|で: words that towns begin with, before a particle; not エル・ファニング|さん."""
    if units[at].text not in generic("toponym") or at + 2 >= len(units):
        return None
    before = units[at - 1] if at and units[at - 1].end == units[at].start else None
    if before is not None and before.sort not in EDGES and before.text not in generic("boundary"):
        return None
    end = at + 3
    while end + 1 < len(units) and units[end].sort == "dot" and _KATAKANA.fullmatch(units[end + 1].text):
        end += 2
    if end == len(units) or not _DOTTED.fullmatch(units[at + 2].text):
        return None
    return end if units[end].text in _WHERE or units[end].text in generic("vicinity") else None


def built(unit: Unit) -> bool:
    """セナムノイダム: one word in katakana that ends as a place does."""
    tail = lexicon.tail(unit.text) if unit.sort == "kana" else None
    return tail is not None and tail.sort == "place"


_WHERE = frozenset(("で", "へ", "に", "から", "まで", "の", "を", "や", "、", "市", "州", "県", "周辺", "港", "地区"))


def _katakana_run(units: list[Unit], at: int) -> int | None:
    """The unit after the words of katakana that begin at ``at``; None where they are part of more."""
    if units[at].sort not in _KANA_SORTS or not _KATAKANA.fullmatch(units[at].text):
        return None
    if at and units[at - 1].end == units[at].start and _KATAKANA.fullmatch(units[at - 1].text):
        return None
    end = at + 1
    while (
        end < len(units)
        and units[end].start == units[end - 1].end
        and units[end].sort in _KANA_SORTS
        and _KATAKANA.fullmatch(units[end].text)
    ):
        end += 1
    return end if units[end - 1].end - units[at].start > 1 else None


_KANA_SORTS = frozenset(("kana", "surname", "given", "person", "noun", "proper", "place"))


def _beside(units: list[Unit], at: int, end: int) -> bool:
    """ガオ|近郊: katakana before a word that only places have around them. A common noun (マンション|周辺) needs the narrower ones."""
    nxt = units[end] if end < len(units) and units[end].start == units[end - 1].end else None
    common = end == at + 1 and units[at].sort == "noun"
    return (
        nxt is not None
        and nxt.text in (_TOWNS if common else generic("vicinity"))
        and not (at and units[at - 1].end == units[at].start and units[at - 1].sort in ("dot", "noun"))
    )


def _of_land(units: list[Unit], at: int, end: int) -> bool:
    """バングラデシュ・コックスバザール|の: behind a country and a dot, with no title of a person behind it."""
    if at < 2 or units[at - 1].sort != "dot" or units[at - 2].sort not in ("country", "region"):
        return False
    if at > 2 and units[at - 3].end == units[at - 2].start and units[at - 3].sort != "other":
        return False
    nxt = units[end] if end < len(units) else None
    return nxt is not None and nxt.text in ("の", "で", "に", "へ", "から", "を", "、", "近郊", "郊外")


_TOWNS = frozenset(("近郊", "市内", "市街", "市街地"))


def _stood_at(units: list[Unit], at: int, end: int) -> bool:
    """マガミ|に|ある, グサウ|から|約|90|キロ: where something stands, and what it is so far from."""
    if all(u.sort == "noun" for u in units[at:end]):
        return False
    behind = [u.text for u in units[end : end + 4]]
    if behind[:2] in (["に", "ある"], ["に", "位置"], ["に", "入っ"], ["に", "到着"], ["入り", "し"]):
        return True
    return (
        behind[:1] == ["から"]
        and any(u.sort == "number" for u in units[end + 1 : end + 3])
        and "キロ" in [u.text for u in units[end + 2 : end + 4]]
    )
