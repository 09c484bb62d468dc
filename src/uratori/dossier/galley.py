"""A document's text as lines of HTML with its spans marked, as on a galley proof with notes in the margin."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from markupsafe import Markup

from uratori.dossier import visible
from uratori.dossier.view import denies, ellipses
from uratori.model import Analysis, Span, Statement

_LONG = 420  # code points of a quotation outside its document


def shown(text: str) -> Markup:
    """Escaped text in which hidden and bidirectional control characters are written out."""
    return Markup(_shown(text))


def _shown(text: str) -> str:
    # Plain strings inside, marked safe once: Markup costs ten times as much a piece.
    return "".join(
        f'<span class="hidden">{visible.code(piece)}</span>' if hidden else escape(piece)
        for hidden, piece in visible.parts(text)
    )


def quoted(text: str) -> Markup:
    """The same, isolated from the direction of the words around it."""
    return Markup(f"<bdi>{_shown(text)}</bdi>")


def passage(text: str, around: Span, words: Span, slots: Iterable[Span]) -> Markup:
    """``around`` with its ``words`` in full ink and what differs in them set off; cut off behind ``_LONG``."""
    end = min(around.end, around.start + _LONG)
    spots = [(words, "core"), *((s, "slot") for s in slots)]
    pieces = [
        _Piece(max(s.start, around.start), min(s.end, end), (name,), None)
        for s, name in spots
        if s.start < end and s.end > around.start
    ]
    before, after = ellipses(text, Span(around.start, end), words)
    after = "…" if end < around.end else after
    return Markup(f"<bdi>{before}{_nested(text, around.start, end, pieces)}{after}</bdi>")


def marked(text: str, around: Span, spans: Iterable[tuple[Span, str]]) -> Markup:
    """``around``, whole, with spans in it as elements of the classes that are given with each (our own words)."""
    pieces = [
        _Piece(max(s.start, around.start), min(s.end, around.end), (name,), None)
        for s, name in spans
        if s.start < around.end and s.end > around.start
    ]
    return Markup(f"<bdi>{_nested(text, around.start, around.end, sorted(pieces))}</bdi>")


@dataclass(frozen=True)
class Line:
    """A line of a document: ``kind`` of its first sentence, and the spans of claims that start in it."""

    number: int
    kind: str
    html: Markup
    start: int
    end: int


@dataclass(frozen=True, order=True)
class _Piece:
    start: int
    end: int
    classes: tuple[str, ...] = field(compare=False)
    id: str | None = field(compare=False)


def lines(analysis: Analysis, anchors: Mapping[Span, str]) -> tuple[Line, ...]:
    """The lines of a document that hold anything; ``anchors`` are the ids of the spans that links lead to."""
    document = analysis.document
    pieces = _pieces(analysis, anchors)
    kinds = {s.start: s.kind for s in analysis.sentences}
    starts = sorted(kinds)
    out: list[Line] = []
    open_: list[_Piece] = []
    at = 0
    for a, b in _rows(document.text, document.start, document.end):
        while at < len(pieces) and pieces[at].start < b:
            open_.append(pieces[at])
            at += 1
        open_ = [p for p in open_ if p.end > a]
        # An anchor stands where its words begin: on the first of several lines.
        here = [_Piece(max(p.start, a), min(p.end, b), p.classes, p.id if p.start >= a else None) for p in open_]
        kind = next((kinds[s] for s in starts[bisect_left(starts, a) :][:1] if s < b), "body")
        out.append(Line(len(out) + 1, kind, Markup(_nested(document.text, a, b, here)), a, b))
    return tuple(out)


def _rows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of ``text[start:end]`` that hold more than white space, without their line breaks."""
    at = start
    for row in text[start:end].split("\n"):
        if row.strip():
            yield at, at + len(row.rstrip("\r"))
        at += len(row) + 1


def _pieces(analysis: Analysis, anchors: Mapping[Span, str]) -> list[_Piece]:
    """Every span to mark, one piece a span however many things it is, sorted by start and the longer first."""
    classes: dict[Span, set[str]] = defaultdict(set)
    said = {content for s in analysis.statements if not denies(s) for content in s.content}
    for s in analysis.statements:
        for content in s.content:
            # 市は〈中止する〉と発表した。主催者は〈否定した〉。 the words are the town's, what denies them is the cue
            answer = s.cue if denies(s) and content in said else None
            classes[answer or content] |= _content(s)
        if s.source:
            classes[s.source].add("source")
        if s.cue:
            classes[s.cue].add("cue")
    for m in analysis.mentions:
        classes[Span(m.start, m.end)] |= {"name", m.type}
    for t in analysis.times:
        classes[Span(t.start, t.end)].add("time")
    for u in analysis.unknowns:
        classes[u].add("open")
    for span in anchors:
        classes[span].add("anchor")
    # What leaves the document or is empty cannot be marked in it.
    document = analysis.document
    kept = (s for s in classes if document.start <= s.start < s.end <= document.end)
    ordered = sorted(kept, key=lambda s: (s.start, -s.end))
    return [_Piece(s.start, s.end, tuple(sorted(classes[s])), anchors.get(s)) for s in ordered]


def _content(s: Statement) -> set[str]:
    return {"content", s.certainty, *(("denied",) if denies(s) else ())}


def _nested(text: str, start: int, end: int, pieces: Iterable[_Piece]) -> str:
    """``text[start:end]`` with pieces as nested elements. Pieces that cross are cut where the outer one ends."""
    queue = [(p.start, -p.end, n, p) for n, p in enumerate(pieces)]
    heapq.heapify(queue)
    serial = len(queue)
    out: list[str] = []
    open_: list[int] = []
    at = start

    def close_until(position: int) -> None:
        nonlocal at
        while open_ and open_[-1] <= position:
            stop = open_.pop()
            out.append(_shown(text[at:stop]))
            out.append("</span>")
            at = stop

    while queue:
        _, _, _, piece = heapq.heappop(queue)
        close_until(piece.start)
        stop = piece.end
        if open_ and stop > open_[-1]:
            rest = _Piece(open_[-1], stop, piece.classes, None)
            heapq.heappush(queue, (rest.start, -rest.end, serial, rest))
            serial += 1
            stop = open_[-1]
        out.append(_shown(text[at : piece.start]))
        at = piece.start
        # Ids and classes are our own words.
        id = f' id="{piece.id}"' if piece.id else ""
        out.append(f'<span{id} class="{" ".join(piece.classes)}">')
        open_.append(stop)
    close_until(end)
    out.append(_shown(text[at:end]))
    return "".join(out)
