"""A folded text → the time expressions in it, as readings. Looks at words only; what they point at is resolved later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from uratori.times import patterns as p
from uratori.times.calendar import ERAS, ZONES
from uratori.times.durations import duration, recurring
from uratori.times.expression import Found, Point, Reading, Shift
from uratori.times.guard import is_other
from uratori.times.numerals import number

_WEEKDAYS = "月火水木金土日"
_PARTS = {
    "上旬": "START", "初旬": "START", "中旬": "MID", "下旬": "END", "初め": "START", "はじめ": "START", "初頭": "START",
    "頭": "START", "前半": "START", "半ば": "MID", "なかば": "MID", "中ごろ": "MID", "中頃": "MID", "後半": "END",
    "終盤": "END", "末": "END", "終わり": "END", "年頭": "START", "中盤": "MID", "暮れ": "END", "年末": "END",
    "年初": "START", "月初": "START", "初期": "START", "中期": "MID", "末期": "END", "明け": "START",
}  # fmt: skip
_HALVES = {"上半期": "H1", "上期": "H1", "前期": "H1", "下半期": "H2", "下期": "H2", "後期": "H2"}
_CLOCK_MODS = {
    "ごろ": "APPROX", "頃": "APPROX", "前後": "APPROX", "ぐらい": "APPROX", "くらい": "APPROX", "すぎ": "AFTER",
    "過ぎ": "AFTER", "直後": "AFTER", "前": "BEFORE", "直前": "BEFORE",
}  # fmt: skip
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def scan(text: str) -> Iterator[Found]:
    """The expressions of ``text`` in order, none overlapping another."""
    at = 0
    while hit := p.TRIGGER.search(text, at):
        start = hit.start()
        found = _read(text, start)
        if found and found.end > start and not is_other(text, found):
            yield found
            at = found.end
        else:
            at = start + (found.end - start if found and found.end > start else _skip(text, start))


def _skip(text: str, start: int) -> int:
    """How far to go on where nothing was read: past a whole number, so that 2024 is not read again as 024."""
    end = start
    while end < len(text) and text[end].isdigit() and text[end].isascii():
        end += 1
    return max(1, end - start)


def _read(text: str, start: int) -> Found | None:
    if start and text[start].isdigit() and text[start - 1] in "0123456789.,/-" and _inside_number(text, start):
        return None
    for reader in (recurring, _english, _interval, duration):
        found = reader(text, start)
        if found:
            return found
    return None


def _inside_number(text: str, start: int) -> bool:
    """Whether the digits at ``start`` go on with a number that began before: 1,200 or 3.5 or 090-1234."""
    before = text[start - 1]
    return before.isdigit() or (start > 1 and text[start - 2].isdigit() and before in ".,/-")


def _english(text: str, start: int) -> Found | None:
    m = p.ENGLISH.match(text, start)
    if not m:
        return None
    month = _ENGLISH.index((m["m"] or m["m2"])[:3]) + 1
    point = Point(year=int(m["y"] or m["y2"]), month=month, day=int(m["d"] or m["d2"]))
    return Found(start, m.end(), Reading("DATE", point))


# ---------------------------------------------------------------- points and intervals


def _interval(text: str, start: int) -> Found | None:
    """One point, or two that make an interval: 10日から13日, 1~3日, 26、27両日, 4月28日から5月12日."""
    listed = _day_list(text, start)
    if listed:
        return listed
    first = _point(text, start)
    short = _short_range(text, start)
    if short and (first is None or short.end > first[0]):
        return short
    if first is None:
        return None
    end, point, mod = first
    kind = "TIME" if point.is_time else "DATE"
    joint = p.RANGE.match(text, end)
    if joint and mod is None and _may_open(point):
        second = _point(text, joint.end())
        if second and _pairs(point, second[1], joint.group()):
            return Found(start, second[0], Reading(kind, point, until=second[1], mod=second[2]))
    return Found(start, end, Reading(kind, point, mod=mod))


def _may_open(point: Point) -> bool:
    return not point.daypart and not point.weekday and not point.holiday and not point.part


def _pairs(first: Point, second: Point, joint: str) -> bool:
    """Whether two points are one interval. 3日夜から4日朝 is two times; 午前0時から来月1日午前0時 is one."""
    if first.is_time != second.is_time or second.weekday or second.daypart or second.part:
        return False
    if first.is_time:
        return (first.has_day and second.has_day) or joint.strip() != "から"
    if first.has_day:
        return second.day is not None
    if first.month:
        return second.month is not None and not second.has_day
    # 2016年から2021年 is two years; 2016~2021年 one stretch
    return first.year is not None and second.year is not None and second.month is None and (
        joint.strip() != "から" or first.fiscal
    )


def _day_list(text: str, start: int) -> Found | None:
    """26、27両日 and 1、2、3日 with the month before it; days that do not follow each other are not one interval."""
    at, point = _month_head(text, start)
    m = p.DAY_LIST.match(text, at)
    if not m or (at > start and not point.month and not point.shifts):
        return None
    first, second = number(m["a"]), number(m["b"])
    if second != first + 1:
        return None
    return Found(
        start, m.end(), Reading("DATE", replace(point, day=first), until=replace(point, day=second))
    )


_RANGE_NUMBER = re.compile(rf"(?P<a>\d{{1,2}}|{p.K}{{1,3}})\s?[~―—–-]\s?(?P<b>\d{{1,2}}|{p.K}{{1,3}})(?P<u>年|月期?|日|時)(?!間|分の)")
_RANGE_MONTH = re.compile(r"(?P<a>1[0-2]|[1-9])[~―—–-](?P<b>1[0-2]|[1-9])月期?")


def _short_range(text: str, start: int) -> Found | None:
    """1~3日, 24年2―6月ごろ, 4~6月期: the unit stands once."""
    at, head = _month_head(text, start)
    if at == start:
        year = _year(text, start)
        at, head = year if year else (start, Point())
    m = _RANGE_NUMBER.match(text, at)
    if not m:
        return None
    a, b, unit = number(m["a"]), number(m["b"]), m["u"][0]
    if unit == "日" and 1 <= a < b <= 31:
        first, second = replace(head, day=a), replace(head, day=b)
    elif unit == "月" and not head.month and 1 <= a <= 12 and 1 <= b <= 12:
        first, second = replace(head, month=a), Point(month=b)
    elif unit == "時" and a < b <= 30 and at > start:
        return None
    else:
        return None
    end = m.end()
    mod = p.DATE_MOD.match(text, end)
    if mod:
        end = mod.end()
    return Found(start, end, Reading("DATE", first, until=second, mod="APPROX" if mod else None))


def _month_head(text: str, start: int) -> tuple[int, Point]:
    """A year and month (今月, 2024年5月, 5月) that days may follow; no move where there is none."""
    at, point = start, Point()
    year = _year(text, at)
    if year:
        at, point = year
    month = _month(text, at)
    if not month:
        return start, Point()
    return month[0], _join(point, month[1])


def _join(a: Point, b: Point) -> Point:
    """The fields of both; ``b`` wins."""
    changes = {
        f: getattr(b, f) for f in Point.__slots__ if f != "shifts" and getattr(b, f) is not None and getattr(b, f) is not False
    }
    return replace(a, shifts=a.shifts + b.shifts, **changes)


def _point(text: str, start: int) -> tuple[int, Point, str | None] | None:
    """One point: year, month, day, part of the day, clock, as far as they follow each other at ``start``."""
    at, point, mod = start, Point(), None
    zone = p.ZONE.match(text, at)
    if zone:
        point, at = Point(zone=zone["z"]), zone.end()
        if text[zone.start("z") : zone.end("z")] not in ("日本時間", "現地時間"):
            return None
    read = _calendar(text, at)
    if read:
        at, rest, mod = read
        point = _join(point, rest)
    clock = _of_day(text, at, point, alone=read is None)
    if clock:
        at, point, clock_mod = clock
        mod = clock_mod or (mod if mod != "APPROX" else None)
    elif read is None:
        return None
    elif mod is None and (m := p.DATE_MOD.match(text, at)):
        at, mod = m.end(), "APPROX"
    local = p.ZONE_PAREN.match(text, at)
    if local:
        point, at = replace(point, zone="現地時間"), local.end()
    elif zone is None and text.startswith("(日本時間", at):
        at = _in_japan(text, at)
    return at, point, mod


def _in_japan(text: str, at: int) -> int:
    """11日(日本時間12日): one expression, with the value of its first side. Where the bracket ends, or ``at``."""
    again = _point(text, at + 1)
    return again[0] + 1 if again and text[again[0] : again[0] + 1] == ")" else at


def _calendar(text: str, start: int) -> tuple[int, Point, str | None] | None:
    """The part of a point above the hour."""
    for reader in (_offset, _holiday, _slash, _edge, _period_word, _season):
        read = reader(text, start)
        if read:
            return read
    at, point = start, Point()
    year = _year(text, at)
    if year:
        at, point = year
        skip = at + 1 if text[at : at + 1] == "の" else at
        lower = _below_year(text, at, skip, point)
        if lower:
            return lower
    head = at
    month = _month(text, at)
    if month:
        at, point = month[0], _join(point, month[1])
        part = p.MONTH_PART.match(text, at)
        if part:
            return part.end(), replace(point, part=_PARTS[part["w"]]), None
    if year is None and month is None:
        found = _week(text, at)
        if found:
            return found
    if not year or month:
        day = _day(text, at, after_month=bool(month))
        if day:
            at, point = day[0], _join(point, day[1])
    if at == start:
        return None
    inside = p.IN_PERIOD.match(text, at)
    if inside and (at > head or year) and not point.weekday:
        at = inside.end()
    return at, point, None


def _below_year(text: str, at: int, skip: int, point: Point) -> tuple[int, Point, str | None] | None:
    """What may stand below a year other than a month: 2024年春, 2011年末, 2024年度上半期, 去年の夏."""
    season = p.SEASON.match(text, skip)
    if season and not season["rel"]:
        mod = "START" if season["early"] else None
        return season.end(), replace(point, part=p.SEASONS[season["s"]]), mod
    quarter = p.QUARTER.match(text, at)
    if quarter:
        return quarter.end(), replace(point, part=f"Q{number(quarter['n'])}"), None
    half = p.HALF.match(text, at)
    if half and half["w"] in _HALVES:
        return half.end(), replace(point, part=_HALVES[half["w"]]), None
    part = p.YEAR_PART.match(text, at)
    if part:
        return part.end(), replace(point, part=_PARTS[part["w"]]), None
    holiday = p.HOLIDAY.match(text, skip)
    if holiday and (day := _FIXED_DAYS.get(holiday["w"])):
        return holiday.end(), replace(point, month=day[0], day=day[1]), None
    same = re.compile(r"の?同じ?月").match(text, at)
    if same:
        return same.end(), replace(point, shifts=(*point.shifts, Shift("told", "month", 0))), None
    return None


_FIXED_DAYS = {"元日": (1, 1), "元旦": (1, 1), "大みそか": (12, 31), "大晦日": (12, 31)}


def _year(text: str, start: int) -> tuple[int, Point] | None:
    m = p.ERA_YEAR.match(text, start)
    if m:
        year = ERAS[m["era"]].year + number(m["n"]) - 1
        return m.end(), Point(year=year, fiscal=bool(m["fiscal"]))
    m = p.YEAR.match(text, start)
    if m:
        return m.end(), Point(year=number(m["n"]), fiscal=bool(m["fiscal"]))
    m = p.RELATIVE_WORD.match(text, start)
    if m:
        unit, base, n = p.RELATIVE[m["w"]]
        if unit in ("year", "fiscal"):
            shift = Shift(base, unit, n, event=m["w"] == "新年度")
            return m.end(), Point(shifts=(shift,), fiscal=unit == "fiscal")
    m = p.SHORT_YEAR.match(text, start)
    if m and _is_short_year(text, m):
        return m.end(), Point(year=int(m["n"]), short=True, fiscal=bool(m["fiscal"]))
    return None


_NO_YEAR_BEFORE = re.compile(r"(?:約|およそ|ほぼ|計|から|まる|丸|最大|最長|懲役|禁錮|禁固|創業|勤続|わずか|過去|生後|実刑|以来|築|この|たった|もう|さらに|連続|通算|芸歴|在位|結成|設立|あと|残り)$")
_YEAR_AFTER = re.compile(
    r"(?:度|(?:1[0-2]|[1-9])(?:月|[~―-]\d{1,2}月)|[春夏秋冬]|末|初|前半|後半|半ば|の(?:同[時期月]|東京|大阪|北京|パリ|衆院|参院|総選|大統領|統一|[一-龠]{1,4}選|[春夏秋冬]|[1-9])|に(?!わた|及|1度|一度|1回|一回|\d|満た|上|達|なる|及ぶ|相当|渡)|以降|以来|比|時点|当時|実績|版|まで|から(?!\d)|は|、|3月期|\d{1,2}月期)"
)


def _is_short_year(text: str, m: re.Match[str]) -> bool:
    """23年8月, 08年, '24年 are years; 35年で, 約20年, 10年ぶり, 懲役10年 are not."""
    if text[m.start()] in "'’‘" or m["n"][0] == "0":
        return True
    if _NO_YEAR_BEFORE.search(text, max(0, m.start() - 3), m.start()):
        return False
    after = _YEAR_AFTER.match(text, m.end()) if not m["fiscal"] else m
    # 10年に and 30年は are rather spans of years unless a month follows; 15–29 is where news dates lie.
    if not after:
        return False
    return bool(m["fiscal"]) or re.match(r"(?:1[0-2]|[1-9])(?:月|[~―-])", text[m.end() :]) is not None or (
        10 <= int(m["n"]) <= 29 and int(m["n"]) % 10 != 0
    )


