"""Family names that the dictionary reads as common words or as places: 郡司|教授, 主将の|辻堂|が, 花形は「…」と話した.

Nearly every such name is in the dictionary as a family name as well. What stands beside it says that it is one here: a title or an
honorific behind it, an office before it, or that it speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from uratori.language import may_be_family
from uratori.names.words.spots import endings_of, generic
from uratori.names.words.units import EDGES, Unit

_KANJI = re.compile(r"[㐀-鿿々ヶ]{2,4}")
_READ = frozenset(("noun", "proper", "place"))
_ENDS = frozenset(("は", "が", "も", "を", "に", "と", "、", "(", "」", "の", "から", "や", "だ", "で"))
_EDGES = EDGES | {"dot"}
_BORNE = frozenset(("title", "honorific"))
_LOCAL = tuple("市町村区県府都道")
_TOLD = re.compile(
    r"は「[^「」]{1,120}」と(?:話|語|笑|振り返|喜|悔|胸|力|声|涙|述べ|感|目|意気|手応|反省|苦|明か|答え|うなず|頭)"
)

_PLAYS = re.compile(
    r"の(?:得点|ゴール|適時打|本塁打|[0-9]点|先制|決勝|好投|シュート|クロス|アシスト|パス|左前打|右前打|中前打|犠飛"
    r"|トライ|スマッシュ|スパイク|サーブ|好守|同点|逆転|ヘディング|直接FK|安打)"
)
# What one player does, whatever his team does: 大山の二塁打, where 広島の得点 is of the club.
_ALONE = re.compile(
    r"の(?:[一二三]塁打|適時|タイムリー|犠飛|犠打|スクイズ|内野安打|[左中右]前打|[0-9]{1,2}号|[234]ラン|ソロ|満塁弾|四球|死球|盗塁|ヘディング|直接FK|オーバーヘッド|ボレー"
    r"|クロスから|アシスト|スマッシュ|サービスエース|寝技|内股|背負い投げ|左フック|右ストレート)"
)


def families(units: list[Unit], text: str) -> list[Unit]:
    """The units of a sentence, with such names as family names; the list itself where there is none."""
    out = None
    for k, u in enumerate(units):
        if u.sort not in _READ or u.entry is not None or not 1 < len(u.text) < 5:
            continue
        full = not _is_one(units, k, text)
        if full and not _before_given(units, k):
            continue
        if not may_be_family(u.text) and (full or not _addressed(u, units[k + 1])):
            continue
        out = list(units) if out is None else out
        out[k] = Unit(u.start, u.end, u.text, "surname")
        if full:
            given = units[k + 1]
            out[k + 1] = Unit(given.start, given.end, given.text, "given")
    return units if out is None else out


def _is_one(units: list[Unit], k: int, text: str) -> bool:
    """Whether what stands beside unit ``k`` makes a family name of it. What is cheap to ask is asked first: nearly no noun is one."""
    if k + 1 == len(units):
        return False
    u, nxt = units[k], units[k + 1]
    if nxt.start != u.end:
        return False
    if nxt.text not in _ENDS and nxt.sort not in _BORNE:
        if not _formerly(units, k):
            return _heads(units, k)
        nxt = units[k + 2]
    if not (_named_behind(u, nxt) or _held(units, k, nxt) or _acts(u, nxt, text)):
        return False
    return (
        (k == 0 or units[k - 1].end != u.start or units[k - 1].sort in _EDGES)
        and _KANJI.fullmatch(u.text) is not None
        and u.text not in generic("modifier")
        and u.text not in generic("never")
        and u.text not in generic("unfamily")
    )


def _formerly(units: list[Unit], k: int) -> bool:
    """檜垣|元|執行役員: what one was, behind a family name; not 青森|前|知事."""
    if k + 2 >= len(units) or units[k].sort == "place" or units[k].ending is not None:
        return False
    was, office = units[k + 1], units[k + 2]
    return was.text in _WAS and office.sort == "title" and office.start == was.end


_WAS = frozenset("元前")


def _heads(units: list[Unit], k: int) -> bool:
    """市の|高瀬|農政課|長, 県の|的場|農林|水産|課長: who heads a section; not 市の|中部|建設|課長."""
    u = units[k]
    if k < 2 or units[k - 1].text != "の" or u.text in _TASKS or u.ending is not None or len(u) != 2:
        return False
    for n in range(k + 1, min(len(units), k + 5)):
        section = units[n]
        if section.start != units[n - 1].end or section.sort not in ("noun", "title"):
            return False
        if section.text.endswith(endings_of("chief")) or (
            section.text == "長" and units[n - 1].text[-1] in "課局室部" and n > k + 1
        ):
            return (
                _KANJI.fullmatch(u.text) is not None
                and u.text not in generic("modifier")
                and u.text not in generic("never")
            )
        if section.sort == "title":
            return False
    return False


_TASKS = frozenset(("水田", "生安"))


def _before_given(units: list[Unit], k: int) -> bool:
    """日向|瑞穂|社長, 社長 日向|瑞穂: a word and a given name that is a place too, with an office beside them."""
    u = units[k]
    given = units[k + 1] if k + 1 < len(units) else None
    if (
        len(u) > 3
        or given is None
        or given.start != u.end
        or given.sort not in ("given", "place", "noun")
        or len(given) not in (2, 3)
        or (given.sort == "noun" and not _called(units, k + 1))
    ):
        return False
    if given.entry is not None or _KANJI.fullmatch(u.text + given.text) is None or u.text in generic("modifier"):
        return False
    before, after = units[k - 1] if k else None, units[k + 2] if k + 2 < len(units) else None
    if before is not None and before.end == u.start and before.sort not in _EDGES and before.sort != "title":
        return False
    if after is not None and after.start == given.end:
        return after.sort == "honorific" or (
            after.sort == "title" and not after.text.startswith(_LOCAL) and after.text not in _LED
        )
    return before is not None and (
        before.sort == "title" or (before.sort == "gap" and k > 1 and units[k - 2].sort == "title")
    )


def _called(units: list[Unit], k: int) -> bool:
    """大空|さん, 日向|容疑者: a common noun before what only persons are called; not 農家|さん, 党員|氏, 工場|さん."""
    u, nxt = units[k], units[k + 1] if k + 1 < len(units) else None
    return (
        nxt is not None
        and nxt.start == u.end
        and (nxt.sort == "honorific" or nxt.text in generic("strong"))
        and nxt.text != "ら"
        and u.ending is None
        and u.text[-1] not in _CALLINGS
        and u.text not in generic("addressed")
        and u.text not in generic("modifier")
        and u.text not in generic("personlike")
    )


_LED = frozenset(("監督", "主将", "コーチ", "校長", "知事"))  # 広島|新庄|監督 may be of a school


def _named_behind(u: Unit, nxt: Unit) -> bool:
    """郡司|教授, 能登|さん; not 浜松|市長."""
    if nxt.sort == "title":
        local = nxt.text.startswith(_LOCAL) or nxt.text == "知事" or u.text in generic("area")
        return not (u.sort == "place" and local)
    return nxt.sort == "honorific" and nxt.text != "ら"


def _addressed(u: Unit, nxt: Unit) -> bool:
    """替地|さん, 太山|さん: no word for a person; not 魚屋さん, 患者さん, 農家さん, 原発さん."""
    return (
        u.sort == "noun"
        and nxt.text == "さん"
        and len(u) == 2
        and u.text[-1] not in _CALLINGS
        and u.ending is None
        and u.text not in generic("addressed")
    )


_CALLINGS = frozenset("者員師屋家士人手主客達方母父親婦官長生役子様殿女男年店社等")


def _held(units: list[Unit], k: int, nxt: Unit) -> bool:
    """主将の|辻堂|が, 投手の|漆畑|、; not 作家の|故郷|の."""
    return behind_office(units, k) and nxt.text in _ENDS and (nxt.text != "の" or units[k].sort != "noun")


def behind_office(units: Sequence[Unit], k: int) -> bool:
    """Whether unit ``k`` stands behind the office or the trade of one: 主将の|ファレアフ; not 委員の|ファンド."""
    return (
        k > 1
        and units[k - 1].text == "の"
        and units[k - 2].sort in ("title", "before")
        and units[k - 2].text not in generic("corps")
    )


def _acts(u: Unit, nxt: Unit, text: str) -> bool:
    """花形は「悔しい」と話した, 郡司の得点で."""
    if nxt.text == "は":
        return text.startswith("「", nxt.end) and _TOLD.match(text, nxt.start) is not None
    if nxt.text != "の":
        return False
    if u.sort == "place":
        return u.text not in generic("area") and _ALONE.match(text, nxt.start) is not None
    return u.sort == "noun" and (_PLAYS.match(text, nxt.start) or _ALONE.match(text, nxt.start)) is not None
