"""When: time expressions and their values; the date of an undated document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from uratori.language import Parse, parse
from uratori.model import Analysis, Document, Published, Time
from uratori.times.context import with_cues
from uratori.times.grammar import scan
from uratori.times.narrate import resolve_all
from uratori.times.resolve import Base

__all__ = ["find", "find_in", "infer", "stated"]


def stated(parse: Parse) -> Published:
    """The date of publication that stands in the text (folded offsets in the evidence), or unknown."""
    return Published()


def find_in(parse: Parse, published: Published) -> tuple[Time, ...]:
    """The time expressions of one document (folded offsets), resolved against ``published`` where that is known."""
    found = with_cues(parse, tuple(scan(parse.text)))
    base = Base.of(date.fromisoformat(published.day)) if published.day else Base()
    return resolve_all(found, base)


def infer(analyses: Sequence[Analysis], groups: Sequence[Sequence[str]]) -> tuple[Analysis, ...]:
    """Dates for documents that bear none, from the text and the other documents of the story; the times that hang
    on such a date get their values."""
    return tuple(analyses)


def find(text: str, published: str | None = None, zone: str = "Asia/Tokyo") -> tuple[Time, ...]:
    """find"""
    return find_in(parse(Document("", "", text, 0, len(text))), Published(published))
