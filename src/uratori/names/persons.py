"""Persons: a name with its reading, title, honorific and age.

A name alone proves little (森, 光, 千葉); what makes it a person is what stands beside it: a title or an honorific after
it, a gloss, or a family name with a given name.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from uratori.names import ranks, readings
from uratori.names.kana import skeleton
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


# One-kanji family names that the dictionary also has as nouns (金, 王, 文): a name only right before a title.
_SINGLE = frozenset("金李朴崔趙文習王張劉周孫鄭尹盧黄徐馬楊呉郭許宋蔡頼曹汪丁薛秦魏蒋胡温韓沈陳洪梁朱陶唐范")
_LABEL = frozenset(("問", "答", "質問", "回答", "Q", "A"))


class _Name(NamedTuple):
    """A name: the unit after it, whether it is a full name, its script (kanji, kana, place), where the family name ends,
    and whether it needs no title to be a name."""

    end: int
    full: bool
    sort: str
    family: int | None = None
    sure: bool = True


def person(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    """The person whose name starts at unit ``at``, and the unit after it; None if none does."""
    name = _name(units, at)
    if (
        name is None
        and at >= 2
        and units[at - 1].text == "("
        and units[at - 2].text in _LABEL
        and _titled(units, at + 1)
    ):
        name = _Name(at + 1, False, "kanji")  # 答(苗代社長)
    if name is None:
        return None
    if not name.full and _labelled(units, at, name.end):
        span = (units[at].start, units[name.end - 1].end)
        return Spot(*span, "person", span, form="short"), name.end
    start, stop = units[at].start, units[name.end - 1].end
    after, gloss = _gloss(units, name.end, text, kanji=name.sort == "kana")
    if gloss is not None and name.sort == "kanji" and not _plausible(text[start:stop], gloss):
        after, gloss = name.end, None  # 三笘薫(ブライトン)
    title = _title(units, after, name)
    if title is None and after != name.end:
        spelled = gloss is not None and _spells(gloss, name)
        if not (name.full or spelled):
            return None
        return Spot(start, units[after - 1].end, "person", (start, stop), None, gloss, family=name.family), after
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
            form="full" if name.full or gloss is not None else "short",
            family=name.family,
        )
        return found, end
    if name.full and name.sure and _free(units, at, name):
        end, shown = _age(units, name.end)
        return Spot(start, units[end - 1].end, "person", (start, stop), None, gloss or shown, family=name.family), end
    return None


def _plausible(name: str, gloss: str) -> bool:
    """Whether a gloss in katakana can be a reading of a name in kanji: its sounds are mostly those of one of its readings."""
    if not re.fullmatch(r"[ァ-ヶー・=＝ ]+", gloss):
        return True
    heard = skeleton(gloss)
    return any(
        SequenceMatcher(None, heard, skeleton(r.kana), autojunk=False).ratio() >= 0.5 for r in readings.read(name)
    )


def titled_before(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    """A full name after its title: 報道官ドミトリー・ペスコフ, 代表取締役社長 苗代晃司."""
    nxt = at + 1
    if nxt < len(units) and units[nxt].sort == "gap":
        nxt += 1
    if nxt >= len(units):
        return None
    name = _name(units, nxt)
    if (name is None or not name.full) and nxt + 1 < len(units) and nxt == at + 2:
        name = _unknown(units, nxt)
    if name is None or not name.full:
        return None
    end, gloss = _gloss(units, name.end, text, kanji=name.sort == "kana")
    if (
        end < len(units)
        and units[end].start == units[end - 1].end
        and units[end].sort in ("title", "noun", "honorific")
    ):
        return None
    span = (units[nxt].start, units[name.end - 1].end)
    title = (units[at].start, units[at].end)
    return Spot(title[0], units[end - 1].end, "person", span, title, gloss, family=name.family), end


def _unknown(units: list[Unit], at: int) -> _Name | None:
    """苗代|晃司 after a title: a noun and a given name."""
    if units[at].sort == "noun" and _KANJI_ONLY.fullmatch(units[at].text) and units[at + 1].sort == "given":
        return _Name(at + 2, True, "kanji", units[at].end)
    return None


def _labelled(units: list[Unit], at: int, end: int) -> bool:
    """答(雨宮), 雨宮: …: a family name that says who speaks."""
    if end >= len(units):
        return False
    before = units[at - 1].text if at else ""
    if before == "(" and at >= 2 and units[at - 2].text in _LABEL:
        return units[end].text == ")"
    return at == 0 and units[end].text == ":" and units[at].sort in ("surname", "kana")


def _name(units: list[Unit], at: int) -> _Name | None:
    u = units[at]
    if len(u) == 1 and "ァ" <= u.text <= "ヶ" and at + 1 < len(units) and units[at + 1].sort == "dot":
        return _katakana(units, at)  # イ・ソンジュン
    if u.sort in ("person", "given", "kana", "surname") and _KANA_NAME.fullmatch(u.text):
        return _katakana(units, at)
    if u.sort == "proper" and at + 1 < len(units) and units[at + 1].sort == "dot":
        return None  # ソニー・ミュージックレーベルズ
    if u.sort in ("place", "proper") and _KANA_NAME.fullmatch(u.text):
        return _katakana(units, at)
    if u.sort == "noun" and _KANA_NAME.fullmatch(u.text):
        dotted = _katakana(units, at)
        return dotted if dotted and (dotted.full or _officed(units, at + 1)) else None
    if u.sort == "person":
        return _Name(at + 1, len(u) > 2 or u.text[0] in EAST_ASIAN, "kanji")
    if u.sort in ("surname", "given", "place", "kanji", "proper", "noun", "other", "prefix", "number"):
        return _kanji(units, at)
    if u.sort == "latin":
        return _latin(units, at)
    return None


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
    if parts > 1 and not (person or unknown) and not (_officed(units, end) or _glossed(units, end)):
        return None  # エネルギー・インフラ
    return _Name(end, parts > 1, "kana")


def _glossed(units: list[Unit], at: int) -> bool:
    """ワン・イー(王毅)"""
    return (
        at + 2 < len(units) and units[at].text == "(" and units[at + 1].sort in ("person", "surname", "given", "kanji")
    )


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
        family = u.end
        if u.text in EAST_ASIAN:
            while end < len(units) and _joins(units, at, end):
                end += 1
        elif end < len(units) and units[end].sort == "given" and len(units[end]) == 1:
            end += 1
        return _Name(end, True, "kanji", family)
    if u.text[0] in EAST_ASIAN and (len(u) == 1 or u.sort in ("surname", "given", "kanji")) and len(u) <= 3:
        while end < len(units) and _joins(units, at, end):
            end += 1
        length = units[end - 1].end - u.start
        if (length >= 3 and (end > at + 1 or u.sort != "surname")) or (length == 2 and end > at + 1):
            known = all(x.sort in ("surname", "given", "person") for x in units[at:end])
            return _Name(end, True, "kanji", u.start + 1, known)
        if len(u) == 1 and u.sort == "noun":
            return _Name(end, False, "kanji") if u.text in _SINGLE and _titled(units, end) else None
    if u.sort == "surname":
        if end < len(units) and units[end].sort in ("place", "kanji", "person", "surname") and len(units[end]) <= 3:
            more = units[end]
            if _KANJI_ONLY.fullmatch(more.text) and _titled(units, end + 1):
                return _Name(end + 1, True, "kanji", u.end)
        return _Name(end, False, "kanji")
    if u.sort == "place" and len(u) <= 3:
        if end < len(units) and units[end].sort == "given":
            return _Name(end + 1, True, "kanji", u.end)
        if end + 1 < len(units) and units[end].sort == "surname" and units[end + 1].sort == "given":
            return _Name(end + 2, True, "kanji", units[end].end)  # 千種|谷|修平
        if (
            end + 1 < len(units)
            and len(units[end]) == 1
            and _KANJI_ONLY.fullmatch(units[end].text)
            and units[end].text not in _NOT_GIVEN
            and units[end].text not in _PREFIX
            and units[end + 1].sort in ("title", "honorific")
        ):
            return _Name(end + 1, True, "kanji", u.end)  # 柏木|順|教授
        split = _odd_given(units, end)
        if split is not None:
            return _Name(split, True, "kanji", u.end)
        return _Name(end, False, "place")
    if u.sort in ("given", "kanji") or (u.sort in ("noun", "proper") and len(u) <= 2):
        return _loose(units, at)
    return None


_NOT_GIVEN = frozenset("市県町村区郡都道府州省島川山港駅湾岬側内外産発着行前後系派党社軍署警課局大部")


def _odd_given(units: list[Unit], at: int) -> int | None:
    """溝辺|洋|二 before a title: a given name that the dictionary cuts into single kanji."""
    end = at
    while end < len(units) and end - at < 2 and len(units[end]) == 1 and _KANJI_ONLY.fullmatch(units[end].text):
        if units[end].text in _NOT_GIVEN:
            return None
        end += 1
    return end if end - at == 2 and end < len(units) and units[end].sort in ("title", "honorific", "noun") else None


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
    if units[at].text in "者人員家士師官長兼的系側用":
        return None
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
        return _Name(end, length > 3, "kanji", units[at].end if end > at + 1 else None)
    if end - at >= 2 and length in (3, 4) and all(len(u) == 1 and u.text not in _NOT_GIVEN for u in units[at:end]):
        return _Name(end, True, "kanji")  # 浜|末|勲|会長
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
    if name.sort == "place":
        bare = units[name.end - 1]
        area = bare.text in generic("area") or not _KANJI_ONLY.fullmatch(bare.text)
        if last - first > 1 or units[first].sort == "kin" or (area and units[first].text not in _PERSONAL):
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
