"""Small drawings: the marks of certainty and status, and how documents hang on origins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

from uratori.dossier.view import Numbered, Point

_STEP, _MOST, _TOP, _BOTTOM = 9, 14, 5.5, 25.5
_HEIGHT = 31
_SCALE = 1.3  # drawn in small units, shown larger

# Every mark is told by its shape alone; the word stands beside it or in its label.
_SYMBOLS = {
    "c-certain": '<path d="M2 2h8v8H2z" fill="currentColor"/>',
    "c-probable": '<path d="M2.6 2.6h6.8v6.8H2.6z" fill="none" stroke="currentColor" stroke-width="1.2"/>'
    '<path d="M2 10L2 2L10 10z" fill="currentColor"/>',
    "c-possible": '<path d="M2.6 2.6h6.8v6.8H2.6z" fill="none" stroke="currentColor" stroke-width="1.2"/>',
    "c-unknown": '<path d="M4 4.2C4 2.2 8 2.2 8 4.4 8 5.8 6 5.8 6 7.4M6 9v1.4" fill="none" stroke="currentColor"'
    ' stroke-width="1.4"/>',
    "denied": '<path d="M2 2l8 8M10 2l-8 8" fill="none" stroke="currentColor" stroke-width="2"/>',
    "s-corroborated": '<circle cx="3.3" cy="3.5" r="2.3" fill="currentColor"/><circle cx="8.7" cy="3.5" r="2.3"'
    ' fill="currentColor"/><path d="M3.3 4L6 10.5 8.7 4" fill="none" stroke="currentColor" stroke-width="1.2"/>',
    "s-single-origin": '<circle cx="6" cy="3.5" r="2.3" fill="currentColor"/><path d="M2 10.5L6 4l4 6.5M6 4v6.5"'
    ' fill="none" stroke="currentColor" stroke-width="1.2"/>',
    "s-announced": '<path d="M1.5 4.5h2.5L9 1.5v9L4 7.5H1.5z" fill="currentColor"/>'
    '<path d="M11 4.5v3" stroke="currentColor" stroke-width="1.2"/>',
    "s-disputed": '<path d="M2 2l8 8M10 2l-8 8" fill="none" stroke="currentColor" stroke-width="2"/>',
    "s-speculative": '<circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" stroke-width="1.3"'
    ' stroke-dasharray="1.8 1.6"/>',
    "s-superseded": '<path d="M1.5 6H9M6 2.5L9.5 6 6 9.5M11 2v8" fill="none" stroke="currentColor"'
    ' stroke-width="1.4"/>',
    "r-denied-by": '<path d="M2 2l8 8M10 2l-8 8" fill="none" stroke="currentColor" stroke-width="2"/>',
    "r-conflicts": '<path d="M1.5 6h4M10.5 6h-4M4 3L1.5 6 4 9M8 3l2.5 3L8 9" fill="none" stroke="currentColor"'
    ' stroke-width="1.5"/>',
    "r-updates": '<path d="M1.5 6H10M6.5 2.5L10 6 6.5 9.5" fill="none" stroke="currentColor" stroke-width="1.5"/>',
    "r-narrower": '<path d="M10 2L3 6l7 4" fill="none" stroke="currentColor" stroke-width="1.5"/>',
    "r-apparent": '<path d="M1.5 4.5C4 2 7 7 10.5 4.5M1.5 8.5C4 6 7 11 10.5 8.5" fill="none" stroke="currentColor"'
    ' stroke-width="1.4"/>',
    # changes
    "k-new": '<path d="M6 1.5v9M1.5 6h9" stroke="currentColor" stroke-width="1.8"/>',
    "k-rose": '<path d="M6 10.5V2M2.5 5.5L6 2l3.5 3.5" fill="none" stroke="currentColor" stroke-width="1.6"/>',
    "k-fell": '<path d="M6 1.5V10M2.5 6.5L6 10l3.5-3.5" fill="none" stroke="currentColor" stroke-width="1.6"/>',
    "k-denied": '<path d="M2 2l8 8M10 2l-8 8" fill="none" stroke="currentColor" stroke-width="2"/>',
    "k-overtaken": '<path d="M1.5 6H9M6 2.5L9.5 6 6 9.5M11 2v8" fill="none" stroke="currentColor" stroke-width="1.4"/>',
    # the editor's own: a stamp, an open stamp, a stamp struck out
    "n-confirmed": '<circle cx="6" cy="6" r="5.4" fill="currentColor"/><path class="cut" d="M3.4 6.2l1.9 2 3.4-4.2"'
    ' fill="none" stroke-width="1.5"/>',
    "n-check": '<circle cx="6" cy="6" r="4.8" fill="none" stroke="currentColor" stroke-width="1.3"/>'
    '<path d="M6 3v3.6M6 7.8v1.3" stroke="currentColor" stroke-width="1.4"/>',
    "n-dropped": '<circle cx="6" cy="6" r="4.8" fill="none" stroke="currentColor" stroke-width="1.3"/>'
    '<path d="M2.8 6h6.4" stroke="currentColor" stroke-width="1.4"/>',
    "s-reported": '<path d="M2 3h8M2 6h8M2 9h5" stroke="currentColor" stroke-width="1.3"/>',
}


def symbols() -> Markup:
    """The marks, once a page; :func:`mark` refers to them."""
    shapes = "".join(f'<symbol id="{id}" viewBox="0 0 12 12">{path}</symbol>' for id, path in _SYMBOLS.items())
    return Markup(f'<svg class="store" aria-hidden="true" width="0" height="0">{shapes}</svg>')


def mark(name: str) -> Markup:
    """A mark without its word; write the word beside it."""
    if name not in _SYMBOLS:
        return Markup("")
    return Markup('<svg class="mark" aria-hidden="true" viewBox="0 0 12 12"><use href="#{}"/></svg>').format(name)


def hanging(claim: Numbered, label: str) -> Markup:
    """Origins above, documents below, a string from each document to the origin its words come from.

    A filled origin is named, a hollow one is anonymous, not stated or the outlet's own word; a dashed bridge joins
    origins that may be one. A square is filled as its words are certain, a cross denies.
    """
    cells = _cells(claim)
    shown = cells[:_MOST]
    places = {point.document.id: 5 + i * _STEP for i, point in enumerate(shown)}
    heads = _heads(claim, places)
    width = max([*places.values(), *(head.x for head in heads.values())], default=0) + 6
    out = [_bridge(heads, claim)]
    for head in heads.values():
        out += [_string(head.x, places[id]) for id in head.documents]
    out += [_origin(head) for head in heads.values()]
    out += [_document(places[point.document.id], point) for point in shown]
    if len(cells) > _MOST:
        out.append(f'<text x="{width:.0f}" y="{_BOTTOM + 3}" font-size="8" fill="currentColor">')
        out.append(f"+{len(cells) - _MOST}</text>")
        width += 14
    return Markup(
        '<svg class="hanging" role="img" aria-label="{}" width="{}" height="{}" viewBox="0 0 {} {}">{}</svg>'
    ).format(label, round(width * _SCALE), round(_HEIGHT * _SCALE), round(width), _HEIGHT, Markup("".join(out)))


def _cells(claim: Numbered) -> list[Point]:
    """One member a document, its surest; documents of one origin side by side."""
    order: dict[int, int] = {}
    for rank, root in enumerate(claim.claim.origins.roots):
        for n in root.members:
            order.setdefault(n, rank)
    ordered = sorted(range(len(claim.points)), key=lambda n: (order.get(n, len(order)), n))
    seen: dict[str, Point] = {}
    for n in ordered:
        seen.setdefault(claim.points[n].document.id, claim.points[n])
    return list(seen.values())


@dataclass(frozen=True)
class _Head:
    """An origin's dot: where it stands, whether somebody is named, the documents and members that hang on it."""

    x: float
    named: bool
    documents: tuple[str, ...]
    members: tuple[int, ...]


