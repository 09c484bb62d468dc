"""A chat that was saved as text: a document for each message, under the day above it.

[LINE] 取材班のトーク履歴
2025/10/16(木)
18:02	木元	市が会見を始めました。

Or each with its own day, as WhatsApp and others write it: [2025/10/16 18:02:11] 木元: 市が会見を始めました。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date

from uratori.model import Document, Evidence, Outlet, Published

_DAY = re.compile(
    r"^(?P<year>20\d\d)[/.年-](?P<month>\d{1,2})[/.月-](?P<day>\d{1,2})日?[ \t]*(?:[(（][月火水木金土日][)）]|[月火水木金土日]曜日)[ \t\r]*$",
    re.M,
)
_MESSAGE = re.compile(
    r"^(?P<half>午前|午後)?(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?:\t|[ ]{1,4}(?=\S{1,20}\t))(?P<who>[^\t\n]{1,40})\t(?P<words>[^\n]*)",
    re.M,
)
# The same from a phone, where blanks part the three: only below the line that names the program.
_SPACED = re.compile(
    r"^(?P<half>午前|午後)?(?P<hour>\d{1,2}):(?P<minute>[0-5]\d) (?P<who>[^\s:：]{1,40}) (?P<words>[^\n]*)", re.M
)
_LINE = re.compile(r"\s*\[LINE\]")
_DATED = re.compile(
    r"^\[?(?P<year>20\d\d)[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2}),? (?P<half>午前|午後)?(?P<hour>\d{1,2}):(?P<minute>[0-5]\d)(?::\d\d)?"
    r"(?:\] | - )(?P<who>[^:：\n]{1,40})[:：] (?P<words>[^\n]*)",
    re.M,
)
_NOTHING = re.compile(
    r"\s*(?:\[[^\[\]\n]{1,12}\]|<[^<>\n]{2,24}>|☎.*|.{1,40}がメッセージの送信を取り消しました)?\s*$"
)  # [写真], [スタンプ], <メディアは含まれていません>
_FEWEST = 2


def messages(document: Document) -> tuple[Document, ...]:
    """The messages with words, in their order; empty where the text is no such log: a line with the day above lines of clock, name
    and words, set apart by tabs, or lines of day, clock and name before the words."""
    text = document.text
    days, found = _found(document)
    if len(found) < _FEWEST:
        return ()
    stops = sorted({m.start() for m in (*days, *found)})
    out: list[Document] = []
    for n, m in enumerate(found, start=1):
        after = bisect_right(stops, m.start())
        stop = stops[after] if after < len(stops) else document.end
        start = m.start("words")
        words = text[start:stop].rstrip()
        if _NOTHING.match(words):
            continue
        above = days[bisect_right(days, m.start(), key=lambda d: d.start()) - 1]
        out.append(
            replace(
                document,
                id=f"{document.id}#{n}",
                parent=document.id,
                start=start,
                end=start + len(words),
                title=None,
                outlet=Outlet(m["who"].strip(), "post"),
                published=_published(above, m),
                layout="post",
            )
        )
    return tuple(out)


def _found(document: Document) -> tuple[list[re.Match[str]], list[re.Match[str]]]:
    """The lines that name the day, and the messages; a message that names its own is both."""
    text, end = document.text, document.end
    if len(dated := list(_DATED.finditer(text, document.start, end))) >= _FEWEST:
        return dated, dated
    days = list(_DAY.finditer(text, document.start, end))
    if not days:
        return [], []
    found = list(_MESSAGE.finditer(text, days[0].end(), end))
    if not found and _LINE.match(text, document.start):
        found = list(_SPACED.finditer(text, days[0].end(), end))
    return days, found


def _published(day: re.Match[str], clock: re.Match[str]) -> Published:
    hour = int(clock["hour"]) % 12 + 12 * (clock["half"] == "午後") if clock["half"] else int(clock["hour"])
    try:
        value = date(int(day["year"]), int(day["month"]), int(day["day"])).isoformat()
    except ValueError:
        return Published()
    evidence = (
        Evidence(day.start(), day.end("day"), "heading date"),
        Evidence(clock.start(), clock.end("minute"), "entry clock"),
    )
    return Published(
        f"{value}T{hour:02d}:{clock['minute']}+09:00" if hour < 24 else value, "stated", value, value, evidence
    )
