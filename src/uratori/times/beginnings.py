"""What each kind of time may begin with: the first character alone tells most readers that nothing of theirs stands there.

Each set holds every character with which the patterns of its reader can begin, and may hold more.
"""

from __future__ import annotations

from collections.abc import Iterable

from uratori.times import patterns as p
from uratori.times.calendar import ERAS
from uratori.times.numerals import KANJI
from uratori.times.words import words


def _firsts(known: Iterable[str]) -> frozenset[str]:
    return frozenset(word[0] for word in known)


_DIGITS = frozenset("0123456789")
_NUMBERS = _DIGITS | frozenset(KANJI)
_AMOUNTS = _NUMBERS | frozenset("数何幾")
_ERAS = _firsts(ERAS)
_RELATIVE = _firsts(words())

RECURRING = frozenset("例毎隔年月週")
ENGLISH = _DIGITS | frozenset("JFMASOND")
PENALTY = _DIGITS
OLD_YEAR = _NUMBERS | frozenset("元")
SOME = _NUMBERS | frozenset("約おこ今過")
DURATION = _AMOUNTS | frozenset("約おほ概最丸ま過直向今発計延半")

OFFSET = _AMOUNTS | frozenset("約おほ半")
HOLIDAY = _firsts(p.HOLIDAYS)
SLASH = _DIGITS | frozenset("RHS")
EDGE = _NUMBERS | _ERAS | frozenset("今前来")
PERIOD = _firsts(p.PERIOD_WORDS)
SEASON = frozenset("今昨来翌同前一再こ春夏秋冬")
YEAR = _NUMBERS | _ERAS | _RELATIVE | frozenset("西同'’‘")
MONTH = _NUMBERS | _RELATIVE | frozenset("前")
ZONE = _firsts(words("zone"))

DAY_AND_PART = _firsts(words("day and part"))
HOUR = _NUMBERS | _firsts(words("daypart")) | frozenset("午深未早朝昼夕夜翌同の零正")
