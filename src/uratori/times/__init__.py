"""When: time expressions and their values; the date of an undated document."""

from __future__ import annotations

from collections.abc import Sequence

from uratori.language import Parse
from uratori.model import Analysis, Published, Time

__all__ = ["find_in", "infer", "stated"]


def stated(parse: Parse) -> Published:
    """The date of publication that stands in the text (folded offsets in the evidence), or unknown."""
    return Published()


def find_in(parse: Parse, published: Published) -> tuple[Time, ...]:
    """The time expressions of one document (folded offsets), resolved against ``published`` where that is known."""
    return ()


def infer(analyses: Sequence[Analysis], groups: Sequence[Sequence[str]]) -> tuple[Analysis, ...]:
    """Dates for documents that bear none, from the text and the other documents of the story; the times that hang
    on such a date get their values."""
    return tuple(analyses)
