"""The date of publication where the text states one: mastheads, datelines, post lines, releases, credits, addresses.

What is stated may lack its year (【9月5日 AFP】) or its month too ([ソウル 14日 ロイター]); such a :class:`Stamp` is no
date yet. The rest comes from the other documents of the story (:mod:`uratori.times.dating`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from uratori.data import outlets
from uratori.language import fold
from uratori.model import Document, Evidence, Published
from uratori.times import calendar as cal
from uratori.times.numerals import number

#: The newest year that a day without a year is read in (the year of this release). Only for the values of times, and
#: only where the weekday beside the day picks the year; never for a date of publication.
NEWEST_YEAR = 2026
_OLDEST_YEAR = 2000

_WEEKDAYS = "月火水木金土日"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH = r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
_CLOCK = r"(?:[ 　、]*(?P<ap>午前|午後)?(?P<h>[0-2]?\d)(?:時(?P<mi>[0-5]?\d)分|:(?P<mi2>[0-5]\d)))?"
_YEAR = (
    r"(?:(?P<era>令和|平成|昭和)(?P<ey>\d{1,2}|元|[一二三四五六七八九十]{1,3})(?:\(\d{4}\))?年"
    r"|(?P<y>(?:19|20)\d\d)(?:年(?:\((?:令和|平成|昭和)(?:\d+|元)年\))?|\((?:令和|平成)\d+\)年))"
)
_DATE = re.compile(
    rf"(?:{_YEAR}[ ]?)?(?P<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月[ ]?"
    rf"(?P<d>3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[二三四五六七八九]|一)日(?: ?\((?P<wd>[月火水木金土日])[^)]{{0,4}}\))?{_CLOCK}"
)
_SLASH = re.compile(
    rf"(?P<y>(?:19|20)\d\d)(?P<s>[/.-])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)(?: ?\((?P<wd>[月火水木金土日])\))?T?{_CLOCK}"
)
_ENGLISH = re.compile(rf"(?P<before>\d{{1,2}} )?(?P<m>{_MONTH})\.? (?P<behind>\d{{1,2}}, )?(?P<y>(?:19|20)\d\d)\s*$")
# Without a year a day in figures counts only with its weekday, or where the line says what it is: 9/10(木) 10:32配信.
_SHORT = re.compile(
    rf"(?<![/\d])(?P<m>1[0-2]|0?[1-9])/(?P<d>3[01]|[12]\d|0?[1-9])(?![/\d])(?:\((?P<wd>[月火水木金土日])\))?{_CLOCK}"
)
_POST = re.compile(r"\s*(?:—|--|–|―)\s*\S.*\(@\w+\)")
_BRACKET = re.compile(r"\s*(?:\([^)]{1,12}\)\s*)?[【\[((](?P<in>(?:\([^()]{1,12}\)|[^】\])]){2,40})[】\])]")
_BRACKET_DAY = re.compile(
    r"(?<![/.\d])(?:(?P<y>(?:19|20)\d\d)年)?(?:(?P<m>1[0-2]|0?[1-9])(?:月|/))?(?P<d>3[01]|[12]\d|0?[1-9])(?:日(?![間本])|(?<=/\d)|(?<=/\d\d))(?!.*\d:\d\d)"
)
_EDITION = re.compile(
    r"[(\[【]?(?:(?P<y>(?:19|20)\d\d)年)?(?:(?P<m>1[0-2]|0?[1-9])月)?(?P<d>3[01]|[12]\d|0?[1-9])日"
    r"(?:\((?P<wd>[月火水木金土日])\))?付?(?:け)?(?:の)?[ ]?(?:[朝夕]刊|紙面|電子版|付)"
)
_ISSUE = re.compile("[朝夕]刊|紙面|電子版|付")  # without one of these no line bears an edition
# 2024年10月31日号(10月17日発売): an issue goes out on the day it is sold from.
_ON_SALE = re.compile(
    r"(?:(?P<y>(?:19|20)\d\d)年)?(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12]\d|0?[1-9])日(?:\((?P<wd>[月火水木金土日])\))?(?:発売|発行|発刊)"
)
_ISSUE_OF = re.compile(
    r"(?P<y>(?:19|20)\d\d)年(?P<m>1[0-2]|0?[1-9])月(?:(?:3[01]|[12]\d|0?[1-9])日)?(?:合併|特大|増刊)?号"
)
_URL_DAY = re.compile(r"/(?P<y>20\d\d)(?:/|-)?(?P<m>0[1-9]|1[0-2])(?:/|-)?(?P<d>[0-2]\d|3[01])(?=\D|\d{0,4}[a-z/_-])")
_HEAD_LINES, _HEAD_CHARS, _TAIL_LINES = 8, 500, 3
_LIST_LINE = 200  # characters looked back over for the line that opens an item of a list


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stated date, as far as it is stated; ``start`` and ``end`` are folded offsets, ``why`` says what kind it is.
    ``next`` is set for a clock line that opens with 翌: the day after the heading's."""

    start: int
    end: int
    why: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: str | None = None

    @property
    def date(self) -> date | None:
        return cal.make(self.year, self.month, self.day) if self.year and self.month and self.day else None

    @property
    def sound(self) -> bool:
        """Whether the calendar has the day, and on the weekday it is given."""
        if self.month and self.day and not cal.make(self.year or 2000, self.month, self.day):
            return False
        real = self.date
        return real is None or self.weekday is None or real.weekday() == self.weekday


