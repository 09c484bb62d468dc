"""What somebody said at first, and what he says now, where the report itself sets the one against the other: 当初「波で流された」と説明して
いたが、「居眠りをしていた」と供述を変えた; 「居眠りをしていた」と供述している。当初は「波で流された」と話していた。

Numbers are left to :mod:`values`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from uratori.claims.clauses.told import Told
from uratori.claims.relations.denials import Denial

_AT_FIRST = re.compile(
    r"(?P<first>当初|最初|はじめ|初め|それまで|これまで|以前)(?:は|、|から)?[^、。「『]{0,12}[「『]?$"
)
_ONCE = frozenset(("それまで", "これまで", "以前"))
"""Words that set one against the other only where the sentence does so: 以前「勝ちたい」と話していた is no word that was given up."""
_WISH = re.compile(r"(?:たい|ほしい|欲しい)(?:です|と思[いう][^、。]{0,3})?[。」』]*$")
_WAS_SAID = re.compile(
    r"[」』]?(?:と|など(?:と)?)(?:[^、。はが]{0,6})(?:説明|発表|主張|供述|証言|釈明|回答|反論)?(?:し|話し|述べ|語っ|言っ|答え)て(?:い(?:た|まし)|きた|おり)"
)
_YET = re.compile(r"[^、。]{0,8}(?:が|ものの|けれども?)、")
_OUT_OF_OWN_MOUTH = frozenset(("state", "confirm", "announce"))


def first_said(told: Sequence[Told]) -> Iterator[Denial]:
    """Each word that a report tells as what was said at first, with the word of the same holder that took its place."""
    here: dict[tuple[str, int], list[Told]] = defaultdict(list)
    for t in told:
        here[t.proposition.document, t.at].append(t)
    for t in told:
        found = t.once("said at first", _at_first)
        if not found or t.question or t.withheld or not t.speaker:
            continue
        document, start = t.proposition.document, t.proposition.start
        after = [q for q in here[document, t.at] if q.proposition.start > start] if _YET.match(t.tail, found) else []
        before = [] if after or _once(t) else here.get((document, t.at - 1), [])[::-1]
        for now in (*after, *before):
            if _takes_its_place(now, t):
                yield Denial(t, now, "", withdrawn=True)
                break


def _at_first(t: Told) -> int:
    """Where the cue of what was said at first ends behind a clause; 0 where it is none."""
    found = _WAS_SAID.match(t.tail)
    return found.end() if found and _AT_FIRST.search(t.lead) and t.proposition.attributed else 0


def _once(t: Told) -> bool:
    found = _AT_FIRST.search(t.lead)
    return found is not None and found["first"] in _ONCE


def _takes_its_place(now: Told, t: Told) -> bool:
    p, q = now.proposition, t.proposition
    said = p.attributed and now.speaker == t.speaker and now.statement.act in _OUT_OF_OWN_MOUTH
    counted = {c.quantity.kind for c in p.counts} & {c.quantity.kind for c in q.counts}
    wish = _WISH.search(p.text)  # 船長は「謝りたい」と話した。当初は「波で流された」と話していた
    return said and now.group != t.group and not (now.question or now.withheld or counted or wish)
