"""The dates that exports write: spreadsheets, mail headers, platforms → ISO 8601 in Japanese time."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

JST = timezone(timedelta(hours=9))
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988, "S": 1925}
_DAY = re.compile(
    r"(?P<era>令和|平成|昭和|[RHS])?\.?(?P<year>\d{1,4}|元)\s*[年/.\-]\s*(?P<month>\d{1,2})\s*[月/.\-]\s*(?P<day>\d{1,2})日?"
    r"(?:\s*\(?[月火水木金土日](?:曜日?)?\)|\s*[月火水木金土日]曜日?)?"
    r"(?:[\sT,]*(?P<half>午前|午後|AM|PM)?\s*(?P<hour>\d{1,2})[:時](?P<minute>\d{1,2})?(?:[:分](?P<second>\d{1,2})?秒?)?"
    r"(?:\.\d+)?\s*(?P<late>AM|PM)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|JST|[+\-]\d{2}:?\d{2})?(?:\s|配信|更新|公開|掲載|$)",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:T?(?P<hour>\d\d)(?P<minute>\d\d))?")
_TWITTER = "%a %b %d %H:%M:%S %z %Y"
_ENGLISH = ("%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%d %b %Y", "%I:%M %p · %b %d, %Y")
_SPREADSHEET = date(1899, 12, 30)


def day(words: str) -> str | None:
    """The day, with its time in Japan where one is given, as ISO 8601; None where the words are no date with a year.

    >>> day("2024/5/12 9:05"), day("令和６年５月１２日（日）"), day("Sun May 12 20:30:00 +0000 2024")
    ('2024-05-12T09:05+09:00', '2024-05-12', '2024-05-13T05:30+09:00')
    """
    words = unicodedata.normalize("NFKC", words[:80]).strip()
    if not words:
        return None
    try:
        if m := _DAY.match(words):
            return _numeric(m)
        if m := _COMPACT.fullmatch(words):
            return _of(int(m["year"]), int(m["month"]), int(m["day"]), m["hour"], m["minute"], None)
        if words.replace(".", "", 1).isdigit():
            return _number(float(words))
    except (ValueError, OverflowError):
        return None
    return _english(words)


def in_japan(moment: datetime) -> str:
    """A moment as ISO 8601 to the minute, in Japanese time; one without a zone is taken to be in it."""
    moment = moment if moment.tzinfo else moment.replace(tzinfo=JST)
    return moment.astimezone(JST).isoformat(timespec="minutes")


def _numeric(m: re.Match[str]) -> str | None:
    year = 1 if m["year"] == "元" else int(m["year"])
    if m["era"]:
        year += _ERAS[m["era"].upper()]
    elif len(m["year"]) != 4:
        return None
    half = (m["half"] or m["late"] or "").upper()
    hour = m["hour"]
    if hour is not None and half in ("午後", "PM") and int(hour) < 12:
        hour = str(int(hour) + 12)
    elif hour == "12" and half == "AM":
        hour = "0"
    return _of(year, int(m["month"]), int(m["day"]), hour, m["minute"], m["zone"])


def _of(year: int, month: int, dom: int, hour: str | None, minute: str | None, zone: str | None) -> str:
    if hour is None:
        return date(year, month, dom).isoformat()
    moment = datetime(year, month, dom) + timedelta(hours=min(int(hour), 30), minutes=int(minute or 0))
    return in_japan(moment.replace(tzinfo=_zone(zone)))


def _zone(zone: str | None) -> timezone:
    if zone is None or zone.upper() == "JST":
        return JST
    if zone.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = zone[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if zone[0] == "-" else offset)


def _number(value: float) -> str | None:
    """A spreadsheet's day (45424 is 12 May 2024), or seconds or milliseconds since 1970."""
    if 30_000 <= value < 60_000:
        moment = datetime.combine(_SPREADSHEET, datetime.min.time()) + timedelta(minutes=round(value * 1440))
        return moment.date().isoformat() if value == int(value) else in_japan(moment)
    seconds = value / 1000 if value >= 1e11 else value
    return in_japan(datetime.fromtimestamp(seconds, UTC)) if 9e8 <= seconds < 5e9 else None


def _english(words: str) -> str | None:
    for form in (_TWITTER, *_ENGLISH):
        try:
            moment = datetime.strptime(words, form)
        except ValueError:
            continue
        return in_japan(moment) if moment.tzinfo or "%H" in form or "%I" in form else moment.date().isoformat()
    try:
        return in_japan(parsedate_to_datetime(words))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
