"""Years, months, weeks, days: 令和6年, 23年8月, 先月31日, 来週火曜日, 9月5日(火)."""

from __future__ import annotations

import re
from functools import cache

from uratori.times import beginnings
from uratori.times import patterns as p
from uratori.times.calendar import ERA_FIRSTS, ERAS, named
from uratori.times.expression import Point, Read, Shift
from uratori.times.numerals import number
from uratori.times.periods import PARTS
from uratori.times.words import Word, words

WEEKDAYS = "月火水木金土日"
_HALVES = {"上半期": "H1", "上期": "H1", "前期": "H1", "下半期": "H2", "下期": "H2", "後期": "H2"}
_TODAY = re.compile(r"の(?:きょう|今日)(?!的)")
_SAME_MONTH = re.compile(r"の?同じ?月")


def _word(text: str, at: int, *units: str) -> Word | None:
    """The relative word at ``at`` (今年, 先月, 同日), if it counts in one of ``units``."""
    known = _units_by_first().get(text[at : at + 1])
    m = p.RELATIVE_WORD.match(text, at) if known and not known.isdisjoint(units) else None
    word = words()[m["w"]] if m else None
    return word if word and word.unit in units else None


@cache
def _units_by_first() -> dict[str, frozenset[str]]:
    """In what the relative words that begin with a character count."""
    return {
        first: frozenset(w.unit for w in words().values() if w.word[0] == first) for first in {w[0] for w in words()}
    }


# ---------------------------------------------------------------- years


def year(text: str, start: int) -> tuple[int, Point] | None:
    """The year at ``start`` and where it ends."""
    first = text[start : start + 1]
    if first not in beginnings.YEAR.first:
        return None
    if first in ERA_FIRSTS and (m := p.ERA_YEAR.match(text, start)):
        return m.end(), Point(year=ERAS[m["era"]].year + number(m["n"]) - 1, fiscal=bool(m["fiscal"]))
    if m := p.YEAR.match(text, start):
        return m.end(), Point(year=number(m["n"]), fiscal=bool(m["fiscal"]))
    if word := _word(text, start, "year", "fiscal"):
        shift = Shift(word.base, word.unit, word.n, event=word.word == "新年度")
        return start + len(word.word), Point(shifts=(shift,), fiscal=word.unit == "fiscal")
    if first in "同翌":
        return _in_same_era(text, start) or _next_year(text, start)
    if same := _in_era_named(text, start):
        return same
    m = p.SHORT_YEAR.match(text, start)
    if m and _is_short_year(text, m):
        return m.end(), Point(year=int(m["n"]), short=True, fiscal=bool(m["fiscal"]))
    return None


_SAME_ERA = re.compile(r"同(?P<n>\d{1,2})年(?P<fiscal>度)?(?!間|前|後|ぶり)")
_ERA_BEFORE = re.compile(rf"(?P<era>{'|'.join(ERAS)})(?=\d|元)|(?<!\d)(?P<century>1[5-9]|20)\d\d年")
_RECENTLY = 60  # characters


def _in_same_era(text: str, start: int) -> tuple[int, Point] | None:
    """同15年 behind 平成3年 or 2011年: counted in the era, or the century, that the text has named last."""
    m = _SAME_ERA.match(text, start)
    named_before = list(_ERA_BEFORE.finditer(text, max(0, start - _RECENTLY), start)) if m else []
    if m is None or not named_before:
        return None
    before = named_before[-1]
    first = int(before["century"]) * 100 if before["century"] else ERAS[before["era"]].year - 1
    return m.end(), Point(year=first + int(m["n"]), fiscal=bool(m["fiscal"]))


_FOUR_DIGITS = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)年")
_NEXT_YEAR = re.compile(r"翌(?:(?P<n>(?:1[5-9]|20)\d\d)|(?P<short>\d\d))年(?!間|前|後)")