def _month(text: str, start: int) -> tuple[int, Point] | None:
    same = p.SAME_MONTH_BEFORE.match(text, start)
    if same:
        return same.end(), Point(shifts=(Shift("told", "year", -1), Shift("told", "month", 0)))
    m = p.RELATIVE_WORD.match(text, start)
    if m and p.RELATIVE[m["w"]][0] == "month":
        _, base, n = p.RELATIVE[m["w"]]
        return m.end(), Point(shifts=(Shift(base, "month", n),))
    m = p.MONTH.match(text, start)
    if m:
        end = m.end() + 1 if text[m.end() : m.end() + 1] == "期" else m.end()
        return end, Point(month=number(m["n"]))
    return None


def _week(text: str, start: int) -> tuple[int, Point, str | None] | None:
    m = p.RELATIVE_WORD.match(text, start)
    if not m or p.RELATIVE[m["w"]][0] != "week":
        return None
    point = Point(shifts=(Shift(p.RELATIVE[m["w"]][1], "week", p.RELATIVE[m["w"]][2]),))
    at = m.end()
    weekday = p.WEEKDAY.match(text, at)
    if weekday:
        return weekday.end(), replace(point, weekday=_WEEKDAYS.index(weekday["w"])), None
    part = p.WEEK_PART.match(text, at)
    if part:
        if part["w"] == "末":
            return part.end(), replace(point, part="WE"), None
        return part.end(), replace(point, part=_PARTS[part["w"]]), None
    return at, point, None


