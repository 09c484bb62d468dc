"""No reader is passed over where it would have read something."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uratori.times import beginnings, dates, durations, grammar, offsets, patterns, periods, points, triggers
from uratori.times.words import words

_PIECES = [
    *"0123456789〇一二三四五六七八九十百年月日時分秒週春夏秋冬前後の同翌今来昨初末半数何幾約毎隔 /.-:、",
    "令和", "平成", "昭和", "大正", "明治", "年代", "世紀", "西暦", "カ月", "時間", "週間", "およそ", "過去", "向こう", "最大で",
    "曜日", "曜", "第", "四半期", "ごろ", "正午", "午後", "夕方", "から", "R6", "May", "元", "ぶり", "以内", "ほど", "上旬", "例年", "代",
    *patterns.HOLIDAYS, *patterns.PERIOD_WORDS, *words(), *words("day and part"), *words("daypart"), *words("zone"),
]  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=7).map("".join)

_READERS: list[tuple[Callable[[str, int], object], beginnings.Start]] = [
    (durations.recurring, beginnings.RECURRING),
    (grammar._english, beginnings.ENGLISH),
    (durations.penalty, beginnings.PENALTY),
    (grammar._old_year, beginnings.OLD_YEAR),
    (lambda text, at: grammar._interval(text, at, beginnings.shape(text, at)), beginnings.INTERVAL),
    (dates.week, beginnings.WEEK),
    (lambda text, at: dates.day(text, at, after_month=False), beginnings.DAY),
    (dates.year, beginnings.YEAR),
    (dates.month, beginnings.MONTH),
    (durations.some, beginnings.SOME),
    (durations.duration, beginnings.DURATION),
    (offsets.offset, beginnings.OFFSET),
    (periods.holiday, beginnings.HOLIDAY),
    (dates.slash, beginnings.SLASH),
    (periods.edge, beginnings.EDGE),
    (periods.period_word, beginnings.PERIOD),
    (periods.season, beginnings.SEASON),
    *((getattr(patterns, name).match, beginnings.YEAR) for name in ("ERA_YEAR", "YEAR", "SHORT_YEAR", "RELATIVE_WORD")),
    *((getattr(patterns, n).match, beginnings.MONTH) for n in ("SAME_TERM_BEFORE", "SAME_MONTH_BEFORE", "MONTH")),
    (patterns.DAY_AND_PART_WORD.match, beginnings.DAY_AND_PART),
    *((p.match, beginnings.HOUR) for p in (patterns.CLOCK, patterns.DAYPART)),
]


@pytest.mark.parametrize(("reader", "start"), _READERS)
@settings(max_examples=150, deadline=None)
@given(text=_TEXTS)
def test_what_is_read_begins_as_is_said(
    reader: Callable[[str, int], object], start: beginnings.Start, text: str
) -> None:
    for at in range(len(text)):
        if reader(text, at):
            assert start[beginnings.shape(text, at)], text[at:]


_FOLLOWING = [
    (patterns.DATE_MOD, beginnings.ABOUT),
    (patterns.MONTH_PART, beginnings.MONTH_PART),
    (patterns.RANGE, beginnings.JOINT),
    (patterns.ZONE, beginnings.ZONE),
    *(
        (getattr(patterns, name), beginnings.BELOW_YEAR)
        for name in ("SEASON", "QUARTER", "HALF", "YEAR_PART", "HOLIDAY")
    ),
]


@pytest.mark.parametrize(("pattern", "first"), _FOLLOWING)
@settings(max_examples=150, deadline=None)
@given(text=_TEXTS)
def test_what_follows_begins_as_is_said(pattern: re.Pattern[str], first: frozenset[str], text: str) -> None:
    for at in range(len(text)):
        if pattern.match(text, at):
            assert text[at] in first, text[at:]


@settings(max_examples=300, deadline=None)
@given(text=_TEXTS)
def test_where_numbers_share_a_unit_a_point_stops_short_of_it(text: str) -> None:
    for at in range(len(text)):
        first = points.point(text, at, beginnings.shape(text, at))
        joined = grammar._day_list(text, at) or grammar._short_range(text, at)
        if first and joined and grammar._JOINED.search(text, at, at + grammar._HEAD) and joined.end > first[0]:
            assert text[first[0]] in beginnings.GOES_ON, text[at:]


@settings(max_examples=400, deadline=None)
@given(text=_TEXTS)
def test_no_place_is_passed_over_where_something_may_begin(text: str) -> None:
    met = [at for at in range(len(text)) if triggers.next_start(text, at) == at]
    table = triggers._table()
    assert [at for at in range(len(text)) if text[at] in triggers._sources() and table[text[at]].match(text, at)] == [
        at for at in met if text[at] not in "0123456789"
    ]
