"""The two sides of a difference, quoted with the words that differ."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from uratori.dossier.view import Difference, Numbered, Point
from uratori.model import Span

_ROLES = {
    "denied-by": ("claimed", "denied"),
    "updates": ("earlier", "later"),
}


@dataclass(frozen=True)
class Side:
    """One side: ``words`` are quoted from ``point``'s document at ``span``; ``slots`` count from the span's start."""

    role: str
    claim: Numbered
    point: Point
    span: Span
    slots: tuple[Span, ...]

    @property
    def words(self) -> str:
        return self.span.of(self.point.document.text)


def sides(difference: Difference) -> tuple[Side, Side]:
    """The earlier side and the later. Quoted is a member the relation's evidence stands in, else the best one."""
    roles = _ROLES.get(difference.relation.type, ("one", "other"))
    return _side(roles[0], difference, difference.first), _side(roles[1], difference, difference.second)


def _side(role: str, difference: Difference, claim: Numbered) -> Side:
    marked = [(e.document, Span(e.start, e.end)) for e in difference.relation.evidence]
    best = claim.best
    for point in (best, *claim.points):
        around = _sentence(point)
        slots = [s for document, s in marked if document == point.document.id and around.contains(s)]
        if slots:
            inside = all(point.span.contains(s) for s in slots)
            quote = point.span if inside else around
            # A slot that is all of the words sets nothing off.
            told = [_from(s, quote) for s in sorted(slots) if len(s) < 0.8 * len(quote)]
            return Side(role, claim, point, quote, tuple(told))
    return Side(role, claim, best, best.span, ())


def _from(span: Span, quote: Span) -> Span:
    return Span(span.start - quote.start, span.end - quote.start)


def _sentence(point: Point) -> Span:
    """The sentences that the member's words stand in."""
    sentences = point.analysis.sentences
    first = max(0, bisect_right(sentences, point.span.start, key=lambda s: s.start) - 1)
    start, end = point.span.start, point.span.end
    for s in sentences[first:]:
        if s.start >= point.span.end:
            break
        if s.end > point.span.start:
            start, end = min(start, s.start), max(end, s.end)
    return Span(start, end)