def _next_year(text: str, start: int) -> tuple[int, Point] | None:
    """翌2025年, and 翌25年1月: the number tells the year."""
    m = _NEXT_YEAR.match(text, start)
    if m is None or m["n"]:
        return (m.end(), Point(year=int(m["n"]))) if m else None
    before = list(_FOUR_DIGITS.finditer(text, max(0, start - _RECENTLY), start))
    following = int(before[-1][1]) + 1 if before else 0
    if following % 100 == int(m["short"]):
        return m.end(), Point(year=following)  # 1853年に来航し、翌54年に
    return m.end(), Point(year=int(m["short"]), short=True)


_ERA_NAMED = re.compile(rf"(?P<era>{'|'.join(ERAS)})(?P<n>\d{{1,2}}|元)年|(?:1[5-9]|20)\d\d年")
_ERA_GOES_ON = re.compile(r"(?P<n>\d{1,2})年(?P<fiscal>度)?")
_LONGEST_STEP = 30  # years


def _in_era_named(text: str, start: int) -> tuple[int, Point] | None:
    """55年 and 8年度 behind 昭和48年 and 令和7年度: counted in the era that was named last, and later in it; 71年には behind 1968年 in
    its century."""
    m = _ERA_GOES_ON.match(text, start)
    head = max(0, start - 2 * text.endswith("年から", 0, start))  # 令和元年から3年にかけて; not 開業から3年
    if m is None or _NO_YEAR_BEFORE.search(text, max(0, head - 3), head):
        return None
    if not (m["fiscal"] or _MONTH_AFTER.match(text, m.end()) or _YEAR_AFTER.match(text, m.end())):
        return None
    before = list(_ERA_NAMED.finditer(text, max(0, start - _RECENTLY), start))
    if not before:
        return None
    era, said = before[-1]["era"], int(m["n"])
    named_last = number(before[-1]["n"]) if era else int(before[-1][0][2:4])
    if not 0 < said - named_last <= _LONGEST_STEP or (era is None and said < _SURELY_A_YEAR):
        return None
    first = ERAS[era].year - 1 if era else int(before[-1][0][:2]) * 100
    return m.end(), Point(year=first + said, fiscal=bool(m["fiscal"]))


_SURELY_A_YEAR = 30  # 15年は behind 2003年 may be fifteen years: the rules for two digits tell


_NO_YEAR_BEFORE = re.compile(
    r"(?:約|およそ|ほぼ|計|から|まる|丸|最大|最長|懲役|禁錮|禁固|創業|勤続|わずか|過去|生後|実刑|以来|築|この|たった|もう|さらに"
    r"|連続|通算|芸歴|在位|結成|設立|あと|残り)$"
)
_MONTH_AFTER = re.compile(r"(?:1[0-2]|[1-9])(?:月|[~―-]\d{1,2}月)")
_YEAR_AFTER = re.compile(
    r"[春夏秋冬]|末|初|前半|後半|半ば|の(?:同[時期月]|東京|大阪|北京|パリ|衆院|参院|総選|大統領|統一|[一-龠]{1,4}選|[春夏秋冬]|[1-9])"
    r"|に(?!わた|及|[1一]度|[1一]回|\d|満た|上|達|なる|相当|渡)|以降|以来|比|時点|当時|実績|版|まで|から(?!\d)|は|、"
)


def _is_short_year(text: str, m: re.Match[str]) -> bool:
    """23年8月, 08年, '24年 are years; 35年で, 約20年, 10年ぶり, 懲役10年 are not."""
    if text[m.start()] in "'’‘" or m["n"][0] == "0":
        return True
    if text.endswith("月から", 0, m.start()) and _MONTH_AFTER.match(text, m.end()):
        return True  # 19年5月から22年11月
    if _NO_YEAR_BEFORE.search(text, max(0, m.start() - 3), m.start()):
        return False
    if m["fiscal"] or _MONTH_AFTER.match(text, m.end()):
        return True
    # 10年に and 30年は are rather spans of years; 11–29 is where news dates lie
    return bool(_YEAR_AFTER.match(text, m.end())) and 10 < int(m["n"]) <= 29 and int(m["n"]) % 10 != 0


