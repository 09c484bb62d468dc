"""Organizations: a proper noun and what follows it up to an ending of organizations (三和田市|保健所, 淡輪|産業)."""

from __future__ import annotations

import re

from uratori.names import lexicon, outlets
from uratori.names.gloss import gloss
from uratori.names.lexicon import Entry
from uratori.names.spots import Spot, generic
from uratori.names.units import NAMELIKE, Unit

_KATAKANA = re.compile(r"[ァ-ヶー]+")
_KANJI = re.compile(r"[㐀-鿿々ヶ]+")
_HIRAGANA = re.compile(r"[ぁ-んー]{2,}")
_PROPER = NAMELIKE | {"country", "capital", "body", "outlet"}
_PARTS = _PROPER | {"noun", "prefix", "number", "adjective"}
# One kanji that ends an organization only right after a proper noun (帝都|紙, つむぎ|屋); the rest after any noun.
_AFTER_PROPER = frozenset("社会団組屋堂紙誌派亭庵")
_SECTION = frozenset("課室部局警委")
# 会見|室 is a room, 危機管理|室 a body.
_ROOMS = frozenset(
    (
        "会見",
        "記者会見",
        "記者",
        "会議",
        "応接",
        "控",
        "取調",
        "教",
        "実験",
        "手術",
        "診察",
        "事務",
        "資料",
        "作業",
        "更衣",
    )
)
_NO_SECTION = frozenset(
    [
        "幹部",
        "内部",
        "一部",
        "全部",
        "外部",
        "上部",
        "下部",
        "各部",
        "東部",
        "西部",
        "南部",
        "北部",
        "中部",
        "中心部",
        "沿岸部",
        "山間部",
        "都市部",
    ]
)
_SCHOOL = frozenset("大小中")
_LEGAL = frozenset(
    [
        "株式会社",
        "有限会社",
        "合同会社",
        "一般社団法人",
        "公益社団法人",
        "一般財団法人",
        "公益財団法人",
        "社会福祉法人",
        "医療法人",
        "学校法人",
        "NPO法人",
        "宗教法人",
        "独立行政法人",
    ]
)
_COINED = frozenset(("kana", "latin", "proper", "person", "given", "surname"))
_STATE = frozenset(("government", "military", "party", "police", "bank", "court"))
_LOCAL = frozenset("県市町村区都府道国州")
_LONGEST = 12


