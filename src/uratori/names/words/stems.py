"""Names that the dictionary cuts to pieces, as one word before their ending: 鹿|羽|市 → 鹿羽|市, 霧|ノ|瀬|署 → 霧ノ瀬|署."""

from __future__ import annotations

import re

from uratori.names.words import lexicon
from uratori.names.words.spots import generic
from uratori.names.words.units import EDGES, Unit

_KANJI = re.compile(r"[㐀-鿿々ヶ]+")
_LINKS = frozenset("ノ之ケヶガ")
_TOWNS = frozenset("市町村県郡区署")
# Of the endings of one kanji those that are most often a name's.
_SHORT = _TOWNS | frozenset("駅川港橋城寺島岬湖沼")
_NAMED = frozenset(("surname", "kanji", "given", "place"))
_PIECES = _NAMED | {"noun", "number", "time", "adjective"}
_FOUNDERS = frozenset("市県町村区都府道")
_SPLIT = frozenset("市県駅")
_SETTLED = frozenset("市県駅町村")
_COUNTIES = frozenset("県府郡")
_TAILS = _SPLIT | {"立"}
_MOST = 4


def stemmed(units: list[Unit]) -> list[Unit]:
    """The units of a sentence with such stems as one, of the sort kanji; the list itself where there is none."""
    first = next((k for k, u in enumerate(units) if u.ending is not None or u.text[-1] in _TAILS), None)
    if first is None:
        return units
    out = units[:first]
    changed = False
    for u in units[first:]:
        if u.text == "立" and out and out[-1].end == u.start and out[-1].text in _FOUNDERS:
            founder = out.pop()
            out.append(Unit(founder.start, u.end, founder.text + "立", "noun"))  # 市|立|東浜中
            changed = True
            continue
        if (
            (u.ending is not None or u.text[-1] in (_SPLIT if u.sort != "place" else _SETTLED))
            and out
            and out[-1].end == u.start
            and (len(out[-1].text) < 3 or _SOFT.fullmatch(out[-1].text))
        ):
            stem = _stem(out, u)
            if stem is not None:
                changed = True
                del out[stem[0] :]
                out.extend(stem[1])
                continue
        out.append(u)
    return out if changed else units


def _stem(before: list[Unit], u: Unit) -> tuple[int, list[Unit]] | None:
    """Which units before ``u`` are the stem of a name that ends with it (the number of the first), and what stands there instead."""
    towns = u.text in _TOWNS
    if (soft := _soft(before, u)) is not None:
        return soft, [_joined(before[soft:]), u]
    if u.ending is not None and u.sort == "noun" and (u.text in _SHORT if len(u) == 1 else u.ending.kind != "outlet"):
        first = _first(before, towns, 2)
        if first is None or len(before) - first < 2:
            return None
        return first, [_joined(before[first:]), u]
    if (
        len(u) in (2, 3)
        and u.text[-1] in _SPLIT
        and u.sort in ("given", "place", "proper")
        and _KANJI.fullmatch(u.text)
    ):
        first = _first(before, True, 1)  # 渕市 of 霧中|渕市
        if first is None and u.sort == "given" and before[-1].sort == "surname":
            first = len(before) - 1  # 北浜|見市: hardly a person
        if first is None or u.end - before[first].start > 5:
            return None
        cut, tail = u.end - 1, u.text[-1]
        stem = _joined([*before[first:], Unit(u.start, cut, u.text[:-1], u.sort)])
        return first, [stem, Unit(cut, u.end, tail, "noun", None, lexicon.endings().get(tail))]
    if (len(u) > 2 or _in_county(before)) and u.text[-1] in "町村市" and u.sort == "place" and _single(before):
        return len(before) - 1, [Unit(before[-1].start, u.end, before[-1].text + u.text, "place", None, u.ending)]
    return None


def _soft(before: list[Unit], u: Unit) -> int | None:
    """道南|い|さり|び|鉄道, 下関|き|ら|ら|銀行: hiragana that the dictionary does not have as a word, between a place and an ending of
    firms. In 京都|に|ある|銀行 a particle stands there."""
    if (
        u.ending is None
        or u.ending.sort != "organization"
        or u.ending.kind not in ("company", "bank", "sport", "hospital")
    ):
        return None
    k, broken = len(before), False
    while k > 0 and len(before) - k < _MOST + 2 and _SOFT.fullmatch(before[k - 1].text):
        if k < len(before) and before[k - 1].end != before[k].start:
            return None
        k -= 1
        broken = broken or len(before[k]) < 3
    soft = "".join(x.text for x in before[k:])
    if not broken or not 2 <= len(soft) <= 6 or soft[0] in _PARTICLES or k == 0 or before[k - 1].end != before[k].start:
        return None
    return k - 1 if before[k - 1].sort in ("place", "region", "surname", "kanji") and len(before[k - 1]) > 1 else None


_SOFT = re.compile(r"[ぁ-んー]+")
_PARTICLES = frozenset("にのでとやかもはがをへまよなだしさすっねぞぜわば")


def _in_county(before: list[Unit]) -> bool:
    """楢原|県|雁 before 谷町."""
    return len(before) > 1 and before[-2].text in _COUNTIES and before[-2].end == before[-1].start


def _single(before: list[Unit]) -> bool:
    """穂 of 穂|高井町: one kanji that opens its phrase and is a part of nothing else."""
    u, above = before[-1], before[-2] if len(before) > 1 else None
    return (
        len(u) == 1
        and u.sort == "noun"
        and _KANJI.fullmatch(u.text) is not None
        and u.text not in generic("affix")
        and (
            above is None
            or above.end != u.start
            or above.text in ("の", "・")
            or _in_county(before)
            or above.sort in EDGES - {"other"}
        )
    )


def _joined(pieces: list[Unit]) -> Unit:
    return Unit(pieces[0].start, pieces[-1].end, "".join(x.text for x in pieces), "kanji")


def _first(before: list[Unit], towns: bool, least: int) -> int | None:
    """The unit with which the stem begins that ends with the last of ``before`` and has ``least`` kanji; None where there is none."""
    k = len(before)
    signs = 0
    single = False
    while k > 0 and len(before) - k < _MOST:
        u = before[k - 1]
        if k < len(before) and u.end != before[k].start:
            break
        if u.text not in _LINKS:
            if u.entry is not None or not _piece(u, towns):
                break
            signs += len(u)
            single = single or len(u) == 1
        else:
            single = True
        if signs > _MOST:
            return None
        k -= 1
    while k < len(before) and (before[k].text in generic("affix") or before[k].text in _LINKS):
        signs -= len(before[k]) if before[k].text not in _LINKS else 0
        k += 1
    return k if single and signs >= least and k < len(before) else None


def _piece(u: Unit, towns: bool) -> bool:
    if not _KANJI.fullmatch(u.text):
        return False
    if len(u) == 1:
        return u.sort in _PIECES or (u.sort == "prefix" and u.text in "一二三四五六七八九十百千")
    if len(u) > 2 or u.text in generic("modifier") or u.text in generic("nonplace") or u.text in generic("never"):
        return False
    return u.sort in _NAMED or (towns and u.sort in ("noun", "adjective") and u.ending is None)
