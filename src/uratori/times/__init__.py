"""When: time expressions and their values; the date of an undated document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from uratori.language import Parse, parse
from uratori.model import Analysis, Document, Published, Time
from uratori.times.context import with_cues
from uratori.times.dating import infer_dates
from uratori.times.facts import one_year, year_facts
from uratori.times.grammar import scan
from uratori.times.narrate import resolve_all
from uratori.times.resolve import Base
from uratori.times.stated import presumed_year, published, stamp

__all__ = ["find", "find_in", "infer", "stated"]


def stated(parse: Parse) -> Published:
    """The date of publication that stands in the text (folded offsets in the evidence), or unknown."""
    return published(parse.document, parse.text)


def find_in(parse: Parse, published: Published) -> tuple[Time, ...]:
    """The time expressions of one document (folded offsets), resolved against ``published`` where that is known."""
    found = with_cues(parse, tuple(scan(parse.text)))
    return resolve_all(found, _base(parse.document, parse.text, published))


def _base(document: Document, text: str, published: Published) -> Base:
    """What the times count from: the day of publication, or as much of it as is stated."""
    if published.day:
        return Base.of(date.fromisoformat(published.day))
    stamps = stamp(document, text)
    if len(stamps) != 1 or not stamps[0].sound:
        return Base(one_year(year_facts(text)))
    s = stamps[0]
    return Base(s.year or presumed_year(s), s.month, s.day)


def infer(analyses: Sequence[Analysis], groups: Sequence[Sequence[str]]) -> tuple[Analysis, ...]:
    """Dates for documents that bear none, from the text and the other documents of the story; the times that hang
    on such a date get their values."""
    return infer_dates(analyses, groups)


def find(text: str, published: str | None = None, zone: str = "Asia/Tokyo") -> tuple[Time, ...]:
    """find"""
    return find_in(parse(Document("", "", text, 0, len(text))), Published(published))
