"""The head of a clipped text whose lines say what they hold: its headline, who published it, when.

【媒体】港都新聞                      媒体　　：帝都新聞デジタル
【掲載日】2025年3月4日　朝刊          配信日時：2025年3月4日 05:00
【見出し】離島の診療所、週3日に短縮   タイトル：空港の滑走路、延伸へ
"""

from __future__ import annotations

import re
from dataclasses import replace

from uratori.model import Document, Evidence, Mark, Published
from uratori.reading import address, instants
from uratori.reading.fields import label
from uratori.reading.outlet import named
from uratori.reading.page_lines import ISSUE

_LINES = 12
_RULE = re.compile(r"[\s\-–—―─━=＝*＊_~～・]+$")
_EDITION = re.compile(rf"[ \u3000]+(?:{ISSUE}).*$")


def labelled(document: Document) -> Document:
    """The document with what the lines at its head say they hold; as it is where none of them says it is the headline, or
    none who published it or when. The headline's words are marked as such, the other lines as credits."""
    found: dict[str, tuple[str, int, int]] = {}
    marks: list[Mark] = []
    at = document.start
    for raw in document.text[document.start : document.end].splitlines(keepends=True)[:_LINES]:
        line = raw.rstrip()
        start, at = at, at + len(raw)
        if not line or _RULE.fullmatch(line):
            marks += [Mark(start, start + len(line), "credit")] if line else []
            continue
        of, value = label(line)
        if of is None or of in found:
            break
        words = start + len(line) - len(value)
        if of == "text":
            marks += [] if value else [Mark(start, start + len(line), "credit")]
            break
        found[of] = (value, words, words + len(value))
        marks.append(
            Mark(words, words + len(value), "headline")
            if of == "title" and value
            else Mark(start, start + len(line), "credit")
        )
    if not found.get("title", ("",))[0] or not found.keys() & {"outlet", "published"}:
        return document
    return _with(document, found, marks)


def _with(document: Document, found: dict[str, tuple[str, int, int]], marks: list[Mark]) -> Document:
    outlet, url = (found.get(of, ("",))[0] for of in ("outlet", "url"))
    value, start, end = found.get("published", ("", 0, 0))
    day = instants.instant(value)
    stated = (
        Published(day, "stated", day[:10], day[:10], (Evidence(start, end, "date line"),))
        if day
        else document.published
    )
    return replace(
        document,
        title=document.title or found["title"][0],
        outlet=document.outlet or (named(_EDITION.sub("", outlet)) if outlet else None),
        url=document.url or address.clean(url),
        published=document.published if document.published.value else stated,
        marks=tuple(marks),
    )
