"""Fit the weights of ``uratori.claims.same.compare`` on labelled stories and print them as ``likeness.tsv``.

    python scripts/fit_likeness.py GOLD_DIR ... > src/uratori/data/likeness.tsv
    python scripts/fit_likeness.py --held-out GOLD_DIR ...

A gold folder holds docs/*.txt, documents.jsonl and claims.jsonl as tests/gold does; ``scripts/claims_news.py`` builds one
of short stories written for this. The documents go through the whole
analysis, so that the weights fit what the earlier rooms really find. Two labelled spans that do not overlap are a
pair; each covers one or more propositions, and the pair counts by the two of them that are most alike (which of a
sentence's clauses states the claim is not labelled). Only pairs that are compared when claims are linked are looked
at. Ridge regression of the log odds by Newton's method; with so few stories there is one feature for one thought. The
pairs of a story with many weigh less, so that a story of 220 true pairs does not speak for all.
A folder may hold clauses.jsonl too: a row for each clause of a story, ``{"story", "doc", "start", "end", "claims": [ids],
"doubtful": [ids]}``, those that say nothing another says with no claims. All pairs of its clauses that are compared are then
examples as well, each at three tenths of the weight (of one document half of that); doubtful ones are not.
``--held-out`` fits without each story in turn and says how well its pairs are told apart.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from uratori import names, pipeline, times
from uratori.claims.clauses.proposition import Proposition, propositions
from uratori.claims.same.compare import FEATURES, Judge
from uratori.claims.same.link import candidates
from uratori.claims.view import view
from uratori.model import Analysis
from uratori.reading import from_row

Vector = tuple[float, ...]
Pair = tuple[list[Vector], bool, float]
"""The fields of the propositions that two spans cover, whether the spans say the same, and how much the pair counts."""
_RIDGE, _ROUNDS, _STEPS = 1.0, 4, 25
_USUAL, _FEW, _EVEN = 40, 5, 0.25
_CLAUSE, _ONE_DOCUMENT, _COMMON = 0.3, 0.5, 0.5


def _rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _analyses(folder: Path) -> tuple[list[Analysis], dict[str, str]]:
    by_doc: dict[str, list[dict]] = defaultdict(list)
    for row in _rows(folder / "documents.jsonl"):
        by_doc[row["doc"].removesuffix(".txt")].append(row)
    found: list[Analysis] = []
    story: dict[str, str] = {}
    for path in sorted((folder / "docs").glob("*.txt")):
        parts = by_doc[path.stem]
        row = {"id": path.stem, "text": path.read_bytes().decode("utf-8")}
        if len(parts) == 1:
            row |= {k: parts[0][k] for k in ("outlet", "published") if parts[0].get(k)}
        for document in from_row(row, path.name):
            found.append(pipeline.analyze(document))
            story[document.id] = next((p["story"] for p in parts if p.get("story")), document.id)
    return found, story


def stories(folder: Path) -> Iterator[tuple[str, list[Pair]]]:
    """The pairs of labelled spans of each story."""
    found, story = _analyses(folder)
    groups: dict[str, list[str]] = defaultdict(list)
    for document, name in story.items():
        groups[name].append(document)
    unified, entities = names.unify(times.infer(found, list(groups.values())), list(groups.values()))
    spans: dict[tuple[str, int, int], set[str]] = defaultdict(set)
    for claim in _rows(folder / "claims.jsonl"):
        for m in claim["members"] if not claim.get("loose") else ():
            spans[m["doc"].removesuffix(".txt"), m["start"], m["end"]].add(claim["id"])
    clauses = _rows(path) if (path := folder / "clauses.jsonl").exists() else []
    for name, documents in sorted(groups.items()):
        look = view([a for a in unified if a.document.id in documents], entities)
        told = propositions(look)
        judge = Judge(told, [0.0] * (len(FEATURES) + 1))
        met = _met(told, judge)
        covering = {s: [p for p in told if _covers(p, look.analyses[p.document], s)] for s in sorted(spans)}
        pairs = [
            (
                [
                    x.features
                    for p in covering[a]
                    for q in covering[b]
                    if (id(p), id(q)) in met and (x := judge.compare(p, q)).barrier != "denial"
                ],
                same,
                1.0,
            )
            for a, b in combinations([s for s in covering if covering[s]], 2)
            if a[0] != b[0] or a[2] <= b[1] or b[2] <= a[1]
            for same in [bool(spans[a] & spans[b])]
        ]
        labelled = [r for r in clauses if r["story"] == name]
        pairs += list(_clause_pairs(labelled, told, judge, met)) if labelled else []
        if pairs:
            yield name, pairs


def _clause_pairs(
    labelled: Sequence[dict], told: Sequence[Proposition], judge: Judge, met: set[tuple[int, int]]
) -> Iterator[Pair]:
    """The pairs of the clauses of a story each of which is labelled."""
    by_doc: dict[str, list[dict]] = defaultdict(list)
    for row in labelled:
        by_doc[row["doc"]].append(row)
    known = [(p, *x) for p in told if (x := _labels(p, by_doc[p.document])) is not None]
    for (p, own, unsure), (q, others, doubt) in combinations(known, 2):
        shared = own & others
        if (id(p), id(q)) not in met or not shared.isdisjoint(unsure | doubt):
            continue
        found = judge.compare(p, q)
        if not found.barrier:
            yield [found.features], bool(shared), _CLAUSE * (_ONE_DOCUMENT if p.document == q.document else 1.0)


def _labels(p: Proposition, rows: Sequence[dict]) -> tuple[set[str], set[str]] | None:
    """The claims of the labelled clauses that a proposition is, and those that are doubtful; None where it is none of them."""
    met = [
        r
        for r in rows
        if min(r["end"], p.end) - max(r["start"], p.start) >= _COMMON * min(r["end"] - r["start"], p.end - p.start)
    ]
    if not met:
        return None
    doubtful = {c for r in met for c in r.get("doubtful", ())}
    return {c for r in met for c in r["claims"]} | doubtful, doubtful


def _met(told: Sequence[Proposition], judge: Judge) -> set[tuple[int, int]]:
    """The pairs, by identity, that :func:`uratori.claims.same.link.link` would compare."""
    equal: dict[tuple[object, ...], list[Proposition]] = defaultdict(list)
    for p in told:
        equal[p.text, p.negative, p.times].append(p)
    held = list(equal.values())
    pairs = candidates([ps[0] for ps in held], judge)
    return {(id(p), id(q)) for i, j in pairs for x, y in ((i, j), (j, i)) for p in held[x] for q in held[y]}


def _covers(p: Proposition, analysis: Analysis, span: tuple[str, int, int]) -> bool:
    d = analysis.document
    common = min(span[2], p.end) - max(span[1], p.start)
    return (d.parent or d.id) == span[0] and common >= 0.4 * min(span[2] - span[1], p.end - p.start)


def fit(told: Sequence[Sequence[Pair]]) -> list[float]:
    """The bias and the weights, from the pairs of each story; the pairs' most alike propositions are chosen anew in each
    round."""
    weights = [0.0] * (len(FEATURES) + 1)
    weights[1 + FEATURES.index("context")] = 5.0
    held = [
        (vectors, same, counts * (_USUAL / max(_FEW, sum(s for v, s, n in pairs if v and n == 1.0))) ** _EVEN)
        for pairs in told
        for vectors, same, counts in pairs
        if vectors
    ]
    for _ in range(_ROUNDS):
        weights = _newton([(max(vs, key=lambda v: _odds(weights, v)), same, counts) for vs, same, counts in held])
    return weights


def _odds(weights: Sequence[float], vector: Vector) -> float:
    return weights[0] + sum(w * v for w, v in zip(weights[1:], vector, strict=True))


def _newton(rows: Sequence[tuple[Vector, bool, float]]) -> list[float]:
    n = len(FEATURES) + 1
    weights = [0.0] * n
    for _ in range(_STEPS):
        slope = [0.0, *(_RIDGE * w for w in weights[1:])]
        bend = [[_RIDGE * (i == j and i > 0) + 1e-6 * (i == j) for j in range(n)] for i in range(n)]
        for vector, same, counts in rows:
            x = (1.0, *vector)
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, _odds(weights, vector)))))
            there = [k for k in range(n) if x[k]]
            for i in there:
                slope[i] += counts * (p - same) * x[i]
                for j in there:
                    bend[i][j] += counts * p * (1 - p) * x[i] * x[j]
        step = _solve(bend, slope)
        weights = [w - s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return weights


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    n = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(n):
        for k in range(i + 1, n):
            factor = rows[k][i] / rows[i][i]
            rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i], strict=True)]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (rows[i][n] - sum(rows[i][j] * out[j] for j in range(i + 1, n))) / rows[i][i]
    return out


def best_f1(scored: Sequence[tuple[float, bool]]) -> tuple[float, float, float]:
    """F1, precision and recall at the best threshold."""
    total = sum(same for _, same in scored)
    hits, best = 0, (0.0, 0.0, 0.0)
    for n, (_, same) in enumerate(sorted(scored, key=lambda x: -x[0]), start=1):
        hits += same
        best = max(best, (2 * hits / (n + total), hits / n, hits / total if total else 0.0))
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--held-out", action="store_true")
    args = parser.parse_args()
    found = [s for folder in args.folders for s in stories(folder)]
    if args.held_out:
        everything: list[tuple[float, bool]] = []
        for name, pairs in found:
            weights = fit([rest for other, rest in found if other != name])
            scored = [(max((_odds(weights, v) for v in vs), default=-99.0), same) for vs, same, n in pairs if n == 1.0]
            everything += scored
            print(name, len(pairs), *(f"{100 * v:.1f}" for v in best_f1(scored)))
        print("all", len(everything), *(f"{100 * v:.1f}" for v in best_f1(everything)))
        return
    print("# The log odds that two propositions say the same are bias + the sum of weight x feature")
    print("# (uratori.claims.same.compare). Fitted by scripts/fit_likeness.py.")
    print("feature\tweight")
    for name, value in zip(("bias", *FEATURES), fit([pairs for _, pairs in found]), strict=True):
        print(f"{name}\t{value:.3f}")


if __name__ == "__main__":
    main()
