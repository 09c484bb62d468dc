"""Organizations: a proper noun and what follows it up to an ending of organizations (三和田市|保健所, 早瀬|産業)."""

from __future__ import annotations

import re

from uratori.data import outlets
from uratori.names.organizations.beside import branded, introduced, signed, spelled
from uratori.names.places.places import abroad
from uratori.names.words import lexicon
from uratori.names.words.bodily import KATAKANA, names_one, thing
from uratori.names.words.gloss import gloss
from uratori.names.words.lexicon import Entry
from uratori.names.words.spots import Spot, endings_of, generic
from uratori.names.words.stretches import (
    HIRAGANA,
    LOCAL,
    PARTS,
    SECTIONS,
    dotted,
    partners,
    run,
    spanning,
    stretch,
    wordlike,
)
from uratori.names.words.units import EDGES, Unit

_STATE = frozenset(("government", "military", "party", "police", "bank", "court"))


def organization(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    """The organization that starts at unit ``at``, and the unit after it."""
    found = _organization(units, at, text)
    if found is None:
        return None
    spot, end = _with_section(units, at, *found)
    after, other = gloss(units, end, text, text[spot.start : spot.end])
    if other is not None:
        spot = spot._replace(end=units[after - 1].end, gloss=other)
    return spot, after


def _with_section(units: list[Unit], at: int, spot: Spot, end: int) -> tuple[Spot, int]:
    """厚生労働省|医政局, 外務省|北米|局, 埼玉県警|生活|安全部: a section of a body of state is named with it; not 厚労省|幹部, 医政局|長."""
    if spot.kind not in _SECTIONED or spot.end != units[end - 1].end or spot.name != (spot.start, spot.end):
        return spot, end
    k = end
    while k < len(units) and k - end < _WORDS_OF_SECTION and units[k].start == units[k - 1].end:
        u = units[k]
        if u.sort not in ("noun", "place", "region"):
            break
        k += 1
        if u.text[-1] in _SECTION_ENDS and k - end + len(u) > 2 and u.text not in generic("unsection"):
            if units[k - 2].text in generic("room"):
                return spot, end  # 防衛省会見|室
            goes_on = k < len(units) and units[k].start == u.end and units[k].sort not in EDGES
            return (spot, end) if goes_on else (spanning(units, at, k, spot.kind), k)
    return spot, end


_SECTIONED = frozenset(("government", "police", "court"))
_SECTION_ENDS = frozenset("局部課室")
_WORDS_OF_SECTION = 4


def dated_paper(units: list[Unit], at: int) -> bool:
    """毎朝|新聞は: whether a paper stands at ``at`` that is called by when it comes; not 今朝|新聞が届いた, 毎朝|新聞を読む."""
    if units[at].text not in generic("printed") or at + 1 == len(units):
        return False
    paper, after = units[at + 1], units[at + 2].text if at + 2 < len(units) else ""
    return paper.text == "新聞" and paper.start == units[at].end and after not in ("を", "で", "に")


def _organization(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    u = units[at]
    if u.sort in ("outlet", "body"):
        return None if _typed(units, at) else _known(units, at)
    unsure = _unsure(units, at)
    if unsure is not None:
        return unsure
    if dated_paper(units, at):
        return spanning(units, at, at + 2, "newspaper"), at + 2
    if u.text in generic("legal"):
        end = signed(units, at + 1, text) or run(units, at + 1)
        return (spanning(units, at, end, "company"), end) if end > at + 1 else None
    if u.text in ("週刊", "月刊", "日刊", "隔週刊", "季刊") and at + 1 < len(units) and units[at + 1].start == u.end:
        end = run(units, at + 1)
        if end > at + 1 and units[end - 1].text[-1] not in "誌紙化数号刊" and units[end - 1].end - u.start <= 12:
            return spanning(units, at, end, "magazine"), end  # 週刊ライトハウス
    if (school := _of_town(units, at)) is not None:
        return spanning(units, at, school, "university"), school
    if (office := _of_a_state(units, at)) is not None:
        return spanning(units, at, office, "government"), office
    if u.sort in PARTS:
        return (
            spelled(units, at)
            or branded(units, at)
            or _built(units, at)
            or introduced(units, at)
            or _listed(units, at)
            or _acronymed(units, at, text)
        )
    return None


def _of_a_state(units: list[Unit], at: int) -> int | None:
    """海洋|警察庁, 国家|警察庁: an office abroad that holds the name of one at home; not 市内|警察庁."""
    if units[at].text not in generic("office abroad") or at + 1 == len(units) or units[at + 1].start != units[at].end:
        return None
    office = units[at + 1]
    known = office.sort == "body" and office.entry is not None and office.entry.country is not None
    return at + 2 if known and office.text[-1] in "庁省局" else None


def _typed(units: list[Unit], at: int) -> bool:
    """ボーイング|737|型: a machine by its maker's type."""
    if at + 2 >= len(units) or units[at + 1].sort not in ("number", "latin") or units[at + 1].start != units[at].end:
        return False
    return any(u.text in ("型", "型機", "機") for u in units[at + 2 : at + 5] if u.sort != "other")


def _over_dots(units: list[Unit], at: int) -> int:
    """The unit after a run of nouns with dots between them: 環境・再生可能|天然|資源|院."""
    end = run(units, at)
    while (
        end + 1 < len(units) and end - at < 10 and units[end].sort == "dot" and units[end].start == units[end - 1].end
    ):
        further = run(units, end + 1)
        if further == end + 1:
            return end
        end = further
    return end


def _acronymed(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    """国際|海事|局|(IMB): nouns that end as bodies do, with initials behind them; not 排他的経済水域(EEZ), 気候変動枠組み条約締約国会議(COP)."""
    if text.find("(", units[at].end, units[at].end + _REACH) < 0:
        return None
    if units[at].text in generic("boundary") or (at and units[at - 1].end == units[at].start):
        return None
    end = _over_dots(units, at)
    if (
        end - at < 2
        or not _INITIALS.match(text, units[end - 1].end)
        or not units[end - 1].text.endswith(endings_of("bodily"))
    ):
        return None
    span = (units[at].start, units[end - 1].end)
    return Spot(*span, "organization", span), end


_INITIALS = re.compile(r"\([A-Z]{2,7}[a-z]?\)")
_REACH = 40  # characters of such a name behind its first word


# What proper nouns of the dictionary end in that are things: 独占禁止法, ノロウイルス, iPS細胞.
_NO_FIRM = frozenset("震災雨風嵐者士員師語人病法菌症剤薬炎液素酸体胞賞杯戦祭号型式酒米肉魚虫草石鉱油教派期代")


def _listed(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    """講談社, 日野自動車: a proper noun of the dictionary that is neither a person nor a place is most often a company;
    one inside 『』 is a work, one before a longer noun (東証|プライム市場) a part of its name."""
    u = units[at]
    if (
        u.sort != "proper"
        or len(u) < 2
        or u.text in generic("never")
        or u.text in generic("product")
        or u.text[-1] in _NO_FIRM
        or u.text.endswith(endings_of("goods"))
        or thing(u.text)
    ):
        return None
    tail = lexicon.tail(u.text)
    if tail is not None and tail.sort == "place":
        return None  # ハサン駅
    before = units[at - 1] if at else None
    nxt = units[at + 1] if at + 1 < len(units) else None
    if before is not None and before.end == u.start and KATAKANA.fullmatch(before.text) and KATAKANA.fullmatch(u.text):
        return None  # ブルー|オックス
    if before is not None and (
        before.text == "『"
        or (before.end == u.start and before.sort not in ("open", "stop", "other", "mark", "gap", "close", "noun"))
    ):
        return None
    if (
        nxt is not None
        and nxt.start == u.end
        and nxt.sort in ("noun", "kana", "latin", "number", "proper")
        and nxt.text not in ("側", "製", "系", "傘下", "本社", "株", "幹部", "広報", "便", "機")
    ):
        return None
    if nxt is not None and nxt.start == u.end and nxt.text == "さん" and len(u) == 2 and not KATAKANA.fullmatch(u.text):
        return None  # 小鉄|さん
    end = at + 1
    while end < len(units) and (
        dotted(units, end) or (end > at + 1 and wordlike(units[end]) and units[end].start == units[end - 1].end)
    ):
        end += 1
    return spanning(units, at, end, None if units[end - 1].ending is not None else "company"), end


def _known(units: list[Unit], at: int) -> tuple[Spot, int]:
    """A known body, with what makes a part of it a body of its own (NHK|札幌|放送局, 総務省|消防庁)."""
    u = units[at]
    end = at + 1
    if u.text in generic("branching") and end < len(units) and units[end].start == u.end:
        seat = units[end]
        after = units[end + 1] if end + 1 < len(units) and units[end + 1].start == seat.end else None
        if seat.sort in ("place", "region", "surname") and (
            after is None or after.sort in ("other", "stop", "open", "close")
        ):
            return spanning(units, at, end + 1, None), end + 1  # 連合|長野
    if u.entry is not None and u.entry.kind == "university" and (school := _attached(units, at)) is not None:
        return spanning(units, at, school, "university"), school
    if u.sort == "body" or (u.entry is not None and u.entry.kind == "broadcaster"):
        longer = stretch(units, at + 1, glued=True)
        if longer is not None and (len(units[longer - 1].text) > 1 or units[longer - 1].text in SECTIONS):
            end = longer
    if (
        end < len(units)
        and u.sort == "outlet"
        and units[end].text in ("紙", "誌", "電子版")
        and units[end].start == u.end
    ):
        end += 1
    if end > at + 1 and u.sort == "body":
        return spanning(units, at, end, None), end
    kind = u.entry.kind if u.entry else ""
    return Spot(u.start, units[end - 1].end, "organization", (u.start, u.end), entry=u.entry, kind=kind), end


def _attached(units: list[Unit], at: int) -> int | None:
    """東海大|相模, 日大|藤沢: a school of a university, by its town; not 日大|三島|キャンパス."""
    if at + 1 >= len(units) or units[at + 1].start != units[at].end:
        return None
    town = units[at + 1]
    after = units[at + 2] if at + 2 < len(units) and units[at + 2].start == town.end else None
    closed = after is None or after.sort in EDGES
    return at + 2 if town.sort in ("place", "region", "surname", "kanji") and len(town) > 1 and closed else None


def _of_town(units: list[Unit], at: int) -> int | None:
    """土浦|日大, 佐野|日大|高: a school of a university, its town before it."""
    nxt = units[at + 1] if at + 1 < len(units) else None
    if nxt is None or nxt.start != units[at].end or nxt.entry is None or nxt.entry.kind != "university":
        return None
    if units[at].sort not in ("place", "region", "surname", "kanji") or len(nxt) > 3:
        return None
    return at + 2 + (at + 2 < len(units) and units[at + 2].start == nxt.end and units[at + 2].text == "高")


def _unsure(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    """An outlet whose name is a common word too: タイムズ紙, 英紙タイムズ, (共同)."""
    u = units[at]
    outlet = outlets.find_unsure(u.text) if u.sort in PARTS or u.sort == "time" else None
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
    source = _cited_as(units, at)
    credit = (
        before is not None and nxt is not None and (before.text, nxt.text) in (("(", ")"), ("=", "】"), (" ", "】"))
    )
    if not (behind or ahead or credit or source):
        return None
    end = at + 2 if behind else at + 1
    entry = Entry("outlet", outlet.name, outlet.kind, outlet.country)
    return Spot(u.start, units[end - 1].end, "organization", (u.start, u.end), entry=entry, kind=outlet.kind), end


def _cited_as(units: list[Unit], at: int) -> bool:
    """読売|によると, 朝日|の報道では, 毎日、|朝日新聞|によると: a paper cut short, by what only papers do. The dictionary has each as a
    common word, too."""
    words = [u.text for u in units[at + 1 : at + 4]]
    opens = (
        at == 0 or units[at - 1].sort in ("stop", "open", "gap") or units[at - 1].text in ("は", "が", "と", "や", "を")
    )
    if not opens or not words or units[at + 1].start != units[at].end:
        return False
    return (
        words[:2] == ["に", "よる"]
        or words[:2] == ["に", "よれ"]
        or words[:2] == ["の", "報道"]
        or words[:2] == ["の", "取材"]
    )


def _heads_section(units: list[Unit], at: int, stop: int) -> bool:
    """JA全農の|風間|肥料|農薬|部長: a family name and the section that its bearer heads; not の三菱|電機|広報|部長."""
    if stop - at != 2 or units[at].sort != "surname" or at < 2 or units[at - 1].text != "の":
        return False
    k = stop
    while k < len(units) and units[k].start == units[k - 1].end and units[k].sort == "noun":
        k += 1
    head = units[k] if k > stop and k < len(units) and units[k].start == units[k - 1].end else None
    owner = units[at - 2]
    owned = owner.ending is not None or owner.sort in ("body", "proper", "outlet")
    return head is not None and head.sort == "title" and head.text.endswith(endings_of("chief")) and owned


_DATED = frozenset("年月日時")


def _built(units: list[Unit], at: int) -> tuple[Spot, int] | None:
    u = units[at]
    if u.text in generic("never"):
        return None
    if u.text in generic("boundary"):
        press = at + 1 < len(units) and (end := units[at + 1].ending) is not None and end.kind == "outlet"
        quarter = at + 1 < len(units) and units[at + 1].text in generic("quartered")  # 南部|学校給食センター
        if not quarter and (not press or u.text in generic("press")):
            return None
    if u.sort in ("country", "capital") and at + 1 < len(units) and units[at + 1].sort in ("body", "outlet"):
        return _national(units, at)
    if u.end - u.start == 1 and abroad(units, at) is not None:
        return None  # 独|ヴァイスハウプト・ファーマ
    if u.text in LOCAL or (len(u.text) == 2 and u.text[0] == "同" and u.text[1] in LOCAL):
        return _section(units, at)
    if at + 1 < len(units) and units[at + 1].sort == "dot" and (firm := partners(units, at)) is not None:
        return spanning(units, at, firm, "company"), firm
    if u.sort == "number" and at + 1 < len(units) and units[at + 1].text in _DATED:
        return None  # 6月|町議会
    stop = stretch(units, at, glued=False)
    if stop is None or _heads_section(units, at, stop):
        return None
    if names_one(units, at, stop):
        return spanning(units, at, stop, None), stop
    if _weak(units, at, stop):
        return spanning(units, at, stop, None)._replace(weak=True), stop
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
    stop = stretch(units, at + 1, glued=True)
    if stop is None and at + 1 < len(units) and units[at + 1].start == units[at].end and len(units[at + 1]) > 1:
        stop = (
            at + 2
            if units[at + 1].text[-1] in "課室局部"
            and units[at + 1].text not in generic("unsection")
            and units[at + 1].sort == "noun"
            else None
        )  # 県|会計課
        return (spanning(units, at, stop, "government"), stop) if stop else None
    if stop is None or (at and units[at - 1].end == units[at].start and units[at - 1].sort in PARTS):
        return None
    ending = units[stop - 1].ending
    if ending is None or ending.kind not in ("government", "police", ""):
        return None
    return spanning(units, at, stop, None), stop


def _weak(units: list[Unit], at: int, end: int) -> bool:
    """みどり|食堂, 北辰|精機: a noun and an ending of companies. Only a document that says it again bears it out."""
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
        bool(HIRAGANA.fullmatch(word)) or (last.text in generic("firm") and len(word) > 1)
    )
