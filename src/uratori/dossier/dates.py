"""ISO dates and TIMEX3 values as a reader writes them."""

from __future__ import annotations

import re
from datetime import date

from uratori.dossier.labels import Labels
from uratori.model import Document

_POINT = re.compile(
    r"(?P<y>\d{4}|XXXX)(?:-(?:W(?P<w>\d{2})|(?P<m>\d{2}|XX)(?:-(?P<d>\d{2}|XX))?))?"
    r"(?:T(?P<part>[A-Z]{2})|T(?P<h>\d{2})(?::(?P<min>\d{2}))?(?::\d{2})?)?(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)
_PARTS = {
    "MO": "morning",
    "AF": "afternoon",
    "MI": "noon",
    "EV": "evening",
    "NI": "night",
    "DM": "dawn",
    "DT": "before_noon",
}
_WEEKDAYS = {"ja": "月火水木金土日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def written(value: str, labels: Labels, *, weekday: bool = False) -> str:
    """A TIMEX3 date or time, or an interval ``A/B``, in the reader's language. What is no date stays as it is.

    >>> written("2023-09-10TAF", Labels("ja")), written("2023-09-10/2023-09-13", Labels("ja"))
    ('2023年9月10日 午後', '2023年9月10日〜13日')
    >>> written("2023-09-05", Labels("en"), weekday=True)
    'Tue 5 Sep 2023'
    """
    if "/" in value:
        first, second = (_point(v, labels, weekday) if v else "" for v in value.split("/", 1))
        return labels("direction", "to").join(_shared(first, second, labels.language))
    return _point(value, labels, weekday)


def between(first: str | None, last: str | None, labels: Labels) -> str:
    """From one ISO day to another, the one day where they are the same; empty where neither is known."""
    first, last = first or last, last or first
    if not first:
        return ""
    return written(first if first == last else f"{first}/{last}", labels)


def _point(value: str, labels: Labels, weekday: bool) -> str:
    m = _POINT.fullmatch(value)
    if not m:
        return value
    day = _japanese(m, weekday) if labels.language == "ja" else _english(m, weekday)
    if m["part"]:
        part = _PARTS.get(m["part"])
        day += f" {labels('part', part) if part else m['part']}"
    elif m["h"]:
        day += f" {int(m['h'])}:{m['min'] or '00'}"
    return day


def _shared(first: str, second: str, language: str) -> tuple[str, str]:
    """Both ends of an interval, what they share written once: 2023年9月10日〜13日, 10 Sep–13 Sep 2023."""
    if language == "ja":
        for unit in ("月", "年"):
            head = first[: first.find(unit) + 1]
            if head and second.startswith(head) and len(second) > len(head):
                return first, second[len(head) :]
        return first, second
    year = first[-5:]
    return (first[:-5] if re.fullmatch(r" \d{4}", year) and second.endswith(year) else first), second


def _day(m: re.Match[str]) -> date | None:
    try:
        return date(int(m["y"]), int(m["m"]), int(m["d"]))
    except (TypeError, ValueError):
        return None


def _japanese(m: re.Match[str], weekday: bool) -> str:
    year = "" if m["y"] == "XXXX" else f"{int(m['y'])}年"
    if m["w"]:
        return f"{year}第{int(m['w'])}週"
    month = f"{int(m['m'])}月" if m["m"] and m["m"] != "XX" else ""
    day = f"{int(m['d'])}日" if m["d"] and m["d"] != "XX" else ""
    known = _day(m) if weekday else None
    return f"{year}{month}{day}" + (f"（{_WEEKDAYS['ja'][known.weekday()]}）" if known else "")


def _english(m: re.Match[str], weekday: bool) -> str:
    year = "" if m["y"] == "XXXX" else m["y"]
    if m["w"]:
        return f"week {int(m['w'])} {year}".strip()
    month = _MONTHS[(int(m["m"]) - 1) % 12] if m["m"] and m["m"] != "XX" else ""
    day = str(int(m["d"])) if m["d"] and m["d"] != "XX" else ""
    known = _day(m) if weekday else None
    words = [_WEEKDAYS["en"][known.weekday()] if known else "", day, month, year]
    return " ".join(word for word in words if word)


def published(document: Document, labels: Labels, *, weekday: bool = False) -> str:
    """The publication date, its bounds where no one day is known, else the label that none is stated."""
    p = document.published
    if p.value:
        return written(p.value, labels, weekday=weekday)
    if p.earliest and p.latest:
        return written(f"{p.earliest}/{p.latest}", labels)
    if p.earliest or p.latest:
        bound = written(str(p.earliest or p.latest), labels)
        word = labels("direction", "from" if p.earliest else "until")
        return f"{bound}{word}" if labels.language == "ja" else f"{word} {bound}"
    return labels("note", "undated")


def short(document: Document, labels: Labels) -> str:
    """The day alone, without the year: ``9/5``; ``9/11〜13`` for bounds; a label where nothing is known."""
    p = document.published
    if p.day:
        return _short_day(p.day)
    if p.earliest and p.latest:
        tail = p.latest[8:].lstrip("0") if p.latest[:7] == p.earliest[:7] else _short_day(p.latest)
        return f"{_short_day(p.earliest)}{labels('direction', 'to')}{tail}"
    return labels("note", "no_day")


def noted(document: Document, labels: Labels) -> str:
    """The same with a word beside it where the date was worked out: ``9/12推定``."""
    day = short(document, labels)
    if document.published.basis != "inferred":
        return day
    return f"{day}{labels('basis', 'inferred')}" if labels.language == "ja" else f"{day} {labels('basis', 'inferred')}"


def _short_day(day: str) -> str:
    m = re.fullmatch(r"\d{4}-(\d{2})-(\d{2})", day)
    return f"{int(m[1])}/{int(m[2])}" if m else day


def order(document: Document) -> tuple[str, str]:
    """What documents are put in order of time by: the undated last."""
    p = document.published
    return (p.value or p.earliest or p.latest or "9999", document.id)
