"""The dates that spreadsheets, mail headers and platforms write, beside those that pages bear
(:mod:`uratori.reading.labels.instants`) → ISO 8601 by Japan's clock."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta

from uratori.reading.labels.instants import at, instant

_ERA = re.compile(
    r"(?<![A-Za-z])(?P<era>[RHSＲＨＳ])\.?\s?(?P<year>\d{1,2}|元)[年./-](?P<month>\d{1,2})[月./-](?P<day>\d{1,2})(?!\d)",
    re.I,
)
_ERAS = {"R": "令和", "H": "平成", "S": "昭和"}
_ENGLISH = (
    "%B %d, %Y %I:%M %p",
    "%b %d, %Y %I:%M %p",
    "%d %B %Y %H:%M",
    "%B %d, %Y %H:%M",
    "%m/%d/%Y %I:%M %p",
    "%a %b %d %H:%M:%S %z %Y",
    "%I:%M %p · %b %d, %Y",
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
)
_LETTERS = re.compile(r"[A-Za-z]{2}")
_WEEKDAY = re.compile(r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+")  # Thursday, October 16, 2025 9:12 PM
# A year that a report, a table or a mail can bear; ISO 8601 as Python reads it needs four figures of it.
_PLAUSIBLE = re.compile(r"(?:18|19|20)\d\d-")
_SPREADSHEET = datetime(1899, 12, 30)


def day(words: str) -> str | None:
    """The day, with its time in Japan where one is given, as ISO 8601; None where the words are no date with a year.

    >>> day("2024/5/12 9:05"), day("R6.5.12"), day("Sun May 12 20:30:00 +0000 2024"), day("45424")
    ('2024-05-12T09:05+09:00', '2024-05-12', '2024-05-13T05:30+09:00', '2024-05-12')
    """
    words = unicodedata.normalize("NFKC", words[:80]).strip()
    words = in_full(words)
    if re.fullmatch(r"\d{5,13}(?:\.\d+)?", words) and not re.match(r"(?:19|20)\d{6}$", words):
        return _number(float(words))
    spelled_out = _WEEKDAY.sub("", words) if _LETTERS.search(words) else ""
    for form in _ENGLISH if spelled_out else ():
        try:
            moment = datetime.strptime(words if form.startswith("%a") else spelled_out, form)
        except ValueError:
            continue
        spelled = at(moment) if "%M" in form else moment.date().isoformat()
        return spelled if _PLAUSIBLE.match(spelled) else None
    found = instant(words)
    return found if found and _PLAUSIBLE.match(found) else None


def in_full(words: str) -> str:
    """Words with the eras of their dates spelled out.

    >>> in_full("掲載 R7.3.4")
    '掲載 令和7年3月4日'
    """
    return _ERA.sub(_spelled, words)


def _spelled(m: re.Match[str]) -> str:
    era = _ERAS[unicodedata.normalize("NFKC", m["era"]).upper()]
    return f"{era}{m['year']}年{m['month']}月{m['day']}日"


def _number(value: float) -> str | None:
    """A spreadsheet's day (45424 is 12 May 2024), or seconds or milliseconds since 1970."""
    if 30_000 <= value < 60_000:
        moment = _SPREADSHEET + timedelta(minutes=round(value * 1440))
        return moment.date().isoformat() if value == int(value) else at(moment)
    seconds = value / 1000 if value >= 1e11 else value
    return at(datetime.fromtimestamp(seconds, UTC)) if 9e8 <= seconds < 5e9 else None
