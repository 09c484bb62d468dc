"""What a figure is, and how sure it is.

The interval is the percentile bootstrap (Efron 1979) over texts: texts, not labels, are what was sampled.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["f1", "share", "b3"]
Counts = tuple[float, float, float]
"""f1: hits, found, wanted. share: hits, (unused), asked. b3: sum of precisions, sum of recalls, items."""

_ROUNDS = 1000
_SEED = 1


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where gold and found differ: the text, the span in it, the gold label and what was found."""

    document: str
    start: int
    end: int
    wanted: str
    found: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure: its counts text by text, and the differences behind it. ``lower`` marks those where less is
    better."""

    name: str
    kind: Kind
    counts: tuple[tuple[str, Counts], ...]
    differences: tuple[Difference, ...] = ()
    lower: bool = False

    @property
    def value(self) -> float:
        """The figure in per cent."""
        return percentage(self.kind, [c for _, c in self.counts])

    @property
    def count(self) -> int:
        """How many gold labels the figure is of."""
        return round(sum(c[2] for _, c in self.counts))


def percentage(kind: Kind, counts: Sequence[Counts]) -> float:
    """The measure over summed counts, 0 to 100."""
    a, b, c = (sum(row[i] for row in counts) for i in range(3))
    if kind == "share":
        return 100 * a / c if c else 0.0
    precision, recall = (a / c, b / c) if kind == "b3" and c else (a / b if b else 0.0, a / c if c else 0.0)
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


def interval(figure: Figure, rounds: int = _ROUNDS) -> tuple[float, float]:
    """The 95 % interval of a figure, texts drawn with replacement; the same for the same figure.

    >>> interval(Figure("x", "share", (("a", (1, 0, 1)), ("b", (1, 0, 1)))))
    (100.0, 100.0)
    """
    rows = [c for _, c in figure.counts]
    if not rows:
        return 0.0, 0.0
    draw = random.Random(_SEED)
    values = sorted(percentage(figure.kind, draw.choices(rows, k=len(rows))) for _ in range(rounds))
    return values[int(0.025 * rounds)], values[int(0.975 * rounds) - 1]
