"""When it happened above, when it was said below, on one scale of days.

A line from an event to the document that told of it first leans to the left where it was told afterwards, to the
right where it was told in advance.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from uratori.dossier.timeline import Row
from uratori.dossier.view import Numbered, StoryView
from uratori.model import Document

WIDTH, LEFT, RIGHT = 1060, 84, 24
STEP, HIGH = 11, 9  # pixels between stacked marks, and how many are stacked at most
BEYOND = 21  # days before the first and after the last document that the chart still shows
_TICK = 44  # pixels a day's label needs

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Mark:
    """An event (with its claim) or a document; ``width`` is not 0 where only a range of days is known."""

    x: float
    y: float
    claim: Numbered | None = None
    document: Document | None = None
    width: float = 0


@dataclass(frozen=True)
class Chart:
    """``left_out`` counts events that are outside the days shown, of no single day, or too many on one day."""

    marks: tuple[Mark, ...]
    lines: tuple[tuple[float, float, float, float], ...]
    ticks: tuple[tuple[float, str], ...]
    top: float
    bottom: float
    height: float
    left_out: int


def chart(story: StoryView, rows: Sequence[Row]) -> Chart | None:
    """The chart of a story; None where fewer than two days can be told apart."""
    said = {a.document.id: span for a in story.documents if (span := _span(a.document))}
    if not said:
        return None
    first, last = min(a for a, _ in said.values()), max(b for _, b in said.values())
    near = timedelta(BEYOND)
    events = [(day, row.claim) for row in rows if row.claim and (day := _middle(row.event.time))]
    shown = [(day, claim) for day, claim in events if first - near <= day <= last + near]
    low, high = min([first, *(d for d, _ in shown)]), max([last, *(d for d, _ in shown)])
    if low == high:
        return None
    scale = (WIDTH - LEFT - RIGHT) / (high - low).days
    return _draw(story, said, shown, low, scale, len(rows) - len(shown), (high - low).days)


def _draw(
    story: StoryView,
    said: dict[str, tuple[date, date]],
    events: Sequence[tuple[date, Numbered]],
    low: date,
    scale: float,
    left_out: int,
    days: int,
) -> Chart:
    def x(day: date) -> float:
        return round(LEFT + (day - low).days * scale, 1)

    tallest = min(HIGH, max(Counter(day for day, _ in events).values(), default=1))
    top = 16 + tallest * STEP
    bottom = top + 74
    marks: list[Mark] = []
    below: dict[date, int] = defaultdict(int)
    places: dict[str, Mark] = {}
    for a in story.documents:
        if span := said.get(a.document.id):
            n = below[span[0]]
            below[span[0]] += 1
            if n < HIGH:
                y = bottom + 8 + n * STEP
                mark = Mark(x(span[0]), y, document=a.document, width=round((span[1] - span[0]).days * scale, 1))
                places[a.document.id] = mark
                marks.append(mark)
    above: dict[date, int] = defaultdict(int)
    lines = []
    for day, claim in events:
        n = above[day]
        above[day] += 1
        if n >= HIGH:
            left_out += 1
            continue
        mark = Mark(x(day), top - 8 - n * STEP, claim=claim)
        marks.append(mark)
        if teller := next((places[d.id] for d in claim.documents if d.id in places), None):
            lines.append((mark.x, top, teller.x, bottom))
    deepest = min(HIGH, max(below.values(), default=1))
    each = max(1, -(-_TICK // max(1, int(scale))))
    ticks = [low + timedelta(n) for n in range(0, days + 1, each)]
    return Chart(
        tuple(marks),
        tuple(dict.fromkeys(lines)),
        tuple((x(day), f"{day.month}/{day.day}") for day in ticks),
        top,
        bottom,
        bottom + deepest * STEP + 12,
        left_out,
    )


def _span(document: Document) -> tuple[date, date] | None:
    p = document.published
    first, last = _day(p.value or p.earliest), _day(p.value or p.latest)
    return (first, last) if first and last and first <= last else None


def _middle(value: str) -> date | None:
    """The day of an event; of an interval of days, the one in its middle; None for a month, a year or no date."""
    first, slash, last = value.partition("/")
    a, b = _day(first), _day(last) if slash else _day(first)
    return a + (b - a) // 2 if a and b and a <= b else None


def _day(value: str | None) -> date | None:
    """The day of an ISO date or time; None for anything longer or partly unknown."""
    m = _DAY.match(value or "")
    try:
        return date.fromisoformat(m[0]) if m else None
    except ValueError:
        return None