_PREFIXED_DAY = re.compile(r"(?P<w>翌々|翌|前|同)(?=\d|[二三四五六七八九十]+日)")
_PREFIX_SHIFTS = {"翌々": 2, "翌": 1, "前": -1, "同": 0}


_COUNTED = re.compile(r"(?:が(?:過|経|た)|を(?:過|経)|たっ|たつ|経|となる|となっ|。)")


def _day(text: str, start: int, *, after_month: bool) -> tuple[int, Point] | None:
    at = start
    if after_month and text[at : at + 1] == "の":
        at += 1
    prefix = _PREFIXED_DAY.match(text, at)
    if prefix:
        at = prefix.end()
    m = p.DAY.match(text, at)
    if m and (not prefix or number(m["n"]) <= 31):
        if text.startswith("から", max(0, start - 2)) and _COUNTED.match(text, m.end()):
            return None  # 障害から19日。 is how long
        shifts = (Shift("told", "day", _PREFIX_SHIFTS[prefix["w"]]),) if prefix else ()
        at, point = m.end(), Point(day=number(m["n"]), shifts=shifts)
    elif prefix or after_month:
        return None
    else:
        word = p.RELATIVE_WORD.match(text, at)
        if word and p.RELATIVE[word["w"]][0] == "day":
            unit, base, n = p.RELATIVE[word["w"]]
            at, point = word.end(), Point(shifts=(Shift(base, unit, n),))
        else:
            weekday = p.WEEKDAY.match(text, at)
            if not weekday or text[at] == "の":
                return None
            return weekday.end(), Point(weekday=_WEEKDAYS.index(weekday["w"]))
    paren = p.WEEKDAY_PAREN.match(text, at)
    if paren:
        return paren.end(), replace(point, weekday=_WEEKDAYS.index(paren["w"]))
    weekday = p.WEEKDAY.match(text, at)
    if weekday and text[at] != "の":
        return weekday.end(), replace(point, weekday=_WEEKDAYS.index(weekday["w"]))
    return at, point


