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
class Frame:
    """The words around one expression that can name a day."""

    document: str
    start: int
    end: int
    reading: Reading
    grams: frozenset[str]


@dataclass(frozen=True, slots=True)
class Window:
    """A frame with the day its expression names."""

    frame: Frame
    day: date


def frames(analysis: Analysis) -> tuple[Frame, ...]:
    """The frames of one document, in the order of the text."""
    text, out, k = analysis.document.text, [], 0
    sentences = analysis.sentences
    for t in analysis.times:
        r = t.expression
        if not isinstance(r, Reading) or r.point is None or r.cue.stated or r.point.holiday:
            continue
        if not (r.point.has_day or r.point.is_time):
            continue
        while k < len(sentences) and sentences[k].end <= t.start:
            k += 1
        if k == len(sentences) or sentences[k].start > t.start:
            continue
        a, b = max(sentences[k].start, t.start - _BEFORE), min(sentences[k].end, t.end + _AFTER)
        out.append(Frame(analysis.document.id, t.start, t.end, r, grams(text[a : t.start] + " " + text[t.end : b])))
    return tuple(out)


def windows(framed: Sequence[Frame], times: Iterable[Time]) -> tuple[Window, ...]:
    """The frames whose expressions name a day as ``times`` resolve them; two windows for 10日から13日."""
    days = {(t.start, t.end): _days(t) for t in times if t.earliest}
    return tuple(Window(f, day) for f in framed for day in days.get((f.start, f.end), ()))


def _days(t: Time) -> tuple[date, ...]:
    """The day of an expression; the first and the last one of 10日から13日."""
    if not t.earliest or not t.latest:
        return ()
    first, last = date.fromisoformat(t.earliest[:10]), date.fromisoformat(t.latest[:10])
    return (first,) if first == last else (first, last)


def grams(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters inside the content words of ``text``."""
    return frozenset(run[i : i + 2] for m in _RUN.finditer(text) for run in (m.group(),) for i in range(len(run) - 1))


def weights(framed: Sequence[Frame]) -> dict[str, float]:
    """How much each pair of characters says: rare ones more."""
    counts = Counter(g for f in framed for g in f.grams)
    n = len(framed) + 1
    return {g: math.log(n / c) for g, c in counts.items()}


def likeness(a: Frame, b: Frame, weight: Mapping[str, float]) -> float:
    """Weighted cosine, 0 to 1."""
    common = a.grams & b.grams
    if len(common) < 3:
        return 0.0
    shared = sum(weight[g] ** 2 for g in common)
    norm = math.sqrt(sum(weight[g] ** 2 for g in a.grams) * sum(weight[g] ** 2 for g in b.grams))
    return shared / norm if norm else 0.0
