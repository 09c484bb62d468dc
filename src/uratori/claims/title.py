"""What a story is called: the title of one of its documents, never a phrase of our own."""

from __future__ import annotations

from functools import lru_cache

from uratori.claims.view import View
from uratori.model import Analysis
from uratori.reading.labels.fields import label
from uratori.reading.labels.page_lines import MARKS

_FIRST = 6  # sentences among which the headline of a text is looked for
_PARTS = frozenset(("entry", "post"))
_MOST = 200
"""Titles compared at the most, so that a story of thousands costs no more."""


def title(look: View) -> str:
    """The title that says most of what the other titles say (letter bigrams), the earliest of equals; entries of a
    live blog and posts speak for the story only where nothing else does. The first headline of a text without a title is its title. A
    story without any takes the first sentence of its first document's body (no byline, no date line).

    知事選で現職が優勢か / 投票締め切り / 知事選、現職が当確 is called by the first.
    """
    named = [(name, a.document.layout) for a in look.analyses.values() if (name := _headline(look, a))]
    whole = [t for t, layout in named if layout not in _PARTS] or [t for t, _ in named]
    if whole:
        return _telling(tuple(whole[:_MOST]))
    for a in look.analyses.values():
        for kinds in (("body", "quote", "list item"), ("tag", "caption", "credit")):
            for s in a.sentences:
                if s.kind in kinds:
                    return look.text(a.document.id, s.start, s.end)
    return ""


@lru_cache(maxsize=64)
def _telling(titles: tuple[str, ...]) -> str:
    """The one of some titles that says most of what the others say."""
    bags = [_bigrams(t) for t in titles]
    shared = [sum(len(bag & other) for other in bags) / (len(bag) + 8) for bag in bags]
    return titles[max(range(len(bags)), key=lambda i: (shared[i], -i))]


def _headline(look: View, analysis: Analysis) -> str | None:
    """A document's title, or the headline that opens its text."""
    if analysis.document.title:
        return analysis.document.title
    for s in analysis.sentences[:_FIRST]:
        if s.kind == "headline":
            words = look.text(analysis.document.id, s.start, s.end)
            of, value = label(words)  # 見出し：…, テロップ：…
            shown = (value if of == "title" else words).lstrip(f"{MARKS} \u3000")  # ◎市長選、現職が出馬表明
            return shown or words
    return None


def _bigrams(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))
