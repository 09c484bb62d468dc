"""Two evaluations of one gold set: what a change won and lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from uratori.evaluation.figures import Difference

Report = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""The JSON form of an evaluation."""


@dataclass(frozen=True, slots=True)
class Change:
    """One figure before and after. ``fell`` says that it is worse by more than its earlier interval; ``won`` are
    differences that are gone, ``lost`` those that are new."""

    layer: str
    name: str
    before: float
    after: float
    fell: bool
    won: tuple[Difference, ...] = ()
    lost: tuple[Difference, ...] = ()


def compare(old: Report, new: Report) -> tuple[Change, ...]:
    """The changes of all figures that both reports hold."""
    return tuple(
        _change(layer, name, before, new[layer][name])
        for layer, figures in old.items()
        for name, before in figures.items()
        if name in new.get(layer, {})
    )


def _change(layer: str, name: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Change:
    low, high = before["interval"]
    fell = after["value"] > high if before.get("lower") else after["value"] < low
    gone = {tuple(d) for d in before.get("differences", ())}
    now = {tuple(d) for d in after.get("differences", ())}
    return Change(
        layer,
        name,
        before["value"],
        after["value"],
        fell,
        tuple(Difference(*d) for d in sorted(gone - now)),
        tuple(Difference(*d) for d in sorted(now - gone)),
    )
