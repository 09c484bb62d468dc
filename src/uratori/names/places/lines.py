"""Stations, junctions and ports by the stretch between them: 新函館北斗―奥津軽いまべつ間, 志和IC―西条IC間. Their words need be in no table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from uratori.names.words.spots import Spot
from uratori.names.words.units import NAMELIKE, Unit
from uratori.names.words.words import Words

_DASHES = frozenset("―—–-〜~")
_PARTS = NAMELIKE | {"noun", "capital"}
_TRAVEL = re.compile(
    r"線|駅|列車|電車|運転|新幹線|区間|開通|通行止め|渋滞|航路|フェリー|鉄道|自動車道|高速|バス|航空|欠航|便"
)
_KANJI_OR_KANA = re.compile(r"[㐀-鿿々ァ-ヶー]*[㐀-鿿々ァ-ヶ][㐀-鿿々ァ-ヶーぁ-ん]*(?:S?IC|JCT)?")
_LONGEST = 4


def stretches(words: Words, text: str) -> Iterator[Spot]:
    """Spots for both ends of such a stretch, in a sentence of travel. 親―子間 and 9―11時間 are none."""
    for row, i in words.places(_DASHES):
        first, last = _before(row, i), _behind(row, i)
        if first is None or last is None or not _TRAVEL.search(text, row[0].start, row[-1].end):
            continue
        for a, b in ((first, i - 1), (i + 1, last)):
            span = (row[a].start, row[b].end)
            yield Spot(*span, "place", span, entry=row[a].entry if a == b else None, kind="region")


def _before(row: Sequence[Unit], i: int) -> int | None:
    """The first unit of the name before the dash."""
    k = i
    while k > 0 and i - k < _LONGEST and row[k - 1].end == row[k].start and row[k - 1].sort in _PARTS:
        ending = row[k - 1].ending
        if ending is not None and ending.sort == "place" and k < i:
            break  # 山陽|自動車道|志和|IC
        k -= 1
    return k if k < i and _is_name(row[k:i]) else None


def _behind(row: Sequence[Unit], i: int) -> int | None:
    """The last unit of the name behind the dash, with 間 behind it."""
    k = i + 1
    while k < len(row) and k - i <= _LONGEST and row[k].start == row[k - 1].end and row[k].sort in _PARTS:
        if row[k].text == "間":
            return k - 1 if k > i + 1 and _is_name(row[i + 1 : k]) else None
        k += 1
    return None


def _is_name(units: Sequence[Unit]) -> bool:
    name = "".join(u.text for u in units)
    return len(name) > 1 and _KANJI_OR_KANA.fullmatch(name) is not None
