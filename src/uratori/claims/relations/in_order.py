"""Who says that all was as it should be, against another's word that something was amiss.

作業員は「金具が足りなかった」と証言した; the firm 「金具は基準通りに付けていた」. Neither clause is negated and no word rebuts, but both are of
one thing, and the report sets the two against each other. 弁は正常に動いていた denies nothing of 電源が止まった.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from uratori.claims.clauses.condition import condition, in_order, none_amiss
from uratori.claims.clauses.told import Told, letters
from uratori.claims.clauses.words import framing
from uratori.claims.relations.denials import Denial
from uratori.claims.relations.rebuttals import apart
from uratori.claims.view import View

_CROWD = 200
_REACH = 3  # sentences
_TOPIC = re.compile(r"[一-龥々ァ-ヴー]{2,12}(?=に(?:ついて|関し))")
_ADMITS = frozenset(("confirm", "announce"))


def answers(told: Sequence[Told], look: View) -> Iterator[Denial]:
    """What each such word answers: the words of others on the same thing, in its own document the nearest just before it. What
    its own holder grants on a later day takes it back."""
    amiss: dict[str, list[Told]] = defaultdict(list)
    for t in told:
        if t.proposition.attributed and t.once("amiss", _amiss):
            for term in t.proposition.own:
                if len(amiss[term]) < _CROWD:
                    amiss[term].append(t)
    for d in told:
        words = d.once("in order", _in_order)
        if not words:
            continue
        about = _about(d)
        found = {id(q): q for term in sorted(about) for q in amiss.get(term, ()) if _opposed(d, q, about)}
        seen: set[int] = set()
        for q in found.values():
            own = d.speaker is not None and d.speaker == q.speaker
            if q.group in seen or not (_granted(d, q, look) if own else _heard(d, q)):
                continue
            seen.add(q.group)
            yield Denial(q, d, words, turned=own)


def _about(d: Told) -> frozenset[str]:
    """What it is that was in order."""
    p = d.proposition
    in_it = {t for t in p.own if f"{t}に" in p.text}  # 〈ブレーキに〉異常はなかった
    topic = found[0] if (found := _TOPIC.search(d.lead)) else ""  # 〈警報装置について〉「正常に作動していた」
    terms = [t for t in (p.core | in_it) - framing() if t in p.text] + [t for t in p.terms if t in topic]
    return frozenset(t for t in terms if not t.startswith(("@", "=")))


def _opposed(d: Told, q: Told, about: frozenset[str]) -> bool:
    here = (d.proposition.document, d.proposition.statement) == (q.proposition.document, q.proposition.statement)
    written = any(t in q.proposition.text for t in about)
    return d.group != q.group and not here and (written or letters(d.proposition, q.proposition)) and not apart(d, q)


def _heard(d: Told, q: Told) -> bool:
    """Whether the one can answer the other: in one report what was said just before."""
    return d.speaker is not None and (d.proposition.document != q.proposition.document or 0 <= d.at - q.at <= _REACH)


def _granted(d: Told, q: Told, look: View) -> bool:
    before, after = (look.days[t.proposition.document] or "" for t in (d, q))
    return "" < before < after and q.statement.act in _ADMITS


def _in_order(t: Told) -> str:
    """The words that say so; empty where none do."""
    p = t.proposition
    said = t.asserts or (p.negative and none_amiss(p.text) and not (t.question or t.withheld))
    if not said or not p.attributed or p.stage == "plan" or condition(p.text) != "in order":
        return ""
    return in_order(p.text)


def _amiss(t: Told) -> bool:
    """Whether it says that something was not as it should be."""
    return not (t.question or t.withheld) and t.statement.act != "deny" and condition(t.proposition.text) == "amiss"