@lru_cache(maxsize=4)  # one analysis asks three times: for the date, for what the times count from, for a story of one
def stamp(document: Document, text: str) -> tuple[Stamp, ...]:
    """The stated dates of a document whose folded text is ``text``, the one to trust first. More than one only where
    they contradict each other."""
    stamps: list[Stamp] = []
    for s in _stamps(document, text):
        if not any(s.start < t.end and t.start < s.end for t in stamps):  # one date, seen in two ways
            stamps.append(s)
    if not stamps:
        return ()
    full = [s for s in stamps if s.date and s.sound]
    if not full:
        return tuple(stamps[:1])
    best = full[0]
    rivals = [s for s in full[1:] if abs(((s.date or date.min) - (best.date or date.min)).days) > 1]
    # 令和7年10月16日 at the head, below it 当初の日程 10月25日(土): a day that a release announces contradicts nothing
    partial = [s for s in stamps if not s.date and s.month and s.why != "date line" and not _near(s, best)]
    return (best, *rivals, *partial)


def published(document: Document, text: str) -> Published:
    """The stated date of publication as a value, or unknown with what is stated as evidence."""
    stamps = stamp(document, text)
    if not stamps:
        return Published()
    evidence = tuple(Evidence(s.start, s.end, s.why) for s in stamps)
    best = stamps[0]
    if len(stamps) > 1:
        days = sorted(s.date for s in stamps if s.date)
        if len(days) > 1:
            return Published(None, "unknown", days[0].isoformat(), days[-1].isoformat(), _contradict(evidence))
        return Published(None, "unknown", None, None, _contradict(evidence))
    if not best.sound:
        why = "no such day" if best.date is None else "the weekday is not that of the day"
        return Published(None, "unknown", None, None, (Evidence(best.start, best.end, f"{best.why}: {why}"),))
    if best.date is None:
        return Published(None, "unknown", None, None, evidence)
    day = best.date.isoformat()
    return Published(day + (f"T{best.clock}+09:00" if best.clock else ""), "stated", day, day, evidence)


