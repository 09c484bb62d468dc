"""What a denial answers though it says it otherwise: the word of another about the denier, or about the same thing, that
stands just before it in the same document.

関係者によると、甲社は買収を検討している。甲社は「提案の予定はない」とした: the report sets the two against each other by setting
them side by side. 甲社の倉庫が燃えた。甲社は「けが人はいない」とした denies nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import fsum

from uratori.claims.clauses.told import Told, letters
from uratori.claims.relations.rebuttals import apart, opposed

_NEAR = 2  # sentences
_MOST = 0.5  # of the weight of a denial's words
_BESIDE = 0.4  # from this weight on, a word stands in the same statement
_FIRM = re.compile(
    r"(?:事実|覚え|認識|つもり|予定|計画|考え|意図|指示|報告|相談|連絡|説明)(?:は|も)[^、。]{0,8}(?:な[いかく]|あり|ござい|おり|受けて)"
)


def spoken_to(d: Told, document: Sequence[Told], weigh: Mapping[str, float]) -> tuple[Told, ...]:
    """The one word before a denial, by another holder, that it most clearly speaks of; none where it speaks of none."""
    best: tuple[tuple[float, int, int], Told] | None = None
    blamed = [q for q in document if _blames(q, d)]
    if blamed:
        return (blamed[-1],)
    if d.statement.act != "deny" and not _FIRM.search(d.proposition.text):
        return ()
    for q in document:
        if not (0 <= d.at - q.at <= _NEAR and q.proposition.start < d.proposition.start):
            continue
        if not _another(d, q) or not opposed(d, q) or apart(d, q):
            continue
        said = _said(d, q, weigh)
        if not said and not (f"@{d.speaker}" in q.proposition.actors and _plain(d)):
            continue
        key = said, q.at, -q.proposition.start
        if best is None or key > best[0]:
            best = key, q
    return (best[1],) if best else ()


def _blames(q: Told, d: Told) -> bool:
    """Whether a word blames the very one whose denial follows it in the sentence: 〈反政府勢力が砲撃した〉と非難したが、反政府勢力の報道官は
    「発砲していない」と述べた."""
    if q.statement.act != "criticise" or q.at != d.at or q.proposition.start >= d.proposition.start:
        return False
    who = [n for x in d.statement.chain[-1:] for n in (x.name, *x.names) if n]
    named = any(n.partition("の")[0] in q.proposition.text for n in who if len(n.partition("の")[0]) > 2)
    return named and d.proposition.negative and _another(d, q) and opposed(d, q)


def _plain(d: Told) -> bool:
    """Whether it denies the doing of whoever says so in few words, or in firm ones: 不正を否定した; 「提案の予定はない」; not 反対派とは協力できない."""
    return len(d.matter) <= 1 or bool(_FIRM.search(d.proposition.text))


def _another(d: Told, q: Told) -> bool:
    """Whether two holders speak: each is said to be one, or the other word was found out by the outlet itself."""
    a, b = d.speaker, q.speaker
    told = (q.proposition.attributed and b is not None) or q.statement.act == "report"
    return a is not None and a != b and told


def _said(d: Told, q: Told, weigh: Mapping[str, float]) -> float:
    """The weight of what both say, where that is most of the denial; 0 elsewhere."""
    least = 1.0 if q.at == d.at else _BESIDE  # what stands around a clause of its own sentence is the denial itself
    here = q.proposition.terms
    both = [t for t in d.matter if here.get(t, 0.0) >= least]
    shared = fsum(weigh[t] for t in both)
    if not both or shared < _MOST * fsum(weigh[t] for t in d.matter):
        return 0.0
    return shared if len(both) > 1 or letters(d.proposition, q.proposition) else 0.0
