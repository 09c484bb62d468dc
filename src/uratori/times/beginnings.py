"""What each kind of time may begin with, and go on with: one character tells most readers that nothing of theirs stands there.

A :class:`Start` holds every character with which the patterns of its reader can begin, and every character that can stand
behind the number they begin with (12日 is no year). Both may hold more. The other sets say as much of what may follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from uratori.times import patterns as p
from uratori.times.calendar import ERA_FIRSTS
from uratori.times.numerals import KANJI, RUN
from uratori.times.words import words

_DIGITS = frozenset("0123456789")
_NUMBERS = _DIGITS | frozenset(KANJI)


class Start(dict[str, bool]):
    """The first characters of a kind of time, and what may stand behind a number that it begins with. Asked for what
    :func:`shape` says of a place, it tells whether something of this kind may begin there; worked out when first met."""

    def __init__(self, first: frozenset[str], behind: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.first, self.behind = first, behind

    def __missing__(self, what: str) -> bool:
        self[what] = may = what[1:] in self.behind if what[:1] == "#" else what in self.first
        return may


def shape(text: str, start: int) -> str:
    """What stands at ``start``: its first character, or ``#`` for a number and the character behind it (``#日``)."""
    first = text[start : start + 1]
    number = RUN.match(text, start) if first in _NUMBERS else None
    return "#" + text[number.end() : number.end() + 1] if number else first


_Reader = TypeVar("_Reader", bound=Callable[..., object])


class Readers(dict[str, tuple[_Reader, ...]], Generic[_Reader]):
    """For each :func:`shape` the readers that may read something there, in their order; worked out when first met."""

    def __init__(self, *table: tuple[_Reader, Start]) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, key: str) -> tuple[_Reader, ...]:
        self[key] = found = tuple(reader for reader, start in self._table if start[key])
        return found


def _firsts(known: Iterable[str]) -> frozenset[str]:
    return frozenset(word[0] for word in known)


def _behind(known: Iterable[str]) -> frozenset[str]:
    return frozenset(shape(word, 0)[1:] for word in known if RUN.match(word))


_AMOUNTS = _NUMBERS | frozenset("数何幾")
_UNITS = frozenset("年カかヶヵケ箇週日時分秒,.・数何")  # 3,000年, 1・5カ月, 十数年
_RELATIVE, _RELATIVE_BEHIND = _firsts(words()), _behind(words())

RECURRING = Start(frozenset("例毎隔年月週"))
ENGLISH = Start(_DIGITS | frozenset("JFMASOND"), frozenset(" "))
PENALTY = Start(_DIGITS, frozenset("年月"))
OLD_YEAR = Start(_NUMBERS | frozenset("元"), frozenset("年"))
SOME = Start(_NUMBERS | frozenset("約おこ今過"), frozenset("、,~―—–-"))
DURATION = Start(_AMOUNTS | frozenset("約おほ概最丸ま過直向今発計延半"), _UNITS | frozenset("月泊昼世四半"))

OFFSET = Start(_AMOUNTS | frozenset("約おほ半"), _UNITS)
HOLIDAY = Start(_firsts(p.HOLIDAYS), _behind(p.HOLIDAYS))
SLASH = Start(_DIGITS | frozenset("RHS"), frozenset("/.-"))
EDGE = Start(_NUMBERS | ERA_FIRSTS | frozenset("今前来"), frozenset("年世"))
PERIOD = Start(_firsts(p.PERIOD_WORDS), _behind(p.PERIOD_WORDS))
SEASON = Start(frozenset("今昨来翌同前一再こ春夏秋冬"), frozenset("昨"))
YEAR = Start(_NUMBERS | ERA_FIRSTS | _RELATIVE | frozenset("西同'’‘"), frozenset("年(") | _RELATIVE_BEHIND)
MONTH = Start(_NUMBERS | _RELATIVE | frozenset("前"), frozenset("月") | _RELATIVE_BEHIND)
WEEK = Start(_RELATIVE, _RELATIVE_BEHIND)
DAY = Start(_NUMBERS | _RELATIVE | frozenset("第最翌前同の月火水木金土日"), frozenset("日") | _RELATIVE_BEHIND)
ZONE = _firsts(words("zone"))

DAY_AND_PART = Start(_firsts(words("day and part")), _behind(words("day and part")))
_PARTS = words("daypart")
HOUR = Start(_NUMBERS | _firsts(_PARTS) | frozenset("午深未早朝昼夕夜翌同の零正"), frozenset("時:") | _behind(_PARTS))

_POINTS = (OFFSET, HOLIDAY, SLASH, EDGE, PERIOD, SEASON, YEAR, MONTH, WEEK, DAY, DAY_AND_PART, HOUR)
POINT = Start(frozenset().union(*(s.first for s in _POINTS)) | ZONE, frozenset().union(*(s.behind for s in _POINTS)))
INTERVAL = Start(POINT.first, POINT.behind | frozenset(" 、,・と~―—–-"))  # 26、27両日

# What may follow, by its first character.
ABOUT = frozenset("ご頃こ前あ")
BELOW_YEAR = frozenset("の第上下前後年初は半な中終暮末同") | SEASON.first | HOLIDAY.first
MONTH_PART = frozenset("の上初中下は頭前半な後終末月")
JOINT = frozenset(" \t\n\u3000から~―—–-ー")
GOES_ON = _NUMBERS | frozenset(" \t\n\u3000、,・と~―—–-日")  # 26日と27日の両日, 24年2―6月: a point is not all
