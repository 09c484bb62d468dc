"""Names in kanji: family and given, cut by the dictionary as it will.

A function takes one way in which a name is cut and says where it ends, or None; ``kanji_name`` asks them in order.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from uratori.language import may_be_family
from uratori.names.words.spots import generic
from uratori.names.words.units import Unit

KANA_NAME = re.compile(r"[ァ-ヶー]{2,}")
KANJI_NAME = re.compile(r"[㐀-鿿々ヶ]+")


class PersonName(NamedTuple):
    """A name: the unit after it, whether it is a full name, its script (kanji, kana, place), where the family name ends,
    and whether it needs no title to be a name."""

    end: int
    full: bool
    sort: str
    family: int | None = None
    sure: bool = True


def kanji_name(units: list[Unit], at: int) -> PersonName | None:
    """The name that begins at unit ``at``, which is no katakana."""
    u = units[at]
    if not KANJI_NAME.fullmatch(u.text):
        return _mixed(units, at)
    found = _spaced(units, at) or _kana_given(units, at) or _two_parts(units, at) or _of_clan(units, at)
    if found is not None:
        return found
    if _clan_alone(u):
        return PersonName(at + 1, False, "kanji") if u.text in generic("single") and titled(units, at + 1) else None
    if _borne(units, at):
        return None if _glued(units, at) else PersonName(at + 1, False, "kanji")  # 森|弁護士
    if u.sort == "surname":
        return _from_family(units, at)
    if u.sort == "place" and len(u) <= 3:
        return _from_place(units, at)
    if u.sort in ("given", "kanji") or (u.sort in ("noun", "proper") and len(u.text) <= 2):
        return _loose(units, at)
    return None


def _two_parts(units: list[Unit], at: int) -> PersonName | None:
    """村井|颯真, 湊|エミリ, 一色|仙|之|丞: a family name and a given one of the dictionary; not 鳴海|一人|が."""
    u, end = units[at], at + 1
    if u.sort != "surname" or end == len(units) or units[end].start != u.end or not _given(units, end):
        return None
    end += 1
    if u.text in generic("clan"):
        end = _joined(units, at, end)
    elif end < len(units) and len(units[end]) == 1 and (units[end].sort == "given" or _counts_sons(units, end)):
        end += 1
    while end < len(units) and units[end].text in generic("old") and units[end].start == units[end - 1].end:
        end += 1
    return PersonName(end, True, "kanji", u.end)


def _given(units: list[Unit], at: int) -> bool:
    u = units[at]
    return (
        (u.sort == "given" or (u.sort == "person" and KANA_NAME.fullmatch(u.text) is not None))
        and not _ends_a_name(u)
        and (u.text not in generic("counted") or titled(units, at + 1))
    )


def _of_clan(units: list[Unit], at: int) -> PersonName | None:
    """崔|善|姫, 李|四川: a family name of East Asia in one kanji and what may be a given name."""
    u = units[at]
    if not _begins_clan(u) or (len(u) > 1 and u.sort not in ("surname", "given", "kanji")) or len(u) > 3:
        return None
    end = _joined(units, at, at + 1)
    several, length = end > at + 1, units[end - 1].end - u.start
    if not (several and length > 1) and (length < 3 or u.sort == "surname"):
        return None
    known = all(x.sort in ("surname", "given", "person") for x in units[at:end])
    return PersonName(end, True, "kanji", u.start + 1, known)


def _begins_clan(unit: Unit) -> bool:
    return unit.text[0] in generic("clan") and unit.text not in generic("prefix")


def _clan_alone(unit: Unit) -> bool:
    """金, 王, 文: a family name that the dictionary also has as a noun."""
    return len(unit) == 1 and unit.sort == "noun" and _begins_clan(unit) and unit.text not in generic("lone")


def _borne(units: list[Unit], at: int) -> bool:
    """森|弁護士, 原|さん: a common noun before what persons are called."""
    u = units[at]
    return (
        u.text in generic("lone")
        and u.sort in ("noun", "place", "prefix")
        and at + 1 < len(units)
        and (
            units[at + 1].text in generic("borne")
            or (units[at + 1].sort == "title" and u.text not in generic("side of town"))
        )
    )


def _glued(units: list[Unit], at: int) -> bool:
    """Whether such a noun is the end of a longer one, or stands apart from what is behind it."""
    u, before = units[at], units[at - 1] if at else None
    longer = (
        before is not None and before.end == u.start and before.sort not in ("other", "stop", "open", "gap", "close")
    )
    return longer or units[at + 1].start != u.end


def _from_family(units: list[Unit], at: int) -> PersonName | None:
    """A family name, with what can be a given name only before a title: 早瀬|青葉|教授, 唐木田|颯|代表."""
    u, end = units[at], at + 1
    before = units[at - 1] if at and units[at - 1].end == u.start else None
    if len(u) == 1 and before is not None and before.sort == "noun" and len(before) == 1:
        return None  # 海|務|部長
    if end < len(units) and units[end].sort in ("place", "kanji", "person", "surname") and len(units[end]) <= 3:
        more = units[end]
        if KANJI_NAME.fullmatch(more.text) and titled(units, end + 1):
            return PersonName(end + 1, True, "kanji", u.end)
    if len(u) > 1 and _lone_given(units, end):
        return PersonName(end + 1, True, "kanji", u.end)
    aged = _aged_given(units, end)
    return PersonName(end, False, "kanji") if aged is None else PersonName(aged, True, "kanji", u.end)


def _aged_given(units: list[Unit], at: int) -> int | None:
    """The unit after 颯|人 in 根来|颯|人|(|24|): whatever two or three kanji stand between a family name and an age."""
    end = at
    while (
        end < len(units)
        and end - at < 3
        and units[end].start == units[end - 1].end
        and KANJI_NAME.fullmatch(units[end].text)
        and units[end].sort
        in ("noun", "other", "adjective", "kanji", "place", "given", "surname", "prefix", "number", "time")
    ):
        end += 1
    if end == at or not 1 <= units[end - 1].end - units[at].start <= 3 or end + 2 >= len(units):
        return None
    if any(u.ending is not None and len(u) > 1 for u in units[at:end]) or (
        titled(units, end - 1) and units[end - 1].sort != "given"
    ):
        return None
    age = [u.text for u in units[end : end + 3]]
    years = age[1].removesuffix("歳")
    return end if age[0] == "(" and years.isdecimal() and len(years) == 2 and age[2] in (")", "歳", "、") else None


def _from_place(units: list[Unit], at: int) -> PersonName:
    """A family name that the dictionary has as a place: 久賀|蓮, 千種|谷|修平, 柏木|順|教授."""
    u, end = units[at], at + 1
    if end < len(units) and units[end].sort == "given":
        return PersonName(end + 1, True, "kanji", u.end)
    if end + 1 < len(units) and units[end].sort == "surname" and units[end + 1].sort == "given":
        return PersonName(end + 2, True, "kanji", units[end].end)
    if end + 1 < len(units) and _one_kanji(units[end]) and _ends_a_name(units[end + 1]):
        return PersonName(end + 1, True, "kanji", u.end)
    split = _odd_given(units, end) or (end + 1 if _two_places(units, at) else None)
    return PersonName(end, False, "place") if split is None else PersonName(split, True, "kanji", u.end)


def _one_kanji(unit: Unit) -> bool:
    return (
        len(unit) == 1
        and KANJI_NAME.fullmatch(unit.text) is not None
        and unit.text not in generic("ungiven")
        and unit.text not in generic("prefix")
    )


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
        and given.text[-1] not in generic("ungiven")
        and given.text not in generic("area")
        and title.text in generic("placeless")
    )


def _lone_given(units: list[Unit], at: int) -> bool:
    """颯 between a family name and a title or an honorific: one kanji that the dictionary has as no name; not 小林|県|議員."""
    if at + 1 >= len(units) or units[at].start != units[at - 1].end:
        return False
    u, nxt = units[at], units[at + 1]
    return (
        u.sort in ("noun", "other", "adjective")
        and _one_kanji(u)
        and u.text not in generic("uncalled")
        and nxt.start == u.end
        and _ends_a_name(nxt)
    )


def _spaced(units: list[Unit], at: int) -> PersonName | None:
    """石田 正義 71 無現, 部長 福地 裕行: a family and a given name with a space between them, as lists have them. What follows must not be
    glued to it: 山形 さくらまつり."""
    if at + 2 >= len(units) or units[at + 1].sort != "gap" or len(units[at + 1]) > 1:
        return None
    u, given = units[at], units[at + 2]
    if (
        u.sort not in ("surname", "place")
        or given.sort not in ("given", "person")
        or (u.sort == "place" and not may_be_family(u.text))
    ):
        return None
    nxt = units[at + 3] if at + 3 < len(units) else None
    in_kana = "ぁ" <= given.text[0] <= "ん" and u.sort == "surname"  # 多和田 ひさが
    if (
        nxt is not None
        and nxt.start == given.end
        and nxt.sort not in _BEHIND
        and not (in_kana and nxt.text in "がはをのもとに")
    ):
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
        if units[end].text in generic("ungiven"):
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
    if units[at].text in generic("personlike") or units[at].text in generic("modifier"):
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
    if (
        end - at >= 2
        and length in (3, 4)
        and all(len(u) == 1 and u.text not in generic("ungiven") for u in units[at:end])
    ):
        return PersonName(end, True, "kanji")  # 浜|末|勲|会長
    return PersonName(end, False, "kanji") if strong and length >= 2 else None


def _joined(units: list[Unit], at: int, end: int) -> int:
    """The unit after the further characters of the East Asian name that begins at ``at``."""
    while end < len(units) and _joins(units, at, end):
        end += 1
    return end


def _joins(units: list[Unit], at: int, end: int) -> bool:
    """Whether unit ``end`` can be a further character of the East Asian name that begins at ``at``."""
    u = units[end]
    length = u.end - units[at].start
    return (
        u.start == units[end - 1].end
        and length <= (4 if len(units[at]) == 2 and units[at].sort == "surname" else 3)
        and (
            u.sort
            in (
                "noun",
                "given",
                "surname",
                "kanji",
                "time",
                "prefix",
                "other",
                "number",
                "place",
                "adjective",
                "proper",
            )
            or (u.sort == "region" and len(u) == 2 and len(units[at]) == 1)  # 李|四川
        )
        and bool(KANJI_NAME.fullmatch(u.text))
        and u.text not in generic("past")
    )


def _counts_sons(units: list[Unit], at: int) -> bool:
    """鈴木|浩|二|町長: the numeral that a given name ends in."""
    return (
        len(units[at - 1]) == 1
        and units[at].text in generic("numeral")
        and units[at].start == units[at - 1].end
        and at + 1 < len(units)
        and _ends_a_name(units[at + 1])
    )


def _ends_a_name(unit: Unit) -> bool:
    return unit.sort in ("honorific", "title")


def titled(units: list[Unit], at: int) -> bool:
    return at < len(units) and (units[at].sort in ("title", "honorific") or units[at].text == "(")