def organization(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    """The organization that starts at unit ``at``, and the unit after it."""
    found = _organization(units, at)
    if found is None:
        return None
    spot, end = found
    after, other = gloss(units, end, text, text[spot.start : spot.end])
    if other is not None:
        spot = spot._replace(end=units[after - 1].end, gloss=other)
    return spot, after


def _organization(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    u = units[at]
    if u.sort in ("outlet", "body"):
        return _known(units, at)
    unsure = _unsure(units, at)
    if unsure is not None:
        return unsure
    if u.text in _LEGAL:
        end = _run(units, at + 1)
        return (_spot(units, at, end, "company"), end) if end > at + 1 else None
    if u.text in ("週刊", "月刊", "日刊", "隔週刊", "季刊") and at + 1 < len(units) and units[at + 1].start == u.end:
        end = _run(units, at + 1)
        if end > at + 1 and units[end - 1].text[-1] not in "誌紙化数号刊" and units[end - 1].end - u.start <= 12:
            return _spot(units, at, end, "magazine"), end  # 週刊ライトハウス
    if u.sort in _PARTS:
        return _built(units, at) or _introduced(units, at) or _listed(units, at)
    return None


def _listed(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    """講談社, 日野自動車: a proper noun of the dictionary that is neither a person nor a place is most often a company;
    one inside 『』 is a work, one before a longer noun (東証|プライム市場) a part of its name."""
    u = units[at]
    if u.sort != "proper" or len(u) < 2 or u.text in generic("never") or u.text[-1] in "者士員師語人病":
        return None
    tail = lexicon.tail(u.text)
    if tail is not None and tail.sort == "place":
        return None  # ハサン駅
    before = units[at - 1] if at else None
    nxt = units[at + 1] if at + 1 < len(units) else None
    if before is not None and (
        before.text == "『"
        or (before.end == u.start and before.sort not in ("open", "stop", "other", "mark", "gap", "close", "noun"))
    ):
        return None
    if (
        nxt is not None
        and nxt.start == u.end
        and nxt.sort in ("noun", "kana", "latin", "number", "proper")
        and nxt.text not in ("側", "製", "系", "傘下", "本社", "株", "幹部", "広報")
    ):
        return None
    end = at + 1
    while end < len(units) and (
        _dotted(units, end) or (end > at + 1 and _wordlike(units[end]) and units[end].start == units[end - 1].end)
    ):
        end += 1
    return _spot(units, at, end, None if units[end - 1].ending is not None else "company"), end


def _introduced(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    """機械大手|オルンド, 飲食店「つむぎ食堂」: a name that the word before it says to be an organization."""
    if at == 0:
        return None
    u, before = units[at], units[at - 1]
    if before.sort == "open" and before.text in "「『" and at >= 2 and units[at - 2].text in generic("maker"):
        end = next((k for k in range(at, min(len(units), at + 8)) if units[k].sort == "close"), None)
        if end is not None and end > at and all(x.sort not in ("other", "stop") for x in units[at:end]):
            return _spot(units, at, end, "company"), end
        return None
    if before.end == u.start and before.text in generic("maker") and (u.sort in _COINED or _KATAKANA.fullmatch(u.text)):
        end = at + 1
        while end < len(units) and (
            _dotted(units, end) or (_wordlike(units[end]) and units[end].start == units[end - 1].end)
        ):
            end += 1
        if end > at + 1 or (u.sort in _COINED and len(u) > 2):
            return _spot(units, at, end, "outlet" if before.text[-1] in "聞紙誌" else "company"), end
    return None


def _known(units: list[Unit], at: int) -> tuple[Spot, int]:
    """A known body, with what makes a part of it a body of its own (NHK|札幌|放送局, 総務省|消防庁)."""
    u = units[at]
    end = at + 1
    if u.sort == "body" or (u.entry is not None and u.entry.kind == "broadcaster"):
        longer = _stretch(units, at + 1, glued=True)
        if longer is not None and (len(units[longer - 1].text) > 1 or units[longer - 1].text in _SECTION):
            end = longer
    if (
        end < len(units)
        and u.sort == "outlet"
        and units[end].text in ("紙", "誌", "電子版")
        and units[end].start == u.end
    ):
        end += 1
    if end > at + 1 and u.sort == "body":
        return _spot(units, at, end, None), end
    kind = u.entry.kind if u.entry else ""
    return Spot(u.start, units[end - 1].end, "organization", (u.start, u.end), entry=u.entry, kind=kind), end


def _unsure(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    """An outlet whose name is a common word too: タイムズ紙, 英紙タイムズ, (共同)."""
    u = units[at]
    outlet = outlets.find_unsure(u.text) if u.sort in _PARTS or u.sort == "time" else None
    if outlet is None:
        return None
    nxt = units[at + 1] if at + 1 < len(units) else None
    before = units[at - 1] if at else None
    if nxt is not None and nxt.start == u.end and nxt.sort == "dot":
        return None  # サイエンス・アドバンシズ
    behind = nxt is not None and nxt.start == u.end and nxt.text in ("紙", "誌", "電子版", "通信")
    ahead = before is not None and (
        before.text[-1:] in "紙誌" or before.text.endswith(("サイト", "メディア", "通信社"))
    )
    credit = before is not None and nxt is not None and before.text == "(" and nxt.text == ")"
    if not (behind or ahead or credit):
        return None
    end = at + 2 if behind else at + 1
    entry = Entry("outlet", outlet.name, outlet.kind, outlet.country)
    return Spot(u.start, units[end - 1].end, "organization", (u.start, u.end), entry=entry, kind=outlet.kind), end


def _built(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    u = units[at]
    if u.text in generic("never"):
        return None
    if u.text in generic("boundary"):
        press = at + 1 < len(units) and (end := units[at + 1].ending) is not None and end.kind == "outlet"
        if not press or u.text in generic("press"):
            return None
    if u.sort in ("country", "capital") and at + 1 < len(units) and units[at + 1].sort in ("body", "outlet"):
        return _national(units, at)
    if u.text in _LOCAL or (len(u) == 2 and u.text[0] == "同" and u.text[1] in _LOCAL):
        return _section(units, at)
    stop = _stretch(units, at, glued=False)
    if stop is None:
        return None
    if _names_one(units, at, stop):
        return _spot(units, at, stop, None), stop
    if _weak(units, at, stop):
        return _spot(units, at, stop, None)._replace(weak=True), stop
    return None


def _national(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    """韓国|国家情報院: the country belongs to the name of a body of state."""
    u, nxt = units[at], units[at + 1]
    if nxt.start != u.end or nxt.entry is None or nxt.entry.kind not in _STATE:
        return None
    spot, end = _known(units, at + 1)
    return Spot(u.start, spot.end, "organization", (u.start, spot.end), kind=nxt.entry.kind), end


def _section(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    """県|水産課, 市|教委, 県|警: a section of the government at hand."""
    stop = _stretch(units, at + 1, glued=True)
    if stop is None and at + 1 < len(units) and units[at + 1].start == units[at].end and len(units[at + 1]) > 1:
        stop = (
            at + 2
            if units[at + 1].text[-1] in "課室局部"
            and units[at + 1].text not in _NO_SECTION
            and units[at + 1].sort == "noun"
            else None
        )  # 県|会計課
        return (_spot(units, at, stop, "government"), stop) if stop else None
    if stop is None or (at and units[at - 1].end == units[at].start and units[at - 1].sort in _PARTS):
        return None
    ending = units[stop - 1].ending
    if ending is None or ending.kind not in ("government", "police", ""):
        return None
    return _spot(units, at, stop, None), stop


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
        if u.text in generic("boundary") and k > at and u.ending is None:
            break
        if _is_end(units, at, k, glued=glued):
            last = k + 1
        k += 1
    return last


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
    if u.text in _SECTION:
        if before.text in _ROOMS:
            return False
        return before.text in _LOCAL or before.sort == "body" or before.text[-1] in _LOCAL or (k > at and glued)
    if u.text in _AFTER_PROPER:
        return before.sort in NAMELIKE - {"place", "region"} or bool(_HIRAGANA.fullmatch(before.text))
    if len(u.text) == 1:
        return before.sort in _PROPER or before.ending is not None or k - at >= 2 or glued
    return True


def _school(units: list[Unit], at: int, k: int) -> bool:
    """大, 小 and 中 end a school's name only after a proper noun and before a title or a break (京都|大|教授, 極東連邦|大|で)."""
    before = units[k - 1]
    if before.text in generic("modifier") or before.sort == "country":
        return before.text == "連邦" and units[k].text == "大"
    if before.sort not in NAMELIKE and not (
        units[k].text == "大" and _KANJI.fullmatch(before.text) and len(before) > 1
    ):
        return False
    nxt = units[k + 1] if k + 1 < len(units) else None
    return (
        nxt is None
        or nxt.start != units[k].end
        or nxt.sort in ("title", "other", "stop", "close", "gap", "open", "dot")
    )


def _names_one(units: list[Unit], at: int, end: int) -> bool:
    """Whether a stretch names one organization: it holds a proper noun, or its ending says so alone."""
    last = units[end - 1]
    if last.ending is None:
        return False
    inner = units[at : end - 1]
    if any(u.sort == "number" for u in inner[:1]) and last.ending.kind == "military":
        return False  # 3カ国合同|海軍
    nxt = units[end] if end < len(units) else None
    if not inner and nxt is not None and nxt.start == last.end and nxt.sort == "noun" and nxt.ending is None:
        return nxt.text in (
            "側",
            "内",
            "幹部",
            "当局",
            "当局者",
            "関係者",
            "高官",
            "職員",
            "報道局",
            "担当",
            "内部",
        )  # 海軍|演習
    if _introducing(inner) or last.text in ("会社", "企業"):
        return False
    if not inner or last.ending.alone:
        return last.ending.alone and not (inner and inner[0].text in generic("press"))
    if any(u.sort in _PROPER for u in inner):
        return not (len(inner) == 1 and inner[0].sort == "country" and last.text in generic("nationality"))
    if last.ending.kind == "outlet":
        return inner[0].sort == "noun" and inner[0].text not in generic("press") and len(inner) <= 2
    if last.text in ("株式会社", "有限会社", "合同会社"):
        return True
    if last.text == "党":
        return sum(len(u) for u in inner) > 1 and not any(
            u.text in generic("modifier") - generic("idea") for u in inner
        )
    if len(last.text) > 1 and last.text[0] in "県市町" and last.text[0] != inner[-1].text[-1]:
        return all(_KANJI.fullmatch(u.text) and u.text not in generic("nonplace") for u in inner)  # 東嶺|県庁
    if last.text in ("大", "大学") and last.ending.kind == "university":
        return last.text == "大" or (len(inner) == 1 and len(inner[0]) > 1 and inner[0].text not in generic("modifier"))
    return last.text in generic("learned") and _long(inner)


def _introducing(inner: list[Unit]) -> bool:
    """格安|航空|会社|ハンビット…: a common noun that only introduces the name behind it; the name starts there."""
    for k in range(len(inner) - 2, -1, -1):
        if inner[k].text in generic("maker") and inner[k + 1].sort in NAMELIKE:
            return not any(u.sort in _PROPER for u in inner[: k + 1])
    return False


def _long(inner: list[Unit]) -> bool:
    first = inner[0]
    if len(inner) == 1 and first.text in ("国際", "全国", "世界", "全日本"):
        return True  # 国際連盟
    if (
        first.text in generic("press") - {"国際", "全国"}
        or first.sort == "prefix"
        or first.text in ("関係", "地元", "各", "同")
    ):
        return False
    return sum(len(u) for u in inner) >= 4 and (len(inner) >= 2 or len(first) >= 4)


def _weak(units: list[Unit], at: int, end: int) -> bool:
    """つむぎ|食堂, 北辰|精機: a noun and an ending of companies. Only a document that says it again bears it out."""
    inner, last = units[at : end - 1], units[end - 1]
    if (
        len(inner) != 1
        or inner[0].sort not in ("noun", "adjective")
        or last.ending is None
        or last.ending.kind != "company"
    ):
        return False
    word = inner[0].text
    return word not in generic("modifier") and (
        bool(_HIRAGANA.fullmatch(word)) or (last.text in generic("firm") and len(word) > 1)
    )
