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
_AROUND = 60  # code points of the sentence that are quoted before and after the words


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


def sides(difference: Difference) -> tuple[Side, Side]:
    """The earlier side and the later. Quoted is a member the relation's evidence stands in, else the best one."""
    roles = _ROLES.get(difference.relation.type, ("one", "other"))
    return _side(roles[0], difference, difference.first), _side(roles[1], difference, difference.second)


def _side(role: str, difference: Difference, claim: Numbered) -> Side:
    marked = [(e.document, Span(e.start, e.end)) for e in difference.relation.evidence]
    others = [p for p in (*difference.first.points, *difference.second.points) if p not in claim.points]
    for point in (claim.best, *claim.points):
        sentence = _sentence(point)
        here = sorted({s for document, s in marked if document == point.document.id and sentence.contains(s)})
        # In one sentence with both sides, each keeps its own words.
        strange = [p.span for p in others if p.document is point.document]
        slots = [s for s in here if point.span.contains(s)] or [
            s for s in here if not any(other.contains(s) for other in strange)
        ]
        if slots:
            # A slot that is all of the words sets nothing off.
            told = tuple(s for s in slots if len(s) < 0.8 * len(point.span))
            return Side(role, claim, point, point.span, _near(point.span, sentence, told), told)
    best = claim.best
    return Side(role, claim, best, best.span, _near(best.span, _sentence(best), ()), ())


def _near(span: Span, sentence: Span, slots: tuple[Span, ...]) -> Span:
    """The sentence, but no more of it than a little around the words and the slots."""
    start = min([span.start, *(s.start for s in slots)])
    end = max([span.end, *(s.end for s in slots)])
    return Span(max(sentence.start, start - _AROUND), min(sentence.end, end + _AROUND))


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
