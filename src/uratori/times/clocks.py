"""The hour: 午後5時47分ごろ, 正午前, 9日夜, 早朝, 25時30分, 19:40."""

from __future__ import annotations

import re

from uratori.times import beginnings
from uratori.times import patterns as p
from uratori.times.expression import Point, Read, Shift
from uratori.times.numerals import number
from uratori.times.words import words

_MODS = {
    "ごろ": "APPROX", "頃": "APPROX", "前後": "APPROX", "ぐらい": "APPROX", "くらい": "APPROX", "すぎ": "AFTER",
    "過ぎ": "AFTER", "直後": "AFTER", "前": "BEFORE", "直前": "BEFORE",
}  # fmt: skip
_WORD_BEFORE = re.compile(r"[一-龠々ァ-ヴー]")
_WORD_AFTER = re.compile(r"[一-龠ァ-ヴ]")
# 夜に発表した and 昼の時点 are times; 深夜の電話, 夜の街, 夜になると are none.
_PART_AFTER = re.compile(
    r"に(?!な[るれ])|の(?:時点|段階|会見|記者会見|閣議|国会|本会議|会合|会談|発表|取材|放送)|まで|から|、|。|も|は|以降|時点"
    r"|と(?=午後)|」|$|\s"
)
_LONG_PARTS = frozenset(("午前", "午後", "未明", "早朝", "深夜", "夕方", "午前中"))
# A bare hour needs a sign that it is one: 5時に, 5時ごろ, 21時放送.
_HOUR_AFTER = re.compile(
    r"ごろ|頃|すぎ|過ぎ|前(?!提)|から|まで|に|、|現在|時点|の時点|ちょうど|開[始演場会幕館店門]|スタート|以降|より|の回|[をに]回|を(?:少し|やや|とうに)?(?:過ぎ|すぎ)"
    r"|\s?[~―—–-]\s?(?:翌日?|同|午前|午後)?\d{1,2}[時:]|閉[店会館幕]|終了|試合開始|放送|配信|締|発(?![表言見生])|着|出発|就寝|起床|消灯|です"
)
_HOUR_BEFORE = re.compile(r"[時分](?:\s?[~―—–-]\s?|から)$")  # 11時~15時, 7時から20時
_HEADS = re.compile(r"[】》〉\])]|[ :](?=\d{1,2}時)")  # 【午後】, ▽午後 1時 国会: what follows is of it
_LAST_HOUR = 29  # broadcast listings count on past midnight


_AFTER_DAY = beginnings.HOUR.first | frozenset("の ")


def of_day(text: str, start: int, head: Point, *, alone: bool) -> Read | None:
    """``head`` with the part of the day or the clock that follows it; ``alone`` where nothing stood before."""
    if alone:
        word = (
            p.DAY_AND_PART_WORD.match(text, start) if text[start : start + 1] in beginnings.DAY_AND_PART.first else None
        )
        if word:
            return _day_and_part(text, word, head)
        if text.startswith("同", start) and (minute := _SAME_HOUR.match(text, start)):
            return _same_hour(text, minute, head)
    elif text[start : start + 1] not in _AFTER_DAY or not (head.has_day or head.zone):
        return None
    for skip in (0,) if alone else (0, 1):
        at = start + skip
        if text[at : at + 1] not in beginnings.HOUR.first or (skip and not _may_skip(text, start, head)):
            continue
        hit = p.CLOCK.match(text, at)
        if hit and clock_stands(text, hit, alone=alone and head.zone is None):
            return clock(text, hit, head)
        part = p.DAYPART.match(text, at)
        if part and (not alone or _part_stands(text, part)):
            return _part(text, part, head)
    return None


_SAME_HOUR = re.compile(r"同(?P<m>[0-5]?\d)分(?!間|の\d|野|科|割|担|配)")


def _same_hour(text: str, m: re.Match[str], head: Point) -> Read:
    """同20分ごろ behind 午前4時12分: in the hour told last."""
    near = p.CLOCK_MOD.match(text, m.end())
    near = near if near and near["w"] in ("ごろ", "頃", "すぎ", "過ぎ") else None
    same = head.but(minute=int(m["m"]), shifts=(*head.shifts, Shift("told", "hour", 0)))
    return near.end() if near else m.end(), same, _MODS[near["w"]] if near else None


