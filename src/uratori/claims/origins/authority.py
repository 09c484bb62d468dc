"""MUST, by what only an authority can know: the words of an outlet that tell, without saying so, what one has counted or
found.

県によると死者は7人だ, and later in another report 死者は計7人に上る: nobody else counts the dead. What an outlet says in its
own words of anything else may be its own finding, and stays apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from uratori.claims.bodies.sides import same_side
from uratori.claims.clauses.quantities import Quantity, quantities
from uratori.claims.origins.joined import Joined
from uratori.claims.view import View
from uratori.language import fold
from uratori.model import Member

_COUNTED = re.compile(
    r"死者|死亡|亡くな|犠牲|負傷|けが|重傷|軽傷|行方不明|行方が分|安否|不明者|患者|感染|発症|陽性|食中毒|搬送|避難|停電|断水|全壊|半壊"
    r"|浸水|殺処分|逮捕|摘発|得票|投票率|震度|マグニチュード|放流|水位"
)
_FOUND = re.compile(r"検出|陽性|感染が確認|発生が確認|営業停止|業務停止|行政処分|逮捕|送検|起訴|発令|解除")
_KINDS = frozenset(("person", "household", "house", "bird", "animal", "vote", "case"))


def counted(joined: Joined, members: Sequence[Member], view: View) -> None:
    """Join an outlet's own words to the authority of the claim whose count or finding they give. Where authorities of two
    sides have counted, nothing tells whose it is."""
    public = [n for n in joined.speakers("named") if joined.holders[n].public]
    if not public or not _one_side([joined.holders[n].side for n in public]):
        return
    for n, h in enumerate(joined.holders):
        if h.sort == "unstated" and not h.relayed:
            found = next((p for p in public if _same_finding(members[n], members[p], view)), None)
            if found is not None:
                joined.same(n, found)


def _one_side(sides: Sequence[str | None]) -> bool:
    return len(sides) == 1 or all(same_side(sides[0], s) for s in sides)


def _same_finding(own: Member, theirs: Member, view: View) -> bool:
    """Whether both give one count of what an authority counts, or tell one thing that an authority finds or orders."""
    one, other = (fold(view.text(m.document, m.start, m.end)).text for m in (own, theirs))
    if _FOUND.search(one) and _FOUND.search(other):
        return True
    if not (_COUNTED.search(one) or _COUNTED.search(other)):
        return False
    return any(_equal(x, y) for x in quantities(one) for y in quantities(other))


def _equal(x: Quantity, y: Quantity) -> bool:
    return x.kind == y.kind and x.kind in _KINDS and x.equals(y)