def _slash(text: str, start: int) -> tuple[int, Point, str | None] | None:
    m = p.SLASH.match(text, start)
    if m:
        return m.end(), Point(year=int(m["y"]), month=int(m["m"]), day=int(m["d"])), None
    m = p.SLASH_DAY.match(text, start)
    if not m:
        return None
    paren = p.WEEKDAY_PAREN.match(text, m.end())
    at, weekday = (paren.end(), _WEEKDAYS.index(paren["w"])) if paren else (m.end(), None)
    return at, Point(month=int(m["m"]), day=int(m["d"]), weekday=weekday), None


def _edge(text: str, start: int) -> tuple[int, Point, str | None] | None:
    """平成の初め, 昭和末期, 1990年代半ば, 20世紀末."""
    m = p.ERA_EDGE.match(text, start)
    if m:
        eras = list(ERAS)
        first = ERAS[m["era"]].year
        part = _PARTS[m["edge"]]
        if part == "MID" or (part == "END" and m["era"] == eras[-1]):
            return None
        last = ERAS[eras[eras.index(m["era"]) + 1]].year if part == "END" else first
        return m.end(), Point(year=last if part == "END" else first), "APPROX"
    m = p.ERA_DECADE.match(text, start)
    if m:
        return m.end(), Point(year=ERAS[m["era"]].year + int(m["n"]) - 1, decade=True, span=True), None
    m = p.DECADE.match(text, start)
    if m:
        year = int(m["n"]) if m["n"] else 1900 + int(m["short"])
        part_word = m["part"] or m["part2"]
        return m.end(), Point(year=year, decade=True, part=_PARTS[part_word] if part_word else None), None
    m = p.CENTURY.match(text, start)
    if m:
        point = Point(year=(number(m["n"]) - 1) * 100, century=True, part=_PARTS[m["part"]] if m["part"] else None)
        return m.end(), point, None
    return None


