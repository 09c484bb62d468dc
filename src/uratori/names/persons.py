"""Persons: a name with its reading, title, honorific and age.

A name alone proves little (森, 光, 千葉); what makes it a person is what stands beside it: a title or an honorific after
it, a gloss, or a family name with a given name.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from uratori.names.spots import Spot, generic
from uratori.names.units import Unit

_KANA_NAME = re.compile(r"[ァ-ヶー]{2,}")
_KANJI_ONLY = re.compile(r"[㐀-鿿々ヶ]+")
_GLOSS = re.compile(r"[ぁ-んァ-ヶーA-Za-zÀ-ɏ一-鿿々・=＝ .,、’'\-]+")
_KANA_GLOSS = re.compile(r"[ぁ-んァ-ヶー][ぁ-んァ-ヶー・=＝ 、]*(?:[A-Za-zÀ-ɏ .,’'\-]*)|[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ .,’'\-]+")
_AGE = re.compile(r"\d{1,3}(?:歳)?")

# The family names of Korea, China and Vietnam that one kanji writes; names that begin with one of them are often not in
# the dictionary (崔|善|姫, 金正|恩).
EAST_ASIAN = frozenset(
    "金李朴崔鄭姜趙尹張林韓申呉徐権黄安宋柳洪全高文孫梁裵裴白曹許南沈盧河劉丁成車具禹朱任田羅閔池陳厳元蔡千方康玄邊辺孔咸卞楊廉呂秋都魯石薛宣"
    "馬吉延魏表明奇潘房玉琴孟印諸卓陸夏史葛車王周呉徐胡郭馬羅鄭謝唐許馮鄧曹彭曽曾蕭肖田董袁潘蔣蒋余于杜葉程蘇魏呂丁任沈姚盧傅鐘姜崔譚廖范汪"
    "陸金石戴賈韋夏邱方侯鄒熊孟秦白江閻薛尹段雷黎史龍陶賀顧毛郝邵萬錢厳頼覃洪武莫孔温習阮栗耿鄺柯強凌岑尤樊兪俞左駱章魯韶霍溥翟苗車申欧"
)

# Titles that name a place's or a body's office: 千葉知事, 東京支局長 hold no person's name.
_LOCAL = frozenset(
    [
        "知事",
        "県知事",
        "市長",
        "町長",
        "村長",
        "区長",
        "支社長",
        "支店長",
        "支局長",
        "総局長",
        "署長",
        "駅長",
        "所長",
        "市議",
        "県議",
        "議長",
        "市議長",
        "県議長",
        "総領事",
        "大使",
        "支部長",
        "本部長",
        "工場長",
        "地区委員長",
        "大司教",
        "司教",
        "教育長",
        "総督",
        "首席",
        "行政長官",
        "監督",
        "校長",
        "学長",
        "教授",
    ]
)
# What makes a person of the word before it, whatever that word is.
_STRONG = frozenset(["氏", "容疑者", "被告", "被告人", "受刑者", "死刑囚", "元死刑囚", "女史"])
_PREFIX = frozenset(
    ["元", "前", "新", "現", "故", "旧", "次期", "初代", "代", "副", "両", "同", "総", "第", "名誉", "特任"]
)
_TITLE_TAIL = frozenset("長官員相監役士師家人")
_RELATION = frozenset(
    [
        "夫",
        "妻",
        "夫人",
        "夫妻",
        "父",
        "母",
        "兄",
        "弟",
        "姉",
        "妹",
        "長男",
        "次男",
        "三男",
        "長女",
        "次女",
        "三女",
        "息子",
        "娘",
        "兄弟",
        "姉妹",
        "一家",
        "ら",
    ]
)


class _Name(NamedTuple):
    end: int
    full: bool
    sort: str


def person(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    """The person whose name starts at unit ``at``, and the unit after it; None if none does."""
    name = _name(units, at)
    if name is None:
        return None
    start, stop = units[at].start, units[name.end - 1].end
    after, gloss = _gloss(units, name.end, text, kanji=name.sort == "kana")
    title = _title(units, after, name)
    if title is None and after != name.end:
        spelled = gloss is not None and _spells(gloss, name)
        if not (name.full or spelled):
            return None
        return Spot(start, units[after - 1].end, "person", (start, stop), None, gloss), after
    if title is not None:
        first, last = title
        end, shown = _tail(units, last, text)
        plain = units[first].sort == "honorific"
        found = Spot(
            start,
            units[end - 1].end,
            "person",
            (start, stop),
            None if plain else (units[first].start, units[last - 1].end),
            gloss if gloss is not None else shown,
            form="full" if name.full else "short",
        )
        return found, end
    if name.full and _free(units, at, name):
        end, shown = _age(units, name.end)
        return Spot(start, units[end - 1].end, "person", (start, stop), None, gloss or shown), end
    return None


def _name(units: list[Unit], at: int) -> _Name | None:
    u = units[at]
    if u.sort in ("person", "given", "kana", "surname") and _KANA_NAME.fullmatch(u.text):
        return _katakana(units, at)
    if u.sort == "place" and _KANA_NAME.fullmatch(u.text):
        return _katakana(units, at)
    if u.sort == "noun" and _KANA_NAME.fullmatch(u.text):
        dotted = _katakana(units, at)
        return dotted if dotted and dotted.full else None
    if u.sort == "person":
        return _Name(at + 1, len(u) > 2, "kanji")
    if u.sort in ("surname", "given", "place", "kanji", "proper", "noun", "other", "prefix", "number"):
        return _kanji(units, at)
    if u.sort == "latin":
        return _latin(units, at)
    return None


def _katakana(units: list[Unit], at: int) -> _Name | None:
    """アントニオ・グテレス, プーチン, キム・ジョンウン: katakana words joined by dots."""
    end, person, parts = at + 1, units[at].sort in ("person", "given", "surname"), 1
    unknown = units[at].sort == "kana"
    while (
        end + 1 < len(units)
        and units[end].sort == "dot"
        and (_KANA_NAME.fullmatch(units[end + 1].text) or _initial(units[end + 1]))
    ):
        part = units[end + 1]
        if part.sort in ("country", "capital", "outlet", "body", "title"):
            break
        person = person or part.sort in ("person", "given", "surname")
        unknown = unknown or part.sort == "kana"
        end, parts = end + 2, parts + 1
    while end < len(units) and units[end].sort == "kana" and units[end].start == units[end - 1].end and parts > 1:
        end += 1
    last = units[end - 1]
    if last.ending is not None and last.sort == "noun":
        return None  # オルンド・インダストリーズ
    if parts > 1 and not (person or unknown):
        return None  # エネルギー・インフラ
    return _Name(end, parts > 1, "kana")


def _initial(unit: Unit) -> bool:
    return unit.sort == "latin" and len(unit.text.strip(".")) == 1


def _latin(units: list[Unit], at: int) -> _Name | None:
    """J・K・ローリング: initials before a katakana name."""
    if len(units[at].text.strip(".")) != 1 or at + 2 >= len(units) or units[at + 1].sort != "dot":
        return None
    rest = _name(units, at + 2) if units[at + 2].sort == "latin" or _KANA_NAME.fullmatch(units[at + 2].text) else None
    return _Name(rest.end, True, "kana") if rest and rest.sort == "kana" else None


def _kanji(units: list[Unit], at: int) -> _Name | None:
    u = units[at]
    if not _KANJI_ONLY.fullmatch(u.text):
        return _mixed(units, at)
    end = at + 1
    if u.sort == "surname" and end < len(units) and units[end].sort == "given" and not _ends_a_name(units[end]):
        end += 1
        if u.text in EAST_ASIAN:
            while end < len(units) and _joins(units, at, end):
                end += 1
        elif end < len(units) and units[end].sort == "given" and len(units[end]) == 1:
            end += 1
        return _Name(end, True, "kanji")
    if u.text[0] in EAST_ASIAN and (len(u) == 1 or u.sort in ("surname", "given", "kanji")) and len(u) <= 3:
        while end < len(units) and _joins(units, at, end):
            end += 1
        length = units[end - 1].end - u.start
        if length >= 3 or (length == 2 and end > at + 1):
            return _Name(end, True, "kanji")
    if u.sort == "surname":
        if end < len(units) and units[end].sort in ("place", "kanji", "person", "surname") and len(units[end]) <= 3:
            more = units[end]
            if _KANJI_ONLY.fullmatch(more.text) and _titled(units, end + 1):
                return _Name(end + 1, True, "kanji")
        return _Name(end, False, "kanji")
    if u.sort == "place" and len(u) <= 3:
        if end < len(units) and units[end].sort == "given":
            return _Name(end + 1, True, "kanji")
        if end + 1 < len(units) and units[end].sort == "surname" and units[end + 1].sort == "given":
            return _Name(end + 2, True, "kanji")  # 千種|谷|修平
        return _Name(end, False, "place")
    if u.sort in ("given", "kanji") or (u.sort in ("noun", "proper") and len(u) <= 2):
        return _loose(units, at)
    return None


def _mixed(units: list[Unit], at: int) -> _Name | None:
    """さくら, みゆき: a name in kana counts only as a given or family name that the dictionary knows."""
    u = units[at]
    if u.sort == "surname":
        given = at + 1 < len(units) and units[at + 1].sort == "given"
        return _Name(at + 2 if given else at + 1, given, "kanji")
    return _Name(at + 1, False, "kanji") if u.sort == "given" else None


def _loose(units: list[Unit], at: int) -> _Name | None:
    """Words the dictionary does not have as names: only a short run of kanji right before a title or an honorific."""
    end = at
    while end < len(units) and _KANJI_ONLY.fullmatch(units[end].text) and not _titled(units, end):
        if units[end].sort not in ("noun", "kanji", "given", "surname", "place", "proper") or end - at >= 3:
            return None
        end += 1
    if end == at or not _titled(units, end):
        return None
    odd = any(u.sort in ("kanji", "given", "surname") for u in units[at:end])
    strong = end < len(units) and units[end].text in _STRONG
    length = units[end - 1].end - units[at].start
    word = "".join(u.text for u in units[at:end])
    if word in generic("never") or word in generic("modifier") or length > 5:
        return None
    if odd and all(u.ending is None or u.sort != "noun" for u in units[at:end]):
        return _Name(end, length > 3, "kanji")
    return _Name(end, False, "kanji") if strong and length >= 2 else None


def _joins(units: list[Unit], at: int, end: int) -> bool:
    """Whether unit ``end`` can be a further character of the East Asian name that begins at ``at``."""
    u = units[end]
    length = u.end - units[at].start
    return (
        u.start == units[end - 1].end
        and length <= (4 if len(units[at]) == 2 and units[at].sort == "surname" else 3)
        and u.sort in ("noun", "given", "surname", "kanji", "time", "prefix", "other", "number", "place", "adjective")
        and bool(_KANJI_ONLY.fullmatch(u.text))
        and u.text not in ("側", "系", "製", "軍", "派", "紙", "誌", "政権", "党", "容疑者", "両", "一家", "家")
    )


def _ends_a_name(unit: Unit) -> bool:
    return unit.sort in ("honorific", "title")


def _titled(units: list[Unit], at: int) -> bool:
    return at < len(units) and (units[at].sort in ("title", "honorific") or units[at].text == "(")


def _spells(gloss: str, name: _Name) -> bool:
    """Whether a gloss is a reading that bears the name out: 与正(ヨジョン), not 会談(オンライン)."""
    return name.sort == "kanji" and bool(re.fullmatch(r"[ぁ-ん]+[・ ]?[ぁ-ん]+|[ァ-ヶー]+・[ァ-ヶー]+", gloss))


def _gloss(units: list[Unit], at: int, text: str, *, kanji: bool) -> tuple[int, str | None]:
    """The reading in parentheses after a name: (the unit after it, the reading)."""
    if at >= len(units) or units[at].text != "(":
        return at, None
    close = next((k for k in range(at + 1, min(len(units), at + 14)) if units[k].text == ")"), None)
    if close is None:
        return at, None
    inner = text[units[at].end : units[close].start]
    reading = inner.split("、")[0].split("=")[0].strip()
    if _KANA_GLOSS.fullmatch(inner) or (kanji and _KANJI_ONLY.fullmatch(inner)):
        return close + 1, inner
    parts = [p.strip() for p in re.split(r"[、,=]", inner)]
    if parts and _KANA_GLOSS.fullmatch(parts[0]) and all(_AGE.fullmatch(p) or _KANA_GLOSS.fullmatch(p) for p in parts):
        return close + 1, reading
    if _AGE.fullmatch(inner):
        return close + 1, None
    return at, None


def _title(units: list[Unit], at: int, name: _Name) -> tuple[int, int] | None:
    """The title or honorific that starts at ``at``: (first unit, unit after the last). Words between the name and the
    title belong to it: 金正恩|朝鮮労働党|総書記, 門馬哲也|品質管理|部長, バイデン|米|大統領."""
    limit = 9 if name.full else 4
    last = None
    k = at
    if k < len(units) and units[k].sort == "dot" and name.full and k > 0:
        k += 1  # 安西匡・東西大教授
    first = k
    while k < len(units) and k - first <= limit:
        u = units[k]
        if k > first and u.start != units[k - 1].end:
            break
        if u.sort == "honorific" or (u.text in _RELATION and k == first):
            last = k + 1
            if u.text not in ("ら",):
                k += 1
                continue
            break
        if u.sort == "title" or _is_title_tail(units, k, first, name):
            last = k + 1
        elif u.text in generic("never") or not _inside_title(u, name, k - first):
            break
        k += 1
    if last is None:
        return None
    if name.sort == "place" and (last - first > 1 or units[first].text in _LOCAL or units[first].sort == "kin"):
        return None
    if name.sort == "place" and units[first].sort == "title" and units[first].text not in _PERSONAL:
        return None
    if not name.full and units[first].sort == "kin":
        return None
    if not name.full and units[first].text in ("ら", "組", "家"):
        return None
    return first, last


_PERSONAL = frozenset(
    [
        "選手",
        "投手",
        "捕手",
        "内野手",
        "外野手",
        "議員",
        "弁護士",
        "記者",
        "容疑者",
        "被告",
        "官房長官",
        "首相",
        "外相",
        "氏",
        "さん",
        "監督",
    ]
)


def _is_title_tail(units: list[Unit], k: int, first: int, name: _Name) -> bool:
    """報道室|長, 技術|士: a title that is no entry of its own, after a full name."""
    u = units[k]
    return name.full and k > first and u.sort == "noun" and len(u) == 1 and u.text in _TITLE_TAIL


def _inside_title(unit: Unit, name: _Name, depth: int) -> bool:
    if unit.text in _PREFIX or unit.sort == "prefix":
        return True
    if unit.sort in ("country", "capital", "body", "outlet", "latin", "title") or unit.text in ("米", "英", "露", "仏"):
        return name.full or unit.sort == "country" or len(unit) == 1
    if unit.sort in ("noun", "number", "time", "adjective"):
        return (name.full or depth < 3) and not (not name.full and unit.ending is not None and depth == 0)
    return name.full and unit.sort in ("place", "proper", "kana", "surname", "kanji", "before", "dot", "given")


def _tail(units: list[Unit], at: int, text: str) -> tuple[int, str | None]:
    """What still belongs to the mention after the title: an age, a field (軍事技術), a reading."""
    if at < len(units) and units[at].text == "(":
        close = next((k for k in range(at + 1, min(len(units), at + 10)) if units[k].text == ")"), None)
        if close is not None:
            inner = text[units[at].end : units[close].start]
            if _AGE.fullmatch(inner) or inner.endswith(
                ("学", "論", "史", "法", "技術", "政策", "工学", "医学", "科学")
            ):
                return close + 1, None
            head = re.split(r"[、,=]", inner)[0]
            if _KANA_GLOSS.fullmatch(head) and re.search(r"[ぁ-んァ-ヶ]", head) and len(inner) < 24:
                return close + 1, head
            if units[at - 1].sort == "title" and units[close - 1].sort == "title":
                return close + 1, None  # 国務委員長(朝鮮労働党総書記)
    return at, None


def _age(units: list[Unit], at: int) -> tuple[int, str | None]:
    if at + 2 < len(units) and units[at].text == "(" and units[at + 1].sort == "number" and units[at + 2].text == ")":
        return at + 3, None
    return at, None


def _free(units: list[Unit], at: int, name: _Name) -> bool:
    """Whether a full name without title stands free: not inside a longer noun (森光子記念館, 本田宗一郎賞)."""
    nxt = units[name.end] if name.end < len(units) else None
    if nxt is None:
        return True
    glued = nxt.start == units[name.end - 1].end and nxt.sort in ("noun", "title", "prefix", "kanji", "proper", "kana")
    if not glued:
        return True
    return name.sort == "kana" and nxt.ending is None
