"""Two words that a report itself says do not agree: 両者の説明は食い違っている."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import fsum
from typing import NamedTuple

from uratori.claims.clauses.told import Every, Told

_SAID = re.compile(
    r"(?:食い違|くい違)(?:って|う|った|いが(?:あ|生じ|出|浮か))|(?:説明|主張|証言|発言|言い分|見解)[^、。]{0,6}(?:と|は|が)矛盾"
    r"|(?:主張|言い分)[はが](?:真っ向から)?(?:対立|分かれ|平行線)"
)
_AGAINST = re.compile(
    r"(?:いる|いた|する|した)のに対し(?:て)?、"
)  # 県は3キロとしている〈のに対し、〉国は5キロとしている
_ORGANIZERS = re.compile(r"主催者(?:側)?(?:の?発表|によると|は|の(?:集計|推計))")
_NEAR = 2  # sentences
_CROWD = 12


class Dispute(NamedTuple):
    """``one`` and ``other`` are said not to agree; ``words`` say so. ``number``: they give two values of one kind."""

    one: Told
    other: Told
    words: str
    number: bool = False


def _said(t: Told) -> re.Match[str] | None:
    return _SAID.search(t.proposition.text) or _SAID.search(t.tail)


def _set_against(t: Told) -> re.Match[str] | None:
    return _AGAINST.search(t.tail)


def disputes(told: Sequence[Told]) -> Iterator[Dispute]:
    """The two words of two holders, nearest before a sentence that says that they do not agree, that have most in common."""
    yield from _crowds(told)
    weigh = Every.of(told).weights
    here: dict[str, list[Told]] = defaultdict(list)
    for t in told:
        here[t.proposition.document].append(t)
    for t in told:
        found = t.once("dispute", _said)
        reach = _NEAR if found else 0
        found = found or t.once("against", _set_against)
        if not found:
            continue
        near = [
            q
            for q in here[t.proposition.document]
            if 0 <= t.at - q.at <= reach and q.speaker and q.proposition.attributed and not (q.question or q.withheld)
        ][-_CROWD:]
        pairs = [
            (fsum(weigh[x] for x in a.matter & b.matter), -n, a, b)
            for n, (a, b) in enumerate(combinations(near, 2))
            if a.speaker != b.speaker and a.group != b.group and (a.matter & b.matter or _measures(a, b))
        ]
        if pairs:
            *_, one, other = max(pairs, key=lambda p: p[:2])
            yield Dispute(one, other, found[0].strip("、"), _measures(one, other))


def _by_organizers(t: Told) -> re.Match[str] | None:
    """Whether it gives how many came by the organizers' word: 〈主催者発表で〉8万人が参加した."""
    found = _ORGANIZERS.search(t.lead + t.proposition.text)
    return found if any(c.quantity.kind == "person" for c in t.proposition.counts) else None


def _crowds(told: Sequence[Told]) -> Iterator[Dispute]:
    """The crowd as the organizers count it, and as another does beside it: 主催者発表で8万人が参加した。警察は2万人としている。"""
    for n, t in enumerate(told):
        found = t.once("by organizers", _by_organizers)
        for q in told[max(0, n - _CROWD) : n + _CROWD] if found else ():
            near = q.proposition.document == t.proposition.document and abs(q.at - t.at) <= 1
            spoken = q.speaker is not None and q.speaker != t.speaker and not _by_organizers(q)
            if near and spoken and q.group != t.group and _measures(t, q):
                yield Dispute(t, q, found[0] if found else "", True)
                break


def _measures(a: Told, b: Told) -> bool:
    """Whether both give one number of one kind, and not the same: 長さは3キロだ, 5キロに及ぶ."""
    x, y = (t.proposition.counts for t in (a, b))
    return (
        len(x) == len(y) == 1 and x[0].quantity.kind == y[0].quantity.kind and not x[0].quantity.agrees(y[0].quantity)
    )
