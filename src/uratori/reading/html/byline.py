"""Who wrote a report, where only the page's words say so: the element of its writer, a line such as 文・山田太郎, or the
name in brackets that signs its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from uratori.data import outlets
from uratori.reading.html.breaks import tidy
from uratori.reading.html.dates import in_figures
from uratori.reading.html.report import Line
from uratori.reading.html.tree import Block, Element, dropped, names
from uratori.reading.html.words import WRITERS
from uratori.reading.labels import instants
from uratori.reading.labels.page_lines import key, listed, opens_other_things

_LOOKED_AT, _BELOW, _LONGEST = 120, 12, 40  # elements and blocks below the heading; characters of a line
_JUST_ABOVE = 6  # elements above the heading
_UNDER = 6  # blocks below the end
_CREDITS = re.compile(
    r"[（(【［]?(?:(?:写真・|構成・|インタビュー・|聞き手・)?文|取材|執筆|text)\s*[＝=:：/／・]", re.I
)
_LABEL = re.compile(
    r"^(?:(?:インタビュー|聞き手|取材|構成|撮影|写真|企画)・(?:執筆|文|構成|記事)|文・(?:構成|写真|撮影|インタビュー)|インタビュー|取材・文|取材・執筆|文・写真|写真・文|取材|文責|文|執筆者?|著者|筆者|記者|構成|記事|ライター|投稿者|聞き手"
    r"|(?i:text by|words by|text|authors?|by))[\s:：＝=・/／,，]+"
)
_DESK = re.compile(
    r"^[^\s。、・＝=／/]{1,8}(?:部|局|支局|総局|支社|本社|通信部|取材班)[・＝=／/\s\u3000]+"
)  # 社会部・山田太郎
_TAIL = re.compile(r"\s*(?:記者|編集委員|論説委員|解説委員|特派員|通信員|支局長|さん|氏|／文|＝文|=文|（文）)+$")
_NAME = re.compile(
    r"[一-龥々ヶ]{1,4}[ \u3000]?[一-龥々ヶぁ-ん]{1,4}|[ァ-ヶー]{1,10}[・＝ ][ァ-ヶー・]{2,14}|[A-Z][a-z]+(?: [A-Z][a-z.]+){1,3}"
)
_PHRASE = re.compile(r"[一-龥々]の[一-龥々]")  # 茶屋の主
# 取材・文＝丘野さつき　写真＝北見遼
_OTHERS = re.compile(
    r"(?:[\s\u3000／/、]+|(?<=[一-龥々ぁ-んァ-ヶー]))(?:写真|撮影|構成|編集|イラスト|図|動画|写|photo(?:s| by)?|illustration)\s*[＝=:：/／・].*$",
    re.I,
)
_KANA = re.compile(r"\s*[（(][ぁ-んァ-ヶー・ \u3000]{2,20}[)）]?$")  # 山野 拓也（やまの たくや）
_PARTS = 8
_SIGNED = re.compile(r"[（(【［\[＜〈＝]([^（()）【】［］\[\]＜＞〈〉＝。]{2,40})[)）】］\]＞〉]?$")
_ALONE = re.compile(r"[^。、（()）]{2,16}(?:記者|特派員|編集委員|論説委員)$|[（(【［\[＜〈][^（()）]*[)）】］\]＞〉]$")
_SEVERAL = re.compile(r"[、，,／/＆&]|(?<![ァ-ヶー])・|・(?![ァ-ヶー])")
# What notes in brackets end in (本人提供, 写真右), and no given name does.
_ENDS = tuple(
    "部局班社課室版面略載談訳順所団会省庁県府都市町村区国年月日時分内右左後前別他外供影館院校店組名歳号表説記注図照出録込報定編料円金税事像画集覧化性的型式用員"
)
_HEADS = ("概要", "要旨", "要領", "結果", "方法", "対象", "内容", "日程", "一覧")  # ＜調査概要＞


def byline(root: Element, blocks: Sequence[Block], lines: Sequence[Line], title: str | None) -> str | None:
    """The writers by name, separated by 、; None where nothing on the page names them. ``lines`` are the report's."""
    below = root.xpath("(//h1)[last()]/following::*[@class or @itemprop or @rel or self::address]")
    above = root.xpath("(//h1)[last()]/preceding::*[@class or @rel][not(ancestor::nav or ancestor::aside)]")
    for e in (*islice(below, _LOOKED_AT), *reversed(above[-_JUST_ABOVE:])):
        named = (
            e.tag == "address" or names(e) & WRITERS or "author" in (e.get("itemprop") or e.get("rel") or "").split()
        )
        if named and not dropped(e) and (found := _within(e)):
            return found
    wanted = key(title or "")
    start = next((k for k, b in enumerate(blocks) if wanted and key(b.text) == wanted), 0)
    for b in blocks[start : start + _BELOW]:
        line = instants.SEEN.split(in_figures(b.text), maxsplit=1)[0].rstrip(
            " \u3000|｜/／·・,-–—"
        )  # 文：真鍋聡 2025.11.03
        if len(line) <= _LONGEST and _LABEL.match(line) and (found := _writers(line)):
            return found
    last = next((x.text for x in reversed(lines) if x.kind is None), "")
    at = next((k for k in range(len(blocks) - 1, -1, -1) if blocks[k].text == last), len(blocks))
    below = (
        b.text
        for b in blocks[at + 1 : at + _UNDER]
        if len(b.text) <= _LONGEST
        and (_ALONE.match(b.text) or _CREDITS.match(b.text))
        and not opens_other_things(b.text)
    )
    return next((found for text in (last, *below) if (found := _signature(text))), None)


def _within(element: Element) -> str | None:
    """The writers in an element that is named as theirs: all of its words, or those of a part (the name beside what
    somebody is)."""
    parts = (element, *islice(element.iterdescendants(), _PARTS))
    return next((found for e in parts if (found := _writers(tidy(e.text_content()[:80])))), None)


def _signature(last: str) -> str | None:
    """The names in brackets at the end of the last paragraph, or below it: …と話した。（山田太郎）, 【山田太郎、森下花】."""
    if _ALONE.fullmatch(last) and _TAIL.search(last):
        return _writers(last)
    m = _SIGNED.search(last)
    if m and last[0] in "「『" and last[m.start() - 1] in "」』":  # 「道を開く成果です」（潮田教授）: who said it
        return None
    if not m or (m[0][0] == "＝" and m.start() and last[m.start() - 1] not in "。」"):
        return None
    return _writers(m[1], bracketed=True)


def _writers(text: str, bracketed: bool = False) -> str | None:
    text = _DESK.sub("", _LABEL.sub("", _OTHERS.sub("", text.strip("（）()【】［］[] \u3000"))))
    text = _KANA.sub("", text)
    whole = [_TAIL.sub("", part).strip() for part in _SEVERAL.split(text)] if len(text) <= _LONGEST else []
    if not whole or not all(_is_name(n, bracketed) for n in whole):
        return None
    return "、".join(whole)


def _is_name(words: str, bracketed: bool) -> bool:
    """Whether words may be a person's name by their form; in brackets no other note either (敬称略, 本人提供)."""
    if (
        not _NAME.fullmatch(words)
        or _PHRASE.search(words)
        or outlets.find(words)
        or words in _notes()
        or words.endswith((*_ENDS, *_HEADS))
    ):
        return False
    return not bracketed or len(words) >= 3


@cache
def _notes() -> frozenset[str]:
    return frozenset(listed("note"))
