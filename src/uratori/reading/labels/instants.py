"""The dates and times that pages and feeds bear in their metadata → ISO, by the clock of the reader's country."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from uratori.model import Published

CALLED = r"(?:最終)?(?:公開|更新|配信|掲載|投稿)(?:日時?)?"
"""What a date on a page is called, as a pattern."""
JST = timezone(timedelta(hours=9))
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_DIGITS = str.maketrans("０１２３４５６７８９：／", "0123456789:/")
_DAY = (
    r"(?:(?P<year>(?:19|20|１９|２０)\d{2})\s*(?:年(?:\s*[(（](?:令和|平成|昭和)\s*(?:\d{1,2}|元)\s*年[)）])?|[-/.／．])|(?P<era>令和|平成|昭和)\s*(?P<of>\d{1,2}|元)\s*年)"
    r"\s*(?P<month>\d{1,2})\s*(?:月|[-/.／．])\s*(?P<day>\d{1,2})(?!\d)\s*日?"
)
_CLOCK = (
    r"(?:\s*[(（]?[月火水木金土日]曜(?:日)?[)）]?|\s*[(（][月火水木金土日][)）])?(?:(?:[T\s、,]*|\s*[-–]\s+)(?P<half>午前|午後|[AaPp][Mm])?\s*(?P<hour>\d{1,2})\s*(?:[:：]|時)\s*(?P<minute>\d{2}|\d(?=\s*分))?"
    r"(?:(?::|分)\s*(?P<second>\d{2})?(?:\.\d+)?)?)?(?P<zone>\s*(?:Z|(?:UTC|GMT)(?:\s?[+-](?:1[0-4]|0?\d))?|JST|[+-]\d{2}:?\d{2}))?"
)
SEEN = re.compile(_DAY + _CLOCK)
CLOCKED = re.compile(rf"{SEEN.pattern}|(?<!\d)\d{{1,2}}[月/]\d{{1,2}}日?(?:\s*[(（].[)）])?\s*\d{{1,2}}[時:]\d{{2}}")
"""A date, with its year or with its clock."""
_COMPACT = re.compile(r"^((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?$")
_SINCE_1970 = re.compile(r"^(?P<seconds>1[0-9]{9})(?:\d{3})?$")  # 2001 to 2033


def instant(value: str) -> str | None:
    """An ISO day, or day and time with its zone: what a metadata field states. A time without a zone is Japan's; one in
    another zone is taken to Japan's, by whose days a Japanese report counts. None where it is no date.

    >>> instant("2024-05-11T16:44:00Z"), instant("Sun, 12 May 2024 10:44:00 +0900"), instant("令和6年5月12日")
    ('2024-05-12T01:44+09:00', '2024-05-12T10:44+09:00', '2024-05-12')
    """
    text = value.strip()[:80].translate(_DIGITS)
    if not text:
        return None
    if m := _COMPACT.match(text):
        return _iso(int(m[1]), int(m[2]), int(m[3]), int(m[4]) if m[4] else None, int(m[5] or 0), None)
    if m := _SINCE_1970.match(text):
        return at(datetime.fromtimestamp(int(m["seconds"]), UTC))
    if m := SEEN.search(text):
        return from_match(m)
    try:
        return at(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def from_match(m: re.Match[str]) -> str | None:
    """The instant that a match of :data:`SEEN` states."""
    first = 1 if m["of"] == "元" else int(m["of"] or 0)
    year = int(m["year"]) if m["year"] else _ERAS[m["era"]] + first
    hour = int(m["hour"]) if m["hour"] else None
    if hour is not None and (m["half"] or "").lower() in ("午後", "pm") and hour < 12:
        hour += 12
    return _iso(year, int(m["month"]), int(m["day"]), hour, int(m["minute"] or 0), (m["zone"] or "").strip() or None)


def first(text: str) -> str | None:
    """The first instant that a text bears; None where it bears none."""
    return next((found for m in SEEN.finditer(text) if (found := from_match(m))), None)


def at(moment: datetime) -> str:
    """A moment by Japan's clock; one without a zone is Japan's."""
    fixed = moment.replace(tzinfo=JST) if moment.tzinfo is None else moment.astimezone(JST)
    return fixed.strftime("%Y-%m-%dT%H:%M") + "+09:00"


def published(value: str | None) -> Published:
    """The date of publication that metadata gives (:func:`instant`'s form)."""
    return Published(value, "given", value[:10], value[:10]) if value else Published()


def _iso(year: int, month: int, day: int, hour: int | None, minute: int, zone: str | None) -> str | None:
    try:
        if hour is None:
            return date(year, month, day).isoformat()
        moment = datetime(year, month, day, tzinfo=_zone(zone)) + timedelta(hours=hour, minutes=minute)
        return at(moment) if hour <= 30 and minute < 60 else None
    except (ValueError, OverflowError):
        return None


def _zone(zone: str | None) -> timezone:
    if zone is None or zone == "JST":
        return JST
    if zone in ("Z", "UTC", "GMT"):
        return UTC
    if zone[:3] in ("UTC", "GMT"):  # GMT+9
        return timezone(timedelta(hours=int(zone[3:].strip())))
    sign = -1 if zone[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:])))
