"""Whether a run of nouns that ends as organizations do is the name of one, or only a sort of body (スポーツ大学, 韓国企業)."""

from __future__ import annotations

import re
from typing import NamedTuple

from uratori.names.words import countries
from uratori.names.words.spots import endings_of, generic
from uratori.names.words.units import NAMELIKE, PROPER, Unit

KATAKANA = re.compile(r"[ァ-ヶー]+")
_THING = re.compile(r"[ァ-ヶー・]+|(?:犠牲|内野|外野|二塁|三塁|満塁|先頭打者)[ァ-ヶー]+")
_KANJI = re.compile(r"[㐀-鿿々ヶ]+")


def thing(word: str) -> bool:
    """フィギュアスケート, 犠牲フライ: whether a word in katakana ends as things and doings do, and firms seldom; not 東京ガス."""
    return word.endswith(endings_of("thing")) and _THING.fullmatch(word) is not None


class _Ended(NamedTuple):
    """A run of nouns: what stands before its ending, the ending, and what is glued behind it."""

    inner: list[Unit]
    last: Unit
    kind: str
    behind: Unit | None


def names_one(units: list[Unit], at: int, end: int) -> bool:
    """Whether a stretch names one organization: it holds a proper noun, or its ending says so alone."""
    last = units[end - 1]
    if last.ending is None:
        return False
    behind = units[end] if end < len(units) and units[end].start == last.end else None
    run = _Ended(units[at : end - 1], last, last.ending.kind, behind)
    if _no_body(run):
        return False
    for says in (_of_state, _alone, _of_names):
        said = says(run)
        if said is not None:
            return said
    return _of_common_nouns(run)


def _no_body(run: _Ended) -> bool:
    """ラグビー|大学|選手権, アヌシー|国際|アニメーション|映画祭; 3カ国合同|海軍; VPN|機器; ゲアン|省."""
    inner, last = run.inner, run.last
    if run.behind is not None and run.behind.text in generic("contest"):
        common = last.text in generic("schooling") and all(u.sort == "noun" for u in inner)
        if run.kind == "company" or common:
            return True
    if any(u.sort == "number" for u in inner[:1]) and run.kind == "military":
        return True
    initials = len(inner) == 1 and inner[0].sort == "latin" and len(inner[0]) < 5
    return initials and last.text in generic("apparatus")


def _of_state(run: _Ended) -> bool | None:
    """南部|学校給食センター, 米|心臓|協会, 第|9|管区|海上保安本部, 上市|署: what needs no proper noun; not カンダハル|省."""
    inner, last = run.inner, run.last
    if last.text in generic("quartered") and inner and all(u.text in generic("quarter") for u in inner):
        return True
    if len(inner) > 1 and countries.of_short(inner[0].text) and last.text.endswith(endings_of("learned")):
        return inner[1].text not in generic("modifier")
    if len(inner) > 1 and inner[0].text == "第" and inner[1].sort == "number":
        return run.kind in ("police", "military")
    if len(inner) == 1 and province(inner[0], last):
        return False
    if last.text == "署" and len(inner) == 1 and len(inner[0]) > 1 and inner[0].text not in generic("modifier"):
        return bool(_KANJI.fullmatch(inner[0].text)) and inner[0].text[0] not in "同両各全本"
    return None


def _alone(run: _Ended) -> bool | None:
    """海軍|幹部, not 海軍|演習: an ending with nothing before it, or one that is a name with common nouns (再発防止|検討委員会)."""
    inner, last, behind = run.inner, run.last, run.behind
    if not inner and behind is not None and behind.sort == "noun" and behind.ending is None:
        return behind.text in generic("within")
    if _introducing(inner) or last.text in ("会社", "企業"):
        return False
    ends_alone = last.ending is not None and last.ending.alone
    if not inner or ends_alone:
        return ends_alone and not (inner and inner[0].text in generic("press"))
    return None


