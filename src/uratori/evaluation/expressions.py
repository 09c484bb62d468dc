"""Times and dates against gold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from uratori.evaluation.figures import Counts, Difference, Figure
from uratori.evaluation.gold import Gold, Row
from uratori.evaluation.matching import Spanned, likeness, overlapping, span
from uratori.model import Analysis, Span, Time


def of_text(analyses: Sequence[Analysis]) -> Mapping[str, list[Analysis]]:
    """The analyses by the text they lie in: an item of a clip log lies in its parent's."""
    out: dict[str, list[Analysis]] = {}
    for a in analyses:
        out.setdefault(a.document.parent or a.document.id, []).append(a)
    return out


def spans(rows: Sequence[Row]) -> list[Span]:
    return [Span(int(r["start"]), int(r["end"])) for r in rows]


def times(gold: Gold, analyses: Sequence[Analysis]) -> tuple[Figure, ...]:
    """Expressions found (any overlap), found to the character, and found with the right TIMEX3 value."""
    by_text = of_text(analyses)
    found: list[tuple[str, Counts]] = []
    exact: list[tuple[str, Counts]] = []
    right: list[tuple[str, Counts]] = []
    differences: list[Difference] = []
    for doc in gold.labelled("times"):
        rows = [r for r in gold.times if r["doc"] == doc]
        have = [t for a in by_text.get(doc, ()) for t in a.times]
        want = spans(rows)
        matched = overlapping(want, have)
        same = [(i, j) for i, j in matched if timex(rows[i].get("value")) == timex(have[j].value)]
        size = (float(len(have)), float(len(want)))
        found.append((doc, (len(matched), *size)))
        exact.append(
            (doc, (sum((want[i].start, want[i].end) == (have[j].start, have[j].end) for i, j in matched), *size))
        )
        right.append((doc, (len(same), *size)))
        differences.extend(_differences(doc, rows, have, matched))
    return (
        Figure("expressions found", "f1", tuple(found)),
        Figure("expressions exact span", "f1", tuple(exact)),
        Figure("found and value right", "f1", tuple(right), tuple(differences)),
    )


def _differences(
    doc: str, rows: Sequence[Row], have: Sequence[Time], matched: Sequence[tuple[int, int]]
) -> Iterator[Difference]:
    partner = dict(matched)
    for i, row in enumerate(rows):
        j = partner.get(i)
        value = str(row.get("value"))
        if j is None:
            yield Difference(doc, row["start"], row["end"], value, "")
        elif timex(value) != timex(have[j].value):
            yield Difference(doc, row["start"], row["end"], value, str(have[j].value))
    taken = set(partner.values())
    for j, t in enumerate(have):
        if j not in taken:
            yield Difference(doc, t.start, t.end, "", str(t.value))


def timex(value: str | None) -> str | None:
    """A TIMEX3 value as it is compared: zone offsets and seconds do not decide.

    >>> timex("2024-05-11T00:40:00+09:00/2024-05-12")
    '2024-05-11T00:40/2024-05-12'
    """
    if not value:
        return None
    if "/" in value:
        return "/".join(str(timex(v)) for v in value.split("/"))
    day, _, clock = value.partition("T")
    if day and clock[:2].isdigit():
        return f"{day}T{clock[:5]}"
    return value


def dates(gold: Gold, analyses: Sequence[Analysis]) -> tuple[Figure, ...]:
    """Publication dates that were not handed over: right to the day, and wrong ones given."""
    by_text = of_text(analyses)
    right: list[tuple[str, Counts]] = []
    wrong: list[tuple[str, Counts]] = []
    differences: list[Difference] = []
    for row in gold.documents:
        if not row.get("published") or not (row.get("inferable") or row.get("stated")):
            continue
        day, place = str(row["published"])[:10], span(dict(row))
        assert place is not None
        value = _day(place, by_text.get(row["doc"], ()))
        right.append((row["doc"], (value == day, 0, 1)))
        wrong.append((row["doc"], (value is not None and value != day, 0, 1)))
        if value != day:
            differences.append(Difference(row["doc"], place.start, place.end, day, value or ""))
    return (
        Figure("date right to the day", "share", tuple(right), tuple(differences)),
        Figure("a wrong date given", "share", tuple(wrong), lower=True),
    )


def _day(place: Spanned, analyses: Sequence[Analysis]) -> str | None:
    best = max(analyses, key=lambda a: likeness(place, a.document), default=None)
    return best.document.published.day if best else None
