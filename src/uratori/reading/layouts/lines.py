"""Lines as a page breaks them → paragraphs: Japanese is joined without a blank between.

What a page adds to the words goes: its number, the heading that stands on every page, ruby, the blanks that spread a
word over a measure (令 和 ６ 年)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache

from uratori.data import rows

_JAPANESE = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_SPREAD = re.compile(
    rf"(?<![^\s])(?:(?:[{_JAPANESE}]|\d{{1,4}})[ \u2002-\u200a]){{2,}}(?:[{_JAPANESE}]|\d{{1,4}})(?![^\s])"
)
_BETWEEN = re.compile(rf"(?<=[{_JAPANESE}])[ \t\u2002-\u200a]+(?=[{_JAPANESE}])")
_NUMBER = re.compile(
    r"[\s\-‐–—―－−ー~〜～・•()（）\[\]<>|p.P頁ページ]*\d{1,4}(?:\s*(?:/|／|of)\s*\d{1,4})?[\s\-‐–—―－−ー~〜～・•()（）\[\]<>|頁ページ]*"
)
# What a browser prints at the edges of a page: 6/10/25, 10:06 AM; its address, with the number of the page.
_PRINTED = re.compile(
    r"\d{1,4}/\d{1,2}/\d{1,4},? \d{1,2}:\d{2}(?: [AP]M)?(?:\s+\S.{0,100})?|(?:https?|file)://\S+(?:\s+\d{1,3}/\d{1,3})?"
)
# Where a new paragraph or list item begins.
_OPENS = re.compile(
    r"[\s\u3000\u2003]|[・●○◎◯■□◆◇▼▽▲△★☆※→⇒▶►➢✓•◦‣＊*]|[-–][ \u3000]"
    r"|[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[ア-ン]|[a-zA-Z]|[ivx]{1,4})[)）.．、]|\d{1,2}\u3000"
    r"|[①-⑳㈠-㈩]|第[\d一二三四五六七八九十]+[章節条項回]|【|〔|＜|〈|《|≪|\[|記\s*$|以上\s*$|問[い\d１-９ 　（(：:]|答[え\d１-９ 　（(：:]"
)
_ABOUT = re.compile(r"(?:について|に関する[^\s。]{1,8}|のお(?:知らせ|詫び|願い))\s*$")  # what a release is about
_LABELLED = re.compile(r"[^\s。、「」]{1,12}[:：]")
CLOSES = re.compile(r"[。．！？!?][」』）)]?\s*$|[」』]\s*$")
# 別紙１, 別紙２ at the head of two pages are two headings, not one.
_ANNEX = re.compile(r"\s*[(（]?(?:別[紙添表記]|参考|資料|図|表|第)")
_FULL = 0.88
_REPEATED = 0.5
RULE = re.compile(r"[\s━─―—\-=＝＿_*＊~～・.◆■◇□●○☆★+＋|｜]*")


@cache
def _plain() -> dict[int, str]:
    table = {ord(row["radical"]): row["character"] for row in rows("radicals")}
    for block in (range(0xFE10, 0xFE1A), range(0xFE30, 0xFE50), range(0xFB00, 0xFB07)):
        table.update({c: unicodedata.normalize("NFKC", chr(c)) for c in block})
    table.update({0xAD: "", 0x200B: "", 0xFEFF: "", 0: "", 0x2003: "\u3000", 0xA0: " "})
    return table


def plain(text: str) -> str:
    """The text with the glyph names of printing undone: radicals, ligatures, the punctuation of vertical lines.

    >>> plain("⻑官は５⽉12⽇︑ﬁrst")
    '長官は５月12日、first'
    """
    return text.translate(_plain())


def tidy(line: str) -> str:
    """One line without the blanks that only spread its characters.

    >>> tidy("令 和 ６ 年 ５ 月 12 日"), tidy("山田  太郎 局長"), tidy("NHK の 報道")
    ('令和６年５月12日', '山田 太郎 局長', 'NHK の 報道')
    """
    line = line.rstrip()
    indent = line[: len(line) - len(line.lstrip())]
    body = _SPREAD.sub(lambda m: re.sub(r"[ \u2002-\u200a]", "", m[0]), line.lstrip())
    if len(body) > 8 and len(_BETWEEN.findall(body)) * 3 > len(body):  # a blank after nearly every character
        body = _BETWEEN.sub("", body)
    return indent + re.sub(r"[ \t]{2,}", " ", body)


def width(line: str) -> int:
    """The width in half-width columns."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line)


def paragraphs(pages: Sequence[Sequence[str]]) -> str:
    """The paragraphs of pages, a line each; a paragraph may run over the end of a page."""
    dropped = _furniture(pages)
    lines = [tidy(line) for page in pages for line in _kept(page, dropped)]
    widths = sorted(width(line) for line in lines if line.strip())
    # The measure: what the longest tenth of the lines reach, since most lines of running text fill it.
    measure = widths[-(len(widths) // 10) - 1] if widths else 0
    out: list[str] = []
    last = ""
    for line in lines:
        if not line.strip():
            last = ""
            continue
        if out and last and _runs_on(last, line, measure):
            out[-1] = joined(out[-1], line.strip())
        else:
            out.append(line.strip(" \t"))
        last = line
    return "\n".join(out)


def opens(line: str) -> bool:
    """Whether a line opens a paragraph, an item of a list, a labelled field."""
    return bool(_OPENS.match(line) or _LABELLED.match(line) or line.startswith("http"))


def _kept(page: Sequence[str], dropped: frozenset[str]) -> Sequence[str]:
    filled = [i for i, line in enumerate(page) if line.strip()]
    edge = {*filled[:2], *filled[-2:]}
    return [
        line
        for i, line in enumerate(page)
        if i not in edge
        or not (_NUMBER.fullmatch(line.strip()) or _PRINTED.fullmatch(line.strip()) or _masked(line) in dropped)
    ]


def _furniture(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines at the edges of pages that stand on most of them, whatever number they bear."""
    if len(pages) < 2:
        return frozenset()
    seen: Counter[str] = Counter()
    for page in pages:
        filled = [line for line in page if line.strip()]
        seen.update({_masked(line) for line in (*filled[:2], *filled[-2:]) if not _ANNEX.match(line)})
    return frozenset(line for line, n in seen.items() if n > len(pages) * _REPEATED and n > 1)


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", unicodedata.normalize("NFKC", line)).replace(" ", "")


def _runs_on(last: str, line: str, measure: int) -> bool:
    """Whether a line goes on with the sentence of the line above: that one fills the measure, and this opens nothing."""
    if _OPENS.match(line) or _LABELLED.match(line):
        return False
    full = width(last) >= _FULL * measure
    if not full and _ABOUT.search(last):
        return False
    return full or (not CLOSES.search(last) and width(last) >= 0.6 * measure and not _OPENS.match(last))


def joined(above: str, line: str) -> str:
    """Two lines as one: a blank between Latin words, none between Japanese ones; a hyphen that parts a word goes."""
    a, b = above[-1:], line[:1]
    if a == "-" and len(above) > 1 and above[-2].isascii() and above[-2].isalpha() and b.islower():
        return above[:-1] + line
    return above + (" " if a.isascii() and b.isascii() and not a.isspace() else "") + line
