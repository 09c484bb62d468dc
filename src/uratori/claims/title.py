"""What a story is called: the title of one of its documents, never a phrase of our own."""

from __future__ import annotations

from uratori.claims.view import View

_MOST = 200
"""Titles compared at the most, so that a story of thousands costs no more."""


def title(look: View) -> str:
    """The title that says most of what the other titles say (letter bigrams), the earliest of equals; entries of a
    live blog speak for the story only where nothing else does. A story without titles takes the first headline
    of its first document, else the first sentence of its body (no byline, no date line).

    知事選で現職が優勢か / 投票締め切り / 知事選、現職が当確 is called by the first.
    """
    named = [(a.document.title, a.document.layout) for a in look.analyses.values() if a.document.title]
    whole = [t for t, layout in named if layout != "entry"] or [t for t, _ in named]
    if whole:
        bags = [_bigrams(t) for t in whole[:_MOST]]
        shared = [sum(len(bag & other) for other in bags) / (len(bag) + 8) for bag in bags]
        return whole[max(range(len(bags)), key=lambda i: (shared[i], -i))]
    for a in look.analyses.values():
        for kinds in (("headline",), ("body", "quote", "list item"), ("tag", "caption", "credit")):
            for s in a.sentences:
                if s.kind in kinds:
                    return look.text(a.document.id, s.start, s.end)
    return ""


def _bigrams(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))
