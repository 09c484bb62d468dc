"""What stands above the headline of a text and is none: the slug of a wire, the number of a page.

共潮 0412 社会 ☆差替☆              - 3 -
◎工場爆発で2人死亡                小学校の統廃合、来春に延期
（16日 15:04）                     市教委は15日、…
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from uratori.model import Document, Mark

_LINES, _CHARACTERS, _LONGEST = 6, 600, 48
_SIGN = re.compile(r"[ \t\u3000]*[◎●■◆★☆◇▽]+[ \t\u3000]*(?P<title>[^。]{6,80}?)[ \t\u3000]*$")
_PAGE = re.compile(
    r"[ \t\u3000]*[-–—―－‐(（\[<＜]*[ \t\u3000]*(?:p\.?|P\.?)?\d{1,3}[ \t\u3000]*(?:ページ|頁|面|/[ ]?\d{1,3})?[ \t\u3000]*[-–—―－‐)）\]>＞]*$"
)
# （16日 15:04）, （続報）, below the headline of a wire
_BELOW = re.compile(
    r"[ \t\u3000]*[(（〔［\[](?:[^()（）]{0,8}\d{1,2}日[^()（）]{0,12}|\d{1,2}[:：]\d{2}"
    r"|(?:続報|追加|差し?替え??|速報|解説|表|訂正)[^()（）]{0,8})[)）〕］\]][ \t\u3000]*$"
)


def slugged(document: Document) -> Document:
    """The document with the lines above its headline marked as credits, that headline as its title where a sign sets it off; as
    it is where nothing of the kind stands there."""
    head = document.text[document.start : min(document.end, document.start + _CHARACTERS)]
    lines = [m for m in re.finditer(r"[^\n]+", head) if m[0].strip()][:_LINES]
    first = next((n for n, m in enumerate(lines) if "。" in m[0]), len(lines))
    marks = [_mark(document, m) for m in lines[:first] if _PAGE.match(m[0].rstrip())]
    title = document.title
    if title is None and (headline := _headline(lines[:first])):
        at, title = headline
        marks += [_mark(document, m) for m in lines[:at]]
        marks += [_mark(document, m) for m in lines[at + 1 : first] if _BELOW.match(m[0].rstrip())]
    known = {(m.start, m.end) for m in document.marks}
    new = {m for m in marks if (m.start, m.end) not in known}
    return (
        replace(document, title=title, marks=tuple(sorted({*document.marks, *new}, key=lambda m: m.start)))
        if new
        else document
    )


def _headline(lines: Sequence[re.Match[str]]) -> tuple[int, str] | None:
    """The one line that a sign sets off as the headline, below short lines without any, and its words without the sign."""
    signed = [(n, found["title"]) for n, m in enumerate(lines) if (found := _SIGN.match(m[0].rstrip()))]
    if len(signed) != 1:
        return None
    at = signed[0][0]
    return signed[0] if at and all(len(m[0].strip()) <= _LONGEST for m in lines[:at]) else None


def _mark(document: Document, line: re.Match[str]) -> Mark:
    start = document.start + line.start() + len(line[0]) - len(line[0].lstrip())
    return Mark(start, document.start + line.start() + len(line[0].rstrip()), "credit")
