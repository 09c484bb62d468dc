"""Gold labels against what was found: overlaps and one-to-one pairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from uratori.model import Span


class Spanned(Protocol):
    """Anything with code point offsets."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def shared(a: Spanned, b: Spanned) -> int:
    """How many characters two spans share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def likeness(a: Spanned, b: Spanned) -> float:
    """Intersection over union of two spans."""
    both = shared(a, b)
    union = (a.end - a.start) + (b.end - b.start) - both
    return both / union if union else 0.0


def cover(spans: Iterable[Spanned]) -> set[int]:
    """The character positions of spans."""
    out: set[int] = set()
    for s in spans:
        out.update(range(s.start, s.end))
    return out


def pairs(scores: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """One-to-one pairs, best score first (ties by number)."""
    left: set[int] = set()
    right: set[int] = set()
    out: list[tuple[int, int]] = []
    for _, i, j in sorted(scores, key=lambda x: (-x[0], x[1], x[2])):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return out


def overlapping(wanted: Sequence[Spanned], found: Sequence[Spanned]) -> list[tuple[int, int]]:
    """One-to-one pairs of overlapping spans, the most alike first."""
    return pairs((likeness(w, h), i, j) for i, w in enumerate(wanted) for j, h in enumerate(found) if shared(w, h))


def span(value: object) -> Span | None:
    """A gold span: ``{"start", "end"}`` or ``[start, end]`` or null."""
    if isinstance(value, (list, tuple)):
        return Span(int(value[0]), int(value[1]))
    if isinstance(value, dict):
        return Span(int(value["start"]), int(value["end"]))
    return None