_PERIODS: dict[str, Point] = {
    "年内": Point(shifts=(Shift("published", "year", 0),), inside=True),
    "年度内": Point(shifts=(Shift("published", "fiscal", 0),), fiscal=True, inside=True),
    "月内": Point(shifts=(Shift("published", "month", 0),), inside=True),
    "週内": Point(shifts=(Shift("published", "week", 0),), inside=True),
    "年度末": Point(shifts=(Shift("published", "fiscal", 0),), fiscal=True, part="END"),
    "年度初め": Point(shifts=(Shift("published", "fiscal", 0),), fiscal=True, part="START"),
    "年末": Point(part="END"),
    "年初": Point(part="START"),
    "年明け": Point(month=1, part="START"),
    "年末年始": Point(part="END"),
    "月末": Point(shifts=(Shift("published", "month", 0),), part="END"),
    "月初": Point(shifts=(Shift("published", "month", 0),), part="START"),
    "月半ば": Point(shifts=(Shift("published", "month", 0),), part="MID"),
    "月明け": Point(shifts=(Shift("published", "month", 1),), part="START"),
    "週末": Point(part="WE"),
    "週明け": Point(holiday="週明け"),
    "週半ば": Point(shifts=(Shift("published", "week", 0),), part="MID"),
    "年度前半": Point(shifts=(Shift("published", "fiscal", 0),), fiscal=True, part="H1"),
    "年度後半": Point(shifts=(Shift("published", "fiscal", 0),), fiscal=True, part="H2"),
}


def _period_word(text: str, start: int) -> tuple[int, Point, str | None] | None:
    m = p.PERIOD_WORD.match(text, start)
    if not m:
        return None
    return m.end(), _PERIODS[p.PERIOD_WORDS[m["w"]]], None


def _season(text: str, start: int) -> tuple[int, Point, str | None] | None:
    """来春, 昨夏, 春先; 秋 alone where grammar makes it a time."""
    m = p.SEASON.match(text, start)
    if not m:
        return None
    part, mod = p.SEASONS[m["s"]], "START" if m["early"] == "先" else None
    if m["rel"]:
        if re.match(r"[闘季物日]|モデル", text[m.end() : m.end() + 3]):
            return None
        base, n = p.SEASON_YEARS[m["rel"]]
        return m.end(), Point(shifts=(Shift(base, "year", n),), part=part), mod
    before = text[start - 1 : start]
    if re.match(r"[一-龠々]", before) or not (m["early"] or p.SEASON_ALONE.match(text, m.end())):
        return None
    return m.end(), Point(part=part), mod


