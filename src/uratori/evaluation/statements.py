"""Attribution against gold: statements by their content, sources, ultimate sources, chain length, certainty,
negation."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from uratori.evaluation.expressions import of_text
from uratori.evaluation.figures import Counts, Difference, Figure
from uratori.evaluation.gold import Gold, Row
from uratori.evaluation.matching import cover, pairs, shared, span
from uratori.model import Analysis, Statement

_ALIKE = 0.5
_NEWS_CERTAINTY = {"asserted": "certain", "announced": "certain", "reported": "certain", "likely": "probable"}
_NAMES = (
    ("statements found", "f1"),
    ("found with the right source", "f1"),
    ("ultimate source right, of all chains", "share"),
    ("… where it stands outside the sentence", "share"),
    ("chain length right", "share"),
    ("certainty right, of those found", "share"),
    ("negation right, of those found", "share"),
)


def attribution(gold: Gold, analyses: Sequence[Analysis]) -> tuple[Figure, ...]:
    """A found statement is a gold one where their contents share half their characters or more."""
    by_text = of_text(analyses)
    surfaces = _surfaces(gold)
    counts: dict[str, list[tuple[str, Counts]]] = {name: [] for name, _ in _NAMES}
    differences: list[Difference] = []
    for doc in gold.labelled("attribution"):
        rows = [r for r in gold.attributions if r["doc"] == doc]
        have = [s for a in by_text.get(doc, ()) for s in a.statements if s.cue or s.source or len(s.chain) > 1]
        matched = _matched(rows, have)
        for name, sums in zip(counts, _text(rows, have, matched, surfaces), strict=True):
            counts[name].append((doc, sums))
        differences += _differences(doc, rows, have, matched, surfaces)
    return tuple(
        Figure(name, kind, tuple(counts[name]), tuple(differences) if n == 2 else ())  # type: ignore[arg-type]
        for n, (name, kind) in enumerate(_NAMES)
    )


def _surfaces(gold: Gold) -> Mapping[str, set[str]]:
    out: dict[str, set[str]] = defaultdict(set)
    for row in gold.entities:
        for key in row["keys"]:
            out[key].add(row["text"])
    for row in gold.attributions:
        for node in row["chain"]:
            out[_key(node)].update(node.get("surfaces", ()) if isinstance(node, dict) else ())
    return out


def _key(node: Any) -> str:  # noqa: ANN401 - a gold node is a key or an object with one
    return str(node["key"] if isinstance(node, dict) else node)


def _matched(rows: Sequence[Row], have: Sequence[Statement]) -> list[tuple[int, int]]:
    covers = [cover(s.content) for s in have]
    scores = []
    for i, row in enumerate(rows):
        want = cover(s for c in row["content"] if (s := span(c)))
        for j, h in enumerate(covers):
            both = len(want & h)
            if both and both >= _ALIKE * len(want | h):
                scores.append((both / len(want | h), i, j))
    return pairs(scores)


def _text(
    rows: Sequence[Row],
    have: Sequence[Statement],
    matched: Sequence[tuple[int, int]],
    surfaces: Mapping[str, set[str]],
) -> tuple[Counts, ...]:
    chained = [i for i, r in enumerate(rows) if len(r["chain"]) > 1]
    outside = [i for i in chained if not rows[i].get("source")]
    partner = dict(matched)
    roots = {i for i in chained if i in partner and root_right(rows[i], have[partner[i]], surfaces)}
    length = sum(i in partner and len(have[partner[i]].chain) == len(rows[i]["chain"]) for i in chained)
    sure = [(label, j) for i, j in matched if (label := _certainty(rows[i])) in ("certain", "probable", "possible")]
    negative = [j for i, j in matched if str(rows[i].get("polarity", "")).startswith("neg")]
    size = (float(len(have)), float(len(rows)))
    return (
        (len(matched), *size),
        (sum(source_right(rows[i], have[j]) for i, j in matched), *size),
        (len(roots), 0, len(chained)),
        (len(roots.intersection(outside)), 0, len(outside)),
        (length, 0, len(chained)),
        (sum(label == have[j].certainty for label, j in sure), 0, len(sure)),
        (sum(have[j].polarity == "negative" for j in negative), 0, len(negative)),
    )


def _certainty(row: Row) -> str:
    label = str(row.get("certainty"))
    return _NEWS_CERTAINTY.get(label, label)


def source_right(row: Row, statement: Statement) -> bool:
    """Both without a source, or the two sources overlap."""
    want = span(row.get("source"))
    if want is None or statement.source is None:
        return want is None and statement.source is None
    return shared(want, statement.source) > 0


def root_right(row: Row, statement: Statement, surfaces: Mapping[str, set[str]]) -> bool:
    """Whether the last holder of the chain is the gold one, by any of the names under which gold has it."""
    key = _key(row["chain"][-1])
    if not statement.chain:
        return False
    last = statement.chain[-1]
    if key.endswith("unspecified"):  # somebody unnamed, or the outlet itself
        return len(statement.chain) == 1 or last.kind == "unknown"
    return any(_same(name, surface) for name in (last.name, *last.names) for surface in surfaces[key])


def _same(a: str | None, b: str) -> bool:
    one, other = _plain(a or ""), _plain(b)
    if not one or not other:
        return False
    return one == other or (min(len(one), len(other)) > 1 and (one in other or other in one))


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(c for c in folded if c not in "・ =")


def _differences(
    doc: str,
    rows: Sequence[Row],
    have: Sequence[Statement],
    matched: Sequence[tuple[int, int]],
    surfaces: Mapping[str, set[str]],
) -> list[Difference]:
    partner = dict(matched)
    out: list[Difference] = []
    for i, row in enumerate(rows):
        place = span(row["content"][0]) if row["content"] else span(dict(row))
        assert place is not None
        wanted = " ← ".join(_key(n) for n in row["chain"])
        if i not in partner:
            out.append(Difference(doc, place.start, place.end, wanted, ""))
        elif len(row["chain"]) > 1 and not root_right(row, have[partner[i]], surfaces):
            out.append(Difference(doc, place.start, place.end, wanted, _chain(have[partner[i]])))
    taken = set(partner.values())
    out.extend(
        Difference(doc, s.content[0].start, s.content[0].end, "", _chain(s))
        for j, s in enumerate(have)
        if j not in taken and s.content
    )
    return out


def _chain(statement: Statement) -> str:
    return " ← ".join(link.name or "?" for link in statement.chain)
