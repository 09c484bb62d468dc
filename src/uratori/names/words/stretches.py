"""Runs of nouns that end as organizations do."""

from __future__ import annotations

import re

from uratori.names.words.bodily import KATAKANA
from uratori.names.words.spots import Spot, endings_of, generic
from uratori.names.words.units import NAMELIKE, PROPER, Unit

_KANJI = re.compile(r"[㐀-鿿々ヶ]+")


HIRAGANA = re.compile(r"[ぁ-んー]{2,}")


PARTS = PROPER | {"noun", "prefix", "number", "adjective"}


# One kanji that ends an organization only right after a proper noun (帝都|紙, みどり|屋); the rest after any noun.
_NO_PLACE = NAMELIKE - {"place", "region"}
_AFTER_PROPER = frozenset("社会団組屋堂紙誌派亭庵")


SECTIONS = frozenset("課室部局警委")


_SCHOOL = frozenset("大小中高")


LOCAL = frozenset("県市町村区都府道国州")


_LONGEST = 12


ERAS = frozenset(("現代", "近代", "世紀", "未来", "将来", "古代", "中世", "四季"))  # 瀬戸内|現代|美術館


def run(units: list[Unit], at: int) -> int:
    end = at
    while end < len(units) and end - at < 6 and (units[end].sort in PARTS or dotted(units, end)):
        if end > at and units[end].start != units[end - 1].end:
            break
        end += 1
    return end


def dotted(units: list[Unit], k: int) -> bool:
    return units[k].sort == "dot" and 0 < k < len(units) - 1 and wordlike(units[k - 1]) and wordlike(units[k + 1])


def partners(units: list[Unit], at: int) -> int | None:
    """The unit after 森本・浜口・辻|法律事務所: an office that bears the family names of those who share it."""
    k = at
    while k + 2 < len(units) and k - at < 10 and _joined_name(units, k) and units[k + 1].sort == "dot":
        k += 2
    if k == at or not _joined_name(units, k):
        return None
    last = units[k + 1] if k + 1 < len(units) else None
    shared = last is not None and last.start == units[k].end and last.text.endswith(endings_of("partnership"))
    return k + 2 if shared else None


def _joined_name(units: list[Unit], k: int) -> bool:
    """森本, 辻: one of the names, glued to what stands behind it."""
    return units[k].sort in NAMELIKE | {"noun"} and k + 1 < len(units) and units[k + 1].start == units[k].end


def wordlike(unit: Unit) -> bool:
    return bool(KATAKANA.fullmatch(unit.text)) or unit.sort == "latin"


def stretch(units: list[Unit], at: int, *, glued: bool) -> int | None:
    """The unit after the last ending of an organization in the run of nouns that starts at ``at``."""
    last = None
    k = at
    if glued and (k >= len(units) or units[k].start != units[k - 1].end):
        return None
    while k < len(units) and k - at < _LONGEST:
        u = units[k]
        if k > at and u.start != units[k - 1].end:
            break
        if (
            u.sort not in PARTS
            and not dotted(units, k)
            and not ((k > at and u.text in ERAS) or ((k > at or glued) and _trade(units, k)))
        ):
            break
        if u.text in generic("boundary") and k > at and u.ending is None:
            break
        if u.ending is not None and _is_end(units, at, k, glued=glued):
            last = k + 1
        k += 1
    return last


def _trade(units: list[Unit], k: int) -> bool:
    """日本|劇作家|協会, 全国|知事|会: those whom a body is of, right before its ending."""
    if units[k].sort not in ("before", "title") or k + 1 >= len(units):
        return False
    nxt = units[k + 1]
    return (
        nxt.start == units[k].end
        and nxt.ending is not None
        and nxt.ending.sort == "organization"
        and nxt.ending.kind == ""
    )


def _is_end(units: list[Unit], at: int, k: int, *, glued: bool) -> bool:
    u = units[k]
    if u.ending is None or u.ending.sort != "organization":
        return False
    if u.text in _SCHOOL:
        return k > at and _school(units, at, k)
    if k == at and not glued:
        return u.ending.alone
    if k == 0:
        return False
    before = units[k - 1]
    if u.text in SECTIONS:
        if before.text in generic("room"):
            return False  # 会見|室, not 危機管理|室
        if before.text in LOCAL or before.sort == "body" or before.text[-1] in LOCAL or (k > at and glued):
            return True
        return u.text in "局部課室" and any(_governs(x) for x in units[at : k - 1])  # 運輸省|鉄道|局
    if u.text in _AFTER_PROPER:
        return before.sort in _NO_PLACE or bool(HIRAGANA.fullmatch(before.text)) or _behind_dot(units, k)
    if u.text == "銀":
        return before.sort in PROPER or (
            k > at and len(before) > 1 and before.sort == "noun" and k == at + 1
        )  # もみじ|銀
    if len(u.text) == 1:
        if u.text == "署" and k == at + 1 and len(before) > 1:
            return True
        return before.sort in PROPER or before.ending is not None or k - at >= 2 or glued
    return True


def _behind_dot(units: list[Unit], k: int) -> bool:
    """ル・リターン|紙: katakana behind a dot is no common word there."""
    return k > 1 and units[k - 2].sort == "dot" and bool(KATAKANA.fullmatch(units[k - 1].text))


def _governs(unit: Unit) -> bool:
    return unit.ending is not None and unit.ending.kind in ("government", "police")


def _school(units: list[Unit], at: int, k: int) -> bool:
    """大, 小 and 中 end a school's name only after a proper noun and before a title or a break (京都|大|教授, 極東連邦|大|で)."""
    before = units[k - 1]
    if before.text in generic("modifier") or before.sort == "country":
        return before.text == "連邦" and units[k].text == "大"
    if units[k].text == "高" and (k - at > 3 or not _high(units[at:k])):
        return False
    if before.sort not in NAMELIKE and not (
        (units[k].text in "大高" or _of_pupils(units, k)) and _KANJI.fullmatch(before.text) and len(before) > 1
    ):
        return False
    nxt = units[k + 1] if k + 1 < len(units) else None
    return (
        nxt is None
        or nxt.start != units[k].end
        or (units[k].text == "高" and len(nxt) > 2 and nxt.text[-1] == "部")  # 足利渡良瀬|高|山岳部
        or nxt.text.endswith(endings_of("faculty"))
        or nxt.sort in ("title", "other", "stop", "close", "gap", "open", "dot")
    )


def _of_pupils(units: list[Unit], k: int) -> bool:
    """修道|小|の|授業: what only a school has."""
    return k + 2 < len(units) and units[k + 1].text == "の" and units[k + 2].text in generic("pupil")


def _high(inner: list[Unit]) -> bool:
    """花巻|清明|高, 甲府|東|高, 県立|足利|高: a high school; 東京|株|高 and 中国|原油|高 are prices."""
    if inner[0].text in ("県立", "市立", "都立", "府立", "道立", "私立", "区立", "町立") and len(inner) > 1:
        inner = inner[1:]
    return inner[0].sort in ("place", "region", "surname", "kanji", "proper") and all(
        _KANJI.fullmatch(u.text) and u.text not in generic("price") for u in inner
    )


def spanning(units: list[Unit], at: int, end: int, kind: str | None) -> Spot:
    """The organization that units ``at`` to ``end`` name; without a ``kind`` its ending says which."""
    start, stop = units[at].start, units[end - 1].end
    ending = units[end - 1].ending
    return Spot(start, stop, "organization", (start, stop), kind=kind or (ending.kind if ending else ""))
