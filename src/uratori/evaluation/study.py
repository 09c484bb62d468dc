"""How far counts of outlets overstate by how many independent origins a claim is borne: the study of ``docs/study``.

On labelled stories every way of counting is held against the labelled bounds; on real text, which bears no labels, what a
reader would count is held against the bounds that the texts allow.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from uratori.evaluation.gold import Gold
from uratori.evaluation.peers.counting import WAYS, Texts
from uratori.model import Claim, Dossier, Statement

_ROUNDS = 2000
_PRESS = ("outlet", "agency")


@dataclass(frozen=True, slots=True)
class Counted:
    """One claim counted in one way: the story it is of (what intervals are drawn over), the count, the bounds."""

    story: str
    count: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Share:
    """A mean with its 95 % interval."""

    value: float
    low: float
    high: float

    def to_json(self) -> list[float]:
        return [round(self.value, 2), round(self.low, 2), round(self.high, 2)]


def mean(rows: Sequence[tuple[str, float]]) -> Share:
    """The mean of values, each with its story, and its interval: percentile bootstrap, stories drawn with replacement
    (Efron 1979).

    >>> mean([("a", 1), ("a", 0), ("b", 1), ("b", 0)])
    Share(value=0.5, low=0.5, high=0.5)
    """
    sums: dict[str, tuple[float, int]] = defaultdict(lambda: (0.0, 0))
    for story, value in rows:
        total, n = sums[story]
        sums[story] = total + value, n + 1
    stories = [sums[s] for s in sorted(sums)]
    if not stories:
        return Share(0.0, 0.0, 0.0)
    draw = random.Random(1)
    means = sorted(_ratio(draw.choices(stories, k=len(stories))) for _ in range(_ROUNDS))
    return Share(_ratio(stories), means[int(0.025 * _ROUNDS)], means[int(0.975 * _ROUNDS) - 1])


def _ratio(sums: Sequence[tuple[float, int]]) -> float:
    return sum(s for s, _ in sums) / sum(n for _, n in sums)


def summary(rows: Sequence[Counted]) -> dict[str, Any]:
    """Of one way of counting, each with its interval: ``count`` on average; ``overstated``, per cent of claims counted
    above the upper bound, more than can be true; ``factor``, the count over the upper bound on average, by how much at
    the least it overstates; ``understated``, per cent counted below the lower bound; ``told``, per cent of which the
    upper and the lower bound are one number."""
    measures = {
        "count": [(r.story, float(r.count)) for r in rows],
        "overstated": [(r.story, 100.0 * (r.count > r.high)) for r in rows],
        "factor": [(r.story, r.count / max(1, r.high)) for r in rows],
        "understated": [(r.story, 100.0 * (r.count < r.low)) for r in rows],
        "told": [(r.story, 100.0 * (r.low == r.high)) for r in rows],
    }
    found = {name: mean(values).to_json() for name, values in measures.items()}
    return {"claims": len(rows), "stories": len({r.story for r in rows}), **found}


def labelled(gold: Gold, name: str) -> Mapping[str, list[Counted]]:
    """Every labelled claim that two documents or more bear, in each way of counting. ``name`` tells the stories of one
    set from those of another."""
    texts = Texts(gold)
    story = {r["doc"]: f"{name} {r.get('story') or r['doc']}" for r in gold.documents}
    out: dict[str, list[Counted]] = {way: [] for way in WAYS}
    for claim in gold.claims:
        docs = sorted({m["doc"] for m in claim["members"]})
        low = claim.get("origins_min", claim.get("n_origins"))
        high = claim.get("origins_max", claim.get("n_origins"))
        if len(docs) < 2 or claim.get("loose") or low is None or high is None:
            continue
        for way, count in WAYS.items():
            out[way].append(Counted(story.get(docs[0], name), count(docs, texts), low, high))
    return out


@dataclass(frozen=True, slots=True)
class Told:
    """A claim of real text: ``outlets`` that the texts name for it; ``listed``, how many the articles it stands in cite
    in all; ``behind``, whether anybody is named whom one of the outlets has it from; ``sentences`` it stands in."""

    story: str
    claim: Claim
    outlets: frozenset[str]
    listed: int
    behind: bool
    sentences: int

    def counted(self, count: int) -> Counted:
        return Counted(self.story, count, self.claim.origins.min, self.claim.origins.max)


def told(dossier: Dossier, cited: Mapping[str, AbstractSet[str]]) -> Iterator[Told]:
    """The claims for which the texts name an outlet. ``cited`` are the outlets each document lists, by document id."""
    statements = {(a.document.id, s.id): s for a in dossier.documents for s in a.statements}
    for story in dossier.stories:
        for claim in story.claims:
            pairs = [(m.document, statements[m.document, m.statement]) for m in claim.members]
            outlets = frozenset(name for _, s in pairs for name in _press(s))
            if not outlets:
                continue
            listed = {o for d in {d for d, _ in pairs} for o in cited.get(d, ())}
            behind = any(_press(s) and s.chain[-1].kind not in _PRESS for _, s in pairs)
            sentences = len({(d, s.start) for d, s in pairs})
            yield Told(story.id, claim, outlets, len(listed), behind, sentences)


def _press(statement: Statement) -> list[str]:
    """The outlets through which the outlet in hand says that it has a statement."""
    return [link.name for link in statement.chain[1:] if link.kind in _PRESS and link.name]


def answer(claim: Told) -> str:
    """What the texts tell of the origins of a claim, beside the number of outlets that they name."""
    bounds = claim.claim.origins
    if bounds.max < len(claim.outlets):
        return "fewer than outlets, for certain"
    if bounds.min >= 2:
        return "two or more, for certain"
    return "cannot tell; somebody is named behind an outlet" if claim.behind else "cannot tell; nobody is named"


def real(dossier: Dossier, cited: Mapping[str, AbstractSet[str]]) -> dict[str, Any]:
    """The figures of real text: what the texts name for a claim, and what an article lists, against the bounds."""
    claims = list(told(dossier, cited))
    several = [c for c in claims if len(c.outlets) > 1]
    once = [c for c in several if c.sentences == 1]
    ties = Counter(t.reason for c in several for t in c.claim.origins.why if t.same == "may")
    sure = Counter(t.reason for c in several for t in c.claim.origins.why if t.same == "must")
    return {
        "articles": len(dossier.documents),
        "stories": len(dossier.stories),
        "claims": sum(len(s.claims) for s in dossier.stories),
        "claims with an outlet named": len(claims),
        "outlets named": dict(sorted(Counter(len(c.outlets) for c in claims).items())),
        "counting the outlets named": summary([c.counted(len(c.outlets)) for c in several]),
        "… of claims told in one sentence": summary([c.counted(len(c.outlets)) for c in once]),
        "counting the outlets listed": summary([c.counted(c.listed) for c in claims if c.listed]),
        "answers": _answers(several),
        "answers, told in one sentence": _answers(once),
        "may be one, by reason": dict(ties.most_common()),
        "must be one, by reason": dict(sure.most_common()),
    }


def _answers(claims: Sequence[Told]) -> dict[str, list[float]]:
    """Per cent of claims by what the texts tell of them."""
    names = sorted({answer(c) for c in claims})
    return {n: mean([(c.story, 100.0 * (answer(c) == n)) for c in claims]).to_json() for n in names}
