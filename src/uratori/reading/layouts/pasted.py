"""A text that was copied with the page around it: the menu above, the share buttons between, the lists of other reports
below. Nothing of the text is lost; the document is the stretch that is the report.

トップ
社会
見本日報デジタル
湖の水位、観測史上最低に
2024年11月20日 18:05
シェアする
県は20日、…
関連記事
…
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from uratori.data import outlets
from uratori.model import Document, Mark, Outlet
from uratori.reading.labels import instants
from uratori.reading.labels.outlet import named
from uratori.reading.labels.page_lines import QUOTE, is_noise_line, key, opens_other_things

_MOST = 4_000  # lines of a text that is looked at
_LEAST = 120  # characters of a text from which an end with other reports is cut
_FEWEST = 3  # lines of a page's own that show that it is one
_MENU = 8  # characters of an entry of a menu
_HEADLINE = range(8, 81)
_SENTENCE = re.compile(r"。[」』）)]?$|。.")
_SIGN = re.compile(r"[。、「」『』（）()！？!?:：\d]")
_PAPER = re.compile(rf"(?i)(?:{outlets.press_words()})(?:社|デジタル|オンライン|電子版|web|net|next|me|ニュース)?$")
_LATIN = re.compile(r"[A-Za-z0-9 .&-]{4,24}")  # TVN NEWS
_CLOCK = re.compile(
    r"\d{1,2}[/月]\d{1,2}日?(?:[(（].[)）])?\s*\d{1,2}[:時]\d{0,2}分?(?:配信|公開|更新|掲載)?"
)  # no year
_DATES = re.compile(instants.CALLED)
# Copyright © 2025 港都新聞社. All rights reserved.
_COPYRIGHT = re.compile(
    r"(?i)(?:copyright|©|ⓒ|\(c\)|（c）)[\s©ⓒ()（）cC]*(?:(?:19|20)\d\d(?:\s*[-–—~～〜]\s*(?:19|20)?\d\d)?)?[\s,.]*"
)
_RIGHTS = re.compile(r"(?i)\s*(?:all rights reserved.*|(?:掲載|記事).*|無断.*|.{0,6}許可なく.*)[.。]?$")
_CAPTION = re.compile(r"＝[^＝。]{2,60}$|[（(][^（）()]{0,20}(?:撮影|提供|写真)[^（）()]{0,12}[）)]$")
# What a browser prints at the edges of a page: 2026/06/13 8:02 <tab> 橋、通行止めへ - 潮見日報; https://… 1/2
_EDGE = re.compile(
    r"\d{2,4}/\d{1,2}/\d{1,4},? \d{1,2}:\d{2}(?: [AP]M)?(?:\t|[ \u3000]+(?=.* [-|–—] )).{2,120}|(?:https?|file)://\S+[ \t]+\d{1,3}/\d{1,3}"
)
# The head of a reading view: the site, the title, who wrote it, how long it takes to read.
_HOST = re.compile(r"(?:[\w-]{1,40}\.){1,4}[a-z]{2,10}")
_MINUTES = re.compile(r"(?:\d{1,3}\s*[〜～~–-]\s*)?\d{1,3}\s*分(?:で読めます)?")
_READ_IN = 5  # lines of such a head
_SERVICE = re.compile(
    r"(?i)[ \u3000]+(?:news(?: ?web| ?online| ?digital)?|online|digital|web|ニュース|デジタル)$"
)  # 北浦放送 NEWS WEB
_BELOW = 2  # lines below a headline that its date stands in
_OTHERS = 0.3  # of the sentences may stand below what opens other things: teasers


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def says(self) -> bool:
        return (
            bool(_SENTENCE.search(self.text) or QUOTE.match(self.text))
            and len(self.text) >= 12
            and not is_noise_line(self.text)
        )

    @property
    def own(self) -> bool:
        """Whether the line is the page's own, or the edge of a printed one."""
        return is_noise_line(self.text) or opens_other_things(self.text) or bool(_EDGE.fullmatch(self.text))


