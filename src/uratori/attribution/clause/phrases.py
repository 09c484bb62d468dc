"""Noun phrases, found from their end: the words before は, が, によると."""

from __future__ import annotations

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.cast import Cast
from uratori.attribution.clause.items import Item, Line
from uratori.data import outlets

LONGEST = 40  # items in a noun phrase
_MODIFIER = 16  # items of a clause before its head
AND = frozenset(("と", "や", "および", "または", "及び", "並びに", "ならびに"))
_JOINS = frozenset(("・", "=", "-", "―", "—", "&", "×", "/", "~"))
_LINKS = AND | _JOINS | {"の", "、"}
_STOPS = frozenset("、。,:;…?!")
_GROUP_SUBTYPES = ("助数詞可能", "副詞可能")


def phrase(line: Line, end: int, low: int, cast: Cast) -> int:
    """The index of the first item of the noun phrase that ends before item ``end``, not before item ``low``; ``end``
    itself where there is none. Reaches over の, names in apposition, brackets and a short clause that modifies:
    〈この問題に詳しい2人の人々〉が."""
    items = line.items
    low = max(low, end - LONGEST)
    at = end
    while at > low and _nominal(items, at - 1, at, cast):
        at -= 1
    while at < end and (items[at].text in _LINKS or items[at].kind == "paren"):
        at += 1
    if at >= end:
        return end
    other = _other_sort(items, at, low)
    return phrase(line, other, low, cast) if other is not None else _modifier(items, at, low)


def _other_sort(items: tuple[Item, ...], at: int, low: int) -> int | None:
    """Where the phrase ends that says what else the named one is: 〈元外交官で〉研究所の王氏, 〈同社の親会社で〉米国のノース社, and
    not 会見で市長. None where there is none."""
    if at - 2 < low or items[at - 1].text != "で" or items[at - 2].pos not in ("名詞", "接尾辞"):
        return None
    before = items[at - 2]
    other = lexicon.kind(before.text) in ("role", "anonymous") or before.norm in lexicon.words("other sort")
    return at - 1 if other else None


def _nominal(items: tuple[Item, ...], i: int, right: int, cast: Cast) -> bool:
    item = items[i]
    if item.kind == "paren":
        return True
    if right < len(items) and _who(items[right], cast) and cast.is_time(item):
        return False  # この日〈警察は〉, 同日夜〈市長は〉
    if item.sub == "数詞" and right < len(items) and items[right].start > item.end:
        return False  # 14:05 知事は
    if item.kind == "quote":
        return item.end - item.start <= 22 and item.text in ("「", "『", "“")
    if item.sub == "副詞可能" and item.text in lexicon.words("when"):
        return right < len(items) and items[right].text == "の"  # 現在〈大分県が〉, and not 現在の社長は
    if item.pos in ("名詞", "代名詞", "接頭辞", "接尾辞", "連体詞"):
        return True
    if item.pos == "形状詞":
        after = items[right] if right < len(items) else None
        dotted = after is not None and after.text == "・" and right + 1 < len(items)  # 〈クリーン〉・ボート
        return after is not None and (dotted or after.pos in ("名詞", "接尾辞") or after.text in ("な", "の"))
    if item.text == "." and 0 < i < right:
        return items[i - 1].text.isascii() and items[right].text.isascii()  # MAJOR.JP
    if item.text == "の" or item.text in _JOINS:
        return i > 0 and items[i - 1].pos in ("名詞", "代名詞", "接尾辞", "形状詞", "助詞", "補助記号")
    if item.text in ("など", "ら", "等"):
        return i > 0 and items[i - 1].pos not in ("動詞", "助動詞")  # 攻撃だと述べる〈など〉国軍側は
    if item.text == "な":
        return i > 0 and items[i - 1].pos == "形状詞"
    if item.text in AND:
        left = i > 0 and (_naming(items[i - 1], cast) or _called_press(items, i - 1))
        if not left or right >= len(items):
            return False
        return _naming(items[right], cast) or _called_press(items, right + 1) or _body_in_two(items, right)
    if item.text == "、":
        counted = i > 1 and items[i - 2].sub == "数詞"  # タイは22人、カンボジアは
        return not counted and (_apposition(items, i, right, cast) or _listing(items, i, right, cast))
    return item.kind == "word" and item.pos == "補助記号" and item.text == "々"


