"""Words of several, each with his name in brackets behind them: 「再発防止を」(地元の高校生)、「許せない」(遺族の女性)。"""

from __future__ import annotations

from itertools import pairwise

from uratori.attribution.clause.items import Line
from uratori.attribution.document.turns import Turns
from uratori.attribution.holders.holders import Holder
from uratori.model import Span

_BETWEEN = ("、", "。", "や", "と", "など")


def bracketed(line: Line, turns: Turns) -> list[tuple[Span, Holder]]:
    """The words (folded offsets) and whose they are, where a line is nothing but two or more quotes with a name in brackets; else none."""
    items = [x for x in line.items if x.text not in _BETWEEN]
    if len(items) < 4 or len(items) % 2 or any(x.kind != ("quote", "paren")[n % 2] for n, x in enumerate(items)):
        return []
    out: list[tuple[Span, Holder]] = []
    for words, name in pairwise(items):
        if words.kind == "quote":
            who = turns.in_brackets(line.sentence, Span(name.start + 1, name.end - 1))
            if who is None or (who.kind != "anonymous" and who.entity is None):
                return []
            out.append((Span(words.start + 1, words.end - 1), who))
    return out
