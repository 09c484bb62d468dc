"""The outlet that a text names as its own: post lines, datelines, mastheads, credit lines."""

from __future__ import annotations

import re
import unicodedata

from uratori.data import outlets
from uratori.model import Outlet

# What a service adds to its outlet's name: 帝都新聞デジタル, NHKニュース. A name in the table is kept whole
# (Yahoo!ニュース).
_SERVICE = re.compile(
    r"(?:[・ ]?(?:ニュース|デジタル|電子版|オンライン|日本語版?|報道局|報道部?|速報|公式|編集部|取材班|ドットコム"
    r"|(?i:news|digital|online|web|japan)))+$"
)
# What the company, the site and the members' service of a paper add to its name: 帝都新聞社, 港都新聞me, 谷間新報NEXT.
_HOUSE = re.compile(
    rf"(?i)(?P<name>.*(?:{outlets.press_words()}))"
    r"(?:[ \u3000](?=(?:web|ウェブ|電子|デジタル)版$)|電子版|社|web|ウェブ|ネット|net|next|me|plus|プラス|\+|＋|biz|on-?line|デジタルプラス"
    r"|web版|ウェブ版|e版|ケータイ|ｹｰﾀｲ|モバイル|携帯版?|mobile|本社"
    r"|(?:公式|総合|ニュース)?サイト|ホームページ)+"
)
_WIDE = re.compile(r"[Ａ-Ｚａ-ｚ０-９＋]+")  # 港都新聞ＷＥＢ
# Web港北日日, but not WEB通信.
_BEFORE = re.compile(rf"^(?:Web|WEB|ウェブ|デジタル|電子版)[ \u3000]?(?=[^\s]{{2,}}(?:{outlets.press_words()}))")
_DAY = r"\d{4}年\d{1,2}月\d{1,2}日(?:\(.\))?"
_MASTHEAD = re.compile(
    rf"(?P<name>[^\s。、:：()（）「」【】《》■●\[\]]{{2,20}}?)[ \t\u3000]+{_DAY}[ \t\u3000]*(?:[朝夕]刊|付|号|配信|公開|\d|【|\Z)",
    re.M,
)
_PAPER = rf"(?P<name>[^\s。、()「」《》■●]{{2,20}}(?:{outlets.press_words()}|ジャーナル))"
# A line with nothing but a paper's name and a day, in either order.
_MASTHEAD_ALONE = (
    re.compile(rf"^{_PAPER}[\s\u3000]+{_DAY}\s*$", re.M),
    re.compile(rf"^{_DAY}\s+{_PAPER}\s*$", re.M),
)
_BRACKET = re.compile(r"\A\s*[【\[(（［〔＜](?P<inside>[^】\])）］〕＞]{2,40})[】\])）］〕＞]", re.M)
_CREDIT = re.compile(
    r"[(（](?:c|C|©)[)）]\s*(?P<c>[A-Za-z][\w ]{1,20}|[^\s。]{2,20})\s*\Z"
    r"|[(（=＝](?P<paren>[^()（）\s。、]{2,12})[)）]?\s*\Z"
)
# 大阪でテレビ, きょうのニュース: a particle behind a word makes a phrase of it, and a phrase is no name.
PHRASE = re.compile(
    r"[、。「」『』！？!?…〜～~]|[一-龠々ァ-ヶーA-Za-z0-9][をがはにでへもの](?=.)|^(?:きょう|今日|昨日|けさ|週末)の"
)
# リマ11日＝メディオ通信, リマ＝メディオ通信
_PLACED = re.compile(r"[^＝=\d\s]{1,12}(?:[0-9０-９]{1,2}日)?(?:[＝=]|(?<=日)[ \u3000]?)(?P<name>[^＝=\d\s]{3,20})")
_WORDS = re.compile(r"[^\s・、=＝\-–:：/,]+(?: [A-Z][\w]+)*")


def named(name: str) -> Outlet:
    """The outlet of a name as a service writes it.

    >>> named("帝都新聞デジタル").name, named("港都新聞me").name, named("帝都新聞社").name
    ('帝都新聞', '港都新聞', '帝都新聞')
    """
    name = _BEFORE.sub("", _WIDE.sub(lambda m: unicodedata.normalize("NFKC", m[0]), name.strip()))
    if outlets.heads_as_medium(name.removesuffix("紙")):
        name = name.removesuffix("紙")
    if (house := _HOUSE.fullmatch(name)) and not outlets.find(name):
        name = house["name"]
    short = _SERVICE.sub("", name)
    if len(short) >= 2 and short != name and (known := outlets.find(short)):
        return Outlet(known.name, known.kind, known.country)
    # 帝都新聞ニュース and 帝都新聞オンライン are the paper's; みなとニュース and みぎわオンライン are whole names.
    whole = len(short) < 2 or not outlets.is_press(short)
    return _known(name) or Outlet(name if whole else short)


def stated(text: str) -> Outlet | None:
    """The outlet that the text itself bears, None where it bears none: 【ソウル聯合ニュース】, (CNN), (c)AFP,
    帝都新聞 2024年5月12日 朝刊. Brackets and credits count only for outlets in the table, since (共同) is one and
    (敬称略) is none."""
    head = text[:400]
    if known := dateline(text):
        return known
    if m := next((m for m in _MASTHEAD.finditer(head) if not PHRASE.search(m["name"])), None) or next(
        (m for p in _MASTHEAD_ALONE if (m := p.search(head))), None
    ):
        return named(m["name"])
    return credited(text)


def credited(text: str) -> Outlet | None:
    """The known outlet or agency that signs the end of a text: (共同), (c)AFP, =時事."""
    m = _CREDIT.search(text[-60:].rstrip())
    return _known((m["c"] or m["paren"]).strip()) if m else None


def dateline(line: str) -> Outlet | None:
    """The outlet in the bracket that a line opens with, if the table knows it: 【ソウル聯合ニュース】, (CNN)."""
    m = _BRACKET.match(line)
    return _inside(m["inside"]) if m else None


def _known(name: str) -> Outlet | None:
    known = outlets.find(name)
    return Outlet(name, known.kind, known.country) if known else None


def _inside(inside: str) -> Outlet | None:
    """The outlet in a dateline: the longest word, or end of a word, that the table knows (ソウル聯合ニュース), or what is
    named behind the place as agencies are (リマ11日＝メディオ通信); not the correspondent of ロンドン＝三枝遼."""
    for m in reversed(list(_WORDS.finditer(inside))):
        word = m.group()
        for i in range(len(word) - 1):
            if known := _known(word[i:].strip()):
                return known
    placed = _PLACED.fullmatch(inside)
    return named(placed["name"]) if placed and outlets.is_press(placed["name"]) else None
