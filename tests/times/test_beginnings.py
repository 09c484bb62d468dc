"""No reader is passed over where it would have read something."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uratori.times import beginnings, dates, durations, grammar, offsets, patterns, periods
from uratori.times.words import words

_PIECES = [
    *"0123456789〇一二三四五六七八九十百年月日時分秒週春夏秋冬前後の同翌今来昨初末半数何幾約毎隔 /.-:、",
    "令和", "平成", "昭和", "大正", "明治", "年代", "世紀", "西暦", "カ月", "時間", "週間", "およそ", "過去", "向こう", "最大で",
    "曜日", "ごろ", "正午", "午後", "夕方", "から", "R6", "May", "元", "ぶり", "以内", "ほど", "上旬", "例年", "代",
    *patterns.HOLIDAYS, *patterns.PERIOD_WORDS, *words(), *words("day and part"), *words("daypart"), *words("zone"),
]  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=7).map("".join)

_READERS: list[tuple[Callable[[str, int], object], frozenset[str]]] = [
    (durations.recurring, beginnings.RECURRING),
    (grammar._english, beginnings.ENGLISH),
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
    (patterns.ZONE.match, beginnings.ZONE),
    (patterns.DAY_AND_PART_WORD.match, beginnings.DAY_AND_PART),
    *((p.match, beginnings.HOUR) for p in (patterns.CLOCK, patterns.DAYPART)),
]


@pytest.mark.parametrize(("reader", "begins"), _READERS)
@settings(max_examples=150, deadline=None)
@given(text=_TEXTS)
def test_what_is_read_begins_as_is_said(
    reader: Callable[[str, int], object], begins: frozenset[str], text: str
) -> None:
    for at in range(len(text)):
        if reader(text, at):
            assert text[at] in begins, text[at:]
