"""Bodies that are called by what they are for: 葦川の自然を守る会, 原発ゼロをめざす市民の会. No word of theirs need be a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from uratori.names.words.spots import Spot, endings_of
from uratori.names.words.units import EDGES, NOUNLIKE, Unit
from uratori.names.words.words import Words

_NOUNS = (NOUNLIKE - {"title", "kin", "before"}) | {"adjective", "time", "dot"}
_DENIED = re.compile(r"[㐀-鿿ぁ-ん]{1,6}?(?:ない|ぬ)(?=会|市民|住民|の会)")
_LONGEST = 14  # units
_STOPS = frozenset(("stop", "open", "close"))
_LINKS = frozenset(("の", "と", "や", "・", "に", "で", "から", "へ"))
_HEAD = r"(?:市民|住民)?の?(?:会|ネットワーク|連絡会|協議会|実行委員会|センター|フォーラム|プロジェクト)"
_HEADS = re.compile(_HEAD)
# Nearly no を: seen before any verb is tried.
_LIKELY = re.compile(rf"を[㐀-鿿ぁ-ん]{{1,9}}?[うくぐすつぬぶむるい]{_HEAD}")


def causes(words: Words, text: str) -> Iterator[Spot]:
    """Spots for such bodies: a phrase with を, a verb of the class ``cause`` and what such bodies end in. 子どもを守る会議 is none."""
    likely = {m.start() for m in _LIKELY.finditer(text)}
    for row, i in words.places(("を",)) if likely else ():
        if row[i].start not in likely:
            continue
        last = _last(row, i)
        first = _first(row, i) if last is not None else None
        if last is not None and first is not None and not _held(row, last):
            span = (row[first].start, row[last].end)
            yield Spot(*span, "organization", span, kind="group")


def _held(row: Sequence[Unit], last: int) -> bool:
    """防災を考える会が開かれた: a meeting."""
    return any(u.text in _HELD for u in row[last + 1 : last + 4])


_HELD = frozenset(("開か", "開き", "開い", "開く", "催さ", "催す", "開催"))


@cache
def _verbs() -> tuple[str, ...]:
    return endings_of("cause")


def _last(row: Sequence[Unit], i: int) -> int | None:
    """The last unit of the body's name behind を in unit ``i``: 守る|会, 考える会, 求める|市民|の|会."""
    end = i + 1
    while end < min(len(row), i + 8) and row[end].start == row[end - 1].end and row[end].sort not in _STOPS:
        end += 1
    after = ""
    for k in range(i + 1, end):
        after += row[k].text
        denied = _DENIED.match(after)  # 灯を消さ|ない|会
        verb = denied[0] if denied else next((v for v in _verbs() if after.startswith(v)), None)
        if verb is not None and _HEADS.fullmatch(after, len(verb)):
            closed = k + 1 == len(row) or row[k + 1].start != row[k].end or row[k + 1].sort in EDGES | {"title"}
            return k if closed else None
    return None


def _first(row: Sequence[Unit], i: int) -> int | None:
    """The unit with which the phrase before を begins: nouns, and の, と or や between them."""
    k = i
    while k > 0 and i - k < _LONGEST and row[k - 1].end == row[k].start:
        u = row[k - 1]
        if u.sort not in _NOUNS and not (u.text in _LINKS and k < i):
            break
        k -= 1
    while k < i and row[k].text in _LINKS:
        k += 1
    return k if k < i else None
