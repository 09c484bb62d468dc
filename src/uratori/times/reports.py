"""What one document says that another outlet reported, and when: 週刊ポラリスは先週、…と報じた, beside that outlet's own document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from uratori.language import fold
from uratori.model import Analysis
from uratori.times.expression import Found, Point, Reading
from uratori.times.links import Frame, Window

CITED = 0.3  # the likeness that such a pair counts for
_NEAR = 14  # characters from the outlet's name to the day of its report
_REPORTED = re.compile(r"報じ|報道し|伝え|伝える|掲載し|書い|放送し|配信し|スクープ")
# 東邦放送, 槙原通信, メリディアン通信日本語版: what is left out where another outlet names it (羅針, メリディアン)
_KIND = re.compile(r"^(?:週刊|月刊)|(?:通信社?|新聞社?|テレビ|放送|ニュース|デジタル|日本語版|電子版)+$")
_SHORTEST = 2


def published_by(analyses: Iterable[Analysis], spots: Mapping[str, tuple[int, int]]) -> tuple[tuple[str, Window], ...]:
    """The outlet of every dated document with a window for its going out."""
    out = []
    for a in analyses:
        d = a.document
        if d.outlet is None or not d.published.day or len(d.outlet.name) <= _SHORTEST:
            continue
        day = date.fromisoformat(d.published.day)
        reading = Reading("DATE", Point(year=day.year, month=day.month, day=day.day))
        out.append((d.outlet.name, Window(Frame(d.id, *spots[d.id], reading, frozenset()), day)))
    return tuple(out)


def cited(
    analysis: Analysis, found: Sequence[Found], reports: Sequence[tuple[str, Window]]
) -> dict[int, tuple[Window, ...]]:
    """For the start of every expression that says when an outlet of ``reports`` reported, the windows of its documents."""
    d, out = analysis.document, {}
    own = d.outlet.name if d.outlet else ""
    names = {n: w for n, w in _by_name(reports).items() if n not in own}
    if not names:
        return {}
    pattern = re.compile("|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)))
    for s in analysis.sentences:
        inside = [f for f in found if s.start <= f.start < s.end]
        text = fold(d.text, s.start, s.end).text if inside and _REPORTED.search(d.text, s.start, s.end) else ""
        for m in pattern.finditer(text):
            at = s.start + m.end()
            said = next((f for f in inside if at <= f.start <= at + _NEAR and not f.reading.cue.quoted), None)
            if said and (p := said.reading.point) and (p.has_day or p.shift("week")) and said.reading.until is None:
                out[said.start] = names[m[0]]
    return out


def _by_name(reports: Sequence[tuple[str, Window]]) -> dict[str, tuple[Window, ...]]:
    out: dict[str, tuple[Window, ...]] = {}
    for name, window in reports:
        short = _KIND.sub("", _KIND.sub("", name))
        for n in {name, short} if len(short) >= _SHORTEST else {name}:
            out[n] = (*out.get(n, ()), window)
    return out
