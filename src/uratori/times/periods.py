"""Stretches that have names: 1990年代, 20世紀末, 年度内, 月末, 来春, 連休明け."""

from __future__ import annotations

import re

from uratori.times import patterns as p
from uratori.times.calendar import ERA_FIRSTS, ERAS
from uratori.times.expression import Point, Read, Shift
from uratori.times.numerals import number

PARTS = {
    "上旬": "START", "初旬": "START", "中旬": "MID", "下旬": "END", "初め": "START", "はじめ": "START", "初頭": "START",
    "頭": "START", "前半": "START", "半ば": "MID", "なかば": "MID", "中ごろ": "MID", "中頃": "MID", "後半": "END",
    "終盤": "END", "末": "END", "終わり": "END", "年頭": "START", "中盤": "MID", "暮れ": "END", "年末": "END",
    "末日": "LAST", "年初": "START", "月初": "START", "初期": "START", "中期": "MID", "末期": "END", "明け": "START",
}  # fmt: skip


# Counted from the century that Japanese news on the web is written in.
_CENTURIES = {"今": 2000, "前": 1900, "来": 2100}


def edge(text: str, start: int) -> Read | None:
    """The decade, the century, or the beginning or end of an era at ``start``."""
    if text[start] in ERA_FIRSTS:
        if m := p.ERA_EDGE.match(text, start):
            year = _edge_of_era(m["era"], PARTS[m["edge"]])
            return (m.end(), Point(year=year), "APPROX") if year else None
        if m := p.ERA_DECADE.match(text, start):
            return m.end(), Point(year=ERAS[m["era"]].year + int(m["n"]) - 1, decade=True, span=True), None
        return None
    if m := p.DECADE.match(text, start):
        point = Point(year=int(m["n"] or m["short"]), short=not m["n"], decade=True)
        return m.end(), point.but(part=PARTS.get(m["part"] or m["part2"])), None
    if m := p.CENTURY.match(text, start):
        year = _CENTURIES.get(m["n"]) or (number(m["n"]) - 1) * 100
        return m.end(), Point(year=year, century=True, part=PARTS.get(m["part"])), None
    return None


def _edge_of_era(era: str, part: str) -> int | None:
    """The year an era begins or ends in; None for its middle, and for the end of the one that goes on."""
    names = list(ERAS)
    if part == "START":
        return ERAS[era].year
    return ERAS[names[names.index(era) + 1]].year if part == "END" and era != names[-1] else None


TURN_OF_YEAR = Point(month=1, part="START")

_PERIODS: dict[str, Point] = {
    "年内": Point(shifts=(Shift("published", "year", 0),), inside=True),
    "年度内": Point(shifts=(Shift("published", "fiscal", 0),), fiscal=True, inside=True),
    "月内": Point(shifts=(Shift("published", "month", 0),), inside=True),
    "週内": Point(shifts=(Shift("published", "week", 0),), inside=True),
    "年度末": Point(shifts=(Shift("published", "fiscal", 0),), fiscal=True, part="END"),
    "年度初め": Point(shifts=(Shift("published", "fiscal", 0),), fiscal=True, part="START"),
    "年末": Point(part="END"),
    "年初": Point(part="START"),
    "年明け": TURN_OF_YEAR,
    "年末年始": Point(part="END"),
    "月末": Point(shifts=(Shift("published", "month", 0),), part="END"),
    "月初": Point(shifts=(Shift("published", "month", 0),), part="START"),
    "月半ば": Point(shifts=(Shift("published", "month", 0),), part="MID"),
    "月明け": Point(shifts=(Shift("published", "month", 1),), part="START"),
    "上旬": Point(shifts=(Shift("named", "month", 0),), part="START"),
    "中旬": Point(shifts=(Shift("named", "month", 0),), part="MID"),
    "下旬": Point(shifts=(Shift("named", "month", 0),), part="END"),
    "週末": Point(part="WE"),
    "週明け": Point(holiday="週明け"),
    "週半ば": Point(shifts=(Shift("published", "week", 0),), part="MID"),
    "年度前半": Point(shifts=(Shift("published", "fiscal", 0),), fiscal=True, part="H1"),
    "年度後半": Point(shifts=(Shift("published", "fiscal", 0),), fiscal=True, part="H2"),
}


def period_word(text: str, start: int) -> Read | None:
    """A part of the year, month or week that publication falls in: 年内, 月末, 週明け."""
    m = p.PERIOD_WORD.match(text, start)
    if not m or (start and text[start - 1] == "学"):  # 学年末
        return None
    return m.end(), _PERIODS[p.PERIOD_WORDS[m["w"]]], None


_SEASON_NAME = re.compile(r"[闘季物日]|モデル")  # 今季, 春闘
_KANJI = re.compile(r"[一-龠々]")


def season(text: str, start: int) -> Read | None:
    """来春, 昨夏, 春先; 秋 alone where grammar makes it a time."""
    m = p.SEASON.match(text, start)
    if not m:
        return None
    part, mod = p.SEASONS[m["s"]], "START" if m["early"] == "先" else None
    if m["rel"]:
        if _SEASON_NAME.match(text, m.end()):
            return None
        base, n = p.SEASON_YEARS[m["rel"]]
        return m.end(), Point(shifts=(Shift(base, "year", n),), part=part), mod
    if (start and _KANJI.match(text[start - 1])) or not (m["early"] or p.SEASON_ALONE.match(text, m.end())):
        return None
    return m.end(), Point(part=part), mod


_HOLIDAYS = {"大型連休明け": "連休明け", "大型連休前": "連休前"}


def holiday(text: str, start: int) -> Read | None:
    """元日, 憲法記念日, 大みそか; the days before and after a long weekend."""
    m = p.HOLIDAY.match(text, start)
    if not m:
        return None
    return m.end(), Point(holiday=_HOLIDAYS.get(m["w"], m["w"])), None
