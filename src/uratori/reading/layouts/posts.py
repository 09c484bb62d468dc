"""Clip logs: posts copied one below the other, each with its title, its post line, its body, the curator's hashtags.

北朝鮮 総書記が訪ロへ https://t.co/…
— 東西テレビニュース (@tozai_news) September 4, 2023
本文 …
#露朝(ウラジオストク・首脳会談)
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from uratori.model import Document, Evidence, Mark, Published, Span
from uratori.reading.labels.outlet import named
from uratori.reading.labels.page_lines import either

_POST = re.compile(
    r"^[ \t]*(?:[—–―]|--?|&mdash;)[ \t]*(?P<name>[^\n(]{1,80}?)[ \t]*"
    r"[(（][@＠](?P<handle>\w{1,40})[)）][ \t]*(?P<day>\S[^\n]{4,40}?)[ \t\r]*$",
    re.M,
)
# A post copied from its own page.
_HEAD = re.compile(r"\s*(?P<name>[^\n@]{1,60})\n[ \t]*@\w{2,40}[ \t]*\n(?:[ \t]*フォロー(?:する|中)?[ \t]*\n)?")
_FOOT = re.compile(
    r"^[ \t]*(?:最終更新[ \t]*)?(?P<half>午前|午後|AM|PM)?(?P<hour>\d{1,2}):(?P<minute>\d{2})[ \t]*[·・][ \t]*"
    r"(?P<year>20\d\d)[年/](?P<month>\d{1,2})[月/](?P<day>\d{1,2})",
    re.M,
)
# How often a post was passed on, liked, seen: the lines between one post and the next.
_COUNTS = re.compile(
    rf"(?:\s*[·・](?=\n)|\s*(?:[\d,.]+[万KM]?[ \t]*)?(?:件の)?(?:{either('counted')}|[\d,.]+[万KM]?)[^\n]{{0,30}}(?=\n))+"
)
_LONGEST = 30_000
_TAGS = re.compile(r"^[ \t]*[#＃][^\n\r]+", re.M)
# One tag of such a line with its subtopics: #露朝(武器供与・ワグネル) #ウクライナ軍事支援 are two.
_TAG = re.compile(r"[#＃][^\s#＃(（]+(?:[ \t]?[(（][^)）\n\r]*[)）]?)?")
_JAPANESE_DAY = re.compile(r"(\d{4})[年/.-](\d{1,2})[月/.-](\d{1,2})日?")


def posts(document: Document) -> tuple[Document, ...]:
    """The items of a clip log in the order of the text; empty where the document is none."""
    if shown := _shown(document):
        return shown
    lines = [(m, day) for m in _POST.finditer(document.text) if (day := _day(m["day"]))]
    if not lines:
        return ()
    starts = [_title_start(document.text, m.start()) for m, _ in lines]
    ends = [*starts[1:], len(document.text)]
    items = tuple(
        _item(document, n, start, end, m, day)
        for n, (start, end, (m, day)) in enumerate(zip(starts, ends, lines, strict=True), start=1)
    )
    before = document.text[: starts[0]]
    return (replace(document, end=starts[0]), *items) if before.strip() else items


def _shown(document: Document) -> tuple[Document, ...]:
    """Posts as their own pages show them: the name, the account, the words, below them the clock and the day."""
    found: list[Document] = []
    at = document.start
    while (post := _one_shown(document, at)) is not None:
        found.append(post[0])
        at = post[1]
    if len(found) < 2:
        return tuple(found)
    return tuple(replace(d, id=f"{document.id}#{n}", parent=document.id) for n, d in enumerate(found, start=1))


def _one_shown(document: Document, at: int) -> tuple[Document, int] | None:
    """The post that begins at ``at`` (blank lines and how often the one before was passed on aside), and where it ends."""
    counts = _COUNTS.match(document.text, at, document.end) if at > document.start else None
    head = _HEAD.match(document.text, counts.end() if counts else at, document.end)
    foot = _FOOT.search(document.text, head.end(), min(document.end, head.end() + _LONGEST)) if head else None
    if head is None or foot is None or not document.text[head.end() : foot.start()].strip():
        return None
    hour = int(foot["hour"]) % 12 + 12 * (foot["half"] in ("午後", "PM")) if foot["half"] else int(foot["hour"])
    day = _day(f"{foot['year']}/{foot['month']}/{foot['day']}")
    if day is None or hour > 23:
        return None
    body = document.text[head.end() : foot.start()]
    start = head.end() + len(body) - len(body.lstrip())
    published = Published(
        f"{day}T{hour:02d}:{foot['minute']}+09:00",
        "stated",
        day,
        day,
        (Evidence(foot.start("hour"), foot.end("day"), "post line"),),
    )
    end = head.end() + len(body.rstrip())
    line_end = document.text.find("\n", foot.end(), document.end)
    post = replace(document, start=start, end=end, outlet=named(head["name"]), published=published, layout="post")
    return post, document.end if line_end < 0 else line_end


def _day(words: str) -> str | None:
    for form in ("%B %d, %Y", "%b %d, %Y", "%d %B %Y"):
        try:
            return datetime.strptime(words.strip(), form).date().isoformat()
        except ValueError:
            continue
    if m := _JAPANESE_DAY.match(words):
        try:
            return datetime(int(m[1]), int(m[2]), int(m[3])).date().isoformat()
        except ValueError:
            return None
    return None


def _title_start(text: str, post: int) -> int:
    """Where the title line above the post line begins (the post line itself where nothing stands above it)."""
    end = max(0, post - 1)
    start = text.rfind("\n", 0, end) + 1
    title = text[start:end].strip()
    return start if title and not title.startswith(("#", "＃")) else post


def _item(log: Document, n: int, start: int, end: int, post: re.Match[str], day: str) -> Document:
    tags = list(_TAGS.finditer(log.text, post.end(), end))
    marks = [Mark(post.start(), post.end(), "credit"), *(Mark(m.start(), m.end(), "tag") for m in tags)]
    if start < post.start():
        marks.insert(0, Mark(start, post.start(), "headline"))
    return replace(
        log,
        id=f"{log.id}#{n}",
        parent=log.id,
        start=start,
        end=end,
        title=re.sub(r"\s*https?://\S+|\s*#\w+", "", log.text[start : post.start()]).strip() or None,
        outlet=named(post["name"]),
        published=Published(day, "stated", day, day, (Evidence(post.start("day"), post.end("day"), "post line"),)),
        layout="post",
        marks=tuple(marks),
        topics=tuple(Span(t.start(), t.end()) for m in tags for t in _TAG.finditer(log.text, m.start(), m.end())),
    )
