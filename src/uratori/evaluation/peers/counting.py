"""Ways of counting who bears a claim, against the labelled bounds of its independent origins.

Each is given the labelled members, so only the counting is judged: distinct outlets, distinct domains, groups of
documents with like headlines, and what is left once near-duplicates are taken out (MinHash's measure, the Jaccard
likeness of character five-grams, Broder 1997, worked out exactly).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from uratori.data.outlets import find
from uratori.evaluation.figures import Counts, Figure
from uratori.evaluation.gold import Gold, Row

_ALIKE_HEADLINES = 0.4
_NEAR_DUPLICATE = 0.5
Count = Callable[[Sequence[str], "Texts"], int]


class Texts:
    """What the ways of counting look at: the outlet, headline and words of each text."""

    def __init__(self, gold: Gold) -> None:
        named = {r["doc"]: str(r["outlet"]) for r in gold.documents if r.get("outlet")}
        self.outlet = {doc: named.get(doc, doc) for doc in gold.texts}
        bodies = {doc: text.strip() for doc, text in gold.texts.items()}
        self.headline = {doc: _grams(text.split("\n", 1)[0], 2) for doc, text in bodies.items()}
        self.words = {doc: _grams(text, 5) for doc, text in bodies.items()}

    def domain(self, doc: str) -> str:
        known = find(self.outlet[doc])
        return known.domains[0] if known and known.domains else self.outlet[doc]


def _grams(text: str, n: int) -> frozenset[str]:
    return frozenset(text[i : i + n] for i in range(max(1, len(text) - n + 1)))


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def _groups(docs: Sequence[str], grams: Mapping[str, frozenset[str]], alike: float) -> int:
    """How many groups are left when documents that are alike are put together (single link)."""
    groups: list[list[str]] = []
    for doc in docs:
        near = [g for g in groups if any(_jaccard(grams[doc], grams[d]) >= alike for d in g)]
        groups = [g for g in groups if g not in near] + [[doc, *(d for g in near for d in g)]]
    return len(groups)


WAYS: Mapping[str, Count] = {
    "counting documents": lambda docs, _: len(docs),
    "counting outlets": lambda docs, t: len({t.outlet[d] for d in docs}),
    "counting domains": lambda docs, t: len({t.domain(d) for d in docs}),
    "counting unlike headlines": lambda docs, t: _groups(docs, t.headline, _ALIKE_HEADLINES),
    "counting after near-duplicates": lambda docs, t: _groups(docs, t.words, _NEAR_DUPLICATE),
}


def over(gold: Gold) -> Iterable[tuple[str, Figure]]:
    """For each way: how often it counts more than there are origins (above the upper bound of the labels)."""
    texts = Texts(gold)
    claims = [c for c in gold.claims if _counted(c)]
    for name, count in WAYS.items():
        rows: list[tuple[str, Counts]] = []
        for c in claims:
            docs = sorted({m["doc"] for m in c["members"]})
            high = c.get("origins_max", c.get("n_origins"))
            rows.append((docs[0], (float(count(docs, texts) > high), 0.0, 1.0)))
        yield name, Figure("over-counted", "share", tuple(rows), lower=True)


def _counted(claim: Row) -> bool:
    several = len({m["doc"] for m in claim["members"]}) > 1
    return several and not claim.get("loose") and claim.get("origins_max", claim.get("n_origins")) is not None
