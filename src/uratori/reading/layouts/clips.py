"""Hand-made lists of reports and posts: each item opens with its day or its clock, and who published it.

・5/12 10:30 NHK 「青葉港の荷役再開へ」 https://…
- [青葉港の荷役再開へ](https://…)(帝都新聞、5月12日)
東西テレビ @tozai_news · 2024/05/12
本文 …

A line opens an item only where an outlet or an account stands beside the day: a chronology (5月12日 県が発表) is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date

from uratori.data import outlets
from uratori.model import Document, Evidence, Mark, Outlet, Published
from uratori.reading.labels.outlet import named
from uratori.reading.labels.page_lines import IN_PAPER, ISSUE, either
from uratori.reading.labels.release import body

_FEWEST = 2
_BULLET = re.compile(
    r"[ \t　]*(?:[・●○◎■□◆◇▼▽▶*＊•‣+\-–]|\d{1,3}[.)．、]|[(（]\d{1,3}[)）]|[①-⑳])?[ \t　]*(?:\[[ xX]\][ \t]*)?"
)
_GAP = re.compile(r"[ \t　|/／,、:：・·\-–—―\]】)）>＞*_]*")
_OPENING = re.compile(r"[ \t　\[【(（<＜*_~]*")
_WEEKDAY = r"(?:[ \t]?[(（][月火水木金土日](?:曜日?)?(?:・?祝)?[)）])?"
_DAY = re.compile(
    rf"(?:(?P<year>(?:19|20)\d\d)[年/.\-])?(?P<month>1[0-2]|0?[1-9])(?:月|[/.\-])(?P<day>3[01]|[12]\d|0?[1-9])(?:日|(?!\d)){_WEEKDAY}(?:付|配信|掲載)?(?:[朝夕]刊)?"
)
_CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-3])[:：時](?P<minute>[0-5]\d)分?(?:ごろ|頃|配信|更新)?")
_HANDLE = re.compile(r"[@＠](?P<handle>[A-Za-z0-9_]{2,40}(?:[.@][A-Za-z0-9.\-]{2,60})?)")
_GLOSS = re.compile(r"[ \t]?[(（][^()（）\n]{1,40}[)）]")  # @shiomi_city(潮見市公式) 5/12 10:30
_NAME = re.compile(
    r"[^\s|/／,、:：()（）\[\]【】「」『』<>＜＞@＠。*]{2,24}(?:(?<=[A-Za-z])(?: [A-Z][A-Za-z]{1,12}){1,3})?"
)
# 潮見日報 速報 @shiomi_sokuho · 6月12日
_ACCOUNT = re.compile(
    r"(?P<name>[^\n\s@＠。、「」]{2,20} [^\n@＠。、「」]{1,20}?)[ \t]+[@＠][A-Za-z0-9_]{2,40}(?=[ \t]*[·・])"
)
_ISSUE = re.compile(
    r"[ \t]?[(（](?:[朝夕]刊|電子版|デジタル|Web|web|WEB|正午|昼|朝|夕方|夜|\d{1,2}時|午[前後]\d{1,2}時)[^()（）\n]{0,12}[)）]"
)  # 朝日（夕刊）
_SAYS = re.compile(
    r"(?P<name>[^\s、。「」『』()（）]{2,24})[ \t\u3000]*(?:発表|公式|HP|広報|リリース|会見|通知)?[ \t\u3000]*(?=[「『])"
)
_LINK = re.compile(r"\[(?P<title>[^\]\n]{2,300})\]\((?P<url>https?://[^)\s]{4,2000})\)")
# 1. 橋の再開を発表（港都新聞、5月12日）: an item of a list with its outlet and its day behind the headline.
_TAILED = re.compile(
    r"(?P<title>[^\n。（(]{4,100})(?=[（(](?!https?:)[^（）()\n]{4,60}[)）][ \t\r]*$)(?P<url>)[^\n]*", re.M
)
_URL = re.compile(r"[(（<＜]?https?://[^\s<>＜＞「」（）]{4,2000}[)）>＞]?")
_QUOTED = re.compile(r"[「『“](?P<inside>[^\n]{2,300})[」』”][ \t　]*$")
_HEADING = re.compile(
    r"^[^\n。]{0,40}?(?P<year>(?:19|20)\d\d)[年/.\-](?:(?P<month>\d{1,2})[月/.\-](?P<day>\d{1,2})日?)?[^\n。]{0,40}$",
    re.M,
)
# A post as it is copied from the page of X: the name, the account, the day, each on a line of its own.
_COPIED = re.compile(
    r"^(?P<name>[^\n@]{1,60})\n(?P<handle>@\w{2,40})[ \t]*\n(?:[·・][ \t]*\n?[ \t]*)(?P<day>[^\n]{2,30})\n", re.M
)
# A post as it is written down by hand: 潮見市 @shiomi_city, or 潮見市（@shiomi_city）, and on the next line when it was put out.
_WRITTEN = re.compile(
    r"^(?P<name>[^\n@＠。]{1,60}?)[ \t　]{0,20}[(（]?[@＠]\w{2,40}[)）]?[ \t　]*\n"
    rf"[ \t　]*(?P<when>{_DAY.pattern}[ \t　T]*(?:{_CLOCK.pattern}(?::[0-5]\d)?)?)[ \t　]*\n",
    re.M,
)
# What stands below an item's words is looked for in so many last characters: addresses, and below a copied post how often
# it was answered, passed on, liked, seen.
_LONGEST_LINE = 4000
_GOES_ON = re.compile(r"[はがもにをでのと]|から|によ")  # 帝都新聞(電子版)〈は〉7日: a sentence that cites it
_DATED = re.compile(r"^[^\n。]{0,20}\d{1,2}月\d{1,2}日[^\n。]{0,20}$", re.M)  # a heading with the day of what follows
_LONGEST_TITLE = 80
_HEADED, _LONGEST_RULE = 200, 120  # characters in which a list bears its day; of a rule
_POINTS = frozenset("・●○◎■□◆◇▼▽▶*＊•‣+-–")
_DAY_ALONE = re.compile(
    r"\d{1,2}日(?:付)?[ ]?(?:[朝夕]刊|(?:午[前後])?\d{1,2}[時:：]\d{0,2}分?)?"
)  # （港都新聞・16日朝刊）
_TAIL = 2500
_MOST_ADDRESSES = 20
_ADDRESS_LINE = re.compile(r"(?:^|\n)[ \t　]*[(（<＜]?https?://\S+[ \t]*$")
_HEADINGS = re.compile(r"(?:\n+#{1,6} [^\n]{1,80})+\Z")  # of what follows, in Markdown
_DIVIDED = re.compile(r"\n[ \t]*[-–—―─━=＝*＊_~～]{3,}\Z")  # a line that divides one from the next
_TITLE_LINE = re.compile(r"[「『【][^\n。]{4,80}[」』】][ \t\r]*(?=\n)")  # a line of its own above the words
_COUNTS = re.compile(
    rf"(?:\n[ \t]*(?:[\d,.]+[万KM]?|[·・]|さらに表示|(?:(?:{either('counted')})(?:数)?"
    r"[ \t\u3000:：]*(?:[\d,.]+[万KM]?[件回]?)?[ \t\u3000·・/|／｜]*)+)[ \t]*)+\s*$"
)
# Which issue, and where in it: 港都新聞 6/4 朝刊 社会面（31面）; how long a broadcast lasts: 18:15～.
_WHERE = re.compile(
    rf"(?:{ISSUE}|{IN_PAPER}"
    r"|電子版|デジタル版?|[Ww][Ee][Bb]版?"
    r"|[(（]\d{1,2}[面頁][)）]|[～〜~](?:[ \t]*(?:[01]?\d|2[0-3])[:：][0-5]\d)?)"
)


@dataclass(frozen=True, slots=True)
class _Head:
    """The opening of an item: where its line begins, where its words begin and (on that line) end, who, when, where."""

    start: int
    words: int
    end: int
    outlet: Outlet
    day: re.Match[str] | None
    clock: re.Match[str] | None
    url: str | None = None
    title: tuple[int, int] | None = None
    dated: bool = False  # by a day without its month, by the heading of the list


def clips(document: Document) -> tuple[Document, ...]:
    """The items of a list in the order of the text; empty where the document is none."""
    text = document.text
    heads = list[_Head]()
    dated = _DATED.search(text, document.start, min(document.end, document.start + _HEADED)) is not None
    lines = re.compile(r"[^\n]+").finditer(text, document.start, document.end)
    for filled, m in enumerate(lines, start=1):
        if filled > 20 * (len(heads) + 5):  # a text of its own: no more of it is looked at
            heads = []
            break
        if m.end() - m.start() <= _LONGEST_LINE and (head := _head(text, m.start(), m.end(), dated)):
            heads.append(head)
    heads = _copied(text, document.start, document.end) or _titled(
        text, document.start, _completed(text, document, heads)
    )
    heads = _addressed(text, document.start, heads)
    if len(heads) < _FEWEST or not (
        any(h.day or h.clock or h.dated for h in heads)
        or heads[0].words == heads[0].end
        or _DATED.search(text, document.start, heads[0].start)
    ):
        return ()
    year = _year(document, heads)
    days = [m for m in _HEADING.finditer(text, document.start, document.end) if m["day"]]
    ends = [*(h.start for h in heads[1:]), document.end]
    items = tuple(
        item
        for n, (head, end) in enumerate(zip(heads, ends, strict=True), start=1)
        if (item := _item(document, n, head, end, year, _above(days, head.start)))
    )
    before = text[document.start : heads[0].start]
    whole = replace(document, end=heads[0].start)
    return (whole, *items) if "。" in before else items


def _titled(text: str, begins: int, heads: list[_Head]) -> list[_Head]:
    """The items of a list whose headlines stand above the lines that say where they appeared, as databases put them out:
    1.自治体の基金、過去最高に, below it 2025/03/04 帝都新聞 朝刊 5ページ. As they are where one has none."""
    out: list[_Head] = []
    for head in heads:
        end = max(begins, head.start - 1)
        start = max(begins, text.rfind("\n", begins, end) + 1)
        words = _end(_BULLET, text, start, end)
        above = text[words:end].strip()
        if text[head.words : head.end].strip() or not above or len(above) > _LONGEST_TITLE or "。" in above:
            return heads
        if out and start < out[-1].end:
            return heads
        out.append(replace(head, start=start, title=(words, words + len(text[words:end].rstrip()))))
    return out


def _addressed(text: str, begins: int, heads: list[_Head]) -> list[_Head]:
    """The items of a list whose addresses stand above their headlines, each on a line of its own; as they are where one has
    none there."""
    out: list[_Head] = []
    for head in heads:
        start = text.rfind("\n", begins, max(begins, head.start - 1)) + 1 or begins
        url = _URL.fullmatch(text[start : head.start].strip())
        if url is None or head.url:
            return heads
        out.append(replace(head, start=start, url=url[0].strip("()（）<>＜＞")))
    return out


def _completed(text: str, document: Document, heads: list[_Head]) -> list[_Head]:
    """The items of a list, and between them those of a body that is no medium: [6/3 12:30] 市水道局 発表「給水車を5台配置」."""
    if len(heads) < _FEWEST:
        return heads
    known = {h.start for h in heads}
    lines = (m for m in re.compile(r"[^\n]+").finditer(text, document.start, document.end) if m.start() not in known)
    more = (_of_body(text, m.start(), m.end()) for m in lines if m.end() - m.start() <= _LONGEST_LINE)
    return sorted((*heads, *(h for h in more if h)), key=lambda h: h.start)


def _of_body(text: str, start: int, end: int) -> _Head | None:
    at = _end(_OPENING, text, _end(_BULLET, text, start, end), end)
    day = _DAY.match(text, at, end)
    at = _end(_GAP, text, day.end(), end) if day else at
    clock = _CLOCK.match(text, _end(_OPENING, text, at, end), end)
    at = _end(_GAP, text, clock.end(), end) if clock else at
    said = _SAYS.match(text, at, end)
    put_out = body(said["name"]) if said and (day or clock) else None
    if said is None or put_out is None:
        return None
    return _with_url(text, _Head(start, said.end("name"), end, put_out, day, clock))


def _copied(text: str, start: int, end: int) -> list[_Head]:
    """The posts of a page copied as it stands, or written down with the account and the day on lines of their own."""
    copied = [
        _Head(
            m.start(), m.end(), m.end(), named(m["name"].strip()), _DAY.match(text, m.start("day"), m.end("day")), None
        )
        for m in _COPIED.finditer(text, start, end)
    ]
    return copied or [
        _Head(m.start(), m.end(), m.end(), named(m["name"].strip()), day, _CLOCK.search(text, day.end(), m.end("when")))
        for m in _WRITTEN.finditer(text, start, end)
        if (day := _DAY.match(text, m.start("when"), m.end("when")))
    ]


def _above(days: list[re.Match[str]], start: int) -> re.Match[str] | None:
    at = bisect_right(days, start, key=lambda m: m.end())
    return days[at - 1] if at else None


def _head(text: str, start: int, end: int, dated: bool = False) -> _Head | None:
    at = _end(_BULLET, text, start, end)
    if link := _LINK.match(text, at, end):
        return _linked(text, start, end, link)
    if (
        (at > start or _is_apart(text, start))
        and (tailed := _TAILED.fullmatch(text, at, end))
        and (head := _linked(text, start, end, tailed))
    ):
        return head
    day = clock = None
    outlet: Outlet | None = None
    for _ in range(4):
        opened = _end(_OPENING, text, at, end)
        if day is None and (m := _DAY.match(text, opened, end)):
            day, at = m, m.end()
        elif clock is None and (m := _CLOCK.match(text, opened, end)):
            clock, at = m, m.end()
        elif outlet is None and (named_at := _publisher(text, opened, end)):
            outlet, at = named_at
        else:
            break
        at = _end(_GAP, text, at, end)
    while outlet is not None and (m := _WHERE.match(text, at, end)):
        at = _end(_GAP, text, m.end(), end)
    issue = outlet is not None and _ISSUE.search(text, start, at)
    named_in_list = (
        dated and at > start and text[start:at].strip()[:1] in _POINTS
    )  # ・港都新聞　橋、通行止めへ under a day
    if outlet is None or not (day or clock or issue or named_in_list):
        return None
    if _GOES_ON.match(text, at, end) and not text[at - 1].isspace():
        return None
    return _with_url(text, _Head(start, at, end, outlet, day, clock, dated=named_in_list))


def _is_apart(text: str, start: int) -> bool:
    """Whether a line is the first of a text, or stands below a rule."""
    before = text[max(0, start - _LONGEST_RULE) : start]
    return (start <= _LONGEST_RULE and not before.strip()) or bool(_DIVIDED.search(before.rstrip("\n")))


def _end(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    m = pattern.match(text, start, end)
    return m.end() if m else start


def _publisher(text: str, start: int, end: int) -> tuple[Outlet, int] | None:
    """The outlet or the account that stands at ``start``: known, or named as media are; and where its name ends."""
    if m := _HANDLE.match(text, start, end):
        gloss = _GLOSS.match(text, m.end(), end)
        return Outlet(f"@{m['handle']}", "post"), gloss.end() if gloss else m.end()
    if account := _ACCOUNT.match(text, start, end):
        return named(account["name"]), account.end()
    m = _NAME.match(text, start, end)
    if m is None:
        return None
    after = re.compile(r"[ \t]*[(（]?").match(text, m.end(), end)
    if after and (handle := _HANDLE.match(text, after.end(), end)):
        closing = re.compile(r"[)）]?").match(text, handle.end(), end)
        return named(m[0]), closing.end() if closing else handle.end()
    first = m[0].partition("・")[0]
    if first != m[0] and not outlets.find(m[0]) and not outlets.ends_as_medium(m[0]) and outlets.is_paper(first):
        return named(first), start + len(first)  # （港都新聞・16日朝刊）
    own = named(m[0])
    known = outlets.find(m[0]) or outlets.find(own.name) or outlets.ends_as_medium(m[0])
    served = own.name != m[0] and outlets.is_press(own.name)  # 港都新聞速報
    return (own, _end(_ISSUE, text, m.end(), end)) if known or served else None


def _linked(text: str, start: int, end: int, link: re.Match[str]) -> _Head | None:
    """``[見出し](address) — NHK, 5月12日``: the outlet and the day stand behind the headline."""
    tail = link.end() if link["url"] else link.end("title")
    day = clock = None
    outlet: Outlet | None = None
    at, some_day = tail, False
    for _ in range(4):
        at = _end(_GAP, text, at, end)
        opened = _end(_OPENING, text, at, end)
        if day is None and (m := _DAY.match(text, opened, end)):
            day, at = m, m.end()
        elif clock is None and (m := _CLOCK.match(text, opened, end)):
            clock, at = m, m.end()
        elif outlet is None and (found := _publisher(text, opened, end)):
            outlet, at = found
        elif outlet is not None and (m := _DAY_ALONE.match(text, opened, end)):
            some_day, at = True, m.end()
        else:
            break
    if outlet is None:
        host = re.match(r"https?://([^/:?#]+)", link["url"])
        known = outlets.of_domain(host[1]) if host else None
        outlet = Outlet(known.name, known.kind, known.country) if known else None
    if outlet is None or text[_end(_GAP, text, at, end) : end].strip():
        return None
    if not link["url"] and day is None and not some_day:
        return None
    return _Head(start, link.start("title"), link.end("title"), outlet, day, clock, link["url"] or None, dated=some_day)


def _with_url(text: str, head: _Head) -> _Head:
    """The head with the address that its line ends in, the words ending before it."""
    if link := _LINK.search(text, head.words, head.end):
        return replace(head, words=link.start("title"), end=link.end("title"), url=link["url"])
    line = text[head.words : head.end]
    urls = list(_URL.finditer(line))
    if not urls:
        return head
    cut = head.end
    if not line[urls[-1].end() :].strip(" \t　)）。"):
        cut = head.words + len(line[: urls[0].start()].rstrip(" \t　-–—|／/（("))
    return replace(head, end=max(cut, head.words), url=urls[-1][0].strip("()（）<>＜＞"))


def _year(document: Document, heads: list[_Head]) -> tuple[int, int] | None:
    """The year (and the month, 0 where it is not said) of the list's own heading, or of the date given with it."""
    m = _HEADING.search(document.text, document.start, heads[0].start)
    if m:
        return int(m["year"]), int(m["month"] or 0)
    day = document.published.day
    return (int(day[:4]), int(day[5:7])) if day else None