def _heads(claim: Numbered, places: dict[str, int]) -> dict[int, _Head]:
    """The dots by the rank of their root, over the middle of their documents, pushed apart where they would touch."""
    heads: dict[int, _Head] = {}
    right = -9.0
    wanted = []
    for rank, root in enumerate(claim.claim.origins.roots):
        ids = (claim.points[n].document.id for n in root.members if n < len(claim.points))
        documents = tuple(dict.fromkeys(id for id in ids if id in places))
        if documents:
            x = sum(places[id] for id in documents) / len(documents)
            wanted.append((x, rank, _Head(x, claim.named(root), documents, root.members)))
    for x, rank, head in sorted(wanted, key=lambda w: w[:2]):
        right = max(x, right + _STEP)
        heads[rank] = replace(head, x=right)
    return heads


def _bridge(heads: dict[int, _Head], claim: Numbered) -> str:
    """A dashed line between roots that a MAY tie joins."""
    rank_of = {n: rank for rank, head in heads.items() for n in head.members}
    out = []
    for tie in claim.claim.origins.why:
        ranks = {rank_of[n] for n in tie.members if n in rank_of} if tie.same == "may" else set()
        for a, b in pairwise(sorted(heads[rank].x for rank in ranks)):
            out.append(
                f'<path d="M{a:.1f} {_TOP}H{b:.1f}" stroke="currentColor" stroke-width="1.2"'
                ' stroke-dasharray="1.5 1.8" fill="none"/>'
            )
    return "".join(dict.fromkeys(out))


def _string(x: float, to: float) -> str:
    return f'<path d="M{x:.1f} {_TOP}L{to:.1f} {_BOTTOM}" stroke="currentColor" stroke-width=".8" opacity=".55"/>'


def _origin(head: _Head) -> str:
    if head.named:
        return f'<circle cx="{head.x:.1f}" cy="{_TOP}" r="3.6" fill="currentColor"/>'
    return f'<circle class="hollow" cx="{head.x:.1f}" cy="{_TOP}" r="3" stroke="currentColor" stroke-width="1.3"/>'


def _document(x: float, point: Point) -> str:
    a, b = x - 2.8, _BOTTOM - 2.8
    if point.denies:
        return f'<path d="M{a} {b}l5.6 5.6m0-5.6l-5.6 5.6" stroke="currentColor" stroke-width="1.6"/>'
    if point.certainty == "certain":
        return f'<rect x="{a}" y="{b}" width="5.6" height="5.6" fill="currentColor"/>'
    dash = ' stroke-dasharray="1.4 1.2"' if point.certainty == "unknown" else ""
    square = (
        f'<rect class="hollow" x="{a + 0.5:.1f}" y="{b + 0.5:.1f}" width="4.6" height="4.6"'
        f' stroke="currentColor"{dash}/>'
    )
    half = f'<path d="M{a} {b}v5.6h5.6z" fill="currentColor"/>' if point.certainty == "probable" else ""
    return square + half
