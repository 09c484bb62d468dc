"""Bodies that each keep their own count of those who came to harm: 死者を内務省は3人、人権団体は9人としている.

Where one report lays the two counts side by side, neither takes the place of the other, in whatever report: what the one
says on a later day is not what the other's count has come to. Two police forces of two towns count parts, and are no
rivals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from uratori.claims.clauses.counts import TOLL
from uratori.claims.clauses.fields import when
from uratori.claims.clauses.moments import days
from uratori.claims.clauses.told import Told
from uratori.claims.clauses.words import framing
from uratori.claims.relations.value import Value, past
from uratori.claims.view import View

Rivals = frozenset[frozenset[str]]
"""Pairs of holders, by id or name."""

_NEAR = 2  # sentences
_PLAIN = frozenset(("=raise", "=find", "=rescue", "=hospital", "遺体", "体", "運ぶ", "運び込む", "人", "数"))
"""What a bare toll may say beside it: 死者は11人に〈上る〉, 〈運び込まれた遺体〉は5体."""
_DAYS = 1


def rivals(values: Sequence[Value], look: View) -> Rivals:
    """The pairs of holders whose tolls some report of the story lays side by side."""
    here: dict[tuple[str, str], list[Value]] = defaultdict(list)
    for v in values:
        if v.count.noun in TOLL and v.told.proposition.attributed and v.count.quantity.point:
            here[v.told.proposition.document, v.count.noun].append(v)
    found: set[frozenset[str]] = set()
    for some in here.values():
        for a, b in combinations(some, 2):
            if _beside(a, b, look):
                found |= {frozenset((x, y)) for x in holders(a.told, look) for y in holders(b.told, look)}
    return frozenset(found)


def _beside(a: Value, b: Value, look: View) -> bool:
    """Whether two holders' tolls stand side by side, the second with nothing but the toll."""
    first, second = sorted((a, b), key=lambda v: v.told.proposition.start)
    if not 0 <= second.told.at - first.told.at <= _NEAR or a.count.quantity.agrees(b.count.quantity):
        return False
    if holders(a.told, look) & holders(b.told, look) or past(a) or past(b):
        return False
    said = second.told.proposition.own - framing() - _PLAIN - TOLL
    return not {t for t in said if not _whose(t, second.told, look)}


def _whose(term: str, t: Told, look: View) -> bool:
    """Whether a term only names the holder: 〈団体は〉9人だ."""
    return term.startswith("@") and term[1:] in holders(t, look)


def holders(t: Told, look: View) -> frozenset[str]:
    """All through whom a word came, without the outlet in hand, by id and by every name."""
    links = [k for k in t.statement.chain[1:] if k.entity or k.name]
    known = [e for k in links if k.entity and (e := look.entities.get(k.entity))]
    names = {n.name for e in known for n in e.names} | {e.name for e in known}
    return frozenset({k.entity or k.name or "" for k in links} | names)


def opposed(a: Value, b: Value, of: Rivals, look: View) -> bool:
    """Whether two values are those of two holders, each of whom counts for himself, against whomever."""
    if not of:
        return False
    one, other = holders(a.told, look), holders(b.told, look)
    known = frozenset[str]().union(*of)
    return bool(one & known and other & known) and not one & other


def at_one_time(a: Value, b: Value, look: View) -> bool:
    """Whether two values are told on one day or the next: what stood against each other then."""
    one, other = sorted(when(v.told.proposition, look)[:10] for v in (a, b))
    return bool(one) and days(one, other) <= _DAYS


def disputed(values: Sequence[Value], of: Rivals, look: View) -> Iterator[tuple[Value, Value]]:
    """The tolls of one kind that rivals gave at one time and that cannot both be, each pair of groups once."""
    seen: set[tuple[int, int]] = set()
    tolls = (v for v in values if of and v.count.noun in TOLL)
    once = {(v.told.group, v.count.words, v.told.speaker, when(v.told.proposition, look)[:10]): v for v in tolls}
    for a, b in combinations(once.values(), 2):
        pair = min(a.told.group, b.told.group), max(a.told.group, b.told.group)
        if pair[0] == pair[1] or pair in seen or a.count.noun != b.count.noun:
            continue
        differ = not a.count.quantity.agrees(b.count.quantity) and not (past(a) or past(b))
        if differ and opposed(a, b, of, look) and at_one_time(a, b, look):
            seen.add(pair)
            yield a, b
