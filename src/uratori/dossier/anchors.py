"""Addresses inside the page: every stretch of a document that something leads to."""

from __future__ import annotations

from collections import defaultdict

from uratori.dossier.view import View
from uratori.model import Document, Span


class Anchors:
    """Hands out the anchor of a span and remembers it, so that the document's text can carry it.

    The documents are written last; what no line leads to gets no anchor.
    """

    def __init__(self, view: View) -> None:
        ordered = [a.document for story in view.stories for a in story.documents]
        rest = [a.document for a in view.dossier.documents]
        self.numbers: dict[str, int] = {}
        for document in (*ordered, *rest):
            self.numbers.setdefault(document.id, len(self.numbers) + 1)
        self._documents = {d.id: d for d in rest}
        self._spans: dict[str, set[Span]] = defaultdict(set)

    def document(self, id: str) -> str:
        """The anchor of a document."""
        return f"d{self.numbers[id]}"

    def span(self, document: Document, start: int, end: int) -> str:
        """The anchor of a stretch of a document, white space at its ends left off; the document's own where nothing
        is left or the stretch is not inside it."""
        words = document.text[start:end]
        start, end = end - len(words.lstrip()), start + len(words.rstrip())
        if not document.start <= start < end <= document.end:
            return self.document(document.id)
        self._spans[document.id].add(Span(start, end))
        return name(self.numbers[document.id], Span(start, end))

    def evidence(self, id: str | None, start: int, end: int) -> str | None:
        """The anchor of words in a document known by its id; None where there is no such document."""
        document = self._documents.get(id) if id is not None else None
        return self.span(document, start, end) if document else None

    def of(self, document: Document) -> frozenset[Span]:
        """All stretches of a document that were asked for so far."""
        return frozenset(self._spans[document.id])


def name(number: int, span: Span) -> str:
    """``d3-120-140``: document 3, code points 120 to 140 of its file."""
    return f"d{number}-{span.start}-{span.end}"
