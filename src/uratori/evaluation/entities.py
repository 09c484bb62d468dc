"""Names against gold: mentions found and typed, and one entity over all documents (B³, Bagga & Baldwin 1998)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from uratori.evaluation.expressions import of_text, spans
from uratori.evaluation.figures import Counts, Difference, Figure
from uratori.evaluation.gold import Gold
from uratori.evaluation.matching import overlapping, shared
from uratori.model import Analysis, Mention, Span

# The labelling guide leaves compounds of countries and bare role nouns unmarked: marking one is no fault.
_UNMARKED = re.compile(
    r"[日米中韓露朝印英仏独台豪欧北南]{2,4}|米|.{0,3}(?:知事|社長|市長|町長|村長|会長|社員|職員|大統領|首相|県|市|町|村|会社|政府|警察|県警)"
)


def names(gold: Gold, analyses: Sequence[Analysis]) -> tuple[Figure, ...]:
    """Mentions found, found with the right type, and B³ of the entities of those that name one."""
    by_text = of_text(analyses)
    found: list[tuple[str, Counts]] = []
    typed: list[tuple[str, Counts]] = []
    items: list[tuple[str, str, str]] = []
    differences: list[Difference] = []
    for doc in gold.labelled("names"):
        rows = [r for r in gold.entities if r["doc"] == doc]
        want = spans(rows)
        text = gold.texts[doc]
        have = [m for a in by_text.get(doc, ()) for m in a.mentions if _counts(m, want, text)]
        matched = overlapping(want, have)
        right = [(i, j) for i, j in matched if rows[i]["type"] == have[j].type]
        found.append((doc, (len(matched), len(have), len(want))))
        typed.append((doc, (len(right), len(have), len(want))))
        items += [
            (doc, rows[i]["keys"][0], " ".join(have[j].entities) or f"none {doc} {j}")
            for i, j in matched
            if len(rows[i]["keys"]) == 1
        ]
        hit, taken = {i for i, _ in right}, {j for _, j in matched}
        differences += [
            Difference(doc, w.start, w.end, rows[i]["type"], "") for i, w in enumerate(want) if i not in hit
        ]
        differences += [Difference(doc, m.start, m.end, "", m.type) for j, m in enumerate(have) if j not in taken]
    return (
        Figure("mentions found", "f1", tuple(found)),
        Figure("mentions found and typed", "f1", tuple(typed), tuple(differences)),
        Figure("same entity over all documents", "b3", b_cubed(items)),
    )


def _counts(mention: Mention, want: Sequence[Span], text: str) -> bool:
    return any(shared(w, mention) for w in want) or not _UNMARKED.fullmatch(text[mention.start : mention.end])


def b_cubed(items: Sequence[tuple[str, str, str]]) -> tuple[tuple[str, Counts], ...]:
    """B³ counts by text, of (text, gold cluster, found cluster) items."""
    gold: dict[str, set[int]] = defaultdict(set)
    found: dict[str, set[int]] = defaultdict(set)
    for n, (_, g, f) in enumerate(items):
        gold[g].add(n)
        found[f].add(n)
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for doc, g, f in items:
        both = len(gold[g] & found[f])
        row = sums[doc]
        row[0] += both / len(found[f])
        row[1] += both / len(gold[g])
        row[2] += 1
    return tuple((doc, (row[0], row[1], row[2])) for doc, row in sorted(sums.items()))