def _item(
    log: Document, n: int, head: _Head, stop: int, year: tuple[int, int] | None, above: re.Match[str] | None
) -> Document | None:
    text = log.text
    line_end = head.words if head.end == head.words > head.start + 1 and text[head.words - 1] == "\n" else -1
    line_end = text.find("\n", head.words, stop) if line_end < 0 else line_end
    line_end = stop if line_end < 0 else line_end
    below = _below(text, line_end, stop)
    first = text[head.words : head.end].strip(" \t　\r")
    start = head.title[0] if head.title else head.words if first else below[0]
    end = below[1] if below[1] > below[0] else head.end
    if quoted := _QUOTED.match(text, head.words, head.end):
        start = quoted.start("inside")
        end = end if below[1] > below[0] else quoted.end("inside")
        first = quoted["inside"]
    if not text[start:end].strip():
        return None
    end = start + len(text[start:end].rstrip())
    if not first and (line := _TITLE_LINE.match(text, start, end)):
        first = line[0].rstrip()
    if head.title:
        first = text[head.title[0] : head.title[1]]
    titled = bool(first) and (below[1] > below[0] or "。" not in first) and len(first) <= 120
    url = head.url or next((m[0].strip("()（）<>＜＞") for m in _URL.finditer(text, line_end, stop)), None)
    return replace(
        log,
        id=f"{log.id}#{n}",
        parent=log.id,
        start=start,
        end=end,
        title=first if titled else None,
        outlet=head.outlet,
        url=url,
        published=_published(head, year, above),
        layout="post",
        marks=_marks(text, head, start, first) if titled else (),
    )


