"""What a phrase whose last word is in no class of heads is all the same: by a word of sort, a number, the ending of a firm's name."""

from __future__ import annotations

import re

from uratori.attribution.clause import lexicon
from uratori.attribution.clause.items import Line

_FOREIGN = re.compile(r"[ァ-ヶー・A-Za-z]{3,}")
_KANA = re.compile(r"[ァ-ヶー]+")
_NUMBER = "0123456789一二三四五六七八九十数"
_PERSONS = re.compile(f"[{_NUMBER}]+人")


def apposed(line: Line, core: int, last: int) -> str | None:
    """The word of sort before an unknown name: 北欧の〈新聞〉ヴェストラ, 運営〈会社〉ミナト, 〈英紙〉テレグラフ."""
    table = lexicon.heads()
    name = line.items[last - 1]
    called = last - 2 >= core and table.get(line.items[last - 2].text) == "media"  # 通信社〈東都〉 may be any word
    if name.sub != "固有名詞" and not called and not all("ァ" <= c <= "ー" or c.isascii() for c in name.text):
        return None
    for item in line.items[core : last - 1]:
        if len(item.text) > 1 and lexicon.kind(item.text) in ("media", "organization"):
            return lexicon.head(item.text)  # 非政府〈組織〉クリーン・ボート
    at = last - 2
    while at > core and (line.items[at].text in ("・", "=") or _KANA.fullmatch(line.items[at].text)):
        at -= 1  # 英字紙〈スター・デイリー〉
    before = line.items[at].text if at >= core else ""
    return before[-1] if before.endswith(("紙", "誌")) else None


def lettered(line: Line, core: int, last: int) -> str | None:
    """A letter in place of a name, with what stands behind it: 検査員〈A氏〉, 女性〈Bさん〉."""
    items = line.items
    if last - 2 < core or items[last - 1].text not in lexicon.words("behind a letter"):
        return None
    before = items[last - 2].text
    return before + items[last - 1].text if len(before) == 1 and "A" <= before <= "Z" else None


def counted(line: Line, last: int) -> str | None:
    """A number of people or bodies: 事情に詳しい〈2人〉, 欧州3〈カ国〉."""
    items = line.items
    if _PERSONS.fullmatch(items[last - 1].text):
        return items[last - 1].text
    if last >= 2 and items[last - 2].sub == "数詞" and items[last - 1].kind == "word":
        word = items[last - 1].text
        return "人" if word in ("人", "氏", "名") else word if word in lexicon.words("bodies counted") else None
    word = items[last - 1].text.lstrip(_NUMBER)
    return word if word != items[last - 1].text and word in lexicon.words("bodies counted") else None


def of_a_firm(line: Line, core: int, last: int, text: str) -> str | None:
    """What a phrase ends in that can only be a firm's: 同〈鉄道〉, ミナト〈汽船〉, and not 高速〈鉄道〉."""
    head = lexicon.longest(text, lexicon.firms())
    if head is None or len(head) < 2 or len(head) == len(text):
        return None
    named = any(x.sub == "固有名詞" or _FOREIGN.fullmatch(x.text) for x in line.items[core : last - 1])
    return head if named or text in (f"同{head}", f"両{head}") else None