def _contradict(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    return tuple(Evidence(e.start, e.end, f"{e.why}: contradicted") for e in evidence)


def presumed_year(s: Stamp) -> int | None:
    """The newest year in which a stated day without a year falls on its stated weekday."""
    if s.weekday is None or not s.month or not s.day:
        return None
    for year in range(NEWEST_YEAR, _OLDEST_YEAR, -1):
        day = cal.make(year, s.month, s.day)
        if day and day.weekday() == s.weekday:
            return year
    return None


def _near(partial: Stamp, full: Stamp) -> bool:
    there = cal.make(full.year or 2000, partial.month or 1, partial.day or 1)
    return there is None or full.date is None or abs((there - full.date).days) <= 1


def _stamps(document: Document, text: str) -> Iterator[Stamp]:
    if document.layout == "entry":
        yield from _entry(document, text)
        return
    if document.layout == "post" and not document.published.evidence:
        yield from _list_line(document)
    lines = list(_lines(text))
    head = [line for line in lines[:_HEAD_LINES] if line[0] < _HEAD_CHARS]
    for k, (start, line) in enumerate(head):
        yield from _head_line(start, line, first=k == 0, transcript=document.layout == "transcript")
    for start, line in lines[-_TAIL_LINES:]:
        yield from _tail_line(start, line, alone=len(lines) > _HEAD_LINES or start >= _HEAD_CHARS)
    if document.url and (m := _URL_DAY.search(document.url)):
        yield Stamp(0, 0, f"address: {document.url[:200]}", int(m["y"]), int(m["m"]), int(m["d"]))


def _list_line(document: Document) -> Iterator[Stamp]:
    """The day without a year in the line that opens an item of a list, which stands before the item's words: ・潮見新報（2/6）. The
    evidence lies outside the document, at its beginning."""
    above = document.text[max(0, document.start - _LIST_LINE) : document.start].rstrip("\n")
    line = fold(above[above.rfind("\n") + 1 :]).text
    for pattern in (_DATE, _SHORT):
        if m := pattern.search(line):
            s = _from(m, 0, "list line")
            yield Stamp(0, 0, s.why, s.year, s.month, s.day, s.weekday, s.clock)
            return


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, line.rstrip()
        start += len(line)


def _head_line(start: int, line: str, *, first: bool, transcript: bool) -> Iterator[Stamp]:
    """A masthead, a dateline, a post line, the date line of a release, a heading with a date in it."""
    english = _ENGLISH.search(line)
    if english and (day := english["before"] or english["behind"]):
        month, at, post = _MONTHS.index(english["m"][:3]) + 1, english.start(), _POST.match(line)
        if post or not line[:at].strip() or line[:at].rstrip()[-1] in ":|":
            why = "post line" if post else "date line"
            yield Stamp(start + at, start + english.end(), why, int(english["y"]), month, int(day.strip(" ,")))
            return
    bracket = _BRACKET.match(line)
    if (
        bracket
        and not _SLASH.search(bracket["in"])
        and (m := _BRACKET_DAY.search(bracket["in"]))
        and not re.fullmatch(r"[\d年月日: 時分]+", bracket["in"])
    ):
        at = start + bracket.start("in")
        yield Stamp(at + m.start(), at + m.end(), "dateline", _int(m["y"]), _int(m["m"]), int(m["d"]))
        return
    if "。" in line or len(line) > 100:
        return
    if (sold := _ON_SALE.search(line)) and (issue := _ISSUE_OF.search(line)):
        yield _sold(sold, issue, start)
        return
    for pattern in (_DATE, _SLASH, _SHORT):
        for m in pattern.finditer(line):
            if _stands_alone(line, m, first=first, transcript=transcript):
                yield _from(m, start, "date line" if not first else "heading date")


def _sold(sold: re.Match[str], issue: re.Match[str], start: int) -> Stamp:
    """The day an issue is sold from, in the year of its own date: 2025年1月9日号(12月26日発売) is of 2024."""
    year = int(sold["y"] or issue["y"]) - (sold["y"] is None and int(sold["m"]) > int(issue["m"]))
    weekday = _WEEKDAYS.index(sold["wd"]) if sold["wd"] else None
    return Stamp(start + sold.start(), start + sold.end(), "on sale", year, int(sold["m"]), int(sold["d"]), weekday)


_LAST = re.compile(r"[^ ()\[\]【】《》<>、,|/]*(?=[ ()\[\]【】《》<>、,|/]*$)")  # the last word before a date
_LEFT = re.compile(r"(?:^|[\s()\[\]【】《/:、<=|■●◆]|日時|付|公開|更新|配信|発行)$")
# 10月9日(木)の動き, 5月20日の県内ニュース
_DIARY = r"の(?:[一-龠]{1,4}の?)?(?:動き|ニュース|情報|話題|出来事|できごと|天気)"
_RIGHT = re.compile(
    rf"(?:$|[\s)\]】》/、>|]|\([^()]{{1,40}}\)\s*$|JST|付|[~―]?放送|\d{{1,2}}面|朝刊|夕刊|更新|配信|公開|掲載|発表|発行|号|現在|の(?:紙面|記者会見|会見|主な)|{_DIARY}|に(?:公開|更新|配信))"
)


# When a sitting with the press ended, in the head of its record: 2月6日(金)9時12分〈~9時31分〉. Of a notice it is what is to come.
_UNTIL = re.compile(r"\s*[~―-]\s*(?:午前|午後)?\d{1,2}(?:時(?:\d{1,2}分|半)?|:\d\d)\s*$")


def _stands_alone(line: str, m: re.Match[str], *, first: bool, transcript: bool = False) -> bool:
    """A date that a line bears, not one that its words are about: 帝都新聞 2024年5月12日 朝刊, 会見(5月14日); not
    2011年3月11日の震災から10年."""
    left = line[: m.start()]
    if left and not _LEFT.search(left):
        return False
    if not left and transcript and m.groupdict().get("h") and _UNTIL.match(line, m.end()):
        return True
    if not _RIGHT.match(line, m.end()):
        return False
    if re.search(r"[~―~から]\s*$", left) or re.match(r"\s*[~―~](?!\s*放送)|\s*から", line[m.end() :]):
        return False
    groups = m.groupdict()
    has_year = bool(groups.get("y") or groups.get("era"))
    return (
        has_year
        or bool(groups.get("wd"))
        or (bool(groups.get("h")) and not (left + line[m.end() :]).strip(" ()[]【】"))
        or _only_a_medium(left.strip(" ([【"), line[m.end() :])
        or (first and bool(re.match(_DIARY, line[m.end() :])))
        or bool(re.match(r"\s*(?:付|朝刊|夕刊|配信|公開|更新|放送)", line[m.end() :]))
        or (not line[m.end() :].strip(" )]】》>") and outlets.heads_as_medium(_LAST.search(left)[0]))  # type: ignore[index]
    )


def _only_a_medium(left: str, right: str) -> bool:
    """What stands behind a date that begins its line is a medium's name and nothing else: 9月19日 18時42分 みなとテレビ."""
    name = right.strip(" 、|/)]】")
    return not left and bool(name) and " " not in name and outlets.heads_as_medium(name)


def _tail_line(start: int, line: str, *, alone: bool) -> Iterator[Stamp]:
    """(5月13日付朝刊) at the end; a last line that is only a date."""
    for m in _EDITION.finditer(line) if _ISSUE.search(line) else ():
        # 労働新聞の12日付紙面 in a sentence is another paper's: only at the very end, or in brackets of its own
        if line[m.start()] in "([【" and re.match(r"[^)\]】]{0,12}[)\]】]\s*$", line[m.end() :]):
            weekday = _WEEKDAYS.index(m["wd"]) if m["wd"] else None
            yield Stamp(start + m.start(), start + m.end(), "edition", _int(m["y"]), _int(m["m"]), int(m["d"]), weekday)
    if alone and "。" not in line and len(line) <= 60:
        for pattern in (_DATE, _SLASH):
            for m in pattern.finditer(line):
                if _stands_alone(line, m, first=False):
                    yield _from(m, start, "date line")


def _from(m: re.Match[str], start: int, why: str) -> Stamp:
    groups = m.groupdict()
    year = int(groups["y"]) if groups.get("y") else None
    if groups.get("era"):
        year = cal.ERAS[groups["era"] or ""].year + number(groups["ey"] or "1") - 1
    clock = None
    if groups.get("h"):
        hour = int(groups["h"] or 0) + (12 if groups.get("ap") == "午後" and int(groups["h"] or 0) < 12 else 0)
        minute = int(groups.get("mi") or groups.get("mi2") or 0)
        clock = f"{hour:02d}:{minute:02d}" if hour < 24 else None
    weekday = _WEEKDAYS.index(groups["wd"] or "") if groups.get("wd") else None
    return Stamp(
        start + m.start(),
        start + m.end(),
        why,
        year,
        number(groups["m"] or ""),
        number(groups["d"] or ""),
        weekday,
        clock,
    )


def _int(text: str | None) -> int | None:
    return int(text) if text else None


# ---------------------------------------------------------------- live blogs

_ENTRY_CLOCK = re.compile(
    r"\s*[■□◆◇▼▽●○▶]?\s*[【\[]?(?:(?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})日\s*)?(?P<next>翌日?)?\s*"
    r"(?P<ap>午前|午後)?(?P<h>[0-2]?\d)(?::(?P<mi>[0-5]\d)|時(?:(?P<mi2>[0-5]?\d)分|(?P<hp>半))?)"
)
_HEADING_DAY = re.compile(
    r"(?:(?P<y>(?:19|20)\d\d)年)?(?P<m>1[0-2]|0?[1-9])月(?P<d>3[01]|[12]\d|0?[1-9])日(?: ?\((?P<wd>[月火水木金土日])[^)]{0,4}\))?"
)


def _entry(document: Document, text: str) -> Iterator[Stamp]:
    """The day of the last dated heading above an entry, moved on by 翌, with the entry's own clock. The heading
    stands outside the document: the evidence is the entry's clock line."""
    clock = _ENTRY_CLOCK.match(text)
    above = None
    for line in _head_of(document).splitlines():
        if "。" not in line and not _ENTRY_CLOCK.match(line) and (m := _HEADING_DAY.search(line)):
            above = m
    if not clock or (above is None and not clock["d"]):
        return
    year = _int(above["y"]) if above else None
    month = _int(clock["m"]) or (int(above["m"]) if above else None)
    day = _int(clock["d"]) or (int(above["d"]) if above else None)
    weekday = _WEEKDAYS.index(above["wd"]) if above and above["wd"] and not clock["d"] else None
    hour = int(clock["h"]) + (12 if clock["ap"] == "午後" and int(clock["h"]) < 12 else 0)
    minute = int(clock["mi"] or clock["mi2"] or (30 if clock["hp"] else 0))
    if (clock["next"] or hour >= 24) and month and day:
        known = cal.make(year or _leap(month, day, weekday), month, day)
        if known is None:
            return
        moved = known + timedelta(days=1)
        year, month, day = (year and moved.year), moved.month, moved.day
        weekday = (weekday + 1) % 7 if weekday is not None else None
    stamp_clock = f"{hour % 24:02d}:{minute:02d}"
    yield Stamp(clock.start("h"), clock.end(), "heading date and entry clock", year, month, day, weekday, stamp_clock)


def _leap(month: int, day: int, weekday: int | None) -> int:
    """A year to count in where none is stated; only 28 February asks which."""
    return presumed_year(Stamp(0, 0, "", None, month, day, weekday)) or 2023


def _head_of(document: Document) -> str:
    return fold(document.text, max(0, document.start - 20000), document.start).text
