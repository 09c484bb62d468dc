"""Two times of what happened once: 最初の電話は1時25分だ against 0時10分に電話で知らせた.

A chronicle gives many times in much the same words. Two of them stand against each other only where the words say that
there was one: what came first (最初の苦情は), or what a cleft sentence gives as its time (連絡を受けたのは1時25分だった).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from uratori.claims.clauses import fields
from uratori.claims.clauses.told import Told
from uratori.claims.clauses.words import framing

_CROWD = 60
_FIRST = re.compile(r"最初|初めて|(?:第[1一]報|一報)(?=[がは])")
_TO = re.compile(r"([室町村市県都府国署局省庁所場社])[にへ]")
_OFFSET = re.compile(r"(\d{1,3})(秒|分|時間|日|週間|[かカ]月)(?:余り|ほど|近く)?後")
_CLEFT = re.compile(
    r"(?:た|った|んだ)のは[^。]{0,24}?(?:[日時分秒月年朝夜晩後]|未明|早朝|午前|午後|昼前|夕方|深夜|正午|中)(?:ごろ|頃|すぎ|過ぎ|前)?"
    r"(?:だ|だった|です|でした|である|が最初だ?)?[。」』]*$"
)


@dataclass(frozen=True, slots=True)
class TwoTimes:
    """``one`` and ``other`` give two times of one thing that happened once."""

    one: Told
    other: Told


def two_times(told: Sequence[Told]) -> Iterator[TwoTimes]:
    """The pairs of a story, each pair of groups once: by two holders, in words that share what they speak of."""
    timed = [t for t in told if t.once("timed", _timed)]
    index: dict[str, list[Told]] = defaultdict(list)
    for t in timed:
        for term in _telling(t):
            if len(index[term]) < _CROWD:
                index[term].append(t)
    seen: set[tuple[int, int]] = set()
    for t in timed:
        if not t.once("one time", _once):
            continue
        for q in {id(q): q for term in sorted(_telling(t)) for q in index[term]}.values():
            pair = min(t.group, q.group), max(t.group, q.group)
            if t.group != q.group and pair not in seen and _against(t, q):
                seen.add(pair)
                yield TwoTimes(t, q)


def _timed(t: Told) -> bool:
    return t.asserts and t.spoken and bool(t.proposition.times or _OFFSET.search(t.proposition.text))


def _once(t: Told) -> bool:
    return bool(_FIRST.search(t.proposition.text) or _CLEFT.search(t.proposition.text))


def _against(t: Told, q: Told) -> bool:
    """Whether ``q`` gives another time for what ``t`` gives one time."""
    p, r = t.proposition, q.proposition
    if t.speaker is None or q.speaker is None or t.speaker == q.speaker or p.stage != r.stage:
        return False
    after = [m.groups() if (m := _OFFSET.search(x.text)) else None for x in (p, r)]
    if all(after):  # 発生の2分後に放送した, 放送が流れたのは16分後だ
        if after[0] == after[1]:
            return False
    else:
        sharp, apart = fields.times(p.times, r.times)
        if sharp or not apart:
            return False
        if min(fields.gap(x, y) for x in p.times for y in r.times) > 1:
            return False
    shared = _telling(t) & _telling(q)
    if not all(x.head in shared or _FIRST.search(x.text) for x in (p, r)):
        return False
    to = [frozenset(_TO.findall(x.text)) for x in (p, r)]
    if all(to) and not to[0] & to[1]:  # the word to the town, and that to the prefecture
        return False
    if _CLEFT.search(p.text):
        return True
    if all(after):
        return False
    return min(m.earliest for m in r.times) < min(m.earliest for m in p.times)  # what is first has none before it


def _telling(t: Told) -> frozenset[str]:
    return frozenset(x for x in t.proposition.own - framing() if not x.startswith("@"))