def _who(item: Item, cast: Cast) -> bool:
    """Whether a name, or a word for somebody, begins at an item."""
    return item.text in lexicon.heads() or any(m.start == item.start for m in cast.within(item.start, item.end))


def _body_in_two(items: tuple[Item, ...], i: int) -> bool:
    """Whether two words at ``i`` make a body: 市と〈運営会社〉は."""
    if i + 1 >= len(items) or items[i].kind != "word" or items[i + 1].kind != "word":
        return False
    return lexicon.heads().get(items[i].text + items[i + 1].text) == "organization"


def _called_press(items: tuple[Item, ...], i: int) -> bool:
    """Whether a word of sort makes the name at ``i`` an outlet's: 英紙〈テレグラフ〉やガーディアンによると."""
    return 0 < i < len(items) and items[i].pos == "名詞" and items[i - 1].text.endswith(("紙", "誌"))


def _naming(item: Item, cast: Cast) -> bool:
    return (
        item.kind == "word"
        and item.pos in ("名詞", "接尾辞", "接頭辞")
        and not cast.is_time(item)
        and (
            cast.ending(item.start, item.end) is not None
            or item.sub == "固有名詞"
            or item.text in lexicon.heads()
            or outlets.find_unsure(item.text) is not None
        )
    )


def _apposition(items: tuple[Item, ...], comma: int, right: int, cast: Cast) -> bool:
    """Whether the comma joins a name to what it is: アメリカの有力紙〈、〉ニューヨーク・タイムズ, and not 同日〈、〉外相."""
    if comma == 0 or right >= len(items):
        return False
    before, after = items[comma - 1], items[right]
    if before.kind != "word" or before.pos not in ("名詞", "接尾辞") or before.sub in _GROUP_SUBTYPES:
        return False
    if cast.is_time(before) or not _naming(after, cast):
        return False
    if _office(before) and any(
        m.type == "person" for m in cast.within(after.start, after.start + LONGEST) if m.start == after.start
    ):
        return True  # 球団の強化部長、長瀬英二氏は
    return lexicon.heads().get(before.text) in ("media", "anonymous", "organization") or before.text in (
        "紙", "誌", "局", "社", "妹", "弟", "兄", "姉", "妻", "夫", "党", "機関", "メディア",
    )  # fmt: skip


def _office(item: Item) -> bool:
    """Whether a noun says what somebody is: 強化〈部長〉, 地球化学〈者〉."""
    return lexicon.kind(item.text) in ("role", "anonymous") or item.text[-1] in lexicon.PEOPLE


def _listing(items: tuple[Item, ...], comma: int, right: int, cast: Cast) -> bool:
    """Whether the comma stands between two named bodies: 毎日新聞〈、〉読売新聞によると."""
    if comma == 0 or right >= len(items):
        return False
    before, after = items[comma - 1], items[right]
    if before.kind == "paren" and comma > 1:
        before = items[comma - 2]  # 中国新聞(共同通信電)、日本経済新聞
    left = cast.ending(before.start, before.end)
    if left is None or left.type == "person" or left.end > before.end:
        return False
    if lexicon.longest(before.text, ("新聞", "通信", "放送", "テレビ")) and outlets.find_unsure(after.text):
        return True  # 読売新聞、時事によると
    return any(m.type != "person" for m in cast.within(after.start, after.start + LONGEST) if m.start == after.start)


def _modifier(items: tuple[Item, ...], at: int, low: int) -> int:
    """Over a short clause before the phrase: 大柳に住む〈70代の女性〉, and not これに対し〈外相〉."""
    if at <= low or items[at - 1].pos not in ("動詞", "形容詞", "助動詞") or items[at - 1].form.startswith("連用形"):
        return at
    i = at - 1
    while i > low and at - i <= _MODIFIER:
        item = items[i]
        goes_on = item.text in ("て", "で") and items[i + 1].norm in lexicon.words("auxiliary")  # 務め〈て〉いた
        joined = item.sub in ("係助詞", "接続助詞") and not goes_on
        if item.kind == "word" and (item.text in _STOPS or item.pos == "接続詞" or joined):
            break
        if item.text == "と" or item.kind == "quote":
            return at
        i -= 1
    else:
        return at if i > low else (i if at - i <= _MODIFIER else at)
    return i + 1
