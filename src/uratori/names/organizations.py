"""Organizations: a proper noun and what follows it up to an ending of organizations (三和田市|保健所, 淡輪|産業)."""

from __future__ import annotations

import re

from uratori.names.spots import Spot, generic
from uratori.names.units import NAMELIKE, Unit

_KATAKANA = re.compile(r"[ァ-ヶー]+")
_KANJI = re.compile(r"[㐀-鿿々ヶ]+")
_PROPER = NAMELIKE | {"country", "capital", "body", "outlet"}
_PARTS = _PROPER | {"noun", "prefix", "number", "adjective"}
# One kanji that ends an organization only right after a proper noun.
_LIGHT = frozenset("社党会団派組屋堂軍署銀大小中紙誌研港省庁窯子")
_SCHOOL = frozenset(("大", "小", "中"))
_LONGEST = 12


def organization(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    """The organization that starts at unit ``at``, and the unit after it."""
    first = units[at]
    if first.sort in ("outlet", "body"):
        return _known(units, at)
    if first.sort in ("country", "capital") or first.sort in _PARTS or first.text in ("株式会社", "一般社団法人"):
        return _built(units, at)
    return None


def _known(units: list[Unit], at: int) -> tuple[Spot, int]:
    """A known body, with what makes a part of it a body of its own (NHK|札幌|放送局, 総務省|消防庁)."""
    u = units[at]
    end = at + 1
    if u.sort == "body" or (u.entry is not None and u.entry.kind == "broadcaster"):
        longer = _stretch(units, at + 1, glued=True)
        if longer is not None and units[longer - 1].ending is not None and len(units[longer - 1].text) > 1:
            end = longer
    if end > at + 1:
        return _spot(units, at, end, None), end
    return Spot(
        u.start, u.end, "organization", (u.start, u.end), entry=u.entry, kind=u.entry.kind if u.entry else ""
    ), end


def _built(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    u = units[at]
    if u.text in generic("boundary") or u.text in generic("never"):
        return None
    if u.sort in ("country", "capital") and at + 1 < len(units) and units[at + 1].sort in ("body", "outlet"):
        nxt = units[at + 1]
        entry = nxt.entry
        if (
            nxt.start == u.end
            and entry is not None
            and entry.kind in ("government", "military", "party", "police", "bank", "court")
        ):
            return Spot(u.start, nxt.end, "organization", (u.start, nxt.end), kind=entry.kind), at + 2
        return None
    if u.text in (
        "株式会社",
        "有限会社",
        "合同会社",
        "一般社団法人",
        "公益財団法人",
        "社会福祉法人",
        "医療法人",
        "学校法人",
        "NPO法人",
    ):
        end = _run(units, at + 1)
        if end > at + 1:
            return _spot(units, at, end, "company"), end
        return None
    end = _stretch(units, at, glued=False)
    if end is None or not _names_one(units, at, end):
        return None
    return _spot(units, at, end, None), end


def _spot(units: list[Unit], at: int, end: int, kind: str | None) -> Spot:
    start, stop = units[at].start, units[end - 1].end
    ending = units[end - 1].ending
    return Spot(start, stop, "organization", (start, stop), kind=kind or (ending.kind if ending else ""))


def _run(units: list[Unit], at: int) -> int:
    end = at
    while end < len(units) and end - at < 6 and (units[end].sort in _PARTS or _dotted(units, end)):
        if end > at and units[end].start != units[end - 1].end:
            break
        end += 1
    return end


def _dotted(units: list[Unit], k: int) -> bool:
    return units[k].sort == "dot" and 0 < k < len(units) - 1 and _wordlike(units[k - 1]) and _wordlike(units[k + 1])


def _wordlike(unit: Unit) -> bool:
    return bool(_KATAKANA.fullmatch(unit.text)) or unit.sort == "latin"


def _stretch(units: list[Unit], at: int, *, glued: bool) -> int | None:
    """The unit after the last ending of an organization in the run of nouns that starts at ``at``."""
    last = None
    k = at
    if glued and (k >= len(units) or units[k].start != units[k - 1].end):
        return None
    while k < len(units) and k - at < _LONGEST:
        u = units[k]
        if k > at and u.start != units[k - 1].end:
            break
        if u.sort not in _PARTS and not _dotted(units, k):
            break
        if u.text in generic("boundary") and not (u.ending is not None and k > at):
            break
        if _is_end(units, at, k):
            last = k + 1
        k += 1
    return last


def _is_end(units: list[Unit], at: int, k: int) -> bool:
    u = units[k]
    if u.ending is None or u.ending.sort != "organization":
        return False
    if u.text in _SCHOOL:
        return k > at and _school(units, at, k)
    if len(u.text) == 1 and u.text in _LIGHT:
        if k == at:
            return False
        before = units[k - 1]
        if u.text in ("社", "会", "団", "組", "屋", "堂", "紙", "誌", "派"):
            return before.sort in NAMELIKE - {"place"} or (before.ending is not None and k - 1 > at)
        return before.sort in _PROPER or before.ending is not None or k - at >= 2
    return k > at or u.ending.alone


def _school(units: list[Unit], at: int, k: int) -> bool:
    """大, 小 and 中 end a school's name only after a proper noun and before a title or a break (京都大教授, 極東連邦大で)."""
    if units[k - 1].sort not in NAMELIKE and not (k - at >= 1 and _KANJI.fullmatch(units[k - 1].text)):
        return False
    if units[k - 1].sort not in NAMELIKE and units[k].text != "大":
        return False
    nxt = units[k + 1] if k + 1 < len(units) else None
    if (
        nxt is None
        or nxt.start != units[k].end
        or nxt.sort in ("title", "other", "stop", "close", "gap", "open", "dot")
    ):
        return units[k - 1].sort not in ("country",) and units[k - 1].text not in generic("modifier")
    return False


def _names_one(units: list[Unit], at: int, end: int) -> bool:
    """Whether a stretch names one organization: it holds a proper noun, or its ending says so alone."""
    last = units[end - 1]
    if end - at == 1:
        return last.ending is not None and last.ending.alone
    inner = units[at : end - 1]
    if any(u.sort in _PROPER for u in inner):
        return not (len(inner) == 1 and inner[0].sort == "country" and last.text in _AFTER_COUNTRY_COMMON)
    if last.ending is not None and last.ending.kind == "outlet":
        return len(inner) == 1 and inner[0].sort == "noun" and inner[0].text not in generic("modifier")
    if last.ending is not None and last.ending.alone:
        return True
    return all(u.text not in generic("modifier") for u in inner) and _odd(inner)


# 韓国会社, 中国企業: nationality and a common noun.
_AFTER_COUNTRY_COMMON = frozenset(
    [
        "会社",
        "社",
        "紙",
        "誌",
        "メディア",
        "団",
        "派",
        "組",
        "会",
        "屋",
        "銀行",
        "大学",
        "病院",
        "センター",
        "新聞",
        "テレビ",
        "ニュース",
        "放送",
        "通信",
        "グループ",
        "代表団",
        "企業",
        "組合",
        "教会",
        "産業",
        "工業",
        "自動車",
        "航空",
        "銀",
        "大",
        "観光",
        "交通",
        "食品",
        "映画",
        "出版",
        "電力",
        "石油",
        "ガス",
        "議会",
        "国会",
    ]
) - {"議会", "国会"}


def _odd(inner: list[Unit]) -> bool:
    return (
        len(inner) == 1
        and inner[0].sort == "noun"
        and not _KANJI.fullmatch(inner[0].text)
        and len(inner[0]) > 2
        and False
    )
