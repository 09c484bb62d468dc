from __future__ import annotations

from uratori.language import Parse
from uratori.model import Span


def unknowns(parse: Parse) -> tuple[Span, ...]:
    """The stretches where the outlet itself says that something is not known, in folded offsets."""
    words = (
        "明らかになってい",
        "分かっていな",
        "わかっていな",
        "分かっていま",
        "わかっていま",
        "不明だ",
        "は不明",
        "はっきりしな",
    )
    return tuple(Span(s.start, s.end) for s in parse.sentences if any(w in parse.text[s.start : s.end] for w in words))
