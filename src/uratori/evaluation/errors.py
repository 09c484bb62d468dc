"""The differences of an evaluation by kind: which errors are the most frequent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from uratori.evaluation.figures import Difference
from uratori.evaluation.run import Evaluation

_ARROW = " ← "


@dataclass(frozen=True, slots=True)
class Kind:
    """Errors of one kind: ``layer``, ``what`` happened, and the differences, in the order of the texts."""

    layer: str
    what: str
    differences: tuple[Difference, ...]


def kinds(evaluation: Evaluation) -> tuple[Kind, ...]:
    """All kinds of errors of an evaluation, the most frequent first. A pair of words that mean the same is one
    difference, so a claim of four members that is missed counts six times."""
    found: dict[tuple[str, str], list[Difference]] = defaultdict(list)
    for layer, figures in evaluation.layers.items():
        for figure in figures:
            for d in figure.differences:
                found[layer, _what(layer, figure.name, d)].append(d)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Kind(layer, what, tuple(rows)) for (layer, what), rows in ordered)


def _what(layer: str, figure: str, d: Difference) -> str:
    if layer == "claims":
        return _bounds(d) if figure.startswith("origin") else _claim(d)
    if layer == "attribution":
        return _statement(d)
    if layer == "names":
        return "a mention is missed, or has another type" if d.wanted else "a mention that is none"
    if layer == "dates":
        return "no date is given, or a wrong one"
    if d.wanted and d.found:
        return "another value"
    return "an expression is missed" if d.wanted else "an expression that is none"


def _claim(d: Difference) -> str:
    return "two ways to say the same are not put together" if d.wanted else "two claims are put together"


def _bounds(d: Difference) -> str:
    if not d.found:
        return "a claim of several documents is not found at all"
    (low, high), (least, most) = _numbers(d.wanted), _numbers(d.found)
    if least <= low and high <= most:
        return "bounds of origins hold, and are wider than the labels"
    return "the lower bound of origins is too high" if least > low else "the upper bound of origins is too low"


def _numbers(bounds: str) -> tuple[int, int]:
    low, high = bounds.split("-")
    return int(low), int(high)


def _statement(d: Difference) -> str:
    if not d.found:
        return "a statement is not found"
    if not d.wanted:
        return "a statement that the labels do not have"
    return "the source is not found" if _ARROW not in d.found else "another ultimate source"


def examples(kind: Kind, most: int) -> Iterator[Difference]:
    """Up to ``most`` differences of a kind, each of another text, spread over all of them."""
    first = {d.document: d for d in reversed(kind.differences) if d.end > d.start}
    rows = [first[doc] for doc in sorted(first)]
    step = max(1, len(rows) // most)
    yield from rows[::step][:most]