def report(document: Document) -> Document:
    """The document without the page around its report, with the headline and the outlet that stand above it; as it is
    where the text shows no page."""
    lines = _lines(document)
    says = [k for k, line in enumerate(lines) if line.says]
    if not says or len(lines) > _MOST:
        return document
    last = _last(lines, says)
    above, below = lines[: says[0]], lines[last + 1 :]
    menu = [x for x in above if x.own or (len(x.text) <= _MENU and not _SIGN.search(x.text))]
    furniture = [x for x in (*above, *below) if x.own]
    viewed = _viewed(above)
    if viewed is None and len(furniture) < _FEWEST and not (len(menu) >= 2 * _FEWEST and furniture):
        opens = next((k for k, x in enumerate(below) if opens_other_things(x.text)), None)
        if opens is None or document.end - document.start < _LEAST:
            return document
        before = below[opens - 1] if opens else lines[last]
        return replace(document, end=before.end)
    head = viewed or _headline(above)
    if head is None:
        return replace(document, end=lines[last].end)
    between = [x for x in lines[above.index(head) + 1 : last] if x.own and not x.says]
    marks = [Mark(head.start, head.end, "headline"), *(Mark(x.start, x.end, "credit") for x in between)]
    return replace(
        document,
        start=head.start,
        end=lines[last].end,
        title=document.title or head.text,
        outlet=document.outlet or _outlet(above) or _owner(below),
        marks=document.marks or tuple(marks),
    )


def _lines(document: Document) -> list[_Line]:
    found = re.compile(r"[^\n]+").finditer(document.text, document.start, document.end)
    out = []
    for m in found:
        words = m[0].strip(" \t\r\u3000")
        if words:
            at = m.start() + m[0].index(words)
            out.append(_Line(at, at + len(words), words))
        if len(out) > _MOST:
            break
    return out


def _last(lines: list[_Line], says: list[int]) -> int:
    """The last line of the report: above the first that opens other things, where hardly a sentence stands below it."""
    for k, line in enumerate(lines):
        if k > says[0] and opens_other_things(line.text):
            below = [n for n in says if n > k]
            if len(below) <= _OTHERS * len(says):
                return max(n for n in says if n < k)
    return says[-1]


def _headline(above: list[_Line]) -> _Line | None:
    """The line above the text that is as long as a headline, and neither a date, a caption nor the page's own: the nearest
    above a date, else the nearest above the text."""
    fit = [
        (k, x)
        for k, x in enumerate(above)
        if len(x.text) in _HEADLINE and not x.own and not _is_name(x.text) and not _CAPTION.search(x.text) and _rest(x)
    ]
    dated = (x for k, x in reversed(fit) if any(_is_date(y) for y in above[k + 1 : k + 1 + _BELOW]))
    return next(dated, None) or next((x for _, x in reversed(fit)), None)


def _viewed(above: list[_Line]) -> _Line | None:
    """The headline in the head of a reading view, which stands below the host of the page; None where the head is none."""
    if (
        len(above) < 2
        or not _HOST.fullmatch(above[0].text)
        or not any(_MINUTES.fullmatch(x.text) for x in above[1:_READ_IN])
    ):
        return None
    return above[1] if _rest(above[1]) else None


def _is_date(line: _Line) -> bool:
    """Whether a line is a date, or a date beside a paper's name: 港都新聞 6/10(火) 17:20 配信."""
    rest = _rest(line)
    return not rest or (rest != key(line.text) and _is_name(rest))


def _rest(line: _Line) -> str:
    """What a line says beside a date; empty where it is nothing else."""
    return key(_undated(line.text))


def _undated(text: str) -> str:
    return _DATES.sub("", _CLOCK.sub("", instants.SEEN.sub("", text)))


def _is_name(text: str) -> bool:
    return bool(outlets.find(text) or _PAPER.search(text) or (_LATIN.fullmatch(text) and outlets.heads_as_medium(text)))


def _owner(below: list[_Line]) -> Outlet | None:
    """Whose site it is, by the foot of its page: Copyright 港都新聞社 All rights reserved, 港都新聞 above 会社案内."""
    for line in reversed(below):
        m = _COPYRIGHT.search(line.text)
        words = _RIGHTS.sub("", line.text[m.end() :]) if m else line.text
        name = words.strip(" \t\u3000.,、。-–—|｜/／")
        if 2 < len(name) <= 24 and (outlets.is_paper(name) if m is None else _is_name(name)):
            return named(name)
    return None


def _outlet(above: list[_Line]) -> Outlet | None:
    bare = [_undated(x.text).strip() for x in reversed(above)]
    named_so = [x for x in bare if len(x) <= 24 and _is_name(_SERVICE.sub("", x))]
    return named(_SERVICE.sub("", named_so[0])) if named_so else None
