"""The forms of a person's name: kanji and kana, family and given, of the dictionary or not.

Here a name is only a stretch of words that can be one; what makes it a person is in ``persons``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from uratori.language import may_be_family
from uratori.names import ranks
from uratori.names.foreign import built
from uratori.names.spots import generic
from uratori.names.units import Unit

KANA_NAME = re.compile(r"[ァ-ヶー]{2,}")


KANJI_NAME = re.compile(r"[㐀-鿿々ヶ]+")


# What makes a person of the word before it, whatever that word is.


PREFIXES = frozenset(
    ["元", "前", "新", "現", "故", "旧", "次期", "初代", "代", "副", "両", "同", "総", "第", "名誉", "特任"]
)


# One-kanji family names that the dictionary also has as nouns (金, 王, 文): a name only right before a title.
_SINGLE = frozenset("金李朴崔趙文習王張劉周孫鄭尹盧黄徐馬楊呉郭許宋蔡頼曹汪丁薛秦魏蒋胡温韓沈陳洪梁朱陶唐范")


_NOT_GIVEN = frozenset("市県町村区郡都道府州省島川山港駅湾岬側内外産発着行前後系派党社軍署警課局大部")


class PersonName(NamedTuple):
    """A name: the unit after it, whether it is a full name, its script (kanji, kana, place), where the family name ends,
    and whether it needs no title to be a name."""

    end: int
    full: bool
    sort: str
    family: int | None = None
    sure: bool = True


def unknown_name(units: list[Unit], at: int) -> PersonName | None:
    """若草|亮介 after a title: a noun and a given name."""
    if units[at].sort == "noun" and KANJI_NAME.fullmatch(units[at].text) and units[at + 1].sort == "given":
        return PersonName(at + 2, True, "kanji", units[at].end)
    return None


_NUMERALS = frozenset("一二三四五六七八九十")


def person_name(units: list[Unit], at: int) -> PersonName | None:
    u = units[at]
    if len(u.text) == 1 and "ァ" <= u.text <= "ヶ" and at + 1 < len(units) and units[at + 1].sort == "dot":
        return _katakana(units, at)  # イ・ソンジュン
    if u.sort in ("person", "given", "kana", "surname", "capital", "body") and KANA_NAME.fullmatch(u.text):
        return _katakana(units, at)
    if u.sort == "proper" and at + 1 < len(units) and units[at + 1].sort == "dot":
        dotted = _katakana(units, at)  # コムラ・アメウ|大佐, but ソニー・ミュージックレーベルズ
        held = dotted is not None and dotted.end < len(units) and _officed(units, dotted.end)
        return dotted if held or (dotted is not None and _addressed(units, dotted.end)) else None
    if u.sort in ("place", "proper") and KANA_NAME.fullmatch(u.text):
        return _katakana(units, at)
    if u.sort == "noun" and KANA_NAME.fullmatch(u.text):
        dotted = _katakana(units, at)
        strong = (
            at + 1 < len(units) and units[at + 1].text in generic("strong") and units[at + 1].start == u.end
        )  # ラン氏
        return dotted if dotted and (dotted.full or strong or _officed(units, at + 1)) else None
    if u.sort == "person" and len(u) == 2 and u.text[0] in generic("clan") and _third(units, at + 1):
        return PersonName(at + 2, True, "kanji", u.start + 1)  # 李俊|熙
    if u.sort == "person":
        return PersonName(at + 1, len(u) > 2 or u.text[0] in generic("clan"), "kanji")
    if u.sort in ("surname", "given", "place", "kanji", "proper", "noun", "other", "prefix", "number"):
        return _kanji(units, at)
    if u.sort == "latin":
        return _latin(units, at)
    return None


def _third(units: list[Unit], at: int) -> bool:
    u = units[at] if at < len(units) else None
    return (
        u is not None
        and u.start == units[at - 1].end
        and len(u) == 1
        and u.sort in ("kanji", "given", "noun", "other")
        and KANJI_NAME.fullmatch(u.text) is not None
        and u.text not in _NOT_GIVEN
        and u.text not in PREFIXES
        and titled(units, at + 1)
    )


def _officed(units: list[Unit], at: int) -> bool:
    """Whether a title of an office of state follows: ライダー|報道官, カービー|戦略広報|調整官; not クラブ|会長."""
    for k in range(at, min(len(units), at + 4)):
        u = units[k]
        if u.start != units[k - 1].end:
            return False
        if u.sort == "title":
            return ranks.group(u.text) in ("speaker", "minister", "leader", "diplomat", "soldier")
        if u.sort not in ("noun", "prefix", "country") or (u.ending is not None and u.sort == "noun"):
            return False
    return False


def _addressed(units: list[Unit], at: int) -> bool:
    return at < len(units) and units[at].text in generic("strong") and units[at].start == units[at - 1].end


def _katakana(units: list[Unit], at: int) -> PersonName | None:
    """アントニオ・グテレス, プーチン, キム・ジョンウン: katakana words joined by dots."""
    end, person, parts = at + 1, units[at].sort in ("person", "given", "surname"), 1
    unknown = units[at].sort == "kana"
    while (
        end + 1 < len(units)
        and units[end].sort == "dot"
        and (KANA_NAME.fullmatch(units[end + 1].text) or _initial(units[end + 1]))
    ):
        part = units[end + 1]
        if part.sort in ("country", "outlet", "body", "title") or (
            part.sort == "capital" and not titled(units, end + 2)
        ):
            break  # ウィルソン・|リマ|知事 is one name
        person = person or part.sort in ("person", "given", "surname")
        unknown = unknown or part.sort == "kana"
        end, parts = end + 2, parts + 1
        while end < len(units) and units[end].start == units[end - 1].end and _more(units[end]):
            unknown, end = True, end + 1  # ソムポン・チャイ|ウォン
    last = units[end - 1]
    if last.ending is not None and last.sort in ("noun", "place") and not (parts > 1 and _officed(units, end)):
        return None  # ノルドヴィク・インダストリーズ
    if parts > 1 and not titled(units, end) and (units[at].text in generic("toponym") or built(last)):
        return None
    if parts > 1 and not (person or unknown) and not (_officed(units, end) or _glossed(units, end)):
        return None  # エネルギー・インフラ
    return PersonName(end, parts > 1, "kana")


def _more(unit: Unit) -> bool:
    return unit.sort in ("kana", "person", "given", "surname") and KANA_NAME.fullmatch(unit.text) is not None


def _glossed(units: list[Unit], at: int) -> bool:
    """ワン・イー(王毅)"""
    return (
        at + 2 < len(units) and units[at].text == "(" and units[at + 1].sort in ("person", "surname", "given", "kanji")
    )


def _initial(unit: Unit) -> bool:
    return unit.sort == "latin" and len(unit.text.strip(".")) == 1


def _latin(units: list[Unit], at: int) -> PersonName | None:
    """J・K・ローリング: initials before a katakana name."""
    if len(units[at].text.strip(".")) != 1 or at + 2 >= len(units) or units[at + 1].sort != "dot":
        return None
    rest = (
        person_name(units, at + 2) if units[at + 2].sort == "latin" or KANA_NAME.fullmatch(units[at + 2].text) else None
    )
    return PersonName(rest.end, True, "kana") if rest and rest.sort == "kana" else None


def _kanji(units: list[Unit], at: int) -> PersonName | None:
    u = units[at]
    if not KANJI_NAME.fullmatch(u.text):
        return _mixed(units, at)
    spaced = _spaced(units, at)
    if spaced is not None:
        return spaced
    in_kana = _kana_given(units, at)
    if in_kana is not None:
        return in_kana
    end = at + 1
    if (
        u.sort == "surname"
        and end < len(units)
        and units[end].start == u.end
        and (units[end].sort == "given" or (units[end].sort == "person" and KANA_NAME.fullmatch(units[end].text)))
        and not _ends_a_name(units[end])
        and (units[end].text not in generic("counted") or titled(units, end + 1))
    ):  # 村井|颯真, 湊|エミリ, but not 鳴海|一人|が
        end += 1
        family = u.end
        if u.text in generic("clan"):
            while end < len(units) and _joins(units, at, end):
                end += 1
        elif end < len(units) and len(units[end]) == 1 and (units[end].sort == "given" or _counts_sons(units, end)):
            end += 1
        while end < len(units) and units[end].text in generic("old") and units[end].start == units[end - 1].end:
            end += 1  # 一色|仙|之|丞
        return PersonName(end, True, "kanji", family)
    if (
        u.text[0] in generic("clan")
        and u.text not in PREFIXES
        and (len(u) == 1 or u.sort in ("surname", "given", "kanji"))
        and len(u) <= 3
    ):
        while end < len(units) and _joins(units, at, end):
            end += 1
        length = units[end - 1].end - u.start
        if (length >= 3 and (end > at + 1 or u.sort != "surname")) or (length == 2 and end > at + 1):
            known = all(x.sort in ("surname", "given", "person") for x in units[at:end])
            return PersonName(end, True, "kanji", u.start + 1, known)
        if len(u) == 1 and u.sort == "noun" and u.text not in generic("lone"):
            return PersonName(end, False, "kanji") if u.text in _SINGLE and titled(units, end) else None
    if (
        u.text in generic("lone")
        and u.sort in ("noun", "place")
        and end < len(units)
        and units[end].text in generic("borne")
    ):
        glued = (
            at and units[at - 1].end == u.start and units[at - 1].sort not in ("other", "stop", "open", "gap", "close")
        )
        return None if glued or units[end].start != u.end else PersonName(end, False, "kanji")  # 森|弁護士
    if u.sort == "surname":
        if (
            len(u) == 1
            and at
            and units[at - 1].end == u.start
            and units[at - 1].sort == "noun"
            and len(units[at - 1]) == 1
        ):
            return None  # 海|務|部長
        if end < len(units) and units[end].sort in ("place", "kanji", "person", "surname") and len(units[end]) <= 3:
            more = units[end]
            if KANJI_NAME.fullmatch(more.text) and titled(units, end + 1):
                return PersonName(end + 1, True, "kanji", u.end)
        if len(u) > 1 and _lone_given(units, end):
            return PersonName(end + 1, True, "kanji", u.end)  # 唐木田|颯|代表
        return PersonName(end, False, "kanji")
    if u.sort == "place" and len(u) <= 3:
        if end < len(units) and units[end].sort == "given":
            return PersonName(end + 1, True, "kanji", u.end)
        if end + 1 < len(units) and units[end].sort == "surname" and units[end + 1].sort == "given":
            return PersonName(end + 2, True, "kanji", units[end].end)  # 千種|谷|修平
        if (
            end + 1 < len(units)
            and len(units[end]) == 1
            and KANJI_NAME.fullmatch(units[end].text)
            and units[end].text not in _NOT_GIVEN
            and units[end].text not in PREFIXES
            and units[end + 1].sort in ("title", "honorific")
        ):
            return PersonName(end + 1, True, "kanji", u.end)  # 柏木|順|教授
        split = _odd_given(units, end)
        if split is None and _two_places(units, at):
            split = end + 1
        if split is not None:
            return PersonName(split, True, "kanji", u.end)
        return PersonName(end, False, "place")
    if u.sort in ("given", "kanji") or (u.sort in ("noun", "proper") and len(u.text) <= 2):
        return _loose(units, at)
    return None


def _two_places(units: list[Unit], at: int) -> bool:
    """久賀|忠志|船長: a family and a given name that the dictionary both has as places, before what nobody is called for a place. Not
    愛媛|松山|監督, 岐阜|高山|署長, 大分|国東市|議員."""
    if at + 2 >= len(units):
        return False
    u, given, title = units[at : at + 3]
    return (
        given.sort == "place"
        and given.start == u.end
        and title.start == given.end
        and len(given) <= 3
        and KANJI_NAME.fullmatch(given.text) is not None
        and given.text[-1] not in _NOT_GIVEN
        and given.text not in generic("area")
        and title.text in generic("placeless")
    )


def _lone_given(units: list[Unit], at: int) -> bool:
    """颯 between a family name and a title or an honorific: one kanji that the dictionary has as no name; not 小林|県|議員."""
    if at + 1 >= len(units) or len(units[at]) != 1 or units[at].start != units[at - 1].end:
        return False
    u, nxt = units[at], units[at + 1]
    return (
        u.sort in ("noun", "other", "adjective")
        and KANJI_NAME.fullmatch(u.text) is not None
        and u.text not in _NOT_GIVEN
        and u.text not in PREFIXES
        and u.text not in _NO_GIVEN
        and nxt.start == u.end
        and nxt.sort in ("title", "honorific")
    )


_NO_GIVEN = frozenset("主兼筆幹各全当某同本名正准助支分班組室科隊会団店館園院校所場士師員官相長家者頭級派族")


def _spaced(units: list[Unit], at: int) -> PersonName | None:
    """石田 正義 71 無現, 部長 福地 裕行: a family and a given name with a space between them, as lists have them. What follows must not be
    glued to it: 山形 さくらまつり."""
    if at + 2 >= len(units) or units[at + 1].sort != "gap" or len(units[at + 1]) > 1:
        return None
    u, given = units[at], units[at + 2]
    if u.sort not in ("surname", "place") or given.sort != "given" or (u.sort == "place" and not may_be_family(u.text)):
        return None
    nxt = units[at + 3] if at + 3 < len(units) else None
    if nxt is not None and nxt.start == given.end and nxt.sort not in _BEHIND:
        return None
    return PersonName(at + 3, True, "kanji", u.end)


_BEHIND = frozenset(("gap", "open", "close", "stop", "mark", "title", "honorific"))


def _kana_given(units: list[Unit], at: int) -> PersonName | None:
    """雨夜|ひかり|准教授, 凪|野|しずく|さん, 波照間|ウシ|さん: kanji and a given name in kana that the dictionary has as a common word."""
    end = at + 1
    while end < len(units) and end - at < 3 and units[end].start == units[end - 1].end:
        u = units[end]
        if "ぁ" <= u.text[0] <= "ん" or KANA_NAME.fullmatch(u.text):
            family = units[end - 1].end
            if u.sort == "given" or u.text not in generic("given") or family - units[at].start > 3:
                return None
            sure = end == at + 1 and units[at].sort == "surname" and len(units[at]) > 1 and u.text[0] < "ァ"
            return PersonName(end + 1, True, "kanji", family, sure) if sure or titled(units, end + 1) else None
        if u.sort not in ("noun", "kanji", "surname", "place", "given") or not KANJI_NAME.fullmatch(u.text):
            return None
        end += 1
    return None


def _odd_given(units: list[Unit], at: int) -> int | None:
    """溝辺|洋|二 before a title: a given name that the dictionary cuts into single kanji."""
    end = at
    while end < len(units) and end - at < 2 and len(units[end]) == 1 and KANJI_NAME.fullmatch(units[end].text):
        if units[end].text in _NOT_GIVEN:
            return None
        end += 1
    return end if end - at == 2 and end < len(units) and units[end].sort in ("title", "honorific", "noun") else None


def _mixed(units: list[Unit], at: int) -> PersonName | None:
    """さくら, みゆき: a name in kana counts only as a given or family name that the dictionary knows."""
    u = units[at]
    if u.sort == "surname":
        given = at + 1 < len(units) and units[at + 1].sort == "given"
        return PersonName(at + 2 if given else at + 1, given, "kanji")
    return PersonName(at + 1, False, "kanji") if u.sort == "given" else None


def _loose(units: list[Unit], at: int) -> PersonName | None:
    """Words the dictionary does not have as names: only a short run of kanji right before a title or an honorific."""
    end = at
    if units[at].text in "者人員家士師官長兼的系側用" or units[at].text in generic("modifier"):
        return None  # 現職|与儀氏
    while end < len(units) and KANJI_NAME.fullmatch(units[end].text) and not titled(units, end):
        if units[end].sort not in ("noun", "kanji", "given", "surname", "place", "proper") or end - at >= 3:
            return None
        end += 1
    if end == at or not titled(units, end):
        return None
    odd = any(u.sort in ("kanji", "given", "surname") for u in units[at:end])
    strong = end < len(units) and units[end].text in generic("strong")
    length = units[end - 1].end - units[at].start
    word = "".join(u.text for u in units[at:end])
    if word in generic("never") or word in generic("modifier") or length > 5:
        return None
    if odd and all(u.ending is None or u.sort != "noun" for u in units[at:end]):
        return PersonName(end, length > 3, "kanji", units[at].end if end > at + 1 else None)
    if end - at >= 2 and length in (3, 4) and all(len(u) == 1 and u.text not in _NOT_GIVEN for u in units[at:end]):
        return PersonName(end, True, "kanji")  # 浜|末|勲|会長
    return PersonName(end, False, "kanji") if strong and length >= 2 else None


def _joins(units: list[Unit], at: int, end: int) -> bool:
    """Whether unit ``end`` can be a further character of the East Asian name that begins at ``at``."""
    u = units[end]
    length = u.end - units[at].start
    return (
        u.start == units[end - 1].end
        and length <= (4 if len(units[at]) == 2 and units[at].sort == "surname" else 3)
        and (
            u.sort in ("noun", "given", "surname", "kanji", "time", "prefix", "other", "number", "place", "adjective")
            or (u.sort == "region" and len(u) == 2 and len(units[at]) == 1)  # 李|四川
        )
        and bool(KANJI_NAME.fullmatch(u.text))
        and u.text not in ("側", "系", "製", "軍", "派", "紙", "誌", "政権", "党", "容疑者", "両", "一家", "家")
    )


def _counts_sons(units: list[Unit], at: int) -> bool:
    """鈴木|浩|二|町長: the numeral that a given name ends in."""
    return (
        len(units[at - 1]) == 1
        and units[at].text in _NUMERALS
        and units[at].start == units[at - 1].end
        and at + 1 < len(units)
        and _ends_a_name(units[at + 1])
    )


def _ends_a_name(unit: Unit) -> bool:
    return unit.sort in ("honorific", "title")


def titled(units: list[Unit], at: int) -> bool:
    return at < len(units) and (units[at].sort in ("title", "honorific") or units[at].text == "(")