def below_year(text: str, at: int, head: Point) -> Read | None:
    """What may stand below a year other than a month: 2024年春, 2011年末, 2024年度上半期, 去年の大みそか."""
    skip = at + text.startswith("の", at)
    if (m := p.SEASON.match(text, skip)) and not m["rel"]:
        return m.end(), head.but(part=p.SEASONS[m["s"]]), "START" if m["early"] else None
    if m := p.QUARTER.match(text, at):
        return m.end(), head.but(part=f"Q{number(m['n'])}"), None
    if (m := p.HALF.match(text, at)) and m["w"] in _HALVES:
        return m.end(), head.but(part=_HALVES[m["w"]]), None
    if m := p.YEAR_PART.match(text, at):
        return m.end(), head.but(part=PARTS[m["w"]]), None
    if (m := p.HOLIDAY.match(text, skip)) and m["w"] in named():
        return m.end(), head.but(holiday=m["w"]), None
    if head.shifts and (m := _TODAY.match(text, at)):
        return m.end(), head.but(shifts=(*head.shifts, Shift("published", "day", 0))), None
    if m := _SAME_MONTH.match(text, at):
        return m.end(), head.but(shifts=(*head.shifts, Shift("told", "month", 0))), None
    return None


# ---------------------------------------------------------------- months and weeks


def month(text: str, start: int) -> tuple[int, Point] | None:
    """The month at ``start`` and where it ends."""
    if text[start : start + 1] not in beginnings.MONTH.first:
        return None
    if text.startswith("前年", start):
        if m := p.SAME_TERM_BEFORE.match(text, start):
            return m.end(), Point(part="SAME")
        if m := p.SAME_MONTH_BEFORE.match(text, start):
            return m.end(), Point(shifts=(Shift("told", "year", -1), Shift("told", "month", 0)))
    if word := _word(text, start, "month"):
        return start + len(word.word), Point(shifts=(Shift(word.base, "month", word.n),))
    if text[start] == "同" and (m := p.MONTH.match(text, start + 1)):  # 2024年3月に結成し、同5月に解散した
        return m.end(), Point(month=number(m["n"]), shifts=(Shift("told", "year", 0),))
    if m := p.MONTH.match(text, start):
        return m.end() + text.startswith("期", m.end()), Point(month=number(m["n"]))
    return None


def week(text: str, start: int) -> Read | None:
    """A week, a day of it, or a part of it: 先週, 先週金曜日, 来週半ば, 今週末."""
    word = _word(text, start, "week")
    if not word:
        return None
    at, head = start + len(word.word), Point(shifts=(Shift(word.base, "week", word.n),))
    if m := p.WEEKDAY.match(text, at):
        return m.end(), head.but(weekday=WEEKDAYS.index(m["w"])), None
    if m := p.WEEK_PART.match(text, at):
        return m.end(), head.but(part="WE" if m["w"] == "末" else PARTS[m["w"]]), None
    return at, head, None


# ---------------------------------------------------------------- days

_PREFIXED_DAY = re.compile(r"(?P<w>翌々|翌|前|同)(?=\d|[二三四五六七八九十]+日)")
_PREFIX_SHIFTS = {"翌々": 2, "翌": 1, "前": -1, "同": 0}
# 終戦の日の15日: its name tells the month.
_BEHIND_ITS_NAME = re.compile(rf"(?P<w>{'|'.join(sorted(named(), key=len, reverse=True))})(?:の|に?当たる)$")
_COUNTED = re.compile(r"が(?:過|経|た)|を(?:過|経)|たっ|たつ|経|となる|となっ|。")
_RESTED = re.compile(r"(?:^|[^一-龠])中$")
_MEASURED_FROM = re.compile(r"(?:[平例昨前去]年|前回|予定|当初|計画|見込み|想定)よりも?$")


def is_length(text: str, start: int, end: int) -> bool:
    """Whether a number of days says how long: 地震から5日が過ぎた, 平年より3日、昨年より2日早い, 中5日で先発; not 3日から5日まで."""
    before = text[start - 1 : start]
    if before == "中":
        return bool(_RESTED.search(text, max(0, start - 2), start))
    if before == "ら" and text.endswith("から", 0, start):
        return bool(_COUNTED.match(text, end))
    return before in "りも" and bool(_MEASURED_FROM.search(text, max(0, start - 5), start))


