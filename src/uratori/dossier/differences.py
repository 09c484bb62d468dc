"""The two sides of a difference, quoted with the words that differ."""

from __future__ import annotations

from dataclasses import dataclass

from uratori.dossier.view import Difference, Numbered, Point
from uratori.model import Span

_ROLES = {
    "denied-by": ("claimed", "denied"),
    "updates": ("earlier", "later"),
}


@dataclass(frozen=True)
class Side:
    """One side: ``span`` are the claim's words in ``point``'s document, ``around`` the same with their sentence;
    ``slots`` are the words in them that differ."""

    role: str
    claim: Numbered
    point: Point
    span: Span
    around: Span
    slots: tuple[Span, ...]

    @property
    def readable(self) -> Span:
        """What a line without shades of ink quotes: the words, with their sentence where they are few or where the
        slots stand outside them."""
        inside = all(self.span.contains(s) for s in self.slots)
        return self.point.readable if inside else self.around


def sides(difference: Difference) -> tuple[Side, Side]:
    """The earlier side and the later. Quoted is a member the relation's evidence stands in, else the best one."""
    roles = _ROLES.get(difference.relation.type, ("one", "other"))
    return _side(roles[0], difference, difference.first), _side(roles[1], difference, difference.second)


def _side(role: str, difference: Difference, claim: Numbered) -> Side:
    marked = [(e.document, Span(e.start, e.end)) for e in difference.relation.evidence]
    others = [p for p in (*difference.first.points, *difference.second.points) if p not in claim.points]
    for point in (claim.best, *claim.points):
        if point.denial is not None:
            continue
        sentence = point.sentence
        here = sorted({s for document, s in marked if document == point.document.id and sentence.contains(s)})
        # In one sentence with both sides, each keeps its own words.
        strange = [p.span for p in others if p.document is point.document]
        slots = [s for s in here if point.span.contains(s)] or [
            s for s in here if not any(other.contains(s) for other in strange)
        ]
        if slots:
            # A slot that is all of the words sets nothing off.
            told = tuple(s for s in slots if len(s) < 0.8 * len(point.span))
            return Side(role, claim, point, point.span, point.around(told), told)
    best = claim.best
    if (denial := best.denial) is not None:
        return Side(role, claim, best, denial, denial, ())
    return Side(role, claim, best, best.span, best.around(), ())
