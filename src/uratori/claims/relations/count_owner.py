"""Of whom or of where a count is, as far as its clause says: 〈甲候補〉が54%、〈乙候補〉が46%; 〈乙島〉の南西約290キロ."""

from __future__ import annotations

from uratori.claims.relations.value import Value
from uratori.claims.view import View
from uratori.model import Entity

_LEAST = 2  # letters of a name that is looked for


def owned_apart(a: Value, b: Value, look: View) -> bool:
    """Whether two counts are of two people, two bodies or two places, each by the last name that stands before it in its
    clause, behind the number before. A person is not another than the town he stands in."""
    one, other = owner(a, look), owner(b, look)
    return one is not None and other is not None and one.type == other.type and one.id != other.id


def owner(v: Value, look: View) -> Entity | None:
    """The last name before a count in its clause, behind the number before it; None where none stands there."""
    p, at = v.told.proposition, v.count.quantity.start
    first = max((c.quantity.end for c in p.counts if c.quantity.end <= at), default=0)
    words = p.text[first:at]
    best: tuple[int, int, Entity] | None = None
    for term in p.names:
        e = look.entities.get(term[1:])
        for name in (n.name for n in e.names) if e else ():
            found = words.rfind(name) if len(name) >= _LEAST else -1
            if e and found >= 0 and (best is None or (found + len(name), len(name)) > best[:2]):
                best = found + len(name), len(name), e
    return best[2] if best else None