def day(text: str, start: int, *, after_month: bool) -> tuple[int, Point] | None:
    """The day at ``start`` (12日, 翌8日, きのう, 火曜日), with a weekday behind it in brackets or without."""
    at = start + (after_month and text.startswith("の", start))
    if text[at : at + 1] in _NTH and (m := p.NTH_WEEKDAY.match(text, at)):
        nth = number(m["n"]) if m["n"] else 1 if m["first"] else 5
        return m.end(), Point(weekday=WEEKDAYS.index(m["w"]), nth=nth)
    prefix = _PREFIXED_DAY.match(text, at) if text[at : at + 1] in _PREFIXES else None
    m = p.DAY.match(text, prefix.end() if prefix else at)
    if m:
        if is_length(text, start, m.end()) or (not after_month and _is_rate(text, m.end())):
            return None
        shifts = (Shift("told", "day", _PREFIX_SHIFTS[prefix["w"]]),) if prefix else ()
        named_before = (
            _BEHIND_ITS_NAME.search(text, max(0, at - 12), at)
            if not after_month and text.endswith(("の", "たる"), 0, at)
            else None
        )
        month = named()[named_before["w"]].month if named_before else None
        return _with_weekday(text, m.end(), Point(month=month, day=number(m["n"]), shifts=shifts))
    if after_month and text.startswith("一日", at):
        return at + 2, Point(day=1)  # elsewhere 一日 is rather one day
    if prefix or after_month:
        return None
    if word := _word(text, at, "day"):
        end = at + len(word.word)
        event = word.n != 0 and word.base in ("told", "main") and _of_event(text, at, end)
        base = "told" if word.base == "main" and text.endswith("その", 0, at) else word.base  # その前日
        return _with_weekday(text, end, Point(shifts=(Shift(base, "day", word.n, event),)))
    weekday = p.WEEKDAY.match(text, at)
    if not weekday or text[at] == "の":
        return None
    return weekday.end(), Point(weekday=WEEKDAYS.index(weekday["w"]))


def _of_event(text: str, at: int, end: int) -> bool:
    """Whether a word like 前日 counts from what stands before it: 事故の前日から, 試合翌日; not 監督の前日の発言, 株価の前日比."""
    return bool(_NAMED_THING.search(text, max(0, at - 2), at)) and not _MEASURED_OR_SAID.match(text, end)


_NAMED_THING = re.compile(r"[一-龠々ァ-ヶー]の?$")
_MEASURED_OR_SAID = re.compile(r"[比並終差]|の(?![朝昼夕夜晩未深早午])")


def _is_rate(text: str, at: int) -> bool:
    return text[at : at + 1].isdigit() and p.RATE.match(text, at) is not None


_NTH, _PREFIXES, _WEEKDAY_NEXT = frozenset("第最"), frozenset("翌前同"), frozenset(WEEKDAYS + "( \t\n\u3000の")


def _with_weekday(text: str, at: int, head: Point) -> tuple[int, Point]:
    if text[at : at + 1] not in _WEEKDAY_NEXT:
        return at, head
    m = p.WEEKDAY_PAREN.match(text, at) or p.WEEKDAY.match(text, at)
    if m is None or text[at] == "の":
        return at, head
    return m.end(), head.but(weekday=WEEKDAYS.index(m["w"]))


_ERA_LETTERS = {"R": "令和", "H": "平成", "S": "昭和"}
_LATIN = re.compile(r"[A-Za-z0-9.-]$")


def slash(text: str, start: int) -> Read | None:
    """2024/05/12, 2024-5-12, R6.5.12, 5/12(日)."""
    if m := p.SLASH.match(text, start):
        return m.end(), Point(year=int(m["y"]), month=int(m["m"]), day=int(m["d"])), None
    if (m := p.ERA_SLASH.match(text, start)) and not _LATIN.search(text, max(0, start - 1), start):
        year = ERAS[_ERA_LETTERS[m["era"]]].year + int(m["y"]) - 1
        return m.end(), Point(year=year, month=int(m["m"]), day=int(m["d"])), None
    if m := p.SLASH_DAY.match(text, start):
        return *_with_weekday(text, m.end(), Point(month=int(m["m"]), day=int(m["d"]))), None
    return None