_HOLIDAYS = {"元旦": "元日", "大晦日": "大みそか", "大型連休明け": "連休明け", "大型連休前": "連休前"}


def _holiday(text: str, start: int) -> tuple[int, Point, str | None] | None:
    m = p.HOLIDAY.match(text, start)
    if not m:
        return None
    return m.end(), Point(holiday=_HOLIDAYS.get(m["w"], m["w"])), None


_OFFSET = re.compile(
    rf"(?P<pre>約|およそ|ほぼ)?(?P<n>{p.AMOUNT})(?P<u>年|[カかヶヵケ箇]月|週間|日|時間|分|秒)(?P<half>半)?(?P<about>ほど|程度|ぐらい|くらい|余り|以上)?(?P<dir>前|後)"
    r"(?![半期提者ろ述回日年]|倒し|片付け)(?:の(?=(?:1[0-2]|[1-9])月))?"
)
_OFFSET_UNITS = {"年": "year", "月": "month", "週": "week", "日": "day", "時": "hour", "分": "minute", "秒": "second"}
_NAMED_BEFORE = re.compile(r"(?:から|より|の|発生|発射|開始|放流|地震|事故)$")


def _offset(text: str, start: int) -> tuple[int, Point, str | None] | None:
    """3日前, 約2カ月前, 2年前の5月, 15分前, その1日前."""
    m = _OFFSET.match(text, start)
    if not m:
        return None
    try:
        n = number(m["n"])
    except ValueError:
        return None
    unit = _OFFSET_UNITS[m["u"][-1] if "月" in m["u"] else m["u"][0]]
    sign = -1 if m["dir"] == "前" else 1
    named = bool(_NAMED_BEFORE.search(text, max(0, start - 2), start))
    base = "told" if sign > 0 or text[max(0, start - 2) : start] in ("その", "この") else "published"
    if unit in ("hour", "minute") and text[m.end() : m.end() + 1] == "の":
        clock = p.CLOCK.match(text, m.end() + 1)
        if clock and _clock_stands(text, clock, alone=True):  # 15分前の午前1時25分: the same instant, said twice
            _, same, _ = _clock(text, clock, Point())
            return m.end(), same, None
    shifts = [Shift(base, unit, sign * n, event=named)]  # type: ignore[arg-type]
    if m["half"]:
        half = {"hour": ("minute", 30), "year": ("month", 6), "minute": ("second", 30)}.get(unit)
        if half:
            shifts.append(Shift(base, half[0], sign * half[1], event=named))  # type: ignore[arg-type]
    mod = "APPROX" if m["pre"] or m["about"] else None
    point, at = Point(shifts=tuple(shifts), counted=True), m.end()
    month = p.MONTH.match(text, at) if unit == "year" else None
    if month and text[at - 1] == "の":
        return month.end(), replace(point, month=number(month["n"])), None
    if text[at - 1] == "の":
        at -= 1
    return at, point, mod


# ---------------------------------------------------------------- the hour

_JOINT = re.compile(r"[のに、]?\s?")
_ALONE_BEFORE = re.compile(r"[一-龠々ァ-ヴー]")
_PART_AFTER = re.compile(
    r"(?:に|の(?!街|部|仕事|便|校舎|顔|礼|情報|番組|ニュース|連続)|には|まで|から|、|。|も|は|になって|にかけ|以降|ごろ|頃|時点|と(?=午後)|」|$|\s)"
)


