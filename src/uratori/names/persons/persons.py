"""Persons: a name with its reading, title, honorific and age.

A name alone proves little (森, 光, 千葉); what makes it a person is what stands beside it: a title or an honorific after
it, a gloss, or a family name with a given name.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from uratori.names.persons import ranks
from uratori.names.persons.forms import person_name, unknown_name
from uratori.names.persons.kanji import KANJI_NAME, PersonName, titled
from uratori.names.persons.wrestlers import ring_name
from uratori.names.readings import readings
from uratori.names.readings.kana import skeleton
from uratori.names.words.spots import Spot, generic
from uratori.names.words.units import Unit

_GLOSS = re.compile(r"[ぁ-んァ-ヶーA-Za-zÀ-ɏ一-鿿々・=＝ .,、’'\-]+")


_KANA_GLOSS = re.compile(r"[ぁ-んァ-ヶー][ぁ-んァ-ヶー・=＝ 、]*(?:[A-Za-zÀ-ɏ .,’'\-]*)|[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ .,’'\-]+")


_AGE = re.compile(r"\d{1,3}(?:歳)?")


_TITLE_TAIL = frozenset("長官員相監役士師家人")


# Of these the ones that are several.
_SEVERAL = frozenset(("ら", "一家", "夫妻"))


_LABEL = frozenset(("問", "答", "質問", "回答", "Q", "A"))


def person(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    """The person whose name starts at unit ``at``, and the unit after it; None if none does."""
    found = _person(units, at, text)
    if found is None:
        return None
    held = (
        at >= 2
        and units[at - 1].text == "の"
        and units[at - 2].sort == "title"
        and units[at - 1].start == units[at - 2].end
    )
    return (found[0]._replace(office=units[at - 2].text), found[1]) if held else found


def _person(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    name = person_name(units, at)
    if (
        name is None
        and at >= 2
        and units[at - 1].text == "("
        and units[at - 2].text in _LABEL
        and titled(units, at + 1)
    ):
        name = PersonName(at + 1, False, "kanji")  # 答(若草社長)
    if name is None:
        return None
    if not name.full and _labelled(units, at, name.end):
        span = (units[at].start, units[name.end - 1].end)
        return Spot(*span, "person", span, gloss="", form="short"), name.end  # as sure as by a reading
    start, stop = units[at].start, units[name.end - 1].end
    after, gloss = _gloss(units, name.end, text, kanji=name.sort == "kana")
    if gloss is not None and name.sort == "kanji" and not _plausible(text[start:stop], gloss):
        after, gloss = name.end, None  # 三笘薫(ブライトン)
    if gloss is not None and name.sort == "kanji" and _cut_off(units, at, text[start:stop], gloss):
        start = units[at - 1].start  # 夫|承姫(プ・スンヒ): the gloss reads the kanji before it, too
    title = _title(units, after, name)
    if (
        title is None
        and after == name.end
        and not name.full
        and units[at].sort == "given"
        and _of_kin(units, at, after)
    ):
        return Spot(start, stop, "person", (start, stop), form="short"), after
    if title is None and after != name.end:
        spelled = gloss is not None and (_spells(gloss, name) or _of_kin(units, at, after))
        if not (name.full or spelled):
            return None
        return Spot(start, units[after - 1].end, "person", (start, stop), None, gloss, family=name.family), after
    if title is not None:
        first, last = title
        if not name.full and name.sort == "kana" and _heads_another(units, first, last):
            return None
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


def _cut_off(units: list[Unit], at: int, name: str, gloss: str) -> bool:
    before = units[at - 1] if at else None
    return (
        before is not None
        and before.end == units[at].start
        and len(before) == 1
        and KANJI_NAME.fullmatch(before.text) is not None
        and "・" in gloss
        and not readings.may_be(name, gloss)
        and readings.may_be(before.text + name, gloss)
    )


def _of_kin(units: list[Unit], at: int, after: int) -> bool:
    """妹の|葵(Aoi)は, 長男、|翔太が: a given name behind what its bearer is to another."""
    return (
        at >= 2
        and units[at - 1].text in ("の", "、")
        and (units[at - 2].sort == "kin" or _relative(units[at - 2].text))
        and (after == len(units) or units[after].sort in ("other", "stop", "close"))
    )


def _relative(word: str) -> bool:
    """Whether a word says what one person is to another."""
    return word in generic("relation") and word not in _SEVERAL


def _heads_another(units: list[Unit], first: int, last: int) -> bool:
    """アグロソル|創業者|の|ルイザ…: what stands before the office is the firm, for the name of its holder follows."""
    office = units[last - 1].text
    return (
        last - first == 1
        and (ranks.group(office) == "company" or office in ("創業者", "共同創業者", "代表", "広報担当者"))
        and last + 1 < len(units)
        and units[last].text == "の"
        and person_name(units, last + 1) is not None
    )


def _plausible(name: str, gloss: str) -> bool:
    """Whether a gloss in katakana can be a reading of a name in kanji: its sounds are mostly those of one of its readings."""
    if not re.fullmatch(r"[ァ-ヶー・=＝ ]+", gloss):
        return True
    heard = skeleton(gloss)
    read = readings.read(name) if name[0] in generic("clan") else readings.read(name, "ja")  # 上田 is no サンジョン
    return any(
        SequenceMatcher(None, heard, skeleton(r.kana), autojunk=False).ratio() >= 0.5
        for r in read or readings.read(name)
    )


def titled_before(units: list[Unit], at: int, text: str) -> tuple[Spot, int] | None:
    """A full name after its title: 報道官ドミトリー・ペスコフ, 代表取締役社長 若草亮介."""
    wrestler = ring_name(units, at, text)
    if wrestler is not None:
        return wrestler
    nxt = at + 1
    if nxt < len(units) and units[nxt].sort == "gap":
        nxt += 1
    if nxt >= len(units):
        return None
    name = person_name(units, nxt)
    if (name is None or not name.full) and nxt + 1 < len(units) and nxt == at + 2:
        name = unknown_name(units, nxt)
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


def _labelled(units: list[Unit], at: int, end: int) -> bool:
    """答(雨宮), 雨宮: …: a family name that says who speaks."""
    if end >= len(units):
        return at > 1 and units[at - 1].sort == "gap" and units[at - 2].text in generic("contact")  # 事務局 當間
    before = units[at - 1].text if at else ""
    if before == "(" and at >= 2 and (units[at - 2].text in _LABEL or (at == 2 and units[0].sort == "title")):
        return units[end].text == ")"  # 答(雨宮), 校長(稲盛)
    return at == 0 and units[end].text == ":" and units[at].sort in ("surname", "kana")


def _spells(gloss: str, name: PersonName) -> bool:
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
    held = any(
        u.sort in ("title", "body", "outlet") or (u.ending is not None and len(u) > 1) for u in units[at + 1 : close]
    )
    if _KANA_GLOSS.fullmatch(inner) or (kanji and KANJI_NAME.fullmatch(inner) and not held):
        return close + 1, inner
    parts = [p.strip() for p in re.split(r"[、,=]", inner)]
    if parts and _KANA_GLOSS.fullmatch(parts[0]) and all(_AGE.fullmatch(p) or _KANA_GLOSS.fullmatch(p) for p in parts):
        return close + 1, reading
    if _AGE.fullmatch(inner):
        return close + 1, None
    return at, None


def _title(units: list[Unit], at: int, name: PersonName) -> tuple[int, int] | None:
    """The title or honorific that starts at ``at``: (first unit, unit after the last). Words between the name and the
    title belong to it: 金正恩|朝鮮労働党|総書記, 門馬哲也|品質管理|部長, バイデン|米|大統領."""
    limit = 9 if name.full else 4
    last = None
    k = at
    if k < len(units) and units[k].sort == "dot" and k > 0 and (name.full or _former(units, k, name)):
        k += 1  # 安西匡・東西大教授
    first = k
    while k < len(units) and k - first <= limit:
        u = units[k]
        if k > first and u.start != units[k - 1].end:
            break
        if u.text == "記者" and k + 1 < len(units) and units[k + 1].start == u.end and units[k + 1].sort == "noun":
            break  # 養父町長|定例|記者|会見
        if u.sort == "honorific" or (u.text in generic("relation") and k == first):
            last = k + 1
            if u.text not in ("ら",):
                k += 1
                continue
            break
        if u.sort == "title" or _is_title_tail(units, k, first, name):
            last = k + 1
        elif (
            k == first
            and u.text in ("軍", "国軍")
            and name.sort == "kana"
            and units[name.end - 1].sort != "place"
            and titled(units, k + 1)
        ):
            k += 1  # ムフージ|軍|司令官
            continue
        elif _section_head(units, k, name):
            last, k = k + 2, k + 1
        elif k > first and u.sort == "dot" and _joint_office(units, k, name):
            pass
        elif u.text in generic("never") or not _inside_title(u, name, k - first):
            break
        k += 1
    if last is None or (
        last < len(units)
        and units[last].start == units[last - 1].end
        and (units[last].text == "会" or (not name.full and units[last].text in generic("housed")))
    ):
        return None  # 福岡県|議長|会, 赤坂|議員|宿舎
    if name.sort == "place":
        bare = units[name.end - 1]
        area = bare.text in generic("area") or not KANJI_NAME.fullmatch(bare.text)
        former = last - first == 2 and units[first].text in ("前", "元")  # 消費者庁の志賀|前|長官
        if (
            (last - first > 1 and not former)
            or units[first].sort == "kin"
            or (area and units[first].text not in generic("personal"))
        ):
            return None
    if not name.full and units[first].sort == "kin":
        return None
    if not name.full and units[first].text in ("ら", "組", "家"):
        return None
    return first, last


def _former(units: list[Unit], dot: int, name: PersonName) -> bool:
    """桜庭・前監督: a family name and what its bearer was; not 青森・前知事, nor 桜庭・根津両監督."""
    at = dot + 1
    return (
        name.sort == "kanji"
        and units[name.end - 1].sort == "surname"
        and at < len(units)
        and units[at].text[0] in "前元"
        and (
            units[at].sort == "title" or (len(units[at]) == 1 and at + 1 < len(units) and units[at + 1].sort == "title")
        )
    )


def _is_title_tail(units: list[Unit], k: int, first: int, name: PersonName) -> bool:
    """報道室|長, 技術|士: a title that is no entry of its own, after a full name."""
    u = units[k]
    return name.full and k > first and u.sort == "noun" and len(u) == 1 and u.text in _TITLE_TAIL


def _joint_office(units: list[Unit], dot: int, name: PersonName) -> bool:
    """ドレク|教育|・|科学|相: an office of two fields; not バイデン米|・|トランプ大統領."""
    behind = units[dot + 1 : dot + 4]
    at = next((n for n, u in enumerate(behind) if u.sort == "title"), None)
    return (
        name.sort != "place"
        and at is not None
        and at > 0
        and behind[at].text.endswith(("相", "大臣", "長官"))
        and all(u.sort in ("noun", "before") for u in behind[:at])
        and all(u.start == w.end for u, w in zip(behind[: at + 1], units[dot : dot + at + 1], strict=True))
    )


def _section_head(units: list[Unit], k: int, name: PersonName) -> bool:
    """加賀谷|総務課|長: the head of a section, of which the dictionary has the section as one word."""
    u = units[k]
    return (
        name.sort != "place"
        and u.sort == "noun"
        and (u.ending is not None or len(u) > 2)
        and len(u) > 1
        and u.text[-1] in "課局部室署所"
        and k + 1 < len(units)
        and units[k + 1].text == "長"
        and units[k + 1].start == u.end
    )


def _inside_title(unit: Unit, name: PersonName, depth: int) -> bool:
    if unit.text in generic("prefix") or unit.sort == "prefix":
        return True
    if unit.sort in ("country", "capital", "body", "outlet", "latin", "title") or unit.text in ("米", "英", "露", "仏"):
        return name.full or unit.sort == "country" or len(unit) == 1
    if unit.sort == "before" and name.sort == "kana" and depth == 0:
        return True  # ドレク|教育|・|科学|相
    if unit.sort in ("noun", "number", "time", "adjective"):
        return (name.full or depth < 3) and not (not name.full and unit.ending is not None and depth == 0)
    return name.full and unit.sort in (
        "place",
        "region",
        "proper",
        "kana",
        "surname",
        "kanji",
        "before",
        "dot",
        "given",
    )


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


def _free(units: list[Unit], at: int, name: PersonName) -> bool:
    """Whether a full name without title stands free: not inside a longer noun (森光子記念館, 本田宗一郎賞)."""
    nxt = units[name.end] if name.end < len(units) else None
    if nxt is None:
        return True
    glued = nxt.start == units[name.end - 1].end and nxt.sort in ("noun", "title", "prefix", "kanji", "proper", "kana")
    if not glued:
        return True
    return name.sort == "kana" and nxt.ending is None