def _may_skip(text: str, start: int, head: Point) -> bool:
    """Whether one character may stand between day and hour: 9日の朝, 13日 19:40; not 6月28日(金) 午前10時, two times."""
    if text.startswith("の", start):
        return True
    return text.startswith(" ", start) and head.weekday is None and not text.startswith("午", start + 1)


def _day_and_part(text: str, m: re.Match[str], head: Point) -> Read:
    word = words("day and part")[m["w"]]
    head = head.joined(Point(shifts=(Shift(word.base, "day", word.n),), daypart=word.value))
    at = m.end()
    half = 2 * m["w"].endswith(("午前", "午後"))  # 同午後3時: of the afternoon
    hit = p.CLOCK.match(text, at - half if half else at + text.startswith("の", at))
    if hit:
        return clock(text, hit, head)
    return at, head, "END" if m["late"] == "遅く" else None


def _part(text: str, m: re.Match[str], head: Point) -> Read:
    word, end = words("daypart")[m["w"]], m.end()
    mod = word.mod
    if m["w"] in ("午前", "午後") and _HEADS.match(text, end):
        return end, head.but(daypart=word.value, meridiem=m["w"]), mod
    if about := p.DATE_MOD.match(text, end):
        end, mod = about.end(), "APPROX"
    elif m["w"] not in ("昼", "夜") and p.IN_PERIOD.match(text, end):
        end += 1
    return end, head.but(daypart=word.value), mod


def _part_stands(text: str, m: re.Match[str]) -> bool:
    """Whether a part of the day that no day precedes is a time."""
    if m["w"] == "遅く" or (m.start() and _WORD_BEFORE.match(text[m.start() - 1])):
        return False
    if _PART_AFTER.match(text, m.end()) or p.DATE_MOD.match(text, m.end()):
        return True
    if m["w"] in ("深夜", "早朝", "夕方") and text.startswith("の", m.end()):
        return False
    return m["w"] in _LONG_PARTS and not _WORD_AFTER.match(text, m.end())


def clock_stands(text: str, m: re.Match[str], *, alone: bool) -> bool:
    """Whether a clock time is one: 14:30 must not be part of a score or a verse, 5時 not that of 5時方向."""
    if m["noon"]:
        return True
    if m["h2"]:
        return int(m["h2"]) <= _LAST_HOUR and not (alone and m.start() and text[m.start() - 1] in "対第:/%")
    if m["h"] == "零":
        return True
    if number(m["h"]) > _LAST_HOUR or (m["m"] and number(m["m"]) > 59):
        return False
    if m["ap"] or m["m"] or m["half"] or m["dai"] or not alone or _HOUR_AFTER.match(text, m.end()):
        return True
    return bool(_HOUR_BEFORE.search(text, max(0, m.start() - 4), m.start()))


def clock(text: str, m: re.Match[str], head: Point) -> Read:
    """``head`` with the clock time of ``m`` and the words that go with it (ごろ, すぎ)."""
    word = m["ap"] or ""
    hour = _hour(m, word, head)
    minute = number(m["m"] or m["m2"]) if m["m"] or m["m2"] else 30 if m["half"] else None if m["dai"] else 0
    second = int(m["s"] or m["s2"]) if m["s"] or m["s2"] else None
    shifts = (*head.shifts, Shift("told", "day", 1)) if word == "翌" else head.shifts
    meridiem = word if word in ("午前", "午後") else None
    head = head.but(hour=hour, minute=minute, second=second, daypart=None, meridiem=meridiem, shifts=shifts)
    end, mod = m.end(), None
    near = p.CLOCK_MOD.match(text, end)
    if near and not (near["w"] == "前" and m["dai"]):
        end = near.end() if near["w"] not in ("時点", "ちょうど") else end
        mod = _MODS.get(near["w"])
        again = p.CLOCK_MOD.match(text, end)
        if again and again["w"] in ("ごろ", "頃"):
            end = again.end()
    return end, head, mod


def _hour(m: re.Match[str], word: str, head: Point) -> int:
    hour = 12 if m["noon"] else 0 if m["h"] == "零" else number(m["h"] or m["h2"])
    if hour < 12 and (word in ("午後", "昼", "夕方", "夕") or (word == "夜" and hour >= 5)):
        hour += 12
    if head.daypart in ("TNI", "TEV") and 4 <= hour < 12:
        hour += 12
    if word in ("深夜", "夜") and (hour < 5 or (hour == 12 and not m["noon"])):
        hour += 12 if hour == 12 else 24  # 9日深夜1時 is 1 o'clock of the 10th
    return hour