def _of_day(text: str, start: int, point: Point, *, alone: bool) -> tuple[int, Point, str | None] | None:
    """The part of the day and the clock below ``point``; ``alone`` where nothing stood before."""
    at = start
    if alone:
        word = p.DAY_AND_PART_WORD.match(text, at)
        if word:
            base, n, part = p.DAY_AND_PART[word["w"]]
            point = _join(point, Point(shifts=(Shift(base, "day", n),), daypart=part))
            at = word.end()
            clock = p.CLOCK.match(text, at + (1 if text[at : at + 1] == "の" else 0))
            return _clock(text, clock, point) if clock else (at, point, "END" if word["late"] == "遅く" else None)
    elif not (point.has_day or point.zone):
        return None
    for skip in ((0,) if alone else (0, 1)):
        at = start + skip
        if skip and text[start : at] not in ("の", " "):
            continue
        if skip and text[start] == " " and (point.weekday is not None or text[at : at + 1] in "午"):
            continue
        clock = p.CLOCK.match(text, at)
        if clock and _clock_stands(text, clock, alone=alone):
            return _clock(text, clock, point)
        part = p.DAYPART.match(text, at)
        if part and _part_stands(text, part, alone=alone, joined=skip == 1):
            value, mod = p.DAYPARTS[part["w"]]
            end = part.end()
            about = p.DATE_MOD.match(text, end)
            if about:
                end, mod = about.end(), "APPROX"
            elif p.IN_PERIOD.match(text, end) and part["w"] not in ("昼", "夜"):
                end += 1
            return end, replace(point, daypart=value), mod
    return None


def _clock_stands(text: str, m: re.Match[str], *, alone: bool) -> bool:
    """Whether a clock time is one. Bare hours need a sign: 5時に, 5時ごろ; 14:30 must not be a score or a verse."""
    if m["noon"]:
        return True
    if m["h2"]:
        return int(m["h2"]) <= 29 and not (alone and m.start() and text[m.start() - 1] in "対第:/%")
    if number(m["h"]) > 29 or (m["m"] and number(m["m"]) > 59):
        return False
    if m["ap"] in ("翌",):
        return True
    if m["ap"] or m["m"] or m["half"] or not alone:
        return True
    return bool(re.match(r"ごろ|頃|すぎ|過ぎ|前(?!提)|から|まで|に|、|現在|時点|の時点|ちょうど|開[始演場会幕館店門]|スタート|以降|の回|(?:を|に)回|閉[店会館幕]|終了|試合開始|放送|配信|締|より|発(?![表言見生])|着|出発|就寝|起床|消灯", text[m.end() : m.end() + 4]))


def _part_stands(text: str, m: re.Match[str], *, alone: bool, joined: bool) -> bool:
    if not alone:
        return not joined or bool(re.match(r"[^一-龠]|$|[一-龠]", text[m.end() : m.end() + 1]))
    if m["w"] == "遅く" or (m.start() and _ALONE_BEFORE.match(text[m.start() - 1])):
        return False
    return bool(_PART_AFTER.match(text, m.end())) or bool(p.DATE_MOD.match(text, m.end())) or (
        m["w"] in ("午前", "午後", "未明", "早朝", "深夜", "夕方", "午前中") and not re.match(r"[一-龠ァ-ヴ]", text[m.end() : m.end() + 1])
    )


def _clock(text: str, m: re.Match[str], point: Point) -> tuple[int, Point, str | None]:
    hour = 12 if m["noon"] else number(m["h"] or m["h2"])
    minute: int | None = None
    if m["m"] or m["m2"]:
        minute = number(m["m"] or m["m2"])
    elif m["half"]:
        minute = 30
    elif not m["dai"]:
        minute = 0
    second = int(m["s"] or m["s2"]) if (m["s"] or m["s2"]) else None
    word = m["ap"] or ""
    if word == "午後" or (word in ("昼", "夕方", "夕") and hour < 12) or (word == "夜" and 5 <= hour < 12):
        hour += 12 if hour < 12 else 0
    if point.daypart in ("TNI", "TEV") and 4 <= hour < 12:
        hour += 12
    if word in ("深夜", "夜") and hour < 5:
        hour += 24  # 9日深夜1時 is 1 o'clock of the 10th
    if word == "翌":
        point = replace(point, shifts=(*point.shifts, Shift("told", "day", 1)))
    meridiem = word if word in ("午前", "午後") else None
    point = replace(point, hour=hour, minute=minute, second=second, daypart=None, meridiem=meridiem)
    end, mod = m.end(), None
    near = p.CLOCK_MOD.match(text, end)
    if near and not (near["w"] == "前" and m["dai"]):
        end = near.end() if near["w"] not in ("時点", "ちょうど") else end
        mod = _CLOCK_MODS.get(near["w"])
        again = p.CLOCK_MOD.match(text, end)
        if again and again["w"] in ("ごろ", "頃"):
            end = again.end()
    return end, point, mod


def zone_offset(zone: str | None) -> str | None:
    """The offset of a named zone; None for 現地時間 and for none named."""
    return ZONES.get(zone) if zone else None
