"""When: time expressions and their values; the date of an undated document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from uratori.language import Parse, fold, sentences
from uratori.model import Analysis, Document, Published, Time
from uratori.times.context import with_cues, words_in, words_of
from uratori.times.dating import infer_dates
from uratori.times.facts import one_year, year_facts
from uratori.times.grammar import scan
from uratori.times.narrate import resolve_all
from uratori.times.resolve import Base
from uratori.times.stated import presumed_year, published, stamp

__all__ = ["find", "find_in", "infer", "stated"]


def find(text: str, published: str | None = None, zone: str = "Asia/Tokyo") -> tuple[Time, ...]:
    """The time expressions of a Japanese text, each with its TIMEX3 type, value and mod.

    ``published`` is the ISO day from which 先月, 12日 and 火曜日 count; without it, or with a month or a year alone, such
    values keep an X for what nobody knows, or are None. ``zone`` is the IANA zone of clock times that name none. Offsets are into ``text``.
    Raises ValueError where ``published`` is no ISO date, and ZoneInfoNotFoundError where ``zone`` is no zone.

    >>> text = "外相は先月３１日に訪米し、12日にも帰国する。会談は5時間余りに及んだ。"
    >>> for t in find(text, published="2024-09-10"):
    ...     print(text[t.start:t.end], t.type, t.value, t.mod)
    先月３１日 DATE 2024-08-31 None
    12日 DATE 2024-09-12 None
    5時間余り DURATION PT5H AFTER
    """
    folded = fold(text)
    cut = sentences(folded.text)
    found = with_cues(folded.text, cut, words_in(folded.text), tuple(scan(folded.text)))
    base = _bounded(Published(published)) if published else Base()
    times = resolve_all(found, base, ZoneInfo(zone))
    if folded.starts is None:
        return times
    raw = folded.raw
    return tuple(
        Time(raw(t.start), raw(t.end), t.type, t.value, t.mod, t.anchor, t.earliest, t.latest, t.expression)
        for t in times
    )


def stated(parse: Parse) -> Published:
    """The date of publication that stands in the text (folded offsets in the evidence), or unknown, with what is
    stated of it as evidence; within the bounds that the document was given, where it states no day."""
    found, bounds = published(parse.document, parse.text), parse.document.published
    if found.value or found.earliest or not (bounds.earliest or bounds.latest):
        return found
    return replace(bounds, evidence=found.evidence)


def find_in(parse: Parse, published: Published) -> tuple[Time, ...]:
    """The time expressions of one document (folded offsets), resolved against ``published`` where that is known."""
    found = with_cues(parse.text, parse.sentences, words_of(parse), tuple(scan(parse.text)))
    return resolve_all(found, _base(parse.document, parse.text, published))


def _base(document: Document, text: str, published: Published) -> Base:
    """What the times count from: the day of publication, or as much of it as is stated."""
    known = _bounded(published)
    if published.day:
        return known
    stamps = stamp(document, text)
    if len(stamps) != 1 or not stamps[0].sound:
        return known if known.year else Base(one_year(year_facts(text)))
    s = stamps[0]
    return Base(s.year or presumed_year(s) or known.year, s.month or known.month, s.day)


def _bounded(published: Published) -> Base:
    """The day of publication, or as much of it as its bounds share: 2024-05 of 1 and 31 May 2024."""
    if published.day:
        return Base.of(date.fromisoformat(published.day))
    first, last = (date.fromisoformat(d) if d else None for d in (published.earliest, published.latest))
    if first is None or last is None or first.year != last.year:
        return Base()
    return Base(first.year, first.month if first.month == last.month else None)


def infer(analyses: Sequence[Analysis], groups: Sequence[Sequence[str]]) -> tuple[Analysis, ...]:
    """``analyses`` with dates for documents that bear none, from the text and the other documents of the story
    (``groups``: the document ids of each); the times that hang on such a date get their values. Offsets are the
    documents' own."""
    return infer_dates(analyses, groups)
