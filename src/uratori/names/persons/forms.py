"""The forms of a person's name: kanji and kana, family and given, of the dictionary or not.

Here a name is only a stretch of words that can be one; what makes it a person is in ``persons``.
"""

from __future__ import annotations

from uratori.names.persons import ranks
from uratori.names.persons.kanji import KANA_NAME, KANJI_NAME, PersonName, kanji_name, titled
from uratori.names.places.foreign import built
from uratori.names.words.spots import generic
from uratori.names.words.units import Unit


def unknown_name(units: list[Unit], at: int) -> PersonName | None:
    """若草|亮介 after a title: a noun and a given name."""
    if units[at].sort == "noun" and KANJI_NAME.fullmatch(units[at].text) and units[at + 1].sort == "given":
        return PersonName(at + 2, True, "kanji", units[at].end)
    return None


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
        return kanji_name(units, at)
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
        and u.text not in generic("ungiven")
        and u.text not in generic("prefix")
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


def _called(units: list[Unit], at: int) -> bool:
    return _addressed(units, at) or (
        at < len(units) and units[at].text == "さん" and units[at].start == units[at - 1].end
    )


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
        if _cut_short(units, end):
            unknown, end = True, end + 1  # アルカジー・ロマノフ|スキー|氏
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


def _cut_short(units: list[Unit], at: int) -> bool:
    """Whether a common word of katakana ends a name that has a title or a spelling in Latin letters behind it."""
    if at + 1 >= len(units) or units[at].start != units[at - 1].end or units[at].sort != "noun":
        return False
    u, nxt = units[at], units[at + 1]
    if not KANA_NAME.fullmatch(u.text) or u.ending is not None or u.text in generic("agent"):
        return False
    return nxt.start == u.end and (nxt.sort in ("title", "honorific") or _glossed(units, at + 1))


def _glossed(units: list[Unit], at: int) -> bool:
    """ワン・イー(王毅), レ・ヴァン・カン(Le Van Canh); not エネルギー・インフラ(EI)."""
    if at + 2 >= len(units) or units[at].text != "(":
        return False
    first = units[at + 1]
    spelled = first.sort == "latin" and first.text[1:2].islower() and units[at + 2].sort == "gap"
    return spelled or first.sort in ("person", "surname", "given", "kanji")


def _initial(unit: Unit) -> bool:
    return unit.sort == "latin" and len(unit.text.strip(".")) == 1


def _latin(units: list[Unit], at: int) -> PersonName | None:
    """J・K・ローリング: initials before a katakana name; KEI|さん: what only a person is called behind whole words."""
    if (
        len(units[at].text) > 1
        and _called(units, at + 1)
        and not (at and units[at - 1].end == units[at].start and units[at - 1].sort in ("noun", "latin"))
    ):
        return PersonName(at + 1, False, "kana")
    if len(units[at].text.strip(".")) != 1 or at + 2 >= len(units) or units[at + 1].sort != "dot":
        return None
    rest = (
        person_name(units, at + 2) if units[at + 2].sort == "latin" or KANA_NAME.fullmatch(units[at + 2].text) else None
    )
    return PersonName(rest.end, True, "kana") if rest and rest.sort == "kana" else None
