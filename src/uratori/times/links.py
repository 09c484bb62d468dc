"""The same event told by two documents, one of which knows its day: クレムリンは火曜日、… beside 大統領府は12日、…

A window is the words around one expression that names a day. Two windows are compared by the pairs of characters
they share (kanji, katakana and Latin; weighted by how rare they are in the story), which knows nothing of meaning, so
it only speaks for a day where several windows agree.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from uratori.model import Analysis, Time
from uratori.times.expression import Reading

_RUN = re.compile(r"[一-龠々ァ-ヴーA-Za-zＡ-Ｚａ-ｚ]+")
_BEFORE, _AFTER = 40, 70


@dataclass(frozen=True, slots=True)
class Window:
    """``day`` is the day the expression names (None where it hangs on the date of the document)."""

    document: str
    start: int
    end: int
    day: date | None
    reading: Reading
    grams: frozenset[str]


def windows(analysis: Analysis, times: Iterable[Time]) -> tuple[Window, ...]:
    """The windows of one document: one for every expression that names a single day."""
    text, out = analysis.document.text, []
    for t in times:
        r = t.expression
        if not isinstance(r, Reading) or r.point is None or r.cue.stated or not (r.point.has_day or r.point.is_time):
            continue
        if r.point.holiday:
            continue
        sentence = next((s for s in analysis.sentences if s.start <= t.start < s.end), None)
        if sentence is None:
            continue
        a, b = max(sentence.start, t.start - _BEFORE), min(sentence.end, t.end + _AFTER)
        shared = grams(text[a : t.start] + " " + text[t.end : b])
        out += [Window(analysis.document.id, t.start, t.end, day, r, shared) for day in _days(t)]
    return tuple(out)


def _days(t: Time) -> tuple[date | None, ...]:
    """The day of an expression; the first and the last one of 10日から13日."""
    if not t.earliest or not t.latest:
        return (None,)
    first, last = date.fromisoformat(t.earliest[:10]), date.fromisoformat(t.latest[:10])
    return (first,) if first == last else (first, last)


def grams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters inside the content words of ``text``."""
    return frozenset(run[i : i + 2] for m in _RUN.finditer(text) for run in (m.group(),) for i in range(len(run) - 1))


def weights(all_windows: Sequence[Window]) -> dict[str, float]:
    """How much each pair of characters says: rare ones more."""
    counts = Counter(g for w in all_windows for g in w.grams)
    n = len(all_windows) + 1
    return {g: math.log(n / c) for g, c in counts.items()}


def likeness(a: Window, b: Window, weight: Mapping[str, float]) -> float:
    """Weighted cosine, 0 to 1."""
    common = a.grams & b.grams
    if len(common) < 3:
        return 0.0
    shared = sum(weight[g] ** 2 for g in common)
    norm = math.sqrt(sum(weight[g] ** 2 for g in a.grams) * sum(weight[g] ** 2 for g in b.grams))
    return shared / norm if norm else 0.0
