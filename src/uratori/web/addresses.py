"""Where links lead in the browser: every view, claim, document and stretch of words has an address of its own."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from uratori.dossier.anchors import words
from uratori.dossier.view import Difference, Numbered
from uratori.model import Document

#: The views of a story in the order of the tabs; the first is the story's own address.
VIEWS = (
    "now",
    "claims",
    "table",
    "timeline",
    "origins",
    "differences",
    "names",
    "unknowns",
    "documents",
)


def story(id: str, view: str = "now", /, **query: str | int) -> str:
    """``/stories/s1/table?from=41``."""
    path = f"/stories/{quote(id, safe='')}" + ("" if view == "now" else f"/{view}")
    return path + (f"?{urlencode(query)}" if query else "")


class Routes:
    """The addresses inside one story."""

    def __init__(self, story: str) -> None:
        self.story = story

    def view(self, name: str, /, **query: str | int) -> str:
        return story(self.story, name, **query)

    def document(self, document: Document) -> str:
        return self.view("document", id=document.id)

    def span(self, document: Document, start: int, end: int) -> str:
        """The document at some words, which the page marks."""
        found = words(document, start, end)
        if found is None:
            return self.document(document)
        return self.view("document", id=document.id, at=f"{found.start}-{found.end}") + "#at"

    def claim(self, claim: Numbered) -> str:
        return self.view(f"claims/{quote(claim.claim.id, safe='')}")

    def difference(self, difference: Difference, pre: str) -> str:
        return self.view("differences", show=difference.name) + f"#{pre}-{difference.name}"
