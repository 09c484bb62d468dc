"""Who takes back what he said before, in words that only point at it: 「受け取っていない」, and a week later
現金を借りたことを認め、〈これまでの説明を撤回した〉.

Which earlier word that was the report does not say: it is the last of the same holder, on an earlier day, that speaks of the
same thing. 他社が説明を撤回した takes back nothing of his.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import fsum

from uratori.claims.clauses.told import Every, Told, letters
from uratori.claims.clauses.words import either
from uratori.claims.relations.denials import Denial
from uratori.claims.relations.speakers import one_body
from uratori.claims.view import View

_CROWD = 60
_BEHIND = 60  # characters behind a clause
_ADMITS = frozenset(("confirm", "announce", "state"))
_DENIED_SO_FAR = re.compile(r"を[^、。「」を]{0,8}(?:否定|否認)(?:し続け)?(?:し)?て(?:きた|いた|おり|いまし|きまし)")
"""実弾の使用を〈否定してきた〉内務省は「隊員が発砲した」と初めて認めた."""


def retracted(told: Sequence[Told], look: View) -> Iterator[Denial]:
    """What each such sentence takes back: one earlier word; the word that takes its place is the one that the sentence grants,
    else its own."""
    weigh = Every.of(told).weights
    said: dict[str, list[Told]] = defaultdict(list)
    there: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for t in told:
        there[t.proposition.document, t.at].append(t)
        if t.speaker and t.proposition.attributed and not (t.question or t.withheld):
            said[t.speaker].append(t)
    seen: set[tuple[str, int]] = set()
    for d in told:
        if d.once("denied so far", _denied_so_far):
            yield from _granted_now(d, there[d.proposition.document, d.at], told, weigh, look)
        place = d.proposition.document, d.at
        words = d.once("retracts", _retracts)
        if not words or place in seen:
            continue
        if not d.speaker:
            yield from _granted_after_all(d, words, said, look)
            continue
        seen.add(place)
        own = [t for t in there[place] if t.speaker == d.speaker]
        now = next((t for t in own if t.asserts and t.matter and t.statement.act in _ADMITS), d)
        near = {x for t in (*own, *there[place[0], d.at - 1]) if t.speaker == d.speaker for x in t.matter}
        best: tuple[float, str, Told] | None = None
        for q in said[d.speaker][:_CROWD]:
            before, after = (look.days[t.proposition.document] or "" for t in (q, d))
            if not "" < before < after or q.group == now.group:
                continue
            shared = fsum(weigh[x] for x in near & q.matter)
            if (
                shared
                and (best is None or (shared, before) > best[:2])
                and any(letters(t.proposition, q.proposition) for t in own)
            ):
                best = shared, before, q
        if best:
            yield Denial(best[2], now, words if now is d else "", withdrawn=True)


def _denied_so_far(d: Told) -> bool:
    return not d.proposition.attributed and bool(_DENIED_SO_FAR.search(d.proposition.text))


def _granted_now(
    d: Told, sentence: Sequence[Told], told: Sequence[Told], weigh: Mapping[str, float], look: View
) -> Iterator[Denial]:
    """What the sentence grants after all, in the place of what the same body denied on an earlier day."""
    later = (t for t in sentence if t.proposition.start >= d.proposition.end and t.statement.act == "confirm")
    now = next((t for t in later if t.speaker and t.asserts and t.matter), None)
    if now is None:
        return
    best: dict[int, tuple[float, Told]] = {}
    for q in told:
        before, after = (look.days[t.proposition.document] or "" for t in (q, d))
        denied = q.statement.act == "deny" or q.proposition.negative
        if not ("" < before < after and denied and q.proposition.attributed and q.group != now.group):
            continue
        shared = fsum(weigh.get(x, 0.0) for x in d.matter & q.matter)
        if shared and letters(d.proposition, q.proposition) and one_body(q, now):
            best[q.group] = max(best.get(q.group, (0.0, q)), (shared, q), key=lambda x: x[0])
    most = max((x[0] for x in best.values()), default=0.0)
    yield from (Denial(q, now, "", withdrawn=True) for shared, q in best.values() if shared == most)


def _granted_after_all(d: Told, words: str, said: Mapping[str, Sequence[Told]], look: View) -> Iterator[Denial]:
    """What the outlet itself tells that somebody grants now: 町長は職員を怒鳴ったことを〈一転して認め〉た, who had said 「怒鳴った覚えはない」."""
    text, after = d.proposition.text, look.days[d.proposition.document] or ""
    for some in said.values():
        for q in some[:_CROWD]:
            names = [n for x in q.statement.chain[-1:] for n in (x.name, *x.names) if n and len(n) > 1]
            before = look.days[q.proposition.document] or ""
            if not ("" < before < after and q.proposition.negative and q.group != d.group):
                continue
            if any(n in text for n in names) and q.matter & d.matter and letters(d.proposition, q.proposition):
                yield Denial(q, d, words, withdrawn=True)
                return


def _retracts(d: Told) -> str:
    """The words of its sentence, in it or behind it, that take back what was said before; empty where none do."""
    if d.question or d.withheld:
        return ""
    found = _back().search(d.proposition.text + d.tail[:_BEHIND])
    return found[0] if found else ""


@cache
def _back() -> re.Pattern[str]:
    """〈これまでの説明を撤回し〉た, 〈従来の主張を一転させ〉た, 〈先週の発言は誤りだった〉, 関与を〈一転して認め〉た."""
    return re.compile(
        rf"(?:これまで|従来|以前|前回|先|前日|前週|先日|先週|先月|当初|一連|それまで)の[^、。がをは]{{0,10}}?(?:{either('report')}|否定|否認|姿勢)"
        rf"(?:など|内容)?(?:を、?(?:{either('firmly')}|全面的に|一部)?(?:{either('takes back')}|一転|改め|変え)"
        rf"|[はが][^、。]{{0,8}}(?:{either('false')}|誤っ|事実と))|一転(?:して|し)?、?[^、。]{{0,8}}(?:認め|容認)"
    )
