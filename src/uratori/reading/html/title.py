"""A page's title without the name of the site behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from uratori.data import outlets
from uratori.reading.labels import instants
from uratori.reading.labels.page_lines import key, listed
from uratori.reading.labels.publisher import is_carrier, office
from uratori.reading.labels.release import body

_CUT = re.compile(
    r"\s*[|｜│:：/／<＜>＞»›・_＿]\s*|\s+[-–—―‐−－~〜]+\s+|\s*[–—―]\s*|\s*--+\s*|\s*[(（【［\[](?=[^()（）【】［］\[\]]{1,40}[)）】］\]]\s*$)"
)
_SITE = re.compile(
    rf"(?i){outlets.press_words()}|ニュース|デジタル|オンライン|電子版|ドットコム|速報$|日刊|news|online|digital"
    r"|web|\.com|\.jp|(?:プレス|ニュース)リリース$|社会$|政治$|国際$|経済$|スポーツ$|地域$|動画$|写真$|(?:ホームページ|サイト|公式|HP)$"
)
_NAME = re.compile(
    rf"[^\s。、「」]{{0,12}}(?:{outlets.press_words()})(?:社|デジタル|オンライン|電子版|ケータイ|ｹｰﾀｲ|モバイル|ﾓﾊﾞｲﾙ|携帯版?|ニュース|(?i:online|web|next|plus|net|news|mobile))?"
)
_NUMBERS = re.compile(r"(?:令和|平成|昭和)?[\d０-９]{1,4}\s*[年月日./-]?|第|号|vol\.?|no\.?", re.I)
# What a word processor or a scanner calls a file: Microsoft Word - 0314発表.doc.
_FILE = re.compile(r"(?i)microsoft (?:word|excel|powerpoint)\b|\.(?:docx?|xlsx?|pptx?|pdf|jtd|html?)$")
_PRINT = re.compile(r"(?:印刷|プリント)(?:用|する)?[^\W\d]{0,6}$")  # 印刷用画面
# 奥浜町公式ホームページ
_HOME = re.compile(r"(?P<of>[^\s。、「」]{2,16})の?(?:公式)?(?:ホームページ|(?:ウェブ|web)?サイト|HP)$", re.I)
_DATED = re.compile(
    rf"\s*[(（]?{instants.SEEN.pattern}(?:\s*[(（].[)）])?\s*[)）]?\s*$"
)  # 北里新聞ニュース 2006年9月12日(火)
_LEADING = re.compile(r"(?P<site>[^|｜│:：]{2,30}?)\s*(?:(?P<bar>[|｜│])|[:：](?!\d))\s*(?=.{6,})")
_DOMAIN = re.compile(r"(?i)\.(?:com|jp|net|org|press|news)$")
_SAYS = re.compile("[。、「」]")
_BARS = re.compile(r"\s*[|｜]\s*|\s+[-–—]\s+")
_LEAST, _SECTION = 8, 20  # characters of a title before a section, and of the section
_OPEN = " \u3000|｜│:："
_COMPANY = re.compile(
    r"(?:株式会社|有限会社|合同会社)[^\s。、「」]{2,16}|[^\s。、「」]{2,16}(?:株式会社|有限会社|合同会社)"
)
_BETWEEN = re.compile(r"[\s|｜:：/／>＞»›・]+|(?<=[\u3000-\u9fff])[-－](?=[\u3000-\u9fff])")
_OF_NOW = re.compile(r"^(?:本日|今日|きょう|昨日|最新|最近|今週|今月|主な|注目)の?(?=.)")  # 本日のニュース
_KINDS = ("ニュース", "一覧", "記事", "欄", "面", "版", "詳細", "ページ", "本文", "トップ", "情報")
_CLOSING = "）)】］] 　"


def without_site(title: str, sites: tuple[str, ...] = ()) -> tuple[str, tuple[str, ...]]:
    """The title without what stands behind it, and what that was, outermost first. A part goes only where it is the
    site's own name (``sites``), a known outlet's, or looks like a site's or a section's.

    >>> without_site("首相が訪米へ：政治 | 帝都新聞デジタル")
    ('首相が訪米へ', ('帝都新聞デジタル', '政治'))
    >>> without_site("首相「訪米」へ - 外相も")
    ('首相「訪米」へ - 外相も', ())
    """
    own = {key(s) for s in sites if s}
    gone: list[str] = []
    bar = ""
    while cut := _last(title):
        head, tail = title[: cut.start()].rstrip(_OPEN), title[cut.end() :].strip(_CLOSING)
        # 会見 | 総理の演説・記者会見など | 首相官邸
        barred = cut[0].strip() in ("|", "｜", "<", "＜") and cut[0] == bar
        section = barred and len(key(head)) >= _LEAST and len(tail) <= _SECTION and not _SAYS.search(tail)
        bodys = _BARS.fullmatch(cut[0]) and body(tail)  # 大臣会見概要 | 消費者庁, but not 首相が訪米へ―外務省
        if len(key(head)) < 4 or not tail or not (section or bodys or _is_site(tail, own)):
            break
        title, gone, bar = head, [*gone, tail], cut[0]
    while (lead := _LEADING.match(title)) and _leads(lead["site"], bool(lead["bar"]), own):
        title, gone = title[lead.end() :], [*gone, lead["site"]]
    return title, tuple(gone)


def _leads(head: str, bar: bool, own: set[str]) -> bool:
    """Whether what stands before a title is its site: before a bar as behind it, before a colon only a site's own name
    (朝凪.com：…), since a section or a kind stands there too (社説：…)."""
    sure = key(head) in own or bool(outlets.find(head) or _NAME.fullmatch(head) or _DOMAIN.search(head))
    return sure or (bar and (_is_site(head, own) or is_section(head) or body(head) is not None))


def is_site(title: str | None) -> bool:
    """Whether what stands as a page's title is only the site's name or a section's: 帝都日報, 社会, ニュース詳細, News Release
    2001/07/18."""
    if not title:
        return True
    title = _DATED.sub("", title).strip()
    if not title:
        return True
    words = _labels(title)
    if len(words) > 1:  # Web-M 経度新聞 ニュース 社会, 山峡日報-社会ニュース, 北岬県警察／報道発表
        return is_section(title) or bool(outlets.find(title)) or (bool(site_of(title)) and all(map(_is_label, words)))
    if (home := _HOME.match(title)) and (body(home["of"]) or body(home["of"].removesuffix("公式"))):
        return True
    named = (
        is_carrier(title)
        or outlets.find(title)
        or _NAME.fullmatch(_NUMBERS.sub("", title))
        or _COMPANY.fullmatch(title)
        or office(title)
        or body(title)
    )
    return is_section(title) or bool(named)


def site_of(title: str) -> str | None:
    """The part of a title that names a site: a paper, else a body."""
    words = _labels(title)
    return paper(words) or next((w for w in words if len(words) > 1 and (body(w) or office(w))), None)


def _labels(title: str) -> list[str]:
    return [w for w in _BETWEEN.split(title) if w]


def paper(words: Iterable[str]) -> str | None:
    """The first of words that has the form of a paper's or a broadcaster's name."""
    return next((w for w in words if outlets.find(w) or _NAME.fullmatch(w)), None)


def _is_label(word: str) -> bool:
    return word.isascii() or is_site(word) or body(word) is not None


def is_section(words: str) -> bool:
    """Whether words beside a title name a section or a kind of page: 社会, ニュースリリース, お知らせ一覧."""
    mine = key(_OF_NOW.sub("", _NUMBERS.sub("", words)))
    if not mine or _FILE.search(words) or _PRINT.match(mine):
        return True
    return mine in _sections() or any(mine.endswith(e) and mine.removesuffix(e) in _sections() for e in _KINDS)


@cache
def _sections() -> frozenset[str]:
    return frozenset(key(w) for w in listed("section"))


def _last(title: str) -> re.Match[str] | None:
    found = list(_CUT.finditer(title, max(0, len(title) - 80)))
    return found[-1] if found and found[-1].start() > 0 else None


def _is_site(tail: str, own: set[str]) -> bool:
    mine = key(tail)
    if (
        mine in own
        or any(len(o) >= 3 and (mine.startswith(o) or o.startswith(mine)) for o in own)
        or outlets.find(tail)
    ):
        return True
    if len(tail) > 30 or _SAYS.search(tail):
        return False
    return bool(_SITE.search(tail))
