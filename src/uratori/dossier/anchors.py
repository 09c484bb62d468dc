"""Where links lead: to a document, to words in it, to a claim, to a difference.

:class:`Addresses` is what the templates ask; :class:`Anchors` answers for the dossier, which is one file. The browser
page has its own, over several addresses.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Protocol

from uratori.dossier.view import Difference, Numbered, View
from uratori.model import Document, Span


class Addresses(Protocol):
    """What a link's ``href`` is."""

    def document(self, document: Document) -> str: ...

    def span(self, document: Document, start: int, end: int) -> str: ...

    def claim(self, claim: Numbered) -> str: ...

    def difference(self, difference: Difference, pre: str) -> str: ...


def numbers(view: View) -> dict[str, int]:
    """The running number of every document, by its id: those of a story in order of time, story after story."""
    ordered = [a.document for story in view.stories for a in story.documents]
    found: dict[str, int] = {}
    for document in (*ordered, *(a.document for a in view.dossier.documents)):
        found.setdefault(document.id, len(found) + 1)
    return found


def words(document: Document, start: int, end: int) -> Span | None:
    """A stretch without the white space at its ends; None where nothing is left or it is not inside the document."""
    stretch = document.text[start:end]
    start, end = end - len(stretch.lstrip()), start + len(stretch.rstrip())
    return Span(start, end) if document.start <= start < end <= document.end else None


class Anchors:
    """Addresses inside the page. Remembers every stretch that was asked for, so that the document's text can carry
    its anchor.

    The documents are written last; what no line leads to gets no anchor.
    """

    def __init__(self, numbers: dict[str, int]) -> None:
        self._numbers = numbers
        self._spans: dict[str, set[Span]] = defaultdict(set)

    def document(self, document: Document) -> str:
        return f"#d{self._numbers[document.id]}"

    def span(self, document: Document, start: int, end: int) -> str:
        """The address of a stretch; the document's own where :func:`words` finds none."""
        found = words(document, start, end)
        if found is None:
            return self.document(document)
        self._spans[document.id].add(found)
        return "#" + name(self._numbers[document.id], found)

    def claim(self, claim: Numbered) -> str:
        return f"#c{claim.number}"

    def difference(self, difference: Difference, pre: str) -> str:
        return f"#{pre}-{difference.name}"

    def of(self, document: Document) -> dict[Span, str]:
        """All stretches of a document that were asked for so far, with their anchors."""
        return {span: name(self._numbers[document.id], span) for span in self._spans[document.id]}


def name(number: int, span: Span) -> str:
    """``d3-120-140``: document 3, code points 120 to 140 of its file."""
    return f"d{number}-{span.start}-{span.end}"