def _marks(text: str, head: _Head, start: int, title: str) -> tuple[Mark, ...]:
    """The headline, and below it the line that says where it appeared."""
    first = Mark(start, start + len(title), "headline")
    if head.title is None:
        return (first,)
    line = text.rfind("\n", 0, head.words) + 1
    return first, Mark(line, head.end, "credit")


def _below(text: str, start: int, stop: int) -> tuple[int, int]:
    """The lines under an item's own without the address they end in."""
    body = _DIVIDED.sub("", _HEADINGS.sub("", text[start:stop].rstrip()))
    body = body[: max(0, len(body) - _TAIL)] + _COUNTS.sub("", body[-_TAIL:])
    for _ in range(_MOST_ADDRESSES):
        tail = body[-_TAIL:]
        m = _ADDRESS_LINE.search(tail)
        if m is None:
            break
        body = body[: len(body) - len(tail) + m.start()].rstrip()
    a = start + len(body) - len(body.lstrip())
    return a, max(a, start + len(body))


def _published(head: _Head, year: tuple[int, int] | None, above: re.Match[str] | None) -> Published:
    """The item's own day, its year from the list's heading; the day of the heading above it where it has a clock alone."""
    m = head.day or (above if head.clock else None)
    if m is None:
        return Published()
    known = int(m["year"]) if m["year"] else None
    if known is None and year is not None:
        known = year[0] + (1 if year[1] == 12 and int(m["month"]) == 1 else 0)
    if known is None:
        return Published()
    try:
        value = date(known, int(m["month"]), int(m["day"])).isoformat()
    except ValueError:
        return Published()
    evidence = [Evidence(m.start("month"), m.end("day"), "list line" if m is head.day else "heading date")]
    day = value
    if head.clock:
        value = f"{day}T{int(head.clock['hour']):02d}:{head.clock['minute']}+09:00"
        evidence.append(Evidence(head.clock.start(), head.clock.end(), "list line"))
    return Published(value, "stated", day, day, tuple(evidence))
