"""The outlet's own word: every sentence that nobody else is the source of."""

from __future__ import annotations

from collections.abc import Iterable

from uratori.language import Parse
from uratori.model import Sentence, Span

_KINDS = ("body", "quote", "list item")


def uncovered(parse: Parse, covered: Iterable[int]) -> list[tuple[int, Span]]:
    """The sentences of the body that hold no statement yet, as index and content without the final stop."""
    have = set(covered)
    return [
        (i, content(parse, s))
        for i, s in enumerate(parse.sentences)
        if i not in have and s.kind in _KINDS and content(parse, s).start < content(parse, s).end
    ]


def content(parse: Parse, sentence: Sentence) -> Span:
    """A sentence without the stop at its end."""
    end = sentence.end
    while end > sentence.start and parse.text[end - 1] in "。．.":
        end -= 1
    return Span(sentence.start, end)
