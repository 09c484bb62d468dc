"""Where a time expression may begin. Most of a text is passed over here, by the first character alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from string import ascii_lowercase
from typing import NamedTuple

from uratori.times.numerals import KANJI
from uratori.times.patterns import HOLIDAYS, PERIOD_WORDS
from uratori.times.words import LEADING_ZONES, words

_DIGITS = "0123456789"
_AFTER_NUMBER = r"年|[カかヶヵケ箇]月|月|日|時|週|分|秒|世紀|四半期|\s?[:/.~―—–-]\s?\d|[、,・と]\d|\((?:令和|平成|昭和|\d)| [A-Z][a-z]"
_AFTER_KANJI = r"年|[カかヶヵケ箇]月|月|日|世紀|時間|週間|分間|[、~][二三四五六七八九十]"
_UNITS = "年カかヶヵケ箇月週日時分秒"
_AFTER_SOME = r"[十百]{0,2}(?:年|[カかヶヵケ箇]月|週間|日|時間|分|秒)"
_NUMBERS = f"0123456789{KANJI}数半何"
#: A number with a unit of time, from its second character; not inside a longer one: 1,200人, 3.5%, 090-1234.
_NUMBER = rf"(?<![0-9][0-9])(?<![0-9][.,/-][0-9])\d{{0,3}}(?:[.・]\d+|,\d{{3}})?(?={_AFTER_NUMBER})"


class _Trigger(NamedTuple):
    """What may begin an expression: the characters it begins with, those that may stand second (any where there are none),
    and the pattern from the first."""

    first: str
    second: str
    pattern: str


_PATTERNS = (
    _Trigger(KANJI, f"{KANJI}{_UNITS}世、~", rf"(?<![{KANJI}])[{KANJI}]{{1,5}}(?={_AFTER_KANJI})"),
    _Trigger("数何十幾", f"{_UNITS}十百数何", rf"(?:十?[数何]|幾){_AFTER_SOME}"),
    _Trigger("約丸", _NUMBERS, rf"[約丸](?=[{_NUMBERS}])"),
    _Trigger(
        "おま過直向今発", "およる去近こ後生", rf"(?:お?およそ|まる|過去|直近|向こう|今後|発生後?)(?=[{_NUMBERS}])"
    ),
    _Trigger("おほ概最", "およぼね大長低", rf"(?:おおよそ|おおむね|およそ|ほぼ|概ね|最[大長低]で?)(?=[{_NUMBERS}])"),
    _Trigger("令平昭大明", "和成正治", rf"(?:令和|平成|昭和|大正|明治)(?=[{_DIGITS}元の{KANJI}])"),
    _Trigger("西", "暦", "西暦"),
    _Trigger("元", "年", "元年(?!度)"),
    _Trigger(
        "第最零",
        "12345一二三四五初後終時",
        "第[1-5一二三四五]の?[月火水木金土日]曜|最[初後終]の?[月火水木金土日]曜|零時",
    ),
    _Trigger("月火水木金土日", "曜", "[月火水木金土日]曜"),
    _Trigger(
        "正今前来半四一例午毎隔",
        "午世年日月半四昼前後週朝晩夕夜時",
        "正午|[今前来]世紀|前年の?同|半[年日月世]|四半世紀|一昼夜|例年|午[前後]|毎[年月週日朝晩夕夜時]|隔[年月週日]",
    ),
    _Trigger("翌", "", "翌"),
    _Trigger("同前", f"{_DIGITS}{KANJI}", f"[同前](?=[{_DIGITS}{KANJI}])"),
    _Trigger(
        "年月週",
        f"にあ当約数最{_DIGITS}一二三",
        rf"[年月週](?=(?:に|あたり|当たり)?(?:約|数|最大)?[{_DIGITS}一二三数])",
    ),
    _Trigger("春夏秋冬", "", "[春夏秋冬]"),
    _Trigger("今昨来翌同前一再", "春夏秋冬昨来", "(?:[今昨来翌同前]|一昨|再来)[春夏秋冬]"),
    _Trigger("こ", "の", "この[春夏秋冬]"),
    _Trigger("'’‘", _DIGITS, r"['’‘]\d\d年"),
    _Trigger("RHS", _DIGITS, r"[RHS]\d{1,2}[./]\d{1,2}[./]\d"),
    _Trigger("JFMASOND", ascii_lowercase, r"[JFMASOND][a-z]{2,8}\.? \d{1,2},? \d{4}"),
)


@cache
def _words() -> dict[str, str]:
    """Every word that may begin an expression, with its pattern."""
    listed = {w: w for w in PERIOD_WORDS} | {w: w for w in HOLIDAYS}
    known = [
        *words().values(),
        *words("day and part", "daypart").values(),
        *map(words("zone").__getitem__, LEADING_ZONES),
    ]
    return listed | {w.word: w.word + (f"(?!{w.unless})" if w.unless else "") for w in known}


@cache
def _sources() -> dict[str, list[str]]:
    """What may begin with each character."""
    by_char: dict[str, list[str]] = defaultdict(list)
    for trigger in _PATTERNS:
        for char in trigger.first:
            by_char[char].append(trigger.pattern)
    for word, pattern in sorted(_words().items(), key=lambda p: -len(p[0])):
        by_char[word[0]].append(pattern)
    return dict(by_char)


class _Table(dict[str, re.Pattern[str]]):
    """The pattern of what may begin with a character, compiled when a text first has that character."""

    def __missing__(self, char: str) -> re.Pattern[str]:
        self[char] = pattern = re.compile("|".join(_sources()[char]))
        return pattern


@cache
def _table() -> _Table:
    return _Table()


@cache
def _candidate() -> re.Pattern[str]:
    """Where to look closer. A number is read to its unit here; of the rest two characters are seen, since most that may
    begin an expression begin other words far more often (日, 年, 前)."""
    alone = {t.first for t in _PATTERNS if not t.second} | {w for w in _words() if len(w) == 1}
    first = {char for char in _sources() if char not in alone}
    second = {char for t in _PATTERNS for char in t.second} | {w[1] for w in _words() if len(w) > 1}
    return re.compile(
        f"[{_class(_sources())}{_DIGITS}](?:(?<=[{_DIGITS}]){_NUMBER}|(?<=[{_class(alone)}])|(?<=[{_class(first)}])(?=[{_class(second)}]))"
    )


def _class(chars: Iterable[str]) -> str:
    return "".join(re.escape(c) for c in sorted(set("".join(chars))))


def next_start(text: str, at: int) -> int:
    """The first position from ``at`` on where an expression may begin, -1 where none is left."""
    table, search = _table(), _candidate().search
    while hit := search(text, at):
        at = hit.start()
        first = text[at]
        if first in _DIGITS or table[first].match(text, at):
            return at
        at += 1
    return -1
