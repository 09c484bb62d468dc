"""Live blogs: entries that each begin with a clock line, newest or oldest first.

【詳報】知事選の開票 7月7日の動き

21:05 開票率は三割
県選管によると …
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from uratori.model import Document, Evidence, Mark, Published
from uratori.reading.labels.page_lines import either

_CLOCK = re.compile(
    r"^[ \t]*+[■□◆◇▼▽●○▶]?[ \t　]*+[【\[]?(?P<day>(?:(?P<month>\d{1,2})月)?(?P<dom>\d{1,2})日[ \t]*)?(?P<next>翌日?)?[ \t]*+"
    r"(?P<half>午前|午後)?(?P<hour>[01]?\d|2[0-9])"
    r"(?:[:：](?P<minute>[0-5]\d)(?:ごろ|頃|時点|現在|更新)?[】\]]?(?=[ \t　【「“\S]|$)"
    # 午後1時20分 is an entry's clock where nothing or a title stands beside it; 午後1時20分ごろ、… opens a sentence.
    r"|時(?:(?P<past>[0-5]?\d)分|(?P<half_past>半))?(?:ごろ|頃|時点|現在|更新)?[】\]]?(?=[ \t　]*$|[ \t　｜|]+[^\n。]{1,60}$))"
    r"(?P<title>[^\n]*)$",
    re.M,
)
# What a heading calls a report that is written as things happen.
_LIVE = re.compile(either("live"))
_LIVE_LIST = re.compile(either("live list"))
_HEADING_DAY = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<dom>\d{1,2})日")
_FEWEST, _FEWEST_ALONE = 2, 3


def entries(document: Document) -> tuple[Document, ...]:
    """The entries of a live blog, the heading before them as a document of its own; empty where it is none.

    A list of clock times inside a release (``同日1時22分 電話で連絡``) is none: entries have colon clocks in running
    order, and at least half of them a body of sentences below.
    """
    text = document.text
    clocks = list(_CLOCK.finditer(text, document.start, document.end))
    if len(clocks) < _FEWEST or not (
        _is_blog(text, document.start, document.end, clocks) or _is_told(text, document.start, clocks)
    ):
        return ()
    headings = _headings(text, document.start, document.end)
    starts = [m.start() for m in clocks]
    ends = [_end(headings, start, stop) for start, stop in zip(starts, [*starts[1:], document.end], strict=True)]
    items = tuple(
        _entry(document, n, m, end, headings) for n, (m, end) in enumerate(zip(clocks, ends, strict=True), start=1)
    )
    return (replace(document, end=starts[0]), *items) if text[document.start : starts[0]].strip() else items


def _is_blog(text: str, start: int, end: int, clocks: list[re.Match[str]]) -> bool:
    bodies = sum(
        "。" in text[m.end() : nxt] for m, nxt in zip(clocks, [*(c.start() for c in clocks[1:]), end], strict=True)
    )
    titled = sum(bool(m["title"].strip()) and not m["title"].rstrip().endswith("。") for m in clocks)
    if any(m["minute"] is None for m in clocks):  # 19日9時02分　停止: the rows of a chronology have nothing below them
        live = _is_live(text, start, clocks[0].start())
        if bodies < len(clocks) or (len(clocks) < _FEWEST_ALONE and not live):
            return False
    if not titled:  # clocks alone on their lines, in running order
        return bodies == len(clocks) >= _FEWEST_ALONE and _in_order(clocks)
    return bodies * 2 >= len(clocks) and titled * 2 >= len(clocks)


def _is_told(text: str, start: int, clocks: list[re.Match[str]]) -> bool:
    """Whether sentences stand right beside the clocks, in running order, below a heading that says it is a live report."""
    told = all(m["title"].rstrip().endswith(("。", "」")) for m in clocks)
    return _is_live(text, start, clocks[0].start()) and told and len(clocks) >= _FEWEST_ALONE and _in_order(clocks)


def _is_live(text: str, start: int, end: int) -> bool:
    """Whether what stands before the first clock says that a live report follows: ライブ, or まとめ with no sentence between, and not
    県は報告書をまとめた。当日の経過は次の通り。 nor the lead of a 【速報】."""
    if _LIVE.search(text, start, end) is not None:
        return True
    return text.find("。", start, end) < 0 and _LIVE_LIST.search(text, start, end) is not None


def _in_order(clocks: list[re.Match[str]]) -> bool:
    times = [_clock(m) for m in clocks]
    return times in (sorted(times), sorted(times, reverse=True))


def _clock(m: re.Match[str]) -> tuple[int, int]:
    """The hour (over 23: of the day after) and the minute of a clock line."""
    hour = int(m["hour"]) + (12 if m["half"] == "午後" and int(m["hour"]) < 12 else 0)
    return hour, int(m["minute"] or m["past"] or (30 if m["half_past"] else 0))


def _headings(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The dates in heading lines (lines without 。 and without a clock)."""
    out = []
    for m in re.finditer(r"^[^\n。]*$", text[start:end], re.M):
        a, b = start + m.start(), start + m.end()
        if not _CLOCK.match(text, a, b) and (day := _HEADING_DAY.search(text, a, b)):
            out.append(day)
    return out


def _end(headings: list[re.Match[str]], start: int, stop: int) -> int:
    """An entry ends where the next one, or a heading with a date of its own, begins."""
    line = next((h for h in headings if start < h.start() < stop), None)
    return line.string.rfind("\n", 0, line.start()) + 1 if line else stop


def _entry(blog: Document, n: int, clock: re.Match[str], end: int, headings: list[re.Match[str]]) -> Document:
    text = blog.text
    title, below = clock["title"].rstrip(), text[clock.end() : end].strip()
    told = title.endswith("。") or (title.endswith("」") and not below)  # 知事が会見「自衛隊に要請した」
    return replace(
        blog,
        id=f"{blog.id}#{n}",
        parent=blog.id,
        start=clock.start(),
        end=clock.start() + len(text[clock.start() : end].rstrip()),
        title=None if told else clock["title"].strip(" \t　】]｜|\r") or None,
        published=_published(blog, clock, headings),
        layout="entry",
        # 11:20 市は…と発表した。 is a sentence of its own: a mark on the clock would make all of it a heading.
        marks=() if told else (Mark(clock.start(), clock.end(), "headline"),),
    )


def _published(blog: Document, clock: re.Match[str], headings: list[re.Match[str]]) -> Published:
    """The heading's day with the entry's clock, where the year is known (from the heading, or from the date given
    with the file); otherwise unknown, for the times room to work out."""
    above = next((h for h in reversed(headings) if h.start() < clock.start()), None)
    given = blog.published.day
    year = int(above["year"]) if above and above["year"] else int(given[:4]) if given else None
    month = clock["month"] or (above["month"] if above else None) or (given[5:7] if given else None)
    dom = clock["dom"] or (above["dom"] if above else None) or (given[8:10] if given else None)
    if not (year and month and dom):
        return Published()
    try:
        hour, minute = _clock(clock)
        day = date(year, int(month), int(dom)) + timedelta(days=bool(clock["next"]) + hour // 24)
    except ValueError:
        return blog.published
    value = f"{day.isoformat()}T{hour % 24:02d}:{minute:02d}+09:00"
    evidence = [Evidence(clock.start("hour"), clock.start("title"), "entry clock")]
    if above:
        evidence.insert(0, Evidence(above.start(), above.end(), "heading date"))
    return Published(value, "stated", day.isoformat(), day.isoformat(), tuple(evidence))
