"""What the name of a file says of a text that says it nowhere itself: 20250612_潮見日報.txt, 2025-06-12 潮見テレビ 橋の閉鎖.txt.

A name is somebody's note, and the day in it may be that on which the file was saved: it counts only where the text confirms it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from uratori.data import outlets
from uratori.model import Document
from uratori.reading.labels import instants
from uratori.reading.labels.outlet import PHRASE, named

_PIECES = re.compile(r"[ \u3000_＿\-－—–・,、。()（）\[\]【】「」『』]+")
_DAY = re.compile(
    r"(?<!\d)(?P<year>20\d\d)(?P<sign>[-_./年]?)(?P<month>0[1-9]|1[0-2]|(?<=[-_./年])[1-9])(?:(?P=sign)|月)(?P<day>0[1-9]|[12]\d|3[01]|(?<=[-_./月])[1-9])日?(?!\d)"
)
_LONGEST, _HEAD = 16, 400  # characters of an outlet's name; of a text that tells the day
_BEFORE = 1  # days from what a report tells of to its publication
_TOLD = re.compile(r"(?<![\d月年/.-])(?P<day>[0-9０-９]{1,2})日(?![間本目])")
_OTHER = re.compile(r"[0-9０-９]{1,2}[月/][0-9０-９]{1,2}")


def with_name(document: Document, stem: str) -> Document:
    """The document with the outlet and the day that the name of its file bears, each where it has none of its own: the one
    medium that stands in the name by itself; the one day, where the text tells of that day or of the day before, by its number
    (12日), and names no other date at its head."""
    if document.outlet is None:
        papers = [p for p in _PIECES.split(_DAY.sub(" ", stem)) if len(p) <= _LONGEST and _is_medium(p)]
        document = replace(document, outlet=named(papers[0])) if len(papers) == 1 else document
    days = {d for m in _DAY.finditer(stem) if (d := _date(m))}
    if document.outlet is None or document.published.basis != "unknown" or len(days) != 1:
        return document
    day = days.pop()
    return replace(document, published=instants.published(day.isoformat())) if _tells(document, day) else document


def _is_medium(piece: str) -> bool:
    known = outlets.find(piece)
    return (piece in known.sure if known else outlets.is_paper(piece)) and not PHRASE.search(piece)


def _date(m: re.Match[str]) -> date | None:
    try:
        return date(int(m["year"]), int(m["month"]), int(m["day"]))
    except ValueError:
        return None


def _tells(document: Document, day: date) -> bool:
    head = document.text[document.start : min(document.end, document.start + _HEAD)]
    if instants.SEEN.search(head) or _OTHER.search(head):
        return False
    told = _TOLD.search(head)
    return told is not None and int(told["day"]) in {(day - timedelta(days=n)).day for n in range(_BEFORE + 1)}
