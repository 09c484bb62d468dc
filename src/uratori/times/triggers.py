"""Where a time expression may begin. Most of a text is passed over here, by the first character alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from uratori.times.numerals import KANJI
from uratori.times.patterns import HOLIDAYS, PERIOD_WORDS
from uratori.times.words import Word, words

_DIGITS = "0123456789"
_AFTER_NUMBER = r"年|[カかヶヵケ箇]月|月|日|時|週|分|秒|世紀|四半期|\s?[:/.~―—–-]\s?\d|[、,・と]\d|\((?:令和|平成|昭和|\d)| [A-Z][a-z]"
_AFTER_KANJI = r"年|[カかヶヵケ箇]月|月|日|世紀|時間|週間|分間|[、~][二三四五六七八九十]"
_AFTER_SOME = r"[十百]{0,2}(?:年|[カかヶヵケ箇]月|週間|日|時間|分|秒)"
_NUMBER = rf"[0-9{KANJI}数半何]"
#: What may begin an expression: the characters it begins with, and the pattern from there.
_PATTERNS = (
    # a number with a unit of time, not inside a longer one: 1,200人, 3.5%, 090-1234
    (_DIGITS, rf"(?<!\d)(?<!\d[.,/-])\d{{1,4}}(?:[.・]\d+|,\d{{3}})?(?={_AFTER_NUMBER})"),
    (KANJI, rf"(?<![{KANJI}])[{KANJI}]{{1,5}}(?={_AFTER_KANJI})"),
    ("数何十幾", rf"(?:十?[数何]|幾){_AFTER_SOME}"),
    ("約およ丸ま過直向今発", rf"(?:約|お?およそ|丸|まる|過去|直近|向こう|今後|発生後?)(?={_NUMBER})"),
    ("おほ概最", rf"(?:おおよそ|おおむね|およそ|ほぼ|概ね|最[大長低]で?)(?={_NUMBER})"),
    ("令平昭大明", rf"(?:令和|平成|昭和|大正|明治)(?=[{_DIGITS}元の{KANJI}])"),
    ("西", "西暦"),
    ("元", "元年(?!度)"),
    ("第最零", "第[1-5一二三四五]の?[月火水木金土日]曜|最[初後終]の?[月火水木金土日]曜|零時"),
    ("月火水木金土日", "[月火水木金土日]曜"),
    (
        "正今前来半四一例午毎隔",
        "正午|[今前来]世紀|前年の?同|半[年日月世]|四半世紀|一昼夜|例年|午[前後]|毎[年月週日朝晩夕夜時]|隔[年月週日]",
    ),
    ("翌同前", rf"翌|[同前](?=[{_DIGITS}{KANJI}])"),
    ("年月週", rf"[年月週](?=(?:に|あたり|当たり)?(?:約|数|最大)?[{_DIGITS}一二三数])"),
    ("今昨来翌同前一再春夏秋冬", "(?:[今昨来翌同前]|一昨|再来)?[春夏秋冬]"),
    ("こ", "この[春夏秋冬]"),
    ("'’‘", r"['’‘]\d\d年"),
    ("RHS", r"[RHS]\d{1,2}[./]\d{1,2}[./]\d"),
    ("JFMASOND", r"[JFMASOND][a-z]{2,8}\.? \d{1,2},? \d{4}"),
)


@cache
def _sources() -> dict[str, list[str]]:
    """What may begin with each character."""
    by_char: dict[str, list[str]] = defaultdict(list)
    for chars, pattern in _PATTERNS:
        for char in chars:
            by_char[char].append(pattern)
    listed = {w: w for w in PERIOD_WORDS} | {w: w for w in HOLIDAYS}
    listed |= {w.word: w.word + (f"(?!{w.unless})" if w.unless else "") for w in _every_word()}
    for word, pattern in sorted(listed.items(), key=lambda p: -len(p[0])):
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


def _every_word() -> Iterator[Word]:
    yield from words().values()
    yield from words("day and part", "daypart", "zone").values()


@cache
def _first() -> re.Pattern[str]:
    return re.compile("[" + "".join(re.escape(c) for c in sorted(_sources())) + "]")


def next_start(text: str, at: int) -> int:
    """The first position from ``at`` on where an expression may begin, -1 where none is left."""
    table, search = _table(), _first().search
    while hit := search(text, at):
        at = hit.start()
        if table[text[at]].match(text, at):
            return at
        at += 1
    return -1