def _of_names(run: _Ended) -> bool | None:
    """オーシャン・ハーモニー|海運, 仏|大使館, ラオス通信|は, not 中国通信|大手, 韓国|企業."""
    inner, last = run.inner, run.last
    if _joined(inner, 4 if last.text in ("紙", "誌") else 7):
        return True
    if len(inner) == 1 and last.text in generic("mission") and countries.of_short(inner[0].text):
        return True
    if not any(u.sort in PROPER for u in inner):
        return None
    if last.text in generic("reporting") and not _goes_on(run):
        return True
    return not (len(inner) == 1 and inner[0].sort == "country" and last.text in generic("nationality"))


def _goes_on(run: _Ended) -> bool:
    return run.behind is not None and run.behind.sort == "noun"


def _of_common_nouns(run: _Ended) -> bool:
    """もみじ|銀, 青峰|県庁, 国家|緊急|事態|委員会: common nouns before endings that make names of them."""
    inner, last = run.inner, run.last
    first = inner[0]
    if run.kind == "outlet":
        return first.sort == "noun" and first.text not in generic("press") and len(inner) <= 2
    if last.text == "銀":
        return first.text not in generic("modifier") and not _goes_on(run)
    if last.text in ("株式会社", "有限会社", "合同会社"):
        return True
    if last.text == "党":
        return sum(len(u) for u in inner) > 1 and not any(
            u.text in generic("modifier") and u.text not in generic("idea") for u in inner
        )
    if len(last.text) > 1 and last.text[0] in "県市町" and last.text[0] != inner[-1].text[-1]:
        return all(_KANJI.fullmatch(u.text) and u.text not in generic("nonplace") for u in inner)
    if first.text in _FOUNDED and run.kind == "hospital" and len(inner) > 1:
        return True  # 県立|こども|医療センター
    if run.kind == "university" and last.text.endswith(("大", "大学", "高")):
        return _school(inner, last.text)
    if first.text in generic("statal") and len(inner) > 1 and last.text in generic("council"):
        return True
    return last.text.endswith(endings_of("learned")) and _long(inner)


_FOUNDED = frozenset(("国立", "県立", "市立", "都立", "府立", "道立", "区立", "町立", "村立", "公立"))


def _school(inner: list[Unit], ending: str) -> bool:
    """医療|大学, 東邦|理科大: a school called by a common noun."""
    one = len(inner) == 1 and len(inner[0]) > 1 and inner[0].text not in generic("modifier")
    if ending in ("大", "大学"):
        return ending == "大" or one
    return one and bool(_KANJI.fullmatch(inner[0].text))


def province(stem: Unit, last: Unit) -> bool:
    """ゲアン|省, カンダハル|省: a province abroad; スポーツ|省 and エネルギー|省 are ministries, of common words."""
    return last.text == "省" and stem.sort in ("kana", "place") and KATAKANA.fullmatch(stem.text) is not None


def _joined(inner: list[Unit], least: int) -> bool:
    """オーシャン・ハーモニー|海運: words of katakana with a dot between them before an ending; not バス・|鉄道."""
    dots = [k for k, u in enumerate(inner) if u.sort == "dot"]
    return (
        bool(dots)
        and dots[-1] < len(inner) - 1
        and all(KATAKANA.fullmatch(u.text) for u in inner if u.sort != "dot")
        and sum(len(u) for u in inner) > least
    )


def _introducing(inner: list[Unit]) -> bool:
    """格安|航空|会社|ハンビット…: a common noun that only introduces the name behind it; the name starts there."""
    for k in range(len(inner) - 2, -1, -1):
        if inner[k].text in generic("maker") and inner[k + 1].sort in NAMELIKE:
            return not any(u.sort in PROPER for u in inner[: k + 1])
    return False


def _long(inner: list[Unit]) -> bool:
    first = inner[0]
    if len(inner) == 1 and first.text in ("国際", "全国", "世界", "全日本"):
        return True  # 国際連盟
    if (
        (first.text in generic("press") and first.text not in ("国際", "全国"))
        or first.sort == "prefix"
        or first.text in ("関係", "地元", "各", "同")
    ):
        return False
    return sum(len(u) for u in inner) >= 4 and (len(inner) >= 2 or len(first) >= 4)
